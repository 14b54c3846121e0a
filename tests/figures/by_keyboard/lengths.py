"""Length, angle and shadow: the first half of week 2 of Linear Algebra."""

from __future__ import annotations

from playwright.sync_api import Page

from .hands import Row, choose, press, push

DEGREES_TO_FIRST = 38  # from 40 degrees down to -36, two degrees a key


def reach_length_one(page: Page) -> None:
    choose(page, "length 1")
    press(page, "Tip of the vector", "ArrowLeft*7", "ArrowDown*11")


def sail_to_the_first_buoy(page: Page) -> None:
    press(page, "Heading", f"ArrowDown*{DEGREES_TO_FIRST}")
    push(page, "Sail one hour")


def sail_round_the_rock(page: Page) -> None:
    choose(page, "behind a rock")
    press(page, "Heading", "ArrowUp*2")
    push(page, "Sail one hour")
    press(page, "Heading", "ArrowDown*22")
    push(page, "Sail one hour")
    press(page, "Heading", "ArrowDown*22")
    push(page, "Sail one hour")


ROWS: list[Row] = [
    ("length-squares", "whole-five", {}, lambda page: press(page, "Tip of the vector", "ArrowRight*5", "ArrowUp*5")),
    ("length-squares", "unit-length", {}, reach_length_one),
    ("length-squares", "both-negative", {"x": -3, "y": -3}, lambda page: press(page, "Tip of", "ArrowDown*5")),
    ("dot-bars", "right-angle", {}, lambda page: press(page, "Tip of u", "ArrowLeft*2", "ArrowDown*6")),
    ("dot-bars", "against", {}, lambda page: press(page, "Tip of u", "ArrowDown*9", "ArrowLeft*2")),
    ("dot-bars", "same-dot", {}, lambda page: press(page, "Tip of u", "ArrowLeft*6", "ArrowUp*4")),
    ("dot-bars", "longest-agreement", {}, lambda page: press(page, "Tip of u", "ArrowLeft*4", "ArrowUp*4")),
    ("angle-dial", "minus-half", {}, lambda page: press(page, "Tip of u", "ArrowLeft*60")),
    ("angle-dial", "zero-cosine", {}, lambda page: press(page, "Tip of v", "ArrowRight*30")),
    ("angle-dial", "large-but-wide", {}, lambda page: press(page, "Tip of", "ArrowUp*25", "ArrowRight*6")),
    ("angle-dial", "opposite", {}, lambda page: press(page, "Tip of u", "ArrowLeft*120")),
    ("shadow", "negative", {}, lambda page: press(page, "Tip of s", "ArrowLeft*20")),
    ("shadow", "no-shadow", {"turn": 0}, lambda page: press(page, "Tip of s", "ArrowLeft*4")),
    ("shadow", "length-of-r", {}, lambda page: press(page, "length of r", "ArrowRight*20")),
    ("shadow", "full-length", {"x": 3, "y": 4, "turn": 45}, lambda page: press(page, "Tip of r", "ArrowLeft*4")),
    ("tack", "buoy", {}, sail_to_the_first_buoy),
    ("tack", "in-par", {}, sail_round_the_rock),
]
WITHOUT_POINT: set[str] = set()
