"""Practice for the vector: components from tail and tip, the same move elsewhere, a change of stock, an arrow to drag."""

import numpy as np

from fullrank.practice import Choice, Item, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# Right-angled triangles with whole sides, for arrows whose length could be mistaken for a component.
WHOLE = ((3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10), (5, 12, 13), (12, 5, 13))


def arrives_at_the_tip(given, value):
    return np.allclose(np.array(given["tail"], dtype=float) + np.array(value, dtype=float), given["tip"])


@question(concepts=["vector"], kind="compute", verify=arrives_at_the_tip)
def components_of_arrow(rng):
    """The components of an arrow, from its tail and its tip."""
    tail, tip = draws.vector(rng, 2, 6), draws.vector(rng, 2, 6)
    v = tip - tail
    guard(v[0] != v[1] and v.any() and tail.any() and tip.any())
    return Item(
        prompt=rf"An arrow has its tail at ${show.row(tail)}$ and its tip at ${show.row(tip)}$. "
        "Which vector is it? Give both components.",
        answer=Vector(v),
        slips={
            "position-not-displacement": tip,
            "walked-backwards": -v,
            "row-order-swap": v[::-1],
            "ends-added": tail + tip,
        },
        derivation=lambda: derivations.displacement(tail, tip),
        given={"tail": tail, "tip": tip},
        nudge="Stand on the tail. How far to the right must you go to be at the tip, and how far up?",
    )


def only_this_one_moves_alike(given, value):
    def step(ends):
        return tuple(np.array(ends[1]) - np.array(ends[0]))

    alike = {key for key, ends in given["arrows"].items() if step(ends) == step(given["first"])}
    return alike == {value}


@question(concepts=["vector"], kind="choose", verify=only_this_one_moves_alike)
def same_move(rng):
    """Which of four arrows is the same vector as the given one."""
    across, up, long = WHOLE[rng.integers(len(WHOLE))]
    v = np.array((across, up)) * rng.choice([-1, 1], 2)
    tail = draws.vector(rng, 2, 6)
    others = [tail + draws.vector(rng, 2, 5) for _ in range(3)]
    start = others[0] + (1, -1)
    guard(any(start) and any(start != tail))
    arrows = {
        "same": (others[0], others[0] + v),
        "position-not-displacement": (start, tail + v),
        "row-order-swap": (others[1], others[1] + v[::-1]),
        "length-as-vector": (others[2], others[2] + (long, 0)),
    }
    guard(not np.array_equal(start, tail))
    keys, options = draws.shuffled(
        rng, {name: f"From ${show.row(a)}$ to ${show.row(b)}$" for name, (a, b) in arrows.items()}
    )
    return Item(
        prompt=rf"Mira's nephew walks from ${show.row(tail)}$ to ${show.row(tail + v)}$ on a town map. "
        "Which of these walks is the same vector?",
        answer=Choice(keys["same"], options),
        slips={name: key for name, key in keys.items() if name != "same"},
        derivation=lambda: derivations.displacement(tail, tail + v),
        given={"first": (tail, tail + v), "arrows": {keys[name]: ends for name, ends in arrows.items()}},
        nudge="Two arrows are the same vector if both components agree. Where they begin does not matter.",
    )


GOODS = ("loaves", "jars", "cheeses", "cakes", "candles", "eggs")


@question(concepts=["vector"], kind="compute", verify=arrives_at_the_tip)
def change_of_stock(rng):
    """The change of a record of three goods between morning and evening."""
    names = [GOODS[i] for i in rng.permutation(len(GOODS))[:3]]
    morning = rng.integers(8, 40, 3)
    change = draws.distinct(rng, 3, -7, 7, but=(0,))
    guard(min(change) < 0 < max(change))
    evening = morning + change
    return Item(
        prompt=f"Mira counts her shelf in the order {names[0]}, {names[1]}, {names[2]}. "
        rf"In the morning she writes ${show.row(morning)}$, in the evening ${show.row(evening)}$. "
        "By which vector has the stock changed over the day? Keep her order.",
        answer=Vector(change),
        slips={"position-not-displacement": evening, "walked-backwards": -change, "row-order-swap": change[::-1]},
        derivation=lambda: derivations.displacement(morning, evening),
        given={"tail": morning, "tip": evening},
        nudge="The morning is the tail and the evening is the tip. What has to be added to the one to get the other?",
    )


def arrow_has_these_components(given, value):
    ends = np.array([(value["p"], value["q"]), (value["p"] + value["x"], value["q"] + value["y"])])
    return np.allclose(np.diff(ends, axis=0)[0], given["v"]) and np.allclose(ends[0], given["tail"])


def from_the_tail(tail, v):
    """Where the tip has to stand: the library's own derivation starts from the tip and asks for the vector."""
    tip = tail + v
    steps = (
        Step(
            "Start at the tail, and add the vector to it.",
            rf"\text{{tip}}={show.column(tail)}+{show.column(v)}",
            "The vector is the tip minus the tail, so the tip is the tail plus the vector.",
        ),
        Step(
            "Add, component by component.",
            rf"{show.column(tail)}+{show.column(v)}={show.column(tip)}",
            "First to the side, then up or down; a negative component goes to the left, or down.",
        ),
        Step(
            "Check: tip minus tail.",
            rf"{show.column(tip)}-{show.column(tail)}={show.column(v)}",
            "This must be the vector that was asked for.",
        ),
    )
    given = rf"\text{{tail }}{show.row(tail)},\qquad \mathbf{{v}}={show.row(v)}"
    return Derivation("displacement", "From the tail to the tip", given, steps, None, rf"\text{{tip}}={show.row(tip)}")


@question(concepts=["vector"], kind="drag", verify=arrow_has_these_components)
def drag_the_arrow(rng):
    """Dragging a tip until the arrow from a given tail is a given vector."""
    tail, v = draws.vector(rng, 2, 3), draws.vector(rng, 2, 4)
    mistaken = v - tail
    guard(v[0] != v[1])
    guard(all(abs(tail + move).max() <= 6 for move in (v, -v, v[::-1], mistaken)))
    places = {"p": float(tail[0]), "q": float(tail[1]), "quiz": 1.0}
    first = {**places, "x": 1.0, "y": 0.0}
    guard(tuple(v) != (1, 0))

    def state(move):
        return {**places, "x": float(move[0]), "y": float(move[1])}

    def reached(at):
        return all(abs(at[name] - wanted) < 0.01 for name, wanted in state(v).items())

    return Item(
        prompt=rf"The tail of the arrow stands at ${show.row(tail)}$. Leave it there, and drag the tip until the arrow is the "
        rf"vector ${show.row(v)}$.",
        answer=State(
            "one-arrow",
            first,
            reached,
            state(v),
            told=f"Drag the tip to ${show.row(tail + v)}$: the numbers of the tail and those of the arrow, added.",
        ),
        slips={
            "position-not-displacement": state(mistaken),
            "walked-backwards": state(-v),
            "row-order-swap": state(v[::-1]),
        },
        derivation=lambda: from_the_tail(tail, v),
        given={"tail": tail, "v": v},
        nudge="Count from the tail: first to the side, then up or down. Should you move the tail, Reset brings it back.",
        figure="one-arrow",
        state=first,
    )
