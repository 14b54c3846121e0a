"""Minima under equations and inequalities, with the multipliers of the Karush-Kuhn-Tucker conditions.

An augmented Lagrangian brings any start near a minimum: constraints become penalties, shifted by estimates of the
multipliers, which improve from round to round. It also tells which inequalities bind; Newton's method on the conditions
with those as equations then finishes to rounding.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 17.3 and 18.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, tolerance, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._optimisation.conditions import (
    Constraints,
    KktResiduals,
    Problem,
    largest,
    tangent_curvatures,
    with_slopes,
)
from fullrank.maths._optimisation.lagrange import newton_step
from fullrank.maths._optimisation.newton import newton_minimise
from fullrank.maths._optimisation.objective import Function, Walk
from fullrank.maths._shown import brief

STIFFEST = 1e12  # a penalty beyond which rounding drowns f


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class KktPoint:
    """A point with its multipliers, and how far it is from the conditions of a minimum.

    x: (n,).  equality_multipliers: λ, one for each entry of h.  inequality_multipliers: μ >= 0, one for each of g;
    μ_i is how fast the minimum falls as g_i(x) <= 0 is loosened to g_i(x) <= c.  binding: which g_i(x) are 0.

    >>> nearest = kkt(lambda x: x @ x, None, lambda x: 1 - x[0], [2.0, 2.0]).value
    >>> nearest.x.round(6), nearest.inequality_multipliers.round(6)
    (array([1., 0.]), array([2.]))
    """

    x: FloatArray
    equality_multipliers: FloatArray
    inequality_multipliers: FloatArray
    binding: NDArray[np.bool_]
    residuals: KktResiduals

    def __repr__(self) -> str:
        """Its parts, one a line."""
        binds = ", ".join(f"g[{i}]" for i in np.flatnonzero(self.binding)) or "none"
        return (
            f"KktPoint: {self.binding.sum()} of {self.binding.size} inequalities binding\n"
            f"  x                       {brief(self.x, 26)}\n"
            f"  equality multipliers    {brief(self.equality_multipliers, 26)}\n"
            f"  inequality multipliers  {brief(self.inequality_multipliers, 26)}\n"
            f"  binding inequalities    {binds}\n  " + repr(self.residuals).replace("\n", "\n  ")
        )


def kkt(
    f: Function,
    equalities: Constraints,
    inequalities: Constraints,
    x: ArrayLike,
    *,
    tol: float = 1e-8,
    max_steps: int = 60,
) -> Iterated[KktPoint]:
    """Find a minimum of f where h(x) = 0 and g(x) <= 0, with its multipliers and the constraints that bind.

    f: takes (n,), returns one number.  equalities: h, inequalities: g, each a function that returns a number or an
    array, a list of such, or None; all written with NumPy's functions.  x: (n,), any start, also outside.
    value: a KktPoint, with the residual of each of the four conditions; path: (steps, n), the points of the rounds.
    CONVERGED once all four residuals are at most tol (1 + |∇f|). INFEASIBLE where the constraints do not come closer
    to holding: perhaps no point meets them all, or their gradients are not independent at the minimum.
    For small problems: each round is a minimisation with Hessians. A local minimum, as any method from a start.
    Raises ValueError where something is not finite at the start.

    >>> found = kkt(lambda x: x @ x, None, lambda x: 1 - x[0] - x[1], [3.0, 0.0])
    >>> found.value.x.round(6), found.value.inequality_multipliers.round(6)
    (array([0.5, 0.5]), array([1.]))
    """
    problem = Problem(f, equalities, inequalities, "kkt")
    tol, max_steps = tolerance(tol, "kkt"), whole_number(max_steps, "max_steps", 1, "kkt")
    at = problem.start(x)
    rounds = _Rounds(problem, at)
    reason = Reason.OUT_OF_STEPS
    for _ in range(max_steps):
        stopped = rounds.minimise()
        if rounds.finish(tol):
            reason = Reason.CONVERGED
            break
        if stopped is not None:
            reason = stopped
            break
    walk = rounds.walk
    return Iterated(rounds.described(), walk.ended(rounds.x, reason).path, reason)


class _Rounds:
    """The state of the rounds: the point, the estimates of its multipliers, and the stiffness of the penalty."""

    def __init__(self, problem: Problem, x: FloatArray) -> None:
        self.problem, self.x, self.walk = problem, x, Walk(x)
        self.h, self.g = problem.h(x), problem.g(x)
        self.lam, self.mu = np.zeros(len(self.h)), np.zeros(len(self.g))
        self.stiffness, self.gap = 10.0, np.inf

    def augmented(self, z: Any) -> Any:
        """f + λ·h + ρ/2 |h|² + (|max(0, μ + ρ g)|² - |μ|²) / (2 ρ), with the stiffness ρ."""
        h, pushed = self.problem.h(z), np.maximum(self.mu + self.stiffness * self.problem.g(z), 0.0)
        penalty = np.sum(h * (self.lam + self.stiffness / 2 * h))
        return self.problem.f(z) + penalty + (np.sum(pushed * pushed) - self.mu @ self.mu) / (2 * self.stiffness)

    def minimise(self) -> Reason | None:
        """One round: minimise, and correct the multipliers; a reason where there is no going on."""
        found = newton_minimise(self.augmented, self.x, tol=1e-14, max_steps=200)
        if found.reason in (Reason.DIVERGED, Reason.NOT_FINITE) or not np.isfinite(found.value).all():
            self.stiffness *= 10  # f falls for ever unless it is held back harder
            return found.reason if self.stiffness > STIFFEST else None
        new = np.asarray(found.value)
        self.walk.leave(self.x, new)
        self.x, self.h, self.g = new, self.problem.h(new), self.problem.g(new)
        gap = max(largest(self.h), largest(np.maximum(self.g, -self.mu / self.stiffness)))
        self.lam = self.lam + self.stiffness * self.h
        self.mu = np.maximum(self.mu + self.stiffness * self.g, 0.0)
        if gap > 0.25 * self.gap:
            self.stiffness *= 10
        self.gap = min(gap, self.gap)
        return Reason.INFEASIBLE if self.stiffness > STIFFEST else None

    def finish(self, tol: float) -> bool:
        """Whether Newton's method, with the inequalities that push as equations, meets all conditions."""
        pushing = self.mu > 0
        x, multipliers = self.x, np.concatenate([self.lam, self.mu[pushing]])
        for _ in range(12):
            lam, mu = self._apart(multipliers, pushing)
            met = self._meets(x, lam, mu, tol)
            if met:
                self._take(x, lam, mu)
            F, A = self._conditions(x, multipliers, pushing)
            step = newton_step(self.problem.curvature(x, lam, mu), A, F) if np.isfinite(F).all() else None
            if step is None:
                return met
            x, multipliers = x + step[: len(x)], multipliers + step[len(x) :]
            if met:  # one step more, for the digits that are left
                return self._better(x, multipliers, pushing, tol) or met
        return False

    def _better(self, x: FloatArray, multipliers: FloatArray, pushing: NDArray[np.bool_], tol: float) -> bool:
        """Take the point if its conditions are met, and more closely than now."""
        lam, mu = self._apart(multipliers, pushing)
        now = self.problem.residuals(self.x, self.lam, self.mu).largest
        if not self._meets(x, lam, mu, tol) or self.problem.residuals(x, lam, mu).largest >= now:
            return False
        self._take(x, lam, mu)
        return True

    def _apart(self, multipliers: FloatArray, pushing: NDArray[np.bool_]) -> tuple[FloatArray, FloatArray]:
        mu = np.zeros(len(self.mu))
        mu[pushing] = multipliers[len(self.lam) :]
        return multipliers[: len(self.lam)], mu

    def _conditions(
        self, x: FloatArray, multipliers: FloatArray, pushing: NDArray[np.bool_]
    ) -> tuple[FloatArray, FloatArray]:
        h, A = with_slopes(self.problem.h, x, self.problem.caller)
        g, B = with_slopes(self.problem.g, x, self.problem.caller)
        both = np.concatenate([A, B[pushing]])  # (m, n)
        return np.concatenate([self.problem.slope(x) + both.T @ multipliers, h, g[pushing]]), both

    def _meets(self, x: FloatArray, lam: FloatArray, mu: FloatArray, tol: float) -> bool:
        """Whether all four conditions hold, and f does not fall along what binds."""
        if not np.isfinite(x).all() or (mu < 0).any():
            return False
        scale = 1.0 + largest(self.problem.slope(x))
        if not self.problem.residuals(x, lam, mu).largest <= tol * scale:
            return False
        A = np.concatenate(
            [
                with_slopes(self.problem.h, x, self.problem.caller)[1],
                with_slopes(self.problem.g, x, self.problem.caller)[1][mu > 0],
            ]
        )
        H = self.problem.curvature(x, lam, mu)
        return bool((tangent_curvatures(H, A) >= -1e-6 * max(1.0, largest(H))).all())

    def _take(self, x: FloatArray, lam: FloatArray, mu: FloatArray) -> None:
        if not np.array_equal(x, self.x):
            self.walk.leave(self.x, x)
        self.x, self.lam, self.mu, self.g = x, lam, mu, self.problem.g(x)

    def described(self) -> KktPoint:
        """The point as it is handed back."""
        residuals = self.problem.residuals(self.x, self.lam, self.mu)
        binding = np.abs(self.g) <= 1e-6 * (1.0 + largest(self.x))
        return KktPoint(self.x, self.lam, self.mu, binding, residuals)
