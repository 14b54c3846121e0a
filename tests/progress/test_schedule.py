"""The schedule is a pure function of the attempts, and grows and shrinks as memory does."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from fullrank.progress import schedule
from fullrank.progress.history import AGAIN, GOOD, HARD, History
from fullrank.progress.schedule import PARAMETERS, due, due_at, scheduled

START = datetime(2026, 3, 2, 17, tzinfo=UTC)
DAY = timedelta(days=1)
sittings = st.lists(st.tuples(st.integers(1, 60), st.sampled_from([AGAIN, HARD, GOOD])), min_size=1, max_size=12)


def history(reviews):
    at, found = START, []
    for days, rating in reviews:
        at += days * DAY
        found.append((at.isoformat(timespec="microseconds"), rating))
    return History(reviews=found, learned=True), at


@given(sittings)
def test_a_review_is_due_a_day_to_a_year_after_the_last_answer(reviews):
    found, last = history(reviews)
    assert DAY <= due_at(found) - last <= 365 * DAY


@given(sittings, st.integers(1, 60))
def test_a_better_answer_is_never_due_earlier(reviews, days):
    again, hard, good = (due_at(history([*reviews, (days, rating)])[0]) for rating in (AGAIN, HARD, GOOD))
    assert again <= hard <= good


@given(sittings)
def test_answering_right_when_due_lengthens_the_interval(reviews):
    found, last = history(reviews)
    interval = due_at(found) - last
    after, then = history([*reviews, (interval.days, GOOD)])
    assert due_at(after) - then >= interval


@given(sittings, st.integers(0, 400), st.integers(0, 400))
def test_what_is_remembered_only_fades_with_time(reviews, one, other):
    found, last = history(reviews)
    early, late = (schedule._remembered(found, last + days * DAY) for days in sorted((one, other)))
    assert 0 < late <= early <= 1


@given(sittings)
def test_the_day_of_review_is_when_nine_in_ten_would_be_remembered(reviews):
    found, last = history(reviews)
    interval = (due_at(found) - last).days
    if 1 < interval < 365:  # intervals are whole days: half a day either way is the whole error
        earlier, later = (schedule._remembered(found, last + days * DAY) for days in (interval - 1, interval + 1))
        assert later < 0.9 < earlier


def test_the_dates_are_those_of_fsrs_with_these_parameters():
    reviews = [(1, GOOD), (3, GOOD), (10, AGAIN), (1, GOOD)]
    found, _ = history(reviews)
    scheduler = Scheduler(parameters=PARAMETERS, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, at = Card(card_id=1, due=START), START
    for days, rating in reviews:
        at += days * DAY
        card, _ = scheduler.review_card(card, Rating(rating), at)
    assert due_at(found) == card.due


def test_a_concept_enters_the_schedule_when_it_is_mastered_and_stays(sequence, start):
    assert scheduled(sequence("RRW"), start) == []
    assert [entry.concept for entry in scheduled(sequence("RRR"), start)] == ["determinant"]
    assert [entry.concept for entry in scheduled(sequence("RRRWWW"), start)] == ["determinant"]


def test_a_review_is_due_from_its_day_on(sequence):
    made = sequence("RRR")
    (entry,) = scheduled(made, START)
    assert due(made, entry.due_at - timedelta(seconds=1)) == []
    assert [found.concept for found in due(made, entry.due_at)] == ["determinant"]


def test_the_time_zone_of_now_changes_nothing(sequence):
    made, now = sequence("RRR"), START + 5 * DAY
    assert due(made, now) == due(made, now.astimezone(timezone(timedelta(hours=11))))


def test_the_same_attempts_give_the_same_schedule_every_time(sequence):
    made = sequence("RRRW") + sequence("WRRR", "vector")
    first = scheduled(made, START + 30 * DAY)
    schedule._card.cache_clear()
    assert scheduled(made, START + 30 * DAY) == first


def test_what_was_done_on_one_concept_does_not_move_another(sequence):
    made = sequence("RRR")
    (alone,) = scheduled(made, START)
    assert alone in scheduled(made + sequence("RRRWW", "vector"), START)


def test_the_concept_most_likely_to_be_forgotten_comes_first(sequence):
    made = sequence("WRRR") + sequence("RRR", "vector") + sequence("HRRR", "basis")
    entries = scheduled(made, START + 20 * DAY)
    assert [entry.concept for entry in entries] == ["determinant", "basis", "vector"]
    assert all(one.retrievability <= other.retrievability for one, other in pairwise(entries))
