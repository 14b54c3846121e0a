"""Week 2 of Linear Algebra, second half: reach, independence, basis, coordinates by shadows."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press, push


def paint_a_line(page: Page) -> None:
    push(page, "Paint the reach")
    press(page, "Tip of v", "ArrowRight*4", "ArrowDown*2")


def hit_in_space(page: Page) -> None:
    choose(page, "in space")
    press(page, "weight a", "ArrowRight*4")
    press(page, "weight b", "ArrowLeft*8")


def come_near_in_space(page: Page) -> None:
    choose(page, "in space")
    choose(page, "second")
    press(page, "weight a", "ArrowRight*2")
    press(page, "weight b", "ArrowLeft*6")


def close_the_loop(page: Page) -> None:
    press(page, "height of w", "ArrowRight*4")
    press(page, "z, weight of w", "ArrowLeft*4")


def stand_still(page: Page) -> None:
    for name in ("x, weight of u", "y, weight of v", "z, weight of w"):
        press(page, name, "ArrowLeft*2")


def keep_one_number(page: Page) -> None:
    choose(page, "along only")
    press(page, "End of the axis", "ArrowRight*18")


def keep_the_wrong_one(page: Page) -> None:
    choose(page, "along only")
    press(page, "End of the axis", "ArrowLeft*27")


ROWS: list[Row] = [
    (
        "reach",
        "hit",
        {},
        lambda page: (press(page, "weight a", "ArrowLeft*8"), press(page, "weight b", "ArrowRight*4")),
    ),
    ("reach", "one-line", {}, paint_a_line),
    ("reach", "hit-in-space", {}, hit_in_space),
    ("reach", "as-near", {}, come_near_in_space),
    ("closing-loop", "closed", {}, close_the_loop),
    ("closing-loop", "flat-box", {}, lambda page: press(page, "height of w", "ArrowRight*4")),
    ("closing-loop", "only-zero", {}, stand_still),
    ("skewed-paper", "read", {}, lambda page: press(page, "Point P", "ArrowRight*8", "ArrowDown*8")),
    ("skewed-paper", "same-point", {}, lambda page: press(page, "Tip of b2", "ArrowUp*6")),
    ("skewed-paper", "collapsed", {}, lambda page: press(page, "Tip of b2", "ArrowLeft*2", "ArrowDown*4")),
    ("two-shadows", "two-and-minus-one", {}, lambda page: press(page, "Tip of v", "ArrowRight*16", "ArrowDown*22")),
    ("two-shadows", "no-shadow", {}, lambda page: press(page, "Tip of v", "ArrowRight*8", "ArrowDown*6")),
    ("two-shadows", "shadows-fail", {}, lambda page: press(page, "lean of b2", "ArrowRight*6")),
    ("along-and-off", "thin", {}, lambda page: press(page, "End of the axis", "ArrowRight*18")),
    ("along-and-off", "one-number", {}, keep_one_number),
    ("along-and-off", "wrong-way", {}, keep_the_wrong_one),
]
WITHOUT_POINT: set[str] = {"closing-loop"}
