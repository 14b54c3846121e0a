"""Week 5 of Linear Algebra."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, drawn, press, push

ALL_TO_WEATHER = {"b": 32, "c": 32, "f": 32, "m": 32, "s": 32, "w": 1}  # and Weather to Bakery only


def guess_quarter(page: Page) -> None:
    choose(page, "quarter turn")
    choose(page, "none")


def cross_both_axes(page: Page) -> None:
    press(page, "Tip of x", "ArrowDown*20", "ArrowRight*10", "ArrowUp*4", "ArrowLeft*60")


def exchange_and_step(page: Page) -> None:
    choose(page, "exchanged")
    push(page, "Step")


def find_the_axis(page: Page) -> None:
    push(page, "Spin")
    press(page, "Tip of the arrow", "ArrowRight*27", "ArrowUp*17")


def all_three_moves(page: Page) -> None:
    for move in ("1. turn", "2. stretch", "3. turn"):
        press(page, move, "End")


def press_link(page: Page, *ends: str) -> None:
    """Draw a link from the first page to the second with Enter on each."""
    for end in ends:
        page.get_by_role("button", name=f"Page {end}").focus()
        page.keyboard.press("Enter")
        drawn(page)


def draw_a_ring(page: Page) -> None:
    choose(page, "no links")
    for ends in ("BC", "CF", "FM", "MS", "SW", "WB"):
        press_link(page, *ends)


def iterate_on_the_ring(page: Page) -> None:
    choose(page, "ring")
    push(page, "Run")


ROWS: list[Row] = [
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
    ("power-iteration", "six-digits", {}, lambda page: push(page, "Iterate", 42)),
    ("power-iteration", "never-falls", {}, lambda page: iterate_on_the_ring(page)),
    ("power-iteration", "at-rest", {"web": 2}, lambda page: press(page, "Start", "ArrowDown*25", "ArrowRight")),
    ("power-iteration", "head-start", {"web": 1}, lambda page: press(page, "Start", "ArrowDown*21")),
]
WITHOUT_POINT = {"damped-surfers", "eigen-gallery", "small-internet"}
