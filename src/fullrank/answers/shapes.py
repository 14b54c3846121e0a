"""Vectors and matrices as tuples, and when vectors lie along one line or span one space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np

from fullrank.answers.evaluate import Value
from fullrank.answers.numbers import Scalar, plain, text_of
from fullrank.answers.reading import flat
from fullrank.answers.unreadable import Unreadable

Entries: TypeAlias = tuple[Scalar, ...]
Rows: TypeAlias = tuple[Entries, ...]


def entries_of(value: Any) -> Entries:
    """A vector of any library as a tuple of plain numbers; a number is a vector of one entry."""
    if not isinstance(value, Iterable):
        return (plain(value),)
    entries = [entry for row in value for entry in (row if isinstance(row, Iterable) else (row,))]
    return tuple(plain(entry) for entry in entries)


def rows_of(value: Any) -> Rows:
    """A matrix of any library as a tuple of rows; a vector is a column, a number a matrix of one entry."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if not isinstance(value, Iterable):
        return ((plain(value),),)
    rows = [tuple(row) if isinstance(row, Iterable) else (row,) for row in value]
    return tuple(tuple(plain(entry) for entry in row) for row in rows)


def text_of_entries(entries: Entries) -> str:
    """Keyboard text of a vector."""
    return f"({', '.join(text_of(entry) for entry in entries)})"


def collection_of(value: Any) -> tuple[Entries, ...]:
    """Several vectors of any library; one vector alone is a collection of one."""
    items = list(value)
    if items and not any(isinstance(item, Iterable) for item in items):
        return (entries_of(items),)
    return tuple(entries_of(item) for item in items)


def as_entries(value: Value) -> Entries:
    """The entries of a vector read as a row, a column or a wrapped print."""
    if not isinstance(value, tuple):
        return (value,)
    if len(value) == 1 and isinstance(value[0], tuple):
        return as_entries(value[0])
    if all(not isinstance(entry, tuple) or len(entry) == 1 for entry in value):
        return tuple(flat(value))
    lengths = [len(entry) if isinstance(entry, tuple) else 1 for entry in value]
    shape = f"{len(value)} rows of {lengths[0]}" if len(set(lengths)) == 1 else "rows of different lengths"
    raise Unreadable(f"One vector is needed, and this has {shape}.", 0)


def as_rows(value: Value) -> Rows:
    """The rows of a matrix that was read; a bare list is one row."""
    if not isinstance(value, tuple):
        return ((value,),)
    if len(value) == 1 and isinstance(value[0], tuple) and any(isinstance(entry, tuple) for entry in value[0]):
        return as_rows(value[0])
    if not any(isinstance(row, tuple) for row in value):
        return (tuple(flat(value)),)
    rows = [row if isinstance(row, tuple) else (row,) for row in value]
    if any(isinstance(entry, tuple) for row in rows for entry in row):
        raise Unreadable("One matrix is needed: the brackets are nested too deep.", 0)
    if len({len(row) for row in rows}) != 1:
        raise Unreadable(f"The rows have different lengths: {', '.join(str(len(row)) for row in rows)}.", 0)
    return tuple(tuple(flat(row)) for row in rows)


def as_vectors(value: Value) -> tuple[Entries, ...]:
    """The vectors of a list that was read; a bare list of numbers is one vector."""
    if not isinstance(value, tuple):
        return ((value,),)
    if len(value) == 1 and isinstance(value[0], tuple):
        return as_vectors(value[0])
    if not any(isinstance(entry, tuple) for entry in value):
        return (tuple(flat(value)),)
    return tuple(as_entries(entry) for entry in value)


def independent(vectors: Sequence[Entries]) -> bool:
    """Whether no vector is a sum of multiples of the others, to nine digits."""
    units = [_unit(np.array([complex(entry) for entry in vector])) for vector in vectors]
    if any(unit is None for unit in units) or len(units) > len(vectors[0]):
        return False
    return bool(np.linalg.svd(np.array(units), compute_uv=False)[-1] > 1e-9)


def same_span(left: Sequence[Entries], right: Sequence[Entries], relative: float) -> bool:
    """Whether two independent systems span one subspace: their projection matrices are equal."""
    return bool(np.abs(_projection(left) - _projection(right)).max() <= max(relative, 1e-9))


def _projection(vectors: Sequence[Entries]) -> Any:
    """The projection matrix onto the span of independent vectors."""
    units = np.array([_unit(np.array([complex(entry) for entry in vector])) for vector in vectors])
    frame = np.linalg.svd(units.T, full_matrices=False)[0]
    return frame @ frame.conj().T


def parallel(value: Entries, other: Entries, relative: float) -> bool:
    """Whether two vectors are multiples of each other, both zero or neither: projected, nothing is left of one."""
    left, right = (_unit(np.array([complex(entry) for entry in entries])) for entries in (value, other))
    if left is None or right is None:
        return left is right
    return bool(np.linalg.norm(left - right * np.vdot(right, left)) <= relative)


def _unit(vector: Any) -> Any:
    """A vector divided by its length, None for the zero vector."""
    largest = np.abs(vector).max()
    return None if largest == 0 else vector / largest / np.linalg.norm(vector / largest)
