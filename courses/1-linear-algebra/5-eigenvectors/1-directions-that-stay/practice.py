"""Practice for directions that stay: spotting them, their factor, the special cases, and the complex pair."""

from dataclasses import replace
from itertools import product
from math import atan2, cos, degrees, gcd, hypot, radians, sin

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show

# --- recall: what this lesson needs ---------------------------------------------------------------
from fullrank.records import Derivation, Step


def image_is_product(given, value):
    return np.allclose(np.array(given["A"]) @ np.array(given["x"]), np.array(value, dtype=float))


@question(concepts=["matrix-as-transformation"], kind="compute", verify=image_is_product)
def where_it_lands(rng):
    """Where a matrix sends a vector, from the images of the axes."""
    A, x = draws.matrix(rng, 2, 2, 4), draws.vector(rng, 2, 3)
    guard(A[0, 1] != A[1, 0])
    return Item(
        prompt=rf"A move sends $(1, 0)$ to ${show.row(A[:, 0])}$ and $(0, 1)$ to ${show.row(A[:, 1])}$. "
        rf"Where does it send ${show.row(x)}$?",
        answer=Vector(A @ x),
        slips={"rows-as-images": A.T @ x},
        given={"A": A, "x": x},
        nudge="Any vector is a number of steps along each axis. Take those steps along the images of the axes.",
    )


# --- eigenvector ----------------------------------------------------------------------------------


def parallel(u, v):
    return np.linalg.matrix_rank(np.array([u, v], dtype=float)) < 2


def only_this_one_is_kept(given, value):
    A = np.array(given["A"])
    kept = {key for key, v in given["arrows"].items() if np.any(v) and parallel(v, A @ np.array(v))}
    return kept == {value}


@question(concepts=["eigenvector"], kind="choose", verify=only_this_one_is_kept)
def is_it_kept(rng):
    """Which of five arrows is an eigenvector of the matrix."""
    A, V = draws.matrix_with_eigenvalues(rng, draws.distinct(rng, 2, -3, 4, but=(0, 1)))
    arrows = {
        "kept": V[:, 0],
        "zero-vector": np.zeros(2, int),
        "images-of-axes": A[:, 0],
        "sum-of-eigenvectors": V[:, 0] + V[:, 1],
        "first-component-only": V[:, 0] + (0, 1),
    }
    turned = ("images-of-axes", "sum-of-eigenvectors", "first-component-only")
    guard(not any(parallel(arrows[name], A @ arrows[name]) for name in turned))
    keys, options = draws.shuffled(rng, {name: f"${show.row(v)}$" for name, v in arrows.items()})
    return Item(
        prompt=rf"Which of these is an eigenvector of $A = {show.matrix(A)}$?",
        answer=Choice(keys["kept"], options),
        slips={name: keys[name] for name in ("zero-vector", *turned)},
        derivation=lambda: derivations.kept_direction(A, arrows["kept"]),
        checks_answer=True,
        given={"A": A, "arrows": {keys[name]: v for name, v in arrows.items()}},
        nudge="Multiply one candidate by the matrix and see whether a multiple of the candidate comes back.",
    )


def factor_fits_every_component(given, value):
    A, v = np.array(given["A"], dtype=float), np.array(given["v"], dtype=float)
    return np.allclose(A @ v, float(value) * v)


@question(concepts=["eigenvector"], kind="compute", verify=factor_fits_every_component)
def eigenvalue_of_vector(rng):
    """The factor by which a given eigenvector is stretched."""
    values = draws.distinct(rng, draws.integer(rng, 2, 3), -5, 5, but=(0, 1))
    A, V = draws.matrix_with_eigenvalues(rng, values)
    v, value = V[:, 0], values[0]
    slips = {"length-kept": 1}
    if value < 0:
        slips["negative-excluded"] = -value
    undivided = [x for x in A @ v if x not in (0, 1, value, -value)]
    if undivided:
        slips["image-for-factor"] = undivided[0]
    return Item(
        prompt=rf"The vector $\mathbf{{v}} = {show.column(v)}$ is an eigenvector of $A = {show.matrix(A)}$. "
        "What is its eigenvalue?",
        answer=Number(value),
        slips=slips,
        derivation=lambda: derivations.kept_direction(A, v),
        given={"A": A, "v": v},
        nudge=r"Work out one component of $A\mathbf{v}$ and divide it by the same component of $\mathbf{v}$.",
    )


def image_lies_on_the_line(given, value):
    A, v = np.array(given["A"], dtype=float), np.array([cos(radians(value["angle"])), sin(radians(value["angle"]))])
    return np.allclose(A @ v, given["value"] * v, atol=0.05)


@question(concepts=["eigenvector"], kind="drag", verify=image_lies_on_the_line)
def spin_onto_it(rng):
    """Turning an arrow onto the direction with a given eigenvalue."""
    values = draws.distinct(rng, 2, -2, 3, but=(0,))
    A, V = draws.matrix_with_eigenvalues(rng, values, 3)
    wanted, other = (degrees(atan2(y, x)) % 180 for x, y in V.T)
    guard(10 < wanted < 170 and 10 < other < 170)
    matrix = {name: float(x) for name, x in zip("abcd", A.ravel(), strict=True)}

    def reached(state):
        off = (state["angle"] - wanted + 90) % 180 - 90
        return abs(off) < 2 and all(state[name] == x for name, x in matrix.items())

    return Item(
        prompt=rf"Turn the arrow onto a direction that $A = {show.matrix(A)}$ stretches by the factor ${values[0]}$. "
        "Should you change the matrix, Reset brings it back.",
        answer=State(
            "eigen-spinner",
            {**matrix, "angle": 0.0},
            reached,
            {**matrix, "angle": wanted},
            told=rf"Turn $\mathbf{{v}}$ to about ${wanted:.0f}^\circ$, or to the opposite direction: it then points along "
            f"${show.row(V[:, 0])}$ or against it.",
        ),
        slips={"other-direction": {**matrix, "angle": other}},
        derivation=lambda: derivations.kept_direction(A, V[:, 0]),
        checks_answer=True,
        given={"A": A, "value": int(values[0])},
        nudge="Turn slowly. Where both arrows share a line they lock, and the ratio is printed: is it the one asked for?",
        figure="eigen-spinner",
        state={**matrix, "angle": 0.0},
    )


# --- special-eigen-cases --------------------------------------------------------------------------

LINES = [(x, y) for x in range(-12, 13) for y in range(13) if gcd(x, y) == 1 and (y or x > 0)]
KEPT = {"stretch": "all", "half turn": "all", "turn": "none", "shear": "one", "mirror": "two", "flatten": "two"}
MISTAKEN = {
    "stretch": {"identity-none": "none", "axes-only": "two"},
    "half turn": {"half-turn-none": "none", "axes-only": "two"},
    "turn": {"turn-two-lines": "two"},
    "shear": {"shear-two-directions": "two"},
    "mirror": {"backwards-not-counted": "one"},
    "flatten": {"zero-not-counted": "one"},
}


def count_by_sweep(given, value):
    """Try three hundred lines, one by one."""
    A = np.array(given["A"])
    kept = sum(x * (A @ (x, y))[1] == y * (A @ (x, y))[0] for x, y in LINES)
    return value == {0: "none", 1: "one", 2: "two", len(LINES): "all"}[kept]


@question(concepts=["special-eigen-cases"], kind="choose", verify=count_by_sweep)
def lines_kept(rng):
    """How many lines through the origin a move keeps."""
    move = list(KEPT)[rng.integers(len(KEPT))]
    A = matrix_of(move, rng)
    options = (("none", "None"), ("one", "One"), ("two", "Two"), ("all", "Every line"))
    return Item(
        prompt=rf"How many lines through the origin does $A = {show.matrix(A)}$ keep?",
        answer=Choice(KEPT[move], options),
        slips=MISTAKEN.get(move, {}),
        derivation=lambda: derivations.eigenvectors(A),
        given={"A": A},
        nudge="Send $(1, 0)$, $(0, 1)$ and one slanted arrow through the matrix, and look at each beside its image.",
    )


def matrix_of(move, rng):
    k, swap = draws.integer(rng, -6, 6, but=(-1, 0, 1)), rng.random() < 0.5
    return {
        "stretch": ((k, 0), (0, k)),
        "half turn": ((-abs(k), 0), (0, -abs(k))),
        "turn": ((0, -k), (k, 0)),
        "shear": ((1, k), (0, 1)) if swap else ((1, 0), (k, 1)),
        "mirror": ((0, k), (k, 0)) if swap else ((k, 0), (0, -k)),
        "flatten": ((k, 2 * k), (2 * k, 4 * k)) if swap else ((k, k), (k, k)),
    }[move]


def stays_where_it_is(given, value):
    R, v = np.array(given["R"]), np.array(value, dtype=float)
    return bool(v.any()) and np.allclose(R @ v, v) and np.allclose(R @ R.T, np.eye(3))


def where_nothing_moves(R, axis):
    """The axis from the equations R v = v, and the check."""
    places = [(int(row.argmax()) if row.max() == 1 else int(row.argmin()), int(row.sum())) for row in R]
    lines = r" \\ ".join(rf"{'-' if sign < 0 else ''}v_{place + 1}&=v_{i}" for i, (place, sign) in enumerate(places, 1))
    first = Step(
        r"Write $R\mathbf{v}=\mathbf{v}$ component by component.",
        rf"\begin{{aligned}}{lines}\end{{aligned}}",
        "On the axis nothing moves. Each row of this matrix picks one component, with a sign, so the equations are short.",
    )
    free = next(i for i, x in enumerate(axis) if x)
    second = Step(
        f"Choose $v_{free + 1}={axis[free]}$ and follow the equations.",
        rf"\mathbf{{v}}={show.column(axis)}",
        "A component that must be its own negative is 0. One number may be chosen: every multiple lies along the same axis.",
    )
    check, *_ = derivations.kept_direction(R, axis).steps
    check = replace(check, action="Check: multiply, column by column.", tex=check.tex.replace("A", "R"))
    steps = (first, second, check)
    return Derivation(
        "where_nothing_moves", "The axis of a turn", f"R={show.matrix(R)}", steps, axis, show.column(axis)
    )


@question(
    concepts=["special-eigen-cases"],
    kind="compute",
    verify=stays_where_it_is,
    variety=20,
    few_because="only 23 turns of space besides doing nothing carry the axes onto axes, and others need surds",
)
def axis_of_turn(rng):
    """The axis of a rotation of space."""
    R = np.eye(3, dtype=int)[rng.permutation(3)] * rng.choice([-1, 1], 3)[:, None]
    guard(round(np.linalg.det(R)) == 1 and not np.array_equal(R, np.eye(3)))
    axis = next(v for v in product((1, 0, -1), repeat=3) if any(v) and np.array_equal(R @ v, v))
    slips = {"plane-for-axis": np.cross(axis, (1, 2, 4)), "images-of-axes": R[:, 0], "zero-vector": (0, 0, 0)}
    if parallel(R[:, 0], axis):
        slips.pop("images-of-axes")
    return Item(
        prompt=rf"The matrix $R = {show.matrix(R)}$ turns space about an axis. Give a vector along that axis.",
        answer=Vector(axis, equal="multiple"),
        slips=slips,
        derivation=lambda: where_nothing_moves(R, axis),
        checks_answer=True,
        given={"R": R},
        nudge=r"On the axis nothing moves: look for $\mathbf{v}$ with $R\mathbf{v} = \mathbf{v}$.",
    )


def every_axis_is_turned(given, value):
    turned = [not parallel(v, np.array(given["A"]) @ v) for v in np.eye(2)]
    return given["meaning"][value] == "turn" and all(turned)


@question(concepts=["special-eigen-cases"], kind="choose", verify=every_axis_is_turned)
def what_no_real_value_means(rng):
    """What it means that a matrix has no real eigenvalue."""
    p, q = draws.integer(rng, -4, 4), draws.integer(rng, -4, 4, but=(0,))
    A = ((p, -q), (q, p))
    keys, options = draws.shuffled(
        rng,
        {
            "turn": "It turns every arrow of the plane away from its own line",
            "complex-means-error": "Something is wrong with this matrix, and it should not be used",
            "rotation-has-zero-eigenvalue": "Both of its eigenvalues are zero",
            "identity-for-none": "It leaves every arrow as it is",
        },
    )
    return Item(
        prompt=rf"A program reports that $A = {show.matrix(A)}$ has no real eigenvalue. What does that say about the matrix?",
        answer=Choice(keys["turn"], options),
        slips={name: key for name, key in keys.items() if name != "turn"},
        derivation=lambda: derivations.complex_eigenvalues(A),
        given={"A": A, "meaning": {key: name for name, key in keys.items()}},
        nudge="Ask of each statement what the matrix would do to the arrow $(1, 0)$, and try it.",
    )


# --- complex-eigenvalues --------------------------------------------------------------------------

TRIPLES = ((3, 4, 5), (5, 12, 13), (8, 15, 17), (6, 8, 10), (7, 24, 25), (9, 12, 15))


def growth_is_root_of_area(given, value):
    return np.isclose(float(value) ** 2, np.linalg.det(np.array(given["A"], dtype=float)))


@question(concepts=["complex-eigenvalues"], kind="compute", verify=growth_is_root_of_area)
def growth_of_spiral(rng):
    """The growth of one step, read from a complex pair."""
    small, large, r = TRIPLES[rng.integers(len(TRIPLES))]
    p, q = (small, large) if rng.random() < 0.5 else (large, small)
    p, q = p * int(rng.choice([-1, 1])), q * int(rng.choice([-1, 1]))
    A = ((p, -q), (q, p))
    return Item(
        prompt=rf"The eigenvalues of $A = {show.matrix(A)}$ are ${p} \pm {abs(q)}i$. "
        "By what factor does one step change the distance from the origin?",
        answer=Number(r),
        slips={"length-by-real-part": p, "size-not-rooted": r * r, "parts-added": abs(p) + abs(q)},
        derivation=lambda: derivations.complex_eigenvalues(A),
        given={"A": A},
        nudge="Draw the number in the plane, real part along and imaginary part up. The growth is a length in it.",
    )


def fate_by_walking(given, value):
    x = np.linalg.matrix_power(np.array(given["A"], dtype=float), 40) @ (1.0, 0.0)
    seen = "shrinks" if hypot(*x) < 0.5 else "grows" if hypot(*x) > 2 else "circles"
    return given["fates"][value] == seen


FATES = {
    "shrinks": "It winds round the origin and falls in",
    "circles": "It goes round the origin, and neither falls in nor leaves",
    "grows": "It winds round the origin and leaves",
    "no-eigenvalue": "Nothing can be said, since there is no eigenvalue",
}


@question(concepts=["complex-eigenvalues"], kind="choose", verify=fate_by_walking)
def fate_of_spiral(rng):
    """Where repeated steps of a turning matrix lead."""
    p, q = draws.integer(rng, -12, 12), draws.integer(rng, 1, 12)
    size = hypot(p, q) / 10
    guard(abs(size - 1) > 0.1 or (p * p + q * q == 100 and rng.random() < 0.9))
    fate = "circles" if p * p + q * q == 100 else "grows" if size > 1 else "shrinks"
    by_real_part = "grows" if abs(p) > 10 else "shrinks" if abs(p) < 10 else "circles"
    keys, options = draws.shuffled(rng, FATES)
    slips = {"no-eigenvalue": keys["no-eigenvalue"]}
    if by_real_part != fate:
        slips["length-by-real-part"] = keys[by_real_part]
    return Item(
        prompt=rf"A matrix has the eigenvalues ${p / 10:g} \pm {q / 10:g}i$. "
        "A point other than the origin is moved by it again and again. What becomes of the point?",
        answer=Choice(keys[fate], options),
        slips=slips,
        derivation=lambda: derivations.complex_eigenvalues(((f"{p}/10", f"{-q}/10"), (f"{q}/10", f"{p}/10"))),
        given={"A": ((p / 10, -q / 10), (q / 10, p / 10)), "fates": {key: name for name, key in keys.items()}},
        nudge="The pair holds two readings, an angle and a size. Compare the size with one.",
    )
