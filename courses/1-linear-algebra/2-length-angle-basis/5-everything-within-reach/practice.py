"""Practice for combinations and span: the weights of a target, what is within reach, and what shape the reach has."""

from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, Redraw, State, Vector, derivations, draws, guard, question, show


def rebuilds_the_target(given, value):
    a, b = (float(x) for x in value)
    return np.allclose(a * np.array(given["u"]) + b * np.array(given["v"]), given["w"])


def across(u, v, w):
    """What the weights would be if each arrow were the left side of an equation."""
    area = int(u[0] * v[1] - u[1] * v[0])
    return Fraction(int(w[0] * v[1] - u[1] * w[1]), area), Fraction(int(u[0] * w[1] - w[0] * v[0]), area)


@question(concepts=["linear-combination-span"], kind="compute", verify=rebuilds_the_target)
def weights_for_target(rng):
    """The weights of two arrows in the plane that reach a given point."""
    u, v = draws.invertible(rng, 2, 4).T
    a, b = draws.distinct(rng, 2, -3, 4, but=(0,))
    w = a * u + b * v
    guard(np.abs(w).max() <= 15 and abs(a) != abs(b))
    slips = {"weights-swapped": (b, a)}
    if min(a, b) < 0:
        slips["positive-only"] = (abs(a), abs(b))
    turned = across(u, v, w)
    if turned not in ((a, b), *(tuple(slip) for slip in slips.values())):
        slips["rows-for-columns"] = turned
    return Item(
        prompt=rf"Let $\mathbf{{u}} = {show.column(u)}$ and $\mathbf{{v}} = {show.column(v)}$. Which weights $(a, b)$ give "
        rf"$a\mathbf{{u}} + b\mathbf{{v}} = {show.column(w)}$?",
        answer=Vector((a, b)),
        slips=slips,
        derivation=lambda: derivations.weights_for(w, u, v),
        given={"u": u, "v": v, "w": w},
        nudge="Write one equation for each component; the unknowns are the two weights.",
    )


def rank(*vectors):
    return np.linalg.matrix_rank(np.array(vectors, dtype=float))


def times(weight):
    """A weight before an arrow: nothing for 1, a sign for -1."""
    return {1: "", -1: "-"}.get(int(weight), str(int(weight)))


def verdict_and_reason_hold(given, value):
    u, v, w = (np.array(given[name]) for name in "uvw")
    a, b = given["weights"]
    within = rank(u, v, w) == rank(u, v)
    meaning = given["meaning"][value]
    return (meaning == "claimed" and np.array_equal(a * u + b * v, w)) or (meaning == "fails" and not within)


@question(concepts=["linear-combination-span"], kind="choose", verify=verdict_and_reason_hold)
def is_it_reachable(rng):
    """Whether a point of space is in the span of two arrows, and why."""
    u, v = draws.vector(rng, 3, 3, zeros=True), draws.vector(rng, 3, 3, zeros=True)
    guard(rank(u, v) == 2)
    a, b = draws.distinct(rng, 2, -3, 3, but=(0,))
    guard(min(a, b) < 0)
    w = a * u + b * v
    within = rng.random() < 0.5
    place = int(rng.integers(3))
    if not within:
        w[place] += draws.integer(rng, -2, 2, but=(0,))
        guard(rank(u, v, w) == 3)
    guard(np.abs(w).max() <= 12 and rank(u, w) == 2 and rank(v, w) == 2)
    keys, options = draws.shuffled(
        rng,
        {
            "claimed": rf"Yes: ${times(a)}\mathbf{{u}} {'-' if b < 0 else '+'} {times(abs(b))}\mathbf{{v}}$ is $\mathbf{{w}}$",
            "fails": "No: the weights that two of the components ask for fail in the other one",
            "span-is-two-arrows": r"No: $\mathbf{w}$ does not lie along $\mathbf{u}$ or along $\mathbf{v}$",
            "positive-only": "No: one of the weights would have to be negative",
            "counts-vectors": r"Yes: $\mathbf{u}$ and $\mathbf{v}$ do not lie on one line, so they reach everything",
        },
    )
    right, wrong = ("claimed", "fails") if within else ("fails", "claimed")
    slips = {name: keys[name] for name in ("span-is-two-arrows", "positive-only", "counts-vectors")}
    return Item(
        prompt=rf"Let $\mathbf{{u}} = {show.column(u)}$, $\mathbf{{v}} = {show.column(v)}$ and "
        rf"$\mathbf{{w}} = {show.column(w)}$. Is $\mathbf{{w}}$ in the span of $\mathbf{{u}}$ and $\mathbf{{v}}$?",
        answer=Choice(keys[right], options),
        slips={**slips, "one-component-unchecked" if wrong == "claimed" else "given-up": keys[wrong]},
        derivation=lambda: derivations.weights_for(w, u, v),
        given={
            "u": u,
            "v": v,
            "w": w,
            "weights": (int(a), int(b)),
            "meaning": {key: name for name, key in keys.items()},
        },
        nudge="Let two components fix the weights, and ask the third.",
    )


SHAPES = {1: "line", 2: "plane", 3: "space"}
WORDS = {
    "line": "A line through the origin",
    "plane": "A plane through the origin",
    "space": "All of space",
    "span-is-two-arrows": "These arrows and their tips, and nothing else",
    "positive-only": "Everything between the arrows, on their side of the origin",
}


def shape_by_singular_values(given, value):
    spread = np.linalg.svd(np.array(given["vectors"], dtype=float), compute_uv=False)
    return given["meaning"][value] == SHAPES[int(np.sum(spread > 1e-9))]


@question(concepts=["linear-combination-span"], kind="choose", verify=shape_by_singular_values)
def shape_of_reach(rng):
    """What two or three arrows in space reach: a line, a plane or everything."""
    count = draws.integer(rng, 2, 3)
    wanted = draws.integer(rng, 1, count)
    own = [draws.vector(rng, 3, 2, zeros=True) for _ in range(wanted)]
    guard(rank(*own) == wanted)
    vectors = list(own)
    while len(vectors) < count:
        weights = draws.distinct(rng, wanted, -3, 3, but=(0, 1))
        vectors.append(sum(c * one for c, one in zip(weights, own, strict=True)))
    guard(len({tuple(one) for one in vectors}) == count and max(np.abs(one).max() for one in vectors) <= 9)
    order = rng.permutation(count)
    vectors = [vectors[k] for k in order]
    keys, options = draws.shuffled(rng, WORDS)
    slips = {name: keys[name] for name in ("span-is-two-arrows", "positive-only")}
    if count != wanted:
        slips["counts-vectors"] = keys[SHAPES[count]]
    if wanted > 1:
        slips["direction-overlooked"] = keys[SHAPES[wanted - 1]]
    listed = r",\quad ".join(show.column(one) for one in vectors)
    return Item(
        prompt=f"What is the span of these arrows? $${listed}$$",
        answer=Choice(keys[SHAPES[wanted]], options),
        slips=slips,
        derivation=lambda: derivations.independence([one.tolist() for one in vectors]),
        given={"vectors": vectors, "meaning": {key: name for name, key in keys.items()}},
        nudge="Take the first arrow. Does the second leave its line? Does the third leave what the first two reach?",
    )


def dot_lies_on_target(given, value):
    u, v = np.array(given["u"], dtype=float), np.array(given["v"], dtype=float)
    return np.allclose(value["a"] * u + value["b"] * v, given["w"], atol=0.05)


def reachable_on_the_sheet(rng):
    """Two arrows and two weights in halves, one of them negative, whose combination can be seen on the sheet."""
    for _ in range(100):
        u, v = rng.integers(-3, 4, (2, 2))
        a, b = rng.permutation((-rng.integers(1, 7), rng.integers(1, 7))) / 2
        x, y = a * u + b * v
        if u[0] * v[1] != u[1] * v[0] and abs(x) <= 6 and abs(y) <= 5 and a != -b:
            return u, v, a, b
    raise Redraw("no target on the sheet")


@question(concepts=["linear-combination-span"], kind="drag", verify=dot_lies_on_target)
def hit_the_target(rng):
    """Setting two weights so that the combination lands on a target."""
    u, v, a, b = reachable_on_the_sheet(rng)
    w = a * u + b * v
    fixed = dict(zip(("ux", "uy", "vx", "vy", "tx", "ty"), map(float, (*u, *v, *w)), strict=True)) | {"room": 0.0}
    start, expected = {**fixed, "a": 1.0, "b": 1.0}, {**fixed, "a": float(a), "b": float(b)}

    def reached(state):
        kept = all(abs(state[name] - value) < 1e-9 for name, value in fixed.items())
        return kept and np.allclose(state["a"] * u + state["b"] * v, w, atol=0.05)

    return Item(
        prompt=rf"The arrows are $\mathbf{{u}} = {show.row(u)}$ and $\mathbf{{v}} = {show.row(v)}$. Set the two weights so that "
        rf"the dot lands on the target ${show.row(w)}$. Should you move an arrow, Reset brings it back.",
        answer=State(
            "reach",
            start,
            reached,
            expected,
            told=f"Set the weight $a$ to ${show.number(a)}$ and the weight $b$ to ${show.number(b)}$.",
        ),
        slips={"weights-swapped": {**fixed, "a": float(b), "b": float(a)}},
        derivation=lambda: derivations.weights_for([str(x) for x in w], u, v),
        given={"u": u, "v": v, "w": w},
        nudge="Move one weight and watch along which line the dot runs. Then bring that line onto the target with the other.",
        figure="reach",
        state=start,
    )
