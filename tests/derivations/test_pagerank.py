"""PageRank against NetworkX and against the eigenvector of the damped matrix."""

from fractions import Fraction

import networkx
import numpy as np
import pytest

from fullrank.derivations import link_matrix, pagerank


def _graphs(rng, count):
    for _ in range(count):
        pages = int(rng.integers(2, 7))
        pairs = rng.integers(0, pages, size=(int(rng.integers(1, 3 * pages)), 2))
        yield pages, [(int(a), int(b)) for a, b in pairs]


@pytest.mark.parametrize("d", ["0.85", "1/2", 0])
def test_ranks_agree_with_networkx(d, rng):
    for pages, edges in _graphs(rng, 15):
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(pages))
        graph.add_edges_from(edges)
        expected = networkx.pagerank(graph, alpha=float(Fraction(d)), tol=1e-12, max_iter=500)
        found = pagerank(link_matrix(pages, edges).result, d, 1).result.ranks
        assert np.allclose([float(rank) for rank in found], [expected[k] for k in range(pages)], atol=1e-9)
        assert sum(found) == 1


def test_iterates_are_damped_steps_and_come_nearer(rng, sound):
    for pages, edges in _graphs(rng, 6):
        L = link_matrix(pages, edges).result
        work = pagerank(L, "0.85", 3)
        google = 0.85 * np.array(L, float) + 0.15 / pages
        r = np.full(pages, 1 / pages)
        for vector in work.result.iterates:
            assert np.allclose([float(v) for v in vector], r)
            r = google @ r
        final = np.array([float(v) for v in work.result.ranks])
        assert np.allclose(google @ final, final)
        distances = [np.abs(np.array([float(v) for v in vector]) - final).sum() for vector in work.result.iterates]
        assert all(later <= 0.85 * earlier + 1e-12 for earlier, later in zip(distances, distances[1:], strict=False))
        assert sound(work) >= 1


def test_a_column_of_zeros_is_read_as_links_to_every_page():
    with_zeros = pagerank(((0, 0), (1, 0)), "1/2", 1)
    filled = pagerank(((0, "1/2"), (1, "1/2")), "1/2", 1)
    assert with_zeros.result == filled.result and "Fill each column of zeros" in with_zeros.steps[0].action


def test_renaming_pages_permutes_ranks(rng):
    for pages, edges in _graphs(rng, 8):
        order = [int(k) for k in rng.permutation(pages)]
        ranks = pagerank(link_matrix(pages, edges).result, "0.85", 0).result.ranks
        moved = pagerank(link_matrix(pages, [(order[a], order[b]) for a, b in edges]).result, "0.85", 0).result.ranks
        assert tuple(moved[order[k]] for k in range(pages)) == ranks


def test_without_damping_a_ring_has_equal_ranks_and_two_islands_have_none():
    assert pagerank(((0, 1), (1, 0)), 1, 1).result.ranks == (Fraction(1, 2), Fraction(1, 2))
    islands = pagerank(((1, 0), (0, 1)), 1, 1)
    assert islands.result.ranks is None and "damping" in islands.answer_tex.lower()


@pytest.mark.parametrize(
    ("L", "d", "steps", "words"),
    [
        (((1, 1), (1, 0)), "0.85", 1, "Column 1 of L sums to 2"),
        (((2, 0), (-1, 1)), "0.85", 1, "negative number"),
        (((0, 1), (1, 0)), 2, 1, "probability from 0 to 1"),
        (((0, 1), (1, 0)), 0.85, 1, "not exact"),
        (((0, 1), (1, 0)), "0.85", 6, "from 0 to 5"),
    ],
)
def test_what_is_no_link_matrix_or_damping_is_refused(L, d, steps, words):
    with pytest.raises(ValueError, match=words):
        pagerank(L, d, steps)
