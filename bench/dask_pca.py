"""PCA of more data than one worker may hold, on two Dask workers: what it costs, and what a worker's death costs.

    python bench/dask_pca.py [--quick]

The data lie in a file of bytes. Each worker maps the blocks that it is given, and sends back their sums. The same
function does the whole file alone, in this process, for comparison; then a worker is killed in the middle.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import json
import logging
import os
import signal
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dask
import dask.array
import numpy as np
from distributed import Client, LocalCluster

from fullrank import data
from fullrank.maths import Components, pca

BLOCK, LIMIT, K = 35_000, 384 << 20, 50  # rows of a block; bytes that a worker may hold; directions
# A worker's allocator gives memory back only when told to, and its limit counts what it keeps.
dask.config.set({"distributed.worker.memory.terminate": 0.98})


def write(file: str, copies: int) -> int:
    """MNIST, again and again, each time moved by other noise of a few grey levels; returns the number of rows."""
    digits = data.load("mnist")
    X = np.concatenate([digits.train.rows, digits.test.rows])
    rng = np.random.default_rng(1)
    stored = np.lib.format.open_memmap(file, mode="w+", dtype=np.uint8, shape=(copies * len(X), X.shape[1]))
    for copy in range(copies):
        for start in range(0, len(X), BLOCK):
            some = X[start : start + BLOCK]
            noise = rng.integers(0, 8, some.shape, dtype=np.uint8)
            stored[copy * len(X) + start : copy * len(X) + start + len(some)] = np.where(some > 7, some - noise, noise)
    stored.flush()
    return len(stored)


def in_blocks(file: str, rows: int) -> Any:
    """The file as a Dask array whose blocks are mapped by whoever works on them."""

    def block(block_info: Any = None) -> np.ndarray:
        (start, stop), _ = block_info[None]["array-location"]
        return np.load(file, mmap_mode="r")[start:stop]

    sizes = (BLOCK,) * (rows // BLOCK) + ((rows % BLOCK,) if rows % BLOCK else ())
    return dask.array.map_blocks(block, chunks=(sizes, (784,)), dtype=np.uint8, meta=np.empty((0, 0), np.uint8))


def worker_seconds(client: Client) -> float:
    return sum(client.run(time.process_time).values())


def timed(work: Any, client: Client | None = None) -> tuple[Components, float, float]:
    """The answer, processor seconds here and in the workers, and wall seconds."""
    there = worker_seconds(client) if client else 0.0
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return found, cpu + (worker_seconds(client) - there if client else 0.0), wall


def killed_in_the_middle(client: Client, X: Any, wait: float) -> tuple[Components, float, bool]:
    """The answer though one worker is killed after so many seconds, the wall seconds, and whether it was in time."""
    pid = next(iter(client.run(os.getpid).values()))
    with ThreadPoolExecutor(1) as pool:
        begun = time.perf_counter()
        running = pool.submit(pca, X, K)
        time.sleep(wait)
        in_time = not running.done()
        os.kill(pid, signal.SIGKILL)
        return running.result(), time.perf_counter() - begun, in_time


def same(one: Components, other: Components) -> bool:
    return all((getattr(one, name) == getattr(other, name)).all() for name in ("mean", "directions", "variances"))


def main(quick: bool) -> None:
    rounds = 2 if quick else 5
    alone, shared = [], []
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        file = f"{folder}/samples.npy"
        rows = write(file, 8 if quick else 12)
        size = rows * 784
        if size <= LIMIT:
            raise SystemExit(f"{size >> 20} MiB fit into one worker's {LIMIT >> 20} MiB: write more copies.")
        X = in_blocks(file, rows)
        begun = time.perf_counter()
        with (
            LocalCluster(n_workers=2, threads_per_worker=1, memory_limit=LIMIT, dashboard_address=None,
                         silence_logs=logging.CRITICAL) as cluster,
            Client(cluster) as client,
        ):  # fmt: skip
            started = time.perf_counter() - begun
            pca(X[:BLOCK], K)  # loads what is loaded at the first call
            for _ in range(rounds):
                alone.append(timed(lambda: pca(np.load(file, mmap_mode="r"), K)))
                shared.append(timed(lambda: pca(X, K), client))
            least = min(wall for _, _, wall in shared)
            after, seconds, in_time = killed_in_the_middle(client, X, 0.4 * least)
    equal = all(same(alone[0][0], found) for found, _, _ in alone + shared)
    whole = after.count == rows and same(alone[0][0], after)
    cpu, wall = [statistics.median(b[i] / a[i] for a, b in zip(alone, shared, strict=True)) for i in (1, 2)]
    figures = [[statistics.median(one[i] for one in lot) for i in (1, 2)] for lot in (alone, shared)]
    words = "the same bits" if equal else "OTHER BITS"
    lines = [
        f"{rows:,} samples of 784 bytes, {size >> 20} MiB in a file, {K} components; two workers of one thread, each "
        f"held to {LIMIT >> 20} MiB; blocks of {BLOCK:,} rows; {rounds} rounds in turn.",
        "",
        "| | processor s | wall s | against alone, processor | wall | answer |",
        "|---|--:|--:|--:|--:|---|",
        f"| the same function alone | {figures[0][0]:.3g} | {figures[0][1]:.3g} | 1 | 1 | |",
        f"| two Dask workers | {figures[1][0]:.3g} | {figures[1][1]:.3g} | {cpu:.2f} | {wall:.2f} | {words} |",
        f"| one of them killed {'in the middle' if in_time else 'TOO LATE'} | | {seconds:.3g} | | "
        f"{seconds / figures[0][1]:.2f} | {'the same bits' if whole else 'OTHER BITS'} |",
        "",
        f"The cluster took {started:.1f} s to start, which is not counted.",
    ]
    result = {
        "name": "dask-pca",
        "title": "PCA on two Dask workers, with more data than one may hold",
        "markdown": "\n".join(lines),
        "made": datetime.now(UTC).strftime("%Y-%m-%d"),
    }
    race.RESULTS.mkdir(exist_ok=True)
    (race.RESULTS / "dask-pca.json").write_text(json.dumps(result, indent=1) + "\n")
    print(f"### {result['title']}\n\n{result['markdown']}")
    if not (equal and whole and in_time):
        raise SystemExit("The answers differ, or the worker was killed too late.")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(reader.parse_args().quick)
