"""An exam: nothing is told before it is handed in, everything after; and it can be taken again."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank.practice import exam_set, functions_of
from fullrank.web.site import Shelf

BASE = "/exam/linear-algebra"


@pytest.fixture
def course(app: Starlette, shelf: Shelf) -> Any:
    """Linear algebra with an exam that asks for functions of its lessons, whatever the exam's own are."""
    known = shelf.curriculum
    asked = tuple(known.exercises[name] for name in ("eigenvalue_of", "matrix_power", "link_matrix"))
    course = replace(known.course("linear-algebra"), exam=asked)
    others = tuple(other for other in known.courses if other.id != course.id)
    changed = replace(known, courses=(course, *others), exercises=MappingProxyType(dict(known.exercises)))
    app.state.site._shelf = Shelf(changed, shelf.bank, shelf.bands)
    return course


def answer_items(client: TestClient, app: Starlette, course: Any, number: int, right: int) -> None:
    """The first so many rightly, all others by a slip or by leaving them open."""
    for place, asked in enumerate(exam_set(app.state.site.shelf.bank, course, number), 1):
        item = asked.question.draw(asked.seed)
        value = item.answer.expected if place <= right else next(iter(item.slips.values()), None)
        if value is not None:
            sent = client.post(f"{BASE}/{number}/{place}", data={"answer": item.answer.text(value)})
            assert sent.status_code == 303, sent.text
            assert "right" not in sent.text.lower()


def write_functions(client: TestClient, course: Any, number: int, right: int) -> None:
    for place, exercise in enumerate(functions_of(course, number)):
        good = (exercise.folder / "solution.py").read_text()
        bad = next((exercise.folder / "wrong").glob("*.py")).read_text()
        sent = client.post(f"{BASE}/{number}/{21 + place}", data={"source": good if place < right else bad})
        assert sent.status_code == 303, sent.text


def test_beginning_leads_to_a_fresh_sitting(client: TestClient, course: Any) -> None:
    assert 'href="/exam/linear-algebra"' in client.get("/course/linear-algebra").text
    assert "20 fresh questions" in client.get(BASE).text
    first, second = (client.post(f"{BASE}/begin").headers["location"] for _ in range(2))
    assert re.fullmatch(rf"{BASE}/\d+", first)
    assert first != second
    assert "0 of 23 answered" in client.get(first).text


def test_a_passed_exam_says_so_only_after_it_is_handed_in(client: TestClient, app: Starlette, course: Any) -> None:
    answer_items(client, app, course, 4242, right=17)
    write_functions(client, course, 4242, right=2)
    before = client.get(f"{BASE}/4242").text
    assert "23 of 23 answered" in before or "answered" in before
    assert "Passed" not in before
    assert "slip" not in before
    assert client.post(f"{BASE}/4242/hand-in").headers["location"] == f"{BASE}/4242"
    after = client.get(f"{BASE}/4242").text
    assert "<h1>Passed</h1>" in after
    assert "17 of 20 questions and 2 of 3 functions are right" in after
    assert "What to go back to" in after
    assert after.count("See it worked") >= 1
    assert ", passed<" in client.get(BASE).text
    assert "17 of 20 questions, 2 of 3 functions" in client.get(BASE).text


def test_fifteen_are_not_enough_and_what_is_open_counts_as_not_right(
    client: TestClient, app: Starlette, course: Any
) -> None:
    answer_items(client, app, course, 5151, right=15)
    client.post(f"{BASE}/5151/hand-in")
    page = client.get(f"{BASE}/5151").text
    assert "Not passed yet" in page
    assert "15 of 20 questions and 0 of 3 functions" in page
    assert "Left open." in page


def test_the_last_answer_to_a_place_counts(client: TestClient, app: Starlette, course: Any) -> None:
    answer_items(client, app, course, 6161, right=0)
    answer_items(client, app, course, 6161, right=20)
    client.post(f"{BASE}/6161/hand-in")
    assert "20 of 20 questions" in client.get(f"{BASE}/6161").text


def test_once_handed_in_nothing_can_be_changed(client: TestClient, app: Starlette, course: Any) -> None:
    client.post(f"{BASE}/7171/hand-in")
    count = app.state.site.store.count()
    refused = client.post(f"{BASE}/7171/1", data={"answer": "1"})
    assert refused.status_code == 409
    assert "its answers stand" in refused.text
    assert client.get(f"{BASE}/7171/1").status_code == 409
    assert client.post(f"{BASE}/7171/hand-in").status_code == 409
    assert app.state.site.store.count() == count


def test_what_cannot_be_read_costs_nothing_and_stays_in_the_field(
    client: TestClient, app: Starlette, course: Any
) -> None:
    typed = next(
        place
        for place, asked in enumerate(exam_set(app.state.site.shelf.bank, course, 8181), 1)
        if asked.question.draw(asked.seed).answer.kind in ("number", "vector", "matrix")
    )
    page = client.post(f"{BASE}/8181/{typed}", data={"answer": "3 + + ?"})
    assert page.status_code == 200
    assert "it costs nothing" in page.text
    assert 'value="3 + + ?"' in page.text
    assert app.state.site.store.count() == 0


def test_a_function_that_stops_is_told_and_not_kept(client: TestClient, app: Starlette, course: Any) -> None:
    page = client.post(f"{BASE}/9191/21", data={"source": "def nothing(:\n    return 1\n"})
    assert "does not run to its end yet" in page.text
    assert "def nothing(:" in page.text
    assert app.state.site.store.count() == 0


def test_an_answer_given_is_there_again(client: TestClient, app: Starlette, course: Any) -> None:
    answer_items(client, app, course, 1212, right=20)
    assert "a new answer takes its place" in client.get(f"{BASE}/1212/1").text


def test_exam_answers_count_for_mastery(client: TestClient, app: Starlette, course: Any) -> None:
    answer_items(client, app, course, 1313, right=20)
    write_functions(client, course, 1313, right=3)
    attempts = app.state.site.store.attempts(kind="exam")
    assert len(attempts) == 23
    assert all(attempt.version and attempt.concepts for attempt in attempts)


@pytest.mark.parametrize("address", ["/exam/poetry", "/exam/linear-algebra/0"])
def test_what_is_not_there_is_refused(client: TestClient, course: Any, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_course_without_an_exam_says_so(client: TestClient, app: Starlette, shelf: Shelf) -> None:
    known = shelf.curriculum
    bare = tuple(replace(course, exam=()) for course in known.courses)
    app.state.site._shelf = Shelf(replace(known, courses=bare), shelf.bank, shelf.bands)
    page = client.get(BASE)
    assert page.status_code == 404
    assert "There is no exam for such a course" in page.text


def test_an_answer_is_read_while_it_is_typed_but_no_hint_is_given(client: TestClient, course: Any) -> None:
    sent = {"question": "directions-that-stay/eigenvalue_of_vector", "seed": "5", "kind": "exam", "role": "exam"}
    assert (
        "math" in client.post("/read", data={**sent, "answer": "1/2"}, headers={"X-Full-Rank": "piece"}).json()["html"]
    )
    for address in ("/hint", "/answer"):
        refused = client.post(address, data={**sent, "answer": "1/2", "rung": "1"}, headers={"X-Full-Rank": "piece"})
        assert refused.status_code == 400, address
