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


def all_steps(page: Page) -> None:
    press(page, "step", "End")


def in_space(page: Page) -> None:
    choose(page, "space")
    press(page, "step", "End")


def onto_the_line(page: Page) -> None:
    press(page, "Tip of v1", "ArrowUp*4")  # (2.5, 2)
    press(page, "Tip of v2", "ArrowDown*5")  # (1.5, 1.25)
    press(page, "Tip of v2", "ArrowRight*4", "ArrowUp*3")  # (2.5, 2)
    press(page, "step", "End")


def nearly_dependent(page: Page) -> None:
    press(page, "Tip of v2", "ArrowRight*3", "ArrowDown*6")  # (2.25, 1) beside (2.5, 1)
    press(page, "step", "End")


def read_the_triangle(page: Page) -> None:
    press(page, "Tip of v2", "ArrowLeft*14", "ArrowDown*6")  # from (1.5, 2.5) to (−2, 1)


def undivided(page: Page) -> None:
    choose(page, "shadow on v1 undivided")
    press(page, "step", "End")


def to_the_star(page: Page) -> None:
    press(page, "Tip of n", "ArrowLeft*22", "ArrowDown*3")  # across −46, up 1: from (1, −0.5) to (−0.5, 1)


def half_way(page: Page) -> None:
    press(page, "straight through", "Home", "ArrowRight*25")


def exchange_two(page: Page) -> None:
    press(page, "Tip of n", "ArrowLeft*22", "ArrowDown*3")


def project_instead(page: Page) -> None:
    choose(page, "−1 made 0")


def draw_a_star(page: Page) -> None:
    choose(page, "a blank sheet")
    press(page, "Pen", "ArrowLeft*4", "ArrowUp*4")  # from (2, 0) on the first mirror to (1, 1) on the second


def three_mirrors(page: Page) -> None:
    choose(page, "3")
    press(page, "Mirror 2", "ArrowLeft*3")  # 30 degrees


ROWS: list[Row] = [
    ("go-act-return", "there-and-back", {}, over_act_back),
    ("go-act-return", "stays-put", {}, back_to_itself),
    ("go-act-return", "wrong-order", {}, wrong_order),
    ("stiff-frame", "mirror", {}, lambda page: push(page, "Turn q")),
    ("stiff-frame", "det-one-not-stiff", {}, shear),
    ("stiff-frame", "upright-not-stiff", {}, stretch),
    ("remove-overlap", "stiff", {}, all_steps),
    ("remove-overlap", "in-space", {}, in_space),
    ("remove-overlap", "nothing-left", {}, onto_the_line),
    ("remove-overlap", "nearly", {}, nearly_dependent),
    ("remove-overlap", "triangle", {"x1": 2, "y1": 1.5, "step": 4, "table": "triangle"}, read_the_triangle),
    ("remove-overlap", "forgotten", {}, undivided),
    ("any-mirror", "on-the-star", {}, to_the_star),
    ("any-mirror", "flat", {}, half_way),
    ("any-mirror", "swap-two", {}, exchange_two),
    ("any-mirror", "wrong-way", {}, project_instead),
    ("kaleidoscope", "closed-star", {}, draw_a_star),
    ("kaleidoscope", "six-pictures", {}, lambda page: press(page, "Mirror 2", "ArrowRight*3")),
    ("kaleidoscope", "three-mirrors-twelve", {}, three_mirrors),
    ("kaleidoscope", "never-closes", {}, lambda page: press(page, "Mirror 2", "ArrowLeft*8")),
]
WITHOUT_POINT: set[str] = set()
