"""Work on two Dask workers beside the same work alone: what it costs, and what a worker's death costs.

The data lie in a file larger than a worker may hold. Each worker maps the blocks that it is given. A part of
bench/dask_pca.py and bench/dask_fits.py.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import json
import logging
import os
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import dask
import dask.array
import numpy as np
from distributed import Client, LocalCluster

# A worker's allocator gives memory back only when told to, and its limit counts what it keeps.
dask.config.set({"distributed.worker.memory.terminate": 0.98})


@dataclass(frozen=True)
class Job:
    """What is done, and whether two answers are the same to the last bit.

    here(): alone, in this process.  there(): on the workers of the cluster that is open.  first(): the same on little,
    so that each worker has loaded what is loaded at the first call.  limit: bytes that a worker may hold.
    """

    here: Callable[[], Any]
    there: Callable[[], Any]
    first: Callable[[], Any]
    same: Callable[[Any, Any], bool]
    limit: int


def in_blocks(file: str, rows_of_a_block: int) -> Any:
    """The file as a Dask array whose blocks are mapped by whoever works on them."""
    stored = np.load(file, mmap_mode="r")
    rows, width = stored.shape

    def block(block_info: Any = None) -> np.ndarray:
        (start, stop), _ = block_info[None]["array-location"]
        return np.load(file, mmap_mode="r")[start:stop]

    sizes = (rows_of_a_block,) * (rows // rows_of_a_block)
    sizes += (rows % rows_of_a_block,) if rows % rows_of_a_block else ()
    meta = np.empty((0, 0), stored.dtype)
    return dask.array.map_blocks(block, chunks=(sizes, (width,)), dtype=stored.dtype, meta=meta)


def too_small(size: int, limit: int) -> None:
    """Refuse data that one worker could hold."""
    if size <= limit:
        raise SystemExit(f"{size >> 20} MiB fit into one worker's {limit >> 20} MiB: write more rows.")


@contextmanager
def two_workers(limit: int) -> Iterator[Client]:
    """A cluster of two workers with one thread each, held to so many bytes."""
    settings = {"n_workers": 2, "threads_per_worker": 1, "memory_limit": limit, "dashboard_address": ":0"}
    with LocalCluster(**settings, silence_logs=logging.CRITICAL) as cluster, Client(cluster) as client:
        yield client


def worker_seconds(client: Client) -> float:
    return sum(client.run(time.process_time).values())


def timed(work: Callable[[], Any], client: Client | None = None) -> tuple[Any, float, float]:
    """The answer, processor seconds here and in the workers, and wall seconds."""
    there = worker_seconds(client) if client else 0.0
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return found, cpu + (worker_seconds(client) - there if client else 0.0), wall


def killed_in_the_middle(client: Client, work: Callable[[], Any], wait: float) -> tuple[Any, float, bool]:
    """The answer though one worker is killed after so many seconds, the wall seconds, and whether it was in time."""
    pid = next(iter(client.run(os.getpid).values()))
    with ThreadPoolExecutor(1) as pool:
        begun = time.perf_counter()
        running = pool.submit(work)
        time.sleep(wait)
        in_time = not running.done()
        os.kill(pid, signal.SIGKILL)
        return running.result(), time.perf_counter() - begun, in_time


def compare(job: Job, name: str, title: str, what: str, rounds: int) -> None:
    """Run alone and shared in turn, then with a death in the middle; print and keep the table; fail on other bits."""
    alone, shared = [], []
    begun = time.perf_counter()
    with two_workers(job.limit) as client:
        started = time.perf_counter() - begun
        job.first()
        for _ in range(rounds):
            alone.append(timed(job.here))
            shared.append(timed(job.there, client))
        least = min(wall for _, _, wall in shared)
        after, seconds, in_time = killed_in_the_middle(client, job.there, 0.4 * least)
    equal = all(job.same(alone[0][0], found) for found, _, _ in alone + shared)
    whole = job.same(alone[0][0], after)
    cpu, wall = [statistics.median(b[i] / a[i] for a, b in zip(alone, shared, strict=True)) for i in (1, 2)]
    figures = [[statistics.median(one[i] for one in lot) for i in (1, 2)] for lot in (alone, shared)]
    bits = {True: "the same bits", False: "OTHER BITS"}
    lines = [
        f"{what}; two workers of one thread, each held to {job.limit >> 20} MiB; {rounds} rounds in turn.",
        "",
        "| | processor s | wall s | against alone, processor | wall | answer |",
        "|---|--:|--:|--:|--:|---|",
        f"| the same function alone | {figures[0][0]:.3g} | {figures[0][1]:.3g} | 1 | 1 | |",
        f"| two Dask workers | {figures[1][0]:.3g} | {figures[1][1]:.3g} | {cpu:.2f} | {wall:.2f} | {bits[equal]} |",
        f"| one of them killed {'in the middle' if in_time else 'TOO LATE'} | | {seconds:.3g} | | "
        f"{seconds / figures[0][1]:.2f} | {bits[whole]} |",
        "",
        f"The cluster took {started:.1f} s to start, which is not counted. "
        f"{datetime.now(UTC):%Y-%m-%d}, load {os.getloadavg()[0]:.1f} at the end.",
    ]
    result = {"name": name, "title": title, "markdown": "\n".join(lines)}
    race.RESULTS.mkdir(exist_ok=True)
    (race.RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n")
    print(f"### {title}\n\n{result['markdown']}")
    if not (equal and whole and in_time):
        raise SystemExit("The answers differ, or the worker was killed too late.")
