"""Nobody comes in without the link, under a false name, or from a foreign page; and browsers are told what may run."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from fullrank.web.guard import LARGEST_BODY

ADDRESS = "http://127.0.0.1:8765"
PIECE = {"X-Full-Rank": "piece"}
PORT = 8765
LESSON = "/lesson/linear-algebra/5/directions-that-stay"


def test_without_the_cookie_nothing_is_shown(stranger: TestClient, app: Starlette) -> None:
    stamp = app.state.site.assets.stamp
    files = (f"/static/{stamp}/js/site.js", f"/static/{stamp}/vendor/fonts/sans.woff2")
    for address in ("/", "/progress/export", "/help", *files):
        response = stranger.get(address)
        assert response.status_code == 403
        assert "has not been let in" in response.text


def test_only_the_style_sheet_is_for_everybody(stranger: TestClient, app: Starlette) -> None:
    assert stranger.get(f"/static/{app.state.site.assets.stamp}/site.css").status_code == 200


def test_the_link_opens_once_and_leaves_a_clean_address(stranger: TestClient, app: Starlette) -> None:
    response = stranger.get("/search?q=dot&token=once")
    assert (response.status_code, response.headers["location"]) == (303, "/search?q=dot")
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200
    other = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    assert other.get("/?token=once").status_code == 403


def test_a_fresh_link_lets_a_second_browser_in(app: Starlette) -> None:
    other = TestClient(app, base_url=ADDRESS)
    link = app.state.site.door.fresh_link()
    assert other.get(link.removeprefix(ADDRESS)).status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "oncE", "once%00", "%ff"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get(f"/?token={token}").status_code == 403


def test_a_link_cannot_send_the_browser_elsewhere(stranger: TestClient) -> None:
    response = stranger.get("//evil.example/%5c?token=once")
    assert response.status_code == 303
    assert response.headers["location"] == "/"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 421


def test_localhost_is_this_machine_too(client: TestClient) -> None:
    # the cookie belongs to the other name, so this visitor is known by none
    assert client.get("/", headers={"Host": f"localhost:{PORT}"}).status_code in (200, 403)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", f"http://127.0.0.1:{PORT + 1}", f"https://127.0.0.1:{PORT}", ""]
)
def test_a_form_from_a_foreign_page_changes_nothing(client: TestClient, app: Starlette, origin: str) -> None:
    response = client.post("/settings/theme", data={"theme": "dark"}, headers={"Origin": origin})
    assert response.status_code == 403
    assert app.state.site.settings.now.theme == "system"


def test_a_form_that_does_not_say_where_it_is_from_changes_nothing(client: TestClient) -> None:
    del client.headers["Origin"]
    for said, status in ({}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-origin"}, 303):
        assert client.post("/settings/theme", data={"theme": "dark"}, headers=said).status_code == status


def test_what_is_too_large_is_refused_whether_announced_or_not(client: TestClient) -> None:
    big = b"source=" + b"x" * LARGEST_BODY
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in (big, (part for part in (big[:200_000], big[200_000:]))):
        response = client.post("/run", content=body, headers=kind)
        assert response.status_code == 413
        assert "too large to take in" in response.text


def test_an_endless_address_is_refused(client: TestClient) -> None:
    assert client.get("/search?q=" + "x" * 5_000).status_code == 414


def test_every_answer_carries_the_policy(client: TestClient, app: Starlette) -> None:
    for address in ("/", "/nothing", "/?token=no", f"/static/{app.state.site.assets.stamp}/js/site.js"):
        headers = client.get(address).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert "unsafe-inline" not in policy["style-src-elem"]
        assert policy["frame-ancestors"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"


def test_no_page_holds_an_inline_script_or_style_element(client: TestClient) -> None:
    for address in ("/", LESSON, "/exercise/eigenvalue_of", "/help", "/settings"):
        text = client.get(address).text
        assert "<style" not in text.replace("<style></style>", "")
        assert " onclick=" not in text
        assert all("src=" in part.partition(">")[0] for part in text.split("<script")[1:])


def test_pages_may_not_be_opened_by_a_socket(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/"):
        pass
    assert refused.value.code == 1008


def test_a_post_that_is_refused_says_so_to_a_script(client: TestClient) -> None:
    assert client.post("/answer", data={}, headers=PIECE).json()["sentence"].startswith("The form came without")
