"""Practice for the angle between two vectors: working it out, reading it from a sign, and turning arrows to it."""

from fractions import Fraction
from math import acos, asin, cos, degrees, isclose, pi, radians, sqrt

import numpy as np

from fullrank.practice import Choice, Item, Number, State, derivations, draws, guard, question, show

# --- cosine-angle ---------------------------------------------------------------------------------


def wide_angle(u, v):
    """The angle in degrees without any arc cosine: from the half angle between the two unit arrows."""
    u, v = (np.array(x, dtype=float) / np.linalg.norm(x) for x in (u, v))
    return degrees(2 * np.arctan2(np.linalg.norm(u - v), np.linalg.norm(u + v)))


def is_the_angle(given, value):
    return abs(float(value) - wide_angle(given["u"], given["v"])) < 0.06


def two_arrows(rng, size, largest=5):
    """Two vectors that are neither parallel nor at right angles, more than a right angle apart in half of all draws."""
    u, v = draws.vector(rng, size, largest), draws.vector(rng, size, largest)
    dot, squares = int(u @ v), int(u @ u) * int(v @ v)
    guard(dot != 0 and dot * dot != squares)
    wanted = 1 if rng.random() < 0.5 else -1
    return u, v if np.sign(dot) == wanted else -v


def mistaken_angles(dot, first, second):
    """Wrong angles (or what is taken for one) by the names of their slips, from the dot product and squared lengths."""
    cosine = dot / sqrt(first * second)
    found = {
        "cosine-not-angle": cosine,
        "radians-as-degrees": acos(cosine),
        "divide-by-squares": degrees(acos(dot / (first * second))),
    }
    found["acute-forced" if dot < 0 else "obtuse-forced"] = degrees(acos(-cosine))
    found["sine-for-cosine"] = degrees(asin(cosine))
    if abs(dot) == 1:
        found["no-lengths"] = degrees(acos(dot))
    return found


@question(concepts=["cosine-angle"], kind="compute", verify=is_the_angle)
def angle_in_degrees(rng):
    """The angle between two vectors, in degrees."""
    u, v = two_arrows(rng, draws.integer(rng, 2, 3))
    dot, first, second = int(u @ v), int(u @ u), int(v @ v)
    angle = degrees(acos(dot / sqrt(first * second)))
    guard(10 < angle < 170, "a cosine rounded to three digits gives another angle near the ends")
    rounded = {name: round(value, 1) for name, value in mistaken_angles(dot, first, second).items()}
    guard(all(abs(value - angle) > 0.5 for value in rounded.values()))
    return Item(
        prompt=rf"What is the angle between $\mathbf{{u}} = {show.row(u)}$ and $\mathbf{{v}} = {show.row(v)}$? "
        "Give degrees to one decimal.",
        answer=Number(angle, decimals=1, unit="degrees"),
        slips=mistaken_angles(dot, first, second),
        derivation=lambda: derivations.dot_and_angle(u.tolist(), v.tolist()),
        given={"u": u, "v": v},
        nudge="Divide the dot product by both lengths. Is the cosine that you get positive or negative?",
    )


SIDES = {
    "less": "It is less than a right angle",
    "right": "It is a right angle",
    "more": "It is more than a right angle",
    "calculator-needed": "That cannot be said without a calculator",
}


def side_by_turning(given, value):
    angle = wide_angle(given["u"], given["v"])
    side = "right" if isclose(angle, 90) else "less" if angle < 90 else "more"
    return given["meaning"][value] == side


@question(concepts=["cosine-angle"], kind="choose", verify=side_by_turning)
def side_without_calculator(rng):
    """Whether an angle is less than, more than or exactly a right angle, from a sign."""
    size = draws.integer(rng, 2, 3)
    wanted = int(rng.integers(-1, 2))
    u, v = draws.vector(rng, size, 4), draws.vector(rng, size, 4)
    if wanted == 0:  # the last component makes it a right angle
        u[-1] = int(rng.choice([-1, 1]))
        v[-1] = -int(u[:-1] @ v[:-1]) * int(u[-1])
        guard(0 < abs(int(v[-1])) <= 12)
    dot = int(u @ v)
    if np.sign(dot) != wanted:
        v, dot = -v, -dot
    guard(np.sign(dot) == wanted and abs(dot) < 20)
    side = {1: "less", 0: "right", -1: "more"}[wanted]
    keys, options = draws.shuffled(rng, SIDES)
    slips = {"calculator-needed": keys["calculator-needed"]}
    if side == "more":
        slips["acute-forced"] = keys["less"]
    first = "less" if u[0] * v[0] > 0 else "more"
    if first != side and (side, first) != ("more", "less"):
        slips["first-product-only"] = keys[first]
    return Item(
        prompt=rf"What can be said of the angle between ${show.row(u)}$ and ${show.row(v)}$?",
        answer=Choice(keys[side], options),
        slips=slips,
        derivation=lambda: derivations.dot_and_angle(u.tolist(), v.tolist()),
        given={"u": u, "v": v, "meaning": {key: name for name, key in keys.items()}},
        nudge="Lengths are never negative. So which number alone decides the sign of the cosine?",
    )


def formula_gives_the_angle(given, value):
    meant = given["meaning"][value]
    return meant is not None and abs(meant - wide_angle(given["u"], given["v"])) < 1e-6


@question(concepts=["cosine-angle"], kind="choose", verify=formula_gives_the_angle)
def which_expression(rng):
    """Which of five expressions is the angle between two vectors."""
    u, v = two_arrows(rng, 2)
    if u @ v > 0:
        v = -v
    dot, first, second = int(u @ v), int(u @ u), int(v @ v)
    cosine = dot / sqrt(first * second)
    guard(first > 1 and second > 1)
    size = -dot if rng.random() < 0.5 else rf"\lvert {dot}\rvert"
    texts = {
        "": (rf"\arccos\frac{{{dot}}}{{\sqrt{{{first}}}\,\sqrt{{{second}}}}}", degrees(acos(cosine))),
        "acute-forced": (rf"\arccos\frac{{{size}}}{{\sqrt{{{first}}}\,\sqrt{{{second}}}}}", degrees(acos(-cosine))),
        "divide-by-squares": (
            rf"\arccos\frac{{{dot}}}{{{first} \cdot {second}}}",
            degrees(acos(dot / first / second)),
        ),
        "no-lengths": (rf"\arccos({dot})", None),
        "cosine-not-angle": (rf"\frac{{{dot}}}{{\sqrt{{{first}}}\,\sqrt{{{second}}}}}", cosine),
    }
    keys, options = draws.shuffled(rng, {name: f"${text}$" for name, (text, _) in texts.items()})
    return Item(
        prompt=rf"Which of these is the angle between ${show.row(u)}$ and ${show.row(v)}$?",
        answer=Choice(keys[""], options),
        slips={name: key for name, key in keys.items() if name},
        derivation=lambda: derivations.dot_and_angle(u.tolist(), v.tolist()),
        given={"u": u, "v": v, "meaning": {key: texts[name][1] for name, key in keys.items()}},
        nudge="A cosine lies between $-1$ and $1$. And what does $\\arccos$ turn it into?",
    )


def third_side_agrees(given, value):
    """Build both arrows at that angle and multiply their components."""
    p, q, angle = given["p"], given["q"], radians(given["angle"])
    u, v = np.array([p * cos(angle), p * cos(pi / 2 - angle)]), np.array([q, 0.0])
    return np.isclose(float(value), u @ v)


@question(concepts=["cosine-angle"], kind="missing", verify=third_side_agrees)
def dot_from_angle(rng):
    """The dot product of two arrows of given lengths at a given angle."""
    p, q = draws.integer(rng, 2, 9), draws.integer(rng, 2, 9)
    angle, cosine = ((60, Fraction(1, 2)), (120, Fraction(-1, 2)), (120, Fraction(-1, 2)), (180, Fraction(-1)))[
        int(rng.integers(4))
    ]
    dot = p * q * cosine
    slips = {"no-lengths": cosine, "divide-by-squares": p * p * q * q * cosine}
    if cosine < 0:
        slips["acute-forced"] = -dot
    if cosine != -1:
        slips["cosine-left-out"] = p * q
    for name, value in (("one-length-only", p * cosine), ("angle-for-cosine", p * q * angle)):
        if value not in (dot, *slips.values()):
            slips[name] = value
    return Item(
        prompt=rf"Two arrows have the lengths ${p}$ and ${q}$, and the angle between them is ${angle}^\circ$, whose cosine is "
        rf"${float(cosine):g}$. What is their dot product?",
        answer=Number(dot),
        slips=slips,
        derivation=lambda: derivations.dot_from_angle(p, q, angle),
        given={"p": p, "q": q, "angle": angle},
        nudge="The cosine is the dot product divided by both lengths. Undo the division.",
    )


def turned_to_the_product(given, value):
    """Multiply the components of the two arrows."""
    u, v = (
        value[size] * np.array([cos(radians(value[way])), cos(radians(value[way] - 90))]) for way, size in ("ap", "bq")
    )
    kept = (value["p"], value["q"], value["b"]) == (given["p"], given["q"], given["b"])
    return kept and abs(u @ v - given["dot"]) < 0.025 * given["p"] * given["q"]


@question(concepts=["cosine-angle"], kind="drag", verify=turned_to_the_product)
def turn_to_a_product(rng):
    """Turning an arrow until its dot product with another has a given value."""
    p, q = draws.integer(rng, 4, 8) / 2, draws.integer(rng, 4, 8) / 2
    b = 15 * draws.integer(rng, -3, 3)
    angle, cosine = ((60, 0.5), (120, -0.5), (90, 0.0), (180, -1.0))[int(rng.integers(4))]
    dot = p * q * cosine
    start = {"a": float(b + 35), "p": p, "b": float(b), "q": q}

    def off(state):
        return abs((state["a"] - state["b"] + 180) % 360 - 180)

    def reached(state):
        return abs(off(state) - angle) < 1.2 and all(state[name] == start[name] for name in "pbq")

    slips = {}
    if cosine == -0.5:
        slips["acute-forced"] = {**start, "a": float(b + 60)}
    if cosine == -1.0:
        slips["acute-forced"] = {**start, "a": float(b)}
    return Item(
        prompt=rf"The arrows have the lengths ${p:g}$ and ${q:g}$. Turn $\mathbf{{u}}$, without changing its length, until "
        rf"$\mathbf{{u}} \cdot \mathbf{{v}} = {dot:g}$. By hand its length moves in halves; by keyboard left and right turn it.",
        answer=State(
            "angle-dial",
            start,
            reached,
            {**start, "a": float(b + angle)},
            told=rf"Turn $\mathbf{{u}}$ until the angle between the arrows is ${angle}^\circ$, because $\cos\theta = {cosine:g}$.",
        ),
        slips=slips,
        derivation=lambda: derivations.dot_from_angle(Fraction(p), Fraction(q), angle),
        checks_answer=True,
        given={"p": p, "q": q, "b": float(b), "dot": dot},
        nudge="Which cosine belongs to that dot product and these two lengths?",
        figure="angle-dial",
        state=start,
    )
