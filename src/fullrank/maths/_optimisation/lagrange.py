"""Lagrange multipliers: stationary points of a function on the set where equations hold.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 12.5 and 18.1; Deisenroth, Faisal & Ong, Mathematics
for Machine Learning, section 7.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, tolerance, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._optimisation.conditions import Constraints, Problem, largest, tangent_curvatures, with_slopes
from fullrank.maths._optimisation.objective import Function, Walk, length
from fullrank.maths._shown import brief

EPS = float(np.finfo(float).eps)
Kind = Literal["minimum", "maximum", "saddle", "undecided"]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class LagrangePoint:
    """A point where ∇f + Jᵀλ = 0 and h = 0, as near as residual says.

    x: (n,).  multipliers: λ, (m,), with the Lagrangian f + λ·h.  kind: what f has at x among the points where h = 0;
    undecided where some curvature along them vanishes.  curvatures: (n - m,), of the Lagrangian along the constraints.
    residual: the largest entry of ∇f + Jᵀλ and h.

    >>> lagrange(lambda x: x @ x, lambda x: x[0] + x[1] - 2.0, [3.0, 0.0]).value.multipliers.round(6)
    array([-2.])
    """

    x: FloatArray
    multipliers: FloatArray
    kind: Kind
    curvatures: FloatArray
    residual: float

    def __repr__(self) -> str:
        """Its parts, one a line."""
        return (
            f"LagrangePoint: {self.kind}\n  x            {brief(self.x, 15)}\n"
            f"  multipliers  {brief(self.multipliers, 15)}\n  curvatures   {brief(self.curvatures, 15)}\n"
            f"  residual     {self.residual:.3g}"
        )


def lagrange(
    f: Function, equalities: Constraints, x: ArrayLike, *, tol: float = 1e-10, max_steps: int = 100
) -> Iterated[LagrangePoint]:
    """Find a stationary point of f on the set where h(x) = 0, with its Lagrange multipliers, and say what it is.

    f: takes (n,), returns one number.  equalities: h, a function that returns a number or (m,), or a list of such.
    Newton's method on the conditions ∇f + Jᵀλ = 0, h = 0, where a step that does not bring them closer is halved: it
    goes to the stationary point nearby, be it a minimum, a maximum or a saddle.
    value: the point with its multipliers and its kind, by the curvature of f + λ·h along the constraints;
    path: (steps, n), the points that were left. CONVERGED once all that is left is at most tol (1 + |∇f|). SINGULAR
    where the constraints' gradients depend on each other, so that no multipliers need exist.
    (n + m)³ and a Hessian a step. Raises ValueError where something is not finite at the start.

    >>> found = lagrange(lambda x: x[0] + x[1], lambda x: x @ x - 2.0, [-2.0, -0.5]).value
    >>> found.x.round(9), found.multipliers.round(9), found.kind
    (array([-1., -1.]), array([0.5]), 'minimum')
    """
    problem = Problem(f, equalities, None, "lagrange")
    tol, max_steps = tolerance(tol, "lagrange"), whole_number(max_steps, "max_steps", 1, "lagrange")
    at = problem.start(x)
    h, A = with_slopes(problem.h, at, problem.caller)
    if len(h) > len(at):
        raise ValueError(f"lagrange needs at most as many equations as unknowns, but {len(h)} come for {len(at)}.")
    lam = np.asarray(np.linalg.lstsq(A.T, -problem.slope(at), rcond=None)[0]) if len(h) else np.zeros(0)
    walk = Walk(at)
    at, lam, reason = _walked(problem, walk, at, lam, tol, max_steps)
    return Iterated(_described(problem, at, lam), walk.ended(at, reason).path, reason)


def _conditions(problem: Problem, x: FloatArray, lam: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    """What must vanish, (n + m,); the constraints' Jacobian; and the size of ∇f to hold it against."""
    h, A = with_slopes(problem.h, x, problem.caller)
    slope = problem.slope(x)
    return np.concatenate([slope + A.T @ lam, h]), A, 1.0 + largest(slope)


def _walked(
    problem: Problem, walk: Walk, x: FloatArray, lam: FloatArray, tol: float, max_steps: int
) -> tuple[FloatArray, FloatArray, Reason]:
    """Newton on the conditions, until they hold or there is a reason to stop."""
    for _ in range(max_steps):
        F, A, scale = _conditions(problem, x, lam)
        if largest(F) <= tol * scale:
            return x, lam, Reason.CONVERGED
        step = newton_step(problem.curvature(x, lam), A, F)
        if step is None:
            return x, lam, Reason.SINGULAR
        t = _share(problem, x, lam, step, length(F))
        if not t:
            return x, lam, Reason.ROUNDING_FLOOR if largest(F) <= 1e-8 * scale else Reason.STALLED
        new = x + t * step[: len(x)]
        walk.leave(x, new)
        x, lam = new, lam + t * step[len(x) :]
        if walk.beyond(x):
            return x, lam, Reason.DIVERGED
    F, _, scale = _conditions(problem, x, lam)
    return x, lam, Reason.CONVERGED if largest(F) <= tol * scale else Reason.OUT_OF_STEPS


def newton_step(H: FloatArray, A: FloatArray, F: FloatArray) -> FloatArray | None:
    """The step of x and λ together, (n + m,); None where the equations for it are singular to rounding."""
    K = np.block([[H, A.T], [A, np.zeros((len(A), len(A)))]])  # (n + m, n + m)
    if not np.isfinite(K).all():
        return None
    scale = np.sqrt(np.abs(K).max(axis=1))
    if (scale == 0).any():
        return None
    K = K / scale[:, None] / scale
    if np.linalg.cond(K) > 0.01 / EPS:
        return None
    return np.asarray(-np.linalg.solve(K, F / scale) / scale)


def _share(problem: Problem, x: FloatArray, lam: FloatArray, step: FloatArray, before: float) -> float:
    """The largest of 1, 1/2, 1/4 ... of the step that brings the conditions closer; 0 for none."""
    t = 1.0
    while t > 1e-10:
        F, _, _ = _conditions(problem, x + t * step[: len(x)], lam + t * step[len(x) :])
        if length(F) < (1 - 1e-4 * t) * before:  # never so for nan
            return t
        t /= 2
    return 0.0


def _described(problem: Problem, x: FloatArray, lam: FloatArray) -> LagrangePoint:
    """The point with the second-order test on the tangent space."""
    F, A, _ = _conditions(problem, x, lam)
    H = problem.curvature(x, lam)
    kappa = tangent_curvatures(H, A) if np.isfinite(H).all() and np.isfinite(A).all() else np.full(1, np.nan)
    floor = 1e-9 * max(largest(kappa), largest(H))
    kind: Kind = "undecided"
    if (kappa > floor).all():
        kind = "minimum"
    elif (kappa < -floor).all():
        kind = "maximum"
    elif (kappa > floor).any() and (kappa < -floor).any():
        kind = "saddle"
    return LagrangePoint(x, lam, kind, kappa, largest(F))
