"""Gauss-Newton: least squares for a model that bends, by solving the straight one that touches it, again and again.

Near x the residuals are r + J d, so the step d solves a linear least-squares problem. The second derivatives of r are
left out: where r ends small the steps square their error each time; where it ends large they shrink it by a factor,
and far from the answer a step may make things worse: that is what levenberg_marquardt is for.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., section 10.3; Bates & Watts, A relative offset orthogonality
convergence criterion for nonlinear least squares, Technometrics 23 (1981), for the stop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, tolerance, whole_number
from fullrank.maths._derivatives.derivatives import function_of
from fullrank.maths._fitting.fit_arguments import start_point
from fullrank.maths._fitting.residuals import Residuals
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._linear_algebra.householder import qr
from fullrank.maths._linear_algebra.triangular import back
from fullrank.maths._progress import progress

TOO_FAR = 1e10  # how much longer than at the start the residual may grow before the walk is lost


def gauss_newton(
    residual: Callable[[Any], Any],
    x: ArrayLike,
    *,
    jacobian: Callable[[FloatArray], Any] | None = None,
    tol: float = 1e-10,
    max_steps: int = 100,
) -> Iterated[FloatArray]:
    """Find the x near the start at which the sum of squared residuals is least, by full steps.

    residual: takes (p,), returns (m,), m at least p.  x: (p,) start, near the answer.  jacobian: takes (p,), returns
    the derivatives (m, p); without it they are found, exactly where the function allows it.
    value: (p,); path: (steps, p), row k is the point that step k left. It stops where a step could take away at most
    the share tol of |r|, or would move no entry of x by more than the share tol.
    One call of residual and jacobian and 2 m p² operations a step.
    Raises ValueError for a function or a start that are none.

    >>> x = np.array([0.0, 1.0, 2.0, 3.0])
    >>> gauss_newton(lambda b: b[0] * np.exp(-b[1] * x) - [4.0, 2.0, 1.0, 0.5], [3.0, 1.0]).value.round(6)
    array([4.      , 0.693147])
    """
    theta = start_point(x, "x", "gauss_newton")  # (p,)
    tol, max_steps = tolerance(tol, "gauss_newton"), whole_number(max_steps, "max_steps", 1, "gauss_newton")
    residual = function_of(residual, "residual", "gauss_newton")
    jacobian = None if jacobian is None else function_of(jacobian, "jacobian", "gauss_newton")
    names = tuple(f"x[{j}]" for j in range(len(theta)))
    residuals = Residuals(residual, 0.0, None, jacobian, names, "gauss_newton")
    path: list[FloatArray] = []
    with np.errstate(all="ignore"):  # a step may leave where the function has values: that is a reason, not an error
        value, reason = _walked(residuals, theta, tol, max_steps, path)
    return Iterated(value, np.array(path).reshape(-1, len(theta)), reason)


def _walked(
    residuals: Residuals, theta: FloatArray, tol: float, max_steps: int, path: list[FloatArray]
) -> tuple[FloatArray, Reason]:
    r = residuals.first(theta)  # (m,)
    longest = TOO_FAR * float(np.linalg.norm(r))
    for _ in progress(range(max_steps + 1), "Fitting", likely=residuals.slow):
        J = residuals.rows(theta).T  # (m, p)
        if not np.isfinite(J).all():
            return theta, Reason.NOT_FINITE
        factors = qr(J, pivoting=True)
        if factors.rank() < len(theta):
            return theta, Reason.SINGULAR
        q = factors.apply_transpose(r)  # (p,): the part of r that a step can take away
        d = np.empty(len(theta))
        d[factors.order] = back(factors.R, -q)
        if np.linalg.norm(q) <= tol * np.linalg.norm(r) or (np.abs(d) <= tol * np.abs(theta)).all():
            return theta, Reason.CONVERGED
        if len(path) == max_steps:
            break
        r = residuals(theta + d)
        if not np.isfinite(r).all():
            return theta, Reason.NOT_FINITE
        path.append(theta)
        theta = theta + d
        if np.linalg.norm(r) > longest:
            return theta, Reason.DIVERGED
    return theta, Reason.OUT_OF_STEPS
