"""Line search: how far to go in a given direction so that the function falls enough.

Armijo's condition asks for a share of the fall that the slope promises, and halves the step until it is met. The strong
Wolfe conditions ask for a flatter slope as well, and close in on it between two steps.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 3.1 and 3.5.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import real_array, real_number, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._optimisation.objective import Objective

SHARE = 1e-4  # of the fall that the slope promises (Armijo)
FLATTER = 0.9  # the slope left, as a share of the slope at the start (Wolfe)
EPS = float(np.finfo(float).eps)
Phi = Callable[[float], float]
PhiAndSlope = Callable[[float], tuple[float, float]]


def line_search(
    f: Callable[[Any], Any],
    x: ArrayLike,
    direction: ArrayLike,
    *,
    condition: Literal["armijo", "wolfe"] = "armijo",
    gradient: Callable[[Any], Any] | None = None,
    first: float = 1.0,
    max_steps: int = 60,
) -> Iterated[float]:
    """Find how far to go from x in a direction in which f falls.

    f: takes x's shape, returns one number.  direction: x's shape, downhill.  first: the first step to try.
    condition: armijo asks that f falls by 1e-4 of what the slope promises; wolfe also that the slope has shrunk to 0.9
    of what it was, and so makes steps longer too.  gradient: of f; None takes reverse mode.
    value: t, so that x + t direction is the new point, or 0.0 where nothing was found; path: (steps,) the t tried
    before it. A call of f each (wolfe: and its gradient). Raises ValueError where f does not fall in that direction.

    >>> line_search(lambda x: x @ x, [1.0, 0.0], [-8.0, 0.0]).value
    0.125
    """
    if condition not in ("armijo", "wolfe"):
        raise ValueError(f"line_search needs condition as 'armijo' or 'wolfe', but it is {condition!r}.")
    objective = Objective(f, gradient, x, "line_search")
    d = real_array(direction, "direction", "line_search")
    first = real_number(first, "first", "line_search")
    max_steps = whole_number(max_steps, "max_steps", 1, "line_search")
    at, y, g = objective.finite_start()
    if d.shape != at.shape:
        raise ValueError(f"line_search needs direction of x's shape {at.shape}, but it has shape {d.shape}.")
    with np.errstate(all="ignore"):
        slope = float(np.sum(g * d))
    if slope == -np.inf:
        raise ValueError(
            "line_search needs a direction whose slope is finite, but it is -inf; divide it by its length."
        )
    if not slope < 0 or not first > 0:
        raise ValueError(
            f"line_search needs a direction in which f falls and a first step above 0, but its slope there is "
            f"{slope:.6g} and first is {first:.6g}; minus the gradient always points downhill."
        )

    def along(t: float) -> tuple[float, float]:
        value, g = objective.slope(at + t * d)
        return value, float(np.sum(g * d))

    with np.errstate(all="ignore"):  # a step may lead beyond all numbers
        if condition == "armijo":
            return backtrack(lambda t: objective.value(at + t * d), y, slope, first, max_steps)
        return strong_wolfe(along, y, slope, first, max_steps)


def backtrack(phi: Phi, y: float, slope: float, first: float, max_steps: int = 60) -> Iterated[float]:
    """Halve t from the first until phi(t) <= y + share slope t; phi(0) = y, and slope < 0 is its slope there."""
    tried: list[float] = []
    rises: list[float] = []
    t = first
    while len(tried) < max_steps:
        value = phi(t)
        if -np.inf < value <= y + SHARE * slope * t and value < y:
            return Iterated(t, np.array(tried), Reason.CONVERGED)
        tried.append(t)
        if np.isfinite(value) and -slope * t > 1e3 * EPS * abs(y):  # else rounding decides
            rises.append(value - y)
        if -slope * t <= EPS * abs(y):  # the fall that is promised drowns in rounding
            break
        t /= 2
    if not np.isfinite(value):
        return Iterated(0.0, np.array(tried), Reason.NOT_FINITE)
    # where the slope is right, curvature alone makes f rise, and half the step quarters that
    straight = len(rises) >= 3 and rises[-1] > 0.4 * rises[-2] > 0
    drowned = -slope * t <= EPS * abs(y) and not straight
    return Iterated(0.0, np.array(tried), Reason.ROUNDING_FLOOR if drowned else Reason.STALLED)


def strong_wolfe(along: PhiAndSlope, y: float, slope: float, first: float, max_steps: int = 60) -> Iterated[float]:
    """Double t until the answer is between two steps, then close in on it by halves; along(t): value and slope."""
    tried: list[float] = []
    low, low_value, high = 0.0, y, np.inf
    t = first
    while len(tried) < max_steps:
        value, now = along(t)
        if not -np.inf < value <= y + SHARE * slope * t or (value >= low_value and low > 0):
            high = t  # too far: it rose, or f is not finite
        elif abs(now) <= FLATTER * abs(slope):
            return Iterated(t, np.array(tried), Reason.CONVERGED)
        elif now > 0:
            high = t  # past the bottom
        else:
            low, low_value = t, value  # still falling fast
        tried.append(t)
        t = 2 * t if high == np.inf else (low + high) / 2
        if high < np.inf and high - low <= EPS * high:
            break
    if low > 0:  # falls enough, though the slope is not flat yet
        return Iterated(low, np.array(tried), Reason.OUT_OF_STEPS)
    drowned = -slope * tried[-1] <= EPS * abs(y)
    return Iterated(0.0, np.array(tried), Reason.ROUNDING_FLOOR if drowned else Reason.STALLED)
