"""Fits of more curves than one worker may hold, on two Dask workers: what it costs, and what a worker's death costs.

    python bench/dask_fits.py [--quick]

The curves lie in a file. Each worker maps the blocks that it is given, guesses the starts, and sends back what was
fitted. The same function does the whole file alone, in this process, for comparison; then a worker is killed.
"""

from __future__ import annotations

import dask_workers  # isort: skip  holds the threads before NumPy is loaded

import argparse
import tempfile
from pathlib import Path

import numpy as np

from fullrank.maths import FitBatch, curve_fit_batch, gaussian_peak

BLOCK, POINTS = 25_000, 64  # rows of a block, and of a row
LIMIT = 512 << 20  # bytes that a worker may hold; some 200 MiB are gone before the first curve is read
X = np.linspace(-5, 5, POINTS)


def write(file: str, fits: int) -> int:
    """Gaussian peaks with noise of their own, as those of bench/fit_batches.py; returns the number of bytes."""
    rng = np.random.default_rng(20260711)
    stored = np.lib.format.open_memmap(file, mode="w+", dtype=np.float64, shape=(fits, POINTS))
    for start in range(0, fits, BLOCK):
        rows = stored[start : start + BLOCK]
        truth = rng.uniform([0.5, -1.5, 0.5, 0.0], [3.0, 1.5, 1.5, 1.0], (len(rows), 4))
        noise = rng.uniform(0.01, 0.1, (len(rows), 1)) * rng.standard_normal(rows.shape)
        rows[:] = gaussian_peak(X, *truth.T[:, :, None]) + noise
    stored.flush()
    return stored.nbytes


def same(one: FitBatch, other: FitBatch) -> bool:
    """Whether all that was fitted is the same, to the last bit."""
    fields = ("parameters", "standard_errors", "codes", "steps")
    return all(getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in fields)


def main(quick: bool) -> None:
    fits = 1_100_000 if quick else 1_200_000
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        file = f"{folder}/curves.npy"
        size = write(file, fits)
        dask_workers.too_small(size, LIMIT)
        curves = dask_workers.in_blocks(file, BLOCK)
        job = dask_workers.Job(
            here=lambda: curve_fit_batch(gaussian_peak, X, np.load(file, mmap_mode="r")),
            there=lambda: curve_fit_batch(gaussian_peak, X, curves),
            first=lambda: curve_fit_batch(gaussian_peak, X, curves[: 8 * BLOCK]),
            same=same,
            limit=LIMIT,
        )
        what = f"{fits:,} Gaussian peaks of {POINTS} points, {size >> 20} MiB in a file, blocks of {BLOCK:,} rows"
        title = "Fits on two Dask workers, of more curves than one may hold"
        dask_workers.compare(job, "dask-fits", title, what, 1 if quick else 3)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(reader.parse_args().quick)
