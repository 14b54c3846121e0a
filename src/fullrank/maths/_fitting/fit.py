"""A fit and all that can be read off it: values, errors, how they hang together, and where to look twice."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_number
from fullrank.maths._fitting.fit_report import drawn, table
from fullrank.maths._fitting.model_derivatives import Derivatives
from fullrank.maths._fitting.tangent import LOST, Tangent
from fullrank.maths._iteration import Reason

SHARE = 0.01  # of a direction that changes nothing, from which a parameter is said to take part in it


@final
@dataclass(frozen=True, repr=False, eq=False)
class Fit:
    """A model fitted to points: m of them, p parameters. It unpacks as `parameters, covariance = fit`.

    value: (p,) the parameters.  points: those that the steps left.  reason: why it stopped.
    names: (p,) of the parameters.  evaluations: calls of the model.  derivatives: how they were found.
    x, y: the data.  sum_of_squares: what was made least, of the residuals divided by sigma if it was given.
    Whatever else it tells is worked out when asked for.

    >>> from fullrank.maths import curve_fit
    >>> fit = curve_fit(lambda x, slope: slope * x, [1.0, 2.0, 3.0], [2.0, 4.1, 5.9])
    >>> fit.names, fit.value.round(2), fit.converged
    (('slope',), array([1.99]), True)
    """

    value: FloatArray
    points: list[FloatArray]
    reason: Reason
    names: tuple[str, ...]
    evaluations: int
    derivatives: str
    model: Callable[..., Any]
    x: Any
    y: FloatArray
    sum_of_squares: float
    weights: FloatArray | None
    absolute_sigma: bool
    box: tuple[FloatArray, FloatArray] | None
    tangent: Tangent = field(compare=False)

    @cached_property
    def path(self) -> FloatArray:
        """The way to the answer, (steps, p): row k is the point that step k left."""
        return np.array(self.points).reshape(-1, len(self.value))

    @property
    def parameters(self) -> FloatArray:
        """The parameters, (p,); the same as value."""
        return self.value

    @property
    def converged(self) -> bool:
        """Whether the stop test was met."""
        return self.reason is Reason.CONVERGED

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.points)

    def __iter__(self) -> Iterator[FloatArray]:
        return iter((self.value, self.covariance))

    def __len__(self) -> int:
        return 2

    def __getitem__(self, which: int) -> FloatArray:
        return (self.value, self.covariance)[which]

    @cached_property
    def at_bounds(self) -> dict[str, str]:
        """The parameters that a bound holds, by name, and which one: 'lower' or 'upper'."""
        if self.box is None:
            return {}
        low, high = self.box
        held = zip(self.names, self.value, low, high, strict=True)
        return {name: "lower" if v <= a else "upper" for name, v, a, b in held if v <= a or v >= b}

    @cached_property
    def undetermined(self) -> tuple[str, ...]:
        """The parameters that the data say nothing about, alone or with others: their standard error is infinite."""
        if self.tangent.whole:
            return ()
        lost, (_, _, V) = np.zeros(len(self.names)), self.tangent.directions
        lost[self._free] = np.abs(V[self.tangent.rank :]).max(axis=0, initial=0.0)
        return tuple(name for name, share in zip(self.names, lost, strict=True) if share > SHARE)

    @property
    def _free(self) -> Any:
        """Which parameters are not at a bound, (p,) booleans."""
        return np.array([name not in self.at_bounds for name in self.names])

    @property
    def degrees_of_freedom(self) -> int:
        """The points less the parameters that were free."""
        return len(self.y) - len(self.names) + (len(self.at_bounds) if self.box else 0)

    @property
    def variance(self) -> float:
        """What one residual's square is on average, s²: the sum of squares over the degrees of freedom.

        With sigma given it is the reduced chi-square: near 1 if model and sigma are right. inf without freedom.
        """
        return self.sum_of_squares / self.degrees_of_freedom if self.degrees_of_freedom > 0 else np.inf

    @cached_property
    def covariance(self) -> FloatArray:
        """The covariance of the parameters, (p, p): (JᵀJ)⁻¹ times the variance, or as it is under absolute_sigma.

        inf for what the data say nothing about; nan at a bound, where the formula does not hold.
        """
        scale, tangent = 1.0 if self.absolute_sigma else self.variance, self.tangent
        if math.isinf(scale):
            return np.full((len(self.names), len(self.names)), np.inf)
        if tangent.free is None and tangent.rank == len(self.names) and not (self.box and self.at_bounds):
            with np.errstate(all="ignore"):  # errors beyond float64 are infinite
                spread = tangent.spread()
                return np.asarray(spread.T.dot(spread) * scale)
        free = np.flatnonzero(self._free)
        whole = np.full((len(self.names), len(self.names)), np.nan)
        whole[np.ix_(free, free)] = self._spread_of(free) * scale
        for name in self.undetermined:
            j = self.names.index(name)
            whole[j, :] = whole[:, j] = np.nan
            whole[j, j] = np.inf
        return whole

    def _spread_of(self, free: Any) -> FloatArray:
        """(JᵀJ)⁻¹ of the free parameters, without the directions that are lost in rounding: (k, k)."""
        lengths = self.tangent.lengths[free]
        _, s, V = np.linalg.svd(self.tangent.R[:, free] / lengths, full_matrices=False)
        felt = s > LOST * s.max(initial=0.0)
        spread = V[felt] / (s[felt, None] * lengths)  # (rank, k)
        return np.asarray(spread.T @ spread)

    @cached_property
    def standard_errors(self) -> FloatArray:
        """How far off each parameter may be, one standard deviation, (p,)."""
        return np.asarray(np.sqrt(self.covariance.diagonal()))

    @cached_property
    def correlation(self) -> FloatArray:
        """How the errors of the parameters go together, (p, p), from -1 to 1."""
        errors = self.standard_errors
        with np.errstate(invalid="ignore"):
            return np.asarray(self.covariance / (errors[:, None] * errors))

    def confidence_intervals(self, level: float = 0.95) -> FloatArray:
        """The interval of each parameter, (p, 2), which holds the true one in so many of many repeated experiments.

        Student's t where the size of the errors was estimated, the normal distribution under absolute_sigma. It takes
        the model as straight over the interval, which is nearly true where the intervals are short.
        """
        reach = self._reach(level) * self.standard_errors
        return np.array([self.value - reach, self.value + reach]).T

    def _reach(self, level: float) -> float:
        level = level if type(level) is float else real_number(level, "level", "Fit")
        if not 0 < level < 1:
            raise ValueError(f"Fit needs a level between 0 and 1, such as 0.95, but it is {level!r}.")
        from scipy.special import ndtri, stdtrit  # here: loading it takes longer than a hundred fits

        if self.absolute_sigma:
            return float(ndtri((1 + level) / 2))
        return float(stdtrit(self.degrees_of_freedom, (1 + level) / 2)) if self.degrees_of_freedom > 0 else np.inf

    @cached_property
    def residuals(self) -> FloatArray:
        """Data minus model, (m,), not weighted."""
        return np.asarray(self.y - self.predict(self.x))

    @property
    def r_squared(self) -> float:
        """The share of y's variation about its mean that the model explains; nan where y does not vary."""
        weights = self.weights
        if weights is not None and weights.ndim == 2:
            return np.nan  # no mean is agreed on where errors are correlated
        with np.errstate(all="ignore"):  # squares beyond float64 leave nothing to compare
            w = np.ones(len(self.y)) if weights is None else weights**2
            total = float(w @ (self.y - w @ self.y / w.sum()) ** 2)
        return 1 - self.sum_of_squares / total if 0 < total < np.inf else np.nan

    def predict(self, x: ArrayLike | Any = None) -> FloatArray:
        """The fitted model at x, (m,), by default at the points themselves."""
        return np.asarray(self.model(self.x if x is None else _as_data(x), *self.value), float)

    def band(self, x: ArrayLike | Any = None, level: float = 0.95) -> FloatArray:
        """Where the curve itself may run, (m, 2): the interval of its value at each x, from the parameters' errors."""
        x = self.x if x is None else _as_data(x)
        middle = self.predict(x)
        rows = Derivatives(lambda theta: self.model(x, *theta), self.value, len(middle))(self.value)  # (p, m)
        known = np.isfinite(self.standard_errors)
        C = self.covariance[np.ix_(known, known)]
        reach = self._reach(level) * np.sqrt(np.einsum("im,ij,jm->m", rows[known], C, rows[known]))
        return np.column_stack([middle - reach, middle + reach])

    def __repr__(self) -> str:
        """Show the table that people read."""
        return table(self)

    def plot(self, axes: Any = None) -> Any:
        """Draw points, curve, its band and below them the residuals; returns the axes, two if they are new.

        axes: one for the curve, or a pair for the curve and the residuals.
        """
        return drawn(self, axes)


def _as_data(x: Any) -> Any:
    """x as the model takes it: numbers as float64, and whatever else it is as it is."""
    if not (isinstance(x, list | tuple | int | float) or hasattr(x, "__array__")):
        return x
    array = np.asarray(x)
    return array.astype(float) if array.dtype.kind in "biuf" else array
