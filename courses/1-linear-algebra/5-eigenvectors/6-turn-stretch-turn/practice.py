"""Practice for the singular value decomposition: stretches, what they are, layers and what is missing."""

from fractions import Fraction
from math import isqrt, sqrt

import numpy as np

from fullrank.practice import Choice, Item, Matrix, Number, Numbers, derivations, draws, guard, question, show

# --- recall: what this lesson needs ---------------------------------------------------------------
from fullrank.records import Step


def over(whole, divisor):
    return [[Fraction(int(entry), divisor) for entry in row] for row in whole]


def only_this_one_keeps_lengths(given, value):
    """Send a fan of arrows through each matrix and compare lengths."""
    angles = np.linspace(0, np.pi, 50)
    fan = np.array([np.cos(angles), np.sin(angles)])
    keeping = {key for key, Q in given["matrices"].items() if np.allclose(np.linalg.norm(np.array(Q) @ fan, axis=0), 1)}
    return keeping == {value}


@question(concepts=["orthogonal-matrix"], kind="choose", verify=only_this_one_keeps_lengths)
def which_is_orthogonal(rng):
    """Which of four matrices keeps all lengths."""
    p, q = draws.whole_length(rng, 2)
    r = isqrt(int(p * p + q * q))
    s = draws.integer(rng, -2, 2, but=(0,))
    whole = np.array([[p, -q], [q, p]])
    sheared = whole @ np.array([[1, s], [0, 1]])  # its determinant is that of the turn
    matrices = {
        "": over(whole, r),
        "det-one-suffices": over(sheared, r),
        "columns-orthogonal-suffices": over(whole, abs(int(p)) + abs(int(q))),
        "neither": over(np.array([[p, q], [q, p]]), r),
    }
    guard(all(entry.denominator > 1 for Q in matrices.values() for row in Q for entry in row), "fractions everywhere")
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(Q)}$" for name, Q in matrices.items()})
    return Item(
        prompt="Which of these matrices is orthogonal?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in ("det-one-suffices", "columns-orthogonal-suffices")},
        given={"matrices": {keys[name]: np.array(Q, dtype=float).tolist() for name, Q in matrices.items()}},
        nudge="Each column must have length one, and the columns must stand at right angles.",
    )


# --- svd ------------------------------------------------------------------------------------------


def draw_with_stretches(rng, largest=9):
    """A matrix of whole numbers whose two singular values are whole, with U and V from whole-number triangles."""
    first, second = sorted(draws.distinct(rng, 2, 1, largest), reverse=True)
    p, q = draws.whole_length(rng, 2)
    r = isqrt(int(p * p + q * q))
    turn = np.array([[p, -q], [q, p]])
    frame = np.array([[0, 1], [1, 0]]) if rng.random() < 0.5 else np.eye(2, dtype=int)
    if rng.random() < 0.5:
        A = turn @ np.diag((first, second)) @ frame
    else:
        A = frame @ np.diag((first, second)) @ turn
    guard(np.abs(A).max() <= 20)
    return A, (int(first) * r, int(second) * r)


def longest_and_shortest(given, value):
    """Send eight thousand arrows of the unit circle through the matrix."""
    angles = np.linspace(0, np.pi, 8_001)
    lengths = np.linalg.norm(np.array(given["A"]) @ np.array([np.cos(angles), np.sin(angles)]), axis=0)
    found = sorted((float(x) for x in value), reverse=True)
    return np.allclose(found, [lengths.max(), lengths.min()], rtol=1e-6)


def two_stretches(A, stretches):
    """Both singular values, checked by the area that the matrix makes of a square."""
    large, small = sorted(stretches, reverse=True)
    last = Step(
        "Check their product.",
        rf"{large}\cdot {small}={large * small}=\lvert\det A\rvert",
        "The matrix stretches by one of them along one direction and by the other across it, so areas grow by the product.",
    )
    work, answer = derivations.singular_values(A), rf"{large},\; {small}"
    return derivations.ending(work, "Take the square roots", last, result=(large, small), answer_tex=answer)


@question(concepts=["svd"], kind="compute", verify=longest_and_shortest)
def singular_values_of(rng):
    """The singular values of a matrix with two rows."""
    A, stretches = draw_with_stretches(rng, 5)
    lengths = np.linalg.norm(A, axis=0)
    slips = {"squares-as-singular": tuple(s * s for s in stretches)}
    trace, det = int(np.trace(A)), draws.determinant(A)
    gap = trace * trace - 4 * det
    if gap > 0 and isqrt(gap) ** 2 == gap:
        slips["eigen-for-singular"] = (Fraction(trace + isqrt(gap), 2), Fraction(trace - isqrt(gap), 2))
    if np.allclose(lengths, np.rint(lengths)):
        slips["column-lengths"] = tuple(int(x) for x in np.rint(lengths))
    guard(all(not same_numbers(v, stretches) for v in slips.values()))
    return Item(
        prompt=rf"Find both singular values of $A = {show.matrix(A)}$.",
        answer=Numbers(stretches),
        slips=slips,
        derivation=lambda: two_stretches(A, stretches),
        given={"A": A},
        nudge=r"Form $A^{\mathsf T}A$ and find its eigenvalues. What do they measure?",
    )


def same_numbers(left, right):
    return sorted(float(x) for x in left) == sorted(float(x) for x in right)


def diagonal_of_svd(given, value):
    s = np.linalg.svd(np.array(given["A"], dtype=float), compute_uv=False)
    return np.allclose(np.array(value, dtype=float), np.diag(s))


@question(concepts=["svd"], kind="missing", verify=diagonal_of_svd)
def middle_factor(rng):
    """The middle factor of the decomposition."""
    A, (first, second) = draw_with_stretches(rng, 6)
    return Item(
        prompt=rf"Write $A = {show.matrix(A)}$ as $U \Sigma V^{{\mathsf T}}$. What is $\Sigma$?",
        answer=Matrix(((first, 0), (0, second))),
        slips={"order": ((second, 0), (0, first)), "squares-as-singular": ((first**2, 0), (0, second**2))},
        derivation=lambda: derivations.singular_values(A),
        given={"A": A},
        nudge="The stretches stand on the diagonal. In which order, by agreement?",
    )


def seen_on_the_circle(given, value):
    """Compare what each sentence says with the lengths of a fan of images."""
    angles = np.linspace(0, np.pi, 8_001)
    lengths = np.linalg.norm(np.array(given["A"]) @ np.array([np.cos(angles), np.sin(angles)]), axis=0)
    return np.isclose(given["longest"][value], lengths.max(), rtol=1e-6)


@question(concepts=["svd"], kind="choose", verify=seen_on_the_circle)
def what_singular_values_are(rng):
    """How long the longest image of a unit arrow is."""
    k, s = draws.integer(rng, 1, 4), draws.integer(rng, -4, 4, but=(0,))
    flip = rng.random() < 0.5
    A = np.array([[k, s], [0, k]]) if flip else np.array([[k, 0], [s, k]])
    square = np.linalg.eigvalsh(A.T @ A)[-1]
    column = max(np.linalg.norm(A, axis=0))
    longest = {"": sqrt(square), "eigen-for-singular": k, "squares-as-singular": square, "column-lengths": column}
    texts = {name: f"${round(value, 2):g}$" for name, value in longest.items()}
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"Arrows of length one are sent through $A = {show.matrix(A)}$. How long is the longest image, to two decimals?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in texts if name},
        derivation=lambda: derivations.singular_values(A),
        given={"A": A, "longest": {keys[name]: value for name, value in longest.items()}},
        nudge=r"The square of the length of an image is $\mathbf{v}^{\mathsf T}A^{\mathsf T}A\,\mathbf{v}$.",
    )


# --- low-rank-approximation -----------------------------------------------------------------------

TAILS = ((3, 4), (5, 12), (1, 2, 2), (2, 3, 6), (6, 8), (4, 4, 7), (2, 6, 9), (8, 15), (1, 4, 8), (1, 1, 1, 1), (9, 12))


def entries_of_the_missing_part(given, value):
    """Build a matrix with these stretches from random turns, cut its decomposition, and add up squared entries."""
    rng = np.random.default_rng(1)
    n = len(given["stretches"])
    U, V = (np.linalg.qr(rng.standard_normal((n, n)))[0] for _ in range(2))
    A = U @ np.diag(given["stretches"]) @ V.T
    u, s, vt = np.linalg.svd(A)
    k = given["k"]
    missing = A - (u[:, :k] * s[:k]) @ vt[:k]
    return np.isclose(sqrt(np.sum(missing**2)), float(value))


@question(concepts=["low-rank-approximation"], kind="compute", verify=entries_of_the_missing_part)
def missing_part(rng):
    """How large the part is that the best matrix of rank k leaves out."""
    tail = sorted(TAILS[rng.integers(len(TAILS))], reverse=True)
    k = draws.integer(rng, 1, 3)
    head = sorted((draws.integer(rng, tail[0] + 1, tail[0] + 25) for _ in range(k)), reverse=True)
    stretches = (*head, *tail)
    square = sum(t * t for t in tail)
    kept = sum(h * h for h in head)
    shown = ", ".join(str(s) for s in stretches)
    slips = {"error-is-sum": sum(tail), "next-only": tail[0], "no-root": square}
    if isqrt(kept) ** 2 == kept:
        slips["drop-largest"] = isqrt(kept)
    return Item(
        prompt=rf"A matrix has the singular values ${shown}$. Its best approximation of rank ${k}$ is taken away from it. "
        "What is the root of the summed squares of all entries that remain?",
        answer=Number(isqrt(square)),
        slips=slips,
        given={"stretches": stretches, "k": k},
        nudge="Which layers are left out? They stand at right angles to each other.",
    )


def counted_number_by_number(given, value):
    """Take layers one by one until the next one would not fit."""
    m, n, budget = given["rows"], given["columns"], given["budget"]
    layers = 0
    while sum(len(part) for part in [range(m), range(n), range(1)] * (layers + 1)) <= budget:
        layers += 1
    return layers == value


@question(concepts=["low-rank-approximation"], kind="compute", verify=counted_number_by_number)
def layers_that_fit(rng):
    """How many layers can be stored in a given number of numbers."""
    m, n = 10 * draws.integer(rng, 2, 12), 10 * draws.integer(rng, 2, 12)
    layers = draws.integer(rng, 2, 12)
    budget = layers * (m + n + 1) + draws.integer(rng, 0, (m + n) // 2)
    guard(layers < min(m, n) and budget < m * n)
    slips = {
        "whole-table": budget // (m * n),
        "column-only": budget // m,
        "all-layers": min(m, n),
        "rounded-up": layers + 1,
    }
    if budget // (m + n) not in (layers, layers + 1):
        slips["strength-forgotten"] = budget // (m + n)
    return Item(
        prompt=rf"A table has ${m}$ rows and ${n}$ columns. You may send ${budget}$ numbers. "
        "How many layers of its singular value decomposition can you send?",
        answer=Number(layers),
        slips=slips,
        given={"rows": m, "columns": n, "budget": budget},
        nudge="What does one layer consist of, and how many numbers is that?",
    )


def no_nearer_one_is_found(given, value):
    """It has rank one, and NumPy's best matrix of rank one is not nearer."""
    A, B = np.array(given["A"], dtype=float), np.array([[float(x) for x in row] for row in value])
    u, s, vt = np.linalg.svd(A)
    return np.linalg.matrix_rank(B) == 1 and np.isclose(np.linalg.norm(A - B), s[1])


@question(concepts=["low-rank-approximation"], kind="compute", verify=no_nearer_one_is_found)
def best_of_rank_one(rng):
    """The nearest matrix of rank one to a symmetric matrix with known layers."""
    p, q = draws.direction(rng, 2, 3)
    first, second = sorted(draws.distinct(rng, 2, 1, 6), reverse=True)
    strong, weak = first * np.outer((p, q), (p, q)), second * np.outer((-q, p), (-q, p))
    A = strong + weak
    guard(np.abs(A).max() <= 60)
    length = int(p * p + q * q)
    return Item(
        prompt=rf"The symmetric matrix $A = {show.matrix(A)}$ is the sum of two layers. One has the stretch ${first * length}$ and lies "
        rf"along ${show.row((p, q))}$, the other has the stretch ${second * length}$ and lies along ${show.row((-q, p))}$. "
        "Which matrix of rank one is nearest to $A$?",
        answer=Matrix(strong),
        slips={"drop-largest": weak, "length-not-one": length * strong},
        derivation=lambda: derivations.low_rank(A, 1),
        given={"A": A},
        nudge=r"A layer along $\mathbf{u}$ is its stretch times $\mathbf{u}\mathbf{u}^{\mathsf T}$, with $\mathbf{u}$ of length one.",
    )


def only_this_one_has_rank_one(given, value):
    ranks = {key: np.linalg.matrix_rank(np.array(A, dtype=float)) for key, A in given["matrices"].items()}
    return [key for key, rank in ranks.items() if rank == 1] == [value]


@question(concepts=["low-rank-approximation"], kind="choose", verify=only_this_one_has_rank_one)
def which_is_one_layer(rng):
    """Which of four matrices is a single layer."""
    u, v = draws.vector(rng, 3, 3), draws.vector(rng, 3, 3)
    x, y = draws.vector(rng, 3, 2), draws.vector(rng, 3, 2)
    layer, other = np.outer(u, v), np.outer(x, y)
    bent = layer.copy()
    bent[draws.integer(rng, 0, 2), draws.integer(rng, 0, 2)] += 1
    matrices = {"": layer, "rank-of-sum": layer + other, "bent": bent, "diagonal": np.diag(draws.vector(rng, 3, 4))}
    guard(np.linalg.matrix_rank(layer + other) == 2 and np.abs(layer + other).max() < 20)
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(A)}$" for name, A in matrices.items()})
    return Item(
        prompt="One of these matrices is a single layer, a column times a row. Which?",
        answer=Choice(keys[""], options),
        slips={"rank-of-sum": keys["rank-of-sum"]},
        given={"matrices": {keys[name]: A for name, A in matrices.items()}},
        nudge="In a single layer every row is a multiple of one row. Compare two rows at a time.",
    )
