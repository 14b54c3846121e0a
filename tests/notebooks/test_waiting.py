"""What stands for an unsolved exercise stops nothing and says what it waits for."""

import copy

import numpy as np
import pytest

from fullrank.notebooks import Waiting

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
