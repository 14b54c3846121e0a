"""The review of the day."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from fullrank import progress
from fullrank.web import questions
from fullrank.web.pages import page
from fullrank.web.site import site_of
from fullrank.web.standing import standing
from fullrank.web.views import practice


def show(request: Request) -> Response:
    """The next review of the day, or when the next one comes."""
    site = site_of(request)
    if request.query_params.get("seed"):
        question = questions.find(site, request.query_params.get("question", ""))
        return practice.item(request, question.concepts[0], "review", "/review")
    here = standing(site)
    concepts = {name: site.shelf.curriculum.concepts[name] for name in here.available}
    queue = progress.review_queue(site.store.attempts(), concepts, datetime.now().astimezone())
    if queue:
        return practice.item(request, queue[0].concept, "review", "/review")
    coming = [(entry, concepts[entry.concept]) for entry in here.coming if entry.concept in concepts]
    return page(request, "review.html", waiting=len(here.due), coming=coming[:8], standing=here)
