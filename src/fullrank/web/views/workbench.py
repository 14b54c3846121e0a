"""The workbench: derivations on numbers of the learner's own, shared by their address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from fullrank import derivations
from fullrank.derivations import Input, Tool
from fullrank.records import Derivation
from fullrank.web.pages import page
from fullrank.web.refusals import Refused
from fullrank.web.site import site_of

LONGEST_INPUT = 2_000


def index(request: Request) -> Response:
    """All tools."""
    return page(request, "workbench_index.html", tools=derivations.WORKBENCH.values())


async def show(request: Request) -> Response:
    """A tool, and what it derives from the numbers in the address."""
    tool = derivations.WORKBENCH.get(request.path_params["tool"])
    if tool is None:
        raise Refused(404, "There is no such tool on the workbench.", "Its first page lists them all.")
    given = {item.name: request.query_params.get(item.name, "")[:LONGEST_INPUT].strip() for item in tool.inputs}
    typed = given if any(given.values()) else {item.name: as_text(item) for item in tool.inputs}
    derivation, trouble = await site_of(request).bench.run(_derive, tool, typed)
    return page(
        request,
        "workbench.html",
        tools=derivations.WORKBENCH.values(),
        tool=tool,
        typed=typed,
        derivation=derivation,
        trouble=trouble,
        concepts=[c for c in site_of(request).shelf.curriculum.concepts.values() if c.id in tool.concepts],
    )


def _derive(tool: Tool, typed: Mapping[str, str]) -> tuple[Derivation | None, str]:
    try:
        return derivations.from_text(tool.name, {name: text for name, text in typed.items() if text}), ""
    except (ValueError, ArithmeticError) as error:
        return None, str(error)


def as_text(item: Input) -> str:
    """The example of an input as a learner would type it."""
    example: Any = item.example
    if item.kind in ("matrix", "vectors"):
        return "; ".join(" ".join(str(number) for number in row) for row in example)
    if item.kind == "vector":
        return "(" + ", ".join(str(number) for number in example) + ")"
    if item.kind == "edges":
        return ", ".join(f"{start}>{end}" for start, end in example)
    return str(example)
