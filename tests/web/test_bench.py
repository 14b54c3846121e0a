"""Learner's code is waited for a few pieces at a time, and a loop in one blocks no page."""

from __future__ import annotations

import threading

import anyio
import pytest

from fullrank.web.bench import AT_ONCE, MOST_WAITING, Bench
from fullrank.web.refusals import Refused


def test_no_more_than_a_few_run_at_once_and_the_rest_wait() -> None:
    running, most, lock, go = [0], [0], threading.Lock(), threading.Event()

    def work(number: int) -> int:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        go.wait(5)
        with lock:
            running[0] -= 1
        return number

    results: list[int] = []

    async def everything() -> None:
        bench = Bench()

        async def one(number: int) -> None:
            results.append(await bench.run(work, number))

        async with anyio.create_task_group() as group:
            for number in range(MOST_WAITING):
                group.start_soon(one, number)
            await anyio.sleep(0.1)
            with pytest.raises(Refused, match="Try again|try again"):
                await bench.run(work, 99)
            go.set()

    anyio.run(everything)
    assert sorted(results) == list(range(MOST_WAITING))
    assert most[0] == AT_ONCE


def test_a_piece_that_fails_leaves_room_for_the_next() -> None:
    def fails() -> None:
        raise ValueError("broken")

    async def often() -> int:
        bench = Bench()
        for _ in range(3 * MOST_WAITING):
            with pytest.raises(ValueError, match="broken"):
                await bench.run(fails)
        return await bench.run(int, "7")

    assert anyio.run(often) == 7
