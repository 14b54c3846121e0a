"""The bench does exact arithmetic, is worked by mouse, touch and keyboard, and shows a wrong move for what it is."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .by_keyboard.hands import drawn, push

pytestmark = pytest.mark.browser

Rows = list[list[Fraction]]


def says(page: Page, words: str) -> None:
    """The status line comes to say so; it speaks eight times a second at most."""
    expect(page.locator("[role=status]")).to_contain_text(words)


def table(page: Page) -> Rows:
    """The table as the labels of its rows tell it to somebody who sees nothing."""
    cards = page.locator("main [role=button][aria-label*=', row ']:visible")
    return [numbers(label) for label in cards.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")]


def numbers(label: str) -> list[Fraction]:
    left, right = label.partition(": ")[2].split(" = ")
    found = {"x": Fraction(0), "y": Fraction(0), "z": Fraction(0)}
    for term in left.replace("− ", "+ −").split("+ "):
        *front, name = term.split()
        if name.lstrip("−") in found:
            found[name.lstrip("−")] = value(front[0]) if front else Fraction(-1 if name.startswith("−") else 1)
    return [*found.values(), value(right.partition(". ")[0])]


def value(text: str) -> Fraction:
    return Fraction(text.replace("−", "-").strip())


def grip(page: Page, row: int) -> tuple[float, float]:
    box = page.get_by_role("button", name=f"Row {row}:").bounding_box()
    assert box
    return box["x"] + 20, box["y"] + box["height"] / 2


def moves(page: Page) -> str:
    found: str = page.evaluate("window.model.values.moves")
    return found


def test_numbers_stay_exact_through_random_moves(show: Any) -> None:
    random = Random(3)
    for _ in range(4):
        rows = [[Fraction(random.randint(-3, 3), random.choice((1, 1, 2))) for _ in range(4)] for _ in range(3)]
        done = []
        words = "_".join(" ".join(map(str, line)) for line in rows)
        for _ in range(6):
            i, j = random.sample(range(3), 2)
            factor = Fraction(random.randint(1, 3) * random.choice((-1, 1)), random.randint(1, 3))
            kind = random.choice(("subtract", "exchange", "scale"))
            text = f"{factor.numerator}_{factor.denominator}"
            if kind == "subtract":
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[j], strict=True)]
                done.append(f"R{i + 1}-{text}*R{j + 1}")
            elif kind == "exchange":
                rows[i], rows[j] = rows[j], rows[i]
                done.append(f"R{i + 1}xR{j + 1}")
            else:
                rows[i] = [factor * a for a in rows[i]]
                done.append(f"R{i + 1}*{text}")
        page = show("elimination-bench", state={"rows": words, "moves": ".".join(done)})
        assert table(page) == rows
        assert page.errors == []


def test_a_row_is_dragged_onto_another_by_mouse_and_by_touch(show: Any) -> None:
    page = show("elimination-bench", touch=True, state={"system": 2})
    (x, y), (_, below) = grip(page, 1), grip(page, 2)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, below - 6, steps=5)
    says(page, "Drop it here: R2 ← R2 − 2 R1")
    page.mouse.up()
    says(page, "its entry in column 1 is now 0")
    client = page.context.new_cdp_session(page)
    _, third = grip(page, 3)
    for kind, at in [("touchStart", y), ("touchMove", y + 30), ("touchMove", third), ("touchEnd", None)]:
        points = [] if at is None else [{"x": x, "y": at}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        drawn(page)
    drawn(page)
    assert moves(page) == "R2-2*R1.R3-3*R1"
    page.get_by_role("button", name="Row 2:").tap()
    page.get_by_role("button", name="Row 3:").tap()
    drawn(page)
    assert moves(page) == "R2-2*R1.R3-3*R1.R3-5*R2"
    assert page.errors == []


def test_a_drop_outside_does_nothing(show: Any) -> None:
    page = show("elimination-bench", state={"system": 1})
    x, y = grip(page, 1)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 500, steps=5)
    page.mouse.up()
    drawn(page)
    assert moves(page) == ""


def test_the_stepper_changes_the_last_move_and_undo_and_redo_go_back_and_forth(show: Any) -> None:
    page = show("elimination-bench", state={"system": 1})
    for row in (1, 2):
        push(page, f"Row {row}:")
    push(page, "Larger multiplier")
    says(page, "is not cleared")
    assert moves(page) == "R2-1*R1"
    push(page, "Smaller multiplier")
    assert moves(page) == "R2-1_2*R1"
    push(page, "Undo")
    assert moves(page) == ""
    push(page, "Redo")
    assert moves(page) == "R2-1_2*R1"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"system": 1, "moves": "B"}, "still holds 2 unknowns, bread and honey"),
        ({"system": 3, "moves": "R2-2*R1.R3-1*R1"}, "there is a 0: no multiple of it clears anything"),
        ({"system": 4, "moves": "R2-2*R1"}, "Row 2 says 0 = 2: the equations contradict each other"),
        ({"system": 5, "moves": "R2-2*R1.R3-3*R1.R3-1*R2"}, "infinitely many solutions"),
        ({"system": 5, "moves": "R2-2*R1.R3-3*R1.R3-1*R2.B"}, "one of them is free"),
        ({"system": 1, "moves": "R2-1_2*R1!"}, "only on the left side"),
        ({"system": 1, "moves": "R2*1_3!"}, "Only one entry of row 2"),
        ({"system": 1, "moves": "C2-1*C1"}, "Columns were combined"),
        ({"system": 2, "moves": "R2-2*R1.R3-3*R1.R3-5*R2.T"}, "these prices make 22, not 16"),
        ({"system": 1, "moves": "R2-1_2*R1.R1-1*R2.R2-1*R1"}, "zero in column 1 is gone"),
        ({"system": 1, "moves": "R2*0"}, "could not be undone"),
        ({"system": 1, "moves": "R2-90000_7*R1.R2-90000_11*R1.nonsense"}, "grow too long"),
        ({"system": 9, "moves": "R7-1*R1"}, "There is no such row"),
        ({"rows": "2 1 8_1 x 9"}, "2 equations, 2 unknowns"),
        ({"system": 1 + 1000 + 15 * 31}, "2 equations"),
    ],
)
def test_what_is_wrong_or_special_is_said(show: Any, state: dict[str, object], words: str) -> None:
    page = show("elimination-bench", state=state)
    says(page, words)
    assert page.errors == []


def test_rows_of_ones_own_are_read_and_nonsense_is_answered(show: Any) -> None:
    page = show("elimination-bench")
    field = page.get_by_role("textbox")
    field.fill("1 2 3; 4")
    field.press("Enter")
    says(page, "Two to five rows")
    field.fill("1 1/2 3; 4 5 6")
    field.press("Enter")
    drawn(page)
    assert page.evaluate("window.model.values.rows") == "1 1/2 3_4 5 6"
    assert table(page) == [[1, Fraction(1, 2), 0, 3], [4, 5, 0, 6]]
