"""Simulated internets: their size, their shape, and that a seed settles them."""

import numpy as np
import pytest

from fullrank.maths import Links, pagerank_sparse, rmat_internet, web_internet

DRAWN = {"r-mat": lambda n, seed: rmat_internet(n, 8 * n, seed), "web": lambda n, seed: web_internet(n, 9.0, seed)}


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("n", [2, 3, 100, 5000])
def test_links_are_distinct_and_stay_inside(kind, n):
    sources, targets = DRAWN[kind](n, 1)
    assert len(sources) == len(targets)
    assert (sources != targets).all()
    assert len(np.unique(sources * n + targets)) == len(sources)
    assert len(sources) == 0 or (min(sources.min(), targets.min()) >= 0 and max(sources.max(), targets.max()) < n)


@pytest.mark.parametrize("kind", DRAWN)
def test_a_seed_settles_the_internet(kind):
    first, again, other = DRAWN[kind](500, 7), DRAWN[kind](500, 7), DRAWN[kind](500, 8)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("kind", DRAWN)
def test_a_few_pages_are_famous(kind):
    n = 5000
    counts = np.sort(np.bincount(DRAWN[kind](n, 2)[1], minlength=n))[::-1]
    assert counts[: n // 100].sum() > 5 * counts.sum() / 100  # one page in a hundred has more than its share


def test_the_web_keeps_its_links_at_home():
    sources, targets = web_internet(20_000, seed=3)
    assert np.median(np.abs(sources - targets)) < 20_000 / 50


@pytest.mark.parametrize("kind", DRAWN)
def test_it_can_be_ranked(kind):
    found = pagerank_sparse(DRAWN[kind](2000, 4))
    assert found.converged
    assert Links.read(DRAWN[kind](2000, 4)).pages <= 2000


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: rmat_internet(1, 5), "at least 2"),
        (lambda: rmat_internet(10, -1), "at least 0"),
        (lambda: web_internet(10, 0.0), "above 0"),
        (lambda: web_internet(10.5), "whole number"),
    ],
)
def test_impossible_internets_are_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
