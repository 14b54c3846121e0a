"""Prose and directives of a lesson."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fullrank import curriculum


def test_blocks_stand_in_order_with_their_lines(small: Callable[..., Path]) -> None:
    lesson = curriculum.load(small()).lessons["only"]
    assert [block.kind for block in lesson.blocks][:4] == ["prose", "recall", "predict", "figure"]
    text = (lesson.folder / "lesson.md").read_text().split("\n")
    for block in lesson.blocks:
        if block.kind != "prose":
            assert text[block.line - 1].startswith("```{" + block.kind)


def test_options_are_taken_from_the_first_lines_of_a_directive(small: Callable[..., Path]) -> None:
    lesson = curriculum.load(small()).lessons["only"]
    figure = next(block for block in lesson.blocks if block.kind == "figure")
    assert (figure.argument, dict(figure.options)) == ("some-figure", {"state": "a=1"})
    assert figure.body == "A caption with $x$."


def test_an_ordinary_code_fence_stays_prose(small: Callable[..., Path], lesson_text: str) -> None:
    text = lesson_text + "\n```\nplain\n```\n"
    lesson = curriculum.load(small({"lesson.md": text})).lessons["only"]
    assert lesson.blocks[-1].kind == "prose"
    assert "plain" in lesson.blocks[-1].body


def test_an_unknown_directive_is_refused_with_its_line(small: Callable[..., Path], lesson_text: str) -> None:
    folder = small({"lesson.md": lesson_text + "\n```{film} x\n```\n"})
    with pytest.raises(curriculum.CurriculumError, match=r"lesson\.md:\d+: unknown directive \{film\}"):
        curriculum.load(folder)
