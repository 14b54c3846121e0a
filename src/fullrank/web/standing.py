"""Where the learner stands: mastery of every concept, what is due, what is next; computed once for each attempt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from weakref import WeakKeyDictionary

from fullrank import progress
from fullrank.progress import Due, Mastery, Next
from fullrank.web.site import Shelf, Site

_STALE = timedelta(minutes=1)  # what is due changes with the clock too


@dataclass(frozen=True, slots=True)
class Standing:
    """What the map, the review and the "continue" card show.

    available are the concepts with questions; taught those that have a lesson too: only these are begun and bar others.
    """

    states: Mapping[str, Mastery]
    due: tuple[Due, ...]
    coming: tuple[Due, ...]
    next: Next
    available: frozenset[str]
    taught: frozenset[str]

    def shape(self, concept: str) -> str:
        """The mark of a concept on the map: its level, "placed" where the placement showed it, or "unwritten"."""
        state = self.states[concept]
        if concept not in self.taught and state.level == "new":
            return "placed" if state.placed else "unwritten"
        return "placed" if state.placed and not state.level.startswith(("mastered", "fading")) else state.level


@dataclass(frozen=True, slots=True)
class _Known:
    attempts: tuple[object, ...]
    shelf: Shelf
    at: datetime
    standing: Standing


_known: WeakKeyDictionary[progress.Store, _Known] = WeakKeyDictionary()
_lock = Lock()


def standing(site: Site) -> Standing:
    """The learner's standing now."""
    attempts, shelf, now = site.store.attempts(), site.shelf, datetime.now(UTC)
    with _lock:
        known = _known.get(site.store)
        if known and known.attempts is attempts and known.shelf is shelf and now - known.at < _STALE:
            return known.standing
        concepts = shelf.curriculum.concepts
        available = frozenset(name for name in concepts if shelf.bank.for_concept(name))
        taught = frozenset(name for lesson in shelf.curriculum.lessons.values() for name in lesson.concepts) & available
        coming = progress.scheduled(attempts, now)
        found = Standing(
            states=progress.map_states(attempts, concepts, now, taught),
            due=tuple(entry for entry in coming if entry.due_at <= now and entry.concept in available),
            coming=tuple(sorted((entry for entry in coming if entry.due_at > now), key=lambda entry: entry.due_at)),
            next=progress.next_step(attempts, concepts, taught, now),
            available=available,
            taught=taught,
        )
        _known[site.store] = _Known(attempts, shelf, now, found)
        return found
