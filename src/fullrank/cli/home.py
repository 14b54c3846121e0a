"""What the commands share: the learner's folder, and looking things up with a helpful answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from fullrank import progress
from fullrank.workspace import Workspace, open_workspace

Thing = TypeVar("Thing")


class NotThere(ValueError):
    """A name that nothing has; says which names are near."""


def add_home(parser: argparse.ArgumentParser) -> None:
    """The option --home, before or after a command."""
    parser.add_argument(
        "--home",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="the folder that holds my_maths/, projects/ and your progress (default: ~/fullrank)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option --json, for programs."""
    parser.add_argument("--json", action="store_true", help="print one JSON object, for programs")


def workspace_of(options: argparse.Namespace) -> Workspace:
    """The learner's folder, made where it is missing."""
    return open_workspace(getattr(options, "home", None) or Path.home() / "fullrank")


def store_of(workspace: Workspace) -> progress.Store:
    """The learner's progress."""
    return progress.Store(workspace.database)


def look_up(name: str, things: Mapping[str, Thing], what: str) -> Thing:
    """The thing of that name. Raises NotThere, with the names that are near."""
    if name in things:
        return things[name]
    near = get_close_matches(name, things, 3, 0.5) or sorted(things)[:8]
    raise NotThere(f"There is no {what} `{name}`. There is {', '.join(near)}.")


def as_json(record: Any) -> str:
    """A record as one JSON object."""
    return json.dumps(record if isinstance(record, dict) else asdict(record), indent=2, default=str, ensure_ascii=False)
