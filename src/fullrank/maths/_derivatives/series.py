"""Power series cut off after a degree, as arrays: what a function of NumPy makes of one series is another.

A product is a convolution of coefficients. Everything else follows from a differential equation: y = exp(x) has
y' = y x', so that k y_k is the sum of j x_j y_(k-j), one coefficient after the other.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., chapter 13, tables 13.1 and 13.2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._derivatives import operations as _operations
from fullrank.maths._derivatives.rules import FIRST_ORDER_ONLY, PARTIALS
from fullrank.maths._derivatives.traced import NotFollowed, Traced, plain

del _operations  # it fills the tables
Coefficients = NDArray[np.float64]  # (..., degree + 1)


@final
class Series(Traced):
    """An array of power series in one variable.

    value: any shape, the constant terms.  rest: shape + (degree,), the coefficients of the powers 1 to degree.
    """

    __slots__ = ("rest",)

    def __init__(self, value: Any, level: int, rest: Any) -> None:
        """level: the higher of two is the derivative taken inside the other's function."""
        super().__init__(value, level, fixed=True)
        self.rest = rest

    def linear(self, y: Any, pairs: Sequence[tuple[Any, Any]]) -> Series:
        """y, and what the maps make of each coefficient: right for operations that are linear."""
        total = sum(carry.forward(array.rest) for array, carry in pairs)
        return Series(y, self.level, np.broadcast_to(total, (*np.shape(y), self.rest.shape[-1])))

    def own_rule(self, function: Any) -> Callable[..., Any] | None:
        """The rule for series, the table's where the operation is linear or made of others."""
        if function in RULES:
            rule = RULES[function]
            return lambda *arguments, **options: rule(self, *arguments, **options)
        name = getattr(function, "__name__", str(function))
        if function in PARTIALS and name in OF_SCIPY:
            return lambda x: OF_SCIPY[name](function)(self, x)
        if function in FIRST_ORDER_ONLY:
            known = sorted({known.__name__ for known in RULES} - {"add", "multiply", "divide", "power", "matmul"})
            raise NotFollowed(
                f"{name} has no power series here; it can be had for arithmetic, @, sums and products, and for "
                f"{', '.join(known)}, and of scipy.special {', '.join(sorted(OF_SCIPY))}."
            )
        return None

    def _become(self, other: Any) -> None:
        self.value, self.rest = other.value, other.rest

    def coefficients(self, x: Any) -> Coefficients:
        """All coefficients of a series of this degree, or of a constant, which has one."""
        if isinstance(x, Series) and x.level == self.level:
            return np.concatenate([np.asarray(x.value)[..., None], x.rest], axis=-1)
        c = np.zeros((*np.shape(x), self.rest.shape[-1] + 1))
        c[..., 0] = x
        return c

    def of(self, c: Coefficients) -> Series:
        """The series with these coefficients."""
        return Series(c[..., 0][()], self.level, c[..., 1:])


def convolved(a: Coefficients, b: Coefficients) -> Coefficients:
    """The coefficients of a product."""
    out: Coefficients = np.zeros(np.broadcast_shapes(a.shape, b.shape))
    for j in range(out.shape[-1]):
        out[..., j:] += a[..., j : j + 1] * b[..., : out.shape[-1] - j]
    return out


def divided(a: Coefficients, b: Coefficients) -> Coefficients:
    """The coefficients y of a / b, from y b = a."""
    y: Coefficients = np.zeros(np.broadcast_shapes(a.shape, b.shape))
    for k in range(y.shape[-1]):
        known = (b[..., 1 : k + 1] * y[..., :k][..., ::-1]).sum(axis=-1)
        y[..., k] = (a[..., k] - known) / b[..., 0]
    return y


def _slopes(x: Coefficients) -> Coefficients:
    """j x_j for each j: the coefficients of x x', as it were."""
    return x * np.arange(x.shape[-1])


def _grown(start: Any, x: Coefficients, rate: Callable[[Coefficients, int], Any]) -> Coefficients:
    """y with y' = w x' and this start, where rate(y, k) is coefficient k of w, from those of y up to k."""
    y, w, slopes = np.zeros(x.shape), np.zeros(x.shape), _slopes(x)
    y[..., 0] = start
    for k in range(1, x.shape[-1]):
        w[..., k - 1] = rate(y, k - 1)
        y[..., k] = (slopes[..., 1 : k + 1] * w[..., :k][..., ::-1]).sum(axis=-1) / k
    return y


def exponential(x: Coefficients) -> Coefficients:
    """exp: y' = y x'."""
    return _grown(np.exp(x[..., 0]), x, lambda y, k: y[..., k])


def _tangent(start: Any, x: Coefficients, sign: int) -> Coefficients:
    """tan (sign 1) and tanh (sign -1): y' = (1 + sign y²) x'."""
    return _grown(start, x, lambda y, k: (k == 0) + sign * (y[..., : k + 1] * y[..., : k + 1][..., ::-1]).sum(axis=-1))


def _waves(x: Coefficients, sign: int) -> tuple[Coefficients, Coefficients]:
    """sin and cos (sign -1), sinh and cosh (sign 1): s' = c x' and c' = sign s x'."""
    s, c, slopes = np.zeros(x.shape), np.zeros(x.shape), _slopes(x)
    x0 = x[..., 0]
    s[..., 0], c[..., 0] = (np.sin(x0), np.cos(x0)) if sign < 0 else (np.sinh(x0), np.cosh(x0))
    for k in range(1, x.shape[-1]):
        s[..., k] = (slopes[..., 1 : k + 1] * c[..., :k][..., ::-1]).sum(axis=-1) / k
        c[..., k] = sign * (slopes[..., 1 : k + 1] * s[..., :k][..., ::-1]).sum(axis=-1) / k
    return s, c


def powered(x: Coefficients, p: float) -> Coefficients:
    """x^p for a constant p: by products where p is a whole number from 0 on, else from x y' = p y x'."""
    if p == int(p) and 0 <= p <= 64:
        y = np.zeros(x.shape)
        y[..., 0] = 1.0
        for _ in range(int(p)):
            y = convolved(y, x)
        return y
    y = np.zeros(x.shape)
    y[..., 0] = x[..., 0] ** p
    for k in range(1, x.shape[-1]):
        j = np.arange(1, k + 1)
        y[..., k] = ((p * j - (k - j)) * x[..., 1 : k + 1] * y[..., :k][..., ::-1]).sum(axis=-1) / (k * x[..., 0])
    return y


Rule = Callable[..., Any]
RULES: dict[Any, Rule] = {}


def _row(*functions: Any) -> Callable[[Rule], Rule]:
    def enter(rule: Rule) -> Rule:
        RULES.update(dict.fromkeys(functions, rule))
        return rule

    return enter


def _of_one(function: Any, rule: Callable[[Coefficients], Coefficients]) -> None:
    RULES[function] = lambda top, x: top.of(rule(top.coefficients(x)))


_of_one(np.exp, exponential)
_of_one(np.exp2, lambda x: exponential(np.log(2.0) * x))
_of_one(np.sin, lambda x: _waves(x, -1)[0])
_of_one(np.cos, lambda x: _waves(x, -1)[1])
_of_one(np.sinh, lambda x: _waves(x, 1)[0])
_of_one(np.cosh, lambda x: _waves(x, 1)[1])
_of_one(np.tan, lambda x: _tangent(np.tan(x[..., 0]), x, 1))
_of_one(np.tanh, lambda x: _tangent(np.tanh(x[..., 0]), x, -1))
_of_one(np.square, lambda x: convolved(x, x))
_of_one(np.sqrt, lambda x: powered(x, 0.5))


@_row(np.multiply)
def _multiply(top: Series, a: Any, b: Any) -> Series:
    return top.of(convolved(top.coefficients(a), top.coefficients(b)))


@_row(np.divide)
def _divide(top: Series, a: Any, b: Any) -> Series:
    return top.of(divided(top.coefficients(a), top.coefficients(b)))


@_row(np.reciprocal)
def _reciprocal(top: Series, x: Any) -> Any:
    return 1.0 / x


@_row(np.power, np.float_power)
def _power(top: Series, x: Any, p: Any) -> Any:
    if isinstance(p, Traced):
        return np.exp(p * np.log(x))
    exponents = np.asarray(p, dtype=float)
    if exponents.ndim:
        rows = [powered(c, q) for c, q in _pairs(top.coefficients(x), exponents)]
        shape = np.broadcast_shapes(np.shape(x), exponents.shape)
        return top.of(np.reshape(rows, (*shape, -1)))
    return top.of(powered(top.coefficients(x), float(exponents)))


def _pairs(c: Coefficients, exponents: Any) -> Any:
    shape = np.broadcast_shapes(c.shape[:-1], exponents.shape)
    wide = np.broadcast_to(c, (*shape, c.shape[-1])).reshape(-1, c.shape[-1])
    return zip(wide, np.broadcast_to(exponents, shape).ravel(), strict=True)


@_row(np.matmul)
def _matmul(top: Series, a: Any, b: Any) -> Series:
    A, B = (np.moveaxis(top.coefficients(m), -1, 0) for m in (a, b))
    terms = [sum(A[j] @ B[k - j] for j in range(k + 1)) for k in range(len(A))]
    return top.of(np.stack(terms, axis=-1))


@_row(np.expm1)
def _expm1(top: Series, x: Any) -> Series:
    y = exponential(top.coefficients(x))
    return Series(np.expm1(x.value), top.level, y[..., 1:])


@_row(np.abs, np.fabs)
def _abs(top: Series, x: Any) -> Any:
    if (np.asarray(x.value) == 0).any():
        raise ValueError("abs has a kink at 0, so it has no power series there; take another centre.")
    return x * np.sign(x.value)


@_row(np.cbrt)
def _cbrt(top: Series, x: Any) -> Series:
    c, sign = top.coefficients(x), np.sign(x.value)[..., None]
    return Series(np.cbrt(x.value), top.level, (sign * powered(sign * c, 1 / 3))[..., 1:])


@_row(np.arctan2)
def _arctan2(top: Series, a: Any, b: Any) -> Series:
    """y' = (a' b - a b') / (a² + b²), which has no angle's jumps."""
    p, q = top.coefficients(a), top.coefficients(b)
    turning = convolved(_slopes(p), q) - convolved(p, _slopes(q))
    slopes = divided(turning, convolved(p, p) + convolved(q, q))  # k y_k
    orders = np.maximum(np.arange(slopes.shape[-1]), 1)
    return Series(np.arctan2(p[..., 0], q[..., 0])[()], top.level, (slopes / orders)[..., 1:])


@_row(np.remainder)
def _remainder(top: Series, a: Any, b: Any) -> Any:
    return a - _steady(np.floor, a, b) * b


@_row(np.fmod)
def _fmod(top: Series, a: Any, b: Any) -> Any:
    return a - _steady(np.trunc, a, b) * b


def _steady(rounded: Any, a: Any, b: Any) -> Any:
    """How often b fits into a, which must not be about to change."""
    ratio = np.asarray(plain(a) / plain(b))
    if (ratio == np.rint(ratio)).any():
        raise ValueError("% jumps where nothing remains, so it has no power series there; take another centre.")
    return rounded(ratio)


@_row(np.copysign)
def _copysign(top: Series, a: Any, b: Any) -> Any:
    return np.abs(a) * np.copysign(1.0, plain(b))


@_row(np.hypot)
def _hypot(top: Series, a: Any, b: Any) -> Any:
    return np.sqrt(a * a + b * b)


@_row(np.logaddexp)
def _logaddexp(top: Series, a: Any, b: Any) -> Any:
    return b + np.log1p(np.exp(a - b))


@_row(np.maximum, np.fmax)
def _maximum(top: Series, a: Any, b: Any) -> Any:
    return np.where(_larger(top, a, b), a, b)


@_row(np.minimum, np.fmin)
def _minimum(top: Series, a: Any, b: Any) -> Any:
    return np.where(_larger(top, a, b), b, a)


def _larger(top: Series, a: Any, b: Any) -> Any:
    first, second = top.coefficients(a), top.coefficients(b)
    if ((first[..., 0] == second[..., 0]) & (first != second).any(axis=-1)).any():
        raise ValueError("maximum and minimum have a kink where both are alike: no power series; take another centre.")
    return first[..., 0] > second[..., 0]


def _integrated(function: Any) -> Rule:
    """A function whose derivative in the table is plain arithmetic of x: y' = partial(x) x'."""
    partial = PARTIALS[function][0]

    def rule(top: Series, x: Any) -> Series:
        factor = top.coefficients(partial(None, x))
        return top.of(_grown(function(x.value), top.coefficients(x), lambda y, k: factor[..., k]))

    return rule


RULES.update({function: _integrated(function) for function in (np.log, np.log1p, np.log2, np.log10)})
RULES.update({function: _integrated(function) for function in (np.arctan, np.arcsin, np.arccos)})
RULES.update({function: _integrated(function) for function in (np.arctanh, np.arcsinh, np.arccosh)})


def _logistic(function: Any) -> Rule:
    """y' = y (1 - y) x'."""

    def rule(top: Series, x: Any) -> Series:
        def rate(y: Coefficients, k: int) -> Coefficients:
            square: Coefficients = (y[..., : k + 1] * y[..., : k + 1][..., ::-1]).sum(axis=-1)
            return y[..., k] - square

        return top.of(_grown(function(x.value), top.coefficients(x), rate))

    return rule


OF_SCIPY: dict[str, Callable[[Any], Rule]] = {
    **dict.fromkeys(("erf", "erfc", "ndtr"), _integrated),
    "expit": _logistic,
}
