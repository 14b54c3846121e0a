"""Practice for undoing: inverses small enough for the hand, when to solve instead, and the signed factor of area."""

from fractions import Fraction

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, Number, Order, State, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# --- inverse-matrix -------------------------------------------------------------------------------


def undoes_on_both_sides(given, value):
    A, X = np.array(given["A"], dtype=float), np.array([[float(x) for x in row] for row in value])
    return np.allclose(A @ X, np.eye(len(A))) and np.allclose(X @ A, np.eye(len(A)))


def plain_square(rng, largest=6):
    """A 2 by 2 matrix on which every slip of the formula shows: no zeros, a diagonal of two numbers, |det| at least 2."""
    A = draws.matrix(rng, 2, 2, largest)
    det = draws.determinant(A)
    guard(A[0, 0] != A[1, 1] and abs(det) >= 2 and A[0, 0] * A[1, 1] + A[0, 1] * A[1, 0] != 0)
    return A, det


def over(rows, number):
    return [[Fraction(int(x), int(number)) for x in row] for row in rows]


@question(concepts=["inverse-matrix"], kind="compute", verify=undoes_on_both_sides)
def inverse_of_2x2(rng):
    """The inverse of a matrix with two rows."""
    A, det = plain_square(rng)
    guard(abs(det) <= 20)
    (a, b), (c, d) = A.tolist()
    return Item(
        prompt=rf"Find the inverse of $A = {show.matrix(A)}$.",
        answer=Matrix(over([[d, -b], [-c, a]], det)),
        slips={
            "forgot-determinant": [[d, -b], [-c, a]],
            "reciprocal-entries": [[Fraction(1, x) for x in row] for row in A.tolist()],
            "no-swap": over([[a, -b], [-c, d]], det),
            "no-sign": over([[d, b], [c, a]], det),
            "det-sign": over([[d, -b], [-c, a]], a * d + b * c),
            "times-determinant": [[det * d, -det * b], [-det * c, det * a]],
            **({"transpose": [[a, c], [b, d]]} if b != c else {}),
        },
        derivation=lambda: derivations.inverse(A),
        given={"A": A},
        nudge="Exchange two entries, turn the signs of the other two, and divide by one number. Then multiply to check.",
    )


@question(concepts=["inverse-matrix"], kind="compute", verify=undoes_on_both_sides)
def inverse_of_3x3(rng):
    """The inverse of a matrix with three rows whose inverse is whole."""
    A = draws.unimodular(rng, 3)
    X = np.rint(np.linalg.inv(A)).astype(int)
    guard(np.abs(X).max() <= 9 and np.count_nonzero(A) >= 6 and not np.array_equal(A, A.T))
    slips = {"transpose": A.T}
    if not np.array_equal(X, X.T):
        slips["rows-for-columns"] = X.T
    return Item(
        prompt=rf"Find the inverse of $A = {show.matrix(A)}$ by elimination on $[A \mid I]$.",
        answer=Matrix(X),
        slips=slips,
        derivation=lambda: derivations.inverse(A),
        given={"A": A},
        nudge="Write the identity beside the matrix. Clear each column below *and* above its pivot, on both halves.",
    )


def gives_the_identity(given, value):
    """Put the number in its place and multiply."""
    X = np.array([[float(Fraction(x)) for x in row] for row in given["X"]])
    X[tuple(given["place"])] = float(value)
    return np.allclose(np.array(given["A"], dtype=float) @ X, np.eye(2))


@question(concepts=["inverse-matrix"], kind="missing", verify=gives_the_identity)
def missing_in_the_inverse(rng):
    """One entry of an inverse that is missing."""
    A, det = plain_square(rng, 4)
    guard(abs(det) <= 16)
    (a, b), (c, d) = A.tolist()
    X = over([[d, -b], [-c, a]], det)
    i, j = (int(k) for k in rng.integers(0, 2, 2))
    shown = [[show.number(x) for x in row] for row in X]
    shown[i][j] = r"\square"
    body = r" \\[5pt] ".join(" & ".join(row) for row in shown)
    undivided = [[d, -b], [-c, a]][i][j]
    slips = {"forgot-determinant": undivided, "reciprocal-entries": Fraction(1, int(A[i, j]))}
    slips |= {"no-swap": Fraction(int(A[i, i]), det)} if i == j else {"no-sign": -X[i][j]}
    return Item(
        prompt=rf"One entry of the inverse of $A = {show.matrix(A)}$ has been lost: "
        rf"$A^{{-1}} = \begin{{bmatrix}} {body} \end{{bmatrix}}$. What stands in the box?",
        answer=Number(X[i][j]),
        slips=slips,
        derivation=lambda: derivations.inverse(A),
        given={"A": A, "X": [[str(x) for x in row] for row in X], "place": (i, j)},
        nudge="The product with the given matrix is the identity. Write down an entry of it that uses the box.",
    )


def outer_one_first(A, B, P, Q):
    """The way home from two moves, with both inverses given."""
    steps = (
        Step(
            "Undo $A$ first: it was done last.",
            rf"A^{{-1}}\left(AB\right)={show.matrix(P)}\left(AB\right)=B",
            "Nothing lies between you and $A$. Its inverse takes it away, and $B$ alone is left.",
        ),
        Step(
            "Then undo $B$, and write its inverse on the left.",
            rf"B^{{-1}}A^{{-1}}={show.matrix(Q)}{show.matrix(P)}={show.matrix(Q @ P)}",
            "The inverse of $A$ meets the picture first, so it stands on the right.",
        ),
        Step(
            "Check with the two moves.",
            rf"AB={show.matrix(A @ B)},\qquad {show.matrix(Q @ P)}{show.matrix(A @ B)}={show.matrix(np.eye(2, dtype=int))}",
            "First $B$, then $A$ and then the way home leave every point where it was.",
        ),
    )
    given = rf"A^{{-1}}={show.matrix(P)},\qquad B^{{-1}}={show.matrix(Q)}"
    return Derivation("outer_one_first", "Last one first", given, steps, (Q @ P).tolist(), show.matrix(Q @ P))


def brings_two_arrows_home(given, value):
    """Send two arrows through both moves, then through the matrix that the option shows."""
    M = np.array(given["matrices"][value])
    A, B = np.array(given["A"]), np.array(given["B"])
    return all(np.array_equal(M @ (A @ (B @ x)), x) for x in (np.array((1, 0)), np.array((0, 1))))


@question(concepts=["inverse-matrix"], kind="choose", verify=brings_two_arrows_home)
def undo_two_moves(rng):
    """The matrix that undoes one move after another."""
    A, B = draws.unimodular(rng, 2), draws.unimodular(rng, 2)
    P, Q = (np.rint(np.linalg.inv(M)).astype(int) for M in (A, B))
    guard(not np.array_equal(A @ B, B @ A))
    matrices = {"right": Q @ P, "order-kept": P @ Q, "moves-repeated": A @ B}
    if not any(np.array_equal((A @ B).T, M) for M in matrices.values()):
        matrices["transpose"] = (A @ B).T
    guard(len({M.tobytes() for M in matrices.values()}) == len(matrices))
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in matrices.items()})
    return Item(
        prompt=rf"The move $B = {show.matrix(B)}$ has the inverse ${show.matrix(Q)}$, and $A = {show.matrix(A)}$ has the inverse "
        rf"${show.matrix(P)}$. First $B$ is done to a picture, then $A$. Which matrix brings it home?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in matrices if name != "right"},
        derivation=lambda: outer_one_first(A, B, P, Q),
        given={"A": A, "B": B, "matrices": {keys[name]: M for name, M in matrices.items()}},
        nudge="A parcel is wrapped in paper and then tied with string. What has to come off first?",
    )


def counted_ways(n, k):
    """About how many multiplications each way takes."""
    down, up = n**3 // 3, n**2

    def told(number):
        return f"{number:,}".replace(",", r"\,")

    steps = (
        Step(
            "Count one way down and one way up.",
            rf"\tfrac13 n^3=\tfrac13\cdot {n}^3\approx {told(down)},\qquad n^2={n}^2={told(up)}",
            "The way down is the elimination, and it depends on the matrix alone. What each right side takes, beside the matrix and "
            "then in back substitution, is far less.",
        ),
        Step(
            "Count one elimination for all the right sides together.",
            rf"\tfrac13 n^3+{k}\,n^2\approx {told(down + k * up)}",
            f"The way down is paid once, and $n^2$ for each of the {k} right sides.",
        ),
        Step(
            "Compare with other ways.",
            tex.aligned(
                [
                    rf"\text{{the inverse, then products: }}&n^3+{k}\,n^2\approx {told(n**3 + k * up)}",
                    rf"\text{{an elimination for each: }}&{k}\left(\tfrac13 n^3+n^2\right)\approx {told(k * (down + up))}",
                ]
            ),
            rf"An inverse is a solution for ${n}$ right sides, the columns of the identity: more than were asked for. A fresh elimination "
            "repeats the same way down, and each determinant needs a way down of its own. One elimination with all right sides beside the matrix takes the fewest.",
        ),
    )
    answer = r"\text{one elimination, all right sides beside the matrix}"
    return Derivation("counted_ways", "Counting multiplications", rf"n={n},\quad k={k}", steps, "once", answer)


def counted_systems(n, k):
    """About how many multiplications each way takes where every right side has a matrix of its own."""
    down, up = n**3 // 3, n**2

    def told(number):
        return f"{number:,}".replace(",", r"\,")

    steps = (
        Step(
            "Count one way down and one way up.",
            rf"\tfrac13 n^3=\tfrac13\cdot {n}^3\approx {told(down)},\qquad n^2={n}^2={told(up)}",
            "The way down depends on the matrix alone, and no two of these systems share a matrix: none can be saved.",
        ),
        Step(
            "Count a fresh elimination for each system.",
            rf"{k}\left(\tfrac13 n^3+n^2\right)\approx {told(k * (down + up))}",
            f"Each of the {k} systems pays for its own way down and its own way up, and for nothing else.",
        ),
        Step(
            "Compare with the inverses.",
            rf"{k}\,n^3+{k}\,n^2\approx {told(k * (n**3 + up))}",
            rf"An inverse is a solution for ${n}$ right sides, the columns of the identity, and each is used once. A fresh elimination "
            "for each right side takes the fewest.",
        ),
    )
    answer = r"\text{a fresh elimination for each right side}"
    return Derivation(
        "counted_systems", "Counting multiplications", rf"n={n},\quad k={k}", steps, "again-and-again", answer
    )


def cheapest_by_count(given, value):
    """Count multiplications: a third of n cubed for one elimination, n cubed for an inverse, n squared for a right side."""
    n, k, matrices = given["n"], given["k"], given["matrices"]
    cost = {
        "once": n**3 / 3 + k * n**2 if matrices == 1 else np.inf,  # the way down serves its own matrix alone
        "inverse-to-solve": matrices * n**3 + k * n**2,
        "again-and-again": k * (n**3 / 3 + n**2),
        "by-determinants": (n + 1) * n**3 / 3 * k,
    }
    return given["meaning"][value] == min(cost, key=cost.__getitem__)


@question(concepts=["inverse-matrix"], kind="choose", verify=cheapest_by_count)
def solve_or_invert(rng):
    """The cheapest way to several right sides, of one matrix or of several."""
    n, k = 10 * draws.integer(rng, 5, 60), draws.integer(rng, 2, 9)
    where = ("A stall", "A bakery", "A harbour", "A workshop")[rng.integers(4)]
    one = bool(rng.random() < 0.5)
    texts = {
        "once": "One elimination, with all the right sides beside a matrix",
        "inverse-to-solve": "The inverse of each matrix, then products with right sides",
        "again-and-again": "A fresh elimination, down and up, for each right side",
        "by-determinants": "Determinants, one for each unknown and one for the whole",
    }
    keys, options = draws.shuffled(rng, texts)
    right, wrong = ("once", "again-and-again") if one else ("again-and-again", "once")
    said = (
        rf"has ${n}$ equations in ${n}$ unknown prices, and ${k}$ right sides for the same matrix, all known today"
        if one
        else rf"has ${k}$ systems of ${n}$ equations in ${n}$ unknown prices, each with a matrix and a right side of its own"
    )
    return Item(
        prompt=f"{where} {said}. Which way to the prices takes the fewest multiplications?",
        answer=Choice(keys[right], options),
        slips={
            "again-and-again" if one else "one-way-down-for-all": keys[wrong],
            "inverse-to-solve": keys["inverse-to-solve"],
            "by-determinants": keys["by-determinants"],
        },
        derivation=lambda: counted_ways(n, k) if one else counted_systems(n, k),
        given={"n": n, "k": k, "matrices": 1 if one else k, "meaning": {key: name for name, key in keys.items()}},
        nudge="The way down costs far more than the way up, and the way down depends on the matrix alone. How many matrices are there?",
    )


def each_step_is_possible(given, value):
    """Do the operations in the order given to [A | I], in fractions; the left half must be the identity at the end."""
    A = [[Fraction(x) for x in row] + [Fraction(int(i == j)) for j in range(2)] for i, row in enumerate(given["A"])]
    for key in value:
        kind, row, number = given["steps"][key]
        if kind == "divide":
            A[row] = [x / Fraction(number) for x in A[row]]
        else:
            A[row] = [x - Fraction(number) * y for x, y in zip(A[row], A[1 - row], strict=True)]
    return [row[:2] for row in A] == [[1, 0], [0, 1]]


@question(concepts=["inverse-matrix"], kind="order", verify=each_step_is_possible)
def order_of_the_reduction(rng):
    """The operations that turn a matrix beside the identity into the identity beside the inverse."""
    A, det = plain_square(rng, 5)
    (a, b), (c, _) = A.tolist()
    last = Fraction(det, a)
    steps = {
        "one": ("divide", 0, str(a)),
        "two": ("take", 1, str(c)),
        "three": ("divide", 1, str(last)),
        "four": ("take", 0, str(Fraction(b, a))),
    }
    guard(abs(a) > 1 and abs(last) != 1 and last.denominator <= 5)

    def line(step):
        kind, row, number = step
        size = Fraction(number)
        if kind == "divide":
            return rf"Divide $R_{row + 1}$ by ${show.number(size)}$"
        factor = "" if abs(size) == 1 else show.number(abs(size))
        return rf"$R_{row + 1} \leftarrow R_{row + 1} {'+' if size < 0 else '-'} {factor} R_{2 - row}$"

    keys, options = draws.shuffled(rng, {name: line(step) for name, step in steps.items()})
    right = tuple(keys[name] for name in ("one", "two", "three", "four"))
    guard(tuple(key for key, _ in options) != right)  # as they stand at first they are not the answer yet
    return Item(
        prompt=rf"Four row operations turn $[A \mid I]$ into $[I \mid A^{{-1}}]$ for $A = {show.matrix(A)}$. Put them in order.",
        answer=Order(right, options),
        slips={"second-column-first": tuple(keys[name] for name in ("three", "four", "one", "two"))},
        derivation=lambda: derivations.inverse(A),
        given={"A": A, "steps": {keys[name]: step for name, step in steps.items()}},
        nudge="Begin in the first column: make its pivot 1, then clear the rest of the column with it.",
    )


def is_undone_by_the_given(given, value):
    A = np.array([[value["a"], value["b"]], [value["c"], value["d"]]])
    return np.allclose(np.array(given["X"], dtype=float) @ A, np.eye(2), atol=1e-6)


@question(concepts=["inverse-matrix"], kind="drag", verify=is_undone_by_the_given)
def move_with_this_inverse(rng):
    """Dragging the images of the axes until a given matrix undoes the move."""
    A = draws.unimodular(rng, 2)
    A[:, rng.integers(2)] *= rng.choice([-2, -1, 1, 2])
    det = draws.determinant(A)
    guard(np.abs(A).max() <= 3 and np.count_nonzero(A) >= 3)
    (a, b), (c, d) = A.tolist()
    X = over([[d, -b], [-c, a]], det)
    numbers = np.array([[float(x) for x in row] for row in X])

    def reached(at):
        M = np.array([[at["a"], at["b"]], [at["c"], at["d"]]])
        return np.allclose(numbers @ M, np.eye(2), atol=1e-6)

    return Item(
        prompt=rf"Drag the two arrows until the way back is $A^{{-1}} = X = {show.matrix(X)}$.",
        answer=State(
            "there-and-back",
            {"a": 1.0, "b": 0.0, "c": 0.0, "d": 1.0, "part": 1.0},
            reached,
            {"a": float(a), "b": float(b), "c": float(c), "d": float(d)},
            told=f"Drag the first arrow to ${show.row((a, c))}$ and the second to ${show.row((b, d))}$: they are the columns of the "
            "inverse of $X$, which is $A$.",
        ),
        derivation=lambda: derivations.inverse(X, "X"),
        given={"X": numbers.tolist()},
        nudge="The matrix on the way back has an inverse of its own. Which move is that?",
    )


# --- determinant ----------------------------------------------------------------------------------


def area_by_cross(given, value):
    """Signed area of the parallelogram by the shoelace formula, on its four corners."""
    (a, b), (c, d) = given["A"]
    corners = [(0, 0), (a, c), (a + b, c + d), (b, d)]
    twice = sum(x * v - u * y for (x, y), (u, v) in zip(corners, corners[1:] + corners[:1], strict=True))
    return 2 * float(value) == twice


@question(concepts=["determinant"], kind="compute", verify=area_by_cross)
def determinant_of_2x2(rng):
    """The determinant of a matrix with two rows, its sign included."""
    A = draws.matrix(rng, 2, 2, 7)
    (a, b), (c, d) = A.tolist()
    det = a * d - b * c
    guard(det != 0 and a != -b and c != d)
    guard(det < 0 or rng.random() < 0.5)
    slips = {"plus": a * d + b * c, "diagonal-only": a * d, ("absolute" if det < 0 else "reversed"): -det}
    return Item(
        prompt=rf"What is the determinant of $A = {show.matrix(A)}$?",
        answer=Number(det),
        slips=slips,
        derivation=lambda: derivations.determinant(A),
        given={"A": A.tolist()},
        nudge="Two products, one taken from the other. Which of them comes first?",
    )


def volume_by_triple_product(given, value):
    u, v, w = np.array(given["A"], dtype=float).T
    return np.isclose(float(value), np.cross(u, v) @ w)


@question(concepts=["determinant"], kind="compute", verify=volume_by_triple_product)
def determinant_of_3x3(rng):
    """The determinant of a matrix with three rows, by elimination."""
    U = np.triu(draws.matrix(rng, 3, 3, 3))
    L = np.tril(draws.matrix(rng, 3, 3, 2), -1) + np.eye(3, dtype=int)
    A = L @ U
    sign = 1
    if rng.random() < 0.6:  # the second row begins with a zero, and is put on top: the first step must exchange
        L[1, 0] = 0
        A, sign = (L @ U)[[1, 0, 2]], -1
    det = sign * int(np.prod(np.diag(U)))
    guard(np.abs(A).max() <= 12 and np.count_nonzero(A) >= 7)
    slips = (
        {"exchange-forgotten": -det, "zero-in-the-way": 0} if sign < 0 else {"diagonal-only": int(np.prod(np.diag(A)))}
    )
    return Item(
        prompt=rf"What is the determinant of $A = {show.matrix(A)}$?",
        answer=Number(det),
        slips=slips,
        derivation=lambda: derivations.determinant(A),
        given={"A": A.tolist()},
        nudge="Subtract rows until everything below the diagonal is zero. Count the exchanges that you make.",
    )


def area_by_corners(given, value):
    """Move the corners of a square of that area, and measure what they span."""
    side = np.sqrt(given["area"])
    A = np.array(given["A"], dtype=float)
    u, v = A @ (side, 0), A @ (0, side)
    return np.isclose(float(value), abs(u[0] * v[1] - u[1] * v[0]))


def area_moved(A, area, right):
    """The determinant, and what it makes of an area."""
    work = derivations.determinant(A)
    last = Step(
        "Multiply the area by the size of the determinant.",
        rf"{right // area}\cdot {area}={right}",
        "Every small square of the shape covers that many times its area, so the whole shape does. An area has no sign.",
    )
    return derivations.ending(work, "", last, result=right, answer_tex=str(right))


@question(concepts=["determinant"], kind="compute", verify=area_by_corners)
def area_of_the_image(rng):
    """The area of a shape after a move."""
    A = draws.matrix(rng, 2, 2, 5)
    (a, b), (c, d) = A.tolist()
    det, area = a * d - b * c, draws.integer(rng, 2, 9)
    what = ("a pond", "a kite", "the letter on a flag", "the sail of a boat", "a flower bed")[rng.integers(5)]
    guard(abs(det) >= 2 and abs(det) != area)
    slips = {
        "added-to-area": area + abs(det),
        "factor-alone": abs(det),
        "area-divided": Fraction(area, abs(det)),
        "determinant-squared": det * det * area,
        "plus": abs(a * d + b * c) * area,
    }
    if det < 0:
        slips["area-negative"] = det * area
    return Item(
        prompt=rf"On a drawing {what} covers ${area}$ squares. The drawing is moved by $A = {show.matrix(A)}$. "
        "How many squares does it cover now?",
        answer=Number(abs(det) * area, unit="squares"),
        slips=slips,
        derivation=lambda: area_moved(A, area, abs(det) * area),
        given={"A": A.tolist(), "area": area},
        nudge="One small square becomes a parallelogram. Every shape is made of small squares.",
    )


def once_for_each_row(n, k, det):
    """The factor comes out of the determinant once for each row."""
    factor = tex.bracketed(k)
    rows = r"\cdot ".join([factor] * n)
    steps = (
        Step(
            rf"Multiply a single row of $A$ by ${k}$.",
            rf"\det A\;\longrightarrow\;{factor}\cdot\det A",
            "One side of the box is stretched, the others stay: area or volume is multiplied once.",
        ),
        Step(
            "Do it with every row.",
            rf"\det({factor}A)={rows}\cdot\det A={factor}^{n}\det A",
            f"All entries are multiplied when all ${n}$ rows are, and each row brings the factor again.",
        ),
        Step(
            "Put in the numbers.",
            rf"{factor}^{n}\cdot {tex.bracketed(det)}={k**n}\cdot {tex.bracketed(det)}={k**n * det}",
            "In the plane a square with sides twice as long has four times the area, not twice.",
        ),
    )
    given = rf"\det A={det},\qquad {n}\times {n}"
    return Derivation("once_for_each_row", "A factor for each row", given, steps, k**n * det, str(k**n * det))


def by_a_diagonal_matrix(given, value):
    """Try it on a matrix of that size with that determinant."""
    A = np.diag([float(given["det"]), *[1.0] * (given["size"] - 1)])
    return np.isclose(float(value), np.linalg.det(given["k"] * A))


@question(concepts=["determinant"], kind="compute", verify=by_a_diagonal_matrix)
def scaled_matrix(rng):
    """The determinant of a matrix whose every entry is multiplied by a number."""
    n, k, det = draws.integer(rng, 2, 4), draws.integer(rng, -4, 5, but=(-1, 0, 1)), draws.integer(rng, -7, 7, but=(0,))
    answer = k**n * det
    guard(abs(answer) <= 2000)
    slips = {"scaled-linearly": k * det, "factor-times-size": k * n * det, "determinant-kept": det}
    slips["determinant-left-out"] = k**n
    return Item(
        prompt=rf"A matrix $A$ with ${n}$ rows and ${n}$ columns has the determinant ${det}$. What is the determinant of "
        rf"${k if k > 0 else f'({k})'}A$, where every entry is ${k}$ times as large?",
        answer=Number(answer),
        slips=slips,
        derivation=lambda: once_for_each_row(n, k, det),
        given={"size": n, "k": k, "det": det},
        nudge="Every side of the box is stretched, not one of them. How many sides has it?",
    )


def factor_by_factor(form, p, q, answer):
    """The determinant of a product, from those of its factors."""
    a, b = tex.bracketed(p), tex.bracketed(q)
    parts = {
        "AB": (r"\det A\cdot\det B", rf"{a}\cdot {b}"),
        "BA": (r"\det B\cdot\det A", rf"{b}\cdot {a}"),
        r"A^2": (r"\det A\cdot\det A", rf"{a}\cdot {a}"),
        r"A^{-1}": (r"\frac{1}{\det A}", rf"\frac{{1}}{{{p}}}"),
        r"A^{-1}B": (r"\frac{1}{\det A}\cdot\det B", rf"\frac{{1}}{{{p}}}\cdot {b}"),
        r"B^{-1}AB": (r"\frac{1}{\det B}\cdot\det A\cdot\det B", rf"\frac{{1}}{{{q}}}\cdot {a}\cdot {b}"),
    }
    letters, numbers = parts[form]
    undoes = Step(
        "Take one over the determinant for a way back.",
        r"\det(M^{-1})\cdot\det M=\det I=1\quad\Rightarrow\quad \det(M^{-1})=\frac{1}{\det M}",
        "There and back leaves every area as it was. So the way back divides by what the way there multiplied by.",
    )
    product = Step(
        "Multiply the determinants of the factors.",
        rf"\det({form})={letters}",
        "One move after another: each multiplies every area by its own factor, and the order does not matter for numbers.",
    )
    last = Step(
        "Put in the numbers.",
        rf"\det({form})={numbers}={show.number(answer)}",
        "What $B$ multiplies, its inverse divides again, so the determinant of $A$ is left."
        if form == r"B^{-1}AB"
        else "Determinants are multiplied, never added.",
    )
    if form == r"A^{-1}":
        last = Step(
            last.action, last.tex, "The sign stays: what turned the plane over is turned back by turning it over again."
        )
        steps = (undoes, last)
    else:
        steps = (undoes, product, last) if "-1" in form else (product, last)
    given = rf"\det A={p},\qquad \det B={q}"
    return Derivation("factor_by_factor", "Factors of area", given, steps, answer, show.number(answer))


def by_trying_two_moves(given, value):
    """Two shears and stretches with the given determinants, multiplied out."""
    A = np.array([[given["p"], 3.0], [0, 1]])
    B = np.array([[1.0, 0], [2.0, given["q"]]])
    inverse = np.linalg.inv
    moves = {
        "AB": A @ B,
        "BA": B @ A,
        r"A^2": A @ A,
        r"A^{-1}": inverse(A),
        r"A^{-1}B": inverse(A) @ B,
        r"B^{-1}AB": inverse(B) @ A @ B,
    }
    return np.isclose(float(value), np.linalg.det(moves[given["form"]]))


@question(concepts=["determinant"], kind="compute", verify=by_trying_two_moves)
def one_after_another(rng):
    """The determinant of a product, a square or an inverse, from the determinants of its parts."""
    p, q = (int(x) for x in draws.distinct(rng, 2, -7, 8, but=(-1, 0, 1)))
    guard(abs(p) != abs(q))
    forms = {
        "AB": (p * q, {"determinants-added": p + q}),
        "BA": (p * q, {"determinants-added": p + q}),
        r"A^2": (p * p, {"determinants-added": 2 * p, "determinant-kept": p}),
        r"A^{-1}": (Fraction(1, p), {"inverse-turns-sign": -p, "determinant-kept": p}),
        r"A^{-1}B": (Fraction(q, p), {"inverse-turns-sign": -p * q, "determinants-added": q - p}),
        r"B^{-1}AB": (p, {"determinants-added": p + 2 * q, "inverse-not-cancelled": p * q * q}),
    }
    form = list(forms)[rng.integers(len(forms))]
    answer, slips = forms[form]
    return Item(
        prompt=rf"Two matrices have $\det A = {p}$ and $\det B = {q}$. What is $\det({form})$?",
        answer=Number(answer),
        slips=slips,
        derivation=lambda: factor_by_factor(form, p, q, answer),
        given={"p": p, "q": q, "form": form},
        nudge="One move after another: each multiplies every area by its own factor. And the way back?",
    )


def sign_of_each(matrices):
    """The determinant of one candidate after the other, for its sign."""
    steps, right = [], ""
    for place, (_, A) in zip(("first", "second", "third", "fourth"), sorted(matrices.items()), strict=True):
        (a, b), (c, d) = ([tex.bracketed(x) for x in row] for row in A)
        det = draws.determinant(np.array(A))
        right = show.matrix(A) if det < 0 else right
        steps.append(
            Step(
                f"Work out the determinant of the {place} matrix.",
                rf"\det{show.matrix(A)}={a}\cdot {d}-{b}\cdot {c}={det}",
                "It is negative: from the first column to the second you turn clockwise, though from $(1, 0)$ to $(0, 1)$ it is "
                "anticlockwise. The plane is turned over."
                if det < 0
                else "It is positive: the plane may be turned or stretched, but it is not turned over.",
            )
        )
    return Derivation("sign_of_each", "The sign of each determinant", r"\det A<0\,?", tuple(steps), right, right)


def turns_clockwise(given, value):
    """Of the options, only this one sends the three corners of a small triangle round the other way."""
    mirrored = set()
    for key, A in given["matrices"].items():
        (ux, uy), (vx, vy) = np.array(A).T
        if ux * vy - uy * vx < 0:
            mirrored.add(key)
    return mirrored == {value}


@question(concepts=["determinant"], kind="choose", verify=turns_clockwise)
def which_one_mirrors(rng):
    """Which of four matrices turns the plane over."""
    a, b = draws.integer(rng, 1, 4), draws.integer(rng, 1, 4)
    p, q, r = (draws.integer(rng, 1, 4) for _ in range(3))
    right = [[p, q], [r, draws.integer(rng, -4, 3, but=(0,))]]
    guard(right[0][0] * right[1][1] - q * r < 0)
    wide = draws.integer(rng, 3, 6)
    matrices = {
        "right": right,
        "signs-of-entries": [[-a, draws.integer(rng, -1, 1)], [0, -b]],
        "exchange-of-signs": [[0, -a], [b, 0]],
        "large-for-turned": [[wide, 1], [1, wide]],
    }
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in matrices.items()})
    return Item(
        prompt="One of these moves turns the plane over, so that writing becomes mirror writing. Which?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in matrices if name != "right"},
        derivation=lambda: sign_of_each({keys[name]: M for name, M in matrices.items()}),
        given={"matrices": {keys[name]: M for name, M in matrices.items()}},
        nudge="From the image of $(1, 0)$ to the image of $(0, 1)$: do you turn anticlockwise, as at home, or clockwise?",
    )


def second_column_chosen(a, c, b, d, area):
    """One number of the second column chosen, the other from the signed area."""
    d, area = Fraction(d), int(area)
    steps = (
        Step(
            "Write the signed area for a second column $(b, d)$.",
            rf"{tex.term(a, 'd', first=True)}-b\cdot {tex.bracketed(c)}={area}",
            "It is the product down the diagonal minus the other product.",
        ),
        Step(
            f"Choose a $b$ within reach, such as ${b}$.",
            rf"{tex.term(a, 'd', first=True)}={area}+{tex.bracketed(b)}\cdot {tex.bracketed(c)}={area + b * c}",
            "One equation for two numbers leaves one of them free. Another choice leads to another column with the same area.",
        ),
        Step(
            "Solve for $d$, and drag the second column there.",
            rf"d={tex.number(d)},\qquad \begin{{bmatrix}} b \\ d \end{{bmatrix}}={tex.vector([b, d])}",
            "The area is negative, so the second column lies clockwise from the first."
            if area < 0
            else "The area is positive, so the second column lies anticlockwise from the first.",
        ),
    )
    given = rf"\det{tex.grid([[str(a), 'b'], [str(c), 'd']])}={area}"
    return Derivation("second_column_chosen", "A column for an area", given, steps, (b, d), tex.vector([b, d]))


def signed_area_with_first_column_kept(given, value):
    kept = value["a"] == given["first"][0] and value["c"] == given["first"][1]
    return kept and np.isclose(value["a"] * value["d"] - value["b"] * value["c"], given["area"])


@question(concepts=["determinant"], kind="drag", verify=signed_area_with_first_column_kept)
def drag_to_an_area(rng):
    """Dragging the second column until the signed area is the one asked for."""
    a, c = draws.integer(rng, 1, 2), draws.integer(rng, -2, 2)
    b, d = draws.integer(rng, -2, 2), draws.integer(rng, -4, 4) / a
    area = a * d - b * c
    guard(abs(d) <= 2.5 and area != 0 and (area < 0 or rng.random() < 0.6))

    def reached(at):
        return at["a"] == a and at["c"] == c and abs(at["a"] * at["d"] - at["b"] * at["c"] - area) < 1e-6

    start = {"a": float(a), "b": 0.0, "c": float(c), "d": 0.0}
    return Item(
        prompt=rf"Leave the first column at ${show.row((a, c))}$, and drag the second until the signed area is ${int(area)}$.",
        answer=State(
            "area-factor",
            start,
            reached,
            {**start, "b": float(b), "d": float(d)},
            told=f"Drag the tip of the second column to ${show.row((b, Fraction(d)))}$, for instance. Sliding it from there along "
            "the first column does not change the area.",
        ),
        derivation=lambda: second_column_chosen(a, c, b, d, area),
        given={"first": (a, c), "area": area},
        nudge="For a negative area you must turn clockwise from the first column to the second.",
    )
