"""The map of everything, a course, and a concept that is not written yet."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank.records import Concept, Course
from fullrank.web.addresses import concept_address, lesson_address
from fullrank.web.pages import page
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of
from fullrank.web.standing import Standing, standing

KEY = (
    ("new", "not begun"),
    ("started", "begun"),
    ("nearly", "nearly"),
    ("mastered", "mastered"),
    ("fading", "review due"),
    ("placed", "known, by placement"),
    ("unwritten", "not written yet"),
)


def show(request: Request) -> Response:
    """The map, with where to go on and what is due."""
    site = site_of(request)
    here = standing(site)
    curriculum = site.shelf.curriculum
    shapes = {name: here.shape(name) for name in curriculum.concepts}
    return page(
        request,
        "map.html",
        bands=site.shelf.bands,
        standing=here,
        shapes=shapes,
        key=[(shape, words) for shape, words in KEY if shape in shapes.values() or shape in ("new", "mastered")],
        spoken=dict(KEY),
        addresses={name: concept_address(curriculum, name) for name in curriculum.concepts},
        concepts=curriculum.concepts,
        lesson_address=lesson_address,
        count={state: list(shapes.values()).count(state) for state in ("mastered", "unwritten")},
        next_title=_next_title(site, here),
        say_next=_say_next(site, here),
        begun=bool(site.store.count()),
    )


def _next_title(site: Site, here: Standing) -> str:
    concept = site.shelf.curriculum.concepts.get(here.next.concept)
    return concept.title if concept else ""


def _say_next(site: Site, here: Standing) -> str:
    """What is said below the title of what comes next: what it is, or how far it has come."""
    concept = site.shelf.curriculum.concepts.get(here.next.concept)
    if concept is None or here.next.kind == "review":
        return here.next.words
    if here.next.kind == "start":
        return f"{concept.definition[:1].upper()}{concept.definition[1:]}."
    return here.states[concept.id].reason


def go(request: Request) -> Response:
    """Where work on a concept goes on: its lesson while it is new, else its practice."""
    site = site_of(request)
    concept = _concept(site, request)
    here = standing(site)
    lesson = site.shelf.curriculum.lesson_of(concept.id)
    if concept.id in here.available and (here.states[concept.id].level != "new" or lesson is None):
        return RedirectResponse(f"/practice/{concept.id}", 303)
    return RedirectResponse(concept_address(site.shelf.curriculum, concept.id), 303)


def _concept(site: Site, request: Request) -> Concept:
    concept = site.shelf.curriculum.concepts.get(request.path_params["concept"])
    if concept is None:
        raise Refused(404, "There is no such concept.", "The map shows all of them.")
    return concept


def concept(request: Request) -> Response:
    """What a concept is, what it needs and what needs it; and whether it is written."""
    site = site_of(request)
    found = _concept(site, request)
    curriculum, here = site.shelf.curriculum, standing(site)
    opens = [other for other in curriculum.concepts.values() if found.id in other.needs]
    return page(
        request,
        "concept.html",
        concept=found,
        lesson=curriculum.lesson_of(found.id),
        lesson_address=lesson_address,
        needs=[curriculum.concepts[name] for name in found.needs],
        opens=opens,
        shape=here.shape,
        state=here.states[found.id],
        practise=found.id in here.available,
        course=next(course for course in curriculum.courses if course.id == found.course),
    )


def course(request: Request) -> Response:
    """The weeks of a course and their lessons."""
    site = site_of(request)
    found = _course(site, request)
    return page(
        request,
        "course.html",
        course=found,
        shape=standing(site).shape,
        concepts=site.shelf.curriculum.concepts,
        lesson_address=lesson_address,
        progress_of=lambda lesson: _share(lesson.concepts, standing(site)),
    )


def recap(request: Request) -> Response:
    """What a course comes to, on a page to print."""
    found = _course(site_of(request), request)
    if not found.recap:
        raise Refused(404, "The summary of this course is not written yet.", "Its page shows what is.")
    return page(request, "recap.html", course=found)


def _course(site: Site, request: Request) -> Course:
    found = site.shelf.curriculum.course(request.path_params["course"])
    if found is None:
        raise Refused(404, "There is no such course.", "There are three; the map shows them.")
    return found


def _share(names: Any, here: Standing) -> str:
    mastered = sum(here.shape(name) == "mastered" for name in names)
    return f"{mastered} of {len(names)} mastered"
