"""An exercise from a wrong answer to a right one: in the page's editor, in the file, in two tabs, in a terminal."""

from __future__ import annotations

import itertools
import json
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fullrank import curriculum

pytestmark = pytest.mark.browser

NAME = "eigenvalue_of"
FOLDER = curriculum.load().exercises[NAME].folder
RIGHT = (FOLDER / "solution.py").read_text(encoding="utf-8")
WRONG = (FOLDER / "wrong" / "ratio_of_lengths.py").read_text(encoding="utf-8")
ENDLESS = "def eigenvalue_of(A, v):\n    while True:\n        pass\n"


@pytest.fixture
def learner(new_course: Any, meet: Any) -> Any:
    made = meet(new_course())
    made.go(f"/exercise/{NAME}")
    return made


def write(page: Page, source: str) -> None:
    """Replace what the editor holds, by typing."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def check(page: Page) -> dict[str, Any]:
    with page.expect_response(lambda response: "/check/" in response.url) as answered:
        page.keyboard.press("Control+Enter")
    told: dict[str, Any] = answered.value.json()
    return told


def test_a_wrong_answer_is_shown_where_it_fails_and_a_right_one_turns_green_and_is_kept(learner: Any) -> None:
    page, file = learner.page, learner.course.home / "my_maths" / f"{NAME}.py"
    verdict = page.locator("[data-verdict]")
    write(page, WRONG)
    assert check(page)["status"] == "wrong"
    expect(verdict).to_contain_class("wrong")
    expect(verdict).to_contain_text("the answer is the factor by which it is stretched")
    shown = dict(zip(verdict.locator("dt").all_inner_texts(), verdict.locator("dd").all_inner_texts(), strict=True))
    assert list(shown) == ["Input", "Yours", "Wanted"]
    assert "A = " in shown["Input"]
    assert shown["Yours"] == shown["Wanted"].removeprefix("-") != shown["Wanted"]
    assert json.loads(learner.course.command("check", NAME, "--json").stdout)["status"] == "wrong"
    write(page, RIGHT)
    assert check(page)["status"] == "right"
    expect(verdict).to_contain_class("right")
    expect(verdict).to_contain_text("Right.")
    assert file.read_text(encoding="utf-8") == RIGHT
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("how much of v is in its image")
    expect(page.locator(".crumbs")).to_contain_text("solved")
    said = learner.course.command("check", NAME, "--json")
    assert (said.returncode, json.loads(said.stdout)["status"]) == (0, "right")


def test_an_endless_loop_is_stopped_while_another_tab_stays_quick(learner: Any, say: Any) -> None:
    page, other = learner.page, learner.tab("/help")
    write(page, ENDLESS)
    begun = time.perf_counter()
    page.keyboard.press("Control+Enter")
    state = page.locator("[data-saved]")
    expect(state).to_have_text("checking")
    visits = []
    for place in itertools.cycle(("/settings", "/practice", "/help")):
        seconds = _seconds(other, learner.course.address + place)
        if state.inner_text() != "checking":
            break
        visits.append(seconds)
    expect(page.locator("[data-verdict]")).to_contain_text("It took too long.")
    took = time.perf_counter() - begun
    say(f"a loop was stopped after {took:.1f} s; meanwhile {len(visits)} pages took {sum(visits):.1f} s")
    assert visits, "no page came while the loop ran"


def _seconds(page: Page, address: str) -> float:
    begun = time.perf_counter()
    page.goto(address, wait_until="domcontentloaded")
    return time.perf_counter() - begun


def test_a_second_tab_is_told_that_the_file_changed_and_nothing_is_lost(learner: Any) -> None:
    first, second = learner.page, learner.tab(f"/exercise/{NAME}")
    file = learner.course.home / "my_maths" / f"{NAME}.py"
    write(first, "# from the first tab\n")
    expect(first.locator("[data-saved]")).to_have_text("saved")
    write(second, "# from the second tab\n")
    told = second.locator("[data-verdict]")
    expect(told).to_contain_text("changed elsewhere")
    assert file.read_text(encoding="utf-8") == "# from the first tab\n"
    second.get_by_role("button", name="The one on this page").click()
    expect(second.locator("[data-saved]")).to_have_text("saved")
    assert file.read_text(encoding="utf-8") == "# from the second tab\n"
    first.evaluate("dispatchEvent(new Event('focus'))")  # back at the first tab
    expect(first.locator(".cm-content")).to_contain_text("from the second tab")
    learner.complaints.clear()  # the browser notes the refusal of 409, which is meant


def test_the_hints_of_an_exercise_end_in_a_solution_and_are_remembered(learner: Any) -> None:
    page = learner.page
    page.get_by_role("button", name="Hint").click()
    expect(page.locator(".hint")).to_contain_text("Multiply first")
    while page.get_by_role("button", name="Hint", exact=True).count():
        seen = page.locator(".hint").count()
        page.get_by_role("button", name="Hint", exact=True).click()
        expect(page.locator(".hint")).to_have_count(seen + 1)
    page.get_by_role("button", name="Show a whole solution").click()
    expect(page.locator(".hint").last).to_contain_text("def eigenvalue_of(A, v):")
    expect(page.locator("[data-ladder]")).to_be_hidden()
    told = page.locator(".hint").count()
    page.reload()
    expect(page.locator(".hint")).to_have_count(told)
    write(page, RIGHT)
    assert check(page)["status"] == "right"
    with learner.course.store() as store:
        assert store.attempts(kind="exercise")[-1].aided
