"""Gradient descent, with momentum or a line search, and Adam: downhill by the gradient alone.

Where the gradient vanishes they stop, and that is all the stop test says: at a minimum, but also at a saddle point that
the walk starts on or runs into exactly. newton_minimise looks at the curvature as well.

Source: Deisenroth, Faisal & Ong, Mathematics for Machine Learning, section 7.1; Polyak, Some methods of speeding up the
convergence of iteration methods (1964); Kingma & Ba, Adam: a method for stochastic optimization (2015).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_number, tolerance, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._optimisation.line_search import backtrack
from fullrank.maths._optimisation.objective import Function, Objective, Walk, length
from fullrank.maths._progress import progress

Mover = Callable[[FloatArray, float, FloatArray], "FloatArray | Reason"]


def gradient_descent(
    f: Function,
    x: ArrayLike,
    *,
    rate: float | None = None,
    momentum: float = 0.0,
    gradient: Function | None = None,
    tol: float = 1e-6,
    max_steps: int = 10_000,
) -> Iterated[Any]:
    """Walk downhill against the gradient: x - rate gradient, again and again.

    f: takes x's shape, returns one number.  rate: the step as a share of the gradient; None searches along the line,
    from twice the last step down by halves.  momentum: 0 up to 1, the share of the last step that is kept, with a rate.
    gradient: of f; None takes reverse mode.
    value: the point where |gradient| <= tol, or the last good one; path: (steps,) + x's shape, the points left.
    A gradient a step, and a few calls of f for a line search. For a quadratic f of curvatures a to b the rate must be
    below 2 / b, and the error shrinks by (b - a) / (b + a) a step at best: long valleys take thousands of steps.
    Raises ValueError where f or its gradient is not finite at the start.

    >>> gradient_descent(lambda x: (x[0] - 1) ** 2 + 2 * x[1] ** 2, [3.0, 1.0], rate=0.25).value.round(6)
    array([1., 0.])
    """
    caller = "gradient_descent"
    objective = Objective(f, gradient, x, caller)
    beta = real_number(momentum, "momentum", caller)
    if not 0 <= beta < 1:
        raise ValueError(f"{caller} needs momentum from 0 up to, not including, 1, but it is {momentum!r}.")
    if rate is None:
        if beta:
            raise ValueError(f"{caller} needs a rate where there is momentum, such as rate=0.01.")
        return _descend(objective, _by_line_search(objective), tol, max_steps)
    size, kept = _rate(rate, caller), np.zeros_like(objective.start)

    def move(x: FloatArray, y: float, g: FloatArray) -> FloatArray:
        nonlocal kept
        kept = beta * kept - size * g
        return x + kept

    return _descend(objective, move, tol, max_steps)


def _rate(rate: float, caller: str) -> float:
    size = real_number(rate, "rate", caller)
    if not size > 0:
        raise ValueError(f"{caller} needs a rate above 0, such as 0.01, but it is {rate!r}.")
    return size


def _by_line_search(objective: Objective) -> Mover:
    last: list[float] = []

    def move(x: FloatArray, y: float, g: FloatArray) -> FloatArray | Reason:
        first = 2 * last[-1] if last else 1.0 / max(1.0, length(g))
        found = backtrack(lambda t: objective.value(x - t * g), y, -float(np.sum(g * g)), first)
        if not found.value:
            return found.reason
        last[:] = [found.value]
        return x - found.value * g

    return move


def adam(
    f: Function,
    x: ArrayLike,
    *,
    rate: float = 0.01,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    gradient: Function | None = None,
    tol: float = 1e-6,
    max_steps: int = 10_000,
) -> Iterated[Any]:
    """Walk downhill by Adam: a running mean of the gradient, each entry divided by the root of its running square.

    f: takes x's shape, returns one number.  rate: about how far each entry moves a step, whatever the size of f.
    beta1, beta2: the share of the running means that is kept.  epsilon: keeps small gradients small; with 0 the path is
    the same for f and for 1000 f.  gradient, value, path, tol and errors are those of gradient_descent.
    With a constant rate the last steps may circle around the minimum at about that distance: OUT_OF_STEPS, and a
    smaller rate gets nearer.

    >>> adam(lambda x: (x[0] - 1) ** 2 + 2 * x[1] ** 2, [3.0, 1.0], rate=0.1).value.round(4) + 0.0
    array([1., 0.])
    """
    objective = Objective(f, gradient, x, "adam")
    size = _rate(rate, "adam")
    beta1, beta2 = (real_number(b, n, "adam") for b, n in ((beta1, "beta1"), (beta2, "beta2")))
    epsilon = real_number(epsilon, "epsilon", "adam")
    if not (0 <= beta1 < 1 and 0 <= beta2 < 1 and epsilon >= 0):
        raise ValueError("adam needs beta1 and beta2 from 0 up to, not including, 1, and epsilon of at least 0.")
    mean, square, k = np.zeros_like(objective.start), np.zeros_like(objective.start), 0

    def move(x: FloatArray, y: float, g: FloatArray) -> FloatArray:
        nonlocal mean, square, k
        k += 1
        mean = beta1 * mean + (1 - beta1) * g
        square = beta2 * square + (1 - beta2) * g * g
        root = np.sqrt(square / (1 - beta2**k)) + epsilon
        return x - size * (mean / (1 - beta1**k)) / np.where(root == 0, 1.0, root)

    return _descend(objective, move, tol, max_steps)


def _descend(objective: Objective, move: Mover, tol: float, max_steps: int) -> Iterated[Any]:
    """Move until the gradient is at most tol, or until there is a reason to stop."""
    tol = tolerance(tol, objective.caller)
    max_steps = whole_number(max_steps, "max_steps", 1, objective.caller)
    x, y, g = objective.finite_start()
    walk = Walk(x)
    for _ in progress(range(max_steps), "Descending"):
        if length(g) <= tol:
            return walk.ended(x, Reason.CONVERGED)
        with np.errstate(all="ignore"):
            new = move(x, y, g)
            if isinstance(new, Reason):
                return walk.ended(x, new)
            y, g = objective.slope(new) if np.isfinite(new).all() else (np.nan, g)
        if not (np.isfinite(y) and np.isfinite(g).all()):
            return walk.ended(x, walk.broken(x, new))
        walk.leave(x, new)
        x = new
        if walk.beyond(x):
            return walk.ended(x, Reason.DIVERGED)
    return walk.ended(x, Reason.CONVERGED if length(g) <= tol else Reason.OUT_OF_STEPS)
