"""Reading what a fit is given: starts, bounds, errors of the data, names of parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np
import scipy
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, all_finite, real_array

VARARGS = inspect.CO_VARARGS


def numbers(given: ArrayLike, name: str, caller: str) -> FloatArray:
    """Read numbers as real_array does; at once where they are a row of finite float64 already."""
    if type(given) is np.ndarray and given.ndim == 1 and given.dtype == np.float64 and all_finite(given):
        return np.array(given)
    return real_array(given, name, caller)


def start_point(given: ArrayLike, name: str, caller: str) -> FloatArray:
    """Read a start: numbers in a row, at least one; one number is a row of one."""
    theta = numbers(given, name, caller)
    if not theta.ndim:
        theta = theta.reshape(1)
    if theta.ndim != 1 or not theta.size:
        raise ValueError(
            f"{caller} needs {name} as a row of at least one number, a start for each parameter, but it has shape "
            f"{theta.shape}."
        )
    return theta


def box_around(
    theta: FloatArray, bounds: Any, names: tuple[str, ...], start: str, caller: str
) -> tuple[FloatArray, FloatArray] | None:
    """Read bounds (low, high), numbers or (p,) each, that hold the start; None where there are none."""
    low, high = both_bounds(bounds, len(theta), caller)
    if np.isneginf(low).all() and np.isposinf(high).all():
        return None
    for j, name in enumerate(names):
        if low[j] > high[j]:
            raise ValueError(
                f"{caller} needs lower bounds below upper ones, but {name} is to lie from {low[j]:g} to {high[j]:g}; "
                "bounds come as (all lower ones, all upper ones)."
            )
        if not low[j] <= theta[j] <= high[j]:
            raise ValueError(
                f"{caller} needs a start within the bounds, but {start} has {name} = {theta[j]:g}, outside "
                f"{low[j]:g} to {high[j]:g}; start inside or move the bound."
            )
    return low, high


def both_bounds(bounds: Any, p: int, caller: str) -> tuple[FloatArray, FloatArray]:
    """Read (low, high), or an object with lb and ub, as two arrays (p,); -inf and inf are no bounds."""
    pair = (bounds.lb, bounds.ub) if hasattr(bounds, "lb") else bounds
    try:
        low, high = (np.asarray(side, dtype=float) for side in pair)
        low, high = np.broadcast_to(low, (p,)).copy(), np.broadcast_to(high, (p,)).copy()
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{caller} needs bounds as a pair (low, high), each a number or one for each of the {p} parameters, "
            f"but they are {bounds!r}."
        ) from error
    if np.isnan(low).any() or np.isnan(high).any():
        raise ValueError(f"{caller} needs bounds that are numbers; where there is none, write -np.inf or np.inf.")
    return low, high


def weights_row(given: ArrayLike, points: int | None, caller: str) -> FloatArray:
    """Read weights: not negative, one for each point."""
    weights = real_array(given, "weights", caller)
    if weights.ndim != 1 or (points is not None and len(weights) != points):
        count = "" if points is None else f" of shape ({points},)"
        raise ValueError(f"{caller} needs weights{count}, one for each point, but they have shape {weights.shape}.")
    if weights.min(initial=0) < 0:
        where = int(weights.argmin())
        raise ValueError(
            f"{caller} needs weights that are not negative, but weights[{where}] is {weights[where]:g}; "
            "0 leaves a point out."
        )
    return weights


def inverse_errors(given: ArrayLike, points: int, caller: str) -> FloatArray:
    """Read sigma: what residuals are multiplied by, (m,); or of a covariance (m, m) the lower Cholesky factor."""
    sigma = real_array(given, "sigma", caller)
    if sigma.shape in ((), (points,)):
        if sigma.min() <= 0:
            where = "sigma" if sigma.ndim == 0 else f"sigma[{int(sigma.argmin())}]"
            raise ValueError(
                f"{caller} needs positive sigma, the standard error of each y, but {where} is {sigma.min():g}; a point "
                "whose error is not known has no place in a weighted fit: leave it out, or give it a large sigma."
            )
        return np.broadcast_to(1 / sigma, (points,))
    if sigma.shape != (points, points):
        raise ValueError(
            f"{caller} needs sigma as ({points},), a standard error for each point, or ({points}, {points}), their "
            f"covariance, but it has shape {sigma.shape}."
        )
    L, failed = scipy.linalg.lapack.dpotrf(sigma, lower=1, clean=1)
    if failed or not np.allclose(sigma, sigma.T, rtol=1e-8, atol=0):
        raise ValueError(
            f"{caller} needs sigma as a covariance, symmetric with positive eigenvalues, but it is not; for standard "
            "errors alone give one number for each point."
        )
    return np.asarray(L)


def parameter_names(model: Callable[..., Any]) -> tuple[tuple[str, ...], str]:
    """The names of a model's parameters after x, and the name of its *parameters if it takes any number."""
    if isinstance(model, FunctionType) and not hasattr(model, "__wrapped__"):
        code = model.__code__
        names = code.co_varnames[1 : code.co_argcount]
        rest = code.co_varnames[code.co_argcount + code.co_kwonlyargcount] if code.co_flags & VARARGS else ""
        if code.co_argcount:
            return names, rest
    try:
        parameters = list(inspect.signature(model).parameters.values())
    except (TypeError, ValueError):
        return (), "b"
    positional = [p.name for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    several = [p.name for p in parameters if p.kind is p.VAR_POSITIONAL]
    return tuple(positional[1:]), several[0] if several else ""


def names_for(model: Callable[..., Any], p: int | None, caller: str) -> tuple[str, ...]:
    """One name for each of p parameters; p None asks the model how many it takes."""
    names, rest = parameter_names(model)
    if p is None:
        if rest or not names:
            raise ValueError(
                f"{caller} cannot see how many parameters the model takes; say it with p0, a start for each of them."
            )
        return names
    if rest:
        return (*names[:p], *(f"{rest}[{j}]" for j in range(p - len(names))))
    if len(names) != p:
        raise ValueError(
            f"{caller} needs a start for each parameter after x, which are {len(names)} ({', '.join(names)}), but p0 "
            f"has {p}."
        )
    return names
