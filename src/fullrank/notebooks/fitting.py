"""Pictures of fits: histograms with curves, the misfit as a landscape with walks on it, residuals, and who tried what.

Each passes on what waits for an exercise, as all pictures of a notebook do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank import figures
from fullrank.notebooks.pictures import ACCENT, SOFT, STROKES, WARM, as_picture, svg_text
from fullrank.notebooks.report import Report
from fullrank.notebooks.waiting import first_waiting

Numbers = NDArray[np.float64]
LEFT, RIGHT, TOP, BOTTOM = 70.0, 610.0, 24.0, 300.0  # where pictures have their axes
CELLS = (96, 60)  # of a landscape, across and up
SHARES = (
    0.004,
    0.012,
    0.03,
    0.06,
    0.1,
    0.16,
    0.23,
    0.31,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.9,
)  # of its area below each contour
START = (164.0, 9.0)  # the mean and spread that the figure bell-by-hand begins with


def draw_bell() -> Any:
    """The bell to move over the heights; a note where widgets are not installed, and bell_of then gives its start."""
    try:
        return figures.widget("bell-by-hand")
    except (ImportError, figures.FigureError) as error:
        words = (("Instead", "Write a mean and a spread into the next cell."),)
        return Report("note", f"The bell cannot be shown here: {error}", words)


def bell_of(drawing: Any) -> tuple[float, float]:
    """The mean and the spread of the bell as it stands at this moment."""
    return float(getattr(drawing, "mean", START[0])), float(getattr(drawing, "spread", START[1]))


class Tried:
    """A function of residuals that remembers where it was asked, and which of the places were better than all before.

    >>> tried = Tried(lambda b: b - 1.0)
    >>> for place in (3.0, 9.0, 2.0):
    ...     _ = tried(np.array([place]))
    >>> tried.accepted.ravel(), tried.refused.ravel()
    (array([3., 2.]), array([9.]))
    """

    def __init__(self, residuals: Callable[[Numbers], Any]) -> None:
        self._residuals = residuals
        self._places: list[Numbers] = []
        self._misfits: list[float] = []

    def __call__(self, b: Numbers) -> Any:
        r = self._residuals(b)
        self._places.append(np.array(b, dtype=float))
        self._misfits.append(float(np.sum(np.asarray(r) ** 2)))
        return r

    @property
    def accepted(self) -> Numbers:
        """The places that were better than all before, (k, n)."""
        return self._those(self._better())

    @property
    def refused(self) -> Numbers:
        """The other places, (l, n)."""
        return self._those(~self._better())

    def _better(self) -> NDArray[np.bool_]:
        misfits = np.nan_to_num(np.array(self._misfits), nan=np.inf, posinf=np.inf)
        before = np.minimum.accumulate(np.append(np.inf, misfits))[:-1] if len(misfits) else misfits
        return np.asarray(misfits < before)

    def _those(self, which: NDArray[np.bool_]) -> Numbers:
        return np.array(self._places)[which] if self._places else np.zeros((0, 0))


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where numbers stand in a picture."""

    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: Any, y: Any) -> tuple[Any, Any]:
        across = LEFT + (RIGHT - LEFT) * (np.asarray(x) - self.x[0]) / (self.x[1] - self.x[0])
        up = BOTTOM - (BOTTOM - TOP) * (np.asarray(y) - self.y[0]) / (self.y[1] - self.y[0])
        return across, up

    def scales(self, across: str, up: str, lines: bool = True) -> str:
        body = []
        for tick in _ticks(*self.y):
            y = float(self.at(self.x[0], tick)[1])
            if lines:
                body.append(f'<path d="M{LEFT} {y:.1f}H{RIGHT}" stroke="{SOFT}" stroke-opacity=".3"/>')
            body.append(svg_text(LEFT - 8, y + 4, f"{tick:.4g}", "end"))
        for tick in _ticks(*self.x):
            body.append(svg_text(float(self.at(tick, self.y[0])[0]), BOTTOM + 18, f"{tick:.4g}", "middle"))
        body += [svg_text((LEFT + RIGHT) / 2, BOTTOM + 40, across, "middle"), svg_text(LEFT, TOP - 8, up)]
        return "".join(body)

    def line(self, x: Any, y: Any) -> str:
        """Points of a polyline; what is not finite is left out, and what is far outside is held at the edge."""
        a, b = (np.clip(each, -2000, 2000) for each in self.at(x, y))
        return " ".join(f"{u:.1f},{v:.1f}" for u, v in zip(a, b, strict=True) if np.isfinite(u + v))


def _ticks(low: float, high: float) -> Numbers:
    """Four to eight round numbers between two."""
    rough = (high - low) / 5
    size = 10.0 ** np.floor(np.log10(rough))
    step = size * min((1, 2, 5, 10), key=lambda k: abs(k * size - rough))
    ticks = np.arange(np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9) + 1) * step
    return np.asarray(ticks) + 0.0


def _legend(entries: list[tuple[str, str, str]], y: float = 358.0) -> str:
    """Strokes with their words, in rows below the axes."""
    body = []
    for k, (label, colour, dashes) in enumerate(entries):
        x, row = LEFT + 185 * (k % 3), y + 20 * (k // 3)
        body.append(f'<path d="M{x} {row}h28" stroke="{colour}" stroke-width="2.4" stroke-dasharray="{dashes}"/>')
        body.append(svg_text(x + 36, row + 4, label))
    return "".join(body)


def _band(axes: _Axes, band: Any) -> str:
    x, low, high = (np.asarray(part, dtype=float) for part in band)
    points = axes.line(np.append(x, x[::-1]), np.append(low, high[::-1]))
    return f'<polygon points="{points}" fill="{WARM}" fill-opacity=".28"/>'


def histogram(
    edges: Any, heights: Any, curves: Mapping[str, Any] | None = None, *, band: Any = None, across: str = "height in cm"
) -> Any:
    """A histogram as bars, with curves over it and a band of uncertainty.

    edges: (m + 1,).  heights: (m,).  curves: label to (x, y), arrays of one length.  band: (x, low, high).
    """
    curves = curves or {}
    if (waiting := first_waiting(heights, curves, band)) is not None:
        return waiting
    edges, heights = np.asarray(edges, dtype=float), np.asarray(heights, dtype=float)
    if edges.shape != (len(heights) + 1,):
        raise ValueError(f"{len(heights)} bars have {len(heights) + 1} edges, but {edges.shape} came.")
    highest = max(heights.max(), *(np.nanmax(np.asarray(y, dtype=float)) for _, y in curves.values()), 1e-300)
    axes = _Axes((float(edges[0]), float(edges[-1])), (0.0, 1.06 * float(min(highest, 3 * heights.max()))))
    body = [axes.scales(across, "share per unit")]
    left, top = axes.at(edges, np.append(heights, 0.0))
    for k in range(len(heights)):
        place = f'x="{left[k]:.1f}" y="{top[k]:.1f}" width="{left[k + 1] - left[k]:.1f}" height="{BOTTOM - top[k]:.1f}"'
        body.append(f'<rect {place} fill="{SOFT}" fill-opacity=".3" stroke="{SOFT}" stroke-opacity=".6"/>')
    if band is not None:
        body.append(_band(axes, band))
    drawn, entries = _curves(axes, curves)
    body += drawn
    words = f"A histogram of {len(heights)} bars" + (f", with {', '.join(curves)}." if curves else ".")
    return as_picture(640, 365 + 20 * -(-len(entries) // 3), words, "".join(body) + _legend(entries))


def _curves(axes: _Axes, curves: Mapping[str, Any]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Curves by their labels, (x, y) each, as lines on the axes, and their entries in the legend."""
    lines, entries = [], []
    for (colour, dashes), (label, (x, y)) in zip(_strokes(len(curves)), curves.items(), strict=True):
        stroke = f'stroke="{colour}" stroke-width="2.4" stroke-dasharray="{dashes}"'
        lines.append(f'<polyline points="{axes.line(x, y)}" fill="none" {stroke}/>')
        entries.append((label, colour, dashes))
    return lines, entries


def _strokes(count: int) -> list[tuple[str, str]]:
    return [STROKES[k % len(STROKES)] for k in range(count)]


def landscape(
    misfit: Callable[[float, float], Any],
    across: tuple[float, float],
    up: tuple[float, float],
    walks: Mapping[str, Any] | None = None,
    *,
    refused: Any = None,
    names: tuple[str, str] = ("mean", "spread"),
) -> Any:
    """The misfit over a plane of two parameters, the stronger the colour the smaller it is, and walks across it.

    misfit: called with two numbers.  across, up: the ends of the two axes.
    walks: label to places, (k, 2); each begins at a ring.  refused: (l, 2) places that were tried and left, as crosses.
    """
    walks = walks or {}
    if (waiting := first_waiting(walks, refused)) is not None:
        return waiting
    columns, rows = (_middles(*ends, count) for ends, count in ((across, CELLS[0]), (up, CELLS[1])))
    with np.errstate(all="ignore"):  # a model may have no value somewhere on the map
        grid = [[misfit(a, b) for a in columns] for b in rows]
    if (waiting := first_waiting(*grid)) is not None:
        return waiting
    axes = _Axes(across, up)
    body = _terrain(axes, np.array(grid, dtype=float)) + axes.scales(*names, lines=False)
    entries = []
    for (colour, dashes), (label, places) in zip(_strokes(len(walks) + 1)[1:], walks.items(), strict=True):
        body += _walk(axes, np.asarray(places, dtype=float), colour, dashes)
        entries.append((_counted(label, len(places) - 1), colour, dashes))
    body += "".join(_cross(*spot) for spot in _inside(axes, refused))
    if refused is not None:
        entries.append((f"× refused: {len(refused)}", "none", ""))
    words = f"The misfit over {names[0]} and {names[1]}, a valley" + (f", with {', '.join(walks)}." if walks else ".")
    frame = f'<clipPath id="map"><rect x="{LEFT}" y="{TOP}" width="{RIGHT - LEFT}" height="{BOTTOM - TOP}"/></clipPath>'
    return as_picture(640, 365 + 20 * -(-len(entries) // 3), words, f"<defs>{frame}</defs>{body}{_legend(entries)}")


def _counted(label: str, steps: int) -> str:
    return f"{label}: {steps} steps" if steps > 1 else label


def _middles(low: float, high: float, count: int) -> Numbers:
    return np.asarray(low + (high - low) * (np.arange(count) + 0.5) / count)


def _terrain(axes: _Axes, grid: Numbers) -> str:
    """Bands between contours, each with its share of the map, so that there is something to see everywhere."""
    bands = np.searchsorted(np.nanquantile(grid, SHARES), grid)  # NaN sorts last
    wide, high = (RIGHT - LEFT) / grid.shape[1], (BOTTOM - TOP) / grid.shape[0]
    body = []
    for i, row in enumerate(bands):
        y, x = BOTTOM - (i + 1) * high, LEFT
        for band, run in groupby(row.tolist()):
            length = wide * len(list(run))
            dark = 0.6 * (1 - band / len(SHARES)) ** 1.6 + (0.06 if band % 2 else 0.0)  # odd bands stand out
            place = f'x="{x:.1f}" y="{y:.1f}" width="{length:.1f}" height="{high:.1f}"'
            body.append(f'<rect {place} fill="{ACCENT}" fill-opacity="{dark:.2f}"/>')
            x += length
    return f'<g shape-rendering="crispEdges">{"".join(body)}</g>'


def _walk(axes: _Axes, places: Numbers, colour: str, dashes: str) -> str:
    """A line from place to place, a dot on each, a ring on the first and a larger dot on the last."""
    spots = _inside(axes, places)
    line = f'<polyline points="{axes.line(*places.T)}" fill="none" stroke="{colour}" stroke-width="2"'
    body = [f'<g clip-path="url(#map)">{line} stroke-dasharray="{dashes}"/></g>']
    body += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{colour}"/>' for x, y in spots[:400]]
    if len(spots):
        (x, y), (u, v) = spots[0], spots[-1]
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="none" stroke="{colour}" stroke-width="2.4"/>')
        body.append(f'<circle cx="{u:.1f}" cy="{v:.1f}" r="5" fill="{colour}"/>')
    return "".join(body)


def _cross(x: float, y: float) -> str:
    return f'<path d="M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10" stroke="currentColor" stroke-width="2"/>'


def _inside(axes: _Axes, places: Any) -> list[tuple[float, float]]:
    """Where places stand in the picture, those outside left out."""
    if places is None or not len(places):
        return []
    x, y = axes.at(*np.asarray(places, dtype=float)[:, :2].T)
    kept = (x >= LEFT) & (x <= RIGHT) & (y >= TOP) & (y <= BOTTOM)
    return list(zip(x[kept].tolist(), y[kept].tolist(), strict=True))


def fitted_points(
    x: Any, y: Any, curves: Mapping[str, Any] | None = None, *, band: Any = None, names: tuple[str, str] = ("x", "y")
) -> Any:
    """Measured points, with curves through them and a band of uncertainty.

    x, y: (m,).  curves: label to (x, y).  band: (x, low, high).
    """
    curves = curves or {}
    if (waiting := first_waiting(x, y, curves, band)) is not None:
        return waiting
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    axes = _Axes(_room(x, 0.03), _room(y, 0.08))
    body = [axes.scales(*names)]
    if band is not None:
        body.append(_band(axes, band))
    body += [f'<circle cx="{u:.1f}" cy="{v:.1f}" r="3.4" fill="{SOFT}"/>' for u, v in _inside(axes, np.array([x, y]).T)]
    drawn, entries = _curves(axes, curves)
    body += drawn
    words = f"{len(x)} points, {names[1]} against {names[0]}" + (f", with {', '.join(curves)}." if curves else ".")
    return as_picture(640, 365 + 20 * -(-len(entries) // 3), words, "".join(body) + _legend(entries))


def _room(values: Numbers, share: float) -> tuple[float, float]:
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    room = share * (high - low or abs(high) or 1.0)
    return low - room, high + room


def residual_plot(x: Any, r: Any, *, names: tuple[str, str] = ("x", "data − fit")) -> Any:
    """What is left over at each point, as sticks from zero; a fit that misses a shape shows it here.

    x, r: (m,).
    """
    if (waiting := first_waiting(x, r)) is not None:
        return waiting
    x, r = np.asarray(x, dtype=float), np.asarray(r, dtype=float)
    reach = float(np.abs(r).max()) or 1.0
    axes = _Axes(_room(x, 0.03), (-1.1 * reach, 1.1 * reach))
    zero = float(axes.at(x[0], 0.0)[1])
    body = [axes.scales(*names), f'<path d="M{LEFT} {zero:.1f}H{RIGHT}" stroke="currentColor"/>']
    for u, v in _inside(axes, np.array([x, r]).T):
        body.append(f'<path d="M{u:.1f} {zero:.1f}V{v:.1f}" stroke="{WARM}" stroke-width="2"/>')
        body.append(f'<circle cx="{u:.1f}" cy="{v:.1f}" r="3" fill="{WARM}"/>')
    turns = int(np.count_nonzero(np.diff(np.sign(r[np.argsort(x)]))))
    words = f"{len(r)} residuals, up to {reach:.3g} from zero; from left to right their sign changes {turns} times."
    return as_picture(640, 350, words, "".join(body))
