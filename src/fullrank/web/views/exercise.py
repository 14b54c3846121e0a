"""An exercise: its task, the learner's file in an editor, and the verdict on it; and the cells of lessons."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank import grader
from fullrank.notebooks import png_of
from fullrank.progress import NotSaved, exercise_attempt, give_hint, hints_given
from fullrank.records import Exercise, Verdict
from fullrank.web.addresses import lesson_address
from fullrank.web.forms import Form, read_form
from fullrank.web.pages import answer, from_script, page, piece
from fullrank.web.questions import seconds
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of

LONGEST_SOURCE = 60_000
LONGEST_CELL = 8_000
NOTHING_SHOWN = grader.Showing()


def find(site: Site, name: str) -> Exercise:
    """The exercise of this name. Raises Refused where there is none."""
    exercise = site.shelf.curriculum.exercises.get(name)
    if exercise is None:
        raise Refused(404, "There is no such exercise.", "Search for it, or find it through its lesson.")
    return exercise


def fingerprint(text: str) -> str:
    """Tells whether a file is still what the page was made from."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def show(request: Request) -> Response:
    """The page of an exercise."""
    site = site_of(request)
    exercise = find(site, request.path_params["exercise"])
    site.workspace.begin(exercise, grader.starter(exercise))
    return _page(request, exercise, None)


def _page(
    request: Request, exercise: Exercise, verdict: Verdict | None, *, showing: grader.Showing = NOTHING_SHOWN
) -> Response:
    site = site_of(request)
    text = site.workspace.read(exercise, grader.starter(exercise))
    attempts = site.store.attempts(kind="exercise", subject=exercise.id)
    lesson = site.shelf.curriculum.lessons.get(exercise.lesson)
    rungs, given = grader.hints(exercise), hints_given(site.store, exercise)
    return page(
        request,
        "exercise.html",
        exercise=exercise,
        task=grader.read_task(exercise.folder),
        source=text,
        base=fingerprint(text),
        file=site.workspace.file(exercise),
        lesson=lesson,
        lesson_at=lesson_address(lesson) if lesson else f"/project/{exercise.lesson}",
        solved=any(attempt.verdict == "right" for attempt in attempts),
        tries=len(attempts),
        concepts=[site.shelf.curriculum.concepts[name] for name in exercise.concepts],
        verdict=_words(request, verdict, showing) if verdict else "",
        came_to=verdict.status if verdict else "",
        seal=grader.seal(),
        rungs=rungs[:given],
        following=_following(max(0, len(rungs) - given)),
    )


def _words(request: Request, verdict: Verdict, showing: grader.Showing, trouble: str = "") -> str:
    pictures = [(picture.caption, _png(picture)) for picture in showing.pictures]
    return piece(
        request, "parts/verdict.html", verdict=verdict, trouble=trouble, pictures=pictures, no_more=showing.trouble
    )


def _png(picture: grader.Picture) -> str:
    """A picture as an address that holds all of it."""
    return "data:image/png;base64," + b64encode(png_of(picture.pixels)).decode()


def file(request: Request) -> Response:
    """What the file holds now, for a page that was open while another editor wrote."""
    site = site_of(request)
    exercise = find(site, request.path_params["exercise"])
    text = site.workspace.read(exercise, grader.starter(exercise))
    return answer(source=text, base=fingerprint(text))


def _keep(site: Site, exercise: Exercise, form: Form) -> str:
    """Write what came from the page, unless the file was changed elsewhere since the page read it."""
    source = form.text("source", LONGEST_SOURCE).replace("\r\n", "\n")
    there = site.workspace.read(exercise, grader.starter(exercise))
    base = form.text("base", 32, "")
    if base and base != fingerprint(there) and source != there and not form.text("force", 5, ""):
        raise Refused(409, "The file was changed elsewhere since this page read it.", "Choose which text to keep.")
    if source != there:
        site.workspace.write(exercise, source)
    return source


def draft(request: Request, form: Form) -> Response:
    """Keep what is being written."""
    site = site_of(request)
    exercise = find(site, form.text("exercise", 100))
    source = _keep(site, exercise, form)
    if from_script(request):
        return answer(base=fingerprint(source))
    return RedirectResponse(f"/exercise/{exercise.id}", 303)


def reset(request: Request, form: Form) -> Response:
    """Put the starter back; what was there is kept beside it."""
    site = site_of(request)
    exercise = find(site, form.text("exercise", 100))
    kept = site.workspace.reset(exercise, grader.starter(exercise), datetime.now())
    if from_script(request):
        text = grader.starter(exercise)
        return answer(source=text, base=fingerprint(text), kept=kept.name if kept else "")
    return RedirectResponse(f"/exercise/{exercise.id}", 303)


def hint(request: Request, form: Form) -> Response:
    """The next hint. From then on answers count as aided; the page and the terminal go up the same ladder."""
    site = site_of(request)
    exercise = find(site, request.path_params["exercise"])
    rungs = grader.hints(exercise)
    number = give_hint(site.store, exercise, len(rungs))
    if not from_script(request):
        return RedirectResponse(f"/exercise/{exercise.id}#hints", 303)
    html = piece(request, "parts/rung.html", number=number, words=rungs[number - 1])
    return answer(html=html, following=_following(len(rungs) - number))


def _following(left: int) -> str:
    """What the button for the next hint says, where that many are left; nothing where none is."""
    return {0: "", 1: "Show a whole solution"}.get(left, "Hint")


async def check(request: Request) -> Response:
    """Keep the file, judge it, remember the verdict."""
    form = await read_form(request)
    site = site_of(request)
    exercise = find(site, request.path_params["exercise"])
    source = await run_in_threadpool(_keep, site, exercise, form)
    modules = await run_in_threadpool(site.workspace.modules, without=exercise.id)
    verdict, showing = await site.bench.run(_judge, exercise, source, modules)
    return await run_in_threadpool(_answer, request, exercise, form, source, verdict, showing)


def _judge(exercise: Exercise, source: str, modules: Mapping[str, str]) -> tuple[Verdict, grader.Showing]:
    """The verdict, and what a right answer has to show."""
    verdict = grader.grade(exercise, source, modules=modules)
    return verdict, grader.show(exercise, source, modules) if verdict.status == "right" else grader.Showing()


def _answer(
    request: Request, exercise: Exercise, form: Form, source: str, verdict: Verdict, showing: grader.Showing
) -> Response:
    trouble = _record(site_of(request), exercise, form, source, verdict)
    if not from_script(request):
        return _page(request, exercise, verdict, showing=showing)
    html = _words(request, verdict, showing, trouble)
    return answer(status=verdict.status, html=html, line=verdict.line, base=fingerprint(source), saved=not trouble)


def _record(site: Site, exercise: Exercise, form: Form, source: str, verdict: Verdict) -> str:
    """Remember a verdict; what could not be saved, in words."""
    if verdict.status == "broken":
        return ""
    attempt = exercise_attempt(site.store, exercise, verdict, source, seconds=seconds(form))
    try:
        site.store.record(attempt)
    except NotSaved as error:
        return str(error)
    return ""


async def run(request: Request) -> Response:
    """Run a lesson's cell and show what it prints."""
    form = await read_form(request)
    source = form.text("source", LONGEST_CELL).replace("\r\n", "\n")
    output = await site_of(request).bench.run(grader.run_cell, source)
    return await run_in_threadpool(_output, request, form, output)


def _output(request: Request, form: Form, output: Any) -> Response:
    if from_script(request):
        return answer(html=piece(request, "parts/output.html", output=output), status=output.status, line=output.line)
    lesson = site_of(request).shelf.curriculum.lessons.get(form.text("lesson", 100, ""))
    back = lesson_address(lesson) if lesson else "/"
    return page(request, "output.html", output=output, back=back)
