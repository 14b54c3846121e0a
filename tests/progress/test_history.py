"""Which attempts count, what a window holds, and where a sitting begins."""

from datetime import timedelta

import pytest

from fullrank.progress.history import AGAIN, GOOD, HARD, counts, earned, histories, history_of


@pytest.mark.parametrize("kind", ["practice", "review", "placement", "exercise"])
@pytest.mark.parametrize("verdict", ["right", "wrong"])
def test_graded_answers_count(answer, kind, verdict):
    assert counts(answer(verdict=verdict, kind=kind))


@pytest.mark.parametrize("kind", ["goal", "milestone", "predict"])
def test_playing_and_guessing_do_not_count(answer, kind):
    assert not counts(answer(kind=kind))


@pytest.mark.parametrize("verdict", ["error", "time", "memory", "died", "value", "broken"])
def test_code_that_did_not_come_to_an_answer_does_not_count(answer, verdict):
    assert not counts(answer(verdict=verdict, kind="exercise"))


def test_a_window_holds_the_last_four(sequence):
    made = sequence("RWRWRR")
    history = history_of(made, "determinant")
    assert (history.window, history.seen) == (made[2:], 6)


def test_the_same_item_earns_once(sequence):
    assert earned(history_of(sequence("R==R"), "determinant").window) == 2


def test_an_exercise_is_one_item_by_its_last_submission(answer):
    submissions = [answer(verdict=v, kind="exercise", subject="pagerank") for v in ("wrong", "wrong", "right")]
    window = history_of([answer(), *submissions], "determinant").window
    assert [(a.kind, a.verdict) for a in window] == [("practice", "right"), ("exercise", "right")]
    again = answer(verdict="wrong", kind="exercise", subject="pagerank")
    assert earned(history_of([answer(), *submissions, again], "determinant").window) == 1


def test_an_attempt_counts_for_each_of_its_concepts(answer):
    attempt = answer(concepts=("determinant", "vector"))
    assert {name: history.window for name, history in histories([attempt]).items()} == {
        "determinant": [attempt],
        "vector": [attempt],
    }


def test_a_sitting_is_rated_by_its_first_answer(answer, start):
    verdicts = [
        ("wrong", False, 0),
        ("right", False, 1),
        ("right", True, 9),
        ("wrong", False, 12),
        ("right", False, 18),
    ]
    made = [answer(verdict=v, aided=aided, at=start + timedelta(hours=hours)) for v, aided, hours in verdicts]
    assert [rating for _, rating in history_of(made, "determinant").reviews] == [AGAIN, HARD, GOOD]


def test_a_wrong_submission_of_an_exercise_is_no_lapse_of_memory(answer):
    wrong, right = (answer(verdict=verdict, kind="exercise", subject="pagerank") for verdict in ("wrong", "right"))
    assert history_of([wrong, right], "determinant").reviews == [(right.made_at, GOOD)]


def test_what_was_once_mastered_stays_learned(sequence):
    assert not history_of(sequence("RRWWRWWRW"), "determinant").learned
    assert history_of(sequence("RRRWWWW"), "determinant").learned
