"""QR iteration: all eigenvalues of a square matrix, as the matrix turns into a triangle.

Each step factors A = Q R and multiplies the other way round, R Q = Qᵀ A Q: the same eigenvalues in another basis, where
what stands below the diagonal is smaller. Mirrors first make all below the side diagonal zero, and steps keep it so.
With shifts each step counts for hundreds. A pair of complex eigenvalues stays behind as a block of two rows.

Source: Trefethen & Bau, Numerical Linear Algebra, lectures 26, 28 and 29; Golub & Van Loan, Matrix Computations,
4th ed., sections 7.4.2, 7.5.1 and 7.5.5 (the double shift is Francis's).
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, square_matrix, tolerance, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._linear_algebra.eigen import Eigenarray, eigen_2x2
from fullrank.maths._linear_algebra.householder import mirror, normal_to_axis, qr
from fullrank.maths._linear_algebra.triangular import binary_scale, within_float64
from fullrank.maths._plotting import draw_spectrum
from fullrank.maths._shown import shown

EPS = float(np.finfo(float).eps)
UNUSUAL_AFTER = 10  # steps on one block without a zero, before a shift out of the ordinary shakes it


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Schur:
    """A = Q T Qᵀ with Q orthogonal: the eigenvalues stand on the diagonal of T.

    Q: (n, n).  T: (n, n) upper triangular, but for a block of two rows at each pair of complex eigenvalues.
    values: (n,) in the order of the diagonal, complex where some are; near them where the steps ran out.

    >>> qr_iteration([[2.0, 1.0], [0.0, 1.0]]).value.values
    array([2., 1.])
    """

    Q: FloatArray
    T: FloatArray
    values: Eigenarray

    def __repr__(self) -> str:
        """Show a few lines for people."""
        n = len(self.values)
        return shown(self, f"{n} by {n}", Q=self.Q, T=self.T, values=self.values)

    def plot(self, axes: Any = None) -> Any:
        """Draw the eigenvalues in the complex plane, on new axes by default; returns them."""
        return draw_spectrum(self.values, axes)


def qr_iteration(A: ArrayLike, *, shifts: bool = True, tol: float = EPS, max_steps: int = 1000) -> Iterated[Schur]:
    """Find all eigenvalues of a square matrix, real and complex, by QR iteration.

    A: (n, n) real.  shifts: False for the plain textbook step, which tells eigenvalues apart by their ratios |λ₂/λ₁|
    alone, and never those of one size, such as 1 and -1.  tol: an entry below the diagonal counts as zero once it is
    that small beside its two neighbours on it.  value: Schur(Q, T, values); path: (steps,) holds the length of the
    side diagonal, less the blocks of complex pairs, after each step. About 2 n steps with shifts, seconds at n = 200;
    4 n³ a step without. Errors are as if A were rounded: nearly parallel eigenvectors cost digits.
    Raises ValueError for what is not such a matrix.

    >>> found = qr_iteration([[0.0, -1.0], [1.0, 0.0]])
    >>> found.value.values
    array([0.+1.j, 0.-1.j])
    """
    A = square_matrix(A, "A", "qr_iteration")
    tol, max_steps = tolerance(tol, "qr_iteration"), whole_number(max_steps, "max_steps", 1, "qr_iteration")
    scale = float(binary_scale(np.abs(A).max()))
    H, Q = _hessenberg(A / scale)
    path: list[float] = []
    tries, block = 0, _settle(H, Q, tol)
    while block is not None and len(path) < max_steps:
        tries += 1
        if shifts:
            _francis_step(H, Q, *block, unusual=tries % UNUSUAL_AFTER == 0)
        else:
            _plain_step(H, Q)
        before, block = block, _settle(H, Q, tol)
        tries = tries if block == before else 0
        path.append(_side_length(H, block))
    reason = Reason.CONVERGED if block is None else Reason.OUT_OF_STEPS
    with np.errstate(over="ignore", invalid="ignore"):
        T, lengths = (within_float64(part * scale, "qr_iteration") for part in (H, np.array(path)))
        values = within_float64(_values(H) * scale, "qr_iteration")
    return Iterated(Schur(Q, T, values), lengths, reason)


def _hessenberg(A: FloatArray) -> tuple[FloatArray, FloatArray]:
    """A = Q H Qᵀ by mirrors, H: (n, n) zero below its side diagonal."""
    H, Q = A.copy(), np.eye(len(A))
    for k in range(len(A) - 2):
        v, landing = normal_to_axis(H[k + 1 :, k])
        mirror(H[k + 1 :, k + 1 :], v)
        mirror(H[:, k + 1 :].T, v)
        mirror(Q[:, k + 1 :].T, v)
        H[k + 1, k], H[k + 2 :, k] = landing, 0.0
    return H, Q


def _plain_step(H: FloatArray, Q: FloatArray) -> None:
    """H = Q₁ R becomes R Q₁, in place, and Q becomes Q Q₁."""
    factors = qr(H)
    Q[:] = Q @ factors.Q
    H[:] = np.triu(factors.R @ factors.Q, -1)


def _settle(H: FloatArray, Q: FloatArray, tol: float) -> tuple[int, int] | None:
    """Set to zero what counts as zero; find the last block that has not settled, as its first and last row.

    A block of two rows has settled once its eigenvalues are complex; real ones are turned onto the diagonal.
    """
    side, sizes = H.diagonal(-1), np.abs(H.diagonal())
    beside = sizes[1:] + sizes[:-1]
    small = np.flatnonzero(np.abs(side) <= np.where(beside > 0, tol * beside, tol * np.abs(H).max()))
    H[small + 1, small] = 0.0
    last = len(H) - 1
    while last > 0:
        first = last
        while first > 0 and H[first, first - 1] != 0:
            first -= 1
        if last - first > 1:
            return first, last
        if last - first == 1:
            _split_if_real(H, Q, first)
        last = first - 1
    return None


def _split_if_real(H: FloatArray, Q: FloatArray, i: int) -> None:
    """Turn rows and columns i and i + 1 so that real eigenvalues of their block stand on the diagonal."""
    pairs = eigen_2x2(H[i : i + 2, i : i + 2])
    if pairs.directions == "no real":
        return
    c, s = pairs.vectors[:, 0].real
    turn = np.array([[c, -s], [s, c]])  # its first column is an eigenvector
    H[i : i + 2] = turn.T @ H[i : i + 2]
    H[:, i : i + 2] = H[:, i : i + 2] @ turn
    Q[:, i : i + 2] = Q[:, i : i + 2] @ turn
    H[i + 1, i] = 0.0


def _shifts(corner: FloatArray) -> tuple[float, float]:
    """Sum and product of two shifts: both eigenvalues of the corner if complex, else twice the one nearest its foot.

    Real ones of two sizes would leave blocks with eigenvalues near both, such as 1 and -1, as they are.
    """
    (a, b), (c, d) = corner.tolist()
    half = (a - d) / 2
    discriminant = half * half + b * c
    if discriminant < 0:
        return a + d, a * d - b * c
    root = half + math.copysign(math.sqrt(discriminant), half)
    nearest = d - b * c / root if root else d
    return 2 * nearest, nearest * nearest


def _francis_step(H: FloatArray, Q: FloatArray, first: int, last: int, *, unusual: bool) -> None:
    """One step with two shifts at once, in place and in real numbers though the shifts may be complex.

    The first mirror is that of (H - λ₁ I)(H - λ₂ I), whose first column has three entries; each other one chases the
    bulge that it left, one row further down.
    """
    total, product = _shifts(H[last - 1 : last + 1, last - 1 : last + 1])
    if unusual:
        size = float(np.abs(H[[last, last - 1], [last - 1, last - 2]]).sum())
        total, product = 1.5 * size, size * size
    (a, b), (c, d) = H[first : first + 2, first : first + 2]
    column = np.array([a * a + b * c - total * a + product, c * (a + d - total), c * H[first + 2, first + 1]])
    for k in range(first, last):
        end = min(k + 3, last + 1)
        v, landing = normal_to_axis(column[: end - k])
        left = max(k - 1, first)
        mirror(H[k:end, left:], v)
        mirror(H[: min(k + 4, last + 1), k:end].T, v)
        mirror(Q[:, k:end].T, v)
        if k > first:
            H[k, k - 1], H[k + 1 : end, k - 1] = landing, 0.0
        column = H[k + 1 : min(k + 4, last + 1), k].copy()


def _side_length(H: FloatArray, block: tuple[int, int] | None) -> float:
    """The length of the side diagonal down to the block at work; below it only complex pairs are left."""
    return 0.0 if block is None else math.hypot(*H.diagonal(-1)[: block[1]])


def _values(H: FloatArray) -> Eigenarray:
    values = H.diagonal().astype(complex)
    for i in np.flatnonzero(H.diagonal(-1)):
        (a, b), (c, d) = H[i : i + 2, i : i + 2].tolist()
        root = cmath.sqrt(((a - d) / 2) ** 2 + b * c)
        values[i : i + 2] = (a + d) / 2 + root, (a + d) / 2 - root
    return values if values.imag.any() else values.real
