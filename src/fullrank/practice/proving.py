"""The proof of a question: a thousand draws, each of which must teach something and be marked rightly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from time import process_time
from typing import Any

from fullrank import typeset
from fullrank.answers import State, Unreadable
from fullrank.practice.hints import hints
from fullrank.practice.item import Item
from fullrank.practice.marking import judge, mark
from fullrank.practice.question import Question, QuestionError

DRAWS = 1_000
LOOKED_AT = 10
LARGEST_NUMERATOR = 2_000
LARGEST_DENOMINATOR = 240
LONGEST_PROMPT = 700
_MOST_FAULTS = 12
_LONG_NUMBER = re.compile(r"\d{5,}|\d\.\d{7,}")


@dataclass(frozen=True, slots=True)
class Report:
    """What a thousand draws of a question showed; faults name the seed, what is wrong and the way out."""

    question: str
    draws: int
    faults: tuple[str, ...]
    redrawn: float
    reasons: Mapping[str, int]
    prompts: int
    slips: Mapping[str, int]
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether there is no fault, in at least one draw."""
        return self.draws > 0 and not self.faults


def prove(question: Question, draws: int = DRAWS) -> Report:
    """Draw a question many times and look for what would mislead a learner.

    In every draw: `verify` accepts the answer and no slip; the answer's own text reads back and is right; each slip is
    marked as that slip; numbers are readable. In ten of them: everything typesets, hints included, and the seed draws
    the same item again. Over all: enough different prompts, slips with words, and a slip somewhere.
    """
    began = process_time()
    tally = _Tally(question)
    for seed in range(draws):
        if not tally.draws_on(seed, draws):
            break
    faults = tally.faults or list(_overall(question, tally.draws, len(tally.prompts), tally.slips))
    return Report(
        question=question.id,
        draws=tally.draws,
        faults=tuple(faults),
        redrawn=tally.reasons.total() / max(1, tally.reasons.total() + tally.draws),
        reasons=dict(tally.reasons),
        prompts=len(tally.prompts),
        slips=dict(tally.slips),
        seconds=process_time() - began,
    )


@dataclass
class _Tally:
    """What the draws so far showed."""

    question: Question
    draws: int = 0
    faults: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    slips: Counter[str] = field(default_factory=Counter)
    prompts: set[object] = field(default_factory=set)

    def draws_on(self, seed: int, draws: int) -> bool:
        """Draw and examine one item; whether it is worth while to go on."""
        try:
            item, thrown_away = self.question.attempt(seed)
        except QuestionError as error:
            self.faults.append(str(error))
            return False
        except Exception as error:  # whatever a generator raises is a fault of the question, not of the proof
            self.faults.append(f"{self.question.id}, seed {seed}: drawing raised {type(error).__name__}: {error}")
            return False
        self.draws += 1
        self.reasons.update(thrown_away)
        self.slips.update(item.slips.keys())
        self.prompts.add(_face(item))
        found = _faults(self.question, item, seed, draws)
        self.faults += [f"{self.question.id}, seed {seed}: {fault}" for fault in found]
        return len(self.faults) < _MOST_FAULTS


def _face(item: Item) -> object:
    """What a learner sees, whatever order the options stand in."""
    options = frozenset(words for _, words in getattr(item.answer, "options", ()))
    start = tuple(sorted({**getattr(item.answer, "start", {}), **item.state}.items()))
    return item.prompt, options, start


def _faults(question: Question, item: Item, seed: int, draws: int) -> Iterator[str]:
    yield from _answer(question, item)
    for name, value in item.slips.items():
        yield from _slip(question, item, name, value)
    yield from _readable(item)
    if seed % max(1, draws // LOOKED_AT) == 0:
        yield from _again(question, item, seed)
        yield from _typeset(question, item)


def _answer(question: Question, item: Item) -> Iterator[str]:
    expected = item.answer.expected
    if not question.verify(item.given, expected):
        yield f"verify says that the answer {expected!r} is wrong; one of the two methods is."
    text = item.answer.text(expected)
    marking = mark(item, text)
    if marking.status != "right":
        yield f"the answer's own text {text!r} is marked {marking.status} ({marking.words}); mend `expected`."
    if isinstance(item.answer, State) and not item.answer.told:
        yield "the last hint has only the figure's own names; say in `State(..., told=...)` what to do with the figure."


def _slip(question: Question, item: Item, name: str, value: Any) -> Iterator[str]:
    if name not in item.words:
        yield f"the slip {name} has no words in slips.toml; add them, or mend the name."
    text = item.answer.text(value)
    try:
        reading = item.answer.read(text)
    except Unreadable as error:
        yield f"the slip {name} is typed {text!r}, which cannot be read: {error.message}"
        return
    if _verified(question, item, reading.value):
        yield f"verify says that the slip {name} = {value!r} is right; sharpen verify, or guard against these numbers."
    marking = judge(item, reading, text)
    if (marking.status, marking.slip) != ("slip", name):
        yield f"the slip {name} is typed {text!r}, and marked {marking.status} {marking.slip or marking.words}."


def _verified(question: Question, item: Item, value: Any) -> bool:
    """What verify says of a slip, whose shape it may not know."""
    try:
        return bool(question.verify(item.given, value))
    except (TypeError, ValueError, ArithmeticError, LookupError):
        return False


def _readable(item: Item) -> Iterator[str]:
    if not item.prompt.strip() or len(item.prompt) > LONGEST_PROMPT:
        yield f"the prompt has {len(item.prompt)} characters; give 1 to {LONGEST_PROMPT}."
    if long := _LONG_NUMBER.search(item.prompt):
        yield f"the prompt holds the number {long[0]}; draw smaller numbers, or round what is shown."
    for number in _numbers(item.answer.expected):
        exact = Fraction(number)
        if abs(exact.numerator) > LARGEST_NUMERATOR or exact.denominator > LARGEST_DENOMINATOR:
            yield f"the answer holds {exact}; draw numbers that one can compute by hand."


def _numbers(value: Any) -> Iterator[int | Fraction]:
    """Every exact number in an answer; roots and measured numbers have no denominator to be afraid of."""
    if isinstance(value, int | Fraction):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _numbers(entry)


def _again(question: Question, item: Item, seed: int) -> Iterator[str]:
    again = question.draw(seed)
    if _in_words(again) != _in_words(item):
        yield "the same seed draws another item; use no randomness but the rng that is handed over."


def _in_words(item: Item) -> object:
    answer = item.answer
    texts = {name: answer.text(value) for name, value in {"": answer.expected, **item.slips}.items()}
    return item.prompt, texts, getattr(answer, "options", ()), item.figure, dict(item.state)


def _typeset(question: Question, item: Item) -> Iterator[str]:
    try:
        for text in _markdown(question, item):
            typeset.markdown(text)
        for tex in _formulas(item):
            typeset.formula(tex, True)
    except typeset.TypesetError as error:
        yield f"{error} Mend the formula."


def _markdown(question: Question, item: Item) -> Iterator[str]:
    """Every text of an item that is shown."""
    yield item.prompt
    yield from (words for _, words in getattr(item.answer, "options", ()))
    yield from (item.words[name].words for name in item.slips if name in item.words)
    yield from (hint.words for hint in hints(question, item))
    derivation = item.worked()
    for step in derivation.steps if derivation else ():
        yield step.action
        yield step.reason


def _formulas(item: Item) -> Iterator[str]:
    """Every formula of an item that is shown by itself."""
    derivation = item.worked()
    if derivation:
        yield from (derivation.given_tex, derivation.answer_tex, *(step.tex for step in derivation.steps))
    if not hasattr(item.answer, "options"):
        yield from (item.answer.show(value) for value in (item.answer.expected, *item.slips.values()))
        yield item.answer.read(item.answer.text(item.answer.expected)).tex


def _overall(question: Question, draws: int, prompts: int, slips: Counter[str]) -> Iterator[str]:
    needed = min(question.variety, draws // 3)
    if prompts < needed:
        yield f"{question.id}: {prompts} different prompts in {draws} draws, {needed} are needed; draw more widely."
    if not slips and question.kind not in {"drag", "order"}:
        yield f"{question.id}: no draw names a slip; compute the wrong answers that people give."
