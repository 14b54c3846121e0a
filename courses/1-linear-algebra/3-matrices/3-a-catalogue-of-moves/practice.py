"""Practice for the elementary moves of the plane: their matrices, their names, and setting them up by hand."""

from fractions import Fraction
from math import cos, degrees, radians, sin

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, State, derivations, draws, question, show
from fullrank.records import Derivation, Step

ANGLES = (30, 45, 60, 120, 135, 150, 210, 225, 240, 300, 315, 330)


def turn(angle, k=1.0):
    """The turn against the clock, with a stretch; zeros are exact."""
    c, s = (round(k * f(radians(angle)), 12) + 0.0 for f in (cos, sin))
    return np.array([[c, -s], [s, c]])


def complex_number_agrees(given, value):
    """Turning and stretching is multiplying by one complex number."""
    M = np.array([[complex(entry).real for entry in row] for row in value])
    factor = given["k"] * np.exp(1j * np.radians(given["angle"]))
    wanted = [[factor.real, (1j * factor).real], [factor.imag, (1j * factor).imag]]
    return M.shape == (2, 2) and np.allclose(M, wanted)


@question(concepts=["elementary-transformations"], kind="compute", verify=complex_number_agrees)
def matrix_of_turn(rng):
    """The matrix of a turn, with a stretch of everything in some draws."""
    angle, k = ANGLES[rng.integers(len(ANGLES))], (1, 2, 4)[rng.integers(3)]
    clockwise = rng.random() < 0.4
    signed = -angle if clockwise else angle
    way = "with the clock" if clockwise else "against the clock"
    stretch = f" and makes every length ${k}$ times as long" if k > 1 else ""
    slips = {"rotation-sign": turn(-signed, k)}
    if (2 * signed - 90) % 360:  # at 45 degrees, and half a turn further, sine and cosine are the same number
        slips["sin-cos-swap"] = turn(90 - signed, k)
    if k > 1:
        slips["scale-as-inverse"] = turn(signed, 1 / k)
        slips["stretch-forgotten"] = turn(signed)
    slips["degrees-as-radians"] = turn(degrees(signed), k)
    return Item(
        prompt=rf"Write down the matrix that turns the plane by ${angle}^\circ$ {way}{stretch}. Exact, or to six digits; "
        "`sqrt(3)/2` can be typed.",
        answer=Matrix(turn(signed, k), relative=5e-6),  # six digits, as the prompt allows
        slips=slips,
        derivation=lambda: derivations.rotation(signed, stretch=k),
        given={"angle": signed, "k": k},
        nudge="Where does the tip of $(1, 0)$ land on the circle? And where is a quarter turn ahead of it?",
    )


# Each move: what is said, its matrix, and the matrices that people write for it.
def moves(k):
    half = Fraction(1, k)
    return (
        (
            f"slides every point sideways by ${k}$ times its height, while the first axis stays",
            [[1, k], [0, 1]],
            {"shear-axis": [[1, 0], [k, 1]]},
        ),
        (
            f"lifts every point by ${k}$ times its distance along, while the second axis stays",
            [[1, 0], [k, 1]],
            {"shear-axis": [[1, k], [0, 1]]},
        ),
        (
            f"mirrors in the first axis and then makes everything ${k}$ times as large",
            [[k, 0], [0, -k]],
            {"mirror-axis": [[-k, 0], [0, k]], "scale-as-inverse": [[half, 0], [0, -half]]},
        ),
        (
            f"mirrors in the second axis and then makes everything ${k}$ times as large",
            [[-k, 0], [0, k]],
            {"mirror-axis": [[k, 0], [0, -k]], "scale-as-inverse": [[-half, 0], [0, half]]},
        ),
        (
            f"mirrors in the line along $(1, 1)$ and then makes everything ${k}$ times as large",
            [[0, k], [k, 0]],
            {"mirror-axis": [[0, -k], [-k, 0]], "scale-as-inverse": [[0, half], [half, 0]]},
        ),
        (
            f"turns by a quarter against the clock and makes everything ${k}$ times as large",
            [[0, -k], [k, 0]],
            {"rotation-sign": [[0, k], [-k, 0]], "sin-cos-swap": [[k, 0], [0, k]]},
        ),
        (
            f"turns by a quarter with the clock and makes everything ${k}$ times as large",
            [[0, k], [-k, 0]],
            {"rotation-sign": [[0, -k], [k, 0]], "sin-cos-swap": [[-k, 0], [0, -k]]},
        ),
        (
            f"makes everything ${k}$ times as wide and leaves heights as they are",
            [[k, 0], [0, 1]],
            {"scale-as-inverse": [[half, 0], [0, 1]]},
        ),
        (
            f"makes everything ${k}$ times as high and leaves widths as they are",
            [[1, 0], [0, k]],
            {"scale-as-inverse": [[1, 0], [0, half]]},
        ),
    )


# What the move does to a point (x, y), said without a matrix.
RULES = (
    lambda x, y, k: (x + k * y, y),
    lambda x, y, k: (x, y + k * x),
    lambda x, y, k: (k * x, -k * y),
    lambda x, y, k: (-k * x, k * y),
    lambda x, y, k: (k * y, k * x),
    lambda x, y, k: (-k * y, k * x),
    lambda x, y, k: (k * y, -k * x),
    lambda x, y, k: (k * x, y),
    lambda x, y, k: (x, k * y),
)  # fmt: skip


def tip_by_tip(said, A, near=False):
    """A move read off from where it sends the tips of the two axes; near: to three decimals."""
    rows = [[Fraction(str(round(float(x), 3))) for x in row] for row in A]
    one, two = ([row[k] for row in rows] for k in (0, 1))
    turned = any(x.denominator > 1 for x in one)
    sign = r"\approx " if turned else "="
    circle = "On the circle the tip stands at the cosine and the sine of the angle. " if turned else ""

    def column(entries):
        return tex.grid([[tex.decimal(x, 3) if near else tex.number(x)] for x in entries])

    found = tex.decimal_matrix(rows, 3) if near else tex.matrix(rows)
    steps = (
        Step(
            "Ask where the tip of the first axis goes.",
            rf"\begin{{bmatrix}}1 \\ 0\end{{bmatrix}}\to {column(one)}",
            f"The move {said}. {circle}A matrix times $(1, 0)$ gives its first column, so this is the first column.",
        ),
        Step(
            "Ask the same for the second axis.",
            rf"\begin{{bmatrix}}0 \\ 1\end{{bmatrix}}\to {column(two)}",
            "A matrix times $(0, 1)$ gives its second column.",
        ),
        Step(
            "Put the two columns side by side.",
            rf"A{sign}{found}",
            "Every other point follows: so much of the first column, so much of the second.",
        ),
    )
    given = r"\begin{bmatrix}1 \\ 0\end{bmatrix}\to\,?\qquad \begin{bmatrix}0 \\ 1\end{bmatrix}\to\,?"
    return Derivation("tip_by_tip", "Where the axes go", given, steps, rows, found)


def rule_is_followed(given, M):
    M = np.array(M, dtype=float)
    return all(np.allclose(M @ p, RULES[given["move"]](*p, given["k"])) for p in ((3, 1), (-2, 5)))


def only_this_one_follows_the_rule(given, value):
    return {key for key, M in given["matrices"].items() if rule_is_followed(given, M)} == {value}


@question(concepts=["elementary-transformations"], kind="choose", verify=only_this_one_follows_the_rule)
def name_the_matrix(rng):
    """Which of four matrices does what is said."""
    move, k = int(rng.integers(9)), draws.integer(rng, 2, 7)
    said, A, wrong = moves(k)[move]
    matrices = {"right": A, **wrong}
    others = [[[1, k], [k, 1]], [[1, -k], [0, 1]], [[-1, 0], [0, -1]], [[k, 0], [0, k]]]
    for place in rng.permutation(len(others)):
        if len(matrices) < 4 and others[place] not in matrices.values():
            matrices[f"other {place}"] = others[place]
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in matrices.items()})
    return Item(
        prompt=f"Which matrix {said}?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in wrong},
        derivation=lambda: tip_by_tip(said, A),
        given={"move": move, "k": k, "matrices": {keys[name]: M for name, M in matrices.items()}},
        nudge="Where should $(1, 0)$ go, and where $(0, 1)$? Only one matrix has both as columns.",
    )


def drawn_move_is_the_one(given, value):
    M = np.array([[value["a"], value["b"]], [value["c"], value["d"]]])
    if given["move"] is None:
        wanted = np.exp(1j * np.radians(given["k"]))
        return abs(complex(*M[:, 0]) - wanted) < 0.1 and abs(complex(*M[:, 1]) - 1j * wanted) < 0.1
    return all(np.hypot(*(M @ p - RULES[given["move"]](*p, given["k"]))) < 0.1 for p in ((1, 0), (0, 1)))


@question(concepts=["elementary-transformations"], kind="drag", verify=drawn_move_is_the_one)
def set_up_the_move(rng):
    """Dragging the images of the axes to where a described move sends them."""
    if rng.random() < 0.5:
        angle = ANGLES[rng.integers(len(ANGLES))]
        way, signed = ("with the clock", -angle) if rng.random() < 0.5 else ("against the clock", angle)
        said, move, k, A = rf"turns by ${angle}^\circ$ {way}", None, signed, turn(signed)
        wrong = {"rotation-sign": turn(-signed), "sin-cos-swap": turn(90 - signed)}
    else:
        move, k = int(rng.integers(9)), 2
        said, A, wrong = moves(k)[move]
    start = {"a": 1.0, "b": 0.0, "c": 0.0, "d": 1.0, "see": float(rng.integers(1, 3))}

    def at(matrix):
        entries = np.array(matrix, dtype=float).ravel()
        return {**start, **{name: float(one) for name, one in zip("abcd", entries, strict=True)}}

    wanted = at(A)

    def reached(state):
        off = [abs(state[name] - wanted[name]) for name in "abcd"]
        return max(off) < 0.07

    return Item(
        prompt=f"Drag the two arrows so that the move {said}. Within a tenth of a square is near enough.",
        answer=State(
            "move-the-plane",
            start,
            reached,
            wanted,
            told=f"Drag the first arrow to ${show.rounded((wanted['a'], wanted['c']))}$ and the second to "
            f"${show.rounded((wanted['b'], wanted['d']))}$.",
        ),
        slips={name: at(matrix) for name, matrix in wrong.items()},
        derivation=lambda: tip_by_tip(said, A, near=True),
        given={"move": move, "k": k},
        nudge="Set the first arrow alone, then the second. The letter shows whether the plane was turned over.",
        figure="move-the-plane",
        state=start,
    )
