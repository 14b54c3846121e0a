"""A small lesson to practise with."""

from pathlib import Path

import pytest

from fullrank.practice import QuestionBank, load_folder

PRACTICE = '''
import numpy as np

from fullrank.practice import Choice, Item, Number, Vector, draws, guard, question, redraw, show
from fullrank.records import Derivation, Step


def doubles(given, value):
    return value == given["n"] + given["n"]


@question(concepts=["doubling"], kind="compute", verify=doubles)
def double(rng):
    """Twice a number."""
    n = draws.integer(rng, -200, 200)
    return Item(
        prompt=f"What is twice ${n}$?",
        answer=Number(2 * n),
        slips={"squared": n * n, "unchanged": n},
        derivation=lambda: Derivation(
            "double", "Doubling", f"2 \\\\cdot {n}",
            (Step("Add it to itself.", f"{n} + {n}", "That is what twice means."), Step("Add.", str(2 * n), "Sum.")),
            2 * n, str(2 * n),
        ),
        given={"n": n},
        nudge="Add it to itself.",
    )


@question(concepts=["doubling", "choosing"], kind="choose", verify=lambda given, value: given[value] == "right")
def choose(rng):
    """Which number is even."""
    n = draws.integer(rng, 1, 90)
    keys, options = draws.shuffled(rng, {"right": f"${2 * n}$", "odd-is-even": f"${2 * n + 1}$"})
    answer = Choice(keys["right"], options)
    return Item(
        prompt=f"Which is even, ${2 * n}$ or ${2 * n + 1}$?", answer=answer, slips={"odd-is-even": keys["odd-is-even"]},
        given={key: name for name, key in keys.items()},
    )
'''
SLIPS = """
[doubling.squared]
words = "You have **squared** the number. Twice means two of them."

[doubling.unchanged]
words = "You have kept the number."

[choosing.odd-is-even]
words = "You have chosen an odd number."
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """The folder of a lesson named doubles."""
    folder = tmp_path / "2-doubles"
    folder.mkdir()
    (folder / "practice.py").write_text(PRACTICE, encoding="utf-8")
    (folder / "slips.toml").write_text(SLIPS, encoding="utf-8")
    return folder


@pytest.fixture
def bank(lesson: Path) -> QuestionBank:
    """Its questions."""
    return load_folder(lesson)
