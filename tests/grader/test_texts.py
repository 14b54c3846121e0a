"""Every text that reaches a page can be set."""

from dataclasses import replace

from fullrank.grader import read_task
from fullrank.grader.material import load
from fullrank.grader.texts import unset
from fullrank.records import Exercise


def test_texts_that_can_be_set_meet_no_objection(doubling: Exercise) -> None:
    assert list(unset(load(doubling), read_task(doubling.folder))) == []


def test_a_formula_that_cannot_be_set_is_named_with_its_file(doubling: Exercise) -> None:
    task = replace(read_task(doubling.folder), summary="half: $\\frac{1$")
    ((file, why),) = unset(load(doubling), task)
    assert file.name == "task.md"
    assert "frac" in why
