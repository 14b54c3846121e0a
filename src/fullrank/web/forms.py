"""Reading what a browser sends: form fields, bounded, each refused with a sentence where it is not what is asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from fullrank.web.refusals import Refused

_MOST_FIELDS = 60
_TRY_AGAIN = "Load the page again and retry; what you typed is still in it."


class Form:
    """The fields of one request."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self._fields = fields

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def text(self, name: str, longest: int, default: str | None = None) -> str:
        """A field's text. Raises Refused where it is missing (and has no default) or too long."""
        text = self._fields[name][-1] if name in self._fields else default
        if text is None:
            raise Refused(400, f"The form came without its field “{name}”.", _TRY_AGAIN)
        if len(text) > longest:
            raise Refused(413, f"That is {len(text):,} characters; {longest:,} is the limit.", "Shorten it.")
        return text

    def all(self, name: str, longest: int) -> list[str]:
        """Every value of a field that may be given several times, cut to a length."""
        return [text[:longest] for text in self._fields.get(name, [])]

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A field's whole number between two bounds."""
        text = self.text(name, 20, None if default is None else str(default)).strip()
        if not text.removeprefix("-").isdecimal() or not text.isascii() or not low <= int(text) <= high:
            raise Refused(400, f"The field “{name}” needs a whole number from {low:,} to {high:,}.", _TRY_AGAIN)
        return int(text)


Posted = Callable[[Request, Form], Response]


def posted(handle: Posted) -> Callable[[Request], Awaitable[Response]]:
    """Make a route of a plain function of request and form; it runs in a thread, so it may block."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(handle, request, await read_form(request))

    return endpoint


async def read_form(request: Request) -> Form:
    """The fields of a request's body. Raises Refused where the body is not a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        text = (await request.body()).decode("utf-8")
        if kind == "application/x-www-form-urlencoded" or not text:
            return Form(parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError:
        raise Refused(400, "What was sent could not be read.", _TRY_AGAIN) from None
    raise Refused(415, "What was sent is not a form.", _TRY_AGAIN)
