"""Posing an item on a page and saying what its answer came to; shared by lessons, practice, review and placement."""

from __future__ import annotations

import json
import re
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.requests import Request

from fullrank import figures, practice, progress
from fullrank.practice import Item, Marking, Question, QuestionError
from fullrank.records import AttemptKind, Figure
from fullrank.web.forms import Form
from fullrank.web.refusals import Refused
from fullrank.web.site import Site
from fullrank.web.standing import standing

LONGEST_ANSWER = 2_000
LARGEST_SEED = 2**31 - 1
KINDS: tuple[AttemptKind, ...] = ("practice", "review", "placement")
ROLES = ("free", "faded", "recall", "practice", "review", "placement")
_ONWARD = re.compile(r"/mixed/[a-z0-9-]+/\d{1,3}/\d{1,9}/\d{1,3}")
_LONGEST_SITTING = 3_600.0


@dataclass(frozen=True, slots=True)
class Posed:
    """An item on a page: what it asks, how it is answered, and what was sent with it."""

    question: Question
    item: Item
    seed: int
    kind: AttemptKind
    role: str
    widget: Literal["text", "choice", "choices", "order", "state"]
    grid: tuple[int, int] | None
    figure: Figure | None = None
    module_state: str = ""
    given: str = ""
    aided: bool = False
    options: tuple[tuple[str, str], ...] = ()
    onward: str = ""  # where the next item is, for one that belongs to a set

    @property
    def key(self) -> str:
        """A name for the item that is safe in an id."""
        return f"q-{self.question.id.replace('/', '-').replace('_', '-')}-{self.seed}"


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of an answer, for the page."""

    posed: Posed
    marking: Marking
    text: str
    saved: bool
    trouble: str = ""
    standing: str = ""
    stuck: progress.Stuck | None = None
    before: tuple[str, str, str] = field(default=("", "", ""))


def fresh_seed() -> int:
    """A seed for a new item."""
    return fresh_number(LARGEST_SEED)


def fresh_number(limit: int) -> int:
    """A number for something new: from 1,000 up to the limit, without it."""
    return secrets.randbelow(limit - 1_000) + 1_000


def draw(question: Question, seed: int) -> Item:
    """The item of a seed. Raises Refused where the question cannot be drawn."""
    try:
        return question.draw(seed)
    except QuestionError:
        raise Refused(500, "This question could not be drawn.", "Take another one, and tell us which it was.") from None


def pose(
    site: Site,
    question: Question,
    seed: int,
    kind: AttemptKind,
    role: str,
    *,
    given: str = "",
    aided: bool = False,
    onward: str = "",
) -> Posed:
    """An item ready for the page."""
    item = draw(question, seed)
    answer: Any = item.answer
    shown = answer.figure if answer.kind == "state" else item.figure
    start = {**getattr(answer, "start", {}), **item.state}  # what is to be moved, and what the prompt gives
    return Posed(
        question=question,
        item=item,
        seed=seed,
        kind=kind,
        role=role,
        widget=answer.kind if answer.kind in ("choice", "choices", "order", "state") else "text",
        grid=_grid(answer),
        figure=figures.load(shown) if shown else None,
        module_state=json.dumps({**figures.state(shown), **start}) if shown else "",
        given=given,
        aided=aided,
        options=tuple(answer.options) if answer.kind in ("choice", "choices", "order") else (),
        onward=onward,
    )


def _grid(answer: Any) -> tuple[int, int] | None:
    """Rows and columns of the grid that may be filled instead of typing, where the answer has a shape."""
    if answer.kind == "vector":
        return len(answer.expected), 1
    if answer.kind == "matrix":
        return len(answer.expected), len(answer.expected[0])
    return None


def onward_of(form: Form) -> str:
    """Where the item in a form says that its set goes on; nothing, if it is no place of a set."""
    given = form.text("onward", 120, "")
    return given if _ONWARD.fullmatch(given) else ""


def item_in(site: Site, form: Form) -> tuple[Question, int]:
    """The question and the seed that a form names. Raises Refused where there is no such question."""
    return find(site, form.text("question", 200)), form.whole("seed", 0, LARGEST_SEED)


def asked(site: Site, form: Form) -> tuple[Question, int, AttemptKind, str]:
    """The question, seed, kind and role that a form names. Raises Refused where there is none, as for an exam's."""
    question, seed = item_in(site, form)
    kind = form.text("kind", 20, "practice")
    role = form.text("role", 20, "practice")
    if kind not in KINDS or role not in ROLES:
        raise Refused(400, "The form says something about itself that is not known here.", "Load the page again.")
    return question, seed, kind, role


def find(site: Site, name: str) -> Question:
    """The question of this name. Raises Refused where there is none."""
    try:
        return site.shelf.bank.question(name)
    except QuestionError:
        raise Refused(404, "There is no such question.", "It may have been renamed: load the page again.") from None


def wanted(site: Site, request: Request, concept: str) -> tuple[Question, int]:
    """The question and seed in the address, or new ones: not the question that was asked last, if there is another."""
    name, seed = request.query_params.get("question", ""), request.query_params.get("seed", "")
    if seed and (not seed.isascii() or not seed.isdecimal() or int(seed) > LARGEST_SEED):
        raise Refused(404, "There is no item with that number.", "Take another one from the concept's practice page.")
    chosen = find(site, name) if name else turn(site, concept)
    return chosen, int(seed) if seed else fresh_seed()


def turn(site: Site, concept: str) -> Question:
    """The question of a concept that was asked least often, and of those the one longest ago."""
    known = site.shelf.bank.for_concept(concept)
    asked = [attempt.subject for attempt in site.store.attempts(concept=concept)]
    last = {name: place for place, name in enumerate(asked)}
    return min(known, key=lambda one: (asked.count(one.id), last.get(one.id, -1)))


def typed(posed: Posed, form: Form) -> str:
    """The answer in a form as text; choices and orders, which a plain form sends field by field, as JSON."""
    if posed.widget == "choices" and "answer" not in form:
        return json.dumps(form.all("pick", 100))
    if posed.widget == "order" and "answer" not in form:
        places = {key: form.text(f"place-{key}", 10, "0") for key, _ in posed.options}
        return json.dumps(sorted(places, key=lambda key: (len(places[key]), places[key])))
    return form.text("answer", LONGEST_ANSWER, "")


def in_words(item: Item, text: str) -> str:
    """An answer, given as the text that a form sends, as Markdown for people."""
    answer: Any = item.answer
    if answer.kind == "state":
        return "the figure, moved"
    reading = answer.read(text)
    if answer.kind not in ("choice", "choices", "order"):
        return f"${reading.tex}$"
    words = dict(answer.options)
    chosen = [reading.value] if answer.kind == "choice" else list(reading.value)
    return "; ".join(words[key] for key in chosen) or "none of them"


def seconds(form: Form) -> float:
    """How long the item was on the page; bounded, because pages are left open."""
    started = form.text("started", 20, "")
    if not started.isascii() or not started.isdecimal():
        return 0.0  # without a script nobody knows when reading began
    return min(max(0.0, time.time() - int(started)), _LONGEST_SITTING)


def mark(site: Site, posed: Posed, text: str, took: float) -> Marked:
    """Mark an answer and record it as an attempt; what cannot be read costs nothing and is not recorded."""
    marking = practice.mark(posed.item, text)
    if marking.status == "invalid":
        return Marked(posed, marking, text, saved=True, before=_split(text, marking.position))
    try:
        record(site, posed, text, marking.status, marking.slip, took)
    except progress.NotSaved as error:
        return Marked(posed, marking, text, saved=False, trouble=str(error))
    return Marked(posed, marking, text, saved=True, stuck=_stuck(site, marking))


def record(site: Site, posed: Posed, text: str, status: str, slip: str | None, took: float) -> None:
    """Record an answer to an item as an attempt."""
    attempt = site.store.new_attempt(
        posed.kind,
        posed.question.id,
        status,
        concepts=posed.question.concepts,
        answer=text,
        seed=posed.seed,
        version=posed.question.version,
        slip=slip or "",
        aided=posed.aided,
        seconds=took,
    )
    site.store.record(attempt)


def _stuck(site: Site, marking: Marking) -> progress.Stuck | None:
    if marking.status == "right":
        return None
    return progress.stuck(site.store.attempts(), site.shelf.curriculum.concepts, standing(site).taught)


def _split(text: str, position: int | None) -> tuple[str, str, str]:
    """What was typed, cut at the character where reading stopped."""
    at = min(max(0, position or 0), len(text))
    return text[:at], text[at : at + 1] or " ", text[at + 1 :]
