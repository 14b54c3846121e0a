"""Whatever is sent to a form gets a sentence, never a traceback, and nothing learner-typed comes back as markup."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

PIECE = {"X-Full-Rank": "piece"}

POSTS = [
    "/predict",
    "/goal",
    "/run",
    "/answer",
    "/read",
    "/hint",
    "/check/eigenvalue_of",
    "/draft",
    "/reset",
    "/settings",
    "/settings/theme",
    "/progress/import",
]
EVIL = "<script>alert(1)</script>"
NAMES = [
    "question",
    "seed",
    "answer",
    "lesson",
    "name",
    "choice",
    "figure",
    "goal",
    "exercise",
    "source",
    "theme",
    "rung",
    "kind",
    "role",
]
HOSTILE = [EVIL, "../../etc/passwd", "x" * 100_000, "\x00", "9" * 400, "-1", "'; drop table attempt; --", "🦊"]
ANSWERS = [EVIL, "x" * 3_000, "9^9^9^9^9", "(" * 900, "\x00", "1e999", "__import__('os')", "🦊"]


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", ""),
        (b"{broken", "application/json"),
        (b"[" * 50_000, "application/json"),
        (b"\xff\xfe=%ff", "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % i for i in range(500)), "application/x-www-form-urlencoded"),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
        (b"\x00" * 1000, "multipart/form-data"),
        (b"<xml/>", "text/xml"),
    ],
)
def test_a_body_that_is_no_form_gets_a_sentence(client: TestClient, address: str, body: bytes, kind: str) -> None:
    response = client.post(address, content=body, headers={**PIECE, **({"Content-Type": kind} if kind else {})})
    assert response.status_code in (200, 303, 400, 413, 415)
    assert response.status_code < 400 or response.json()["sentence"]


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_fields_get_a_sentence(client: TestClient, app: Starlette, address: str, value: str) -> None:
    if address == "/progress/import":
        response = client.post(address, files={"file": ("x", value.encode())})
        assert response.status_code == 200
        assert EVIL not in response.text
        return
    for headers in (PIECE, {}):
        response = client.post(address, data=dict.fromkeys(NAMES, value), headers=headers)
        assert response.status_code < 500
        assert EVIL not in response.text
        assert "Traceback" not in response.text


@pytest.mark.parametrize("value", ANSWERS)
def test_a_hostile_answer_to_a_real_question_costs_nothing(client: TestClient, app: Starlette, value: str) -> None:
    site = app.state.site
    for question in list(site.shelf.bank.questions)[:12]:
        data = {"question": question, "seed": "3", "answer": value}
        for address in ("/answer", "/read"):
            response = client.post(address, data=data, headers=PIECE)
            assert response.status_code in (200, 413)
            assert EVIL not in response.text
    assert all(attempt.verdict != "right" for attempt in site.store.attempts())


def test_a_method_that_is_not_taken_is_told(client: TestClient) -> None:
    response = client.get("/answer")
    assert response.status_code == 405
    assert "does not take" in response.text
    assert client.delete("/").status_code == 405
