"""The ladder of hints: a nudge, the principle, the next step, the whole solution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fullrank.answers import State
from fullrank.practice.item import Item
from fullrank.practice.question import Question
from fullrank.records import Derivation, Step


@dataclass(frozen=True, slots=True)
class Hint:
    """A rung of the ladder.

    words is Markdown. A principle names its concept and the lesson that teaches it, for a link; a step and a solution
    carry the part of the derivation to show, a step with what it starts from (`given`, TeX).
    """

    kind: Literal["nudge", "principle", "step", "solution"]
    words: str
    concept: str = ""
    lesson: str = ""
    given: str = ""
    step: Step | None = None
    derivation: Derivation | None = None
    answer: str = ""


def hints(question: Question, item: Item) -> tuple[Hint, ...]:
    """The rungs that an item has, from the lightest to the whole solution."""
    derivation = item.worked()
    rungs = [Hint("nudge", item.nudge)] if item.nudge else []
    concept = question.concepts[0]
    principle = question.definitions.get(concept, "")
    if principle:
        rungs.append(Hint("principle", principle, concept=concept, lesson=question.lesson))
    if derivation is not None and len(derivation.steps) > 1 and not item.checks_answer:
        first = derivation.steps[0]
        rungs.append(Hint("step", first.action, given=derivation.given_tex, step=first))
    return (
        *rungs,
        Hint("solution", _solution(item), derivation=derivation, answer=item.answer.show(item.answer.expected)),
    )


def _solution(item: Item) -> str:
    """The answer in words, as Markdown."""
    if isinstance(item.answer, State) and item.answer.told:
        return item.answer.told
    shown = item.answer.show(item.answer.expected)
    if item.answer.kind in {"choice", "choices", "order"}:
        return f"The answer:\n\n{shown}"
    return f"The answer is ${shown}$."
