"""A cluster of two processes on this machine, one of which dies in the middle of the work."""

import logging
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest

Answer = TypeVar("Answer")
# Port 0 is any free one: two clusters at once, in tests side by side, would both ask for the usual one.
QUIET = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": logging.CRITICAL}
FREE = 4  # blocks that come through before the death; all others wait for it


def doorkeeper(folder: Path) -> Callable[[], None]:
    """What a block calls first: it waits until a worker has died, unless it is one of the first few."""

    def wait() -> None:  # inside, so that it goes to the workers by its code and not by its name
        (folder / f"block-{uuid4().hex}").touch()
        while len(list(folder.glob("block-*"))) > FREE and not (folder / "open").exists():
            time.sleep(0.02)

    return wait


def answer_despite_a_death(work: Callable[[], Answer], folder: Path) -> Answer:
    """What work() returns on two processes, one of which is killed while both stand at the doorkeeper of the folder."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(processes=True, **QUIET) as cluster, distributed.Client(cluster) as client:
        pids = client.run(os.getpid)
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(work)
            while len(list(folder.glob("block-*"))) < FREE + 2 and not running.done():
                time.sleep(0.02)
            assert not running.done(), running.exception() or "the work ended before anybody died"
            os.kill(next(iter(pids.values())), signal.SIGKILL)
            (folder / "open").touch()
            answer = running.result(timeout=120)
        assert set(client.run(os.getpid).values()) != set(pids.values())
    return answer
