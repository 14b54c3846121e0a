"""One pass over the attempts: for each concept its last four answers, and the sittings that the schedule is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from fullrank.progress.attempts import instant, moment
from fullrank.records import Attempt

GRADED = frozenset({"practice", "review", "placement", "exam", "exercise"})
WINDOW = 4
NEEDED = 3
SITTING = timedelta(hours=8)
AGAIN, HARD, GOOD = 1, 2, 3  # the ratings of the schedule

Item = tuple[str, int]


@dataclass(slots=True)
class History:
    """What a concept's attempts come to.

    window holds the last four answers that count; seen, how many ever did; learned, whether the concept was mastered at
    some time; reviews, for each sitting the time of its first answer and the rating that this answer earned.
    """

    window: list[Attempt] = field(default_factory=list)
    seen: int = 0
    learned: bool = False
    reviews: list[tuple[str, int]] = field(default_factory=list)
    sitting_ends: str = ""


def counts(attempt: Attempt) -> bool:
    """Whether an attempt says something about its concepts: it is graded, and it was right or wrong.

    Code that stopped with an error, ran out of time or memory, or met a broken grader says nothing of mathematics.
    """
    return attempt.kind in GRADED and (attempt.verdict == "right" or attempt.verdict == "wrong")


def item_of(attempt: Attempt) -> Item:
    """What was answered: a question with its seed, or an exercise, which is one item however often it is submitted."""
    return (attempt.subject, 0 if attempt.kind == "exercise" else attempt.seed)


def earned(window: Sequence[Attempt]) -> int:
    """How many different items in the window were answered right and unaided."""
    return len({item_of(attempt) for attempt in window if attempt.verdict == "right" and not attempt.aided})


def histories(attempts: Iterable[Attempt]) -> Mapping[str, History]:
    """The history of every concept that has one; attempts in the order in which they were made."""
    found: dict[str, History] = {}
    for attempt in attempts:
        if counts(attempt):
            for concept in attempt.concepts:
                history = found.get(concept)
                if history is None:
                    history = found[concept] = History()
                _add(history, attempt)
    return found


def history_of(attempts: Iterable[Attempt], concept: str) -> History:
    """The history of one concept."""
    history = History()
    for attempt in attempts:
        if concept in attempt.concepts and counts(attempt):
            _add(history, attempt)
    return history


def _add(history: History, attempt: Attempt) -> None:
    window = history.window
    if attempt.kind == "exercise":  # code is written by submitting it again: the last submission is the answer
        window[:] = [old for old in window if old.kind != "exercise" or old.subject != attempt.subject]
    window.append(attempt)
    if len(window) > WINDOW:
        del window[0]
    history.seen += 1
    if not history.learned and attempt.verdict == "right":
        history.learned = earned(window) >= NEEDED
    if attempt.made_at > history.sitting_ends and (attempt.kind != "exercise" or attempt.verdict == "right"):
        _begin_sitting(history, attempt)


def _begin_sitting(history: History, attempt: Attempt) -> None:
    """The first answer of a sitting shows what was remembered; the others of the same eight hours are practice."""
    at = moment(attempt.made_at)
    rating = AGAIN if attempt.verdict == "wrong" else HARD if attempt.aided else GOOD
    history.reviews.append((instant(at), rating))
    history.sitting_ends = instant(at + SITTING)
