"""Marking a typed answer: right, a named slip, a likely mistake, wrong, or not readable."""

from __future__ import annotations

import re
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, Literal

from fullrank.answers import Answer, Reading, Unreadable
from fullrank.practice.diagnose import diagnose
from fullrank.practice.item import Item

NEARLY = 5e-3
_DECIMALS = re.compile(r"\.([0-9]*)")


@dataclass(frozen=True, slots=True)
class Marking:
    """What is said of an answer.

    status: right; slip (a named one, whose Markdown words are given); diagnosis (a general mistake); wrong; invalid,
    which costs nothing, and whose position is the character at fault. read_as_tex shows how the text was understood.
    """

    status: Literal["right", "slip", "diagnosis", "wrong", "invalid"]
    slip: str = ""
    words: str = ""
    read_as_tex: str = ""
    position: int | None = None
    concept: str = ""


def mark(item: Item, text: str) -> Marking:
    """The marking of a typed answer to an item."""
    try:
        reading = item.answer.read(text)
    except Unreadable as error:
        return Marking("invalid", words=error.message, position=error.position)
    return judge(item, reading, text)


def judge(item: Item, reading: Reading, text: str) -> Marking:
    """The marking of an answer that was read from a text."""
    if item.answer.accepts(reading.value):
        return Marking("right", read_as_tex=reading.tex)
    return _slip(item, item.answer, reading) or _without_name(item, reading, text)


def _slip(item: Item, answer: Answer, reading: Reading) -> Marking | None:
    """The named slip whose value was given, if any."""
    for name, value in item.slips.items():
        if answer.same(reading.value, value):
            slip = item.words.get(name)
            words, concept = (slip.words, slip.concept) if slip else (NEUTRAL, "")
            return Marking("slip", name, words, reading.tex, concept=concept)
    return None


def _without_name(item: Item, reading: Reading, text: str) -> Marking:
    """A value that is exactly no slip: one that was rounded, a general mistake, or none that is known."""
    typed = max((len(digits) for digits in _DECIMALS.findall(text)), default=0)
    loose = _loosened(item.answer, typed)
    nearly = any(one.accepts(reading.value) for one in loose)
    if not nearly:
        for one in loose if typed else loose[:1]:  # a whole number is near too many things
            if slip := _slip(item, one, reading):
                return slip
    found = diagnose(item, reading.value, rounded=nearly)
    if found is not None:
        return Marking("diagnosis", found.name, found.words, reading.tex)
    return Marking("wrong", words=NEUTRAL, read_as_tex=reading.tex)


def _loosened(answer: Any, typed: int) -> list[Any]:
    """The same answer with tolerances for a learner's own rounding, by the number of decimals typed; none where
    nothing can have been rounded. What was rounded on the way is off by half a per cent; what was rounded at the end by
    half a unit of its last decimal, such as 108 where 108.2 is wanted, or 0.29 for 2/7."""
    if not is_dataclass(answer) or isinstance(answer, type) or not hasattr(answer, "relative"):
        return []
    asked: int | None = getattr(answer, "decimals", None)
    if asked is None and typed == 0:
        return []
    loose: list[Any] = [replace(answer, relative=NEARLY, decimals=None)]
    if typed > 1 if asked is None else typed < asked:
        loose.append(replace(answer, decimals=typed))
    return loose


NEUTRAL = "That is not it. Go through your steps one at a time, or take a hint: the first only points the way."
