"""The queue of the day fits into the learner's minutes and mixes what is easily confused."""

from collections import Counter
from datetime import timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullrank.progress.confusable import confusable
from fullrank.progress.review import _mixed, minutes_reviewed, review_queue, seconds_an_item
from fullrank.progress.schedule import Due

LONELY = (
    "vector",
    "svd",
    "kkt-inequalities",
    "neuron",
    "taylor-series",
    "dataset-mean",
    "inner-product",
    "determinant",
)


@pytest.fixture
def learned(sequence):
    """Attempts that master these concepts, at so many seconds an item."""

    def make(names, seconds=60.0):
        return [attempt for name in names for attempt in sequence("RRR", name, seconds=seconds)]

    return make


def names(queue):
    return [entry.concept for entry in queue]


def test_all_that_is_due_is_asked_when_there_is_time(learned, all_concepts, start):
    now = start + timedelta(days=9)
    assert sorted(names(review_queue(learned(LONELY), all_concepts, now))) == sorted(LONELY)
    assert review_queue(learned(LONELY), all_concepts, start + timedelta(hours=2)) == []


def test_fifteen_minutes_are_filled_at_the_learners_own_pace(learned, all_concepts, start):
    now = start + timedelta(days=9)
    assert len(review_queue(learned(LONELY, 300.0), all_concepts, now)) == 3
    assert len(review_queue(learned(LONELY, 150.0), all_concepts, now)) == 6
    assert len(review_queue(learned(LONELY, 300.0), all_concepts, now, minutes_cap=5)) == 1
    assert review_queue(learned(LONELY, 300.0), all_concepts, now, minutes_cap=0) == []


def test_those_most_likely_to_be_forgotten_are_kept_when_time_is_short(learned, sequence, all_concepts, start):
    made = [*learned(LONELY, 300.0), *sequence("WRRR", "cholesky", seconds=300.0)]
    assert "cholesky" in names(review_queue(made, all_concepts, start + timedelta(days=9), minutes_cap=5))


def test_minutes_reviewed_today_are_taken_off_and_those_of_yesterday_are_not(learned, answer, all_concepts, start):
    now = start + timedelta(days=9)
    made = learned(LONELY, 300.0)
    today = [answer("basis", kind="review", seconds=300.0, at=now - timedelta(hours=hours)) for hours in (1, 2)]
    before = [answer("basis", kind="review", seconds=300.0, at=now - timedelta(hours=20))]
    assert minutes_reviewed(made + today + before, now) == 10
    assert len(review_queue(made + today + before, all_concepts, now)) == 1


def test_the_day_is_that_of_the_learners_time_zone(answer, start):
    review = [answer(kind="review", seconds=120.0, at=start.replace(hour=22))]
    morning = start.replace(hour=6) + timedelta(days=1)
    assert minutes_reviewed(review, morning) == 0
    assert minutes_reviewed(review, morning.astimezone(timezone(timedelta(hours=-9)))) == 2


def test_a_page_left_open_is_not_counted_as_thinking(answer, start):
    assert minutes_reviewed([answer(kind="review", seconds=7200.0, at=start)], start) == 10


def test_the_pace_is_the_median_of_the_last_fifty_timed_answers(answer):
    assert seconds_an_item([]) == 60
    slow, quick = [answer(seconds=500.0) for _ in range(60)], [answer(seconds=20.0) for _ in range(50)]
    assert seconds_an_item([*slow, *quick]) == 20
    assert seconds_an_item([*quick, answer(kind="exercise", seconds=600.0), answer(seconds=0.0)]) == 20


def test_concepts_that_no_course_has_are_not_asked(learned, all_concepts, start):
    assert review_queue(learned(["a-concept-of-last-year"]), all_concepts, start + timedelta(days=9)) == []


def test_confusable_concepts_are_asked_in_turn(learned, all_concepts, start):
    made = learned(["characteristic-polynomial", "vector", "eigenvector-calculation"])
    queue = names(review_queue(made, all_concepts, start + timedelta(days=9)))
    pair = ["characteristic-polynomial", "eigenvector-calculation"]
    assert Counter(queue) == {pair[0]: 2, pair[1]: 2, "vector": 1}
    places = [place for place, name in enumerate(queue) if name in pair]
    assert places == list(range(places[0], places[0] + 4))


@given(
    st.lists(st.sampled_from("abcdef"), max_size=14),
    st.frozensets(st.tuples(st.sampled_from("abc"), st.sampled_from("def"))),
)
def test_no_concept_is_asked_twice_in_a_row_when_that_can_be_avoided(letters, pairs):
    entries = [Due(letter, None, 0.5) for letter in letters]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fullrank.progress.review.confusable", lambda one, other, _: {(one, other), (other, one)} & pairs)
        queue = names(_mixed(entries, {}))
    assert Counter(queue) == Counter(letters)
    most = max(Counter(letters).values(), default=0)
    beside_itself = sum(one == other for one, other in pairwise(queue))
    assert beside_itself == max(0, 2 * most - len(letters) - 1)


def test_partners_stand_next_to_each_other(learned, all_concepts, start):
    made = learned(["svd", "vector", "neuron", "diagonalisation"], 200.0)
    queue = names(review_queue(made, all_concepts, start + timedelta(days=9)))
    assert any(confusable(one, other, all_concepts) for one, other in pairwise(queue))
