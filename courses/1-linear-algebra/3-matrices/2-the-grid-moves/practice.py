"""Practice for matrices as moves of the plane: writing them down, applying them, undoing them, and what is none."""

from fractions import Fraction
from itertools import product

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


def images_side_by_side(A):
    """The matrix of a move from the images of the axes."""
    first, second = show.column(A[:, 0]), show.column(A[:, 1])
    steps = (
        Step(
            "Ask what a matrix does to $(1, 0)$.",
            rf"A\begin{{bmatrix}}1 \\ 0\end{{bmatrix}}=1\cdot\text{{first column}}+0\cdot\text{{second column}}={first}",
            "So the first column is where $(1, 0)$ goes.",
        ),
        Step(
            "Ask the same for $(0, 1)$.",
            rf"A\begin{{bmatrix}}0 \\ 1\end{{bmatrix}}=0\cdot\text{{first column}}+1\cdot\text{{second column}}={second}",
            "So the second column is where $(0, 1)$ goes.",
        ),
        Step(
            "Write the two images side by side, each from top to bottom.",
            rf"A={show.matrix(A)}",
            "Written as rows they would belong to another move.",
        ),
    )
    given = rf"(1, 0)\to {show.row(A[:, 0])},\qquad (0, 1)\to {show.row(A[:, 1])}"
    return Derivation("images_side_by_side", "Images as columns", given, steps, A.tolist(), rf"A={show.matrix(A)}")


def sends_the_axes_there(given, value):
    M = np.array(value, dtype=float)
    return np.allclose(M @ (1, 0), given["first"]) and np.allclose(M @ (0, 1), given["second"])


@question(concepts=["matrix-as-transformation"], kind="compute", verify=sends_the_axes_there)
def matrix_from_images(rng):
    """The matrix of a move, from the images of the axes."""
    A = draws.matrix(rng, 2, 2, 5)
    guard(A[0, 1] != A[1, 0])
    slips = {"rows-as-images": A.T, "entries-as-scales": np.diag(np.diag(A))}
    area = draws.determinant(A)
    if abs(area) in (1, 2):
        slips["inverse-direction"] = np.array([[A[1, 1], -A[0, 1]], [-A[1, 0], A[0, 0]]]) / area
    return Item(
        prompt=f"A move of the plane sends $(1, 0)$ to ${show.row(A[:, 0])}$ and $(0, 1)$ to ${show.row(A[:, 1])}$. "
        "Write down its matrix.",
        answer=Matrix(A),
        slips=slips,
        derivation=lambda: images_side_by_side(A),
        given={"first": A[:, 0], "second": A[:, 1]},
        nudge="What does a matrix give when it is multiplied by $(1, 0)$?",
    )


def steps_along_the_images(given, value):
    first, second = np.array(given["first"]), np.array(given["second"])
    p, q = given["x"]
    return np.allclose(p * first + q * second, np.array(value, dtype=float))


@question(concepts=["matrix-as-transformation"], kind="compute", verify=steps_along_the_images)
def follow_a_point(rng):
    """Where a move sends a point, from the images of the axes."""
    A, x = draws.matrix(rng, 2, 2, 4), draws.vector(rng, 2, 4)
    guard(A[0, 1] != A[1, 0] and x[0] != x[1])
    return Item(
        prompt=f"On squared paper a move sends $(1, 0)$ to ${show.row(A[:, 0])}$ and $(0, 1)$ to ${show.row(A[:, 1])}$, and the "
        f"paper goes along. Where does ${show.row(x)}$ land?",
        answer=Vector(A @ x),
        slips={
            "rows-as-images": A.T @ x,
            "entries-as-scales": np.diag(A) * x,
            "translation": x + A[:, 0] - (1, 0),
            "steps-exchanged": A @ x[::-1],
        },
        derivation=lambda: derivations.matrix_times_vector(A, x),
        given={"first": A[:, 0], "second": A[:, 1], "x": x},
        nudge="The point keeps its address on the paper: so many steps along one line of the grid, so many along the other.",
    )


RULES = {
    "linear": lambda a, b, c, d: lambda x, y: (a * x + b * y, c * x + d * y),
    "translation": lambda a, b, c, d: lambda x, y: (x + a, y + b),
    "bends-lines": lambda a, b, c, d: lambda x, y: (a * x * x, d * y),
    "product": lambda a, b, c, d: lambda x, y: (a * x * y, c * x + y),
    "shifted": lambda a, b, c, d: lambda x, y: (a * x + b * y, d * y + c),
}


def two_tests(numbers, said):
    """The origin first, then a point and its double; what passes both is a matrix."""
    a, b, c, d = numbers
    A = [[a, b], [c, d]]

    def at(name, x, y):
        return show.row(RULES[name](*numbers)(x, y))

    def both(name, point):
        double = tuple(2 * x for x in point)
        return rf"&{said[name]}:\quad {show.row(point)}\to {at(name, *point)},\quad {show.row(double)}\to {at(name, *double)}"

    origin = [rf"&{said[name]}:\quad (0, 0)\to {at(name, 0, 0)}" for name in ("translation", "shifted")]
    steps = (
        Step(
            "Send the origin through each rule. Two of them move it.",
            rf"\begin{{aligned}}{origin[0]} \\[4pt] {origin[1]}\end{{aligned}}",
            r"A matrix times $(0, 0)$ is always $(0, 0)$. A number added at the end shifts every point, in one place or in both.",
        ),
        Step(
            "Send a point through the others, and the same point twice as far out. Two of them do not double.",
            rf"\begin{{aligned}}{both('bends-lines', (1, 0))} \\[4pt] {both('product', (1, 1))}\end{{aligned}}",
            "A linear move sends a point that is twice as far out twice as far. A square or a product of $x$ and $y$ grows fourfold.",
        ),
        Step(
            "Write the rule that is left as a matrix.",
            rf"{said['linear']}:\quad {show.matrix(A)}\begin{{bmatrix}} x \\ y \end{{bmatrix}}",
            "Each component is so much of $x$ plus so much of $y$, with nothing added: a row of a matrix.",
        ),
    )
    return Derivation("two_tests", "Origin and double", r"(0, 0)\to (0, 0)\,?", steps, A, said["linear"])


def only_this_one_is_linear(given, value):
    """Try sums and multiples of a few points."""

    def is_linear(name):
        rule = RULES[name](*given["numbers"])
        u, v = (1, 2), (3, -1)
        both = np.add(rule(*u), rule(*v))
        return np.allclose(rule(*np.add(u, v)), both) and np.allclose(rule(2 * u[0], 2 * u[1]), 2 * np.array(rule(*u)))

    return {key for key, name in given["meaning"].items() if is_linear(name)} == {value}


@question(concepts=["matrix-as-transformation"], kind="choose", verify=only_this_one_is_linear)
def which_is_linear(rng):
    """Which of five rules is a linear move."""
    a, b, c, d = (int(one) for one in draws.distinct(rng, 4, -5, 6, but=(0, 1)))

    def tex(*lines):
        return rf"$(x, y) \to \left({', '.join(lines)}\right)$"

    def plus(number, symbol):
        size = "" if abs(number) == 1 and symbol else abs(number)
        return f"{'-' if number < 0 else '+'} {size}{symbol}"

    def lead(number, symbol):
        return f"{'-' if number == -1 else number}{symbol}"

    texts = {
        "linear": tex(f"{lead(a, 'x')} {plus(b, 'y')}", f"{lead(c, 'x')} {plus(d, 'y')}"),
        "translation": tex(f"x {plus(a, '')}", f"y {plus(b, '')}"),
        "bends-lines": tex(lead(a, "x^2"), lead(d, "y")),
        "product": tex(lead(a, "xy"), f"{lead(c, 'x')} + y"),
        "shifted": tex(f"{lead(a, 'x')} {plus(b, 'y')}", f"{lead(d, 'y')} {plus(c, '')}"),
    }
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt="Which of these rules is a linear move of the plane, so that a matrix does it?",
        answer=Choice(keys["linear"], options),
        slips={
            "translation": keys["translation"],
            "bends-lines": keys["bends-lines"],
            "entries-multiplied": keys["product"],
            "shift-in-one-place": keys["shifted"],
        },
        derivation=lambda: two_tests((a, b, c, d), {name: text.strip("$") for name, text in texts.items()}),
        given={"numbers": (a, b, c, d), "meaning": {key: name for name, key in keys.items()}},
        nudge="Try the origin first. Then try a point, and the same point twice as far out.",
    )


# --- bringing a picture home ----------------------------------------------------------------------

CORNERS = np.array([[-2, -2], [2, -2], [2, 2], [-2, 2]])
HALVES = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
NAMES = ("p", "q", "r", "s")


def undoable():
    """Moves by halves whose inverse goes by halves too, so that both can be set by hand."""
    found = []
    for a, b, c, d in product(HALVES, repeat=4):
        area = a * d - b * c
        if abs(area) not in (0.5, 1.0, 2.0):
            continue
        back = np.array([[d, -b], [-c, a]]) / area
        if np.abs(back).max() <= 1.5 and not np.any(2 * back % 1) and b * c != 0 and a * d != 0:
            reach = np.abs(CORNERS @ back.T).max(axis=0)
            if reach[0] <= 4 and reach[1] <= 3.4:
                found.append((np.array([[a, b], [c, d]]), back))
    return found


PAIRS = undoable()


def misses(state):
    move = np.array([[state["a"], state["b"]], [state["c"], state["d"]]])
    before = np.array([[state["p"], state["q"]], [state["r"], state["s"]]])
    return float(np.hypot(*(CORNERS @ (move @ before).T - CORNERS).T).max())


def axes_brought_back(before, undo):
    """The two arrows of the move that brings the axes of a distorted picture back."""
    (a, b), (c, d) = B = [[Fraction(x) for x in row] for row in before.tolist()]
    U = [[Fraction(x) for x in row] for row in undo.tolist()]
    area, one, two = a * d - b * c, *(tex.vector(column) for column in zip(*U, strict=True))
    first, second = (tex.combination(pair, (r"\mathbf{u}_1", r"\mathbf{u}_2")) for pair in ((a, c), (b, d)))
    size = {1: "", -1: "-"}.get(area, tex.number(area))
    home = [tex.vector(column) for column in ((1, 0), (0, 1))]
    steps = (
        Step(
            "See where the distortion sent the axes: to its columns.",
            rf"(1, 0)\to {tex.vector((a, c))},\qquad (0, 1)\to {tex.vector((b, d))}",
            "From there your move has to bring them back.",
        ),
        Step(
            r"Say the same with the two arrows that you drag, $\mathbf{u}_1$ and $\mathbf{u}_2$.",
            tex.aligned([f"{first}&={home[0]}", f"{second}&={home[1]}"]),
            "Your move sends a point to so much of the first arrow plus so much of the second.",
        ),
        Step(
            "Combine the two equations so that one arrow is left, and then the other.",
            tex.aligned(
                [
                    rf"{size}\mathbf{{u}}_1&={tex.vector((d, -c))}",
                    rf"{size}\mathbf{{u}}_2&={tex.vector((-b, a))}",
                ]
            ),
            rf"${tex.bracketed(d)}$ times the first minus ${tex.bracketed(c)}$ times the second leaves $\mathbf{{u}}_1$. "
            rf"${tex.bracketed(a)}$ times the second minus ${tex.bracketed(b)}$ times the first leaves $\mathbf{{u}}_2$.",
        ),
        Step(
            "Drag the arrows there." if area == 1 else rf"Divide by ${tex.number(area)}$, and drag the arrows there.",
            rf"\mathbf{{u}}_1={one},\qquad \mathbf{{u}}_2={two}",
            "With both axes home, every corner is home.",
        ),
    )
    given = rf"\text{{distorted by }}{tex.matrix(B)}"
    return Derivation("axes_brought_back", "The way home", given, steps, U, tex.matrix(U))


def picture_is_home(given, value):
    """The product of the two matrices is the identity."""
    made = np.array([[value["a"], value["b"]], [value["c"], value["d"]]]) @ np.array(given["before"])
    return bool(np.abs(made - np.eye(2)).max() < 0.06)


@question(concepts=["matrix-as-transformation"], kind="drag", verify=picture_is_home)
def bring_it_home(rng):
    """Dragging the images of the axes until a distorted picture is home."""
    undo, before = PAIRS[rng.integers(len(PAIRS))]
    start = {"a": 1.0, "b": 0.0, "c": 0.0, "d": 1.0, "see": 2.0}
    start |= {name: float(one) for name, one in zip(NAMES, before.ravel(), strict=True)}

    def reached(state):
        return misses(state) < 0.16 and all(state[name] == start[name] for name in NAMES)

    def at(matrix):
        return {**start, **{name: float(one) for name, one in zip("abcd", matrix.ravel(), strict=True)}}

    return Item(
        prompt=f"The picture was distorted by ${show.matrix(before)}$. Drag the images of the axes until it fills its frame.",
        answer=State(
            "move-the-plane",
            start,
            reached,
            at(undo),
            told=f"Drag the image of the first axis to ${show.rounded(undo[:, 0])}$ and that of the second to "
            f"${show.rounded(undo[:, 1])}$.",
        ),
        slips={"inverse-direction": at(before), "rows-as-images": at(undo.T)},
        derivation=lambda: axes_brought_back(before, undo),
        given={"before": before},
        nudge="Your move acts on the picture as it stands. Get one corner home with one arrow, then another with the other.",
        figure="move-the-plane",
        state=start,
    )
