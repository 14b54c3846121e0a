"""What a check file says: named properties of one function, each with the inputs that it is tried on."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from fullrank.checks.inputs import Draw

Inputs = Callable[[Draw], tuple[Any, ...]]
Holds = Callable[..., None]


class _Nothing:
    """Marks that a failure names no value (None is a value)."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = _Nothing()


class Words(str):
    """Words shown as they are where a value is expected, as in "a sum of 0.75"."""


class Fail(Exception):
    """Raised by a property that does not hold: words in plain text, and the values that show it.

    code tells failures of one property apart; got and expected are shown to the learner when they are given.
    """

    def __init__(self, words: str, *, code: str = "", got: object = NOTHING, expected: object = NOTHING) -> None:
        super().__init__(words)
        self.words, self.code, self.got, self.expected = words, code, got, expected


@dataclass(frozen=True, slots=True)
class Property:
    """One named property: holds(fn, *inputs) raises Fail where it is broken, and must be pure.

    inputs draws one tuple of arguments; always are tuples that every bank begins with; count is how many a bank keeps;
    says is the property in words (Markdown); slip is the one to name when no known wrong version agrees.
    """

    name: str
    holds: Holds
    inputs: Inputs
    says: str
    slip: str = ""
    always: tuple[tuple[Any, ...], ...] = ()
    count: int = 100

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the inputs, as the property's own signature gives them."""
        return tuple(inspect.signature(self.holds).parameters)[1:]


def check(
    *,
    inputs: Inputs,
    says: str,
    slip: str | None = None,
    always: Sequence[tuple[Any, ...]] = (),
    count: int = 100,
) -> Callable[[Holds], Property]:
    """Turn a function holds(fn, *inputs) into a property of the exercise; its name becomes the property's name."""

    def made(holds: Holds) -> Property:
        return Property(holds.__name__, holds, inputs, says, slip or "", tuple(always), count)

    return made


def properties_of(module: ModuleType) -> tuple[Property, ...]:
    """The properties that a check file defines, in the order in which they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Property))
