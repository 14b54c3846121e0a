"""Levenberg-Marquardt: least squares for models that bend, from starts that are far.

Gauss-Newton solves the tangent problem and goes there, which overshoots where the model bends. Here a damping holds
the step back, and is let go as the tangent proves right: far away it walks downhill, near the answer it is
Gauss-Newton. Three more things make it dependable: each parameter's step is measured by the length of its column of J,
of which half is forgotten at each point; where the residuals curve along the step, the step curves with them (geodesic
acceleration), and one that would curve too much is not taken; and at the end, where the sum of squares is too flat to
judge a digit, Gauss-Newton steps go on for as long as the removable part of the residual shrinks. A plain and quick
approach goes before all this where it can, and counts for nothing where it leads astray.

Source: Moré, The Levenberg-Marquardt algorithm (1978); Transtrum & Sethna, Improvements to the Levenberg-Marquardt
algorithm for nonlinear least-squares minimization (2012); Kanzow, Yamashita & Fukushima, Levenberg-Marquardt methods
with strong local convergence properties for solving nonlinear equations with convex constraints (2004), for bounds;
Walker & Ni, Anderson acceleration for fixed-point iterations (2011), for the secant.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, whole_number
from fullrank.maths._derivatives.derivatives import function_of
from fullrank.maths._fitting.approach import LUCK, approach
from fullrank.maths._fitting.fit_arguments import box_around, start_point, weights_row
from fullrank.maths._fitting.residuals import Residuals
from fullrank.maths._fitting.tangent import Tangent, identity
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._progress import progress

FIRST_DAMPING, LEAST_DAMPING, MOST_DAMPING = 0.1, 1e-24, 1e20
NEAR = 1e-4  # the share of the residual that is removable where Gauss-Newton takes over
DONE = 1e-10  # ... and where nothing is left to gain: far below any standard error
CLOSE_ENOUGH = 1e-6  # ... and which still counts as converged if it will not shrink further
SEEN_THROUGH, SEEN_AFTER = 1e-6, 3e-10  # ... before a step and after it, where it needs no look from its end
MOST_POOR = 3  # polishing steps that may fail to shrink it
CURVES = 0.75  # the largest curve of a step, as a share of the step
PROBE = 0.1  # how far along the step the curvature is felt
EPS = float(np.finfo(float).eps)
Box = tuple[FloatArray, FloatArray]


class Walk:
    """Where a fit stands: theta: (p,), its residuals r: (m,), their tangent, and the damping of the next step.

    box: the bounds, low and high: (p,) each, or None.  path: the points left so far.  trials: steps tried.
    bend, shrinks: what the approach learnt from its steps; most: steps it may take.
    """

    __slots__ = (
        "approached",
        "bend",
        "box",
        "cost",
        "damping",
        "lost",
        "near",
        "path",
        "r",
        "residuals",
        "rows",
        "shrinks",
        "tangent",
        "theta",
        "trials",
    )

    def __init__(self, residuals: Residuals, theta: FloatArray, box: Box | None, most: int = 0) -> None:
        self.residuals, self.box = residuals, box
        found = approach(residuals, theta, residuals.first(theta), box, most)
        self.theta, r, self.path, self.trials, self.bend, before, self.shrinks = found
        self.approached = bool(self.path)
        self.lost, self.near = False, NEAR
        self._look_around(r)
        self.shrinks = min(self.shrinks, self.tangent.removable / before) if self.bend is not None else 1.0

    @property
    def floor(self) -> float:
        """A sum of squares that is nothing but rounding; most fits never ask for it."""
        return (EPS * self.residuals.size) ** 2

    def run(self, max_steps: int) -> Reason:
        """Walk downhill, then polish; where that was too early, walk to the end; and say why it ended."""
        for self.near in (NEAR, DONE):
            left = range(max_steps - self.trials)
            for _ in progress(left, "Fitting", total=len(left)) if self.residuals.slow else left:
                if self._near() or not self._try_step():
                    break
            self._polish(max_steps)
            settled = self._settled()
            if settled:
                break
        if not self.residuals.rechecked(self.theta):
            self._look_around(None)
            return self.run(max_steps)
        return self._why(settled, max_steps)

    def _look_around(self, r: FloatArray | None) -> None:
        """See the tangent from here, with no memory of a way, and the residuals too where they are not known yet."""
        self.damping, self.rows = FIRST_DAMPING, self.residuals.rows(self.theta)  # (p, m)
        self.r = self.residuals.beside_rows(self.theta) if r is None else r
        self.cost = float(self.r.dot(self.r))
        self.tangent = self._tangent(self.theta, self.rows, self.r, None)

    def _seen_from(self, theta: FloatArray, r: FloatArray, before: FloatArray | None) -> tuple[FloatArray, Tangent]:
        rows = self.residuals.rows(theta)  # (p, m)
        return rows, self._tangent(theta, rows, r, before)

    def _tangent(self, theta: FloatArray, rows: FloatArray, r: FloatArray, before: FloatArray | None) -> Tangent:
        return Tangent(rows, r, before, self._free(theta, rows @ r) if self.box else None)

    def _free(self, theta: FloatArray, slope: FloatArray) -> NDArray[np.bool_] | None:
        """Which parameters may move: not those at a bound beyond which the sum of squares would go on falling."""
        low, high = self.box or (theta, theta)
        held = ((theta <= low) & (slope > 0)) | ((theta >= high) & (slope < 0))
        return ~held if held.any() else None

    def _near(self) -> bool:
        """Whether so little is removable that the tangent is all there is to know."""
        return self.tangent.removable <= self.near * self.tangent.beyond or self.cost <= self.floor

    def _try_step(self) -> bool:
        """Try one step and take it or damp the next; False where no step can be judged any more."""
        d, expected = self._inside(*self.tangent.step(self.damping), self.damping)
        if self.damping > MOST_DAMPING:
            return False
        if not expected > EPS * self.cost:
            self.damping *= 3  # in a corner of the box only a short step leads down
            return self.box is not None
        self.trials += 1
        moved = self._clipped(self.theta + d)
        r = self.residuals(moved)
        cost = float(r @ r)
        far = self.tangent.removable > self.tangent.beyond
        good = self.cost - cost > CURVES * expected  # the tangent told most of it
        if far or not good:
            moved, r, cost, good = self._curved(d, moved, r, cost)
        gain = (self.cost - cost) / expected  # 1 where the tangent tells all
        self.lost = math.isnan(gain)
        if good and self._move(moved, r, cost):
            self.damping = max(self.damping / (5 if gain > CURVES else 3 if gain > 0.25 else 1), LEAST_DAMPING)
        else:
            self.damping *= 3
            return bool((np.abs(d) > EPS * np.abs(self.theta)).any())
        return True

    def _curved(
        self, d: FloatArray, moved: FloatArray, r: FloatArray, cost: float
    ) -> tuple[FloatArray, FloatArray, float, bool]:
        """Let the step d curve with the residuals; whether the better of the two ends is one to go to."""
        ahead = self.residuals(self.theta + PROBE * d)
        second = 2 / PROBE * ((ahead - self.r) / PROBE - d @ self.rows)  # (m,): their second derivative along d
        curve = self.tangent.bend(self.rows @ second, self.damping)
        bend, straight = self.tangent.lengths * curve, self.tangent.lengths * d
        if not 4 * (bend @ bend) <= CURVES**2 * (straight @ straight):
            return moved, r, cost, False
        bent = self._clipped(moved + curve / 2)
        r_bent = self.residuals(bent)
        cost_bent = float(r_bent @ r_bent)
        if cost_bent < cost or math.isnan(cost):
            moved, r, cost = bent, r_bent, cost_bent
        return moved, r, cost, cost < self.cost

    def _move(self, theta: FloatArray, r: FloatArray, cost: float) -> bool:
        """Go to theta, unless its derivatives are not finite."""
        rows, tangent = self._seen_from(theta, r, self.tangent.lengths)
        if not math.isfinite(tangent.removable):
            return False
        self._stand_at(theta, r, cost)
        self.rows, self.tangent = rows, tangent
        self.bend, self.shrinks = None, 1.0  # they told of another place
        return True

    def _polish(self, max_steps: int) -> None:
        """Take Gauss-Newton steps for as long as they make the removable part of the residual smaller.

        The steps shrink by a steady factor where the residual is large; two of them tell it, and a secant jumps ahead.
        The first step knows as much from the approach. The last step, which the factor says leaves nothing, is taken
        without a look at the derivatives where it ends.
        """
        last: Box | None = None  # the step before, and the Gauss-Newton step it began with
        bend, self.bend = self.bend, None
        shrinks, self.shrinks, poor = self.shrinks, 1.0, 0
        while self.trials < max_steps and (bend is not None or self.tangent.removable > DONE * self.tangent.beyond):
            before, beyond = self.tangent.removable, self.tangent.beyond
            d = None if bend is None else self._bent(bend)
            if d is None:
                step, _ = self._inside(*self.tangent.gauss_newton(), 0.0)
                d = step if last is None else step - self._secant(step, *last)
            moved = self._clipped(self.theta + d)
            self.trials += 1
            if before <= SEEN_THROUGH * beyond and max(shrinks, LUCK) * before <= SEEN_AFTER * beyond:
                self._stand_at(moved, self.r, self.cost - before**2)  # none asks for r but a new look
                return
            r = self.residuals(moved)
            cost = float(r @ r)
            if not cost <= self.cost * (1 + 1e-6) + self.floor:
                return
            rows, tangent = self._seen_from(moved, r, self.tangent.lengths)
            if tangent.removable < before:
                last = moved - self.theta, step if bend is None else self.tangent.gauss_newton()[0]
                self._stand_at(moved, r, cost)
                self.rows, self.tangent = rows, tangent
                shrinks = tangent.removable / before
                poor += shrinks > 0.9
            if poor > MOST_POOR or not (tangent.removable < before or bend is not None):
                return
            bend = None

    def _bent(self, bend: FloatArray) -> FloatArray | None:
        """The step that is nearly Newton's, since the approach saw how the residuals curve; None where it is none."""
        if self.tangent.inverse is None:
            return None
        B = self.tangent.spread()  # (p, p)
        _, inward, failed = scipy.linalg.lapack.dposv(identity(len(B)) + B.dot(bend).dot(B.T), self.tangent.q)
        return None if failed else -inward.dot(B)

    def _secant(self, step: FloatArray, moved: FloatArray, began: FloatArray) -> FloatArray | float:
        """What to take off a Gauss-Newton step, as the last two of them show: Anderson's mixing, one step deep."""
        change = step - began
        scaled = self.tangent.lengths * change
        size = float(scaled.dot(scaled))
        return float(scaled.dot(self.tangent.lengths * step)) / size * (moved + change) if size else 0.0

    def _stand_at(self, theta: FloatArray, r: FloatArray, cost: float) -> None:
        self.path.append(self.theta)
        self.theta, self.r, self.cost = theta, r, cost

    def _inside(self, d: FloatArray, expected: float, lam: float) -> tuple[FloatArray, float]:
        """The step, or the best one that stays in the box."""
        if self.box is None:
            return d, expected
        low, high = self.box[0] - self.theta, self.box[1] - self.theta
        if ((d >= low) & (d <= high)).all():
            return d, expected
        return self.tangent.step_in_box(lam, low, high)

    def _clipped(self, theta: FloatArray) -> FloatArray:
        return theta if self.box is None else np.clip(theta, *self.box)

    def _settled(self) -> bool:
        """Whether what is removable is small, or the last step would be."""
        if self.tangent.removable <= CLOSE_ENOUGH * self.tangent.beyond or self.cost <= 100 * self.floor:
            return True
        d, _ = self.tangent.gauss_newton()
        return bool((np.abs(d) <= CLOSE_ENOUGH * np.abs(self.theta)).all())  # False for nan

    def _why(self, settled: bool, max_steps: int) -> Reason:
        if settled:
            return Reason.CONVERGED if self.tangent.whole else Reason.SINGULAR
        if self.trials >= max_steps:
            return Reason.OUT_OF_STEPS
        known = math.isfinite(self.cost) and math.isfinite(self.tangent.removable)
        return Reason.STALLED if known and not self.lost else Reason.NOT_FINITE


def walked(residuals: Residuals, theta: FloatArray, box: Box | None, max_steps: int) -> tuple[Walk, Reason]:
    """Approach the answer from theta and walk on; where that leads astray, walk all the way with every care."""
    walk = Walk(residuals, theta, box, max_steps)
    reason = walk.run(max_steps)
    if reason in (Reason.CONVERGED, Reason.OUT_OF_STEPS) or not walk.approached:
        return walk, reason
    walk = Walk(residuals, theta, box)
    return walk, walk.run(max_steps)


def levenberg_marquardt(
    residual: Callable[[Any], Any],
    x: ArrayLike,
    *,
    jacobian: Callable[[FloatArray], Any] | None = None,
    bounds: tuple[ArrayLike, ArrayLike] | None = None,
    weights: ArrayLike | None = None,
    max_steps: int = 10_000,
) -> Iterated[FloatArray]:
    """Find the x near the start at which the sum of squared residuals is least.

    residual: takes (p,), returns (m,), m at least p.  x: (p,) start.  jacobian: takes (p,), returns the derivatives
    (m, p); without it they are found, exactly where the function allows it.  bounds: (low, high), numbers or (p,).
    weights: (m,), not negative, one for each squared residual.
    value: (p,); path: (steps, p), row k is the point that step k left.
    A call of residual a step tried and one for all derivatives a step taken; 2 m p² operations a step taken.
    Raises ValueError for a function, a start or bounds that are none.

    >>> rosenbrock = lambda x: np.array([10 * (x[1] - x[0] ** 2), 1 - x[0]])
    >>> levenberg_marquardt(rosenbrock, [-1.2, 1.0]).value.round(6)
    array([1., 1.])
    """
    theta = start_point(x, "x", "levenberg_marquardt")  # (p,)
    max_steps = whole_number(max_steps, "max_steps", 1, "levenberg_marquardt")
    roots = None if weights is None else np.sqrt(weights_row(weights, None, "levenberg_marquardt"))
    residual = function_of(residual, "residual", "levenberg_marquardt")
    jacobian = None if jacobian is None else function_of(jacobian, "jacobian", "levenberg_marquardt")
    names = tuple(f"x[{j}]" for j in range(len(theta)))
    box = None if bounds is None else box_around(theta, bounds, names, "x", "levenberg_marquardt")
    with np.errstate(all="ignore"):  # a trial step may leave where the function has values; that is looked after
        residuals = Residuals(residual, 0.0, roots, jacobian, names, "levenberg_marquardt")
        walk, reason = walked(residuals, theta, box, max_steps)
    return Iterated(walk.theta, np.array(walk.path).reshape(-1, len(theta)), reason)
