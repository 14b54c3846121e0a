"""The learner's visible folder: my_maths/ (a file an exercise), projects/, and what the course keeps in .fullrank/."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fullrank.records import Exercise

_PACKAGE_TEXT = '"""My own mathematics: every function that I wrote in the course."""\n'
_LARGEST_FILE = 200_000


class WorkspaceError(OSError):
    """The workspace cannot be read or written; says where, why and the way out."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A learner's folder. Files that a learner may have touched are never overwritten without a copy beside them."""

    home: Path

    @property
    def maths(self) -> Path:
        """Where the learner's functions are."""
        return self.home / "my_maths"

    @property
    def projects(self) -> Path:
        """Where the notebooks are."""
        return self.home / "projects"

    @property
    def hidden(self) -> Path:
        """Where the course keeps progress and settings."""
        return self.home / ".fullrank"

    @property
    def database(self) -> Path:
        """The file of attempts."""
        return self.hidden / "progress.sqlite"

    def file(self, exercise: Exercise) -> Path:
        """The file in which the learner writes an exercise."""
        return self.maths / f"{exercise.id}.py"

    def read(self, exercise: Exercise, starter: str) -> str:
        """What the learner wrote, or the starter while there is no file."""
        path = self.file(exercise)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return starter
        except (OSError, UnicodeDecodeError) as error:
            raise WorkspaceError(f"{path} cannot be read ({error}); check the file and its permissions.") from None
        if len(text) > _LARGEST_FILE:
            raise WorkspaceError(f"{path} holds {len(text):,} characters; {_LARGEST_FILE:,} is the limit: shorten it.")
        return text

    def write(self, exercise: Exercise, source: str) -> Path:
        """Keep what the learner wrote; the file is replaced in one step, so a crash leaves the old or the new one."""
        path = self.file(exercise)
        replace_text(path, source)
        return path

    def begin(self, exercise: Exercise, starter: str) -> Path:
        """The exercise's file, made from the starter where there is none."""
        path = self.file(exercise)
        if not path.exists():
            replace_text(path, starter)
        return path

    def reset(self, exercise: Exercise, starter: str, now: datetime) -> Path | None:
        """Put the starter back; what stood there is kept under a dated name, which is returned."""
        path = self.file(exercise)
        kept = None
        if path.exists() and path.read_text(encoding="utf-8") != starter:
            kept = path.with_name(f"{exercise.id}.{now:%Y-%m-%d-%H%M%S}.old")
            path.rename(kept)
        replace_text(path, starter)
        return kept

    def modules(self, *, without: str = "") -> dict[str, str]:
        """The learner's other files as importable modules, so that one exercise may use an earlier one."""
        found = {"my_maths": _PACKAGE_TEXT}
        for path in sorted(self.maths.glob("*.py")):
            if path.stem not in ("__init__", without) and path.stat().st_size <= _LARGEST_FILE:
                found[f"my_maths.{path.stem}"] = path.read_text(encoding="utf-8", errors="replace")
        return found


def open_workspace(home: Path) -> Workspace:
    """The workspace in a folder, made where it is missing. Raises WorkspaceError where it cannot be written."""
    workspace = Workspace(home.expanduser().resolve())
    try:
        for folder in (workspace.maths, workspace.projects, workspace.hidden):
            folder.mkdir(parents=True, exist_ok=True)
        init = workspace.maths / "__init__.py"
        if not init.exists():
            init.write_text(_PACKAGE_TEXT, encoding="utf-8")
        with tempfile.TemporaryFile(dir=workspace.hidden):
            pass
    except OSError as error:
        raise WorkspaceError(
            f"The workspace {workspace.home} cannot be written ({error.strerror or error}); "
            "give another folder with --home, or mend its permissions."
        ) from None
    return workspace


def replace_text(path: Path, text: str) -> None:
    """Write a file in one step: beside it first, then renamed over it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        finally:
            Path(beside).unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceError(
            f"{path} cannot be written ({error.strerror or error}); your text is still in the page. "
            "Free some space or mend the permissions, then save again."
        ) from None
