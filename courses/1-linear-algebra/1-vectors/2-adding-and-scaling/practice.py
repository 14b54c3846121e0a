"""Practice for adding and scaling: a combination, a missing factor, a picture in words, an arrow to drag."""

from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


def undoing_gives_a(given, value):
    k, a, b = given["k"], np.array(given["a"], dtype=float), np.array(given["b"], dtype=float)
    return np.allclose((np.array(value, dtype=float) + b) / k, a)


def mistaken(k, a, b):
    """What the four slips make of k a - b."""
    one = a.copy()
    one[0] *= k
    return {
        "scaled-one-component": one - b,
        "added-instead": k * a + b,
        "order-swap": b - k * a,
        "scaled-both": k * (a - b),
    }


def step_by_step(k, a, b):
    """The derivation of k a - b, in the letters of the questions."""
    return derivations.in_letters(derivations.scale_and_add(k, a, -1, b), u="a", v="b")


@question(concepts=["vector-arithmetic"], kind="compute", verify=undoing_gives_a)
def combine_two(rng):
    """A multiple of one vector minus another."""
    size, k = draws.integer(rng, 2, 3), draws.integer(rng, 2, 4)
    a, b = draws.vector(rng, size, 5), draws.vector(rng, size, 5)
    guard((a != b).any() and (k * a != b).any())
    slips = {**mistaken(k, a, b), "factor-dropped": a - b, "factor-on-second": a - k * b}
    if b.min() < 0 < b.max():
        slips["double-minus-lost"] = k * a - np.abs(b)
    return Item(
        prompt=rf"Let $\mathbf{{a}} = {show.column(a)}$ and $\mathbf{{b}} = {show.column(b)}$. "
        rf"What is ${k}\mathbf{{a}} - \mathbf{{b}}$?",
        answer=Vector(k * a - b),
        slips=slips,
        derivation=lambda: step_by_step(k, a, b),
        given={"k": k, "a": a, "b": b},
        nudge="Scale first, and scale every component. Then take away, component by component.",
    )


def arrow_closes_the_loop(given, value):
    a, b = np.array(given["a"]), np.array(given["b"])
    walked = given["k"] * a - b - (value["cx"], value["cy"])
    return np.allclose(walked, 0)


@question(concepts=["vector-arithmetic"], kind="drag", verify=arrow_closes_the_loop)
def drag_the_combination(rng):
    """Dragging an arrow onto 2a - b."""
    a, b, k = draws.vector(rng, 2, 3), draws.vector(rng, 2, 2), 2
    places = mistaken(k, a, b)
    right = k * a - b
    guard(all(abs(place).max() <= 9 for place in (right, *places.values())))
    guard(right.any() and a[0] * b[1] != a[1] * b[0])
    start = {
        "ax": float(a[0]),
        "ay": float(a[1]),
        "bx": float(b[0]),
        "by": float(b[1]),
        "quiz": 1.0,
        "cx": 0.0,
        "cy": 0.0,
    }

    def state(place):
        return {**start, "cx": float(place[0]), "cy": float(place[1])}

    def reached(at):
        return all(abs(at[name] - wanted) < 0.01 for name, wanted in state(right).items())

    return Item(
        prompt=rf"The arrows $\mathbf{{a}}$ and $\mathbf{{b}}$ are drawn. Drag the tip of your own arrow, $\mathbf{{c}}$, until "
        rf"$\mathbf{{c}} = {k}\mathbf{{a}} - \mathbf{{b}}$.",
        answer=State(
            "tip-to-tail", start, reached, state(right), told=rf"Drag the tip of $\mathbf{{c}}$ to ${show.row(right)}$."
        ),
        slips={name: state(place) for name, place in places.items()},
        derivation=lambda: step_by_step(k, a, b),
        given={"k": k, "a": a, "b": b},
        nudge=r"Walk $\mathbf{a}$ twice from the origin. From there walk $\mathbf{b}$ backwards, and put the tip where you are.",
        figure="tip-to-tail",
        state=start,
    )


def leads_there(given, value):
    """Every other option leads elsewhere, and this one leads to the corner."""
    a, b = np.array(given["a"]), np.array(given["b"])
    reached = {key for key, (p, q) in given["factors"].items() if np.array_equal(p * a + q * b, given["corner"])}
    return reached == {value}


def walk(p, q):
    """The combination p a + q b in words of the nephew."""

    def part(n, name):
        times = {1: "once", 2: "twice"}.get(abs(n), f"{abs(n)} times")
        return rf"{times} {'backwards ' if n < 0 else ''}along $\mathbf{{{name}}}$"

    return f"{part(p, 'a').capitalize()}, then {part(q, 'b')}"


@question(concepts=["vector-arithmetic"], kind="choose", verify=leads_there)
def which_combination(rng):
    """Which walks along two arrows lead to a given corner."""
    a, b = draws.vector(rng, 2, 4), draws.vector(rng, 2, 4)
    guard(a[0] * b[1] != a[1] * b[0])
    k = draws.integer(rng, 2, 4)
    corner = k * a - b
    factors = {"right": (k, -1), "added-instead": (k, 1), "order-swap": (-k, 1), "scaled-both": (k, -k)}
    keys, options = draws.shuffled(rng, {name: walk(*pair) for name, pair in factors.items()})
    return Item(
        prompt=rf"A boy knows the walks $\mathbf{{a}} = {show.row(a)}$ and $\mathbf{{b}} = {show.row(b)}$. "
        rf"A shop lies at ${show.row(corner)}$, seen from where he stands. How does he get there?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
        derivation=lambda: step_by_step(k, a, b),
        checks_answer=True,
        given={"a": a, "b": b, "corner": corner, "factors": {keys[name]: pair for name, pair in factors.items()}},
        nudge="Work out where one of the four leads. If it is not the shop, ask what you would have to change.",
    )


def fits_both_components(given, value):
    a, b, c = (np.array(given[name], dtype=float) for name in "abc")
    return np.allclose(float(value) * a + b, c)


def undone(a, b, c, k):
    """The way back from the result to the factor."""
    left = c - b
    lines = r" \\ ".join(rf"{show.number(y)}&=k\cdot {bracketed(x)}" for x, y in zip(a, left, strict=True))
    steps = (
        Step(
            "Take the second vector away from the result.",
            rf"k\,{show.column(a)}={show.column(c)}-{show.column(b)}={show.column(left)}",
            "It was added last, so it is taken away first.",
        ),
        Step(
            "Read the components one by one.",
            rf"\begin{{aligned}}{lines}\end{{aligned}}",
            "A factor belongs to every component, so each of these lines must give the same $k$.",
        ),
        Step(
            "Divide, and put the factor back to check.",
            rf"k={show.number(k)},\qquad {bracketed(k)}\,{show.column(a)}+{show.column(b)}={show.column(c)}",
            "If the components gave different factors, no number would fit the gap.",
        ),
    )
    given = rf"k\,{show.column(a)}+{show.column(b)}={show.column(c)}"
    return Derivation("scale_and_add", "The missing factor", given, steps, None, f"k={show.number(k)}")


def bracketed(x):
    """A number within a product."""
    return rf"\left({show.number(x)}\right)" if x < 0 else show.number(x)


@question(concepts=["vector-arithmetic"], kind="missing", verify=fits_both_components)
def missing_factor(rng):
    """The factor that is missing from a combination."""
    a, b = draws.vector(rng, 2, 4), draws.vector(rng, 2, 5)
    k = draws.integer(rng, -4, 4, but=(0, 1))
    c = k * a + b
    guard(c.any())
    added = Fraction(int((c + b)[0]), int(a[0]))
    slips = {"gap-added": added}
    ignored = Fraction(int(c[0]), int(a[0]))
    if ignored not in (added, k):
        slips["second-ignored"] = ignored
    return Item(
        prompt=rf"Which number belongs in the gap? $\quad \square\,{show.column(a)} + {show.column(b)} = {show.column(c)}$",
        answer=Number(k),
        slips=slips,
        derivation=lambda: undone(a, b, c, k),
        given={"a": a, "b": b, "c": c},
        nudge="Take the second vector away from the result first. By which number was the first one multiplied?",
    )
