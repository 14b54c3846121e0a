"""Collecting steps."""

import pytest

from fullrank.derivations.worked import Worked
from fullrank.records import Step


def test_steps_are_kept_in_their_order():
    work = Worked("one", "One", "x")
    work.step("first", "a", "why")
    work.step("second", "b", "why not")
    done = work.done(3, "c")
    assert done.steps == (Step("first", "a", "why"), Step("second", "b", "why not"))
    assert (done.name, done.title, done.given_tex, done.result, done.answer_tex) == ("one", "One", "x", 3, "c")


def test_a_formula_longer_than_a_page_is_refused():
    with pytest.raises(ValueError, match="too long to read"):
        Worked("one", "One", "x" * 4_000)
