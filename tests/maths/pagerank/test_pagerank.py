"""Ranks against NetworkX, a direct solve and stored references; as the internet is moved; and honest stops."""

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fullrank import data
from fullrank.maths import Links, Reason, link_matrix, pagerank, pagerank_sparse, rmat_internet, web_internet

from ..tables import INTERNETS, NOT_MATRICES, REFERENCE

DAMPINGS = [0.0, 0.5, 0.85, 0.99]


def links_of(n, edges):
    adjacency = networkx.DiGraph()
    adjacency.add_nodes_from(range(n))
    adjacency.add_edges_from(edges)
    return adjacency


def solved(n, edges, d):
    """(I - d S) x = (1 - d)/n, by elimination, where S lets a page without links lead to every page."""
    S = link_matrix(n, edges)
    S[:, ~S.any(axis=0)] = 1 / n
    return np.linalg.solve(np.eye(n) - d * S, np.full(n, (1 - d) / n))


def both(n, edges, d):
    return [
        pagerank(link_matrix(n, edges), d, tol=1e-13, max_steps=5000),
        pagerank_sparse(links_of(n, edges), d, tol=1e-13),
    ]


@pytest.mark.parametrize("d", DAMPINGS)
@pytest.mark.parametrize("name", INTERNETS)
def test_ranks_agree_with_elimination(name, d):
    n, edges = INTERNETS[name]
    for found in both(n, edges, d):
        assert found.converged
        np.testing.assert_allclose(found.value, solved(n, edges, d), rtol=1e-9)
        assert found.value.sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("name", INTERNETS)
def test_ranks_agree_with_networkx(name):
    n, edges = INTERNETS[name]
    graph = links_of(n, edges)
    expected = networkx.pagerank(graph, 0.85, tol=1e-14, max_iter=2000)
    found = pagerank_sparse(graph).value
    np.testing.assert_allclose(found, [expected[page] for page in range(n)], atol=1e-10)


@pytest.mark.parametrize("d", ["0.5", "0.85", "0.99"])
@pytest.mark.parametrize("name", REFERENCE)
def test_real_graphs_have_their_reference_ranks(name, d):
    graph, expected = data.load(name), REFERENCE[name][d]
    ranks = pagerank_sparse(graph, float(d), tol=1e-13).value
    for page, rank, title in expected["top20"]:
        assert ranks[page] == pytest.approx(rank, rel=2e-11)
        assert graph.names[page] == title
    assert ranks @ ranks == pytest.approx(expected["sum_squares"], rel=1e-11)


@pytest.mark.parametrize("d", [0.85, 0.99])
def test_the_residual_that_is_claimed_is_the_true_one(d):
    graph = data.load("jargon-file")
    found = pagerank_sparse(graph, d, tol=1e-9)
    sources, targets = graph.edges()
    outdegree = np.bincount(sources, minlength=graph.pages)
    x = found.value
    moved = np.bincount(targets, weights=d * x[sources] / outdegree[sources], minlength=graph.pages)
    moved += (d * x[outdegree == 0].sum() + 1 - d) / graph.pages
    assert np.abs(moved - x).sum() == pytest.approx(found.path[-1], rel=1e-3)
    assert found.path[-1] <= 1e-9


def test_renaming_the_pages_permutes_the_ranks():
    n, edges = INTERNETS["thirty drawn pages"]
    name = np.random.default_rng(5).permutation(n)
    renamed = [(int(name[a]), int(name[b])) for a, b in edges]
    for found, moved in zip(both(n, edges, 0.85), both(n, renamed, 0.85), strict=True):
        np.testing.assert_allclose(moved.value[name], found.value, rtol=1e-9)


def test_a_new_link_lifts_the_page_it_points_to():
    n, edges = INTERNETS["thirty drawn pages"]
    before = pagerank_sparse(links_of(n, edges)).value
    for source in (1, 2, 3):
        after = pagerank_sparse(links_of(n, [*edges, (source, 29)])).value
        assert after[29] > before[29]


LARGE = {
    "r-mat": lambda: (20_000, *rmat_internet(20_000, 120_000, 1)),
    "web": lambda: (20_000, *web_internet(20_000, 9.0, 1)),
}  # so many links that the compiled sweeps take them


@pytest.fixture(autouse=True)
def _compile_soon(monkeypatch):
    """Let internets of this file's size go the compiled way, where Numba is."""
    monkeypatch.setattr("fullrank.maths._pagerank.pagerank.LINKS_WORTH_COMPILING", 50_000)


def large(kind):
    n, sources, targets = LARGE[kind]()
    return n, np.append(sources, n - 1).astype(np.int32), np.append(targets, n - 1).astype(np.int32)


@pytest.mark.parametrize("kind", LARGE)
def test_large_internets_agree_with_networkx(kind):
    n, sources, targets = large(kind)
    graph = links_of(n, zip(sources.tolist(), targets.tolist(), strict=True))
    jumps, others = {5: 1.0, 7: 2.0}, {9: 1.0, 11: 1.0}
    expected = networkx.pagerank(graph, personalization=jumps, dangling=others, tol=1e-10 / n, max_iter=1000)
    found = pagerank_sparse((sources, targets), personalised=jumps, dangling=others)
    assert found.converged
    np.testing.assert_allclose(found.value, list(expected.values()), atol=1e-9)


@pytest.mark.parametrize("kind", LARGE)
def test_renaming_large_internets_permutes_the_ranks(kind):
    n, sources, targets = large(kind)
    name = np.random.default_rng(5).permutation(n).astype(np.int32)
    found, moved = pagerank_sparse((sources, targets)), pagerank_sparse((name[sources], name[targets]))
    np.testing.assert_allclose(moved.value[name], found.value, atol=2e-9)


@pytest.mark.parametrize("kind", LARGE)
def test_an_internet_given_twice_has_half_the_ranks(kind):
    n, sources, targets = large(kind)
    once = pagerank_sparse((sources, targets)).value
    twice = pagerank_sparse((np.append(sources, sources + n), np.append(targets, targets + n))).value
    np.testing.assert_allclose(twice, np.tile(once / 2, 2), atol=2e-9)


def test_jumps_that_stay_in_one_internet_never_leave_it():
    (n, edges), (m, others) = INTERNETS["thirty drawn pages"], INTERNETS["trap"]
    joined = [*edges, *((a + n, b + n) for a, b in others)]
    found = pagerank_sparse(links_of(n + m, joined), tol=1e-13, personalised=np.arange(n + m) < n)
    alone = pagerank_sparse(links_of(n, edges), tol=1e-13).value
    np.testing.assert_allclose(found.value, np.r_[alone, np.zeros(m)], atol=1e-12)


def test_closed_internets_side_by_side_average():
    rings = [(0, 1), (1, 2), (2, 0), (0, 2)], [(0, 1), (1, 0), (2, 0), (3, 2)]
    joined = [*rings[0], *((a + 3, b + 3) for a, b in rings[1])]
    for first, second, together in zip(
        both(3, rings[0], 0.85), both(4, rings[1], 0.85), both(7, joined, 0.85), strict=True
    ):
        np.testing.assert_allclose(together.value, np.r_[3 * first.value, 4 * second.value] / 7, rtol=1e-9)


@pytest.mark.parametrize("factor", [1e-9, 2, 1e6])
def test_the_size_of_weights_changes_nothing(factor):
    n, edges = INTERNETS["thirty drawn pages"]
    sources, targets = np.array(list(dict.fromkeys(edges))).T
    weights = np.random.default_rng(1).random(len(sources)) + 0.1
    plain = pagerank_sparse(csr_array((weights, (sources, targets)), shape=(n, n)), personalised=np.arange(n))
    scaled = pagerank_sparse(
        csr_array((factor * weights, (sources, targets)), shape=(n, n)), personalised=factor * np.arange(n)
    )
    np.testing.assert_allclose(scaled.value, plain.value, atol=1e-12)


@settings(deadline=None, max_examples=30, derandomize=True)
@given(st.sampled_from(sorted(INTERNETS)), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_ranks_are_linear_in_the_jumps(name, share, seed):
    n, edges = INTERNETS[name]
    first, second = np.random.default_rng(seed).dirichlet(np.ones(n), 2)
    mixed = share * first + (1 - share) * second
    for rank in (
        lambda v: pagerank(link_matrix(n, edges), tol=1e-13, personalised=v),
        lambda v: pagerank_sparse(links_of(n, edges), tol=1e-13, personalised=v),
    ):
        one, two, between = (rank(v).value for v in (first, second, mixed))
        A = np.column_stack([one, two])
        parts = np.linalg.lstsq(A, between, rcond=None)[0]  # the shares themselves, where every page has links
        np.testing.assert_allclose(A @ parts, between, atol=1e-10)
        if link_matrix(n, edges).any(axis=0).all():
            np.testing.assert_allclose(share * one + (1 - share) * two, between, atol=1e-10)


@pytest.mark.parametrize("kind", LARGE)
def test_ranks_are_linear_in_the_jumps_where_pages_without_links_keep_theirs(kind):
    n, sources, targets = large(kind)
    first, second = np.random.default_rng(1).dirichlet(np.ones(n), 2)
    one, two, mixed = (
        pagerank_sparse((sources, targets), personalised=v, dangling=np.ones(n)).value
        for v in (first, second, 0.25 * first + 0.75 * second)
    )
    np.testing.assert_allclose(0.25 * one + 0.75 * two, mixed, atol=1e-9)


@pytest.mark.parametrize("d", DAMPINGS)
@pytest.mark.parametrize("name", INTERNETS)
def test_personalised_ranks_agree_dense_and_sparse_and_with_networkx(name, d):
    n, edges = INTERNETS[name]
    weights = {0: 3.0, n - 1: 1.0}
    dense = pagerank(link_matrix(n, edges), d, tol=1e-13, max_steps=5000, personalised=weights)
    sparse = pagerank_sparse(links_of(n, edges), d, tol=1e-13, personalised=weights)
    expected = networkx.pagerank(links_of(n, edges), d, personalization=weights, tol=1e-13, max_iter=10_000)
    np.testing.assert_allclose(dense.value, [expected[page] for page in range(n)], atol=1e-10)
    np.testing.assert_allclose(sparse.value, dense.value, atol=1e-11)


def test_jumps_to_pages_without_links_alone_end_there():
    found = pagerank_sparse(([0, 1], [1, 2]), personalised={2: 1})
    assert found.converged
    assert found.value.tolist() == [0, 0, 1]
    assert pagerank_sparse(([0, 1], [1, 2]), personalised={2: 1}, start=[1, 1, 1]).value.tolist() == [0, 0, 1]


@pytest.mark.parametrize("kind", LARGE)
def test_without_a_compiler_the_ranks_are_the_same(kind, monkeypatch):
    n, sources, targets = large(kind)
    fast = pagerank_sparse((sources, targets))
    monkeypatch.setattr("fullrank.maths._pagerank.pagerank.compiled", lambda name, worth_it: None)
    plain = pagerank_sparse((sources, targets))
    assert plain.converged
    np.testing.assert_allclose(plain.value, fast.value, atol=1e-9)


def test_without_links_all_pages_are_alike():
    assert pagerank_sparse(links_of(4, [])).value == pytest.approx(np.full(4, 0.25))


def test_damping_makes_the_ring_settle_and_without_it_never():
    pairs = link_matrix(3, [(0, 1), (1, 0), (2, 0)])
    undamped = pagerank(pairs, 1.0, max_steps=100)
    assert undamped.reason is Reason.OUT_OF_STEPS
    assert undamped.path[-1] == pytest.approx(undamped.path[10])  # round and round
    assert pagerank(pairs, 0.85).converged


def test_a_tolerance_below_rounding_is_answered_honestly():
    found = pagerank_sparse(data.load("jargon-file"), 0.85, tol=0)
    assert found.reason is Reason.ROUNDING_FLOOR
    assert found.path[-1] < 1e-14


def test_few_steps_are_kept_to_and_said():
    found = pagerank_sparse(data.load("jargon-file"), 0.85, max_steps=9)
    assert found.reason is Reason.OUT_OF_STEPS
    assert found.steps <= 9


def test_krylov_needs_far_fewer_steps_than_the_surfer_near_one():
    found = pagerank_sparse(data.load("jargon-file"), 0.99)
    assert found.converged
    assert found.steps < 1855 / 10  # the plain method's count, from the reference


def test_large_graphs_are_not_copied_into_columns_of_pages():
    links = Links.read(data.load("debian12-depends"))
    assert pagerank_sparse(links).converged


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    L, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        pagerank(L)


@pytest.mark.parametrize(
    ("L", "words"),
    [
        ([[0.5, 0.5], [0.25, 0.5]], "column 0 sums to 0.75"),
        ([[0.5, 0.5], [0.25, 0.75]], "transpose L"),
        ([[1.5, 0.0], [-0.5, 1.0]], "negative number -0.5"),
    ],
)
def test_what_is_no_link_matrix_is_refused_in_words(L, words):
    with pytest.raises(ValueError, match=words):
        pagerank(L)


@pytest.mark.parametrize("d", [-0.1, 1.1, np.nan, [0.85]])
def test_damping_out_of_range_is_refused(d):
    with pytest.raises(ValueError, match="damping"):
        pagerank(np.eye(2), d)
    with pytest.raises(ValueError, match="damping"):
        pagerank_sparse(([0], [1]), d)


def test_a_single_number_that_is_none_is_named_without_a_place():
    with pytest.raises(ValueError, match="but damping is nan"):
        pagerank(np.eye(2), np.nan)


def test_damping_one_is_refused_where_no_ranking_need_exist():
    with pytest.raises(ValueError, match="below 1"):
        pagerank_sparse(([0], [1]), 1.0)
