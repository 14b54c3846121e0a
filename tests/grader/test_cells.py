"""Cells of a lesson."""

import pytest

from fullrank.grader import CellOutput, cells, run_cell
from fullrank.sandbox import SandboxError


def test_a_cell_gives_what_it_prints_and_its_last_value() -> None:
    assert run_cell("print('hello')\n1 + 1") == CellOutput("hello\n", "2", "", "ok", None)


def test_a_cell_without_a_value_gives_none() -> None:
    assert run_cell("x = 3").value == ""


def test_a_cell_that_fails_says_where() -> None:
    output = run_cell("x = 1\nassert x == 2, 'no'")
    assert (output.status, output.line, output.error) == ("error", 2, "AssertionError on line 2: no")


def test_a_cell_that_never_ends_is_stopped() -> None:
    assert run_cell("while True: pass").status == "time"


def test_what_a_cell_prints_is_plain() -> None:
    assert run_cell("print('\\x1b[2Jx\\u202e')").stdout == "x\n"


def test_a_fault_of_ours_is_called_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(source: str, filename: str) -> None:
        raise SandboxError("the warm process is gone")

    monkeypatch.setattr(cells, "open_worker", gone)
    assert run_cell("1").status == "broken"
