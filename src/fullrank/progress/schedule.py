"""When a concept is due for review: FSRS, as a pure function of the attempts.

A concept enters the schedule once it has been mastered. Each sitting is one review, rated by its first answer: wrong is
"again", right after a hint is "hard", right is "good". The parameters are written out here and nothing is drawn at
random, so the same attempts give the same dates on every machine and after every upgrade.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from fsrs import Card, Rating, Scheduler

from fullrank.progress.attempts import moment
from fullrank.progress.history import History, histories
from fullrank.records import Attempt

RETENTION = 0.9
LONGEST_DAYS = 365
# The published defaults of FSRS-6: https://github.com/open-spaced-repetition/py-fsrs
PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
_FSRS = Scheduler(
    parameters=PARAMETERS,
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST_DAYS,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Due:
    """When a concept is to be reviewed, and the chance in [0, 1] that it is remembered now."""

    concept: str
    due_at: datetime
    retrievability: float


def due(attempts: Iterable[Attempt], now: datetime) -> list[Due]:
    """The concepts whose review is due, the one most likely to be forgotten first."""
    return [entry for entry in scheduled(attempts, now) if entry.due_at <= now]


def scheduled(attempts: Iterable[Attempt], now: datetime) -> list[Due]:
    """All concepts in the schedule, the one most likely to be forgotten first."""
    return schedule_of(histories(attempts), now)


def schedule_of(found: Mapping[str, History], now: datetime) -> list[Due]:
    """The schedule of histories that were gone through already."""
    entries = [
        Due(concept, due_at(history), _remembered(history, now))
        for concept, history in found.items()
        if history.learned
    ]
    return sorted(entries, key=lambda entry: (entry.retrievability, entry.due_at, entry.concept))


def due_at(history: History) -> datetime:
    """When the concept with this history is to be reviewed."""
    return _card(tuple(history.reviews)).due


def _remembered(history: History, now: datetime) -> float:
    return float(_FSRS.get_card_retrievability(_card(tuple(history.reviews)), now.astimezone(UTC)))


@lru_cache(maxsize=4096)
def _card(reviews: tuple[tuple[str, int], ...]) -> Card:
    """FSRS's memory of a concept after these reviews; kept, as most concepts have not moved since the last page."""
    card = Card(card_id=0, due=datetime.min.replace(tzinfo=UTC))
    for made_at, rating in reviews:
        card, _ = _FSRS.review_card(card, Rating(rating), moment(made_at))
    return card
