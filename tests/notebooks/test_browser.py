"""The notebook in a browser: cells run on opening, panels that are not the course's are hidden, nothing goes out."""

import pytest

from fullrank.notebooks import NotebookServer
from fullrank.notebooks.settings import HIDDEN_PANELS


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
