"""Lengths, angles and sizes: norms of vectors and matrices, inner products, and the condition of a matrix.

Everything is brought near 1 before it is squared, so that lengths of 1e200 and 1e-200 come out right.

Source: Golub & Van Loan, Matrix Computations, 4th ed., sections 2.2, 2.3 and 2.6.2; the angle that stays accurate when
tiny is that of Kahan, Miscalculating Area and Angles of a Needle-like Triangle (2014), section 12.
"""

from __future__ import annotations

import math
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array, real_matrix
from fullrank.maths._linear_algebra.elimination import inverse_if_any
from fullrank.maths._linear_algebra.svd import svd
from fullrank.maths._linear_algebra.symmetric import symmetric_matrix
from fullrank.maths._linear_algebra.triangular import binary_scale

Kind = Literal[1, 2, "inf", "frobenius"]


def norm(x: ArrayLike, p: float = 2) -> float:
    """The length of a vector: (|x₁|ᵖ + … + |xₙ|ᵖ) to the power 1/p.

    x: (n,) real; an empty one has length 0.  p: at least 1; 2 is the usual length, 1 the sum of sizes, math.inf the
    largest size. Nothing overflows on the way; inf where the length itself is beyond float64.
    Raises ValueError for what is not such a vector, and for p below 1.

    >>> norm([3, 4]), norm([3, 4], 1), norm([3, 4], math.inf)
    (5.0, 7.0, 4.0)
    """
    x = _vector(x, "x", "norm")
    if isinstance(p, bool) or not isinstance(p, int | float | np.number) or not p >= 1:
        raise ValueError(f"norm needs p of at least 1, such as 1, 2 or math.inf, but it is {p!r}.")
    sizes = np.abs(x)
    largest = float(sizes.max(initial=0.0))
    if largest == 0 or p == math.inf:
        return largest
    if p > 2:
        return largest * math.pow(((sizes / largest) ** p).sum(), 1 / p)
    unit = float(binary_scale(largest))  # a power of two: it rounds nothing
    return unit * math.pow(((sizes / unit) ** p).sum(), 1 / p)


def _vector(given: ArrayLike, name: str, caller: str) -> FloatArray:
    x = real_array(given, name, caller)
    if x.ndim != 1:
        raise ValueError(
            f"{caller} needs {name} as a vector of shape (n,), but it has shape {x.shape}; "
            "ravel makes one of it, and matrix_norm takes matrices."
        )
    return x


def matrix_norm(A: ArrayLike, kind: Kind = 2) -> float:
    """How much A stretches at most, or how large its entries are together.

    A: (m, n) real.  kind: 1, 2 or "inf" for the largest |A x| / |x| in that norm: the largest sum of sizes in a column,
    the largest singular value, the largest sum in a row; "frobenius" for the root of the sum of all squares.
    m n, but for 2, which costs as svd. Raises ValueError for another kind.

    >>> matrix_norm([[3, 0], [4, 5]], 1), matrix_norm([[3, 0], [4, 5]], "inf")
    (7.0, 9.0)
    """
    return _matrix_norm(real_matrix(A, "A", "matrix_norm"), _kind(kind, "matrix_norm"))


def _kind(given: Kind, caller: str) -> Kind:
    named = isinstance(given, str | int | float | np.number) and not isinstance(given, bool)  # what == can compare
    kind: Kind = "inf" if named and given == math.inf else given
    if not named or kind not in get_args(Kind):
        raise ValueError(f"{caller} needs kind 1, 2, 'inf' or 'frobenius', but it is {given!r}.")
    return kind


def _matrix_norm(A: FloatArray, kind: Kind) -> float:
    if kind == "frobenius":
        return norm(A.ravel())
    unit = float(binary_scale(np.abs(A).max()))
    if kind == 2:
        return unit * float(svd(A / unit).s[0])
    return unit * float(np.abs(A / unit).sum(axis=0 if kind == 1 else 1).max())


def condition(A: ArrayLike, kind: Kind = 2) -> float:
    """How many times A can enlarge a relative error: |A| |A⁻¹|, 1 at best, inf where A is singular.

    A: (n, n) real; (m, n) too for kind 2, the largest singular value over the smallest.  kind: as in matrix_norm.
    Solving A x = b can lose log10(condition) of float64's 16 digits. Values above 1e16 say only "singular or nearly".
    Costs as svd for 2, else as inverse; lu(A).condition estimates that of kind 1 on the way.
    Raises ValueError for another kind.

    >>> condition([[2, 0], [0, 0.5]])
    4.0
    """
    A, kind = real_matrix(A, "A", "condition"), _kind(kind, "condition")
    A /= float(binary_scale(np.abs(A).max()))
    if kind == 2:
        s = svd(A).s
        return float(s[0] / s[-1]) if s[-1] > s[0] * np.finfo(float).tiny else math.inf
    if A.shape[0] != A.shape[1]:
        raise ValueError(f"condition needs a square matrix for kind {kind!r}, but A has shape {A.shape}; use kind 2.")
    inverse = inverse_if_any(A)
    return math.inf if inverse is None else max(1.0, _matrix_norm(A, kind) * _matrix_norm(inverse, kind))


def _two_vectors(u: ArrayLike, v: ArrayLike, caller: str) -> tuple[FloatArray, FloatArray]:
    u, v = _vector(u, "u", caller), _vector(v, "v", caller)
    if u.shape != v.shape or not len(u):
        raise ValueError(
            f"{caller} needs two vectors of one length, at least 1, but they have shapes {u.shape} and {v.shape}."
        )
    return u, v


def _definite(given: ArrayLike, n: int, caller: str) -> tuple[FloatArray, FloatArray, float]:
    """Read a symmetric, positive definite matrix, as one near 1 in size, its factor and its unit: A = unit L Lᵀ."""
    A = symmetric_matrix(given, caller)
    if len(A) != n:
        raise ValueError(f"{caller} needs A of shape ({n}, {n}) to match the vectors, but it has shape {A.shape}.")
    unit = float(binary_scale(np.abs(A).max()))
    A /= unit
    try:
        return A, np.asarray(np.linalg.cholesky(A), dtype=np.float64), unit
    except np.linalg.LinAlgError as error:
        raise ValueError(
            f"{caller} needs a positive definite A, with xᵀ A x above 0 for every x but 0; this one has an eigenvalue "
            "that is not positive, as symmetric_eigenpairs(A) shows."
        ) from error


def inner_product(u: ArrayLike, v: ArrayLike, A: ArrayLike | None = None) -> float:
    """The inner product <u, v> = uᵀ A v; without A the dot product.

    u, v: (n,) real.  A: (n, n) symmetric, positive definite. n operations; with A n³/3, to make sure that it is one.
    Nothing overflows on the way; inf where the product itself is beyond float64.
    Raises ValueError where A is not symmetric or not positive definite.

    >>> inner_product([1, 2], [3, 4]), inner_product([1, 0], [0, 1], [[2, 1], [1, 2]])
    (11.0, 1.0)
    """
    left, right = _two_vectors(u, v, "inner_product")
    units = [float(binary_scale(np.abs(x).max())) for x in (left, right)]
    left, right = left / units[0], right / units[1]
    if A is not None:
        scaled, _, unit = _definite(A, len(left), "inner_product")
        units.append(unit)
        right = scaled @ right  # (n,)
    small, *middle, large = sorted(units)  # small times large overflows only where the whole does
    return math.prod([small, large, *middle], start=float(left @ right))


def angle(u: ArrayLike, v: ArrayLike, A: ArrayLike | None = None) -> float:
    """The angle between two vectors, from 0 to π, accurate for tiny angles too.

    u, v: (n,) real, not zero.  A: measures by the inner product uᵀ A v, as in inner_product. The angle comes from the
    diagonals of a rhombus, not from its cosine, which rounds to 1 for all angles below 1e-8. n operations.
    Raises ValueError for a zero vector, and as inner_product does.

    >>> angle([1, 0], [1, 1e-12])
    1e-12
    """
    left, right = _two_vectors(u, v, "angle")
    if not (left.any() and right.any()):
        raise ValueError("angle needs two directions, but one of the vectors is zero.")
    left, right = left / np.abs(left).max(), right / np.abs(right).max()
    if A is not None:
        L = _definite(A, len(left), "angle")[1]
        left, right = L.T @ left, L.T @ right  # where the inner product is the plain one
    left, right = left * norm(right), right * norm(left)  # of one length: the sides of a rhombus
    return 2 * math.atan2(norm(left - right), norm(left + right))
