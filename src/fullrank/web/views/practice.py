"""Practice pages, and what happens to an answer wherever it was given."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fullrank import typeset
from fullrank.answers import Unreadable
from fullrank.practice import hints
from fullrank.records import AttemptKind
from fullrank.web import questions
from fullrank.web.addresses import concept_address
from fullrank.web.forms import Form
from fullrank.web.pages import answer, from_script, page, piece
from fullrank.web.questions import Marked, Posed
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of
from fullrank.web.standing import standing
from fullrank.web.views import placement

_RUNGS = {"nudge": "A nudge", "principle": "The principle", "step": "The first step", "solution": "The whole solution"}


def index(request: Request) -> Response:
    """All concepts that can be practised."""
    site = site_of(request)
    now = standing(site)
    asked = [concept for concept in site.shelf.curriculum.concepts.values() if concept.id in now.available]
    courses = site.shelf.curriculum.courses
    groups = [(course, [concept for concept in asked if concept.course == course.id]) for course in courses]
    return page(request, "practice_index.html", groups=[group for group in groups if group[1]], standing=now)


def show(request: Request) -> Response:
    """An item of one concept; the address holds its seed, so that it can be loaded again."""
    site = site_of(request)
    concept = request.path_params["concept"]
    _known(site, concept)
    return item(request, concept, "practice", f"/practice/{concept}")


def _known(site: Site, concept: str) -> None:
    if concept not in site.shelf.curriculum.concepts:
        raise Refused(404, "There is no such concept.", "The map shows all of them.")
    if not site.shelf.bank.for_concept(concept):
        raise Refused(404, "There is no practice for this concept yet.", "The map shows what is written.")


def item(request: Request, concept: str, kind: AttemptKind, base: str) -> Response:
    """An item of a concept; an address without a seed leads to one with it."""
    site = site_of(request)
    question, seed = questions.wanted(site, request, concept)
    if not request.query_params.get("seed"):
        return RedirectResponse(f"{base}?question={question.id}&seed={seed}", 303)
    return show_item(request, questions.pose(site, question, seed, kind, kind))


def show_item(request: Request, posed: Posed, said: str = "", came_to: str = "") -> Response:
    """The page of an item, with what was said about an answer to it."""
    site = site_of(request)
    concept, now = posed.question.concepts[0], standing(site)
    return page(
        request,
        "practice.html",
        posed=posed,
        concept=site.shelf.curriculum.concepts[concept],
        state=now.states[concept],
        shape=now.shape(concept),
        lesson=concept_address(site.shelf.curriculum, concept),
        said=said,
        came_to=came_to,
        another=next_address(posed),
        left=len(now.due),
        recent=site.store.attempts(concept=concept)[-12:],
    )


def next_address(posed: Posed) -> str:
    """Where the next item is."""
    if posed.onward:
        return posed.onward
    if posed.kind == "review":
        return "/review"
    return "/placement/item" if posed.kind == "placement" else f"/practice/{posed.question.concepts[0]}"


def _said(request: Request, marked: Marked) -> str:
    site = site_of(request)
    now = standing(site)
    concept = marked.posed.question.concepts[0]
    derivation = marked.posed.item.worked() if marked.marking.status == "right" else None
    slip_of = site.shelf.curriculum.concepts.get(marked.marking.concept)
    stuck = marked.stuck
    return piece(
        request,
        "parts/marked.html",
        marked=marked,
        marking=marked.marking,
        derivation=derivation,
        state=now.states[concept],
        concept=site.shelf.curriculum.concepts[concept],
        slip_of=slip_of,
        another=next_address(marked.posed),
        stuck=stuck,
        stuck_at=concept_address(site.shelf.curriculum, stuck.go_to) if stuck else "",
        stuck_name=site.shelf.curriculum.concepts[stuck.go_to].title if stuck else "",
    )


def take(request: Request, form: Form) -> Response:
    """Mark an answer: a piece for a script, the whole page without one."""
    site = site_of(request)
    question, seed, kind, role = questions.asked(site, form)
    onward = questions.onward_of(form)
    aided = site.was_helped(question.id, seed) or "1" in form.all("aided", 1)
    posed = questions.pose(site, question, seed, kind, role, aided=aided, onward=onward)
    if kind == "placement":
        return placement.take(site, posed, form)
    text = questions.typed(posed, form)
    marked = questions.mark(site, posed, text, questions.seconds(form))
    if from_script(request):
        return answer(
            200 if marked.saved else 503,
            status=marked.marking.status,
            html=_said(request, marked),
            saved=marked.saved,
            position=marked.marking.position,
            reason=standing(site).states[question.concepts[0]].reason,
        )
    posed = questions.pose(site, question, seed, kind, role, given=text, aided=posed.aided, onward=onward)
    return show_item(request, posed, _said(request, marked), marked.marking.status)


def read(request: Request, form: Form) -> Response:
    """What an answer is read as, while it is typed; nothing is judged."""
    site = site_of(request)
    question, seed = questions.item_in(site, form)
    text = form.text("answer", questions.LONGEST_ANSWER, "")
    if not text.strip():
        return answer(html="", words="", position=None)
    try:
        reading = questions.draw(question, seed).answer.read(text)
        return answer(html=typeset.formula(reading.tex) if reading.tex else "", words="", position=None)
    except Unreadable as error:
        return answer(html="", words=error.message, position=error.position)
    except typeset.TypesetError:
        return answer(html="", words="This is too long to show, but it can be sent.", position=None)


def hint(request: Request, form: Form) -> Response:
    """A rung of the ladder of hints; the form is marked as aided by what comes back."""
    site = site_of(request)
    question, seed, kind, role = questions.asked(site, form)
    rungs = hints(question, questions.draw(question, seed))
    rung = form.whole("rung", 1, len(rungs), 1)
    site.remember_help(question.id, seed)
    concepts = site.shelf.curriculum.concepts
    shown = rungs[:rung]
    links = {h.concept: concept_address(site.shelf.curriculum, h.concept) for h in shown if h.concept in concepts}
    context = {"hints": shown, "names": _RUNGS, "links": links, "concepts": concepts}
    following = _RUNGS[rungs[rung].kind].lower() if rung < len(rungs) else ""
    if from_script(request):
        html = piece(request, "parts/hints.html", **context, only_last=True)
        return answer(html=html, next=rung + 1, following=following)
    given = form.text("answer", questions.LONGEST_ANSWER, "")
    onward = questions.onward_of(form)
    posed = questions.pose(site, question, seed, kind, role, given=given, aided=True, onward=onward)
    return show_item(request, posed, piece(request, "parts/hints.html", **context, only_last=False), "note")


def again(request: Request) -> Response:
    """A new item of a question, as a piece for a lesson's page."""
    site = site_of(request)
    question = questions.find(site, request.path_params["question"])
    posed = questions.pose(site, question, questions.fresh_seed(), "practice", "free")
    another = f"/practice/{question.concepts[0]}?question={question.id}"
    return answer(html=piece(request, "parts/question_piece.html", posed=posed, another=another))
