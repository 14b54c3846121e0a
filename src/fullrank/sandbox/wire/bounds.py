"""What may travel between judge and worker, and how large it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

LARGEST_INTEGER_BYTES: Final = 1250  # 10,000 bits: about 3,000 digits, below Python's own limit for printing
LARGEST_RANK: Final = 8
TEXT_SHARE: Final = 8
WAY_OUT: Final = "Return numbers, text, lists, tuples, dictionaries with text keys, or NumPy arrays of numbers."

DTYPES: Final = tuple(
    np.dtype(name)
    for name in ("?", "<i1", "<i2", "<i4", "<i8", "<u1", "<u2", "<u4", "<u8", "<f4", "<f8", "<c8", "<c16")
)
CODES: Final = {(dtype.kind, dtype.itemsize): code for code, dtype in enumerate(DTYPES)}

Numbering = Callable[[Callable[..., object]], int]


class UnsendableError(ValueError):
    """A value that cannot travel; the message is a sentence that says what came."""


class MalformedError(ValueError):
    """Bytes that are not a value within the bounds."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a value may be, whichever way it travels.

    An array made of texts gives each the room of the longest, so the more items there are, the shorter texts must be.
    """

    depth: int
    items: int
    size: int
    integer_bytes: int = LARGEST_INTEGER_BYTES

    def text_fits(self, longest: int, items: int) -> bool:
        """Whether so many texts (or bytes), each as long as the longest, stay within a share of the size."""
        return longest * items <= self.size // TEXT_SHARE


TRUSTED: Final = Bounds(depth=64, items=50_000_000, size=2**31 - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Handle:
    """A function of the judge as the worker sees it: calling it asks the judge, and the judge answers."""

    number: int
    ask: Callable[[int, tuple[object, ...]], object]

    def __call__(self, *arguments: object) -> object:
        """Ask the judge for the function's value."""
        return self.ask(self.number, arguments)
