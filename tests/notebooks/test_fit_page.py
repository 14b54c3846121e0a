"""The board of certified digits, numbers from a learner's file, and the page that can be printed."""

import math

import numpy as np
import pytest

from fullrank.notebooks import (
    NotebookError,
    ToMend,
    Waiting,
    certified_digits,
    fit_page,
    in_words,
    model_at,
    read_columns,
    score_board,
    xy_columns,
)

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
        ("", "No file is named; write the path of a CSV file"),
        ("  ", "No file is named"),
        (".", "is a folder, and a file of numbers is needed"),
        ("x,y\n", "has a heading and no numbers"),
        ("time, s,y\n1,2", r"in the heading: 3 \(time \| s \| y\); columns below it: 2\. Give each"),
        ("x\n1,2", r"in the heading: 1 \(x\); columns below it: 2"),
        ("v,v\n1,2", "two columns are named 'v'; give each column a name of its own"),
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


def test_a_constant_is_drawn_through_all_points():
    assert "5 degrees of freedom" in page(parameters={"a": (5.0, 1.0)}, fitted=5.0, curve=(X, 5.0)).html


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"fitted": X * math.nan}, "no finite value at 6 of 6 points"), ({"fitted": X[:2]}, r"shape \(2,\) at 6 points")],
)
def test_a_page_without_finite_values_is_refused(changes, words):
    with pytest.raises(NotebookError, match=words):
        page(**changes)


def test_the_first_two_columns_are_taken_and_one_is_too_few():
    x, y = xy_columns("a,b,c\n1,2,3\n4,5,6")
    assert (x.tolist(), y.tolist()) == ([1.0, 4.0], [2.0, 5.0])
    with pytest.raises(NotebookError, match=r"Only one column came \(x\), and a fit needs two"):
        xy_columns("x\n1\n2\n3\n")


def test_a_model_that_is_constant_gives_a_number_for_each_x():
    assert model_at(lambda x, a: a, {"a": 2}, X)(X, 3.0).tolist() == [3.0] * 6


@pytest.mark.parametrize(
    ("model", "start", "words"),
    [
        (lambda x, a, b: a * np.log(x - b), {"a": 1, "b": 5.0}, r"at 6 of 6 points .*\(a = 1, b = 5\), .* x = 0"),
        (lambda x, a: a * math.exp(x), {"a": 1.0}, r"my_model stopped \(TypeError: .*NumPy's functions"),
        (lambda x, a: a * x, {"a": 1.0, "b": 2.0}, r"stopped \(TypeError: .*x, an array, and then a, b, in the order"),
        (lambda x, a: a * x[:2], {"a": 1.0}, r"shape \(2,\) for 6 values of x"),
        (lambda x, a: a * x, {"a": "one"}, "gives a as 'one', and a number is needed"),
        (lambda x: x, {}, "my_start is empty"),
        (lambda x, *b: x, dict.fromkeys("abcdefg", 1.0), "Points in my_file: 6; parameters in my_start: 7"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value|divide by zero:RuntimeWarning")
def test_a_model_that_cannot_be_fitted_is_said(model, start, words):
    with pytest.raises(NotebookError, match=words):
        model_at(model, start, X)


def test_a_fit_that_cannot_be_made_is_a_sentence_that_waits():
    def broken(text):
        x, _ = xy_columns(text)
        return np.linalg.inv(np.zeros((2, 2))) @ x

    told = in_words(broken)("x\n1\n2")
    assert isinstance(told, ToMend)
    assert repr(told).startswith("Only one column came")
    assert "my_maths" not in told._repr_html_()
    assert page(fitted=told) is told
    assert "two parameters do the same work" in repr(in_words(broken)("1,2\n2,3"))
    (x, b), report = told
    assert x is b is report is told
