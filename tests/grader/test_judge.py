"""Trying properties: simplest first, and no further than the first that fails."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from fullrank.checks.replay import try_property
from fullrank.grader.judge import FIRST, run_properties
from fullrank.grader.material import load
from fullrank.grader.workers import open_worker
from fullrank.records import Exercise
from fullrank.sandbox import Outcome

Array = NDArray[np.float64]


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


def _huge_corner(A: Array, n: int) -> Array:
    """One huge entry that multiplies as it should, beside others that mean nothing."""
    power = np.linalg.matrix_power(A, n) + 1.0
    power[0, 0] = 2.0 ** (40 * n)
    return power


def _huge_vectors(A: Array) -> tuple[Array, Array]:
    return np.sort(np.linalg.eigvals(A).real)[::-1], np.array([[1e200, 2e200], [3e200, 5e200]])


def _huge_and_askew(A: Array, x: Array, tol: float, max_steps: int) -> tuple[float, Array]:
    values, columns = np.linalg.eig(A)
    k = int(np.argmax(np.abs(values)))
    v = columns[:, k].real
    return float(values[k].real), (v + 1e-3 * np.roll(v, 1) * [1, *[-1] * (len(v) - 1)]) * 1e149


HIDDEN_BY_SIZE = {
    ("matrix_power", "steps_add_up"): _huge_corner,
    ("eigen_2x2", "zero_corners_do_no_harm"): _huge_vectors,
    ("power_iteration", "scale_does_not_matter"): _huge_and_askew,
}


@pytest.mark.parametrize(("name", "property_name"), HIDDEN_BY_SIZE)
def test_huge_entries_hide_no_wrong_ones(exercises: dict[str, Exercise], name: str, property_name: str) -> None:
    material, answer = load(exercises[name]), HIDDEN_BY_SIZE[name, property_name]
    wanted = next(each for each in material.properties if each.name == property_name)
    with np.errstate(all="ignore"):
        trials = try_property(
            wanted, material.bank[property_name], lambda calls: [Outcome("ok", answer(*call)) for call in calls]
        )
    assert len(trials) >= 30
    assert [trial.inputs for trial in trials if trial.passed] == []
