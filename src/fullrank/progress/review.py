"""The review queue of a day: what is due, as much as the learner has minutes for, with confusable concepts mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from statistics import median

from fullrank.progress.attempts import in_order, instant
from fullrank.progress.confusable import confusable, partners
from fullrank.progress.history import histories
from fullrank.progress.schedule import Due, schedule_of
from fullrank.records import Attempt, Concept

MINUTES_A_DAY = 15.0
SECONDS_UNKNOWN = 60.0  # for an item, until there are answers to measure
SECONDS_AT_MOST = 600.0  # a page left open over lunch is not ten minutes of thinking
_ITEMS_MEASURED = 50
_PRACTICE = frozenset({"practice", "review", "placement", "exam"})


def review_queue(
    attempts: Iterable[Attempt], concepts: Mapping[str, Concept], now: datetime, minutes_cap: float = MINUTES_A_DAY
) -> list[Due]:
    """The reviews of today in the order in which to ask them; a concept that occurs twice is asked about twice.

    Those most likely to be forgotten come first, as many as fit into what is left of the day's minutes at the learner's
    own median time for an item. The day is that of the time zone of `now`. If there is room, concepts that are easily
    taken for each other are asked twice, in turn. Only `concepts` are asked about; none twice in a row if avoidable.
    """
    ordered = in_order(attempts)
    waiting = [d for d in schedule_of(histories(ordered), now) if d.due_at <= now and d.concept in concepts]
    room = _room(ordered, now, minutes_cap)
    chosen = waiting[:room]
    names = [entry.concept for entry in chosen]
    doubled = [entry for entry in chosen if partners(entry.concept, names, concepts)]
    return _mixed([*chosen, *doubled[: room - len(chosen)]], concepts)


def seconds_an_item(attempts: Sequence[Attempt]) -> float:
    """The learner's own median time for an item, over the last fifty that were timed."""
    timed = [min(a.seconds, SECONDS_AT_MOST) for a in attempts if a.kind in _PRACTICE and a.seconds > 0]
    return median(timed[-_ITEMS_MEASURED:]) if timed else SECONDS_UNKNOWN


def minutes_reviewed(attempts: Iterable[Attempt], now: datetime) -> float:
    """The minutes spent on reviews since midnight, in the time zone of `now`."""
    midnight = instant(now.replace(hour=0, minute=0, second=0, microsecond=0))
    today = (a.seconds for a in attempts if a.kind == "review" and midnight <= a.made_at)
    return sum(min(seconds, SECONDS_AT_MOST) for seconds in today) / 60


def _room(attempts: Sequence[Attempt], now: datetime, minutes_cap: float) -> int:
    """How many items fit into the rest of the day's minutes."""
    left = (minutes_cap - minutes_reviewed(attempts, now)) * 60
    return max(0, int(left / seconds_an_item(attempts) + 1e-9))


def _mixed(entries: list[Due], concepts: Mapping[str, Concept]) -> list[Due]:
    """The entries in an order that puts confusable concepts next to each other and no concept twice in a row.

    A concept that makes up more than half of what is left has to be taken now, or it would end up beside itself.
    """
    left = list(entries)
    queue: list[Due] = []
    while left:
        last = queue[-1].concept if queue else ""
        most, times = Counter(entry.concept for entry in left).most_common(1)[0]
        others = [entry for entry in left if entry.concept != last]
        if 2 * times > len(left) and most != last:
            others = [entry for entry in others if entry.concept == most]
        close = [entry for entry in others if confusable(last, entry.concept, concepts)]
        taken = (close or others or left)[0]
        queue.append(taken)
        left.remove(taken)
    return queue
