"""Models that are fitted by the thousand: peaks, decays and growth, with derivatives and starting values.

Each is called as a plain function, `gaussian_peak(x, height, centre, width, background)`, so it goes into curve_fit as
well as curve_fit_batch; parameters of shape (fits, 1) give values of shape (fits, points). The formulas are written
over the array API standard, so PyTorch and CuPy arrays go through them too.

Source: Przybylski, Thiel, Keller-Findeisen, Stock & Bates, Gpufit: An open-source toolkit for GPU-accelerated curve
fitting, Scientific Reports 7, 15722 (2017), for the peak in two dimensions; Jacquelin, Régressions et équations
intégrales (2009), for the start of the decay.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, final

import numpy as np
from array_api_compat import array_namespace, is_array_api_obj

from fullrank.maths._fitting.batch_steps import solve_damped

Array = Any
Slopes = tuple[Array, Sequence[Array]]


@final
@dataclass(frozen=True, slots=True, repr=False, eq=False)
class FitModel:
    """A function y = f(x, *parameters) that knows its derivatives and where a fit to data may start.

    It is called as the function itself.  parameters: their names, in order.  coordinates: 1 where x is (points,),
    otherwise k where x is (k, points).  with_derivatives(x, *parameters): the values, and a derivative for each
    parameter.  starts(xp, x, Y): Y (fits, points) -> one (fits,) for each parameter.

    >>> gaussian_peak
    gaussian_peak(x, height, centre, width, background) = height exp(-(x - centre)² / (2 width²)) + background
    """

    name: str
    parameters: tuple[str, ...]
    formula: str
    with_derivatives: Callable[..., Slopes]
    starts: Callable[[Any, Array, Array], Sequence[Array]]
    coordinates: int = 1
    compiled: bool = False  # whether _kernels has it

    def __call__(self, x: Array, *parameters: Array) -> Array:
        """The values of the function."""
        return self.with_derivatives(_array(x), *parameters)[0]

    def jac(self, x: Array, *parameters: Array) -> Array:
        """The derivatives, with one more axis at the end for the parameters, as curve_fit takes them."""
        values, slopes = self.with_derivatives(_array(x), *parameters)
        xp = array_namespace(values)
        return xp.stack([xp.broadcast_to(slope, values.shape) for slope in slopes], axis=-1)

    def guess(self, x: Array, Y: Array) -> Array:
        """Starting values for every row of Y: (fits, points) -> (fits, p), or for one row (points,) -> (p,)."""
        x, Y = _array(x), _array(Y)
        xp = array_namespace(x, Y)
        rows = Y[None, :] if Y.ndim == 1 else Y
        with np.errstate(all="ignore"):  # a row with nan gets a start of nan
            found = xp.stack(list(self.starts(xp, x, rows)), axis=1)
        return found[0, :] if Y.ndim == 1 else found

    @property
    def __signature__(self) -> inspect.Signature:
        """The names of the arguments, for those who count them, as curve_fit does."""
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        return inspect.Signature([inspect.Parameter(name, kind) for name in ("x", *self.parameters)])

    def __repr__(self) -> str:
        return f"{self.name}(x, {', '.join(self.parameters)}) = {self.formula}"


def _array(given: Any) -> Array:
    if is_array_api_obj(given):
        return given if "float" in str(given.dtype) else array_namespace(given).astype(given, _float64(given))
    return np.asarray(given, dtype=np.float64)


def _float64(like: Array) -> Any:
    return array_namespace(like).float64


@cache
def numpy_namespace() -> Any:
    """NumPy as the standard wants it: it is loaded at the first call, as it loads all of NumPy, parts long unused."""
    return array_namespace(np.empty(0))


def _over(x: Array) -> Any:
    """The name space of x; complex and dual parameters follow NumPy's functions."""
    return numpy_namespace() if isinstance(x, np.ndarray) else array_namespace(x)


def _gaussian_peak(x: Array, height: Array, centre: Array, width: Array, background: Array) -> Slopes:
    xp, over = _over(x), 1 / width
    u = (x - centre) * over
    bell = xp.exp(-0.5 * (u * u))
    by_centre = (height * over) * bell * u
    return height * bell + background, (bell, by_centre, by_centre * u, xp.ones_like(x))


def _gaussian_peak_2d(
    x: Array, amplitude: Array, centre_x: Array, centre_y: Array, width: Array, offset: Array
) -> Slopes:
    xp, over = _over(x), 1 / width
    u, v = (x[0, ...] - centre_x) * over, (x[1, ...] - centre_y) * over
    square = u * u + v * v
    bell = xp.exp(-0.5 * square)
    steep = (amplitude * over) * bell
    return amplitude * bell + offset, (bell, steep * u, steep * v, steep * square, xp.ones_like(x[0, ...]))


def _lorentzian_peak(x: Array, height: Array, centre: Array, width: Array, background: Array) -> Slopes:
    xp, over = _over(x), 1 / width
    u = (x - centre) * over
    bell = 1 / (1 + u * u)
    by_centre = (2 * height * over) * u * bell * bell
    return height * bell + background, (bell, by_centre, by_centre * u, xp.ones_like(x))


def _exponential_decay(x: Array, amplitude: Array, rate: Array, offset: Array) -> Slopes:
    xp = _over(x)
    left = xp.exp(-(rate * x))
    return amplitude * left + offset, (left, -amplitude * (x * left), xp.ones_like(x))


def _logistic_growth(x: Array, capacity: Array, rate: Array, midpoint: Array) -> Slopes:
    xp, t = _over(x), x - midpoint
    e = xp.exp(-xp.abs(rate * t))  # at most 1, so nothing overflows
    small, large = e / (1 + e), 1 / (1 + e)
    share = xp.where(rate * t >= 0, large, small)
    slope = capacity * (small * large)
    return capacity * share, (share, slope * t, -rate * slope)


def _peak(xp: Any, Y: Array) -> tuple[Array, Array, Array]:
    """Background and height, (fits,), and how far each point stands out above half the height, (fits, m)."""
    ordered, m = xp.sort(Y, axis=1), Y.shape[1]
    lowest, middle, highest = ordered[:, 0], ordered[:, m // 2], ordered[:, m - 1]
    up = highest - middle >= middle - lowest
    background = xp.where(up, ordered[:, m // 10], ordered[:, m - 1 - m // 10])
    height = xp.where(up, highest, lowest) - background
    size = xp.where(height == 0, xp.ones_like(height), height)
    above = xp.maximum((Y - background[:, None]) / size[:, None] - 0.5, xp.zeros_like(Y))
    return background, height, xp.where(height[:, None] == 0, xp.ones_like(above), above)


def _mean(xp: Any, x: Array, weights: Array) -> Array:
    return xp.sum(x * weights, axis=1) / xp.sum(weights, axis=1)


def _peak_starts(xp: Any, x: Array, Y: Array, half_width: float) -> Sequence[Array]:
    """Starts for a peak that has fallen to half its height at half_width widths from its centre."""
    background, height, above = _peak(xp, Y)
    spacing = (xp.max(x) - xp.min(x)) / max(x.shape[0] - 1, 1)
    width = xp.sum(xp.astype(above > 0, Y.dtype), axis=1) * spacing / (2 * half_width)
    return height, _mean(xp, x, above), xp.where(width > 0, width, xp.ones_like(width)), background


def _spot_starts(xp: Any, x: Array, Y: Array) -> Sequence[Array]:
    offset, amplitude, above = _peak(xp, Y)
    spans = xp.max(x, axis=1) - xp.min(x, axis=1)
    pixel = spans[0] * spans[1] / max(x.shape[1] ** 0.5 - 1, 1) ** 2
    area = xp.sum(xp.astype(above > 0, Y.dtype), axis=1) * pixel  # π (1.177 width)²
    width = xp.sqrt(area / np.pi) / 1.177
    width = xp.where(width > 0, width, xp.ones_like(width))
    return amplitude, _mean(xp, x[0, :], above), _mean(xp, x[1, :], above), width, offset


def _decay_starts(xp: Any, x: Array, Y: Array) -> Sequence[Array]:
    """With S the running integral of y, y = -rate S + rate offset x + constant: linear in what is sought."""
    order = xp.argsort(x)
    t = xp.take(x, order)
    t, y = t - t[0], xp.take(Y, order, axis=1)
    S = xp.cumulative_sum((y[:, 1:] + y[:, :-1]) * (0.5 * (t[1:] - t[:-1])), axis=1)
    S = xp.concat([xp.zeros_like(S[:, :1]), S], axis=1)
    ones = xp.ones_like(y)
    rate = -_regressed(xp, [S, t * ones, ones], y)[0, :]
    usual = xp.full_like(rate, 3.0) / xp.where(t[-1] > 0, t[-1], xp.ones_like(t[-1]))
    rate = xp.where(xp.isfinite(rate) & (rate != 0) & (xp.abs(rate) * t[-1] < 300.0), rate, usual)
    found = _regressed(xp, [xp.exp(-rate[:, None] * t), ones], y)
    start = xp.min(x)
    return found[0, :] * xp.exp(rate * start), rate, found[1, :]


def _regressed(xp: Any, columns: list[Array], y: Array) -> Array:
    """The coefficients, (k, fits), with which columns: (fits, m) each run nearest to y."""
    k = len(columns)
    A = xp.stack([xp.vecdot(columns[i], columns[j]) for i in range(k) for j in range(i + 1)])
    b = xp.stack([xp.vecdot(column, y) for column in columns])
    diagonal = xp.stack([A[i * (i + 3) // 2, :] for i in range(k)])
    return solve_damped(xp, A, b, 1e-12 * diagonal)[0]


def _growth_starts(xp: Any, x: Array, Y: Array) -> Sequence[Array]:
    """The share of the capacity, seen as log(share / (1 - share)), is a straight line."""
    highest, lowest = xp.max(Y, axis=1), xp.min(Y, axis=1)
    capacity = 1.05 * xp.where(highest >= -lowest, highest, lowest)
    size = xp.where(capacity == 0, xp.ones_like(capacity), capacity)
    share = xp.minimum(xp.maximum(Y / size[:, None], xp.full_like(Y, 0.02)), xp.full_like(Y, 0.98))
    weights = (share * (1 - share)) ** 2 - (0.02 * 0.98) ** 2 + 1e-9  # next to nothing where the line says nothing
    found = _regressed(xp, [weights * x, weights], weights * xp.log(share / (1 - share)))
    rate = xp.where(found[0, :] != 0, found[0, :], xp.ones_like(capacity))
    return capacity, rate, -found[1, :] / rate


gaussian_peak = FitModel(
    "gaussian_peak",
    ("height", "centre", "width", "background"),
    "height exp(-(x - centre)² / (2 width²)) + background",
    _gaussian_peak,
    partial(_peak_starts, half_width=1.177),
    compiled=True,
)
gaussian_peak_2d = FitModel(
    "gaussian_peak_2d",
    ("amplitude", "centre_x", "centre_y", "width", "offset"),
    "amplitude exp(-((x[0] - centre_x)² + (x[1] - centre_y)²) / (2 width²)) + offset",
    _gaussian_peak_2d,
    _spot_starts,
    coordinates=2,
    compiled=True,
)
lorentzian_peak = FitModel(
    "lorentzian_peak",
    ("height", "centre", "width", "background"),
    "height / (1 + ((x - centre) / width)²) + background",
    _lorentzian_peak,
    partial(_peak_starts, half_width=1.0),
    compiled=True,
)
exponential_decay = FitModel(
    "exponential_decay",
    ("amplitude", "rate", "offset"),
    "amplitude exp(-rate x) + offset",
    _exponential_decay,
    _decay_starts,
    compiled=True,
)
logistic_growth = FitModel(
    "logistic_growth",
    ("capacity", "rate", "midpoint"),
    "capacity / (1 + exp(-rate (x - midpoint)))",
    _logistic_growth,
    _growth_starts,
    compiled=True,
)
