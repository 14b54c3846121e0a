"""Practice for a small internet: the link matrix, one click, and how walking finds the ranking."""

from fractions import Fraction
from math import ceil, log

import numpy as np

from fullrank.practice import Choice, Item, Matrix, Number, Vector, derivations, draws, guard, question, show, webs

# --- recall: what this lesson needs ---------------------------------------------------------------


def sum_of_weighted_columns(given, value):
    A, x = np.array(given["A"], dtype=float), given["x"]
    total = sum(weight * column for weight, column in zip(x, A.T, strict=True))
    return np.allclose(total, np.array(value, dtype=float))


@question(concepts=["matrix-vector-product"], kind="compute", verify=sum_of_weighted_columns)
def multiply(rng):
    """A matrix times a vector."""
    A, x = draws.matrix(rng, 2, 2, 4), draws.vector(rng, 2, 4)
    return Item(
        prompt=rf"Multiply: ${show.matrix(A)} {show.column(x)}$.",
        answer=Vector(A @ x),
        slips={
            "transposed": A.T @ x,
            "only-diagonal": np.diag(A) * x,
            "rows-summed-then-scaled": A.sum(axis=1) * x,
        },
        given={"A": A, "x": x},
        nudge="The first entry is the first row against the vector: products first, then the sum.",
    )


# --- link-matrix ----------------------------------------------------------------------------------


def walked(given, value):
    """Send one surfer along each link and count, page by page."""
    size, links = given["size"], given["links"]
    L = np.array([[float(x) for x in row] for row in value])
    for page in range(size):
        targets = [i for j, i in links if j == page]
        counted = np.array([targets.count(i) / len(targets) for i in range(size)])
        if not np.allclose(L[:, page], counted):
            return False
    return True


@question(concepts=["link-matrix"], kind="compute", verify=walked)
def link_matrix_of_web(rng):
    """The link matrix of a web of three or four pages."""
    size = draws.integer(rng, 3, 4)
    links = webs.draw(rng, size, 2 if size == 3 else 3)
    L = webs.shares(size, links)
    counts = [[int(x > 0) for x in row] for row in L]
    into = [sum(row) for row in counts]
    guard(all(into) and len(set(map(sum, zip(*counts, strict=True)))) > 1)
    selfish = webs.shares(size, (*links, *((page, page) for page in range(size))))
    return Item(
        prompt=f"Write down the link matrix of this web, with the pages in the order of their letters.\n\n{webs.in_words(size, links)}",
        answer=Matrix(L),
        slips={
            "rows-normalised": [[Fraction(x, into[i]) for x in row] for i, row in enumerate(counts)],
            "transposed": [list(row) for row in zip(*L, strict=True)],
            "counts-not-probabilities": counts,
            "self-link-added": selfish,
        },
        derivation=lambda: derivations.link_matrix(size, links),
        given={"size": size, "links": links},
        nudge="Begin with page A. How many links leave it, and in which rows does its column have entries?",
    )


def only_this_column_sends_nobody_home(given, value):
    """Let a thousand surfers leave each page; only one page sends on more or fewer than came."""
    unfair = {key for key, column in given["columns"].items() if round(1_000 * float(sum(column))) != 1_000}
    return unfair == {value}


@question(concepts=["link-matrix"], kind="choose", verify=only_this_column_sends_nobody_home)
def illegal_column(rng):
    """Which column cannot stand in a matrix that moves all surfers on."""
    size = draws.integer(rng, 3, 4)
    L = webs.shares(size, webs.draw(rng, size))
    bad = draws.integer(rng, 0, size - 1)
    counts = [int(row[bad] > 0) for row in L]
    empty = rng.random() < 0.5
    guard(empty or sum(counts) > 1)
    for i, row in enumerate(L):
        row[bad] = Fraction(0) if empty else Fraction(counts[i])
    heavy = next((j for j in range(size) if j != bad and max(row[j] for row in L) == 1), None)
    guard(heavy is not None)
    options = tuple((webs.NAMES[j].lower(), f"Column {webs.NAMES[j]}") for j in range(size))
    return Item(
        prompt=rf"One column of this matrix does not send every surfer on to exactly one page. Which? $${show.matrix(L)}$$",
        answer=Choice(webs.NAMES[bad].lower(), options),
        slips={"dangling-zero-column" if empty else "lone-one-refused": webs.NAMES[heavy].lower()},
        given={"columns": {webs.NAMES[j].lower(): tuple(row[j] for row in L) for j in range(size)}},
        nudge="Of a hundred surfers who leave a page, how many must arrive somewhere?",
    )


# --- power-iteration ------------------------------------------------------------------------------


def surfers_counted(given, value):
    """Send whole surfers along whole links."""
    arrived = dict.fromkeys(range(given["size"]), Fraction(0))
    for page, surfers in enumerate(given["surfers"]):
        targets = [i for j, i in given["links"] if j == page]
        for target in targets:
            arrived[target] += Fraction(int(surfers), len(targets))
    return list(arrived.values()) == [Fraction(x) for x in value]


@question(concepts=["power-iteration", "link-matrix"], kind="compute", verify=surfers_counted)
def one_click(rng):
    """Where the surfers are after one click."""
    links = webs.draw(rng, 3, 2)
    L = webs.shares(3, links)
    surfers = 6 * draws.distinct(rng, 3, 1, 9)
    after = [sum(share * int(x) for share, x in zip(row, surfers, strict=True)) for row in L]
    turned = [sum(L[j][i] * int(surfers[j]) for j in range(3)) for i in range(3)]
    counted = [sum(int(x) for share, x in zip(row, surfers, strict=True) if share) for row in L]
    return Item(
        prompt=f"There are ${surfers[0]}$ surfers on A, ${surfers[1]}$ on B and ${surfers[2]}$ on C. "
        f"How many are on each page after one click, if all links of a page are followed equally often?\n\n{webs.in_words(3, links)}",
        answer=Vector(after),
        slips={
            name: v for name, v in {"transposed": turned, "counts-not-probabilities": counted}.items() if v != after
        },
        given={"size": 3, "links": links, "surfers": surfers},
        nudge="Take page A first: its surfers divide among its links. Then add up what arrives on each page.",
    )


def counted_step_by_step(given, value):
    error, steps = 1.0, 0
    while error > given["goal"]:
        error *= given["ratio"]
        steps += 1
    return steps == value


@question(concepts=["power-iteration"], kind="compute", verify=counted_step_by_step)
def steps_to_accuracy(rng):
    """How many steps reduce the error to a given size."""
    first = draws.integer(rng, 2, 9)
    tenths = draws.integer(rng, 2, 9)
    second = Fraction(first * tenths, 10)
    digits = draws.integer(rng, 2, 9)
    exact = digits * log(10) / -log(tenths / 10)
    guard(abs(exact - round(exact)) > 0.02)
    steps = ceil(exact)
    slips = {"one-digit-a-step": digits, "one-step-short": steps - 1}
    if 0 < second < 1:
        slips["first-ratio"] = ceil(digits * log(10) / -log(float(second)))
    return Item(
        prompt=rf"The two largest eigenvalues of a matrix are ${first}$ and ${show.number(second)}$; all others are much smaller. "
        rf"The error of power iteration is $1$ at the start. After how many steps is it below $10^{{-{digits}}}$ for the first time?",
        answer=Number(steps),
        slips=slips,
        given={"ratio": tenths / 10, "goal": 10.0**-digits},
        nudge="What share of the error does one step leave? Call it $q$ and find the first $k$ with $q^k$ small enough.",
    )


def settles_when_walked(given, value):
    L = np.array([[float(x) for x in row] for row in webs.shares(given["size"], given["links"])])
    r = np.linalg.matrix_power(L, 4_000)[:, 0]
    still = np.abs(L @ r - r).sum() < 1e-6
    return given["meaning"][value] == ("settles" if still else "never")


@question(concepts=["power-iteration"], kind="choose", verify=settles_when_walked)
def does_it_settle(rng):
    """Whether the shares of surfers come to rest."""
    size = draws.integer(rng, 3, 5)
    ring = [(page, (page + 1) % size) for page in range(size)]
    order = rng.permutation(size)
    links = [(int(order[j]), int(order[i])) for j, i in ring]
    settles = rng.random() < 0.5
    if settles:
        j, i = (int(x) for x in rng.permutation(size)[:2])
        guard((j, i) not in links)
        links.append((j, i))
        L = np.array([[float(x) for x in row] for row in webs.shares(size, links)])
        sizes = sorted(np.abs(np.linalg.eigvals(L)))
        guard(sizes[-2] < 0.98)
    words = {
        "settles": "They come to rest on one ranking",
        "never": "They go round for ever and never come to rest",
        "vanish": "They disappear, one after the other",
    }
    keys, options = draws.shuffled(rng, words)
    right = "settles" if settles else "never"
    return Item(
        prompt=f"All surfers begin on page A and click without end. What becomes of their shares?\n\n{webs.in_words(size, sorted(links))}",
        answer=Choice(keys[right], options),
        slips={
            "ring-means-never" if settles else "converges-always": keys["never" if settles else "settles"],
            "all-lost": keys["vanish"],
        },
        given={"size": size, "links": links, "meaning": {key: name for name, key in keys.items()}},
        nudge="Follow a single surfer. After how many clicks can it be back on A? Is there more than one number?",
    )


def direction_after_many_exact_steps(given, value):
    """Step with whole numbers, so that nothing is rounded, and compare directions."""
    A = [[int(x) for x in row] for row in given["A"]]
    x = [int(entry) for entry in given["start"]]
    for _ in range(80):
        x = [sum(a * b for a, b in zip(row, x, strict=True)) for row in A]
    v = given["directions"][value]
    cross = x[0] * v[1] - x[1] * v[0]
    return abs(cross) * 10**6 <= max(abs(x[0]), abs(x[1])) * max(abs(v[0]), abs(v[1]))


@question(concepts=["power-iteration"], kind="choose", verify=direction_after_many_exact_steps)
def where_it_leads(rng):
    """The direction that power iteration comes close to, from a given start."""
    small, large = sorted((int(x) for x in draws.distinct(rng, 2, -4, 5, but=(0,))), key=abs)
    guard(abs(large) >= 1.5 * abs(small))
    A, V = draws.matrix_with_eigenvalues(rng, (large, small))
    strong, weak = V[:, 0], V[:, 1]
    bare = rng.random() < 0.5
    start = weak * draws.integer(rng, 1, 2) if bare else V @ draws.vector(rng, 2, 2)
    guard(np.abs(start).max() < 15)
    directions = {"strong": strong, "weak": weak, "column": A[:, 0], "sum": strong + weak}
    guard(
        all(
            u[0] * v[1] != u[1] * v[0] for k, u in enumerate(directions.values()) for v in list(directions.values())[:k]
        )
    )
    keys, options = draws.shuffled(rng, {name: f"${show.row(v)}$" for name, v in directions.items()})
    slip = {"start-orthogonal": keys["strong"]} if bare else {"smallest-eigenvalue": keys["weak"]}
    return Item(
        prompt=rf"The matrix $A = {show.matrix(A)}$ has the eigenvector ${show.row(strong)}$ with eigenvalue ${large}$ and "
        rf"${show.row(weak)}$ with eigenvalue ${small}$. Power iteration starts from ${show.row(start)}$ and makes no rounding "
        "errors. Which direction does it come close to?",
        answer=Choice(keys["weak" if bare else "strong"], options),
        slips=slip,
        given={
            "A": A.tolist(),
            "start": start.tolist(),
            "directions": {keys[n]: v.tolist() for n, v in directions.items()},
        },
        nudge="Take the start apart along the two eigenvectors. Which parts are there at all?",
    )
