"""Practice for moves in a row: their product, its order, and undoing them."""

import numpy as np

from fullrank.practice import Choice, Item, Matrix, Order, State, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


def axes_arrive_there(given, value):
    """Send both axes through one move and then through the other."""
    made = np.array(value, dtype=float)
    first, second = np.array(given["first"]), np.array(given["second"])
    return all(np.allclose(made @ axis, second @ (first @ axis)) for axis in np.eye(made.shape[1]))


@question(concepts=["matrix-composition"], kind="compute", verify=axes_arrive_there)
def first_then(rng):
    """The one matrix for two moves in a row."""
    first, second = draws.matrix(rng, 2, 2, 3, zeros=True), draws.matrix(rng, 2, 2, 3, zeros=True)
    guard(np.count_nonzero(first) > 2 and np.count_nonzero(second) > 2)
    names = ("A", "B") if rng.random() < 0.5 else ("B", "A")
    one, two = names
    return Item(
        prompt=rf"First the plane is moved by ${one} = {show.matrix(first)}$, and then by ${two} = {show.matrix(second)}$. "
        "Which single matrix does both?",
        answer=Matrix(second @ first),
        slips={
            "reversed-order": first @ second,
            "elementwise": first * second,
            "summed": first + second,
            "row-by-row": second @ first.T,
        },
        derivation=lambda: derivations.matrix_product(second, first, names=(two, one)),
        given={"first": first, "second": second},
        nudge=f"Where does $(1, 0)$ arrive under ${one}$? And where does ${two}$ send that arrow?",
    )


MOVES = {
    "leaned": [[1.0, 1.0], [0.0, 1.0]],
    "turned by a quarter": [[0.0, -1.0], [1.0, 0.0]],
    "made twice as wide": [[2.0, 0.0], [0.0, 1.0]],
    "mirrored in the line along $(1, 1)$": [[0.0, 1.0], [1.0, 0.0]],
    "lifted": [[1.0, 0.0], [1.0, 1.0]],
}
LETTERS = (("A", "B"), ("R", "S"), ("P", "Q"), ("M", "T"), ("F", "G"))
POINTS = np.array([[1.0, 0.0], [3.0, 2.0], [-1.0, 4.0], [2.0, 5.0]])


def next_to_the_points(p, q, rows, line):
    """The line of two moves in turn, built from the points outwards."""
    one, both = (
        (rf"X{p}^{{\mathsf T}}", rf"X{p}^{{\mathsf T}}{q}^{{\mathsf T}}")
        if rows
        else (rf"{p}\mathbf{{x}}", rf"{q}{p}\mathbf{{x}}")
    )
    steps = (
        Step(
            f"Let the points meet `{p}`, the move that comes first.",
            one,
            rf"A point in a row stands on the left of its matrix, and the matrix is transposed: ${p}\mathbf{{x}}$ as a row is "
            rf"$\mathbf{{x}}^{{\mathsf T}}{p}^{{\mathsf T}}$."
            if rows
            else "A matrix acts on what stands on its right, so the move that comes first stands next to the point.",
        ),
        Step(
            f"Let what came out meet `{q}`.",
            both,
            "With points in rows the next move is written on the right, transposed as well."
            if rows
            else "The next move is written on the left of what is there. Read from right to left, the moves stand in order of time.",
        ),
        Step(
            "Write it as a line.",
            rf"\texttt{{{line}}}",
            "One move after another is a product with `@`. `*` multiplies entry by entry, and `+` adds the two images: neither sends "
            "a point through one move and then through the other.",
        ),
    )
    given = rf"\text{{first }}{p},\quad\text{{then }}{q}"
    return Derivation(
        "next_to_the_points", "First stands next to the points", given, steps, line, rf"\texttt{{{line}}}"
    )


def points_arrive(given, value):
    """Move four points one by one, and see which line gives the same."""
    first, second = np.array(given["first"]), np.array(given["second"])
    wanted = np.array([second @ (first @ point) for point in POINTS])
    found = {
        "right": POINTS @ (second @ first).T if given["rows"] else (second @ first @ POINTS.T).T,
        "reversed-order": POINTS @ (first @ second).T if given["rows"] else (first @ second @ POINTS.T).T,
        "elementwise": POINTS @ (first * second).T,
        "summed": POINTS @ (first + second).T,
    }
    return {key for key, name in given["meaning"].items() if np.allclose(found[name], wanted)} == {value}


@question(concepts=["matrix-composition"], kind="choose", verify=points_arrive)
def line_for_both(rng):
    """Which line of NumPy does two moves in the right order."""
    one, two = (list(MOVES)[int(place)] for place in rng.permutation(len(MOVES))[:2])
    first, second = np.array(MOVES[one]), np.array(MOVES[two])
    guard(not np.allclose(first @ second, second @ first))
    names = LETTERS[rng.integers(len(LETTERS))]
    p, q = names if rng.random() < 0.5 else names[::-1]
    rows = bool(rng.random() < 0.5)
    if rows:
        lines = {
            "right": f"X @ {p}.T @ {q}.T",
            "reversed-order": f"X @ {q}.T @ {p}.T",
            "elementwise": f"X @ ({p} * {q}).T",
            "summed": f"X @ ({p} + {q}).T",
        }
        points = "The points are the rows of `X`, shape `(N, 2)`"
    else:
        lines = {
            "right": f"{q} @ {p} @ x",
            "reversed-order": f"{p} @ {q} @ x",
            "elementwise": f"({q} * {p}) @ x",
            "summed": f"({p} + {q}) @ x",
        }
        points = "The point is `x`, shape `(2,)`"
    keys, options = draws.shuffled(rng, {name: f"`{line}`" for name, line in lines.items()})
    return Item(
        prompt=f"A picture is first {one}, by the matrix `{p}`, and then {two}, by the matrix `{q}`. {points}. Which line does that?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
        derivation=lambda: next_to_the_points(p, q, rows, lines["right"]),
        given={"first": first, "second": second, "rows": rows, "meaning": {key: name for name, key in keys.items()}},
        nudge="Which matrix has to stand next to the points, so that it meets them first?",
    )


DONE = {
    "turned left by a quarter": ("turn right by a quarter", [[0, -1], [1, 0]]),
    "turned right by a quarter": ("turn left by a quarter", [[0, 1], [-1, 0]]),
    "leaned to the right": ("lean to the left", [[1, 1], [0, 1]]),
    "leaned to the left": ("lean to the right", [[1, -1], [0, 1]]),
    "made twice as wide": ("make half as wide", [[2, 0], [0, 1]]),
    "made half as high": ("make twice as high", [[1, 0], [0, 0.5]]),
    "lifted on its right side": ("push down on its right side", [[1, 0], [1, 1]]),
}


def last_one_first(chosen):
    """The moves undone from the last to the first."""
    steps, left = [], list(chosen)
    while left:
        done = left.pop()
        now = f"left to undo: {', '.join(left)}" if left else "nothing is left to undo: the picture is back"
        steps.append(
            Step(
                f"{DONE[done][0].capitalize()}.",
                rf"\text{{{now}}}",
                f"The picture was {done} last, and nothing lies between that and you."
                if len(steps) == 0
                else f"Of what is left, this is what happened last: the picture was {done}.",
            )
        )
    order = rf"\text{{{', then '.join(DONE[done][0] for done in reversed(chosen))}}}"
    given = rf"\text{{{', then '.join(chosen)}}}"
    return Derivation("last_one_first", "Last one first", given, tuple(steps), tuple(reversed(chosen)), order)


def nothing_is_left(given, value):
    """Multiply everything in the order of time: the identity must come out."""
    made = np.eye(2)
    for done in given["done"]:
        made = np.array(DONE[done][1]) @ made
    for key in value:
        made = np.linalg.inv(np.array(DONE[given["undoes"][key]][1], dtype=float)) @ made
    return len(value) == len(given["done"]) and np.allclose(made, np.eye(2))


@question(concepts=["matrix-composition"], kind="order", verify=nothing_is_left)
def undo_in_order(rng):
    """Putting the steps that undo a row of moves into order."""
    chosen = [list(DONE)[int(place)] for place in rng.permutation(len(DONE))[:3]]
    right = shown = ()
    while shown in (right, right[::-1]):  # what is shown first is neither the answer nor the mistake
        keys, options = draws.shuffled(rng, {done: DONE[done][0] for done in chosen})
        right = tuple(keys[done] for done in reversed(chosen))
        shown = tuple(key for key, _ in options)
    given = {"done": chosen, "undoes": {key: done for done, key in keys.items()}}
    forwards = right[::-1]
    orders = [(right[i], right[j], right[3 - i - j]) for i in range(3) for j in range(3) if i != j]
    guard(sum(nothing_is_left(given, order) for order in orders) == 1)
    return Item(
        prompt=f"A picture was {chosen[0]}, then {chosen[1]}, then {chosen[2]}. Put the steps that bring it back into order.",
        answer=Order(right, options),
        slips={"undone-as-made": forwards},
        derivation=lambda: last_one_first(chosen),
        given=given,
        nudge="Which of the three does the picture show last? Nothing lies between you and that one.",
    )


# The moves of the figure by number, and what happened to each of its pictures: as in undo-the-picture/figure.js.
BUTTONS = {
    1: [[0, -1], [1, 0]],
    2: [[0, 1], [-1, 0]],
    3: [[-1, 0], [0, 1]],
    4: [[1, 1], [0, 1]],
    5: [[1, -1], [0, 1]],
    6: [[2, 0], [0, 1]],
    7: [[0.5, 0], [0, 1]],
}
CALLED = {
    1: "quarter turn left",
    2: "quarter turn right",
    3: "mirror left–right",
    4: "shear right",
    5: "shear left",
    6: "twice as wide",
    7: "half as wide",
}
OPPOSITE = {1: 2, 2: 1, 3: 3, 4: 5, 5: 4, 6: 7, 7: 6}
PICTURES = ((2,), (4,), (3, 7), (7, 1), (4, 1), (3, 5), (7, 4, 2), (5, 1, 7), (4, 2, 3))
SPOILT = {k + 1: done for k, done in enumerate(PICTURES) if k + 1 not in (1, 2, 3)}


def together(moves):
    made = np.eye(2)
    for move in moves:
        if move:
            made = np.array(BUTTONS[int(move)]) @ made
    return made


def back_through_the_buttons(done):
    """The buttons that undo what happened to a picture, the last thing first."""
    steps = tuple(
        Step(
            f"{'Undo what happened last' if place == 0 else 'Then undo what happened before that'}: "
            f"{CALLED[move]}, so press {CALLED[OPPOSITE[move]]}.",
            rf"{show.matrix(BUTTONS[OPPOSITE[move]])}{show.matrix(BUTTONS[move])}={show.matrix(np.eye(2, dtype=int))}",
            "Nothing lies between you and this move, so its opposite undoes it."
            if place == 0
            else "With the later move gone, this is what the picture shows.",
        )
        for place, move in enumerate(reversed(done))
    )
    order = rf"\text{{{', then '.join(CALLED[OPPOSITE[move]] for move in reversed(done))}}}"
    given = rf"\text{{{', then '.join(CALLED[move] for move in done)}}}"
    return Derivation("back_through_the_buttons", "Last one first", given, steps, tuple(done[::-1]), order)


def picture_is_home(given, value):
    made = together((*SPOILT[given["puzzle"]], *(value[name] for name in ("m1", "m2", "m3"))))
    return np.allclose(made, np.eye(2))


@question(
    concepts=["matrix-composition"],
    kind="drag",
    verify=picture_is_home,
    variety=6,
    few_because="six of the figure's pictures need more than one move in the right order",
)
def put_it_right(rng):
    """Putting a spoilt picture right with moves in the right order."""
    puzzle = list(SPOILT)[rng.integers(len(SPOILT))]
    done = SPOILT[puzzle]
    start = {"puzzle": float(puzzle), "m1": 0.0, "m2": 0.0, "m3": 0.0, "solved": 0.0}

    def at(moves):
        padded = [*moves, 0, 0, 0][:3]
        return {**start, **{name: float(move) for name, move in zip(("m1", "m2", "m3"), padded, strict=True)}}

    def reached(state):
        if state["puzzle"] != puzzle or any(state[name] not in range(8) for name in ("m1", "m2", "m3")):
            return False
        return bool(np.allclose(together((*done, state["m1"], state["m2"], state["m3"])), np.eye(2)))

    undone = [OPPOSITE[move] for move in done]
    number = {2: "Two", 3: "Three"}[len(done)]
    return Item(
        prompt=f"{number} things have happened to picture {puzzle}. Put it right with the buttons, in at most three moves.",
        answer=State(
            "undo-the-picture",
            start,
            reached,
            at(undone[::-1]),
            told=f"Press {', then '.join(f'“{CALLED[move]}”' for move in undone[::-1])}. What happened last is undone first.",
        ),
        slips={"undone-as-made": at(undone)},
        derivation=lambda: back_through_the_buttons(done),
        given={"puzzle": puzzle},
        nudge="What happened last shows most plainly. Undo that first, and look again.",
        figure="undo-the-picture",
        state=start,
    )
