"""Sets of fresh items over many concepts, fixed by one number: what ends a week, and what ends a course.

A set is the same for everybody, so it knows nobody's side trails and asks none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from random import Random

from fullrank.practice.bank import QuestionBank
from fullrank.practice.question import Question
from fullrank.records import Course, Exercise, Week

MIXED, EXAM, FUNCTIONS = 10, 20, 3  # as many as are asked
LARGEST_SET = 2**24  # its items' seeds follow from its number, and stay small enough to be sent by a form
_APART = 64  # the seeds of two sets never meet


@dataclass(frozen=True, slots=True)
class Place:
    """An item of a set: the concept it was taken for, its question and its seed."""

    concept: str
    question: Question
    seed: int


def mixed_set(bank: QuestionBank, week: Week, number: int) -> tuple[Place, ...]:
    """An item for every concept a week asks for, ten at least, in an order that does not tell which is wanted."""
    chance = Random(f"mixed {week.course} {week.number} {number}")
    concepts = _shuffled(_asked_for(bank, week), chance)
    if not concepts:
        return ()
    rounds = -(-MIXED // len(concepts))
    wanted = chain.from_iterable(concepts for _ in range(rounds))  # in turn, so that none follows itself
    return _places(bank, list(wanted)[: max(MIXED, len(concepts))], number, chance)


def exam_set(bank: QuestionBank, course: Course, number: int) -> tuple[Place, ...]:
    """Twenty items on twenty concepts of a course, as many from each week as there are."""
    chance = Random(f"exam {course.id} {number}")
    weeks = [_shuffled(_asked_for(bank, week), chance) for week in course.weeks]
    in_turn = [name for row in zip_longest(*weeks) for name in row if name is not None]
    return _places(bank, _shuffled(in_turn[:EXAM], chance), number, chance)


def functions_of(course: Course, number: int) -> tuple[Exercise, ...]:
    """The three functions of that exam."""
    chance = Random(f"functions {course.id} {number}")
    return tuple(chance.sample(course.exam, min(FUNCTIONS, len(course.exam))))


def _asked_for(bank: QuestionBank, week: Week) -> list[str]:
    """The concepts of a week that have questions, without those that a learner may leave for another day."""
    return [name for name in week.concepts if name not in bank.side_trails and bank.for_concept(name)]


def _places(bank: QuestionBank, concepts: Sequence[str], number: int, chance: Random) -> tuple[Place, ...]:
    asked: set[str] = set()
    places = []
    for place, concept in enumerate(concepts):
        question = _question(bank, concept, asked, chance)
        asked.add(question.id)
        places.append(Place(concept, question, number * _APART + place))
    return tuple(places)


def _question(bank: QuestionBank, concept: str, asked: set[str], chance: Random) -> Question:
    """One that is about this concept first of all, and was not asked yet, as far as there is one."""
    known = bank.for_concept(concept)
    mainly = [one for one in known if one.concepts[0] == concept] or list(known)
    return chance.choice([one for one in mainly if one.id not in asked] or mainly)


def _shuffled(names: Iterable[str], chance: Random) -> list[str]:
    return sorted(names, key=lambda _: chance.random())
