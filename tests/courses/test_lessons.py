"""What lessons say is held by running them."""

import pytest

from fullrank import curriculum, grader, practice
from fullrank.author import references
from fullrank.records import Block

CONTENT = curriculum.load()
CELLS = [(lesson, block) for lesson in CONTENT.lessons.values() for block in lesson.blocks if block.kind == "python"]


def test_the_curriculum_has_no_fault() -> None:
    faults = [*curriculum.find_faults(CONTENT), *references.find(CONTENT, practice.load(CONTENT))]
    assert [str(fault) for fault in faults] == []
    assert len(CONTENT.lessons) >= 6


def test_every_lesson_has_a_cell() -> None:
    assert {lesson.id for lesson, _ in CELLS} == set(CONTENT.lessons)


@pytest.mark.parametrize(("lesson", "block"), CELLS, ids=[f"{lesson.id}:{block.line}" for lesson, block in CELLS])
def test_a_cell_runs_sealed_and_its_assertion_holds(lesson: object, block: Block) -> None:
    output = grader.run_cell(block.body)
    assert (output.status, output.error) == ("ok", "")


def test_a_cell_whose_claim_is_wrong_is_caught() -> None:
    output = grader.run_cell("import numpy as np\nassert np.isclose(1, 2)")
    assert output.status == "error"
    assert "AssertionError" in output.error


@pytest.mark.parametrize("lesson", CONTENT.lessons)
def test_the_voice_has_no_filler(lesson: str) -> None:
    text = (CONTENT.lessons[lesson].folder / "lesson.md").read_text(encoding="utf-8")
    prose = " ".join(
        block.body for block in CONTENT.lessons[lesson].blocks if block.kind in ("prose", "figure", "predict")
    )
    found = [
        word for word in ("simply", "obviously", "clearly", "trivial", "of course") if f" {word} " in prose.lower()
    ]
    assert found == []
    assert "!" not in prose.replace("!=", "").replace("![", "")
    assert "—" not in text
