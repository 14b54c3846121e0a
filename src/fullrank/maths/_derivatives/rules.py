"""The kinds of rows in the table of operations: each turns one line of mathematics into a rule for traced arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fullrank.maths._derivatives.linear_maps import LinearMap, adding, permuting, reshaping, scaling, taking
from fullrank.maths._derivatives.traced import TABLE, NotFollowed, Traced, as_array, highest, lowered, plain, shape_of

Partial = Callable[..., Any]
PARTIALS: dict[Any, tuple[Partial, ...]] = {}  # of the functions that act entry by entry
FIRST_ORDER_ONLY: set[Any] = set()  # rows that hold for first changes; a power series needs rules of its own


def linearised(y: Any, arguments: Any, top: Traced, maps: Callable[[int], LinearMap]) -> Any:
    """The result y, with the map of each argument that is traced at the top level."""
    pairs = [(a, maps(i)) for i, a in enumerate(arguments) if isinstance(a, Traced) and a.level == top.level]
    return top.linear(y, pairs)


def elementwise(function: Any, *partials: Partial) -> None:
    """A row for a function that acts entry by entry: its partial derivatives, from the result and the arguments."""
    keep = not all(isinstance(partial, Constant) for partial in partials)

    def rule(*arguments: Any) -> Any:
        top = highest(arguments)
        lower = lowered(top, arguments, keep)
        y = function(*lower)
        return linearised(y, arguments, top, lambda i: scaling(partials[i](y, *lower), shape_of(lower[i])))

    TABLE[function], PARTIALS[function] = rule, partials
    if keep:
        FIRST_ORDER_ONLY.add(function)


class Constant:
    """A partial derivative that is the same number everywhere."""

    def __init__(self, number: float) -> None:
        self.number = number

    def __call__(self, *_: Any) -> float:
        """The number, whatever the arguments."""
        return self.number


def values_only(*functions: Any) -> None:
    """Rows for functions whose results stay where the arguments change a little: comparisons, shapes, places."""
    for function in functions:
        TABLE[function] = _on_values(function)


def _on_values(function: Any) -> Callable[..., Any]:
    def rule(*arguments: Any, **options: Any) -> Any:
        return function(*plain(arguments), **{key: plain(option) for key, option in options.items()})

    return rule


def written_as(function: Any, *, first_order: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A row for a function that is written with others of the table; first_order: it holds for first changes only."""

    def enter(rule: Callable[..., Any]) -> Callable[..., Any]:
        TABLE[function] = rule
        if first_order:
            FIRST_ORDER_ONLY.add(function)
        return rule

    return enter


def reshaped_by(*functions: Any) -> None:
    """Rows for functions that keep the entries in their order and change the shape."""
    for function in functions:
        TABLE[function] = _reshaped(function)


def _reshaped(function: Any) -> Callable[..., Any]:
    def rule(x: Any, *rest: Any, **options: Any) -> Any:
        order = [options.pop("order", "C"), *(given for given in rest if isinstance(given, str))]
        if any(given != "C" for given in order):  # the orders A and K may be by columns too
            raise NotFollowed(
                f"arrays in columns (order={order[-1]!r}) have no derivative here; transpose before and after instead."
            )
        y = function(x.value, *rest, **options)
        x.fixed = True
        return _looking(x.linear(y, [(x, reshaping(np.shape(x), np.shape(y)))]))

    return rule


def each_reshaped_by(*functions: Any) -> None:
    """Rows for such functions of one or more arrays, which they reshape each for itself."""
    for function in functions:
        TABLE[function] = _each(_reshaped(function), function)


def _each(rule: Callable[..., Any], function: Any) -> Callable[..., Any]:
    def every(*arrays: Any) -> Any:
        done = tuple(rule(a) if isinstance(a, Traced) else function(a) for a in map(as_array, arrays))
        return done[0] if len(done) == 1 else done

    return every


def _looking(array: Any) -> Any:
    array.fixed = True
    return array


def permuted_by(*functions: Any) -> None:
    """Rows for functions that reorder the axes."""
    for function in functions:
        TABLE[function] = _permuted(function)


def _permuted(function: Any) -> Callable[..., Any]:
    def rule(x: Any, *rest: Any, **options: Any) -> Any:
        numbered = np.broadcast_to(0.0, tuple(range(1, np.ndim(x) + 1)))  # axis i has length i + 1
        axes = tuple(n - 1 for n in function(numbered, *rest, **options).shape)
        x.fixed = True
        return _looking(x.linear(np.transpose(x.value, axes), [(x, permuting(axes))]))

    return rule


def rearranged_by(*functions: Any) -> None:
    """Rows for functions that pick entries of their first argument, an array or a list of arrays, or put in zeros."""
    for function in functions:
        TABLE[function] = rearranged(function)


def rearranged(function: Any) -> Callable[..., Any]:
    """The rule: the function itself, given the entries' numbers from 1 on, tells where each entry goes."""

    def rule(data: Any, *rest: Any, **options: Any) -> Any:
        parts = [as_array(part) for part in data] if isinstance(data, list | tuple) else [data]
        top = highest(parts)
        lower = lowered(top, parts, keep=False)
        whole = isinstance(data, list | tuple)
        y = function(lower if whole else lower[0], *rest, **options)
        ends = np.cumsum([np.size(part) for part in parts])
        numbers = [
            np.arange(end - np.size(part) + 1, end + 1).reshape(np.shape(part))
            for part, end in zip(parts, ends, strict=True)
        ]
        places = function(numbers if whole else numbers[0], *rest, **options)

        def maps(i: int) -> LinearMap:
            start, end = int(ends[i]) - np.size(parts[i]), int(ends[i])
            own = places if len(parts) == 1 else np.where((places > start) & (places <= end), places - start, 0)
            return taking(own, np.shape(parts[i]))

        return linearised(y, parts, top, maps)

    return rule


def reduced_by(function: Any, weights: Callable[..., Any]) -> None:
    """A row for a function of whole axes: its change is the sum of the entries' changes, each with its weight.

    weights(y, x, axes) is an array of x's shape or a number; y has kept the axes that are reduced.
    """

    def rule(x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
        lower, axes = x.value, axes_of(x, axis)
        y = function(lower, axis=axes, keepdims=True)
        w = weights(y, lower, axes)
        result = y if keepdims else np.reshape(y, tuple(n for i, n in enumerate(np.shape(x)) if i not in axes))[()]
        return x.linear(result, [(x, adding(w, np.shape(x), axes, keepdims))])

    TABLE[function] = rule
    if function not in (np.sum, np.mean):
        FIRST_ORDER_ONLY.add(function)


def axes_of(x: Any, axis: Any) -> tuple[int, ...]:
    """The axes as NumPy's functions name them, counted from 0; all of them for None."""
    if axis is None:
        return tuple(range(np.ndim(x)))
    return tuple(np.lib.array_utils.normalize_axis_tuple(axis, np.ndim(x)))
