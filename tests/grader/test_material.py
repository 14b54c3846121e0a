"""Reading an exercise's folder."""

from pathlib import Path

import pytest

from fullrank.grader import read_task, version_of
from fullrank.grader.material import MaterialError, load, load_checks, read_words, read_wrong
from fullrank.records import Exercise


def test_a_task_is_read_with_its_front_matter(doubling: Exercise) -> None:
    task = read_task(doubling.folder)
    assert (task.title, task.concepts, task.summary) == ("Twice as much", ("scaling",), "Double every entry.")
    assert task.text.startswith("Doubling is the plainest")


def test_front_matter_without_a_key_is_named(tiny: Exercise) -> None:
    (tiny.folder / "task.md").write_text("---\ntitle: T\n---\ntext\n")
    with pytest.raises(MaterialError, match=r"task\.md lacks concepts, summary in its front matter"):
        read_task(tiny.folder)


def test_a_task_without_front_matter_is_named(tiny: Exercise) -> None:
    (tiny.folder / "task.md").write_text("text\n")
    with pytest.raises(MaterialError, match="does not begin with front matter"):
        read_task(tiny.folder)


def test_an_exercise_without_checks_is_named(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match=r"check\.py is missing"):
        load_checks(tmp_path)


def test_wrong_answers_carry_slip_and_property(doubling: Exercise) -> None:
    assert [(wrong.file.name, wrong.slip, wrong.caught_by) for wrong in read_wrong(doubling.folder)] == [
        ("adds_two.py", "two-added", "entries_are_doubled"),
        ("first_only.py", "first-only", "shape_is_kept"),
        ("in_place.py", "changes-arguments", "arguments_stay"),
        ("squares.py", "squared", "entries_are_doubled"),
    ]


def test_words_of_the_exercise_come_before_its_concepts_and_those_before_others(tiny: Exercise) -> None:
    lesson = tiny.folder.parent.parent / "slips.toml"
    lesson.write_text(
        '[shearing.squared]\nwords = "shearing"\n[shearing.tilted]\nwords = "shearing"\n'
        '[shearing.lost]\nwords = "lost"\n'
        '[scaling.squared]\nwords = "scaling"\n[scaling.tilted]\nwords = "scaling"\n'
    )
    words = read_words(tiny.folder, ("scaling",))
    assert (words["squared"], words["tilted"], words["lost"]) == (
        "You made the slip called squared.",
        "scaling",
        "lost",
    )


def test_a_slips_file_that_is_not_toml_is_named(tiny: Exercise) -> None:
    (tiny.folder / "slips.toml").write_text("[squared\n")
    with pytest.raises(MaterialError, match=r"slips\.toml is not TOML"):
        read_words(tiny.folder, ())


@pytest.mark.parametrize(
    ("name", "changes"), [("check.py", True), ("bank.json", True), ("solution.py", True), ("task.md", False)]
)
def test_the_version_is_of_what_decides_a_verdict(tiny: Exercise, name: str, changes: bool) -> None:
    before = version_of(tiny.folder)
    with (tiny.folder / name).open("a") as file:
        file.write("\n")
    assert (version_of(tiny.folder) != before) is changes


def test_material_is_read_once_until_a_file_changes(tiny: Exercise) -> None:
    first = load(tiny)
    assert load(tiny) is first
    (tiny.folder / "wrong" / "squares.py").unlink()
    assert len(load(tiny).wrong) == len(first.wrong) - 1
