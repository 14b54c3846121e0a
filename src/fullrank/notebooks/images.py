"""Pictures of digits: grids and rows with captions, points with labels, a scree; and the digit that a learner draws."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank import figures
from fullrank.notebooks.pictures import ACCENT, SOFT, STROKES, WARM, as_picture, svg_text
from fullrank.notebooks.report import Report
from fullrank.notebooks.waiting import Waiting, first_waiting

SIDE = 28
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"  # 64 greys, A for none
COUNTS = (*range(13), 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 784)
COLOURS = (ACCENT, WARM, "#2f7d4f", "#7b4fa3", "#a8791a", "#1f8a8a", "#b03a76", "#6b7a1e", "#5a6b8c", "#8c5a3c")
Bytes = NDArray[np.uint8]


def draw_digit() -> Any:
    """The pad to draw a digit on; a note where widgets are not installed, and digit_of then gives an empty picture."""
    try:
        return figures.widget("draw-digit")
    except (ImportError, figures.FigureError) as error:
        words = "Take a picture from the test set in the next cell."
        return Report("note", f"The pad cannot be shown here: {error}", (("Instead", words),))


def digit_of(drawing: Any) -> Bytes:
    """What is drawn at this moment, (28, 28) uint8, 0 the background and 255 full ink, as MNIST keeps its digits."""
    return from_letters(getattr(drawing, "digit", ""))


def from_letters(digit: str) -> Bytes:
    """The picture that a figure keeps as 784 letters, (28, 28) uint8; none of them is an empty picture."""
    levels = np.array([max(0, LETTERS.find(letter)) for letter in digit.ljust(SIDE * SIDE, "A")[: SIDE * SIDE]])
    return (levels * 255 / 63).round().astype(np.uint8).reshape(SIDE, SIDE)


def to_letters(image: ArrayLike) -> str:
    """A picture of 784 greys from 0 to 255 as letters, one of 64 a pixel; what lies beyond is cut."""
    levels = (np.clip(np.nan_to_num(np.asarray(image, dtype=float)), 0, 255) * 63 / 255).round().astype(int)
    return "".join(LETTERS[level] for level in levels.ravel())


def component_slider(drawing: Any, rebuild: Callable[[Any, int], Any], counts: Sequence[int] = COUNTS) -> Any:
    """The figure component-slider of the digit on the pad, which follows the pad while something is drawn.

    drawing: the pad, or a picture (28, 28).  rebuild(x, k): what k components make of the picture x, (784,) each.
    """
    first = digit_of(drawing) if hasattr(drawing, "digit") else np.asarray(drawing)
    told = _steps(first, rebuild, counts)
    if isinstance(told, Waiting):
        return told
    try:
        slider = figures.widget("component-slider", **told)
    except (ImportError, figures.FigureError) as error:
        return Report("note", f"The slider cannot be shown here: {error}")
    if hasattr(drawing, "observe"):

        def follow(_: object) -> None:
            now = _steps(digit_of(drawing), rebuild, counts)
            if not isinstance(now, Waiting):
                with slider.hold_sync():
                    for name, value in now.items():
                        setattr(slider, name, value)

        drawing.unobserve_all("digit")  # those of earlier runs of the cell
        drawing.observe(follow, "digit")
    return slider


def _steps(image: NDArray[Any], rebuild: Callable[[Any, int], Any], counts: Sequence[int]) -> Any:
    """The state of the slider: the digit and what each number of components makes of it."""
    x = image.reshape(-1).astype(float)
    made = [rebuild(x, k) for k in counts]
    if (waiting := first_waiting(made)) is not None:
        return waiting
    rows = [np.asarray(each, dtype=float).reshape(-1) for each in made]
    losses = (f"{np.linalg.norm(x - row) / 255:.4g}" for row in rows)  # in pixels of full ink
    return {
        "counts": " ".join(map(str, counts)),
        "losses": " ".join(losses),
        "pictures": "".join(to_letters(row) for row in (x, *rows)),
    }


def png_of(image: ArrayLike) -> bytes:
    """A grey picture, (rows, columns) uint8, as a PNG file: each row as it is or as differences, deflated by zlib.

    A row keeps whichever of three filters makes it smallest, as PNG encoders do: none, from the left, from above.
    """
    grey = np.asarray(image, dtype=np.uint8)
    left, above = np.pad(grey, ((0, 0), (1, 0)))[:, :-1], np.pad(grey, ((1, 0), (0, 0)))[:-1]
    filtered = [(0, grey), (1, grey - left), (2, grey - above)]
    rows = b"".join(
        min((bytes([kind]) + row[i].tobytes() for kind, row in filtered), key=_size) for i in range(len(grey))
    )
    plain = b"".join(b"\0" + row.tobytes() for row in grey)
    packed = min((zlib.compress(content, 9) for content in (rows, plain)), key=len)
    header = struct.pack(">IIBBBBB", grey.shape[1], grey.shape[0], 8, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _size(row: bytes) -> int:
    """How large the steps of a filtered row are: the usual guess at how well it deflates."""
    steps = np.frombuffer(row[1:], np.int8).astype(int)
    return int(np.abs(steps).sum())


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def image_grid(images: Any, captions: Sequence[str] | None = None, *, columns: int = 10, signed: bool = False) -> Any:
    """Pictures in rows of so many columns, each over its caption.

    images: (n, 784) or (n, 28, 28), 0 to 255.  signed: mid-grey is zero, and each picture has a scale of its own.
    """
    if (waiting := first_waiting(images)) is not None:
        return waiting
    greys = _squares(images)
    names = [""] * len(greys) if captions is None else [str(name) for name in captions]
    if len(names) != len(greys):
        raise ValueError(f"There are {len(greys)} pictures and {len(names)} captions; give one a picture, or none.")
    wide, high = 64, 64 + (20 if captions is not None else 4)
    body = []
    for i, (grey, name) in enumerate(zip(greys, names, strict=True)):
        x, y = wide * (i % columns), high * (i // columns)
        body.append(svg_image(grey, x + 2, y + 2, 60, name or f"picture {i + 1}", signed))
        body.append(svg_text(x + 32, y + 77, name, "middle") if name else "")
    rows = -(-len(greys) // columns)
    words = f"{len(greys)} pictures" + (f": {', '.join(names)}." if captions is not None else ".")
    return as_picture(wide * min(columns, len(greys)), high * rows, words, "".join(body))


def image_rows(rows: Mapping[str, Any], columns: Sequence[str] | None = None, *, signed: bool = False) -> Any:
    """Pictures in rows, each row behind its name; columns: what stands above each column.

    rows: name to pictures, (n, 784) or (n, 28, 28), or to one picture.
    """
    if (waiting := first_waiting(rows)) is not None:
        return waiting
    top, body = (22 if columns is not None else 0), []
    for j, name in enumerate(columns or ()):
        body.append(svg_text(182 + 64 * j, 15, str(name), "middle"))
    most = 0
    for i, (name, images) in enumerate(rows.items()):
        body.append(svg_text(142, top + 64 * i + 37, name, "end"))
        greys = _squares(images)
        most = max(most, len(greys))
        for j, grey in enumerate(greys):
            body.append(svg_image(grey, 152 + 64 * j, top + 64 * i + 2, 60, f"{name}, {j + 1}", signed))
    words = f"{len(rows)} rows of pictures: {', '.join(rows)}."
    return as_picture(156 + 64 * most, top + 64 * len(rows), words, "".join(body))


def _squares(images: Any) -> NDArray[np.float64]:
    values = np.asarray(images, dtype=float)
    side = SIDE if values.size % (SIDE * SIDE) == 0 else round(values.shape[-1] ** 0.5)
    if values.size == 0 or values.size % (side * side) or not np.isfinite(values).all():
        raise ValueError(
            f"Pictures must be finite and square, (n, 784) or (n, 28, 28), but the shape is {values.shape}."
        )
    return values.reshape(-1, side, side)


def svg_image(values: NDArray[np.float64], x: float, y: float, size: float, words: str, signed: bool) -> str:
    """One picture as a PNG inside the drawing."""
    most = np.abs(values).max() or 1.0
    grey = 127.5 + 127.5 * values / most if signed else values
    data = b64encode(png_of(np.clip(grey, 0, 255).round().astype(np.uint8))).decode()
    return (
        f'<image x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}" style="image-rendering:pixelated" '
        f'href="data:image/png;base64,{data}"><title>{escape(words)}</title></image>'
    )


def label_scatter(maps: Any, labels: Any = None, *, across: str = "", up: str = "", shown: bool = True) -> Any:
    """Points in a plane, each a dot or, where labels are shown, its label; several planes side by side.

    maps: (n, 2), or name to (n, 2).  labels: (n,).  shown: False draws dots, and a label appears under the mouse.
    Both directions have one scale, so that distances on the paper are those of the points.
    """
    named = dict(maps) if isinstance(maps, Mapping) else {"": maps}
    if (waiting := first_waiting(named, labels)) is not None:
        return waiting
    size, gap = (520, 48) if len(named) == 1 else (372, 40)
    body = [
        _plane(name, np.asarray(points, dtype=float), labels, (i % 2 * (size + 14), i // 2 * (size + gap), size), shown)
        for i, (name, points) in enumerate(named.items())
    ]
    body += [svg_text(size / 2, size + 40, across, "middle"), svg_text(4, 16, up)]
    count = len(next(iter(named.values())))
    told = "with their labels" if shown and labels is not None else "without labels"
    words = f"{count:,} points {told}{', '.join(('', *named)) if len(named) > 1 else ''}."
    wide, rows = min(len(named), 2), -(-len(named) // 2)
    return as_picture(wide * (size + 14), rows * (size + gap), words, "".join(body))


def _plane(name: str, points: NDArray[np.float64], labels: Any, place: tuple[int, int, int], shown: bool) -> str:
    """One square of points; place: its left, its top and its side."""
    left, top, size = place
    if points.ndim != 2 or points.shape[1] != 2 or not np.isfinite(points).all():
        raise ValueError(f"Points must be finite, one a row, (n, 2), but the shape is {points.shape}.")
    middle, reach = (points.max(axis=0) + points.min(axis=0)) / 2, max(float(np.ptp(points, axis=0).max()), 1e-9)
    places = (points - middle) / reach * (size - 24)
    marks = [None] * len(points) if labels is None else [str(label) for label in labels]
    order = {mark: k for k, mark in enumerate(sorted({mark for mark in marks if mark is not None}))}
    body = [f'<rect x="{left + 1}" y="{top + 22}" width="{size - 2}" height="{size}" fill="none" stroke="{SOFT}"/>']
    for (x, y), mark in zip(places, marks, strict=True):
        cx, cy = left + size / 2 + x, top + 22 + size / 2 - y
        title = f"<title>{escape(mark)}</title>" if mark is not None else ""
        if shown and mark is not None:
            colour = COLOURS[order[mark] % len(COLOURS)]
            body.append(svg_text(cx, cy + 4, mark, "middle", f'font-size="12" fill="{colour}"'))
        else:
            body.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="2.6" fill="{SOFT}">{title}</circle>')
    return "".join(body) + svg_text(left + 6, top + 16, name)


def scree(variances: Any, counts: Mapping[float, Any] | None = None, *, first: int = 40) -> Any:
    """The share of each of the first components as a bar, and beside it the share that so many hold together.

    variances: (D,), the largest first.  counts: share to number of components, as 0.9: 80, marked on the curve.
    """
    if (waiting := first_waiting(variances, counts)) is not None:
        return waiting
    values = np.asarray(variances, dtype=float)
    if values.ndim != 1 or not np.isfinite(values).all() or not values.sum() > 0:
        raise ValueError(f"A scree needs finite variances in a row, not all zero, but the shape is {values.shape}.")
    shares = values / values.sum()
    words = f"The first of {len(values)} components holds {shares[0]:.1%} of the variance"
    told = [f"{number} hold {share:.0%}" for share, number in (counts or {}).items()]
    body = _bars(shares[:first]) + _held(np.cumsum(shares), counts or {})
    return as_picture(660, 316, f"{'; '.join((words, *told))}.", body)


def _bars(shares: NDArray[np.float64]) -> str:
    top, gap = max(float(shares.max()), 1e-12), 240 / len(shares)
    body = [svg_text(20, 16, "share of each component")]
    for part in (0.0, 0.5, 1.0):
        y = 260 - 220 * part
        body.append(f'<line x1="56" x2="300" y1="{y:g}" y2="{y:g}" stroke="{SOFT}" stroke-opacity=".3"/>')
        body.append(svg_text(50, y + 4, f"{part * top:.1%}", "end"))
    for k, share in enumerate(shares):
        height = 220 * share / top
        place = f'x="{58 + gap * k:.1f}" y="{260 - height:.1f}" width="{max(gap - 1, 1):.1f}" height="{height:.1f}"'
        body.append(f'<rect {place} fill="{ACCENT}"><title>{k + 1}: {share:.2%}</title></rect>')
    return "".join(body) + svg_text(58, 280, "1") + svg_text(298, 280, f"{len(shares)}", "end")


def _held(held: NDArray[np.float64], counts: Mapping[float, Any]) -> str:
    left, wide, n = 370, 250, len(held)
    at = [(left + wide * k / n, 260 - 220 * float(share)) for k, share in enumerate((0.0, *held))]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    body = [svg_text(left - 34, 16, "share of so many together")]
    for part in (0.0, 0.5, 1.0):
        y = 260 - 220 * part
        body.append(f'<line x1="{left}" x2="{left + wide}" y1="{y:g}" y2="{y:g}" stroke="{SOFT}" stroke-opacity=".3"/>')
        body.append(svg_text(left - 6, y + 4, f"{part:.0%}", "end"))
    body.append(f'<polyline points="{points}" fill="none" stroke="{ACCENT}" stroke-width="2.2"/>')
    for row, (share, number) in enumerate(counts.items()):
        k = min(max(int(number), 0), n)
        (x, y), (colour, dashes) = at[k], STROKES[(row + 1) % len(STROKES)]
        line = f'stroke="{colour}" stroke-width="1.6" stroke-dasharray="{dashes}"'
        body.append(f'<path d="M{left} {y:.1f}H{x:.1f}V260" fill="none" {line}/>')
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>')
        body.append(svg_text(left + 92 * row, 304, f"{share:.0%}: {k}", "start", f'fill="{colour}"'))
    body.append(svg_text(left - 14, 304, "needed for", "end") if counts else "")
    return "".join(body) + svg_text(left, 280, "0") + svg_text(left + wide, 280, f"{n} components", "end")
