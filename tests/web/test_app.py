"""Every route answers; what does not exist is told in a sentence; no page holds a traceback."""

from __future__ import annotations

import time

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank import curriculum
from fullrank.curriculum import CurriculumError
from fullrank.web.app import ROUTES

LESSON = "/lesson/linear-algebra/5/directions-that-stay"
PIECE = {"X-Full-Rank": "piece"}

PAGES = [
    "/",
    "/course/linear-algebra",
    "/course/multivariate-calculus",
    "/course/pca",
    "/concept/vector",
    "/concept/eigenvector",
    LESSON,
    "/practice",
    "/review",
    "/placement",
    "/exercise/eigenvalue_of",
    "/exercise/eigenvalue_of/file",
    "/workspace",
    "/workbench",
    "/workbench/eigenvectors",
    "/workbench/eigenvectors?A=4 1; 2 3",
    "/progress",
    "/progress/export",
    "/settings",
    "/search",
    "/search?q=eigen",
    "/help",
]
REDIRECTS = {
    "/practice/eigenvector": "/practice/eigenvector?question=",
    "/placement/item": "/placement/item?question=",
    "/concept/eigenvector/go": LESSON,
    "/lesson/pca/9/directions-that-stay": LESSON,
}
LOST = [
    "/nothing",
    "/course/astrology",
    "/concept/nonsense",
    "/concept/nonsense/go",
    "/lesson/linear-algebra/5/nonsense",
    "/practice/nonsense",
    "/practice/eigenvector?question=nonsense&seed=1",
    "/practice/eigenvector?seed=99999999999999",
    "/practice/eigenvector?seed=-1",
    "/review?seed=1&question=nonsense",
    "/question/nonsense",
    "/exercise/nonsense",
    "/exercise/..%2f..%2fetc",
    "/project/nonsense",
    "/workbench/nonsense",
    "/static/abc/../../app.py",
    "/static/abc/%2e%2e/app.py",
    "/static/abc/app.py",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert "Traceback" not in response.text


@pytest.mark.parametrize("address", REDIRECTS)
def test_a_short_address_leads_on(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code in (303, 308)
    assert response.headers["location"].startswith(REDIRECTS[address])
    assert client.get(response.headers["location"]).status_code == 200


@pytest.mark.parametrize("address", LOST)
def test_what_does_not_exist_is_told_in_a_sentence_with_a_way_out(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "<h1>There is no such" in response.text or "<h1>There is no item" in response.text
    assert 'href="/"' in response.text


def test_every_route_without_parameters_is_tried_here(app: Starlette) -> None:
    plain = {route.path for route in ROUTES if "GET" in (route.methods or ()) and "{" not in route.path}
    tried = {address.partition("?")[0] for address in [*PAGES, *REDIRECTS]}
    assert plain
    assert plain <= tried


def test_a_link_from_every_page_of_the_map_leads_somewhere(client: TestClient, app: Starlette) -> None:
    concepts = app.state.site.shelf.curriculum.concepts
    page = client.get("/").text
    addresses = {part.partition('"')[0] for part in page.split('href="')[1:]}
    own = [address for address in addresses if address.startswith(("/concept/", "/lesson/", "/course/"))]
    assert len(own) > len(concepts) / 2
    for address in sorted(own)[::7]:
        assert client.get(address).status_code in (200, 303)


def test_a_page_that_the_browser_still_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/help")
    again = client.get("/help", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_fault_of_ours_is_a_sentence_and_not_a_traceback(
    client: TestClient, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state.site.store, "attempts", lambda **_: 1 / 0)
    response = client.get("/workspace")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "ZeroDivisionError" not in response.text


def test_a_course_that_cannot_be_read_names_the_file(
    client: TestClient, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> None:
        raise CurriculumError("course.toml: mend that line.")

    monkeypatch.setattr(curriculum, "load", unreadable)
    app.state.site._shelf = None
    response = client.get("/")
    assert response.status_code == 500
    assert "course.toml: mend that line." in response.text


def test_times_of_warm_pages_are_printed(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    lines = []
    for address in ("/", LESSON, "/workbench/eigenvectors", "/exercise/eigenvalue_of", "/progress"):
        client.get(address)
        times = sorted(_seconds(client, address) for _ in range(7))
        lines.append(f"{address}: median {times[3] * 1000:.1f} ms")
    assert len(lines) == 5
    with capsys.disabled():
        print("\n" + "\n".join(lines))


def _seconds(client: TestClient, address: str) -> float:
    begun = time.perf_counter()
    assert client.get(address).status_code == 200
    return time.perf_counter() - begun


def test_a_script_is_told_in_json(client: TestClient) -> None:
    response = client.get("/nothing", headers=PIECE)
    assert response.json() == {
        "sentence": "There is no such page.",
        "way_out": "The map and the search lead to everything there is.",
    }
