"""doctor: whether everything that the course stands on is there, with a way out where it is not."""

from __future__ import annotations

import argparse
import importlib.util
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from fullrank import curriculum, data, grader, practice, progress, typeset
from fullrank.cli.home import add_home, add_json, as_json, store_of, workspace_of
from fullrank.workspace import Workspace, WorkspaceError

_ROOM = 100_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and words."""

    name: str
    well: bool
    words: str


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="look whether everything is there, and say the way out where it is not")
    add_json(parser)
    add_home(parser)
    parser.set_defaults(run=run_doctor)


def run_doctor(options: argparse.Namespace) -> int:
    """Look at everything; the exit code is 1 where something is not well."""
    findings = list(examine(options))
    if options.json:
        print(as_json({"well": all(f.well for f in findings), "findings": [asdict(f) for f in findings]}))
    else:
        for finding in findings:
            print(f"{'well' if finding.well else 'LOOK':5} {finding.name:10} {finding.words}")
        print(f"{len(findings)} things looked at.")
    return 0 if all(finding.well for finding in findings) else 1


def examine(options: argparse.Namespace) -> Iterator[Finding]:
    """Each thing in turn; one that fails does not keep the others from being looked at."""
    yield Finding("python", sys.version_info >= (3, 11), f"{platform.python_version()} on {platform.system()}")
    for name, look in (
        ("courses", _courses),
        ("formulas", lambda: f"KaTeX answers ({len(typeset.formula('x^2'))} characters for a square)"),
        ("data", lambda: ", ".join(f"{name} is whole" for name in data.names() if data.load(name) is not None)),
        ("workspace", lambda: _workspace(workspace_of(options))),
        ("progress", lambda: _progress(workspace_of(options))),
    ):
        yield _look(name, look)
    seal = grader.seal()
    yield Finding("sandbox", seal.sealed, seal.words)
    notebook = importlib.util.find_spec("marimo") is not None
    yield Finding(
        "notebooks", notebook, "marimo is here" if notebook else "pip install 'fullrank[notebook]' for projects"
    )


def _look(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, look())
    except (ValueError, OSError, progress.ProgressError, data.DataError) as error:
        return Finding(name, False, str(error))


def _courses() -> str:
    content = curriculum.load()
    questions = len(practice.load(content))
    return f"{len(content.lessons)} lessons, {questions} questions, {len(content.exercises)} exercises"


def _workspace(workspace: Workspace) -> str:
    free = shutil.disk_usage(workspace.home).free
    if free < _ROOM:
        raise WorkspaceError(f"{workspace.home} has {free / 1e6:.0f} MB left; free some space.")
    return f"{workspace.home}, {free / 1e9:.1f} GB free"


def _progress(workspace: Workspace) -> str:
    with store_of(workspace) as store:
        return store.notice or f"{store.count()} attempts"
