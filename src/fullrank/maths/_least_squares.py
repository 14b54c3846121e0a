"""Linear least squares: the x for which A x comes nearest to b, three ways, and how many digits each keeps.

With κ the condition of A, the reflections of qr lose log10 κ digits, or twice that where the residual is large; the
normal equations lose 2 log10 κ always, because squaring A squares κ; the singular values tell κ itself, and answer
even where columns depend on each other, with the shortest x of all that come nearest.

Source: Golub & Van Loan, Matrix Computations, 4th ed., sections 5.3 and 5.5; Hastie, Tibshirani & Friedman, The
Elements of Statistical Learning, sections 3.2 and 3.4.1 for the errors and for ridge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import lapack

from fullrank.maths._arguments import FloatArray, real_array, real_matrix
from fullrank.maths._fit_arguments import weights_row
from fullrank.maths._householder import qr
from fullrank.maths._svd import svd
from fullrank.maths._triangular import back, binary_scale, forward

EPS = float(np.finfo(float).eps)
Method = Literal["qr", "normal", "svd"]
Solved = tuple[FloatArray, FloatArray, int, float]  # coefficients, their spread for unit errors, rank, condition


@final
@dataclass(frozen=True, slots=True, repr=False)
class LeastSquares:
    """The x for which A x is nearest to b, n coefficients for m equations.

    coefficients: (n,).  residuals: (m,), b - A x.  sum_of_squares: of the residuals, weighted if weights were given.
    standard_errors: (n,), what errors in b of the size seen in the residuals do to each coefficient; inf where m is not
    above the rank, or where the data leave a coefficient open.  rank: of A.  condition: of A, as far as float64 tells.
    """

    coefficients: FloatArray
    residuals: FloatArray
    sum_of_squares: float
    standard_errors: FloatArray
    rank: int
    condition: float

    def __repr__(self) -> str:
        """Show a few lines for people."""
        kept = max(0.0, 16 - np.log10(self.condition)) if np.isfinite(self.condition) else 0.0
        lines = [f"LeastSquares: {len(self.coefficients)} coefficients for {len(self.residuals):,} equations"]
        pairs = list(zip(self.coefficients, self.standard_errors, strict=True))
        lines += [f"  x[{j}]  {value:.6g} ± {error:.2g}" for j, (value, error) in enumerate(pairs[:10])]
        lines += [f"  … and {len(pairs) - 10} more"] if len(pairs) > 10 else []
        lines += [f"  sum of squares {self.sum_of_squares:.6g}; rank {self.rank}"]
        return "\n".join([*lines, f"  condition {self.condition:.1e}: about {kept:.0f} of 16 digits are kept"])


def least_squares(
    A: ArrayLike, b: ArrayLike, *, method: Method = "qr", weights: ArrayLike | None = None
) -> LeastSquares:
    """Find the x that makes |A x - b|² least.

    A: (m, n) real.  b: (m,).  weights: (m,), not negative: one for each squared residual.
    method: qr, the safe choice; normal, for AᵀA x = Aᵀb, half the work and half the digits; svd, which takes columns
    that depend on each other too, or m < n, and then gives the shortest x.
    2 n² m operations for qr, n² m for normal, about 30 n² m for svd.
    Raises ValueError where qr or normal meet columns that depend on each other, and says which.

    >>> line = least_squares([[1, 0], [1, 1], [1, 2]], [1.0, 2.9, 5.1])
    >>> line.coefficients.round(6), line.standard_errors.round(6)
    (array([0.95, 2.05]), array([0.111803, 0.086603]))
    """
    A, b = _equations(A, b, "least_squares")  # (m, n), (m,)
    if method not in WAYS:
        raise ValueError(f"least_squares needs method as 'qr', 'normal' or 'svd', but it is {method!r}.")
    roots = None if weights is None else np.sqrt(weights_row(weights, len(b), "least_squares"))  # (m,)
    A_w, b_w = (A, b) if roots is None else (roots[:, None] * A, roots * b)
    x, spread, rank, condition = WAYS[method](A_w, b_w)
    residuals = b - A @ x  # (m,)
    weighted = residuals if roots is None else roots * residuals
    total = float(weighted @ weighted)
    freedom = (len(b) if roots is None else int(np.count_nonzero(roots))) - rank
    errors = spread * np.sqrt(total / freedom) if freedom > 0 else np.full(len(x), np.inf)
    return LeastSquares(x, residuals, total, errors, rank, condition)


def ridge(A: ArrayLike, b: ArrayLike, strength: ArrayLike) -> FloatArray:
    """Find the x that makes |A x - b|² + strength |x|² least: nearly as near to b, and much shorter.

    A: (m, n) real, of any rank.  b: (m,).  strength: not negative; or (k,) of them, for all of which the one singular
    value decomposition does. It returns (n,), or (k, n). At strength 0 it is the shortest x of least squares. Every
    column is held down alike, a column of ones too: take the means out of A and b if the level is to be free.
    Raises ValueError for what are no such equations or a strength below zero.

    >>> ridge([[1, 0], [0, 2]], [1, 2], [0.0, 1.0])
    array([[1. , 1. ],
           [0.5, 0.8]])
    """
    A, b = _equations(A, b, "ridge")
    lam = real_array(strength, "strength", "ridge")[..., None]  # (1,) or (k, 1)
    if lam.ndim > 2 or lam.min(initial=0) < 0:
        raise ValueError(f"ridge needs a strength that is not negative, or a row of them, but it is {strength!r}.")
    factors = svd(A)
    felt = slice(factors.rank())
    U, s, V = factors.U[:, felt], factors.s[felt], factors.V[:, felt]
    return np.asarray(s / (s * s + lam) * (b @ U) @ V.T)


def _equations(A: ArrayLike, b: ArrayLike, caller: str) -> tuple[FloatArray, FloatArray]:
    A, b = real_matrix(A, "A", caller), real_array(b, "b", caller)
    if b.shape != (len(A),):
        raise ValueError(
            f"{caller} needs b of shape ({len(A)},), one number for each row of A, but it has shape {b.shape}; "
            "for several b go through them one by one."
        )
    return A, b


def _by_qr(A: FloatArray, b: FloatArray) -> Solved:
    """Mirror A onto a triangle, the longest column first; b goes along, and what lands below cannot be reached."""
    units = binary_scale(np.abs(A).max(axis=0))  # (n,): a column's unit says nothing about its direction
    factors = qr(A / units, pivoting=True)
    n, rank = A.shape[1], factors.rank()
    if rank < n:
        raise ValueError(_dependent(factors.order[rank:], rank, A.shape))
    x, spread = np.empty(n), np.empty(n)
    x[factors.order] = back(factors.R, factors.apply_transpose(b))
    spread[factors.order] = np.linalg.norm(back(factors.R, np.eye(n)), axis=1)  # the rows of R⁻¹
    return x / units, spread / units, n, _condition(factors.R * units[factors.order])


def _by_normal(A: FloatArray, b: FloatArray) -> Solved:
    """Solve AᵀA x = Aᵀb with the triangle L of AᵀA = L Lᵀ."""
    units = binary_scale(np.abs(A).max(axis=0))
    scaled = A / units
    square = scaled.T @ scaled  # (n, n), the step that squares the condition
    L, failed = lapack.dpotrf(square, lower=1, clean=1)
    n = len(square)
    if failed or (L.diagonal() ** 2 <= 4 * n * EPS * square.diagonal()).any():
        factors = qr(scaled, pivoting=True)
        raise ValueError(_dependent(factors.order[factors.rank() :], factors.rank(), A.shape))
    x = back(L.T, forward(L, scaled.T @ b))
    spread = np.linalg.norm(forward(L, np.eye(n)), axis=0)
    return x / units, spread / units, n, _condition(L.T * units)


def _by_svd(A: FloatArray, b: FloatArray) -> Solved:
    """Turn, divide by each stretch, turn: directions that A flattens get nothing."""
    factors = svd(A)
    rank = factors.rank()
    U, s, V = factors.U[:, :rank], factors.s[:rank], factors.V[:, :rank]
    x = V @ ((b @ U) / s)
    spread = np.linalg.norm(V / s, axis=1)  # (n,)
    spread[1 - (V * V).sum(axis=1) > 1e-8] = np.inf  # a coefficient that a flattened direction can change
    return x, spread, rank, float(factors.s[0] / s[-1]) if rank == A.shape[1] else np.inf


WAYS = {"qr": _by_qr, "normal": _by_normal, "svd": _by_svd}


def _condition(R: FloatArray) -> float:
    s = np.linalg.svd(R, compute_uv=False)
    return float(s[0] / s[-1]) if s[-1] else np.inf


def _dependent(columns: NDArray[np.intp], rank: int, shape: tuple[int, ...]) -> str:
    way_out = "method='svd' gives the shortest of all answers, ridge a steady one."
    if shape[0] < shape[1] and rank == shape[0]:
        return f"least_squares has {shape[0]} equations for {shape[1]} unknowns, so many x fit exactly; {way_out}"
    if not len(columns):
        return (
            "least_squares by the normal equations has no digit left: AᵀA squares the condition of A, and is singular "
            "to float64 though A is not; method='qr' keeps the digits."
        )
    which = "column " if len(columns) == 1 else "columns "
    named = ", ".join(str(column) for column in sorted(columns.tolist()))
    return (
        f"least_squares needs columns that do not depend on each other, but A has rank {rank} with {shape[1]} columns: "
        f"{which}{named} can be made from the others; leave them out, or {way_out}"
    )
