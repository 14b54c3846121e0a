"""PCA of more data than one worker may hold, on two Dask workers: what it costs, and what a worker's death costs.

    python bench/dask_pca.py [--quick]

The data lie in a file of bytes. Each worker maps the blocks that it is given, and sends back their sums. The same
function does the whole file alone, in this process, for comparison; then a worker is killed in the middle.
"""

from __future__ import annotations

import dask_workers  # isort: skip  holds the threads before NumPy is loaded

import argparse
import tempfile
from pathlib import Path

import numpy as np

from fullrank import data
from fullrank.maths import Components, pca

BLOCK, LIMIT, K = 35_000, 384 << 20, 50  # rows of a block; bytes that a worker may hold; directions


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


def same(one: Components, other: Components) -> bool:
    names = ("mean", "directions", "variances")
    return one.count == other.count and all((getattr(one, name) == getattr(other, name)).all() for name in names)


def main(quick: bool) -> None:
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        file = f"{folder}/samples.npy"
        rows = write(file, 8 if quick else 12)
        dask_workers.too_small(rows * 784, LIMIT)
        samples = dask_workers.in_blocks(file, BLOCK)
        job = dask_workers.Job(
            here=lambda: pca(np.load(file, mmap_mode="r"), K),
            there=lambda: pca(samples, K),
            first=lambda: pca(samples[:BLOCK], K),
            same=same,
            limit=LIMIT,
        )
        size = rows * 784 >> 20
        what = f"{rows:,} samples of 784 bytes, {size} MiB in a file, {K} components, blocks of {BLOCK:,} rows"
        title = "PCA on two Dask workers, with more data than one may hold"
        dask_workers.compare(job, "dask-pca", title, what, 2 if quick else 5)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(reader.parse_args().quick)
