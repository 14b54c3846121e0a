"""The mixed set that ends a week: its concepts in an order that does not tell which of them is wanted."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank.practice import Place, mixed_set
from fullrank.practice.sets import LARGEST_SET
from fullrank.records import Week
from fullrank.web import questions
from fullrank.web.pages import page
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of
from fullrank.web.views import practice


def begin(request: Request) -> Response:
    """Lead to a fresh set."""
    week = _week(site_of(request), request)
    return RedirectResponse(f"{_address(week, questions.fresh_number(LARGEST_SET))}/1", 303)


def item(request: Request) -> Response:
    """An item of a set; after the last one the set's end."""
    site, place = site_of(request), request.path_params["place"]
    week, number, places = _set(site, request)
    if place > len(places):
        return RedirectResponse(_address(week, number), 303)
    here, onward = places[place - 1], f"{_address(week, number)}/{place + 1}"
    posed = questions.pose(site, here.question, here.seed, "practice", "practice", onward=onward)
    return practice.show_item(request, posed)


def result(request: Request) -> Response:
    """How a set went, item by item."""
    site = site_of(request)
    week, number, places = _set(site, request)
    return page(
        request,
        "mixed.html",
        week=week,
        rows=[(site.shelf.curriculum.concepts[place.concept], _came_to(site, place)) for place in places],
        address=_address(week, number),
    )


def _came_to(site: Site, place: Place) -> str:
    """How an item was answered first; hints count, since they were asked for."""
    tries = [one for one in site.store.attempts(subject=place.question.id) if one.seed == place.seed]
    if not tries:
        return "open"
    if tries[0].verdict == "right":
        return "helped" if tries[0].aided else "right"
    return "later" if any(one.verdict == "right" for one in tries) else "wrong"


def _address(week: Week, number: int) -> str:
    return f"/mixed/{week.course}/{week.number}/{number}"


def _week(site: Site, request: Request) -> Week:
    course = site.shelf.curriculum.course(request.path_params["course"])
    weeks = course.weeks if course else ()
    week = next((week for week in weeks if week.number == request.path_params["week"]), None)
    if week is None or not week.lessons:
        raise Refused(404, "There is no mixed set for such a week.", "A course's page shows its weeks.")
    return week


def _set(site: Site, request: Request) -> tuple[Week, int, tuple[Place, ...]]:
    week, number = _week(site, request), request.path_params["number"]
    if not 0 < number < LARGEST_SET or request.path_params.get("place", 1) < 1:
        raise Refused(404, "There is no such set.", "Begin a fresh one from the course's page.")
    return week, number, mixed_set(site.shelf.bank, week, number)
