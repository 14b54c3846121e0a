"""Blocks of fits on a Dask cluster: who runs a block, and how often, does not show in the answer."""

import numpy as np
import pytest

from fullrank.maths import curve_fit_batch, gaussian_peak

from ..clusters import answer_despite_a_death, doorkeeper

X = np.linspace(-4, 4, 24)
BLOCKS, ROWS = 10, 40


def block(place):
    rng = np.random.default_rng(place)
    truth = rng.uniform([1.0, -1.0, 0.5, 0.0], [3.0, 1.0, 1.5, 1.0], (ROWS, 4))
    return gaussian_peak(X, *truth.T[:, :, None]) + 0.05 * rng.standard_normal((ROWS, len(X)))


@pytest.mark.filterwarnings("ignore")  # of a worker that goes away
def test_a_worker_that_dies_in_the_middle_of_the_fits_loses_nothing(tmp_path):
    array, wait = pytest.importorskip("dask.array"), doorkeeper(tmp_path)
    curves = np.concatenate([block(place) for place in range(BLOCKS)])

    def held_up(block_info=None):
        place = block_info[None]["chunk-location"][0]
        wait()
        return curves[place * ROWS : (place + 1) * ROWS]

    rows = array.map_blocks(held_up, chunks=((ROWS,) * BLOCKS, (len(X),)), dtype=float, meta=np.empty((0, 0)))
    found = answer_despite_a_death(lambda: curve_fit_batch(gaussian_peak, X, rows), tmp_path)
    alone = curve_fit_batch(gaussian_peak, X, curves)
    assert len(found.parameters) == BLOCKS * ROWS
    for field in ("parameters", "standard_errors", "codes", "steps"):
        np.testing.assert_array_equal(getattr(found, field), getattr(alone, field))
