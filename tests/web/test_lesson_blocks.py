"""A lesson's blocks are read as their author meant them."""

from __future__ import annotations

import pytest

from fullrank import curriculum
from fullrank.records import Block
from fullrank.web import lesson_blocks


def test_headings_carry_names_that_differ_even_where_words_do_not() -> None:
    html, first = lesson_blocks.prose("## Again $x^2$\n\ntext\n\n## Again", 0)
    _, second = lesson_blocks.prose("## Again", len(first))
    places = [heading.place for heading in (*first, *second)]
    assert len(set(places)) == 3
    assert all(f'id="{heading.place}"' in html for heading in first)


def test_a_prediction_has_its_question_its_options_and_what_follows() -> None:
    body = "How many\nlines?\n\n- [ ] None\n- [x] Two, $a$\n  and more\n- [ ] All\n\nTwo lines.\n\nIndeed."
    found = lesson_blocks.prediction(Block("predict", body), "guess-1")
    assert found.question == "How many\nlines?"
    assert [(key, right) for key, _, right in found.options] == [("a", False), ("b", True), ("c", False)]
    assert found.options[1][1].endswith("and more")
    assert found.reveal == "Two lines.\n\nIndeed."


def test_a_figure_takes_the_state_that_the_lesson_names_over_its_own() -> None:
    block = Block("figure", "words", "eigen-spinner", {"state": "a=2, b=-0.5", "goal": "all-directions"})
    found = lesson_blocks.picture(block)
    assert found is not None
    assert (found.state["a"], found.state["b"]) == (2.0, -0.5)
    assert "angle" in found.state
    assert found.goal_words


def test_a_figure_that_is_not_drawn_yet_is_none() -> None:
    assert lesson_blocks.picture(Block("figure", "words", "no-such-figure")) is None


def test_a_derivation_takes_its_options_as_inputs_and_leaves_blank_alone() -> None:
    found = lesson_blocks.derivation("determinant", (("matrix", "2 1; 1 3"), ("blank", "2")))
    assert found.result == 5
    assert lesson_blocks.derivation("kept_direction", (("matrix", "2 1; 1 2"), ("vector", "1, -1"))).result == 1


def test_a_derivation_with_a_wrong_option_says_which() -> None:
    with pytest.raises(ValueError, match='"colour" is no input'):
        lesson_blocks.derivation("determinant", (("colour", "blue"),))


def test_every_block_of_every_lesson_can_be_made_ready() -> None:
    count = 0
    for lesson in curriculum.load().lessons.values():
        for block in lesson.blocks:
            if block.kind == "derivation":
                assert lesson_blocks.derivation(block.argument, tuple(block.options.items())).steps
                count += 1
            elif block.kind == "predict":
                assert any(right for _, _, right in lesson_blocks.prediction(block, "x").options)
                count += 1
    assert count > 3
