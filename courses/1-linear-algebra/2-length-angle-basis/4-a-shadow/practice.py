"""Practice for shadows: as a signed length, as a size, as a vector, and by dragging one to a given length."""

from fractions import Fraction
from math import atan2, cos, degrees, radians, sin, sqrt

import numpy as np

from fullrank.derivations.tex import bracketed
from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Step

# --- projection-onto-vector -----------------------------------------------------------------------


def foot_is_nearest(given, value):
    """Step to that place on the line of r: a little further or back must be farther from the tip of s."""
    s, r = np.array(given["s"], dtype=float), np.array(given["r"], dtype=float)
    unit = r / np.linalg.norm(r)
    signed = float(value) * given.get("sign", 1)
    here, before, after = (np.linalg.norm(s - (signed + step) * unit) for step in (0, -1e-3, 1e-3))
    return here < before and here < after


SHORT = {2: ((3, 4),), 3: ((1, 2, 2), (2, 3, 6))}  # sizes of components that make a whole length below 9


def two_vectors(rng, size, sign=0, *, short=False):
    """A vector s and a target r of whole length, neither parallel nor at right angles; `sign` is that of their product."""
    r, s = draws.whole_length(rng, size), draws.vector(rng, size, 5 if short else 7)
    if short:
        r = rng.permutation(SHORT[size][int(rng.integers(len(SHORT[size])))]) * rng.choice([-1, 1], size)
    dot, whole = int(s @ r), round(sqrt(int(r @ r)))
    guard(whole > 1 and dot != 0 and dot * dot != int(s @ s) * whole * whole and int(s @ s) != whole * whole)
    wanted = sign or (1 if rng.random() < 0.5 else -1)
    return (s if np.sign(dot) == wanted else -s), r, whole


def cast(s, r):
    """The projection of s onto r, in these letters."""
    return derivations.in_letters(derivations.projection(s.tolist(), r.tolist()), u="s", v="r")


def signed_length(s, r, whole):
    """The steps of a projection as far as the signed length, and a look at its size."""
    dot, square = int(s @ r), int(s @ s)
    length = show.number(Fraction(dot, whole))
    look = Step(
        "Check that the shadow is no longer than the vector itself.",
        rf"\frac{{{dot}\cdot {bracketed(dot)}}}{{{whole}\cdot {whole}}}\le\mathbf{{s}}\cdot\mathbf{{s}}={square}",
        "The shadow is a leg of a right triangle whose longest side is the vector. Squares are compared, so no root is needed.",
    )
    return derivations.ending(
        cast(s, r), "Divide once by the length", look, result=Fraction(dot, whole), answer_tex=length
    )


def held_back(s, r, whole):
    """The signed length, and the size that a sentence about slowing asks for."""
    work, size = signed_length(s, r, whole), show.number(Fraction(-int(s @ r), whole))
    last = Step(
        "Read the question again, and give what it asks for.",
        rf"\left\lvert{work.answer_tex}\right\rvert={size}",
        "The minus sign says that it comes from ahead. To be slowed or held back says the same in words, so the number that "
        "goes with these words is the size.",
    )
    return derivations.ending(work, "", last, result=abs(work.result), answer_tex=size)


@question(concepts=["projection-onto-vector"], kind="compute", verify=foot_is_nearest)
def signed_shadow(rng):
    """The signed length of a shadow."""
    s, r, whole = two_vectors(rng, draws.integer(rng, 2, 3))
    dot = int(s @ r)
    slips = {
        "divided-by-target": dot / sqrt(int(s @ s)),
        "divided-by-square": Fraction(dot, whole * whole),
        "no-division": dot,
    }
    if dot < 0:
        slips["lost-sign"] = Fraction(-dot, whole)
    slips["both-lengths"] = dot / sqrt(int(s @ s)) / whole
    return Item(
        prompt=rf"What is the signed length of the shadow of $\mathbf{{s}} = {show.row(s)}$ on the line of "
        rf"$\mathbf{{r}} = {show.row(r)}$? Leave a fraction as it is.",
        answer=Number(Fraction(dot, whole)),
        slips=slips,
        derivation=lambda: signed_length(s, r, whole),
        given={"s": s, "r": r},
        nudge="The ruler lies along the line of the second vector. Which of the two lengths must be taken out of the dot product?",
    )


@question(concepts=["projection-onto-vector"], kind="missing", verify=foot_is_nearest)
def size_that_is_asked(rng):
    """The size of what holds a boat back: a shadow whose sign is in the words of the question."""
    s, r, whole = two_vectors(rng, 2, sign=-1)
    dot = int(s @ r)
    what, verb = (("current", "slow the boat"), ("wind", "hold the boat back"))[int(rng.integers(2))]
    return Item(
        prompt=rf"A boat steers along ${show.row(r)}$. The {what} is ${show.row(s)}$, in kilometres an hour. By how many "
        rf"kilometres an hour does the {what} {verb}? Leave a fraction as it is.",
        answer=Number(Fraction(-dot, whole), unit="km/h"),
        slips={
            "sign-for-size": Fraction(dot, whole),
            "no-division": -dot,
            "divided-by-target": -dot / sqrt(int(s @ s)),
            "divided-by-square": Fraction(-dot, whole * whole),
            "both-lengths": -dot / sqrt(int(s @ s)) / whole,
        },
        derivation=lambda: held_back(s, r, whole),
        given={"s": s, "r": r, "sign": -1},
        nudge=f"Find the shadow of the {what} on the heading first. Then read the question again: what does it ask for?",
    )


def rest_is_perpendicular(given, value):
    s, r = np.array(given["s"], dtype=float), np.array(given["r"], dtype=float)
    foot = np.array([float(x) for x in value])
    return (
        foot.shape == r.shape
        and np.allclose(np.linalg.matrix_rank(np.array([foot, r])), 1)
        and abs((s - foot) @ r) < 1e-9
    )


def shadow_and_look_alikes(s, r, whole):
    """The shadow of s on r as exact fractions, and what is taken for it, by the names of the slips."""
    dot = int(s @ r)

    def times(numerator, denominator, vector):
        return [Fraction(numerator * int(x), denominator) for x in vector]

    foot = times(dot, whole * whole, r)
    return foot, {
        "single-norm": times(dot, whole, r),
        "wrong-direction": times(dot, int(s @ s), s),
        "rejection": [int(a) - b for a, b in zip(s, foot, strict=True)],
    }


@question(concepts=["projection-onto-vector"], kind="compute", verify=rest_is_perpendicular)
def shadow_vector(rng):
    """The shadow of one vector on another, as a vector."""
    s, r, whole = two_vectors(rng, draws.integer(rng, 2, 3), short=True)
    foot, slips = shadow_and_look_alikes(s, r, whole)
    return Item(
        prompt=rf"Project $\mathbf{{s}} = {show.row(s)}$ onto $\mathbf{{r}} = {show.row(r)}$. Give the shadow as a vector; "
        "leave fractions as they are.",
        answer=Vector(foot),
        slips={**slips, "no-division": [int(s @ r) * int(x) for x in r], "scalar-given": [Fraction(int(s @ r), whole)]},
        derivation=lambda: cast(s, r),
        given={"s": s, "r": r},
        nudge=r"The shadow is a multiple of $\mathbf{r}$. Which multiple leaves a rest that is perpendicular to $\mathbf{r}$?",
    )


def option_is_the_shadow(given, value):
    meant = given["meaning"][value]
    return meant is not None and rest_is_perpendicular(given, meant)


@question(concepts=["projection-onto-vector"], kind="choose", verify=option_is_the_shadow)
def which_is_the_shadow(rng):
    """Which of five things is the projection of one vector onto another."""
    s, r, whole = two_vectors(rng, 2, short=True)
    foot, slips = shadow_and_look_alikes(s, r, whole)
    vectors = {"": foot, **slips}
    texts = {name: f"${show.row(vector)}$" for name, vector in vectors.items()}
    texts["scalar-given"] = f"${show.number(Fraction(int(s @ r), whole))}$"
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"Which of these is the projection of $\mathbf{{s}} = {show.row(s)}$ onto $\mathbf{{r}} = {show.row(r)}$, as a "
        "vector?",
        answer=Choice(keys[""], options),
        slips={name: key for name, key in keys.items() if name},
        derivation=lambda: cast(s, r),
        given={"s": s, "r": r, "meaning": {key: vectors.get(name) for name, key in keys.items()}},
        nudge=r"Two tests: it must lie on the line of $\mathbf{r}$, and what is left must be at right angles to $\mathbf{r}$.",
    )


def shadow_from_distances(given, value):
    """From three squared lengths: the tip of s, the unit arrow along r, and the gap between them."""
    unit = np.array([cos(radians(given["turn"])), sin(radians(given["turn"]))])
    s = np.array([value["x"], value["y"]])
    signed = (s @ s + 1 - np.sum((s - unit) ** 2)) / 2
    return value["turn"] == given["turn"] and abs(signed - given["length"]) < 0.13


@question(concepts=["projection-onto-vector"], kind="drag", verify=shadow_from_distances)
def cast_a_shadow(rng):
    """Placing a vector so that its shadow has a given signed length."""
    r = rng.permutation((3, 4)) * rng.choice([-1, 1], 2)
    s = draws.vector(rng, 2, 5, zeros=True)
    exact, size = Fraction(int(s @ r), 5), draws.integer(rng, 3, 8) / 2
    length, turn = float(exact), round(degrees(atan2(r[1], r[0])), 4)
    guard(1.5 <= abs(length) <= 5 and size != 1)
    unit = r / 5
    across = np.array([-unit[1], unit[0]])
    start = {"x": 1.0, "y": 1.0, "turn": turn, "size": size}
    expected = {**start, "x": float(s[0]), "y": float(s[1])}

    def reached(state):
        return abs(state["x"] * unit[0] + state["y"] * unit[1] - length) < 0.12 and state["turn"] == turn

    def near(wanted):
        """A place on the grid whose shadow is as long as wanted."""
        for beside in (1.5, -1.5, 2.0, -2.0, 0.5, -0.5, 1.0, -1.0, 2.5, -2.5):
            x, y = (round(4 * float(c)) / 4 for c in wanted * unit + beside * across)
            if max(abs(x), abs(y)) <= 5 and abs(x * unit[0] + y * unit[1] - wanted) < 0.06:
                return {**start, "x": x, "y": y}
        return None

    guard(not reached(start))
    slips = {"lost-sign": {**start, "x": -float(s[0]), "y": -float(s[1])}} if length < 0 else {}
    product = near(length / size)
    if product and abs(length / size - length) > 0.4:
        slips["no-division"] = product
    return Item(
        prompt=rf"Leave $\mathbf{{r}}$ as it is, with length ${size:g}$. Move $\mathbf{{s}}$ until its shadow has the signed length "
        rf"${length:g}$, to within a tenth.",
        answer=State(
            "shadow",
            start,
            reached,
            expected,
            told=rf"Put the tip of $\mathbf{{s}}$ at ${show.row(s)}$. All places on the line through it that is at right angles to "
            r"$\mathbf{r}$ have the same shadow.",
        ),
        slips=slips,
        derivation=lambda: derivations.projection(s.tolist(), [Fraction(int(2 * size) * int(x), 10) for x in r]),
        checks_answer=True,
        given={"turn": turn, "length": length},
        nudge="Read the ruler on the line, not the length of either arrow. On which side of zero must the shadow end?",
        figure="shadow",
        state=start,
    )
