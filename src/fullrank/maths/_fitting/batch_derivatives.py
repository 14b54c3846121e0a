"""The derivatives of a model for many fits at once: your formula, the complex step, dual numbers, or differences.

The first way that runs and agrees with differences at two of the fits is kept; see _model_derivatives for the ways.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from array_api_compat import is_numpy_namespace

from fullrank.maths._derivatives.dual import push_forward
from fullrank.maths._fitting.batch_steps import Evaluate
from fullrank.maths._fitting.peak_models import FitModel

Array = Any
CALLER = "curve_fit_batch"
NUDGE = 1e-20  # of the complex step: its square is lost beside 1
AGREES = 1e-3


def evaluator(xp: Any, model: Callable[..., Any], jac: Any, x: Array, probe: Array, names: Sequence[str]) -> Evaluate:
    """What gives values and derivatives at parameters (p, n).

    probe: (p, 2), the starts of two fits, where the model is tried first.
    Raises ValueError where the model cannot take parameters of shape (fits, 1), or jac disagrees with it.
    """
    if isinstance(model, FitModel) and jac is None:
        return lambda P: model.with_derivatives(x, *_columns(P))
    points = x.shape[-1]
    by_differences = _differences(xp, model, x, points)
    _try_model(model, x, probe, points)
    expected = by_differences(probe)
    if jac is not None:
        given = _given(xp, model, jac, x, points)
        off = _disagreeing(xp, _tried_jac(given, probe, points, len(names)), expected, probe)
        if off is not None:
            raise ValueError(
                f"{CALLER} needs jac to hold the derivatives of the model, but the one by {names[off]!r} disagrees "
                "with differences of the model; correct it, or leave jac out and the derivatives are found."
            )
        return given
    ways = [_complex_step(xp, model, x, points)]
    ways += [_dual_numbers(model, x, points)] if is_numpy_namespace(xp) else []
    return next((way for way in ways if _right(xp, way, expected, probe)), by_differences)


def _columns(P: Array) -> list[Array]:
    """The parameters as the model takes them: (n, 1) each."""
    return [P[j, :][:, None] for j in range(P.shape[0])]


def _try_model(model: Callable[..., Any], x: Array, probe: Array, points: int) -> None:
    """See that the model takes parameters of two fits at once."""
    way_out = (
        "write it with array functions, and np.where instead of if; several variables come as x of shape (k, points). "
        "A model that takes one fit at a time goes into curve_fit."
    )
    try:
        shape = tuple(model(x, *_columns(probe)).shape)
    except Exception as error:
        raise ValueError(
            f"{CALLER} needs a model that takes parameters of shape (fits, 1), but it broke with "
            f"{type(error).__name__}: {error}; {way_out}"
        ) from error
    if shape not in ((2, points), (1, points), (points,)):
        raise ValueError(
            f"{CALLER} needs a model that makes values of shape (fits, {points}) from parameters of shape (fits, 1), "
            f"but for 2 fits they have shape {shape}; {way_out}"
        )


def _given(xp: Any, model: Callable[..., Any], jac: Any, x: Array, points: int) -> Evaluate:
    def way(P: Array) -> tuple[Array, list[Array]]:
        found, shape = jac(x, *_columns(P)), (P.shape[1], points)
        if not isinstance(found, list | tuple):
            found = [found[..., j] for j in range(found.shape[-1])]
        slopes = [xp.broadcast_to(xp.asarray(slope, dtype=P.dtype), shape) for slope in found]
        return model(x, *_columns(P)), slopes

    return way


def _tried_jac(given: Evaluate, probe: Array, points: int, p: int) -> Sequence[Array]:
    """The derivatives that jac gives, if their shapes are right."""
    problem = ""
    try:
        slopes = given(probe)[1]
        problem = "" if len(slopes) == p else f"it gives {len(slopes)}"
    except Exception as error:
        problem = f"it broke with {type(error).__name__}: {error}"
    if problem:
        raise ValueError(
            f"{CALLER} needs jac to give a list of {p} derivatives, one by each parameter, each of shape (fits, "
            f"{points}), or an array (fits, {points}, {p}), from parameters of shape (fits, 1), but {problem}."
        )
    return slopes


def _complex_step(xp: Any, model: Callable[..., Any], x: Array, points: int) -> Evaluate:
    """f(a + ih) = f(a) + ih f'(a) for h whose square is lost: p calls with complex numbers, nothing subtracted."""

    def way(P: Array) -> tuple[Array, list[Array]]:
        number = xp.complex128 if P.dtype == xp.float64 else xp.complex64
        columns, slopes, shape, values = _columns(P), [], (P.shape[1], points), None
        for j, column in enumerate(columns):
            nudged = xp.astype(column, number) + 1j * NUDGE
            values = model(x, *columns[:j], nudged, *columns[j + 1 :])
            slopes.append(xp.broadcast_to(xp.imag(values) / NUDGE, shape))
        return xp.real(values), slopes

    return way


def _dual_numbers(model: Callable[..., Any], x: Array, points: int) -> Evaluate:
    """One call a parameter with dual numbers, which take abs and comparisons as they come."""

    def way(P: Array) -> tuple[Array, list[Array]]:
        slopes, values = [], None
        for j in range(len(P)):
            direction = np.zeros((*P.shape, 1, 1))
            direction[j] = 1.0
            values, slope = push_forward(lambda theta: model(x, *theta), P[:, :, None], direction)
            slopes.append(np.broadcast_to(slope[..., 0], (P.shape[1], points)))
        return values, slopes

    return way


def _differences(xp: Any, model: Callable[..., Any], x: Array, points: int) -> Evaluate:
    """Central differences: 2 p calls, good to two thirds of the digits."""

    def way(P: Array) -> tuple[Array, list[Array]]:
        columns, slopes = _columns(P), []
        third = xp.finfo(P.dtype).eps ** (1 / 3)  # balances rounding and curvature
        for j, column in enumerate(columns):
            h = third * xp.where(column == 0, xp.ones_like(column), xp.abs(column))
            up, down = column + h, column - h
            rise = model(x, *columns[:j], up, *columns[j + 1 :]) - model(x, *columns[:j], down, *columns[j + 1 :])
            slopes.append(xp.broadcast_to(rise / (up - down), (P.shape[1], points)))
        return model(x, *columns), slopes

    return way


def _right(xp: Any, way: Evaluate, expected: tuple[Array, Sequence[Array]], probe: Array) -> bool:
    """Whether a way runs, throws no imaginary part away, and agrees with differences."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            values, slopes = way(probe)
        same = xp.all(xp.abs(values - expected[0]) <= 1e-6 * xp.max(xp.abs(expected[0])))
        return bool(same) and _disagreeing(xp, slopes, expected, probe) is None
    except Exception:  # whatever a model does when it meets numbers of another kind, another way is left
        return False


def _disagreeing(xp: Any, slopes: Sequence[Array], expected: tuple[Array, Sequence[Array]], probe: Array) -> int | None:
    """The first parameter whose derivative is off in both fits; where numbers are not finite nothing can be said."""
    values, differences = expected
    for j, (slope, difference) in enumerate(zip(slopes, differences, strict=True)):
        size = xp.where(probe[j, :] == 0, xp.ones_like(probe[j, :]), xp.abs(probe[j, :]))
        noise = 1e-9 * xp.max(xp.abs(values)) / size  # (2,)
        gap = xp.max(xp.abs(slope - difference), axis=1)
        if bool(xp.all(gap > AGREES * xp.max(xp.abs(difference), axis=1) + noise)):
            return j
    return None
