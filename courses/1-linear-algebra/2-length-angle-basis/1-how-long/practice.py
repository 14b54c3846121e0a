"""Practice for the length of a vector: reading it, comparing it, taking it out."""

from fractions import Fraction
from math import hypot, isclose, sqrt

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show

# --- vector-norm ----------------------------------------------------------------------------------


def square_is_the_sum(given, value):
    """Square what was typed, and take the squares away one after another: nothing may be left."""
    left = float(value) ** 2
    for entry in given["v"]:
        left -= float(entry) * float(entry)
    return float(value) > 0 and abs(left) < 1e-6


def signed_root(v):
    """The root of the sum of squares with the signs kept, where that is a number at all."""
    total = int(np.sum(np.sign(v) * v * v))
    return {"signed-squares": sqrt(total)} if total > 0 else {}


@question(concepts=["vector-norm"], kind="compute", verify=square_is_the_sum)
def length_of_arrow(rng):
    """The length of an arrow with three or four components."""
    size = draws.integer(rng, 3, 4)
    v = draws.whole_length(rng, size) if rng.random() < 0.5 else draws.vector(rng, size, 6)
    guard(v.min() < 0 < v.max())
    square = int(v @ v)
    return Item(
        prompt=rf"How long is the vector $\mathbf{{v}} = {show.row(v)}$? Give it exactly; a root may stand as `sqrt(...)`.",
        answer=Number(sqrt(square)),
        slips={"no-root": square, "sum-abs": int(np.abs(v).sum()), "signed-sum": int(v.sum()), **signed_root(v)},
        derivation=lambda: derivations.length(v.tolist()),
        given={"v": v},
        nudge="Square each component first. What does squaring do to a minus?",
    )


def is_the_farthest(given, value):
    """Compare squared lengths, without any root."""
    squares = {key: sum(x * x for x in v) for key, v in given["arrows"].items()}
    return all(squares[value] > other for key, other in squares.items() if key != value)


@question(concepts=["vector-norm"], kind="choose", verify=is_the_farthest)
def which_is_longest(rng):
    """Which of four arrows is the longest."""
    signs = rng.choice([-1, 1], (4, 3))
    signs[2] = 1  # the one with the largest plain sum
    signs[1, 0] = -1  # the one with the longest way round is not the largest sum as well
    peaked = rng.random() < 0.5  # whether the longest is also the one with the largest component
    if peaked:
        longest, last = (draws.integer(rng, 8, 10), 1, draws.integer(rng, 1, 2)), rng.integers(1, 4, 3)
        sizes = [longest, rng.integers(4, 6, 3), rng.integers(3, 5, 3), last]
    else:
        choices = (
            ((8, 6, 1), (8, 5, 2), (7, 7, 1)),
            ((5, 5, 6), (4, 6, 6)),
            ((4, 4, 5), (4, 5, 5)),
            ((9, 1, 1), (9, 2, 1)),
        )
        sizes = [some[int(rng.integers(len(some)))] for some in choices]
    arrows = [rng.permutation(each) * sign for each, sign in zip(sizes, signs, strict=True)]
    squares, walks, sums = zip(*((int(v @ v), int(np.abs(v).sum()), int(v.sum())) for v in arrows), strict=True)
    longest, walk, plain, other = range(4)
    wanted = ((squares, longest), (walks, walk), (sums, plain))
    guard(all(each[place] > max(each[:place] + each[place + 1 :]) for each, place in wanted))
    named = {"": longest, "sum-abs": walk, "signed-sum": plain, "largest-component": other}
    keys, options = draws.shuffled(rng, {name: f"${show.row(arrows[place])}$" for name, place in named.items()})
    mistaken = ("sum-abs", "signed-sum") if peaked else ("sum-abs", "signed-sum", "largest-component")
    return Item(
        prompt="Four kites give their places in metres east, north and up of the hands that hold them. Which kite has the "
        "longest line?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in mistaken},
        derivation=lambda: derivations.length(arrows[longest].tolist()),
        checks_answer=True,
        given={"arrows": {keys[name]: arrows[place] for name, place in named.items()}},
        nudge="You need no roots: the longest arrow has the largest sum of squares.",
    )


def has_length_one_and_the_same_way(given, value):
    unit, v = np.array([float(x) for x in value]), np.array(given["v"], dtype=float)
    return isclose(unit @ unit, 1) and np.allclose(np.outer(unit, v), np.outer(v, unit)) and unit @ v > 0


@question(concepts=["vector-norm"], kind="compute", verify=has_length_one_and_the_same_way)
def arrow_of_length_one(rng):
    """The arrow of length one along a given vector."""
    v = draws.whole_length(rng, draws.integer(rng, 2, 4)) * draws.integer(rng, 1, 3)
    size = int(round(sqrt(int(v @ v))))
    guard(size > 1 and len({abs(int(x)) for x in v}) > 1)
    guard(v.min() < 0)
    return Item(
        prompt=rf"Give the vector of length one that points the same way as $\mathbf{{v}} = {show.row(v)}$. "
        "Leave fractions as they are.",
        answer=Vector([Fraction(int(x), size) for x in v]),
        slips={
            "divided-by-square": [Fraction(int(x), size * size) for x in v],
            "max-normalised": [Fraction(int(x), int(np.abs(v).max())) for x in v],
            "sum-abs": [Fraction(int(x), int(np.abs(v).sum())) for x in v],
        },
        derivation=lambda: derivations.unit_vector(v.tolist()),
        given={"v": v},
        nudge="How long is the arrow now? Divide every component by that, and check the new length.",
    )


# Places (x, y) on a grid of 0.2 whose length is on that grid too, in fifths.
PLACES = [
    (x, y, round(hypot(x, y)))
    for x in range(1, 30)
    for y in range(1, 30)
    if x != y and 8 <= round(hypot(x, y)) <= 30 and round(hypot(x, y)) ** 2 == x * x + y * y
]


def lies_on_ring_and_line(given, value):
    """The distance along a chord: the other component from the difference of two squares."""
    along, across = (float(value[name]) for name in given["names"])
    room = (given["length"] - given["part"]) * (given["length"] + given["part"])
    return abs(along - given["part"]) < 1e-6 and abs(across * across - room) < 1e-6


@question(concepts=["vector-norm"], kind="drag", verify=lies_on_ring_and_line)
def put_it_on_the_ring(rng):
    """Dragging an arrow to a given length and one given component."""
    known, _, size = PLACES[int(rng.integers(len(PLACES)))]
    part, length = known / 5 * int(rng.choice([-1, 1])), size / 5
    names, word = (("x", "y"), "first") if rng.random() < 0.5 else (("y", "x"), "second")
    other = sqrt(size * size - known * known) / 5 * int(rng.choice([-1, 1]))
    start = {"x": 2.0, "y": 2.0, "ring": length}

    def place(across):
        return {**start, names[0]: round(part, 6), names[1]: round(across, 6)}

    def reached(state):
        on_line = abs(state[names[0]] - part) < 1e-6
        return on_line and abs(hypot(state["x"], state["y"]) - length) < 1e-6 and state["ring"] == length

    slips = {"sum-abs": place(length - abs(part))}
    if part < 0 and hypot(part, length - part) <= 6:
        slips["signed-sum"] = place(length - part)
    both = " or at ".join(f"${show.rounded(place(one)[name] for name in 'xy')}$" for one in (other, -other))
    return Item(
        prompt=rf"Put the tip of $\mathbf{{v}}$ where its {word} component is ${part:g}$ and its length is ${length:g}$.",
        answer=State(
            "length-squares",
            start,
            reached,
            place(other),
            told=rf"Put the tip of $\mathbf{{v}}$ at {both}. The ring has two places with this component.",
        ),
        slips=slips,
        derivation=lambda: derivations.length([Fraction(round(5 * state), 5) for state in (part, other)]),
        checks_answer=True,
        given={"names": names, "part": part, "length": length},
        nudge="Set the component that is given, then move along the other axis until the tip meets the ring.",
        figure="length-squares",
        state=start,
    )
