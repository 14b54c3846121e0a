"""Small things that a page tells the site: a guess, a goal reached."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank import figures
from fullrank.figures import FigureError
from fullrank.web.addresses import lesson_address
from fullrank.web.forms import Form
from fullrank.web.pages import answer, from_script, piece
from fullrank.web.refusals import Refused
from fullrank.web.site import site_of
from fullrank.web.views import lesson as lessons

_LONGEST_STATE = 2_000


def predict(request: Request, form: Form) -> Response:
    """Remember a guess and show what is so. A second guess changes nothing: the first one was the prediction."""
    site = site_of(request)
    lesson = lessons.find(site, form.text("lesson", 100))
    name, choice = form.text("name", 40), form.text("choice", 10, "")
    found = next((p for p in lessons.predictions(lesson).values() if p.name == name), None)
    if found is None:
        raise Refused(404, "There is no such question in this lesson.", "The lesson may have changed: load it again.")
    right = {key: is_right for key, _, is_right in found.options}
    if choice not in right:
        raise Refused(400, "No guess was chosen.", "Choose one of the options; being wrong costs nothing here.")
    subject = f"{lesson.id}/{found.name}"
    before = site.store.last(kind="predict", subject=subject)
    if before is None:
        verdict = "right" if right[choice] else "wrong"
        site.store.record(site.store.new_attempt("predict", subject, verdict, concepts=lesson.concepts, answer=choice))
    first = before.answer if before else choice
    if not from_script(request):
        return RedirectResponse(f"{lesson_address(lesson)}#{found.name}-head", 303)
    guessed = right.get(first, False)
    shown = {"prediction": found, "guessed": guessed}
    html = piece(request, "parts/predict_said.html", piece=shown)
    shown_right = [key for key, is_right in right.items() if is_right]
    return answer(html=html, status="right" if guessed else "note", first=first, right=shown_right)


def goal(request: Request, form: Form) -> Response:
    """Remember that a figure's goal was reached."""
    site = site_of(request)
    lesson = lessons.find(site, form.text("lesson", 100))
    try:
        figure = figures.load(form.text("figure", 60))
    except FigureError as error:
        raise Refused(404, "There is no such figure.", str(error)) from None
    name = form.text("goal", 60)
    if name not in figure.goals:
        raise Refused(404, "The figure has no such goal.", "The page may be old: load it again.")
    subject = f"{figure.name}/{name}"
    if site.store.last(kind="goal", subject=subject) is None:
        state = form.text("state", _LONGEST_STATE, "")
        site.store.record(site.store.new_attempt("goal", subject, "right", concepts=lesson.concepts, answer=state))
    return answer(reached=True)
