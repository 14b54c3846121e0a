"""The browser looks at every figure: its errors, its keyboard, its mouse, its touch, both themes, two widths."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError

from fullrank import figures

from .by_keyboard.hands import Row, drawn, push

pytestmark = pytest.mark.browser

# Each family of figures has a module in by_keyboard: ROWS (a figure, its goal, a state to start from, the keys that
# reach it) and WITHOUT_POINT (figures whose first thing to do is a choice or a slider).
FAMILIES = [
    import_module(f".by_keyboard.{file.stem}", __package__)
    for file in sorted((Path(__file__).parent / "by_keyboard").glob("*.py"))
    if file.stem != "hands"
]
BY_KEYBOARD: list[Row] = [row for family in FAMILIES for row in family.ROWS]
WITHOUT_POINT: set[str] = {name for family in FAMILIES for name in family.WITHOUT_POINT}
PATIENCE = 20_000  # milliseconds: the machine may be busy with others
CONTROL = ":is([role=slider], input[type=range], input[type=radio]:not(:checked)):not([display=none])"
TEXTS_TOO_SMALL = """() => [...document.querySelectorAll("main :is(text, dd, dt, p, label, button, legend)")]
  .filter((node) => node.textContent.trim() && node.getBoundingClientRect().width > 0)
  .map((node) => [node.textContent, parseFloat(getComputedStyle(node).fontSize)
    * (node.ownerSVGElement ? node.ownerSVGElement.getScreenCTM().a : 1)])
  .filter(([, size]) => size < 12.95)"""


def reached(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...window.reached]")
    return found


def values(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("({ ...window.model.values })")
    return found


def test_every_figure_has_a_goal_that_is_reached_by_keyboard_here() -> None:
    assert {row[0] for row in BY_KEYBOARD} == set(figures.names())
    assert all(goal in figures.load(name).goals for name, goal, _, _ in BY_KEYBOARD)
    assert set(figures.names()) >= WITHOUT_POINT


@pytest.mark.parametrize("name", figures.names())
def test_keyboard_alone_reaches_the_goals_and_the_status_line_tells(show: Any, name: str) -> None:
    page = None
    for _, goal, start, act in (row for row in BY_KEYBOARD if row[0] == name):
        if start or page is None:
            page = show(name, state=start)
        page.wait_for_timeout(150)  # the status line speaks eight times a second
        before = page.locator("[role=status]").inner_text()
        assert goal not in reached(page)
        act(page)
        assert becomes(page, "goal => window.reached.has(goal)", goal), (goal, values(page))
        assert becomes(page, "said => document.querySelector('[role=status]')?.innerText !== said", before), goal
        assert page.errors == []
        page = None if start else again(page)


def becomes(page: Page, condition: str, value: str) -> bool:
    """Whether the page comes to be so: what moves by itself takes seconds, and the status line lags."""
    try:
        page.wait_for_function(condition, arg=value, timeout=PATIENCE)
    except TimeoutError:
        return False
    return True


def again(page: Page) -> Page:
    """The figure as it was at first, with no goal reached."""
    push(page, "Reset")
    page.evaluate("window.reached.clear()")
    return page


@pytest.mark.parametrize("name", figures.names())
def test_figure_fits_its_place_in_both_themes_with_text_that_is_large_enough(show: Any, name: str) -> None:
    colours = []
    for theme, width in (("light", 760), ("dark", 340)):
        page = show(name, theme=theme, width=width)
        drawn(page)
        assert page.errors == []
        assert page.locator("main svg[viewBox]").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert len(page.locator("[role=status]").inner_text()) > 10
        assert page.evaluate(TEXTS_TOO_SMALL) == []
        colours.append(page.locator(".fk").first.evaluate("node => getComputedStyle(node).backgroundColor"))
    assert colours[0] != colours[1]


@pytest.mark.parametrize("name", figures.names())
def test_a_key_changes_the_state_and_reset_brings_it_back(show: Any, name: str) -> None:
    page = show(name)
    before = values(page)
    page.locator(f"main {CONTROL}").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    drawn(page)
    assert values(page) != before
    push(page, "Reset")
    assert values(page) == before


@pytest.mark.parametrize("name", figures.names())
def test_figure_lives_in_a_shadow_root_and_leaves_nothing_behind(show: Any, name: str) -> None:
    page = show(name, shadow=True)
    drawn(page)
    assert page.locator("main svg[viewBox]").count() > 0
    assert page.evaluate("document.querySelector('main').shadowRoot.querySelectorAll('[id]').length") == 0
    page.evaluate("window.finish()")
    assert page.evaluate("document.querySelector('main').shadowRoot.childElementCount") == 0
    assert page.errors == []


@pytest.mark.parametrize("name", [name for name in figures.names() if name not in WITHOUT_POINT])
def test_the_first_point_is_dragged_by_mouse_and_touch_and_drawing_makes_no_elements(show: Any, name: str) -> None:
    page = show(name, touch=True)
    drawn(page)
    for drag in (drag_by_mouse, drag_by_touch):
        before = values(page)
        hit = page.locator(".fk-first .fk-hit").first
        hit.scroll_into_view_if_needed()
        box = hit.bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44
        drag(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        drawn(page)
        assert values(page) != before, drag.__name__
        push(page, "Reset")
    assert_no_elements_are_made(page)
    assert page.errors == []


def drag_by_mouse(page: Page, x: float, y: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 45, y + 22, steps=4)
    page.mouse.up()


def drag_by_touch(page: Page, x: float, y: float) -> None:
    client = page.context.new_cdp_session(page)
    for kind, dx in [("touchStart", 0), ("touchMove", 20), ("touchMove", 45), ("touchEnd", None)]:
        points = [] if dx is None else [{"x": x + dx, "y": y + dx / 2}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(40)


def assert_no_elements_are_made(page: Page) -> None:
    page.locator("main .fk-first").first.focus()
    page.keyboard.press("ArrowRight")
    drawn(page)
    count = "document.querySelectorAll('main *').length"
    before = page.evaluate(count)
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    drawn(page)
    assert abs(page.evaluate(count) - before) <= 40  # texts are written again; pools grow a little
