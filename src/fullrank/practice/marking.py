"""Marking a typed answer: right, a named slip, a likely mistake, wrong, or not readable."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass, replace
from typing import Any, Literal

from fullrank.answers import Answer, Reading, Unreadable
from fullrank.practice.diagnose import diagnose
from fullrank.practice.item import Item

NEARLY = 5e-3


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
    loose = _loosened(item.answer) if "." in text else None
    nearly = loose is not None and loose.accepts(reading.value)
    if loose is not None and not nearly and (slip := _slip(item, loose, reading)):
        return slip
    found = diagnose(item, reading.value, rounded=nearly)
    if found is not None:
        return Marking("diagnosis", found.name, found.words, reading.tex)
    return Marking("wrong", words=NEUTRAL, read_as_tex=reading.tex)


def _loosened(answer: Any) -> Any:
    """The same answer with a tolerance for a learner's own rounding, or None for one that has no tolerance."""
    has_tolerance = is_dataclass(answer) and hasattr(answer, "relative") and getattr(answer, "decimals", None) is None
    return replace(answer, relative=NEARLY) if has_tolerance and not isinstance(answer, type) else None


NEUTRAL = "That is not it. Go through your steps one at a time, or take a hint: the first only points the way."
