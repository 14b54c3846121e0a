"""The learner's folder."""

from datetime import datetime
from pathlib import Path

import pytest

from fullrank.records import Exercise
from fullrank.workspace import WorkspaceError, open_workspace, replace_text

EXERCISE = Exercise("double", "Double", "Twice a number.", "lesson", ("one",), Path("."))


def test_a_new_workspace_is_made_with_its_folders(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "deep" / "home")
    assert sorted(path.name for path in workspace.home.iterdir()) == [".fullrank", "my_maths", "projects"]
    assert (workspace.maths / "__init__.py").is_file()


def test_opening_again_changes_nothing_that_the_learner_wrote(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.write(EXERCISE, "mine")
    (workspace.maths / "__init__.py").write_text("from .double import *")
    again = open_workspace(tmp_path)
    assert again.read(EXERCISE, "starter") == "mine"
    assert (workspace.maths / "__init__.py").read_text() == "from .double import *"


def test_a_missing_file_reads_as_the_starter_and_begin_writes_it_once(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    assert workspace.read(EXERCISE, "starter") == "starter"
    workspace.begin(EXERCISE, "starter")
    workspace.write(EXERCISE, "mine")
    assert workspace.begin(EXERCISE, "starter").read_text() == "mine"


def test_reset_keeps_what_stood_there(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.write(EXERCISE, "mine")
    kept = workspace.reset(EXERCISE, "starter", datetime(2026, 1, 2, 3, 4, 5))
    assert kept is not None and kept.read_text() == "mine" and kept.suffix == ".old"
    assert workspace.read(EXERCISE, "") == "starter"
    assert workspace.reset(EXERCISE, "starter", datetime(2026, 1, 2, 3, 4, 6)) is None


def test_other_files_are_modules_and_the_exercise_itself_is_not(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.write(EXERCISE, "x = 1")
    assert "my_maths.double" in workspace.modules()
    assert set(workspace.modules(without="double")) == {"my_maths"}


def test_a_home_that_is_a_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(WorkspaceError, match="give another folder with --home"):
        open_workspace(tmp_path / "home")


def test_a_file_that_cannot_be_written_says_that_the_text_is_safe(tmp_path: Path) -> None:
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "folder.py" / "x").write_text("")
    with pytest.raises(WorkspaceError, match="your text is still in the page"):
        replace_text(tmp_path / "folder.py", "text")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.file(EXERCISE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        workspace.read(EXERCISE, "starter")
