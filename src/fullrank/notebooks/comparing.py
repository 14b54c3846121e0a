"""The learner's function and the library's on the same data: the same to how many digits, and how much faster."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.notebooks.waiting import Waiting

MOST_DIGITS = 16
ENOUGH = 0.5  # quick functions are called again until so many seconds are filled
MOST_CALLS = 5
LONG = 3.0  # ... and one that takes so many seconds only once


@dataclass(frozen=True, slots=True)
class Compared:
    """Two answers to one question. digits: how many decimal places of the largest entry agree everywhere."""

    mine: NDArray[np.float64]
    library: NDArray[np.float64]
    mine_seconds: float
    library_seconds: float

    @property
    def digits(self) -> int:
        """How many digits of the largest entry the two have in common in every entry."""
        if self.mine.shape != self.library.shape or not np.isfinite(self.mine).all():
            return 0
        apart, size = np.abs(self.mine - self.library).max(), np.abs(self.library).max()
        return MOST_DIGITS if apart == 0 else max(0, min(MOST_DIGITS, int(-np.log10(apart / (size or 1.0)))))

    @property
    def times_faster(self) -> float:
        """How many times the library's time yours takes."""
        return self.mine_seconds / max(self.library_seconds, 1e-9)

    def __repr__(self) -> str:
        faster = self.times_faster
        race = (
            f"the library is {faster:,.0f} times faster"
            if faster >= 1.5
            else (f"yours is {1 / faster:,.1f} times faster" if faster < 1 / 1.5 else "both take about the same time")
        )
        return (
            f"Yours took {_seconds(self.mine_seconds)}, the library's {_seconds(self.library_seconds)}: {race}.\n"
            f"The answers agree to {self.digits} digits."
        )

    def _repr_html_(self) -> str:
        return f"<p>{' '.join(repr(self).splitlines())}</p>"


def compare(mine: Callable[[], Any], library: Callable[[], Any]) -> Any:
    """Ask both, and time them; something that waits for an exercise where yours is not there yet."""
    got, mine_seconds = _timed(mine)
    if isinstance(got, Waiting):
        return got
    expected, library_seconds = _timed(library)
    return Compared(np.asarray(got, dtype=float), np.asarray(expected, dtype=float), mine_seconds, library_seconds)


def _timed(function: Callable[[], Any]) -> tuple[Any, float]:
    """What a function gives, and the least time that a call of it took; the first may pay for loading what it needs."""
    best, total = np.inf, 0.0
    for calls in range(1, MOST_CALLS + 1):
        start = time.perf_counter()
        value = function()
        took = time.perf_counter() - start
        best, total = min(best, took), total + took
        if isinstance(value, Waiting) or total >= (ENOUGH if calls > 1 else LONG):
            break
    return value, best


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{1000 * seconds:.3g} ms"
