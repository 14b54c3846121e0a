"""What comes next: the states of the map, the way out when stuck, and the "continue" button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from fullrank.progress.attempts import in_order
from fullrank.progress.history import History, counts, histories
from fullrank.progress.mastery import Mastery, mastery_of
from fullrank.progress.placement import outcome
from fullrank.progress.schedule import schedule_of
from fullrank.records import Attempt, Concept

IN_A_ROW = 3
_NEW = Mastery("new", 0.0, "You have not answered anything on this yet.")


@dataclass(frozen=True, slots=True)
class Stuck:
    """A concept on which the last three answers were wrong, the concept to go to first, and the slip that recurred."""

    concept: str
    go_to: str
    slip: str
    words: str


@dataclass(frozen=True, slots=True)
class Next:
    """Where the "continue" button leads; concept is "" when everything that is there is done."""

    concept: str
    kind: Literal["continue", "review", "start", "done"]
    words: str


def map_states(
    attempts: Iterable[Attempt],
    concepts: Mapping[str, Concept],
    now: datetime | None,
    available: Collection[str] | None = None,
) -> dict[str, Mastery]:
    """Mastery of every concept, with what the placement showed and whether it is ready.

    A concept is ready when each concept it needs is mastered or was placed as known; one that has no questions (not in
    `available`, where that is given) bars nothing.
    """
    ordered = in_order(attempts)
    found = histories(ordered)
    states = {concept: mastery_of(found[concept], now) if concept in found else _NEW for concept in concepts}
    if any(attempt.kind == "placement" for attempt in ordered):
        for concept, placed in outcome(ordered, concepts).items():
            if placed.state == "known" and not _denied(found.get(concept)):
                states[concept] = _placed(states[concept], placed.words)
    barring = {c for c, state in states.items() if not state.holds and (available is None or c in available)}
    return {
        concept: replace(state, ready=False) if barring.intersection(concepts[concept].needs) else state
        for concept, state in states.items()
    }


def ready(concept: Concept, states: Mapping[str, Mastery]) -> bool:
    """Whether a concept may begin: everything it needs is mastered, was placed as known, or bars nothing."""
    return concept.id in states and states[concept.id].ready


def stuck(
    attempts: Iterable[Attempt], concepts: Mapping[str, Concept], available: Collection[str] | None = None
) -> Stuck | None:
    """The way out after three wrong answers in a row on the concept that is being worked on; None otherwise.

    It leads to the needed concept that is weakest (of those in `available`, where given). Where all of them hold,
    it leads back to the concept's own lesson.
    """
    graded = [attempt for attempt in in_order(attempts) if counts(attempt) and attempt.kind != "placement"]
    if not graded or graded[-1].verdict == "right":
        return None
    for concept in graded[-1].concepts:
        last = [attempt for attempt in graded if concept in attempt.concepts][-IN_A_ROW:]
        if concept in concepts and len(last) == IN_A_ROW and all(attempt.verdict == "wrong" for attempt in last):
            return _way_out(concepts[concept], last, map_states(graded, concepts, None, available), concepts, available)
    return None


def next_step(
    attempts: Iterable[Attempt], concepts: Mapping[str, Concept], available: Collection[str], now: datetime
) -> Next:
    """Where to go on: the concept last worked on until it is mastered, then reviews due, then the next one ready.

    Only concepts in `available` (those with questions) are named. The order of `concepts` is that of teaching, with
    the optional ones of a course after all others of it.
    """
    ordered = in_order(attempts)
    states = map_states(ordered, concepts, now, available)
    waiting = [entry.concept for entry in schedule_of(histories(ordered), now) if entry.due_at <= now]
    reviews = [concept for concept in waiting if concept in available and concept in concepts]
    current = _unfinished(ordered, states, available)
    if current:
        return Next(current, "continue", f"Continue with {concepts[current].title}. {states[current].reason}")
    if reviews:
        what = "One review is due" if len(reviews) == 1 else f"{len(reviews)} reviews are due"
        return Next(reviews[0], "review", f"{what}, beginning with {concepts[reviews[0]].title}.")
    ahead = [concept for concept in _teaching_order(concepts) if concept in available and not states[concept].holds]
    if not ahead:
        return Next(
            "", "done", "You have mastered everything that is here, and no review is due. Build something with it."
        )
    first = next((concept for concept in ahead if states[concept].ready), ahead[0])
    return Next(first, "start", f"Start {concepts[first].title}: {concepts[first].definition}.")


def _denied(history: History | None) -> bool:
    """Whether the last two answers on a concept were wrong: then having been placed counts no longer."""
    return history is not None and [attempt.verdict for attempt in history.window[-2:]] == ["wrong", "wrong"]


def _placed(state: Mastery, words: str) -> Mastery:
    """A concept that the placement showed known; its own later answers go on to be judged by the rule."""
    if state.level in ("mastered", "fading"):
        return replace(state, placed=True)
    return replace(state, placed=True, reason=f"{words} {state.reason}" if state.level != "new" else words)


def _way_out(
    concept: Concept,
    last: Sequence[Attempt],
    states: Mapping[str, Mastery],
    concepts: Mapping[str, Concept],
    available: Collection[str] | None,
) -> Stuck:
    slip, times = Counter(attempt.slip for attempt in last).most_common(1)[0]
    if not slip or times < 2:
        slip = ""
    recurred = (
        f" It was the same slip {'each time' if times == IN_A_ROW else 'twice'}: {slip.replace('-', ' ')}."
        if slip
        else ""
    )
    said = f"Your last three answers on {concept.title} were not right.{recurred}"
    needs = [need for need in concept.needs if need in states and (available is None or need in available)]
    weak = [need for need in needs if not states[need].holds]
    if not weak:
        words = f"{said} What it needs is in place: read its lesson once more, then take an item with a hint."
        return Stuck(concept.id, concept.id, slip, words)
    go_to = min(weak, key=lambda need: states[need].share)
    words = f"{said} It builds on {concepts[go_to].title}: {_weakness(states[go_to])} Go there first."
    return Stuck(concept.id, go_to, slip, words)


def _weakness(state: Mastery) -> str:
    return (
        "you have not answered anything on that yet."
        if state.level == "new"
        else state.reason[0].lower() + state.reason[1:]
    )


def _unfinished(attempts: Sequence[Attempt], states: Mapping[str, Mastery], available: Collection[str]) -> str:
    """The concept touched last that is available and not mastered; the placement does not count as touching."""
    seen: set[str] = set()
    for attempt in reversed(attempts):
        if attempt.kind != "placement":
            for concept in attempt.concepts:
                if concept not in seen and concept in available and concept in states and not states[concept].holds:
                    return concept
                seen.add(concept)
    return ""


def _teaching_order(concepts: Mapping[str, Concept]) -> list[str]:
    courses = list(dict.fromkeys(concept.course for concept in concepts.values()))
    return sorted(concepts, key=lambda concept: (courses.index(concepts[concept].course), concepts[concept].optional))
