"""The Krylov way: the system that keeps the books, its honest stop, and a start that is nearly there."""

import numpy as np
import pytest

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
