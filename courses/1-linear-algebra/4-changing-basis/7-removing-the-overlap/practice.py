"""Practice for Gram-Schmidt: two arrows, a third, one that depends, an arrow to drag; and the factors Q and R."""

from fractions import Fraction
from functools import cache
from itertools import permutations, product

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


@cache
def frames():
    """Whole 3 x 3 matrices with perpendicular columns of length 3 or 7, and that length."""
    found = []
    for length, rows in ((3, ((1, 2, 2), (2, 1, -2), (2, -2, 1))), (7, ((2, 3, 6), (3, -6, 2), (6, 2, -3)))):
        for order in permutations(range(3)):
            for signs in product((1, -1), repeat=3):
                found.append((np.array(rows)[:, list(order)] * np.array(signs), length))
    return found


def drawn_frame(rng, length=0):
    found = [pair for pair in frames() if length in (0, pair[1])]
    return found[rng.integers(len(found))]


def over(whole, length):
    """A whole vector or matrix divided by a length, in fractions."""
    return np.array([Fraction(int(entry), int(length)) for entry in np.ravel(whole)]).reshape(np.shape(whole))


def unit(v):
    return v / np.linalg.norm(v)


# --- gram-schmidt ---------------------------------------------------------------------------------


def orthonormal_in_order(given, value):
    """Perpendicular, of length one, the first along v1 and both in the plane of the two."""
    E, A = np.array(value, dtype=float), np.array(given["A"], dtype=float)
    stiff = np.allclose(E.T @ E, np.eye(2))
    return (
        stiff and np.allclose(np.cross(E[:, 0], A[:, 0]), 0) and np.linalg.matrix_rank(np.hstack([E, A]), tol=1e-6) == 2
    )


@question(concepts=["gram-schmidt"], kind="compute", verify=orthonormal_in_order)
def two_in_space(rng):
    """Two arrows in space made perpendicular and of length one, in the order given."""
    W, length = drawn_frame(rng, 3)
    k = draws.integer(rng, 1, 2)
    a, b = draws.integer(rng, -2, 3, but=(0,)), draws.integer(rng, 1, 2)
    v1, v2 = k * W[:, 0], a * W[:, 0] + b * W[:, 1]
    backwards = v1 - (v1 @ unit(v2)) * unit(v2)
    undivided = v2 - (v2 @ v1) * v1
    slips = {
        "no-normalise": np.column_stack([v1, b * W[:, 1]]),
        "second-not-normalised": np.column_stack([unit(v1), b * W[:, 1]]),
        "order-changed": np.column_stack([unit(v2), unit(backwards)]),
        "overlap-with-original": np.column_stack([unit(v1), unit(undivided)]),
        "only-divided": np.column_stack([unit(v1), unit(v2)]),
    }
    if k * b > 1:
        slips["whole-numbers-left"] = W[:, :2]
    return Item(
        prompt=rf"Make orthonormal vectors out of $\mathbf{{v}}_1 = {show.column(v1)}$ and $\mathbf{{v}}_2 = {show.column(v2)}$, "
        r"in this order. Give $\mathbf{e}_1$ and $\mathbf{e}_2$ as the columns of a matrix.",
        answer=Matrix(over(W[:, :2], length), equal="columns-sign"),
        slips=slips,
        derivation=lambda: derivations.gram_schmidt((v1.tolist(), v2.tolist())),
        given={"A": np.column_stack([v1, v2])},
        nudge=r"Divide $\mathbf{v}_1$ by its length. How long is the shadow of $\mathbf{v}_2$ on that direction?",
    )


def is_what_the_plane_leaves(given, value):
    """Perpendicular to both directions, and different from the arrow by something in their plane."""
    u, v, E = np.array([float(x) for x in value]), np.array(given["v"], dtype=float), np.array(given["E"], dtype=float)
    return np.allclose(E.T @ u, 0) and np.allclose(E @ (E.T @ (v - u)), v - u)


def both_shadows_away(W, v, first, second):
    """Two overlaps with given directions, their shadows, and what is left."""
    left = v - first - second

    def overlap(k):
        e, size = W[:, k], Fraction(int(W[:, k] @ v), 3)
        return rf"\mathbf{{v}}_3\cdot\mathbf{{e}}_{k + 1}&=\frac13\left({tex.products(v, e)}\right)={tex.number(size)}"

    def shadow(k, found):
        size = tex.bracketed(Fraction(int(W[:, k] @ v), 3))
        return rf"{size}\,\mathbf{{e}}_{k + 1}&={size}\cdot\frac13{show.column(W[:, k])}={show.column(found)}"

    def rest(k):
        return rf"\mathbf{{u}}_3\cdot\mathbf{{e}}_{k + 1}&=\frac13\left({tex.products(left, W[:, k])}\right)=0"

    steps = (
        Step(
            "Measure both overlaps: the dot product with each direction.",
            tex.aligned([overlap(0), overlap(1)]),
            "Both directions have length one, so the dot product is the length of the shadow, with its sign.",
        ),
        Step(
            "Make the two shadows: each direction times its overlap.",
            tex.aligned([shadow(0, first), shadow(1, second)]),
            r"The factor $\frac13$ comes in a second time here: once in the overlap, once in the direction.",
        ),
        Step(
            "Take both shadows away.",
            rf"\mathbf{{u}}_3={show.column(v)}-{show.column(first)}-{show.column(second)}={show.column(left)}",
            "This is what is left. Its length stays as it is.",
        ),
        Step(
            "Check that nothing of the two directions is left in it.",
            tex.aligned([rest(0), rest(1)]),
            "A shadow that was forgotten, or one of the wrong length, shows here at once.",
        ),
    )
    given = r",\quad ".join(rf"\mathbf{{e}}_{k + 1}=\frac13{show.column(W[:, k])}" for k in (0, 1))
    return Derivation(
        "both_shadows_away",
        "Two shadows taken away",
        rf"{given},\quad \mathbf{{v}}_3={show.column(v)}",
        steps,
        tuple(left),
        show.column(left),
    )


@question(concepts=["gram-schmidt"], kind="compute", verify=is_what_the_plane_leaves)
def what_is_left(rng):
    """What is left of a third arrow when its overlaps with two directions are removed."""
    W, length = drawn_frame(rng, 3)
    v = draws.vector(rng, 3, 4)
    p, q, r = (int(x) for x in W.T @ v)
    guard(p and q and r, "an overlap is nothing")
    first, second = over(p * W[:, 0], 9), over(q * W[:, 1], 9)
    return Item(
        prompt=rf"Two directions have been found: $\mathbf{{e}}_1 = \frac13{show.column(W[:, 0])}$ and $\mathbf{{e}}_2 = "
        rf"\frac13{show.column(W[:, 1])}$. What is left of $\mathbf{{v}}_3 = {show.column(v)}$ when its overlaps with both are "
        "removed? Do not divide by the length yet.",
        answer=Vector(v - first - second),
        slips={
            "single-subtraction": v - first,
            "last-only": v - second,
            "shadow-for-rest": first + second,
            "overlap-with-original": v - p * W[:, 0] - q * W[:, 1],
            "factor-once": v - over(p * W[:, 0] + q * W[:, 1], 3),
        },
        derivation=lambda: both_shadows_away(W, v, first, second),
        given={"v": v, "E": W[:, :2] / length},
        nudge="Two shadows are to be taken away. An overlap is the dot product with a vector of length one.",
    )


def third_by_rank(given, value):
    """What the third arrow becomes, from the ranks of the first two and of all three."""
    A = np.array(given["A"], dtype=float)
    grows = np.linalg.matrix_rank(A) > np.linalg.matrix_rank(A[:, :2])
    return given["meaning"][value] == ("unit" if grows else "zero")


@question(concepts=["gram-schmidt"], kind="choose", verify=third_by_rank)
def third_becomes(rng):
    """What a third arrow becomes, dependent or not."""
    v1, v2 = draws.vector(rng, 3, 3), draws.vector(rng, 3, 3)
    guard(np.linalg.matrix_rank([v1, v2]) == 2)
    p, q = draws.integer(rng, -2, 2, but=(0,)), draws.integer(rng, -2, 2, but=(0,))
    depends = bool(rng.random() < 0.6)
    v3 = p * v1 + q * v2 + (0 if depends else draws.direction(rng, 3, 2))
    A = np.column_stack([v1, v2, v3])
    guard(v3.any() and np.linalg.matrix_rank(A) == (2 if depends else 3))
    guard(v3 @ v1 or v3 @ v2, "there is nothing to remove, and dividing is right")
    texts = {
        "zero": "The zero vector: nothing is left of it",
        "unit": "A vector of length one, perpendicular to both others",
        "divided": r"$\mathbf{v}_3$ divided by its length",
        "all-zero": "The zero vector, and the two others become zero as well",
    }
    keys, options = draws.shuffled(rng, texts)
    right, other = ("zero", "unit") if depends else ("unit", "zero")
    return Item(
        prompt=rf"Gram–Schmidt is applied to $\mathbf{{v}}_1 = {show.column(v1)}$, $\mathbf{{v}}_2 = {show.column(v2)}$ and "
        rf"$\mathbf{{v}}_3 = {show.column(v3)}$, in this order. What becomes of $\mathbf{{v}}_3$?",
        answer=Choice(keys[right], options),
        slips={
            "normalised-zero" if depends else "taken-for-dependent": keys[other],
            "only-divided": keys["divided"],
            "all-made-zero": keys["all-zero"],
        },
        derivation=lambda: derivations.gram_schmidt((v1.tolist(), v2.tolist(), v3.tolist())),
        given={"A": A, "meaning": {key: name for name, key in keys.items()}},
        nudge=r"Is there a way to make $\mathbf{v}_3$ out of so much of $\mathbf{v}_1$ and so much of $\mathbf{v}_2$?",
    )


def walked(v1, overlap, rest, place):
    """Where the second arrow goes: along the first direction, then at right angles."""
    exact = [[Fraction(x).limit_denominator(100) for x in v] for v in (v1, unit(v1), overlap * unit(v1), place)]
    first, e, along, end = (show.column(v) for v in exact)
    out = show.column([b - a for a, b in zip(exact[2], exact[3], strict=True)])
    steps = (
        Step(
            "Divide the first arrow by its length.",
            rf"\mathbf{{e}}_1={e}",
            "An overlap is measured along this direction.",
        ),
        Step(
            "Walk along it as far as the overlap says.",
            rf"{show.number(Fraction(overlap))}\cdot\mathbf{{e}}_1={along}",
            "This is the shadow that will be removed. A negative overlap is walked backwards.",
        ),
        Step(
            "Walk on at right angles, as far as is to be left.",
            rf"\mathbf{{v}}_2={along}+{out}={end}",
            f"The second piece is ${show.number(Fraction(rest))}$ long and perpendicular to the first direction. To the other side "
            "is as good.",
        ),
    )
    return Derivation("walked", "Along, then across", rf"\mathbf{{v}}_1={first}", steps, tuple(exact[3]), end)


FIRST = ((3, 0), (0, 3), (1.5, 2), (2, 1.5), (-1.5, 2), (2, -1.5), (-2, 1.5), (0, 2), (2, 0))


def overlap_and_rest_fit(given, value):
    v1, v2 = np.array(given["v1"], dtype=float), np.array([value["x2"], value["y2"]])
    overlap = v2 @ v1 / np.linalg.norm(v1)
    rest = v2 - overlap * v1 / np.linalg.norm(v1)
    return abs(overlap - given["overlap"]) < 0.25 and abs(np.linalg.norm(rest) - given["rest"]) < 0.25


@question(concepts=["gram-schmidt"], kind="drag", verify=overlap_and_rest_fit)
def leave_so_much(rng):
    """Placing the second arrow so that a given overlap is removed and a given length is left."""
    v1 = np.array(FIRST[rng.integers(len(FIRST))])
    overlap, rest = draws.distinct(rng, 2, 2, 5) / 2  # whole and half lengths
    overlap, rest = float(overlap) * float(rng.choice([-1, 1])), float(rest)
    e, n = unit(v1), unit(v1[::-1] * (-1, 1))
    place, swapped = overlap * e + rest * n, rest * e + overlap * n
    guard(max(np.abs(place).max(), np.abs(swapped).max()) < 2.9)
    fixed = {"x1": float(v1[0]), "y1": float(v1[1])}

    def at(x, y):
        return {**fixed, "x2": float(x), "y2": float(y)}

    def reached(state):
        v2 = np.array([state["x2"], state["y2"]])
        same = all(abs(state[name] - entry) < 0.01 for name, entry in fixed.items())
        return same and abs(v2 @ e - overlap) < 0.2 and abs(abs(v2 @ n) - rest) < 0.2

    slips = {"overlap-for-rest": at(*swapped), "shadow-turned": at(*(-overlap * e + rest * n))}
    across = {"overlap-for-rest-across": rest * e - overlap * n, "shadow-turned-across": -overlap * e - rest * n}
    slips |= {name: at(*spot) for name, spot in across.items() if np.abs(spot).max() < 2.9}
    pair = np.array([overlap, rest])
    if v1.all() and max(abs(pair @ e - overlap), abs(abs(pair @ n) - rest)) > 0.3:
        slips["taken-for-coordinates"] = at(*pair)
    start = at(0.5, -0.5)
    return Item(
        prompt=rf"Leave $\mathbf{{v}}_1$ where it is. Drag $\mathbf{{v}}_2$ so that its overlap with the first direction is "
        rf"${show.number(Fraction(overlap))}$ and what is left of it is ${show.number(Fraction(rest))}$ long, each to within a fifth. "
        "A negative overlap means that the shadow points backwards.",
        answer=State(
            "remove-overlap",
            start,
            reached,
            at(*place),
            tolerance=0.15,
            told=rf"Drag the tip of $\mathbf{{v}}_2$ to about ${show.rounded(place, 1)}$, or as far on the other side of the line "
            r"of $\mathbf{v}_1$.",
        ),
        slips=slips,
        derivation=lambda: walked(v1, overlap, rest, place),
        given={"v1": v1, "overlap": overlap, "rest": rest},
        nudge="Walk along the first arrow as far as the overlap says, then at right angles as far as what is left says.",
        figure="remove-overlap",
        state={**start, "step": 3.0},  # so that the overlap and what is left can be read
    )


# --- qr-decomposition -----------------------------------------------------------------------------


def multiplies_to_a(given, value):
    R = np.array(value, dtype=float)
    return np.allclose(np.array(given["Q"], dtype=float) @ R, np.array(given["A"], dtype=float)) and abs(R[1, 0]) < 1e-9


def factors(rng):
    """Orthonormal columns (whole, with their length) and a whole triangle; some sign on its diagonal negative."""
    W, length = drawn_frame(rng)
    a, c = draws.integer(rng, 1, 4), draws.integer(rng, 1, 4)
    signs = ((1, -1), (-1, 1), (-1, -1))[rng.integers(3)]
    R = np.array([[a * signs[0], draws.integer(rng, -4, 4, but=(0,))], [0, c * signs[1]]])
    return W[:, :2], length, R * length


def by_the_transpose(W, length, A, R):
    """R from a frame that is given, with its signs: multiply by the transpose."""
    front = rf"\frac{{1}}{{{length}}}"
    steps = (
        Step(
            r"Multiply $QR=A$ by $Q^{\mathsf T}$ on the left.",
            r"Q^{\mathsf T}QR=Q^{\mathsf T}A\quad\Rightarrow\quad R=Q^{\mathsf T}A",
            r"The columns of $Q$ are orthonormal, so $Q^{\mathsf T}Q=I$.",
        ),
        Step(
            "Work out the product.",
            rf"R={front}{show.matrix(W.T)}{show.matrix(A)}={show.matrix(R)}",
            "Each entry is the dot product of a direction with a column of $A$. Below the diagonal comes zero by itself.",
        ),
        Step(
            "Check that $QR=A$.",
            rf"QR={front}{show.matrix(W)}{show.matrix(R)}={show.matrix(A)}",
            "A negative entry on the diagonal says that this $Q$ has that direction the other way round than by hand. "
            "Both pairs are right.",
        ),
    )
    given = rf"A={show.matrix(A)},\qquad Q={front}{show.matrix(W)}"
    return Derivation("by_the_transpose", "The triangle of a given frame", given, steps, R.tolist(), show.matrix(R))


@question(concepts=["qr-decomposition"], kind="compute", verify=multiplies_to_a)
def triangle_from_frame(rng):
    """The triangle R, given the matrix and its frame Q."""
    W, length, R = factors(rng)
    A = W @ R // length
    return Item(
        prompt=rf"For $A = {show.matrix(A)}$ a library returns $Q = \frac{{1}}{{{length}}}{show.matrix(W)}$. Which $R$ belongs to "
        r"it, so that $QR = A$?",
        answer=Matrix(R),
        slips={
            "sign-of-diagonal": np.sign(np.diag(R))[:, None] * R,
            "lower-triangle": R.T,
            "factor-left-out": R * length,
            "weights-of-whole-numbers": R // length,
        },
        derivation=lambda: by_the_transpose(W, length, A, R),
        given={"A": A, "Q": W / length},
        nudge=r"Multiply $QR = A$ by $Q^{\mathsf T}$ on the left. What is left on that side?",
    )


def two_signs_cancel(R, flip):
    """The triangle for a frame with one column negated: the row that this column meets is negated too."""
    k, signs = flip + 1, np.array([[-1 if i == flip else 1] for i in range(2)])
    other, row = signs * R, show.matrix([R[flip].tolist()])
    steps = (
        Step(
            "Write the product as columns of $Q$ times rows of $R$.",
            r"A=QR=\mathbf{q}_1\mathbf{r}_1+\mathbf{q}_2\mathbf{r}_2",
            rf"Column {k} of $Q$ is multiplied by row {k} of $R$, here ${row}$, and by no other.",
        ),
        Step(
            f"Negate column {k}, and row {k} with it.",
            rf"(-\mathbf{{q}}_{k})(-\mathbf{{r}}_{k})=\mathbf{{q}}_{k}\mathbf{{r}}_{k}",
            "The product must stay $A$. Two minus signs cancel, and one alone would change it.",
        ),
        Step(
            "Leave the other row as it is.",
            rf"R_{{\text{{library}}}}={show.matrix(other)}",
            f"Its column has not changed. A triangle with a negative number on its diagonal is as right: it says that direction {k} "
            "points the other way.",
        ),
    )
    return Derivation(
        "two_signs_cancel", "The other pair", rf"R={show.matrix(R)}", steps, other.tolist(), show.matrix(other)
    )


def fits_the_other_frame(given, value):
    Q, R, flip = np.array(given["Q"], dtype=float), np.array(given["R"], dtype=float), given["flip"]
    other = Q * np.array([-1 if k == flip else 1 for k in range(2)])
    return np.allclose(other @ np.array(value, dtype=float), Q @ R)


@question(concepts=["qr-decomposition"], kind="compute", verify=fits_the_other_frame)
def the_other_pair(rng):
    """The triangle that goes with a frame in which one column was negated."""
    W, length, R = factors(rng)
    R = np.abs(np.diag(np.diag(R))) // length + np.triu(R, 1) // length
    flip = draws.integer(rng, 0, 1)
    sign = np.array([-1 if k == flip else 1 for k in range(2)])
    Q = rf"\frac{{1}}{{{length}}}{show.matrix(W)}"
    slips = {
        "sign-of-diagonal": R,
        "column-negated": R * sign,
        "other-row-negated": -sign[:, None] * R,
        "all-negated": -R,
    }
    return Item(
        prompt=rf"By hand you found $A = QR$ with $Q = {Q}$ and $R = {show.matrix(R)}$. A library returns the same $Q$ with column "
        rf"{flip + 1} negated. What is its $R$?",
        answer=Matrix(sign[:, None] * R),
        slips=slips,
        derivation=lambda: two_signs_cancel(R, flip),
        given={"Q": W / length, "R": R, "flip": flip},
        nudge=rf"Column {flip + 1} of $Q$ is multiplied by row {flip + 1} of $R$, and by no other.",
    )


def overlap_by_shadow(W, length, A, R):
    """The number above the diagonal: how much of the first direction the second column holds."""
    front, second, found = rf"\frac{{1}}{{{length}}}", A[:, 1], int(R[0, 1])
    total = tex.products(W[:, 0], second)
    steps = (
        Step(
            "Write out what the second column of $QR$ says.",
            rf"\mathbf{{a}}_2=r_{{12}}\,\mathbf{{q}}_1+{tex.bracketed(int(R[1, 1]))}\,\mathbf{{q}}_2",
            "The second column of $R$ holds the weights: so much of the first direction, so much of the second.",
        ),
        Step(
            r"Take the dot product of both sides with $\mathbf{q}_1$.",
            rf"r_{{12}}=\mathbf{{q}}_1\cdot\mathbf{{a}}_2={front}\left({total}\right)={found}",
            r"$\mathbf{q}_1$ has length one, and $\mathbf{q}_2$ is perpendicular to it, so only $r_{12}$ is left.",
        ),
        Step(
            "Check: put the weights in.",
            rf"{tex.bracketed(found)}\cdot{front}{show.column(W[:, 0])}+{tex.bracketed(int(R[1, 1]))}\cdot{front}{show.column(W[:, 1])}"
            rf"={show.column(second)}",
            "This is the second column of $A$.",
        ),
    )
    return Derivation("overlap", "One overlap", "A=QR", steps, found, rf"r_{{12}}={found}")


def builds_the_second_column(given, value):
    """Put the number into the triangle and multiply out the second column."""
    Q, A = np.array(given["Q"], dtype=float), np.array(given["A"], dtype=float)
    return np.allclose(float(value) * Q[:, 0] + given["corner"] * Q[:, 1], A[:, 1])


@question(concepts=["qr-decomposition"], kind="missing", verify=builds_the_second_column)
def smudged_overlap(rng):
    """The overlap that is missing from a triangle."""
    W, length, R = factors(rng)
    A, front = W @ R // length, rf"\frac{{1}}{{{length}}}"
    first, second = W[:, 0], A[:, 1]
    triangle = rf"\begin{{bmatrix}} {R[0, 0]} & ? \\ 0 & {R[1, 1]} \end{{bmatrix}}"
    slips = {
        "factor-left-out": int(first @ second),
        "weights-of-whole-numbers": int(R[0, 1]) // length,
        "diagonal-only": 0,
    }
    if R[0, 0] < 0:
        slips["measured-along-column"] = -int(R[0, 1])
    for name, value in {"columns-for-directions": A[:, 0] @ second, "second-direction": R[1, 1]}.items():
        if value != R[0, 1] and int(value) not in slips.values():  # some triangles give one number in two ways
            slips[name] = int(value)
    return Item(
        prompt=rf"The matrix $A = {show.matrix(A)}$ has the factors $Q = {front}{show.matrix(W)}$ and $R = {triangle}$, with "
        "$A = QR$. Which number is smudged?",
        answer=Number(int(R[0, 1])),
        slips=slips,
        derivation=lambda: overlap_by_shadow(W, length, A, R),
        given={"Q": W / length, "A": A, "corner": int(R[1, 1])},
        nudge="It says how much of the first direction the second column of $A$ holds.",
    )
