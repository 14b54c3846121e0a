"""Week 3 of Linear Algebra: elimination, inverse and determinant."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press, push


def pick(page: Page, *rows: int) -> None:
    """Pick up rows by keyboard, one after another."""
    for row in rows:
        push(page, f"Row {row}:")


def solve_two_goods(page: Page) -> None:
    pick(page, 1, 2)
    push(page, "Substitute back", 2)


def exchange_where_a_zero_stands(page: Page) -> None:
    choose(page, "a zero in the way")
    pick(page, 1, 2)
    pick(page, 1, 3)
    choose(page, "exchange")
    pick(page, 2, 3)


def meet_a_row_of_zeros(page: Page) -> None:
    choose(page, "nothing new")
    for rows in ((1, 2), (1, 3), (2, 3)):
        pick(page, *rows)


def avoid_fractions(page: Page) -> None:
    choose(page, "exchange")
    pick(page, 1, 2)
    choose(page, "subtract")
    pick(page, 1, 2)


def there_and_back(page: Page, by: str) -> None:
    choose(page, by)
    push(page, "There")
    push(page, "And back")


def turn_and_transpose(page: Page) -> None:
    press(page, "Image of (1, 0)", "ArrowLeft*6", "ArrowUp*2")
    press(page, "Image of (0, 1)", "ArrowLeft*6", "ArrowDown*4")
    choose(page, "transpose")
    push(page, "And back")


def in_space(page: Page, label: str, keys: str) -> None:
    choose(page, "space")
    press(page, label, keys)


ROWS: list[Row] = [
    ("elimination-bench", "staircase", {"system": 1}, lambda page: pick(page, 1, 2)),
    ("elimination-bench", "solved", {}, solve_two_goods),
    ("elimination-bench", "swap-needed", {}, exchange_where_a_zero_stands),
    ("elimination-bench", "row-of-zeros", {}, meet_a_row_of_zeros),
    ("elimination-bench", "whole", {}, avoid_fractions),
    ("there-and-back", "home", {}, lambda page: there_and_back(page, "the inverse")),
    ("there-and-back", "missed", {}, lambda page: there_and_back(page, "transpose")),
    ("there-and-back", "exploding", {}, lambda page: press(page, "Image of (0, 1)", "ArrowDown*3")),
    ("there-and-back", "flat", {}, lambda page: press(page, "Image of (0, 1)", "ArrowDown*3", "ArrowRight")),
    ("there-and-back", "transpose-works", {}, turn_and_transpose),
    ("area-factor", "minus-two", {}, lambda page: press(page, "Tip of column 2", "ArrowRight*2", "ArrowDown*4")),
    ("area-factor", "zero", {}, lambda page: press(page, "Tip of column 2", "ArrowRight*2", "ArrowDown*2")),
    ("area-factor", "still-one", {}, lambda page: press(page, "Tip of column 2", "ArrowRight*2", "ArrowDown")),
    ("area-factor", "lean-is-free", {}, lambda page: in_space(page, "third column: lean", "ArrowRight*4")),
    ("area-factor", "inside-out", {}, lambda page: in_space(page, "third column: tall", "ArrowLeft*5")),
]
WITHOUT_POINT = {"elimination-bench"}
