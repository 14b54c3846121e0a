"""Links in the blocks of Dask arrays: the same ranks as from one memory, and complaints from inside the blocks."""

import numpy as np
import pytest

from fullrank.maths import pagerank_sparse, rmat_internet, web_internet

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
