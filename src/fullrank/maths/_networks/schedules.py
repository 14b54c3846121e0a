"""Schedules of the rate: how long the steps of a descent are, by how far it has come.

A schedule is any function of the progress, from 0 at the first step to 1 at the end, such as lambda t: 0.1 * (1 - t).

Source: Smith & Topin, Super-Convergence (2018), section 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np

from fullrank.maths._arguments import FloatArray, real_number

Schedule = Callable[[float], float]


@final
@dataclass(frozen=True)
class OneCycle:
    """A straight line up to the peak, and a straight line down to zero; see one_cycle."""

    peak: float
    rise: float

    def __call__(self, progress: float) -> float:
        """The rate at this progress."""
        up, down = progress / self.rise, (1 - progress) / (1 - self.rise)
        return self.peak * min(up, down)


def one_cycle(peak: float, *, rise: float = 0.2) -> OneCycle:
    """The rate that rises to the peak over the first part of the training, then falls to zero, both linearly.

    peak: positive, several times the constant rate that would do.  rise: the share of the steps that go up, between
    0 and 1. The high middle gets far; the fall to zero settles, which is what a constant rate never does.
    Raises ValueError for what is out of range.

    >>> rate = one_cycle(0.4)
    >>> [round(rate(t), 3) for t in (0.0, 0.1, 0.2, 0.6, 1.0)]
    [0.0, 0.2, 0.4, 0.2, 0.0]
    """
    peak, rise = real_number(peak, "peak", "one_cycle"), real_number(rise, "rise", "one_cycle")
    if peak <= 0:
        raise ValueError(f"one_cycle needs a peak above 0, such as 4e-3 for adam, but it is {peak}.")
    if not 0 < rise < 1:
        raise ValueError(f"one_cycle needs rise as a share between 0 and 1, such as 0.2, but it is {rise}.")
    return OneCycle(peak, rise)


def read_rates(given: float | Schedule, steps: int, caller: str) -> FloatArray:
    """The rate of each step, (steps,): one number throughout, or a schedule, read off in the middle of each step."""
    if not callable(given):
        rate = real_number(given, "rate", caller)
        if rate <= 0:
            raise ValueError(f"{caller} needs a rate above 0, such as 1e-3, but it is {rate}.")
        return np.full(steps, rate)
    try:
        rates = np.array([given((step + 0.5) / steps) for step in range(steps)], dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{caller} needs a rate that takes one number and returns one; it failed: {error}.") from error
    if rates.ndim != 1:
        raise ValueError(f"{caller} needs a rate that returns one number, but it returns shape {rates.shape[1:]}.")
    wrong = np.flatnonzero(~(np.isfinite(rates) & (rates >= 0)))
    if len(wrong):
        where = (wrong[0] + 0.5) / steps
        raise ValueError(
            f"{caller} needs finite rates that are not negative, but at progress {where:.3g} the rate is "
            f"{rates[wrong[0]]}; progress goes from 0 to 1."
        )
    return rates
