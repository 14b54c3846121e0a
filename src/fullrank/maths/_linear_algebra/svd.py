"""Singular values: turn, stretch, turn; and the best matrix of a smaller rank.

The symmetric eigenproblem of AᵀA gives the directions, but squares the singular values, so that those below
1e-8 of the largest drown in rounding. One-sided Jacobi then turns pairs of columns until all are square to each other,
which brings the small ones back. Started from the eigenvectors it needs a sweep or two.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Golub & Van Loan, Matrix Computations, 4th ed., section 8.6; Demmel & Veselić, Jacobi's method is more
accurate than QR, SIAM J. Matrix Anal. 13 (1992).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_matrix, tolerance, whole_number
from fullrank.maths._iteration import Reason, outcome, with_advice
from fullrank.maths._linear_algebra.symmetric import count_of_terms, symmetric_eigenpairs
from fullrank.maths._linear_algebra.triangular import within_float64
from fullrank.maths._plotting import axes_to_draw_on, count_along
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)
MOST_SWEEPS = 40


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SingularValues:
    """A = U diag(s) Vᵀ.  U: (m, r) and V: (n, r) have orthonormal columns, s: (r,) falls, r = min(m, n).

    path: (steps,), the largest cosine between two columns that each sweep of turns still met.  reason: why the sweeps
    ended.

    >>> svd([[3.0, 0.0], [0.0, 4.0]]).s
    array([4., 3.])
    """

    U: FloatArray
    s: FloatArray
    V: FloatArray
    path: FloatArray
    reason: Reason

    @property
    def value(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """U, s and V, to be unpacked."""
        return self.U, self.s, self.V

    @property
    def converged(self) -> bool:
        """Whether the last sweep found all columns square to each other, up to rounding."""
        return self.reason is Reason.CONVERGED

    @property
    def steps(self) -> int:
        """How many sweeps were taken."""
        return len(self.path)

    def rank(self, tol: float | None = None) -> int:
        """How many singular values stand above tol, by default max(m, n) rounding errors of the largest.

        tol: a size in the units of A, and no share of anything; not negative.
        """
        tol = self._least if tol is None else tolerance(tol, "SingularValues.rank")
        return int((self.s > tol).sum())

    @property
    def _least(self) -> float:
        """What counts as zero: that many rounding errors of the largest."""
        return max(len(self.U), len(self.V)) * EPS * float(self.s[0])

    def matrix(self, k: int | None = None) -> FloatArray:
        """The sum of the first k stretches s[i] U[:, i] V[:, i]ᵀ, (m, n); all of them give A back."""
        k = count_of_terms(k, len(self.s), "SingularValues.matrix")
        return np.asarray(self.U[:, :k] * self.s[:k] @ self.V[:, :k].T)

    def __repr__(self) -> str:
        """Show a few lines for people."""
        facts = f"{len(self.U)} by {len(self.V)}, rank {self.rank()}; {outcome(self.reason, self.steps, 'sweep')}"
        return with_advice(shown(self, facts, U=self.U, s=self.s, V=self.V), self.reason)

    def plot(self, axes: Any = None) -> Any:
        """Draw the singular values on a log axis, and the line below which they count as zero; return the axes."""
        axes = axes_to_draw_on(axes)
        numbers, kept, least = np.arange(1, len(self.s) + 1), self.s > self._least, self._least
        above = self.s[self.s > 0]
        floor = 0.3 * min(least, above[-1]) if len(above) else 0.0  # where zeros stand on a log axis
        drawn = np.maximum(self.s, floor)
        axes.plot(numbers[kept], drawn[kept], marker="o", label=f"rank {self.rank()}")
        if not kept.all():
            axes.plot(numbers[~kept], drawn[~kept], "o", color="0.6", fillstyle="none", label="zero, up to rounding")
        axes.axhline(least, color="black", linestyle="--", linewidth=1, label="rounding errors of the largest")
        axes.set(xlabel="number", ylabel="singular value", yscale="log" if floor else "linear")
        axes.set_xlim(0.5, len(self.s) + 0.5)
        count_along(axes)
        axes.legend()
        return axes


def _disjoint_pairs(n: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Every pair of n columns once, in rounds that touch each column at most once, as a tournament is drawn up."""
    seats = np.arange(n + n % 2)
    half = len(seats) // 2
    for _ in range(len(seats) - 1):
        left, right = seats[:half], seats[half:][::-1]
        real = (left < n) & (right < n)  # with n odd one column sits out
        yield left[real], right[real]
        seats[1:] = np.roll(seats[1:], 1)


def _turn(M: FloatArray, i: NDArray[np.intp], j: NDArray[np.intp], c: FloatArray, s: FloatArray) -> None:
    """Turn the columns i and j of M in their planes, in place."""
    left = M[:, i]
    M[:, i] = c * left - s * M[:, j]
    M[:, j] = s * left + c * M[:, j]


def _one_sided_jacobi(W: FloatArray, V: FloatArray) -> tuple[FloatArray, Reason]:
    """Turn pairs of columns of W: (m, n), and of V with them, until the columns of W are square to each other.

    The path is the largest cosine between two columns that each sweep met.
    """
    path: list[float] = []
    while len(path) < MOST_SWEEPS:
        gram = W.T @ W  # one product for all pairs: most need no turn
        worst, askew, zero = 0.0, _askew(gram), EPS**4 * gram.max()
        for i, j in _disjoint_pairs(W.shape[1]):
            i, j = i[askew[i, j]], j[askew[i, j]]
            if not len(i):
                continue
            a, b = (W[:, i] ** 2).sum(axis=0), (W[:, j] ** 2).sum(axis=0)
            overlap = (W[:, i] * W[:, j]).sum(axis=0)
            still = (np.abs(overlap) > 4 * EPS * np.sqrt(a * b)) & (np.minimum(a, b) > zero)
            if not still.any():
                continue
            i, j, a, b, overlap = i[still], j[still], a[still], b[still], overlap[still]
            worst = max(worst, float((np.abs(overlap) / np.sqrt(a * b)).max()))
            cot = (b - a) / (2 * overlap)
            t = np.copysign(1.0, cot) / (np.abs(cot) + np.hypot(1.0, cot))  # tangent of the smaller angle
            c = 1 / np.hypot(1.0, t)
            _turn(W, i, j, c, c * t)
            _turn(V, i, j, c, c * t)
        path.append(worst)
        if worst <= 64 * EPS:  # the last sweep only polished
            return np.array(path), Reason.CONVERGED
    return np.array(path), Reason.OUT_OF_STEPS


def _askew(gram: FloatArray) -> NDArray[np.bool_]:
    """Which pairs of columns overlap by more than rounding, from their products."""
    sizes = np.sqrt(gram.diagonal())
    return np.asarray(np.abs(gram) > 4 * EPS * np.multiply.outer(sizes, sizes))


def _fill_in(W: FloatArray, s: FloatArray) -> FloatArray:
    """The columns of W at length 1; where a stretch is zero, any directions square to the others."""
    kept = s > 0
    U = np.zeros_like(W)
    U[:, kept] = W[:, kept] / s[kept]
    if not kept.all():
        complete = np.linalg.qr(np.column_stack([U[:, kept], np.eye(len(W))]))[0]
        U[:, ~kept] = complete[:, kept.sum() : W.shape[1]]
    return U


def svd(A: ArrayLike) -> SingularValues:
    """Write any matrix as turn, stretch, turn: A = U diag(s) Vᵀ.

    A: (m, n) real. The largest entry of each column of V is positive, so that the answer is the same each time.
    About 30 n² m for n ≤ m; seconds at n = 500: for large matrices use np.linalg.svd.
    Raises ValueError for what is not such a matrix.

    >>> svd([[3.0, 0.0], [4.0, 5.0]]).s ** 2
    array([45.,  5.])
    """
    A = real_matrix(A, "A", "svd")
    if A.shape[0] < A.shape[1]:
        wide = _tall_svd(A.T.copy())
        return _same_signs(replace(wide, U=wide.V, V=wide.U))
    return _same_signs(_tall_svd(A))


def _tall_svd(A: FloatArray) -> SingularValues:
    scale = np.abs(A).max() or 1.0
    A = A / scale
    V = symmetric_eigenpairs(A.T @ A).vectors  # (n, n): the directions, the most stretched first
    W = A @ V  # (m, n): columns nearly square to each other
    path, reason = _one_sided_jacobi(W, V)
    s = np.linalg.norm(W, axis=0)  # (n,): the stretches
    s[s <= EPS * EPS * s.max()] = 0.0
    order = np.argsort(-s, kind="stable")
    with np.errstate(over="ignore"):
        stretches = within_float64(s[order] * scale, "svd")
    return SingularValues(_fill_in(W, s)[:, order], stretches, V[:, order], path, reason)


def _same_signs(found: SingularValues) -> SingularValues:
    largest = np.abs(found.V).argmax(axis=0)
    signs = np.where(found.V[largest, np.arange(found.V.shape[1])] < 0, -1.0, 1.0)
    return replace(found, U=found.U * signs, V=found.V * signs)


def low_rank(A: ArrayLike, k: int) -> FloatArray:
    """The matrix of rank k nearest to A: its k largest stretches, the others left out.

    A: (m, n) real.  k: 0 to min(m, n). The distance to A is sqrt(s[k]² + s[k+1]² + …) over all entries, and s[k] as
    the largest stretch; no matrix of rank k is nearer (Eckart and Young, 1936). Cost as svd.
    Raises ValueError for k out of range.

    >>> low_rank([[3.0, 0.0], [0.0, 1.0]], 1)
    array([[3., 0.],
           [0., 0.]])
    """
    A = real_matrix(A, "A", "low_rank")
    k = whole_number(k, "k", 0, "low_rank")
    if k > min(A.shape):
        raise ValueError(f"low_rank needs k of at most {min(A.shape)}, as A has shape {A.shape}, but k is {k}.")
    return svd(A).matrix(k)
