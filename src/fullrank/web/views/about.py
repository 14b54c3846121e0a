"""Search, help and settings."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank import derivations
from fullrank.web.addresses import concept_address, lesson_address
from fullrank.web.forms import Form
from fullrank.web.pages import answer, from_script, page
from fullrank.web.settings import LONGEST_NAME
from fullrank.web.site import Shelf, site_of

_MOST = 40
_LONGEST_QUERY = 100
Found = tuple[str, str, str, str]  # kind, title, words, address


def search(request: Request) -> Response:
    """What the courses hold on some words."""
    query = request.query_params.get("q", "")[:_LONGEST_QUERY]
    found = look_up(site_of(request).shelf, query)
    return page(request, "search.html", words=query, found=found[:_MOST], more=max(0, len(found) - _MOST))


def look_up(shelf: Shelf, query: str) -> list[Found]:
    """Lessons, concepts, exercises and tools that hold every word of a query, titles first."""
    words = re.findall(r"[^\W_]+", query.lower())
    if not words:
        return []
    scored: list[tuple[int, int, Found]] = []
    for entry, text in _entries(shelf):
        title = entry[1].lower()
        if all(word in title or word in text for word in words):
            scored.append((-sum(2 * (word in title) + title.startswith(word) for word in words), len(scored), entry))
    return [entry for _, _, entry in sorted(scored)]


def _entries(shelf: Shelf) -> list[tuple[Found, str]]:
    course = shelf.curriculum
    found: list[tuple[Found, str]] = []
    for lesson in course.lessons.values():
        prose = " ".join(block.body for block in lesson.blocks if block.kind in ("prose", "figure", "predict"))
        entry = ("Lesson", lesson.title, lesson.summary, lesson_address(lesson))
        found.append((entry, f"{lesson.summary} {prose}".lower()))
    for concept in course.concepts.values():
        address = concept_address(course, concept.id)
        entry = ("Concept", concept.title, concept.definition, address)
        found.append((entry, f"{concept.id} {concept.definition}".lower()))
    for exercise in course.exercises.values():
        entry = ("Exercise", exercise.title, exercise.summary, f"/exercise/{exercise.id}")
        found.append((entry, f"{exercise.id} {exercise.summary}".lower()))
    for tool in derivations.WORKBENCH.values():
        found.append((("Workbench", tool.title, tool.summary, f"/workbench/{tool.name}"), tool.name))
    return found


def help_page(request: Request) -> Response:
    """How to use the site, and its keys."""
    return page(request, "help.html")


def settings(request: Request) -> Response:
    """Theme, motion, name, and where the learner's data is."""
    site = site_of(request)
    return page(request, "settings.html", home=site.workspace.home, database=site.workspace.database, saved=False)


def keep_settings(request: Request, form: Form) -> Response:
    """Keep what was chosen."""
    site = site_of(request)
    site.settings.change(
        theme=form.text("theme", 10, "system"),
        motion=form.text("motion", 10, "system"),
        keys=form.text("keys", 10, "on"),
        name=form.text("name", LONGEST_NAME, ""),
    )
    return page(request, "settings.html", home=site.workspace.home, database=site.workspace.database, saved=True)


def keep_theme(request: Request, form: Form) -> Response:
    """The button in the header: change the theme and come back."""
    site = site_of(request)
    theme = site.settings.change(theme=form.text("theme", 10)).theme
    if from_script(request):
        return answer(theme=theme)
    back = form.text("back", 2_000, "/")
    return RedirectResponse(back if re.match(r"/(?![/\\])", back) else "/", 303)
