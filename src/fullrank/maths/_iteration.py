"""What an iterative method hands back: the value, the path it took, and the reason it stopped.

Taught in 1-linear-algebra/5-eigenvectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value")


class Reason(Enum):
    """Why an iteration stopped; the value is advice in a sentence or two."""

    CONVERGED = "The stop test is met. The value holds to the tolerance that was asked for."
    OUT_OF_STEPS = (
        "The steps ran out before the stop test was met. Look at the path: if it still falls, give more steps; "
        "if it goes round and round, two eigenvalues share the largest size and more steps will not help."
    )
    VANISHED = (
        "The matrix sent the vector to zero, so no direction is left to follow. "
        "Zero is an eigenvalue, but perhaps not the largest: start from another vector."
    )
    ROUNDING_FLOOR = (
        "The residual stopped falling at the size of rounding errors, above the tolerance. "
        "The value is as good as float64 gives; ask for a larger tolerance."
    )

    @property
    def advice(self) -> str:
        """What likely happened, and what to try."""
        return self.value


@dataclass(frozen=True, slots=True)
class Iterated(Generic[Value]):
    """The outcome of an iteration; path: (steps,) holds one number a step, which each method names.

    >>> outcome = Iterated(3.0, np.array([2.0, 3.0]), Reason.CONVERGED)
    >>> outcome.converged, outcome.steps
    (True, 2)
    """

    value: Value
    path: NDArray[np.float64]
    reason: Reason

    @property
    def converged(self) -> bool:
        """Whether the stop test was met."""
        return self.reason is Reason.CONVERGED

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.path)
