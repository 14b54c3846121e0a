"""All eigenvalues of a symmetric matrix, and eigenvectors at right angles: mirrors, then turns.

Mirrors make the matrix tridiagonal. Implicit QL steps then chase a bulge up the two diagonals, a turn at each place,
until the side diagonal is gone: numbers only, no vectors. The turns are kept and applied to the eigenvectors many steps
at a time, as those of later steps that run behind the earlier ones touch other rows: so NumPy turns them all at once.

Source: Golub & Van Loan, Matrix Computations, 4th ed., sections 8.3.1 to 8.3.3; the shift is Wilkinson's; the turns in
waves as in Van Zee, van de Geijn & Quintana-Ortí, ACM Trans. Math. Softw. 40 (2014).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, square_matrix, whole_number
from fullrank.maths._iteration import Reason, outcome, with_advice
from fullrank.maths._linear_algebra.householder import mirror, normal_to_axis
from fullrank.maths._linear_algebra.triangular import binary_scale, within_float64
from fullrank.maths._plotting import axes_to_draw_on, count_along
from fullrank.maths._progress import LARGE, progress
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)
STEPS_IN_A_WAVE = 32
PATIENCE = 30  # steps for one eigenvalue, ten times what is usual, before zero is what is small beside all of A:
# where the rank is small, most of the matrix is rounding errors, and those settle slowly
MOST_TRIES = 10 * PATIENCE  # steps for one eigenvalue that no matrix has been seen to need
Chase = tuple[int, list[float], list[float]]  # the first place, then cosines and sines of the turns at each place
Settled = tuple[FloatArray, FloatArray, FloatArray, Reason]  # eigenvalues, eigenvectors, path, reason


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SymmetricEigenpairs:
    """A = vectors diag(values) vectorsᵀ.  values: (n,), they fall.  vectors: (n, n), orthonormal columns.

    path: (steps,), the length of what each step left of the side diagonal.  reason: why the steps ended.

    >>> symmetric_eigenpairs([[2.0, 1.0], [1.0, 2.0]]).values.round(6)
    array([3., 1.])
    """

    values: FloatArray
    vectors: FloatArray
    path: FloatArray
    reason: Reason

    @property
    def value(self) -> tuple[FloatArray, FloatArray]:
        """The values and the vectors, to be unpacked."""
        return self.values, self.vectors

    @property
    def converged(self) -> bool:
        """Whether nothing but rounding is left beside the diagonal."""
        return self.reason is Reason.CONVERGED

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.path)

    def matrix(self, k: int | None = None) -> FloatArray:
        """The sum of the first k terms values[i] v vᵀ with v = vectors[:, i], (n, n); all of them give A back."""
        k = count_of_terms(k, len(self.values), "SymmetricEigenpairs.matrix")
        return np.asarray(self.vectors[:, :k] * self.values[:k] @ self.vectors[:, :k].T)

    def __repr__(self) -> str:
        """Show a few lines for people."""
        count = "1 eigenvalue" if len(self.values) == 1 else f"{len(self.values)} eigenvalues"
        facts = f"{count}; {outcome(self.reason, self.steps)}"
        return with_advice(shown(self, facts, values=self.values, vectors=self.vectors), self.reason)

    def plot(self, axes: Any = None) -> Any:
        """Draw the eigenvalues as they fall, on new axes by default; returns them."""
        axes = axes_to_draw_on(axes)
        axes.axhline(0.0, color="0.8", linewidth=1)
        axes.plot(np.arange(1, len(self.values) + 1), self.values, marker="o")
        axes.set(xlabel="number", ylabel="eigenvalue", xlim=(0.5, len(self.values) + 0.5))
        count_along(axes)
        return axes


def count_of_terms(k: int | None, most: int, caller: str) -> int:
    """Read how many terms of a sum to take; None is all of them."""
    k = most if k is None else whole_number(k, "k", 0, caller)
    if k > most:
        raise ValueError(f"{caller} needs k of at most {most}, as there are {most} terms, but it is {k}.")
    return k


def symmetric_eigenpairs(A: ArrayLike) -> SymmetricEigenpairs:
    """Find all eigenvalues of a symmetric matrix, and a basis of orthonormal eigenvectors.

    A: (n, n) real, symmetric up to rounding. values: (n,) fall; the largest entry of each vector is positive, so that
    the answer is the same each time. Errors are a few rounding errors of the largest eigenvalue: small eigenvalues of
    widely graded matrices hold fewer digits. About 9 n³; a second near n = 500.
    Raises ValueError where A is not symmetric.

    >>> pairs = symmetric_eigenpairs([[2.0, 1.0], [1.0, 2.0]])
    >>> pairs.values.round(6)
    array([3., 1.])
    """
    A = symmetric_matrix(A, "symmetric_eigenpairs")
    scale = float(binary_scale(np.abs(A).max()))
    d, e, Q = _tridiagonal(A / scale)
    values, vectors, lengths, reason = _settled(d, e, Q)
    order = np.argsort(-values, kind="stable")
    values, vectors = values[order], vectors[:, order]
    largest = vectors[np.abs(vectors).argmax(axis=0), np.arange(len(A))]
    with np.errstate(over="ignore"):
        values, path = (within_float64(part * scale, "symmetric_eigenpairs") for part in (values, lengths))
    return SymmetricEigenpairs(values, np.ascontiguousarray(vectors * np.where(largest < 0, -1.0, 1.0)), path, reason)


def symmetric_matrix(given: ArrayLike, caller: str, name: str = "A") -> FloatArray:
    """Read a matrix that is symmetric up to rounding, and make it so exactly."""
    A = square_matrix(given, name, caller)
    half = A / 2  # sums of halves cannot overflow
    uneven = np.abs(half - half.T)
    if uneven.max() > 4 * len(A) * EPS * np.abs(half).max():
        i, j = (int(k) for k in np.unravel_index(uneven.argmax(), A.shape))
        raise ValueError(
            f"{caller} needs a symmetric matrix, but {name}[{i}, {j}] is {A[i, j]:.6g} and {name}[{j}, {i}] is "
            f"{A[j, i]:.6g}; ({name} + {name}.T) / 2 is symmetric, qr_iteration takes any square matrix."
        )
    return np.asarray(half + half.T)


def _tridiagonal(A: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """A = Q T Qᵀ by mirrors; T as its diagonal (n,) and side diagonal (n - 1,), Q: (n, n)."""
    T, n = A.copy(), len(A)
    normals = np.zeros((n, max(n - 2, 0)))
    for k in progress(range(n - 2), "Mirroring", unit="columns", likely=n >= LARGE):
        v, T[k + 1, k] = normal_to_axis(T[k + 1 :, k])
        rest = T[k + 1 :, k + 1 :]
        Tv = rest @ v
        w = 2 * (Tv - (v @ Tv) * v)
        vw = np.multiply.outer(v, w)
        rest -= vw  # both sides of the mirror at once: T - v wᵀ - w vᵀ
        rest -= vw.T
        normals[k + 1 :, k] = v
    Q = np.eye(n)
    for k in reversed(range(n - 2)):
        mirror(Q[k + 1 :, k + 1 :], normals[k + 1 :, k])
    return T.diagonal().copy(), T.diagonal(-1).copy(), Q


def _settled(diagonal: FloatArray, side: FloatArray, Q: FloatArray) -> Settled:
    """Chase the side diagonal to zero, and turn the columns of Q with it."""
    n = len(diagonal)
    d, e = diagonal.tolist(), [*side.tolist(), 0.0]  # Python's own numbers: one at a time they are faster
    rows = np.ascontiguousarray(Q.T)  # a turn of columns of Q is one of rows here
    chases: list[Chase] = []
    path: list[float] = []
    reason = Reason.CONVERGED
    for first in range(n):
        tries = 0
        while True:
            tries += 1
            last = _end_of_block(d, e, first, EPS * EPS if tries <= PATIENCE else EPS)
            if last == first:
                break
            if tries > MOST_TRIES:
                reason = Reason.OUT_OF_STEPS
                break
            chases.append(_chase(d, e, first, last))
            path.append(math.hypot(*e[first:]))
            if len(chases) == STEPS_IN_A_WAVE:
                _turn_in_waves(rows, chases)
                chases = []
    if chases:
        _turn_in_waves(rows, chases)
    return np.array(d), rows.T, np.array(path), reason


def _end_of_block(d: list[float], e: list[float], first: int, zero: float) -> int:
    """The last place that the side diagonal joins to the first; entries of A are of size 1 to 2 at most."""
    last = first
    while last < len(d) - 1 and abs(e[last]) > max(EPS * (abs(d[last]) + abs(d[last + 1])), zero):
        last += 1
    return last


def _chase(d: list[float], e: list[float], first: int, last: int) -> Chase:
    """One implicit QL step on the block from first to last, in place: turns from its foot up to its head."""
    slope = (d[first + 1] - d[first]) / (2 * e[first])
    root = math.hypot(slope, 1.0)
    shifted = d[last] - d[first] + e[first] / (slope + math.copysign(root, slope))  # d[last] less Wilkinson's shift
    c, s, moved = 1.0, 1.0, 0.0
    cosines, sines = [1.0] * (last - first), [0.0] * (last - first)
    for i in range(last - 1, first - 1, -1):
        bulge, b = s * e[i], c * e[i]
        length = math.hypot(bulge, shifted)  # above zero, as the side diagonal is not zero within a block
        e[i + 1] = length
        s, c = bulge / length, shifted / length
        kept = d[i + 1] - moved
        across = (d[i] - kept) * s + 2 * c * b
        moved = s * across
        d[i + 1] = kept + moved
        shifted = c * across - b
        cosines[i - first], sines[i - first] = c, s
    d[first] -= moved
    e[first], e[last] = shifted, 0.0
    return first, cosines, sines


def _turn_in_waves(rows: FloatArray, chases: list[Chase]) -> None:
    """Turn rows i and i + 1 for every place i of every chase, in place.

    Chase k runs two places behind chase k - 1, so that at each moment the turns of all chases meet different rows,
    which lie beside each other: one product of small matrices.
    """
    low = min(first for first, _, _ in chases)
    high = max(first + len(c) for first, c, _ in chases)
    many, moments = len(chases), high - low + 2 * (len(chases) - 1)
    places = np.concatenate([np.arange(first, first + len(c)) for first, c, _ in chases])
    chase = np.repeat(np.arange(many), [len(c) for _, c, _ in chases])
    when = high - 1 - places + 2 * chase
    turns = np.zeros((moments, many, 2, 2))
    turns[:, :, [0, 1], [0, 1]] = 1.0
    turns[when, chase, 0, 0] = turns[when, chase, 1, 1] = np.concatenate([c for _, c, _ in chases])
    turns[when, chase, 1, 0] = np.concatenate([s for _, _, s in chases])
    turns[when, chase, 0, 1] = -turns[when, chase, 1, 0]
    for moment in range(moments):
        begin = max(0, (moment - (high - low) + 2) // 2)  # chases before it have reached the head
        end = min(many, moment // 2 + 1)  # chases from it on have not begun
        top = high - 1 - moment + 2 * begin
        pairs = rows[top : top + 2 * (end - begin)].reshape(end - begin, 2, -1)
        pairs[:] = turns[moment, begin:end] @ pairs
