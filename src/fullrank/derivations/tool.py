"""A tool of the workbench: a derivation that a learner runs on numbers of their own, and the inputs that it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from fullrank.records import Derivation

Kind = Literal["matrix", "vector", "vectors", "number", "edges"]


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a tool: name is the function's parameter, example a value that it takes."""

    name: str
    label: str
    kind: Kind
    example: object
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """A derivation to run as `function(**{input.name: value})`, its inputs and limits, and the concepts it teaches."""

    name: str
    title: str
    summary: str
    inputs: tuple[Input, ...]
    function: Callable[..., Derivation]
    concepts: tuple[str, ...]
    limits: str

    def input(self, key: str) -> Input:
        """The input of this name, or of this kind where the tool has one such; raises ValueError."""
        named = [item for item in self.inputs if item.name == key] or [item for item in self.inputs if item.kind == key]
        if len(named) != 1:
            names = ", ".join(f"{item.name} ({item.kind})" for item in self.inputs)
            raise ValueError(f'"{key}" is no input of the derivation "{self.name}": its inputs are {names}.')
        return named[0]


def matrix(*rows: tuple[int | str, ...], label: str = "Matrix $A$", name: str = "A") -> Input:
    """An input that is a matrix, given row by row."""
    return Input(name, label, "matrix", tuple(tuple(Fraction(value) for value in row) for row in rows))


def vector(name: str, label: str, *values: int, optional: bool = False) -> Input:
    """An input that is a vector, given by its entries."""
    return Input(name, label, "vector", tuple(Fraction(value) for value in values), optional)


def vectors(name: str, label: str, *rows: tuple[int, ...]) -> Input:
    """An input that is several vectors, a row each."""
    return Input(name, label, "vectors", tuple(tuple(Fraction(value) for value in row) for row in rows))


def number(name: str, label: str, value: str, optional: bool = False) -> Input:
    """An input that is one number, as it is typed."""
    return Input(name, label, "number", Fraction(value), optional)
