"""Newton's method: follow the tangent to the root, or the parabola to the minimum.

Near the answer the number of right digits doubles at each step; far from it nothing is promised, and the path tells.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 3.3, 3.4 and 11.1; Dauphin et al., Identifying and
attacking the saddle point problem in high-dimensional non-convex optimization (2014), for the absolute curvatures.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array, tolerance, whole_number
from fullrank.maths._derivatives.derivatives import array_of_numbers, function_of, raw_jacobian
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._optimisation.line_search import backtrack
from fullrank.maths._optimisation.objective import Function, Objective, Walk, called, length, locked
from fullrank.maths._progress import progress

EPS = float(np.finfo(float).eps)
FURTHEST = 100.0  # the longest step of newton_minimise, in sizes of x: where f is flat, the parabola's is endless


def newton(
    f: Function, x: ArrayLike, *, derivative: Function | None = None, tol: float = 1e-12, max_steps: int = 50
) -> Iterated[Any]:
    """Find a root of f near x by Newton's method.

    f: takes a number and returns one, or takes and returns shape (n,).  derivative: its slope or Jacobian (n, n) as a
    function of x; None works it out.
    value: the root; path: (steps,) or (steps, n), the points that were left. It stops when the step that f(x) asks for,
    |J⁻¹ f(x)|, is at most tol (1 + |x|) and steps shrink; scaling f or mixing its entries changes nothing.
    A Jacobian and a solve (n³) a step. Reasons: SINGULAR where the slope is zero, DIVERGED where the points run away,
    OUT_OF_STEPS also for points that go round in a ring. Raises ValueError for a start where f is not finite.

    >>> newton(lambda x: x**2 - 2, 1.0).value
    1.4142135623730951
    """
    f, start = function_of(f, "f", "newton"), real_array(x, "x", "newton")
    derivative = None if derivative is None else function_of(derivative, "derivative", "newton")
    if start.ndim > 1 or start.size == 0:
        raise ValueError(f"newton needs x as a number or of shape (n,), but it has shape {start.shape}; use ravel.")
    tol, max_steps = tolerance(tol, "newton"), whole_number(max_steps, "max_steps", 1, "newton")
    y, J = _linearised(f, derivative, start)
    if not (np.isfinite(y).all() and np.isfinite(J).all()):
        raise ValueError(f"newton needs f and its slope to be finite at the start, but f(x) is {y}; start elsewhere.")
    walk, x_now = Walk(start), start.copy()
    last, stuck, lowest = np.inf, 0, np.inf
    for _ in progress(range(max_steps), "Finding a root"):
        step = _newton_step(J, y)
        if step is None:
            return walk.ended(x_now, Reason.SINGULAR)
        new, size = x_now + np.reshape(step, start.shape), length(step)
        stuck = 0 if length(y) < lowest else stuck + 1
        y_new, J_new = _linearised(f, derivative, new)
        shrinks = size <= last if walk.steps else length(y_new) <= 0.25 * length(y)  # beside a pole they grow
        settled = size <= tol * (1 + length(x_now)) and shrinks
        lowest, last = min(lowest, length(y)), size
        if settled and not length(y_new) < length(y):
            return walk.ended(x_now, Reason.CONVERGED)  # the residual of x is as small as it gets
        if not (np.isfinite(y_new).all() and np.isfinite(J_new).all()):
            return walk.ended(x_now, walk.broken(x_now, new))
        walk.leave(x_now, new)
        x_now, y, J = new, y_new, J_new
        if settled or not y.any():
            return walk.ended(x_now, Reason.CONVERGED)
        if walk.beyond(x_now):
            return walk.ended(x_now, Reason.DIVERGED)
        if stuck >= 5 and size <= 1e-3 * (1 + length(x_now)):
            return walk.ended(x_now, Reason.ROUNDING_FLOOR)
    return walk.ended(x_now, Reason.OUT_OF_STEPS)


def _linearised(f: Function, derivative: Function | None, x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """f(x), (n,), and its Jacobian, (n, n)."""
    with np.errstate(all="ignore"):
        if derivative is None:
            y, J = raw_jacobian(f, locked(x), "newton")
        else:
            y = array_of_numbers(called(f, x, "newton"), "newton")
            J = array_of_numbers(called(derivative, x, "newton", "derivative"), "newton")
    if np.shape(y) != x.shape or np.shape(J) != x.shape * 2:
        raise ValueError(
            f"newton needs as many equations as unknowns, but x has shape {x.shape}, f(x) {np.shape(y)} and its "
            f"derivative {np.shape(J)}; for more equations than unknowns, fit them by least squares."
        )
    return np.reshape(y, -1), np.reshape(J, (x.size, x.size))


def _newton_step(J: FloatArray, y: FloatArray) -> Any:
    """-J⁻¹ y, (n,), or None where J is singular to rounding, whatever the units of its rows and columns."""
    if not y.any():
        return np.zeros(len(y))
    rows = np.abs(J).max(axis=1, keepdims=True)
    if (rows == 0).any():
        return None
    columns = np.abs(J / rows).max(axis=0)
    if (columns == 0).any() or np.linalg.cond(J / rows / columns) > 0.1 / EPS:
        return None
    return -np.linalg.solve(J / rows / columns, y / rows[:, 0]) / columns


def newton_minimise(f: Function, x: ArrayLike, *, tol: float = 1e-12, max_steps: int = 100) -> Iterated[Any]:
    """Find a minimum of f near x by Newton's method with a safeguard.

    f: takes x's shape, returns one number, written with NumPy's functions.
    The safeguard: where the Hessian is not positive definite each curvature is taken by its size, so that every step
    goes downhill, and away from saddle points; a step that does not make f fall enough is halved, and
    none is longer than 100 (1 + |x|); at a point without slope but with negative curvature it steps along that.
    value: the minimum; path: (steps,) + x's shape, the points that were left. It stops when half of gᵀ H⁻¹ g, which is
    how far f is above the minimum to second order, is at most tol max(1, |f|) and no curvature is negative.
    A Hessian (about n gradients) and n³ a step. Raises ValueError where f is not finite at the start.

    >>> newton_minimise(lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2, [-1.2, 1.0]).value.round(9)
    array([1., 1.])
    """
    objective = Objective(f, None, x, "newton_minimise")
    tol = tolerance(tol, "newton_minimise")
    max_steps = whole_number(max_steps, "max_steps", 1, "newton_minimise")
    x_now, y, g = objective.finite_start()
    walk = Walk(x_now)
    for _ in progress(range(max_steps), "Descending"):
        H = objective.curvature(x_now)
        if not np.isfinite(H).all():
            return walk.ended(x_now, Reason.NOT_FINITE)
        step, fall, curved = _downhill(H, g, FURTHEST * (1.0 + length(x_now)))
        near = fall <= tol * max(1.0, abs(y))
        if near and not curved.any():
            return walk.ended(*_polished(objective, x_now, y, g, step, walk))
        new, reason = _moved(objective, x_now, y, g, curved if near else step, escaping=near)
        if new is None:
            return walk.ended(x_now, reason)
        walk.leave(x_now, new)
        x_now = new
        y, g = objective.slope(x_now)
        if not np.isfinite(g).all():
            return walk.ended(walk.left.pop(), Reason.NOT_FINITE)
        if walk.beyond(x_now):
            return walk.ended(x_now, Reason.DIVERGED)
    return walk.ended(x_now, Reason.OUT_OF_STEPS)


def _downhill(H: FloatArray, g: FloatArray, furthest: float) -> tuple[FloatArray, float, FloatArray]:
    """The step, the fall of f that it promises, and a direction of negative curvature, zero where there is none."""
    if not H.any():  # no curvature at all: along the gradient
        steep = length(g)
        return -g * (furthest / (steep or 1.0)), furthest * steep, np.zeros_like(g)
    most = np.abs(H).max()
    scale = np.sqrt(np.maximum(np.abs(H.diagonal()) / most, EPS)) * np.sqrt(most)
    lam, Q = np.linalg.eigh(H / scale[:, None] / scale)  # in units that make the curvatures alike
    floor = 1e3 * EPS * g.size * float(np.abs(lam).max())
    sizes = np.maximum(np.abs(lam), floor)
    inner = Q.T @ (g.ravel() / scale)
    step = -(Q @ (inner / sizes)) / scale
    step *= min(1.0, furthest / (length(step) or 1.0))
    fall = 0.5 * float(np.sum(inner * inner / sizes))
    curved = (Q[:, 0] / scale) * (lam[0] < -1e-8 * np.abs(lam).max())
    curved = -curved if curved @ g.ravel() > 0 else curved
    return step.reshape(g.shape), fall, curved.reshape(g.shape)


def _moved(
    objective: Objective, x: FloatArray, y: float, g: FloatArray, step: FloatArray, escaping: bool
) -> tuple[FloatArray | None, Reason]:
    """The next point along the step, halved until f falls enough; None and the reason where it does not."""
    slope = float(np.sum(g * step))
    if escaping:  # no slope to speak of: any fall will do
        t = 1.0
        for _ in range(60):
            if objective.value(x + t * step) < y - 1e-14 * abs(y):
                return x + t * step, Reason.CONVERGED
            t /= 2
        return None, Reason.STALLED
    found = backtrack(lambda t: objective.value(x + t * step), y, slope, 1.0)
    return (x + found.value * step, found.reason) if found.value else (None, found.reason)


def _polished(
    objective: Objective, x: FloatArray, y: float, g: FloatArray, step: FloatArray, walk: Walk
) -> tuple[FloatArray, Reason]:
    """One last step, whose size is known to be small, where it does not make the slope steeper."""
    if step.any():
        y_new, g_new = objective.slope(x + step)
        if np.isfinite(y_new) and length(g_new) < length(g) and y_new <= y + 4 * EPS * abs(y):
            walk.leave(x, x + step)
            return x + step, Reason.CONVERGED
    return x, Reason.CONVERGED
