"""Link matrices against NetworkX."""

from fractions import Fraction

import networkx
import numpy as np
import pytest

from fullrank.derivations import link_matrix


def _edges(rng, pages):
    count = int(rng.integers(0, 3 * pages))
    return [(int(a), int(b)) for a, b in rng.integers(0, pages, size=(count, 2))]


def _expected(pages, edges):
    """Column by column, from the counts of NetworkX; a page without links goes to every page."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(pages))
    graph.add_edges_from(edges)
    counts = networkx.to_numpy_array(graph, nodelist=range(pages)).T
    counts[:, counts.sum(axis=0) == 0] = 1
    return counts / counts.sum(axis=0)


def test_columns_agree_with_networkx(rng, sound):
    for _ in range(40):
        pages = int(rng.integers(2, 9))
        edges = _edges(rng, pages)
        work = link_matrix(pages, edges)
        assert np.allclose(np.array(work.result, float), _expected(pages, edges))
        assert all(sum(column) == 1 for column in zip(*work.result, strict=True))
        assert len(work.steps) == pages + 1
    assert sound(work) >= 1


def test_each_step_fills_one_more_column():
    steps = link_matrix(4, [(0, 1), (1, 2), (2, 3), (3, 0)]).steps
    assert [step.tex.count(r"\cdot") for step in steps] == [12, 8, 4, 0, 0]


def test_renaming_the_pages_moves_rows_and_columns(rng):
    for _ in range(10):
        edges, order = _edges(rng, 5), [int(k) for k in rng.permutation(5)]
        matrix = np.array(link_matrix(5, edges).result, float)
        moved = np.array(link_matrix(5, [(order[a], order[b]) for a, b in edges]).result, float)
        assert np.array_equal(moved[np.ix_(order, order)], matrix)


def test_names_and_numbers_mean_the_same_pages():
    by_name = link_matrix(3, [("cat", "dog"), ("dog", "cat"), ("emu", "cat")], names=("cat", "dog", "emu"))
    assert by_name.result == link_matrix(3, [(0, 1), (1, 0), (2, 0)]).result
    assert "page emu links to cat" in by_name.steps[2].action


def test_a_link_to_itself_counts_and_a_repeated_link_does_not():
    result = link_matrix(2, [(0, 0), (0, 1), (0, 1), (1, 0)]).result
    assert result == ((Fraction(1, 2), 1), (Fraction(1, 2), 0))


def test_a_page_without_links_goes_everywhere():
    work = link_matrix(3, [(0, 1)])
    assert [row[2] for row in work.result] == [Fraction(1, 3)] * 3
    assert "without" in work.steps[2].reason or "vanish" in work.steps[2].reason


@pytest.mark.parametrize(
    ("n", "edges", "names", "words"),
    [
        (1, [], None, "from 2 to 8"),
        (3, [(0, 3)], None, "is no page here"),
        (3, [(0,)], None, "give a pair"),
        (3, "AB", None, "give a list of pairs"),
        (2, [], ("A", "A"), "1 different names"),
        (2, [], ("A", "$x$"), "cannot name a page"),
        (3, [("A", "Z")], None, "one of A, B, C"),
    ],
)
def test_links_that_make_no_sense_are_refused(n, edges, names, words):
    with pytest.raises(ValueError, match=words):
        link_matrix(n, edges, names)
