"""Practice for mirrors: a point in space, the matrix in the plane, telling mirrors apart, the order, a mirror to turn."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import permutations, product
from math import asin, atan2, cos, degrees, radians, sin

import numpy as np

from fullrank.practice import Choice, Item, Matrix, Order, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

FLIP = {2: np.diag([1, -1]), 3: np.diag([1, 1, -1])}
LINES = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2), (3, 4), (4, 3), (1, 4), (4, 1))


@cache
def frames():
    """Whole 3 x 3 matrices, not symmetric, with perpendicular columns of length 3."""
    found = []
    for order in permutations(range(3)):
        for signs in product((1, -1), repeat=3):
            W = np.array(((1, 2, 2), (2, 1, -2), (2, -2, 1)))[:, list(order)] * np.array(signs)
            if not np.array_equal(W, W.T):
                found.append(W)
    return found


def over(whole, length):
    """A whole vector or matrix divided by a whole number, in fractions."""
    return np.array([Fraction(int(entry), int(length)) for entry in np.ravel(whole)]).reshape(np.shape(whole))


def line_of(rng):
    p, q = LINES[rng.integers(len(LINES))]
    return p * int(rng.choice([-1, 1])), q


def mirror_in_line(p, q):
    """The mirror in the line along (p, q)."""
    return over([[p * p - q * q, 2 * p * q], [2 * p * q, q * q - p * p]], p * p + q * q)


# --- reflection-in-plane --------------------------------------------------------------------------


def with_the_point(worked, x, image):
    """The matrix of the mirror, and then the point sent through it."""
    last = Step(
        "Send the point through it.",
        rf"T\mathbf{{x}}={show.matrix(worked.result)}{show.column(x)}={show.column(image)}",
        "One matrix mirrors every point. For a single one the short way does it too: take away twice its part along "
        "the last direction of the frame.",
    )
    return replace(worked, steps=(*worked.steps, last), answer_tex=show.column(image))


def straight_across(given, value):
    """Half way between lies in the mirror, and the way across is perpendicular to both vectors of it."""
    q, p, V = np.array([float(x) for x in value]), np.array(given["p"], dtype=float), np.array(given["V"], dtype=float)
    in_mirror = np.linalg.matrix_rank(np.column_stack([V, (p + q) / 2]), tol=1e-9) == 2
    return in_mirror and np.allclose(V.T @ (p - q), 0) and not np.allclose(p, q)


@question(concepts=["reflection-in-plane"], kind="compute", verify=straight_across)
def mirror_a_point(rng):
    """The mirror image of a point in the plane of two vectors."""
    W = frames()[rng.integers(len(frames()))]
    k, a, b = draws.integer(rng, 1, 2), draws.integer(rng, -2, 2, but=(0,)), draws.integer(rng, 1, 2)
    v1, v2, n = k * W[:, 0], a * W[:, 0] + b * W[:, 1], W[:, 2]
    x = draws.vector(rng, 3, 3, zeros=True)
    guard(x @ n != 0, "the point lies in the mirror")
    guard(x @ W[:, 0] != 0)
    out = over(int(x @ n) * n, 9)
    B, T = np.column_stack([v1, v2, n]), W @ FLIP[3] @ W.T
    return Item(
        prompt=rf"A mirror through the origin contains $\mathbf{{v}}_1 = {show.column(v1)}$ and $\mathbf{{v}}_2 = {show.column(v2)}$. "
        rf"Where is the mirror image of the point ${show.row(x)}$? Give exact numbers, such as fractions.",
        answer=Vector(over(T @ x, 9)),
        slips={
            "projection-not-mirror": x - out,
            "negated-first": over(W @ np.diag([-1, 1, 1]) @ W.T @ x, 9),
            "no-transform-back": over(FLIP[3] @ W.T @ x, 3),
            "one-sided": over(W @ FLIP[3] @ x, 3),
            "inverse-on-left": over(W.T @ FLIP[3] @ W @ x, 9),
            "raw-basis": B @ FLIP[3] @ B.T @ x,
            "normal-not-divided": x - 2 * int(x @ n) * n,
            "part-across-only": out,
        },
        derivation=lambda: with_the_point(derivations.reflection((v1.tolist(), v2.tolist())), x, over(T @ x, 9)),
        given={"p": x, "V": np.column_stack([v1, v2])},
        nudge="Which direction stands straight out of the mirror, and how much of it is in the point?",
    )


def keeps_line_turns_normal(given, value):
    T, (p, q) = np.array(value, dtype=float), given["line"]
    return np.allclose(T @ (p, q), (p, q)) and np.allclose(T @ (-q, p), (q, -p))


@question(concepts=["reflection-in-plane"], kind="compute", verify=keeps_line_turns_normal)
def mirror_on_the_table(rng):
    """The matrix of the mirror in a line, from a slanted basis whose first vector lies in it."""
    p, q = line_of(rng)
    v2 = draws.vector(rng, 2, 3)
    guard(p * v2[1] != q * v2[0] and p * v2[0] + q * v2[1] != 0)
    T = mirror_in_line(p, q)
    E = np.array([[p, -q], [q, p]]) / np.hypot(
        p, q
    )  # determinant 1: with -1 it would be symmetric, and both orders agree
    B = np.array([[p, v2[0]], [q, v2[1]]])
    area = int(p * v2[1] - q * v2[0])
    undo = over([[v2[1], -v2[0]], [-q, p]], area)
    return Item(
        prompt=rf"A mirror stands on the table along $\mathbf{{v}}_1 = {show.row((p, q))}$. A second vector, "
        rf"$\mathbf{{v}}_2 = {show.row(v2)}$, stands beside it at a slant. Give the matrix of the mirror in standard numbers.",
        answer=Matrix(T),
        slips={
            "raw-basis": B @ FLIP[2] @ undo,
            "negated-first": -T,
            "inverse-on-left": E.T @ FLIP[2] @ E,
            "one-sided": E @ FLIP[2],
            "projection-not-mirror": over([[p * p, p * q], [p * q, q * q]], p * p + q * q),
            "length-not-divided": T * (p * p + q * q),
            "turn-for-mirror": T @ FLIP[2],
            "turn-back-for-mirror": FLIP[2] @ T,
        },
        derivation=lambda: derivations.reflection(((p, q),)),
        given={"line": (p, q)},
        nudge=r"A frame first: $\mathbf{v}_1$ divided by its length, and a second direction at right angles to it.",
    )


def each_candidate(matrices):
    """The table of dot products and the determinant of one candidate after the other."""
    steps, right = [], np.eye(2)
    for place, (_, M) in zip(("first", "second", "third", "fourth"), sorted(matrices.items()), strict=True):
        stiff = np.array_equal(M.T @ M, np.eye(2))
        det = M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]
        mirrors = stiff and det < 0
        right = M if mirrors else right
        steps.append(
            Step(
                f"Test the {place} matrix.",
                rf"M^{{\mathsf T}}M={show.matrix(M.T)}{show.matrix(M)}={show.matrix(M.T @ M)},\qquad \det M={show.number(det)}",
                "The frame is stiff and left and right are exchanged: a mirror."
                if mirrors
                else "The frame is stiff, but left and right stay: a turn."
                if stiff
                else "This is not the identity: some length or angle is lost, so it is no mirror of glass.",
            )
        )
    given = r"M^{\mathsf T}M=I,\quad \det M=-1\,?"
    return Derivation("each_candidate", "Two tests for each", given, tuple(steps), right.tolist(), show.matrix(right))


def only_this_is_a_mirror(given, value):
    """A mirror keeps the length of every vector tried and has a negative determinant."""
    tried = np.array([[1, 0, 1, 3, -2], [0, 1, 1, 1, 5]])
    mirrors = set()
    for key, matrix in given["matrices"].items():
        M = np.array(matrix, dtype=float)
        if np.linalg.det(M) < 0 and np.allclose(np.linalg.norm(M @ tried, axis=0), np.linalg.norm(tried, axis=0)):
            mirrors.add(key)
    return mirrors == {value}


@question(concepts=["reflection-in-plane"], kind="choose", verify=only_this_is_a_mirror)
def which_is_a_mirror(rng):
    """Which of four matrices is a true mirror."""
    p, q = line_of(rng)
    v2 = draws.vector(rng, 2, 2)
    area = int(p * v2[1] - q * v2[0])
    guard(area != 0 and p * v2[0] + q * v2[1] != 0)
    oblique = np.array([[p, v2[0]], [q, v2[1]]]) @ FLIP[2] @ over([[v2[1], -v2[0]], [-q, p]], area)
    r, s = line_of(rng)
    matrices = {
        "": mirror_in_line(p, q),
        "turn-for-mirror": over([[r * r - s * s, -2 * r * s], [2 * r * s, r * r - s * s]], r * r + s * s),
        "projection-not-mirror": over([[r * r, r * s], [r * s, s * s]], r * r + s * s),
        "raw-basis": oblique,
    }
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in matrices.items()})
    return Item(
        prompt="Which of these matrices mirrors the plane in a line, as glass does: straight across, and every length kept?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in matrices if name},
        derivation=lambda: each_candidate({keys[name]: M for name, M in matrices.items()}),
        given={"matrices": {key: matrices[name] for name, key in keys.items()}},
        nudge="A mirror is a stiff frame whose determinant has a certain sign. Test the columns, then the determinant.",
    )


def carries_normal_across(given, value):
    """The product in this order must keep both vectors of the mirror and turn the normal round."""
    M = np.eye(3)
    for key in value:
        M = M @ np.array(given["factors"][key], dtype=float)
    E = np.array(given["E"], dtype=float)
    return np.allclose(M @ E, E * (1, 1, -1))


def over_mirror_back(W):
    """The three factors of a mirror whose frame is given, and the order in which they are written."""
    E, flip, back = rf"\frac13{show.matrix(W)}", show.matrix(FLIP[3]), rf"\frac13{show.matrix(W.T)}"
    steps = (
        Step(
            "Put the three directions side by side: the two in the mirror, then the one straight out of it.",
            rf"E={E}",
            "The three directions are a frame. $E$ turns numbers of the frame into ordinary ones: it brings a vector back.",
        ),
        Step(
            "Write rows as columns.",
            rf"E^{{\mathsf T}}={back}",
            "The directions are perpendicular and of length one, so the transpose undoes $E$: it takes ordinary numbers over "
            "into those of the frame.",
        ),
        Step(
            "Write the mirror in its own frame.",
            rf"R={flip}",
            "What lies in the mirror stays. What stands straight out of it changes sign, and that direction comes third.",
        ),
        Step(
            "Go over, mirror, come back, and write it from right to left.",
            rf"T=ERE^{{\mathsf T}}={E}{flip}\cdot{back}",
            "The factor on the right meets the vector first. So the way over stands last, and the way back stands first.",
        ),
    )
    given = r",\quad ".join(rf"\mathbf{{e}}_{k + 1}={show.column(over(W[:, k], 3))}" for k in range(3))
    return Derivation("over_mirror_back", "Over, mirror, back", given, steps, "E, R, E^T", r"T=ERE^{\mathsf T}")


@question(concepts=["reflection-in-plane"], kind="order", verify=carries_normal_across)
def order_of_mirror(rng):
    """The three factors of a mirror in writing order."""
    W = frames()[rng.integers(len(frames()))]
    texts = {
        "E": rf"$\frac13{show.matrix(W)}$",
        "flip": rf"${show.matrix(FLIP[3])}$",
        "back": rf"$\frac13{show.matrix(W.T)}$",
    }
    keys, options = draws.shuffled(rng, texts)
    right = tuple(keys[name] for name in ("E", "flip", "back"))
    first, second = over(W[:, 0], 3), over(W[:, 1], 3)
    return Item(
        prompt=rf"The directions ${show.row(first)}$ and ${show.row(second)}$ lie in a mirror, and ${show.row(over(W[:, 2], 3))}$ stands "
        "straight out of it. Put the factors in the order in which the matrix of the mirror is written as their product.",
        answer=Order(right, options),
        slips={
            "inverse-on-left": right[::-1],
            "over-and-back-at-once": tuple(keys[name] for name in ("flip", "E", "back")),
            "back-and-over-at-once": tuple(keys[name] for name in ("flip", "back", "E")),
            "sign-changed-first": tuple(keys[name] for name in ("E", "back", "flip")),
            "sign-changed-first-too": tuple(keys[name] for name in ("back", "E", "flip")),
        },
        derivation=lambda: over_mirror_back(W),
        given={"factors": {keys["E"]: W / 3, keys["flip"]: FLIP[3], keys["back"]: W.T / 3}, "E": W / 3},
        nudge="The frame has its directions as columns. Which factor turns ordinary numbers into numbers of the frame?",
    )


PLACES = [np.array(signs) * place for place in permutations((0.5, 1.0, 1.3)) for signs in product((1, -1), repeat=3)]


def heading(v):
    """The angles of a direction as the figure has them, in whole degrees."""
    x, y, z = v / np.linalg.norm(v)
    return float(round(degrees(atan2(y, x)))), float(round(degrees(asin(z))))


def pointing(across, up):
    a, b = radians(across), radians(up)
    return np.array([cos(b) * cos(a), cos(b) * sin(a), sin(b)])


def from_eye_to_star(eye, star, across, up):
    """The arrow of the mirror points from the image to the point."""
    exact = [[Fraction(str(x)) for x in v] for v in (eye, star)]
    way = [a - b for a, b in zip(*exact, strict=True)]
    steps = (
        Step(
            "Find the way from the star to the eye.",
            rf"{show.column(exact[0])}-{show.column(exact[1])}={show.column(way)}",
            "A point and its image face each other straight across, so the arrow of the mirror lies along this way.",
        ),
        Step(
            "Turn the arrow until it points along it.",
            rf"\text{{across}}\approx {across:g}^\circ,\qquad \text{{up}}\approx {up:g}^\circ",
            "Forwards or backwards is the same mirror. Eye and star are equally far from the origin, so the mirror "
            "through the origin passes half way between them.",
        ),
    )
    given = rf"\text{{eye}}={show.column(exact[0])},\qquad \text{{star}}={show.column(exact[1])}"
    return Derivation("from_eye_to_star", "Straight across", given, steps, tuple(way), show.column(way))


def image_meets_the_star(given, value):
    n = pointing(value["across"], value["up"])
    eye, star = np.array(given["eye"]), np.array(given["star"])
    return np.linalg.norm(eye - 2 * (n @ eye) * n - star) < 0.3


@question(concepts=["reflection-in-plane"], kind="drag", verify=image_meets_the_star)
def mirror_on_to_the_star(rng):
    """Turning a mirror so that the image of a point lies on another."""
    above = [place for place in PLACES if place[2] > 0]
    eye, star = (above[k] for k in draws.distinct(rng, 2, 0, len(above) - 1))
    guard(np.linalg.norm(eye - star) > 0.9 and np.linalg.norm(eye + star) > 0.9)
    across, up = heading(eye - star)
    flat = np.cross(eye, star)
    mistaken = {
        "normal-in-mirror": eye + star,
        "arrow-at-eye": eye,
        "arrow-at-star": star,
        "both-in-mirror": flat if flat[2] >= 0 else -flat,
    }
    n = (eye - star) / np.linalg.norm(eye - star)
    start = (20.0, 10.0)
    guard(abs(pointing(*start) @ n) < 0.9)

    def reached(state):
        return np.linalg.norm(np.cross(pointing(state["across"], state["up"]), n)) < 0.07

    spots = dict(zip(("ex", "ey", "ez", "tx", "ty", "tz"), (*eye.tolist(), *star.tolist()), strict=True))
    return Item(
        prompt=rf"The eye is at ${show.row([Fraction(str(x)) for x in eye])}$ and the star at "
        rf"${show.row([Fraction(str(x)) for x in star])}$. Turn the mirror until the image of the eye lies on the star.",
        answer=State(
            "any-mirror",
            {"across": start[0], "up": start[1]},
            reached,
            {"across": across, "up": up},
            tolerance=3.0,
            told=rf"Turn the arrow $\mathbf{{n}}$ until it points along ${show.rounded(eye - star)}$ or against it: the way from the "
            "star to the eye.",
        ),
        slips={name: dict(zip(("across", "up"), heading(arrow), strict=True)) for name, arrow in mistaken.items()},
        derivation=lambda: from_eye_to_star(eye, star, across, up),
        given={"eye": eye, "star": star},
        nudge="The way from a point to its image runs straight through the mirror. Which way does that make the arrow point?",
        figure="any-mirror",
        state={"across": start[0], "up": start[1], **spots},
    )
