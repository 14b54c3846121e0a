"""Mastery of a concept: a pure function of the attempts, with a reason that a learner can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from fullrank.progress.attempts import in_order, moment
from fullrank.progress.history import NEEDED, WINDOW, History, earned, history_of
from fullrank.progress.schedule import due_at
from fullrank.records import Attempt

Level = Literal["new", "started", "nearly", "mastered", "fading"]

MASTERY_RULE = """\
A concept is **mastered** when three of your last four answers on it were right, unaided, and on different
items. Answers in practice, in reviews, in the placement, in exams and in exercises count. An answer after a
hint does not count as unaided; the same item answered twice counts once; of an exercise the last submission
counts; an answer that could not be read, or code that stopped with an error, counts as nothing. You are
**nearly** there when one more right answer would do. Once mastered, a concept comes back for review just before
you would be likely to forget it. When that day has come it is **fading** until you answer again."""

_ALONE = "right, unaided"
_NUMBERS = ("none", "one", "two", "three", "four")


@dataclass(frozen=True, slots=True)
class Mastery:
    """Where a learner stands with a concept.

    share in [0, 1] is how far it is to mastered; placed says that the placement showed it known; ready says that all it
    needs is mastered, placed, or not taught yet.
    """

    level: Level
    share: float
    reason: str
    placed: bool = False
    ready: bool = True

    @property
    def holds(self) -> bool:
        """Whether what builds on this concept may begin."""
        return self.placed or self.level in ("mastered", "fading")


def mastery(attempts: Iterable[Attempt], concept: str, now: datetime | None = None) -> Mastery:
    """How well the attempts show a concept mastered; without `now` nothing fades.

    Mastered: three of the last four answers right, unaided, on different items (another question or another seed; an
    exercise is one item, by its last submission). Only right and wrong answers of practice, review, placement, exam
    and exercise count. Nearly: one more right answer would do. Fading: mastered, and its review is due.
    """
    return mastery_of(history_of(in_order(attempts), concept), now)


def mastery_of(history: History, now: datetime | None) -> Mastery:
    """Mastery from a history that was gone through already."""
    if not history.window:
        return Mastery("new", 0.0, "You have not answered anything on this yet.")
    lacking = still_needed(history.window)
    share = (NEEDED - lacking) / NEEDED
    said = _said(history.window)
    if lacking:
        return Mastery(
            "nearly" if lacking == 1 else "started", share, f"{said} {_more(lacking)}{_remarks(history.window)}"
        )
    if now is not None and due_at(history) <= now:
        return Mastery("fading", share, f"{said} {_age(history.window[-1], now)}, so a review is due.")
    return Mastery("mastered", share, said)


def still_needed(window: list[Attempt]) -> int:
    """How many more right, unaided answers on new items would bring mastery; older ones leave the window meanwhile."""
    return next(
        more for more in range(NEEDED + 1) if more + earned(window[max(0, len(window) + more - WINDOW) :]) >= NEEDED
    )


def _said(window: list[Attempt]) -> str:
    right, of = earned(window), len(window)
    if of == 1:
        return f"Your only answer so far was {_how(window[0])}."
    if right == 0:
        return f"None of your last {_NUMBERS[of]} answers was right and unaided."
    once = ", counting each item once" if right < sum(_how(attempt) == _ALONE for attempt in window) else ""
    which = (
        f"Your last {_NUMBERS[of]}" if right == of else f"{_NUMBERS[right].capitalize()} of your last {_NUMBERS[of]}"
    )
    different = "" if right == 1 else ", on different items"
    return f"{which} answers {'was' if right == 1 else 'were'} {_ALONE}{once or different}."


def _how(attempt: Attempt) -> str:
    if attempt.verdict != "right":
        return "not right"
    return "right, after a hint" if attempt.aided else _ALONE


def _more(lacking: int) -> str:
    return (
        "One more right answer on a new item is needed."
        if lacking == 1
        else f"{_NUMBERS[lacking].capitalize()} more are needed."
    )


def _remarks(window: list[Attempt]) -> str:
    aided = any(attempt.aided and attempt.verdict == "right" for attempt in window)
    return " A right answer after a hint does not count yet." if aided else ""


def _age(last: Attempt, now: datetime) -> str:
    days = (now.astimezone(UTC) - moment(last.made_at)).days
    if days < 1:
        return "The last was earlier today"
    return "The last was a day ago" if days == 1 else f"The last was {days} days ago"
