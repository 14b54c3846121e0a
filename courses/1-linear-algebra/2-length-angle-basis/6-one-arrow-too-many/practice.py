"""Practice for independence: the weights that close a loop, the reasons that hold, and the number that ties a set."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import gcd

import numpy as np

from fullrank.practice import Choice, Item, Number, Redraw, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Step


def no_two_parallel(vectors):
    return all(np.cross(*pair).any() for pair in combinations(vectors, 2))


def tied(rng, largest=9):
    """Three arrows of which no two are parallel, and whole weights without a common factor that close their loop."""
    for _ in range(200):
        u, v = rng.integers(-3, 4, (2, 3))
        x, y = rng.choice((-3, -2, -1, 1, 2, 3), 2)
        z = rng.choice((-1, 1))
        vectors = [u, v, -z * (x * u + y * v)]
        if np.abs(vectors).max() <= largest and no_two_parallel(vectors):
            order = rng.permutation(3)
            weights = np.array((x, y, z))[order]
            return [vectors[k] for k in order], weights * (1 if weights[0] > 0 else -1)
    raise Redraw("no dependent triple with entries as small as asked")


def loose(rng):
    """Three independent arrows, no two of them parallel, and whole weights that close their loop but for one component."""
    for _ in range(200):
        vectors = list(rng.integers(-3, 4, (3, 3)))
        first, second = np.delete(np.array(vectors).T, rng.integers(3), axis=0)
        almost = np.cross(first, second)
        almost = almost // max(1, gcd(*almost.tolist()))
        if almost.all() and np.abs(almost).max() <= 9 and draws.determinant(vectors) and no_two_parallel(vectors):
            return vectors, almost
    raise Redraw("no independent triple with entries as small as asked")


def triple(vectors):
    names = (r"\mathbf{u}", r"\mathbf{v}", r"\mathbf{w}")
    return r",\quad ".join(f"{name} = {show.column(one)}" for name, one in zip(names, vectors, strict=True))


def loop_of(weights):
    """2u - v + 3w = 0 as TeX."""
    text = ""
    for weight, name in zip(weights, "uvw", strict=True):
        size = "" if abs(weight) == 1 else str(abs(int(weight)))
        sign = ("-" if weight < 0 else "") if not text else (" - " if weight < 0 else " + ")
        text += rf"{sign}{size}\mathbf{{{name}}}"
    return rf"{text} = \mathbf{{0}}"


def closes_the_loop_or_none_does(given, value):
    weights = np.array([float(x) for x in value])
    V = np.array(given["vectors"], dtype=float).T
    independent = np.linalg.svd(V, compute_uv=False).min() > 1e-9
    return np.allclose(V @ weights, 0) and weights.any() != independent


@question(concepts=["linear-independence"], kind="compute", verify=closes_the_loop_or_none_does)
def weights_that_close(rng):
    """Weights, not all zero, that bring three arrows back to the origin, if there are any."""
    if rng.random() < 0.5:
        vectors, weights = tied(rng)
        answer, slips = Vector(weights, equal="multiple"), {"loop-missed": (0, 0, 0)}
        if weights.min() < 0:
            slips["signs-lost"] = np.abs(weights)
        upright = np.cross(vectors[0], vectors[1])
        if not np.cross(upright, weights).any() or not np.cross(upright, np.abs(weights)).any():
            raise Redraw("a mistake leads to the answer, or to another mistake")
        slips["rows-for-columns"] = upright // gcd(*upright.tolist())
    else:
        vectors, almost = loose(rng)
        answer, slips = Vector((0, 0, 0)), {"one-component-unchecked": almost}
    return Item(
        prompt=rf"Find weights $(x, y, z)$, not all zero, with $x\mathbf{{u}} + y\mathbf{{v}} + z\mathbf{{w}} = \mathbf{{0}}$. "
        rf"If only zero weights close the loop, answer $(0, 0, 0)$. $${triple(vectors)}$$",
        answer=answer,
        slips=slips,
        derivation=lambda: derivations.independence([one.tolist() for one in vectors]),
        given={"vectors": vectors},
        nudge="Write one equation for each component, with zero on the right, and get rid of one unknown after the other.",
    )


REASONS = {
    "only-zero": "Independent: only zero weights close the loop",
    "pairwise-only": "Independent: no two of them lie on one line",
    "count-rule": "Independent: there are three arrows, and space has three dimensions",
    "zero-sum-wrong": r"Dependent: $0\,\mathbf{u} + 0\,\mathbf{v} + 0\,\mathbf{w} = \mathbf{0}$",
    "orthogonal-needed": "Dependent: they do not all meet at right angles",
}


def reason_holds(given, value):
    V = np.array(given["vectors"], dtype=float).T
    independent = abs(np.linalg.det(V)) > 1e-9
    meaning = given["meaning"][value]
    return meaning == ("only-zero" if independent else "claimed") and (
        independent or np.allclose(V @ np.array(given["claimed"]), 0)
    )


@question(concepts=["linear-independence"], kind="choose", verify=reason_holds)
def dependent_or_not(rng):
    """Whether three arrows in space are independent, and for what reason."""
    dependent = rng.random() < 0.5
    vectors, claimed = tied(rng) if dependent else loose(rng)
    guard(any(one @ other for one, other in combinations(vectors, 2)), "all are perpendicular")
    texts = {"claimed": f"Dependent: ${loop_of(claimed)}$", **REASONS}
    keys, options = draws.shuffled(rng, texts)
    right, wrong = ("claimed", "only-zero") if dependent else ("only-zero", "claimed")
    slips = {name: keys[name] for name in REASONS if name != "only-zero"}
    slips["loop-missed" if dependent else "one-component-unchecked"] = keys[wrong]
    return Item(
        prompt=f"Are these arrows dependent or independent, and why? $${triple(vectors)}$$",
        answer=Choice(keys[right], options),
        slips=slips,
        derivation=lambda: derivations.independence([one.tolist() for one in vectors]),
        given={"vectors": vectors, "claimed": claimed, "meaning": {key: name for name, key in keys.items()}},
        nudge="A reason must decide the question. Test the loop that one of the options claims, in every component.",
    )


def box_is_flat(given, value):
    w = [float(value) if entry is None else float(entry) for entry in given["w"]]
    return abs(np.linalg.det(np.array([given["u"], given["v"], w], dtype=float))) < 1e-6


@question(concepts=["linear-independence"], kind="compute", verify=box_is_flat)
def k_that_ties(rng):
    """The component of a third arrow that makes three arrows dependent."""
    u, v = draws.vector(rng, 3, 3, zeros=True), draws.vector(rng, 3, 3, zeros=True)
    a, b = draws.distinct(rng, 2, -3, 3, but=(0,))
    w = a * u + b * v
    place = int(rng.integers(3))
    others = [k for k in range(3) if k != place]
    guard(u[others[0]] * v[others[1]] != u[others[1]] * v[others[0]], "k is not fixed")
    guard(no_two_parallel([u, v, w]) and np.abs(w).max() <= 12)
    guard(u[place])
    upright = Fraction(int(-sum(w[k] * u[k] for k in others)), int(u[place]))
    rows = [int(x) for x in w]
    shown = r" \\ ".join("k" if i == place else str(x) for i, x in enumerate(rows))
    return Item(
        prompt=rf"For which number $k$ are $\mathbf{{u}} = {show.column(u)}$, $\mathbf{{v}} = {show.column(v)}$ and "
        rf"$\mathbf{{w}} = \begin{{bmatrix}} {shown} \end{{bmatrix}}$ linearly dependent?",
        answer=Number(int(w[place])),
        slips={"orthogonal-needed": upright},
        derivation=lambda: weights_then_k(u, v, w, others, place),
        given={"u": u, "v": v, "w": [None if i == place else x for i, x in enumerate(rows)]},
        nudge=r"Which weights of $\mathbf{u}$ and $\mathbf{v}$ build the two components of $\mathbf{w}$ that are known?",
    )


def weights_then_k(u, v, w, others, place):
    """The worked solution: the two known components fix the weights, and the weights give k."""
    work = derivations.weights_for(*(one[others].tolist() for one in (w, u, v)))
    a, b = work.result
    last = Step(
        rf"Use the same weights in component {place + 1}.",
        rf"k={show.number(a)}\cdot {bracketed(u[place])}+{bracketed(b)}\cdot {bracketed(v[place])}={w[place]}",
        r"With this $k$ all three components of $a\mathbf{u}+b\mathbf{v}$ are those of $\mathbf{w}$, so $\mathbf{w}$ is one too many.",
    )
    first = replace(work.steps[0], action=f"Keep components {others[0] + 1} and {others[1] + 1}, where all is known.")
    return replace(
        work,
        title="The number that ties",
        given_tex=rf"\mathbf{{u}}={show.column(u)},\quad \mathbf{{v}}={show.column(v)}",
        steps=(first, *work.steps[1:-1], last),
        answer_tex=f"k={w[place]}",
    )


def bracketed(value):
    return show.number(value) if value >= 0 else rf"\left({show.number(value)}\right)"


NAMES = tuple(f"{letter}{k}" for letter in "uvw" for k in (1, 2, 3))


def walk_comes_back(given, value):
    weights = np.array([value["x"], value["y"], value["z"]])
    return weights.any() and np.allclose(np.array(given["vectors"], dtype=float).T @ weights, 0, atol=0.05)


@question(concepts=["linear-independence"], kind="drag", verify=walk_comes_back)
def close_the_loop(rng):
    """Setting three weights, not all zero, so that a walk in space comes back to its start."""
    vectors, weights = tied(rng, 4)
    guard(not np.array_equal(weights, (1, 1, 1)))
    fixed = dict(zip(NAMES, map(float, np.concatenate(vectors)), strict=True))
    start = {**fixed, "x": 1.0, "y": 1.0, "z": 1.0}

    def reached(state):
        kept = all(abs(state[name] - value) < 1e-9 for name, value in fixed.items())
        return kept and walk_comes_back({"vectors": vectors}, state)

    settings = r",\; ".join(f"{name} = {weight}" for name, weight in zip("xyz", weights, strict=True))
    listed = r",\; ".join(rf"\mathbf{{{name}}} = {show.row(one)}" for name, one in zip("uvw", vectors, strict=True))
    return Item(
        prompt=f"The arrows ${listed}$ are dependent. Set weights, not all zero, that bring the walk back to the origin. "
        "Leave the height of $\\mathbf{w}$ as it is; Reset brings it back.",
        answer=State(
            "closing-loop",
            start,
            reached,
            start | dict(zip("xyz", map(float, weights), strict=True)),
            told=f"Set the weights to ${settings}$. Any multiple of the three, except $0$, closes the loop too.",
        ),
        slips={"zero-sum-wrong": {**fixed, "x": 0.0, "y": 0.0, "z": 0.0}},
        derivation=lambda: derivations.independence([one.tolist() for one in vectors]),
        given={"vectors": vectors},
        nudge="Work out on paper which combination of two arrows is the third, then bring everything to one side.",
        figure="closing-loop",
        state=start,
    )
