"""Bytes into values, bounded and strict: the other side may be hostile.

Nothing that is read here can name a type, a module or a function, so reading cannot run anything.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from fullrank.sandbox.wire.bounds import DTYPES, LARGEST_RANK, TRUSTED, Bounds, MalformedError

_LENGTH: Final = struct.Struct("<I")


class Reader:
    """Turns bytes into values; bounded, and strict about every byte."""

    __slots__ = ("at", "bounds", "data", "handle", "items", "longest")

    def __init__(self, data: bytes, bounds: Bounds, handle: Callable[[int], object] | None = None) -> None:
        """Read from the start; handle makes a judge's function out of its number, on the worker's side only."""
        self.data = data
        self.bounds = bounds
        self.handle = handle
        self.at = 0
        self.items = 0
        self.longest = 0

    def take(self, depth: int = 0) -> object:
        """Read one value."""
        self.items += 1
        if self.items > self.bounds.items:
            raise MalformedError(f"a value of more than {self.bounds.items} items")
        self.see_text(0)
        start = self.skip(1)
        reader = _READERS.get(self.data[start])
        if reader is None:
            raise MalformedError(f"an unknown kind of value ({self.data[start]})")
        return reader(self, depth)

    def see_text(self, length: int) -> None:
        """Insist that the longest text so far is short enough for so many items."""
        self.longest = max(self.longest, length)
        if not self.bounds.text_fits(self.longest, self.items):
            raise MalformedError(f"text of {self.longest} bytes among {self.items} items, which is too long")

    def skip(self, count: int) -> int:
        """Step over count bytes and say where they began."""
        start = self.at
        if count > len(self.data) - start:
            raise MalformedError("a value that breaks off")
        self.at = start + count
        return start

    def length(self) -> int:
        """Read a count."""
        count: int = _LENGTH.unpack_from(self.data, self.skip(4))[0]
        return count

    def raw(self, count: int) -> bytes:
        """Read count bytes."""
        start = self.skip(count)
        return self.data[start : start + count]

    def finish(self) -> None:
        """Insist that nothing is left over."""
        if self.at != len(self.data):
            raise MalformedError(f"{len(self.data) - self.at} bytes left over after the value")


def _take_small(reader: Reader, depth: int) -> int:
    value: int = struct.unpack_from("<q", reader.data, reader.skip(8))[0]
    return value


def _take_large(reader: Reader, depth: int) -> int:
    (length,) = struct.unpack_from("<H", reader.data, reader.skip(2))
    if length > reader.bounds.integer_bytes:
        raise MalformedError(f"an integer of more than {reader.bounds.integer_bytes * 8} bits")
    return int.from_bytes(reader.raw(length), "little", signed=True)


def _take_real(reader: Reader, depth: int) -> float:
    value: float = struct.unpack_from("<d", reader.data, reader.skip(8))[0]
    return value


def _take_complex(reader: Reader, depth: int) -> complex:
    return complex(*struct.unpack_from("<dd", reader.data, reader.skip(16)))


def _take_bytes(reader: Reader) -> bytes:
    length = reader.length()
    reader.see_text(length)
    return reader.raw(length)


def _take_text(reader: Reader, depth: int) -> str:
    try:
        return _take_bytes(reader).decode()
    except UnicodeDecodeError as error:
        raise MalformedError("text that is not UTF-8") from error


def _count(reader: Reader, depth: int) -> int:
    count = reader.length()
    if depth >= reader.bounds.depth:
        raise MalformedError(f"a value nested more than {reader.bounds.depth} deep")
    if reader.items + count > reader.bounds.items:
        raise MalformedError(f"a value of more than {reader.bounds.items} items")
    return count


def _take_list(reader: Reader, depth: int) -> list[object]:
    return [reader.take(depth + 1) for _ in range(_count(reader, depth))]


def _take_dictionary(reader: Reader, depth: int) -> dict[str, object]:
    result: dict[str, object] = {}
    for _ in range(_count(reader, depth)):
        key = reader.take(depth + 1)
        if type(key) is not str:
            raise MalformedError("a dictionary with a key that is not text")
        result[key] = reader.take(depth + 1)
    return result


def _dtype(reader: Reader) -> np.dtype[Any]:
    code = reader.data[reader.skip(1)]
    if code >= len(DTYPES):
        raise MalformedError(f"an array of unknown dtype ({code})")
    return DTYPES[code]


def _take_array(reader: Reader, depth: int) -> npt.NDArray[Any]:
    dtype = _dtype(reader)
    rank = reader.data[reader.skip(1)]
    if rank > LARGEST_RANK:
        raise MalformedError(f"an array of {rank} dimensions")
    shape = struct.unpack_from(f"<{rank}Q", reader.data, reader.skip(8 * rank))
    if max(shape, default=0) > 2**31:
        raise MalformedError("an array with an impossible shape")
    count = 1
    for size in shape:
        count *= size
    return _array(reader, dtype, shape, count)


def _array(reader: Reader, dtype: np.dtype[Any], shape: tuple[int, ...], count: int) -> npt.NDArray[Any]:
    start = reader.skip(count * dtype.itemsize)
    if count == 0:
        return _empty(shape, dtype)
    if dtype.kind == "b":  # a truth value whose byte is neither 0 nor 1 would compare in surprising ways
        return np.frombuffer(reader.data, np.uint8, count, start).reshape(shape).astype(np.bool_)
    return np.frombuffer(reader.data, dtype, count, start).reshape(shape).copy()


def _empty(shape: tuple[int, ...], dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    try:
        return np.empty(shape, dtype)
    except ValueError as error:
        raise MalformedError("an array with an impossible shape") from error


def _take_scalar(reader: Reader, depth: int) -> object:
    dtype = _dtype(reader)
    value: object = _array(reader, dtype, (1,), 1)[0]
    return value


def _take_handle(reader: Reader, depth: int) -> object:
    if reader.handle is None:
        raise MalformedError("a function, which cannot be returned")
    return reader.handle(reader.length())


_READERS: Final[dict[int, Callable[[Reader, int], object]]] = {
    ord("N"): lambda reader, depth: None,
    ord("T"): lambda reader, depth: True,
    ord("F"): lambda reader, depth: False,
    ord("q"): _take_small,
    ord("i"): _take_large,
    ord("f"): _take_real,
    ord("c"): _take_complex,
    ord("s"): _take_text,
    ord("b"): lambda reader, depth: _take_bytes(reader),
    ord("l"): _take_list,
    ord("t"): lambda reader, depth: tuple(_take_list(reader, depth)),
    ord("d"): _take_dictionary,
    ord("a"): _take_array,
    ord("g"): _take_scalar,
    ord("h"): _take_handle,
}


def decode(data: bytes, bounds: Bounds = TRUSTED, *, handle: Callable[[int], object] | None = None) -> object:
    """The value that the bytes spell; raises MalformedError for anything else, left-over bytes included."""
    reader = Reader(data, bounds, handle)
    value = reader.take()
    reader.finish()
    return value
