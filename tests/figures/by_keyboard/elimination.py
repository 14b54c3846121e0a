"""Week 3 of Linear Algebra: elimination, inverse and determinant."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, push


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


ROWS: list[Row] = [
    ("elimination-bench", "staircase", {"system": 1}, lambda page: pick(page, 1, 2)),
    ("elimination-bench", "solved", {}, solve_two_goods),
    ("elimination-bench", "swap-needed", {}, exchange_where_a_zero_stands),
    ("elimination-bench", "row-of-zeros", {}, meet_a_row_of_zeros),
    ("elimination-bench", "whole", {}, avoid_fractions),
]
WITHOUT_POINT = {"elimination-bench"}
