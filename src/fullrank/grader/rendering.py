"""Values and learner's text as short, plain text: matrices as rows, no noise, nothing that a terminal would obey."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.checks import Words

PLAIN, EXACT = 6, 12  # digits shown, and shown where six would make two values look alike
MOST_NUMBERS = 60
LONGEST = 300


def clean(text: str, longest: int = LONGEST) -> str:
    """A learner's text on its way to a page or terminal: control and direction marks taken out, length bounded."""
    short = text[: 4 * longest]
    kept = "".join(c for c in short if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return kept if len(kept) <= longest and len(text) == len(short) else kept[:longest] + " …"


def show(value: object, digits: int = PLAIN) -> str:
    """A value for reading: `[[2, 1],` over ` [1, 2]]` for a matrix, 0.333333 for a third."""
    if isinstance(value, Words):
        return str(value)
    if isinstance(value, np.ndarray):
        return _array(value, digits)
    if isinstance(value, (tuple, list)):
        return _sequence(value, digits)
    if isinstance(value, (int, float, complex)) and not isinstance(value, bool):
        return _number(value, digits)
    return clean(repr(value), 100)


def show_both(got: object, expected: object) -> tuple[str, str]:
    """Two values that are to be told apart: with more digits where six would show them alike."""
    if show(got) != show(expected):
        return show(got), show(expected)
    return show(got, EXACT), show(expected, EXACT)


def show_call(names: Sequence[str], arguments: Sequence[object]) -> str:
    """The arguments of a call, one under the other, each with its name."""
    return "\n".join(_named(name, value) for name, value in zip(names, arguments, strict=False))


def _named(name: str, value: object) -> str:
    text = show(value)
    return f"{name} = " + text.replace("\n", "\n" + " " * (len(name) + 3))


def _number(value: complex, digits: int) -> str:
    if isinstance(value, complex):
        sign = "-" if value.imag < 0 or (value.imag == 0 and math.copysign(1, value.imag) < 0) else "+"
        return f"{_number(value.real, digits)}{sign}{_number(abs(value.imag), digits)}j"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else "a whole number of more than 15 digits"
    return f"{value + 0.0:.{digits}g}" if value else "0"


def _array(array: NDArray[Any], digits: int) -> str:
    if array.size > MOST_NUMBERS or array.ndim > 2:
        return f"an array of shape {array.shape}"
    if array.ndim == 0:
        return show(array.item(), digits)
    array = _without_dust(array) if digits == PLAIN else array
    if array.ndim == 1:
        return "[" + ", ".join(show(entry, digits) for entry in array.tolist()) + "]"
    if array.size == 0:
        return f"an array of shape {array.shape}"
    rows = [[show(entry, digits) for entry in row] for row in array.tolist()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [", ".join(entry.rjust(width) for entry, width in zip(row, widths, strict=True)) for row in rows]
    return "[[" + "],\n [".join(lines) + "]]"


def _without_dust(array: NDArray[Any]) -> NDArray[Any]:
    """Entries that are nothing beside the largest shown as 0: rounding leaves them, and they hide the rest."""
    if array.dtype.kind != "f" or not np.isfinite(array).all():
        return array
    return np.where(np.abs(array) < 1e-8 * np.max(np.abs(array), initial=0.0), 0.0, array)


def _sequence(values: Sequence[object], digits: int) -> str:
    left, right = ("[", "]") if isinstance(values, list) else ("(", ")")
    shown = [show(value, digits) for value in values[:MOST_NUMBERS]]
    if any("\n" in text for text in shown):
        return "\n".join(shown)
    rest = ", …" if len(values) > MOST_NUMBERS else "," if len(values) == 1 and left == "(" else ""
    return left + ", ".join(shown) + rest + right
