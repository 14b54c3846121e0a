"""Linear maps in pairs: what a change of the argument does to the result, and the transpose for the way back.

Every derivative is a linear map. forward takes changes of the argument, shape + (k,), k of them side by side; backward
takes a gradient of the result's shape. Both are written with NumPy's functions, so that they have derivatives in turn.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., chapters 3 and 4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from fullrank.maths._derivatives.traced import Traced, shape_of

Shape = tuple[int, ...]


class LinearMap(NamedTuple):
    """A linear map and its transpose: sum(g * forward(t)) equals sum(backward(g) * t).

    key: set where backward puts g into a part of zeros, so that many parts can be added in place.
    """

    forward: Callable[[Any], Any]
    backward: Callable[[Any], Any]
    key: Any = None


def summed_to(g: Any, shape: Shape) -> Any:
    """Undo broadcasting: add up what came from the same entry of an array of this shape."""
    given = shape_of(g)
    if given == shape:
        return g
    extra = len(given) - len(shape)
    axes = tuple(range(extra)) + tuple(extra + i for i, n in enumerate(shape) if n == 1 and given[extra + i] != 1)
    return np.reshape(np.sum(g, axis=axes), shape)


def scaling(factor: Any, shape: Shape) -> LinearMap:
    """Multiply each entry by its factor, an array or a number; what is broadcast is added up on the way back."""
    if isinstance(factor, int) and factor == 1:
        return LinearMap(lambda t: t, lambda g: summed_to(g, shape))
    if isinstance(factor, float) or not shape_of(factor):
        return LinearMap(lambda t: t * factor, lambda g: summed_to(g * factor, shape))
    return LinearMap(lambda t: factor[..., None] * t, lambda g: summed_to(factor * g, shape))


def choosing(chosen: Any, shape: Shape) -> LinearMap:
    """Keep the entries that are chosen, zero elsewhere, even where what is not chosen is infinite."""
    return LinearMap(
        lambda t: np.where(chosen[..., None], t, 0.0), lambda g: summed_to(np.where(chosen, g, 0.0), shape)
    )


def reshaping(before: Shape, after: Shape) -> LinearMap:
    """The same entries in another shape."""
    return LinearMap(lambda t: np.reshape(t, (*after, np.shape(t)[-1])), lambda g: np.reshape(g, before))


def permuting(axes: tuple[int, ...]) -> LinearMap:
    """The axes in another order."""
    back = tuple(int(i) for i in np.argsort(axes))
    return LinearMap(lambda t: np.transpose(t, (*axes, len(axes))), lambda g: np.transpose(g, back))


def adding(weights: Any, shape: Shape, axes: tuple[int, ...], keepdims: bool) -> LinearMap:
    """Sum over the axes, each entry with its weight, an array or a number for all."""
    kept = tuple(1 if i in axes else n for i, n in enumerate(shape))
    alike = not np.ndim(weights)

    def forward(t: Any) -> Any:
        return np.sum(t * weights if alike else weights[..., None] * t, axis=axes, keepdims=keepdims)

    def backward(g: Any) -> Any:
        g = np.reshape(g, kept)
        return np.broadcast_to(g * weights, shape) if alike else weights * g

    return LinearMap(forward, backward)


def running(axis: int) -> LinearMap:
    """Running sums along an axis."""
    return LinearMap(lambda t: np.cumsum(t, axis=axis), lambda g: np.flip(np.cumsum(np.flip(g, axis), axis=axis), axis))


def times_right(B: Any, shape: Shape) -> LinearMap:
    """X -> X @ B for X of this shape (..., i, j) and B (..., j, l)."""
    turned = np.swapaxes(B, -1, -2)
    return LinearMap(
        lambda t: np.matmul(turned[..., None, :, :], t),  # (..., 1, l, j) @ (..., i, j, k)
        lambda g: summed_to(np.matmul(g, turned), shape),
    )


def times_left(A: Any, shape: Shape) -> LinearMap:
    """X -> A @ X for A (..., i, j) and X of this shape (..., j, l)."""

    def forward(t: Any) -> Any:
        product = np.matmul(A, np.reshape(t, (*np.shape(t)[:-2], -1)))  # (..., i, l k)
        return np.reshape(product, (*np.shape(product)[:-1], *np.shape(t)[-2:]))

    return LinearMap(forward, lambda g: summed_to(np.matmul(np.swapaxes(A, -1, -2), g), shape))


def taking(index: Any, shape: Shape) -> LinearMap:
    """Entry index[i] of the flattened array to place i, counted from 1; 0 stands for none."""
    size = int(np.prod(shape, dtype=int))
    return LinearMap(
        lambda t: take_rows(np.reshape(t, (size, np.shape(t)[-1])), index),
        lambda g: np.reshape(add_rows(g, index, size), shape),
    )


def getting(key: tuple[Any, ...], shape: Shape) -> LinearMap:
    """x[key] for a key of whole numbers and slices, one for each axis, and None."""
    return LinearMap(lambda t: get(t, key), lambda g: put(g, key, shape), key)


def _handed_over(function: Any, x: Any, *rest: Any) -> Any:
    return x.__array_function__(function, (type(x),), (x, *rest), {})


def take_rows(x: Any, index: Any) -> Any:
    """Rows of x: (size, ...) by their numbers, counted from 1, in the shape of index; zeros for 0."""
    if isinstance(x, Traced):
        return _handed_over(take_rows, x, index)
    return np.concatenate([np.zeros((1, *x.shape[1:])), x])[index]


def add_rows(g: Any, index: Any, size: int) -> Any:
    """The transpose of take_rows: each row of g is added to the row it was taken from, (size, ...)."""
    if isinstance(g, Traced):
        return _handed_over(add_rows, g, index, size)
    rest = np.shape(g)[index.ndim :]
    if not rest:
        return np.bincount(index.ravel(), weights=np.ravel(g), minlength=size + 1)[1:]
    total = np.zeros((size + 1, *rest))
    np.add.at(total, index.ravel(), np.reshape(g, (-1, *rest)))
    return total[1:]


def get(x: Any, key: tuple[Any, ...]) -> Any:
    """A part of x, by whole numbers and slices."""
    return _handed_over(get, x, key) if isinstance(x, Traced) else x[key]


def put(g: Any, key: tuple[Any, ...], shape: Shape) -> Any:
    """The transpose of get: zeros of this shape, and further axes that g has, with g in their part."""
    if isinstance(g, Traced):
        return _handed_over(put, g, key, shape)
    part = np.broadcast_to(0.0, shape)[key].ndim
    total = np.zeros((*shape, *np.shape(g)[part:]))
    total[key] = g
    return total
