"""Gauss-Newton against SciPy, its speed where the residual is small, and honest stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import least_squares as scipy_least_squares

from fullrank.maths import Reason, gauss_newton

from ..drawn import QUICK

X = np.linspace(0, 4, 12)
NOISE = np.random.default_rng(7).standard_normal(12)
PROBLEMS = {
    "decay": (lambda b: b[0] * np.exp(-b[1] * X) - (3 * np.exp(-0.7 * X) + 0.01 * NOISE), [2.5, 0.5]),
    "line": (lambda b: b[0] + b[1] * X - (1 + 2 * X + NOISE), [0.0, 0.0]),
    "one unknown": (lambda b: np.sin(b[0] * X) - np.sin(0.5 * X), [0.45]),
    "circle": (lambda b: np.hypot(np.cos(X) - b[0], np.sin(X) - b[1]) - b[2] + 0.01 * NOISE, [0.1, -0.1, 0.9]),
    "as many as unknowns": (lambda b: np.array([b[0] ** 2 + b[1] - 3, b[0] + b[1] ** 2 - 5]), [1.2, 1.8]),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_answers_agree_with_scipy(name):
    residual, start = PROBLEMS[name]
    found = gauss_newton(residual, start)
    expected = scipy_least_squares(residual, start, xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    assert found.converged
    np.testing.assert_allclose(found.value, expected, rtol=1e-6)


def test_a_straight_model_takes_one_step():
    residual, start = PROBLEMS["line"]
    found = gauss_newton(residual, start)
    assert found.steps == 1
    np.testing.assert_array_equal(found.path[0], start)
    np.testing.assert_allclose(found.value, np.polyfit(X, 1 + 2 * X + NOISE, 1)[::-1], rtol=1e-12)


def test_steps_square_their_error_where_nothing_is_left():
    found = gauss_newton(lambda b: b[0] * np.exp(-b[1] * X) - 3 * np.exp(-0.7 * X), [2.5, 0.5])
    errors = np.abs(np.vstack([found.path, found.value]) - [3, 0.7]).max(axis=1)
    assert (errors[2:5] < 3 * errors[1:4] ** 2 + 1e-15).all()


def test_a_jacobian_of_ones_own_leads_to_the_same_place():
    residual, start = PROBLEMS["decay"]
    jacobian = lambda b: np.column_stack([np.exp(-b[1] * X), -b[0] * X * np.exp(-b[1] * X)])  # noqa: E731
    found, given = gauss_newton(residual, start), gauss_newton(residual, start, jacobian=jacobian)
    np.testing.assert_allclose(given.value, found.value, rtol=1e-12)


def test_scaling_the_unknowns_scales_the_answer():
    residual, start = PROBLEMS["decay"]
    scaled = gauss_newton(lambda b: residual(b / np.array([1e6, 1e-6])), np.array(start) * [1e6, 1e-6])
    np.testing.assert_allclose(scaled.value / [1e6, 1e-6], gauss_newton(residual, start).value, rtol=1e-8)


def decay(b):
    return b[0] * np.exp(-b[1] * X)


TRUTHS = st.tuples(st.integers(2, 10), st.integers(2, 8)).map(lambda t: np.array([t[0] / 2, t[1] / 8]))
NOISES = arrays(float, 12, elements=st.integers(-9, 9).map(lambda k: k / 100))
SHEARS = arrays(float, (2, 2), elements=st.integers(-2, 2).map(float)).map(lambda T: T @ T.T + np.eye(2))  # invertible


@QUICK
@given(TRUTHS, NOISES, SHEARS, arrays(float, 2, elements=st.integers(-3, 3).map(float)))
def test_other_parameters_of_the_same_curves_take_the_same_steps(truth, noise, T, t):
    residual = lambda b: decay(b) - decay(truth) - noise  # noqa: E731
    found = gauss_newton(residual, truth)
    other = gauss_newton(lambda c: residual(T @ c + t), np.linalg.solve(T, truth - t))
    assert found.converged
    assert other.converged
    np.testing.assert_allclose(decay(T @ other.value + t), decay(found.value), atol=1e-9)
    both = min(found.steps, other.steps)  # the stop test looks at the entries, which differ
    np.testing.assert_allclose(other.path[:both] @ T.T + t, found.path[:both], atol=1e-7)


@QUICK
@given(TRUTHS, NOISES, st.permutations(range(12)), st.sampled_from([2.0**-30, -1.0, 2.0**40]))
def test_the_order_and_the_units_of_the_points_do_not_matter(truth, noise, order, unit):
    residual = lambda b: decay(b) - decay(truth) - noise  # noqa: E731
    found = gauss_newton(residual, truth)
    other = gauss_newton(lambda b: unit * residual(b)[np.array(order)], truth)
    np.testing.assert_allclose(other.value, found.value, atol=1e-8)


@QUICK
@given(TRUTHS, NOISES)
def test_nothing_of_the_misfit_is_left_along_the_curve(truth, noise):
    a, k = gauss_newton(lambda b: decay(b) - decay(truth) - noise, truth).value
    left = decay([a, k]) - decay(truth) - noise
    slopes = np.column_stack([np.exp(-k * X), -a * X * np.exp(-k * X)])  # by hand
    assert np.abs(slopes.T @ left).max() <= 1e-8 * (1 + np.abs(slopes).sum())


@pytest.mark.parametrize(
    ("residual", "start", "reason"),
    [
        (lambda b: np.array([b[0] + b[1], b[0] + b[1] - 1, 2.0]), [0.0, 0.0], Reason.SINGULAR),
        (lambda b: np.array([b[0], 0 * b[1], 1.0]), [1.0, 1.0], Reason.SINGULAR),
        (lambda b: np.array([np.log(b[0]) + 3, 0.1]), [2.0], Reason.NOT_FINITE),
        (lambda b: np.array([b[0] ** 2 + 1, 1e-9 * b[0]]), [1e-9], Reason.DIVERGED),
        (PROBLEMS["circle"][0], [3.0, 3.0, 1.0], None),
    ],
)
def test_reasons_for_stopping_short(residual, start, reason):
    found = gauss_newton(residual, start, max_steps=3 if reason is None else 100)
    assert found.reason is (reason or Reason.OUT_OF_STEPS)
    assert np.isfinite(found.value).all()
    assert found.steps == len(found.path) <= 100


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: gauss_newton(PROBLEMS["line"][0], []), "row of at least one number"),
        (lambda: gauss_newton(PROBLEMS["line"][0], [np.nan, 1.0]), "finite"),
        (lambda: gauss_newton(PROBLEMS["line"][0], [1.0, 1.0], tol=-1), "not negative"),
        (lambda: gauss_newton(PROBLEMS["line"][0], [1.0, 1.0], max_steps=0), "at least 1"),
        (lambda: gauss_newton(lambda b: b[:1], [1.0, 1.0]), "at least as many residuals as parameters"),
        (lambda: gauss_newton(lambda b: np.ones((2, 2)), [1.0]), "an array of one axis"),
        (lambda: gauss_newton(lambda b: np.log(-b), [1.0]), r"point 0 it gives nan for x\[0\] = 1"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()
