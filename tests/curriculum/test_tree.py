"""The curriculum's folders as records."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fullrank import curriculum


def test_the_real_courses_are_found() -> None:
    found = curriculum.load()
    assert [course.id for course in found.courses] == ["linear-algebra", "multivariate-calculus", "pca"]
    assert len(found.concepts) == 116
    assert found.lessons, "no lesson found: the tree was not read"


def test_a_week_without_a_folder_stands_there_unwritten(small: Callable[..., Path]) -> None:
    (course,) = curriculum.load(small()).courses
    assert [len(week.lessons) for week in course.weeks] == [1, 0]
    assert course.weeks[1].concepts == ("two",)


def test_ids_come_from_folder_names(small: Callable[..., Path]) -> None:
    found = curriculum.load(small())
    assert list(found.lessons) == ["only"]
    assert list(found.exercises) == ["write_it"]
    lesson = found.lesson_of("one")
    assert lesson is not None and lesson.id == "only"
    assert found.lesson_of("two") is None


def test_a_folder_without_an_entry_in_course_toml_is_a_fault(small: Callable[..., Path]) -> None:
    folder = small()
    (folder / "1-small" / "3-third").mkdir()
    with pytest.raises(curriculum.CurriculumError, match=r"\[3\] have folders but no"):
        curriculum.load(folder)


def test_two_lessons_of_one_name_are_a_fault(small: Callable[..., Path]) -> None:
    folder = small()
    lesson = folder / "1-small" / "1-first" / "1-only"
    copy = lesson.with_name("2-only")
    copy.mkdir()
    (copy / "lesson.md").write_text((lesson / "lesson.md").read_text())
    with pytest.raises(curriculum.CurriculumError, match="share a name"):
        curriculum.load(folder)


def test_no_course_is_a_fault_and_not_an_empty_curriculum(tmp_path: Path) -> None:
    (tmp_path / "concepts.json").write_text("[]")
    with pytest.raises(curriculum.CurriculumError, match="holds no course"):
        curriculum.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("course.toml", "title = ", "not TOML"),
        ("course.toml", 'summary = "x"\n[[weeks]]\nnumber = 1\ntitle = "t"\nsummary = "s"', "`title` is None"),
        ("lesson.md", "No front matter", "does not begin with front matter"),
        ("lesson.md", "---\ntitle: a: b\n---\n", "not YAML"),
        ("lesson.md", "---\n- a\n---\n", "holds list"),
        ("lesson.md", "---\ntitle: A\nsummary: B\nconcepts: one\nminutes: 3\n---\n", "`concepts` is 'one'"),
        ("slips.toml", "[one.upside-down]\n", "has no `words`"),
        ("task.md", "---\ntitle: A\n---\n", "`summary` is None"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(small: Callable[..., Path], name: str, text: str, words: str) -> None:
    folder = small({name: text})
    with pytest.raises(curriculum.CurriculumError, match=words):
        curriculum.load(folder)


def test_a_stray_file_in_a_lesson_is_named(small: Callable[..., Path]) -> None:
    folder = small()
    (folder / "1-small" / "1-first" / "1-only" / "notes.txt").write_text("x")
    with pytest.raises(curriculum.CurriculumError, match="holds notes.txt"):
        curriculum.load(folder)
