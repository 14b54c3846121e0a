"""Eigenvalues by hand for 2 by 2 matrices, a basis of eigenvectors for any size, and powers through it.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Strang, Introduction to Linear Algebra, 5th ed., sections 6.1 and 6.2; the arrangement of the quadratic
formula that loses no digits is that of LAPACK's dlanv2.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, square_matrix
from fullrank.maths._linear_algebra.elimination import solved
from fullrank.maths._linear_algebra.triangular import within_float64
from fullrank.maths._plotting import draw_spectrum
from fullrank.maths._shown import shown

Directions = Literal["two", "every", "one", "no real"]
EPS = float(np.finfo(float).eps)
Eigenarray = NDArray[np.inexact[Any]]  # complex where a root is


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Eigenpairs:
    """Eigenvalues and unit eigenvectors: A @ vectors[:, i] = values[i] * vectors[:, i].

    values: (n,), largest magnitude first.  vectors: (n, k), k < n where A has fewer than n directions that stay.
    directions says how many lines of the plane a 2 by 2 matrix keeps.

    >>> eigen_2x2([[2.0, 1.0], [1.0, 2.0]]).values
    array([3., 1.])
    """

    values: Eigenarray
    vectors: Eigenarray
    directions: Directions

    def __repr__(self) -> str:
        """Show a few lines for people."""
        facts = f"{len(self.values)} eigenvalues, directions {self.directions!r}"
        return shown(self, facts, values=self.values, vectors=self.vectors)

    def plot(self, axes: Any = None) -> Any:
        """Draw the eigenvalues in the complex plane, on new axes by default; returns them."""
        return draw_spectrum(self.values, axes)


def _kept_line(A: Eigenarray, lam: complex) -> Eigenarray:
    """A unit vector that A - lam I sends to zero: square to the longer of its rows."""
    rows = A - lam * np.eye(2)
    a, b = rows[np.argmax(np.linalg.norm(rows, axis=1))]
    v = np.array([-b, a]) / np.linalg.norm([a, b])
    leading = v[np.argmax(np.abs(v) > 0.5)]  # a unit vector has an entry above a half
    return np.asarray(v * (np.abs(leading) / leading) + 0.0)  # -0.0 becomes 0.0


def eigen_2x2(A: ArrayLike) -> Eigenpairs:
    """Find the eigenvalues and eigenvectors of a 2 by 2 matrix from its characteristic polynomial.

    A: (2, 2) real. values: (2,), complex where the polynomial has no real root; vectors: (2, 2), or (2, 1) for a shear,
    which keeps one line only. Two roots closer than rounding can tell are taken as one.
    Raises ValueError for another shape.

    >>> pairs = eigen_2x2([[4, 1], [2, 3]])
    >>> pairs.values, pairs.directions
    (array([5., 2.]), 'two')
    """
    A = square_matrix(A, "A", "eigen_2x2")
    if len(A) != 2:
        raise ValueError(f"eigen_2x2 needs a 2 by 2 matrix, but A has shape {A.shape}; otherwise use diagonalise.")
    scale = np.abs(A).max() or 1.0
    A /= scale
    (a, b), (c, d) = A
    p = (a - d) / 2 if abs(a - d) > 4 * EPS * max(abs(a), abs(d)) else 0.0
    discriminant = p * p + b * c
    if abs(discriminant) <= 4 * EPS * max(p * p, abs(b * c)):  # smaller than the rounding errors in it
        discriminant = 0.0
    root = np.sqrt(discriminant) if discriminant >= 0 else 1j * np.sqrt(-discriminant)
    z = p + (root if p >= 0 else -root)  # the root of larger size: nothing cancels
    values = np.array([d + z, d - b * c / z]) if z else np.array([d, d])
    values = values[np.argsort(-np.abs(values), kind="stable")]
    with np.errstate(over="ignore", invalid="ignore"):
        sized = within_float64(values * scale, "eigen_2x2")
    if discriminant != 0:
        vectors = np.column_stack([_kept_line(A, lam) for lam in values])
        return Eigenpairs(sized, vectors, "two" if discriminant > 0 else "no real")
    if b == c == 0:
        return Eigenpairs(sized, np.eye(2), "every")
    return Eigenpairs(sized, _kept_line(A, values[0])[:, None], "one")


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Diagonal:
    """A in a basis of its eigenvectors: A = C diag(values) C⁻¹, with the eigenvectors as the columns of C.

    C: (n, n), unit columns.  values: (n,), largest magnitude first, in the order of the columns.

    >>> diagonalise([[2.0, 0.0], [0.0, 5.0]]).values
    array([5., 2.])
    """

    C: Eigenarray
    values: Eigenarray

    @property
    def matrix(self) -> Eigenarray:
        """The diagonal matrix D, (n, n)."""
        return np.diag(self.values)

    def power(self, n: int) -> Eigenarray:
        """C Dⁿ C⁻¹, (n, n): the n-th powers of the eigenvalues are all that changes; see matrix_power."""
        n = _whole_power(n, "Diagonal.power")
        if n < 0 and self.flattens:
            least, largest = (float(size) for size in (np.abs(self.values).min(), np.abs(self.values).max()))
            raise ValueError(
                "Diagonal.power needs eigenvalues other than 0 for a negative power, but one has size "
                f"{least:.3g}, which is 0 up to rounding beside {largest:.3g}; matrix_power(A, n) looks at A itself."
            )
        return _powered(self, n, "Diagonal.power")

    @property
    def flattens(self) -> bool:
        """Whether some eigenvalue is 0, up to n rounding errors of the largest."""
        sizes = np.abs(self.values)
        return bool(sizes.min() <= len(sizes) * EPS * sizes.max())

    def __repr__(self) -> str:
        """Show a few lines for people."""
        return shown(self, f"{len(self.values)} by {len(self.values)}", C=self.C, values=self.values)

    def plot(self, axes: Any = None) -> Any:
        """Draw the eigenvalues in the complex plane, on new axes by default; returns them."""
        return draw_spectrum(self.values, axes)


def _powered(diagonal: Diagonal, n: int, caller: str) -> Eigenarray:
    C = diagonal.C
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        powers = within_float64(diagonal.values**n, caller)
        return within_float64(np.asarray(np.linalg.solve(C.T, (C * powers).T).T), caller)


def _whole_power(n: int, caller: str) -> int:
    if isinstance(n, bool) or not isinstance(n, int | np.integer):
        raise ValueError(f"{caller} needs a whole number n, but it is {n!r}; roots are scipy.linalg.sqrtm.")
    if abs(int(n)) >= 1 / EPS:
        raise ValueError(
            f"{caller} needs n below {1 / EPS:.1e} in size, but it is {Decimal(int(n)):.1e}: each step adds a "
            "rounding error to the powers, so no digit would be right; the limit of a walk is an eigenvector."
        )
    return int(n)


LARGEST_CONDITION = 1e7  # beyond it the columns of C point so nearly the same way that half the digits go


def diagonalise(A: ArrayLike) -> Diagonal:
    """Find a basis of eigenvectors, in which A is diagonal.

    A: (n, n) real. C and values are complex where some eigenvalues are; C is orthogonal where A is symmetric.
    About 25 n³. Raises ValueError where A has no basis of eigenvectors, as a shear.

    >>> diagonalise([[4.0, 1.0], [2.0, 3.0]]).values
    array([5., 2.])
    """
    return _diagonalised(square_matrix(A, "A", "diagonalise"), "diagonalise")


def _diagonalised(A: FloatArray, caller: str) -> Diagonal:
    scale = np.abs(A).max() or 1.0
    values, C = np.linalg.eigh(A / scale) if (A == A.T).all() else np.linalg.eig(A / scale)
    if not np.linalg.cond(C) <= LARGEST_CONDITION:
        raise ValueError(
            f"{caller} needs as many independent eigenvectors as rows, but A ({len(A)} by {len(A)}) has fewer, "
            "or so nearly that no digits are left, as a shear has; for powers use np.linalg.matrix_power."
        )
    order = np.lexsort((-values.imag, -values.real, -np.round(np.abs(values), 12)))
    with np.errstate(over="ignore", invalid="ignore"):
        return Diagonal(np.asarray(C[:, order]), within_float64(np.asarray(values[order] * scale), caller))


def matrix_power(A: ArrayLike, n: int) -> FloatArray:
    """Raise A to the n-th power through its diagonal form: Aⁿ = C Dⁿ C⁻¹.

    A: (n, n) real, with a basis of eigenvectors. n: a whole number; below zero it powers the inverse.
    One diagonal form, whatever n; loses about as many digits as the condition of C has, and as n has.
    Raises ValueError for a shear (no basis), for a negative power of a matrix that flattens, for powers beyond float64,
    and for n of 4.5e15 or more, of whose power no digit would be right.

    >>> matrix_power([[1.0, 1.0], [1.0, 0.0]], 10).round(6)
    array([[89., 55.],
           [55., 34.]])
    """
    A, n = square_matrix(A, "A", "matrix_power"), _whole_power(n, "matrix_power")
    diagonal = _diagonalised(A, "matrix_power")
    if n < 0 and diagonal.flattens:  # by the eigenvalues, which units can push below rounding: elimination can tell
        inverse = solved(A, np.eye(len(A)), "matrix_power")
        symmetric = (A == A.T).all()
        diagonal, n = _diagonalised((inverse + inverse.T) / 2 if symmetric else inverse, "matrix_power"), -n
    return np.ascontiguousarray(_powered(diagonal, n, "matrix_power").real)
