"""A mixed set and an exam, as somebody takes them: in a browser, to the end."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from fullrank import curriculum
from fullrank.practice import exam_set, functions_of

pytestmark = pytest.mark.browser

COURSE = curriculum.load().course("linear-algebra")


def test_a_mixed_set_leads_on_from_item_to_item(new_course: Any, meet: Any) -> None:
    learner = meet(new_course())
    page = learner.go("/course/linear-algebra")
    page.get_by_role("link", name="A mixed set of week 5").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mixed set, question 1")
    card = page.locator(".question")
    _, item = learner.drawn(card)
    learner.give(card, item, item.answer.expected)
    expect(card.locator("[data-said]")).to_contain_text("Right.")
    card.get_by_role("link", name="Next one").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mixed set, question 2")
    page.get_by_role("link", name="All of this set").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"1 of \d+ right, unaided"))


def typed_ones(learner: Any, sitting: int) -> list[int]:
    """The places whose answers are typed."""
    places = enumerate(exam_set(learner.bank, COURSE, sitting), 1)
    return [number for number, one in places if one.question.draw(one.seed).answer.kind in ("number", "vector")]


def test_an_exam_is_begun_answered_left_and_handed_in(new_course: Any, meet: Any) -> None:
    learner = meet(new_course())
    page = learner.go("/exam/linear-algebra")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your sitting")
    sitting = page.url
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 1 of 20")
    for number in typed_ones(learner, int(sitting.rpartition("/")[2]))[:2]:
        page.goto(f"{sitting}/{number}")
        card = page.locator(".question")
        _, item = learner.drawn(card)
        learner.give(card, item, item.answer.expected)
        expect(page.get_by_role("heading", level=1)).not_to_have_text(f"Question {number} of 20")
        assert "Right." not in page.locator("main").inner_text()
    page.goto(f"{sitting}/21")
    exercise = functions_of(COURSE, int(sitting.rpartition("/")[2]))[0]
    expect(page.get_by_role("heading", level=1)).to_have_text(exercise.title)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text((exercise.folder / "solution.py").read_text(encoding="utf-8"))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(exercise.title)
    page.goto(sitting)
    expect(page.locator("main")).to_contain_text("3 of 23 answered")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not passed yet")
    expect(page.locator("main")).to_contain_text("2 of 20 questions and 1 of 3 functions are right")
    expect(page.locator("main")).to_contain_text("Right is:")
    learner.go("/exam/linear-algebra")
    expect(page.locator("main")).to_contain_text("2 of 20 questions, 1 of 3 functions")
