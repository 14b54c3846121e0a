"""The workbench, the search, the settings, the project: what a learner opens beside the lessons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TOOL = "/workbench/eigenvectors"


def test_the_workbench_takes_numbers_from_the_address(course: Any, meet: Any) -> None:
    page = meet(course).go(TOOL + "?A=4 1; 2 3")
    expect(page.locator("input[name=A]")).to_have_value("4 1; 2 3")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".step").last).to_be_visible()
    result = page.locator("section.card", has_text="The result")
    assert {"5", "2"} <= set(re.findall(r"\d+", result.inner_text()))


def test_the_workbench_takes_numbers_that_are_typed_and_keeps_them_in_the_address(course: Any, meet: Any) -> None:
    page = meet(course).go(TOOL)
    field = page.locator("input[name=A]")
    field.fill("7 0; 0 11")
    field.press("Enter")
    page.wait_for_url(re.compile(r"A=7"))
    result = page.locator("section.card", has_text="The result")
    assert {"7", "11"} <= set(re.findall(r"\d+", result.inner_text()))


@pytest.mark.parametrize("bad", ["1 2; 3", "1 2; 3 fish", "1 2 3; 4 5 6", ";;;", "1/0 1; 2 3"])
def test_a_matrix_that_cannot_be_used_gets_a_sentence(course: Any, meet: Any, bad: str) -> None:
    page = meet(course).go(TOOL)
    page.locator("input[name=A]").fill(bad)
    page.get_by_role("button", name="Work it out").click()
    told = page.locator(".said.invalid p").last
    expect(told).to_have_text(re.compile(r'^["A-Z].{10,}[.]$', re.DOTALL))
    expect(page.locator("input[name=A]")).to_have_value(bad)


def test_a_slash_opens_the_search_and_a_word_finds_its_lesson(course: Any, meet: Any) -> None:
    page = meet(course).go("/")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("directions that stay")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    page.locator("main").get_by_role("link", name="Directions that stay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Directions that stay")


def test_a_word_that_is_nowhere_is_told_so(course: Any, meet: Any) -> None:
    page = meet(course).go("/search?q=xylophone")
    expect(page.locator("main")).to_contain_text("Nothing holds all of these words")


def test_the_theme_is_chosen_in_the_settings_and_kept(new_course: Any, meet: Any) -> None:
    learner = meet(new_course())
    page = learner.go("/settings")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_label("Dark", exact=True).check()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator("main")).to_contain_text("Kept.")
    learner.go("/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(paper) != light
    expect(learner.go("/settings").get_by_label("Your name")).to_have_value("Ada")


def test_the_project_lists_its_milestones_and_opens_its_notebook(new_course: Any, meet: Any, say: Any) -> None:
    learner = meet(new_course())
    page = learner.go("/project/pagerank")
    assert page.locator(".milestones > li").count() > 5
    with learner.context.expect_page() as opened:
        page.get_by_role("button", name="Open the notebook").click()
    notebook = opened.value
    notebook.wait_for_url(re.compile("/notebooks/"), timeout=60_000)
    expect(notebook.locator("body")).to_contain_text(re.compile("internet", re.IGNORECASE), timeout=60_000)
    assert (learner.course.home / "projects" / "pagerank.py").is_file()
    if learner.complaints:
        say(f"the notebook's own scripts complained: {learner.complaints[:2]}")
        learner.complaints.clear()
