"""Practice for orthogonal matrices: telling them apart, completing one, undoing one, its rows, and a frame to turn."""

from fractions import Fraction
from functools import cache
from itertools import permutations, product
from math import atan2, cos, degrees, hypot, radians, sin, sqrt

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

PLACES = ("first", "second", "third", "fourth")
TRIPLES = ((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25))


@cache
def frames():
    """Whole 3 x 3 matrices with perpendicular columns of length 3 or 7, none of them symmetric, with that length."""
    found = []
    for length, rows in ((3, ((1, 2, 2), (2, 1, -2), (2, -2, 1))), (7, ((2, 3, 6), (3, -6, 2), (6, 2, -3)))):
        for order in permutations(range(3)):
            for signs in product((1, -1), repeat=3):
                W = np.array(rows)[:, list(order)] * np.array(signs)
                if not np.array_equal(W, W.T) and not np.array_equal(W, -W.T):
                    found.append((W, length))
    return found


def drawn_frame(rng):
    found = frames()
    W, length = found[rng.integers(len(found))]
    return W, length


def over(matrix, length):
    """The whole matrix or vector divided by a length, in fractions."""
    return np.array([Fraction(int(entry), int(length)) for entry in np.ravel(matrix)]).reshape(np.shape(matrix))


def each_table(matrices):
    """The dot products of the columns of one candidate after the other, in the order in which they are shown."""
    steps = [
        Step(
            f"Work out the table of dot products for the {place} matrix.",
            rf"Q^{{\mathsf T}}Q={show.matrix(M.T)}{show.matrix(M)}={show.matrix(M.T @ M)}",
            "This is the identity: lengths are one, and the columns are perpendicular."
            if np.array_equal(M.T @ M, np.eye(2))
            else "This is not the identity. On the diagonal stand the squared lengths, beside it the overlap.",
        )
        for place, (_, M) in zip(PLACES, sorted(matrices.items()), strict=True)
    ]
    right = next(M for M in matrices.values() if np.array_equal(M.T @ M, np.eye(2)))
    return Derivation(
        "each_table", "One table for each", r"Q^{\mathsf T}Q=I\,?", tuple(steps), right.tolist(), show.matrix(right)
    )


def only_this_keeps_every_length(given, value):
    """Send four vectors through each candidate and compare lengths."""
    tried = ((1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, -3.0))
    keeping = {
        key
        for key, M in given["matrices"].items()
        if all(np.isclose(np.linalg.norm(np.array(M, dtype=float) @ v), np.linalg.norm(v)) for v in tried)
    }
    return keeping == {value}


@question(concepts=["orthogonal-matrix"], kind="choose", verify=only_this_keeps_every_length)
def which_is_orthogonal(rng):
    """Which of four matrices is orthogonal."""
    short, long, length = TRIPLES[rng.integers(len(TRIPLES))]
    p, q = (short, long) if rng.random() < 0.5 else (long, short)
    p, q = int(rng.choice([-1, 1])) * p, int(rng.choice([-1, 1])) * q
    side = 1 if rng.random() < 0.5 else -1  # a turn or a mirror
    turn = np.array([[p, -side * q], [q, side * p]])
    k = draws.integer(rng, -2, 2, but=(0,))
    sheared = np.array([[p, k * p - q], [q, k * q + p]])
    matrices = {
        "": over(turn, length),
        "det-one-suffices": over(sheared if rng.random() < 0.5 else sheared[:, ::-1] * (-1, 1), length),
        "columns-orthogonal-suffices": over(turn, short + long),
        "unit-columns-suffice": over([[p, side * q], [q, side * p]], length),
    }
    guard(all(entry.denominator > 1 for M in matrices.values() for entry in M.ravel()), "fractions everywhere")
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in matrices.items()})
    return Item(
        prompt="Which of these matrices is orthogonal: its columns perpendicular to each other and each of length one?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in matrices if name},
        derivation=lambda: each_table({keys[name]: np.array(M) for name, M in matrices.items()}),
        given={"matrices": {key: matrices[name] for name, key in keys.items()}},
        nudge=r"Two tests for each candidate: how long are the columns, and what is the dot product of the two?",
    )


def straight_to_both(W, length, others, column):
    """The missing column from two equations and a length."""
    first, second = (W[:, k] for k in others)
    one = next(c for c in (column, -column) if c[np.flatnonzero(c)[0]] > 0)
    cleared = rf"{show.row(first)}\cdot\mathbf{{w}}=0,\qquad {show.row(second)}\cdot\mathbf{{w}}=0"
    steps = (
        Step(
            "Write down that it is perpendicular to the other two.",
            cleared,
            "A factor in front changes no right angle, so whole numbers will do: the column is some multiple of "
            r"$\mathbf{w}$.",
        ),
        Step(
            "Solve the two equations.",
            rf"\mathbf{{w}}=t\,{show.column(one)}",
            "Two equations for three numbers leave one number free: the multiple. Put it into both to check.",
        ),
        Step(
            "Make its length one.",
            rf"\lVert\mathbf{{w}}\rVert={length}\,\lvert t\rvert=1\quad\Rightarrow\quad \mathbf{{q}}=\pm"
            rf"\frac{{1}}{{{length}}}{show.column(one)}",
            "A frame has columns of length one. Either sign keeps the right angles.",
        ),
    )
    answer = rf"\pm\frac{{1}}{{{length}}}{show.column(one)}"
    return Derivation("missing_column", "The column that is missing", cleared, steps, tuple(over(one, length)), answer)


def completes_the_frame(given, value):
    Q = np.column_stack([np.array(given["columns"], dtype=float), np.array([float(x) for x in value])])
    return np.allclose(Q @ Q.T, np.eye(3))


@question(concepts=["orthogonal-matrix"], kind="missing", verify=completes_the_frame)
def missing_column(rng):
    """The column that is missing from an orthogonal matrix."""
    W, length = drawn_frame(rng)
    place = draws.integer(rng, 0, 2)
    others = [k for k in range(3) if k != place]
    column = W[:, place]
    shown = [["?" if k == place else str(W[i, k]) for k in range(3)] for i in range(3)]
    body = r" \\ ".join(" & ".join(line) for line in shown)
    rest = W[:, others[0]] + W[:, others[1]]
    return Item(
        prompt=rf"One column of the orthogonal matrix $Q = \frac{{1}}{{{length}}}\begin{{bmatrix}} {body} \end{{bmatrix}}$ is "
        rf"missing. Give that column of $Q$, with the factor $\frac{{1}}{{{length}}}$ multiplied in. Either sign is right.",
        answer=Vector(over(column, length), equal="sign"),
        slips={"columns-orthogonal-suffices": column, "sum-of-columns": over(rest, length)},
        derivation=lambda: straight_to_both(W, length, others, column),
        given={"columns": over(W[:, others], length).astype(float)},
        nudge="It must be perpendicular to both other columns: two equations for three entries. Its length says the rest.",
    )


def brought_back(W, length, x, y):
    """The way back by the transpose, and the check."""
    front = rf"\frac{{1}}{{{length}}}"
    steps = (
        Step(
            "Write rows as columns.",
            rf"Q^{{-1}}=Q^{{\mathsf T}}={front}{show.matrix(W.T)}",
            r"$Q$ is orthogonal, so its transpose undoes it. The factor in front stays.",
        ),
        Step(
            r"Multiply the image by it.",
            rf"\mathbf{{x}}=Q^{{\mathsf T}}\mathbf{{y}}={front}{show.matrix(W.T)}{show.column(y)}="
            rf"{front}{show.column(W.T @ y)}={show.column(x)}",
            "Each entry is the shadow of the image on one column of $Q$.",
        ),
        Step(
            "Check by sending it off again.",
            rf"Q\mathbf{{x}}={front}{show.matrix(W)}{show.column(x)}={show.column(y)}",
            "It goes where it went before.",
        ),
    )
    given = rf"Q\mathbf{{x}}={show.column(y)}"
    return Derivation("brought_back", "Back by the transpose", given, steps, tuple(x), show.column(x))


def goes_where_it_was_sent(given, value):
    return np.allclose(np.array(given["Q"], dtype=float) @ [float(x) for x in value], np.array(given["y"], dtype=float))


@question(concepts=["orthogonal-matrix"], kind="compute", verify=goes_where_it_was_sent)
def undo_by_transpose(rng):
    """The vector that an orthogonal matrix has sent to a given one."""
    W, length = drawn_frame(rng)
    x = draws.vector(rng, 3, 3, zeros=True)
    y = over(W @ x, length)
    slips = {
        "sent-on": over(W @ W @ x, length * length),
        "divided-by-square": over(x, length),
        "factor-left-out": x * length,
    }
    if np.linalg.det(W) < 0:  # only there does the division by the determinant change the signs
        slips["transpose-wrong-for-inverse"] = -x
    return Item(
        prompt=rf"The matrix $Q = \frac{{1}}{{{length}}}{show.matrix(W)}$ is orthogonal, and it has sent a vector $\mathbf{{x}}$ to "
        rf"${show.row(y)}$. Which vector was it?",
        answer=Vector(x),
        slips=slips,
        derivation=lambda: brought_back(W, length, x, y),
        given={"Q": over(W, length).astype(float), "y": y.astype(float)},
        nudge=r"To solve $Q\mathbf{x} = \mathbf{y}$ you need no elimination here. What undoes $Q$?",
    )


def squares_make_one(row, size):
    """The size of an entry from the length of its row."""
    one, two = row
    squares = one * one + two * two
    steps = (
        Step(
            "Use that a row has length one as well.",
            r"QQ^{\mathsf T}=I",
            "A square matrix with orthonormal columns is undone by its transpose from both sides, and the diagonal of "
            r"$QQ^{\mathsf T}$ holds the squared lengths of the rows.",
        ),
        Step(
            "Write down the squared length of the row.",
            rf"\left({show.number(one)}\right)^2+\left({show.number(two)}\right)^2+x^2=1",
            "It is the squares of the entries that add up to one, not the entries.",
        ),
        Step(
            "Solve for the square, and take the root.",
            rf"x^2=1-{show.number(squares)}={show.number(1 - squares)}\quad\Rightarrow\quad \lvert x\rvert={show.number(size)}",
            "The sign stays open: a square does not tell it.",
        ),
    )
    given = rf"({show.number(one)},\ {show.number(two)},\ x)"
    return Derivation("squares_make_one", "A row of length one", given, steps, size, show.number(size))


def row_has_length_one(given, value):
    return float(value) > 0 and np.isclose(sum(float(entry) ** 2 for entry in given["row"]) + float(value) ** 2, 1)


@question(concepts=["orthogonal-matrix"], kind="missing", verify=row_has_length_one)
def entry_of_a_row(rng):
    """The size of an entry, from the other entries of its row."""
    W, length = drawn_frame(rng)
    i, j = draws.integer(rng, 0, 2), draws.integer(rng, 0, 2)
    known = [W[i, k] for k in range(3) if k != j]
    size = Fraction(abs(int(W[i, j])), length)
    row = [Fraction(int(entry), length) for entry in known]
    squares = row[0] ** 2 + row[1] ** 2
    mistaken = {
        "square-not-rooted": size * size,
        "sign-kept": -size,
        "entries-sum-to-one": abs(1 - row[0] - row[1]),
        "sizes-sum-to-one": abs(1 - abs(row[0]) - abs(row[1])),
        "whole-numbers-only": abs(int(W[i, j])),
        "known-squares": squares,
        "known-length": sqrt(squares),
        "lengths-subtracted": 1 - sqrt(squares),
    }
    slips: dict[str, float | Fraction] = {}
    for name, value in mistaken.items():
        if value != size and value not in slips.values():  # some rows give one number in two ways
            slips[name] = value
    return Item(
        prompt=rf"Row {i + 1} of an orthogonal $3 \times 3$ matrix has the entries ${show.number(row[0])}$ and "
        rf"${show.number(row[1])}$, and a third one that is smudged. How large is it, its sign left aside?",
        answer=Number(size),
        slips=slips,
        derivation=lambda: squares_make_one(row, size),
        given={"row": row},
        nudge="The columns of an orthogonal matrix have length one. What do its rows have?",
    )


def this_is_the_product(given, value):
    """Multiply the matrix and its transpose and compare with what the statement says."""
    M = np.array(given["M"], dtype=float)
    whole = M @ M.T
    says = {
        "one": np.allclose(whole, np.eye(len(M))),
        "long": np.allclose(whole, given["length"] ** 2 * np.eye(len(M))),
        "aslant": not np.allclose(whole, np.diag(np.diag(whole))),
        "itself": np.allclose(whole, M @ M),
    }
    return says[given["meaning"][value]]


@question(concepts=["orthogonal-matrix"], kind="choose", verify=this_is_the_product)
def what_the_rows_do(rng):
    """What perpendicular columns, of one length or of several, say about the rows."""
    W, length = drawn_frame(rng)
    case = ("one", "long", "aslant")[rng.integers(3)]
    k, place = draws.integer(rng, 2, 3), draws.integer(rng, 0, 2)
    stretched = W * np.where(np.arange(3) == place, k, 1)
    M = {"one": over(W, length), "long": W, "aslant": stretched}[case]
    texts = {
        "one": r"They are perpendicular as well, and of length one: $QQ^{\mathsf T} = I$",
        "long": rf"They are perpendicular as well, and of length ${length}$: $QQ^{{\mathsf T}} = {length * length}I$",
        "aslant": r"They are not perpendicular: $QQ^{\mathsf T}$ is not zero off the diagonal",
        "itself": r"Their dot products are the entries of $Q^2$, since $Q^{\mathsf T} = Q$ here",
    }
    keys, options = draws.shuffled(rng, texts)
    front = rf"\frac{{1}}{{{length}}}" if case == "one" else ""
    mistaken = {
        "one": {"rows-differ": "aslant", "lengths-left": "long"},
        "long": {"rows-differ": "aslant", "length-one-assumed": "one"},
        "aslant": {"lengths-unlike": "long", "length-one-assumed": "one"},
    }[case]
    return Item(
        prompt=rf"The columns of $Q = {front}{show.matrix(stretched if case == 'aslant' else W)}$ are perpendicular to each "
        "other. What can be said of its rows?",
        answer=Choice(keys[case], options),
        slips={name: keys[key] for name, key in {**mistaken, "transpose-is-itself": "itself"}.items()},
        derivation=lambda: derivations.orthogonality(M),
        given={"M": M.astype(float), "length": length, "meaning": {key: name for name, key in keys.items()}},
        nudge=r"The entries of $QQ^{\mathsf T}$ are the dot products of the rows. Work out one that stands off the diagonal, and one on it.",
    )


def frame_is_the_matrix(given, value):
    """Build the two columns from the angles and compare."""
    one, two = radians(value["angle"]), radians(value["angle"] + value["gap"])
    Q = [[cos(one), cos(two)], [sin(one), sin(two)]]
    return np.allclose(Q, np.array(given["Q"], dtype=float), atol=0.08) and value["long1"] == value["long2"] == 1


def angles_of(Q, angle, side):
    """The angle of the first arrow from the first column, and the side on which the second arrow stands."""
    (x, y), second = Q[:, 0], Q[:, 1]
    quarter = rf"\text{{first arrow, a quarter turn on: }}{show.column([-y, x])}"
    steps = (
        Step(
            "Read the first column as the tip of the first arrow.",
            rf"\cos\alpha={show.number(x)}\approx {float(x):.3f},\qquad \sin\alpha={show.number(y)}\approx {float(y):.3f}",
            r"An arrow of length one at the angle $\alpha$ ends at $(\cos\alpha, \sin\alpha)$.",
        ),
        Step(
            "Find the angle that has this cosine and this sine.",
            rf"\alpha={'' if y > 0 else '-'}\arccos\left({float(x):.3f}\right)\approx {angle}^\circ",
            f"The cosine leaves two angles of one size, one up and one down. The second entry is "
            f"{'positive, so the arrow points up and the angle is positive' if y > 0 else 'negative, so the arrow points down and the angle is negative'}.",
        ),
        Step(
            "See on which side the second arrow stands.",
            rf"{quarter},\qquad \mathbf{{q}}_2={show.column(second)}",
            "The two agree, so the second arrow is 90 degrees further on, against the clock."
            if side == 1
            else "The two are opposite, so the second arrow is 90 degrees back, with the clock: this frame is mirrored.",
        ),
        Step(
            "Set both arrows, each of length one.",
            rf"\text{{first: }}{angle}^\circ,\qquad \text{{second: }}{angle}^\circ{'+' if side == 1 else '-'}90^\circ"
            rf"={angle + 90 * side}^\circ",
            "The columns of an orthogonal matrix have length one and stand at a right angle.",
        ),
    )
    answer = rf"\alpha\approx {angle}^\circ"
    return Derivation("angles_of", "From columns to angles", rf"Q={show.matrix(Q)}", steps, angle, answer)


@question(concepts=["orthogonal-matrix"], kind="drag", verify=frame_is_the_matrix)
def set_the_frame(rng):
    """Setting a stiff frame to a given orthogonal matrix."""
    p, q, length = TRIPLES[rng.integers(len(TRIPLES))]
    p, q = (p, q) if rng.random() < 0.5 else (q, p)
    p, q = int(rng.choice([-1, 1])) * p, int(rng.choice([-1, 1])) * q
    side = 1 if rng.random() < 0.4 else -1
    Q = over([[p, -side * q], [q, side * p]], length)
    angle = round(degrees(atan2(q, p)))
    guard(abs(angle) > 5 and hypot(p, q) == length)

    def at(turned, gap):
        return {"angle": float(turned), "gap": float(gap), "long1": 1.0, "long2": 1.0}

    def reached(state):
        off = (state["angle"] - angle + 180) % 360 - 180
        gap_off = (state["gap"] - 90 * side + 180) % 360 - 180
        lengths = abs(state["long1"] - 1) < 0.02 and abs(state["long2"] - 1) < 0.02
        return lengths and abs(off) < 2.5 and abs(gap_off) < 2.5

    swapped = (angle + 90 * side + 180) % 360 - 180
    slips = {"turned-not-mirrored": at(angle, -90 * side), "columns-swapped": at(swapped, -90 * side)}
    if side == 1:  # the matrix of a mirror is its own transpose
        slips["rows-as-columns"] = at(-angle, 90)
    told = rf"Turn the first arrow until its tip is at ${show.row(Q[:, 0])}$, which is at about ${angle}^\circ$."
    if side == -1:
        told += r" Then turn $\mathbf{q}_2$ over with the button, so that the frame mirrors."
    return Item(
        prompt=rf"Set the frame so that its matrix is $Q = {show.matrix(Q)}$. The numbers beside the picture are rounded.",
        answer=State(
            "stiff-frame",
            at(0, 90),
            reached,
            at(angle, 90 * side),
            tolerance=2.5,
            told=told,
        ),
        slips=slips,
        derivation=lambda: angles_of(Q, angle, side),
        given={"Q": Q.astype(float)},
        nudge=r"The first column says where the first arrow points. On which side of it does the second one stand?",
        figure="stiff-frame",
        state=at(0, 90),
    )
