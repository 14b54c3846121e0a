"""Linear least squares: the x for which A x comes nearest to b, three ways, and how many digits each keeps.

With κ the condition of A, the reflections of qr lose log10 κ digits, or twice that where the residual is large; the
normal equations lose 2 log10 κ always, because squaring A squares κ; the singular values tell κ itself, and answer
even where columns depend on each other, with the shortest x of all that come nearest.

Source: Golub & Van Loan, Matrix Computations, 4th ed., sections 5.3 and 5.5; Hastie, Tibshirani & Friedman, The
Elements of Statistical Learning, sections 3.2 and 3.4.1 for the errors and for ridge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, final

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_array, real_matrix
from fullrank.maths._fitting.fit_arguments import weights_row
from fullrank.maths._linear_algebra.householder import qr
from fullrank.maths._linear_algebra.svd import svd
from fullrank.maths._linear_algebra.triangular import back, binary_exponent, forward, within_float64
from fullrank.maths._plotting import axes_to_draw_on

EPS = float(np.finfo(float).eps)
Method = Literal["qr", "normal", "svd"]
Exponents = NDArray[np.int_]
Solved = tuple[FloatArray, FloatArray, int, float]  # coefficients, their spread for unit errors, rank, condition


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LeastSquares:
    """The x for which A x is nearest to b, n coefficients for m equations.

    coefficients: (n,).  residuals: (m,), b - A x.  sum_of_squares: of the residuals, weighted if weights were given;
    inf where it is beyond float64.  standard_errors: (n,), what errors in b of the size seen in the residuals do to
    each coefficient; inf where m is not above the rank, or where the data leave a coefficient open.  rank: of A.
    condition: of A, as far as float64 tells.  fitted: (m,), A x.

    >>> line = least_squares([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]], [1.0, 3.0, 5.0])
    >>> line.coefficients.round(6), line.rank
    (array([1., 2.]), 2)
    """

    coefficients: FloatArray
    residuals: FloatArray
    sum_of_squares: float
    standard_errors: FloatArray
    rank: int
    condition: float
    fitted: FloatArray

    def __repr__(self) -> str:
        """Show a few lines for people."""
        counts = f"{len(self.coefficients)} coefficients for {len(self.residuals):,} equations"
        pairs = list(zip(self.coefficients.tolist(), self.standard_errors.tolist(), strict=True))
        lines = [f"LeastSquares: {counts}", *(f"  x[{j}]  {_with_error(*pair)}" for j, pair in enumerate(pairs[:10]))]
        lines += [f"  … and {len(pairs) - 10} more"] if len(pairs) > 10 else []
        return "\n".join(
            [*lines, f"  sum of squares {self.sum_of_squares:.6g}; rank {self.rank}", f"  {self._digits()}"]
        )

    def _digits(self) -> str:
        if self.rank < len(self.coefficients):
            return "columns depend on each other, so many x come equally near; this is the shortest"
        kept = max(0.0, 16 - np.log10(self.condition)) if np.isfinite(self.condition) else 0.0
        return f"condition {self.condition:.1e}: about {kept:.0f} of 16 digits are kept"

    def plot(self, axes: Any = None) -> Any:
        """Draw the residuals against the fitted values, where a pattern tells what A lacks; return the axes."""
        axes = axes_to_draw_on(axes)
        axes.axhline(0.0, color="black", linewidth=1)
        axes.plot(self.fitted, self.residuals, linestyle="none", marker=".")
        axes.set(xlabel="fitted value, A x", ylabel="residual, b − A x")
        return axes


def _with_error(value: float, error: float) -> str:
    return f"{value:.6g} ± {error:.2g}" if np.isfinite(error) else f"{value:.6g}, no error can be told"


def least_squares(
    A: ArrayLike, b: ArrayLike, *, method: Method = "qr", weights: ArrayLike | None = None
) -> LeastSquares:
    """Find the x that makes |A x - b|² least.

    A: (m, n) real.  b: (m,).  weights: (m,), not negative: one for each squared residual.
    method: qr, the safe choice; normal, for AᵀA x = Aᵀb, half the work and half the digits; svd, which takes columns
    that depend on each other too, or m < n, and then gives the shortest x.
    2 n² m operations for qr, n² m for normal, about 30 n² m for svd.
    Raises ValueError where qr or normal meet columns that depend on each other, and says which; where normal would keep
    no digit; and where the answer is beyond float64.

    >>> line = least_squares([[1, 0], [1, 1], [1, 2]], [1.0, 2.9, 5.1])
    >>> line.coefficients.round(6), line.standard_errors.round(6)
    (array([0.95, 2.05]), array([0.111803, 0.086603]))
    """
    A, b = _equations(A, b, "least_squares")  # (m, n), (m,)
    if not isinstance(method, str) or method not in WAYS:
        raise ValueError(f"least_squares needs method as 'qr', 'normal' or 'svd', but it is {method!r}.")
    (m, n), freedom = A.shape, len(b)
    if m < n and method != "svd":
        raise ValueError(_too_few(m, n))
    roots, root_unit = np.ones(m), 0  # (m,)
    if weights is not None:
        roots = np.sqrt(weights_row(weights, m, "least_squares"))
        root_unit, freedom = int(binary_exponent(roots.max())) + 1, int(np.count_nonzero(roots))
        roots = np.ldexp(roots, -root_unit)  # at most 1: no product with them overflows
    return _in_units(A, b, roots, root_unit, freedom, method)


def _in_units(
    A: FloatArray, b: FloatArray, roots: FloatArray, root_unit: int, freedom: int, method: Method
) -> LeastSquares:
    """Solve with b and every column near 1, by powers of two that round nothing; then give the units back."""
    weighted = roots[:, None] * A  # (m, n)
    columns, unit = binary_exponent(np.abs(weighted).max(axis=0)), int(binary_exponent(np.abs(b).max()))
    with np.errstate(over="ignore", invalid="ignore"):
        b = np.ldexp(b, -unit)
        x, spread, rank, condition = WAYS[method](np.ldexp(weighted, -columns), roots * b, columns)
        reached = np.ldexp(A, -columns) @ x  # (m,)
        left = b - reached
        total = float((roots * left) @ (roots * left))
        freedom -= rank
        errors = np.where(np.isinf(spread) | (freedom <= 0), np.inf, spread * np.sqrt(total / max(freedom, 1)))
        return LeastSquares(
            within_float64(np.ldexp(x, unit - columns), "least_squares"),
            within_float64(np.ldexp(left, unit), "least_squares"),
            float(np.ldexp(total, 2 * (unit + root_unit))),
            np.ldexp(errors, unit - columns),
            rank,
            condition,
            np.ldexp(reached, unit),
        )


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
    unit_A, unit_b = int(binary_exponent(np.abs(A).max())), int(binary_exponent(np.abs(b).max()))
    factors = svd(np.ldexp(A, -unit_A))
    felt = slice(factors.rank())
    U, s, V = factors.U[:, felt], factors.s[felt], factors.V[:, felt]
    root = np.sqrt(lam)  # (1,) or (k, 1)
    units = np.where(lam > 0, np.maximum(binary_exponent(root), unit_A), unit_A)  # the larger of s and root is near 1
    s, root = np.ldexp(s, unit_A - units), np.ldexp(root, -units)
    larger = np.maximum(s, root)
    share = np.minimum(s, root) / larger  # its square is at most 1
    x = np.where(s >= root, 1.0, share) / (1 + share * share) / larger * (np.ldexp(b, -unit_b) @ U) @ V.T
    with np.errstate(over="ignore"):
        return within_float64(np.ldexp(x, unit_b - units), "ridge")


def _equations(A: ArrayLike, b: ArrayLike, caller: str) -> tuple[FloatArray, FloatArray]:
    A, b = real_matrix(A, "A", caller), real_array(b, "b", caller)
    if b.shape != (len(A),):
        raise ValueError(
            f"{caller} needs b of shape ({len(A)},), one number for each row of A, but it has shape {b.shape}; "
            "for several b go through them one by one."
        )
    return A, b


def _by_qr(A: FloatArray, b: FloatArray, columns: Exponents) -> Solved:
    """Mirror A onto a triangle, the longest column first; b goes along, and what lands below cannot be reached."""
    factors = qr(A, pivoting=True)
    n, rank = A.shape[1], factors.rank()
    if rank < n:
        raise ValueError(_dependent(factors.order[rank:], rank, A.shape))
    x, spread = np.empty(n), np.empty(n)
    x[factors.order] = back(factors.R, factors.apply_transpose(b))
    spread[factors.order] = np.linalg.norm(back(factors.R, np.eye(n)), axis=1)  # the rows of R⁻¹
    return x, spread, n, _condition(factors.R, columns[factors.order])


def _by_normal(A: FloatArray, b: FloatArray, columns: Exponents) -> Solved:
    """Solve AᵀA x = Aᵀb with the triangle L of AᵀA = L Lᵀ."""
    square = A.T @ A  # (n, n), the step that squares the condition
    L, failed = scipy.linalg.lapack.dpotrf(square, lower=1, clean=1)
    m, n = A.shape
    rounding = EPS * float(np.trace(square))
    least = 0.0 if failed else float(np.linalg.svd(L, compute_uv=False)[-1]) ** 2
    if least <= 4 * (n + np.sqrt(m)) * rounding:  # as small as rounding alone can leave it: mirrors tell
        factors = qr(A, pivoting=True)
        if factors.rank() < n or least <= 2 * rounding:
            raise ValueError(_dependent(factors.order[factors.rank() :], factors.rank(), A.shape))
    x = back(L.T, forward(L, A.T @ b))
    spread = np.linalg.norm(forward(L, np.eye(n)), axis=0)
    return x, spread, n, _condition(L.T, columns)


def _by_svd(A: FloatArray, b: FloatArray, columns: Exponents) -> Solved:
    """Turn, divide by each stretch, turn: directions that A flattens get nothing."""
    shift = columns - columns.max()  # the shortest x is a matter of units, so they stay, but for one of them all
    factors = svd(np.ldexp(A, shift))
    rank = factors.rank()
    U, s, V = factors.U[:, :rank], factors.s[:rank], factors.V[:, :rank]
    x = V @ ((b @ U) / s)
    spread = np.linalg.norm(V / s, axis=1)  # (n,)
    spread[1 - (V * V).sum(axis=1) > 1e-8] = np.inf  # a coefficient that a flattened direction can change
    condition = float(factors.s[0] / s[-1]) if rank == A.shape[1] else np.inf
    return np.ldexp(x, shift), np.ldexp(spread, shift), rank, condition


WAYS = {"qr": _by_qr, "normal": _by_normal, "svd": _by_svd}


def _condition(R: FloatArray, columns: Exponents) -> float:
    s = np.linalg.svd(np.ldexp(R, columns - columns.max()), compute_uv=False)
    return float(s[0] / s[-1]) if s[-1] else np.inf


WAY_OUT = "method='svd' gives the shortest of all answers, ridge a steady one."


def _too_few(m: int, n: int) -> str:
    return f"least_squares has {m} equations for {n} unknowns, so many x come equally near; {WAY_OUT}"


def _dependent(columns: NDArray[np.intp], rank: int, shape: tuple[int, ...]) -> str:
    if not len(columns):
        return (
            "least_squares by the normal equations has no digit left: AᵀA squares the condition of A, and is singular "
            "to float64 though A is not; method='qr' keeps the digits."
        )
    which = "column " if len(columns) == 1 else "columns "
    named = ", ".join(str(column) for column in sorted(columns.tolist()))
    return (
        f"least_squares needs columns that do not depend on each other, but A has rank {rank} with {shape[1]} columns: "
        f"{which}{named} can be made from the others; leave them out, or {WAY_OUT}"
    )
