"""Practice for a basis of eigenvectors: the diagonal form, what has none, and powers through it."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, Matrix, Number, Order, Vector, derivations, draws, guard, question, show

# --- recall: what this lesson needs ---------------------------------------------------------------
from fullrank.records import Step


def rebuilds_the_point(given, value):
    weights = np.array([float(x) for x in value])
    return np.allclose(np.array(given["B"]) @ weights, given["v"])


@question(concepts=["change-of-basis-matrix"], kind="compute", verify=rebuilds_the_point)
def new_coordinates(rng):
    """The coordinates of a point on paper ruled along two given axes."""
    B, weights = draws.invertible(rng, 2, 3), draws.vector(rng, 2, 3)
    guard(weights[0] != weights[1] and B[0, 1] != B[1, 0])
    v = B @ weights
    return Item(
        prompt=rf"On a new paper the axes run along ${show.row(B[:, 0])}$ and ${show.row(B[:, 1])}$. "
        rf"What are the coordinates of the point ${show.row(v)}$ on it?",
        answer=Vector(weights),
        slips={
            "forward-map": B @ v,
            "transpose-instead-of-inverse": B.T @ v,
            "basis-swapped": weights[::-1],
        },
        derivation=lambda: derivations.elimination(B, v),
        given={"B": B, "v": v},
        nudge="How much of each new axis do you need to build the point?",
    )


# --- diagonalisation ------------------------------------------------------------------------------


def columns_are_stretched_by_the_diagonal(given, value):
    A, C, D = np.array(given["A"]), np.array(given["C"]), np.array(value, dtype=float)
    return np.allclose(A @ C, C @ D) and np.allclose(D, np.diag(np.diag(D)))


def factor_by_factor(A, C, values):
    """The factor of each column of C, in the order of the columns."""
    first, second = (derivations.kept_direction(A, column) for column in C.T)
    D = show.matrix(np.diag(values))
    again = replace(second.steps[-1], action="Do the same with the second column.")
    last = Step(
        "Put the factors on the diagonal, in the order of the columns.",
        f"D={D}",
        "The first number on the diagonal belongs to the first column of $C$, the second to the second.",
    )
    return derivations.ending(first, "", again, last, result=tuple(values), answer_tex=D)


@question(concepts=["diagonalisation"], kind="compute", verify=columns_are_stretched_by_the_diagonal)
def matching_diagonal(rng):
    """The diagonal matrix that belongs to a given matrix of eigenvectors."""
    values = draws.distinct(rng, 2, -4, 6, but=(0,))
    A, C = draws.matrix_with_eigenvalues(rng, values, 15)
    scale = np.array([draws.integer(rng, 1, 2), draws.integer(rng, 1, 3)])
    C = C * scale
    slips = {"order-mismatch": np.diag(values[::-1])}
    if not np.array_equal(np.diag(A), values) and not np.array_equal(np.diag(A), values[::-1]):
        slips["diagonal-of-A"] = np.diag(np.diag(A))
    turned = C @ A @ np.linalg.inv(C)
    if np.allclose(turned, np.rint(turned)):
        slips["reversed-sandwich"] = np.rint(turned).astype(int)
    return Item(
        prompt=rf"The columns of $C = {show.matrix(C)}$ are eigenvectors of $A = {show.matrix(A)}$. "
        "Give the diagonal matrix $D$ for which $A = C D C^{-1}$.",
        answer=Matrix(np.diag(values)),
        slips=slips,
        derivation=lambda: factor_by_factor(A, C, values),
        given={"A": A, "C": C},
        nudge="Multiply $A$ by the first column of $C$. What factor comes back?",
    )


def only_this_one_lacks_directions(given, value):
    lacking = {key for key, A in given["matrices"].items() if not enough_directions(np.array(A, dtype=float))}
    return lacking == {value}


def enough_directions(A):
    """Whether the null spaces of A - x I for its real eigenvalues x add up to the whole plane."""
    (a, b), (c, d) = A
    gap = (a - d) ** 2 + 4 * b * c
    if gap < 0:
        return False
    roots = {round((a + d + s * gap**0.5) / 2, 9) for s in (1, -1)}
    return sum(2 - np.linalg.matrix_rank(A - x * np.eye(2), tol=1e-6) for x in roots) == 2


@question(concepts=["diagonalisation"], kind="choose", verify=only_this_one_lacks_directions)
def which_cannot(rng):
    """Which of four matrices has no diagonal form over the real numbers."""
    k, s = draws.integer(rng, -4, 5, but=(0,)), draws.integer(rng, -4, 4, but=(0,))
    p, q = draws.distinct(rng, 2, -4, 5)
    lacking = [[k, s], [0, k]] if rng.random() < 0.6 else [[0, -abs(s)], [abs(k), 0]]
    m, n = draws.distinct(rng, 2, -4, 5, but=(0,))
    matrices = {
        "": lacking,
        "repeated-means-not": [[m, 0], [0, m]],
        "triangle-means-not": [[p, s], [0, q]],
        "non-diagonalisable-forced": [[p, n], [n, q]],
    }
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(A)}$" for name, A in matrices.items()})
    return Item(
        prompt="Which of these matrices cannot be written as $C D C^{-1}$ with real $C$ and a diagonal $D$?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in matrices if name},
        derivation=lambda: derivations.diagonalisation(lacking),
        checks_answer=True,
        given={"matrices": {key: matrices[name] for name, key in keys.items()}},
        nudge="For each one, count the independent directions that it keeps.",
    )


def sends_the_vector_right(given, value):
    """Apply the factors in the order of the answer to a vector and compare with the matrix itself."""
    factor = {key: np.array(M, dtype=float) for key, M in given["factors"].items()}
    x = np.array([2.0, -5.0])
    for key in reversed(value):
        x = factor[key] @ x
    return np.allclose(x, np.array(given["A"]) @ [2.0, -5.0])


@question(concepts=["diagonalisation"], kind="order", verify=sends_the_vector_right)
def order_of_sandwich(rng):
    """The three factors of the diagonal form in the order in which they are written."""
    A, C = draws.matrix_with_eigenvalues(rng, sorted(draws.distinct(rng, 2, -3, 5, but=(0,)), reverse=True), 15)
    D = np.rint(np.linalg.inv(C) @ A @ C).astype(int)
    guard(not np.array_equal(C @ C, np.eye(2, dtype=int)) and not np.allclose(np.linalg.inv(C) @ D @ C, A))
    inverse = [[Fraction(int(x), draws.determinant(C)) for x in row] for row in adjugate(C)]
    texts = {
        "C": rf"${show.matrix(C)}$, whose columns are eigenvectors of $A$",
        "D": rf"${show.matrix(D)}$, the factors along the eigenvectors",
        "inverse": rf"${show.matrix(inverse)}$, which undoes the matrix of eigenvectors",
    }
    if rng.random() < 0.5:
        texts["inverse"] = rf"${show.matrix(inverse)}$, the inverse of the matrix of eigenvectors"
    keys, options = draws.shuffled(rng, texts)
    right = tuple(keys[name] for name in ("C", "D", "inverse"))
    return Item(
        prompt=rf"Put the three factors in the order in which $A = {show.matrix(A)}$ is written as their product.",
        answer=Order(right, options),
        slips={"reversed-sandwich": right[::-1]},
        derivation=lambda: derivations.diagonalisation(A),
        given={"A": A, "factors": {keys["C"]: C, keys["D"]: D, keys["inverse"]: np.linalg.inv(C)}},
        nudge="A vector meets the factor on the right first.",
    )


def adjugate(C):
    return np.array([[C[1, 1], -C[0, 1]], [-C[1, 0], C[0, 0]]])


# --- matrix-powers --------------------------------------------------------------------------------


def by_repeated_multiplication(given, value):
    power = np.eye(2)
    for _ in range(given["n"]):
        power = power @ np.array(given["A"], dtype=float)
    return np.allclose(power, np.array(value, dtype=float))


@question(concepts=["matrix-powers"], kind="compute", verify=by_repeated_multiplication)
def third_power(rng):
    """A power of a matrix through its diagonal form."""
    values = np.array(draws.distinct(rng, 2, -2, 3, but=(0,)))
    A, C = draws.matrix_with_eigenvalues(rng, values, 8)
    n = draws.integer(rng, 3, 4)
    power = np.linalg.matrix_power(A, n)
    raised = np.linalg.matrix_power(C, n) @ np.diag(values**n) @ np.linalg.inv(np.linalg.matrix_power(C, n))
    slips = {"elementwise-power": A**n, "scaled-by-n": n * A, "diag-only": np.diag(values**n)}
    slips |= {"way-back-missing": C @ np.diag(values**n), "one-power-short": np.linalg.matrix_power(A, n - 1)}
    if np.allclose(raised, np.rint(raised)):
        slips["first-power-vectors"] = np.rint(raised).astype(int)
    return Item(
        prompt=rf"The matrix $A = {show.matrix(A)}$ has the eigenvalues ${values[0]}$ and ${values[1]}$, with eigenvectors "
        rf"${show.row(C[:, 0])}$ and ${show.row(C[:, 1])}$. Work out $A^{{{n}}}$.",
        answer=Matrix(power),
        slips=slips,
        derivation=lambda: derivations.matrix_power(A, n),
        given={"A": A, "n": n},
        nudge=r"Write $A = C D C^{-1}$ and see what happens in the middle of $A \cdot A$.",
    )


def ratio_after_many_steps(given, value):
    x = np.linalg.matrix_power(np.array(given["A"], dtype=float), 200) @ np.array(given["start"], dtype=float)
    return np.isclose(x[0] / x[1], float(value), rtol=1e-6)


@question(concepts=["matrix-powers"], kind="compute", verify=ratio_after_many_steps)
def long_run_ratio(rng):
    """The proportion that a repeated step settles at."""
    small, large = sorted(draws.distinct(rng, 2, -2, 5, but=(0,)), key=abs)
    guard(abs(small) < abs(large))
    A, V = draws.matrix_with_eigenvalues(rng, (large, small))
    guard(V.all())
    start = V @ draws.vector(rng, 2, 3)
    guard(start.all() and np.abs(start).max() < 20)
    ratio = Fraction(int(V[0, 0]), int(V[1, 0]))
    slow = Fraction(int(V[0, 1]), int(V[1, 1]))
    return Item(
        prompt=rf"Every evening the pair $(x, y)$ is multiplied by $A = {show.matrix(A)}$, whose eigenvalues are ${large}$ "
        rf"and ${small}$. It starts at ${show.row(start)}$. Which number does $x / y$ come close to?",
        answer=Number(ratio),
        slips={"wrong-direction-wins": slow},
        derivation=lambda: derivations.eigenvectors(A),
        given={"A": A, "start": start},
        nudge="In the long run only one of the two directions matters. Which, and how does it lie?",
    )


def formula_holds_for_twelve_steps(given, value):
    """Step the start twelve times and compare with what each formula gives."""
    x = np.array(given["start"], dtype=float)
    for n in range(1, 13):
        x = np.array(given["A"], dtype=float) @ x
        if not np.allclose(x, formula(given["meaning"][value], given, n)):
            return False
    return True


def formula(name, given, n):
    (a, b), (p, q) = given["values"], given["parts"]
    u, v = np.array(given["V"], dtype=float).T
    return {
        "": p * float(a) ** n * u + q * float(b) ** n * v,
        "scaled-by-n": n * (p * a * u + q * b * v),
        "weights-raised": float(p * a) ** n * u + float(q * b) ** n * v,
        "factors-exchanged": p * float(b) ** n * u + q * float(a) ** n * v,
    }[name]


@question(concepts=["matrix-powers"], kind="choose", verify=formula_holds_for_twelve_steps)
def after_n_steps(rng):
    """The formula for a vector after n steps, from its two parts."""
    a, b = (int(x) for x in draws.distinct(rng, 2, -2, 4, but=(0, 1)))
    p, q = (int(x) for x in draws.distinct(rng, 2, 2, 5))
    A, V = draws.matrix_with_eigenvalues(rng, (a, b))
    start = V @ (p, q)
    u, v = show.row(V[:, 0]), show.row(V[:, 1])
    one, two = (rf"({x})" if x < 0 else str(x) for x in (a, b))
    texts = {
        "": rf"${p} \cdot {one}^n {u} + {q} \cdot {two}^n {v}$",
        "scaled-by-n": rf"$n \cdot \bigl({p * a}\,{u} + ({q * b})\,{v}\bigr)$",
        "weights-raised": rf"$({p * a})^n {u} + ({q * b})^n {v}$",
        "factors-exchanged": rf"${p} \cdot {two}^n {u} + {q} \cdot {one}^n {v}$",
    }
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"The matrix $A = {show.matrix(A)}$ has the eigenvectors ${u}$ and ${v}$ with the eigenvalues ${a}$ and ${b}$. "
        rf"The start is ${show.row(start)} = {p}\,{u} + {q}\,{v}$. Which of these is $A^n$ times the start?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in ("scaled-by-n", "weights-raised", "factors-exchanged")},
        derivation=lambda: derivations.matrix_power(A, 2),
        given={
            "A": A,
            "start": start,
            "values": (a, b),
            "parts": (p, q),
            "V": V,
            "meaning": {key: name for name, key in keys.items()},
        },
        nudge="What does one step do to each of the two parts? And the step after it?",
    )
