"""Graphs: counts, names, and links as arrays and as a matrix."""

import numpy as np
import pytest

from fullrank.data import read_links

GRAPH = read_links("home -> news\nhome -> shop\nnews -> home\nattic")


def test_counts_and_dead_ends():
    assert (GRAPH.pages, GRAPH.links) == (4, 3)
    assert GRAPH.outdegree.tolist() == [2, 1, 0, 0]
    assert GRAPH.dangling.tolist() == [2, 3]


def test_edges_and_matrix_tell_the_same_links():
    sources, targets = GRAPH.edges()
    assert list(zip(sources.tolist(), targets.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 0)]
    rows, columns = GRAPH.matrix().nonzero()
    assert (rows.tolist(), columns.tolist()) == (sources.tolist(), targets.tolist())


def test_pages_are_found_by_name():
    assert GRAPH.name(GRAPH.page("shop")) == "shop"
    with pytest.raises(KeyError, match="near it: shop"):
        GRAPH.page("Shop")
    with pytest.raises(KeyError, match="near it: shop"):
        GRAPH.page("sho")
    with pytest.raises(KeyError, match=r"graph\.names"):
        GRAPH.page("bank")


def test_pages_without_names_are_called_by_their_number():
    graph = read_links(GRAPH.matrix())
    assert graph.names == ()
    assert graph.name(2) == "2"
    assert np.array_equal(graph.indices, GRAPH.indices)
