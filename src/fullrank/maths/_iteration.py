"""What an iterative method hands back: the value, the path it took, and the reason it stopped.

Taught in 1-linear-algebra/5-eigenvectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._plotting import axes_to_draw_on, count_along
from fullrank.maths._shown import brief

Value = TypeVar("Value")


class Reason(Enum):
    """Why an iteration stopped; the value is advice in a sentence or two.

    >>> Reason.CONVERGED.name
    'CONVERGED'
    """

    CONVERGED = "The stop test is met. The value holds to the tolerance that was asked for."
    OUT_OF_STEPS = (
        "The steps ran out before the stop test was met. Look at the path: if it still falls, give more steps; "
        "if it goes round and round or stands still, more steps will not help: change the start, the rate or the "
        "method."
    )
    VANISHED = (
        "The matrix sent the vector to zero, so no direction is left to follow. "
        "Zero is an eigenvalue, but perhaps not the largest: start from another vector."
    )
    ROUNDING_FLOOR = (
        "The residual stopped falling at the size of rounding errors, above the tolerance. "
        "The value is as good as float64 gives; ask for a larger tolerance."
    )
    STALLED = (
        "No step made the value better, yet the stop test is not met. Check the derivatives with gradient_check, "
        "start elsewhere, or look whether the function has a kink here."
    )
    DIVERGED = (
        "The steps grew instead of shrinking, beyond all bounds. Take a smaller rate, or start nearer to the answer."
    )
    NOT_FINITE = (
        "The function gave nan or infinity where the method had to go, so the last good value is handed back. "
        "Look where it is not defined, such as log of a negative number, and start elsewhere or set bounds."
    )
    SINGULAR = (
        "The equations for the next step have no single answer: some direction changes nothing. "
        "Two parameters may do the same work: fix one of them, or start elsewhere."
    )
    INFEASIBLE = (
        "The constraints came no closer to holding, however hard they were pressed: perhaps no point meets them all. "
        "Leave one out to see which two contradict each other, or start from a point that meets most of them."
    )
    DONE = (
        "Everything that was asked for is done; there was no stop test to meet. Look at the path: if it still falls, "
        "more of the same may give more."
    )

    @property
    def advice(self) -> str:
        """What likely happened, and what to try."""
        return self.value


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Iterated(Generic[Value]):
    """The outcome of an iteration.

    path: (steps,) or (steps, n), one number or one point a step, which each method names. == is identity.

    >>> Iterated(3.0, np.array([2.0, 3.0]), Reason.CONVERGED)
    Iterated: converged after 2 steps
      value   3.0
      path    2, 3
      advice  The stop test is met. The value holds to the tolerance that was asked for.
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

    def __repr__(self) -> str:
        """Show a few lines for people: what came out, how the path went, and what to do about it."""
        lines = [f"{type(self).__name__}: {outcome(self.reason, self.steps)}", f"  value   {brief(self.value, 10)}"]
        lines += [f"  path    {_ends_of(self.path)}"] if self.steps else []
        return "\n".join([*lines, f"  advice  {self.reason.advice}"])

    def plot(self, axes: Any = None) -> Any:
        """Draw the path on Matplotlib axes, new ones by default, and return them.

        Numbers that stay positive and fall go on a log axis, where a steady rate is a straight line; points of a
        plane are joined in their order; points of more numbers give a line for each number.
        """
        axes = axes_to_draw_on(axes)
        if self.path.ndim == 2 and self.path.shape[1] == 2:
            axes.plot(*self.path.T, marker=".")
            axes.set(xlabel="first coordinate", ylabel="second coordinate")
            return axes
        lines = self.path if self.path.ndim == 1 else self.path.reshape(self.steps, -1)
        axes.plot(np.arange(1, self.steps + 1), lines, marker=".")
        falls = self.path.ndim == 1 and self.steps > 1 and (self.path > 0).all() and self.path[-1] < 0.1 * self.path[0]
        axes.set(xlabel="step", ylabel="path", yscale="log" if falls else "linear")
        count_along(axes)
        return axes


def outcome(reason: Reason, steps: int, unit: str = "step") -> str:
    """How an iteration went, in a few words.

    >>> outcome(Reason.OUT_OF_STEPS, 40, "sweep")
    'out of steps after 40 sweeps'
    """
    return f"{reason.name.lower().replace('_', ' ')} after {steps:,} {unit}{'' if steps == 1 else 's'}"


def with_advice(text: str, reason: Reason) -> str:
    """What a record prints, with the advice below it where its iteration did not end as it should."""
    return text if reason is Reason.CONVERGED else f"{text}\n  advice  {reason.advice}"


def _ends_of(path: NDArray[np.float64]) -> str:
    """The path in a line: all of a short one, the two ends of a long one."""
    shown = path if len(path) <= 4 else path[[0, 1, -2, -1]]
    words = [_point(row) if row.ndim else f"{row:.4g}" for row in shown]
    return ", ".join(words if len(path) <= 4 else [*words[:2], "…", *words[2:]])


def _point(row: NDArray[np.float64]) -> str:
    """One point of a path in a line."""
    return np.array2string(row, precision=4, separator=", ", threshold=6, edgeitems=2).replace("\n", "")
