"""A loopback server for the figures under a strict policy, and pages of Debian's Chromium that look at them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from fullrank.figures import FIGURES

HERE = Path(__file__).parent
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Figure</title><link rel="icon" href="data:,"><style>
:root { font-family: system-ui, sans-serif }
body { margin: 0; background: light-dark(#fdfcf8, #16181d) }
main { margin: 0 auto; padding: 10px; max-width: 700px }
</style><main></main><script type="module" src="/host.js"></script></html>"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"


class Figures(SimpleHTTPRequestHandler):
    """Serves /figures/... from the package (demo/ from here), /host.js, and / as the page round a figure."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/":
            return self._send(PAGE.encode(), "text/html")
        if path == "/host.js":
            return self._send((HERE / "host.js").read_bytes(), "text/javascript")
        inside = path.removeprefix("/figures/")
        file = (HERE if inside.startswith("demo/") else FIGURES) / inside
        if not path.startswith("/figures/") or not file.is_file():
            return self.send_error(404)
        return self._send(file.read_bytes(), "text/javascript" if file.suffix == ".js" else "image/svg+xml")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "max-age=3600")  # the kit's modules are fetched once
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is read by people."""


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Figures))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def pages(chromium: Browser) -> Iterator[Callable[[bool, bool], Page]]:
    """One page for calm or lively motion, with a finger or without: a page of its own for each look costs a process."""
    kept: dict[tuple[bool, bool], Page] = {}

    def page_for(calm: bool, touch: bool) -> Page:
        if (calm, touch) not in kept:
            motion: Literal["reduce", "no-preference"] = "reduce" if calm else "no-preference"
            page = chromium.new_context(reduced_motion=motion, has_touch=touch).new_page()
            page.errors = []  # type: ignore[attr-defined]
            page.on("pageerror", lambda error: page.errors.append(str(error)))  # type: ignore[attr-defined]
            page.on("console", lambda line: line.type in ("error", "warning") and page.errors.append(line.text))  # type: ignore[attr-defined]
            kept[calm, touch] = page
        return kept[calm, touch]

    yield page_for
    for page in kept.values():
        page.context.close()


@pytest.fixture()
def show(pages: Callable[[bool, bool], Page], origin: str) -> Open:
    """show(name, state=..., width=..., theme=..., calm=..., touch=...) opens a figure and returns its page."""

    def open_figure(
        name: str,
        *,
        state: dict[str, object] | None = None,
        width: int = 760,
        theme: str = "light",
        calm: bool = True,
        touch: bool = False,
        shadow: bool = False,
    ) -> Page:
        page = pages(calm, touch)
        page.errors = []  # type: ignore[attr-defined]
        page.set_viewport_size({"width": width, "height": 900})
        more = "&shadow=1" if shadow else ""
        page.goto(f"{origin}/?figure={name}&theme={theme}&state={quote(json.dumps(state or {}))}{more}")
        page.wait_for_selector("body[data-ready]", timeout=10_000)
        return page

    return open_figure
