"""A newcomer comes from the map to a first right answer, and what is learned there is shown and kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

SPECIAL = "special-eigen-cases"
FREE = ".question[data-question='directions-that-stay/eigenvalue_of_vector']"


def test_a_newcomer_comes_from_the_map_to_a_first_right_answer(new_course: Any, meet: Any) -> None:
    learner = meet(new_course())
    page = learner.page
    opens_the_map_and_begins(page)
    learner.go("/lesson/linear-algebra/5/directions-that-stay")
    commits_to_a_guess(page)
    drags_the_arrow_until_the_goal_is_reached(page)
    card = page.locator(FREE)
    is_told_why_in_the_words_of_the_slip(learner, card)
    is_shown_what_cannot_be_read(learner, card)
    answers_rightly_and_steps_through(learner, page)
    page.reload()
    expect(page.locator(".fr-figure[data-goal]").first).to_have_attribute("data-reached", "1")
    expect(page.locator(".predict").first.locator("[data-said]")).not_to_be_empty()


def opens_the_map_and_begins(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("The mathematics of machine learning")
    assert "token" not in page.url
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A list, an arrow, a point")


def commits_to_a_guess(page: Page) -> None:
    card = page.locator(".predict").first
    reveal = card.get_by_text("They fall together on the line along")
    expect(reveal).to_have_count(0)
    card.locator(".option").first.click()
    expect(reveal).to_have_count(0)
    card.get_by_role("button", name="Commit to this guess").click()
    expect(reveal).to_be_visible()
    expect(card.locator("[data-said] .head")).to_contain_text("Not quite")
    expect(card.locator(".was-wrong")).to_contain_text("your guess")
    expect(card.locator(".was-right")).to_contain_text("so it is")


def drags_the_arrow_until_the_goal_is_reached(page: Page) -> None:
    figure = page.locator(".fr-figure[data-goal]").first
    figure.scroll_into_view_if_needed()
    expect(figure).to_contain_class("live")
    goal = page.locator("[data-goal-words]").first
    expect(goal).to_contain_text("Goal:")
    tip = figure.get_by_role("slider", name="Tip of the unit vector v")
    tip.scroll_into_view_if_needed()
    box, plane = tip.bounding_box(), figure.locator("svg[role=group]").first.bounding_box()
    assert box and plane
    middle = (plane["x"] + plane["width"] / 2, plane["y"] + plane["height"] / 2)
    x, y = box["x"] + box["width"] / 2 - middle[0], box["y"] + box["height"] / 2 - middle[1]
    page.mouse.move(middle[0] + x, middle[1] + y)
    page.mouse.down()
    for _ in range(180):  # once round, two degrees at a time
        x, y = x * 0.99939 - y * 0.0349, x * 0.0349 + y * 0.99939
        page.mouse.move(middle[0] + x, middle[1] + y)
        if figure.get_attribute("data-reached"):
            break
    page.mouse.up()
    expect(goal).to_contain_text("Reached:")


def is_told_why_in_the_words_of_the_slip(learner: Any, card: Locator) -> None:
    _, item = learner.drawn(card)
    learner.give(card, item, item.slips["length-kept"])
    said = card.locator("[data-said]")
    expect(said).to_contain_class("slip")
    for part in prose(item.words["length-kept"].words):
        expect(said).to_contain_text(part)


def prose(markdown: str) -> list[str]:
    """The parts of a text that are neither formula nor emphasis, with plain spaces."""
    parts = [" ".join(part.split()) for part in re.split(r"\$[^$]*\$|[*`]", markdown)]
    found = [part for part in parts if len(part) > 20]
    assert found
    return found


def is_shown_what_cannot_be_read(learner: Any, card: Locator) -> None:
    with learner.course.store() as store:
        before = store.count()
    field = card.get_by_label("Your answer")
    field.fill("3 ? 4")
    field.press("Enter")
    said = card.locator("[data-said]")
    expect(said).to_contain_text("costs nothing")
    expect(said.locator("mark")).to_have_text("?")
    assert field.evaluate("field => [field.selectionStart, field.selectionEnd]") == [2, 3]
    with learner.course.store() as store:
        assert store.count() == before > 0


def answers_rightly_and_steps_through(learner: Any, page: Page) -> None:
    card = page.locator(FREE)
    _, item = learner.drawn(card)
    learner.give(card, item, item.answer.expected)
    said = card.locator("[data-said]")
    expect(said).to_contain_text("Right.")
    said.get_by_text("See it worked").click()
    steps = said.locator(".step")
    assert steps.count() > 1
    expect(steps.nth(1)).to_be_hidden()
    for place in range(1, steps.count()):
        said.get_by_role("button", name="Next step").click()
        expect(steps.nth(place)).to_be_visible()
    expect(said.get_by_role("button", name="Next step")).to_be_disabled()


def test_every_rung_of_the_hint_ladder_marks_the_attempt_as_aided(course: Any, meet: Any) -> None:
    learner = meet(course)
    page = learner.go("/practice/eigenvector?question=directions-that-stay/eigenvalue_of_vector&seed=4711")
    card = page.locator(".question")
    rungs = card.locator(".hint")
    button = card.locator("[data-hint]")
    for count in range(1, 5):
        button.click()
        expect(rungs).to_have_count(count)
    expect(button).to_be_hidden()
    expect(rungs.last.locator(".step").first).to_be_visible()
    _, item = learner.drawn(card)
    learner.give(card, item, item.answer.expected)
    expect(card.locator("[data-said]")).to_contain_text("does not count towards mastery")
    with course.store() as store:
        last = store.attempts(subject="directions-that-stay/eigenvalue_of_vector")[-1]
    assert (last.verdict, last.aided, last.seed) == ("right", True, 4711)


def test_three_right_answers_of_four_make_a_concept_mastered_and_the_map_shows_it(new_course: Any, meet: Any) -> None:
    learner = meet(new_course())
    page = learner.go("/")
    node = page.locator(f"[data-node={SPECIAL}]")
    expect(node).to_have_accessible_name(re.compile("not begun"))
    learner.go(f"/practice/{SPECIAL}")
    for right in (False, True, True, True):
        card = page.locator(".question")
        _, item = learner.drawn(card)
        learner.give(card, item, item.answer.expected if right else next(iter(item.slips.values()), "two"))
        expect(card.locator("[data-said]")).to_contain_text("Right." if right else "Not yet")
        if right:
            page.locator("[data-next]").click()
        else:
            page.get_by_role("link", name="Another one").click()
        expect(page.locator(f".question[data-seed='{item.seed}']")).to_have_count(0)
    learner.go("/")
    expect(node).to_contain_class("of-mastered")
    expect(node).to_have_accessible_name(re.compile(", mastered"))
    expect(page.locator(".lead").first).to_contain_text("1 of ")
