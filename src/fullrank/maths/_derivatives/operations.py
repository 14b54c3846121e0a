"""The table of operations: one row for each function of NumPy that has a derivative here, for both modes.

To add one, write a row: elementwise with the partial derivatives; reduced_by with the weights; rearranged_by where
entries only move; written_as in terms of others. Where a function has a kink, the middle is taken: 0 for abs and for
the norm at zero, equal shares for maximum, minimum, max and min where several entries are largest.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., table 1.1; DLMF, chapter 4, for the derivatives.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from fullrank.maths._derivatives.rules import (
    Constant,
    each_reshaped_by,
    elementwise,
    permuted_by,
    rearranged_by,
    reduced_by,
    reshaped_by,
    values_only,
)
from fullrank.maths._derivatives.traced import plain

LN2, LN10 = float(np.log(2.0)), float(np.log(10.0))
ONE, MINUS = Constant(1), Constant(-1)

elementwise(np.add, ONE, ONE)
elementwise(np.subtract, ONE, MINUS)
elementwise(np.multiply, lambda y, a, b: b, lambda y, a, b: a)
elementwise(np.divide, lambda y, a, b: 1 / b, lambda y, a, b: -y / b)
elementwise(np.negative, MINUS)
elementwise(np.positive, ONE)
elementwise(np.abs, lambda y, x: np.sign(x))
elementwise(np.fabs, lambda y, x: np.sign(x))
elementwise(np.exp, lambda y, x: y)
elementwise(np.exp2, lambda y, x: LN2 * y)
elementwise(np.expm1, lambda y, x: np.exp(x))
elementwise(np.log, lambda y, x: 1 / x)
elementwise(np.log2, lambda y, x: 1 / (LN2 * x))
elementwise(np.log10, lambda y, x: 1 / (LN10 * x))
elementwise(np.log1p, lambda y, x: 1 / (1 + x))
elementwise(np.sqrt, lambda y, x: 0.5 / y)
elementwise(np.cbrt, lambda y, x: 1 / (3 * y * y))
elementwise(np.square, lambda y, x: 2.0 * x)
elementwise(np.reciprocal, lambda y, x: -y * y)
elementwise(np.sin, lambda y, x: np.cos(x))
elementwise(np.cos, lambda y, x: -np.sin(x))
elementwise(np.tan, lambda y, x: 1 + y * y)
elementwise(np.arcsin, lambda y, x: 1 / np.sqrt((1 - x) * (1 + x)))
elementwise(np.arccos, lambda y, x: -1 / np.sqrt((1 - x) * (1 + x)))
elementwise(np.arctan, lambda y, x: 1 / (1 + x * x))
elementwise(np.sinh, lambda y, x: np.cosh(x))
elementwise(np.cosh, lambda y, x: np.sinh(x))
elementwise(np.tanh, lambda y, x: (1 - y) * (1 + y))
elementwise(np.arcsinh, lambda y, x: 1 / np.hypot(1.0, x))
elementwise(np.arccosh, lambda y, x: 1 / np.sqrt((x - 1) * (x + 1)))
elementwise(np.arctanh, lambda y, x: 1 / ((1 - x) * (1 + x)))
elementwise(np.arctan2, lambda y, a, b: b / (a * a + b * b), lambda y, a, b: -a / (a * a + b * b))
elementwise(np.hypot, lambda y, a, b: a * _inverse(y), lambda y, a, b: b * _inverse(y))
elementwise(np.logaddexp, lambda y, a, b: np.exp(a - y), lambda y, a, b: np.exp(b - y))
elementwise(np.logaddexp2, lambda y, a, b: np.exp2(a - y), lambda y, a, b: np.exp2(b - y))
elementwise(np.maximum, lambda y, a, b: _share(a, b), lambda y, a, b: _share(b, a))
elementwise(np.minimum, lambda y, a, b: _share(b, a), lambda y, a, b: _share(a, b))
elementwise(np.fmax, lambda y, a, b: _share(a, b), lambda y, a, b: _share(b, a))
elementwise(np.fmin, lambda y, a, b: _share(b, a), lambda y, a, b: _share(a, b))
elementwise(np.power, lambda y, x, p: _slope_of_power(x, p), lambda y, x, p: _growth_of_power(y, x))
elementwise(np.float_power, lambda y, x, p: _slope_of_power(x, p), lambda y, x, p: _growth_of_power(y, x))
elementwise(np.deg2rad, Constant(np.pi / 180))
elementwise(np.radians, Constant(np.pi / 180))
elementwise(np.rad2deg, Constant(180 / np.pi))
elementwise(np.degrees, Constant(180 / np.pi))
elementwise(np.remainder, ONE, lambda y, a, b: -np.floor(a / b))
elementwise(np.fmod, ONE, lambda y, a, b: -np.trunc(a / b))
elementwise(np.copysign, lambda y, a, b: np.sign(a) * np.copysign(1.0, b), Constant(0))

reduced_by(np.sum, lambda y, x, axes: 1)
reduced_by(np.mean, lambda y, x, axes: np.size(y) / np.size(x))
for _function in (np.max, np.min, np.amax, np.amin):
    reduced_by(_function, lambda y, x, axes: _shares(x, y, axes))

reshaped_by(np.reshape, np.ravel, np.squeeze, np.expand_dims)
each_reshaped_by(np.atleast_1d, np.atleast_2d, np.atleast_3d)
permuted_by(np.transpose, np.swapaxes, np.moveaxis, np.rollaxis, np.matrix_transpose)
rearranged_by(np.concatenate, np.stack, np.hstack, np.vstack, np.dstack, np.column_stack)
rearranged_by(np.flip, np.fliplr, np.flipud, np.roll, np.rot90, np.repeat, np.tile, np.take, np.take_along_axis)
rearranged_by(np.diagonal, np.diag, np.diagflat, np.tril, np.triu, np.delete, np.resize)

values_only(np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal)
values_only(np.logical_and, np.logical_or, np.logical_xor, np.logical_not, np.isfinite, np.isinf, np.isnan, np.signbit)
values_only(np.sign, np.heaviside, np.floor, np.ceil, np.rint, np.trunc, np.floor_divide, np.round, np.fix)
values_only(np.shape, np.ndim, np.size, np.zeros_like, np.ones_like, np.empty_like, np.argmax, np.argmin, np.argsort)
values_only(np.argwhere, np.nonzero, np.flatnonzero, np.count_nonzero, np.searchsorted, np.digitize, np.any, np.all)
values_only(np.isclose, np.allclose, np.array_equal, np.result_type, np.iscomplexobj, np.isrealobj, np.lexsort)


def _inverse(y: Any) -> Any:
    """1 / y, and 0 where y is 0."""
    return np.where(y == 0, 0.0, 1 / np.where(y == 0, 1.0, y))


def _share(a: Any, b: Any) -> Any:
    """1 where a is larger, 0 where b is, a half each where they are alike."""
    return 0.5 * (np.sign(a - b) + 1.0)  # np.heaviside is many times slower


def _shares(x: Any, y: Any, axes: tuple[int, ...]) -> Any:
    """Equal shares for the entries of x that are y."""
    alike = plain(x) == plain(y)
    return alike / np.sum(alike, axis=axes, keepdims=True)


def _slope_of_power(x: Any, p: Any) -> Any:
    """p x^(p - 1), which is 0 for p = 0 even at x = 0."""
    if isinstance(p, int | float):
        return 2.0 * x if p == 2 else p * x ** (p - 1) if p else np.zeros(np.shape(x))
    still = np.equal(p, 0)
    return p * np.where(still, 1.0, x) ** np.where(still, 1.0, p - 1.0)


def _growth_of_power(y: Any, x: Any) -> Any:
    """x^p log x, which is 0 where x^p is."""
    return y * np.log(np.where(np.equal(y, 0), 1.0, x))
