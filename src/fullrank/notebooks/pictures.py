"""Pictures of rankings and of small internets, as SVG that marimo, Jupyter and an exported notebook all show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, cos, floor, pi, sin
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.notebooks.waiting import Waiting, first_waiting

ACCENT, WARM, SOFT = "#3b6fb6", "#c4552d", "#8a93a0"
STROKES = ((ACCENT, ""), (WARM, "7 4"), ("#2f7d4f", "2 3"), ("#7b4fa3", "9 3 2 3"), ("#a8791a", "4 4"))


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG drawing, and the sentence that says what it shows to whoever cannot see it."""

    svg: str
    words: str

    def _repr_html_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return self.words


def as_picture(width: int, height: int, words: str, body: str) -> Picture:
    """SVG elements as a picture of this size, with the sentence that it is read out as."""
    svg = (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(words)}" '
        f'style="width:100%;max-width:{width}px;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"{body}</svg>"
    )
    return Picture(svg, words)


def svg_text(x: float, y: float, words: str, anchor: str = "start", more: str = "") -> str:
    """Words at a place of a picture; more: further attributes."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(words)}</text>'


def bars(names: Sequence[str], ranks: Any, k: int = 12, *, before: Any = None) -> Any:
    """The k highest ranks as bars; with `before`, a mark where each page stood before.

    names: one a page.  ranks, before: (pages,) numbers that are not negative.
    """
    if (waiting := first_waiting(ranks, before)) is not None:
        return waiting
    values = _ranks(ranks, len(names), "ranks")
    top = np.argsort(-values, kind="stable")[:k]
    old = None if before is None else _ranks(before, len(names), "before")
    largest = max(values[top].max(), 0.0 if old is None else old[top].max()) or 1.0
    rows = []
    for row, page in enumerate(top):
        y, length = 24 * row + 4, 330 * values[page] / largest
        rows.append(svg_text(24, y + 14, f"{row + 1}", "end", f'fill="{SOFT}"'))
        rows.append(svg_text(32, y + 14, _short(names[page])))
        rows.append(f'<rect x="230" y="{y}" width="{length:.1f}" height="17" rx="2" fill="{ACCENT}"/>')
        if old is not None:
            x = 230 + 330 * old[page] / largest
            ends = f'x1="{x:.1f}" x2="{x:.1f}" y1="{y - 2}" y2="{y + 19}"'
            rows.append(f'<line {ends} stroke="{WARM}" stroke-width="3"/>')
        rows.append(svg_text(570, y + 14, f"{values[page]:.4%}"))
    first = ", ".join(f"{names[page]} {values[page]:.2%}" for page in top[:3])
    words = f"The {len(top)} highest of {len(names):,} pages: {first}."
    return as_picture(640, 24 * len(top) + 8, words, "".join(rows))


def _ranks(given: ArrayLike, pages: int, name: str) -> NDArray[np.float64]:
    values = np.asarray(given, dtype=float)
    if values.shape != (pages,) or not np.isfinite(values).all():
        raise ValueError(f"{name} must be {pages} finite numbers, one a page, but it has shape {values.shape}.")
    return values


def shares(names: Sequence[str], matrix: Any) -> Any:
    """A link matrix as a table: column j says where a visitor of page j goes; the darker, the more likely.

    names: one a page, at most 12.  matrix: (pages, pages).
    """
    if isinstance(matrix, Waiting):
        return matrix
    n = len(names)
    table = np.asarray(matrix, dtype=float)
    if table.shape != (n, n) or n > 12:
        raise ValueError(f"A table is drawn for up to 12 pages, but the matrix has shape {table.shape} for {n} names.")
    cells = [svg_text(170 + 52 * j, 22, _short(names[j])[:6], "middle") for j in range(n)]
    for i in range(n):
        cells.append(svg_text(138, 49 + 30 * i, _short(names[i]), "end"))
        for j in range(n):
            place = f'x="{146 + 52 * j}" y="{31 + 30 * i}" width="50" height="28"'
            cells.append(f'<rect {place} fill="{ACCENT}" fill-opacity="{0.05 + 0.6 * min(table[i, j], 1):.2f}"/>')
            cells.append(svg_text(171 + 52 * j, 50 + 30 * i, f"{table[i, j]:.2g}" if table[i, j] else "·", "middle"))
    return as_picture(160 + 52 * n, 40 + 30 * n, f"The link matrix of {n} pages.", "".join(cells))


def _short(name: str) -> str:
    return name if len(name) <= 25 else name[:24] + "…"


def internet(graph: Any, ranks: Any = None) -> Any:
    """A small internet as circles and arrows; with ranks, the area of a circle is its page's rank.

    graph: a fullrank.data graph of at most 40 pages.
    """
    if isinstance(ranks, Waiting):
        return ranks
    n = graph.pages
    if n > 40:
        raise ValueError(f"A picture of {n:,} pages is a tangle; at most 40 are drawn. For more, use bars.")
    sizes = np.full(n, 0.15) if ranks is None else _ranks(ranks, n, "ranks")
    radius = 9 + 62 * np.sqrt(np.maximum(sizes, 0) / max(n / 6, 1) ** 0.5)
    at = [(320 + 215 * sin(2 * pi * i / n), 215 - 150 * cos(2 * pi * i / n)) for i in range(n)]
    arrows = "".join(_arrow(at[j], at[i], radius[j], radius[i]) for j, i in zip(*graph.edges(), strict=True))
    dots = []
    for i, (x, y) in enumerate(at):
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius[i]:.1f}" fill="{ACCENT}" fill-opacity=".85"/>')
        share = "" if ranks is None else f" {sizes[i]:.1%}"
        up = y < 215 - 40
        foot = y - radius[i] - 6 if up else y + radius[i] + 16
        dots.append(svg_text(x, foot, _short(graph.name(i)) + share, "middle"))
    marker = (
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0L10 5L0 10z" fill="{SOFT}"/></marker></defs>'
    )
    return as_picture(640, 430, f"{n} pages and {graph.links} links.", marker + arrows + "".join(dots))


def _arrow(start: tuple[float, float], end: tuple[float, float], r0: float, r1: float) -> str:
    """A bent arrow from the edge of one circle to the edge of another; a loop where they are the same."""
    (x0, y0), (x1, y1) = start, end
    line = f'fill="none" stroke="{SOFT}" stroke-width="1.6" marker-end="url(#tip)"'
    length = float(np.hypot(x1 - x0, y1 - y0))
    if length == 0:
        return f'<path d="M{x0 - r0:.1f} {y0:.1f}c-45 -30 -45 30 0 6" {line}/>'
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    bend = 0.12 * length
    mx, my = (x0 + x1) / 2 - uy * bend, (y0 + y1) / 2 + ux * bend
    return (
        f'<path d="M{x0 + ux * r0:.1f} {y0 + uy * r0:.1f}Q{mx:.1f} {my:.1f} '
        f'{x1 - ux * (r1 + 4):.1f} {y1 - uy * (r1 + 4):.1f}" {line}/>'
    )


def lines(paths: Mapping[str, Any], *, across: str = "step", up: str = "change", log: bool = True) -> Any:
    """Curves on one pair of axes, the vertical one logarithmic unless log is false.

    paths: label to numbers, drawn against 1, 2, 3 …, or label to a pair (across, up) of arrays.
    """
    if (waiting := first_waiting(paths)) is not None:
        return waiting
    curves = {label: _points(path, log) for label, path in paths.items()}
    everything = np.concatenate([np.column_stack(curve) for curve in curves.values()])
    if len(everything) == 0:
        raise ValueError("There is nothing to draw: every path is empty, or not positive on a logarithmic axis.")
    (left, low), (right, high) = everything.min(axis=0), everything.max(axis=0)
    low, high = (floor(low), max(ceil(high), floor(low) + 1)) if log else (min(low, 0), high or 1)
    ticks = np.unique(np.linspace(low, high, 6).round()) if log else np.linspace(low, high, 5)
    body = []
    for tick in ticks:
        y = 300 - 270 * (tick - low) / (high - low)
        words = f"{10.0**tick:.0e}" if log else f"{tick:.3g}"
        body.append(f'<line x1="70" x2="470" y1="{y:.1f}" y2="{y:.1f}" stroke="{SOFT}" stroke-opacity=".3"/>')
        body.append(svg_text(62, y + 4, words, "end"))
    for row, (label, (x, y)) in enumerate(curves.items()):
        colour, dashes = STROKES[row % len(STROKES)]
        xs, ys = 70 + 400 * (x - left) / (right - left or 1), 300 - 270 * (y - low) / (high - low)
        points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(xs, ys, strict=True))
        stroke = f'stroke="{colour}" stroke-width="2.2" stroke-dasharray="{dashes}"'
        body.append(f'<polyline points="{points}" fill="none" {stroke}/>')
        body.append(f'<path d="M490 {30 + 22 * row}h30" {stroke}/>')
        body.append(svg_text(528, 34 + 22 * row, label))
    body += [svg_text(270, 340, across, "middle"), svg_text(70, 18, up)]
    body += [svg_text(70, 320, f"{left:g}"), svg_text(470, 320, f"{right:g}", "end")]
    return as_picture(640, 350, f"{up} against {across}: {', '.join(curves)}.", "".join(body))


def _points(path: Any, log: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x, y = path if isinstance(path, tuple) else (np.arange(1, len(path) + 1), path)
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    kept = np.isfinite(y) & ((y > 0) if log else True)
    return x[kept], np.log10(y[kept]) if log else y[kept]
