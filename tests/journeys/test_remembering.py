"""What the course remembers: the placement, the reviews, and a file that carries all of it to another machine."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fullrank.progress import MOST_QUESTIONS, Store

pytestmark = pytest.mark.browser

QUESTION = "directions-that-stay/eigenvalue_of_vector"


def test_a_placement_of_at_most_ten_questions_opens_the_map(new_course: Any, meet: Any, say: Any) -> None:
    learner = meet(new_course())
    page = learner.go("/")
    page.get_by_role("link", name="I know some of this already").click()
    page.get_by_role("link", name="Begin").click()
    asked, heading = 0, page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Question 1 of")
    while "Question" in heading.inner_text():
        asked += 1
        assert asked <= MOST_QUESTIONS
        expect(heading).to_contain_text(f"Question {asked} of at most {MOST_QUESTIONS}")
        place_one(learner, page, knows=asked % 3 != 0)
        expect(heading).to_have_text(re.compile(f"Question {asked + 1} of|What do you know"))
    say(f"the placement asked {asked} questions")
    assert asked >= 5
    expect(page.locator("main")).to_contain_text("What you showed you know")
    assert "correct" not in page.locator("main").inner_text()
    learner.go("/")
    assert page.locator("[data-node].of-placed").count() >= 1


def place_one(learner: Any, page: Page, *, knows: bool) -> None:
    card = page.locator(".question")
    _, item = learner.drawn(card)
    if knows:
        learner.give(card, item, item.answer.expected)
    else:
        card.get_by_role("button", name="I do not know this yet").click()


def test_what_was_mastered_some_weeks_ago_comes_back_as_a_review(new_course: Any, meet: Any, tmp_path: Any) -> None:
    (tmp_path / "old" / ".fullrank").mkdir(parents=True)
    weeks_ago = datetime.now(UTC) - timedelta(weeks=6)
    with Store(tmp_path / "old" / ".fullrank" / "progress.sqlite", clock=lambda: weeks_ago) as store:
        for seed in (1, 2, 3):
            store.record(store.new_attempt("practice", QUESTION, "right", concepts=("eigenvector",), seed=seed))
    learner = meet(new_course("old"))
    page = learner.go("/")
    expect(page.locator("header .badge")).to_contain_text("1")
    page.locator(".card", has_text="Due for review").get_by_role("link", name="Review").click()
    card = page.locator(".question")
    expect(card).to_contain_text("Review")
    _, item = learner.drawn(card)
    learner.give(card, item, item.answer.expected)
    expect(card.locator("[data-said]")).to_contain_text("Right.")
    page.locator("[data-next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is due")
    expect(page.locator("header .badge")).to_have_count(0)
    with learner.course.store() as store:
        assert [attempt.kind for attempt in store.attempts()] == ["practice"] * 3 + ["review"]


def test_progress_is_exported_and_imported_elsewhere_without_loss(new_course: Any, meet: Any, tmp_path: Any) -> None:
    here, there = meet(new_course("here")), meet(new_course("there"))
    for learner, seed in (here, 7), (there, 8):
        page = learner.go(f"/practice/eigenvector?question={QUESTION}&seed={seed}")
        card = page.locator(".question")
        _, item = learner.drawn(card)
        learner.give(card, item, item.answer.expected)
        expect(card.locator("[data-said]")).to_contain_text("Right.")
    with here.go("/progress").expect_download() as saved:
        here.page.get_by_role("link", name="Export").click()
    file = tmp_path / saved.value.suggested_filename
    assert re.fullmatch(r"fullrank-progress-\d{4}-\d\d-\d\d\.gz", file.name)
    saved.value.save_as(file)
    for words in ("from 2 answers", "from 2 answers"):  # the second time there is nothing new
        page = there.go("/progress")
        page.get_by_label("A file that was exported").set_input_files(file)
        page.get_by_role("button", name="Import").click()
        expect(page.locator(".said")).to_be_visible()
        expect(page.locator(".lead").first).to_contain_text(words)
    with there.course.store() as store:
        assert sorted(attempt.seed or 0 for attempt in store.attempts()) == [7, 8]


def test_a_file_that_is_no_export_is_refused_in_a_sentence(course: Any, meet: Any, tmp_path: Any) -> None:
    (tmp_path / "holiday.gz").write_bytes(b"a photograph of the sea")
    page = meet(course).go("/progress")
    page.get_by_label("A file that was exported").set_input_files(tmp_path / "holiday.gz")
    page.get_by_role("button", name="Import").click()
    told = page.locator(".said.wrong")
    expect(told).to_be_visible()
    assert str(tmp_path) not in told.inner_text()
