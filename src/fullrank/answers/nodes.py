"""What typed mathematics is read into: a tree of frozen nodes, each knowing the character it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """A number as typed: its exact value, and its TeX in the form it was typed in."""

    value: int | Fraction
    tex: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A declared symbol, or one of the constants pi, e and i; a subscript follows an underscore: `x_1`."""

    name: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Unary:
    """`-a`, `+a`, `±a`, `a!`, and `T` for a transpose."""

    operator: str
    operand: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Binary:
    """`a + b` and its like, with `+ - ± * / ^`."""

    operator: str
    left: Node
    right: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Apply:
    """A known function of its arguments."""

    function: str
    arguments: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Entries in rows between brackets; a single entry is a bracketed expression. The bracket is "" for a bare list."""

    rows: tuple[tuple[Node, ...], ...]
    bracket: str
    at: int = 0

    @property
    def single(self) -> Node | None:
        """The one entry of a bracketed expression, or None for a list."""
        return self.rows[0][0] if len(self.rows) == 1 and len(self.rows[0]) == 1 else None


@dataclass(frozen=True, slots=True)
class Equation:
    """`left = right`."""

    left: Node
    right: Node
    at: int = 0


Node: TypeAlias = Literal | Symbol | Unary | Binary | Apply | Group | Equation
