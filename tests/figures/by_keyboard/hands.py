"""What a hand on the keyboard does to a figure; every act waits until what it changed is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Act = Callable[[Page], Any]
Row = tuple[str, str, dict[str, Any], Act]  # a figure, its goal, a state to start from, the keys that reach it


def drawn(page: Page) -> None:
    """Wait for two frames: a key changes the state in the next one, and its picture is drawn in the one after."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def press(page: Page, label: str, *keys: str) -> None:
    """Focus the control whose name starts so, and press keys; "ArrowUp*12" presses twelve times."""
    page.get_by_role("slider", name=label).first.focus()
    for key in keys:
        name, _, times = key.partition("*")
        for _ in range(int(times or 1)):
            page.keyboard.press(name)
    drawn(page)


def choose(page: Page, name: str, last: bool = False) -> None:
    """Choose a radio button by its words, with the keyboard; the first or the last one of these words."""
    found = page.get_by_role("radio", name=name, exact=True)
    (found.last if last else found.first).focus()
    page.keyboard.press("Space")
    drawn(page)


def push(page: Page, name: str, times: int = 1) -> None:
    """Press a button with the keyboard."""
    button = page.get_by_role("button", name=name)
    for _ in range(times):
        button.focus()
        page.keyboard.press("Enter")
        drawn(page)
