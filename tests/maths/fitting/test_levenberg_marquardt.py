"""Levenberg-Marquardt against SciPy with and without bounds, from far starts, and its reasons."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import least_squares as scipy_least_squares

from fullrank.maths import Reason, levenberg_marquardt

X = np.linspace(0, 4, 15)
NOISE = np.random.default_rng(8).standard_normal(15)


def rosenbrock(b):
    return np.array([10 * (b[1] - b[0] ** 2), 1 - b[0]])


def decay(b):
    return b[0] * np.exp(-b[1] * X) + b[2] - (3 * np.exp(-1.3 * X) + 1 + 0.05 * NOISE)


def powell(b):
    """Powell's singular function: its derivatives lose rank at the answer, which is 0."""
    a, c, d, e = b
    return np.array([a + 10 * c, 5**0.5 * (d - e), (c - 2 * d) ** 2, 10**0.5 * (a - e) ** 2])


def helix(b):
    turn = np.arctan2(b[1], b[0]) / (2 * np.pi)
    return np.array([10 * (b[2] - 10 * turn), 10 * (np.hypot(b[0], b[1]) - 1), b[2]])


FAR = {
    "rosenbrock": (rosenbrock, [-1.2, 1.0], [1.0, 1.0]),
    "rosenbrock, very far": (rosenbrock, [-120.0, 100.0], [1.0, 1.0]),
    "helix": (helix, [-1.0, 0.1, 0.1], [1.0, 0.0, 0.0]),
    "decay": (decay, [1.0, 1.0, 1.0], None),
    "decay, far": (decay, [100.0, 9.0, -50.0], None),
    "one unknown": (lambda b: np.array([np.exp(b[0]) - 2, 0.1 * b[0]]), [-5.0], None),
}


@pytest.mark.parametrize("name", FAR)
def test_far_starts_lead_to_the_answer(name):
    residual, start, answer = FAR[name]
    found = levenberg_marquardt(residual, start)
    if answer is None:
        answer = scipy_least_squares(residual, found.value, method="lm", xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    assert found.converged
    np.testing.assert_allclose(found.value, answer, rtol=1e-7, atol=1e-12)
    np.testing.assert_array_equal(found.path[0], start)


def test_derivatives_that_lose_rank_do_not_stop_it():
    found = levenberg_marquardt(powell, [3.0, -1.0, 0.0, 1.0])
    assert np.abs(found.value).max() < 1e-3
    assert np.abs(powell(found.value)).max() < 1e-5


def test_the_sum_of_squares_falls_along_the_path():
    residual, start, _ = FAR["rosenbrock"]
    walk = np.vstack([levenberg_marquardt(residual, start).path, [[1.0, 1.0]]])
    sums = [float(residual(b) @ residual(b)) for b in walk]
    assert (np.diff(sums) < 1e-12).all()


BOXES = [
    ([-np.inf] * 3, [2.0, np.inf, np.inf]),
    ([0.0, 1.5, 0.0], [10.0, 10.0, 0.9]),
    ([0.0, 0.0, 0.0], [2.0, 1.0, 0.5]),
    ([5.0, -np.inf, -np.inf], [np.inf] * 3),
    ([0.0, 0.0, 1.02], [9.0, 9.0, 1.02]),
]


@pytest.mark.parametrize(("low", "high"), BOXES)
def test_bounded_answers_agree_with_scipy(low, high):
    start = np.clip([1.0, 1.0, 0.5], low, high)
    found = levenberg_marquardt(decay, start, bounds=(low, high))
    wide = np.array(high) + 1e-12 * (np.array(low) == high)  # SciPy knows no fixed parameter
    expected = scipy_least_squares(decay, np.clip(start, low, wide), bounds=(low, wide), xtol=1e-15, gtol=1e-12).x
    assert found.converged
    assert ((found.value >= low) & (found.value <= high)).all()
    assert (decay(found.value) ** 2).sum() <= (decay(expected) ** 2).sum() * (1 + 1e-9)
    np.testing.assert_allclose(found.value, expected, rtol=1e-3)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(seed=st.integers(0, 10_000))
def test_any_box_is_kept_to_and_its_answer_is_the_lowest_there(seed):
    rng = np.random.default_rng(seed)
    A, b = rng.standard_normal((8, 4)), rng.standard_normal(8)
    low, high = np.sort(rng.normal(0, 0.5, (2, 4)), axis=0)
    residual = lambda x: A @ x - b  # noqa: E731
    found = levenberg_marquardt(residual, (low + high) / 2, bounds=(low, high))
    expected = scipy_least_squares(residual, (low + high) / 2, bounds=(low, high), gtol=1e-14, xtol=1e-15).x
    assert found.converged
    assert ((found.value >= low) & (found.value <= high)).all()
    np.testing.assert_allclose((residual(found.value) ** 2).sum(), (residual(expected) ** 2).sum(), rtol=1e-7)


def test_wide_bounds_change_nothing():
    free, wide = levenberg_marquardt(decay, [1.0] * 3), levenberg_marquardt(decay, [1.0] * 3, bounds=(-1e9, 1e9))
    np.testing.assert_allclose(wide.value, free.value, rtol=1e-9)


def test_every_unknown_at_its_bound_is_a_corner():
    found = levenberg_marquardt(decay, [1.0, 0.2, 0.1], bounds=([0, 0, 0], [1.0, 0.2, 0.1]))
    assert found.converged
    np.testing.assert_array_equal(found.value, [1.0, 0.0, 0.1])


def test_weights_count_points():
    weights = np.r_[2.0, np.zeros(2), np.ones(12)]
    weighted = levenberg_marquardt(decay, [1.0] * 3, weights=weights)
    kept = np.r_[0, 0, 3:15]
    repeated = levenberg_marquardt(lambda b: decay(b)[kept], [1.0] * 3)
    np.testing.assert_allclose(weighted.value, repeated.value, rtol=1e-8)


def jacobian(b):
    return np.column_stack([np.exp(-b[1] * X), -b[0] * X * np.exp(-b[1] * X), np.ones(15)])


def test_a_jacobian_of_ones_own_leads_to_the_same_place():
    given = levenberg_marquardt(decay, [1.0] * 3, jacobian=jacobian)
    np.testing.assert_allclose(given.value, levenberg_marquardt(decay, [1.0] * 3).value, rtol=1e-8)


@pytest.mark.parametrize(
    ("residual", "start", "steps", "reason"),
    [
        (rosenbrock, [-1.2, 1.0], 3, Reason.OUT_OF_STEPS),
        (lambda b: np.array([b[0] + b[1], b[0] + b[1] - 1, 2.0]), [0.0, 5.0], 100, Reason.SINGULAR),
        (lambda b: np.array([b[0] - 2, 0 * b[1], 1.0]), [1.0, 7.0], 100, Reason.SINGULAR),
        (lambda b: np.where(b[0] > 1, np.nan, 1.0) * np.array([b[0] - 3, 0.5]), [0.5], 500, Reason.NOT_FINITE),
    ],
)
def test_reasons_for_stopping_short(residual, start, steps, reason):
    found = levenberg_marquardt(residual, start, max_steps=steps)
    assert found.reason is reason
    assert np.isfinite(found.value).all()


def test_derivatives_that_turn_wrong_on_the_way_stall():
    turned = lambda b: np.array([[1.0 if b[0] < 2 else -1.0], [0.0]])  # noqa: E731
    found = levenberg_marquardt(lambda b: np.array([b[0] - 3, 0.1]), [0.5], jacobian=turned)
    assert found.reason is Reason.STALLED


def test_an_unknown_that_does_nothing_stays_where_it_was():
    found = levenberg_marquardt(lambda b: np.array([b[0] - 2, 0 * b[1], 1.0]), [1.0, 7.0])
    np.testing.assert_allclose(found.value, [2.0, 7.0], rtol=1e-12)


def test_regions_without_values_are_gone_round():
    found = levenberg_marquardt(lambda b: np.array([np.log(b[0]), 0.1 * (b[0] - 3)]), [20.0])
    assert found.converged
    assert found.value[0] == pytest.approx(1.0196, abs=1e-3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: levenberg_marquardt(decay, [1.0] * 3, bounds=([2, 0, 0], [9, 9, 9])), r"x\[0\] = 1, outside 2 to 9"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, bounds=([0, 3, 0], [9, 2, 9])), r"x\[1\] is to lie from 3 to 2"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, bounds=([0, 0], [1, 1])), "for each of the 3 parameters"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, bounds=(np.nan, 1.0)), "-np.inf or np.inf"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, bounds=3), "pair"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, weights=-np.ones(15)), "not negative"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, weights=np.ones(4)), r"weights of shape \(15,\)"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, max_steps=0), "at least 1"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, jacobian=lambda b: np.ones((3, 15))), r"shape \(15, 3\)"),
        (lambda: levenberg_marquardt(decay, [1.0] * 3, jacobian=lambda b: -jacobian(b)), r"column for x\[0\] is off"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()
