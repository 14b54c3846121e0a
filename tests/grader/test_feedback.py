"""The parts of feedback that hold for every exercise of the course."""

import pytest

from fullrank.grader import grade
from fullrank.grader.material import load
from fullrank.records import Exercise


def test_words_never_hold_the_answer(exercise: Exercise) -> None:
    material = load(exercise)
    answer = [line.split("#")[0].strip() for line in material.solution.splitlines()]
    long_lines = [line for line in answer if len(line) > 20 and "def " not in line]
    assert long_lines
    for slip, words in material.words.items():
        assert not any(line in words for line in long_lines), slip


@pytest.mark.parametrize("source", ["", "pass\n", "x = [\n", "\x00", "def f(): pass\n" * 50, "import this\n"])
def test_whatever_is_handed_in_there_is_a_verdict(exercise: Exercise, source: str) -> None:
    verdict = grade(exercise, source)
    assert verdict.status in ("wrong", "error")
    assert verdict.message
