"""Practice for the dot product: working it out, telling it from its look-alikes, and making it vanish."""

from fractions import Fraction
from math import hypot, sqrt

import numpy as np

from fullrank.practice import Choice, Item, Number, State, derivations, draws, guard, question, show

# --- dot-product ----------------------------------------------------------------------------------


def from_three_lengths(given, value):
    """The dot product from lengths alone: (|u + v|^2 - |u - v|^2) / 4."""
    u, v = np.array(given["u"]), np.array(given["v"])
    return abs(4 * float(value) - (np.sum((u + v) ** 2) - np.sum((u - v) ** 2))) < 1e-9


def look_alikes(u, v):
    """What is taken for the dot product of two vectors, by the names of the slips; numbers only."""
    found = {
        "sum-times-sum": int(u.sum() * v.sum()),
        "abs-terms": int(np.abs(u * v).sum()),
        "product-of-norms": sqrt(int(u @ u) * int(v @ v)),
    }
    if len(u) == 2:
        found["crossed-pairs"] = int(u @ v[::-1])
    return found


@question(concepts=["dot-product"], kind="compute", verify=from_three_lengths)
def dot_of_two(rng):
    """The dot product of two vectors with two, three or four components."""
    size = draws.integer(rng, 2, 4)
    u, v = draws.vector(rng, size, 6), draws.vector(rng, size, 6)
    guard((u * v).min() < 0)
    return Item(
        prompt=rf"Work out $\mathbf{{u}} \cdot \mathbf{{v}}$ for $\mathbf{{u}} = {show.row(u)}$ and "
        rf"$\mathbf{{v}} = {show.row(v)}$.",
        answer=Number(int(u @ v)),
        slips=look_alikes(u, v),
        derivation=lambda: derivations.dot_product(u.tolist(), v.tolist()),
        given={"u": u, "v": v},
        nudge="First with first, second with second: how many products are there, and what becomes of them?",
    )


def means_the_value(given, value):
    u, v = np.array(given["u"]), np.array(given["v"])
    meant = given["meaning"][value]
    return meant is not None and np.isclose(4 * meant, np.sum((u + v) ** 2) - np.sum((u - v) ** 2))


@question(concepts=["dot-product"], kind="choose", verify=means_the_value)
def pick_the_product(rng):
    """Which of six things is the dot product of two vectors."""
    u, v = draws.vector(rng, 2, 6), draws.vector(rng, 2, 6)
    guard((u * v).min() < 0)
    values = {"": int(u @ v), **look_alikes(u, v)}
    guard(len({round(value, 9) for value in values.values()}) == 5)
    texts = {name: f"${show.number(value)}$" for name, value in values.items()}
    keys, options = draws.shuffled(rng, {**texts, "componentwise": f"${show.row(u * v)}$"})
    return Item(
        prompt=rf"The current runs along ${show.row(u)}$ and you row along ${show.row(v)}$. Which of these is the dot product of "
        "the two?",
        answer=Choice(keys[""], options),
        slips={name: key for name, key in keys.items() if name},
        derivation=lambda: derivations.dot_product(u.tolist(), v.tolist()),
        given={"u": u, "v": v, "meaning": {key: values.get(name) for name, key in keys.items()}},
        nudge="Is the result a number or a vector? And may a product with a minus take away from the others?",
    )


def makes_the_detour_exact(given, value):
    """Pythagoras: at a right angle the squares on u and v make up the square on u + v."""
    u, v = np.array(given["u"], dtype=float), np.array(given["v"], dtype=float)
    v[given["place"]] = float(value)
    return np.isclose(np.sum((u + v) ** 2), np.sum(u**2) + np.sum(v**2))


@question(concepts=["dot-product"], kind="missing", verify=makes_the_detour_exact)
def missing_component(rng):
    """The component that makes two vectors perpendicular."""
    size = draws.integer(rng, 2, 3)
    u, v = draws.vector(rng, size, 6), draws.vector(rng, size, 6)
    place = int(rng.integers(size))
    rest = np.delete(v, place)
    known = int(np.delete(u, place) @ rest)
    found = Fraction(-known, int(u[place]))
    guard(known != 0 and found.denominator <= 4)
    slips = {"sum-times-sum": -int(rest.sum())}
    if size == 2:
        slips["parallel-instead"] = Fraction(int(v[1 - place] * u[place]), int(u[1 - place]))
        slips["crossed-pairs"] = Fraction(-int(u[place] * v[1 - place]), int(u[1 - place]))
    for name, value in (("not-divided", Fraction(-known)), ("division-upside-down", Fraction(int(u[place]), -known))):
        if value not in (found, *slips.values()):
            slips[name] = value
    entries = ", ".join("k" if i == place else show.number(int(x)) for i, x in enumerate(v))
    return Item(
        prompt=rf"For which $k$ are $\mathbf{{u}} = {show.row(u)}$ and $\mathbf{{v}} = ({entries})$ at right angles?",
        answer=Number(found),
        slips=slips,
        derivation=lambda: derivations.perpendicular_component(u.tolist(), v.tolist(), place + 1),
        given={"u": u, "v": v, "place": place},
        nudge="Write the dot product with $k$ in it. Which value must it have?",
    )


def fits_both_demands(given, value):
    u, v = np.array([value["ux"], value["uy"]]), np.array([value["vx"], value["vy"]])
    dot = (np.sum((u + v) ** 2) - np.sum((u - v) ** 2)) / 4
    return bool(np.isclose(dot, given["dot"]) and u[0] == given["first"] and tuple(v) == tuple(given["v"]))


@question(concepts=["dot-product"], kind="drag", verify=fits_both_demands)
def move_to_a_product(rng):
    """Moving an arrow until its dot product with another one has a given value."""
    v = draws.distinct(rng, 2, 1, 4) * rng.choice([-1, 1], 2)
    a, b = draws.integer(rng, -3, 3, but=(0,)), draws.integer(rng, -3, 3)
    dot = int(a * v[0] + b * v[1])
    start = {"ux": 1.0, "uy": 1.0, "vx": float(v[0]), "vy": float(v[1])}

    def place(second):
        return {**start, "ux": float(a), "uy": float(second)}

    def reached(state):
        held = (state["vx"], state["vy"]) == (start["vx"], start["vy"])
        total = state["ux"] * state["vx"] + state["uy"] * state["vy"]
        return held and state["ux"] == a and abs(total - dot) < 1e-6

    guard(not reached(start))
    mistaken = {"crossed-pairs": Fraction(dot - a * int(v[1]), int(v[0]))}
    if v.sum() != 0:
        mistaken["sum-times-sum"] = Fraction(dot, int(v.sum())) - a
    slips = {name: place(y) for name, y in mistaken.items() if (2 * y).denominator == 1 and hypot(a, y) <= 5}
    return Item(
        prompt=rf"Leave $\mathbf{{v}} = {show.row(v)}$ where it is. Put the tip of $\mathbf{{u}}$ where its first component is "
        rf"${a}$ and $\mathbf{{u}} \cdot \mathbf{{v}} = {dot}$.",
        answer=State(
            "dot-bars", start, reached, place(b), told=rf"Put the tip of $\mathbf{{u}}$ at ${show.row((a, b))}$."
        ),
        slips=slips,
        derivation=lambda: derivations.dot_product((a, b), v.tolist()),
        checks_answer=True,
        given={"dot": dot, "first": a, "v": v},
        nudge="Set the first component. What must the second product add to the first one?",
        figure="dot-bars",
        state=start,
    )
