"""A lesson: its prose in order, with figures, predictions, derivations, cells, questions and exercises in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank.records import Attempt, Block, Course, Lesson, Week
from fullrank.web import lesson_blocks, questions
from fullrank.web.addresses import concept_address, lesson_address
from fullrank.web.pages import page, within
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of

_RECALL_ITEMS = 3
Piece = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A lesson being made ready for one reader: the site, the lesson, and what the reader did so far."""

    site: Site
    lesson: Lesson
    log: tuple[Attempt, ...]

    def last(self, kind: str, subject: str) -> Attempt | None:
        """The reader's latest attempt of a kind at something."""
        return next((a for a in reversed(self.log) if a.kind == kind and a.subject == subject), None)


def show(request: Request) -> Response:
    """The page of one lesson."""
    site = site_of(request)
    lesson = find(site, request.path_params["lesson"])
    wanted = lesson_address(lesson)
    if request.url.path != wanted:
        return RedirectResponse(wanted, 308)
    course = next(course for course in site.shelf.curriculum.courses if course.id == lesson.course)
    pieces, headings = _pieces(Reading(site, lesson, site.store.attempts()))
    before, after = lesson_blocks.neighbours(lesson, site.shelf.curriculum.lessons)
    return page(
        request,
        "lesson.html",
        lesson=lesson,
        course=course,
        week=_week(course, lesson),
        pieces=pieces,
        headings=headings,
        needs=_needs(site, lesson),
        practise=[(name, within(site.shelf.curriculum.concepts[name].title)) for name in lesson.concepts],
        preceding=before,
        following=after,
        lesson_address=lesson_address,
    )


def find(site: Site, name: str) -> Lesson:
    """The lesson of this name. Raises Refused where there is none."""
    lesson = site.shelf.curriculum.lessons.get(name)
    if lesson is None:
        raise Refused(404, "There is no such lesson.", "The map shows those that are written.")
    return lesson


def _week(course: Course, lesson: Lesson) -> Week:
    return next(week for week in course.weeks if week.number == lesson.week)


def _needs(site: Site, lesson: Lesson) -> list[dict[str, str]]:
    concepts = site.shelf.curriculum.concepts
    names = [need for name in lesson.concepts for need in concepts[name].needs if need not in lesson.concepts]
    return [
        {"title": within(concepts[name].title), "address": concept_address(site.shelf.curriculum, name)}
        for name in dict.fromkeys(names)
    ]


def _pieces(reading: Reading) -> tuple[list[Piece], list[lesson_blocks.Heading]]:
    headings: list[lesson_blocks.Heading] = []
    pieces: list[Piece] = []
    for number, block in enumerate(reading.lesson.blocks, 1):
        if block.kind == "prose":
            html, found = lesson_blocks.prose(block.body, len(headings))
            headings.extend(found)
            pieces.append({"kind": "prose", "html": html})
        else:
            pieces.extend(_PIECES[block.kind](reading, block, number))
    return pieces, headings


def _figure(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    picture = lesson_blocks.picture(block)
    if picture is None:
        yield {"kind": "caption", "words": block.body}
        return
    subject = f"{picture.figure.name}/{picture.goal}"
    yield {
        "kind": "figure",
        "picture": picture,
        "lesson": reading.lesson.id,
        "reached": bool(picture.goal and reading.last("goal", subject)),
        "still": lesson_blocks.still(picture.figure),
    }


def _predict(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    found = predictions(reading.lesson)[number]
    chosen = reading.last("predict", f"{reading.lesson.id}/{found.name}")
    yield {
        "kind": "predict",
        "prediction": found,
        "lesson": reading.lesson.id,
        "chosen": chosen.answer if chosen else "",
        "guessed": bool(chosen and chosen.verdict == "right"),
    }


def predictions(lesson: Lesson) -> dict[int, lesson_blocks.Prediction]:
    """The predictions of a lesson by the number of their block; they are named in order: guess-1, guess-2."""
    numbers = [number for number, block in enumerate(lesson.blocks, 1) if block.kind == "predict"]
    return {
        number: lesson_blocks.prediction(lesson.blocks[number - 1], f"guess-{place}")
        for place, number in enumerate(numbers, 1)
    }


def _derivation(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    options = tuple(block.options.items())
    blank = int(block.options.get("blank", "0"))
    yield {"kind": "derivation", "derivation": lesson_blocks.derivation(block.argument, options), "blank": blank}


def _python(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    rows = block.body.count("\n") + 2
    yield {"kind": "python", "source": block.body, "rows": rows, "number": number, "lesson": reading.lesson.id}


def _exercise(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    exercise = reading.site.shelf.curriculum.exercises.get(block.argument)
    if exercise is not None:
        tried = (a for a in reading.log if a.kind == "exercise" and a.subject == exercise.id)
        yield {"kind": "exercise", "exercise": exercise, "solved": any(a.verdict == "right" for a in tried)}


def _question(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    question = questions.find(reading.site, f"{reading.lesson.id}/{block.argument}")
    seed = int(block.options.get("seed", "1"))
    posed = questions.pose(reading.site, question, seed, "practice", block.options.get("role", "free"))
    yield {"kind": "question", "posed": posed}


def _recall(reading: Reading, block: Block, number: int) -> Iterator[Piece]:
    """One item of each concept named; the same all day, so that a page that is loaded again keeps what was typed."""
    site, names = reading.site, [name.strip() for name in block.argument.split(",")]
    asked = [question for name in names for question in site.shelf.bank.for_concept(name)[:1]][:_RECALL_ITEMS]
    posed = [questions.pose(site, question, date.today().toordinal(), "review", "recall") for question in asked]
    concepts = site.shelf.curriculum.concepts
    links = [(concepts[name], concept_address(site.shelf.curriculum, name)) for name in names if name in concepts]
    yield {"kind": "recall", "posed": posed, "links": links}


_PIECES: dict[str, Callable[[Reading, Block, int], Iterator[Piece]]] = {
    "figure": _figure,
    "predict": _predict,
    "derivation": _derivation,
    "python": _python,
    "exercise": _exercise,
    "question": _question,
    "recall": _recall,
}
