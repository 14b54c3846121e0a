"""Values and learner's text as short, plain text: matrices as rows, no noise, nothing that a terminal would obey."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.checks import Words
from fullrank.checks.kinds import describe

PLAIN, EXACT = 6, 12  # digits shown, and shown where six would make two values look alike
MOST_NUMBERS = 60  # in one value, however it is nested: whoever returned it decides how large it is
MOST_LISTS = 2  # lists in lists that are written out; what lies deeper is only described
LONGEST = 300
LONGEST_SHOWN = 4_000


def clean(text: str, longest: int = LONGEST) -> str:
    """A learner's text on its way to a page or terminal: control and direction marks taken out, length bounded."""
    short = text[: 4 * longest]
    kept = "".join(c for c in short if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return kept if len(kept) <= longest and len(text) == len(short) else kept[:longest] + " …"


@dataclass(slots=True)
class _Room:
    """How a value is written, and how many numbers there is still room for."""

    digits: int
    numbers: int = MOST_NUMBERS

    def takes(self, count: int) -> bool:
        """Whether so many numbers find room; they then have it. What holds no number takes the room of one."""
        fits = count <= self.numbers
        self.numbers -= max(count, 1) if fits else 1
        return fits


def show(value: object, digits: int = PLAIN) -> str:
    """A value for reading: `[[2, 1],` over ` [1, 2]]` for a matrix, 0.333333 for a third.

    The learner's program decides how large the value is, so time and length are bounded here.
    """
    return clean(_shown(value, _Room(digits), MOST_LISTS), LONGEST_SHOWN)


def show_both(got: object, expected: object) -> tuple[str, str]:
    """Two values that are to be told apart: with more digits where six would show them alike."""
    if show(got) != show(expected):
        return show(got), show(expected)
    return show(got, EXACT), show(expected, EXACT)


def show_call(names: Sequence[str], arguments: Sequence[object]) -> str:
    """The arguments of a call, one under the other, each with its name."""
    lines = (_named(name, value) for name, value in zip(names, arguments, strict=False))
    return clean("\n".join(lines), LONGEST_SHOWN)


def _named(name: str, value: object) -> str:
    text = show(value)
    return f"{name} = " + text.replace("\n", "\n" + " " * (len(name) + 3))


def _shown(value: object, room: _Room, lists: int) -> str:
    if isinstance(value, Words):
        return str(value)
    if isinstance(value, np.ndarray):
        return _array(value, room)
    if isinstance(value, (tuple, list)) and lists:
        return _sequence(value, room, lists)
    room.takes(1)
    return _scalar(value, room.digits)


def _scalar(value: object, digits: int) -> str:
    """A value of one part; whatever may have parts of its own is described, for its `repr` may have no end."""
    if isinstance(value, (int, float, complex)) and not isinstance(value, bool):
        return _number(value, digits)
    if isinstance(value, (str, bytes)):
        return clean(repr(value[:LONGEST]), 100)
    return repr(value) if value is None or isinstance(value, (bool, np.generic)) else describe(value)


def _number(value: complex, digits: int) -> str:
    if isinstance(value, complex):
        sign = "-" if value.imag < 0 or (value.imag == 0 and math.copysign(1, value.imag) < 0) else "+"
        return f"{_number(value.real, digits)}{sign}{_number(abs(value.imag), digits)}j"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else "a whole number of more than 15 digits"
    return f"{value + 0.0:.{digits}g}" if value else "0"


def _array(array: NDArray[Any], room: _Room) -> str:
    if not room.takes(array.size) or array.ndim > 2:
        return f"an array of shape {array.shape}"
    digits = room.digits
    if array.ndim == 0:
        return _scalar(array.item(), digits)
    array = _without_dust(array) if digits == PLAIN else array
    if array.ndim == 1:
        return "[" + ", ".join(_scalar(entry, digits) for entry in array.tolist()) + "]"
    if array.size == 0:
        return f"an array of shape {array.shape}"
    rows = [[_scalar(entry, digits) for entry in row] for row in array.tolist()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [", ".join(entry.rjust(width) for entry, width in zip(row, widths, strict=True)) for row in rows]
    return "[[" + "],\n [".join(lines) + "]]"


def _without_dust(array: NDArray[Any]) -> NDArray[Any]:
    """Entries that are nothing beside the largest shown as 0: rounding leaves them, and they hide the rest."""
    if array.dtype.kind != "f" or not np.isfinite(array).all():
        return array
    return np.where(np.abs(array) < 1e-8 * np.max(np.abs(array), initial=0.0), 0.0, array)


def _sequence(values: Sequence[object], room: _Room, lists: int) -> str:
    left, right = ("[", "]") if isinstance(values, list) else ("(", ")")
    shown = []
    for value in values:
        if room.numbers <= 0:
            shown.append("…")
            break
        shown.append(_shown(value, room, lists - 1))
    if not shown:
        room.takes(0)
    if any("\n" in text for text in shown):
        return "\n".join(shown)
    return left + ", ".join(shown) + ("," if len(values) == 1 and left == "(" else "") + right
