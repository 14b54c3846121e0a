"""What the commands share: the learner's folder, and looking things up with a helpful answer."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from fullrank import progress
from fullrank.workspace import Workspace, open_workspace

Thing = TypeVar("Thing")
_SIGNS = {
    "\\lambda": "λ",
    "\\sigma": "σ",
    "\\Sigma": "Σ",
    "\\neq": "≠",
    "\\le": "≤",
    "\\ge": "≥",
    "\\times": "×",
    "\\cdot": "·",
    "\\pm": "±",
    "^{-1}": "⁻¹",
    "^{T}": "ᵀ",
    "^T": "ᵀ",
}


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


def home_of(options: argparse.Namespace) -> Path:
    """Where the learner's folder is, or would be."""
    return getattr(options, "home", None) or Path.home() / "fullrank"


def workspace_of(options: argparse.Namespace) -> Workspace:
    """The learner's folder, made where it is missing."""
    return open_workspace(home_of(options))


def store_of(workspace: Workspace) -> progress.Store:
    """The learner's progress; what had to be repaired on opening is told."""
    store = progress.Store(workspace.database)
    if store.notice:
        print(f"fullrank: {store.notice}", file=sys.stderr)
    return store


def look_up(name: str, things: Mapping[str, Thing], what: str) -> Thing:
    """The thing of that name. Raises NotThere, with the names that are near."""
    if name in things:
        return things[name]
    near = get_close_matches(name, things, 3, 0.5) or sorted(things)[:8]
    raise NotThere(f"There is no {what} `{name}`. There is {', '.join(near)}.")


def in_plain_text(markdown: str) -> str:
    r"""Markdown with formulas as a terminal can show it.

    >>> in_plain_text(r"Take $\lambda \mathbf{v}$ and $1 - d$.")
    'Take λ v and 1 - d.'
    """
    text = re.sub(r"\\(?:mathbf|mathsf|text|operatorname)\{([^{}]*)\}", r"\1", markdown.replace("$", ""))
    for tex, sign in _SIGNS.items():
        text = text.replace(tex, sign)
    return text.replace("`", "")


def as_json(record: Any) -> str:
    """A record as one JSON object."""
    return json.dumps(record if isinstance(record, dict) else asdict(record), indent=2, default=str, ensure_ascii=False)
