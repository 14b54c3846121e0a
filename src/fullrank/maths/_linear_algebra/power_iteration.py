"""Power iteration and inverse iteration: one eigenpair of a square matrix, by multiplying or by solving.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Golub & Van Loan, Matrix Computations, 4th ed., sections 7.3.1 and 7.6.1.
"""

from __future__ import annotations

import numpy as np
import scipy
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_number, square_matrix, start_vector, tolerance, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._linear_algebra.triangular import within_float64

Eigenpair = tuple[float, FloatArray]


def power_iteration(A: ArrayLike, x: ArrayLike, *, tol: float = 1e-10, max_steps: int = 1000) -> Iterated[Eigenpair]:
    """Find the eigenvalue of largest magnitude of A, and a unit eigenvector for it.

    A: (n, n) real.  x: (n,) start, not orthogonal to the answer.  max_steps: at least 1.
    value is (lam, v) with v: (n,); path: (steps,) holds lam at each step.
    It stops when |A v - lam v| <= tol |A v|: the residual, not the change, so a rotation is never called settled.
    One product A @ v a step; the error shrinks by |λ₂/λ₁| each time.
    Raises ValueError for what is not such a matrix, and where the eigenvalue is beyond float64.

    >>> lam, v = power_iteration([[2.0, 1.0], [1.0, 2.0]], [1.0, 0.0]).value
    >>> round(lam, 6)
    3.0
    """
    A = square_matrix(A, "A", "power_iteration")  # (n, n)
    v = start_vector(x, "x", len(A), "power_iteration")  # (n,)
    tol, max_steps = tolerance(tol, "power_iteration"), whole_number(max_steps, "max_steps", 1, "power_iteration")
    scale = float(np.abs(A).max()) or 1.0  # keeps huge and tiny matrices inside float64
    A /= scale
    path: list[float] = []
    reason = Reason.OUT_OF_STEPS
    for _ in range(max_steps):
        Av = A @ v  # (n,)
        lam = float(v @ Av)  # Rayleigh quotient: the best lam for this v
        path.append(lam)
        length = np.linalg.norm(Av)
        if length == 0 and A.any():
            reason = Reason.VANISHED
            break
        if np.linalg.norm(Av - lam * v) <= tol * length:
            reason = Reason.CONVERGED
            break
        v = Av / length
    return _in_units(path, v, scale, reason, "power_iteration")


def _in_units(path: list[float], v: FloatArray, scale: float, reason: Reason, caller: str) -> Iterated[Eigenpair]:
    with np.errstate(over="ignore"):
        lams = within_float64(np.array(path) * scale, caller)
    return Iterated((float(lams[-1]), v), lams, reason)


def inverse_iteration(
    A: ArrayLike, x: ArrayLike, shift: float = 0.0, *, tol: float = 1e-10, max_steps: int = 100
) -> Iterated[Eigenpair]:
    """Find the eigenvalue of A nearest to shift, and a unit eigenvector for it.

    A: (n, n) real.  x: (n,) start, not orthogonal to the answer.  shift: a guess, which may be an eigenvalue itself.
    value is (lam, v); path: (steps,) holds lam at each step; it stops when |A v - lam v| <= tol max|A|.
    Factors A - shift I once (n³/3), then n² a step; the error shrinks by |λ₁ - shift| / |λ₂ - shift|.
    Raises ValueError for what is not such a matrix, and where the eigenvalue is beyond float64.

    >>> lam, v = inverse_iteration([[2.0, 1.0], [1.0, 2.0]], [1.0, 0.0], shift=0.5).value
    >>> round(lam, 6)
    1.0
    """
    A = square_matrix(A, "A", "inverse_iteration")  # (n, n)
    v = start_vector(x, "x", len(A), "inverse_iteration")  # (n,)
    tol, max_steps = tolerance(tol, "inverse_iteration"), whole_number(max_steps, "max_steps", 1, "inverse_iteration")
    shift = real_number(shift, "shift", "inverse_iteration")
    scale = float(np.abs(A).max()) or 1.0
    A /= scale
    larger = max(scale, abs(shift))  # a shift far beyond A must not overflow
    P, L, U = scipy.linalg.lu(A * (scale / larger) - shift / larger * np.eye(len(A)))
    too_small = np.abs(U.diagonal()) < np.finfo(float).eps  # shift hits an eigenvalue: nudge the pivot,
    U[too_small, too_small] = np.finfo(float).eps  # the huge solution still points the right way
    path: list[float] = []
    reason = Reason.OUT_OF_STEPS
    for _ in range(max_steps):
        w = scipy.linalg.solve_triangular(U, scipy.linalg.solve_triangular(L, P.T @ v, lower=True))  # (n,)
        v = w / np.linalg.norm(w)
        Av = A @ v
        lam = float(v @ Av)
        path.append(lam)
        if np.linalg.norm(Av - lam * v) <= tol:
            reason = Reason.CONVERGED
            break
    return _in_units(path, v, scale, reason, "inverse_iteration")
