"""A fit on paper: the table that people read, and the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fullrank.maths._arguments import FloatArray
from fullrank.maths._iteration import Reason
from fullrank.maths._plotting import axes_to_draw_on

if TYPE_CHECKING:
    from fullrank.maths._fitting.fit import Fit

TIED = 0.9  # a correlation that is worth a word
MANY = 400  # points of a smooth curve


def table(fit: Fit) -> str:
    """The fit in a few lines: parameters with errors and intervals, how good it is, and advice."""
    words = fit.reason.name.lower().replace("_", " ")
    kind = type(fit.model).__name__
    name = str(getattr(fit.model, "__name__", getattr(fit.model, "name", kind))).replace("<lambda>", "a formula")
    steps = "1 step" if fit.steps == 1 else f"{fit.steps:,} steps"
    lines = [f"Fit of {name} to {len(fit.y):,} points: {words} after {steps}", *_rows(fit), *_quality(fit)]
    lines += [f"  {line}" for line in _notes(fit)]
    return "\n".join([*lines, f"  {fit.reason.advice}"])


def _rows(fit: Fit) -> list[str]:
    errors, intervals = fit.standard_errors, fit.confidence_intervals()
    cells = [("", "value", "standard error", "95 % interval")]
    for j, name in enumerate(fit.names):
        if name in fit.at_bounds:
            error, interval = "none", f"at its {fit.at_bounds[name]} bound"
        elif not np.isfinite(errors[j]):
            error, interval = "none", "not determined"
        else:
            digits = _decimals(errors[j])
            error, interval = _rounded(errors[j], digits), " to ".join(_rounded(v, digits) for v in intervals[j])
        cells.append((name, _rounded(fit.value[j], _decimals(errors[j])), error, interval))
    widths = [max(len(row[k]) for row in cells) for k in range(4)]
    return [
        f"  {a:<{widths[0]}}  {b:>{widths[1]}}  {c:>{widths[2]}}  {d:<{widths[3]}}".rstrip() for a, b, c, d in cells
    ]


def _decimals(error: float) -> int | None:
    """How many decimals show two digits of the error; None where there is no error to go by."""
    if not np.isfinite(error) or error <= 0:
        return None
    return 1 - int(np.floor(np.log10(error)))


def _rounded(number: float, decimals: int | None) -> str:
    if decimals is None or not -4 <= decimals <= 8:
        return f"{number:.6g}"
    return f"{round(number, decimals):.{max(decimals, 0)}f}"


def _quality(fit: Fit) -> list[str]:
    freedom = fit.degrees_of_freedom
    if freedom <= 0:
        return ["  as many parameters as points: the curve can pass through all, and no error can be told"]
    line = f"  {freedom:,} degrees of freedom; "
    if fit.weights is not None:
        line += f"chi-square {fit.sum_of_squares:.4g}, reduced {fit.variance:.4g}"
    else:
        line += f"residual standard deviation {np.sqrt(fit.variance):.4g}"
    return [line + (f"; R² {fit.r_squared:.6g}" if np.isfinite(fit.r_squared) else "")]


def _notes(fit: Fit) -> list[str]:
    notes = []
    if fit.at_bounds:
        held = " and ".join(fit.at_bounds)
        notes.append(
            f"A bound holds {held}: the sum of squares would fall further beyond it, so no standard error is told "
            "there, and the others hold for this value."
        )
    if fit.undetermined:
        verb = "changes" if len(fit.undetermined) == 1 else "can change together and change"
        notes.append(f"{' and '.join(fit.undetermined)} {verb} nothing in the fit: any value does as well.")
    elif pair := _most_tied(fit):
        a, b, r = pair
        notes.append(f"{a} and {b} are hard to tell apart: their errors go together with correlation {r:.4f}.")
    if fit.reason is Reason.CONVERGED and fit.derivatives == "central differences":
        notes.append("The derivatives are differences, so the last digits may be off.")
    return notes


def _most_tied(fit: Fit) -> tuple[str, str, float] | None:
    correlation = np.nan_to_num(fit.correlation, posinf=0.0, neginf=0.0)
    np.fill_diagonal(correlation, 0.0)
    i, j = np.unravel_index(np.abs(correlation).argmax(), correlation.shape)
    return (fit.names[i], fit.names[j], correlation[i, j]) if abs(correlation[i, j]) > TIED else None


def drawn(fit: Fit, axes: Any) -> Any:
    """Points, curve and band on the first axes, the residuals on the second if there is one."""
    if np.ndim(fit.x) != 1 or len(fit.x) != len(fit.y):
        raise ValueError(
            "Fit.plot draws fits of one x, but here x has shape "
            f"{np.shape(fit.x)}; plot fit.residuals against whatever of it matters."
        )
    both = _two_axes() if axes is None else np.atleast_1d(axes)
    order, smooth = np.argsort(fit.x), np.linspace(fit.x.min(), fit.x.max(), MANY)
    both[0].errorbar(fit.x, fit.y, yerr=_error_bars(fit), fmt=".", label="data")
    x = smooth if _takes(fit, smooth) else fit.x[order]
    both[0].plot(x, fit.predict(x), label="fit")
    if fit.degrees_of_freedom > 0 or fit.absolute_sigma:
        both[0].fill_between(x, *fit.band(x).T, alpha=0.25, label="95 % band")
    both[0].set(ylabel="y")
    both[0].legend()
    if len(both) > 1:
        both[1].axhline(0.0, linewidth=1)
        both[1].errorbar(fit.x, fit.residuals, yerr=_error_bars(fit), fmt=".")
        both[1].set(ylabel="data − fit")
    both[-1].set(xlabel="x")
    return axes if axes is not None else both


def _two_axes() -> Any:
    figure = axes_to_draw_on().figure
    figure.clear()
    return figure.subplots(2, 1, sharex=True, height_ratios=[3, 1])


def _takes(fit: Fit, x: FloatArray) -> bool:
    """Whether the model takes other x than those it was fitted to."""
    try:
        return fit.predict(x).shape == x.shape
    except Exception:  # a model that knows its own points only
        return False


def _error_bars(fit: Fit) -> FloatArray | None:
    return 1 / fit.weights if fit.weights is not None and fit.weights.ndim == 1 else None
