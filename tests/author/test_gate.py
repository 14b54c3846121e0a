"""The gate over the whole curriculum; it counts what it looked at, and planted faults are named."""

import pytest

from fullrank import author, curriculum, practice
from fullrank.author import references
from fullrank.author.gate import exercises_of
from fullrank.records import Block


def test_a_lesson_or_exercise_that_is_not_there_is_refused() -> None:
    with pytest.raises(author.AuthorError, match="There is no lesson or exercise `nowhere`"):
        author.check(("nowhere",))
    with pytest.raises(author.AuthorError, match="There is no exercise `nothing`"):
        exercises_of(curriculum.load(), ("nothing",))


def test_one_lesson_can_be_looked_at_alone() -> None:
    told: list[str] = []
    report = author.check(("finding-them",), draws=5, tell=told.append)
    assert report.faults == []
    assert report.counts["draws"] == 5 * report.counts["generators"] > 0
    assert report.counts["exercises"] >= 1
    assert len(told) == report.counts["generators"] + report.counts["exercises"]


def test_texts_alone_are_looked_at_without_drawing_or_judging() -> None:
    report = author.check(proofs=False)
    assert report.faults == []
    assert report.counts["lessons"] >= 6
    assert report.counts["formulas"] > 100
    assert "draws" not in report.counts


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Block("figure", "", "no-such-figure"), "names the figure `no-such-figure`"),
        (Block("figure", "", "eigen-spinner", {"goal": "fly"}), "sets the goal `fly`"),
        (Block("figure", "", "eigen-spinner", {"state": "z=1"}), "sets `z`"),
        (Block("question", "", "no_such_question"), "names the generator `no_such_question`"),
        (Block("recall", "", "taylor-series"), "recalls `taylor-series`, which has no generator"),
        (Block("derivation", "", "no_such"), 'There is no derivation "no_such"'),
        (Block("derivation", "", "determinant", {"matrix": "1 2; 3"}), "determinant"),
    ],
)
def test_a_name_that_nothing_answers_to_is_a_fault(block: Block, words: str) -> None:
    content = curriculum.load()
    bank = practice.load(content)
    lesson = content.lessons["finding-them"]
    faults = [str(fault) for fault in references._named(lesson, block, bank, "lesson.md:1")]
    assert len(faults) == 1
    assert words in faults[0] or block.kind == "derivation"
