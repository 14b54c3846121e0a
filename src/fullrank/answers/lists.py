"""Answers that are a vector, a matrix, or several vectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias

from fullrank.answers.evaluate import Value
from fullrank.answers.nodes import Group, Node
from fullrank.answers.numbers import close, text_of
from fullrank.answers.reading import Reading, flat, read_tree
from fullrank.answers.scalars import refuse_zero_groups
from fullrank.answers.shapes import (
    Entries,
    Rows,
    as_entries,
    as_rows,
    as_vectors,
    collection_of,
    entries_of,
    independent,
    parallel,
    rows_of,
    same_span,
    text_of_entries,
)
from fullrank.answers.typesetting import bare_tex, table, tex_matrix, tex_of, tex_vector

VectorEquality: TypeAlias = Literal["exactly", "multiple", "sign"]
MatrixEquality: TypeAlias = Literal["exactly", "columns-multiple", "columns-sign"]


@dataclass(frozen=True)
class _Listed:
    """What vectors and matrices share: how exactly they are compared, and whether i may be typed."""

    expected: Any
    relative: float = field(default=1e-6, kw_only=True)
    decimals: int | None = field(default=None, kw_only=True)
    imaginary: bool | None = field(default=None, kw_only=True)

    def _settle(self, expected: Any) -> None:
        """Keep the expected value in plain numbers; i is read where it holds complex ones, unless said otherwise."""
        object.__setattr__(self, "expected", expected)
        if self.imaginary is None:
            object.__setattr__(self, "imaginary", any(isinstance(entry, complex) for entry in flat(expected)))

    def _read(self, text: str) -> tuple[Node, Value]:
        refuse_zero_groups(text)
        return read_tree(text, imaginary=bool(self.imaginary), table=True)

    def _equal(self, value: Entries, other: Entries, equal: str) -> bool:
        """Whether two vectors are equal: exactly, up to sign, or as multiples of each other."""
        if len(value) != len(other):
            return False
        if equal == "multiple":
            return parallel(value, other, self.relative)
        if self._close(value, other):
            return True
        return equal == "sign" and self._close(tuple(-entry for entry in value), other)

    def _close(self, value: Entries, other: Entries) -> bool:
        largest = max(abs(complex(entry)) for entry in (*value, *other))
        noise = 1e-12 * largest
        return all(
            close(one, two, self.relative, self.decimals) or abs(complex(one) - complex(two)) <= noise
            for one, two in zip(value, other, strict=True)
        )


@dataclass(frozen=True)
class Vector(_Listed):
    """A vector, equal exactly, up to sign, or up to a non-zero multiple. It may be typed as a row or as a column."""

    equal: VectorEquality = "exactly"
    kind: ClassVar[str] = "vector"

    def __post_init__(self) -> None:
        self._settle(entries_of(self.expected))

    def read(self, text: str) -> Reading:
        """The entries of a typed vector."""
        node, value = self._read(text)
        entries = as_entries(value)
        return Reading(entries, _column(node, entries))

    def accepts(self, value: Any) -> bool:
        """Whether a vector is right."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two vectors are equal in the sense of this question."""
        return self._equal(entries_of(value), entries_of(other), self.equal)

    def show(self, value: Any) -> str:
        """TeX of a column."""
        return tex_vector(entries_of(value), self.decimals)

    def text(self, value: Any) -> str:
        """Keyboard text of a vector."""
        return text_of_entries(entries_of(value))

    def hint_of_form(self) -> str:
        """What to type."""
        entries = ", ".join(text_of(number) for number in (1, -2, 3, 0, 4, 2, 5, 1)[: max(2, len(self.expected))])
        scale = {"multiple": "; any multiple will do", "sign": "; either sign will do"}.get(self.equal, "")
        return f"a vector such as ({entries}){scale}"


def _column(node: Node, entries: Entries) -> str:
    """TeX of a read vector: its entries as typed, standing in a column."""
    inner = node
    while isinstance(inner, Group) and inner.single is not None and len(entries) > 1:
        inner = inner.single
    if not isinstance(inner, Group):
        return tex_of(inner)
    cells = [entry for row in inner.rows for entry in row]
    if any(isinstance(cell, Group) and cell.single is None for cell in cells):
        return tex_vector(entries)
    return table([[bare_tex(cell)] for cell in cells])


@dataclass(frozen=True)
class Matrix(_Listed):
    """A matrix, equal exactly, or column by column up to sign or a non-zero multiple."""

    equal: MatrixEquality = "exactly"
    kind: ClassVar[str] = "matrix"

    def __post_init__(self) -> None:
        self._settle(rows_of(self.expected))

    def read(self, text: str) -> Reading:
        """The rows of a typed matrix."""
        node, value = self._read(text)
        rows = as_rows(value)
        scaled = not isinstance(node, Group)
        inner = node.single if isinstance(node, Group) else None
        factor = scaled or (inner is not None and not isinstance(inner, Group))
        return Reading(rows, tex_of(node) if factor and len(rows) > 1 else _typed_table(node, rows))

    def accepts(self, value: Any) -> bool:
        """Whether a matrix is right."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two matrices are equal in the sense of this question."""
        left, right = rows_of(value), rows_of(other)
        if [len(row) for row in left] != [len(row) for row in right]:
            return False
        if self.equal == "exactly":
            return self._equal(entries_of(left), entries_of(right), "exactly")
        equal = "multiple" if self.equal == "columns-multiple" else "sign"
        pairs = zip(zip(*left, strict=True), zip(*right, strict=True), strict=True)
        return all(self._equal(one, two, equal) for one, two in pairs)

    def show(self, value: Any) -> str:
        """TeX of a matrix."""
        return tex_matrix(rows_of(value), self.decimals)

    def text(self, value: Any) -> str:
        """Keyboard text of a matrix."""
        return f"[{', '.join('[' + ', '.join(map(text_of, row)) + ']' for row in rows_of(value))}]"

    def hint_of_form(self) -> str:
        """What to type."""
        return "a matrix row by row, such as 1 2; 3 4"


def _typed_table(node: Node, rows: Rows) -> str:
    """TeX of a matrix with its entries as typed, where they can be told apart."""
    cells = [bare_tex(cell) for cell in _cells(node)]
    width = len(rows[0])
    if len(cells) != len(rows) * width:
        return tex_matrix(rows)
    return table([cells[start : start + width] for start in range(0, len(cells), width)])


def _cells(node: Node) -> Iterable[Node]:
    if isinstance(node, Group):
        for row in node.rows:
            for entry in row:
                yield from _cells(entry)
    else:
        yield node


@dataclass(frozen=True)
class Vectors(_Listed):
    """Several vectors in any order, each equal in the sense of `equal`; with `spans`, any basis of their span."""

    equal: VectorEquality = "exactly"
    spans: bool = False
    kind: ClassVar[str] = "vectors"

    def __post_init__(self) -> None:
        self._settle(tuple(entries_of(vector) for vector in self.expected))

    def read(self, text: str) -> Reading:
        """The vectors that a text lists; a single one needs no brackets around it."""
        _, value = self._read(text)
        vectors = as_vectors(value)
        return Reading(vectors, self.show(vectors))

    def accepts(self, value: Any) -> bool:
        """Whether the vectors are right."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two collections hold equal vectors, or are bases of one subspace."""
        left, right = collection_of(value), list(collection_of(other))
        if len(left) != len(right):
            return False
        of_one_space = len({len(vector) for vector in [*left, *right]}) == 1
        if self.spans and of_one_space and independent(left) and independent(right):
            return same_span(left, right, self.relative)
        for vector in left:
            matching = (one for one in right if self._equal(vector, one, self.equal))
            partner = next(matching, None)
            if partner is None:
                return False
            right.remove(partner)
        return True

    def show(self, value: Any) -> str:
        """TeX of the vectors, between commas."""
        return r",\; ".join(tex_vector(vector, self.decimals) for vector in collection_of(value))

    def text(self, value: Any) -> str:
        """Keyboard text of the vectors."""
        return ", ".join(text_of_entries(vector) for vector in collection_of(value))

    def hint_of_form(self) -> str:
        """What to type."""
        return "vectors with commas between them, such as (1, -2), (3, 1)"
