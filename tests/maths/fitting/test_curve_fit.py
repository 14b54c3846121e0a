"""Curve fits against SciPy; how they move with the data; what sigma, bounds and odd models do; every refusal."""

import math
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds
from scipy.optimize import curve_fit as scipy_curve_fit

from fullrank.maths import Reason, curve_fit, gauss_newton, gaussian_peak, levenberg_marquardt


def peak(x, height, centre, width, base):
    return height * np.exp(-(((x - centre) / width) ** 2) / 2) + base


def decay(x, height, rate):
    return height * np.exp(-rate * x)


X = np.linspace(-5, 5, 64)
TRUE = np.array([3.0, 1.0, 0.7, 0.5])
START = [2.0, 0.5, 1.0, 0.0]
NOISE = np.random.default_rng(1).standard_normal(64)
Y = peak(X, *TRUE) + 0.05 * NOISE
SIGMA = 0.03 + 0.02 * np.cos(X) ** 2
COVARIANCE = 0.0025 * 0.6 ** np.abs(np.subtract.outer(np.arange(64), np.arange(64)))
FITS = {
    "plain": {},
    "sigma": {"sigma": SIGMA},
    "absolute sigma": {"sigma": SIGMA, "absolute_sigma": True},
    "one sigma": {"sigma": 0.05, "absolute_sigma": True},
    "covariance": {"sigma": COVARIANCE, "absolute_sigma": True},
    "covariance of unknown size": {"sigma": 7 * COVARIANCE},
    "bounds": {"bounds": (0, 10)},
}


@pytest.mark.parametrize("name", FITS)
def test_parameters_and_covariance_agree_with_scipy(name):
    parameters, covariance = curve_fit(peak, X, Y, START, **FITS[name])
    expected, errors = scipy_curve_fit(peak, X, Y, parameters, **FITS[name], xtol=1e-12, ftol=1e-12)
    np.testing.assert_allclose(parameters, expected, rtol=1e-6)
    np.testing.assert_allclose(covariance, errors, rtol=1e-4, atol=1e-9)


def test_the_place_of_arguments_is_that_of_scipy():
    ours = curve_fit(peak, X, Y, START, SIGMA, True, True, (-np.inf, np.inf))
    theirs = scipy_curve_fit(peak, X, Y, START, SIGMA, True, True, (-np.inf, np.inf))
    np.testing.assert_allclose(ours[0], theirs[0], rtol=1e-6)
    np.testing.assert_allclose(ours[1], theirs[1], rtol=1e-4, atol=1e-9)
    assert len(ours) == len(theirs) == 2


ODD = {
    "abs": (lambda x, a, b, c: a * np.exp(-np.abs(x - b)) + np.abs(c), "dual numbers"),
    "a maximum": (lambda x, a, b, c: np.maximum(a - (x - b) ** 2, 0) + c, "complex step"),
    "pieces": (lambda x, a, b, c: np.where(x < b, a, a * np.exp(-((x - b) ** 2))) + c, "complex step"),
    "point by point": (
        lambda x, a, b, c: np.array([a * math.exp(-((v - b) ** 2)) + c for v in x]),
        "central differences",
    ),
    "a mean": (lambda x, a, b, c: a * np.exp(-((x - b) ** 2)) - np.exp(-((x - b) ** 2)).mean() + c, "complex step"),
    "interpolation": (lambda x, a, b, c: np.interp(x, [-5, 0, 1, 5], [0, a, b, c]), None),
    "a question": (lambda x, a, b, c: a * np.exp(-((x - b) ** 2)) + (c if c > -9 else -9), "complex step"),
    "an array of pieces": (lambda x, a, b, c: np.stack([np.exp(-((x - b) ** 2)), x**0], 1) @ np.array([a, c]), None),
    "whole numbers": (lambda x, a, b, c: a * np.round(x) + b + c * x, "complex step"),
    "into an array": (
        lambda x, a, b, c: np.add(a * np.exp(-((x - b) ** 2)), c, out=np.zeros_like(x), casting="same_kind"),
        None,
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_models_find_a_way_to_their_derivatives(name):
    model, way = ODD[name]
    start = np.array([2.5, 0.8, 0.4])
    fit = curve_fit(model, X, Y, start)
    expected = scipy_curve_fit(model, X, Y, fit.value, xtol=1e-14, ftol=1e-14)[0]
    assert fit.sum_of_squares <= ((model(X, *expected) - Y) ** 2).sum() * (1 + 1e-9)
    np.testing.assert_allclose(fit.value, expected, rtol=1e-4)
    assert way is None or fit.derivatives == way


def test_a_kink_that_shows_late_is_found_out():
    model = lambda x, a, b: a * np.exp(-np.abs(x - b))  # noqa: E731  at height 0 the centre moves nothing
    y = model(X, 2.0, 0.3) + 0.01 * NOISE
    fit = curve_fit(model, X, y, [0.0, 0.5])
    assert fit.derivatives != "complex step"
    np.testing.assert_allclose(fit.value, curve_fit(model, X, y, [1.5, 0.5]).value, rtol=1e-5)


def test_several_variables_come_as_rows():
    rng = np.random.default_rng(2)
    XY = rng.standard_normal((2, 50))
    plane = lambda xy, a, b, c: a * xy[0] + b * xy[1] + c  # noqa: E731
    z = plane(XY, 1.0, -2.0, 0.5) + 0.1 * rng.standard_normal(50)
    fit = curve_fit(plane, XY, z)
    np.testing.assert_allclose(fit.value, np.linalg.lstsq(np.c_[XY.T, np.ones(50)], z, rcond=None)[0], rtol=1e-10)


def test_any_number_of_parameters_takes_its_count_from_the_start():
    series = lambda x, *b: sum(c * x**k for k, c in enumerate(b))  # noqa: E731
    fit = curve_fit(series, X, Y, [0.0] * 4)
    np.testing.assert_allclose(fit.value, np.polyfit(X, Y, 3)[::-1], rtol=1e-9)
    assert fit.names == ("b[0]", "b[1]", "b[2]", "b[3]")


def test_one_number_is_a_start_for_one_parameter():
    assert curve_fit(lambda x, a: a * x, [1, 2, 3], [2, 4, 6.5], 1.0).value.shape == (1,)


def test_without_a_start_it_begins_at_ones_or_inside_the_bounds():
    assert curve_fit(decay, [0, 1, 2], [3.0, 2.0, 1.4]).path[0].tolist() == [1.0, 1.0]
    fit = curve_fit(decay, [0, 1, 2], [3.0, 2.0, 1.4], bounds=([2.0, -np.inf], [8.0, 5.0]))
    assert fit.path[0].tolist() == [5.0, 4.0]


def test_pandas_lists_integers_and_strides_are_read():
    frame = pd.DataFrame({"x": X, "y": Y})
    expected = curve_fit(peak, X, Y, START).value
    np.testing.assert_array_equal(curve_fit(peak, frame.x, frame.y, START).value, expected)
    np.testing.assert_array_equal(curve_fit(peak, X.tolist(), Y.tolist(), START).value, expected)
    np.testing.assert_array_equal(curve_fit(peak, np.repeat(X, 2)[::2], np.repeat(Y, 2)[::2], START).value, expected)
    np.testing.assert_allclose(curve_fit(decay, [0, 1, 2], [8, 4, 2]).value, [8, np.log(2)], rtol=1e-9)


def test_methods_and_objects_can_be_models():
    class Scaled:
        def __call__(self, x, a, b):
            return a * x + b

        def model(self, x, a, b):
            return a * x + b

    for model in (Scaled(), Scaled().model):
        fit = curve_fit(model, X, 2 * X + 1)
        assert fit.names == ("a", "b")
        np.testing.assert_allclose(fit.value, [2, 1], rtol=1e-12)


def test_a_formula_for_the_derivatives_is_used():
    slope = lambda x, a, b: np.column_stack([np.exp(-b * x), -a * x * np.exp(-b * x)])  # noqa: E731
    x = np.linspace(0, 3, 20)
    y = decay(x, 2.0, 0.9) + 0.02 * NOISE[:20]
    fit = curve_fit(decay, x, y, jac=slope)
    assert fit.derivatives == "a given formula"
    np.testing.assert_allclose(fit.value, curve_fit(decay, x, y).value, rtol=1e-8)
    with pytest.raises(ValueError, match=r"column for rate is off by 200%.*mend it"):
        curve_fit(decay, x, y, jac=lambda x, a, b: slope(x, a, b) * [1, -1])


@settings(deadline=None, max_examples=25, derandomize=True)
@given(
    seed=st.integers(0, 1000),
    scale=st.sampled_from([1e-6, 0.1, 40.0, 1e8]),
    shift=st.floats(-100, 100),
)
def test_fits_move_with_the_data(seed, scale, shift):
    rng = np.random.default_rng(seed)
    true = [rng.uniform(1, 5), rng.uniform(-2, 2), rng.uniform(0.5, 1.5), rng.uniform(-1, 1)]
    y = peak(X, *true) + 0.05 * rng.standard_normal(64)
    fit, errors = curve_fit(peak, X, y, true), curve_fit(peak, X, y, true).standard_errors
    near = {"rtol": 1e-6, "atol": 1e-7}
    taller = curve_fit(peak, X, scale * y, true * np.array([scale, 1, 1, scale]))
    factors = np.array([scale, 1, 1, scale])
    np.testing.assert_allclose(taller.value / factors, fit.value, **near)
    np.testing.assert_allclose(taller.standard_errors / factors, errors, rtol=1e-5)
    moved = curve_fit(peak, X + shift, y, np.add(true, [0, shift, 0, 0]))
    np.testing.assert_allclose(moved.value - [0, shift, 0, 0], fit.value, **near)
    order = rng.permutation(64)
    np.testing.assert_allclose(curve_fit(peak, X[order], y[order], true).value, fit.value, **near)
    logs = curve_fit(lambda x, h, c, w, b: peak(x, np.exp(h), c, np.exp(w), b), X, y, [1.0, true[1], 0.0, true[3]])
    np.testing.assert_allclose(np.r_[np.exp(logs.value[0]), np.exp(logs.value[2])], fit.value[[0, 2]], **near)
    assert logs.sum_of_squares == pytest.approx(fit.sum_of_squares, rel=1e-9)


def test_every_point_twice_leaves_the_parameters_and_shrinks_their_errors():
    once = curve_fit(peak, X, Y, START, sigma=SIGMA, absolute_sigma=True)
    twice = curve_fit(peak, np.tile(X, 2), np.tile(Y, 2), START, sigma=np.tile(SIGMA, 2), absolute_sigma=True)
    np.testing.assert_allclose(twice.value, once.value, rtol=1e-8)
    np.testing.assert_allclose(twice.standard_errors, once.standard_errors / np.sqrt(2), rtol=1e-6)


def test_a_sigma_half_as_large_in_square_is_the_point_twice():
    sigma = np.ones(64)
    sigma[:10] = np.sqrt(0.5)
    again = np.r_[0:10, 0:64]
    weighted = curve_fit(peak, X, Y, START, sigma=sigma)
    np.testing.assert_allclose(weighted.value, curve_fit(peak, X[again], Y[again], START).value, rtol=1e-8)


def test_a_diagonal_covariance_is_sigma_squared():
    plain = curve_fit(peak, X, Y, START, sigma=SIGMA)
    whole = curve_fit(peak, X, Y, START, sigma=np.diag(SIGMA**2))
    np.testing.assert_allclose(whole.value, plain.value, rtol=1e-9)
    np.testing.assert_allclose(whole.covariance, plain.covariance, rtol=1e-6, atol=1e-12)


def test_huge_and_tiny_data_are_fitted_alike():
    for size in (1e-150, 1e150):
        fit = curve_fit(decay, [0.0, 1, 2, 3], np.array([3.0, 2.0, 1.4, 0.9]) * size, [size, 0.1])
        expected = curve_fit(decay, [0.0, 1, 2, 3], [3.0, 2.0, 1.4, 0.9])
        assert fit.converged
        np.testing.assert_allclose(fit.value / [size, 1], expected.value, rtol=1e-8)


def test_data_without_noise_are_met_exactly():
    fit = curve_fit(peak, X, peak(X, *TRUE), START)
    assert fit.converged
    np.testing.assert_allclose(fit.value, TRUE, rtol=1e-12)


@pytest.mark.parametrize(
    ("bounds", "held"),
    [
        (([0, 0, 0, 0], [2.5, 5, 5, 5]), {"height": "upper"}),
        (([0, 0, 0.9, 0.6], [9, 9, 9, 9]), {"width": "lower", "base": "lower"}),
        (Bounds([0, 1.5, 0, 0], [9, 9, 9, 9]), {"centre": "lower"}),
        (([0, 1.2, 0, 0], [9, 1.2, 9, 9]), {"centre": "lower"}),
    ],
)
def test_bounds_that_bind_are_told_and_have_no_error(bounds, held):
    low, high = (bounds.lb, bounds.ub) if isinstance(bounds, Bounds) else bounds
    fit = curve_fit(peak, X, Y, np.clip([2.0, 2.0, 1.0, 1.0], low, high), bounds=bounds)
    assert fit.converged
    assert fit.at_bounds == held
    free = [name not in held for name in fit.names]
    assert np.isnan(fit.standard_errors).tolist() == [not f for f in free]
    fixed = dict(zip(fit.names, fit.value, strict=True))
    inner = lambda x, *b: peak(x, **{**fixed, **dict(zip(np.array(fit.names)[free], b, strict=True))})  # noqa: E731
    alone = curve_fit(inner, X, Y, fit.value[free])
    np.testing.assert_allclose(fit.value[free], alone.value, rtol=1e-7)
    np.testing.assert_allclose(fit.standard_errors[free], alone.standard_errors, rtol=1e-5)
    for name in held:
        assert f"A bound holds {' and '.join(held)}" in repr(fit)
        assert f"at its {held[name]} bound" in repr(fit)


@pytest.mark.parametrize(
    ("model", "start", "idle"),
    [
        (lambda x, a, b, c: a * np.exp(-b * x) + 0 * c, [1, 1, 4.0], ("c",)),
        (lambda x, a, b, c: (a + c) * np.exp(-b * x), [1, 1, 1.0], ("a", "c")),
        (lambda x, a, b, c: a * np.exp(-b * x + c), [1, 1, 0.5], ("a", "c")),
        (lambda x, a, b, c: a * np.exp(-b * x), [1, 1, 4.0], ("c",)),
    ],
)
def test_parameters_that_do_nothing_are_named(model, start, idle):
    x = np.linspace(0, 3, 20)
    y = decay(x, 2.0, 0.9) + 0.02 * NOISE[:20]
    fit = curve_fit(model, x, y, start)
    assert fit.reason is Reason.SINGULAR
    assert fit.undetermined == idle
    assert np.isfinite(fit.value).all()
    assert [name for name, error in zip("abc", fit.standard_errors, strict=True) if np.isinf(error)] == list(idle)
    assert fit.sum_of_squares == pytest.approx(curve_fit(decay, x, y).sum_of_squares, rel=1e-8)
    assert "any value does as well" in repr(fit)


def test_steps_that_run_out_are_a_reason():
    fit = curve_fit(peak, X, Y, START, max_steps=2)
    assert fit.reason is Reason.OUT_OF_STEPS
    assert not fit.converged
    assert "steps ran out" in repr(fit)


def test_as_many_points_as_parameters_leave_no_error_to_tell():
    fit = curve_fit(decay, [0.0, 1.0], [3.0, 2.0])
    np.testing.assert_allclose(fit.value, [3, np.log(1.5)], rtol=1e-9)
    assert np.isinf(fit.standard_errors).all()
    assert "as many parameters as points" in repr(fit)


def failing(x, a, b):
    raise KeyError("colour")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: curve_fit(decay, [1, 2, 3], [1, 2]), r"an x for each y.*\(3,\).*\(2,\)"),
        (lambda: curve_fit(decay, [1], [1]), r"1 points for 2 parameters \(height, rate\)"),
        (lambda: curve_fit(decay, [1, 2, np.nan], [1, 2, 3]), r"xdata\[2\] is nan"),
        (lambda: curve_fit(decay, [1, 2, 3], [1, np.inf, 3]), r"ydata\[1\] is inf"),
        (lambda: curve_fit(decay, [1, 2, 3], ["a", "b", "c"]), "needs numbers"),
        (lambda: curve_fit(decay, [1, 2, 3], np.ones((3, 1))), r"ydata as a row.*\(3, 1\)"),
        (lambda: curve_fit(decay, [], []), "at least one number"),
        (lambda: curve_fit(decay, X, Y, [1.0, 2.0, 3.0]), r"which are 2 \(height, rate\), but p0 has 3"),
        (lambda: curve_fit(decay, X, Y, [[1.0, 2.0]]), "row of at least one number"),
        (lambda: curve_fit(lambda x, *b: b[0] * x, X, Y), "cannot see how many parameters.*p0"),
        (lambda: curve_fit(lambda x: x, X, Y), "cannot see how many parameters"),
        (lambda: curve_fit(decay, X, Y, sigma=np.zeros(64)), r"positive sigma.*sigma\[0\] is 0"),
        (lambda: curve_fit(decay, X, Y, sigma=-1.0), "sigma is -1"),
        (lambda: curve_fit(decay, X, Y, sigma=np.ones(3)), r"\(64,\), a standard error for each.*\(3,\)"),
        (lambda: curve_fit(decay, X, Y, sigma=-np.eye(64)), "symmetric with positive eigenvalues"),
        (lambda: curve_fit(decay, X, Y, sigma=np.eye(64) + np.triu(np.ones((64, 64)), 1) / 99), "symmetric"),
        (lambda: curve_fit(decay, X, Y, [1, 9], bounds=(0, 5)), "rate = 9, outside 0 to 5"),
        (lambda: curve_fit(decay, X, Y, [1, 1], bounds=([0, 2], [5, 1])), "rate is to lie from 2 to 1"),
        (lambda: curve_fit(decay, X, Y, bounds=([0, 2, 3], [5, 1, 7])), "each of the 2 parameters"),
        (lambda: curve_fit(lambda x, a: a * x[:-1], X, Y), r"64 numbers.*shape \(63,\)"),
        (lambda: curve_fit(lambda x, a: a * 3.0, X, Y), r"64 numbers.*shape \(\)"),
        (lambda: curve_fit(lambda x, a: a * np.log(x), X, Y), "at point 0 it gives nan for a = 1; start elsewhere"),
        (lambda: curve_fit(lambda x, a: a * x * 1j, X, Y), "returned complex numbers"),
        (lambda: curve_fit(decay, X, Y, max_steps=0.5), "whole number"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_an_error_of_the_model_says_where_it_was_called():
    with pytest.raises(KeyError, match="colour") as caught:
        curve_fit(failing, X, Y, [2.0, 3.0])
    assert caught.value.__notes__ == ["curve_fit called the model at its start, a = 2, b = 3."]


def test_a_model_that_fails_on_the_way_is_led_around():
    def cautious(x, a, b):
        if np.real(b) < 0.2:
            raise ValueError("b is too small")
        return a * np.exp(-b * x)

    x = np.linspace(0, 3, 20)
    fit = curve_fit(cautious, x, decay(x, 2.0, 0.4) + 0.01 * NOISE[:20], [9.0, 6.0])
    assert fit.converged
    assert fit.value == pytest.approx([2.0, 0.4], abs=0.05)


@pytest.mark.parametrize("bounds", [(-np.inf, np.inf), ([0, -9, 0, 0.6], [9, 9, 9, 9])])
def test_ready_models_guess_their_start_and_bring_their_derivatives(bounds):
    fit = curve_fit(gaussian_peak, X, Y, bounds=bounds)
    expected = curve_fit(peak, X, Y, START if fit.box is None else [2, 0.5, 1, 1], bounds=bounds)
    assert fit.converged
    assert fit.derivatives == "a given formula"
    assert repr(fit).startswith("Fit of gaussian_peak to 64 points")
    np.testing.assert_allclose(fit.value, expected.value, rtol=1e-7)


def test_data_that_are_not_checked_are_not_called_converged():
    fit = curve_fit(lambda x, a, b: a * x + b, np.arange(5.0), [1, 2, np.nan, 4, 5], check_finite=False)
    assert fit.reason is Reason.NOT_FINITE
    assert "not determined" in repr(fit)


def test_a_start_without_a_slope_is_not_called_converged():
    fit = curve_fit(lambda x, a, b: a * np.sqrt(b * x), np.arange(1.0, 6), [1.0, 1.5, 2, 2.2, 2.4], [1.0, 0.0])
    assert fit.reason is Reason.NOT_FINITE
    assert fit.value.tolist() == [1.0, 0.0]


def test_slow_models_are_fitted_behind_a_bar():
    fit = curve_fit(lambda x, a, b: (time.sleep(0.011), a * x + b)[1], np.arange(5.0), [1, 3, 5, 7, 9.5])
    assert fit.converged


# --- models that write, tables, and what is no function --------------------------------------------------------------


def writes_into_x(x, a, b):
    x *= b
    return a * np.exp(-x)


def writes_into_its_parameters(b):
    b[1] = abs(b[1])
    return b[0] * np.exp(-b[1] * np.arange(4.0)) - 1.0


def test_a_model_that_writes_into_its_points_is_refused_and_they_stay():
    x = np.linspace(0, 3, 12)
    before = x.copy()
    with pytest.raises(ValueError, match=r"curve_fit needs a model that leaves what it is given.*x\.copy\(\)"):
        curve_fit(writes_into_x, x, 2 * np.exp(-1.3 * x))
    np.testing.assert_array_equal(x, before)


@pytest.mark.parametrize("method", [gauss_newton, levenberg_marquardt])
def test_residuals_that_write_into_the_parameters_are_refused(method):
    with pytest.raises(ValueError, match=f"{method.__name__} needs a model that leaves"):
        method(writes_into_its_parameters, [1.0, -1.0])


def test_a_table_goes_to_the_formula_as_it_is():
    table = pd.DataFrame({"u": np.arange(6.0), "v": np.arange(6.0) ** 2})
    fit = curve_fit(lambda t, a, b: a * t["u"] + b * t["v"], table, 2 * table["u"] - 3 * table["v"])
    np.testing.assert_allclose(fit.value, [2, -3], rtol=1e-9)


@pytest.mark.parametrize("method", [gauss_newton, levenberg_marquardt])
@pytest.mark.parametrize("thing", [3.0, "exp", None])
def test_what_is_no_function_is_refused(method, thing):
    with pytest.raises(TypeError, match=f"{method.__name__} needs residual as a function"):
        method(thing, [1.0])
    with pytest.raises(TypeError, match="curve_fit needs f as a function"):
        curve_fit(thing, [1.0, 2.0], [1.0, 2.0])


def test_a_name_of_differences_is_answered_with_what_happens_without():
    with pytest.raises(TypeError, match="needs jac as a function, but it is '2-point'; leave it out"):
        curve_fit(lambda x, a: a * x, [1.0, 2.0], [1.0, 2.0], jac="2-point")


@pytest.mark.parametrize(("size", "sigma"), [(1.0, 1e300), (1e300, None), (1e-300, None), (1.0, 1e-300)])
def test_sizes_near_the_ends_of_float64_are_fitted_and_shown_without_a_warning(size, sigma):
    x = np.arange(5.0)
    fit = curve_fit(lambda x, a, b: a * x + b, x, size * (2 * x + 1.0), sigma=sigma)
    assert "a" in repr(fit)
