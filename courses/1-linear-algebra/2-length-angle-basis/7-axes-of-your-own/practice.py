"""Practice for bases: which sets are one, how large it is, and what a place is called on paper of one's own."""

from fractions import Fraction
from itertools import combinations

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import (
    Choice,
    Choices,
    Item,
    Number,
    Redraw,
    State,
    Vector,
    derivations,
    draws,
    guard,
    question,
    show,
)
from fullrank.records import Derivation, Step

# --- coordinates in a basis -----------------------------------------------------------------------


def steps_lead_there(given, value):
    first, second = np.array(given["B"], dtype=float).T
    return np.allclose(float(value[0]) * first + float(value[1]) * second, given["p"])


def across(B, p):
    """What the coordinates would be if each arrow were the left side of an equation."""
    area, (a, b), (c, d) = draws.determinant(B), *B.T.tolist()
    return Fraction(int(p[0] * d - b * p[1]), area), Fraction(int(a * p[1] - p[0] * c), area)


def shadows(B, p):
    """What the coordinates would be if the arrows stood at right angles."""
    return tuple(Fraction(int(p @ one), int(one @ one)) for one in B.T)


@question(concepts=["basis"], kind="compute", verify=steps_lead_there)
def read_on_skewed_paper(rng):
    """The coordinates of a point on paper ruled along two arrows."""
    B = draws.invertible(rng, 2, 4)
    c = draws.distinct(rng, 2, -4, 5, but=(0,))
    p = B @ c
    guard(np.abs(p).max() <= 15 and abs(B[:, 0] @ B[:, 1]) > 0, "the paper is not skewed")
    slips = {"coordinates-swapped": c[::-1], "read-as-steps": B @ p, "kept-its-numbers": p}
    mistaken = {"arrows-for-equations": across(B, p), "shadows-on-slanted": shadows(B, p)}
    for name, value in mistaken.items():
        if not any(tuple(value) == tuple(map(int, other)) for other in (c, *slips.values())):
            slips[name] = value
    guard(mistaken["arrows-for-equations"] != mistaken["shadows-on-slanted"])
    return Item(
        prompt=rf"A paper is ruled along $\mathbf{{b}}_1 = {show.column(B[:, 0])}$ and "
        rf"$\mathbf{{b}}_2 = {show.column(B[:, 1])}$. What are the coordinates on it of the point that squared paper calls "
        rf"${show.row(p)}$?",
        answer=Vector(c),
        slips=slips,
        derivation=lambda: derivations.weights_for(p, B[:, 0], B[:, 1]),
        given={"B": B, "p": p},
        nudge="How many steps along each arrow lead from the origin to the point?",
    )


def point_lies_there(given, value):
    B, c = np.array(given["B"], dtype=float), given["c"]
    return np.allclose([value["px"], value["py"]], c[0] * B[:, 0] + c[1] * B[:, 1], atol=0.05)


def on_the_sheet(rng):
    """Two slanted arrows and two whole coordinates whose point can be seen on the sheet."""
    for _ in range(200):
        B, c = rng.integers(-3, 4, (2, 2)), draws.distinct(rng, 2, -3, 3, but=(0,))
        if draws.determinant(B) and B[:, 0] @ B[:, 1] and np.abs(B @ c).max() <= 6:
            return B, c
    raise Redraw("no point on the sheet")


@question(concepts=["basis"], kind="drag", verify=point_lies_there)
def place_on_skewed_paper(rng):
    """Putting a point where its coordinates on skewed paper are the ones given."""
    B, c = on_the_sheet(rng)
    p, swapped = B @ c, B @ c[::-1]
    guard(p.any())
    fixed = dict(zip(("ax", "ay", "bx", "by"), map(float, B.T.ravel()), strict=True))
    start = {**fixed, "px": 0.0, "py": 0.0}

    def at(place):
        return {**fixed, "px": float(place[0]), "py": float(place[1])}

    def reached(state):
        kept = all(abs(state[name] - value) < 1e-9 for name, value in fixed.items())
        return kept and np.allclose([state["px"], state["py"]], p, atol=0.05)

    return Item(
        prompt=rf"The paper is ruled along $\mathbf{{b}}_1 = {show.row(B[:, 0])}$ and $\mathbf{{b}}_2 = {show.row(B[:, 1])}$. "
        rf"Drag the point to the place with the coordinates ${show.row(c)}$ on this paper, and leave the arrows as they are.",
        answer=State(
            "skewed-paper",
            start,
            reached,
            at(p),
            told=rf"Drag the point to ${show.row(p)}$, which is ${show.number(c[0])}$ times $\mathbf{{b}}_1$ and "
            rf"${show.number(c[1])}$ times $\mathbf{{b}}_2$, added.",
        ),
        slips={"kept-its-numbers": at(c), "coordinates-swapped": at(swapped)},
        derivation=lambda: derivations.weights_for(p, B[:, 0], B[:, 1]),
        checks_answer=True,
        given={"B": B, "c": c},
        nudge="Start at the origin. Walk along the first arrow, then along the second, and backwards where a number is negative.",
        figure="skewed-paper",
        state=start,
    )


# --- what is a basis ------------------------------------------------------------------------------


def exactly_the_bases(given, value):
    """A basis of space has three vectors and a box with a volume."""
    bases = {key for key, one in given["sets"].items() if len(one) == 3 and abs(np.linalg.det(np.array(one))) > 1e-9}
    return set(value) == bases


def slanted(rng):
    for _ in range(100):
        B = rng.integers(-2, 4, (3, 3))
        if draws.determinant(B) and all(one @ other for one, other in combinations(B, 2)):
            return B
    raise Redraw("no slanted basis")


def flat(rng):
    """Three dependent vectors of which no two are parallel."""
    for _ in range(100):
        u, v = rng.integers(-2, 4, (2, 3))
        w = rng.choice((1, 2, -1)) * u + rng.choice((1, -1, 2)) * v
        if all(np.cross(*pair).any() for pair in combinations((u, v, w), 2)) and np.abs(w).max() <= 7:
            return rng.permutation(np.array((u, v, w)))
    raise Redraw("no flat triple")


FRAMES = (((1, 1, 0), (1, -1, 0), (0, 0, 1)), ((1, 2, 2), (2, 1, -2), (2, -2, 1)), ((1, 1, 1), (1, -1, 0), (1, 1, -2)))


@question(concepts=["basis"], kind="choose", verify=exactly_the_bases)
def which_are_bases(rng):
    """Which of five sets of vectors are bases of space."""
    long = np.array(FRAMES[rng.integers(len(FRAMES))])[:, rng.permutation(3)] * rng.choice((-1, 1, 2), 3)[:, None]
    fifth, slip = (flat(rng), "dependent-accepted") if rng.random() < 0.5 else (slanted(rng)[:2], "too-few-accepted")
    base = slanted(rng)
    sets = {
        "unit": np.eye(3, dtype=int)[rng.permutation(3)] * rng.choice((-1, 1), 3)[:, None],
        "long": long,
        "slanted": base,
        "four": [*slanted(rng), draws.vector(rng, 3, 3, zeros=True)],
        "fifth": fifth,
    }
    texts = {name: r"$\;$ ".join(f"${show.row(one)}$" for one in vectors) for name, vectors in sets.items()}
    keys, options = draws.shuffled(rng, texts)
    right = {keys["unit"], keys["long"], keys["slanted"]}
    return Item(
        prompt=r"Which of these sets are bases of $\mathbb{R}^3$? Tick all that are.",
        answer=Choices(right, options),
        slips={
            "unit-needed": frozenset({keys["unit"]}),
            "orthogonal-needed": frozenset({keys["unit"], keys["long"]}),
            "spanning-not-enough": frozenset(right | {keys["four"]}),
            slip: frozenset(right | {keys["fifth"]}),
        },
        derivation=lambda: derivations.independence([list(map(int, one)) for one in fifth]),
        given={"sets": {keys[name]: [list(map(int, one)) for one in vectors] for name, vectors in sets.items()}},
        nudge="Two questions for each set: does it reach all of space, and can any of its vectors be left out?",
    )


def by_singular_values(given, value):
    return int(np.sum(np.linalg.svd(np.array(given["vectors"], dtype=float), compute_uv=False) > 1e-9)) == value


def lines_among(vectors):
    """How many different lines the vectors lie on."""
    found = []
    for one in vectors:
        if one.any() and not any(np.linalg.matrix_rank(np.array([one, other])) == 1 for other in found):
            found.append(one)
    return len(found)


def of_rank(rng, rank):
    """Four vectors of four small whole numbers whose span has this dimension, in random order."""
    for _ in range(100):
        own = rng.integers(-2, 4, (rank, 4))
        rest = rng.integers(-2, 3, (4 - rank, rank)) @ own
        vectors = np.vstack([own, rest])
        if np.linalg.matrix_rank(own) == rank and vectors.any(axis=1).all() and np.abs(vectors).max() <= 7:
            return rng.permutation(vectors)
    raise Redraw("no vectors as small as asked")


def pivots_counted(vectors, rank):
    """Reduction as far as the pivots, whose number is the dimension."""
    names = rf"\dim\,\mathrm{{span}}(\mathbf{{v}}_1,\dots,\mathbf{{v}}_{len(vectors)})"
    last = Step(
        "Say what the pivots count.",
        f"{names}={rank}",
        "The vectors in the columns with a pivot are independent. Every other one is a combination of those before it and "
        "adds no new direction.",
    )
    return derivations.ending(
        derivations.independence(vectors.tolist()), "Count the pivots", last, result=rank, answer_tex=str(rank)
    )


@question(concepts=["basis"], kind="compute", verify=by_singular_values)
def dimension_of_four(rng):
    """The dimension of the span of four vectors with four components."""
    rank = int(rng.choice((1, 2, 2, 2, 3, 3, 3, 4)))
    vectors = of_rank(rng, rank)
    guard(len({tuple(one) for one in vectors.tolist()}) == 4)
    slips = {}
    if rank < 4:
        slips["counts-vectors"] = 4
        lines = lines_among(vectors)
        if lines not in (rank, 4):
            slips["pairs-only"] = lines
        if rank < 3 and lines != 3:
            slips["stopped-early"] = 3
    if rank > 1:
        slips["one-dropped"] = rank - 1
    listed = r",\quad ".join(show.column(one) for one in vectors)
    return Item(
        prompt=f"What is the dimension of the span of these four vectors? $${listed}$$",
        answer=Number(rank),
        slips=slips,
        derivation=lambda: pivots_counted(vectors, rank),
        given={"vectors": vectors},
        nudge="Put the vectors into the columns of a table, reduce it, and count the pivots.",
    )


def columns_in_order(given, value):
    return np.array_equal(np.array(given["pairs"][value]).T, given["B"])


def read_column_by_column(B):
    """The columns of B, and what each of them does on the paper."""
    first, second = (show.column(column) for column in B.T)
    (a, b), (c, d) = (tuple(map(Fraction, row)) for row in B.tolist())
    both, crossing = [a + b, c + d], show.number(a * d - b * c)
    steps = (
        Step(
            "Cover the second column: what is left is the first arrow.",
            rf"\mathbf{{b}}_1={first}",
            "A column is read from top to bottom: first how far to the right, then how far up. A row of the table holds one component "
            "of both arrows, so it is no arrow.",
        ),
        Step(
            "Cover the first column: what is left is the second arrow.",
            rf"\mathbf{{b}}_2={second}",
            "The order counts too: the first coordinate of a place counts steps along the first column.",
        ),
        Step(
            "Go to the place that the paper calls (1, 1).",
            rf"1\cdot\mathbf{{b}}_1+1\cdot\mathbf{{b}}_2=B\begin{{bmatrix}}1 \\ 1\end{{bmatrix}}={show.column(both)}",
            "One step along each arrow is the sum of the columns, which is what the matrix makes of (1, 1).",
        ),
        Step(
            "Make sure that the two arrows are a basis at all.",
            rf"{tex.bracketed(a)}\cdot {tex.bracketed(d)}-{tex.bracketed(b)}\cdot {tex.bracketed(c)}={crossing}\ne 0",
            "Were this number 0, one arrow would lie along the other, and places beside their line would have no coordinates.",
        ),
    )
    answer = rf"{first},\quad {second}"
    return Derivation("read_column_by_column", "The axes of a paper", f"B={show.matrix(B)}", steps, answer, answer)


@question(concepts=["basis"], kind="choose", verify=columns_in_order)
def axes_of_the_paper(rng):
    """Which arrows are the basis, where a matrix holds them as its columns."""
    values = draws.distinct(rng, 2, -3, 5, but=(0,))
    B, V = draws.matrix_with_eigenvalues(rng, values, 6)
    guard(B[0, 1] != B[1, 0])
    pairs = {"": B.T, "rows-for-columns": B, "is-eigenvector": V.T, "standard-only": np.eye(2, dtype=int)}
    texts = {name: f"${show.row(one)}$ and ${show.row(other)}$" for name, (one, other) in pairs.items()}
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"A paper is ruled along the columns of $B = {show.matrix(B)}$, and places are read in steps along them. "
        "Which vectors are the basis in which this paper reads?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in pairs if name},
        derivation=lambda: read_column_by_column(B),
        given={"B": B, "pairs": {keys[name]: one.tolist() for name, one in pairs.items()}},
        nudge="The basis of a paper is made of the arrows along which its lines run.",
    )
