"""Link matrices: columns that share out their 1, and the same links from every form."""

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from fullrank.maths import Links, link_matrix, link_matrix_sparse

from ..tables import INTERNETS


def by_hand(n, edges):
    """The link matrix one column at a time, from the definition."""
    L = np.zeros((n, n))
    for page in range(n):
        followed = {target for source, target in edges if source == page}
        for target in followed:
            L[target, page] = 1 / len(followed)
    return L


@pytest.mark.parametrize("name", INTERNETS)
def test_link_matrix_agrees_with_the_definition(name):
    n, edges = INTERNETS[name]
    np.testing.assert_allclose(link_matrix(n, edges), by_hand(n, edges))


@pytest.mark.parametrize("name", INTERNETS)
def test_the_sparse_matrix_is_the_same(name):
    n, edges = INTERNETS[name]
    adjacency = np.zeros((n, n))
    for source, target in edges:
        adjacency[source, target] = 1
    np.testing.assert_allclose(link_matrix_sparse(sparse.csr_array(adjacency)).toarray(), by_hand(n, edges))


def test_renaming_the_pages_permutes_the_matrix():
    n, edges = INTERNETS["thirty drawn pages"]
    name = np.random.default_rng(3).permutation(n)
    renamed = link_matrix(n, [(name[a], name[b]) for a, b in edges])
    np.testing.assert_allclose(renamed[np.ix_(name, name)], link_matrix(n, edges))


def forms():
    """One internet of four pages in every form that is read, page 3 without links."""
    source, target = np.array([0, 0, 1, 2, 2]), np.array([1, 2, 2, 0, 3])
    matrix = sparse.csr_array((np.ones(5), (source, target)), shape=(4, 4))
    shuffled = sparse.csr_array((np.ones(5), np.array([2, 1, 2, 3, 0]), np.array([0, 2, 3, 5, 5])), shape=(4, 4))
    with_zero = sparse.csr_array((np.r_[np.ones(5), 0.0], (np.r_[source, 3], np.r_[target, 0])), shape=(4, 4))
    table = type("Table", (dict,), {"columns": ("from", "to")})
    column = type("Column", (), {"__init__": lambda self, a: setattr(self, "a", a), "to_numpy": lambda self: self.a})
    return {
        "pair of lists": ([0, 0, 1, 2, 2], [1, 2, 2, 0, 3]),
        "pair with a repeat": (np.r_[source, 0], np.r_[target, 1]),
        "int32": (source.astype(np.int32), target.astype(np.int32)),
        "unsigned": (source.astype(np.uint64), target.astype(np.uint64)),
        "every second": (np.repeat(source, 2)[::2], np.repeat(target, 2)[::2]),
        "csr": matrix,
        "csc": matrix.tocsc(),
        "coo": matrix.tocoo(),
        "old matrix": sparse.csr_matrix(matrix),
        "rows out of order": shuffled,
        "stored zero": with_zero,
        "compressed rows": type("Rows", (), {"indptr": matrix.indptr, "indices": matrix.indices})(),
        "networkx": networkx.DiGraph([(0, 1), (0, 2), (1, 2), (2, 0), (2, 3)]),
        "pairs": np.column_stack([source, target]),
        "table": table({"from": column(source), "to": column(target)}),
    }


@pytest.mark.parametrize("form", forms())
def test_every_form_gives_the_same_links(form):
    links = Links.read(forms()[form])
    assert links.indptr.tolist() == [0, 2, 3, 5, 5]
    assert links.indices.tolist() == [1, 2, 2, 0, 3]


def test_an_undirected_graph_links_both_ways():
    links = Links.read(networkx.path_graph(3))
    assert links.indices.tolist() == [1, 0, 2, 1]


def test_reversed_twice_is_the_same():
    n, edges = INTERNETS["thirty drawn pages"]
    links = Links.read((np.array([e[0] for e in edges]), np.array([e[1] for e in edges])))
    again = links.reversed().reversed()
    assert again.indices.tolist() == links.indices.tolist()
    assert (links.reversed().outdegree() != links.outdegree()).any()


@pytest.mark.parametrize(
    ("graph", "words"),
    [
        (([], []), "at least one link"),
        (([0, 1], [1]), "as many sources as targets"),
        (([0.0, 1.0], [1, 0]), "whole page numbers"),
        ((["a"], ["b"]), "read_links"),
        (([-1], [0]), "holds -1"),
        ([[0, 1], [1, 0]], "list is none of those"),
        (sparse.csr_array(np.ones((2, 3))), "square sparse matrix"),
        (networkx.DiGraph(), "no nodes"),
        (networkx.DiGraph([(0, 1, {"weight": -2})]), "the weight -2"),
        (sparse.csr_array([[0.0, np.nan], [1.0, 0.0]]), r"entry 0 of .data has the weight nan"),
        (sparse.csr_array([[0, 1], [-1, 0]]), "entry 1 of .data has the weight -1"),
        (np.array([[0, 1, 1], [1, 0, 2]]), r"tuple\(array\)"),
        (np.eye(2, dtype=int), "may be a matrix"),
        (([0, 10**12], [1, 0]), "without large gaps"),
        (type("Rows", (), {"indptr": np.array([0, 3]), "indices": np.array([0])})(), "indptr to rise"),
        (type("Rows", (), {"indptr": np.array([0, 1]), "indices": np.array([4])})(), "indptr to rise"),
        (type("Table", (), {"columns": ("from",)})(), "two columns"),
    ],
)
def test_what_is_no_graph_is_refused_in_words(graph, words):
    with pytest.raises(ValueError, match=words):
        Links.read(graph)


@pytest.mark.parametrize(
    ("n", "edges", "words"),
    [(0, [], "at least 1"), (2, [(0, 2)], "names page 2"), (2, [(0, 1, 1)], "pairs"), (2, [(-1, 0)], "holds -1")],
)
def test_link_matrix_refuses_pages_that_are_not_there(n, edges, words):
    with pytest.raises(ValueError, match=words):
        link_matrix(n, edges)


LINKS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=30)
QUICK = settings(deadline=None, max_examples=50, derandomize=True)


@QUICK
@given(LINKS, st.permutations(range(9)))
def test_any_new_names_permute_rows_and_columns(edges, name):
    renamed = link_matrix(9, [(name[a], name[b]) for a, b in edges])
    np.testing.assert_array_equal(renamed[np.ix_(name, name)], link_matrix(9, edges))


@QUICK
@given(LINKS, st.randoms(use_true_random=False))
def test_repeats_and_order_change_no_link(edges, rng):
    again = edges + rng.choices(edges, k=7)
    rng.shuffle(again)
    once, more = (Links.read((np.array(side)[:, 0], np.array(side)[:, 1])) for side in (edges, again))
    assert once.indptr.tolist() == more.indptr.tolist()
    assert once.indices.tolist() == more.indices.tolist()
    np.testing.assert_array_equal(link_matrix(9, edges), link_matrix(9, again))


@QUICK
@given(LINKS)
def test_every_column_shares_out_one_or_nothing(edges):
    L = link_matrix(9, edges)
    linking = {source for source, _ in edges}
    np.testing.assert_allclose(L.sum(axis=0), [float(page in linking) for page in range(9)])
    assert set(zip(*np.nonzero(L.T), strict=True)) == set(edges)


@QUICK
@given(LINKS)
def test_links_turned_round_lead_back(edges):
    links = Links.read((np.array(edges)[:, 0], np.array(edges)[:, 1]))
    turned = links.reversed()
    there = set(zip(links.sources().tolist(), links.indices.tolist(), strict=True))
    assert there == set(edges)
    assert {(b, a) for a, b in zip(turned.sources().tolist(), turned.indices.tolist(), strict=True)} == there
