"""The ways to a model's derivatives agree with the formula, and each is chosen where it should be."""

import warnings

import numpy as np
import pytest

from fullrank.maths import curve_fit
from fullrank.maths._fitting.model_derivatives import (
    Derivatives,
    agree,
    central_differences,
    complex_apart,
    complex_together,
    disagreements,
    dual_numbers,
)

X = np.linspace(0.1, 3, 40)


def model(b):
    return b[0] * np.exp(-b[1] * X) * np.sin(b[2] + X)


def formula(b):
    e, s, c = np.exp(-b[1] * X), np.sin(b[2] + X), np.cos(b[2] + X)
    return np.stack([e * s, -b[0] * X * e * s, b[0] * e * c])


POINTS = [np.array([2.0, 0.7, 0.3]), np.array([-1e-8, 3.0, 0.0]), np.array([1e8, -0.5, 1e-3])]


@pytest.mark.parametrize("theta", POINTS)
@pytest.mark.parametrize("way", [complex_together, complex_apart, dual_numbers])
def test_exact_ways_are_exact(way, theta):
    np.testing.assert_allclose(way(model, theta)[0], formula(theta), rtol=1e-12, atol=1e-14 * np.abs(theta[0]))


@pytest.mark.parametrize("theta", POINTS)
def test_differences_have_seven_digits_or_more(theta):
    (found, _), true = central_differences(model, theta), formula(theta)
    assert (np.abs(found - true).max(axis=1) <= 1e-7 * np.abs(true).max(axis=1)).all()


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_a_wrong_row_is_seen(wrong):
    theta = POINTS[0]
    rows = formula(theta)
    assert agree(rows, model, theta, model(theta))
    rows[wrong] *= 1.02
    assert not agree(rows, model, theta, model(theta))
    shares = disagreements(rows, model, theta, model(theta))
    assert np.argmax(shares) == wrong
    assert shares[wrong] == pytest.approx(0.02, rel=0.1)


@pytest.mark.parametrize(
    ("function", "way"),
    [
        (model, "complex step"),
        (lambda b: np.abs(b[0]) * X + b[1] + b[2], "dual numbers"),
        (lambda b: np.real(b[0] * X + b[1]) + float(np.real(b[2])), "central differences"),
        (lambda b: np.array([b[0] * x + b[1] * b[2] for x in X]), "complex step"),
        (lambda b: (b[0] * X + b[1]) / np.linalg.norm(b[0] * X + b[1] + b[2]), "dual numbers"),
    ],
)
def test_the_first_way_that_is_right_is_taken(function, way):
    theta = np.array([1.5, 0.4, 0.2])
    found = Derivatives(function, theta, len(X))
    assert found.way == way
    np.testing.assert_allclose(found(theta), central_differences(function, theta)[0], rtol=1e-6, atol=1e-9)


def test_mixing_rows_is_not_mistaken_for_broadcasting():
    """A mean over everything would mix the p nudged models: one call each is taken instead."""
    mixes = lambda b: (b[0] * np.exp(-b[1] * X)) / np.mean(b[2] * X + b[0])  # noqa: E731
    theta = np.array([2.0, 0.7, 0.9])
    found = Derivatives(mixes, theta, len(X))
    assert found.way == "complex step"
    np.testing.assert_allclose(found(theta), central_differences(mixes, theta)[0], rtol=1e-6, atol=1e-9)


def test_calls_are_counted():
    count = []
    counted = lambda b: (count.append(1), model(b))[1]  # noqa: E731
    found = Derivatives(counted, POINTS[0], len(X))
    for scale in (1.1, 1.2):
        found(POINTS[0] * scale)
    assert len(count) <= found.calls <= len(count) + 6


def test_imaginary_parts_that_a_model_throws_away_are_not_heard_of_however_often_it_is_fitted():
    def filled(x, height, rate):
        values = np.empty(np.broadcast(x, height).shape)
        values[...] = height * np.exp(-rate * x)
        return values

    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        fits = [curve_fit(filled, X, 2 * np.exp(-0.7 * X) + 0.01 * np.cos(9 * X), [1.0, 1.0]) for _ in range(3)]
    assert heard == []
    assert {fit.derivatives for fit in fits} == {"central differences"}


def test_a_model_that_has_kept_every_imaginary_part_is_held_against_differences_again():
    """The second time it meets no filter for warnings, but a slip in it is still seen."""
    broken = False

    def model(x, height, rate):
        values = height * np.exp(-rate * x)
        return values.real if broken else values

    y = 2 * np.exp(-0.7 * X) + 0.01 * np.cos(9 * X)
    first = curve_fit(model, X, y, [1.0, 1.0])
    broken = True
    second = curve_fit(model, X, y, [1.0, 1.0])
    assert first.derivatives == "complex step" != second.derivatives
    np.testing.assert_allclose(second.value, first.value, rtol=1e-6)
