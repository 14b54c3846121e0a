"""Practice for finding eigenvectors: the polynomial, its roots, and the arrow that belongs to each."""

from itertools import combinations

import numpy as np

from fullrank.practice import (
    Choice,
    Expression,
    Item,
    Numbers,
    Order,
    Vector,
    Vectors,
    derivations,
    draws,
    guard,
    question,
    show,
)

# --- characteristic-polynomial --------------------------------------------------------------------
from fullrank.records import Step


def draw_matrix(rng):
    """A full matrix with two different whole eigenvalues, whose trace is not zero."""
    values = draws.distinct(rng, 2, -4, 6, but=(0,))
    guard(values.sum() != 0)
    A, V = draws.matrix_with_eigenvalues(rng, values, 9)
    guard(A[0, 0] != A[1, 1])
    return A, V, values


def has_the_roots_that_numpy_finds(given, value):
    by_roots = np.rint(np.poly(np.linalg.eigvals(np.array(given["A"], dtype=float)))).astype(int)
    return Expression(value).accepts(show.typed_polynomial(by_roots))


def before_it_is_zero(A):
    """The determinant multiplied out, and nothing more."""
    work = derivations.characteristic_polynomial(A)
    polynomial = next(step.tex for step in work.steps if step.action.startswith("Multiply out")).removesuffix("=0")
    last = Step(
        "Give the polynomial alone.",
        rf"\det(A-\lambda I)={polynomial}",
        "With $=0$ behind it, it is the characteristic equation, whose roots are the eigenvalues. The polynomial is the left side.",
    )
    return derivations.ending(work, "Multiply out", last, result=polynomial, answer_tex=polynomial)


@question(concepts=["characteristic-polynomial"], kind="compute", verify=has_the_roots_that_numpy_finds)
def polynomial_of_matrix(rng):
    """The characteristic polynomial of a matrix with two rows."""
    A, _, _ = draw_matrix(rng)
    trace, det, bc = int(np.trace(A)), draws.determinant(A), int(A[0, 1] * A[1, 0])
    typed = show.typed_polynomial
    right = typed((1, -trace, det))
    return Item(
        prompt=rf"Write down the characteristic polynomial of $A = {show.matrix(A)}$ as an expression in $\lambda$.",
        answer=Expression(right),
        slips={
            "trace-sign": typed((1, trace, det)),
            "det-sign": typed((1, -trace, -det)),
            "bc-added": typed((1, -trace, det + 2 * bc)),
            "diagonal-entries": typed((1, -trace, det + bc)),
        },
        derivation=lambda: before_it_is_zero(A),
        given={"A": A},
        nudge=r"Take $\lambda$ off both diagonal entries, then form the determinant.",
    )


def each_flattens(given, value):
    A = np.array(given["A"], dtype=float)
    flat = all(np.isclose(np.linalg.det(A - float(x) * np.eye(len(A))), 0, atol=1e-8) for x in value)
    return flat and np.isclose(sum(float(x) for x in value), np.trace(A))


@question(concepts=["characteristic-polynomial"], kind="compute", verify=each_flattens)
def eigenvalues_of_matrix(rng):
    """Both eigenvalues of a matrix with two rows."""
    A, _, values = draw_matrix(rng)
    guard(set(values.tolist()) != set((-values).tolist()))
    return Item(
        prompt=rf"Find both eigenvalues of $A = {show.matrix(A)}$.",
        answer=Numbers(values),
        slips={"diagonal-entries": np.diag(A), "roots-negated": -values},
        derivation=lambda: derivations.characteristic_polynomial(A),
        given={"A": A},
        nudge="The two numbers add up to the trace and multiply to the determinant.",
    )


def kind_by_sampling(given, value):
    """Walk along the parabola and see whether it comes down to zero."""
    trace, det = given["trace"], given["determinant"]
    x = np.linspace(trace / 2 - 60, trace / 2 + 60, 24_001)
    lowest = np.min(x * x - trace * x + det)
    seen = "complex" if lowest > 1e-9 else "double" if lowest > -1e-9 else "real"
    return given["meaning"][value] == seen


@question(concepts=["characteristic-polynomial"], kind="choose", verify=kind_by_sampling)
def real_or_not(rng):
    """Whether the eigenvalues are real, from trace and determinant alone."""
    trace = draws.integer(rng, -10, 10, but=(0,))
    det = trace * trace // 4 if trace % 2 == 0 and rng.random() < 0.3 else draws.integer(rng, -12, 40)
    gap = trace * trace - 4 * det
    guard(gap == 0 or abs(gap) > 3)
    kind = "complex" if gap < 0 else "double" if gap == 0 else "real"
    words = {"real": "Two different real numbers", "double": "One real number, twice", "complex": "A complex pair"}
    # with the sign of the determinant lost, the number under the root becomes trace^2 + 4 det
    mistaken = trace * trace + 4 * det
    slip = "complex" if mistaken < 0 else "double" if mistaken == 0 else "real"
    return Item(
        prompt=rf"A matrix with two rows has trace ${trace}$ and determinant ${det}$. What are its eigenvalues?",
        answer=Choice(kind, tuple(words.items())),
        slips={"half-trace-not-compared": slip} if slip != kind else {},
        given={"trace": trace, "determinant": det, "meaning": {key: key for key in words}},
        nudge="Two real numbers with a given sum have their largest product when they are equal.",
    )


# --- eigenvector-calculation ----------------------------------------------------------------------


def stretched_by_the_value(given, value):
    A, v = np.array(given["A"], dtype=float), np.array(value, dtype=float)
    return bool(v.any()) and np.allclose(A @ v, given["value"] * v)


@question(concepts=["eigenvector-calculation"], kind="compute", verify=stretched_by_the_value)
def vector_for_value(rng):
    """An eigenvector for a given eigenvalue."""
    A, V, values = draw_matrix(rng)
    v, value = V[:, 0], int(values[0])
    added = A + value * np.eye(2, dtype=int)
    candidates = {
        "wrong-pair": V[:, 1],
        "swapped-components": v[::-1],
        "sign-in-row": np.array([-added[0, 1], added[0, 0]]),
        "zero-vector": (0, 0),
        "column-of-A": A[:, 0],
        "row-for-arrow": (A - value * np.eye(2, dtype=int))[0],
    }
    return Item(
        prompt=rf"One eigenvalue of $A = {show.matrix(A)}$ is $\lambda = {value}$. Give an eigenvector for it.",
        answer=Vector(v, equal="multiple"),
        slips=told_apart(v, candidates),
        derivation=lambda: derivations.eigenvectors(A),
        given={"A": A, "value": value},
        nudge=rf"Take ${value}$ off the diagonal. Which arrows does the first row of the result send to zero?",
    )


def told_apart(right, candidates):
    """The candidates that lie on a line of their own."""
    kept = {}
    for name, v in candidates.items():
        if not any(same_line(v, w) for w in (right, *kept.values())):
            kept[name] = v
    return kept


def same_line(u, v):
    return bool(np.any(u)) == bool(np.any(v)) and u[0] * v[1] == u[1] * v[0]


def both_are_kept_and_square(given, value):
    A, (u, v) = np.array(given["A"], dtype=float), np.array(value, dtype=float)
    kept = all(np.isclose(w[0] * (A @ w)[1], w[1] * (A @ w)[0]) and w.any() for w in (u, v))
    return kept and np.isclose(u @ v, 0)


@question(concepts=["eigenvector-calculation"], kind="compute", verify=both_are_kept_and_square)
def symmetric_pair(rng):
    """Both eigenvectors of a symmetric matrix."""
    p, q = draws.direction(rng, 2, 3)
    first, second = draws.distinct(rng, 2, -3, 4)
    A = first * np.outer((p, q), (p, q)) + second * np.outer((-q, p), (-q, p))
    guard(A[0, 1] != 0 and A[0, 0] != A[1, 1] and np.abs(A).max() <= 40)
    return Item(
        prompt=rf"The matrix $A = {show.matrix(A)}$ is symmetric. Give an eigenvector for each of its two eigenvalues.",
        answer=Vectors(((p, q), (-q, p)), equal="multiple"),
        slips={"swapped-components": ((q, p), (-p, q)), "column-of-A": (A[:, 0], A[:, 1])},
        derivation=lambda: derivations.eigenvectors(A),
        given={"A": A},
        nudge="Find one of them. The other is at right angles to it, so no second calculation is needed.",
    )


STEPS = (
    r"Take $\lambda$ off each diagonal entry",
    "Set the determinant of the result to zero",
    "Solve for the roots of the polynomial",
    r"Put one root back into $A - \lambda I$",
    "Read the arrows that the first row sends to zero",
    "Multiply an arrow by $A$ and compare",
)


def needs_come_first(given, value):
    """Each step uses what the one before it made: compare every pair."""
    position = {given["step"][key]: place for place, key in enumerate(value)}
    return all(position[a] < position[b] for a, b in combinations(sorted(given["step"].values()), 2))


@question(
    concepts=["eigenvector-calculation", "characteristic-polynomial"],
    kind="order",
    verify=needs_come_first,
)
def order_of_steps(rng):
    """The steps of the calculation in their order."""
    chosen = sorted(rng.permutation(len(STEPS))[:5].tolist())
    keys, options = draws.shuffled(rng, {str(step): STEPS[step] for step in chosen})
    A, _, _ = draw_matrix(rng)
    return Item(
        prompt=rf"You look for the eigenvectors of $A = {show.matrix(A)}$ with a pencil. Put these steps in order.",
        answer=Order(tuple(keys[str(step)] for step in chosen), options),
        derivation=lambda: derivations.eigenvectors(A),
        given={"step": {key: int(step) for step, key in keys.items()}},
        nudge="The numbers are found first, the directions after them.",
    )
