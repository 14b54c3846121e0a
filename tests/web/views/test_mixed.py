"""A mixed set leads from item to item, and says at its end how each went."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank.practice import mixed_set

BASE = "/mixed/linear-algebra/5"


def places(app: Starlette, number: int) -> Any:
    shelf = app.state.site.shelf
    week = next(week for week in shelf.curriculum.course("linear-algebra").weeks if week.number == 5)
    return mixed_set(shelf.bank, week, number)


def test_a_course_leads_to_a_fresh_set_each_time(client: TestClient) -> None:
    assert f'href="{BASE}"' in client.get("/course/linear-algebra").text
    first, second = (client.get(BASE).headers["location"] for _ in range(2))
    assert re.fullmatch(rf"{BASE}/\d+/1", first)
    assert first != second


def test_an_item_does_not_tell_its_concept_and_its_next_is_the_sets_next(client: TestClient, app: Starlette) -> None:
    place = places(app, 2024)[0]
    page = client.get(f"{BASE}/2024/1").text
    assert "Mixed set, question 1" in page
    assert f"<h1>{app.state.site.shelf.curriculum.concepts[place.concept].title}</h1>" not in page
    item = place.question.draw(place.seed)
    sent = {"question": place.question.id, "seed": str(place.seed), "onward": f"{BASE}/2024/2"}
    answer = client.post(
        "/answer", data={**sent, "answer": item.answer.text(item.answer.expected)}, headers={"X-Full-Rank": "piece"}
    ).json()
    assert answer["status"] == "right"
    assert f'href="{BASE}/2024/2"' in answer["html"]


@pytest.mark.parametrize(
    "onward", ["https://elsewhere.example/", "//elsewhere.example", "/mixed/../../x", "javascript:1"]
)
def test_a_form_cannot_lead_elsewhere(client: TestClient, app: Starlette, onward: str) -> None:
    place = places(app, 2024)[0]
    item = place.question.draw(place.seed)
    sent = {"question": place.question.id, "seed": str(place.seed), "onward": onward}
    answer = client.post(
        "/answer", data={**sent, "answer": item.answer.text(item.answer.expected)}, headers={"X-Full-Rank": "piece"}
    ).json()
    assert onward not in answer["html"]
    assert "/practice/" in answer["html"]


def test_the_end_says_how_each_item_went(client: TestClient, app: Starlette) -> None:
    site, number = app.state.site, 31_337
    ways = (("right",), ("wrong",), ("wrong", "right"))
    for place, verdicts in zip(places(app, number), ways, strict=False):
        for verdict in verdicts:
            site.store.record(
                site.store.new_attempt(
                    "practice", place.question.id, verdict, concepts=(place.concept,), seed=place.seed
                )
            )
    page = client.get(f"{BASE}/{number}").text
    assert f"1 of {len(places(app, number))} right, unaided; {len(places(app, number)) - 3} not answered yet." in page
    for words in ("right, unaided", "not right yet", "right at a later try", "not answered"):
        assert words in page
    assert f'href="{BASE}/{number}/4">Go on' in page


def test_after_the_last_item_comes_the_end(client: TestClient, app: Starlette) -> None:
    last = len(places(app, 2024))
    assert client.get(f"{BASE}/2024/{last}").status_code == 200
    assert client.get(f"{BASE}/2024/{last + 1}").headers["location"] == f"{BASE}/2024"


@pytest.mark.parametrize("address", ["/mixed/poetry/1", "/mixed/linear-algebra/99", f"{BASE}/0/1", f"{BASE}/5/0"])
def test_what_is_not_there_is_refused_in_words(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 404
    assert "course" in page.text
