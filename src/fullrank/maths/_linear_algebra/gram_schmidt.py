"""Gram and Schmidt: from each column take away what the earlier directions hold, and what is left is a new direction.

The three ways agree on paper. In float64 the columns of Q stay at right angles to about κ² ε (classical), κ ε
(modified) and ε (twice), where κ is the condition of A and ε = 2e-16: nearly parallel columns tell them apart.

Source: Trefethen & Bau, Numerical Linear Algebra, lectures 8 and 9; Giraud, Langou & Rozložník, The loss of
orthogonality in the Gram-Schmidt orthogonalization process, Comput. Math. Appl. 50 (2005).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, final, get_args

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_matrix, tolerance
from fullrank.maths._linear_algebra.triangular import back, binary_scale, within_float64
from fullrank.maths._progress import LARGE, progress
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)
Method = Literal["classical", "modified", "twice"]


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GramSchmidt:
    """A = Q R with orthonormal columns in Q.

    Q: (m, r), one column for each independent column of A.  R: (r, n), a staircase: its diagonal is positive, and a
    dependent column has its coefficients but no direction of its own.  independent: the columns of A that gave one.

    >>> gram_schmidt([[3.0, 6.0], [4.0, 8.0]]).independent
    (0,)
    """

    Q: FloatArray
    R: FloatArray
    independent: tuple[int, ...]

    def __repr__(self) -> str:
        """Show a few lines for people."""
        facts = f"{len(self.Q)} by {self.R.shape[1]}, rank {len(self.independent)}"
        return shown(self, facts, Q=self.Q, R=self.R, independent=np.array(self.independent, dtype=int))


def gram_schmidt(A: ArrayLike, method: Method = "modified", *, tol: float | None = None) -> GramSchmidt:
    """Make the columns of A orthonormal, one after the other.

    A: (m, n) real, its columns in order. A column that lies in the span of those before gives no direction.
    method: "classical" takes all earlier directions from the column as it came; "modified" takes each from what the
    last one left; "twice" is classical done again on what is left, as accurate as mirrors.  tol: what is left counts
    as zero up to this share of the column itself, which no unit changes; by default max(m, n) rounding errors. What is
    left is judged by "twice" in every way, as rounding can leave more. 5 m n² operations for "twice", else 7 m n².
    Raises ValueError for another method.

    >>> found = gram_schmidt([[3, 1], [4, 3]])
    >>> found.Q.round(6), found.R.round(6)
    (array([[ 0.6, -0.8],
           [ 0.8,  0.6]]), array([[5., 3.],
           [0., 1.]]))
    """
    A = real_matrix(A, "A", "gram_schmidt")
    if not isinstance(method, str) or method not in get_args(Method):
        raise ValueError(f"gram_schmidt knows the methods {', '.join(get_args(Method))}, but not {method!r}.")
    m, n = A.shape
    tol = max(m, n) * EPS if tol is None else tolerance(tol, "gram_schmidt")
    units = binary_scale(np.abs(A).max(axis=0))  # (n,): each column near 1, which rounds nothing
    A /= units
    Q, R, independent = _directions(A, method, tol)
    with np.errstate(over="ignore"):
        return GramSchmidt(Q, within_float64(R * units, "gram_schmidt"), tuple(independent))


def _directions(A: FloatArray, method: Method, tol: float) -> tuple[FloatArray, FloatArray, list[int]]:
    """Q: (m, r), R: (r, n) and the independent columns, beside a Q of "twice" that judges them and Q = judge T."""
    m, n = A.shape
    k = min(m, n)
    Q, R, judge, T = np.zeros((m, k)), np.zeros((k, n)), np.zeros((m, k)), np.zeros((k, k))
    independent: list[int] = []
    for j in progress(range(n), "Straightening", unit="columns", likely=n >= LARGE):
        r = len(independent)
        remnant, parts = left_over(A[:, j], judge[:, :r], "twice")
        left, R[:r, j] = (remnant, parts) if method == "twice" else left_over(A[:, j], Q[:, :r], method)
        distance, length = (float(np.linalg.norm(rest)) for rest in (remnant, left))
        if r < m and length and distance > tol * np.linalg.norm(A[:, j]):
            Q[:, r], R[r, j], judge[:, r] = left / length, length, remnant / distance
            T[: r + 1, r] = judge[:, : r + 1].T @ Q[:, r]
            independent.append(j)
        else:
            R[:r, j] = back(T[:r, :r], parts)  # Q R = judge T T⁻¹ parts, though Q has lost its right angles
    r = len(independent)
    return Q[:, :r].copy(), R[:r], independent


def left_over(a: FloatArray, Q: FloatArray, method: Method) -> tuple[FloatArray, FloatArray]:
    """What is left of a, (m,), without its parts along the columns of Q, and those parts, (r,)."""
    if method == "modified":
        left, parts = a.copy(), np.zeros(Q.shape[1])
        for i, q in enumerate(Q.T):
            parts[i] = q @ left
            left -= parts[i] * q
        return left, parts
    parts = Q.T @ a
    left = a - Q @ parts
    if method == "twice":
        again = Q.T @ left
        return left - Q @ again, parts + again
    return left, parts
