"""Where learner's code is waited for: few at a time, in threads of their own, so that a loop in one blocks no page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

import anyio
import anyio.to_thread

from fullrank.web.refusals import Refused

P = ParamSpec("P")
T = TypeVar("T")

AT_ONCE = 2
MOST_WAITING = 8


class Bench:
    """Runs blocking work, `AT_ONCE` pieces at a time; beyond `MOST_WAITING` it says that it is busy."""

    def __init__(self) -> None:
        self._limiter: anyio.CapacityLimiter | None = None
        self._inside = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of the work. Raises Refused when too much is waiting already."""
        if self._inside >= MOST_WAITING:
            raise Refused(503, "Many programs are being checked now.", "Your text is kept: try again in a few seconds.")
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(AT_ONCE)
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(partial(work, *args, **kwargs), limiter=self._limiter)
        finally:
            self._inside -= 1
