"""Answers that are an expression in declared symbols, or an equation."""

from __future__ import annotations

import cmath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any, ClassVar

from fullrank.answers.evaluate import sample
from fullrank.answers.grammar import parse
from fullrank.answers.names import canonical, spoken
from fullrank.answers.nodes import Apply, Binary, Equation, Group, Literal, Node, Symbol, Unary
from fullrank.answers.reading import Reading
from fullrank.answers.typesetting import tex_of
from fullrank.answers.unreadable import Unreadable

_POINTS = 8
_FEWEST_POINTS = 4
_RELATIVE = 1e-8
_ABSOLUTE = 1e-11


@dataclass(frozen=True)
class Expression:
    """An expression, equal to another if both have the same value at eight seeded points of the domain.

    `domain` is the interval that the points are drawn from, for every symbol or, as a mapping, for each. With
    `equation` the answer is an equation, equal to another up to a non-zero factor.
    """

    expected: Any
    symbols: tuple[str, ...] = ("lambda",)
    domain: tuple[float, float] | Mapping[str, tuple[float, float]] = (-3, 3)
    equation: bool = False
    imaginary: bool = False
    kind: ClassVar[str] = "expression"

    def __post_init__(self) -> None:
        object.__setattr__(self, "symbols", tuple(canonical(name) for name in self.symbols))
        self.tree(self.expected)  # an author's mistake is shown where it is made

    def tree(self, value: Any) -> Node:
        """The tree of an expression given as text or already read."""
        return _tree(str(value), self.symbols, self.imaginary, self.equation) if not isinstance(value, Node) else value

    def read(self, text: str) -> Reading:
        """The tree that a text stands for."""
        node = _tree(text, self.symbols, self.imaginary, self.equation)
        return Reading(node, tex_of(node))

    def accepts(self, value: Any) -> bool:
        """Whether an expression is right."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two expressions agree wherever both have a value."""
        left, right = self._values(value), self._values(other)
        pairs = [(one, two) for one, two in zip(left, right, strict=True) if cmath.isfinite(one) or cmath.isfinite(two)]
        if len(pairs) < _FEWEST_POINTS or not all(cmath.isfinite(one) and cmath.isfinite(two) for one, two in pairs):
            return False
        factor = _common_factor(pairs) if self.equation else 1
        return factor != 0 and all(_close(one, factor * two) for one, two in pairs)

    def _values(self, value: Any) -> tuple[complex, ...]:
        intervals = tuple(
            (name, *(self.domain[name] if isinstance(self.domain, Mapping) else self.domain)) for name in self.symbols
        )
        return _values(self.tree(value), intervals)

    def show(self, value: Any) -> str:
        """TeX of an expression."""
        return tex_of(self.tree(value))

    def text(self, value: Any) -> str:
        """Keyboard text of an expression."""
        return text_of_tree(value) if isinstance(value, Node) else str(value)

    def hint_of_form(self) -> str:
        """What to type."""
        names = spoken(self.symbols)
        return f"{'an equation' if self.equation else 'an expression'} in {names}; ^ makes a power"


def _close(one: complex, two: complex) -> bool:
    return abs(one - two) <= _RELATIVE * max(abs(one), abs(two)) + _ABSOLUTE


def _common_factor(pairs: list[tuple[complex, complex]]) -> complex:
    """The factor between two equations, taken where the second is largest; 0 if there is none."""
    one, two = max(pairs, key=lambda pair: abs(pair[1]))
    return one / two if abs(two) > _ABSOLUTE else 0


@lru_cache(maxsize=4_096)
def _tree(text: str, symbols: tuple[str, ...], imaginary: bool, equation: bool) -> Node:
    node = parse(text, symbols, imaginary=imaginary, equation=equation)
    _refuse_lists(node)
    return node


@lru_cache(maxsize=4_096)
def _values(node: Node, intervals: tuple[tuple[str, float, float], ...]) -> tuple[complex, ...]:
    random = Random(20_240_229)
    points = [{name: complex(random.uniform(low, high)) for name, low, high in intervals} for _ in range(_POINTS)]
    return tuple(sample(node, point) for point in points)


def _refuse_lists(node: Node) -> None:
    """Refuse what has no single value: lists, transposes, the sign ±."""
    match node:
        case Group():
            if node.single is None:
                raise Unreadable("One expression is needed, and this is a list.", node.at)
            _refuse_lists(node.single)
        case Unary():
            if node.operator in {"±", "T", "!"}:
                raise Unreadable(f"The sign {node.operator} is not read in this question.", node.at)
            _refuse_lists(node.operand)
        case Binary():
            if node.operator == "±":
                raise Unreadable("The sign ± is not read in this question.", node.at)
            _refuse_lists(node.left)
            _refuse_lists(node.right)
        case Equation():
            _refuse_lists(node.left)
            _refuse_lists(node.right)
        case Apply():
            for argument in node.arguments:
                _refuse_lists(argument)


def text_of_tree(node: Node) -> str:
    """Keyboard text that reads back to an equal tree, with brackets wherever they could matter."""
    match node:
        case Literal():
            return f"({node.value})" if "/" in str(node.value) else str(node.value)
        case Symbol():
            return node.name
        case Group():
            return f"({', '.join(text_of_tree(entry) for row in node.rows for entry in row)})"
        case Unary():
            return f"({node.operator}{text_of_tree(node.operand)})"
        case Binary():
            return f"({text_of_tree(node.left)} {node.operator} {text_of_tree(node.right)})"
        case Apply():
            name = {"ln": "ln"}.get(node.function, node.function)
            return f"{name}({', '.join(text_of_tree(argument) for argument in node.arguments)})"
        case Equation():
            return f"{text_of_tree(node.left)} = {text_of_tree(node.right)}"
