"""Answers that are a number, or an unordered collection of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from fullrank.answers.evaluate import evaluate, plus_minus
from fullrank.answers.grammar import parse
from fullrank.answers.nodes import Group, Node
from fullrank.answers.numbers import Scalar, close, plain, text_of
from fullrank.answers.reading import Reading, flat, read_tree, real_unless
from fullrank.answers.typesetting import tex_number, tex_of
from fullrank.answers.unreadable import Unreadable

_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_DECIMAL_COMMA = re.compile(r"\d,\d")


def refuse_commas(text: str) -> None:
    """Refuse a comma inside one number, saying what to type instead."""
    if match := _THOUSANDS.search(text):
        raise Unreadable("Commas between thousands are not read: type 1000 for a thousand.", match.start() + 1)
    if match := _DECIMAL_COMMA.search(text):
        raise Unreadable("A comma parts two values; decimals have a point: type 0.5.", match.start() + 1)


def refuse_zero_groups(text: str) -> None:
    """Refuse `1,000` in a list: nobody writes an entry as 000."""
    if match := re.search(r"\d,(000|0\d\d)(?![\d.])", text):
        raise Unreadable(
            "Commas between thousands are not read: type 1000, or a space behind a comma.", match.start() + 1
        )


ALSO = {  # other ways of typing a unit
    "degrees": ("degree", "deg", "°"),
    "%": ("per cent", "percent"),
    "km/h": ("kilometres an hour", "kilometres per hour", "km per hour", "kmh"),
}


@dataclass(frozen=True)
class Number:
    """One number. Any form that has its value is right: 1/2, 0.5, 2^-1.

    `relative` is the tolerance for exact answers; `decimals` asks for that many instead, and takes half a unit in the
    last place. `unit` may be typed behind the number. `imaginary` allows i; by default where the answer is complex.
    """

    expected: Any
    relative: float = 1e-6
    decimals: int | None = None
    unit: str = ""
    imaginary: bool | None = None
    kind: ClassVar[str] = "number"

    def __post_init__(self) -> None:
        object.__setattr__(self, "expected", plain(self.expected))
        if self.imaginary is None:
            object.__setattr__(self, "imaginary", isinstance(self.expected, complex))

    def read(self, text: str) -> Reading:
        """The number that a text stands for."""
        bare = _without_unit(text, self.unit)
        refuse_commas(bare)
        node, value = read_tree(bare, imaginary=bool(self.imaginary), table=False)
        if isinstance(value, tuple):
            raise Unreadable(f"One number is needed, and this is a list of {len(value)}.", 0)
        return Reading(value, tex_of(node))

    def accepts(self, value: Any) -> bool:
        """Whether a number is right."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two numbers agree to the precision asked."""
        return close(plain(value), plain(other), self.relative, self.decimals)

    def show(self, value: Any) -> str:
        """TeX of a number with its unit."""
        unit = self.unit.replace("%", r"\%")
        return tex_number(plain(value), self.decimals) + (rf"\;\mathrm{{{unit}}}" if unit else "")

    def text(self, value: Any) -> str:
        """Keyboard text of a number."""
        return text_of(plain(value))

    def hint_of_form(self) -> str:
        """What to type."""
        if self.decimals is not None:
            return f"a number to {self.decimals} decimal place{'s' * (self.decimals != 1)}"
        return "a number such as 3, -1/2 or sqrt(2)" if not self.imaginary else "a number such as 3, 1/2 or 2 + 3i"


def _without_unit(text: str, unit: str) -> str:
    stripped = text.rstrip()
    for name in (unit, *ALSO.get(unit, ())):
        if name and stripped.endswith(name):
            return stripped[: -len(name)]
    return text


@dataclass(frozen=True)
class Numbers:
    """Numbers in any order, each as often as it occurs: eigenvalues, roots.

    `imaginary` allows i, as it does unless said otherwise: whether roots are real is often the question.
    """

    expected: Any
    relative: float = 1e-6
    decimals: int | None = None
    imaginary: bool = True
    kind: ClassVar[str] = "numbers"

    def __post_init__(self) -> None:
        object.__setattr__(self, "expected", _in_order(self.expected))

    def read(self, text: str) -> Reading:
        """The numbers that a text lists, in the order typed."""
        refuse_zero_groups(text)
        node = parse(text, imaginary=self.imaginary, table=True)
        values: list[Scalar] = []
        for entry in _entries(node):
            for sign in (1, -1) if plus_minus(entry) else (1,):
                values.extend(flat(real_unless(self.imaginary, evaluate(entry, sign), entry.at)))
        return Reading(tuple(values), tex_of(node))

    def accepts(self, value: Any) -> bool:
        """Whether the numbers are the right ones."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two collections hold the same numbers, each equally often."""
        left, right = _several(value), list(_several(other))
        if len(left) != len(right):
            return False
        for number in left:
            partner = next(
                (place for place, one in enumerate(right) if close(number, one, self.relative, self.decimals)), None
            )
            if partner is None:
                return False
            del right[partner]
        return True

    def show(self, value: Any) -> str:
        """TeX of the numbers, between commas."""
        return r",\; ".join(tex_number(number, self.decimals) for number in _several(value))

    def text(self, value: Any) -> str:
        """Keyboard text of the numbers."""
        return ", ".join(text_of(number) for number in _several(value))

    def hint_of_form(self) -> str:
        """What to type."""
        return "numbers with commas between them, such as 2, 5 (in any order; one that counts twice is typed twice)"


def _several(value: Any) -> tuple[Scalar, ...]:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(plain(number) for number in value)
    return (plain(value),)


def _in_order(value: Any) -> tuple[Scalar, ...]:
    """A set has no order that is the same in every process, so numbers are kept sorted."""
    return tuple(sorted(_several(value), key=lambda number: (complex(number).real, complex(number).imag)))


def _entries(node: Node) -> Iterable[Node]:
    """The entries of a list, through any brackets around or inside it."""
    if isinstance(node, Group):
        for row in node.rows:
            for entry in row:
                yield from _entries(entry)
    else:
        yield node
