"""Rows of the table of operations for parts of arrays, choices and whole axes.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., chapter 6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fullrank.maths._derivatives.linear_maps import (
    LinearMap,
    add_rows,
    choosing,
    get,
    getting,
    put,
    running,
    scaling,
    take_rows,
)
from fullrank.maths._derivatives.rules import axes_of, linearised, rearranged, written_as
from fullrank.maths._derivatives.traced import TABLE, NotFollowed, as_array, highest, lowered, plain


@written_as("getitem")
def _getitem(x: Any, key: Any) -> Any:
    """x[key]: a part for whole numbers and slices; entries by their numbers for lists, masks and arrays."""
    keys = tuple(plain(k) for k in key) if isinstance(key, tuple) else (plain(key),)
    if all(k is None or k is Ellipsis or _whole(k) or isinstance(k, slice) for k in keys):
        if not x.ndim and any(_whole(k) or isinstance(k, slice) for k in keys):
            raise NotFollowed(
                f"f takes a part, [{key}], of a single number, which has none; write x instead of x[{key}]."
            )
        part = get(x, _full_key(keys, x.ndim))
        if part.ndim:
            x.fixed = part.fixed = True  # NumPy would let both look at the same numbers
        return part
    return rearranged(lambda a: a[keys if isinstance(key, tuple) else keys[0]])(x)


def _whole(k: Any) -> bool:
    return isinstance(k, int | np.integer) and not isinstance(k, bool)


def _full_key(keys: tuple[Any, ...], ndim: int) -> tuple[Any, ...]:
    """The key with ... written out, so that it fits arrays with more axes at the end as well."""
    used = sum(k is not None and k is not Ellipsis for k in keys)
    if Ellipsis not in keys:
        return keys
    i = keys.index(Ellipsis)
    return keys[:i] + (slice(None),) * (ndim - used) + keys[i + 1 :]


@written_as(get)
def _get(x: Any, key: tuple[Any, ...]) -> Any:
    return x.linear(get(x.value, key), [(x, getting(key, x.shape))])


@written_as(put)
def _put(g: Any, key: tuple[Any, ...], shape: tuple[int, ...]) -> Any:
    back = LinearMap(lambda t: put(t, key, shape), lambda h: get(h, key))
    return g.linear(put(g.value, key, shape), [(g, back)])


@written_as(take_rows)
def _take_rows(x: Any, index: Any) -> Any:
    size = x.shape[0]
    pair = LinearMap(lambda t: take_rows(t, index), lambda g: add_rows(g, index, size))
    return x.linear(take_rows(x.value, index), [(x, pair)])


@written_as(add_rows)
def _add_rows(g: Any, index: Any, size: int) -> Any:
    pair = LinearMap(lambda t: add_rows(t, index, size), lambda h: take_rows(h, index))
    return g.linear(add_rows(g.value, index, size), [(g, pair)])


@written_as(np.where)
def _where(condition: Any, a: Any, b: Any) -> Any:
    chosen, a, b = np.asarray(plain(condition), dtype=bool), as_array(a), as_array(b)
    top = highest([a, b])
    if top is None:
        return np.where(chosen, a, b)
    lower = lowered(top, [a, b], keep=False)
    y = np.where(chosen, *lower)
    return linearised(y, [a, b], top, lambda i: choosing(chosen if i == 0 else ~chosen, np.shape(lower[i])))


@written_as(np.broadcast_to)
def _broadcast_to(x: Any, shape: Any) -> Any:
    x.fixed = True
    return x.linear(np.broadcast_to(x.value, shape), [(x, scaling(1, x.shape))])


@written_as(np.cumsum)
def _cumsum(x: Any, axis: Any = None) -> Any:
    if axis is None:
        x, axis = np.ravel(x), 0
    axis = axes_of(x, axis)[0]
    return x.linear(np.cumsum(x.value, axis=axis), [(x, running(axis))])


@written_as(np.copy)
def _copy(x: Any) -> Any:
    return x.copy()


@written_as(np.append)
def _append(x: Any, values: Any, axis: Any = None) -> Any:
    x, values = as_array(x), as_array(values)
    parts = [np.ravel(x), np.ravel(values)] if axis is None else [x, values]
    return np.concatenate(parts, axis=axis or 0)


@written_as(np.pad)
def _pad(x: Any, pad_width: Any, mode: str = "constant") -> Any:
    if mode not in ("constant", "edge", "wrap", "reflect", "symmetric"):
        raise NotFollowed(f"np.pad has no derivative here for mode={mode!r}; use np.concatenate.")
    return rearranged(lambda a: np.pad(a, pad_width, mode=mode))(x)  # type: ignore[call-overload]


@written_as(np.sort)
def _sort(x: Any, axis: int = -1) -> Any:
    return np.take_along_axis(x, np.argsort(plain(x), axis=axis), axis)


@written_as(np.median)
def _median(x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    axes = axes_of(x, axis)
    last = np.sort(_axes_last(x, axes), axis=-1)
    n = last.shape[-1]
    middle = (last[..., (n - 1) // 2] + last[..., n // 2]) / 2
    return np.expand_dims(middle, axes) if keepdims else middle


def _axes_last(x: Any, axes: tuple[int, ...]) -> Any:
    """The axes joined into one, at the end."""
    others = tuple(i for i in range(x.ndim) if i not in axes)
    return np.reshape(np.transpose(x, others + axes), (*(x.shape[i] for i in others), -1))


@written_as(np.clip)
def _clip(x: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None) -> Any:
    low, high = (a_min if min is None else min), (a_max if max is None else max)
    x = as_array(x)
    x = x if low is None else np.maximum(x, low)
    return x if high is None else np.minimum(x, high)


@written_as(np.diff)
def _diff(x: Any, n: int = 1, axis: int = -1) -> Any:
    x = np.moveaxis(x, axis, 0)
    for _ in range(n):
        x = x[1:] - x[:-1]
    return np.moveaxis(x, 0, axis)


@written_as(np.prod)
def _prod(x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    """Halves multiplied together until one is left: no division, so zeros do no harm."""
    axes = axes_of(x, axis)
    factors = np.moveaxis(_axes_last(x, axes), -1, 0)
    while len(factors) > 1:
        half = len(factors) // 2
        rest = factors[2 * half :]
        factors = factors[:half] * factors[half : 2 * half]
        factors = np.concatenate([factors, rest]) if len(rest) else factors
    product = factors[0] if len(factors) else np.ones(factors.shape[1:])
    return np.expand_dims(product, axes) if keepdims else product


@written_as(np.cumprod)
def _cumprod(x: Any, axis: Any = None) -> Any:
    x = np.ravel(x) if axis is None else np.moveaxis(x, axis, 0)
    products = [x[0]]
    for factor in x[1:]:
        products.append(products[-1] * factor)
    return np.moveaxis(np.stack(products), 0, axis or 0)


@written_as(np.var)
def _var(x: Any, axis: Any = None, *, ddof: float = 0, keepdims: bool = False) -> Any:
    axes = axes_of(x, axis)
    count = int(np.prod([x.shape[i] for i in axes], dtype=int))
    return np.sum((x - np.mean(x, axis=axes, keepdims=True)) ** 2, axis=axes, keepdims=keepdims) / (count - ddof)


@written_as(np.std)
def _std(x: Any, axis: Any = None, *, ddof: float = 0, keepdims: bool = False) -> Any:
    return np.sqrt(np.var(x, axis=axis, ddof=ddof, keepdims=keepdims))


@written_as(np.average)
def _average(x: Any, axis: Any = None, weights: Any = None, *, keepdims: bool = False) -> Any:
    if weights is None:
        return np.mean(x, axis=axis, keepdims=keepdims)
    x, axes = as_array(x), axes_of(x, axis)
    w = _along(as_array(weights), axes, np.shape(x))
    return np.sum(x * w, axis=axes, keepdims=keepdims) / np.sum(w, axis=axes, keepdims=keepdims)


def _along(weights: Any, axes: tuple[int, ...], shape: tuple[int, ...]) -> Any:
    """Weights for the axes alone, brought to the shape of the array: weights of that shape stay as they are."""
    given, needed = np.shape(weights), tuple(shape[i] for i in axes)
    if given == shape:
        return weights
    if given != needed:
        raise ValueError(f"np.average needs weights of shape {shape} or {needed}, but they have shape {given}.")
    kept = tuple(n if i in axes else 1 for i, n in enumerate(shape))
    return np.reshape(np.transpose(weights, np.argsort(axes)), kept)


@written_as(np.ptp)
def _ptp(x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    return np.max(x, axis=axis, keepdims=keepdims) - np.min(x, axis=axis, keepdims=keepdims)


@written_as(np.trapezoid)
def _trapezoid(y: Any, x: Any = None, dx: Any = 1.0, axis: int = -1) -> Any:
    """The widths are those along the axis, be x one row for all or an array of its own for each entry of y."""
    y = as_array(y)
    (axis,) = axes_of(y, axis)
    before = (slice(None),) * axis
    heights = y[*before, 1:] + y[*before, :-1]
    widths = dx if x is None else as_array(x)
    if x is not None and np.ndim(widths) == 1:
        widths = np.reshape(np.diff(widths), (-1, *[1] * (np.ndim(y) - axis - 1)))
    elif x is not None:
        widths = np.diff(widths, axis=axis)
    return np.sum(widths * heights / 2, axis=axis)


@written_as(np.polyval)
def _polyval(p: Any, x: Any) -> Any:
    p, x = as_array(p), as_array(x)
    y = 0.0 * x
    for coefficient in p:
        y = y * x + coefficient
    return y


@written_as(np.sinc)
def _sinc(x: Any) -> Any:
    """sin(pi x) / (pi x), from its power series near 0, so that all derivatives hold there too."""
    z = np.pi * x
    near = np.abs(plain(z)) < 1e-2
    square = np.where(near, z, 0.0) ** 2
    series = 1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72)))
    away = np.where(near, 1.0, z)
    return np.where(near, series, np.sin(away) / away)


def _logsumexp(x: Any, axis: Any = 0, *, keepdims: bool = False) -> Any:
    axes = axes_of(x, axis)
    top = np.max(plain(x), axis=axes, keepdims=True)
    total = np.log(np.sum(np.exp(x - top), axis=axes, keepdims=True)) + top
    return total if keepdims else np.reshape(total, np.shape(np.sum(plain(x), axis=axes)))


def _outer(function: Any) -> Callable[..., Any]:
    def rule(a: Any, b: Any) -> Any:
        return function(np.reshape(a, (*np.shape(a), *[1] * np.ndim(b))), b)

    return rule


def _first_axis(function: Any) -> Callable[..., Any]:
    """What a ufunc's reduce means: the first axis, unless it is told another."""

    def rule(x: Any, axis: Any = 0, *, keepdims: bool = False) -> Any:
        return function(x, axis=axis, keepdims=keepdims)

    return rule


for _name, _function in {"add": np.sum, "multiply": np.prod, "maximum": np.max, "minimum": np.min}.items():
    TABLE[_name, "reduce"] = _first_axis(_function)
TABLE["logaddexp", "reduce"] = _logsumexp
TABLE["add", "accumulate"] = lambda x, axis=0: np.cumsum(x, axis=axis)
TABLE["multiply", "accumulate"] = lambda x, axis=0: np.cumprod(x, axis=axis)
for _ufunc in (np.add, np.subtract, np.multiply, np.divide, np.maximum, np.minimum, np.hypot, np.power):
    TABLE[_ufunc.__name__, "outer"] = _outer(_ufunc)
