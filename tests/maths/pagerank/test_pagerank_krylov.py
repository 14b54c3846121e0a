"""The Krylov way: the system that keeps the books, its honest stop, and a start that is nearly there."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import pagerank_sparse, web_internet
from fullrank.maths._pagerank.edges import read_edges
from fullrank.maths._pagerank.inlinks import inlinks
from fullrank.maths._pagerank.pagerank_krylov import mass_keeping, ranks_by_krylov
from fullrank.maths._pagerank.teleport import Surfer, distribution

from ..tables import INTERNETS


def system(n, edges, d, v=None, w=None):
    links = inlinks(read_edges((np.array([a for a, _ in edges]), np.array([b for _, b in edges])), "test"))
    v = distribution(v, n, "v", "test")
    surfer = Surfer(n, d, v, v if w is None else distribution(w, n, "w", "test"))
    return links, surfer


@pytest.mark.parametrize("d", [0.3, 0.85])
@pytest.mark.parametrize("other", [False, True])
def test_the_matrix_is_that_of_the_ranks(d, other):
    n, edges = 6, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 3), (3, 4), (0, 5)]
    links, surfer = system(n, edges, d, np.arange(1, 7), np.arange(6)[::-1] if other else None)
    M, b = mass_keeping(links, surfer, lambda z, pages: links.rows(pages) @ z)
    ranks = ranks_by_krylov(links, surfer, tol=1e-14, max_steps=1000, start=None).value
    np.testing.assert_allclose(M(ranks[links.linking]), b, atol=1e-14)
    P = np.zeros((n, n))
    for source, target in edges:
        P[target, source] = 1 / sum(a == source for a, _ in edges)
    lost = ranks[~P.any(axis=0)].sum()
    np.testing.assert_allclose(d * (P @ ranks + lost * surfer.w) + (1 - d) * surfer.v, ranks, atol=1e-13)


def test_a_good_start_saves_steps():
    pair = web_internet(2000, seed=1)
    cold = pagerank_sparse(pair)
    warm = pagerank_sparse(pair, start=cold.value)
    assert warm.steps <= 2 < cold.steps
    np.testing.assert_allclose(warm.value, cold.value, atol=1e-9)


@pytest.mark.parametrize("share", [0.5, 2, 5, 20])
def test_a_start_that_is_nearly_there_is_not_taken_for_the_answer(share):
    pair = web_internet(2000, seed=1)
    start = (
        pagerank_sparse(pair, tol=1e-13).value + np.random.default_rng(1).random(2000)[: max(map(max, pair)) + 1] * 1e-8
    )
    gap = pagerank_sparse(pair, start=start, tol=0, max_steps=1).path[0]
    found = pagerank_sparse(pair, start=start, tol=gap / share)
    assert found.converged
    assert found.path[-1] <= gap / share
    assert (found.steps == 1) == (share < 1)


@pytest.mark.parametrize("steps", [1, 2, 3, 6, 11])
def test_steps_are_products_and_are_kept_to(steps):
    found = pagerank_sparse(web_internet(2000, seed=1), max_steps=steps)
    assert found.steps <= steps
    assert not found.converged


@pytest.mark.parametrize("name", INTERNETS)
def test_ranks_are_shares_whatever_the_stop(name):
    n, edges = INTERNETS[name]
    if edges:
        links, surfer = system(max(map(max, edges)) + 1, edges, 0.85)
        for steps in (1, 4, 9):
            x = ranks_by_krylov(links, surfer, tol=0, max_steps=steps, start=None).value
            assert x.sum() == pytest.approx(1)
            assert (x >= 0).all()


PAGES = 9
LINKS = st.lists(st.tuples(st.integers(0, PAGES - 1), st.integers(0, PAGES - 1)), min_size=1, max_size=30)
WEIGHTS = st.lists(st.integers(0, 5), min_size=PAGES, max_size=PAGES).filter(any)
QUICK = settings(deadline=None, max_examples=50, derandomize=True)


def ranks(edges, d, v=None, w=None):
    links, surfer = system(PAGES, [*edges, (PAGES - 1, 0)], d, v, w)  # so that there is a last page
    return ranks_by_krylov(links, surfer, tol=1e-13, max_steps=1000, start=None).value


@QUICK
@given(LINKS, st.sampled_from([0.3, 0.85, 0.97]), WEIGHTS, WEIGHTS, st.permutations(range(PAGES - 2)))
def test_any_new_names_permute_the_ranks(edges, d, v, w, first):
    name = np.array([*first, PAGES - 2, PAGES - 1])
    name[0], name[first.index(0)] = 0, name[0]  # page 0 and the last keep theirs, as the link between them does
    renamed = ranks(
        [(name[a], name[b]) for a, b in edges], d, np.array(v)[np.argsort(name)], np.array(w)[np.argsort(name)]
    )
    np.testing.assert_allclose(renamed[name], ranks(edges, d, v, w), atol=1e-11)


@QUICK
@given(LINKS, st.sampled_from([0.3, 0.85, 0.97]), WEIGHTS, st.randoms(use_true_random=False))
def test_repeats_and_order_change_no_rank(edges, d, v, rng):
    again = edges + rng.choices(edges, k=7)
    rng.shuffle(again)
    np.testing.assert_array_equal(ranks(again, d, v), ranks(edges, d, v))


@QUICK
@given(LINKS, st.floats(0, 0.99), WEIGHTS, WEIGHTS)
def test_ranks_are_shares_of_one(edges, d, v, w):
    found = ranks(edges, d, v, w)
    assert found.sum() == pytest.approx(1, abs=1e-12)
    assert (found >= (1 - d) * np.array(v) / sum(v) * (1 - 1e-9) - 1e-12).all()  # each has at least what jumps bring


@QUICK
@given(LINKS, WEIGHTS, WEIGHTS)
def test_who_follows_no_link_is_where_jumps_lead(edges, v, w):
    np.testing.assert_allclose(ranks(edges, 0.0, v, w), np.array(v) / sum(v), atol=1e-13)
