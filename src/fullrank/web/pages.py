"""Rendering: a template and its context into a page or a piece of one."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from fullrank import typeset
from fullrank.web.refusals import Refused
from fullrank.web.site import site_of
from fullrank.web.standing import standing

_NAMES = (
    *("Cholesky", "Einstein", "Gaussian", "Gram", "Hessian", "Jacobian", "Lagrange", "Levenberg", "Maclaurin"),
    *("Newton", "Taylor"),
)


@cache
def _templates() -> Environment:
    folder = Path(str(files("fullrank.web"))) / "templates"
    templates = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    templates.trim_blocks = templates.lstrip_blocks = True
    templates.filters["markdown"] = lambda text: Markup(set_text(text))
    templates.filters["inline"] = lambda text: Markup(typeset.inline(text))
    templates.filters["display"] = lambda tex: Markup(typeset.formula(tex, True))
    templates.filters["formula"] = lambda tex: Markup(typeset.formula(tex))
    templates.filters["sentence"] = _sentence
    templates.filters["within"] = within
    return templates


def set_text(text: str) -> str:
    """HTML of a Markdown text of ours; a block of code that may be wider than the page can be scrolled by keyboard."""
    return typeset.markdown(text).replace("<pre>", '<pre tabindex="0">')


def within(title: str) -> str:
    """A title as it stands inside a sentence: names and abbreviations keep their capitals.

    >>> within("Power iteration"), within("SVD"), within("Gaussian elimination")
    ('power iteration', 'SVD', 'Gaussian elimination')
    """
    first = re.split(r"\W", title, maxsplit=1)[0]
    keeps = first in _NAMES or not first[1:].islower()
    return title if keeps else title[:1].lower() + title[1:]


def _sentence(text: str) -> Markup:
    """A definition, which is a phrase, as a sentence."""
    return Markup(typeset.inline(text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")))


def page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """A whole page; a browser that still has it is told so."""
    site = site_of(request)
    context.setdefault("due", len(standing(site).due) if status == 200 else 0)  # a refusal must not need the courses
    html = (
        _templates()
        .get_template(template)
        .render(
            asset=site.assets.address,
            settings=site.settings.now,
            path=request.url.path,
            query=request.url.query,
            **context,
        )
    )
    tag = f'W/"{hashlib.sha256(html.encode()).hexdigest()[:20]}"'
    headers = {"Cache-Control": "private, no-cache", "ETag": tag}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(html, status, headers)


def piece(request: Request, template: str, **context: Any) -> str:
    """A piece of a page."""
    return _templates().get_template(template).render(asset=site_of(request).assets.address, **context)


def from_script(request: Request) -> bool:
    """Whether a script of ours asked, which wants a piece instead of a page."""
    return request.headers.get("x-full-rank") == "piece"


def answer(http: int = 200, /, **fields: Any) -> Response:
    """An answer to a script."""
    return JSONResponse(fields, http, headers={"Cache-Control": "no-store"})


def refusal(request: Request, refused: Refused) -> Response:
    """A refusal in the form that the asker can use."""
    if from_script(request):
        return answer(refused.status, sentence=refused.sentence, way_out=refused.way_out)
    return page(request, "refusal.html", refused.status, sentence=refused.sentence, way_out=refused.way_out)
