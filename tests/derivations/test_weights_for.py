"""Weights for a target, against least squares and rank; what cannot be reached, and why."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import weights_for


def test_weights_agree_with_least_squares_and_with_rank(random_matrix, rng, sound):
    worked = missed = 0
    for _ in range(60):
        size = int(rng.integers(1, 5))
        u, v, target = random_matrix(3, size, size=3)
        if rng.random() < 0.5:
            a, b = (int(k) for k in rng.integers(-3, 4, 2))
            target = tuple(a * x + b * y for x, y in zip(u, v, strict=True))
        work = weights_for(target, u, v)
        sound(work)
        assert 3 <= len(work.steps) <= 10
        A = np.array([u, v], float).T
        within = np.linalg.matrix_rank(np.column_stack([A, target])) == np.linalg.matrix_rank(A)
        assert (work.result is not None) == within
        if work.result is None:
            missed += 1
            continue
        worked += 1
        assert np.allclose(A @ np.array(work.result, float), target)
        if np.linalg.matrix_rank(A) == 2:
            assert np.allclose(np.linalg.lstsq(A, np.array(target, float), rcond=None)[0], np.array(work.result, float))
    assert worked > 10 and missed > 10


def test_exchanging_the_arrows_exchanges_the_weights():
    there = weights_for((5, -1, "1/2"), (1, 1, "1/2"), (2, -1, 0)).result
    back = weights_for((5, -1, "1/2"), (2, -1, 0), (1, 1, "1/2")).result
    assert there == back[::-1] == (Fraction(1), Fraction(2))


def test_a_longer_arrow_takes_a_smaller_weight():
    assert weights_for((-1, 3), (6, 2), (1, 2)).result == (Fraction(-1, 2), Fraction(2))
    assert weights_for((-10, 30), (3, 1), (1, 2)).result == (-10, 20)


@pytest.mark.parametrize(
    ("target", "u", "v", "weights"),
    [
        ((3, 6), (1, 2), (2, 4), (3, 0)),
        ((3, 5), (1, 2), (2, 4), None),
        ((2, 4), (0, 0), (1, 2), (0, 2)),
        ((2, 4), (1, 2), (0, 0), (2, 0)),
        ((0, 0), (0, 0), (0, 0), (0, 0)),
        ((0, 1), (0, 0), (0, 0), None),
        ((0, 0), (1, 2), (3, 1), (0, 0)),
        ((7,), (2,), (3,), ("7/2", 0)),
        ((0, 3), (0, 1), (2, 5), (3, 0)),
        ((4, 3), (2, 0), (0, -1), (2, -3)),
    ],
)
def test_awkward_arrows(target, u, v, weights, sound):
    work = weights_for(target, u, v)
    sound(work)
    assert work.result == (None if weights is None else tuple(Fraction(k) for k in weights))


def test_where_none_serve_the_steps_say_which_component_fails():
    work = weights_for((1, 2, 3), (1, 0, 1), (0, 1, 2))
    assert "component 3 then comes out as $5$ instead of $3$" in " ".join(work.steps[-1].reason.split())


@pytest.mark.parametrize(
    ("target", "u", "v", "words"),
    [
        ((1, 2), (1, 2, 3), (1, 0, 0), "the target has 2 components and u has 3: give both"),
        ((1, 2), (1, 2), (1,), "u has 2 components and v has 1: give both"),
        ((), (1,), (1,), "the target has 0 components: give between 1 and 6"),
        ((0.5, 1), (1, 0), (0, 1), "is not exact: write it as text"),
    ],
)
def test_what_does_not_fit_is_refused(target, u, v, words):
    with pytest.raises(ValueError, match=words):
        weights_for(target, u, v)
