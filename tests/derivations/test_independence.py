"""Independence against NumPy's rank and singular vectors; what scaling, order and one more vector do."""

import numpy as np
import pytest

from fullrank.derivations import independence


def test_the_verdict_agrees_with_singular_values_and_the_weights_close_the_loop(random_matrix, rng, sound):
    seen = set()
    for _ in range(80):
        count, size = (int(k) for k in rng.integers(1, 5, 2))
        vectors = [list(row) for row in random_matrix(count, size, size=3)]
        if count > 1 and rng.random() < 0.4:
            vectors[-1] = [2 * a - b for a, b in zip(vectors[0], vectors[1], strict=True)]
        work = independence(vectors)
        sound(work)
        assert 3 <= len(work.steps) <= 10
        V = np.array(vectors, float).T
        rank = int(np.sum(np.linalg.svd(V, compute_uv=False) > 1e-9))
        assert (work.result.rank, work.result.independent) == (rank, rank == count)
        seen.add(work.result.independent)
        if not work.result.independent:
            weights = np.array(work.result.weights, float)
            assert weights.any() and np.allclose(V @ weights, 0) and np.allclose(weights, np.rint(weights))
        else:
            assert work.result.weights is None
    assert seen == {True, False}


def test_scaling_and_order_change_no_verdict():
    vectors = ((1, 2, 0), (2, 1, 3), (1, -1, 3))
    scaled = ((5, 10, 0), ("2/3", "1/3", 1), (-1, 1, -3))
    assert independence(vectors).result.rank == independence(scaled).result.rank == 2
    assert independence(vectors[::-1]).result.rank == 2


def test_dependent_triples_without_parallel_pairs_are_found():
    work = independence(((1, 1, 0), (0, 1, 1), (1, 2, 1)))
    assert work.result.weights == (1, 1, -1)
    for pair in ((0, 1), (0, 2), (1, 2)):
        assert independence([((1, 1, 0), (0, 1, 1), (1, 2, 1))[k] for k in pair]).result.independent


@pytest.mark.parametrize(
    ("vectors", "independent"),
    [
        (((0, 0),), False),
        (((3,),), True),
        (((0,), (1,)), False),
        (((1, 0), (0, 1), (5, 7)), False),
        (((1, 2, 3), (0, 0, 0)), False),
        (((1, 0, 0), (1, 1, 0), (1, 1, 1)), True),
        (((1, 2), (3, 4)), True),
        (((1, 2, 3, 4), (2, 4, 6, 8)), False),
        ([[1, 0, 0, 0, 0, 0]] * 6, False),
    ],
)
def test_awkward_sets(vectors, independent, sound):
    work = independence(vectors)
    sound(work)
    assert work.result.independent is independent


@pytest.mark.parametrize(
    ("vectors", "words"),
    [
        ((), "give a list of 1 to 6 vectors"),
        ("12", "give a list of 1 to 6 vectors"),
        (((1, 2), (1,)), "Vector 2 has 1 components and vector 1 has 2: make them equally long"),
        (((1,),) * 7, "give a list of 1 to 6 vectors"),
        (((1,) * 7,), "vector 1 has 7 components: give between 1 and 6"),
    ],
)
def test_what_is_no_list_of_vectors_is_refused(vectors, words):
    with pytest.raises(ValueError, match=words):
        independence(vectors)
