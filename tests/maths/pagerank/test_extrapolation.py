"""Extrapolation: a linear iteration is sent where it ends, and whatever is no such thing is left whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths._pagerank.extrapolation import STEPS, Extrapolation, ahead

SLOWLY = [1.0, 0.9, 0.8, 0.7]  # a path of bounds


def iterated(T, goal, x, steps):
    """x and the iterates after it, of the linear map that leaves goal where it is."""
    path = [x]
    for _ in range(steps):
        path.append(goal + T @ (path[-1] - goal))
    return path


def goal_of(path):
    steps = [after - before for before, after in zip(path[:-1], path[1:], strict=True)]
    unit = np.abs(steps[0]).max()
    return path[-1] - sum(share * step for share, step in zip(ahead([s / unit for s in steps]), steps, strict=True))


@settings(deadline=None, max_examples=50, derandomize=True)
@given(st.lists(st.floats(-0.9, 0.9), min_size=1, max_size=3), st.integers(0, 2**32 - 1), st.floats(1e-12, 1e6))
def test_as_many_ways_to_shrink_as_steps_but_one_are_seen_through(rates, seed, scale):
    rng = np.random.default_rng(seed)
    goal, x = rng.random(6) * scale, rng.random(6) * scale
    x[len(rates) :] = goal[len(rates) :]
    path = iterated(np.diag([*rates, *[0.5] * (6 - len(rates))]), goal, x, len(rates) + 1)
    left = np.abs(path[-1] - goal).max()
    assert np.abs(goal_of(path) - goal).max() <= 0.05 * left + 1e-3 * scale


@settings(deadline=None, max_examples=50, derandomize=True)
@given(st.integers(0, 2**32 - 1), st.floats(-5, 5))
def test_where_it_heads_moves_with_the_origin_and_the_scale(seed, scale):
    rng = np.random.default_rng(seed)
    steps = list(rng.standard_normal((4, 9)))
    shares = ahead(steps)
    np.testing.assert_allclose(ahead([step[::-1] for step in steps]), shares, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(ahead([10.0**scale * step for step in steps]), shares, rtol=1e-6, atol=1e-9)


def test_no_weights_give_a_shorter_step():
    steps = list(np.random.default_rng(1).standard_normal((4, 9)))
    weights = np.diff([*ahead(steps), 1.0])
    best = np.linalg.norm(weights @ steps)
    for other in np.random.default_rng(2).dirichlet(np.ones(4), 200):
        assert best <= np.linalg.norm(other @ np.array(steps)) * (1 + 1e-6)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_only_slow_iterations_are_watched(kind):
    z = np.ones(3, dtype=kind)
    looking = Extrapolation(np.ones(3))
    for _ in range(2 * STEPS):
        looking.watch(z, [1.0, 0.1, 0.01])
        z *= 0.5
        assert not looking.look_ahead(z)


@pytest.mark.parametrize("scale", [1.0, 1e-25])  # whose square float32 cannot hold
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_after_enough_slow_steps_it_stands_where_they_lead(kind, scale):
    goal, T = np.array([3.0, 1.0, 2.0]), np.diag([0.9, 0.7, -0.3])
    z, weights = (scale * np.array([1.0, 2.0, 7.0])).astype(kind), np.array([1, 5, 2], dtype=np.int32)
    looking = Extrapolation(weights)
    for step in range(1, STEPS + 1):
        looking.watch(z, SLOWLY)
        z[:] = scale * goal + T @ (z - scale * goal)
        assert looking.look_ahead(z) == (step == STEPS)
    np.testing.assert_allclose(z, scale * goal, rtol=1e-2)


def test_what_stands_still_stays_and_nothing_falls_below_nought():
    still, looking = np.array([1.0, 2.0]), Extrapolation(np.ones(2))
    for _ in range(STEPS):
        looking.watch(still, SLOWLY)
        looking.look_ahead(still)
    assert still.tolist() == [1.0, 2.0]
    z = np.array([5.0, 5.0])
    for _ in range(STEPS):
        looking.watch(z, SLOWLY)
        z -= 1.0  # without end
        looking.look_ahead(z)
    assert z.min() >= 0
