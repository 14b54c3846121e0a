"""Every type of answer can be given by keyboard alone: Tab, arrows, letters, Enter."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..figures.by_keyboard.hands import drawn

pytestmark = pytest.mark.browser

QUESTIONS = {
    "number": "directions-that-stay/eigenvalue_of_vector",
    "numbers": "finding-them/eigenvalues_of_matrix",
    "vector": "directions-that-stay/where_it_lands",
    "vectors": "finding-them/symmetric_pair",
    "matrix": "a-basis-of-ones-own/matching_diagonal",
    "expression": "finding-them/polynomial_of_matrix",
    "choice": "directions-that-stay/lines_kept",
    "choices": "axes-of-your-own/which_are_bases",
    "order": "finding-them/order_of_steps",
    "state": "directions-that-stay/spin_onto_it",
}
SEED = 12
MOST_TABS = 60
WHERE = "document.activeElement"


def test_every_type_of_answer_in_the_bank_is_tried_here(bank: Any) -> None:
    kinds = {bank.question(name).draw(SEED).answer.kind for name in bank.questions}
    assert kinds == set(QUESTIONS)


@pytest.mark.parametrize("kind", QUESTIONS)
def test_an_answer_is_given_by_keyboard_alone(course: Any, meet: Any, bank: Any, kind: str) -> None:
    question = bank.question(QUESTIONS[kind])
    item = question.draw(SEED)
    assert item.answer.kind == kind
    page = meet(course).go(f"/practice/{question.concepts[0]}?question={question.id}&seed={SEED}")
    expect(page.locator(".question")).to_be_visible()
    {"choice": choose, "choices": tick, "order": arrange, "state": turn}.get(kind, write)(page, item)
    expect(page.locator("[data-said]")).to_contain_text("Right.")
    expect(page.locator("[data-next]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f".question[data-seed='{SEED}']")).to_have_count(0)


def tab_to(page: Page, what: str) -> None:
    """Press Tab until what has the focus matches."""
    for _ in range(MOST_TABS):
        if page.evaluate(f"{WHERE}.matches({what!r})"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_TABS} times Tab did not lead to {what}")


def write(page: Page, item: Any) -> None:
    tab_to(page, "input[name=answer]")
    page.keyboard.type(item.answer.text(item.answer.expected))
    page.keyboard.press("Enter")


def choose(page: Page, item: Any) -> None:
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    for _ in item.answer.options:
        if page.evaluate(f"{WHERE}.value") == item.answer.expected:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def tick(page: Page, item: Any) -> None:
    for key in (key for key, _ in item.answer.options if key in item.answer.expected):
        tab_to(page, f"input[name=pick][value='{key}']")
        page.keyboard.press("Space")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")


def arrange(page: Page, item: Any) -> None:
    """Bring each step to its place, the first one first, with the button that moves it earlier."""
    keys = "[...document.querySelectorAll('.ordering li')].map(item => item.dataset.key)"
    for place, key in enumerate(item.answer.expected):
        moves = page.evaluate(keys).index(key) - place
        if moves:
            page.evaluate(f"{WHERE}.blur()")
            page.locator("#main").focus()  # where the skip link leads
            tab_to(page, f"li[data-key={key}] button:first-of-type")
        for _ in range(moves):
            page.keyboard.press("Enter")
    assert page.evaluate(keys) == list(item.answer.expected)
    tab_to(page, "button.main")
    page.keyboard.press("Enter")


def turn(page: Page, item: Any) -> None:
    expect(page.locator(".fr-figure")).to_contain_class("live")
    tab_to(page, "[role=slider]")
    for _ in range(360):
        if item.answer.reached(page.evaluate("JSON.parse(document.querySelector('input[name=answer]').value)")):
            break
        page.keyboard.press("ArrowRight")
        drawn(page)  # the field is written with the next frame
    tab_to(page, "button.main")
    page.keyboard.press("Enter")


def test_a_grid_is_filled_by_keyboard(course: Any, meet: Any, bank: Any) -> None:
    question = bank.question(QUESTIONS["matrix"])
    item = question.draw(SEED)
    page = meet(course).go(f"/practice/{question.concepts[0]}?question={question.id}&seed={SEED}")
    tab_to(page, "button[data-grid]")
    page.keyboard.press("Enter")
    expect(page.locator(".entries input").first).to_be_focused()
    for entry in (entry for row in item.answer.expected for entry in row):
        page.keyboard.type(str(entry))
        page.keyboard.press("Tab")
    page.locator(".entries input").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("Right.")


def test_a_guess_is_made_by_its_letter_and_a_derivation_is_stepped_by_arrows(course: Any, meet: Any) -> None:
    learner = meet(course)
    page = learner.go("/lesson/linear-algebra/5/finding-them")
    learner.walk_through()  # a figure that comes later would push the card away from the middle
    card = page.locator(".predict").first
    card.scroll_into_view_if_needed()
    card.evaluate("card => card.scrollIntoView({block: 'center'})")
    page.keyboard.press("b")
    expect(card.locator("input[type=radio]").nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(card.locator("[data-said]")).not_to_be_empty()
    player = page.locator("[data-steps][data-blank='0']").first
    player.get_by_role("button", name="Next step").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    expect(player.locator(".step").nth(1)).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(player.locator(".step").nth(1)).to_be_visible()


def test_the_first_tab_offers_to_skip_to_the_text(course: Any, meet: Any) -> None:
    page = meet(course).go("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the text")).to_be_focused()
    expect(page.get_by_text("Skip to the text")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#main"))
    expect(page.locator("#main")).to_be_focused()
