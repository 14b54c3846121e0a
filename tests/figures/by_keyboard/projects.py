"""The projects of the three courses."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, press


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


ROWS: list[Row] = [
    ("draw-curve", "eight", {}, lambda page: press(page, "Pen", "ArrowUp*14", "ArrowLeft*12", "ArrowDown*10")),
    ("draw-curve", "twice-round", {}, lambda page: go_round_again(page)),
    ("draw-digit", "like-handwriting", {}, lambda page: draw_a_four(page)),
    ("draw-digit", "two-strokes", {}, lambda page: draw_a_four(page)),
    ("component-slider", "half-way", {}, lambda page: press(page, "components", "ArrowRight*6")),
    ("component-slider", "nothing-missing", {}, lambda page: press(page, "components", "End")),
    ("bell-by-hand", "close", {}, lambda page: press(page, "Top of the bell", "ArrowRight*23", "ArrowUp*9")),
    ("bell-by-hand", "worse-than-none", {}, lambda page: press(page, "spread", "Home")),
]
WITHOUT_POINT = {"component-slider", "draw-digit"}
