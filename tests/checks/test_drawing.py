"""Drawing by Hypothesis, and doing without it."""

import subprocess
import sys
from pathlib import Path

from fullrank.checks.bank import simplicity, to_plain
from fullrank.checks.drawing import draw_inputs

from .drawn import guarded, narrow, wide


def test_a_bank_is_as_large_as_asked_and_simplest_first() -> None:
    drawn = draw_inputs(wide)
    assert len(drawn) == 50
    assert drawn == sorted(drawn, key=simplicity)
    assert len({repr(to_plain(inputs)) for inputs in drawn}) == 50


def test_without_a_seed_the_draw_is_always_the_same() -> None:
    assert repr(draw_inputs(wide)) == repr(draw_inputs(wide))


def test_a_small_space_is_drawn_whole_with_what_is_always_there() -> None:
    assert draw_inputs(narrow) == [(1,), (2,), (7,)]


def test_guards_hold() -> None:
    drawn = draw_inputs(guarded)
    assert len(drawn) >= 5
    assert all(number % 2 == 0 for (number,) in drawn)


def test_drawing_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "from fullrank.checks import check\nfrom fullrank.checks.drawing import draw_inputs\n"
        "@check(inputs=lambda draw: (draw.integer(0, 9),), says='')\ndef p(f, n): pass\n"
        "print(len(draw_inputs(p)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout == "10\n"
    assert list(tmp_path.iterdir()) == []


def test_check_files_and_grading_need_no_hypothesis() -> None:
    code = "import sys; sys.modules['hypothesis'] = None\nimport fullrank.checks, fullrank.grader; print('ok')"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "ok\n"
