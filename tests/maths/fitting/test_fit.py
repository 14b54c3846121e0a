"""What a fit tells: intervals that hold what they promise, bands, tables, pictures."""

import matplotlib as mpl
import numpy as np
import pytest
from scipy import stats

from fullrank.maths import curve_fit, least_squares

mpl.use("Agg")

X = np.linspace(0, 4, 25)


def decay(x, height, rate, level):
    return height * np.exp(-rate * x) + level


def drawn(seed, sigma=0.1):
    return decay(X, 3.0, 1.2, 0.5) + sigma * np.random.default_rng(seed).standard_normal(25)


FIT = curve_fit(decay, X, drawn(0))


@pytest.mark.parametrize("absolute", [False, True])
def test_the_interval_holds_the_truth_as_often_as_it_says(absolute):
    held = np.zeros(3)
    for seed in range(300):
        fit = curve_fit(decay, X, drawn(seed), [2.0, 1.0, 0.0], sigma=0.1, absolute_sigma=absolute)
        low, high = fit.confidence_intervals().T
        held += (low <= [3.0, 1.2, 0.5]) & (high >= [3.0, 1.2, 0.5])
    assert (np.abs(held / 300 - 0.95) < 3.5 * np.sqrt(0.95 * 0.05 / 300)).all()


def test_the_band_holds_the_true_curve_as_often_as_it_says():
    held = np.zeros(25)
    for seed in range(200):
        low, high = curve_fit(decay, X, drawn(seed), [2.0, 1.0, 0.0]).band(level=0.8).T
        true = decay(X, 3.0, 1.2, 0.5)
        held += (low <= true) & (true <= high)
    assert abs(held.mean() / 200 - 0.8) < 0.05


def test_intervals_use_the_distribution_they_should():
    known = curve_fit(decay, X, drawn(0), sigma=0.1, absolute_sigma=True)
    for fit, factor in ((FIT, stats.t(22).ppf(0.995)), (known, stats.norm.ppf(0.995))):
        half = np.diff(fit.confidence_intervals(0.99), axis=1)[:, 0] / 2
        np.testing.assert_allclose(half, factor * fit.standard_errors, rtol=1e-12)


def test_a_straight_model_is_linear_least_squares():
    A = np.column_stack([X, np.ones(25)])
    fit, linear = curve_fit(lambda x, a, b: a * x + b, X, drawn(0)), least_squares(A, drawn(0))
    np.testing.assert_allclose(fit.value, linear.coefficients, rtol=1e-12)
    np.testing.assert_allclose(fit.standard_errors, linear.standard_errors, rtol=1e-10)
    np.testing.assert_allclose(fit.residuals, linear.residuals, atol=1e-12)
    assert fit.r_squared == pytest.approx(stats.linregress(X, drawn(0)).rvalue ** 2)


def test_numbers_hang_together():
    assert FIT.sum_of_squares == pytest.approx(float(FIT.residuals @ FIT.residuals))
    assert FIT.degrees_of_freedom == 22
    assert FIT.variance == pytest.approx(FIT.sum_of_squares / 22)
    np.testing.assert_allclose(FIT.standard_errors**2, np.diag(FIT.covariance))
    np.testing.assert_allclose(np.diag(FIT.correlation), 1)
    assert (np.abs(FIT.correlation) <= 1 + 1e-12).all()
    np.testing.assert_array_equal(FIT.parameters, FIT.value)
    assert FIT.path.shape == (FIT.steps, 3)


def test_the_reduced_chi_square_is_one_where_sigma_is_right():
    values = [curve_fit(decay, X, drawn(seed), sigma=0.1).variance for seed in range(60)]
    assert np.mean(values) == pytest.approx(1, abs=0.1)


def test_predictions_are_the_model():
    np.testing.assert_array_equal(FIT.predict([0.5, 9.0]), decay(np.array([0.5, 9.0]), *FIT.value))
    np.testing.assert_array_equal(FIT.predict(), decay(X, *FIT.value))


def test_the_band_is_narrow_where_the_data_are():
    widths = np.diff(FIT.band([1.0, 2.0, 40.0]), axis=1)
    far = np.diff(curve_fit(lambda x, a, b: a * x + b, X, drawn(0)).band([2.0, 40.0]), axis=1)
    assert (widths > 0).all()
    assert far[1] > 10 * far[0]


def test_the_table_says_what_people_ask():
    text = repr(FIT)
    assert text.startswith("Fit of decay to 25 points: converged after")
    for word in ("height", "rate", "level", "standard error", "95 % interval", "22 degrees of freedom", "R²"):
        assert word in text
    assert "chi-square" in repr(curve_fit(decay, X, drawn(0), sigma=0.1))
    assert max(map(len, text.splitlines())) <= 120


def test_parameters_that_are_hard_to_tell_apart_are_pointed_out():
    fit = curve_fit(lambda x, a, b: a * x + b, X + 100, drawn(0))
    assert "a and b are hard to tell apart" in repr(fit)


def test_differences_are_owned_up_to():
    import math

    fit = curve_fit(lambda x, a: np.array([a * math.sqrt(v) for v in x]) * math.exp(0 * a), X, drawn(0))
    assert "last digits may be off" in repr(fit)


def test_no_mean_is_told_where_errors_are_correlated():
    assert np.isnan(curve_fit(decay, X, drawn(0), sigma=0.01 * np.eye(25)).r_squared)
    assert np.isnan(curve_fit(lambda x, a: a + 0 * x, X, np.ones(25)).r_squared)


@pytest.mark.parametrize("level", [0, 1, -0.5, 95])
def test_a_level_out_of_range_is_refused(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        FIT.confidence_intervals(level)


def test_the_picture_has_points_curve_and_residuals():
    curve, residuals = FIT.plot()
    assert [text.get_text() for text in curve.get_legend().get_texts()] == ["fit", "95 % band", "data"]
    np.testing.assert_allclose(residuals.get_lines()[1].get_ydata(), FIT.residuals)
    mpl.pyplot.close(curve.figure)


def test_the_picture_can_go_on_axes_of_ones_own():
    figure, axes = mpl.pyplot.subplots()
    assert curve_fit(decay, X, drawn(0), sigma=0.1).plot(axes) is axes
    knows_its_points = curve_fit(lambda x, a: a * np.arange(25.0) + x, X, drawn(0))
    knows_its_points.plot(axes)
    mpl.pyplot.close(figure)


def test_two_variables_cannot_be_drawn_on_one_axis():
    fit = curve_fit(lambda x, a, b: a * x[0] + b * x[1], np.stack([X, X**2]), drawn(0))
    with pytest.raises(ValueError, match="plot fit.residuals against"):
        fit.plot()
