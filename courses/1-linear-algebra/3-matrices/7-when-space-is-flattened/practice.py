"""Practice for flattened space: outcomes, the k that flattens, sound tests, and the sizes of the four subspaces."""

from fractions import Fraction
from math import prod

import numpy as np

from fullrank.practice import Choice, Item, Number, State, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# --- singular-matrix ------------------------------------------------------------------------------


def columns_are_parallel(given, value):
    """Put k in and see whether one column is a multiple of the other, by their angle."""
    A = np.array(given["A"], dtype=float)
    A[tuple(given["place"])] = float(value)
    u, v = A.T
    return abs(abs(u @ v) - np.sqrt((u @ u) * (v @ v))) < 1e-9 * max(1.0, np.sqrt((u @ u) * (v @ v)))


@question(concepts=["singular-matrix"], kind="compute", verify=columns_are_parallel)
def which_k_flattens(rng):
    """The entry that makes a matrix of two rows singular."""
    A = draws.matrix(rng, 2, 2, 9)
    i, j = int(rng.integers(2)), int(rng.integers(2))
    across, beside, below = int(A[1 - i, 1 - j]), int(A[i, 1 - j]), int(A[1 - i, j])
    right = Fraction(beside * below, across)
    guard(abs(right) < 30 and abs(beside) != abs(across) and abs(below) != abs(across))
    letters = [[show.number(x) for x in row] for row in A]
    letters[i][j] = "k"
    shown = r"\begin{bmatrix} " + r" \\ ".join(" & ".join(row) for row in letters) + r" \end{bmatrix}"
    return Item(
        prompt=rf"For which number $k$ is $A = {shown}$ singular?",
        answer=Number(right),
        slips={
            "zero-entry-means-singular": 0,
            "not-divided": beside * below,
            "ratio-turned-over": Fraction(across * below, beside),
            "area-one": Fraction(beside * below + 1, across) if i == j else Fraction(beside * below - 1, across),
        },
        derivation=lambda: determinant_with_k(A, i, j, shown, right),
        given={"A": A, "place": (i, j)},
        nudge="The second column must be some multiple of the first. One row tells you which multiple.",
    )


def determinant_with_k(A, i, j, shown, right):
    """The worked solution with k kept as a letter, so that its first step does not give the answer away."""
    beside, below, across = int(A[i, 1 - j]), int(A[1 - i, j]), int(A[1 - i, 1 - j])
    known, with_k = rf"{bracketed(beside)}\cdot {bracketed(below)}", rf"k\cdot {bracketed(across)}"
    falls, rises = (with_k, known) if i == j else (known, with_k)
    steps = (
        Step(
            "Write the determinant with $k$ in it, and ask for zero.",
            rf"\det A={falls}-{rises}=0",
            "A matrix of two rows flattens the plane exactly when its signed area $ad-bc$ is zero.",
        ),
        Step(
            "Bring the two products to different sides, and divide by the factor of $k$.",
            rf"{across}\,k={beside * below}\quad\Rightarrow\quad k={show.number(right)}",
            "The difference is zero when both products are equal.",
        ),
        Step(
            "Check: one column is a multiple of the other.",
            multiple_of_columns(A, i, j, right),
            "Both rows ask for the same multiple, so the columns lie on one line.",
        ),
    )
    return Derivation("determinant", "The number that flattens", f"A={shown}", steps, right, f"k={show.number(right)}")


def bracketed(value):
    return show.number(value) if value >= 0 else rf"\left({show.number(value)}\right)"


def multiple_of_columns(A, i, j, right):
    rows = [[Fraction(int(x)) for x in row] for row in A]
    rows[i][j] = right
    first, second = ([row[k] for row in rows] for k in range(2))
    return rf"{show.number(second[0] / first[0])}{show.column(first)}={show.column(second)}"


OUTCOMES = (("one", "Exactly one"), ("none", "None"), ("many", "Infinitely many"))


def outcome_by_ranks(given, value):
    """Compare the rank of A with the rank of A and b side by side, by singular values."""
    A, b = np.array(given["A"], dtype=float), np.array(given["b"], dtype=float)
    joined = np.column_stack([A, b])
    size, wider = (int(np.sum(np.linalg.svd(M, compute_uv=False) > 1e-9 * np.abs(M).max())) for M in (A, joined))
    return value == ("none" if wider > size else "one" if size == A.shape[1] else "many")


@question(concepts=["singular-matrix"], kind="choose", verify=outcome_by_ranks)
def how_many_solutions(rng):
    """None, one or infinitely many solutions of two equations."""
    case, written = str(rng.choice(["zero", "small", "none", "many"])), ""
    if case == "zero":
        A = draws.invertible(rng, 2, 6)
        A[int(rng.integers(2)), int(rng.integers(2))] = 0
        b, answer, slips = draws.vector(rng, 2, 9), "one", {"zero-entry-means-singular": "none"}
        guard(draws.determinant(A) != 0)
    elif case == "small":
        A = draws.invertible(rng, 2, 6)
        guard(abs(draws.determinant(A)) > 2)
        written = rf"\tfrac{{1}}{{100}}{show.matrix(A)}"
        A = [[Fraction(int(x), 100) for x in row] for row in A]
        b, answer, slips = draws.vector(rng, 2, 9), "one", {"small-det-means-singular": "none"}
    else:
        first, k = draws.direction(rng, 2, 5), draws.integer(rng, -4, 4, but=(0, 1))
        A = np.column_stack([first, k * first]) if rng.random() < 0.5 else np.array([first, k * first])
        b = A @ draws.vector(rng, 2, 3)
        guard(b.any())
        answer, slips = "many", {"no-solution-only": "none", "count-of-equations": "one"}
        if case == "none":
            b = b + (0, draws.integer(rng, -3, 3, but=(0,)))
            guard(np.linalg.matrix_rank(np.column_stack([A, b])) == 2)
            answer, slips = "none", {"flat-means-many": "many", "count-of-equations": "one"}
    return Item(
        prompt=rf"How many solutions has ${written or show.matrix(A)}\,\mathbf{{x}} = {show.column(b)}$?",
        answer=Choice(answer, OUTCOMES),
        slips=slips,
        derivation=lambda: derivations.elimination(A, b),
        given={"A": [[float(x) for x in row] for row in A], "b": b},
        nudge="Are the columns on one line? If they are, is the right side on that line too?",
    )


def pivot_against_entry(pairs):
    """Each last pivot divided by the largest entry of its own matrix."""
    steps, right = [], ""
    for largest, pivot in pairs:
        share = pivot / largest
        flat = share <= 1e-12
        told = rf"\text{{largest entry }}{size(largest)},\quad \text{{last pivot }}{size(pivot)}"
        right = told if flat else right
        steps.append(
            Step(
                rf"Divide the pivot ${size(pivot)}$ by its largest entry, ${size(largest)}$.",
                rf"\frac{{{size(pivot)}}}{{{size(largest)}}}\approx {size(share)}",
                "Entries stored to sixteen digits are off by about $10^{-16}$ of their size. This pivot is no larger than that: nothing "
                "but rounding is left in it. The matrix is singular as far as anybody can tell."
                if flat
                else "This is far above the $10^{-16}$ that rounding leaves, so the pivot is a number of its own. The matrix is not singular.",
            )
        )
    last = Step(
        "Do not wait for an exact zero.",
        right,
        "Rounded arithmetic hardly ever gives exactly zero, even where the exact pivot is. So report the matrix whose quotient is as "
        "small as rounding.",
    )
    return Derivation(
        "pivot_against_entry", "Pivot against entry", r"\text{pivot}/\text{entry}", (*steps, last), right, right
    )


def only_this_pivot_is_rounding(given, value):
    """Among the reported pairs exactly one has a last pivot below 1e-12 of its largest entry."""
    flat = [key for key, (largest, pivot) in given["pairs"].items() if pivot <= 1e-12 * largest]
    return flat == [value]


@question(concepts=["singular-matrix"], kind="choose", verify=only_this_pivot_is_rounding)
def which_is_flat(rng):
    """Which of four matrices is singular, told from its last pivot and its largest entry."""
    high, low, big = (draws.integer(rng, *ends) for ends in ((4, 9), (-13, -9), (1, 5)))
    lead = [draws.integer(rng, 2, 9) for _ in range(6)]
    pairs = {
        "right": (lead[0] * 10.0**high, lead[1] * 10.0 ** (high - 16)),
        "unit-not-taken-out": (lead[2] * 10.0**low, lead[3] * 10.0 ** (low - 1)),
        "moderate-pivot": (lead[4] * 10.0**big, lead[5] * 10.0 ** (big - 4)),
    }
    texts = {name: f"largest entry ${size(a)}$, last pivot ${size(b)}$" for name, (a, b) in pairs.items()}
    texts["exact-zero-test"] = "none of them, since no pivot is exactly zero"
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt="Elimination with the largest pivots was run on three matrices. Every entry was stored to about sixteen digits. "
        "Which matrix should be reported as singular?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in texts if name != "right"},
        derivation=lambda: pivot_against_entry(
            [pairs[name] for name, _ in sorted(keys.items(), key=lambda one: one[1]) if name in pairs]
        ),
        given={"pairs": {keys[name]: pair for name, pair in pairs.items()}},
        nudge="Divide each last pivot by the largest entry of its own matrix.",
    )


def size(value):
    head, _, tail = f"{value:.0e}".partition("e")
    return rf"{head} \cdot 10^{{{int(tail)}}}"


def tried_on_two(n, power):
    """What a determinant, a zero entry and a smallest pivot say of two matrices of that size."""
    small = rf"10^{{{power}}}"
    steps = (
        Step(
            rf"Take a matrix that flattens nothing, ${small}\cdot I$, and look at its determinant and its entries.",
            rf"\det({small}\cdot I)=({small})^{n}=10^{{{n * power}}}",
            "The determinant is tiny because the entries are, and zeros stand everywhere beside the diagonal. Neither a small "
            "determinant nor a zero entry says that the matrix is singular.",
        ),
        Step(
            "Take one that is singular but for rounding, and look at its last pivot.",
            rf"\text{{last pivot}}\approx 10^{{-16}}\cdot {small}=10^{{{power - 16}}}\neq 0",
            "Exactly it would be 0. Rounding leaves a small rest, so a question for exactly zero is answered no.",
        ),
        Step(
            "Measure the smallest pivot against the largest entry, for both.",
            rf"\frac{{{small}}}{{{small}}}=1,\qquad \frac{{10^{{{power - 16}}}}}{{{small}}}=10^{{-16}}",
            "The unit of the entries divides out. The first is far above $10^{-10}$ and is not singular, the second far below and is. "
            "This test can be trusted.",
        ),
    )
    answer = r"\text{smallest pivot}\le 10^{-10}\cdot\text{largest entry}"
    return Derivation("tried_on_two", "Two trials", rf"{n}\times {n},\quad {small}", steps, "right", answer)


def tried_in_fractions(n, power):
    """What the tests say where nothing is rounded."""
    small = rf"10^{{{power}}}"
    steps = (
        Step(
            rf"Take a matrix that flattens nothing, ${small}\cdot I$, and look at its determinant and its entries.",
            rf"\det({small}\cdot I)=({small})^{n}=10^{{{n * power}}}\neq 0",
            "The determinant is tiny because the entries are, and zeros stand everywhere beside the diagonal. Neither a small "
            "determinant nor a zero entry says that the matrix is singular.",
        ),
        Step(
            "Take one that is singular.",
            r"\text{last pivot}=0,\qquad \det=0",
            "Fractions lose nothing, so what should be 0 is 0, and not a small rest.",
        ),
        Step(
            "Take one with pivots far apart, and no rounding to blame.",
            rf"\text{{pivots }}{small}\text{{ and }}10^{{{power - 12}}}",
            "A smallest pivot of less than $10^{-10}$ of the largest entry is then no crumb of rounding: it is a pivot, and the matrix can be "
            "undone. Only the question whether the determinant equals 0 is right in all three trials.",
        ),
    )
    answer = r"\det = 0\text{, from the pivots}"
    return Derivation(
        "tried_in_fractions", "Three trials", rf"{n}\times {n},\quad {small}", steps, "exact-zero-test", answer
    )


def passes_all_trials(given, value):
    """Run the named test on a flat matrix with rounding, a scaled identity, and a matrix with a zero, all of that size."""
    n, scale = given["n"], given["scale"]
    if given["exact"]:
        return passes_exact_trials(given["meaning"][value], n, Fraction(scale))
    rng = np.random.default_rng(5)
    flat = [scale * rng.normal(size=(n, n - 1)) @ rng.normal(size=(n - 1, n)) / 10 for _ in range(40)]
    whole = [scale * np.eye(n), scale * (np.eye(n) + np.diag(np.ones(n - 1), 1))]

    def test(A):
        return {
            "small-pivot": lambda: np.linalg.svd(A, compute_uv=False)[-1] <= 1e-10 * np.abs(A).max(),
            "exact-zero-test": lambda: np.linalg.det(A) == 0,
            "small-det-means-singular": lambda: abs(np.linalg.det(A)) < 1e-8,
            "zero-entry-means-singular": lambda: bool(np.any(A == 0)),
        }[given["meaning"][value]]()

    return all(test(A) for A in flat) and not any(test(A) for A in whole)


def passes_exact_trials(name, n, scale):
    """The same in fractions, for triangles, whose pivots stand on the diagonal; one of them is nearly flat and not flat."""

    def test(*pivots):
        det = Fraction(prod(pivots))
        return {
            "small-pivot": min(map(abs, pivots)) <= Fraction(1, 10**10) * max(map(abs, pivots)),
            "exact-zero-test": det == 0,
            "small-det-means-singular": abs(det) < Fraction(1, 10**8),
            "zero-entry-means-singular": True,  # there are zeros below the diagonal
        }[name]

    most = [scale] * (n - 1)
    return test(*most, Fraction(0)) and not test(*most, scale) and not test(*most, scale / 10**12)


@question(concepts=["singular-matrix"], kind="choose", verify=passes_all_trials)
def which_test_is_sound(rng):
    """Which test of singularity can be trusted, for matrices of a given size and scale, with rounding or without."""
    n, power = draws.integer(rng, 4, 9), draws.integer(rng, -9, -4)
    exact = bool(rng.random() < 0.4)
    texts = {
        "small-pivot": "the smallest pivot is at most $10^{-10}$ of the largest entry",
        "exact-zero-test": "the determinant, worked out from the pivots, equals $0$",
        "small-det-means-singular": "the determinant, whatever its sign, is smaller than $10^{-8}$",
        "zero-entry-means-singular": "one of the entries is $0$, even before the first step is done",
    }
    keys, options = draws.shuffled(rng, texts)
    right, other = ("exact-zero-test", "small-pivot") if exact else ("small-pivot", "exact-zero-test")
    wrong = "crumbs-without-rounding" if exact else "exact-zero-test"
    how = (
        "keeps all numbers as fractions, so that nothing is rounded"
        if exact
        else "rounds every result to sixteen digits"
    )
    thing = ["sensor readings", "exchange rates", "weights of a network", "distances on a chip", "dye concentrations"]
    return Item(
        prompt=rf"A program receives ${n} \times {n}$ matrices of {thing[int(rng.integers(5))]}, with entries of about "
        rf"$10^{{{power}}}$. It eliminates, with the largest entry left in a column as its pivot, and {how}. By which test should it "
        "report that a matrix is singular?",
        answer=Choice(keys[right], options),
        slips={
            wrong: keys[other],
            **{name: keys[name] for name in ("small-det-means-singular", "zero-entry-means-singular")},
        },
        derivation=lambda: tried_in_fractions(n, power) if exact else tried_on_two(n, power),
        given={"n": n, "scale": 10.0**power, "exact": exact, "meaning": {key: name for name, key in keys.items()}},
        nudge=rf"Try each test on $10^{{{power}}} \cdot I$, which flattens nothing. Then ask what rounding leaves of a pivot that should be $0$.",
    )


def onto_one_line(p, q, against):
    """A second column that is a multiple of the first, to the side that is asked for."""
    first, second = ([Fraction(x) for x in v.tolist()] for v in (p, q))
    multiple = next(b / a for a, b in zip(first, second, strict=True) if a)
    shown = show.column(second)
    (a, c), (b, d) = (tuple(f"({show.number(x)})" if x < 0 else show.number(x) for x in v) for v in (first, second))
    steps = (
        Step(
            "Ask when the plane becomes a line.",
            rf"\mathbf{{q}}=t\,\mathbf{{p}}=t\,{show.column(first)}",
            "Everything the matrix reaches is so much of one column plus so much of the other. It is a line only when both columns "
            "lie on one line through the origin.",
        ),
        Step(
            f"Choose a {'negative' if against else 'positive'} multiple.",
            rf"t={show.number(multiple)}:\quad \mathbf{{q}}={shown}",
            f"A {'negative' if against else 'positive'} number points {'the opposite way' if against else 'the same way'}. Any other "
            "number of that sign does as well, but not 0.",
        ),
        Step(
            "Check the determinant.",
            rf"{a}\cdot {d}-{b}\cdot {c}=0",
            "No area is left, because the two columns span none.",
        ),
    )
    return Derivation(
        "onto_one_line", "Two columns on one line", rf"\mathbf{{p}}={show.column(first)}", steps, second, shown
    )


def flat_by_determinant(given, value):
    """The columns are of some length, and the sine of the angle between them is zero."""
    p, q = (np.array([value[f"{name}x"], value[f"{name}y"]], dtype=float) for name in "pq")
    lengths = np.hypot(*p) * np.hypot(*q)
    if lengths < 0.1 or abs(np.linalg.det(np.column_stack([p, q]))) > 0.02 * lengths:
        return False
    return (p @ q < 0) == given["against"] and np.allclose(p, given["p"])


@question(concepts=["singular-matrix"], kind="drag", verify=flat_by_determinant)
def flatten_it(rng):
    """Moving a column so that the plane becomes a line."""
    p = draws.vector(rng, 2, 3).astype(float)
    against = bool(rng.random() < 0.5)
    sign = -1.0 if against else 1.0
    q = p * sign / (2 if np.abs(p).max() > 2 else 1)
    turned = np.array([-p[1], p[0]])
    start = {"px": float(p[0]), "py": float(p[1]), "qx": 1.0, "qy": 3.0, "bx": 3.5, "by": -3.5}
    guard(abs(p[0] * 3 - p[1]) > 1)

    def at(v):
        return {**start, "qx": float(v[0]), "qy": float(v[1])}

    def reached(state):
        p_now, q_now = (np.array([state[f"{name}x"], state[f"{name}y"]], dtype=float) for name in "pq")
        lengths = np.hypot(*p_now) * np.hypot(*q_now)
        flat = lengths > 0.1 and abs(p_now[0] * q_now[1] - p_now[1] * q_now[0]) < 0.02 * lengths
        return bool(flat and np.allclose(p_now, p) and (p_now @ q_now < 0) == against)

    way = "the opposite way to" if against else "the same way as"
    return Item(
        prompt=rf"The first column of $A$ is ${show.row(p.astype(int))}$. Move the second column, and nothing else, so that $A$ is "
        rf"singular and the second column points {way} the first. It must not be zero.",
        answer=State(
            "flatten",
            start,
            reached,
            at(q),
            told=f"Drag the tip of the second column to ${show.rounded(q)}$, for instance: a multiple of the first column.",
        ),
        slips={
            "small-det-means-singular": at(turned * 0.25 / np.abs(turned).max()),
            "right-angle-for-flat": at(turned),
            "wrong-end": at(-q),
        },
        derivation=lambda: onto_one_line(p, q, against),
        given={"p": p, "against": against},
        nudge="On the sheet the plane becomes a line when both columns lie on one line through the origin.",
        figure="flatten",
        state=start,
    )


# --- four-subspaces-rank --------------------------------------------------------------------------


def of_rank(rng, m, n, r):
    """A matrix of whole numbers of rank r, its staircase with r pivots hidden by row operations."""
    A = draws.matrix(rng, m, r, 2, zeros=True) @ draws.matrix(rng, r, n, 2, zeros=True)
    guard(np.linalg.matrix_rank(A) == r and np.abs(A).max() <= 9)
    return A


def null_size_by_singular_values(given, value):
    A = np.array(given["A"], dtype=float)
    return value == A.shape[1] - int(np.sum(np.linalg.svd(A, compute_uv=False) > 1e-9 * np.abs(A).max()))


@question(concepts=["four-subspaces-rank"], kind="compute", verify=null_size_by_singular_values)
def size_of_null_space(rng):
    """The dimension of the null space of a matrix that is not square."""
    m, n, r = [(2, 4, 1), (3, 5, 2), (2, 5, 2), (3, 4, 1), (4, 5, 1), (3, 5, 1)][int(rng.integers(6))]
    A = of_rank(rng, m, n, r)
    slips = {"null-empty": 0}
    if m - r not in (0, n - r):
        slips["rows-minus-rank"] = m - r
    if r not in (m - r, n - r, 0):
        slips["rank-for-null"] = r
    return Item(
        prompt=rf"What is the dimension of the null space of $A = {show.matrix(A)}$?",
        answer=Number(n - r),
        slips=slips,
        derivation=lambda: derivations.four_subspaces(A),
        given={"A": A},
        nudge="Reduce to the staircase, count the pivots, and count the columns that have none.",
    )


def dimension_by_counting(given, value):
    """Build a matrix with that many pivots at random and measure the space asked for."""
    rng = np.random.default_rng(3)
    m, n, r = given["m"], given["n"], given["r"]
    A = rng.normal(size=(m, r)) @ rng.normal(size=(r, n))
    rank = int(np.linalg.matrix_rank(A, tol=1e-9 * np.abs(A).max()))
    rows = int(np.linalg.matrix_rank(A.T, tol=1e-9 * np.abs(A).max()))
    return (
        given["meaning"][value] == "right"
        and {"rows": rows, "null": n - rank, "left": m - rank}[given["space"]] == given["answer"]
    )


def counted(m, n, r, space, size):
    """The worked solution: one pivot to a row and a column, and then what has none."""
    line, reason = {
        "rows": (
            rf"{r}",
            "The rows with a pivot reach all that the rows of $A$ reach, and none of them can be spared.",
        ),
        "null": (rf"{n}-{r}={n - r}", r"Each column without a pivot leaves one component of $\mathbf{x}$ free."),
        "left": (rf"{m}-{r}={m - r}", "Each row without a pivot has become zero: a combination of rows that cancels."),
    }[space]
    steps = (
        Step(
            "Write down the rank.",
            rf"\operatorname{{rank}}A={r}",
            "The rank is the number of pivots. Each pivot stands in a row of its own and in a column of its own.",
        ),
        Step("Count what the question asks for.", line, reason),
    )
    given = rf"A\text{{ is }}{m}\times {n},\qquad \text{{pivots: }}{r}"
    return Derivation("four_subspaces", "Sizes from pivots", given, steps, size, str(size))


@question(concepts=["four-subspaces-rank"], kind="choose", verify=dimension_by_counting)
def size_from_pivots(rng):
    """The size of one of the four subspaces, from the shape and the number of pivots."""
    m, n = (int(x) for x in draws.distinct(rng, 2, 4, 12))
    r = draws.integer(rng, 2, min(m, n) - 1)
    space = str(rng.choice(["rows", "null", "left"]))
    right = {"rows": r, "null": n - r, "left": m - r}[space]
    words = {
        "rows": "the space that its rows reach",
        "null": r"the space of all $\mathbf{x}$ with $A\mathbf{x} = \mathbf{0}$",
        "left": "the space of combinations of its rows that give zero",
    }[space]
    wrong = {
        "rows": {"row-column-rank-differ": f"${n - r if n > m else m - r}$", "rows-counted": f"${m}$"},
        "null": {
            "null-empty": "$0$, for the space is empty",
            "rows-minus-rank": f"${m - r}$",
            "rank-for-null": f"${r}$",
        },
        "left": {
            "null-empty": "$0$, for the space is empty",
            "columns-minus-rank": f"${n - r}$",
            "rank-for-null": f"${r}$",
        },
    }[space]
    texts = {"right": f"${right}$", **wrong}
    if space == "rows":
        texts["row-column-rank-differ"] = "That cannot be told: rows and columns may reach different dimensions"
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"Elimination on a matrix $A$ with ${m}$ rows and ${n}$ columns finds ${r}$ pivots. "
        f"What is the dimension of {words}?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in wrong},
        derivation=lambda: counted(m, n, r, space, right),
        given={
            "m": m,
            "n": n,
            "r": r,
            "space": space,
            "answer": right,
            "meaning": {k: name for name, k in keys.items()},
        },
        nudge="Each pivot uses up one row and one column. Which of the two is counted here?",
    )
