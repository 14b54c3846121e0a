"""Drawing the inputs of a property by chance: quick, for the fresh inputs that a right answer has to pass as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from random import Random
from typing import TypeVar

import numpy as np

from fullrank.checks.bank import Inputs, distinct
from fullrank.checks.inputs import Draw
from fullrank.checks.properties import Property

T = TypeVar("T")
MOST_TRIES = 40  # for each input that is wanted; a guard that lets fewer pass than that asks too much


class _GivenUp(Exception):
    """A guard did not hold."""


class DrawnByChance(Draw):
    """Choices made by a generator of random numbers, each as likely as the others."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def integer(self, low: int, high: int) -> int:
        return self._chance.randint(low, high)

    def choice(self, options: Sequence[T]) -> T:
        return self._chance.choice(options)

    def guard(self, condition: bool | np.bool_) -> None:
        if not condition:
            raise _GivenUp


def fresh_inputs(wanted: Property, count: int, seed: int) -> list[Inputs]:
    """So many inputs of a property, or as many as there are: `always`, and what chance gives, simplest first."""
    draw = DrawnByChance(Random(f"{wanted.name} {seed}"))
    return distinct(wanted.always, _by_chance(wanted, draw, MOST_TRIES * count), count)


def _by_chance(wanted: Property, draw: Draw, tries: int) -> Iterator[Inputs]:
    for _ in range(tries):
        with suppress(_GivenUp):
            yield wanted.inputs(draw)
