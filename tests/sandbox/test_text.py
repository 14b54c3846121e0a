"""Text from inside is harmless to show."""

from __future__ import annotations

import pytest

from fullrank.sandbox.text import clean


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain\n\ttext é 𝄞", "plain\n\ttext é 𝄞"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link", "link"),
        ("\x1b]never ended", ""),
        ("\x9b2Jgone", "gone"),
        ("\x1bcreset", "reset"),
        ("a\rb\x08c\x00d\x7fe", "abcde"),
        ("left\u202eright\u2066", "leftright"),
        ("\x1b", ""),
    ],
)
def test_control_characters_and_sequences_are_gone(given: str, shown: str) -> None:
    assert clean(given) == shown


def test_long_text_is_cut_and_says_so() -> None:
    assert clean("x" * 100, 10) == "x" * 9 + "…"
    assert clean("x" * 10, 10) == "x" * 10


def test_cleaning_is_fast_on_hostile_text() -> None:
    assert len(clean("\x1b]" * 500_000)) == 0
    assert len(clean("\x1b[" * 500_000)) <= 500_000


def test_of_a_flood_only_the_beginning_is_read() -> None:
    assert clean("\u202e" * 79 + "seen", 10) == "s"
    assert clean("\u202e" * 80 + "unseen", 10) == ""
