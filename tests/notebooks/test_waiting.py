"""What stands for an unsolved exercise stops nothing and says what it waits for."""

import copy

import numpy as np
import pytest

from fullrank.notebooks import Waiting
from fullrank.notebooks.waiting import passes_on, when_ready

WAITING = Waiting("pagerank", "pagerank is <not> written yet.")


@pytest.mark.parametrize(
    "use",
    [
        lambda w: w(np.eye(2), 0.85),
        lambda w: w[3],
        lambda w: w + 1,
        lambda w: 2 * w,
        lambda w: np.ones(3) @ w,
        lambda w: np.ones(3) - w,
        lambda w: w < 0.5,
        lambda w: -w,
        lambda w: w.sum(),
        lambda w: w.mine,
        lambda w: next(iter(w)),
        lambda w: abs(w - np.ones(2)).max() <= 1,
    ],
)
def test_whatever_is_done_with_it_waits_on(use):
    assert isinstance(use(WAITING), Waiting)


def test_it_is_not_true_and_prints_as_dots():
    assert not WAITING
    assert f"{WAITING:.3f}" == "…"
    assert np.isnan(float(WAITING))


def test_two_parts_can_be_taken_from_it():
    value, vector = WAITING
    assert isinstance(value, Waiting)
    assert isinstance(vector, Waiting)


def test_it_says_what_it_waits_for_and_how_to_borrow():
    html = WAITING._repr_html_()
    assert "pagerank is &lt;not&gt; written yet" in html
    assert "<code>lend</code>" in html


def test_it_pretends_to_be_nothing_else():
    assert not hasattr(WAITING, "default_database")
    assert not hasattr(WAITING, "_repr_png_")
    with pytest.raises(AttributeError, match="stands for pagerank"):
        WAITING.connect()
    assert isinstance(copy.copy(WAITING), Waiting)


def test_passing_on_leaves_a_function_as_it_is_where_nothing_waits():
    def total(f, x):
        return f(x) + 1

    wrapped = passes_on(total)
    assert wrapped(lambda x: 2 * x, 3) == 7
    assert wrapped.__name__ == "total"


@pytest.mark.parametrize(
    "arguments",
    [(lambda x: x, WAITING), (lambda x: WAITING, 1), (lambda x: x, [1, (2, WAITING)])],
    ids=["an argument waits", "a callback waits", "a part waits"],
)
def test_passing_on_gives_what_waits_instead_of_an_error(arguments):
    assert passes_on(lambda f, x: np.exp(f(x)))(*arguments) is WAITING


def test_passing_on_a_function_that_waits_is_that_function():
    assert passes_on(WAITING) is WAITING


def test_errors_of_a_learners_own_are_not_hidden():
    with pytest.raises(ZeroDivisionError, match="division by zero"):
        passes_on(lambda x: 1 / x)(0)


def test_a_function_runs_once_all_it_needs_is_there():
    called = []

    def work(*given):
        called.append(given)
        return "done"

    assert when_ready(WAITING)(work)(1) is WAITING
    assert when_ready(np.sum)(work)(1, [2, (WAITING,)]) is WAITING
    assert when_ready()(work)({"a": WAITING}) is WAITING
    assert called == []
    assert when_ready(np.sum)(work)(1, [2]) == "done"
    assert called == [(1, [2])]
