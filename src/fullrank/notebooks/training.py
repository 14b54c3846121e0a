"""Pictures of training: what a network has drawn so far, costs side by side, confusions, mistakes, and its layers."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank import figures
from fullrank.maths import one_blas_thread  # many small products: a second thread only gets in the way
from fullrank.notebooks.images import image_grid, svg_image
from fullrank.notebooks.pictures import ACCENT, SOFT, WARM, as_picture, svg_text
from fullrank.notebooks.report import Report
from fullrank.notebooks.waiting import first_waiting

FRAME = 0.1  # seconds between two pictures of a training
BEYOND = 1e3  # a cost so many times that of the start is drawn no further
Floats = NDArray[np.float64]


class Moving:
    """A picture that changes while its cell runs: `with moving() as film: film.show(picture)`.

    At most ten pictures a second are shown, and always the last. Inside, matrix products keep to one thread.
    """

    def __init__(self) -> None:
        self._show: Callable[[Any], None] | None = None
        self._last, self._due = 0.0, None
        self._held = ExitStack()

    def __enter__(self) -> Moving:
        self._show = _shower()
        self._held.enter_context(one_blas_thread())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._due is not None and self._show:
            self._show(self._due)
        self._held.close()

    def show(self, picture: Any, *, wait: bool = False) -> None:
        """Show this picture now, or at the end if another came a moment ago; wait: never pass one over, but wait."""
        if self._show is None:
            return
        left = FRAME - (time.monotonic() - self._last)
        if left > 0 and not wait:
            self._due = picture
            return
        time.sleep(max(left, 0.0))
        self._show(picture)
        self._last, self._due = time.monotonic(), None


def moving() -> Moving:
    """A place for a picture that changes while its cell runs."""
    return Moving()


def _shower() -> Callable[[Any], None] | None:
    """How this notebook replaces what a running cell shows: marimo's way, Jupyter's, or none."""
    if "marimo" in sys.modules:
        import marimo

        if marimo.running_in_notebook():
            return marimo.output.replace
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            return _JupyterPlace(display)
    return None


class _JupyterPlace:
    """One place in a cell's output, shown at the first picture and changed by every other."""

    def __init__(self, display: Callable[..., Any]) -> None:
        self._display, self._place = display, None

    def __call__(self, picture: Any) -> None:
        if self._place is None:
            self._place = self._display(picture, display_id=True)
        else:
            self._place.update(picture)


# ------------------------------------------------------------------ a closed curve


def draw_curve() -> Any:
    """The sheet to draw a closed curve on; without widgets a note, and curve_of then gives a cat's head."""
    try:
        return figures.widget("draw-curve")
    except (ImportError, figures.FigureError) as error:
        words = "A cat's head takes the place of your curve."
        return Report("note", f"The sheet cannot be shown here: {error}", (("Instead", words),))


def curve_of(drawing: Any, count: int = 240) -> Floats:
    """Places along the closed curve as it is drawn at this moment, equally far apart, (count, 2) from -3 to 3.

    Raises ValueError where fewer than three points are drawn.
    """
    text = str(getattr(drawing, "points", figures.state("draw-curve")["points"]))
    corners = np.array([[float(entry) for entry in pair.split(",")] for pair in text.split()]).reshape(-1, 2)
    if len(corners) < 3:
        raise ValueError(
            f"A closed curve needs three points or more, and {len(corners)} are drawn. Draw, and run again."
        )
    closed = np.vstack([corners, corners[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    places = np.linspace(0, along[-1], count, endpoint=False)
    return np.column_stack([np.interp(places, along, closed[:, axis]) for axis in (0, 1)])


def curve_picture(wanted: Any, drawn: Any = None, words: str = "") -> Any:
    """A closed curve that is wanted, dashed, and the one that a network draws, over it.

    wanted, drawn: (n, 2), drawn may be left out.  words: a line above.
    """
    return curve_row({words: drawn}, wanted, size=400)


def curve_row(drawn: Mapping[str, Any], wanted: Any, *, size: int = 210) -> Any:
    """Several tries at one closed curve, side by side: words above each to the curve drawn, (n, 2) or None."""
    waits = first_waiting(wanted, dict(drawn))
    if waits is not None:
        return waits
    target = np.asarray(wanted, dtype=float)
    body = []
    for k, (words, curve) in enumerate(drawn.items()):
        left = k * (size + 10)
        body.append(f'<rect x="{left + 1}" y="24" width="{size - 2}" height="{size}" fill="none" stroke="{SOFT}"/>')
        body.append(_closed(target, left, size, f'stroke="{SOFT}" stroke-width="2" stroke-dasharray="5 4"'))
        if curve is not None:
            body.append(_closed(np.asarray(curve, dtype=float), left, size, f'stroke="{ACCENT}" stroke-width="3"'))
        body.append(svg_text(left + 4, 16, words))
    told = "; ".join(words for words in drawn if words) or "A closed curve"
    count = len(drawn)
    return as_picture(count * (size + 10), size + 30, f"{told}. Dashed the curve that is wanted.", "".join(body))


def _closed(curve: Floats, left: float, size: float, stroke: str) -> str:
    """A closed curve within -3.4 to 3.4, what lies beyond pulled to the edge."""
    places = np.clip(np.nan_to_num(curve, posinf=9, neginf=-9), -3.4, 3.4) / 6.8 * size
    points = " ".join(f"{left + size / 2 + x:.1f},{24 + size / 2 - y:.1f}" for x, y in places)
    return f'<polygon points="{points}" fill="none" stroke-linejoin="round" {stroke}/>'


# ------------------------------------------------------------------ costs


def losses(paths: Mapping[str, Any], *, across: str = "epoch") -> Any:
    """Costs side by side, one panel each, on one logarithmic scale; one that leaves the numbers is drawn up to there.

    paths: name to costs, one a step.  Where no path begins with a finite cost above 0, a note says so.
    """
    waits = first_waiting(dict(paths))
    if waits is not None:
        return waits
    curves = {name: np.asarray(path, dtype=float).ravel() for name, path in paths.items()}
    first = [path[0] for path in curves.values() if len(path) and np.isfinite(path[0]) and path[0] > 0]
    if not first:
        came = f"No finite cost above 0 at the first {across}: {', '.join(curves) or 'no path'}."
        way = "Choose numbers many times smaller for one path at least; its first cost must be a finite number."
        return Report("note", "There is no cost to draw.", (("What came", came), ("The way out", way)))
    good = {name: path[: _good(path, BEYOND * min(first))] for name, path in curves.items()}
    every = np.log10(np.concatenate([path for path in good.values() if len(path)]))
    low, high = float(np.floor(every.min())), float(max(np.ceil(every.max()), np.floor(every.min()) + 1))
    body = [_scale(low, high)]
    for k, (name, path) in enumerate(good.items()):
        body.append(_panel(64 + 200 * k, name, path, len(curves[name]), (low, high)))
    body.append(svg_text(64, 262, across) + svg_text(4, 14, "cost"))
    told = ", ".join(f"{name}: {_ending(path, len(curves[name]))}" for name, path in good.items())
    return as_picture(70 + 200 * len(good), 270, f"Costs side by side. {told}.", "".join(body))


def _good(path: Floats, most: float) -> int:
    """How many costs there are before the first that is not finite, not positive, or beyond most."""
    bad = np.flatnonzero(~(np.isfinite(path) & (path > 0) & (path < most)))
    return int(bad[0]) if len(bad) else len(path)


def _ending(path: Floats, steps: int) -> str:
    if len(path) == steps:
        return f"ends at {path[-1]:.2g}"
    return f"out of bounds after {len(path)}" if len(path) else "out of bounds at once"


def _scale(low: float, high: float) -> str:
    ticks = np.unique(np.linspace(low, high, 5).round())
    return "".join(svg_text(56, 228 - 180 * (t - low) / (high - low) + 4, f"{10.0**t:g}", "end") for t in ticks)


def _panel(left: float, name: str, path: Floats, steps: int, scale: tuple[float, float]) -> str:
    low, high = scale
    lost = len(path) < steps
    colour, dashes = (WARM, "7 4") if lost else (ACCENT, "")
    ys = 228 - 180 * (np.log10(path) - low) / (high - low)
    xs = left + 182 * np.arange(len(path)) / max(steps - 1, 1)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))
    return (
        f'<rect x="{left}" y="48" width="184" height="180" fill="none" stroke="{SOFT}"/>'
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-dasharray="{dashes}"/>'
        + svg_text(left + 2, 22, name)
        + svg_text(left + 2, 41, _ending(path, steps), more=f'fill="{colour}"')
        + svg_text(left + 182, 246, f"{steps}", "end")
    )


# ------------------------------------------------------------------ digits


def confusion(truth: Any, said: Any, classes: Sequence[str]) -> Any:
    """How often each class was taken for each: a row for what it is, a column for what was said.

    truth, said: (n,) numbers of classes.  classes: their names, at most 12.
    """
    waits = first_waiting(truth, said)
    if waits is not None:
        return waits
    counts = _counts(np.asarray(truth), np.asarray(said), len(classes))
    wrong = counts - np.diag(np.diag(counts))
    body = [svg_text(64, 16, "said"), svg_text(4, 34, "is")]
    for i, name in enumerate(classes):
        body.append(svg_text(82 + 46 * i, 34, name, "middle", 'font-weight="600"'))
        body.append(svg_text(44, 58 + 28 * i, name, "end", 'font-weight="600"'))
        for j, count in enumerate(counts[i]):
            place = f'x="{60 + 46 * j}" y="{40 + 28 * i}" width="44" height="26"'
            tint = 0.16 if i == j else 0.75 * wrong[i, j] / max(wrong.max(), 1)
            colour, shown = (ACCENT if i == j else WARM), str(count) if count else "·"
            body.append(f'<rect {place} fill="{colour}" fill-opacity="{tint:.2f}"/>')
            body.append(svg_text(82 + 46 * j, 58 + 28 * i, shown, "middle"))
    right, total = int(np.trace(counts)), int(counts.sum())
    i, j = divmod(int(wrong.argmax()), len(classes))
    most = f" Most often a {classes[i]} was read as {classes[j]}: {wrong[i, j]} times." if wrong.any() else ""
    words = f"{right:,} of {total:,} right, {right / max(total, 1):.2%}.{most}"
    body.append(svg_text(60, 62 + 28 * len(classes), words))
    return as_picture(70 + 46 * len(classes), 72 + 28 * len(classes), words, "".join(body))


def _counts(truth: NDArray[Any], said: NDArray[Any], classes: int) -> NDArray[np.int64]:
    if truth.shape != said.shape or truth.ndim != 1 or classes > 12:
        raise ValueError(f"Give as many answers as truths and at most 12 classes; got {truth.shape} and {said.shape}.")
    return np.bincount(truth.astype(int) * classes + said.astype(int), minlength=classes**2).reshape(classes, classes)


def worst_mistakes(images: Any, truth: Any, outputs: Any, count: int = 20) -> Any:
    """The mistakes that the network was surest of, the worst first: the pictures, and what was said for what.

    images: (n, 784) or (n, 28, 28).  truth: (n,).  outputs: (n, classes), the largest is what the network says.
    """
    waits = first_waiting(images, truth, outputs)
    if waits is not None:
        return waits
    labels, given = np.asarray(truth), np.asarray(outputs, dtype=float)
    said, rows = given.argmax(axis=1), np.arange(len(given))
    margin = given[rows, said] - given[rows, labels]  # 0 where it is right
    worst = [int(row) for row in np.argsort(-margin)[:count] if margin[row] > 0]
    if not worst:
        return as_picture(400, 30, "No mistakes.", svg_text(4, 20, "No mistakes."))
    return image_grid(np.asarray(images)[worst], [f"{labels[row]}, not {said[row]}" for row in worst])


def inside(image: Any, layers: Any, classes: Sequence[str]) -> Any:
    """What every layer says to one picture: squares as large as the neuron is loud, full above zero, hollow below.

    image: (784,) or (28, 28).  layers: what each layer says, (neurons,) each, the outputs last.  classes: their names.
    """
    waits = first_waiting(image, layers)
    if waits is not None:
        return waits
    *hidden, outputs = [np.asarray(layer, dtype=float).ravel() for layer in layers]
    body = [
        svg_image(np.asarray(image, dtype=float).reshape(28, 28), 4, 44, 140, "the digit", False),
        svg_text(4, 20, "input"),
    ]
    left = 166.0
    for k, layer in enumerate(hidden):
        grid, wide = _squares(layer, left)
        body.append(grid + svg_text(left, 20, f"layer {k + 1}: {len(layer)}"))
        left += max(wide, 66) + 22  # room for the words above a narrow grid
    body.append(_votes(outputs, classes, left))
    best = int(outputs.argmax())
    told = f"The network says {classes[best]} ({outputs[best]:.2f})"
    second = int(np.argsort(-outputs)[1]) if len(outputs) > 1 else best
    return as_picture(int(left + 190), 230, f"{told}, then {classes[second]} ({outputs[second]:.2f}).", "".join(body))


def _squares(layer: Floats, left: float) -> tuple[str, float]:
    """Neurons in columns of at most 16, and how wide that is."""
    rows = min(16, len(layer))
    cell, body = 190 / 16, []
    largest = max(float(np.abs(layer).max()), 1e-9)
    for k, loud in enumerate(layer):
        side = max(1.0, (cell - 2) * abs(loud) / largest)
        x, y = left + cell * (k // rows + 0.5) - side / 2, 32 + cell * (k % rows + 0.5) - side / 2
        paint = f'fill="{ACCENT}"' if loud >= 0 else f'fill="none" stroke="{WARM}" stroke-width="1.3"'
        body.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}" {paint}/>')
    return "".join(body), cell * -(-len(layer) // rows)


def _votes(outputs: Floats, classes: Sequence[str], left: float) -> str:
    """The outputs as bars beside their classes, the largest in bold."""
    body = [svg_text(left, 20, "outputs")]
    scale = 70 / max(1.0, float(np.abs(outputs).max()))
    for k, (name, value) in enumerate(zip(classes, outputs, strict=True)):
        y, first = 32 + 19 * k, k == int(outputs.argmax())
        start = left + 50 + scale * min(value, 0)
        look = f'fill="{ACCENT}"' if value >= 0 else f'fill="none" stroke="{WARM}"'
        body.append(f'<rect x="{start:.1f}" y="{y + 2}" width="{scale * abs(value):.1f}" height="13" {look}/>')
        weight = 'font-weight="700"' if first else ""
        body.append(svg_text(left + 10, y + 14, name, "end", weight))
        body.append(svg_text(left + 186, y + 14, f"{value:.2f}", "end", weight))
    return "".join(body)
