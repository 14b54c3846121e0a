"""Where jumps land: shares that sum to 1, from weights, from a few pages, or all alike."""

import numpy as np
import pytest

from fullrank.maths import pagerank, pagerank_sparse
from fullrank.maths._pagerank.teleport import distribution


def test_weights_become_shares():
    assert distribution([1, 3, 0, 0], 4, "v", "test").tolist() == [0.25, 0.75, 0, 0]
    assert distribution({1: 2.0, np.int64(3): 6}, 4, "v", "test").tolist() == [0, 0.25, 0, 0.75]
    assert distribution(None, 4, "v", "test").tolist() == [0.25] * 4
    assert distribution([1e308, 1e308], 2, "v", "test").tolist() == [0.5, 0.5]
    assert distribution(np.array([1, 1], dtype=np.float32), 2, "v", "test").dtype == np.float64


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([1, 2, 3], "each of 2 pages"),
        (1.0, "each of 2 pages"),
        ([1, -1], r"personalised\[1\] is -1"),
        ([0, 0], "all weights of personalised are 0"),
        ({}, "all weights of personalised are 0"),
        ([1, np.nan], "finite"),
        ({2: 1}, "from 0 to 1, but it names page 2"),
        ({-1: 1}, "names page -1"),
        ({"home": 1}, "names page 'home'"),
        ({0: np.inf}, "finite"),
        (["a", "b"], "needs numbers"),
    ],
)
def test_what_is_no_distribution_is_refused_in_words(given, words):
    with pytest.raises(ValueError, match=words):
        pagerank_sparse(([0], [1]), personalised=given)
    with pytest.raises(ValueError, match=words):
        pagerank([[0, 0], [1, 0]], personalised=given)


@pytest.mark.parametrize("name", ["dangling", "start"])
def test_other_distributions_are_named_in_complaints(name):
    with pytest.raises(ValueError, match=f"{name} as one weight for each of 2 pages"):
        pagerank_sparse(([0], [1]), **{name: [1, 2, 3]})
