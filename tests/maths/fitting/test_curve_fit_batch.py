"""Batches of fits against MINPACK, one by one; under scale, shift, order and cutting; with bad rows; and refused."""

import contextlib
import importlib
import math
import pickle
import warnings

import array_api_strict
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import curve_fit as minpack

from fullrank.maths import (
    Reason,
    curve_fit,
    curve_fit_batch,
    exponential_decay,
    gaussian_peak,
    gaussian_peak_2d,
    logistic_growth,
    lorentzian_peak,
)

from ..tables import SEED

front = importlib.import_module("fullrank.maths._fitting.curve_fit_batch")
job = importlib.import_module("fullrank.maths._fitting.batch_job")

X = np.linspace(-4, 4, 40)
T = np.linspace(0, 4, 40)
GRID = np.stack([axis.ravel() for axis in np.meshgrid(np.arange(7.0), np.arange(7.0))])  # (2, 49)
FITS = 60
# name: model, x, the range each parameter is drawn from
MODELS = {
    "gaussian_peak": (gaussian_peak, X, [(1, 3), (-1, 1), (0.5, 1.2), (-1, 1)]),
    "gaussian_peak_2d": (gaussian_peak_2d, GRID, [(5, 9), (2, 4), (2, 4), (0.8, 1.5), (-1, 1)]),
    "lorentzian_peak": (lorentzian_peak, X, [(1, 3), (-1, 1), (0.4, 0.9), (-1, 1)]),
    "exponential_decay": (exponential_decay, T, [(1, 3), (0.5, 2), (-1, 1)]),
    "logistic_growth": (logistic_growth, T, [(1, 3), (1.5, 4), (1, 3)]),
}
ENGINES = ["numpy", "compiled"]


def bell(x, height, centre, width, background):
    return height * np.exp(-((x - centre) ** 2) / (2 * width**2)) + background


def problem(name, fits=FITS, noise=0.05):
    model, x, ranges = MODELS[name]
    rng = np.random.default_rng(SEED)
    low, high = np.array(ranges, dtype=float).T
    truth = rng.uniform(low, high, (fits, len(ranges)))
    Y = model(x, *truth.T[:, :, None])
    return model, x, Y + noise * rng.standard_normal(Y.shape), truth * rng.uniform(0.9, 1.1, truth.shape)


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    """Both ways for the library's own models, however small the batch."""
    monkeypatch.setattr(front, "WORTH_COMPILING", 0 if request.param == "compiled" else np.inf)
    return request.param


def tight(model, x, y, start, **more):
    """MINPACK at its tightest, started near the answer."""
    more = {"method": "lm", "ftol": 1e-15, "xtol": 1e-15, "gtol": 1e-15, "maxfev": 10_000} | more
    return minpack(model, x, y, start, **more)


def assert_near(found, expected):
    np.testing.assert_allclose(found, expected, rtol=2e-7, atol=1e-7)


@pytest.mark.parametrize("name", MODELS)
def test_every_fit_is_minpacks_with_its_errors(name, engine):
    model, x, Y, P0 = problem(name)
    found = curve_fit_batch(model, x, Y, P0)
    assert found.counts == {Reason.CONVERGED: FITS}
    for k in range(FITS):
        expected, covariance = tight(model, x, Y[k], found.parameters[k], jac=model.jac)
        assert_near(found.parameters[k], expected)
        np.testing.assert_allclose(found.standard_errors[k], np.sqrt(np.diag(covariance)), rtol=1e-5)
        np.testing.assert_allclose(found.covariance(k), covariance, rtol=1e-4, atol=1e-10)
        residual = Y[k] - model(x, *expected)
        assert found.sums_of_squares[k] == pytest.approx(residual @ residual, rel=1e-12)


@pytest.mark.parametrize("name", MODELS)
def test_from_its_own_guesses_it_gets_where_it_gets_from_near_the_truth(name, engine):
    model, x, Y, P0 = problem(name)
    found = curve_fit_batch(model, x, Y)
    assert found.converged.all()
    assert_near(found.parameters, curve_fit_batch(model, x, Y, P0).parameters)


@pytest.mark.parametrize("name", MODELS)
def test_the_compiled_twin_gives_the_same(name, monkeypatch):
    model, x, Y, P0 = problem(name)
    Y[3, 5] = np.nan
    sigma = np.random.default_rng(1).uniform(0.5, 2.0, Y.shape)
    sigma[:, 7] = np.inf
    bounds = tuple(np.array(MODELS[name][2], dtype=float).T)
    for more in ({}, {"sigma": sigma}, {"sigma": sigma[0]}, {"bounds": bounds}, {"tol": 0.0}, {"max_steps": 2}):
        both = []
        for worth in (np.inf, 0):
            monkeypatch.setattr(front, "WORTH_COMPILING", worth)
            both.append(curve_fit_batch(model, x, Y, P0, **more))
        plain, twin = both
        done = plain.converged if "max_steps" not in more and "tol" not in more else np.full(FITS, True)
        assert done.mean() > 0.8
        assert_near(twin.parameters[done], plain.parameters[done])
        np.testing.assert_allclose(twin.standard_errors[done], plain.standard_errors[done], rtol=1e-5)
        if "tol" not in more:
            np.testing.assert_array_equal(twin.codes, plain.codes)
            assert np.abs(twin.steps - plain.steps)[done].max() <= 1
        np.testing.assert_array_equal(twin.points, plain.points)


# --- models of one's own --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "model",
    [
        bell,
        lambda x, *p: bell(x, *p),
        lambda x, h, c, w, b: h * np.exp(-(np.abs(x - c) ** 2) / (2 * w**2)) + b,  # no complex step: dual numbers
        lambda x, h, c, w, b: bell(np.asarray(x), *(np.array(q.real, float) for q in (h, c, w, b))),  # differences
    ],
    ids=["formula", "any number", "abs", "only real numbers"],
)
def test_a_model_of_ones_own_needs_no_derivatives(model):
    _, x, Y, P0 = problem("gaussian_peak", 20)
    found = curve_fit_batch(model, x, Y, P0)
    assert found.converged.all()
    assert_near(found.parameters, curve_fit_batch(gaussian_peak, x, Y, P0).parameters)


@pytest.mark.parametrize("last_axis", [False, True])
def test_a_jac_is_used(last_axis):
    _, x, Y, P0 = problem("gaussian_peak", 20)
    calls = []

    def jac(x, *parameters):
        calls.append(1)
        found = gaussian_peak.jac(x, *parameters)
        return found if last_axis else [found[..., 0], found[..., 1], found[..., 2], 1.0]

    found = curve_fit_batch(bell, x, Y, P0, jac=jac)
    assert calls
    assert_near(found.parameters, curve_fit_batch(gaussian_peak, x, Y, P0).parameters)


def test_names_come_from_the_model():
    _, x, Y, P0 = problem("gaussian_peak", 3)
    assert curve_fit_batch(bell, x, Y, P0).names == ("height", "centre", "width", "background")
    assert curve_fit_batch(lambda x, *q: bell(x, *q), x, Y, P0).names == ("q[0]", "q[1]", "q[2]", "q[3]")


def test_several_variables_come_as_rows_of_x():
    _, x, Y, P0 = problem("gaussian_peak_2d", 10)

    def spot(xy, a, cx, cy, w, b):
        return a * np.exp(-((xy[0] - cx) ** 2 + (xy[1] - cy) ** 2) / (2 * w**2)) + b

    assert_near(curve_fit_batch(spot, x, Y, P0).parameters, curve_fit_batch(gaussian_peak_2d, x, Y, P0).parameters)


def test_a_straight_line_takes_one_step_and_is_exact():
    rng = np.random.default_rng(SEED)
    Y = rng.standard_normal((7, 40))
    found = curve_fit_batch(lambda x, a, b: a * x + b, X, Y, [0.0, 0.0])
    A = np.stack([X, np.ones_like(X)], axis=1)
    assert_near(found.parameters, np.linalg.lstsq(A, Y.T, rcond=None)[0].T)
    assert found.steps.max() <= 4


# --- relations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["gaussian_peak", "logistic_growth"])
def test_order_and_company_change_no_bits(name, engine, monkeypatch):
    model, x, Y, P0 = problem(name, 150)
    Y[17] = np.nan
    whole = curve_fit_batch(model, x, Y, P0)
    order = np.random.default_rng(2).permutation(150)
    np.testing.assert_array_equal(curve_fit_batch(model, x, Y[order], P0[order]).parameters, whole.parameters[order])
    alone = curve_fit_batch(model, x, Y[40:41], P0[40:41])
    np.testing.assert_array_equal(alone.parameters[0], whole.parameters[40])
    np.testing.assert_array_equal(curve_fit_batch(model, x, Y, P0, threads=3).parameters, whole.parameters)
    monkeypatch.setattr(job, "TOGETHER", 16)
    monkeypatch.setattr(job, "IN_CACHE", 3 * Y.shape[1])
    monkeypatch.setattr(job, "BLOCK", 70)
    cut = curve_fit_batch(model, x, Y, P0)
    for field in ("parameters", "sums_of_squares", "codes", "steps", "triangles", "standard_errors"):
        np.testing.assert_array_equal(getattr(cut, field), getattr(whole, field))


def test_a_user_s_model_keeps_its_bits_too(monkeypatch):
    _, x, Y, P0 = problem("gaussian_peak", 100)
    whole = curve_fit_batch(bell, x, Y, P0)
    monkeypatch.setattr(job, "TOGETHER", 16)
    monkeypatch.setattr(job, "IN_CACHE", 3 * Y.shape[1])
    np.testing.assert_array_equal(curve_fit_batch(bell, x, Y, P0, threads=2).parameters, whole.parameters)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(power=st.integers(-60, 60), shift=st.floats(-1e3, 1e3), stretch=st.sampled_from([-3.0, 0.01, 1.0, 1000.0]))
def test_moving_the_data_moves_the_peak(power, shift, stretch):
    _, x, Y, P0 = problem("gaussian_peak", 8)
    found = curve_fit_batch(gaussian_peak, x, Y, P0)
    scale = 2.0**power
    start = P0 * [scale, stretch, abs(stretch), scale] + [0, shift, 0, 0]
    moved = curve_fit_batch(gaussian_peak, stretch * x + shift, scale * Y, start)
    expected = found.parameters * [scale, stretch, abs(stretch), scale] + [0, shift, 0, 0]
    np.testing.assert_allclose(moved.parameters, expected, rtol=1e-6, atol=1e-7 * scale if scale < 1 else 1e-7)
    np.testing.assert_array_equal(moved.codes, found.codes)


def test_scaling_by_a_power_of_two_changes_no_bits_but_the_exponent(engine):
    _, x, Y, P0 = problem("gaussian_peak")
    found = curve_fit_batch(gaussian_peak, x, Y, P0)
    scaled = curve_fit_batch(gaussian_peak, x, 8 * Y, P0 * [8, 1, 1, 8])
    np.testing.assert_array_equal(scaled.parameters, found.parameters * [8, 1, 1, 8])
    np.testing.assert_array_equal(scaled.steps, found.steps)


def test_sigma_weighs_and_inf_leaves_out(engine):
    model, x, Y, P0 = problem("gaussian_peak", 10)
    sigma = np.random.default_rng(3).uniform(0.5, 2, len(x))
    for absolute in (False, True):
        found = curve_fit_batch(model, x, Y, P0, sigma=sigma, absolute_sigma=absolute)
        expected, covariance = tight(model, x, Y[4], P0[4], sigma=sigma, absolute_sigma=absolute)
        assert_near(found.parameters[4], expected)
        np.testing.assert_allclose(found.covariance(4), covariance, rtol=1e-4)
    bad = Y.copy()
    bad[:, 11] = np.nan
    without = np.where(np.arange(len(x)) == 11, np.inf, 1.0)
    found = curve_fit_batch(model, x, bad, P0, sigma=without)
    kept = np.isfinite(without)
    shorter = curve_fit_batch(model, x[kept], Y[:, kept], P0)
    np.testing.assert_allclose(found.parameters, shorter.parameters, rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(found.standard_errors, shorter.standard_errors, rtol=1e-6)


def test_one_sigma_for_all_points_changes_only_what_it_must():
    model, x, Y, P0 = problem("gaussian_peak", 10)
    plain, same = curve_fit_batch(model, x, Y, P0), curve_fit_batch(model, x, Y, P0, sigma=4.0)
    np.testing.assert_allclose(same.parameters, plain.parameters, rtol=1e-10)
    np.testing.assert_allclose(same.standard_errors, plain.standard_errors, rtol=1e-9)
    np.testing.assert_allclose(same.sums_of_squares, plain.sums_of_squares / 16)


def test_bounds_are_kept_and_give_what_scipy_gives(engine):
    model, x, Y, P0 = problem("gaussian_peak", 30)
    low, high = [0, -0.3, 0.1, -9], [9, 0.3, 0.8, 9]
    found = curve_fit_batch(model, x, Y, P0, bounds=(low, high))
    assert found.converged.all()
    assert (found.parameters >= low).all()
    assert (found.parameters <= high).all()
    for k in range(30):
        inside = np.clip(P0[k], np.array(low) + 0.01, np.array(high) - 0.01)
        expected = minpack(model, x, Y[k], inside, bounds=(low, high), xtol=1e-12, ftol=1e-12, gtol=1e-12)[0]
        residual = Y[k] - model(x, *expected)
        assert found.sums_of_squares[k] <= residual @ residual * (1 + 1e-8)
        np.testing.assert_allclose(found.parameters[k], expected, atol=1e-4)
    held = (found.parameters <= low) | (found.parameters >= high)
    assert 0 < held.sum() < held.size
    np.testing.assert_array_equal(np.isnan(found.standard_errors), held)


def test_equal_bounds_hold_a_parameter_fixed():
    model, x, Y, P0 = problem("gaussian_peak", 10)
    fixed = curve_fit_batch(model, x, Y, P0, bounds=([-9, 0.25, -9, -9], [9, 0.25, 9, 9]))
    three = curve_fit_batch(lambda x, h, w, b: gaussian_peak(x, h, 0.25, w, b), x, Y, P0[:, [0, 2, 3]])
    np.testing.assert_allclose(fixed.parameters[:, [0, 2, 3]], three.parameters, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(fixed.standard_errors[:, [0, 2, 3]], three.standard_errors, rtol=1e-5)


# --- kinds of data --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "tol"),
    [
        (lambda Y: np.round(100 * Y).astype(np.int16), 1e-12),
        (lambda Y: np.round(100 * Y).astype(np.float32), 1e-12),
        (lambda Y: np.asfortranarray(np.round(100 * Y)), 1e-12),
        (lambda Y: np.repeat(np.round(100 * Y), 2, axis=0)[::2], 1e-12),
        (lambda Y: np.round(100 * Y).tolist(), 1e-12),
    ],
    ids=["int16", "float32", "columns first", "every second row", "list"],
)
def test_whatever_holds_the_numbers_is_read(change, tol, engine):
    model, x, Y, P0 = problem("gaussian_peak", 12)
    start = P0 * [100, 1, 1, 100]
    expected = curve_fit_batch(model, x, np.round(100 * Y), start).parameters
    found = curve_fit_batch(model, x.tolist(), change(Y), start)
    np.testing.assert_allclose(found.parameters, expected, rtol=tol)
    assert found.parameters.dtype == np.float64


@pytest.mark.parametrize("name", MODELS)
def test_the_standard_s_arrays_give_the_same_bits(name):
    xp = array_api_strict
    model, x, Y, P0 = problem(name, 20)
    sigma, bounds = np.full(Y.shape[1], 0.5), (-20.0, 20.0)
    expected = curve_fit_batch(model, x, Y, P0, sigma=sigma, bounds=bounds)
    found = curve_fit_batch(model, xp.asarray(x), xp.asarray(Y), xp.asarray(P0), sigma=xp.asarray(sigma), bounds=bounds)
    assert isinstance(found.parameters, type(xp.asarray(0.0)))
    np.testing.assert_array_equal(np.asarray(found.parameters), expected.parameters)
    np.testing.assert_array_equal(np.asarray(found.standard_errors), expected.standard_errors)
    assert repr(found) == repr(expected)
    guessed = curve_fit_batch(model, xp.asarray(x), xp.asarray(Y))
    np.testing.assert_array_equal(np.asarray(guessed.parameters), curve_fit_batch(model, x, Y).parameters)


def test_a_model_in_the_standard_s_arrays_uses_the_complex_step():
    xp = array_api_strict
    _, x, Y, P0 = problem("gaussian_peak", 20)
    found = curve_fit_batch(
        lambda x, h, c, w, b: h * xp.exp(-((x - c) ** 2) / (2 * w**2)) + b, x, xp.asarray(Y), xp.asarray(P0)
    )
    np.testing.assert_array_equal(np.asarray(found.parameters), curve_fit_batch(bell, x, Y, P0).parameters)


def test_float32_arrays_of_the_standard_stay_so():
    xp = array_api_strict
    model, x, Y, P0 = problem("gaussian_peak", 20)
    found = curve_fit_batch(model, x, xp.asarray(Y, dtype=xp.float32), P0)
    assert found.parameters.dtype == xp.float32
    np.testing.assert_allclose(
        np.asarray(found.parameters), curve_fit_batch(model, x, Y, P0).parameters, rtol=5e-3, atol=1e-3
    )


@pytest.mark.parametrize("chunks", [(7, 49), (20, 10), (60, 49)])
def test_a_dask_array_gives_the_same_bits(chunks, engine):
    dask = pytest.importorskip("dask.array")
    model, x, Y, P0 = problem("gaussian_peak_2d")
    rows = dask.from_array(Y, chunks=chunks)
    for more in ({}, {"p0": P0}, {"p0": P0[0]}, {"p0": P0, "sigma": np.full(Y.shape, 2.0), "bounds": (-10, 10)}):
        expected, found = curve_fit_batch(model, x, Y, **more), curve_fit_batch(model, x, rows, **more)
        for field in ("parameters", "codes", "steps", "standard_errors"):
            np.testing.assert_array_equal(getattr(found, field), getattr(expected, field))


def test_a_dask_array_of_unknown_length_is_refused():
    dask = pytest.importorskip("dask.array")
    rows = dask.from_array(np.ones((20, 40)), chunks=(5, 40))
    with pytest.raises(ValueError, match="compute_chunk_sizes"):
        curve_fit_batch(gaussian_peak, X, rows[rows[:, 0] > 0])


@pytest.mark.slow
def test_two_processes_of_a_cluster_give_the_same_bits():
    distributed = pytest.importorskip("distributed")
    import dask
    from dask import array as dask_array

    _, x, Y, P0 = problem("gaussian_peak")
    models = gaussian_peak, lambda x, h, c, w, b: h * np.exp(-((x - c) ** 2) / (2 * w**2)) + b
    alone = [curve_fit_batch(model, x, Y, P0).parameters for model in models]  # first, so that nobody compiles below
    patient = {"distributed.comm.timeouts.connect": "120s", "distributed.scheduler.worker-ttl": None}
    with (
        dask.config.set(patient),
        distributed.LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        distributed.Client(cluster),
    ):
        for model, expected in zip(models, alone, strict=True):
            found = curve_fit_batch(model, x, dask_array.from_array(Y, chunks=(20, 40)), P0)
            np.testing.assert_array_equal(found.parameters, expected)


# --- fits that go wrong, each by itself -----------------------------------------------------------------------------


def test_a_bad_row_is_marked_and_costs_no_other_a_bit(engine):
    model, x, Y, P0 = problem("gaussian_peak")
    good = curve_fit_batch(model, x, Y, P0)
    bad, start = Y.copy(), P0.copy()
    bad[3, 5], bad[10, 0], start[20, 2] = np.nan, np.inf, np.nan
    found = curve_fit_batch(model, x, bad, start)
    lost = np.isin(np.arange(FITS), [3, 10, 20])
    assert found.counts == {Reason.CONVERGED: FITS - 3, Reason.NOT_FINITE: 3}
    assert found.reason(10) is Reason.NOT_FINITE
    assert np.isnan(found.parameters[lost]).all()
    assert np.isnan(found.standard_errors[lost]).all()
    np.testing.assert_array_equal(found.parameters[~lost], good.parameters[~lost])
    assert curve_fit_batch(model, x, bad).counts == {Reason.CONVERGED: FITS - 2, Reason.NOT_FINITE: 2}


def test_two_parameters_that_do_the_same_are_called_singular(engine):
    rows = 1 + 0.1 * np.random.default_rng(SEED).standard_normal((3, 40))
    still = curve_fit_batch(exponential_decay, T, rows, [1.0, 0.0, 0.5], bounds=([-9, 0, -9], [9, 0, 9]))  # a + b
    assert still.counts == {Reason.SINGULAR: 3}
    np.testing.assert_allclose(still.parameters[:, 0] + still.parameters[:, 2], rows.mean(axis=1), rtol=1e-6)
    assert np.isinf(still.standard_errors[:, [0, 2]]).any(axis=1).all()


def test_what_is_not_known_has_no_error_and_the_rest_has():
    twice = curve_fit_batch(lambda x, a, b, c: (a + b) * x + c, X, np.sin(X)[None] + X, [1.0, 0.5, 0.0])
    assert twice.reason(0) is Reason.SINGULAR
    assert twice.parameters[0, :2].sum() == pytest.approx(np.polyfit(X, np.sin(X) + X, 1)[0])
    assert np.isinf(twice.standard_errors[0, 1])
    assert np.isfinite(twice.standard_errors[0, 2])
    idle = curve_fit_batch(lambda x, a, b: a * x + 0 * b, X, np.sin(X)[None] + X, [1.0, 0.5])
    assert np.isinf(idle.standard_errors[0, 1])
    assert np.isfinite(idle.standard_errors[0, 0])


def test_exact_data_are_met_to_rounding(engine):
    model, x, Y, P0 = problem("gaussian_peak", noise=0)
    found = curve_fit_batch(model, x, Y, P0)
    assert found.converged.all()
    np.testing.assert_allclose(model(x, *found.parameters.T[:, :, None]), Y, atol=1e-13)


KINDS = [0.0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, "float32", "7 decimals"]


def clean(name, kind, fits=200, shift=0.0):
    """Data with noise of a small size, or with none but that of the way they were stored."""
    model, x, Y, P0 = problem(name, fits, 0.0 if isinstance(kind, str) else kind)
    Y, P0[:, -1] = Y + shift, P0[:, -1] + shift
    return model, x, {"float32": Y.astype(np.float32), "7 decimals": Y.round(7)}.get(kind, Y), P0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MODELS)
def test_clean_data_converge_to_what_one_fit_finds(name, kind, engine):
    model, x, Y, P0 = clean(name, kind)
    found = curve_fit_batch(model, x, Y, P0)
    assert found.counts == {Reason.CONVERGED: 200}
    assert found.steps.max() <= 20
    if name in ("gaussian_peak", "exponential_decay"):
        for k in range(0, 200, 10):
            alone = curve_fit(model, x, Y[k].astype(float), P0[k])
            near = np.maximum(1e-6 * alone.standard_errors, 1e-9)
            assert (np.abs(found.parameters[k] - alone.parameters) <= near).all()


@pytest.mark.parametrize("kind", [1e-12, 1e-8, 1e-5, 1e-3, 1e-2, "float32"])
def test_clean_data_on_a_high_background_converge(kind, engine):
    model, x, Y, P0 = clean("gaussian_peak", kind, shift=1000.0)
    assert curve_fit_batch(model, x, Y, P0).counts == {Reason.CONVERGED: 200}


@pytest.mark.parametrize("noise", [0.0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2])
def test_clean_data_converge_in_single_precision(noise):
    model, x, Y, P0 = clean("gaussian_peak", noise)
    found = curve_fit_batch(model, x, array_api_strict.asarray(Y, dtype=array_api_strict.float32), P0)
    assert found.counts == {Reason.CONVERGED: 200}
    np.testing.assert_allclose(np.asarray(found.parameters), curve_fit_batch(model, x, Y, P0).parameters, atol=2e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_clean_data_converge_for_a_model_of_ones_own(kind):
    _, x, Y, P0 = clean("gaussian_peak", kind)
    found = curve_fit_batch(bell, x, Y, P0)
    assert found.counts == {Reason.CONVERGED: 200}
    np.testing.assert_allclose(
        found.parameters, curve_fit_batch(gaussian_peak, x, Y, P0).parameters, rtol=1e-7, atol=1e-9
    )


@pytest.mark.parametrize("noise", [1e-12, 1e-8, 1e-5, 1e-3, 0.1])
@pytest.mark.parametrize("name", ["gaussian_peak", "exponential_decay"])
def test_what_is_called_converged_has_nothing_left_to_gain(name, noise, engine):
    model, x, Y, P0 = problem(name, 200, noise)
    start = P0 * np.random.default_rng(7).uniform(0.5, 1.7, P0.shape)
    found = curve_fit_batch(model, x, Y, start)
    assert found.converged.mean() > 0.9
    for k in np.flatnonzero(found.converged):
        r, J = Y[k] - model(x, *found.parameters[k]), model.jac(x, *found.parameters[k])
        removable = np.linalg.norm(np.linalg.qr(J / np.linalg.norm(J, axis=0))[0].T @ r)
        assert removable <= 1e-6 * np.linalg.norm(r) + 1e-14 * np.linalg.norm(Y[k])


def directions(model, x, y, theta):
    """What is removable of the residual as a share of it, and the least singular value of J, columns of length one."""
    r, J = y - model(x, *theta), model.jac(x, *theta)
    lengths = np.linalg.norm(J, axis=0)
    U, s, _ = np.linalg.svd(J / np.where(lengths > 0, lengths, 1), full_matrices=False)
    return np.linalg.norm(U.T @ r) / np.linalg.norm(r), s[-1]


@pytest.mark.parametrize("noise", [1e-6, 0.02, 0.3])
@pytest.mark.parametrize("name", ["gaussian_peak", "lorentzian_peak", "logistic_growth"])
def test_bad_starts_are_not_called_converged_where_an_old_steep_place_holds_the_step_back(name, noise, engine):
    model, x, Y, P0 = problem(name, 200, noise)
    start = P0 * np.exp(np.random.default_rng(3).normal(0, 0.9, P0.shape))
    found = curve_fit_batch(model, x, Y, start)
    shares = [directions(model, x, Y[k], found.parameters[k]) for k in range(200)]
    assert max(removable for (removable, _), good in zip(shares, found.converged, strict=True) if good) < 1e-6
    lost = [least for k, (_, least) in enumerate(shares) if found.reason(k) is Reason.SINGULAR]
    assert max(lost, default=0) < 1e-5
    assert found.converged.mean() > 0.8


@pytest.mark.parametrize("noise", [0.0, 0.02])
def test_exponents_of_thirty_are_converged_or_said_not_to_be(noise):
    x = np.linspace(0.05, 5, 60)
    Y = 1e-60 * np.exp(30 * x) + noise * 1e5 * np.random.default_rng(3).standard_normal((100, 60))
    start = np.array([1e-60, 30.0]) * np.exp(np.random.default_rng(4).normal(0, 0.5, (100, 2)))
    found = curve_fit_batch(lambda x, a, k: a * np.exp(k * x), x, Y, start, max_steps=3000)
    assert found.converged.any()
    for k in np.flatnonzero(found.converged):
        a, rate = found.parameters[k]
        r, J = Y[k] - a * np.exp(rate * x), np.exp(rate * x)[:, None] * np.stack([np.ones(60), a * x], 1)
        removable = np.linalg.norm(np.linalg.qr(J / np.linalg.norm(J, axis=0))[0].T @ r)
        assert removable <= 1e-6 * np.linalg.norm(r) + 1e-13 * np.linalg.norm(Y[k])


def test_a_parameter_that_does_nothing_is_called_singular_as_one_fit_calls_it(engine):
    away = gaussian_peak(X, 1.0, 0.0, 0.5, 0.0) + 0.01 * np.sin(9 * X)
    start = [1.0, 500.0, 0.1, 0.0]  # so far out that the peak touches no point
    assert curve_fit_batch(gaussian_peak, X, away[None], start).reason(0) is Reason.SINGULAR
    assert curve_fit(gaussian_peak, X, away, start).reason is Reason.SINGULAR


def test_clean_data_without_the_steps_they_need_are_not_called_converged(engine):
    model, x, Y, P0 = clean("gaussian_peak", 1e-6)
    found = curve_fit_batch(model, x, Y, P0, max_steps=2)
    assert found.counts == {Reason.OUT_OF_STEPS: 200}


@pytest.mark.parametrize("noise", [0.0, 1e-10, 1e-7, 1e-5, 1e-3])
def test_a_fit_that_runs_off_to_infinity_is_not_called_converged(noise, engine):
    rng = np.random.default_rng(SEED)
    lines = 1 + rng.uniform(0.5, 2.0, (20, 1)) * T + noise * rng.standard_normal((20, 40))  # a decay without end
    assert curve_fit_batch(exponential_decay, T, lines, [1.0, 0.5, 0.0]).counts == {Reason.OUT_OF_STEPS: 20}


def test_constant_and_zero_rows_end(engine):
    found = curve_fit_batch(gaussian_peak, X, np.zeros((3, 40)))
    assert len(found.counts) == 1
    assert found.steps.max() <= 200
    assert found.sums_of_squares.max() < 1e-20


def test_steps_that_run_out_are_said(engine):
    model, x, Y, P0 = problem("gaussian_peak")
    found = curve_fit_batch(model, x, Y, P0, max_steps=1)
    assert found.counts == {Reason.OUT_OF_STEPS: FITS}
    assert (found.steps == 1).all()


def test_a_tolerance_below_rounding_is_answered_honestly(engine):
    model, x, Y, P0 = problem("gaussian_peak")
    found = curve_fit_batch(model, x, Y, P0, tol=0)
    assert set(found.counts) <= {Reason.ROUNDING_FLOOR, Reason.STALLED, Reason.CONVERGED}
    assert_near(found.parameters, curve_fit_batch(model, x, Y, P0).parameters)


def test_a_wall_of_nan_is_no_place_to_converge():
    found = curve_fit_batch(lambda x, a: np.log(a) * x, X, -5 * X[None], [1.0])  # whose first step goes below zero
    assert found.converged.all()
    assert found.parameters[0, 0] == pytest.approx(np.exp(-5))
    never = curve_fit_batch(lambda x, a: np.where(a > 1, np.nan, a) * x, X, 5 * X[None], [0.5])
    assert never.reason(0) is Reason.NOT_FINITE
    assert never.parameters[0, 0] <= 1


@pytest.mark.parametrize("scale", [1e-150, 1e-30, 1e30, 1e150])
def test_huge_and_tiny_data_are_fitted(scale, engine):
    model, x, Y, P0 = problem("gaussian_peak", 10)
    found = curve_fit_batch(model, x, scale * Y, P0 * [scale, 1, 1, scale])
    assert found.converged.all()
    expected = curve_fit_batch(model, x, Y, P0).parameters
    np.testing.assert_allclose(found.parameters / [scale, 1, 1, scale], expected, rtol=1e-6, atol=1e-6)


def test_far_starts_get_no_worse_than_minpack_on_the_whole(engine):
    model, x, Y, P0 = problem("gaussian_peak", 200, noise=0.1)
    rng = np.random.default_rng(7)
    start = P0 * rng.uniform(0.3, 2.5, P0.shape)
    start[:, 1] += rng.uniform(-1.5, 1.5, 200)
    found = curve_fit_batch(model, x, Y, start)
    best = curve_fit_batch(model, x, Y, P0).sums_of_squares
    ours = found.sums_of_squares < 1.0001 * best
    theirs = 0
    for k in range(200):
        with warnings.catch_warnings(), contextlib.suppress(RuntimeError):
            warnings.simplefilter("ignore")
            fitted = minpack(model, x, Y[k], start[k], method="lm")[0]
            theirs += ((Y[k] - model(x, *fitted)) ** 2).sum() < 1.0001 * best[k]
    assert ours.sum() >= theirs - 4


@pytest.mark.parametrize("points", [4, 1])
def test_as_many_points_as_parameters_leave_no_errors(points):
    if points == 1:
        found = curve_fit_batch(lambda x, a: a * x, [2.0], [[6.0], [8.0]], [1.0])
        np.testing.assert_allclose(found.parameters, [[3.0], [4.0]])
    else:
        x = np.array([-1.0, 0.0, 1.0, 2.0])
        found = curve_fit_batch(gaussian_peak, x, gaussian_peak(x, 2.0, 0.3, 1.0, 0.5)[None], [1.8, 0.2, 0.9, 0.4])
        np.testing.assert_allclose(found.parameters, [[2.0, 0.3, 1.0, 0.5]])
    assert np.isinf(found.standard_errors).all()


# --- the report -----------------------------------------------------------------------------------------------------


def test_the_report_counts_and_advises():
    model, x, Y, P0 = problem("gaussian_peak")
    Y[3] = np.nan
    found = curve_fit_batch(model, x, Y, P0)
    words = repr(found)
    assert "60 fits of 4 parameters" in words
    assert "converged" in words
    assert "98.3 %" in words
    assert Reason.NOT_FINITE.advice in words
    assert "centre" in words
    assert len(found) == 60
    np.testing.assert_array_equal(found.column("width"), found.parameters[:, 2])


def test_nothing_converged_is_reported_too():
    found = curve_fit_batch(gaussian_peak, X, np.full((2, 40), np.nan))
    assert "not finite" in repr(found)


def test_a_report_can_be_kept():
    model, x, Y, P0 = problem("gaussian_peak", 5)
    found = curve_fit_batch(model, x, Y, P0)
    again = pickle.loads(pickle.dumps(found))
    np.testing.assert_array_equal(again.standard_errors, found.standard_errors)
    assert pickle.loads(pickle.dumps(model)).name == model.name


def test_plots_show_steps_and_parameters():
    pyplot = pytest.importorskip("matplotlib.pyplot")
    model, x, Y, P0 = problem("gaussian_peak", 5)
    found = curve_fit_batch(model, x, Y, P0)
    for of in ("steps", "centre"):
        axes = found.plot(of=of)
        assert axes.get_xlabel() == of
        assert sum(bar.get_height() for bar in axes.patches) == 5
        pyplot.close(axes.figure)


@pytest.mark.parametrize("ask", [lambda f: f.covariance(5), lambda f: f.reason(-6), lambda f: f.covariance(1.5)])
def test_a_fit_that_is_not_there_is_refused(ask):
    model, x, Y, P0 = problem("gaussian_peak", 5)
    found = curve_fit_batch(model, x, Y, P0)
    assert found.reason(-1) is found.reason(4)
    with pytest.raises(ValueError, match="number of a fit, 0 to 4"):
        ask(found)


def test_a_parameter_that_is_not_there_is_refused():
    model, x, Y, P0 = problem("gaussian_peak", 5)
    with pytest.raises(ValueError, match="height, centre, width, background, but not 'area'"):
        curve_fit_batch(model, x, Y, P0).column("area")


# --- refusals -------------------------------------------------------------------------------------------------------

ROWS = np.ones((3, 40))
REFUSED = {
    "one row": ({"Y": np.ones(40)}, r"written y\[None, :\]"),
    "images": ({"Y": np.ones((3, 5, 8))}, "flattened"),
    "nothing": ({"Y": np.ones((0, 40))}, r"shape \(0, 40\)"),
    "ragged": ({"Y": [[1.0, 2.0], [3.0]]}, "rows differ in length"),
    "complex": ({"Y": 1j * ROWS}, "real numbers"),
    "words": ({"Y": np.full((3, 40), "a")}, "real numbers"),
    "x too short": ({"x": X[:-1]}, r"x of shape \(40,\)"),
    "x of two for a model of one": ({"x": np.stack([X, X])}, r"x of shape \(40,\) for gaussian_peak"),
    "x of one for a model of two": ({"model": gaussian_peak_2d}, r"x of shape \(2, 40\) for gaussian_peak_2d"),
    "x with nan": ({"x": np.full(40, np.nan)}, "finite"),
    "no start": ({"model": bell, "p0": None}, "only the library's own models guess"),
    "start of another length": ({"p0": [1.0, 2.0]}, r"which are 4 \(height"),
    "starts for other fits": ({"p0": np.ones((2, 4))}, r"\(3, p\)"),
    "start with nan": ({"p0": [1.0, np.nan, 1.0, 1.0]}, "finite p0"),
    "fewer points than parameters": ({"x": X[:3], "Y": np.ones((3, 3))}, "at least as many points"),
    "bounds crossed": ({"bounds": (1, 0)}, "height is to lie from 1 to 0"),
    "bounds of another length": ({"bounds": ([0, 0], 1)}, "bounds as a pair"),
    "sigma zero": ({"sigma": np.zeros(40)}, "sigma above zero"),
    "sigma of another length": ({"sigma": np.ones(3)}, "sigma as one number"),
    "tol negative": ({"tol": -1.0}, "tol that is not negative"),
    "no steps": ({"max_steps": 0}, "max_steps"),
    "no threads": ({"threads": 0}, "threads"),
    "jac for a model that has one": ({"jac": gaussian_peak.jac}, "leave jac out"),
    "a wrong jac": (
        {"model": bell, "jac": lambda x, h, c, w, b: [bell(x, 1, c, w, 0), x + 0 * h, x + 0 * h, 1.0]},
        "the one by 'centre' disagrees",
    ),
    "a short jac": ({"model": bell, "jac": lambda x, h, c, w, b: [x, x]}, "a list of 4 derivatives.* gives 2"),
    "a jac that breaks": ({"model": bell, "jac": lambda x, h, c, w, b: 1 / 0}, "broke with ZeroDivisionError"),
    "a model for one fit": ({"model": lambda x, a, b, c, d: math.exp(a) * x}, "goes into curve_fit"),
    "a model with if": ({"model": lambda x, a, b, c, d: x if a > 0 else -x}, "np.where instead of if"),
    "a model of another shape": ({"model": lambda x, a, b, c, d: a + b}, r"they have shape \(2, 1\)"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_go_together_is_refused_in_words(name):
    change, words = REFUSED[name]
    arguments = {"model": gaussian_peak, "x": X, "Y": ROWS, "p0": [1.0, 0.1, 1.0, 0.2]} | change
    with pytest.raises(ValueError, match=words):
        curve_fit_batch(**arguments)
