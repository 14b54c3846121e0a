"""Week 3 of Linear Algebra: flattened space, and what rounding does."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press


def flatten(page: Page) -> None:
    press(page, "Tip of the second column", "ArrowDown*10")


def see_all_three(page: Page) -> None:
    flatten(page)
    press(page, "Right side b", "ArrowDown*6")


def shrink_both(page: Page) -> None:
    press(page, "Tip of the first column", "ArrowLeft*7", "ArrowDown*4")
    press(page, "Tip of the second column", "ArrowRight*4", "ArrowDown*7")


def between_two(page: Page) -> None:
    press(page, "magnify", "ArrowRight*4")


def stretch_tenfold(page: Page) -> None:
    press(page, "angle between", "Home")
    press(page, "b as measured", "ArrowRight*23")


def no_harm(page: Page) -> None:
    press(page, "angle between", "Home")
    press(page, "b as measured", "ArrowRight*5")


def small_and_even(page: Page) -> None:
    press(page, "angle between", "End")
    press(page, "size of A", "ArrowLeft")


def exchanged(page: Page) -> None:
    choose(page, "the largest")
    press(page, "Size of the pivot", "ArrowRight*3")


def more_digits(page: Page) -> None:
    press(page, "significant digits", "ArrowRight*3")
    press(page, "Size of the pivot", "ArrowRight*6")


ROWS: list[Row] = [
    ("flatten", "flat", {}, flatten),
    ("flatten", "no-solution", {}, flatten),
    ("flatten", "whole-line", {}, see_all_three),
    ("flatten", "all-three", {}, see_all_three),
    ("flatten", "small-not-flat", {}, shrink_both),
    (
        "flatten",
        "sent-to-zero",
        {"qx": -2, "qy": -1, "bx": 3, "by": 1.5, "four": 1},
        lambda page: press(page, "Tip of v", "ArrowRight*6"),
    ),
    ("number-line-zoom", "half-way", {}, lambda page: press(page, "x above", "ArrowRight*2")),
    ("number-line-zoom", "two-neighbours", {}, between_two),
    ("number-line-zoom", "sum-misses", {}, lambda page: press(page, "binary digits", "ArrowLeft")),
    ("stretch-of-errors", "tenfold", {}, stretch_tenfold),
    ("stretch-of-errors", "harmless", {}, no_harm),
    ("stretch-of-errors", "even", {}, lambda page: press(page, "angle between", "End")),
    ("stretch-of-errors", "small-and-even", {}, small_and_even),
    ("three-digits", "lost", {}, lambda page: press(page, "Size of the pivot", "ArrowRight*4")),
    ("three-digits", "rescued", {}, exchanged),
    ("three-digits", "more-digits", {}, more_digits),
]
WITHOUT_POINT: set[str] = set()
