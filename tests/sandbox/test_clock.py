"""Time is the worker's processor time first, the wall's only as a backstop."""

from __future__ import annotations

import os
import time

import pytest

from fullrank.sandbox.clock import Clock, OvertimeError
from fullrank.sandbox.records import Limits


def burn(seconds: float) -> None:
    """Use the processor."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_computing_uses_up_the_time_of_a_call() -> None:
    clock = Clock(os.getpid(), Limits(seconds_per_call=0.1, seconds_total=10_000.0))
    assert 0 < clock.wait() <= 0.1
    burn(0.12)
    with pytest.raises(OvertimeError, match=r"within 0\.1 s of computing"):
        clock.wait()
    clock.start()
    assert clock.wait() > 0


def test_waiting_may_take_three_times_as_long() -> None:
    clock = Clock(os.getpid(), Limits(seconds_per_call=0.3, seconds_total=10_000.0))
    time.sleep(0.35)
    assert clock.wait() > 0
    time.sleep(0.6)
    with pytest.raises(OvertimeError, match=r"within 0\.9 s\."):
        clock.wait()


def test_all_requests_together_are_bounded() -> None:
    used = time.process_time()
    clock = Clock(os.getpid(), Limits(seconds_per_call=1.0, seconds_total=used + 0.05))
    burn(0.07)
    with pytest.raises(OvertimeError, match="All calls together"):
        clock.wait()


def test_without_the_kernel_s_clock_the_wall_s_stands_in() -> None:
    clock = Clock(2**22 + 1, Limits(seconds_per_call=0.05, seconds_total=10.0))
    assert clock.clock is None
    time.sleep(0.06)
    with pytest.raises(OvertimeError, match=r"0\.05 s"):
        clock.wait()
