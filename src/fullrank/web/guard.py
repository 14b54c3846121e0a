"""The door: who may speak to the site, in what size, and what browsers are told about it.

The site listens on the loopback address, where every program and every web page in the learner's browser can knock. So
each request needs the cookie that the one-time link sets, the right Host (against names that are made to resolve to
this machine), and, if it changes anything, an Origin of our own (against forms on foreign pages).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 256 * 1024
LARGEST_IMPORT = 32 * 1024 * 1024
_LONGEST_ADDRESS = 4_096
_A_MONTH = 30 * 24 * 3600

# KaTeX places glyphs by style attributes, so attributes may hold style. Of style elements only the figures' own may
# exist, and no inline script. data: fonts are the four bracket faces inside our own style sheet.
_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src-elem 'self' {figure_style}",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a plain form would send the Origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


class Door:
    """Holds the secret of this run: links open it once, cookies keep it open."""

    def __init__(self, token: str, port: int) -> None:
        self.port = port
        self.cookie = f"fullrank-{port}"  # browsers share cookies between ports
        self._unused = {token}
        self._secret = secrets.token_urlsafe(32)
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    def fresh_link(self) -> str:
        """A new link that opens the site once."""
        token = secrets.token_urlsafe(24)
        self._unused.add(token)
        return f"http://{self.hosts[0]}/?token={token}"

    def spend(self, token: str) -> bool:
        """Whether the token opens the door; it does so once."""
        for unused in self._unused:
            if secrets.compare_digest(unused.encode(), token.encode()):
                self._unused.discard(unused)
                return True
        return False

    def knows(self, headers: Headers) -> bool:
        """Whether a request carries the cookie of this run."""
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return morsel is not None and secrets.compare_digest(morsel.value.encode(), self._secret.encode())

    def set_cookie(self, response: Response) -> None:
        """Let the browser that holds this response in from now on."""
        response.set_cookie(self.cookie, self._secret, max_age=_A_MONTH, path="/", httponly=True, samesite="strict")


class Guard:
    """ASGI middleware around the whole site."""

    def __init__(self, app: ASGIApp, door: Door, figure_style: str, style_sheet: str) -> None:
        self.app = app
        self.door = door
        self._style_sheet = style_sheet
        self._headers = {"Content-Security-Policy": _POLICY.format(figure_style=figure_style), **_HEADERS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        send = _with_headers(send, self._headers)
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        if answer is None:
            limit = LARGEST_IMPORT if scope["path"] == "/progress/import" else LARGEST_BODY
            if _announced(headers) > limit:
                answer = self._page(413, "That is too large to take in.", f"The limit is {limit // 1024} kB.")
            else:
                receive = _bounded(receive, limit)
        await (answer or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        home = f"http://{self.door.hosts[0]}/"
        if headers.get("host", "") not in self.door.hosts:
            return self._page(421, "This site answers only on this machine, under its own address.", f"Open {home}")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > _LONGEST_ADDRESS:
            return self._page(414, "That address is too long.", f"Open {home}")
        if scope["method"] not in ("GET", "HEAD") and not _from_our_page(headers):
            return self._page(403, "That came from another site, so nothing was done.", f"Open {home} and try there.")
        if self.door.knows(headers):
            return self._clean(scope)
        return self._let_in(scope)

    def _clean(self, scope: Scope) -> Response | None:
        """A visitor who is in already needs no token in the address."""
        if scope["method"] == "GET" and b"token=" in scope["query_string"]:
            self.door.spend(_token(scope))
            return RedirectResponse(_without_token(scope), 303)
        return None

    def _let_in(self, scope: Scope) -> Response | None:
        if scope["method"] == "GET" and self.door.spend(_token(scope)):
            response = RedirectResponse(_without_token(scope), 303)
            self.door.set_cookie(response)
            return response
        if scope["path"] == self._style_sheet:
            return None  # the refusal itself may look decent
        way_out = "Use the link printed in the terminal where Full Rank was started; each link opens the site once."
        return self._page(403, "This browser has not been let in.", way_out)

    def _page(self, status: int, sentence: str, way_out: str) -> HTMLResponse:
        """A refusal that needs nothing of the site, which the visitor may not see yet, but its style sheet."""
        body = (
            '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Full Rank</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<link rel="stylesheet" href="{self._style_sheet}"><link rel="icon" href="data:,">'
            f'<main><div class="column"><h1>{sentence}</h1><p class="lead">{way_out}</p></div></main></html>'
        )
        return HTMLResponse(body, status)


def _from_our_page(headers: Headers) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return origin == f"http://{headers.get('host', '')}"
    return headers.get("sec-fetch-site") == "same-origin"


def _token(scope: Scope) -> str:
    fields: dict[str, list[str]] = parse_qs(scope["query_string"].decode("latin-1"))
    return fields.get("token", [""])[0]


def _without_token(scope: Scope) -> str:
    fields = parse_qs(scope["query_string"].decode("latin-1"))
    fields.pop("token", None)
    # one leading slash: `//host/` would send the browser elsewhere
    path = "/" + str(scope["path"]).lstrip("/\\")
    safe = path if re.fullmatch(r"[\w/.~-]*", path, re.ASCII) else "/"
    return safe + ("?" + urlencode(fields, doseq=True) if fields else "")


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


class BodyTooLargeError(Exception):
    """The body went on past the limit that it did not announce."""


def _bounded(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise BodyTooLargeError
        return message

    return bounded


def _with_headers(send: Send, told: Mapping[str, str]) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in told.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return with_headers
