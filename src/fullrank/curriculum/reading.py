"""Reading the files of the curriculum: TOML, front matter and numbered folders, with errors that name the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_NUMBERED = re.compile(r"^(\d+)-([a-z0-9][a-z0-9-]*)$")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class CurriculumError(ValueError):
    """A file of the curriculum that cannot be read; says which, what is wrong and the way out."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a missing file is empty."""
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CurriculumError(f"{path}: not TOML ({error}); mend that line.") from None


def front_matter(path: Path) -> tuple[dict[str, Any], str, int]:
    """The YAML between the first two `---` lines of a file, the text below, and the line where that text begins."""
    if not path.is_file():
        raise CurriculumError(f"{path}: is not there; write it, or take its folder away.")
    text = path.read_text(encoding="utf-8")
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise CurriculumError(f"{path}: does not begin with front matter; begin it with ---, title: ..., ---.")
    try:
        fields = yaml.safe_load(match.group(1))
    except yaml.YAMLError as error:
        raise CurriculumError(f"{path}: front matter is not YAML ({error}); quote values that hold a colon.") from None
    if not isinstance(fields, dict):
        raise CurriculumError(f"{path}: front matter holds {type(fields).__name__}; write `key: value` lines.")
    return fields, text[match.end() :], match.group(0).count("\n") + 1


def need(fields: dict[str, Any], key: str, kind: type, where: Path) -> Any:
    """The value of a required key, of the kind asked for."""
    value = fields.get(key)
    if not isinstance(value, kind):
        raise CurriculumError(f"{where}: `{key}` is {value!r}; give a {kind.__name__}.")
    return value


def numbered_folders(folder: Path) -> Iterator[tuple[int, str, Path]]:
    """Number, slug and path of the folders named like `5-eigenvectors`, in order of their numbers."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NUMBERED.match(path.name)
        if match and path.is_dir():
            found.append((int(match.group(1)), match.group(2), path))
    return iter(sorted(found))
