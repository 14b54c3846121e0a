"""Week 4 of Linear Algebra, lessons 5 to 8: moves in another basis, frames, overlaps removed, mirrors."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press, push


def over_act_back(page: Page) -> None:
    for label in ("Go over", "Act", "Come back"):
        push(page, label)


def back_to_itself(page: Page) -> None:
    press(page, "Eye of the heron", "ArrowRight*2", "ArrowDown*5")
    over_act_back(page)


def wrong_order(page: Page) -> None:
    choose(page, "B⁻¹ R B")
    over_act_back(page)


def shear(page: Page) -> None:
    choose(page, "all loose")
    press(page, "Tip of q1", "ArrowUp*5")
    press(page, "Tip of q2", "ArrowRight*12")


def stretch(page: Page) -> None:
    choose(page, "lengths loose")
    press(page, "Tip of q2", "ArrowUp*6")


ROWS: list[Row] = [
    ("go-act-return", "there-and-back", {}, over_act_back),
    ("go-act-return", "stays-put", {}, back_to_itself),
    ("go-act-return", "wrong-order", {}, wrong_order),
    ("stiff-frame", "mirror", {}, lambda page: push(page, "Turn q")),
    ("stiff-frame", "det-one-not-stiff", {}, shear),
    ("stiff-frame", "upright-not-stiff", {}, stretch),
]
WITHOUT_POINT: set[str] = set()
