"""Week 3 of Linear Algebra, its first half: matrices that move the plane."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press, push

RIGHT_COLUMNS = (
    "(0, 1) and (−1, 0)",
    "(1, 0) and (1, 1)",
    "(−1, 0) and (0, 1)",
    "(2, 0) and (0, 0.5)",
    "(0, 1) and (1, 0)",
)


def bring_home(page: Page) -> None:
    press(page, "Image of (1, 0)", "ArrowUp*5")
    press(page, "Image of (0, 1)", "ArrowLeft*10", "ArrowDown*5")


def guess_five(page: Page) -> None:
    for columns in RIGHT_COLUMNS:
        push(page, "Next puzzle" if columns != RIGHT_COLUMNS[0] else "Guess a move")
        choose(page, columns)


def undo(page: Page, puzzle: str, *moves: str) -> None:
    choose(page, puzzle)
    for move in moves:
        push(page, move)


def undo_five(page: Page) -> None:
    undo(page, "1", "quarter turn left")
    undo(page, "2", "shear left")
    undo(page, "3", "twice as wide", "mirror left–right")
    undo(page, "4", "quarter turn right", "twice as wide")
    undo(page, "5", "quarter turn right", "shear left")


def play(page: Page, first: str, second: str) -> None:
    choose(page, first)
    choose(page, second, last=True)
    push(page, "Play both")


def undo_three(page: Page) -> None:
    undo(page, "7", "quarter turn left", "shear left", "twice as wide")


def hit_the_target(page: Page) -> None:
    press(page, "Weight of the first", "ArrowRight*10")
    press(page, "Weight of the second", "ArrowLeft*20")


def come_back(page: Page) -> None:
    press(page, "Weight of the first", "ArrowRight*5")


def shape_of_b(page: Page, shape: str) -> None:
    choose(page, shape, last=True)


def refuse(page: Page) -> None:
    choose(page, "@")
    shape_of_b(page, "(2,)")


ROWS: list[Row] = [
    ("move-the-plane", "mirror", {}, lambda page: press(page, "Image of (1, 0)", "ArrowLeft*20")),
    ("move-the-plane", "flat", {}, lambda page: press(page, "Image of (0, 1)", "ArrowDown*10", "ArrowRight*10")),
    ("move-the-plane", "doubled", {}, lambda page: press(page, "Image of (0, 1)", "ArrowUp*10")),
    ("move-the-plane", "undone", {"p": 0.5, "q": 1, "r": -0.5, "s": 1}, bring_home),
    ("columns-mix", "hit", {"aim": 1}, hit_the_target),
    ("columns-mix", "second-only", {}, lambda page: press(page, "Weight of the first", "ArrowLeft*10")),
    ("columns-mix", "back", {"b": -2, "d": -1, "x": 0.5}, come_back),
    ("shapes", "grown", {"right": 1}, lambda page: shape_of_b(page, "(3, 1)")),
    ("shapes", "refused", {}, refuse),
    ("shapes", "turned-for-nothing", {}, lambda page: choose(page, "a.T")),
    ("catalogue", "five-right", {}, guess_five),
    ("catalogue", "half-turn", {"move": 5}, lambda page: press(page, "angle", "End")),
    ("catalogue", "diagonal-mirror", {"move": 2}, lambda page: press(page, "mirror line", "ArrowLeft*9")),
    ("one-after-another", "differ", {}, lambda page: push(page, "Play both")),
    ("one-after-another", "agree", {}, lambda page: play(page, "half turn", "shear sideways")),
    ("one-after-another", "two-mirrors", {}, lambda page: play(page, "mirror left–right", "swap the axes")),
    ("undo-the-picture", "first-home", {}, lambda page: push(page, "shear left")),
    ("undo-the-picture", "three-moves", {}, undo_three),
    ("undo-the-picture", "five-home", {}, undo_five),
]  # fmt: skip
WITHOUT_POINT = {"catalogue", "one-after-another", "shapes", "undo-the-picture"}
