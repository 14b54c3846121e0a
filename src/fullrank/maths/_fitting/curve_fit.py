"""Fitting a formula to points, with the uncertainty of every parameter: `curve_fit` as SciPy's users know it.

The walk is Levenberg-Marquardt's, and its end is judged with derivatives exact to rounding, so the answer is good to
about ten digits at the settings it comes with, and the standard errors to about nine.

Source: Bates & Watts, Nonlinear Regression Analysis and Its Applications (1988), chapters 2 and 3; the signature is
that of scipy.optimize.curve_fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, whole_number
from fullrank.maths._derivatives.derivatives import function_of
from fullrank.maths._fitting.fit import Fit
from fullrank.maths._fitting.fit_arguments import (
    both_bounds,
    box_around,
    inverse_errors,
    names_for,
    numbers,
    start_point,
)
from fullrank.maths._fitting.levenberg_marquardt import walked
from fullrank.maths._fitting.peak_models import FitModel
from fullrank.maths._fitting.residuals import Residuals

CALLER = "curve_fit"
UNBOUNDED = (-np.inf, np.inf)


def curve_fit(
    f: Callable[..., Any],
    xdata: Any,
    ydata: ArrayLike,
    p0: ArrayLike | None = None,
    sigma: ArrayLike | None = None,
    absolute_sigma: bool = False,
    check_finite: bool = True,
    bounds: Any = UNBOUNDED,
    *,
    jac: Callable[..., Any] | None = None,
    max_steps: int = 10_000,
) -> Fit:
    """Find the parameters with which the formula f runs nearest to the points, and how sure they are.

    f: called as f(x, a, b, ...) with all of x at once, returns (m,).  xdata: (m,), or (k, m) for k variables, or
    whatever f takes.  ydata: (m,).  p0: (p,) start; without it a FitModel guesses it, and it is all ones otherwise, or
    inside the bounds.  sigma: standard errors of y, (m,) or one number, or their covariance (m, m).
    absolute_sigma: sigma is what the errors are, and not only how they compare.
    bounds: (low, high), numbers or (p,); equal ones hold a parameter fixed.
    jac: called as f is, returns (m, p); without it derivatives are found by themselves, exact where f allows it.
    The Fit unpacks as `parameters, covariance`, prints as a table, and gives a reason instead of an error where it did
    not converge. Some 10 calls of f, in most of which parameters come as columns, real or complex, for all
    derivatives at once; some 2 m p² operations a step.
    Raises ValueError where data, start or bounds do not go together, and says which.

    >>> x = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    >>> y = np.array([3.01, 1.81, 1.11, 0.66, 0.41])
    >>> fit = curve_fit(lambda x, height, rate: height * np.exp(-rate * x), x, y)
    >>> fit.value.round(3), fit.standard_errors.round(3)
    (array([3.007, 0.502]), array([0.009, 0.003]))
    """
    max_steps = whole_number(max_steps, "max_steps", 1, CALLER)
    f, jac = function_of(f, "f", CALLER), None if jac is None else _slopes(jac)
    x, y = _data(xdata, ydata, bool(check_finite))
    theta, names = _start(f, x, y, p0, bounds)
    _check_count(len(y), names)
    box = None if bounds is UNBOUNDED else box_around(theta, bounds, names, "p0", CALLER)
    weights = None if sigma is None else inverse_errors(sigma, len(y), CALLER)
    slopes = f.jac if jac is None and isinstance(f, FitModel) else jac
    given = None if slopes is None else lambda theta: slopes(x, *theta)
    residuals = Residuals(lambda theta: f(x, *theta), y, weights, given, names, CALLER, f)
    with np.errstate(all="ignore"):  # a trial step may leave where the model has values; that is looked after
        walk, reason = walked(residuals, theta, box, max_steps)
    told = (walk.theta, walk.path, reason, names, residuals.evaluations, residuals.way)
    return Fit(*told, f, x, y, walk.cost, weights, bool(absolute_sigma), box, walk.tangent)


def _slopes(jac: Any) -> Callable[..., Any]:
    if isinstance(jac, str):
        raise TypeError(
            f"{CALLER} needs jac as a function, but it is {jac!r}; leave it out: derivatives are found by themselves, "
            "exact where f allows it."
        )
    return function_of(jac, "jac", CALLER)


def _data(xdata: Any, ydata: ArrayLike, check_finite: bool) -> tuple[Any, FloatArray]:
    """Read the points; x may be anything that the model takes."""
    y = numbers(ydata, "ydata", CALLER) if check_finite else np.asarray(ydata, float)
    if y.ndim != 1 or not y.size:
        raise ValueError(f"{CALLER} needs ydata as a row of at least one number, but it has shape {y.shape}.")
    is_array = type(xdata) is np.ndarray or isinstance(xdata, list | tuple) or hasattr(xdata, "__array__")
    if not is_array or (type(xdata) is not np.ndarray and hasattr(xdata, "columns")):
        return xdata, y  # such as a table, whose columns f takes by name
    x = numbers(xdata, "xdata", CALLER) if check_finite else np.array(xdata, float)
    x.flags.writeable = False
    if x.ndim and len(y) not in x.shape:
        raise ValueError(
            f"{CALLER} needs an x for each y, but xdata has shape {x.shape} and ydata {y.shape}; several variables "
            f"come as (k, {len(y)}), a row each."
        )
    return x, y


def _check_count(points: int, names: tuple[str, ...]) -> None:
    if points < len(names):
        raise ValueError(
            f"{CALLER} needs at least as many points as parameters, but there are {points} points for {len(names)} "
            f"parameters ({', '.join(names)}); measure more, or write some of them as numbers in the formula."
        )


def _start(
    f: Callable[..., Any], x: Any, y: FloatArray, p0: ArrayLike | None, bounds: Any
) -> tuple[FloatArray, tuple[str, ...]]:
    """Read the start and the parameters' names; without p0 it is a model's own guess, ones, or inside the bounds."""
    if p0 is not None:
        theta = start_point(p0, "p0", CALLER)
        return theta, names_for(f, len(theta), CALLER)
    names = names_for(f, None, CALLER)
    low, high = both_bounds(bounds, len(names), CALLER)
    if isinstance(f, FitModel):
        guess = np.asarray(f.guess(x, y), float)
        if np.isfinite(guess).all():
            return np.clip(guess, low, high), names
    start = np.ones(len(names))
    below, above = np.isfinite(low), np.isfinite(high)
    start[below & ~above] = low[below & ~above] + 1
    start[~below & above] = high[~below & above] - 1
    start[below & above] = low[below & above] / 2 + high[below & above] / 2
    return start, names
