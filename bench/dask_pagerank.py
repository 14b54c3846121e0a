"""PageRank of links that lie with two Dask workers, beside the same links in one memory: what it costs.

    python bench/dask_pagerank.py [--quick]

The links lie in two files. Each worker maps the blocks that it is given, sorts them into parts once, and keeps those.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import json
import logging
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from typing import Any

import dask.array
import numpy as np
from distributed import Client, LocalCluster

from fullrank.maths import pagerank_sparse, rmat_internet

BLOCKS = 4
CLUSTER = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": logging.CRITICAL}


def in_blocks(file: str, links: int) -> Any:
    """A file of page numbers as a Dask array, whose blocks are mapped by whoever works on them."""

    def block(block_info: Any = None) -> np.ndarray:
        ((start, stop),) = block_info[None]["array-location"]
        return np.load(file, mmap_mode="r")[start:stop]

    ends = np.linspace(0, links, BLOCKS + 1).astype(int)
    sizes = (tuple(int(size) for size in np.diff(ends)),)
    return dask.array.map_blocks(block, chunks=sizes, dtype=np.int32, meta=np.empty(0, np.int32))


def timed(work: Any) -> tuple[Any, float]:
    """What came out, and the wall seconds."""
    begun = time.perf_counter()
    found = work()
    return found, time.perf_counter() - begun


def without_compiler(links: Any) -> Any:
    """The same on SciPy alone, in this process; Dask's parts are ranked by the same method."""
    os.environ["FULLRANK_NO_COMPILER"] = "1"
    return pagerank_sparse(links)


def main(quick: bool) -> None:
    """Measure, print and keep."""
    pages, rounds = (100_000, 1) if quick else (1_000_000, 3)
    links = [pages_of.astype(np.int32) for pages_of in rmat_internet(pages, 16 * pages, seed=1)]
    alone, shared = [], []
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/{name}.npy" for name in ("sources", "targets")]
        for file, numbers in zip(files, links, strict=True):
            np.save(file, numbers)
        with LocalCluster(**CLUSTER) as cluster, Client(cluster):
            blocks = tuple(in_blocks(file, len(links[0])) for file in files)
            for _ in range(rounds):
                alone.append(timed(lambda: without_compiler(tuple(np.load(file, mmap_mode="r") for file in files))))
                shared.append(timed(lambda: pagerank_sparse(blocks)))
    apart = max(float(np.abs(a.value - b.value).sum()) for (a, _), (b, _) in zip(alone, shared, strict=True))
    ratio = statistics.median(b / a for (_, a), (_, b) in zip(alone, shared, strict=True))
    here, there = (statistics.median(seconds for _, seconds in lot) for lot in (alone, shared))
    words = (
        f"R-MAT, {pages:,} pages, {len(links[0]):,} links in files. Alone, without a compiler: {here:.2f} s. On a "
        f"LocalCluster of two workers with one thread each: {there:.2f} s, **{ratio:.1f} times as long** (wall, median "
        f"of {rounds}), for {shared[0][0].steps} steps in which only ranks travel. The ranks differ by {apart:.0e} in "
        "all. It pays only where the links do not fit into one memory.\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, load {os.getloadavg()[0]:.1f} at the end."
    )
    print(words)
    result = {"name": "pagerank-dask", "title": "Links beyond one memory, on Dask", "markdown": words}
    race.RESULTS.mkdir(exist_ok=True)
    (race.RESULTS / "pagerank-dask.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small internet, once")
    main(parser.parse_args().quick)
