"""One drawn question: what is asked, the answer, and the wrong answers that have a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from fullrank.answers import Answer
from fullrank.records import Derivation, Slip


class Redraw(Exception):
    """Raised by a generator whose numbers turned out to teach nothing; the question is drawn again."""


def redraw(reason: str = "") -> NoReturn:
    """Ask for other numbers."""
    raise Redraw(reason)


def guard(condition: object, reason: str = "") -> None:
    """Go on if a condition holds, else ask for other numbers.

    >>> guard(2 > 1)
    """
    if not condition:
        raise Redraw(reason)


@dataclass(frozen=True)
class Item:
    """What a generator returns.

    prompt: Markdown. answer: one of the types of fullrank.answers. slips: the wrong answers by the names of slips.toml,
    computed from the same numbers. derivation: the worked solution, or a function without arguments that makes it,
    which is called only when somebody wants to see it. checks_answer: whether that derivation starts from the answer,
    to check it, so that its first step is no hint. given: the numbers drawn, for `verify`. nudge: the first hint, one
    sentence. figure and state: a figure shown with the question, and the numbers it starts from.

    The rest is filled in when a question is drawn: its id, seed and version, and the words of its slips.
    """

    prompt: str
    answer: Answer
    slips: Mapping[str, Any] = field(default_factory=dict)
    derivation: Callable[[], Derivation] | Derivation | None = None
    checks_answer: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)
    nudge: str = ""
    figure: str | None = None
    state: Mapping[str, float] = field(default_factory=dict)
    question: str = ""
    seed: int = 0
    version: str = ""
    words: Mapping[str, Slip] = field(default_factory=dict)

    def worked(self) -> Derivation | None:
        """The worked solution of these very numbers."""
        return self.derivation() if callable(self.derivation) else self.derivation


def coincidence(item: Item) -> str:
    """Which slip equals the answer or another slip, in words; empty if none does."""
    answer = item.answer
    slips = list(item.slips.items())
    for place, (name, value) in enumerate(slips):
        if answer.accepts(value):
            return f"the slip {name} is right"
        for other, wrong in slips[:place]:
            if answer.same(value, wrong):
                return f"the slips {other} and {name} are equal"
    return ""
