"""Sets of items: fixed by their number, spread over the concepts, never the same one twice running."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fullrank import curriculum, practice
from fullrank.practice.sets import EXAM, LARGEST_SET, MIXED
from fullrank.web.questions import LARGEST_SEED

CONTENT = curriculum.load()
BANK = practice.load(CONTENT)
WEEKS = [week for course in CONTENT.courses for week in course.weeks if week.lessons]
COURSE = CONTENT.course("linear-algebra")


def asked_for(week):
    """The concepts of a week that have questions and are no side trails."""
    return [name for name in week.concepts if BANK.for_concept(name) and not CONTENT.concepts[name].optional]


@pytest.mark.parametrize("week", WEEKS, ids=lambda week: f"{week.course} {week.number}")
def test_a_mixed_set_asks_about_every_concept_but_side_trails_and_never_twice_running(week):
    for number in range(1, 60):
        places = practice.mixed_set(BANK, week, number)
        concepts = [place.concept for place in places]
        assert set(concepts) == set(asked_for(week))
        assert len(places) == max(MIXED, len(asked_for(week)))
        assert all(one != other for one, other in zip(concepts, concepts[1:], strict=False))
        assert all(place.concept in place.question.concepts for place in places)


def test_a_number_fixes_a_set_and_another_number_gives_another():
    week = WEEKS[0]
    assert practice.mixed_set(BANK, week, 77) == practice.mixed_set(BANK, week, 77)
    sets = {tuple((place.question.id, place.seed) for place in practice.mixed_set(BANK, week, n)) for n in range(1, 40)}
    assert len(sets) == 39
    orders = {tuple(place.concept for place in practice.mixed_set(BANK, week, n)) for n in range(1, 40)}
    assert len(orders) > 20


def test_no_question_comes_twice_in_a_set_while_a_concept_has_another():
    week = WEEKS[0]
    for number in range(1, 60):
        asked = [place.question.id for place in practice.mixed_set(BANK, week, number)]
        for name in set(asked):
            concept = BANK.question(name).concepts[0]
            mainly = [one for one in BANK.for_concept(concept) if one.concepts[0] == concept]
            assert asked.count(name) == 1 or asked.count(name) <= 1 + len(asked) // len(mainly)


def test_an_exam_takes_as_much_from_each_week_as_there_is():
    for number in range(1, 60):
        places = practice.exam_set(BANK, COURSE, number)
        concepts = [place.concept for place in places]
        asked = [sum(name in week.concepts for name in concepts) for week in COURSE.weeks]
        there = [len(asked_for(week)) for week in COURSE.weeks]
        assert len(set(concepts)) == len(concepts) == min(EXAM, sum(there))
        assert all(count >= max(asked) - 1 or count == of for count, of in zip(asked, there, strict=True))


def test_no_set_follows_a_side_trail():
    trails = {name for name, concept in CONTENT.concepts.items() if concept.optional}
    assert any(BANK.for_concept(name) for name in trails)  # they can be practised all the same
    for number in range(1, 60):
        sets = [practice.exam_set(BANK, COURSE, number), *(practice.mixed_set(BANK, week, number) for week in WEEKS)]
        places = [place for one in sets for place in one]
        assert not trails & {place.concept for place in places}
        assert not trails & {place.question.concepts[0] for place in places}


def test_every_concept_and_every_function_comes_up_in_some_exam():
    exercises = tuple(CONTENT.exercises.values())[:6]
    course = replace(COURSE, exam=exercises)
    concepts = {place.concept for number in range(1, 200) for place in practice.exam_set(BANK, course, number)}
    assert concepts == {name for week in course.weeks for name in asked_for(week)}
    drawn = [practice.functions_of(course, number) for number in range(1, 60)]
    assert all(len({one.id for one in three}) == 3 for three in drawn)
    assert {one for three in drawn for one in three} == set(exercises)


def test_the_seeds_of_the_largest_set_fit_into_a_form():
    places = practice.exam_set(BANK, COURSE, LARGEST_SET - 1)
    assert max(place.seed for place in places) <= LARGEST_SEED
    assert len({place.seed for place in places}) == len(places)


def test_a_week_without_questions_has_no_set():
    empty = replace(WEEKS[0], concepts=())
    assert practice.mixed_set(BANK, empty, 5) == ()
    only_trails = replace(WEEKS[0], concepts=("qr-decomposition",))
    assert practice.mixed_set(BANK, only_trails, 5) == ()
