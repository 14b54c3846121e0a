"""Change of basis: the same vectors and the same map, by other numbers.

A basis is a matrix whose columns are the basis vectors, written in the standard basis.

Source: Deisenroth, Faisal & Ong, Mathematics for Machine Learning, sections 2.6 and 2.7.2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_matrix, square_matrix
from fullrank.maths._linear_algebra.elimination import solved
from fullrank.maths._linear_algebra.householder import qr
from fullrank.maths._linear_algebra.triangular import back, binary_scale, right_hand_side, within_float64

EPS = float(np.finfo(float).eps)


def coordinates(v: ArrayLike, B: ArrayLike) -> FloatArray:
    """The numbers c with v = B c: how much of each basis vector makes v.

    v: (m,), or (m, k) for k vectors at once.  B: (m, n), its independent columns the basis; with n < m of a subspace,
    in which v must lie up to rounding.  c: (n,) or (n, k).
    Raises ValueError where the columns are dependent, or v is outside of their span.

    >>> coordinates([3, 1], [[1, 1], [1, -1]])
    array([2., 1.])
    """
    B = real_matrix(B, "B", "coordinates")
    v = right_hand_side(v, "v", len(B), "coordinates")
    if B.shape[0] == B.shape[1]:
        return solved(B, v, "coordinates", "B")
    return _coordinates_in_subspace(B, v)


def _coordinates_in_subspace(B: FloatArray, v: FloatArray) -> FloatArray:
    m, n = B.shape
    units = binary_scale(np.abs(B).max(axis=0))  # (n,)
    B = B / units
    factors = qr(B, full=True, pivoting=True)
    r = factors.rank()
    if r < n:
        raise ValueError(
            f"coordinates needs independent columns, but B has {n} of rank {r}; "
            "row_echelon(B).pivots are columns to keep."
        )
    size = float(binary_scale(np.abs(v).max(initial=0.0)))
    turned = factors.apply_transpose(v / size)  # (m,): the first n along the span, the others at right angles to it
    c = np.empty((n, *v.shape[1:]))
    c[factors.order] = back(factors.R[:n], turned[:n])
    outside = np.sqrt((turned[n:] ** 2).sum(axis=0))
    if (outside > 8 * m * EPS * (np.abs(B) @ np.abs(c)).sum(axis=0)).any():  # more than B c rounds by
        raise ValueError(
            f"coordinates needs v in the span of the columns of B, but it is {float(outside.max()) * size:.3g} away; "
            "project(v, B) is the nearest point that has coordinates."
        )
    with np.errstate(over="ignore", invalid="ignore"):
        return within_float64((c.T / units).T * size, "coordinates")


def _require_basis(B: FloatArray, name: str, caller: str) -> None:
    solved(B, B[:, 0], caller, name)


def change_of_basis(B: ArrayLike, C: ArrayLike) -> FloatArray:
    """The matrix P that turns coordinates in basis B into coordinates in basis C: C P = B.

    B, C: (n, n), each with independent columns.  P: (n, n); change_of_basis(C, B) is its inverse. 2n³ operations.
    Raises ValueError where the columns of B or of C are dependent.

    >>> change_of_basis([[2, 0], [0, 2]], [[1, 0], [0, 1]])
    array([[2., 0.],
           [0., 2.]])
    """
    B, C = square_matrix(B, "B", "change_of_basis"), square_matrix(C, "C", "change_of_basis")
    if B.shape != C.shape:
        raise ValueError(f"change_of_basis needs two bases of one space, but B has shape {B.shape} and C {C.shape}.")
    _require_basis(B, "B", "change_of_basis")
    return solved(C, B, "change_of_basis", "C")


def matrix_in_basis(A: ArrayLike, B: ArrayLike, C: ArrayLike | None = None) -> FloatArray:
    """The matrix of the map x to A x, for coordinates in basis B: B⁻¹ A B; with C, for results in basis C: C⁻¹ A B.

    A: (m, n) real.  B: (n, n) and C: (m, m), each with independent columns; without C A is square. 2n³ operations.
    Trace, determinant and eigenvalues of B⁻¹ A B are those of A.
    Raises ValueError where the columns of B or C are dependent, or the shapes do not match.

    >>> matrix_in_basis([[0, 1], [1, 0]], [[1, 1], [1, -1]])
    array([[ 1.,  0.],
           [ 0., -1.]])
    """
    A, B = real_matrix(A, "A", "matrix_in_basis"), square_matrix(B, "B", "matrix_in_basis")
    target = B if C is None else square_matrix(C, "C", "matrix_in_basis")
    if A.shape != (len(target), len(B)):
        raise ValueError(
            f"matrix_in_basis needs A of shape ({len(target)}, {len(B)}) to match the bases, but it has {A.shape}."
        )
    _require_basis(B, "B", "matrix_in_basis")
    with np.errstate(over="ignore", invalid="ignore"):
        images = within_float64(A @ B, "matrix_in_basis")  # (m, n): where the basis vectors go
    return solved(target, images, "matrix_in_basis", "B" if C is None else "C")
