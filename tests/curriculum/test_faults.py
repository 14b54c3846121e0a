"""The gate on what lessons say, seen to catch each fault."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fullrank import curriculum


def _faults(folder: Path) -> list[str]:
    return [str(fault) for fault in curriculum.find_faults(curriculum.load(folder))]


def test_a_lesson_without_fault_has_none(small: Callable[..., Path]) -> None:
    assert _faults(small()) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("word " * 750, "word", "has \\d+ words"),
        ("concepts: [one]", "concepts: [one, three]", "teaches `three`, which is no concept"),
        ("concepts: [one]", "concepts: []", "teaches 0 concepts"),
        ("- [x] that", "- [ ] that", "offers 0 right and 2 wrong"),
        ("assert 1 + 1 == 2", "1 + 1", "asserts nothing"),
        ("assert 1 + 1 == 2", "x = 1\n" * 10 + "assert x", "a cell of 11 lines"),
        ("assert 1 + 1 == 2", "assert 1 + 1 == 2  # " + "x" * 70, "lines over 78 characters"),
        (":blank: 2\n", "", "no faded derivation"),
        ("{exercise} write_it", "{exercise} write_that", "names the exercise `write_that`"),
        ("{recall} one", "{recall} four", "recalls `four`"),
        (":state: a=1", ":stat: a=1", "has the option `stat`"),
        ("A caption with $x$.", "A caption with $\\frac{1}$.", "KaTeX cannot set"),
        ("```{question} ask\n```", "", "has no {question}"),
    ],
)
def test_a_planted_fault_is_named(small: Callable[..., Path], lesson_text: str, old: str, new: str, words: str) -> None:
    assert old in lesson_text
    faults = _faults(small({"lesson.md": lesson_text.replace(old, new)}))
    assert any(re.search(words, fault) for fault in faults), faults


@pytest.mark.parametrize(
    ("slips", "words"),
    [
        ("", "`one.upside-down` has no words"),
        ('[one.upside-down]\nwords = "too few"\n', "has 2 words"),
        ('[two.other]\nwords = "' + "word " * 30 + '"\n', "taught elsewhere"),
    ],
)
def test_a_fault_in_the_slips_is_named(small: Callable[..., Path], slips: str, words: str) -> None:
    assert any(words in fault for fault in _faults(small({"slips.toml": slips})))


def test_a_circle_of_needs_is_named(small: Callable[..., Path]) -> None:
    folder = small()
    path = folder / "concepts.json"
    path.write_text(path.read_text().replace('"needs": []', '"needs": ["two"]'))
    assert any("needs itself" in fault for fault in _faults(folder))


def test_a_need_that_is_no_concept_is_named(small: Callable[..., Path]) -> None:
    folder = small()
    path = folder / "concepts.json"
    path.write_text(path.read_text().replace('"needs": []', '"needs": ["zero"]'))
    assert any("needs `zero`, which is no concept" in fault for fault in _faults(folder))


def test_a_figure_before_the_first_prediction_is_named(small: Callable[..., Path], lesson_text: str) -> None:
    early = lesson_text.replace("```{recall} one", "```{figure} early\nCaption.\n```\n\n```{recall} one")
    assert any("before the first {predict}" in fault for fault in _faults(small({"lesson.md": early})))


RECALL = "```{recall} one\n```"


def test_a_lesson_that_needs_another_without_recall_is_named(small: Callable[..., Path], lesson_text: str) -> None:
    assert RECALL in lesson_text
    forgetful = lesson_text.replace(RECALL, "").replace("concepts: [one]", "concepts: [two]")
    assert any("has no {recall}" in fault for fault in _faults(small({"lesson.md": forgetful})))


@pytest.mark.parametrize("concepts", ["one", "one, two"])
def test_a_lesson_that_needs_nothing_from_elsewhere_has_nothing_to_recall(
    small: Callable[..., Path], lesson_text: str, concepts: str
) -> None:
    first = lesson_text.replace(RECALL, "").replace("concepts: [one]", f"concepts: [{concepts}]")
    assert not any("recall" in fault for fault in _faults(small({"lesson.md": first})))


@pytest.mark.parametrize(
    ("text", "words"),
    [("Too short.", "2 words"), ("word " * 400 + "$\\frac{1}$", "explanation.md: .*Mend the formula")],
)
def test_a_project_explains_itself_soundly_or_not_at_all(small: Callable[..., Path], text: str, words: str) -> None:
    folder = small()
    project = folder / "1-small" / "project-own"
    project.mkdir()
    stone = '[[milestones]]\nid = "a"\ntitle = "A"\nwords = "Do it."\n'
    (project / "project.toml").write_text(f'title = "Own"\nsummary = "One."\n{stone}')
    before = _faults(folder)
    (project / "explanation.md").write_text("word " * 400)
    assert _faults(folder) == before
    (project / "explanation.md").write_text(text)
    (new,) = set(_faults(folder)) - set(before)
    assert re.search(words, new)


def _written_to_its_end(folder: Path) -> Path:
    """The small curriculum with its second week taken out: nothing is left to write but the end."""
    path = folder / "1-small" / "course.toml"
    path.write_text(path.read_text().partition("[[weeks]]\nnumber = 2")[0])
    return folder / "1-small"


def test_a_course_written_to_its_end_needs_a_recap_and_an_exam(small: Callable[..., Path]) -> None:
    folder = small()
    course = _written_to_its_end(folder)
    assert any("has no recap.md" in fault for fault in _faults(folder))
    assert any("exam: has 0 functions" in fault for fault in _faults(folder))
    (course / "recap.md").write_text("word " * 700)
    for number in range(6):
        place = course / "exam" / f"function_{number}"
        place.mkdir(parents=True)
        (place / "task.md").write_text("---\ntitle: Write it\nsummary: Do.\nconcepts: [one]\n---\nText.\n")
    assert _faults(folder) == []
    found = curriculum.load(folder)
    assert len(found.of_exams) == 6
    assert not set(found.of_exams) & set(found.exercises)


@pytest.mark.parametrize(("text", "words"), [("word " * 5, "5 words"), ("word " * 700 + "$\\frac{1}$", "cannot set")])
def test_a_fault_in_a_recap_is_named(small: Callable[..., Path], text: str, words: str) -> None:
    folder = small()
    (folder / "1-small" / "recap.md").write_text(text)
    assert any("recap.md" in fault and words in fault for fault in _faults(folder))
