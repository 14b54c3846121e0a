"""What reading an answer gives, and what every type of answer can do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from fullrank.answers.evaluate import Value, evaluate, plus_minus
from fullrank.answers.grammar import parse
from fullrank.answers.nodes import Node
from fullrank.answers.numbers import Scalar
from fullrank.answers.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed answer: its value, and the TeX shown as "we read this as"."""

    value: Any
    tex: str


class Answer(Protocol):
    """A right answer with the equality that its mathematics wants."""

    @property
    def kind(self) -> str:
        """The type's name: number, vector, matrix, ..."""

    @property
    def expected(self) -> Any:
        """The right value."""

    def read(self, text: str) -> Reading:
        """The value of a typed text; raises Unreadable."""

    def accepts(self, value: Any) -> bool:
        """Whether a value is right."""

    def same(self, value: Any, other: Any) -> bool:
        """Whether two values are equal in the sense of this question."""

    def show(self, value: Any) -> str:
        """TeX of a value."""

    def text(self, value: Any) -> str:
        """Keyboard text that reads back to a value."""

    def hint_of_form(self) -> str:
        """What to type, in words: "a vector such as (1, -2)"."""


@lru_cache(maxsize=512)
def read_tree(text: str, *, imaginary: bool, table: bool) -> tuple[Node, Value]:
    """The tree and the value of a typed text without symbols; remembered, since a proof types the same few often."""
    node = parse(text, imaginary=imaginary, table=table)
    if plus_minus(node):
        raise Unreadable("± stands for two values: type the one that is asked for.", max(0, text.find("±")))
    return node, real_unless(imaginary, evaluate(node), node.at)


def real_unless(imaginary: bool, value: Value, at: int) -> Value:
    """The value, refused if it is complex where a question has real answers only."""
    if not imaginary and any(isinstance(entry, complex) for entry in flat(value)):
        raise Unreadable("This has no real value: a root, a power or a logarithm of a negative number.", at)
    return value


def flat(value: Value) -> Iterable[Scalar]:
    """Every number in a nested tuple."""
    if isinstance(value, tuple):
        for entry in value:
            yield from flat(entry)
    else:
        yield value
