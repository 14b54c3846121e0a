"""The exam of a course: twenty fresh items and three small functions, and not a word about them until it is handed in.

A sitting is one number, from which its items follow; what was answered is in the attempts, the last for each place.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank import grader
from fullrank.practice import Place, exam_set, functions_of, mark
from fullrank.practice.sets import EXAM, FUNCTIONS, LARGEST_SET
from fullrank.records import Attempt, Course, Exercise, Verdict
from fullrank.web import questions
from fullrank.web.addresses import concept_address
from fullrank.web.forms import Form, read_form
from fullrank.web.pages import page
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of
from fullrank.web.views.exercise import LONGEST_SOURCE

PASS = (16, 2)  # of twenty items and three functions, as the page says
_STOPPED = ("error", "time", "memory", "died")  # says nothing of what was asked, so it is told at once


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting of an exam: what it asks, and what was answered so far."""

    course: Course
    number: int
    items: tuple[Place, ...]
    functions: tuple[Exercise, ...]
    answers: dict[int, Attempt]  # by place, from 1
    handed_in: Attempt | None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/exam/{self.course.id}/{self.number}"

    @property
    def places(self) -> int:
        """How many places there are."""
        return len(self.items) + len(self.functions)

    def right(self, places: range) -> int:
        """How many of these places are answered rightly."""
        return sum(place in self.answers and self.answers[place].verdict == "right" for place in places)

    @property
    def score(self) -> tuple[int, int]:
        """How many items, and how many functions, are right."""
        items = len(self.items)
        return self.right(range(1, items + 1)), self.right(range(items + 1, self.places + 1))


def show(request: Request) -> Response:
    """What the exam is, and how the sittings before went."""
    site = site_of(request)
    course = _course(site, request)
    before = [(attempt, json.loads(attempt.answer)) for attempt in site.store.attempts(subject=_subject(course))]
    return page(request, "exam.html", course=course, before=before[::-1], needed=PASS, items=EXAM, functions=FUNCTIONS)


def begin(request: Request, form: Form) -> Response:
    """A fresh sitting."""
    course = _course(site_of(request), request)
    return RedirectResponse(f"/exam/{course.id}/{questions.fresh_number(LARGEST_SET)}", 303)


def overview(request: Request) -> Response:
    """The places of a sitting; once it is handed in, how each was answered."""
    site = site_of(request)
    sitting = _sitting(site, request)
    if sitting.handed_in is None:
        return page(request, "exam_sitting.html", sitting=sitting)
    concepts = site.shelf.curriculum.concepts
    rows = [
        (concepts[place.concept], questions.draw(place.question, place.seed), sitting.answers.get(number))
        for number, place in enumerate(sitting.items, 1)
    ]
    missed = [row[0] for row in rows if row[2] is None or row[2].verdict != "right"]
    return page(
        request,
        "exam_result.html",
        sitting=sitting,
        rows=rows,
        missed=[(concept, concept_address(site.shelf.curriculum, concept.id)) for concept in missed],
        shown=questions.in_words,
        said=lambda item, answer: mark(item, answer.answer).words,
        functions=[
            (exercise, sitting.answers.get(number), grader.hints(exercise)[-1])
            for number, exercise in enumerate(sitting.functions, len(sitting.items) + 1)
        ],
        passed=_passed(sitting),
        needed=PASS,
    )


def place(request: Request) -> Response:
    """An item or a function of a sitting."""
    site, number = site_of(request), request.path_params["place"]
    sitting = _open_sitting(site, request)
    if not 1 <= number <= sitting.places:
        return RedirectResponse(sitting.address, 303)
    return _page(request, sitting, number)


def _page(request: Request, sitting: Sitting, number: int, said: str = "", given: str | None = None) -> Response:
    """A place with what was answered there before; said: why an answer was not taken."""
    site, before = site_of(request), sitting.answers.get(number)
    text = given if given is not None else before.answer if before else ""
    context: dict[str, Any] = {"sitting": sitting, "number": number, "said": said, "answered": before is not None}
    if number > len(sitting.items):
        exercise = sitting.functions[number - len(sitting.items) - 1]
        task = grader.read_task(exercise.folder)
        source = text or grader.starter(exercise)
        return page(request, "exam_function.html", exercise=exercise, task=task, source=source, **context)
    item = sitting.items[number - 1]
    posed = questions.pose(site, item.question, item.seed, "exam", "exam", given=text)
    return page(request, "exam_item.html", posed=posed, **context)


async def take(request: Request) -> Response:
    """Keep an answer and go on to the next place; only what cannot be read, or does not run, is told."""
    form, site = await read_form(request), site_of(request)
    sitting, number = await run_in_threadpool(_open_sitting, site, request), request.path_params["place"]
    if not 1 <= number <= sitting.places:
        raise Refused(404, "The exam has no such place.", "Go back to the overview of the exam.")
    if number <= len(sitting.items):
        return await run_in_threadpool(_take_item, request, sitting, number, form)
    exercise = sitting.functions[number - len(sitting.items) - 1]
    source = form.text("source", LONGEST_SOURCE).replace("\r\n", "\n")
    verdict = await site.bench.run(grader.grade, exercise, source)
    return await run_in_threadpool(_take_function, request, sitting, number, source, verdict)


def _take_item(request: Request, sitting: Sitting, number: int, form: Form) -> Response:
    site, place = site_of(request), sitting.items[number - 1]
    posed = questions.pose(site, place.question, place.seed, "exam", "exam")
    text = questions.typed(posed, form)
    marking = mark(posed.item, text)
    if marking.status == "invalid":
        return _page(request, sitting, number, said=marking.words, given=text)
    questions.record(site, posed, text, marking.status, marking.slip, questions.seconds(form))
    return _onward(sitting, number)


def _take_function(request: Request, sitting: Sitting, number: int, source: str, verdict: Verdict) -> Response:
    if verdict.status in _STOPPED or verdict.status == "broken":
        return _page(request, sitting, number, said=verdict.message, given=source)
    exercise = sitting.functions[number - len(sitting.items) - 1]
    store = site_of(request).store
    attempt = store.new_attempt(
        "exam",
        exercise.id,
        verdict.status,
        concepts=exercise.concepts,
        answer=source,
        seed=sitting.number,
        version=verdict.version,
        slip=verdict.slip or "",
    )
    store.record(attempt)
    return _onward(sitting, number)


def _onward(sitting: Sitting, number: int) -> Response:
    return RedirectResponse(f"{sitting.address}/{number + 1}" if number < sitting.places else sitting.address, 303)


def hand_in(request: Request, form: Form) -> Response:
    """End a sitting; from then on its answers stand."""
    site = site_of(request)
    sitting = _open_sitting(site, request)
    items, functions = sitting.score
    score = {"questions": items, "functions": functions, "of": [len(sitting.items), len(sitting.functions)]}
    verdict = "right" if _passed(sitting) else "wrong"
    subject = _subject(sitting.course)
    site.store.record(site.store.new_attempt("exam", subject, verdict, answer=json.dumps(score), seed=sitting.number))
    return RedirectResponse(sitting.address, 303)


def _passed(sitting: Sitting) -> bool:
    return all(had >= needed for had, needed in zip(sitting.score, PASS, strict=True))


def _subject(course: Course) -> str:
    return f"exam/{course.id}"


def _course(site: Site, request: Request) -> Course:
    course = site.shelf.curriculum.course(request.path_params["course"])
    if course is None or not course.exam:
        raise Refused(404, "There is no exam for such a course.", "The page of a course leads to its exam.")
    return course


def _sitting(site: Site, request: Request) -> Sitting:
    course, number = _course(site, request), request.path_params["number"]
    if not 0 < number < LARGEST_SET:
        raise Refused(404, "There is no such sitting.", "Begin a fresh one from the exam's page.")
    items, functions = exam_set(site.shelf.bank, course, number), functions_of(course, number)
    wanted = [(place.question.id, place.seed) for place in items] + [(one.id, number) for one in functions]
    given = {(attempt.subject, attempt.seed): attempt for attempt in site.store.attempts(kind="exam")}
    answers = {place: given[key] for place, key in enumerate(wanted, 1) if key in given}
    return Sitting(course, number, items, functions, answers, given.get((_subject(course), number)))


def _open_sitting(site: Site, request: Request) -> Sitting:
    sitting = _sitting(site, request)
    if sitting.handed_in is not None:
        raise Refused(409, "This exam is handed in, and its answers stand.", "Begin a fresh one from the exam's page.")
    return sitting
