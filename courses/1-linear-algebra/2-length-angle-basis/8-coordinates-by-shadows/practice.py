"""Practice for coordinates in a perpendicular basis: shadows one by one, and when they serve at all."""

from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, Number, Redraw, State, Vector, derivations, draws, guard, question, show

# Perpendicular vectors of different lengths; orders, signs and places are drawn.
FRAMES = {
    3: (
        ((1, 1, 0), (1, -1, 1), (-1, 1, 2)),
        ((1, 1, 1), (1, -1, 0), (1, 1, -2)),
        ((2, 1, 0), (-1, 2, 1), (1, -2, 5)),
        ((1, 2, 0), (2, -1, 0), (0, 0, 3)),
    ),
    4: (
        ((1, 1, 1, 1), (1, -1, 0, 0), (1, 1, -2, 0), (1, 1, 1, -3)),
        ((1, 1, 0, 0), (1, -1, 1, 0), (-1, 1, 2, 0), (0, 0, 0, 2)),
        ((1, 0, 2, 0), (2, 0, -1, 1), (0, 3, 0, 0), (-2, 0, 1, 5)),
    ),
}


def perpendicular(rng, size):
    """Perpendicular vectors of whole numbers as columns, their lengths different, and not a symmetric matrix."""
    for _ in range(50):
        if size == 2:
            first = draws.direction(rng, 2, 3)
            second = int(rng.choice((2, 3, -2, -1, 1))) * np.array((-first[1], first[0]))
            B = np.array((first * int(rng.choice((1, 1, 2))), second)).T
        else:
            frame = np.array(FRAMES[size][rng.integers(len(FRAMES[size]))])
            B = (frame[rng.permutation(size)][:, rng.permutation(size)] * rng.choice((-1, 1), size)[:, None]).T
        squares = (B * B).sum(axis=0)
        if len(set(squares.tolist())) > 1 and not np.array_equal(B, B.T):
            return B
    raise Redraw("no perpendicular basis")


def listed(B):
    names = (rf"\mathbf{{b}}_{{{k}}} = {show.column(one)}" for k, one in enumerate(B.T, 1))
    return r",\; ".join(names)


def sum_gives_it_back(given, value):
    c = np.array([float(x) for x in value])
    return np.allclose(np.array(given["B"], dtype=float) @ c, given["v"])


@question(concepts=["coordinates-in-orthogonal-basis"], kind="compute", verify=sum_gives_it_back)
def coordinates_by_shadows(rng):
    """The coordinates of a vector of two, three or four components in a perpendicular basis."""
    size = int(rng.choice((2, 2, 3, 3, 4)))
    B = perpendicular(rng, size)
    c = draws.distinct(rng, size, -3, 4, but=(0,))
    v = B @ c
    guard(np.abs(v).max() <= 20)
    dots, squares = v @ B, (B * B).sum(axis=0)
    slips = {
        "single-norm": dots / np.sqrt(squares),
        "no-division": dots,
        "forward-map": B @ v,
        "swapped": c[::-1],
        "reciprocal": [Fraction(int(q), int(d)) for q, d in zip(squares, dots, strict=True)],
        "wrong-length": [Fraction(int(d), int(v @ v)) for d in dots],
    }
    return Item(
        prompt=f"These vectors are perpendicular to each other: $${listed(B)}$$ "
        rf"What are the coordinates of $\mathbf{{v}} = {show.row(v)}$ in this basis?",
        answer=Vector(c),
        slips=slips,
        derivation=lambda: derivations.orthogonal_coordinates(v.tolist(), B.T.tolist()),
        given={"B": B, "v": v},
        nudge="Each coordinate can be found alone, from the shadow on its own basis vector.",
    )


def completes_the_vector(given, value):
    c = [float(value) if x is None else float(x) for x in given["c"]]
    return np.allclose(np.array(given["B"], dtype=float) @ c, given["v"])


@question(concepts=["coordinates-in-orthogonal-basis"], kind="missing", verify=completes_the_vector)
def missing_coordinate(rng):
    """One coordinate in a perpendicular basis, found without the others."""
    size = int(rng.choice((3, 4)))
    B = perpendicular(rng, size)
    c = draws.distinct(rng, size, -3, 4, but=(0,))
    v, place = B @ c, int(rng.integers(size))
    guard(np.abs(v).max() <= 20)
    b = B[:, place]
    dot, square = int(v @ b), int(b @ b)
    guard(square > 1)
    return Item(
        prompt=f"These vectors are perpendicular to each other: $${listed(B)}$$ "
        rf"In $\mathbf{{v}} = {show.row(v)}$, which number stands in front of $\mathbf{{b}}_{{{place + 1}}}$? "
        "The others are not asked.",
        answer=Number(int(c[place])),
        slips={
            "single-norm": dot / np.sqrt(square),
            "no-division": dot,
            "reciprocal": Fraction(square, dot),
            "wrong-length": Fraction(dot, int(v @ v)),
        },
        derivation=lambda: derivations.orthogonal_coordinates(v.tolist(), B.T.tolist()),
        given={"B": B, "v": v, "c": [None if k == place else int(x) for k, x in enumerate(c)]},
        nudge=rf"Take the dot product of $\mathbf{{v}}$ with $\mathbf{{b}}_{{{place + 1}}}$ alone. What do the other terms give?",
    )


def claim_holds(given, value):
    B, v = np.array(given["B"], dtype=float), np.array(given["v"], dtype=float)
    upright = abs(B[:, 0] @ B[:, 1]) < 1e-9
    says, c = given["claims"][value]
    return says == upright and np.allclose(B @ np.array(c, dtype=float), v)


@question(concepts=["coordinates-in-orthogonal-basis"], kind="choose", verify=claim_holds)
def may_you_project(rng):
    """Whether shadows give the coordinates in a basis, and what the coordinates are."""
    upright = rng.random() < 0.5
    B, c, shadows = fitting(rng, upright)
    v = B @ c
    yes, no = "Yes, and the coordinates are", "No, and the coordinates are"
    claims = {
        "": (upright, c.tolist()),
        "swapped": (upright, c[::-1].tolist()),
        "no-division" if upright else "shadows-on-slanted": (True, (v @ B).tolist() if upright else shadows),
        "right-angle-missed" if upright else "right-angle-assumed": (not upright, c.tolist()),
    }
    texts = {name: f"{yes if says else no} ${show.row(entries)}$" for name, (says, entries) in claims.items()}
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"Let $\mathbf{{b}}_1 = {show.column(B[:, 0])}$, $\mathbf{{b}}_2 = {show.column(B[:, 1])}$ and "
        rf"$\mathbf{{v}} = {show.column(v)}$. May the coordinates of $\mathbf{{v}}$ in this basis be read from shadows, and what "
        "are they?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in claims if name},
        derivation=lambda: (
            derivations.orthogonal_coordinates(v.tolist(), B.T.tolist())
            if upright
            else derivations.weights_for(v, B[:, 0], B[:, 1])
        ),
        given={"B": B, "v": v, "claims": {keys[name]: claim for name, claim in claims.items()}},
        nudge="First the angle between the basis vectors. Then test the coordinates: put them in and see whether the vector comes back.",
    )


def fitting(rng, upright):
    """A basis of the plane, upright or slanted, whole coordinates, and what the shadows would say (whole numbers)."""
    for _ in range(400):
        B = perpendicular(rng, 2) if upright else rng.integers(-3, 5, (2, 2))
        c = draws.distinct(rng, 2, -3, 4, but=(0,))
        squares = (B * B).sum(axis=0)
        if not draws.determinant(B) or (not upright and not B[:, 0] @ B[:, 1]) or squares.min() < 2:
            continue
        dots = B @ c @ B
        if np.abs(B @ c).max() <= 12 and (upright or not (dots % squares).any()):
            return B, c, (dots // squares).tolist()
    raise Redraw("no whole shadows")


def tip_reads_so(given, value):
    first = np.array([value["ax"], value["ay"]])
    second = value["k"] * np.array([-first[1], first[0]])
    c, v = given["c"], np.array([value["vx"], value["vy"]])
    return value["lean"] == 0 and np.allclose(c[0] * first + c[1] * second, v, atol=0.05)


def on_the_sheet(rng):
    """A first arrow, the length of the second, and coordinates in halves whose vector can be seen on the sheet."""
    for _ in range(300):
        first, k = rng.integers(-3, 4, 2), float(rng.choice((0.5, 1, 1.5, 2)))
        c = rng.choice((-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2), 2, replace=False)
        second = k * np.array([-first[1], first[0]])
        v = c[0] * first + c[1] * second
        if first @ first > 1 and np.abs(second).max() <= 5.5 and np.abs(v).max() <= 5.75 and not (v * 4 % 1).any():
            return first, k, second, c, v
    raise Redraw("no vector on the sheet")


@question(concepts=["coordinates-in-orthogonal-basis"], kind="drag", verify=tip_reads_so)
def put_it_there(rng):
    """Moving a vector until its shadows have the sizes given."""
    first, k, second, c, v = on_the_sheet(rng)
    fixed = {"ax": float(first[0]), "ay": float(first[1]), "k": k, "lean": 0.0}
    start = {**fixed, "vx": 0.5, "vy": 0.25}

    def at(place):
        return {**fixed, "vx": float(place[0]), "vy": float(place[1])}

    def reached(state):
        kept = all(abs(state[name] - value) < 1e-9 for name, value in fixed.items())
        return kept and np.allclose([state["vx"], state["vy"]], v, atol=0.05)

    guard(not reached(start))
    return Item(
        prompt=rf"The basis vectors are $\mathbf{{b}}_1 = {show.row(first)}$ and $\mathbf{{b}}_2 = {show.row(second)}$. Drag "
        rf"$\mathbf{{v}}$ to where its coordinates are ${show.row(c)}$, and leave the basis as it is.",
        answer=State(
            "two-shadows",
            start,
            reached,
            at(v),
            told=rf"Drag the tip of $\mathbf{{v}}$ to ${show.row(v)}$, which is ${show.number(c[0])}$ times $\mathbf{{b}}_1$ and "
            rf"${show.number(c[1])}$ times $\mathbf{{b}}_2$, added.",
        ),
        slips={"swapped": at(c[1] * first + c[0] * second), "kept-its-numbers": at(c)},
        derivation=lambda: derivations.orthogonal_coordinates(
            [str(x) for x in v], [first.tolist(), [str(x) for x in second]]
        ),
        checks_answer=True,
        given={"c": c},
        nudge="Bring the shadow on the first arrow to its size, then move at a right angle to that arrow.",
        figure="two-shadows",
        state=start,
    )
