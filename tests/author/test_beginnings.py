"""What a new lesson, question, exercise or figure begins with."""

import shutil
from pathlib import Path

import pytest

from fullrank import author, curriculum, figures
from fullrank.author import beginnings


@pytest.fixture
def courses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the courses in which things may be begun."""
    copy = tmp_path / "courses"
    shutil.copytree(curriculum.root(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("fullrank.curriculum.tree.root", lambda: copy)
    return copy


def test_a_lesson_begins_as_the_last_of_its_week(courses: Path) -> None:
    opened = author.begin("lesson", ("linear-algebra", "5", "a-new-idea"))
    assert opened.parent.name == "7-a-new-idea"
    assert "a-new-idea" in curriculum.load().lessons


def test_a_question_is_added_to_its_lesson(courses: Path) -> None:
    opened = author.begin("question", ("finding-them", "a_new_one"))
    assert "def a_new_one(rng):" in opened.read_text()


def test_an_exercise_begins_with_its_files(courses: Path) -> None:
    opened = author.begin("exercise", ("finding-them", "a_new_one"))
    assert {path.name for path in opened.parent.iterdir()} == {"task.md", "solution.py", "check.py", "wrong", "right"}
    assert "a_new_one" in curriculum.load().exercises


def test_a_figure_begins_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "FIGURES", tmp_path)
    opened = author.begin("figure", ("a-new-figure",))
    assert {path.name for path in opened.parent.iterdir()} == {"figure.js", "words.toml"}


@pytest.mark.parametrize(
    ("kind", "arguments", "words"),
    [
        ("lesson", ("linear-algebra", "5", "Bad Name"), "is no name for it"),
        ("lesson", ("algebra", "5", "name"), "There is no course `algebra`"),
        ("lesson", ("linear-algebra", "9", "name"), "Week 9 of linear-algebra has no folder"),
        ("question", ("nowhere", "name"), "There is no lesson `nowhere`"),
        ("exercise", ("finding-them", "eigen_2x2"), "is there already"),
        ("exercise", ("finding-them",), "Say `lesson COURSE WEEK NAME`"),
    ],
)
def test_what_cannot_be_begun_says_why(courses: Path, kind: str, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(author.AuthorError, match=words):
        author.begin(kind, arguments)


def test_every_kind_that_the_command_offers_can_be_begun() -> None:
    assert set(beginnings.KINDS) == {"lesson", "question", "exercise", "figure"}
