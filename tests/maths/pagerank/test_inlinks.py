"""The links sorted by target: against a table of all pages by all pages, and the compiled sort against NumPy's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import rmat_internet, web_internet
from fullrank.maths._compiled import compiled
from fullrank.maths._pagerank.edges import Edges
from fullrank.maths._pagerank.inlinks import inlinks

from ..tables import INTERNETS

KERNELS = compiled("pagerank")
if KERNELS is None:
    pytest.skip("needs Numba", allow_module_level=True)
BUILDERS = {"NumPy": inlinks, "compiled": KERNELS.inlinks}


def edges_of(n, edges, kind=np.int32):
    pairs = np.array(edges, dtype=kind).reshape(-1, 2)
    return Edges(pairs[:, 0].copy(), pairs[:, 1].copy(), n)


def check(links, edges):
    """Compare with the table L[i, j] = 1 where page j links to page i."""
    sources, targets, n = edges
    L = np.zeros((n, n), dtype=int)
    L[targets, sources] = 1
    has_links = L.any(axis=0)
    assert links.linking.tolist() == np.flatnonzero(has_links).tolist()
    assert links.outdegree.tolist() == L.sum(axis=0)[has_links].tolist()
    assert links.onward.tolist() == L[has_links].sum(axis=0)[has_links].tolist()
    assert links.loops.tolist() == L.diagonal()[has_links].tolist()
    for page in range(n):
        row = np.flatnonzero(L[page] & (np.arange(n) != page))
        found = links.linking[links.columns[links.indptr[page] : links.indptr[page + 1]]]
        assert sorted(found.tolist()) == row.tolist()
    assert links.indptr[-1] == len(links.columns)


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("name", INTERNETS)
def test_rows_are_those_of_the_table(name, builder, threads):
    edges = edges_of(*INTERNETS[name])
    check(BUILDERS[builder](edges, threads), edges)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(
    st.integers(1, 600).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2), max_size=60))
    ),
    st.sampled_from([1, 2]),
)
def test_any_links_are_sorted(drawn, threads):
    edges = edges_of(*drawn, kind=np.int64)
    for builder in BUILDERS.values():
        check(builder(edges, threads), edges)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("kind", ["r-mat", "web", "one hub", "last page only", "repeats"])
def test_the_compiled_sort_is_that_of_numpy(kind, threads):
    n = 70_000
    rng = np.random.default_rng(1)
    sources, targets = {
        "r-mat": lambda: rmat_internet(n, 4 * n, 1),
        "web": lambda: web_internet(n, 5.0, 1),
        "one hub": lambda: (rng.integers(0, n, 2 * n), np.full(2 * n, 3)),
        "last page only": lambda: (np.array([n - 1]), np.array([n - 1])),
        "repeats": lambda: (rng.integers(0, 300, 5 * n), rng.integers(0, 300, 5 * n)),
    }[kind]()
    order = rng.permutation(len(sources))
    edges = Edges(sources[order].astype(np.int32), targets[order].astype(np.int32), n)
    expected, found = inlinks(edges), KERNELS.inlinks(edges, threads)
    for name in ("indptr", "linking", "outdegree", "onward", "loops"):
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name), err_msg=name)
    rows = np.repeat(np.arange(n), np.diff(found.indptr))
    np.testing.assert_array_equal(found.columns[np.lexsort((found.columns, rows))], expected.columns)


def test_the_links_given_may_be_read_only_and_strided():
    edges = edges_of(*INTERNETS["thirty drawn pages"])
    twice = Edges(np.repeat(edges.sources, 2)[::2], np.repeat(edges.targets, 2)[::2], edges.pages)
    for array in twice[:2]:
        array.flags.writeable = False
    for builder in BUILDERS.values():
        check(builder(twice, 1), edges)


def test_rows_of_some_pages_are_a_matrix_of_ones():
    edges = edges_of(*INTERNETS["thirty drawn pages"])
    links = inlinks(edges)
    every = links.rows(np.arange(30)).toarray()
    some = np.array([3, 4, 17])
    np.testing.assert_array_equal(links.rows(some).toarray(), every[some])
    assert links.rows(some[:0]).shape == (0, len(links.linking))
