"""The placement: a few questions that open the map."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank import progress
from fullrank.practice import mark
from fullrank.web import questions
from fullrank.web.forms import Form
from fullrank.web.pages import page
from fullrank.web.questions import Posed
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of
from fullrank.web.standing import standing


def show(request: Request) -> Response:
    """What the placement is, and what it showed so far."""
    site = site_of(request)
    history = site.store.attempts(kind="placement")
    concepts = site.shelf.curriculum.concepts
    placed = progress.outcome(history, concepts) if history else {}
    return page(
        request,
        "placement.html",
        asked=len(history),
        most=progress.MOST_QUESTIONS,
        more=progress.next_question(history, concepts, standing(site).available) is not None,
        known=[(concepts[name], entry) for name, entry in placed.items() if entry.state == "known"],
    )


def item(request: Request) -> Response:
    """The next question; an address without a seed leads to one with it."""
    site = site_of(request)
    history = site.store.attempts(kind="placement")
    concept = progress.next_question(history, site.shelf.curriculum.concepts, standing(site).available)
    if concept is None:
        return RedirectResponse("/placement", 303)
    if not request.query_params.get("seed"):
        question, seed = questions.turn(site, concept), questions.fresh_seed()
        return RedirectResponse(f"/placement/item?question={question.id}&seed={seed}", 303)
    question, seed = questions.wanted(site, request, concept)
    posed = questions.pose(site, question, seed, "placement", "placement")
    return page(request, "placement_item.html", posed=posed, number=len(history) + 1, most=progress.MOST_QUESTIONS)


def take(site: Site, posed: Posed, form: Form) -> Response:
    """An answer is taken without a word about it, and the next question follows."""
    skipped = form.text("do", 10, "check") == "skip"
    text = "" if skipped else questions.typed(posed, form)
    status = "wrong" if skipped else mark(posed.item, text).status
    if status == "invalid":
        raise Refused(400, "That answer could not be read.", "Go back, look at how it was read, and send it again.")
    questions.record(site, posed, text, status, None, questions.seconds(form))
    return RedirectResponse("/placement/item", 303)
