"""Answers are marked, remembered, and never lost without a word."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank import progress, typeset

PIECE = {"X-Full-Rank": "piece"}
QUESTION = "directions-that-stay/eigenvalue_of_vector"


def right(app: Starlette, seed: int, question: str = QUESTION) -> str:
    """The right answer to an item, as typed."""
    answer = app.state.site.shelf.bank.question(question).draw(seed).answer
    return str(answer.text(answer.expected))


def send(client: TestClient, answer: str, seed: int, question: str = QUESTION, **more: str) -> dict[str, Any]:
    data = {"question": question, "seed": str(seed), "answer": answer, **more}
    result: dict[str, Any] = client.post("/answer", data=data, headers=PIECE).json()
    return result


def test_every_question_of_the_course_can_be_posed_and_its_right_answer_is_right(
    client: TestClient, app: Starlette
) -> None:
    bank = app.state.site.shelf.bank.questions
    assert len(bank) > 3
    for name, question in bank.items():
        item = question.draw(5)
        page = client.get(f"/practice/{question.concepts[0]}?question={name}&seed=5")
        assert page.status_code == 200, name
        assert 'action="/answer"' in page.text
        assert send(client, item.answer.text(item.answer.expected), 5, name)["status"] == "right", name


def test_a_figure_that_is_the_answer_begins_with_what_the_question_gives(client: TestClient, app: Starlette) -> None:
    name = "a-mirror-in-any-plane/mirror_on_to_the_star"
    item = app.state.site.shelf.bank.question(name).draw(5)
    page = client.get(f"/practice/reflection-in-plane?question={name}&seed=5").text
    (found,) = re.findall(r'data-state="([^"]*)" data-feeds', page)
    state = json.loads(unescape(found))
    assert [state[key] for key in ("ex", "ey", "ez")] == list(item.given["eye"])
    assert [state[key] for key in ("tx", "ty", "tz")] == list(item.given["star"])


def test_a_right_answer_is_remembered_with_its_item(client: TestClient, app: Starlette) -> None:
    assert send(client, right(app, 41), 41, started="1")["status"] == "right"
    (attempt,) = app.state.site.store.attempts(subject=QUESTION)
    assert (attempt.verdict, attempt.seed, attempt.aided, attempt.kind) == ("right", 41, False, "practice")
    assert attempt.version == app.state.site.shelf.bank.question(QUESTION).version
    assert attempt.seconds == 3_600


def test_what_cannot_be_read_is_pointed_at_and_not_remembered(client: TestClient, app: Starlette) -> None:
    result = send(client, "3 + <b>", 41)
    assert result["status"] == "invalid"
    assert result["position"] is not None
    assert "<mark>" in result["html"]
    assert "<b>" not in result["html"]
    assert app.state.site.store.count() == 0


def test_a_named_slip_says_its_words(client: TestClient, app: Starlette) -> None:
    found = 0
    for name, question in app.state.site.shelf.bank.questions.items():
        item = question.draw(6)
        for slip, value in [*item.slips.items()][:1]:  # all of them, in a thousand draws, are marked by the proofs
            result = send(client, item.answer.text(value), 6, name)
            if result["status"] == "slip":
                found += 1
                assert app.state.site.store.last(subject=name).slip == slip
    assert found > 150


def test_a_second_try_at_the_same_item_does_not_count_as_unaided(client: TestClient, app: Starlette) -> None:
    send(client, "-987654", 42)
    send(client, right(app, 42), 42)
    assert [attempt.aided for attempt in app.state.site.store.attempts(subject=QUESTION)] == [False, True]


def test_a_hint_is_remembered_even_if_the_page_is_loaded_again(client: TestClient, app: Starlette) -> None:
    first = client.post("/hint", data={"question": QUESTION, "seed": "43", "rung": "1"}, headers=PIECE).json()
    assert first["next"] == 2
    send(client, right(app, 43), 43)
    assert app.state.site.store.last(subject=QUESTION).aided


def test_the_ladder_ends_with_the_whole_solution(client: TestClient) -> None:
    rung, said = 1, []
    while True:
        data = {"question": QUESTION, "seed": "44", "rung": str(rung)}
        result = client.post("/hint", data=data, headers=PIECE).json()
        said.append(result["html"])
        rung = result["next"]
        if not result["following"]:
            break
    assert len(said) >= 3
    assert "The whole solution" in said[-1]
    assert (
        client.post("/hint", data={"question": QUESTION, "seed": "44", "rung": str(rung)}, headers=PIECE).status_code
        == 400
    )


def rungs(client: TestClient, question: str) -> list[str]:
    """The HTML of each hint of an item, the lightest first."""
    said, rung, following = [], 1, "a nudge"
    while following:
        data = {"question": question, "seed": "3", "rung": str(rung)}
        result = client.post("/hint", data=data, headers=PIECE).json()
        said.append(result["html"])
        rung, following = result["next"], result["following"]
    return said


def test_the_first_step_is_shown_with_what_it_starts_from(client: TestClient, app: Starlette) -> None:
    question = "the-other-paper/her_numbers"
    step = rungs(client, question)[-2]
    derivation = app.state.site.shelf.bank.question(question).draw(3).worked()
    given = typeset.formula(derivation.given_tex, True)
    assert given in step
    assert step.index(given) < step.index(typeset.formula(derivation.steps[0].tex, True))


def test_the_whole_solution_of_a_figure_is_told_in_words(client: TestClient, app: Starlette) -> None:
    bank = app.state.site.shelf.bank.questions
    drags = [name for name, question in bank.items() if question.draw(3).answer.kind == "state"]
    assert len(drags) > 20
    for name in drags:
        answer = bank[name].draw(3).answer
        assert typeset.markdown(answer.told) in rungs(client, name)[-1], name


def test_an_attempt_that_could_not_be_saved_says_so_and_keeps_the_marking(
    client: TestClient, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(attempt: object) -> bool:
        raise progress.NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr(app.state.site.store, "record", full)
    response = client.post(
        "/answer", data={"question": QUESTION, "seed": "45", "answer": right(app, 45)}, headers=PIECE
    )
    assert response.status_code == 503
    assert response.json()["saved"] is False
    assert "Not saved" in response.json()["html"]
    assert "disk is full" in response.json()["html"].lower()
    assert "Right." in response.json()["html"]


def test_three_wrong_answers_in_a_row_show_a_way_out(client: TestClient) -> None:
    for seed in (51, 52, 53):
        result = send(client, "-987654", seed)
    assert 'class="stuck"' in result["html"]
    assert "/concept/" in result["html"] or "/lesson/" in result["html"]


def test_a_preview_shows_how_an_answer_is_read(client: TestClient) -> None:
    data = {"question": QUESTION, "seed": "46", "answer": "1/2"}
    assert "<math" in client.post("/read", data=data, headers=PIECE).json()["html"]
    wrong = client.post("/read", data={**data, "answer": "1/"}, headers=PIECE).json()
    assert wrong["words"]
    assert client.post("/read", data={**data, "answer": " "}, headers=PIECE).json()["words"] == ""


def test_another_item_of_the_same_question_comes_as_a_piece(client: TestClient) -> None:
    html = client.get(f"/question/{QUESTION}", headers=PIECE).json()["html"]
    assert f'value="{QUESTION}"' in html
    assert "<html" not in html


def test_practice_takes_the_questions_in_turn(client: TestClient, app: Starlette) -> None:
    names = set()
    for _ in range(2 * len(app.state.site.shelf.bank.for_concept("eigenvector"))):
        address = client.get("/practice/eigenvector").headers["location"]
        name, seed = address.partition("question=")[2].split("&seed=")
        names.add(name)
        send(client, json.dumps("x"), int(seed), name)
        send(client, right(app, int(seed), name), int(seed), name)
    assert names == {one.id for one in app.state.site.shelf.bank.for_concept("eigenvector")}


def test_the_placement_asks_at_most_ten_and_then_says_what_it_found(client: TestClient, app: Starlette) -> None:
    count = 0
    while (address := client.get("/placement/item").headers["location"]) != "/placement":
        assert client.get(address).status_code == 200
        name, seed = address.partition("question=")[2].split("&seed=")
        data = {
            "question": name,
            "seed": seed,
            "kind": "placement",
            "role": "placement",
            "answer": right(app, int(seed), name),
        }
        assert client.post("/answer", data=data).headers["location"] == "/placement/item"
        count += 1
        assert count <= progress.MOST_QUESTIONS
    assert count > 0
    assert "What you showed you know" in client.get("/placement").text


def test_not_knowing_is_an_answer_in_the_placement(client: TestClient, app: Starlette) -> None:
    address = client.get("/placement/item").headers["location"]
    name, seed = address.partition("question=")[2].split("&seed=")
    data = {"question": name, "seed": seed, "kind": "placement", "role": "placement", "do": "skip"}
    assert client.post("/answer", data=data).status_code == 303
    assert app.state.site.store.last(kind="placement").verdict == "wrong"
