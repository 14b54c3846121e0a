"""Placement: at most ten questions that open the map, each chosen to settle as much of the graph as it can.

A right answer shows the concept known, and with it everything the concept needs. A wrong one leaves the concept
unknown, and with it everything that needs the concept. Pure functions of the placement attempts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from fullrank.progress.attempts import in_order
from fullrank.records import Attempt, Concept

MOST_QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """What the placement says about a concept, and why."""

    state: Literal["known", "unknown", "open"]
    words: str


def next_question(
    history: Iterable[Attempt], concepts: Mapping[str, Concept], available: Collection[str], most: int = MOST_QUESTIONS
) -> str | None:
    """The concept to ask about next; None after `most` questions or when nothing that can be asked is open.

    Either answer is taken as equally likely: asked is the concept whose less telling answer still settles the most.
    """
    asked = [attempt for attempt in history if attempt.kind == "placement"]
    if len(asked) >= most:
        return None
    states = outcome(asked, concepts)
    open_ones = {concept for concept, placed in states.items() if placed.state == "open"}
    before, after = needed_by_each(concepts), needing_each(concepts)
    best, best_score = None, (0, 0)
    for concept in concepts:
        if concept in available and concept in open_ones and not any(concept in attempt.concepts for attempt in asked):
            if_right = 1 + len(before[concept] & open_ones)
            if_wrong = 1 + len(after[concept] & open_ones)
            score = (min(if_right, if_wrong), max(if_right, if_wrong))
            if score > best_score:
                best, best_score = concept, score
    return best


def outcome(history: Iterable[Attempt], concepts: Mapping[str, Concept]) -> dict[str, Placed]:
    """For each concept what the placement attempts show, in the order of the concepts.

    A concept's own answer goes before what other answers imply, and a later answer before an earlier one. Where the
    others point both ways the concept stays open.
    """
    right, wrong = _answers(history, concepts)
    if not right and not wrong:
        return dict.fromkeys(concepts, Placed("open", "The placement has not reached this."))
    before, after = needed_by_each(concepts), needing_each(concepts)
    return {concept: _place(concept, right, wrong, before, after, concepts) for concept in concepts}


def needed_by_each(concepts: Mapping[str, Concept]) -> dict[str, frozenset[str]]:
    """For each concept everything it needs, directly or not."""
    found: dict[str, frozenset[str]] = {}

    def gather(concept: str) -> frozenset[str]:
        if concept not in found:
            found[concept] = frozenset()  # should the graph ever hold a circle, it is cut here
            needs = [need for need in concepts[concept].needs if need in concepts]
            found[concept] = frozenset(needs).union(*(gather(need) for need in needs))
        return found[concept]

    for concept in concepts:
        gather(concept)
    return found


def needing_each(concepts: Mapping[str, Concept]) -> dict[str, frozenset[str]]:
    """For each concept everything that needs it, directly or not."""
    needing: dict[str, set[str]] = {concept: set() for concept in concepts}
    for concept, needs in needed_by_each(concepts).items():
        for need in needs:
            needing[need].add(concept)
    return {concept: frozenset(found) for concept, found in needing.items()}


def _answers(history: Iterable[Attempt], concepts: Mapping[str, Concept]) -> tuple[list[str], list[str]]:
    """The concepts last answered right, and last answered wrong; a wrong answer counts against its first concept."""
    last: dict[str, bool] = {}
    for attempt in in_order(attempt for attempt in history if attempt.kind == "placement"):
        for concept in attempt.concepts if attempt.verdict == "right" else attempt.concepts[:1]:
            if concept in concepts:
                last[concept] = attempt.verdict == "right"
    return [c for c, was_right in last.items() if was_right], [c for c, was_right in last.items() if not was_right]


def _place(
    concept: str,
    right: list[str],
    wrong: list[str],
    before: Mapping[str, frozenset[str]],
    after: Mapping[str, frozenset[str]],
    concepts: Mapping[str, Concept],
) -> Placed:
    if concept in right:
        return Placed("known", "You answered a question on this right in the placement.")
    if concept in wrong:
        return Placed("unknown", "Your answer to a question on this was not right in the placement.")
    shows = next((answered for answered in right if answered in after[concept]), None)
    denies = next((answered for answered in wrong if answered in before[concept]), None)
    if shows and denies:
        return Placed(
            "open", f"{concepts[shows].title} went well and {concepts[denies].title} did not, so this is left open."
        )
    if shows:
        return Placed("known", f"{concepts[shows].title} needs this, and your answer there was right.")
    if denies:
        return Placed("unknown", f"This needs {concepts[denies].title}, and your answer there was not right.")
    return Placed("open", "The placement did not reach this.")
