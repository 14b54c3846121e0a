"""Two processes that take turns: on one processor they hand over three times as fast as from one to another.

A program that is given functions calls back to the judge for every value of theirs, and each then waits for the other.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def on_one_processor(process: int) -> Iterator[None]:
    """Keep this thread and another process on one processor for a while, where the system lets us."""
    try:
        before = {which: os.sched_getaffinity(which) for which in (0, process)}
        shared = sorted(set.intersection(*before.values()))
        one = {shared[process % len(shared)]}  # another worker's turns may be on another processor
    except (AttributeError, OSError, ZeroDivisionError):  # not Linux, gone, or nothing in common
        yield
        return
    try:
        for which in before:
            _put(which, one)
        yield
    finally:
        for which, processors in before.items():
            _put(which, processors)


def _put(process: int, processors: set[int]) -> None:
    with contextlib.suppress(OSError):  # it may be gone
        os.sched_setaffinity(process, processors)
