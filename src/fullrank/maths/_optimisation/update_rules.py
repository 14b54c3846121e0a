"""What a gradient does to the parameters: plain descent, descent with momentum, and Adam.

Each rule holds what it remembers between steps, and changes the parameters x in place. g, the gradient, may be
overwritten: it is filled anew at the next step.

Source: Goodfellow, Bengio & Courville, Deep Learning (2016), algorithms 8.1, 8.2 and 8.7.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
MOMENTUM = 0.9
BETA1, BETA2 = 0.9, 0.999  # how much Adam keeps, from step to step, of the mean and of the mean square
EPS = 1e-8


class Rule(Protocol):
    """A way to step.  scaled: whether g has come multiplied by the rate, which backpropagation does at no cost."""

    scaled: ClassVar[bool]

    def step(self, x: Array, g: Array, rate: float) -> None:
        """Take one step from x, downhill by the gradient g."""


class Descent:
    """x <- x - rate g."""

    scaled: ClassVar[bool] = True

    def __init__(self, x: Array) -> None:
        pass

    def step(self, x: Array, g: Array, rate: float) -> None:
        """Take one step."""
        x -= g


class Momentum:
    """v <- 0.9 v + rate g; x <- x - v."""

    scaled: ClassVar[bool] = True

    def __init__(self, x: Array) -> None:
        self._v = np.zeros_like(x)

    def step(self, x: Array, g: Array, rate: float) -> None:
        """Take one step."""
        self._v *= MOMENTUM
        self._v += g
        x -= self._v


class Adam:
    """x <- x - rate m / (sqrt(v) + eps), with m and v the weighted means of g and g² over the steps so far.

    Kept are the sums M = g + β₁ g' + β₁² g'' + … and V = g² + β₂ g'² + …, two operations a step fewer. Their weights
    add up to (1 - β₁ᵗ)/(1 - β₁) and (1 - β₂ᵗ)/(1 - β₂), so m = M (1 - β₁)/(1 - β₁ᵗ), and v likewise.
    """

    scaled: ClassVar[bool] = False

    def __init__(self, x: Array) -> None:
        self._M, self._V = np.zeros_like(x), np.zeros_like(x)
        self._scratch = np.empty_like(x)
        self._t = 0

    def step(self, x: Array, g: Array, rate: float) -> None:
        """Take one step."""
        self._t += 1
        to_m = (1 - BETA1) / (1 - BETA1**self._t)
        to_root_v = ((1 - BETA2) / (1 - BETA2**self._t)) ** 0.5
        M, V, scratch = self._M, self._V, self._scratch
        M *= BETA1
        M += g
        V *= BETA2
        V += np.multiply(g, g, out=scratch)
        np.sqrt(V, out=scratch)
        scratch += EPS / to_root_v  # m / (root_v + eps) = to_m M / (to_root_v (root_V + eps / to_root_v))
        np.divide(M, scratch, out=scratch)
        scratch *= rate * to_m / to_root_v
        x -= scratch


RULES: dict[str, type[Descent] | type[Momentum] | type[Adam]] = {"sgd": Descent, "momentum": Momentum, "adam": Adam}
