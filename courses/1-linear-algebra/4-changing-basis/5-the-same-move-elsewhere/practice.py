"""Practice for a move in another basis: the sandwich, one vector through it, its order, and a drawing brought back."""

from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np

from fullrank.practice import Item, Matrix, Order, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

MOVES = {
    "stretch": ((2, 0), (0, 1)),
    "other stretch": ((1, 0), (0, 3)),
    "squeeze and stretch": ((-1, 0), (0, 2)),
    "mirror": ((1, 0), (0, -1)),
    "quarter turn": ((0, -1), (1, 0)),
    "shear": ((1, 1), (0, 1)),
}
WORDS = {
    "stretch": "doubles what lies along the first new axis and leaves the second alone",
    "other stretch": "triples what lies along the second new axis and leaves the first alone",
    "squeeze and stretch": "turns the first new axis round and doubles the second",
    "mirror": "keeps the first new axis and turns the second round",
    "quarter turn": "sends the first new axis to the second, and the second to the first turned round",
    "shear": "keeps the first new axis and adds it to the second",
}


def inverse(B):
    """The inverse of a whole 2 x 2 matrix, in fractions."""
    (a, b), (c, d) = B.tolist()
    area = a * d - b * c
    return np.array([[Fraction(d, area), Fraction(-b, area)], [Fraction(-c, area), Fraction(a, area)]])


@cache
def papers(largest, areas, moves):
    """New axes aslant as columns, with each easy move for which the order of the sandwich matters."""
    sizes = [entry for entry in range(-largest, largest + 1) if entry]
    found = []
    for a, b, c, d in product(sizes, repeat=4):
        if abs(a * d - b * c) in areas:
            B = np.array([[a, b], [c, d]])
            found += [(B, name) for name in moves if not np.array_equal(B @ B @ MOVES[name], MOVES[name] @ B @ B)]
    return found


def paper_and_move(rng, largest=3, areas=(2, 3, 4, 5), moves=tuple(MOVES)):
    found = papers(largest, areas, moves)
    B, name = found[rng.integers(len(found))]
    return B, np.array(MOVES[name]), name


def lands_as_the_axes_do(given, value):
    """Each new axis must land where the columns of R say, read in standard numbers."""
    T, B, R = np.array(value, dtype=float), np.array(given["B"], dtype=float), np.array(given["R"], dtype=float)
    return all(np.allclose(T @ B[:, k], R[0, k] * B[:, 0] + R[1, k] * B[:, 1]) for k in (0, 1))


@question(concepts=["transform-in-changed-basis"], kind="compute", verify=lands_as_the_axes_do)
def move_on_standard_paper(rng):
    """The matrix on the standard paper of a move that is known on the new one."""
    B, R, name = paper_and_move(rng)
    over = inverse(B)
    T = B @ R @ over
    return Item(
        prompt=rf"The columns of $B = {show.matrix(B)}$ are the axes of a new paper, in standard numbers. On the new paper a "
        rf"move has the matrix $R = {show.matrix(R)}$: it {WORDS[name]}. Give its matrix on the standard paper.",
        answer=Matrix(T),
        slips={
            "wrong-way-round": over @ R @ B,
            "one-sided": B @ R,
            "still-over": R @ over,
            "transpose-for-inverse": B @ R @ B.T,
            "same-matrix": R,
            "determinant-left-out": T * (B[0, 0] * B[1, 1] - B[0, 1] * B[1, 0]),
        },
        derivation=lambda: derivations.move_in_basis(R, B),
        given={"B": B, "R": R},
        nudge="A vector arrives in standard numbers. Which matrix must it meet before it can meet $R$?",
    )


def journey(B, R, v, new):
    """One vector through the three steps: over, act, come back."""
    after = R @ new
    (p, q), (s, t) = (tuple(show.number(x) for x in pair) for pair in (new, after))
    b1, b2 = show.column(B[:, 0]), show.column(B[:, 1])
    image = show.column(B @ after)
    steps = (
        Step(
            "Go over: so much of the first new axis, so much of the second.",
            rf"B\mathbf{{w}}={show.column(v)}\quad\Rightarrow\quad \mathbf{{w}}={show.column(new)},\qquad "
            rf"({p}){b1}+({q}){b2}={show.column(v)}",
            "Two equations for two numbers. They are the numbers of the vector on the new paper.",
        ),
        Step(
            "Act there.",
            rf"R\mathbf{{w}}={show.matrix(R)}{show.column(new)}={show.column(after)}",
            "The move is known in new numbers, and now the vector has them.",
        ),
        Step(
            "Come back: walk so far along each new axis.",
            rf"BR\mathbf{{w}}=({s}){b1}+({t}){b2}={image}",
            "$B$ turns new numbers into standard ones.",
        ),
    )
    return Derivation("journey", "Over, act, back", rf"\mathbf{{v}}={show.column(v)}", steps, tuple(B @ after), image)


def goes_there_by_counting(given, value):
    """Solve for the new numbers of the vector and of the answer, and compare them by R."""
    B, R = np.array(given["B"], dtype=float), np.array(given["R"], dtype=float)
    new = np.linalg.solve(B, np.array(given["v"], dtype=float))
    return np.allclose(np.linalg.solve(B, np.array([float(x) for x in value])), R @ new)


@question(concepts=["transform-in-changed-basis"], kind="compute", verify=goes_there_by_counting)
def one_vector_through(rng):
    """Where a move of the new paper sends one vector, in standard numbers."""
    B, R, name = paper_and_move(rng)
    new = draws.vector(rng, 2, 3)
    v = B @ new
    image = B @ R @ new
    guard(v.any())
    return Item(
        prompt=rf"A new paper has its axes along $\mathbf{{b}}_1 = {show.row(B[:, 0])}$ and $\mathbf{{b}}_2 = "
        rf"{show.row(B[:, 1])}$. On it a move has the matrix $R = {show.matrix(R)}$: it {WORDS[name]}. "
        rf"Where does it send the standard vector ${show.row(v)}$? "
        "Answer in standard numbers.",
        answer=Vector(image),
        slips={
            "still-over": R @ new,
            "only-over": new,
            "same-matrix": R @ v,
            "one-sided": B @ R @ v,
            "wrong-way-round": inverse(B) @ R @ B @ v,
        },
        derivation=lambda: journey(B, R, v, new),
        given={"B": B, "R": R, "v": v},
        nudge="First write the vector as so much of the first new axis and so much of the second.",
    )


def read_from_the_right(B, move, over):
    """The sandwich for the new paper, factor by factor as a vector meets them."""
    written = rf"B^{{-1}}MB={show.matrix(over)}{show.matrix(move)}{show.matrix(B)}"
    steps = (
        Step(
            r"Start with a vector $\mathbf{w}$ in new numbers, and turn them into standard ones.",
            rf"B\mathbf{{w}}={show.matrix(B)}\mathbf{{w}}",
            "The move is known for standard numbers only, so the vector needs those first. What it meets first stands on the "
            "right.",
        ),
        Step(
            "Let the move act. Call it $M$.",
            rf"MB\mathbf{{w}}={show.matrix(move)}{show.matrix(B)}\mathbf{{w}}",
            "What acts next is written on the left of what is there.",
        ),
        Step(
            "Turn the standard numbers back into new ones.",
            rf"B^{{-1}}MB\,\mathbf{{w}}={show.matrix(over)}{show.matrix(move)}{show.matrix(B)}\mathbf{{w}}",
            "The answer is wanted on the new paper. The way back comes last, so it is written first, on the left.",
        ),
    )
    given = rf"B={show.matrix(B)},\qquad M={show.matrix(move)}"
    return Derivation("read_from_the_right", "From the right", given, steps, "B^-1 M B", written)


def carries_a_vector_right(given, value):
    """Send two vectors through the factors in the order of the answer, and the long way by solving."""
    factor = {key: np.array(M, dtype=float) for key, M in given["factors"].items()}
    B, move = np.array(given["B"], dtype=float), np.array(given["move"], dtype=float)
    for x in (np.array([2.0, -5.0]), np.array([3.0, 1.0])):
        went = x
        for key in reversed(value):
            went = factor[key] @ went
        if given["to_standard"]:
            right = B @ (move @ np.linalg.solve(B, x))
        else:
            right = np.linalg.solve(B, move @ (B @ x))
        if not np.allclose(went, right):
            return False
    return True


@question(concepts=["transform-in-changed-basis"], kind="order", verify=carries_a_vector_right)
def order_of_journey(rng):
    """The three factors of the sandwich in writing order, in either direction."""
    B, R, _ = paper_and_move(rng)
    over = inverse(B)
    to_standard = bool(rng.random() < 0.6)
    move = R if to_standard else draws.matrix(rng, 2, 2, 4)
    guard(to_standard or not np.array_equal(B @ B @ move, move @ B @ B), "both orders of the sandwich agree")
    texts = {
        "B": rf"$B = {show.matrix(B)}$, from new numbers to standard ones",
        "move": rf"${show.matrix(move)}$, the move itself",
        "over": rf"$B^{{-1}} = {show.matrix(over)}$, from standard numbers to new ones",
    }
    keys, options = draws.shuffled(rng, texts)
    written = ("B", "move", "over") if to_standard else ("over", "move", "B")
    right = tuple(keys[name] for name in written)
    known, wanted = ("new", "standard") if to_standard else ("standard", "new")
    return Item(
        prompt=rf"A move is known on the {known} paper, and its matrix on the {wanted} paper is wanted. "
        "Put the three factors in the order in which their product is written, from left to right.",
        answer=Order(right, options),
        slips={
            "wrong-way-round": right[::-1],
            "over-and-back-at-once": tuple(keys[name] for name in ("move", written[0], written[2])),
            "back-and-over-at-once": tuple(keys[name] for name in ("move", written[2], written[0])),
            "move-met-first": tuple(keys[name] for name in (written[0], written[2], "move")),
            "move-met-first-too": tuple(keys[name] for name in (written[2], written[0], "move")),
        },
        derivation=lambda: derivations.move_in_basis(R, B) if to_standard else read_from_the_right(B, move, over),
        given={
            "factors": {keys["B"]: B, keys["move"]: move, keys["over"]: over.astype(float)},
            "B": B,
            "move": move,
            "to_standard": to_standard,
        },
        nudge=f"The vector that asks has {wanted} numbers, and it meets the factor on the right first.",
    )


def there_and_back(B, R, new, target):
    """From a target to the place that the move brings there: over, undo the move, come back."""
    after, place = R @ new, B @ new
    steps = (
        Step(
            "Take the target over.",
            rf"B\mathbf{{w}}={show.column(target)}\quad\Rightarrow\quad \mathbf{{w}}={show.column(after)}",
            "These are the numbers of the target on the new paper.",
        ),
        Step(
            "Ask which new numbers $R$ sends there.",
            rf"{show.matrix(R)}{show.column(new)}={show.column(after)}",
            "The move is easy on the new paper, and so is going back through it.",
        ),
        Step(
            "Come back with them.",
            rf"B{show.column(new)}={show.matrix(B)}{show.column(new)}={show.column(place)}",
            "Put the eye here: over, act and back then lead to the target.",
        ),
    )
    given = f"B={show.matrix(B)}"
    return Derivation("there_and_back", "From the end to the start", given, steps, tuple(place), show.column(place))


def image_is_the_target(given, value):
    B, R = np.array(given["B"], dtype=float), np.array(given["R"], dtype=float)
    new = np.linalg.solve(B, np.array([value["x"], value["y"]]))
    return np.allclose(np.linalg.solve(B, np.array(given["target"], dtype=float)), R @ new)


DRAG = ("stretch", "mirror", "quarter turn", "shear")  # as the figure offers them


@question(concepts=["transform-in-changed-basis"], kind="drag", verify=image_is_the_target)
def bring_the_eye_there(rng):
    """Placing a drawing so that the move of the other paper brings it to a given place."""
    B, R, name = paper_and_move(rng, 2, (1, 2, 3), DRAG)
    new = draws.vector(rng, 2, 2)
    place, target = B @ new, B @ R @ new
    guard(np.abs(place).max() <= 5 and np.abs(target).max() <= 6)
    start = np.array([-1 if entry > 0 else 1 for entry in place]) * draws.distinct(rng, 2, 1, 4)
    axes = dict(zip("abcd", B.ravel().tolist(), strict=True)) | dict(zip("efgh", R.ravel().tolist(), strict=True))
    fixed = {key: float(entry) for key, entry in axes.items()}

    def at(x, y):
        return {**fixed, "x": float(x), "y": float(y)}

    def reached(state):
        same = all(state[key] == entry for key, entry in fixed.items())
        return same and abs(state["x"] - place[0]) < 0.01 and abs(state["y"] - place[1]) < 0.01

    T = B @ R @ inverse(B)
    mistaken = {
        "same-matrix": inverse(R) @ target,
        "image-for-start": T @ target,
        "still-over": inverse(R) @ inverse(B) @ target,
    }
    slips = {
        slip: at(*v)
        for slip, v in mistaken.items()
        if not (slip == "image-for-start" and name == "mirror")  # a mirror undoes itself
        and all((2 * entry).denominator == 1 and abs(entry) <= 6 for entry in map(Fraction, v))
        and list(v) != list(start)
    }
    return Item(
        prompt=rf"The move $R$ on the new paper {WORDS[name]}. Drag the eye of the heron so that going over, acting and coming "
        rf"back brings it to ${show.row(target)}$. Should you change the axes or $R$, Reset brings them back.",
        answer=State(
            "go-act-return",
            at(*start),
            reached,
            at(*place),
            told=f"Drag the eye of the heron to ${show.row(place)}$. Press Go over, Act and Come back to see it arrive.",
        ),
        slips=slips,
        derivation=lambda: there_and_back(B, R, new, target),
        given={"B": B, "R": R, "target": target},
        nudge="Write the place it should come to in new numbers, and ask which new numbers $R$ sends there.",
        figure="go-act-return",
        state=at(*start),
    )
