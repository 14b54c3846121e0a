"""Trying properties: simplest first, and no further than the first that fails."""

from collections.abc import Callable

from fullrank.grader.judge import FIRST, run_properties
from fullrank.grader.material import load
from fullrank.grader.workers import open_worker
from fullrank.records import Exercise


def test_a_right_answer_is_tried_on_everything(doubling: Exercise, written: Callable[[str], str]) -> None:
    material = load(doubling)
    with open_worker(written("return 2 * v"), "double.py") as worker:
        run = run_properties("double", worker, material.properties, material.bank)
    assert run.failed is None
    assert run.checked == sum(map(len, material.bank.values()))


def test_it_stops_at_the_first_property_that_fails(doubling: Exercise, written: Callable[[str], str]) -> None:
    material = load(doubling)
    with open_worker(written("return 2 * v if len(v) < 3 else v"), "double.py") as worker:
        run = run_properties("double", worker, material.properties, material.bank)
    assert run.failed is not None and run.trial is not None
    assert run.failed.name == "entries_are_doubled"
    assert len(run.trial.inputs[0]) == 3
    assert run.checked > FIRST


def test_first_answers_are_of_the_first_calls(doubling: Exercise, written: Callable[[str], str]) -> None:
    material = load(doubling)
    with open_worker(written("return 3 * v"), "double.py") as worker:
        run = run_properties("double", worker, material.properties, material.bank)
        assert run.failed is not None
        calls, answers = run.first_answers(run.failed, material.bank[run.failed.name][:20])
    assert len(calls) == len(answers) == 20
    assert all((answer.value == 3 * call[0]).all() for call, answer in zip(calls, answers, strict=True))
