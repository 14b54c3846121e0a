"""The folders of the figures, read into records."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from fullrank.records import Figure

FIGURES = Path(__file__).parent
KIT = FIGURES / "kit"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WORDS = ("title", "sentence", "instructions")
_STATE = re.compile(r"^export const state = \{(?P<body>[^{}]*)\};", re.MULTILINE)
_ENTRY = re.compile(r"\s*(?P<name>[A-Za-z]\w*)\s*:\s*(?P<value>-?\d+(?:\.\d+)?|\"[^\"]*\")\s*(?:,|$)")


class FigureError(Exception):
    """A figure that is not there, or whose folder lacks something: says what, and the way out."""


def names() -> tuple[str, ...]:
    """The names of all figures in alphabetical order: the folders that hold a figure.js."""
    return tuple(sorted(path.parent.name for path in FIGURES.glob("*/figure.js")))


def load(name: str) -> Figure:
    """Return the figure of this name with its words.

    Raises FigureError when there is no such figure, or words.toml lacks something.
    """
    folder = folder_of(name)
    words = _read_words(folder)
    goals = _goals(folder, words.get("goals", {}))
    title, sentence, instructions = (_text(folder, words, key) for key in _WORDS)
    return Figure(name, title, sentence, instructions, goals, folder)


def state(name: str) -> dict[str, float | str]:
    """Return the state a figure starts from: the named numbers and words of `export const state` in its figure.js."""
    found = _STATE.search((folder_of(name) / "figure.js").read_text(encoding="utf-8"))
    body = found["body"].strip() if found else ""
    if not body or _ENTRY.sub("", body).strip():
        need = 'export const state = { a: 2, mode: "one" };'
        raise FigureError(f"{name}/figure.js must say, in plain numbers and words: {need}")
    return {match["name"]: json.loads(match["value"]) for match in _ENTRY.finditer(body)}


def folder_of(name: str) -> Path:
    """Return the folder of a figure; the name is checked first, so that it can come from a page's address."""
    if _NAME.fullmatch(name) and (FIGURES / name / "figure.js").is_file():
        return FIGURES / name
    near = get_close_matches(name, names(), n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(names())}."
    raise FigureError(f"There is no figure {name!r}. {hint}")


def _read_words(folder: Path) -> dict[str, Any]:
    path = folder / "words.toml"
    if not path.is_file():
        raise FigureError(f"Figure {folder.name!r} has no words.toml. Add one with {', '.join(_WORDS)}.")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FigureError(f"words.toml of figure {folder.name!r} is not TOML: {error}.") from error


def _text(folder: Path, words: Mapping[str, Any], key: str) -> str:
    text = words.get(key)
    if isinstance(text, str) and text.strip():
        return text.strip()
    raise FigureError(f'words.toml of figure {folder.name!r} needs {key} = "...", some words.')


def _goals(folder: Path, table: Any) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(goal, dict) for goal in table.values()):
        raise FigureError(f"words.toml of figure {folder.name!r}: each goal is a table [goals.name] with words.")
    return {name: _text(folder, goal, "words") for name, goal in table.items()}
