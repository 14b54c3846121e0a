"""The board of certified digits, numbers from a learner's file, and the page that can be printed."""

import math

import numpy as np
import pytest

from fullrank.notebooks import NotebookError, Waiting, certified_digits, fit_page, read_columns, score_board

WAITING = Waiting("levenberg_marquardt", "It is not written yet.")
X = np.arange(6.0)


@pytest.mark.parametrize(
    ("found", "digits"),
    [([1.0, 2.0], 11), ([1.0, 2.0002], 4), ([0.0, 2.0], 0), ([np.nan, 2.0], 0), ([-5.0, 2.0], 0), ([np.inf, 2.0], 0)],
)
def test_the_worst_parameter_decides_the_digits(found, digits):
    assert certified_digits(found, [1.0, 2.0]) == pytest.approx(digits, abs=1e-6)


def test_digits_of_what_waits_wait():
    assert certified_digits(WAITING, [1.0]) is WAITING
    assert score_board({"yours": {"Thurber": WAITING}}) is WAITING


def test_a_board_counts_what_has_four_digits_and_marks_what_has_not():
    board = score_board({"yours": {"A": 4.0, "B": 3.9}, "library": {"A": 10.0, "B": 9.0}})
    assert (board.solved("yours"), board.solved("library")) == (1, 2)
    assert "yours 1, library 2" in repr(board)
    html = board._repr_html_()
    assert html.count("✗") == 1
    assert "✗ 3.9" in html


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n3,4",
        "a;b\n1;2\n3;4",
        "a\tb\n1\t2\n\n3\t4\n",
        "a b # names\n# nothing\n1 2\n3   4",
        '"a","b"\n1,2\n3,4',
    ],
)
def test_columns_are_read_whatever_sets_them_apart(text):
    columns = read_columns(text)
    assert list(columns) == ["a", "b"]
    assert columns["b"].tolist() == [2.0, 4.0]


def test_columns_without_a_heading_get_names():
    assert list(read_columns("1 2 3\n4 5 6")) == ["x", "y", "c3"]


def test_a_file_is_read(tmp_path):
    file = tmp_path / "cooling.csv"
    file.write_text("minute,degrees\n0,91.5\n1,-.5e1\n", encoding="utf-8-sig")
    assert read_columns(str(file))["degrees"].tolist() == [91.5, -5.0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n3,", r"line 3, column 'b': '' is no number"),
        ("a,b\n1,2\n3,x", r"line 3, column 'b': 'x'"),
        ("a;b\n1;2,5", "decimals with a point"),
        ("a,b\n1,nan", "'nan' is no number"),
        ("1,2\n3", "line 2: 1 columns, where the first line has 2"),
        ("# nothing\n\n", "holds no numbers"),
        ("nowhere.csv", "cannot be read .*check its name"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, words):
    with pytest.raises(NotebookError, match=words):
        read_columns(text)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "odd.csv"
    file.write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(NotebookError, match="not UTF-8"):
        read_columns(file)


def page(**changes):
    given = {
        "title": "Tea <cooling>",
        "formula": "y = a & b",
        "parameters": {"a": (175.28475, 0.149), "b": (2.0, math.nan)},
        "x": X,
        "y": 2 * X,
        "curve": (X, 2 * X),
        "fitted": 2 * X + 0.1,
        "source": "Measured by me.",
    }
    return fit_page(**{**given, **changes})


def test_a_page_has_all_that_a_reader_asks_for_and_escapes_what_a_learner_wrote():
    html = page().html
    assert "175.28 ± 0.15" in html
    assert "no error can be told" in html
    assert html.count("<svg") == 2
    assert "4 degrees of freedom" in html
    assert "Tea &lt;cooling&gt;" in html and "a &amp; b" in html
    assert "@media print" in html
    assert "http" not in html


def test_a_page_is_written_to_a_file(tmp_path):
    file = page().save(tmp_path / "report.html")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(NotebookError, match="cannot be written"):
        page().save(tmp_path / "nowhere" / "report.html")


def test_a_page_of_what_waits_waits():
    assert page(parameters={"a": (WAITING, 1.0)}) is WAITING
    assert page(fitted=WAITING) is WAITING
