"""The first half of week 4 of Linear Algebra: rows and columns, indices, shadows, two papers."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, drawn, press, push


def turn_the_table(page: Page) -> None:
    choose(page, "quarter turn")
    push(page, "Turn")


def make_it_symmetric(page: Page) -> None:
    choose(page, "3 × 3")
    press(page, "entry a21", "ArrowLeft*3")
    press(page, "entry a31", "ArrowRight*3")
    press(page, "entry a32", "ArrowRight*2")


def meet_every_column(page: Page) -> None:
    press(page, "Place in the result", "ArrowLeft", "ArrowDown", "ArrowRight*3", "ArrowUp", "ArrowLeft")


def pick(page: Page, place: str, letter: str) -> None:
    """Choose a letter in one of the machine's places."""
    page.get_by_role("group", name=place).get_by_role("radio", name=letter, exact=True).focus()
    page.keyboard.press("Space")
    drawn(page)


def wire_the_product(page: Page) -> None:
    pick(page, "b, first letter", "j")
    pick(page, "b, second letter", "k")


def a_paper_turned_by_a_quarter(page: Page) -> None:
    choose(page, "multiply by BT")
    press(page, "Tip of b1", "ArrowLeft*8")
    press(page, "Tip of b2", "ArrowDown*4")


ROWS: list[Row] = [
    ("row-meets-column", "whole", {}, lambda page: meet_every_column(page)),
    ("row-meets-column", "outer", {"n": 1}, lambda page: press(page, "rows of B", "Home")),
    ("row-meets-column", "single", {"m": 1, "p": 2}, lambda page: press(page, "columns of B", "ArrowLeft")),
    ("row-meets-column", "no-fit", {}, lambda page: press(page, "columns of A", "ArrowRight")),
    ("index-machine", "product", {}, lambda page: wire_the_product(page)),
    ("index-machine", "dot", {"arrays": "v"}, lambda page: pick(page, "b, first letter", "i")),
    ("index-machine", "outer", {}, lambda page: choose(page, "two vectors")),
    ("index-machine", "trace-of-product", {"r": "j"}, lambda page: pick(page, "b, second letter", "i")),
    ("index-machine", "thrice", {}, lambda page: pick(page, "b, first letter", "j")),
    ("shadows-both-ways", "equal-shadows", {}, lambda page: choose(page, "both 1")),
    ("shadows-both-ways", "negative", {}, lambda page: press(page, "Tip of u", "ArrowLeft*25", "ArrowDown*8")),
    ("shadows-both-ways", "no-shadow", {"vx": 0, "vy": 3}, lambda page: press(page, "Tip of u", "ArrowDown*4")),
    ("sun-shadow", "noon", {"a": 0.25, "b": 0}, lambda page: press(page, "Shadow of the beak", "ArrowLeft*4")),
    ("sun-shadow", "onto-mark", {}, lambda page: press(page, "Shadow of the beak", "ArrowLeft*24", "ArrowDown*24")),
    ("sun-shadow", "same-shadow", {"bx": 2.5, "by": 1.5}, lambda page: press(page, "Bead", "ArrowRight*5")),
    ("sun-shadow", "sun-side", {}, lambda page: choose(page, "sign of t turned")),
    ("other-paper", "read-it", {}, lambda page: press(page, "Point on Nora", "ArrowRight*4", "ArrowUp*8")),
    ("other-paper", "forward-misses", {}, lambda page: choose(page, "multiply by B")),
    ("other-paper", "transpose-works", {}, lambda page: a_paper_turned_by_a_quarter(page)),
    ("other-paper", "no-paper", {"b12": 1, "b22": 0.25}, lambda page: press(page, "Tip of b2", "ArrowUp")),
    ("mirror-the-table", "flipped", {}, lambda page: push(page, "Flip")),
    ("mirror-the-table", "not-a-turn", {}, lambda page: turn_the_table(page)),
    ("mirror-the-table", "stays-put", {"part": 1}, lambda page: press(page, "Entry", "ArrowLeft*2")),
    ("mirror-the-table", "symmetric", {}, lambda page: make_it_symmetric(page)),
]
WITHOUT_POINT = {"mirror-the-table"}
