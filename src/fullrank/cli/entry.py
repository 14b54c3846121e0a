"""The commands, their help and their exit codes.

0: done, or the answer is right. 1: the answer is not right, or faults were found. 2: the command was not understood.
3: something around it is missing or broken (a folder, the network, a damaged file).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from fullrank.author.faults import AuthorError
from fullrank.cli import authoring, datasets, doctor, exercises, journey, serving
from fullrank.cli.home import NotThere, add_home
from fullrank.curriculum import CurriculumError
from fullrank.data import DataError
from fullrank.grader import MaterialError
from fullrank.notebooks import NotebookError
from fullrank.practice import QuestionError
from fullrank.progress import ProgressError
from fullrank.workspace import WorkspaceError

NOT_UNDERSTOOD = 2
BROKEN = 3
_EXPECTED = (
    AuthorError,
    CurriculumError,
    DataError,
    MaterialError,
    NotebookError,
    ProgressError,
    QuestionError,
    WorkspaceError,
    serving.CannotServe,
)


def parser() -> argparse.ArgumentParser:
    """All commands with their help."""
    top = argparse.ArgumentParser(
        prog="fullrank",
        description="Open the course in the browser. With a command, do what it says.",
        epilog="Exit codes: 0 done or right, 1 not right or faults found, 2 not understood, 3 something is missing.",
    )
    top.add_argument("--version", action="version", version=f"fullrank {version('fullrank')}")
    serving.add_options(top)
    add_home(top)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for module in (exercises, journey, datasets, doctor, authoring):
        module.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(arguments)
    run = getattr(options, "run", serving.serve)
    try:
        return int(run(options))
    except _EXPECTED as error:
        print(f"fullrank: {error}", file=sys.stderr)
        return BROKEN
    except NotThere as error:
        print(f"fullrank: {error}", file=sys.stderr)
        return NOT_UNDERSTOOD
    except KeyboardInterrupt:
        return 130
