"""Elimination: rows are subtracted from rows until the matrix is a triangle, and the rest is substitution.

To solve equations, rows and then columns are first brought to one size by powers of two, which rounds nothing: so the
units of a row or a column hardly matter to the pivots, nor to the verdict that all digits are lost.

Source: Strang, Introduction to Linear Algebra, 5th ed., sections 2.2 to 2.7 and 3.2; the estimate of the condition is
that of Hager, SIAM J. Sci. Stat. Comput. 5 (1984), as in Higham, Accuracy and Stability of Numerical Algorithms, 15.2.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_matrix, square_matrix
from fullrank.maths._linear_algebra.row_echelon import row_echelon
from fullrank.maths._linear_algebra.triangular import back, forward, right_hand_side, within_float64
from fullrank.maths._progress import LARGE, progress
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)
LEAST_POWER = -10_000  # stands for zero: far below the power of two of any float64


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LU:
    """A with its rows in another order, as a product of triangles: A[order] = L U.

    L: (n, n), ones on the diagonal.  U: (n, n), the pivots on the diagonal.  order: (n,) row numbers.
    sign: 1 or -1, as order is an even or odd number of swaps.
    condition: |A|₁ |A⁻¹|₁, estimated, rarely off by more than 3: solving loses about log10(condition) of 16 digits.

    >>> factors = lu([[0.0, 1.0], [2.0, 4.0]])
    >>> factors.order, factors.sign
    (array([1, 0]), -1)
    """

    L: FloatArray
    U: FloatArray
    order: NDArray[np.intp]
    sign: int
    condition: float

    def solve(self, b: ArrayLike) -> FloatArray:
        """Solve A x = b by two substitutions, n² for each right-hand side.  b: (n,) or (n, k); x has its shape.

        Raises ValueError where A is singular, or so nearly that no digit would be right.
        """
        b = right_hand_side(b, "b", len(self.U), "LU.solve")
        if self.condition * EPS >= 1:
            same = np.zeros(len(self.U), dtype=int)  # the columns of U depend on each other as those of A
            raise ValueError(_singular(self.U, same, self.condition, "LU.solve"))
        with np.errstate(over="ignore", invalid="ignore"):
            return within_float64(_substituted(self, b), "LU.solve")

    def determinant(self) -> float:
        """The product of the pivots, and of sign; see determinant."""
        return _product(*_mantissa_and_exponent(self), "LU.determinant")

    def __repr__(self) -> str:
        """Show a few lines for people."""
        n = len(self.U)
        facts = f"{n} by {n}, sign {self.sign}, condition about {self.condition:.2g}"
        return shown(self, facts, L=self.L, U=self.U, order=self.order)


def _substituted(factors: LU, b: FloatArray) -> FloatArray:
    return back(factors.U, forward(factors.L, b[factors.order]))


def lu(A: ArrayLike) -> LU:
    """Factor A into a lower and an upper triangle, by elimination with partial pivoting: A[order] = L U.

    A: (n, n) real, singular too: then a pivot is zero. In each column the largest entry becomes the pivot, so no entry
    of L is above 1 in size. 2n³/3 operations; a second near n = 1200. Raises ValueError for what is not such a matrix.

    >>> factors = lu([[1, 2], [4, 4]])
    >>> factors.U, factors.order.tolist()
    (array([[4., 4.],
           [0., 1.]]), [1, 0])
    """
    return _factored(square_matrix(A, "A", "lu"), "lu")


def _factored(A: FloatArray, caller: str) -> LU:
    n = len(A)
    W, order, sign = A.copy(), np.arange(n), 1  # W holds U in its upper triangle, L below
    for k in progress(range(n - 1), "Eliminating", unit="columns", likely=n >= LARGE):
        pivot = k + int(np.abs(W[k:, k]).argmax())
        if W[pivot, k] == 0:
            continue  # nothing to eliminate
        if pivot != k:
            W[[k, pivot]], order[[k, pivot]], sign = W[[pivot, k]], order[[pivot, k]], -sign
        with np.errstate(over="ignore", invalid="ignore"):
            W[k + 1 :, k] /= W[k, k]
            W[k + 1 :, k + 1 :] -= np.multiply.outer(W[k + 1 :, k], W[k, k + 1 :])
    L, U = np.tril(W, -1) + np.eye(n), within_float64(np.triu(W), caller)
    return LU(L, U, order, sign, _condition(A, L, U, order))


def _condition(A: FloatArray, L: FloatArray, U: FloatArray, order: NDArray[np.intp]) -> float:
    if not U.diagonal().all():
        return math.inf

    def solved(b: FloatArray) -> FloatArray:
        return back(U, forward(L, b[order]))

    def solved_transposed(b: FloatArray) -> FloatArray:
        x = np.empty_like(b)
        x[order] = back(L.T, forward(U.T, b))
        return x

    with np.errstate(over="ignore", invalid="ignore"):
        size = float(np.abs(A).sum(axis=0).max()) * _largest_stretch(solved, solved_transposed, len(A))
    return max(size, 1.0) if np.isfinite(size) else math.inf


def _largest_stretch(
    times: Callable[[FloatArray], FloatArray], times_transposed: Callable[[FloatArray], FloatArray], n: int
) -> float:
    """Estimate max |M x|₁ over |x|₁ = 1, from a few products: climb from corner to corner of the ball."""
    x = np.full(n, 1 / n)
    stretch = 0.0
    for _ in range(5):
        y = times(x)
        stretch = max(stretch, float(np.abs(y).sum()))
        slope = times_transposed(np.where(y < 0, -1.0, 1.0))
        corner = int(np.abs(slope).argmax())
        if not abs(slope[corner]) > slope @ x:
            break  # no corner is higher
        x = np.zeros(n)
        x[corner] = 1.0
    waves = np.where(np.arange(n) % 2, -1.0, 1.0) * (1 + np.arange(n) / max(n - 1, 1))  # a start that no zeros hide
    return max(stretch, float(2 * np.abs(times(waves)).sum() / (3 * n)))


def _singular(A: FloatArray, columns: NDArray[np.integer], condition: float, caller: str, name: str = "A") -> str:
    """Words for a matrix that has no inverse, or none that float64 can find; columns: powers of two taken out."""
    way_out = "least_squares finds the nearest answer."
    echelon = row_echelon(A)
    free = np.setdiff1d(np.arange(len(A)), echelon.pivots)
    if not len(free):
        return (
            f"{caller} would have no digit right: {name} is singular to the precision of float64 "
            f"(condition about {condition:.0e}, where 4e15 costs all digits); {way_out}"
        )
    j = int(free[0])
    terms = [
        f"{np.ldexp(weight, columns[j] - columns[pivot]):+.4g} column {pivot}"
        for weight, pivot in zip(echelon.R[:, j], echelon.pivots, strict=False)
        if abs(weight) > 1e-12
    ]
    words = "zero" if not terms else " ".join([*terms[:4], "…"] if len(terms) > 4 else terms)
    return (
        f"{caller} needs independent columns, but {name} is singular: column {j} is {words}, up to rounding "
        f"(condition about {condition:.0e}); {way_out}"
    )


def _of_one_size(A: FloatArray) -> tuple[FloatArray, NDArray[np.int_], NDArray[np.int_]]:
    """A with its rows and then its columns brought to one size, and the powers of two taken out of each, (n,)."""
    powers = np.where(A == 0, LEAST_POWER, np.frexp(A)[1])  # (n, n): sizes as powers of two
    rows = powers.max(axis=1)  # (n,)
    columns = (powers - rows[:, None]).max(axis=0)  # (n,)
    return np.ldexp(A, -(rows[:, None] + columns)), rows, columns


def solved(A: FloatArray, b: FloatArray, caller: str, name: str = "A") -> FloatArray:
    """Solve A x = b for arrays already read, with rows and columns brought to one size; refuse a singular A."""
    scaled, rows, columns = _of_one_size(A)
    factors = _factored(scaled, caller)
    if factors.condition * EPS >= 1:
        raise ValueError(_singular(scaled, columns, factors.condition, caller, name))
    with np.errstate(over="ignore", invalid="ignore"):
        x = np.ldexp(_substituted(factors, np.ldexp(b.T, -rows).T).T, -columns).T
        return within_float64(x, caller)


def solve(A: ArrayLike, b: ArrayLike) -> FloatArray:
    """Solve A x = b by elimination.

    A: (n, n) real.  b: (n,), or (n, k) for k right-hand sides at once; x has its shape. To solve again with the same A,
    keep lu(A). The answer has about 16 - log10(condition(A)) digits, more where only the units of rows or columns
    differ; where none would be left, A is refused. 2n³/3 operations.
    Raises ValueError where A is singular, and says which column the others give.

    >>> solve([[2, 1], [1, 3]], [4, 7])
    array([1., 2.])
    """
    A = real_matrix(A, "A", "solve")
    if A.shape[0] != A.shape[1]:
        raise ValueError(
            f"solve needs as many equations as unknowns, but A has shape {A.shape}; "
            "least_squares takes any number of either."
        )
    return solved(A, right_hand_side(b, "b", len(A), "solve"), "solve")


def inverse(A: ArrayLike) -> FloatArray:
    """Find the matrix that undoes A, by solving A X = I.

    A: (n, n) real. 2n³ operations; to solve A x = b, solve is quicker and more accurate.
    Raises ValueError where A is singular, and says which column the others give.

    >>> inverse([[2, 0], [0, 4]])
    array([[0.5 , 0.  ],
           [0.  , 0.25]])
    """
    A = square_matrix(A, "A", "inverse")
    return solved(A, np.eye(len(A)), "inverse")


def inverse_if_any(A: FloatArray) -> FloatArray | None:
    """The inverse as far as float64 finds one, however few digits are right; None where a pivot vanishes."""
    factors = _factored(A, "condition")
    with np.errstate(all="ignore"):
        X = _substituted(factors, np.eye(len(A)))
    return X if np.isfinite(X).all() else None


def _mantissa_and_exponent(factors: LU) -> tuple[float, int]:
    """The product of the pivots and sign, as m 2ᵉ with m of size 1/2 to 1: nothing on the way overflows or vanishes."""
    mantissa, exponent = float(factors.sign), 0
    for pivot in factors.U.diagonal().tolist():
        m, e = math.frexp(pivot)
        mantissa, power = math.frexp(mantissa * m)
        exponent += power + e
    return mantissa, exponent


def _determinant_of(A: FloatArray, caller: str) -> tuple[float, int]:
    """The determinant as m 2ᵉ, by elimination with rows and columns of one size, so that no pivot overflows."""
    scaled, rows, columns = _of_one_size(A)
    mantissa, exponent = _mantissa_and_exponent(_factored(scaled, caller))
    return mantissa, exponent + int(rows.sum()) + int(columns.sum())


def _product(mantissa: float, exponent: int, caller: str) -> float:
    if mantissa and not -1073 <= exponent <= 1024:
        digits = (math.log2(abs(mantissa)) + exponent) * math.log10(2)
        raise ValueError(
            f"{caller} finds about {'-' if mantissa < 0 else ''}10^{digits:.0f}, which float64 cannot hold; "
            "log_determinant gives its sign and logarithm."
        )
    return math.ldexp(mantissa, exponent)


def determinant(A: ArrayLike) -> float:
    """The factor by which A scales volumes, negative where it mirrors: the product of the pivots.

    A: (n, n) real; 0.0 where a pivot is exactly zero. 2n³/3 operations; nothing on the way overflows or vanishes.
    Raises ValueError where the determinant itself is too large or too small for float64: use log_determinant.

    >>> determinant([[2, 1], [1, 3]])
    5.0
    """
    return _product(*_determinant_of(square_matrix(A, "A", "determinant"), "determinant"), "determinant")


def log_determinant(A: ArrayLike) -> tuple[int, float]:
    """The sign of the determinant, 1, 0 or -1, and the logarithm of its size, -inf for 0.

    A: (n, n) real. For products too large or small for float64, as densities in many dimensions need. 2n³/3 operations.
    Raises ValueError for what is not such a matrix.

    >>> log_determinant([[2, 1], [1, 1]])
    (1, 0.0)
    """
    mantissa, exponent = _determinant_of(square_matrix(A, "A", "log_determinant"), "log_determinant")
    if mantissa == 0:
        return 0, -math.inf
    return (1 if mantissa > 0 else -1), math.log(abs(mantissa)) + exponent * math.log(2)
