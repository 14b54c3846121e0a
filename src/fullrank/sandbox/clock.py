"""How long a worker may still take: processor time by the kernel's account, and the clock on the wall."""

from __future__ import annotations

import time

from fullrank.sandbox.records import Limits

# How many times its processor seconds a worker may take by the clock on the wall: others use the machine too.
PATIENCE = 3.0
SHORTEST_WAIT = 0.002


class OvertimeError(Exception):
    """The time is used up; the message says which."""


class Clock:
    """Measures one worker: each request, and all of them together."""

    def __init__(self, process: int, limits: Limits) -> None:
        """Find the kernel's clock for that process; without one, the wall's stands in for it."""
        self.limits = limits
        self.clock = _processor_clock(process)
        self.patience = PATIENCE if self.clock is not None else 1.0
        self.spent_waiting = 0.0
        self.start()

    def start(self) -> None:
        """Begin a request, or the next call of one."""
        self.began = time.monotonic()
        self.processor_began = self.processor()

    def processor(self) -> float:
        """Processor seconds of the worker so far."""
        if self.clock is not None:
            try:
                return time.clock_gettime(self.clock)
            except OSError:
                self.clock = None
        return self.spent_waiting + time.monotonic() - self.began

    def used(self) -> float:
        """Processor seconds since the start of the request."""
        return max(0.0, self.processor() - self.processor_began)

    def stop(self) -> float:
        """End a request or a call; its processor seconds."""
        used = self.used()
        self.spent_waiting += time.monotonic() - self.began
        return used

    def wait(self) -> float:
        """How long to wait for news before asking again; raises OvertimeError when there is nothing left."""
        limits, processor, waited = self.limits, self.processor(), time.monotonic() - self.began
        if processor - self.processor_began >= limits.seconds_per_call:
            raise OvertimeError(f"No answer within {limits.seconds_per_call:g} s of computing.")
        if waited >= limits.seconds_per_call * self.patience:
            raise OvertimeError(f"No answer within {limits.seconds_per_call * self.patience:g} s.")
        if processor >= limits.seconds_total or self.spent_waiting + waited >= limits.seconds_total * self.patience:
            raise OvertimeError(f"All calls together took more than {limits.seconds_total:g} s.")
        return max(SHORTEST_WAIT, self._left(processor, waited))

    def _left(self, processor: float, waited: float) -> float:
        limits = self.limits
        return min(
            limits.seconds_per_call - (processor - self.processor_began),
            limits.seconds_per_call * self.patience - waited,
            limits.seconds_total - processor,
            limits.seconds_total * self.patience - self.spent_waiting - waited,
        )


def _processor_clock(process: int) -> int | None:
    """The number of another process's processor clock, as the kernel builds it; None where it cannot be read."""
    clock = ~process << 3 | 2
    try:
        time.clock_gettime(clock)
    except (OSError, OverflowError, AttributeError):
        return None
    return clock
