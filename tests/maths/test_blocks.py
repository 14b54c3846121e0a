"""Work that splits: the same sum however it is cut and whoever runs it."""

import io
import time

import dask
import dask.array
import numpy as np
import pytest

from fullrank.maths import _blocks
from fullrank.maths._blocks import FAN_IN, blocks_of_rows, computed, is_dask, summed, summed_by_dask

from .clusters import QUIET

NUMBERS = np.arange(60.0).reshape(20, 3)


def total(block):
    return block.sum(axis=0)


@pytest.mark.parametrize("rows", [1, 3, 7, 20, 50])
def test_blocks_cover_every_row_once_without_a_copy(rows):
    blocks = list(blocks_of_rows(NUMBERS, rows))
    np.testing.assert_array_equal(np.concatenate(blocks), NUMBERS)
    assert all(np.shares_memory(block, NUMBERS) for block in blocks)
    assert max(map(len, blocks)) <= rows


@pytest.mark.parametrize("rows", [1, 3, 7, 20, 50])
def test_the_sum_does_not_depend_on_the_cut(rows):
    np.testing.assert_array_equal(summed(blocks_of_rows(NUMBERS, rows), total, np.add), NUMBERS.sum(axis=0))


@pytest.mark.parametrize("chunks", [(20, 3), (7, 3), (1, 3), (6, 2)])
def test_dask_adds_the_same_up_in_a_tree(chunks):
    array = dask.array.from_array(NUMBERS, chunks=chunks)
    with dask.config.set(scheduler="threads"):
        np.testing.assert_array_equal(summed_by_dask(array, total, np.add), NUMBERS.sum(axis=0))


def test_the_tree_is_deeper_than_one_level():
    assert len(NUMBERS) > FAN_IN
    order = summed_by_dask(dask.array.from_array(NUMBERS, chunks=(1, 3)), lambda b: [b[0, 0]], lambda a, b: a + b)
    assert order == list(NUMBERS[:, 0])  # from first to last, so that even what does not commute comes out the same


def test_dask_is_told_from_the_rest():
    assert is_dask(dask.array.zeros(3))
    assert not is_dask(NUMBERS)
    assert not is_dask([[1, 2]])


@pytest.mark.parametrize("scheduler", ["threads", "synchronous"])
def test_every_block_that_is_done_is_counted_once(scheduler, monkeypatch):
    counted = []

    def counting(things, doing, *, total, unit):
        for number, thing in enumerate(things):
            counted.append((doing, number, total, unit))
            yield thing

    monkeypatch.setattr(_blocks, "progress", counting)
    array = dask.array.from_array(NUMBERS, chunks=(2, 3))
    with dask.config.set(scheduler=scheduler):
        summed_by_dask(array, total, np.add, doing="Adding")
        assert counted == [("Adding", number, 10, "blocks") for number in range(10)]
        counted.clear()
        assert computed([dask.delayed(abs)(-k) for k in range(7)], "Turning") == tuple(range(7))
        assert counted == [("Turning", number, 7, "blocks") for number in range(7)]


def test_what_is_computed_with_blocks_shared_comes_out_in_order():
    shared = dask.delayed(io.StringIO)("text")
    tasks = [dask.delayed(lambda file, k: file.getvalue()[k])(shared, k) for k in range(4)]
    assert "".join(computed([*tasks, tasks[0]], "Reading")) == "textt"


def test_a_cluster_counts_its_blocks_and_keeps_nothing_of_them(monkeypatch):
    distributed, counted = pytest.importorskip("distributed"), []

    def counting(things, doing, *, total, unit):
        for number, thing in enumerate(things):
            counted.append((doing, number, total, unit))
            yield thing

    monkeypatch.setattr(_blocks, "progress", counting)
    array = dask.array.from_array(NUMBERS, chunks=(2, 3))
    with distributed.LocalCluster(**{**QUIET, "processes": False}) as cluster, distributed.Client(cluster) as client:
        found = summed_by_dask(array, total, np.add, doing="Adding")
        assert counted == [("Adding", number, 10, "blocks") for number in range(10)]
        while client.futures:  # they are let go by another thread, soon
            time.sleep(0.01)
    np.testing.assert_array_equal(found, NUMBERS.sum(axis=0))
