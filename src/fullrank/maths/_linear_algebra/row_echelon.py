"""The reduced row echelon form: which columns are independent, and how the others are made of them.

Elimination gives the numbers. Which columns are pivots is read off their distances from the span of those before, as
what elimination leaves of a dependent column can be many times its rounding errors.

Source: Strang, Introduction to Linear Algebra, 5th ed., sections 3.2 and 3.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_matrix, tolerance
from fullrank.maths._linear_algebra.gram_schmidt import left_over
from fullrank.maths._linear_algebra.triangular import back, binary_scale
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RowEchelon:
    """The reduced row echelon form.  R: (m, n), its first rank rows not zero.  pivots: the columns of a single 1.

    >>> row_echelon([[1.0, 2.0], [2.0, 4.0]]).pivots
    (0,)
    """

    R: FloatArray
    pivots: tuple[int, ...]

    @property
    def rank(self) -> int:
        """How many pivots there are."""
        return len(self.pivots)

    def __repr__(self) -> str:
        """Show a few lines for people."""
        m, n = self.R.shape
        return shown(self, f"{m} by {n}, rank {self.rank}", R=self.R, pivots=np.array(self.pivots, dtype=int))


def row_echelon(A: ArrayLike, *, tol: float | None = None) -> RowEchelon:
    """Eliminate below and above each pivot, and divide by it: the reduced row echelon form, which is unique.

    A: (m, n) real. Column j is the sum of R[i, j] times column pivots[i].  tol: singular values up to this size count
    as zero, a size in the units of A and no share of anything; by default max(m, n) rounding errors of |A|.
    m n min(m, n) operations; a second near n = 700.
    Raises ValueError for what is not such a matrix.

    >>> row_echelon([[1, 2, 3], [2, 4, 8]]).R
    array([[1., 2., 0.],
           [0., 0., 1.]])
    """
    return _reduced(real_matrix(A, "A", "row_echelon"), tol, "row_echelon")


def _reduced(A: FloatArray, tol: float | None, caller: str) -> RowEchelon:
    R = A.copy()
    unit = float(binary_scale(np.abs(R).max()))
    R /= unit  # the form stays as it is
    zero = max(R.shape) * EPS * float(np.linalg.norm(R)) if tol is None else tolerance(tol, caller) / unit
    pivots = _pivot_columns(R, zero)
    for i, j in enumerate(pivots):
        pivot = i + int(np.abs(R[i:, j]).argmax())
        R[[i, pivot]] = R[[pivot, i]]
        R[i + 1 :] -= np.multiply.outer(R[i + 1 :, j] / R[i, j], R[i])
        R[i + 1 :, j] = 0.0  # exactly, where rounding left a trace
    R[len(pivots) :] = 0.0
    for i, j in reversed(list(enumerate(pivots))):
        R[i, :j] = 0.0
        R[i] /= R[i, j]
        R[:i] -= np.multiply.outer(R[:i, j], R[i])
        R[:i, j] = 0.0
    return RowEchelon(R + 0.0, tuple(pivots))  # -0.0 becomes 0.0


def _pivot_columns(A: FloatArray, zero: float) -> list[int]:
    """The columns that those before do not give, as far as singular values above zero go.

    A column a at some distance from its nearest B c gives A x = a - B c for x = (1, -c), and some singular value of
    the columns so far is at most |A x| / |x|.
    """
    m, n = A.shape
    Q, R = np.zeros((m, min(m, n))), np.zeros((min(m, n),) * 2)
    pivots: list[int] = []
    for j in range(n):
        r = len(pivots)
        if r == m:
            break
        left, parts = left_over(A[:, j], Q[:, :r], "twice")
        c = back(R[:r, :r], parts)  # (r,): the coordinates in the pivot columns
        distance = float(np.linalg.norm(left))
        if distance > zero * np.sqrt(1 + c @ c):
            Q[:, r], R[:r, r], R[r, r] = left / distance, parts, distance
            pivots.append(j)
    return pivots


def rank(A: ArrayLike, *, tol: float | None = None) -> int:
    """How many columns are independent: the number of pivots.

    A: (m, n) real.  tol: as in row_echelon, in the units of A. Where columns are only nearly dependent the answer hangs
    on tol; svd(A).s shows how near. Raises ValueError for what is not such a matrix.

    >>> rank([[1, 2], [2, 4]])
    1
    """
    return _reduced(real_matrix(A, "A", "rank"), tol, "rank").rank


def null_space(A: ArrayLike, *, tol: float | None = None) -> FloatArray:
    """The special solutions of A x = 0: a basis of all x that A sends to zero, one for each column without a pivot.

    A: (m, n) real.  tol: as in row_echelon.  N: (n, n - rank), a 1 at its own free column and 0 at the others;
    complement(A.T) gives a basis of unit vectors at right angles. Raises ValueError for what is not such a matrix.

    >>> null_space([[1, 2, 0], [0, 0, 1]])
    array([[-2.],
           [ 1.],
           [ 0.]])
    """
    A = real_matrix(A, "A", "null_space")
    echelon = _reduced(A, tol, "null_space")
    free = np.setdiff1d(np.arange(A.shape[1]), echelon.pivots)
    N = np.zeros((A.shape[1], len(free)))  # (n, n - rank)
    N[free, np.arange(len(free))] = 1.0
    N[list(echelon.pivots)] = 0.0 - echelon.R[: echelon.rank, free]
    return N
