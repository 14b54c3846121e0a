"""Exercises in the learner's progress: hints, and verdicts as attempts."""

from pathlib import Path

from fullrank.progress import Store, exercise_attempt, give_hint, hints_given
from fullrank.records import Exercise, Verdict

EXERCISE = Exercise("double", "Double", "Twice a number.", "lesson", ("one", "two"), Path("."))
VERDICT = Verdict("wrong", "double", "No.", slip="halved", version="v1")


def test_hints_are_counted_up_to_the_last(tmp_path: Path) -> None:
    with Store(tmp_path / "p.sqlite") as store:
        assert hints_given(store, EXERCISE) == 0
        assert [give_hint(store, EXERCISE, 3) for _ in range(5)] == [1, 2, 3, 3, 3]
        assert hints_given(store, EXERCISE) == 3


def test_a_verdict_is_kept_whole_and_is_aided_once_a_hint_was_given(tmp_path: Path) -> None:
    with Store(tmp_path / "p.sqlite") as store:
        alone = exercise_attempt(store, EXERCISE, VERDICT, "text", seconds=4.0)
        give_hint(store, EXERCISE, 3)
        aided = exercise_attempt(store, EXERCISE, VERDICT, "text")
    assert (alone.kind, alone.subject, alone.verdict, alone.slip) == ("exercise", "double", "wrong", "halved")
    assert (alone.concepts, alone.answer, alone.version, alone.seconds) == (("one", "two"), "text", "v1", 4.0)
    assert (alone.aided, aided.aided) == (False, True)
