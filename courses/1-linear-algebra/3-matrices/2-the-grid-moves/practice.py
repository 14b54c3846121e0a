"""Practice for matrices as moves of the plane: writing them down, applying them, undoing them, and what is none."""

from itertools import product

import numpy as np

from fullrank.practice import Choice, Item, Matrix, State, Vector, derivations, draws, guard, question, show


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
        derivation=lambda: derivations.matrix_times_vector(A, (1, 0)),
        checks_answer=True,
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
        given={"before": before},
        nudge="Your move acts on the picture as it stands. Get one corner home with one arrow, then another with the other.",
        figure="move-the-plane",
        state=start,
    )
