"""Blocks of fits on a Dask cluster: who runs a block, and how often, does not show in the answer."""

import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from fullrank.maths import curve_fit_batch, gaussian_peak

X = np.linspace(-4, 4, 24)
BLOCKS, ROWS = 10, 40


def block(place):
    rng = np.random.default_rng(place)
    truth = rng.uniform([1.0, -1.0, 0.5, 0.0], [3.0, 1.0, 1.5, 1.0], (ROWS, 4))
    return gaussian_peak(X, *truth.T[:, :, None]) + 0.05 * rng.standard_normal((ROWS, len(X)))


@pytest.mark.filterwarnings("ignore")  # of a worker that goes away
def test_a_worker_that_dies_in_the_middle_of_the_fits_loses_nothing():
    distributed, array = pytest.importorskip("distributed"), pytest.importorskip("dask.array")
    curves = np.concatenate([block(place) for place in range(BLOCKS)])

    def slow_block(block_info=None):
        place = block_info[None]["chunk-location"][0]
        time.sleep(0.3)
        return curves[place * ROWS : (place + 1) * ROWS]

    quiet = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": logging.CRITICAL}
    with distributed.LocalCluster(processes=True, **quiet) as cluster, distributed.Client(cluster) as client:
        pids = client.run(os.getpid)
        rows = array.map_blocks(slow_block, chunks=((ROWS,) * BLOCKS, (len(X),)), dtype=float, meta=np.empty((0, 0)))
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(curve_fit_batch, gaussian_peak, X, rows)
            time.sleep(1.0)  # each worker has a few blocks behind it
            assert not running.done()
            os.kill(next(iter(pids.values())), signal.SIGKILL)
            found = running.result(timeout=60)
        assert set(client.run(os.getpid).values()) != set(pids.values())
    alone = curve_fit_batch(gaussian_peak, X, curves)
    assert len(found.parameters) == BLOCKS * ROWS
    for field in ("parameters", "standard_errors", "codes", "steps"):
        np.testing.assert_array_equal(getattr(found, field), getattr(alone, field))
