"""Every exercise, proved both ways."""

import pytest

from fullrank import curriculum, grader

CONTENT = curriculum.load()
EXERCISES = {**CONTENT.exercises, **CONTENT.of_exams}


def test_there_are_exercises_in_every_lesson() -> None:
    assert all(lesson.exercises for lesson in CONTENT.lessons.values())
    assert len(EXERCISES) >= 8


@pytest.mark.parametrize("name", EXERCISES)
def test_starter_fails_right_answers_pass_wrong_ones_earn_their_slip(name: str) -> None:
    proof = grader.proof(EXERCISES[name])
    assert [str(fault) for fault in proof.faults] == []
    print(f"{name}: {proof.properties} properties, {proof.inputs} inputs, {proof.fresh_inputs} fresh ones")
    assert min(proof.properties, proof.wrong) >= 4
    assert proof.right >= 2
    assert min(proof.inputs, proof.fresh_inputs, proof.junk) >= 100
    assert proof.examples >= 1


@pytest.mark.parametrize("name", EXERCISES)
def test_the_ladder_of_hints_ends_with_a_solution(name: str) -> None:
    hints = grader.hints(EXERCISES[name])
    assert len(hints) >= 4
    assert f"def {name}(" in hints[-1]
    assert not any(f"def {name}(" in hint for hint in hints[:-1])
