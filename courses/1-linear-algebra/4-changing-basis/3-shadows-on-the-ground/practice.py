"""Practice for shadows: parallel rays take three numbers to two."""

from fractions import Fraction

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


def rays(rng):
    """A direction that falls, and not straight down."""
    s = np.array([draws.integer(rng, -4, 4), draws.integer(rng, -4, 4), draws.integer(rng, -4, -2)])
    guard(s[0] != 0 and s[1] != 0)
    return s


def exact(values):
    return [Fraction(int(value)) for value in values]


def moved(r, s, t):
    """The first two numbers after t steps along the ray."""
    return tuple(a + t * b for a, b in zip(exact(r)[:2], exact(s)[:2], strict=True))


def the_way_is_a_piece_of_a_ray(given, value):
    """From the point to its shadow on the ground: parallel to the rays, by the cross product."""
    r, s = np.array(given["r"], dtype=float), np.array(given["s"], dtype=float)
    if len(value) != 2:
        return False
    way = np.array([float(value[0]), float(value[1]), 0.0]) - r
    return np.allclose(np.cross(way, s), 0, atol=1e-9)


@question(concepts=["map-between-dimensions"], kind="compute", verify=the_way_is_a_piece_of_a_ray)
def shadow_of_a_point(rng):
    """Where the shadow of a point falls."""
    r = np.array([draws.integer(rng, -5, 5), draws.integer(rng, -5, 5), draws.integer(rng, 1, 8)])
    s = rays(rng)
    t = Fraction(-int(r[2]), int(s[2]))
    guard(t.denominator <= 4)
    return Item(
        prompt=rf"The sun's rays run along $\mathbf{{s}} = {show.row(s)}$; the last number is the height. Where on the ground "
        rf"is the shadow of the point ${show.row(r)}$?",
        answer=Vector(moved(r, s, t)),
        slips={
            "sign-of-parameter": moved(r, s, -t),
            "third-row-kept": (*moved(r, s, t), 0),
            "sun-not-normalised": moved(r, s, Fraction(int(r[2]))),
            "divided-by-r3": moved(r, s, Fraction(-int(s[2]), int(r[2]))),
            "straight-down": r[:2],
            "shift-only": moved((0, 0), s, t),
        },
        derivation=lambda: derivations.shadow(r.tolist(), s.tolist()),
        given={"r": r, "s": s},
        nudge=r"Go along $\mathbf{r} + t\,\mathbf{s}$ until the height is 0. Which $t$ is that?",
    )


def axes_and_their_shadows(s, a, b):
    """The matrix of the shadows from where the three axes go."""
    matrix = show.matrix(((1, 0, a), (0, 1, b)))
    steps = (
        Step(
            "Find the shadows of the two axes that lie on the ground.",
            r"(1, 0, 0)\to (1, 0),\qquad (0, 1, 0)\to (0, 1)",
            "Their height is 0, so each is its own shadow. These are the first two columns.",
        ),
        Step(
            "Send the third axis along its ray until the height is 0.",
            rf"1+t\cdot({s[2]})=0\quad\Rightarrow\quad t={show.number(Fraction(-1, int(s[2])))},\qquad "
            rf"(0, 0, 1)\to {show.number(Fraction(-1, int(s[2])))}\,{show.row(s[:2])}={show.row((a, b))}",
            "This is the third column: what every unit of height adds to the place of the shadow.",
        ),
        Step(
            "Put the three columns side by side.",
            rf"G={matrix}",
            "Three numbers go in and two come out: three columns, two rows.",
        ),
        Step(
            "Check with the ray itself.",
            rf"G\mathbf{{s}}={matrix}{show.column(s)}={show.column((0, 0))}",
            "The ray through the origin ends at the origin, so $\\mathbf{s}$ must be sent there.",
        ),
    )
    given = rf"\mathbf{{s}}={show.row(s)}"
    return Derivation(
        "axes_and_their_shadows", "Where the axes go", given, steps, ((1, 0, a), (0, 1, b)), rf"G={matrix}"
    )


def it_carries_the_axes(given, value):
    """Send the three axes and the ray itself through the matrix: the ray must vanish, the ground must stay."""
    S, s = np.array(value, dtype=float), np.array(given["s"], dtype=float)
    return S.shape == (2, 3) and np.allclose(S[:, :2], np.eye(2)) and np.allclose(S @ s, 0)


@question(concepts=["map-between-dimensions"], kind="compute", verify=it_carries_the_axes)
def matrix_of_the_sun(rng):
    """The matrix that casts every shadow under given rays."""
    s = rays(rng)
    a, b = Fraction(-int(s[0]), int(s[2])), Fraction(-int(s[1]), int(s[2]))

    def wide(x, y):
        return ((1, 0, x), (0, 1, y))

    return Item(
        prompt=rf"The rays run along $\mathbf{{s}} = {show.row(s)}$; the last number is the height. Give the matrix that takes each "
        "point of space to its place on the ground: its shadow.",
        answer=Matrix(wide(a, b)),
        slips={
            "sign-of-parameter": wide(-a, -b),
            "third-row-kept": (*wide(a, b), (0, 0, 0)),
            "sun-not-normalised": wide(int(s[0]), int(s[1])),
            "divided-by-r3": wide(1 / a, 1 / b),
            "straight-down": wide(0, 0),
        },
        derivation=lambda: axes_and_their_shadows(s, a, b),
        given={"s": s},
        nudge="The columns say where the three axes go. Where is the shadow of the point at height 1 above the origin?",
    )


def every_row_follows_its_ray(given, value):
    s = np.array(given["s"], dtype=float)
    places = np.array(value, dtype=float)
    points = np.array(given["P"], dtype=float)
    if places.shape != (len(points), 2):
        return False
    ways = np.column_stack([places, np.zeros(len(points))]) - points
    return np.allclose(np.cross(ways, s), 0, atol=1e-9)


def row_after_row(P, s, heights, places):
    """The steps that each point takes along the ray, and where they end."""
    rows = list(zip(P.tolist(), heights.tolist(), places.tolist(), strict=True))
    counted = [rf"t_{k}&={r[2]}/{-int(s[2])}={t}" for k, (r, t, _) in enumerate(rows, 1)]
    moves = [rf"&{show.row(r[:2])}+{t}\,{show.row(s[:2])}={show.row(place)}" for r, t, place in rows]
    steps = (
        Step(
            "Count the steps of each point: its height, divided by how far one step goes down.",
            tex.aligned(counted),
            rf"Each step of $\mathbf{{s}}$ goes down by ${-int(s[2])}$, and on the ground the height is 0. A point of height 0 "
            "takes no step: it is its own shadow.",
        ),
        Step(
            "Let the first two numbers of each point move along, as many steps.",
            tex.aligned(moves),
            "The third number becomes 0 for every point, so it is left out.",
        ),
        Step(
            "Write the places under each other, in the order of the points.",
            show.matrix(places),
            "Three points with three numbers each went in. Three places with two numbers each come out.",
        ),
    )
    given = rf"X={show.matrix(P)},\qquad \mathbf{{s}}={show.row(s)}"
    return Derivation("row_after_row", "A shadow for each row", given, steps, places.tolist(), show.matrix(places))


@question(concepts=["map-between-dimensions"], kind="compute", verify=every_row_follows_its_ray)
def shadows_of_a_table(rng):
    """The shadows of several points, a point in each row."""
    s = rays(rng)
    step = -int(s[2])
    P = np.array(
        [[draws.integer(rng, -4, 4), draws.integer(rng, -4, 4), step * draws.integer(rng, 0, 3)] for _ in range(3)]
    )
    guard(len(set(P[:, 2].tolist())) > 1)
    heights = P[:, 2] // step

    def table(factor):
        return P[:, :2] + np.outer(factor, s[:2])

    right = table(heights)
    return Item(
        prompt=rf"The rays run along $\mathbf{{s}} = {show.row(s)}$. The rows of $X = {show.matrix(P)}$ are three points, each with "
        "its height last. Give the table of their shadows on the ground, a row for each.",
        answer=Matrix(right),
        slips={
            "sign-of-parameter": table(-heights),
            "third-row-kept": np.column_stack([right, np.zeros(3, dtype=int)]),
            "sun-not-normalised": table(P[:, 2]),
            "straight-down": P[:, :2],
            "shift-only": right - P[:, :2],
        },
        derivation=lambda: row_after_row(P, s, heights, right),
        given={"s": s, "P": P},
        nudge=r"The heights are multiples of one step of $\mathbf{s}$. How many steps does each point take?",
    )


def along_the_ray(r, s, points):
    """The way to one candidate after the other, beside the ray."""
    steps, right = [], ""
    for place, (_, point) in zip(("first", "second", "third", "fourth"), sorted(points.items()), strict=True):
        way = point - r
        fits = not np.cross(way, s).any()
        right = show.row(point) if fits else right
        steps.append(
            Step(
                rf"Find the way from ${show.row(r)}$ to the {place} point.",
                rf"{show.row(point)}-{show.row(r)}={show.row(way)}",
                rf"This is ${'' if way[2] == s[2] else '-'}\mathbf{{s}}$: both points lie on one ray, and fall on one place."
                if fits
                else rf"This is no multiple of $\mathbf{{s}} = {show.row(s)}$, so the point lies on another ray and has another shadow.",
            )
        )
    given = rf"\mathbf{{r}}={show.row(r)},\qquad \mathbf{{s}}={show.row(s)}"
    return Derivation("along_the_ray", "On one ray", given, tuple(steps), right, right)


def both_fall_on_one_place(given, value):
    s, r = np.array(given["s"], dtype=float), np.array(given["r"], dtype=float)
    other = np.array(given["points"][value], dtype=float)
    return np.allclose(np.cross(other - r, s), 0)


@question(concepts=["map-between-dimensions"], kind="choose", verify=both_fall_on_one_place)
def who_shares_the_shadow(rng):
    """The point that throws the same shadow as a given one."""
    s = rays(rng)
    r = np.array([draws.integer(rng, -5, 5), draws.integer(rng, -5, 5), draws.integer(rng, 5, 9)])
    t = draws.integer(rng, -1, 1, but=(0,))
    points = {
        "": r + t * s,
        "against-the-ray": r + t * s * (-1, -1, 1),
        "straight-down": r + t * s * (0, 0, 1),
        "same-height": r + t * s * (1, 1, 0),
    }
    keys, options = draws.shuffled(rng, {name: f"${show.row(point)}$" for name, point in points.items()})
    return Item(
        prompt=rf"The rays run along $\mathbf{{s}} = {show.row(s)}$; the last number is the height. Which of these points has the same "
        rf"shadow on the ground as ${show.row(r)}$?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in points if name},
        derivation=lambda: along_the_ray(r, s, {key: points[name] for name, key in keys.items()}),
        given={"s": s, "r": r, "points": {key: points[name] for name, key in keys.items()}},
        nudge="Subtract: the way from the one point to the other must lie along the ray.",
    )


def shadow_of_one_unit(s, a, b):
    """The direction of the rays with one unit of height, which is what the figure's matrix holds."""
    down = -int(s[2])
    steps = (
        Step(
            "Make the last number of the direction $-1$: divide by how far it goes down.",
            rf"\frac{{1}}{{{down}}}\,{show.row(s)}={show.row((a, b, -1))}",
            "A multiple of an arrow has the same direction. Only its length changes.",
        ),
        Step(
            "Read how far a shadow moves for each unit of height.",
            rf"G={show.matrix(((1, 0, a), (0, 1, b)))}",
            "These two numbers are the third column of the matrix: the shadow of the point at height 1 above the origin.",
        ),
        Step(
            "Move the shadow of the beak until the third column of the figure's $G$ shows them.",
            rf"{show.number(a)},\qquad {show.number(b)}",
            "Then the figure's own arrow is a multiple of the one that is asked for.",
        ),
    )
    given = rf"\mathbf{{s}}={show.row(s)}"
    return Derivation("shadow_of_one_unit", "One unit of height", given, steps, (a, b), show.row((a, b)))


def the_matrix_kills_the_ray(given, value):
    S = np.array([[1, 0, value["a"]], [0, 1, value["b"]]])
    return np.allclose(S @ np.array(given["s"], dtype=float), 0, atol=0.25)


@question(concepts=["map-between-dimensions"], kind="drag", verify=the_matrix_kills_the_ray)
def set_the_sun(rng):
    """Setting the sun of the figure so that its rays run along a given direction."""
    down, across, along = (-4, 3, 5) if rng.random() < 0.7 else (-2, 1, 2)
    s = np.array([draws.integer(rng, -across, across, but=(0,)), draws.integer(rng, -along, along, but=(0,)), down])
    a, b = float(-s[0] / down), float(-s[1] / down)
    start = {"a": 0.0, "b": 0.0, "long": 1.0, "slip": 0.0}

    def reached(state):
        return abs(state["a"] - a) < 0.05 and abs(state["b"] - b) < 0.05

    slips = {
        "sun-opposite": {**start, "a": -a, "b": -b},
        "length-not-matched": {**start, "a": float(s[0]), "b": float(s[1])},
    }
    if abs(a) != abs(b):
        slips["numbers-exchanged"] = {**start, "a": b, "b": a}
    return Item(
        prompt=rf"Move the shadow of the beak until the rays run along $\mathbf{{s}} = {show.row(s)}$. The figure shows its own "
        "$\\mathbf{s}$ with another length.",
        answer=State(
            "sun-shadow",
            start,
            reached,
            {**start, "a": a, "b": b},
            tolerance=0.05,
            told=f"Drag the shadow of the beak to ${show.rounded((2 + 4 * a, 4 * b))}$. The beak is at $(2, 0, 4)$.",
        ),
        slips=slips,
        derivation=lambda: shadow_of_one_unit(s, *(Fraction(int(x), -down) for x in s[:2])),
        given={"s": s},
        nudge="Two arrows have one direction if one is a multiple of the other. Compare their last numbers first.",
        figure="sun-shadow",
        state=start,
    )
