"""What a fit ends with: a board of certified digits, and a page that can be printed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.notebooks.errors import NotebookError
from fullrank.notebooks.fitting import fitted_points, residual_plot
from fullrank.notebooks.waiting import first_waiting

Numbers = NDArray[np.float64]
MOST_DIGITS = 11.0  # NIST certifies no more
ENOUGH = 4.0


def certified_digits(found: Any, certified: ArrayLike) -> Any:
    """How many digits of the worst parameter agree with the certified ones, from 0 to 11.

    >>> round(certified_digits([1.0001, 2.0], [1.0, 2.0]), 2)
    4.0
    """
    if (waiting := first_waiting(found)) is not None:
        return waiting
    found, known = np.asarray(found, dtype=float), np.asarray(certified, dtype=float)
    with np.errstate(all="ignore"):
        digits = -np.log10(np.abs(found - known) / np.abs(known))
    return float(np.nan_to_num(np.clip(digits, 0.0, MOST_DIGITS), nan=0.0).min())


@dataclass(frozen=True, slots=True)
class ScoreBoard:
    """Certified digits: a row for each problem, a column for each fitter and start."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]

    def solved(self, column: str) -> int:
        """How many problems have at least four digits in a column."""
        k = self.columns.index(column)
        return sum(digits[k] >= ENOUGH for _, digits in self.rows)

    def __repr__(self) -> str:
        counts = ", ".join(f"{column} {self.solved(column)}" for column in self.columns)
        return f"Of {len(self.rows)} problems, to four digits or more: {counts}."

    def _repr_html_(self) -> str:
        cell = "padding:.12em .7em;text-align:right;font-variant-numeric:tabular-nums"
        head = "".join(f'<th style="{cell}">{escape(column)}</th>' for column in self.columns)
        body = "".join(
            f'<tr><td style="padding:.12em .7em">{escape(name)}</td>'
            + "".join(_digits_cell(digits, cell) for digits in row)
            + "</tr>"
            for name, row in self.rows
        )
        sums = "".join(f'<td style="{cell};font-weight:600">{self.solved(c)}</td>' for c in self.columns)
        foot = f'<tr><td style="padding:.12em .7em;font-weight:600">four digits or more</td>{sums}</tr>'
        return (
            f'<table style="border-collapse:collapse;margin:.6em 0"><thead><tr><th></th>{head}</tr></thead>'
            f"<tbody>{body}{foot}</tbody></table>"
        )


def _digits_cell(digits: float, style: str) -> str:
    """A number of digits, marked where it is not enough; the deeper the colour, the more of them."""
    shade = f"rgba(47,125,79,{0.04 * digits:.2f})" if digits >= ENOUGH else "rgba(179,64,42,.22)"
    mark = "" if digits >= ENOUGH else "✗ "
    return f'<td style="{style};background:{shade}">{mark}{digits:.1f}</td>'


def score_board(scores: Mapping[str, Mapping[str, Any]]) -> Any:
    """A board from scores[column][problem], each from certified_digits; something that waits if one of them does."""
    if (waiting := first_waiting(*scores.values())) is not None:
        return waiting
    columns = tuple(scores)
    problems = list(dict.fromkeys(name for column in scores.values() for name in column))
    rows = tuple((name, tuple(float(scores[c].get(name, 0.0)) for c in columns)) for name in problems)
    return ScoreBoard(columns, rows)


@dataclass(frozen=True, slots=True)
class FitPage:
    """A fit on a page of its own, for the screen and for paper."""

    title: str
    body: str

    @property
    def html(self) -> str:
        """The whole page."""
        return (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{_STYLE}</style><main>{self.body}</main></html>"
        )

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, to be opened in a browser and printed; says where it is."""
        file = Path(path).expanduser().resolve()
        try:
            file.write_text(self.html, encoding="utf-8")
        except OSError as error:
            raise NotebookError(f"{file} cannot be written ({error.strerror}); choose another folder.") from None
        return file

    def __repr__(self) -> str:
        return f"The report of {self.title}. Write it to a file with .save(…)."

    def _repr_html_(self) -> str:
        return f'<div style="border:1px solid #8a93a0;padding:1em 1.6em;margin:.6em 0">{self.body}</div>'


_STYLE = (
    "body{margin:2rem auto;max-width:44rem;padding:0 1rem;font:16px/1.5 Georgia,serif;color:#1b1f24;background:#fff}"
    "svg{display:block;margin:.5rem 0 1.2rem}pre{white-space:pre-wrap;font-size:14px}"
    "table{border-collapse:collapse}@page{margin:18mm}"
    "@media print{body{margin:0;max-width:none}section{break-inside:avoid}}"
)


def fit_page(
    title: str,
    formula: str,
    parameters: Mapping[str, tuple[Any, Any]],
    x: Any,
    y: Any,
    curve: Any,
    fitted: Any,
    source: str,
) -> Any:
    """A page with formula, parameters and their errors, the points with the curve, and what is left over.

    parameters: name to (value, standard error).  x, y, fitted: (m,).  curve: (x, y), the fit as a smooth line.
    Raises NotebookError where the fit is not finite.
    """
    if (waiting := first_waiting(parameters, curve, fitted)) is not None:
        return waiting
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    fitted, curve = _over(x, fitted), (curve[0], _over(curve[0], curve[1]))
    if lost := np.count_nonzero(~np.isfinite(fitted)):
        raise NotebookError(
            f"The fit has no finite value at {lost} of {len(x)} points; start nearer to them, or choose another model."
        )
    left_over = y - fitted
    freedom = len(y) - len(parameters)
    noise = math.sqrt(float(left_over @ left_over) / freedom) if freedom > 0 else math.nan
    cell, heading = "padding:.1em 1em .1em 0", "font-size:1.2em;font-weight:700;margin:1em 0 .3em"
    rows = "".join(
        f'<tr><td style="{cell}">{escape(name)}</td>'
        f'<td style="{cell}">{_with_error(float(value), float(error))}</td></tr>'
        for name, (value, error) in parameters.items()
    )
    body = (
        f"<h1 style='font-size:1.7em;font-weight:700;margin:.2em 0'>{escape(title)}</h1>"
        f"<p>{escape(source)}</p><pre>{escape(formula)}</pre>"
        f"<section><h2 style='{heading}'>Parameters</h2><table>{rows}</table>"
        f"<p>{len(y)} points, {freedom} degrees of freedom; "
        f"the residuals have a standard deviation of {noise:.3g}.</p></section>"
        f"<section><h2 style='{heading}'>Data and fit</h2>{fitted_points(x, y, {'fit': curve}).svg}</section>"
        f"<section><h2 style='{heading}'>What is left over</h2>{residual_plot(x, left_over).svg}</section>"
    )
    return FitPage(title, body)


def _over(x: Any, values: Any) -> Numbers:
    """The values of a fit at each x; one value for all of them is that of a constant."""
    numbers = np.asarray(values, dtype=float)
    if numbers.shape not in ((), np.shape(x)):
        raise NotebookError(f"The fit has values of shape {numbers.shape} at {len(x)} points; give one for each point.")
    return np.array(np.broadcast_to(numbers, np.shape(x)))


def _with_error(value: float, error: float) -> str:
    """A value and its error, both to two digits of the error.

    >>> _with_error(175.28475, 0.1490)
    '175.28 ± 0.15'
    """
    if not (math.isfinite(error) and error > 0):
        return f"{value:.6g} (no error can be told)"
    decimals = max(0, 1 - math.floor(math.log10(error)))
    return f"{value:.{decimals}f} ± {error:.{decimals}f}" if decimals < 9 else f"{value:.6e} ± {error:.1e}"
