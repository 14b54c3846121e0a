"""The browser looks at every figure: its errors, its keyboard, its mouse, its touch, both themes, two widths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from fullrank import figures

pytestmark = pytest.mark.browser

Act = Callable[[Page], None]


def press(page: Page, label: str, *keys: str) -> None:
    """Focus the control whose name starts so, and press keys; "ArrowUp*12" presses twelve times."""
    page.get_by_role("slider", name=label).first.focus()
    for key in keys:
        name, _, times = key.partition("*")
        for _ in range(int(times or 1)):
            page.keyboard.press(name)


def choose(page: Page, name: str) -> None:
    """Choose a radio button by its words, with the keyboard."""
    page.get_by_role("radio", name=name, exact=True).focus()
    page.keyboard.press("Space")


def push(page: Page, name: str, times: int = 1) -> None:
    """Press a button with the keyboard."""
    button = page.get_by_role("button", name=name)
    for _ in range(times):
        button.focus()
        page.keyboard.press("Enter")


def guess_quarter(page: Page) -> None:
    choose(page, "quarter turn")
    choose(page, "none")


def cross_both_axes(page: Page) -> None:
    press(page, "Tip of x", "ArrowDown*20", "ArrowRight*10", "ArrowUp*4", "ArrowLeft*60")


ALL_TO_WEATHER = {"b": 32, "c": 32, "f": 32, "m": 32, "s": 32, "w": 1}  # and Weather to Bakery only


def exchange_and_step(page: Page) -> None:
    choose(page, "exchanged")
    push(page, "Step")


def find_the_axis(page: Page) -> None:
    push(page, "Spin")
    press(page, "Tip of the arrow", "ArrowRight*27", "ArrowUp*17")


def all_three_moves(page: Page) -> None:
    for move in ("1. turn", "2. stretch", "3. turn"):
        press(page, move, "End")
        page.wait_for_timeout(100)


# For each figure: the goal, a state to start from, and the keys that reach it.
BY_KEYBOARD: list[tuple[str, str, dict[str, Any], Act]] = [
    ("eigen-spinner", "all-directions", {}, lambda page: press(page, "Tip of the unit", "ArrowRight*72")),
    ("eigen-spinner", "ratio-negative", {}, lambda page: press(page, "Tip of the unit", "ArrowLeft*56")),
    ("eigen-spinner", "no-direction", {}, lambda page: choose(page, "turn")),
    ("eigen-gallery", "quarter-turn", {}, guess_quarter),
    ("spiral", "closes-in-eight", {}, lambda page: press(page, "Eigenvalue", "ArrowRight*4", "ArrowDown*2")),
    ("spiral", "shrinks", {}, lambda page: press(page, "Eigenvalue", "ArrowDown*6")),
    ("flattening", "both-roots", {}, lambda page: press(page, "λ on the parabola", "ArrowRight*82")),
    ("flattening", "no-root", {}, lambda page: choose(page, "none")),
    ("flattening", "double-root", {}, lambda page: choose(page, "one")),
    ("null-line", "one-line", {"value": 3, "x": 2, "y": 0.8}, lambda page: press(page, "Tip of x", "ArrowUp*2")),
    ("contour-powers", "both-axes", {}, cross_both_axes),
    ("contour-powers", "by-powers", {}, lambda page: push(page, "Apply A", 6)),
    ("contour-powers", "saddle", {}, lambda page: press(page, "off the diagonal", "ArrowRight*3")),
    ("stepping-population", "aligned", {}, lambda page: push(page, "Run")),
    ("stepping-population", "dies-out", {}, lambda page: (press(page, "λ1", "ArrowLeft*8"), push(page, "Run"))),
    ("stepping-population", "flips", {}, lambda page: (press(page, "λ2", "ArrowLeft*14"), push(page, "Step", 2))),
    ("two-papers", "decoupled", {}, lambda page: push(page, "Step", 3)),
    ("two-papers", "wrong-order", {}, exchange_and_step),
    ("rotation-axis", "on-axis", {}, find_the_axis),
    ("turn-stretch-turn", "all-three", {}, all_three_moves),
    ("rank-slider", "ninety-five", {}, lambda page: press(page, "Cut after layer", "ArrowRight*3")),
    ("rank-slider", "no-gain", {}, lambda page: press(page, "layers k", "End")),
    ("small-internet", "all-linked", {}, lambda page: press_link(page, "W", "B")),
    ("small-internet", "weather-first", ALL_TO_WEATHER, lambda page: press_link(page, "W", "C")),
    ("small-internet", "no-rest", {}, lambda page: draw_a_ring(page)),
    ("damped-surfers", "trap-fills", {}, lambda page: push(page, "Click", 40)),
    ("damped-surfers", "free-the-surfers", {}, lambda page: press(page, "damping", "ArrowLeft*24")),
    ("damped-surfers", "both", {}, lambda page: press(page, "damping", "ArrowLeft*30")),
    ("damped-surfers", "quick", {}, lambda page: press(page, "damping", "ArrowLeft*50")),
    ("draw-curve", "eight", {}, lambda page: press(page, "Pen", "ArrowUp*14", "ArrowLeft*12", "ArrowDown*10")),
    ("draw-curve", "twice-round", {}, lambda page: go_round_again(page)),
    ("draw-digit", "like-handwriting", {}, lambda page: draw_a_four(page)),
    ("draw-digit", "two-strokes", {}, lambda page: draw_a_four(page)),
    ("component-slider", "half-way", {}, lambda page: press(page, "components", "ArrowRight*6")),
    ("component-slider", "nothing-missing", {}, lambda page: press(page, "components", "End")),
    ("power-iteration", "six-digits", {}, lambda page: push(page, "Iterate", 42)),
    ("power-iteration", "never-falls", {}, lambda page: iterate_on_the_ring(page)),
    ("power-iteration", "at-rest", {"web": 2}, lambda page: press(page, "Start", "ArrowDown*25", "ArrowRight")),
    ("power-iteration", "head-start", {"web": 1}, lambda page: press(page, "Start", "ArrowDown*21")),
    ("bell-by-hand", "close", {}, lambda page: press(page, "Top of the bell", "ArrowRight*23", "ArrowUp*9")),
    ("bell-by-hand", "worse-than-none", {}, lambda page: press(page, "spread", "Home")),
]
WITHOUT_POINT = {
    "component-slider",
    "damped-surfers",
    "draw-digit",
    "eigen-gallery",
    "small-internet",
}  # figures whose first thing to do is a choice
WITH_POINT = [name for name in figures.names() if name not in WITHOUT_POINT]


def press_link(page: Page, *ends: str) -> None:
    """Draw a link from the first page to the second with Enter on each."""
    for end in ends:
        page.get_by_role("button", name=f"Page {end}").focus()
        page.keyboard.press("Enter")


def go_round_again(page: Page) -> None:
    press(page, "Pen", "ArrowRight*5", "ArrowUp*15", "ArrowLeft*16", "ArrowDown*16", "ArrowRight*11")


def draw_a_four(page: Page) -> None:
    """Two strokes on the pad: down and to the right, then straight down."""
    page.get_by_role("application", name="Drawing pad").focus()
    keys = "Space ArrowDown*14 ArrowRight*10 Space ArrowUp*8 ArrowLeft*3 Space ArrowDown*16 Space"
    for key in keys.split():
        name, _, times = key.partition("*")
        for _ in range(int(times or 1)):
            page.keyboard.press(name)


def draw_a_ring(page: Page) -> None:
    choose(page, "no links")
    for ends in ("BC", "CF", "FM", "MS", "SW", "WB"):
        press_link(page, *ends)


def iterate_on_the_ring(page: Page) -> None:
    choose(page, "ring")
    push(page, "Run")
    page.wait_for_timeout(4200)


def reached(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...window.reached]")
    return found


@pytest.mark.parametrize("name", figures.names())
@pytest.mark.parametrize(("theme", "width"), [("light", 760), ("dark", 340)])
def test_figure_draws_without_an_error_and_fits_its_place(show: Any, name: str, theme: str, width: int) -> None:
    page = show(name, theme=theme, width=width)
    page.wait_for_timeout(200)
    assert page.errors == []
    assert page.locator("main svg[viewBox]").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(page.locator("[role=status]").inner_text()) > 10


@pytest.mark.parametrize("name", figures.names())
def test_theme_is_the_hosts_and_text_is_large_enough(show: Any, name: str) -> None:
    colours = []
    for theme in ("light", "dark"):
        page = show(name, theme=theme, width=340)
        page.wait_for_timeout(150)
        colours.append(page.locator(".fk").first.evaluate("node => getComputedStyle(node).backgroundColor"))
        small = page.evaluate(
            """() => [...document.querySelectorAll("main :is(text, dd, dt, p, label, button, legend)")]
              .filter((node) => node.textContent.trim() && node.getBoundingClientRect().width > 0)
              .map((node) => [node.textContent, parseFloat(getComputedStyle(node).fontSize)
                * (node.ownerSVGElement ? node.ownerSVGElement.getScreenCTM().a : 1)])
              .filter(([, size]) => size < 12.95)"""
        )
        assert small == []
    assert colours[0] != colours[1]


def test_every_figure_has_a_goal_that_is_reached_by_keyboard_here() -> None:
    assert {row[0] for row in BY_KEYBOARD} == set(figures.names())
    assert all(goal in figures.load(name).goals for name, goal, _, _ in BY_KEYBOARD)


@pytest.mark.parametrize(("name", "goal", "start", "act"), BY_KEYBOARD, ids=[":".join(row[:2]) for row in BY_KEYBOARD])
def test_keyboard_alone_reaches_the_goal_and_the_status_line_tells(
    show: Any, name: str, goal: str, start: dict[str, Any], act: Act
) -> None:
    page = show(name, state=start)
    page.wait_for_timeout(150)
    before = page.locator("[role=status]").inner_text()
    assert goal not in reached(page)
    act(page)
    page.wait_for_timeout(300)
    assert goal in reached(page), page.evaluate("window.model.values")
    assert page.locator("[role=status]").inner_text() != before
    assert page.errors == []


@pytest.mark.parametrize("name", WITH_POINT)
@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_dragging_the_first_point_changes_the_state(show: Any, name: str, touch: bool) -> None:
    page = show(name, touch=touch)
    before = page.evaluate("({ ...window.model.values })")
    hit = page.locator(".fk-first .fk-hit").first
    hit.scroll_into_view_if_needed()
    box = hit.bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if touch:
        client = page.context.new_cdp_session(page)
        for kind, dx in [("touchStart", 0), ("touchMove", 20), ("touchMove", 45), ("touchEnd", None)]:
            points = [] if dx is None else [{"x": x + dx, "y": y + dx / 2}]
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            page.wait_for_timeout(40)
    else:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 45, y + 22, steps=4)
        page.mouse.up()
    page.wait_for_timeout(150)
    assert page.evaluate("({ ...window.model.values })") != before
    assert page.errors == []


@pytest.mark.parametrize("name", figures.names())
def test_reset_brings_the_first_state_back(show: Any, name: str) -> None:
    page = show(name)
    before = page.evaluate("({ ...window.model.values })")
    kinds = "[role=slider], input[type=range], input[type=radio]:not(:checked)"
    control = page.locator(f"main :is({kinds}):not([display=none])").first
    control.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(150)
    assert page.evaluate("({ ...window.model.values })") != before
    push(page, "Reset")
    page.wait_for_timeout(150)
    assert page.evaluate("({ ...window.model.values })") == before


@pytest.mark.parametrize("name", figures.names())
def test_figure_lives_in_a_shadow_root_and_leaves_nothing_behind(show: Any, name: str) -> None:
    page = show(name, shadow=True)
    page.wait_for_timeout(100)
    assert page.locator("main svg[viewBox]").count() > 0
    assert page.evaluate("document.querySelector('main').shadowRoot.querySelectorAll('[id]').length") == 0
    page.evaluate("window.finish()")
    assert page.evaluate("document.querySelector('main').shadowRoot.childElementCount") == 0
    assert page.errors == []


@pytest.mark.parametrize("name", WITH_POINT)
def test_drawing_sets_attributes_and_never_makes_elements(show: Any, name: str) -> None:
    page = show(name)
    page.wait_for_timeout(100)
    point = page.locator("main .fk-first").first
    point.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(60)
    count = "document.querySelectorAll('main *').length"
    before = page.evaluate(count)
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(60)
    assert abs(page.evaluate(count) - before) <= 40  # texts are written again; pools grow a little
