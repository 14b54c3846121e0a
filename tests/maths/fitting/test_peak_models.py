"""The models' formulas and derivatives against SymPy's, their guesses near the truth, and their use as functions."""

import inspect
import pickle

import array_api_strict
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import curve_fit as minpack

from fullrank.maths import (
    curve_fit,
    exponential_decay,
    gaussian_peak,
    gaussian_peak_2d,
    logistic_growth,
    lorentzian_peak,
)

from ..tables import SEED

GRID = np.stack([axis.ravel() for axis in np.meshgrid(np.arange(9.0), np.arange(9.0))])  # (2, 81)
# name: model, its formula once more for SymPy, x, the range of each parameter
MODELS = {
    "gaussian_peak": (
        gaussian_peak,
        "h*exp(-(x - c)**2/(2*w**2)) + b",
        np.linspace(-5, 5, 50),
        {"h": (0.5, 3), "c": (-2, 2), "w": (0.4, 1.2), "b": (-1, 1)},
    ),
    "gaussian_peak_2d": (
        gaussian_peak_2d,
        "a*exp(-((x - p)**2 + (y - q)**2)/(2*w**2)) + b",
        GRID,
        {"a": (2, 9), "p": (3, 5), "q": (3, 5), "w": (0.8, 1.6), "b": (-1, 1)},
    ),
    "lorentzian_peak": (
        lorentzian_peak,
        "h/(1 + ((x - c)/w)**2) + b",
        np.linspace(-5, 5, 50),
        {"h": (0.5, 3), "c": (-2, 2), "w": (0.3, 0.9), "b": (-1, 1)},
    ),
    "exponential_decay": (
        exponential_decay,
        "a*exp(-r*x) + b",
        np.linspace(1, 6, 50),
        {"a": (0.5, 3), "r": (0.4, 2), "b": (-1, 1)},
    ),
    "logistic_growth": (
        logistic_growth,
        "k/(1 + exp(-r*(x - m)))",
        np.linspace(0, 6, 50),
        {"k": (0.5, 3), "r": (1, 4), "m": (2, 4)},
    ),
}


def drawn(name, fits=40):
    model, formula, x, ranges = MODELS[name]
    low, high = np.array(list(ranges.values())).T
    return model, formula, x, np.random.default_rng(SEED).uniform(low, high, (fits, len(ranges)))


@pytest.mark.parametrize("name", MODELS)
def test_values_and_derivatives_are_those_of_the_formula(name):
    model, formula, x, truth = drawn(name)
    symbols = sympy.symbols(list(MODELS[name][3]))
    written = sympy.sympify(formula, locals={str(s): s for s in symbols})
    coordinates = sympy.symbols("x y")[: model.coordinates]
    points = x if x.ndim == 2 else x[None]
    for parameters in truth[:5]:
        at = [*points, *parameters]
        expected = sympy.lambdify([*coordinates, *symbols], written, "numpy")(*at)
        np.testing.assert_allclose(model(x, *parameters), expected, rtol=1e-12, atol=1e-12)
        jac = model.jac(x, *parameters)  # (points, p)
        for j, symbol in enumerate(symbols):
            slope = sympy.lambdify([*coordinates, *symbols], sympy.diff(written, symbol), "numpy")(*at)
            np.testing.assert_allclose(jac[:, j], np.broadcast_to(slope, jac.shape[:1]), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", MODELS)
def test_parameters_of_many_fits_go_through_at_once(name):
    model, _, x, truth = drawn(name)
    together = model(x, *truth.T[:, :, None])
    assert together.shape == (40, x.shape[-1])
    for k in (0, 39):
        np.testing.assert_allclose(together[k], model(x, *truth[k]), rtol=1e-14)
    assert model.jac(x, *truth.T[:, :, None]).shape == (40, x.shape[-1], truth.shape[1])


@pytest.mark.parametrize("name", MODELS)
def test_guesses_start_near_enough_for_a_fit(name):
    model, _, x, truth = drawn(name)
    rng = np.random.default_rng(SEED)
    Y = model(x, *truth.T[:, :, None])
    Y = Y + 0.03 * rng.standard_normal(Y.shape)
    guesses = model.guess(x, Y)
    assert guesses.shape == truth.shape
    np.testing.assert_allclose(guesses, truth, rtol=0.7, atol=0.5)
    np.testing.assert_array_equal(model.guess(x, Y[7]), guesses[7])
    for k in range(40):
        np.testing.assert_allclose(minpack(model, x, Y[k], guesses[k])[0], truth[k], rtol=0.3, atol=0.3)


@pytest.mark.parametrize("name", ["gaussian_peak", "gaussian_peak_2d", "lorentzian_peak"])
def test_a_dip_is_guessed_as_well_as_a_peak(name):
    model, _, x, truth = drawn(name)
    Y = model(x, *truth.T[:, :, None])
    up, down = model.guess(x, Y), model.guess(x, -Y)
    np.testing.assert_allclose(down[:, 0], -up[:, 0], rtol=0.1)
    np.testing.assert_allclose(down[:, 1:-1], up[:, 1:-1], rtol=0.1, atol=0.05)


@settings(deadline=None, max_examples=30, derandomize=True)
@given(shift=st.floats(-100, 100), scale=st.floats(0.01, 100))
def test_guesses_move_with_the_data(shift, scale):
    for name, centre in (("gaussian_peak", 1), ("logistic_growth", 2)):
        model, _, x, truth = drawn(name, 5)
        Y = model(x, *truth.T[:, :, None])
        before, after = model.guess(x, Y), model.guess(x + shift, scale * Y)
        np.testing.assert_allclose(after[:, 0], scale * before[:, 0], rtol=1e-6)
        np.testing.assert_allclose(after[:, centre], before[:, centre] + shift, rtol=1e-6, atol=1e-6)


def test_a_decay_is_guessed_exactly_where_there_is_no_noise():
    x = np.random.default_rng(1).permutation(np.linspace(2, 9, 400))  # in any order
    found = exponential_decay.guess(x, exponential_decay(x, 3.0, 0.7, -1.0))
    np.testing.assert_allclose(found, [3.0, 0.7, -1.0], rtol=1e-2)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("level", [0.0, 3.0])
def test_flat_rows_get_finite_guesses(name, level):
    model, _, x, _ = drawn(name)
    assert np.isfinite(model.guess(x, np.full((2, x.shape[-1]), level))).all()


@pytest.mark.parametrize("name", MODELS)
def test_guesses_from_the_standard_s_arrays_are_the_same(name):
    model, _, x, truth = drawn(name)
    Y = model(x, *truth.T[:, :, None])
    found = model.guess(array_api_strict.asarray(x), array_api_strict.asarray(Y))
    np.testing.assert_array_equal(np.asarray(found), model.guess(x, Y))


def test_growth_does_not_overflow():
    with np.errstate(all="raise"):
        values = logistic_growth(np.array([-1.0, 0.0, 1.0]), 2.0, 700.0, 0.0)
    np.testing.assert_allclose(values, [0.0, 1.0, 2.0], atol=1e-300)


def test_lists_and_whole_numbers_are_taken():
    np.testing.assert_array_equal(gaussian_peak([0, 1], 1, 0, 1, 0), gaussian_peak(np.array([0.0, 1.0]), 1, 0, 1, 0))
    assert gaussian_peak.guess([0, 1, 2, 3, 4], [0, 1, 5, 1, 0])[1] == 2.0
    assert gaussian_peak.jac(np.arange(5), 1, 0, 1, 0).shape == (5, 4)


def test_they_are_functions_with_names():
    assert list(inspect.signature(gaussian_peak).parameters) == ["x", "height", "centre", "width", "background"]
    assert pickle.loads(pickle.dumps(lorentzian_peak)).parameters == lorentzian_peak.parameters
    assert "exp(-rate x)" in repr(exponential_decay)


@pytest.mark.parametrize("name", MODELS)
def test_they_go_into_curve_fit(name):
    model, _, x, truth = drawn(name)
    fit = curve_fit(model, x, model(x, *truth[3]), p0=model.guess(x, model(x, *truth[3])))
    assert fit.names == model.parameters
    np.testing.assert_allclose(fit.parameters, truth[3], rtol=1e-8)
