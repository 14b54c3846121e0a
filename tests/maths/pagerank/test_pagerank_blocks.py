"""Links in the blocks of Dask arrays: the same ranks as from one memory, and complaints from inside the blocks."""

import io
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import _progress, pagerank_sparse, rmat_internet, web_internet
from fullrank.maths._pagerank import pagerank_blocks as blocks

from ..clusters import QUIET

dask = pytest.importorskip("dask")
da = pytest.importorskip("dask.array")


@pytest.fixture(autouse=True)
def _threads():
    with dask.config.set(scheduler="threads", num_workers=2):
        yield


def in_blocks(sources, targets, size):
    return da.from_array(sources, chunks=size), da.from_array(targets, chunks=size)


@pytest.mark.parametrize("size", [700, 4000, 10**6])
@pytest.mark.parametrize("kind", ["r-mat", "web"])
def test_ranks_are_those_of_one_memory(kind, size):
    sources, targets = rmat_internet(1500, 8000, 1) if kind == "r-mat" else web_internet(1500, seed=1)
    order = np.random.default_rng(1).permutation(len(sources))
    sources, targets = np.append(sources[order], sources[:50]), np.append(targets[order], targets[:50])  # some repeats
    options = {"personalised": {3: 1.0, 70: 2.0}, "dangling": {5: 1.0}, "damping": 0.9}
    found, expected = pagerank_sparse(in_blocks(sources, targets, size), **options), None
    expected = pagerank_sparse((sources, targets), **options)
    assert found.converged
    np.testing.assert_allclose(found.value, expected.value, atol=1e-9)


def test_blocks_that_do_not_match_are_cut_alike():
    sources, targets = rmat_internet(300, 2000, 1)
    pair = da.from_array(sources, chunks=500), da.from_array(targets, chunks=333)
    np.testing.assert_allclose(pagerank_sparse(pair).value, pagerank_sparse((sources, targets)).value, atol=1e-9)


def test_links_to_oneself_and_more_blocks_than_pages():
    sources, targets = np.array([0, 0, 1, 1, 2, 0]), np.array([0, 1, 2, 1, 0, 0])
    found = pagerank_sparse(in_blocks(sources, targets, 1))
    np.testing.assert_allclose(found.value, pagerank_sparse((sources, targets)).value, atol=1e-9)


def test_jumps_to_pages_without_links_alone_end_there():
    found = pagerank_sparse(in_blocks(np.array([0, 1]), np.array([1, 2]), 1), personalised={2: 1})
    assert found.value.tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("sources", "targets", "words"),
    [
        ([0, 1], [1], "as many sources as targets"),
        ([[0, 1]], [[1, 0]], "in one dimension"),
        ([0.5, 1.0], [1.0, 0.0], "whole page numbers"),
        ([0, -1], [1, 0], "holds -1"),
        ([], [], "at least one link"),
    ],
)
def test_what_is_no_link_is_refused_in_words(sources, targets, words):
    kind = int if not sources else None
    with pytest.raises(ValueError, match=words):
        pagerank_sparse((da.asarray(np.array(sources, dtype=kind)), da.asarray(np.array(targets, dtype=kind))))


@settings(deadline=None, max_examples=50, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30),
    st.lists(st.integers(0, 30), max_size=6),
    st.sampled_from([0.0, 0.5, 0.85]),
    st.randoms(use_true_random=False),
)
def test_links_cut_anyhow_and_in_any_order_have_the_same_ranks(links, cuts, d, rng):
    expected = pagerank_sparse(tuple(np.array(links).T), d)
    rng.shuffle(links)
    ends = sorted({min(cut, len(links)) for cut in cuts} | {0, len(links)})
    sizes = tuple(np.diff(ends).tolist())
    pair = tuple(da.from_array(side, chunks=(sizes,)) for side in np.array(links).T)
    with dask.config.set(scheduler="synchronous"):
        found = pagerank_sparse(pair, d)
    assert found.value.sum() == pytest.approx(1)
    np.testing.assert_allclose(found.value, expected.value, atol=1e-8)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("where", ["threads", "cluster"])
def test_every_round_over_the_blocks_has_a_bar(where, monkeypatch):
    watched = Terminal()
    monkeypatch.setattr("sys.stderr", watched)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    pair = in_blocks(*rmat_internet(300, 2000, 1), 300)
    if where == "threads":
        pagerank_sparse(pair)
    else:
        distributed = pytest.importorskip("distributed")
        with distributed.LocalCluster(processes=False, **QUIET) as cluster, distributed.Client(cluster):
            pagerank_sparse(pair)
    for doing in ("Reading links", "Sorting links", "Counting links", "Ranking pages"):
        assert doing in watched.getvalue()


@pytest.mark.filterwarnings("ignore")  # of a worker that goes away
def test_a_worker_that_dies_among_the_rounds_loses_nothing(monkeypatch):
    distributed = pytest.importorskip("distributed")
    sources, targets = web_internet(3000, seed=1)
    pids, lost = {}, []
    gather = blocks.LinksInParts.gather

    def deadly(self, linking, z, pages):
        if pids and self.rounds == 3:
            address, pid = next(iter(pids.items()))
            lost.extend({part.key for part in self.parts} & set(client.has_what()[address]))
            os.kill(pid, signal.SIGKILL)
        self.rounds += 1
        return gather(self, linking, z, pages)

    monkeypatch.setattr(blocks.LinksInParts, "gather", deadly)
    monkeypatch.setattr(blocks.LinksInParts, "rounds", 0, raising=False)
    with distributed.LocalCluster(processes=True, **QUIET) as cluster, distributed.Client(cluster) as client:
        pids.update(client.run(os.getpid))
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(pagerank_sparse, in_blocks(sources, targets, 2000)).result(timeout=120)
        assert set(client.run(os.getpid).values()) != set(pids.values())
    pids.clear()
    assert lost
    with dask.config.set(scheduler="synchronous"):
        alone = pagerank_sparse(in_blocks(sources, targets, 2000))
    np.testing.assert_array_equal(found.value, alone.value)
    assert found.steps == alone.steps
