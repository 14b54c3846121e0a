"""Week 1 of Linear Algebra."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press


def level_out(page: Page) -> None:
    choose(page, "k a − b")
    press(page, "Tip of b", "ArrowDown*6")
    press(page, "Tip of a", "ArrowLeft*4")


ROWS: list[Row] = [
    ("one-arrow", "sold-and-stocked", {}, lambda page: press(page, "Tip of the arrow", "ArrowLeft*5", "ArrowUp")),
    ("one-arrow", "tip-at-origin", {}, lambda page: press(page, "Tail of the arrow", "ArrowLeft*3", "ArrowDown*2")),
    ("one-arrow", "narrow-bell", {}, lambda page: press(page, "Tip of the arrow", "ArrowRight", "ArrowDown")),
    ("tip-to-tail", "back-home", {}, lambda page: press(page, "Tip of b", "ArrowLeft*8", "ArrowDown*8")),
    ("tip-to-tail", "straight-up", {}, lambda page: level_out(page)),
    ("tip-to-tail", "turned-round", {"k": -1}, lambda page: press(page, "Tip of a", "ArrowLeft*8")),
]
WITHOUT_POINT: set[str] = set()
