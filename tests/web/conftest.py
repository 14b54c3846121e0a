"""A running site for each test: its own folder, a client that was let in, and for browsers a server on a free port."""

from __future__ import annotations

import socket
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from fullrank.web.app import create_app
from fullrank.web.site import Shelf, Site

with warnings.catch_warnings():  # it asks for a successor of httpx; either serves
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The courses, read once for all tests."""
    site: Site = create_app(tmp_path_factory.mktemp("shelf"), port=PORT).state.site
    return site.shelf


@pytest.fixture
def app(tmp_path: Path, shelf: Shelf) -> Starlette:
    """The site in a folder of its own."""
    app = create_app(tmp_path / "home", token="once", port=PORT)
    app.state.site._shelf = shelf
    return app


@pytest.fixture
def stranger(app: Starlette) -> TestClient:
    """A client that has no cookie."""
    return TestClient(app, base_url=ADDRESS, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def client(stranger: TestClient) -> TestClient:
    """A client that came in by the link, from a page of the site."""
    assert stranger.get("/?token=once").status_code == 303
    stranger.headers["Origin"] = ADDRESS
    return stranger


@dataclass(frozen=True)
class Served:
    """A site that listens."""

    address: str
    app: Starlette

    def link(self) -> str:
        """A fresh one-time link."""
        return str(self.app.state.site.door.fresh_link())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site on a free port of the loopback address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(tmp_path_factory.mktemp("home"), port=port)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(f"http://127.0.0.1:{port}", app)
    server.should_exit = True
    thread.join(timeout=10)
