"""Collecting the steps of a derivation, within lengths that can be set and read."""

from __future__ import annotations

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
