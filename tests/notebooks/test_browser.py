"""The notebook in a browser: cells run on opening, panels that are not the course's are hidden, nothing goes out."""

import time

import pytest

from fullrank import curriculum
from fullrank.notebooks import NotebookServer, open_project
from fullrank.notebooks.settings import HIDDEN_PANELS

from .played import CHOICES

ELSEWHERE = {"my_maps = False"}  # four maps by t-SNE take half a minute; they are drawn where the export is run


@pytest.mark.browser
def test_the_notebook_opens_runs_and_keeps_to_this_machine(solved, tmp_path, chromium):
    with NotebookServer(solved) as books, chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        outside = []
        page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
        page.goto(books.open("pagerank"))
        page.get_by_role("heading", name="Rank an internet").wait_for(timeout=60_000)
        page.get_by_text("Milestone 8 of 10").wait_for(timeout=120_000)
        present = page.evaluate("() => [...document.querySelectorAll('[data-testid]')].map(e => e.dataset.testid)")
        for panel in HIDDEN_PANELS:
            assert panel in present, f"marimo has no {panel} any more: look for its new name"
            assert not page.locator(f'[data-testid="{panel}"]').first.is_visible()
        assert page.locator('[data-testid="run-button"]:visible').count() >= 1
        assert page.locator("svg[role=img]").count() >= 8
        assert page.get_by_text("Traceback").count() == 0
        draw_a_ninth_link(page)
        page.get_by_text("Milestone 1 of 10").wait_for(timeout=30_000)
        assert outside == []
        page.screenshot(path=tmp_path / "notebook.png")


def draw_a_ninth_link(page):
    """From Weather to Bakery, by keyboard; then the cell that reads the drawing is run."""
    for name in ("Weather", "Bakery"):
        page.locator(f"[aria-label*='{name}']").first.focus()
        page.keyboard.press("Enter")
    accent = page.locator(".fk").first.evaluate("e => getComputedStyle(e).getPropertyValue('--fk-accent')")
    assert "1f4e9c" in accent, f"the figure is drawn in marimo's own {accent}"
    page.locator(".cm-content", has_text="links_of(my_drawing)").last.click()
    page.keyboard.press("Control+Enter")


def is_outside(url):
    return "://127.0.0.1" not in url and not url.startswith(("data:", "blob:"))


@pytest.mark.browser
@pytest.mark.parametrize("project", CHOICES)
def test_a_project_played_through_in_the_browser_reaches_every_milestone(project, answered, chromium):
    write_choices(project, answered)
    course = open_project(project, answered)
    wanted = tuple(stone.id for stone in course.project.milestones)
    with NotebookServer(answered) as books, chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(books.open(project))
        last = page.get_by_text(f"Milestone {len(wanted)} of {len(wanted)}")
        last.wait_for(timeout=240_000, state="attached")
        ends = time.monotonic() + 120
        while course.reached() != wanted and time.monotonic() < ends:
            page.wait_for_timeout(500)
        assert course.reached() == wanted
        assert page.get_by_text("Traceback").count() == 0
        assert page.locator("svg").count() >= 10


def write_choices(project, home):
    """The project's notebook in the workspace, with the learner's choices in its cells."""
    text = (curriculum.load().projects[project].folder / "notebook.py").read_text(encoding="utf-8")
    for before, after in CHOICES[project].items():
        if before in ELSEWHERE:
            continue
        assert before in text or indented(before) in text, before
        text = text.replace(indented(before), indented(after)).replace(before, after)
    (home / "projects" / f"{project}.py").write_text(text, encoding="utf-8")


def indented(text):
    return text.replace("\n", "\n    ")
