"""Fitting one formula to many curves at once: spectra, decays, images of single molecules.

A loop of curve_fit spends its time between the numbers: hundreds of small calls a fit. Here thousands of fits share
each call, and for the models of _peak_models a compiled kernel takes one fit after the other.

Source: Przybylski, Thiel, Keller-Findeisen, Stock & Bates, Gpufit, Scientific Reports 7, 15722 (2017), for the task.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from array_api_compat import array_namespace, device, is_array_api_obj, is_numpy_array, is_numpy_namespace
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array, tolerance, whole_number
from fullrank.maths._blocks import is_dask
from fullrank.maths._compiled import compiled
from fullrank.maths._fitting.batch_derivatives import evaluator
from fullrank.maths._fitting.batch_job import Job, by_dask, here
from fullrank.maths._fitting.fit_arguments import both_bounds, names_for
from fullrank.maths._fitting.fit_batch import FitBatch
from fullrank.maths._fitting.peak_models import FitModel, numpy_namespace

CALLER = "curve_fit_batch"
WORTH_COMPILING = 1_000_000  # numbers in Y: NumPy is done with fewer before Numba is loaded
Array = Any


def curve_fit_batch(
    model: Callable[..., Any],
    x: ArrayLike,
    Y: Any,
    p0: Any = None,
    *,
    sigma: Any = None,
    absolute_sigma: bool = False,
    bounds: Any = (-np.inf, np.inf),
    jac: Callable[..., Any] | None = None,
    tol: float | None = None,
    max_steps: int = 200,
    threads: int = 1,
) -> FitBatch:
    """Find for every row of Y the parameters with which the model runs nearest to it, and how sure they are.

    model: called as model(x, a, b, ...) with parameters of shape (n, 1) for some n fits, returns (n, points); what is
    written with array functions for curve_fit does. Those of _peak_models are fastest.  x: (points,) or (k, points),
    the same for all fits.  Y: (fits, points) of any number type; PyTorch and CuPy arrays are fitted where they are,
    in their own precision, and the rows of a Dask array by its scheduler; all else in float64.
    p0: (p,) or (fits, p) starts; left out, a FitModel guesses them.  sigma: standard errors of Y, (points,) or (fits,
    points), inf for a point to leave out; absolute_sigma as in curve_fit.  bounds: (low, high), numbers or (p,); a
    start outside is moved to the bound.  jac: called as the model is, returns a list of p derivatives (n, points).
    tol: a fit has converged when the next step would shorten its residual by a share of about tol² / 2, or change the
    parameters by a share of tol²; None is 1e-8, and 3e-4 in float32.  threads: how many share the rows.
    A row with nan in it, or one without a minimum, costs no other row anything: its reason says so. The bits of a fit
    do not depend on the other rows, their order, threads or blocks. About 10 µs for 64 points and 4 parameters, 3 µs
    where Numba is installed and the model is one of ours. Raises ValueError where arguments do not go together.

    >>> from fullrank.maths import gaussian_peak
    >>> x = np.linspace(-3, 3, 40)
    >>> Y = gaussian_peak(x, np.array([[1.0], [2.0]]), np.array([[0.5], [-0.5]]), 1.0, 0.1)  # (2, 40)
    >>> curve_fit_batch(gaussian_peak, x, Y).parameters.round(6)
    array([[ 1. ,  0.5,  1. ,  0.1],
           [ 2. , -0.5,  1. ,  0.1]])
    """
    Y = _data(Y)
    xp, like = _kind(Y)
    x = xp.asarray(_coordinates(x, Y.shape[1], model), **like)  # (points,) or (k, points)
    P0, names = _starts(xp, like, model, p0, Y.shape)
    box = _box(bounds, names)
    weights, counted = _weights(xp, like, sigma, Y.shape)
    tol = float(xp.finfo(like["dtype"]).eps) ** 0.5 if tol is None else tolerance(tol, CALLER)
    steps, threads = whole_number(max_steps, "max_steps", 1, CALLER), whole_number(threads, "threads", 1, CALLER)
    ours, in_kernel = _ours(xp, model, jac, Y.shape)
    evaluate = evaluator(xp, model, jac, x, _probe(xp, P0), names)
    job = Job(xp, like, x, names, box, tol, steps, evaluate, ours if in_kernel else None, ours)
    ended = by_dask(job, Y, P0, weights) if is_dask(Y) else here(job, Y, P0, weights, threads)
    return FitBatch(*ended, counted, names, bool(absolute_sigma), box)


def _ours(xp: Any, model: Any, jac: Any, shape: tuple[int, int]) -> tuple[FitModel | None, bool]:
    """The model, if it is a FitModel, and whether its compiled kernel is to do the work."""
    if not isinstance(model, FitModel):
        return None, False
    if jac is not None:
        raise ValueError(f"{CALLER} needs no jac for {model.name}, which knows its derivatives; leave jac out.")
    worth_it = is_numpy_namespace(xp) and model.compiled and shape[0] * shape[1] >= WORTH_COMPILING
    return model, compiled("curve_fit_batch", worth_it=worth_it) is not None


def _data(given: Any) -> Any:
    """The data as some kind of array with a row for each fit."""
    if not (is_dask(given) or (is_array_api_obj(given) and not is_numpy_array(given))):
        try:
            given = np.asarray(given)
        except ValueError as error:
            raise ValueError(f"{CALLER} needs Y with rows of one length, but its rows differ in length.") from error
    if given.ndim != 2 or 0 in given.shape:
        raise ValueError(
            f"{CALLER} needs Y of shape (fits, points), a row for each fit, but it has shape {tuple(given.shape)}; "
            "one row y is written y[None, :], images are flattened with reshape(len(images), -1)."
        )
    if given.shape[0] != given.shape[0]:
        raise ValueError(f"{CALLER} needs to know how many rows Y has; call Y.compute_chunk_sizes() before.")
    if getattr(given.dtype, "kind", "f") not in "biuf" or "complex" in str(given.dtype):
        raise ValueError(
            f"{CALLER} needs Y of real numbers, but it holds {given.dtype}; convert it, or take .real or .imag."
        )
    return given


def _kind(Y: Any) -> tuple[Any, dict[str, Any]]:
    """The name space to work in, and the type and device of the arrays."""
    if is_dask(Y) or is_numpy_array(Y):
        return numpy_namespace(), {"dtype": np.dtype(np.float64)}
    xp = array_namespace(Y)
    return xp, {"dtype": xp.float32 if Y.dtype == xp.float32 else xp.float64, "device": device(Y)}


def _coordinates(given: Any, points: int, model: Any) -> FloatArray:
    x = real_array(given.cpu() if hasattr(given, "cpu") else given, "x", CALLER)
    if x.ndim not in (1, 2) or x.shape[-1] != points:
        raise ValueError(
            f"{CALLER} needs x of shape ({points},) or (k, {points}), the same for all rows of Y, but it has shape "
            f"{x.shape}."
        )
    wanted = model.coordinates if isinstance(model, FitModel) else None
    if wanted is not None and (x.ndim == 1) != (wanted == 1):
        shape = f"({points},)" if wanted == 1 else f"({wanted}, {points})"
        raise ValueError(f"{CALLER} needs x of shape {shape} for {model.name}, but it has shape {x.shape}.")
    return x


def _starts(
    xp: Any, like: dict[str, Any], model: Any, p0: Any, shape: tuple[int, int]
) -> tuple[Array | None, tuple[str, ...]]:
    """The starts, (p,) or (fits, p), or None for a FitModel that guesses; and the parameters' names."""
    P0, names = _starts_as_given(xp, like, model, p0, shape[0])
    if shape[1] < len(names):
        raise ValueError(
            f"{CALLER} needs at least as many points as parameters, but each fit has {shape[1]} points for the "
            f"{len(names)} parameters {', '.join(names)}."
        )
    return P0, names


def _starts_as_given(
    xp: Any, like: dict[str, Any], model: Any, p0: Any, fits: int
) -> tuple[Array | None, tuple[str, ...]]:
    if p0 is None:
        if not isinstance(model, FitModel):
            raise ValueError(
                f"{CALLER} needs p0, the starts, of shape (p,) or (fits, p): only the library's own models guess "
                "them, such as gaussian_peak."
            )
        return None, model.parameters
    P0 = xp.asarray(p0 if is_array_api_obj(p0) else np.asarray(p0, dtype=float), **like)
    if P0.ndim not in (1, 2) or P0.shape[-1] == 0 or (P0.ndim == 2 and P0.shape[0] != fits):
        raise ValueError(
            f"{CALLER} needs p0 of shape (p,) or ({fits}, p), a start for each parameter, the same for all fits or "
            f"one row for each, but it has shape {tuple(P0.shape)}."
        )
    if P0.ndim == 1 and not bool(xp.all(xp.isfinite(P0))):
        raise ValueError(f"{CALLER} needs a finite p0, but it is {p0}.")
    return P0, names_for(model, P0.shape[-1], CALLER)


def _probe(xp: Any, P0: Array | None) -> Array | None:
    """The starts of two fits, (p, 2): the first and the last that are finite."""
    if P0 is None or P0.ndim == 1:
        return None if P0 is None else xp.stack([P0, P0], axis=1)
    good = xp.nonzero(xp.all(xp.isfinite(P0), axis=1))[0]
    first, last = (int(good[0]), int(good[-1])) if good.shape[0] else (0, 0)
    return xp.stack([P0[first, :], P0[last, :]], axis=1)


def _box(bounds: Any, names: tuple[str, ...]) -> tuple[FloatArray, FloatArray] | None:
    low, high = both_bounds(bounds, len(names), CALLER)
    if np.isneginf(low).all() and np.isposinf(high).all():
        return None
    wrong = np.flatnonzero(low > high)
    if len(wrong):
        j = int(wrong[0])
        raise ValueError(
            f"{CALLER} needs lower bounds below upper ones, but {names[j]} is to lie from {low[j]:g} to {high[j]:g}; "
            "bounds come as (all lower ones, all upper ones)."
        )
    return low, high


def _weights(xp: Any, like: dict[str, Any], sigma: Any, shape: tuple[int, int]) -> tuple[Array | None, Array]:
    """One over sigma, (points,) or (fits, points), and how many points count in each fit, (fits,)."""
    if sigma is None:
        return None, xp.full(shape[:1], shape[1], dtype=xp.int64, device=like.get("device"))
    given = xp.asarray(sigma if is_array_api_obj(sigma) else np.asarray(sigma, dtype=float), **like)
    if tuple(given.shape) not in ((), shape[1:], shape):
        raise ValueError(
            f"{CALLER} needs sigma as one number, of shape ({shape[1]},) or of {shape}, a standard error for each "
            f"point, but it has shape {tuple(given.shape)}."
        )
    if not bool(xp.all(given > 0)):
        raise ValueError(
            f"{CALLER} needs sigma above zero, the standard error of each point, but some are zero, negative or nan; "
            "inf leaves a point out."
        )
    weights = 1 / (xp.broadcast_to(given, shape[1:]) if given.ndim == 0 else given)
    counted = xp.sum(xp.astype(weights > 0, xp.int64), axis=-1)
    return weights, xp.broadcast_to(counted, shape[:1])
