"""Exercises in the learner's progress: the ladder of hints, and the attempt that a verdict is kept as.

The page, the terminal and the notebook all go through here, so that a hint taken in one counts in all.
"""

from __future__ import annotations

from fullrank.progress.store import Store
from fullrank.records import Attempt, Exercise, Verdict


def hints_given(store: Store, exercise: Exercise) -> int:
    """How many hints for an exercise were given so far."""
    return int(store.setting(f"hints/{exercise.id}", "0"))


def give_hint(store: Store, exercise: Exercise, of: int) -> int:
    """Go one rung up a ladder of `of` hints, or stay on the last; the number of the hint to show, counted from 1."""
    number = min(hints_given(store, exercise) + 1, of)
    store.set_setting(f"hints/{exercise.id}", str(number))
    return number


def exercise_attempt(
    store: Store, exercise: Exercise, verdict: Verdict, source: str, *, seconds: float = 0.0
) -> Attempt:
    """The attempt that a verdict is remembered as, aided once a hint was given. It is not recorded yet."""
    return store.new_attempt(
        "exercise",
        exercise.id,
        verdict.status,
        concepts=exercise.concepts,
        answer=source,
        version=verdict.version,
        slip=verdict.slip,
        aided=hints_given(store, exercise) > 0,
        seconds=seconds,
    )
