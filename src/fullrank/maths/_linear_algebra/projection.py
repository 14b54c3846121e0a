"""Projections: the nearest point of a subspace, mirrors, and all that stands at right angles.

Source: Strang, Introduction to Linear Algebra, 5th ed., sections 4.1 and 4.2; by QR instead of A (AᵀA)⁻¹ Aᵀ, which
squares the condition, as in Golub & Van Loan, Matrix Computations, 4th ed., sections 5.4 and 5.5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array, real_matrix
from fullrank.maths._linear_algebra.householder import qr
from fullrank.maths._linear_algebra.triangular import binary_scale, right_hand_side, within_float64


def projection_matrix(A: ArrayLike) -> FloatArray:
    """The matrix P that sends each vector to the nearest point of the column space of A: P = Pᵀ = P².

    A: (m, n) real, of any rank, or one vector (m,) for a line.  P: (m, m). To project few vectors, project is cheaper.
    Raises ValueError for what is not such a matrix.

    >>> projection_matrix([1, 1])
    array([[0.5, 0.5],
           [0.5, 0.5]])
    """
    Q = _orthonormal(A, "projection_matrix")[0]  # (m, r)
    return np.asarray(Q @ Q.T)


def _orthonormal(given: ArrayLike, caller: str, *, full: bool = False) -> tuple[FloatArray, int]:
    """Columns whose first rank ones are a basis of the column space, (m, k), and that rank."""
    A = real_array(given, "A", caller)
    A = real_matrix(A[:, None] if A.ndim == 1 else A, "A", caller)
    A /= binary_scale(np.abs(A).max())
    factors = qr(A, full=full, pivoting=True)
    r, k = factors.rank(), len(factors.R)
    return factors.apply(np.eye(k, k if full else r)), r


def project(b: ArrayLike, A: ArrayLike) -> FloatArray:
    """The point of the column space of A nearest to b: what is left, b minus it, stands at right angles to A.

    b: (m,), or (m, k) for k vectors at once.  A: (m, n) real, of any rank, or one vector (m,) for a line. The answer
    has the shape of b. 2 n² m operations, then 4 m n a vector. Raises ValueError where the shapes do not match.

    >>> project([2, 0], [1, 1])
    array([1., 1.])
    """
    Q = _orthonormal(A, "project")[0]  # (m, r)
    b = right_hand_side(b, "b", len(Q), "project")
    with np.errstate(over="ignore", invalid="ignore"):
        return within_float64(Q @ (Q.T @ b), "project")


def complement(A: ArrayLike) -> FloatArray:
    """An orthonormal basis of all vectors at right angles to the columns of A.

    A: (m, n) real, of any rank, or one vector (m,).  Answer: (m, m - rank). That of A.T is the null space of A.
    Raises ValueError for what is not such a matrix.

    >>> complement([[1, 0], [0, 1], [0, 0]])
    array([[0.],
           [0.],
           [1.]])
    """
    Q, r = _orthonormal(A, "complement", full=True)
    return np.ascontiguousarray(Q[:, r:])


def reflection_matrix(normal: ArrayLike) -> FloatArray:
    """The mirror with the given normal, as a matrix: H = I - 2 v vᵀ, with v of length 1; H = Hᵀ = H⁻¹.

    normal: (n,) real, not zero.  H: (n, n). Raises ValueError for a zero normal.

    >>> reflection_matrix([1, 0])
    array([[-1.,  0.],
           [ 0.,  1.]])
    """
    v = _unit_normal(normal, "reflection_matrix")
    return np.asarray(np.eye(len(v)) - np.multiply.outer(2 * v, v))


def reflect(x: ArrayLike, normal: ArrayLike) -> FloatArray:
    """The mirror image of x: what points along the normal is turned about, the rest stays.

    x: (n,), or (n, k) for k vectors at once.  normal: (n,) real, not zero. 4 n operations a vector.
    Raises ValueError for a zero normal, and where the shapes do not match.

    >>> reflect([2, 3], [0, 1])
    array([ 2., -3.])
    """
    v = _unit_normal(normal, "reflect")
    x = right_hand_side(x, "x", len(v), "reflect")
    with np.errstate(over="ignore", invalid="ignore"):
        return within_float64(x - np.multiply.outer(2 * v, v @ x), "reflect")


def _unit_normal(given: ArrayLike, caller: str) -> FloatArray:
    v = real_array(given, "normal", caller)
    if v.ndim != 1 or not v.any():
        raise ValueError(f"{caller} needs normal as a vector (n,) that is not zero, but it is {np.array2string(v)}.")
    v /= np.abs(v).max()
    return np.asarray(v / np.sqrt(v @ v))
