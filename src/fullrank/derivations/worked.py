"""Collecting the steps of a derivation, within lengths that can be set and read."""

from __future__ import annotations

import re
from dataclasses import replace

from fullrank.records import Derivation, Step

_LONGEST_FORMULA = 3_900


class Worked:
    """A derivation while it is being written."""

    def __init__(self, name: str, title: str, given_tex: str) -> None:
        self._name, self._title, self._given = name, title, _readable(given_tex)
        self._steps: list[Step] = []

    def step(self, action: str, tex: str, reason: str) -> None:
        """Add what was done, the state after it, and why."""
        self._steps.append(Step(action, _readable(tex), reason))

    def done(self, result: object, answer_tex: str) -> Derivation:
        """The finished record."""
        return Derivation(self._name, self._title, self._given, tuple(self._steps), result, _readable(answer_tex))


def _readable(tex: str) -> str:
    if len(tex) > _LONGEST_FORMULA:
        raise ValueError("A formula on the way is too long to read: take a smaller matrix or smaller numbers.")
    return tex


def in_letters(work: Derivation, **letters: str) -> Derivation:
    r"""The same derivation with the letters of its question for its vectors: `in_letters(work, u="a")`.

    Every \mathbf{u} becomes \mathbf{a}, all at once, so two letters may change places.
    """

    def renamed(text: str) -> str:
        return re.sub(r"(?<=\\mathbf\{)\w(?=\})", lambda found: letters.get(found[0], found[0]), text)

    steps = tuple(Step(renamed(step.action), renamed(step.tex), renamed(step.reason)) for step in work.steps)
    return replace(work, given_tex=renamed(work.given_tex), steps=steps, answer_tex=renamed(work.answer_tex))


def ending(work: Derivation, through: str, *last: Step, result: object, answer_tex: str) -> Derivation:
    """A derivation that ends at what was asked: its steps to one whose action begins with `through`, then `last`.

    Of several the last counts. An empty `through` keeps them all. Raises ValueError where no step begins so.
    """
    found = [place for place, step in enumerate(work.steps, 1) if step.action.startswith(through)]
    if not found:
        actions = "; ".join(step.action for step in work.steps)
        raise ValueError(f"no step of {work.name} begins with {through!r}: name one of: {actions}")
    return replace(work, steps=(*work.steps[: found[-1]], *last), result=result, answer_tex=answer_tex)
