"""Practice for surfers who get stuck: one damped click, a ranking by hand, and when damping is needed."""

from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, Number, Vector, derivations, draws, guard, question, show, webs
from fullrank.records import Derivation, Step

DAMPINGS = (Fraction(1, 2), Fraction(3, 4), Fraction(4, 5), Fraction(3, 5), Fraction(2, 5), Fraction(1, 4))


def click(L, r, d, jump=None):
    """One damped click on a web whose zero columns count as linking everywhere."""
    n = len(r)
    stuck = sum((r[j] for j in range(n) if not any(row[j] for row in L)), Fraction(0))
    jump = (1 - d) / n if jump is None else jump
    return [d * (sum(a * x for a, x in zip(row, r, strict=True)) + stuck / n) + jump for row in L]


def matrix_of_all_moves(given, value):
    """Write the whole damped matrix out, column by column, and multiply."""
    n, d = given["size"], float(given["d"])
    G = np.full((n, n), (1 - d) / n)
    for page in range(n):
        targets = [i for j, i in given["links"] if j == page] or list(range(n))
        for target in targets:
            G[target, page] += d / len(targets)
    expected = G @ np.array([float(x) for x in given["r"]])
    return np.allclose(G.sum(axis=0), 1) and np.allclose(expected, [float(x) for x in value])


@question(concepts=["pagerank-damping"], kind="compute", verify=matrix_of_all_moves)
def one_damped_click(rng):
    """One click of the damped surfers on three pages."""
    dangling = rng.random() < 0.5
    links = []
    for page in range(3):
        others = [other for other in range(3) if other != page]
        count = 0 if dangling and page == 2 else draws.integer(rng, 1, 2)
        links += [(page, others[k]) for k in sorted(rng.permutation(2)[:count].tolist())]
    d = DAMPINGS[rng.integers(len(DAMPINGS))]
    parts = draws.distinct(rng, 3, 1, 6)
    r = [Fraction(int(x), int(parts.sum())) for x in parts]
    guard(int(parts.sum()) in (6, 8, 9, 10, 12))
    L = webs.shares(3, links)
    right = click(L, r, d)
    guard(max(x.denominator for x in right) <= 120)
    by_rows = [[Fraction(int(x > 0), sum(y > 0 for y in row) or 1) for x in row] for row in L]
    slips = {
        "swapped-d": click(L, r, 1 - d),
        "no-over-n": click(L, r, d, jump=1 - d),
        "undamped": click(L, r, Fraction(1)),
        "rows-normalised": click(by_rows, r, d),
    }
    if dangling:
        plain = [d * sum(a * x for a, x in zip(row, r, strict=True)) + (1 - d) / 3 for row in L]
        slips |= {"dangling-lost": plain, "dangling-stays": [plain[0], plain[1], plain[2] + d * r[2]]}
    return Item(
        prompt=rf"The shares of surfers on A, B and C are ${show.row(r)}$, and the damping is $d = {show.number(d)}$. "
        f"What are the shares after one click?\n\n{webs.in_words(3, links)}",
        answer=Vector(right),
        slips=slips,
        derivation=lambda: worked_click(L, r, d),
        given={"size": 3, "links": links, "d": d, "r": r},
        nudge="First what comes along the links, times $d$. Then what the jumps bring to each page.",
    )


def worked_click(L, r, d):
    """One damped click from the shares r, line by line; the library's own derivation starts from equal shares."""
    n = len(r)
    stuck = [j for j in range(n) if not any(row[j] for row in L)]
    full = [[Fraction(1, n) if j in stuck else x for j, x in enumerate(row)] for row in L]
    along = [sum((a * x for a, x in zip(row, r, strict=True)), Fraction(0)) for row in full]
    jump, after = (1 - d) / n, click(L, r, d)
    steps = [
        Step(
            "Write the links as columns of shares"
            + (", and give a page without links to all pages alike." if stuck else "."),
            f"L={show.matrix(full)}",
            "Column by column: a page with two links hands half of its surfers along each.",
        ),
        Step(
            "Follow the links.",
            rf"L\,\mathbf{{r}}={show.matrix(full)}{show.column(r)}={show.column(along)}",
            "This is where everyone would be if nobody jumped. The shares still sum to 1.",
        ),
        Step(
            "Work out what the jumps bring to one page.",
            rf"\frac{{1-d}}{{n}}=\frac{{{show.number(1 - d)}}}{{{n}}}={show.number(jump)}",
            rf"A share of $1-d={show.number(1 - d)}$ jumps, and each of the ${n}$ pages receives an equal part of it.",
        ),
        Step(
            "Mix: $d$ times the links, and the same part of the jumps for every page.",
            rf"{show.number(d)}{show.column(along)}+{show.number(jump)}{show.column([1] * n)}={show.column(after)}",
            "Add the three shares as a check: the sum is 1.",
        ),
    ]
    given = rf"\mathbf{{r}}={show.column(r)},\qquad d={show.number(d)}"
    return Derivation("pagerank", "One damped click", given, tuple(steps), tuple(after), show.column(after))


def rank_by_long_walk(given, value):
    """Write out the matrix of all moves, walk 1,024 clicks from the first page, and add up the pages asked for."""
    n, d, links = given["size"], float(given["d"]), given["links"]
    G = np.full((n, n), (1 - d) / n)
    for page in range(n):
        targets = [i for j, i in links if j == page] or list(range(n))
        for target in targets:
            G[target, page] += d / len(targets)
    r = np.linalg.matrix_power(G, 1_024)[:, 0]
    return np.isclose(sum(r[page] for page in given["pages"]), float(value))


def pair_added(size, links, d, ranks):
    """All ranks, and the sum of the last two."""
    one, other = ranks[-2:]
    total = show.number(one + other)
    last = Step(
        "Add the ranks of the two pages.",
        rf"{show.number(one)}+{show.number(other)}={total}",
        "Whoever comes to one of them by a link stays with the two by links. Only a jump leads out.",
    )
    return derivations.ending(
        derivations.pagerank(webs.shares(size, links), d, 1), "", last, result=one + other, answer_tex=total
    )


@question(concepts=["pagerank-damping"], kind="compute", verify=rank_by_long_walk)
def rank_of_pair(rng):
    """How much of the rank a closed pair gathers."""
    size = draws.integer(rng, 3, 5)
    d = DAMPINGS[rng.integers(len(DAMPINGS))]
    a, b = size - 2, size - 1
    links = [(a, b), (b, a)]
    # every other page links to one page of the pair and to at most one page outside it
    outside = list(range(size - 2))
    for page in outside:
        links.append((page, draws.integer(rng, a, b)))
        friends = [other for other in outside if other != page]
        if friends and rng.random() < 0.5:
            links.append((page, friends[rng.integers(len(friends))]))
    out = {page: [i for j, i in links if j == page] for page in outside}
    exact = exact_ranks(size, links, d)
    pair = exact[a] + exact[b]
    guard(pair.denominator <= 120)
    flat = Fraction(2, size)
    swapped = exact_ranks(size, links, 1 - d)
    into = sum(Fraction(sum(i in (a, b) for i in out[page]), len(out[page])) * exact[page] for page in outside)
    guard(len(out) == size - 2)
    return Item(
        prompt=rf"Two pages, {webs.NAMES[a]} and {webs.NAMES[b]}, link only to each other. With damping $d = {show.number(d)}$, which share of the "
        f"whole rank do these two have together?\n\n{webs.in_words(size, sorted(links))}",
        answer=Number(pair),
        slips={"swapped-d": swapped[a] + swapped[b], "undamped": 1, "jumps-not-shared": d * into / (1 - d)}
        if flat != pair
        else {"undamped": 1},
        derivation=lambda: pair_added(size, links, d, exact),
        given={"size": size, "links": links, "d": d, "pages": (a, b)},
        nudge="Let $p$ be the share of the pair. In one click, what comes into the pair and what stays in it?",
    )


def exact_ranks(size, links, d):
    """The ranks as fractions, by eliminating in (I - d L) r = (1 - d)/n."""
    L = webs.shares(size, links)
    rows = [[Fraction(int(i == j)) - d * L[i][j] for j in range(size)] + [(1 - d) / size] for i in range(size)]
    for k in range(size):
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(size):
            if i != k:
                rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]


def what_walking_shows(given, value):
    """Walk from each page without damping and compare where the surfers end."""
    n = given["size"]
    L = np.array([[float(x) for x in row] for row in webs.shares(n, given["links"])])
    ends = np.linalg.matrix_power(L, 5_000)
    still = np.allclose(L @ ends, ends, atol=1e-6)
    if np.any(ends.sum(axis=0) < 0.5):
        seen = "vanish"
    elif not still:
        seen = "round"
    elif np.ptp(ends, axis=1).max() > 1e-6:
        seen = "start"
    else:
        seen = "trap" if np.isclose(ends[:, 0], 0, atol=1e-9).any() else "fine"
    return given["meaning"][value] == seen


WORDS = {
    "fine": "They come to rest on one ranking, in which every page has a share",
    "trap": "They come to rest, but all of them are on a few pages and the others have nothing",
    "round": "They never come to rest",
    "start": "They come to rest on a ranking that depends on where they began",
    "vanish": "In the end nobody is left",
}


@question(concepts=["pagerank-damping"], kind="choose", verify=what_walking_shows)
def does_damping_help(rng):
    """What becomes of the surfers without damping."""
    kind = ("fine", "trap", "round", "start", "vanish")[rng.integers(5)]
    size, links = web_of_kind(kind, rng)
    order = rng.permutation(size)
    links = sorted((int(order[j]), int(order[i])) for j, i in links)
    keys, options = draws.shuffled(rng, WORDS)
    return Item(
        prompt=f"On this web nobody jumps out of boredom: $d = 1$, and a page without links is a dead end. "
        f"What becomes of the surfers?\n\n{webs.in_words(size, links)}",
        answer=Choice(keys[kind], options),
        slips={} if kind == "fine" else {"damping-never-needed": keys["fine"]},
        derivation=lambda: derivations.link_matrix(size, links),
        given={"size": size, "links": links, "meaning": {key: name for name, key in keys.items()}},
        nudge="Look for a page without links, a closed group, a ring, and two groups with no link between them.",
    )


def web_of_kind(kind, rng):
    """A web in which just this goes wrong."""
    if kind == "round":
        size = draws.integer(rng, 3, 5)
        return size, [(page, (page + 1) % size) for page in range(size)]
    if kind == "start":
        return 4, [(0, 1), (1, 0), (0, 0), (2, 3), (3, 2), (3, 3)]
    size = draws.integer(rng, 4, 5)
    links = [(page, (page + 1) % size) for page in range(size)] + [(0, 2)]
    if kind == "trap":
        links = [(j, i) for j, i in links if j < size - 2]
        links += [(size - 2, size - 1), (size - 1, size - 2), (size - 1, size - 1)]
    if kind == "vanish":
        links = [(j, i) for j, i in links if j != size - 1]
    return size, links
