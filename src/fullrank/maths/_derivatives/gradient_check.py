"""Holding a derivative that someone wrote against differences of the function.

Central differences at ever smaller steps, extrapolated to step zero; the spread of the extrapolations tells how far
they can be trusted, and only what lies beyond that counts as a mistake.

Source: Ridders, Accurate computation of F'(x) and F'(x)F''(x), Advances in Engineering Software 4 (1982).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import real_array, tolerance
from fullrank.maths._derivatives.derivatives import function_of
from fullrank.maths._optimisation.objective import called
from fullrank.maths._plotting import axes_to_draw_on
from fullrank.maths._progress import progress

EPS = float(np.finfo(float).eps)
LEVELS, SHRINK, FIRST = 12, 4.0, 0.05  # steps from 5 % of x down to 1e-8 of it


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class GradientCheck:
    """A derivative as given and as measured, entry by entry, both of the shape of f(x) followed by that of x.

    uncertainty: how far the measured entries may be off.  wrong: where the two disagree by more than that and tol.

    >>> gradient_check(lambda x: x @ x, lambda x: 3 * x, np.array([1.0, 0.0])).wrong
    array([ True, False])
    """

    given: NDArray[Any]
    measured: NDArray[Any]
    uncertainty: NDArray[np.float64]
    wrong: NDArray[np.bool_]

    @property
    def agrees(self) -> bool:
        """Whether no entry is wrong."""
        return not self.wrong.any()

    def __repr__(self) -> str:
        """Say whether all is well, and otherwise which entries are wrong and by how much, the worst first."""
        entries = f"{self.wrong.size} entr{'y' if self.wrong.size == 1 else 'ies'}"
        if self.agrees:
            return f"GradientCheck: all {entries} agree" if self.wrong.size > 1 else f"GradientCheck: {entries} agrees"
        off = np.abs(self.given - self.measured)
        ranks = np.where(np.isnan(off), np.inf, off)
        places = [np.unravel_index(i, off.shape) for i in np.argsort(-ranks, axis=None) if self.wrong.flat[i]]
        lines = [
            f"GradientCheck: {len(places)} of {entries} disagree",
            "  entry      given         measured      off by",
        ]
        for at in places[:8]:
            name = str([int(i) for i in at])
            lines.append(f"  {name:<9}  {self.given[at]:<12.6g}  {self.measured[at]:<12.6g}  {off[at]:.3g}")
        lines += [f"  and {len(places) - 8} more"] if len(places) > 8 else []
        return "\n".join([*lines, f"  advice  {self._advice()}"])

    def _advice(self) -> str:
        """What the pattern of the mistakes suggests."""
        given, measured = self.given[self.wrong], self.measured[self.wrong]
        several = given.size > 1 or self.wrong.size == 1
        if several and np.allclose(given, -measured, rtol=1e-4):
            return "All of them have the wrong sign."
        if several and (measured != 0).all() and np.allclose(given / measured, (given / measured).flat[0], rtol=1e-4):
            factor = (given / measured).flat[0]
            return f"All of them are {factor:.4g} times what they should be: a factor is missing or too many."
        turned = self.measured.T
        if self.given.ndim == 2 and self.given.shape == turned.shape and np.allclose(self.given, turned, rtol=1e-4):
            return "What is given is the transpose: row i belongs to entry i of f(x), column j to entry j of x."
        return "Look at the terms of f that these entries of x appear in."

    def plot(self, axes: Any = None) -> Any:
        """Draw each given entry against the measured one, the wrong ones marked and the worst named; return the axes.

        Entries that agree stand on the line. Of complex numbers the sizes are drawn.
        """
        axes = axes_to_draw_on(axes)
        given, measured = (np.abs(part) if np.iscomplexobj(part) else part for part in (self.given, self.measured))
        seen = np.isfinite(given) & np.isfinite(measured)
        right, wrong = seen & ~self.wrong, seen & self.wrong
        lost = int((~seen).sum())
        if seen.any():
            ends = [min(given[seen].min(), measured[seen].min()), max(given[seen].max(), measured[seen].max())]
            axes.plot(ends, ends, color="0.7", linewidth=1, label="both the same", zorder=0)
        axes.plot(measured[right], given[right], "o", label=f"agree: {right.sum()}")
        if wrong.any():
            axes.plot(measured[wrong], given[wrong], "x", color="C3", label=f"wrong: {wrong.sum()}")
            at = np.unravel_index(np.where(wrong, np.abs(self.given - self.measured), -1.0).argmax(), wrong.shape)
            axes.annotate(f"{[int(i) for i in at]}", (measured[at], given[at]), (6, 6), textcoords="offset points")
        if lost:
            axes.plot([], [], " ", label=f"not finite, not drawn: {lost}")
        axes.set(xlabel="measured", ylabel="given", title="derivative, entry by entry")
        axes.margins(0.1)
        axes.legend()
        return axes


def gradient_check(f: Callable[[Any], Any], df: Any, x: ArrayLike, *, tol: float = 1e-6) -> GradientCheck:
    """Check a gradient or Jacobian that was worked out by hand against differences of f.

    f: takes x's shape, returns a number or an array, real or complex; any function, not only of NumPy.
    df: the derivative as a function of x, or its value at x; the shape of f(x) followed by that of x.
    An entry is wrong when it is off by more than tol of its size and ten times the uncertainty of the difference.
    About 24 calls of f for each entry of x. Raises ValueError where df has another shape, or f is not finite at x.

    >>> gradient_check(lambda x: x @ x, lambda x: 2 * x, [1.0, 2.0])
    GradientCheck: all 2 entries agree
    >>> gradient_check(lambda x: x @ x, lambda x: x, [1.0, 2.0]).wrong
    array([ True,  True])
    """
    f, at = function_of(f, "f", "gradient_check"), real_array(x, "x", "gradient_check")
    tol = tolerance(tol, "gradient_check")
    with np.errstate(all="ignore"):
        y = _numbers(called(f, at, "gradient_check"), "f")
    if not np.isfinite(y).all():
        raise ValueError(f"gradient_check needs f to be finite at x, but f(x) is {y}; move x to where f is defined.")
    given = _numbers(called(df, at, "gradient_check", "df") if callable(df) else df, "df")
    if given.shape != y.shape + at.shape:
        raise ValueError(
            f"gradient_check needs df of shape {y.shape + at.shape}, the shape of f(x) followed by that of x, "
            f"but it has shape {given.shape}."
        )
    measured, uncertainty = np.zeros_like(given, dtype=np.result_type(y, float)), np.zeros(given.shape)
    for place in progress(np.ndindex(at.shape), "Checking slopes", total=at.size, unit="entries"):
        measured[(..., *place)], uncertainty[(..., *place)] = _difference(f, at, place, y)
    off = np.abs(given - measured)
    wrong = ~(off <= tol * np.maximum(np.abs(given), np.abs(measured)) + 10 * uncertainty)
    return GradientCheck(given, measured, uncertainty, wrong)


def _difference(f: Callable[[Any], Any], x: NDArray[Any], place: tuple[int, ...], y: NDArray[Any]) -> Any:
    """The derivative in one entry of x and its uncertainty: the best of Ridders' table, for each entry of f(x)."""
    step = FIRST * max(1.0, abs(float(x[place])))
    best, doubt = np.full(y.shape, np.nan, dtype=np.result_type(y, float)), np.full(y.shape, np.inf)
    row: list[Any] = []
    for _ in range(LEVELS):
        new = [_central(f, x, place, step)]
        noise = 4 * EPS * np.abs(y) / step
        for k, old in enumerate(row):
            factor = SHRINK ** (2 * (k + 1))
            new.append((factor * new[k] - old) / (factor - 1))
            spread = np.maximum(np.abs(new[k + 1] - new[k]), np.abs(new[k + 1] - old)) + noise
            better = spread < doubt  # never so for nan
            best, doubt = np.where(better, new[k + 1], best), np.where(better, spread, doubt)
        row, step = new, step / SHRINK
    return best, doubt


def _central(f: Callable[[Any], Any], x: NDArray[Any], place: tuple[int, ...], step: float) -> Any:
    above, below = x.copy(), x.copy()
    above[place] += step
    below[place] -= step
    with np.errstate(all="ignore"):
        y_above, y_below = (_numbers(called(f, at, "gradient_check"), "f") for at in (above, below))
        return (y_above - y_below) / (above[place] - below[place])


def _numbers(given: Any, name: str) -> NDArray[Any]:
    array = np.array(given)
    if array.dtype.kind not in "biufc":
        raise ValueError(f"gradient_check needs numbers from {name}, but got {type(given).__name__} of {array.dtype}.")
    return array.astype(np.result_type(array, float))
