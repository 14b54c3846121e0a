"""The function that a method walks on, with values and slopes finite or not, and the walk, which may run away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array
from fullrank.maths._derivatives.derivatives import array_of_numbers, function_of, one_number, raw_gradient, raw_hessian
from fullrank.maths._iteration import Iterated, Reason

Function = Callable[[Any], Any]
FAR = 1e12  # so many times the size of the start is beyond all bounds


class Objective:
    """f and its gradient at points of one shape; x is always a copy, so f cannot change the walk."""

    def __init__(self, f: Function, gradient: Function | None, x: ArrayLike, caller: str) -> None:
        """gradient: None takes reverse mode."""
        self.f, self.caller = function_of(f, "f", caller), caller
        self.gradient = None if gradient is None else function_of(gradient, "gradient", caller)
        self.start = real_array(x, "x", caller)
        if self.start.size == 0:
            raise ValueError(f"{caller} needs at least one variable, but x is empty.")

    def value(self, x: FloatArray) -> float:
        """f(x), which may be nan or infinite."""
        with np.errstate(all="ignore"):
            return float(one_number(called(self.f, x, self.caller), self.caller))

    def slope(self, x: FloatArray) -> tuple[float, FloatArray]:
        """f(x) and its gradient, of x's shape."""
        if self.gradient is None:
            y, g = raw_gradient(self.f, locked(x), self.caller)
            return float(y), np.array(g, dtype=np.float64)
        y = self.value(x)
        with np.errstate(all="ignore"):
            g = np.array(array_of_numbers(called(self.gradient, x, self.caller, "gradient"), self.caller))
        if g.shape != x.shape:
            raise ValueError(f"{self.caller} needs gradient of x's shape {x.shape}, but it has shape {g.shape}.")
        return y, g

    def curvature(self, x: FloatArray) -> FloatArray:
        """The Hessian, (size, size)."""
        return np.asarray(raw_hessian(self.f, locked(x), self.caller)[1]).reshape(x.size, x.size)

    def finite_start(self) -> tuple[FloatArray, float, FloatArray]:
        """The start, f and its gradient there, which must be finite."""
        y, g = self.slope(self.start)
        if not (np.isfinite(y) and np.isfinite(g).all()):
            raise ValueError(
                f"{self.caller} needs f and its gradient to be finite at the start, but f(x) is {y} and the gradient "
                f"{np.array2string(g, precision=3, threshold=6)}; start elsewhere."
            )
        return self.start.copy(), y, g


def locked(x: FloatArray) -> Any:
    """A copy of x that cannot be written into."""
    given = np.array(x)
    given.flags.writeable = False
    return given[()]


def called(f: Function, x: FloatArray, caller: str, name: str = "f") -> Any:
    """f at a copy of x that it cannot write into; one that tries is refused."""
    try:
        return f(locked(x))
    except ValueError as error:
        if "read-only" in str(error):
            raise ValueError(
                f"{caller} needs {name} to leave x as it is, but {name} writes into it; let it begin with x = x.copy()."
            ) from error
        raise


def length(v: FloatArray) -> float:
    """The length of v over all its entries, without overflow."""
    largest = float(np.abs(v).max(initial=0.0))
    return largest * float(np.sqrt(np.sum((v / largest) ** 2))) if 0 < largest < np.inf else largest


class Walk:
    """The points that were left, and how far the walk has gone."""

    def __init__(self, start: FloatArray) -> None:
        """Stand at the start."""
        self.start = start
        self.left: list[FloatArray] = []
        self.steps: list[float] = []

    def leave(self, x: FloatArray, new: FloatArray) -> None:
        """Step from x to new."""
        self.left.append(x)
        self.steps.append(length(new - x))

    def beyond(self, x: FloatArray) -> bool:
        """Whether x is further from the start than any sensible walk gets."""
        return not length(x - self.start) <= FAR * (1.0 + length(self.start))

    def broken(self, x: FloatArray, new: FloatArray) -> Reason:
        """Why f is not finite at the new point: the steps grew beyond bounds, or it is not defined there."""
        last = [*self.steps[-2:], length(new - x)]
        grew = len(last) == 3 and last[2] > 2 * last[1] > 4 * last[0]
        return Reason.DIVERGED if grew else Reason.NOT_FINITE

    def ended(self, x: FloatArray, reason: Reason) -> Iterated[Any]:
        """The outcome: x, and the path of the points before it."""
        path = np.array(self.left).reshape(len(self.left), *x.shape)
        return Iterated(x[()] if x.ndim else float(x), path, reason)
