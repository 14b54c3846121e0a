"""Values into bytes. Subclasses never travel, because their methods could lie."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from fullrank.sandbox.wire.bounds import (
    CODES,
    DTYPES,
    LARGEST_RANK,
    TRUSTED,
    Bounds,
    Handle,
    Numbering,
    UnsendableError,
)

_COUNTED: Final = struct.Struct("<cI")
_SMALL: Final = struct.Struct("<cq")
_LARGE: Final = struct.Struct("<cH")
_REAL: Final = struct.Struct("<cd")
_COMPLEX: Final = struct.Struct("<cdd")
_ARRAY: Final = struct.Struct("<cBB")
_SCALAR: Final = struct.Struct("<cB")


class Writer:
    """Turns values into bytes; counts items and bytes over everything written through it.

    functions, when given, gives each of the judge's functions among the values the number under which it travels.
    """

    __slots__ = ("bounds", "functions", "handles", "items", "longest", "parts", "size")

    def __init__(self, bounds: Bounds, functions: Numbering | None = None, handles: bool = False) -> None:
        """Start empty; handles says whether a worker may send a judge's function back."""
        self.bounds = bounds
        self.functions = functions
        self.handles = handles
        self.parts: list[bytes] = []
        self.items = 0
        self.longest = 0
        self.size = 0

    def put(self, value: object, depth: int = 0) -> None:
        """Write one value."""
        self.items += 1
        if self.items > self.bounds.items:
            raise UnsendableError(f"a value of more than {self.bounds.items} items")
        self.see_text(0)
        writer = _WRITERS.get(type(value))
        if writer is not None:
            writer(self, value, depth)
        else:
            self._put_other(value)

    def see_text(self, length: int) -> None:
        """Insist that the longest text so far is short enough for so many items."""
        self.longest = max(self.longest, length)
        if not self.bounds.text_fits(self.longest, self.items):
            raise UnsendableError(f"text of {self.longest} bytes among {self.items} items, which is too long")

    def add(self, part: bytes) -> None:
        """Append bytes within the bound."""
        self.size += len(part)
        if self.size > self.bounds.size:
            raise UnsendableError(f"a value larger than {_megabytes(self.bounds.size)}")
        self.parts.append(part)

    def bytes(self) -> bytes:
        """Everything written so far."""
        return b"".join(self.parts)

    def _put_other(self, value: object) -> None:
        if isinstance(value, np.generic):
            self._put_numpy_number(value)
        elif self.functions is not None and callable(value):
            self.add(_COUNTED.pack(b"h", self.functions(value)))
        elif self.handles and type(value) is Handle:
            self.add(_COUNTED.pack(b"h", value.number))
        else:
            raise UnsendableError(_describe(value))

    def _put_numpy_number(self, value: np.generic) -> None:
        code = CODES.get((value.dtype.kind, value.dtype.itemsize))
        if code is None or type(value) not in _NUMPY_NUMBERS:
            raise UnsendableError(_describe(value))
        self.add(_SCALAR.pack(b"g", code) + value.astype(DTYPES[code]).tobytes())


def _describe(value: object) -> str:
    name = type(value).__name__
    article = "an" if name[:1].lower() in set("aeiou") else "a"
    return f"{article} {name}" if name in ("function", "generator", "set", "module") else f"a value of type {name}"


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB" if size >= 2**20 else f"{size} bytes"


def _put_integer(writer: Writer, value: int, depth: int) -> None:
    if -(2**63) <= value < 2**63:
        writer.add(_SMALL.pack(b"q", value))
        return
    length = value.bit_length() // 8 + 1
    if length > writer.bounds.integer_bytes:
        raise UnsendableError(f"an integer of more than {writer.bounds.integer_bytes * 8} bits")
    writer.add(_LARGE.pack(b"i", length) + value.to_bytes(length, "little", signed=True))


def _put_text(writer: Writer, value: str, depth: int) -> None:
    try:
        raw = value.encode()
    except UnicodeEncodeError as error:
        raise UnsendableError("text with half a character (a lone surrogate)") from error
    writer.add(_COUNTED.pack(b"s", len(raw)))
    writer.add(raw)
    writer.see_text(len(raw))


def _put_bytes(writer: Writer, value: bytes, depth: int) -> None:
    writer.add(_COUNTED.pack(b"b", len(value)))
    writer.add(value)
    writer.see_text(len(value))


def _open_container(writer: Writer, tag: bytes, count: int, depth: int) -> None:
    if depth >= writer.bounds.depth:
        raise UnsendableError(f"a value nested more than {writer.bounds.depth} deep")
    if count > writer.bounds.items:
        raise UnsendableError(f"a value of {count} items, where {writer.bounds.items} are the most")
    writer.add(_COUNTED.pack(tag, count))


def _put_list(writer: Writer, value: list[object], depth: int) -> None:
    _open_container(writer, b"l", len(value), depth)
    for item in value:
        writer.put(item, depth + 1)


def _put_tuple(writer: Writer, value: tuple[object, ...], depth: int) -> None:
    _open_container(writer, b"t", len(value), depth)
    for item in value:
        writer.put(item, depth + 1)


def _put_dictionary(writer: Writer, value: dict[object, object], depth: int) -> None:
    _open_container(writer, b"d", len(value), depth)
    for key, item in value.items():
        if type(key) is not str:
            raise UnsendableError(f"a dictionary with a key of type {type(key).__name__}, where keys must be text")
        writer.put(key, depth + 1)
        writer.put(item, depth + 1)


def _put_array(writer: Writer, value: npt.NDArray[Any], depth: int) -> None:
    dtype = value.dtype
    code = CODES.get((dtype.kind, dtype.itemsize))
    if code is None:
        ragged = " (often rows of unequal length)" if dtype.kind == "O" else ""
        raise UnsendableError(f"an array of dtype {dtype}{ragged}")
    if value.ndim > LARGEST_RANK or value.nbytes > writer.bounds.size:
        raise UnsendableError(f"an array of {value.ndim} dimensions and {_megabytes(value.nbytes)}: too large")
    plain = value if dtype.isnative else value.astype(DTYPES[code])
    writer.add(_ARRAY.pack(b"a", code, value.ndim) + struct.pack(f"<{value.ndim}Q", *value.shape))
    writer.add(plain.tobytes())


_WRITERS: Final[dict[type, Callable[[Writer, Any, int], None]]] = {
    type(None): lambda writer, value, depth: writer.add(b"N"),
    bool: lambda writer, value, depth: writer.add(b"T" if value else b"F"),
    int: _put_integer,
    float: lambda writer, value, depth: writer.add(_REAL.pack(b"f", value)),
    complex: lambda writer, value, depth: writer.add(_COMPLEX.pack(b"c", value.real, value.imag)),
    str: _put_text,
    bytes: _put_bytes,
    list: _put_list,
    tuple: _put_tuple,
    dict: _put_dictionary,
    np.ndarray: _put_array,
}
_NUMPY_NUMBERS: Final = frozenset({dtype.type for dtype in DTYPES} | {np.longlong, np.ulonglong})


def encode(value: object, bounds: Bounds = TRUSTED, *, handles: bool = False) -> bytes:
    """The bytes of a plain value; raises UnsendableError with a sentence for anything else."""
    writer = Writer(bounds, handles=handles)
    writer.put(value)
    return writer.bytes()
