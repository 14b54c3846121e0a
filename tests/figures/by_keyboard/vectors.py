"""Week 1 of Linear Algebra."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press, push


def level_out(page: Page) -> None:
    choose(page, "k a − b")
    press(page, "Tip of b", "ArrowDown*6")
    press(page, "Tip of a", "ArrowLeft*4")


def type_in(page: Page, row: int, column: int, text: str) -> None:
    """Type a number into a field of the receipts."""
    page.get_by_role("spinbutton", name=f"receipts, row {row}, column {column}").fill(text)


def find_the_floor(page: Page) -> None:
    press(page, "Place of the next probe", "ArrowLeft*4", "ArrowUp*8")
    push(page, "Probe here")


ROWS: list[Row] = [
    ("one-arrow", "sold-and-stocked", {}, lambda page: press(page, "Tip of the arrow", "ArrowLeft*5", "ArrowUp")),
    ("one-arrow", "tip-at-origin", {}, lambda page: press(page, "Tail of the arrow", "ArrowLeft*3", "ArrowDown*2")),
    ("one-arrow", "narrow-bell", {}, lambda page: press(page, "Tip of the arrow", "ArrowRight", "ArrowDown")),
    ("tip-to-tail", "back-home", {}, lambda page: press(page, "Tip of b", "ArrowLeft*8", "ArrowDown*8")),
    ("tip-to-tail", "straight-up", {}, lambda page: level_out(page)),
    ("tip-to-tail", "turned-round", {"k": -1}, lambda page: press(page, "Tip of a", "ArrowLeft*8")),
    ("two-lines", "both-fit", {}, lambda page: press(page, "Prices to try", "ArrowLeft*10", "ArrowUp*6")),
    ("two-lines", "level", {}, lambda page: press(page, "m", "ArrowLeft*8")),
    ("two-lines", "never-meet", {}, lambda page: type_in(page, 2, 2, "6")),
    ("two-lines", "one-line", {"d": 6}, lambda page: type_in(page, 2, 3, "36")),
    ("residual-sticks", "good", {}, lambda page: press(page, "Top of the bell", "ArrowRight*9", "ArrowDown*3")),
    ("residual-sticks", "cancel", {}, lambda page: press(page, "Top of the bell", "ArrowLeft*6")),
    ("residual-sticks", "worse-than-none", {}, lambda page: press(page, "Top of the bell", "ArrowLeft*12")),
    ("error-map", "lowest", {}, lambda page: press(page, "Point on the map", "ArrowRight*43", "ArrowDown*33")),
    ("error-map", "same-height", {}, lambda page: press(page, "Point on the map", "ArrowRight*88")),
    ("blindfold", "in-eight", {"probes": "0,0;2,2;-3,1;4,4"}, lambda page: find_the_floor(page)),
    ("blindfold", "in-four", {}, lambda page: find_the_floor(page)),
]
WITHOUT_POINT: set[str] = set()
