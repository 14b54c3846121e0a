"""Practice for reading one point on two papers."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


def inverse(B):
    """The exact inverse of a 2 x 2 matrix of whole numbers."""
    (a, b), (c, d) = ((int(x) for x in row) for row in B)
    area = a * d - b * c
    return np.array([[Fraction(d, area), Fraction(-b, area)], [Fraction(-c, area), Fraction(a, area)]], dtype=object)


@cache
def tables(largest, areas):
    """All 2 x 2 tables of whole numbers without zeros, not symmetric, whose columns are skewed and span such an area."""
    steps = [k for k in range(-largest, largest + 1) if k]
    found = []
    for a, b, c, d in product(steps, repeat=4):
        if b != c and a * b + c * d != 0 and abs(a * d - b * c) in areas:
            found.append(((a, b), (c, d)))
    return tuple(found)


def skewed(rng, largest=3, areas=(2, 3, 4, 5, 6, 7, 8, 9)):
    """Two axes that are not perpendicular, not symmetric as a table, and span a small area."""
    some = tables(largest, areas)
    return np.array(some[int(rng.integers(len(some)))])


def different(rng, largest):
    """Two numbers of different size, neither 0."""
    return draws.distinct(rng, 2, 1, largest) * rng.choice([-1, 1], 2)


def said(B):
    return rf"${show.row(B[:, 0])}$ and ${show.row(B[:, 1])}$"


def weights_build_it(given, value):
    """Walk along the axes: so many steps along the first, so many along the second."""
    B, c = np.array(given["B"], dtype=float), [float(x) for x in value]
    return len(c) == 2 and np.allclose(c[0] * B[:, 0] + c[1] * B[:, 1], given["v"])


@question(concepts=["change-of-basis-matrix"], kind="compute", verify=weights_build_it)
def his_numbers(rng):
    """The numbers of a point on a paper with skewed axes."""
    B, c = skewed(rng), different(rng, 4)
    v = B @ c
    return Item(
        prompt=rf"Emil's axes are {said(B)}, in this order, in the numbers of Nora's squared paper. There a point has the numbers "
        rf"${show.row(v)}$. Which numbers does Emil read?",
        answer=Vector(c),
        slips={
            "forward-map": B @ v,
            "transpose-instead-of-inverse": B.T @ v,
            "rows-as-basis": tuple(inverse(B.T) @ v),
            "basis-swapped": c[::-1],
            "same-numbers": v,
            "determinant-left-out": c * (int(B[0, 0]) * int(B[1, 1]) - int(B[0, 1]) * int(B[1, 0])),
        },
        derivation=lambda: derivations.change_of_basis(B.tolist(), v.tolist()),
        given={"B": B, "v": v},
        nudge="How many steps along each of his axes lead to the point?",
    )


def he_reads_what_was_given(given, value):
    """Solve for his numbers of the place found."""
    B = np.array(given["B"], dtype=float)
    return np.allclose(np.linalg.solve(B, [float(x) for x in value]), given["c"])


@question(concepts=["change-of-basis-matrix"], kind="compute", verify=he_reads_what_was_given)
def her_numbers(rng):
    """The ordinary numbers of a point that is given on the skewed paper."""
    B, c = skewed(rng), different(rng, 5)
    return Item(
        prompt=rf"Emil's axes are {said(B)}, in this order, in the numbers of Nora's squared paper. He reads ${show.row(c)}$ for a "
        "point. What are its numbers on Nora's paper?",
        answer=Vector(B @ c),
        slips={
            "forward-map": tuple(inverse(B) @ c),
            "rows-as-basis": B.T @ c,
            "basis-swapped": B @ c[::-1],
            "same-numbers": c,
        },
        derivation=lambda: derivations.row_times_column(B.tolist(), c[:, None].tolist(), names=("B", r"\mathbf{c}")),
        given={"B": B, "c": c},
        nudge="Start at the origin and walk along his axes.",
    )


def it_takes_tips_to_units(given, value):
    """Her numbers of his axes must become (1, 0) and (0, 1)."""
    M, B = np.array(given["matrices"][value], dtype=float), np.array(given["B"], dtype=float)
    wanted = np.eye(2) if given["hers"] else B
    sent = M @ (B if given["hers"] else np.eye(2))
    return np.allclose(sent, wanted)


def tip_by_tip(B):
    """The matrix from Emil's numbers to Nora's: what each of them reads at the tips of his axes."""

    def read(k):
        his = show.column([1 - k, k])
        return rf"\text{{Emil reads }}{his},\qquad \text{{Nora reads }}{show.column(B[:, k])}"

    steps = (
        Step(
            "Ask what both of them read at the tip of Emil's first axis.",
            read(0),
            "For Emil it is one step along his first axis and none along his second. A matrix times $(1, 0)$ gives its first "
            "column, so the first column is what Nora reads there.",
        ),
        Step(
            "Ask the same at the tip of his second axis.",
            read(1),
            "A matrix times $(0, 1)$ gives its second column.",
        ),
        Step(
            "Put the two columns side by side.",
            rf"B={show.matrix(B)}",
            "So this matrix turns Emil's numbers of a point into Nora's: so much of his first axis plus so much of his second.",
        ),
    )
    given = rf"\mathbf{{b}}_1={show.column(B[:, 0])},\qquad \mathbf{{b}}_2={show.column(B[:, 1])}"
    return Derivation("tip_by_tip", "Axes as columns", given, steps, B.tolist(), rf"B={show.matrix(B)}")


def the_way_over(B):
    """The matrix from Nora's numbers to Emil's: the inverse of the way back."""
    work, area = derivations.inverse(B.tolist()), int(B[0, 0] * B[1, 1] - B[0, 1] * B[1, 0])
    turned = np.array([[B[1, 1], -B[0, 1]], [-B[1, 0], B[0, 0]]])
    found, (a, b, c, d) = show.matrix(inverse(B)), (f"({x})" if x < 0 else str(x) for x in B.ravel())
    steps = (
        Step(
            "Write down the matrix of the other way: Emil's axes as columns.",
            rf"B={show.matrix(B)}",
            "It takes Emil's $(1, 0)$ and $(0, 1)$ to the tips of his axes as Nora reads them, so it turns his numbers into "
            "hers. What we want undoes it.",
        ),
        Step(
            "Exchange the two numbers on the diagonal, negate the other two, and divide by the determinant.",
            rf"\det B={a}\cdot {d}-{b}\cdot {c}={area},\qquad B^{{-1}}=\frac{{1}}{{{area}}}{show.matrix(turned)}={found}",
            r"For a $2 \times 2$ matrix this short way leads to the inverse. An elimination would lead there too.",
        ),
        Step(
            "Check with the tips of Emil's axes, both at once.",
            rf"B^{{-1}}B={found}{show.matrix(B)}={show.matrix(np.eye(2, dtype=int))}",
            "Where Nora reads his first axis, Emil must read $(1, 0)$, and $(0, 1)$ at his second.",
        ),
    )
    return replace(
        work, title="The way over", given_tex=rf"B={show.matrix(B)}", steps=steps, answer_tex=rf"B^{{-1}}={found}"
    )


@question(concepts=["change-of-basis-matrix"], kind="choose", verify=it_takes_tips_to_units)
def which_translates(rng):
    """The matrix that takes one person's numbers to the other's."""
    B = skewed(rng)
    hers = rng.random() < 0.6
    if hers:
        matrices = {
            "": inverse(B),
            "forward-map": B,
            "transpose-instead-of-inverse": B.T,
            "rows-as-basis": inverse(B.T),
        }
    else:
        matrices = {"": B, "forward-map": inverse(B), "rows-as-basis": B.T, "basis-swapped": B[:, ::-1]}
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in matrices.items()})
    way = "Nora's numbers of a point into Emil's" if hers else "Emil's numbers of a point into Nora's"
    return Item(
        prompt=f"Nora's paper is squared. In her numbers Emil's axes are {said(B)}, in this order. Which matrix turns {way}?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in matrices if name},
        derivation=lambda: the_way_over(B) if hers else tip_by_tip(B),
        given={
            "B": B,
            "hers": hers,
            "matrices": {key: np.array(matrices[name], dtype=float) for name, key in keys.items()},
        },
        nudge="Try it on the tip of his first axis. What does Nora read there, and what does Emil?",
    )


def same_place_both_ways(given, value):
    """A point read on the first paper and, through the matrix, on the second must be one place."""
    B, C, M = (np.array(X, dtype=float) for X in (given["B"], given["C"], value))
    return all(np.allclose(B @ c, C @ (M @ c)) for c in ([1.0, 0.0], [0.0, 1.0], [2.0, -3.0]))


def axis_by_axis(B, C, M):
    """Each of the first person's axes read on the second paper: these are the columns of the matrix."""
    first, second = (
        derivations.change_of_basis(C.tolist(), B[:, j].tolist(), names=("C", f"b_{j + 1}", "d")) for j in (0, 1)
    )
    last = Step(
        "Put the two answers side by side.",
        rf"C^{{-1}}B={show.matrix(M)}",
        "Emil's numbers are weights of his axes, so the matrix needs each of his axes as Ida reads it, in a column.",
    )
    return replace(
        first,
        given_tex=rf"B={show.matrix(B)},\qquad C={show.matrix(C)}",
        steps=(*first.steps, *second.steps, last),
        result=M.tolist(),
        answer_tex=rf"C^{{-1}}B={show.matrix(M)}",
    )


@question(concepts=["change-of-basis-matrix"], kind="compute", verify=same_place_both_ways)
def from_paper_to_paper(rng):
    """The matrix that takes the numbers of one skewed paper to those of another."""
    C, M = skewed(rng, 3, (1,)), skewed(rng, 3, (1, 2, 3))
    B = C @ M
    guard(np.abs(B).max() <= 12)
    return Item(
        prompt=rf"Emil's axes are {said(B)}, in this order. Ida has ruled another paper, with the axes {said(C)}, in this order. "
        "All are given in the numbers of squared paper. Which matrix turns Emil's numbers of a point into Ida's?",
        answer=Matrix(M),
        slips={
            "both-forward": C @ B,
            "turned-round": inverse(M),
            "transpose-instead-of-inverse": C.T @ B,
            "half-way": B,
            "order-exchanged": B @ inverse(C),
        },
        derivation=lambda: axis_by_axis(B, C, M),
        given={"B": B, "C": C},
        nudge="From Emil onto ordinary paper, and from there onto Ida's. Where does Emil's first axis go?",
    )


def component_with_k(B, c, v):
    """The number of an axis from the component in which it stands."""
    (a, k), (b, d) = B.tolist()
    (p, q), (x, y) = c.tolist(), v.tolist()
    one, two = tex.bracketed(p), tex.bracketed(q)
    last = str(k) if q == 1 else rf"{x - p * a}\quad\Rightarrow\quad k={k}"
    steps = (
        Step(
            "Walk to the point along Emil's axes, as far as he reads.",
            rf"{one}{show.column((a, b))}+{two}\begin{{bmatrix}} k \\ {d} \end{{bmatrix}}={show.column(v)}",
            "Emil's numbers are steps along his axes. Nora reads where they end.",
        ),
        Step(
            "Take the first component: it holds $k$.",
            rf"{one}\cdot {tex.bracketed(a)}{tex.term(q, 'k', first=False)}={x}",
            "Each component of the sum is an equation of its own.",
        ),
        Step(
            "Solve for $k$.",
            rf"{tex.term(q, 'k', first=True)}={x}-{tex.bracketed(p * a)}={last}",
            "Take away what the first axis gives"
            + (f", and divide by ${q}$, the number of steps along the second." if q != 1 else "."),
        ),
        Step(
            "Check the second component.",
            rf"{one}\cdot {tex.bracketed(b)}+{two}\cdot {tex.bracketed(d)}={y}",
            "It holds no $k$, so it must agree by itself: the numbers were copied correctly.",
        ),
    )
    given = (
        rf"\mathbf{{b}}_1={show.column((a, b))},\quad \mathbf{{c}}={show.column(c)},\quad \mathbf{{v}}={show.column(v)}"
    )
    return Derivation("component_with_k", "One number of an axis", given, steps, k, f"k={k}")


def the_axis_leads_there(given, value):
    p, q = given["c"]
    x, y = given["v"]
    (a, b), d = given["first"], given["second"]
    return np.isclose(p * a + q * float(value), x) and np.isclose(p * b + q * d, y)


@question(concepts=["change-of-basis-matrix"], kind="missing", verify=the_axis_leads_there)
def number_of_an_axis(rng):
    """A number of the second axis, from one point that is read on both papers."""
    B, c = skewed(rng, 4), different(rng, 4)
    p, q = (int(x) for x in c)
    v = B @ c
    x, a = int(v[0]), int(B[0, 0])
    slips = {
        "basis-swapped": Fraction(x - q * a, p),  # his two numbers exchanged
        "rows-as-basis": Fraction(int(v[1]) - q * int(B[1, 1]), p),  # k looked for in the second component
        "part-kept-its-sign": Fraction(x + p * a, q),
    }
    if abs(q) > 1:
        slips["steps-not-divided"] = x - p * a
    return Item(
        prompt=rf"In the numbers of Nora's squared paper Emil's first axis is ${show.row(B[:, 0])}$ and his second is "
        rf"$(k, {B[1, 1]})$. For one point Nora reads ${show.row(v)}$ and Emil reads ${show.row(c)}$. Which number is $k$?",
        answer=Number(int(B[0, 1])),
        slips=slips,
        derivation=lambda: component_with_k(B, c, v),
        given={"c": (p, q), "v": v, "first": B[:, 0], "second": int(B[1, 1])},
        nudge="Write the point as so many steps along each axis. One of the two components holds $k$.",
    )


def the_point_is_there(given, value):
    B = np.array([[value["b11"], value["b12"]], [value["b21"], value["b22"]]])
    return np.allclose(B, given["B"]) and np.allclose(
        np.linalg.solve(B, [value["x"], value["y"]]), given["c"], atol=0.2
    )


def inside(B, c):
    """Whether the place and those of the slips are on Nora's paper, and different."""
    return c[0] != c[1] and max(np.abs(each).max() for each in (B @ c, B @ c[::-1], B.T @ c)) <= 6


@question(concepts=["change-of-basis-matrix"], kind="drag", verify=the_point_is_there)
def put_it_there(rng):
    """Putting a point where the other person reads given numbers, with the other paper covered."""
    B = skewed(rng)
    near = [c for c in map(np.array, product((-3, -2, -1, 1, 2, 3), repeat=2)) if inside(B, c)]
    guard(near)
    c = near[int(rng.integers(len(near)))]
    v, turned, rows = B @ c, B @ c[::-1], B.T @ c
    axes = dict(zip(("b11", "b12", "b21", "b22"), map(float, B.ravel()), strict=True))
    start = {"x": 0.0, "y": 0.0, **axes, "how": 0.0, "covered": 1.0}

    def at(place):
        return {**start, "x": float(place[0]), "y": float(place[1])}

    def reached(state):
        same = all(abs(state[name] - value) < 1e-9 for name, value in axes.items())
        return same and np.hypot(state["x"] - v[0], state["y"] - v[1]) < 0.2

    return Item(
        prompt=rf"Emil's paper is covered, but his axes are drawn on Nora's squared one. Put the point where Emil reads "
        rf"${show.row(c)}$. Should you move an axis, Reset brings it back.",
        answer=State(
            "other-paper",
            start,
            reached,
            at(v),
            tolerance=0.15,
            told=f"Drag the point to ${show.row(v)}$ on Nora's paper.",
        ),
        slips={"same-numbers": at(c), "basis-swapped": at(turned), "rows-as-basis": at(rows)},
        derivation=lambda: derivations.row_times_column(B.tolist(), c[:, None].tolist(), names=("B", r"\mathbf{c}")),
        given={"B": B, "c": c},
        nudge="Count along his lines: first along $\\mathbf{b}_1$, then along $\\mathbf{b}_2$.",
        figure="other-paper",
        state=start,
    )
