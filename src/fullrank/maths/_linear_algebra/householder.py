"""Q R by mirrors: each reflection sends a column onto an axis, and their product is as orthogonal as float64 allows.

A mirror is kept as its unit normal v and sends x to x - 2 v (vᵀx), so Q need not be formed to be applied.

Source: Trefethen & Bau, Numerical Linear Algebra, lecture 10; Golub & Van Loan, Matrix Computations, 4th ed., 5.4.2
for the exchange of columns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_matrix, tolerance
from fullrank.maths._linear_algebra.triangular import binary_scale, right_hand_side, within_float64
from fullrank.maths._progress import LARGE, progress
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QR:
    """A[:, order] = Q R: orthonormal columns times an upper triangle.

    normals: (m, s) unit normals of the mirrors, the first one applied first, s = min(m, n); a zero column is no mirror.
    R: (k, n) upper triangular, k = min(m, n), or m if all of Q was asked for.  order: (n,) column numbers.

    >>> factors = qr([[3.0], [4.0]])
    >>> abs(factors.R.round(6)), factors.rank()
    (array([[5.]]), 1)
    """

    normals: FloatArray
    R: FloatArray
    order: NDArray[np.intp]

    @property
    def Q(self) -> FloatArray:  # noqa: N802
        """The orthonormal columns, (m, k), formed anew each time at the cost of qr."""
        return self.apply(np.eye(len(self.R)))

    def apply(self, c: ArrayLike) -> FloatArray:
        """Q c, (m,) or (m, j), without forming Q.  c: (k,) or (k, j). 4 m s operations a column."""
        c = right_hand_side(c, "c", len(self.R), "QR.apply")
        x = np.zeros((len(self.normals), *c.shape[1:]))
        x[: len(c)] = c
        s = self.normals.shape[1]
        for k in progress(reversed(range(s)), "Mirroring back", total=s, unit="columns", likely=s >= LARGE):
            mirror(x[k:], self.normals[k:, k])
        return x

    def apply_transpose(self, b: ArrayLike) -> FloatArray:
        """Qᵀ b, (k,) or (k, j), without forming Q.  b: (m,) or (m, j). 4 m s operations a column."""
        x = right_hand_side(b, "b", len(self.normals), "QR.apply_transpose")
        for k in range(self.normals.shape[1]):
            mirror(x[k:], self.normals[k:, k])
        return x[: len(self.R)]

    def rank(self, tol: float | None = None) -> int:
        """How many diagonal entries of R stand above tol, by default max(m, n) rounding errors of the largest.

        tol: a size in the units of A, and no share of anything; not negative.
        To be trusted where columns were exchanged: qr(A, pivoting=True).
        """
        sizes = np.abs(self.R.diagonal())
        if tol is None:
            tol = max(len(self.normals), self.R.shape[1]) * EPS * float(sizes.max())
        return int((sizes > tolerance(tol, "QR.rank")).sum())

    def __repr__(self) -> str:
        """Show a few lines for people."""
        m, n = len(self.normals), self.R.shape[1]
        facts = f"{m} by {n}" + (", columns exchanged" if (self.order != np.arange(n)).any() else "")
        return shown(self, facts, normals=self.normals, R=self.R, order=self.order)


def mirror(X: FloatArray, v: FloatArray) -> None:
    """Reflect the columns of X, (m,) or (m, n), in place; v: (m,) unit normal."""
    X -= np.multiply.outer(2 * v, v @ X)


def normal_to_axis(x: FloatArray) -> tuple[FloatArray, float]:
    """The unit normal of the mirror that sends x onto the first axis, and where it lands there.

    It lands on the far side of zero, so that nothing cancels. Where x is on the axis already: no mirror, a zero normal.
    """
    size = float(np.abs(x).max())
    if not x[1:].any():
        return np.zeros(len(x)), float(x[0])
    v = x / size
    length = math.sqrt(v @ v)
    landing = -math.copysign(length, v[0])
    v[0] -= landing
    return v / math.sqrt(v @ v), landing * size


def qr(A: ArrayLike, *, full: bool = False, pivoting: bool = False) -> QR:
    """Factor A into orthonormal columns and an upper triangle, by Householder's reflections.

    A: (m, n) real, of any shape and rank. full: all m columns of Q, for those at right angles to A.
    pivoting: take the column with the longest remainder first, so that the diagonal of R falls and tells the rank.
    Signs come as the mirrors leave them: the diagonal of R may be negative. 2 n² (m - n/3) operations for n <= m.
    Raises ValueError for what is not such a matrix.

    >>> factors = qr([[3.0, 1.0], [4.0, 3.0]])
    >>> factors.R.round(6)
    array([[-5., -3.],
           [ 0.,  1.]])
    """
    W = real_matrix(A, "A", "qr")
    units = binary_scale(np.abs(W).max(axis=0))  # (n,): each column near 1, which rounds nothing
    W /= units
    m, n = W.shape
    order, normals = np.arange(n), np.zeros((m, min(m, n)))
    for k in progress(range(min(m, n)), "Mirroring", unit="columns", likely=n >= LARGE):
        if pivoting:
            lengths = np.sqrt((W[k:, k:] ** 2).sum(axis=0)) * (units / units.max())[order[k:]]
            longest = k + int(lengths.argmax())
            W[:, [k, longest]], order[[k, longest]] = W[:, [longest, k]], order[[longest, k]]
        normals[k:, k], landing = normal_to_axis(W[k:, k])
        mirror(W[k:, k + 1 :], normals[k:, k])
        W[k, k], W[k + 1 :, k] = landing, 0.0
    with np.errstate(over="ignore"):
        R = within_float64(W[: m if full else min(m, n)] * units[order], "qr")
    return QR(normals, R, order)
