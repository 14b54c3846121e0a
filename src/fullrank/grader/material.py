"""An exercise as it lies in its folder: task, solution, properties, bank, wrong and right answers, words for slips."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import yaml

from fullrank.checks import Property, alike
from fullrank.checks.bank import Bank, read
from fullrank.checks.properties import properties_of
from fullrank.records import Exercise

Alike = Callable[[object, object], bool]

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_HEADER = re.compile(r"\A# slip: *(\S+) *\n# caught by: *(\S+) *\n")


class MaterialError(ValueError):
    """An exercise folder that cannot be used; the words name the file and the way out."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the learner is asked: front matter and Markdown."""

    title: str
    concepts: tuple[str, ...]
    summary: str
    text: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer that people write, the slip it must earn and the property that must catch it."""

    file: Path
    slip: str
    caught_by: str
    source: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that grading one exercise needs."""

    name: str
    folder: Path
    solution: str
    properties: tuple[Property, ...]
    bank: Bank
    wrong: tuple[Wrong, ...]
    words: Mapping[str, str]
    alike: Alike
    version: str


def load(exercise: Exercise) -> Material:
    """The material of an exercise, read again only when a file of it has changed."""
    return _load(exercise.id, exercise.folder, exercise.concepts, _stamps(exercise.folder))


def read_task(folder: Path) -> Task:
    """The task of an exercise: what stands in task.md."""
    file = folder / "task.md"
    found = _FRONT.match(_text(file))
    if found is None:
        raise MaterialError(
            f"{file} does not begin with front matter; put title, concepts and summary between two `---`."
        )
    front = yaml.safe_load(found[1])
    missing = [key for key in ("title", "concepts", "summary") if not isinstance(front, dict) or not front.get(key)]
    if missing:
        raise MaterialError(f"{file} lacks {', '.join(missing)} in its front matter; write them there.")
    return Task(
        str(front["title"]),
        tuple(front["concepts"]),
        str(front["summary"]),
        found[2].strip(),
        tuple(front.get("hints", ())),
    )


def version_of(folder: Path) -> str:
    """A short hash of what decides a verdict: check, bank and solution."""
    whole = hashlib.sha256()
    for name in ("check.py", "bank.json", "solution.py"):
        file = folder / name
        whole.update(file.read_bytes() if file.exists() else b"")
        whole.update(b"\0")
    return whole.hexdigest()[:16]


def load_checks(folder: Path) -> ModuleType:
    """The check file as a module. It is the course's own code, and runs in this process."""
    file = folder / "check.py"
    if not file.exists():
        raise MaterialError(f"{file} is missing; write the properties of the exercise there.")
    return load_file(file)


def load_file(file: Path) -> ModuleType:
    """A Python file of an exercise as a module: the course's own code, never a learner's."""
    spec = importlib.util.spec_from_file_location(f"fullrank_{file.stem}_{file.parent.name}", file)
    assert spec is not None and spec.loader is not None, "a file that ends in .py has a loader"
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as fault:  # whatever the file does, its author must be told which file it was
        raise MaterialError(f"{file} cannot be run ({type(fault).__name__}: {fault}); mend it.") from fault
    return module


def read_wrong(folder: Path) -> tuple[Wrong, ...]:
    """The wrong answers with their headers, by file name."""
    return tuple(_wrong(file) for file in sorted((folder / "wrong").glob("*.py")))


def read_words(folder: Path, concepts: tuple[str, ...]) -> dict[str, str]:
    """Words by slip: the exercise's own slips.toml first, then the lesson's, its own concepts before others."""
    words: dict[str, str] = {}
    for table in (*_lesson_tables(folder, concepts), _toml(folder / "slips.toml")):
        for slip, entry in table.items():
            if isinstance(entry, dict) and isinstance(entry.get("words"), str):
                words[slip] = entry["words"].strip()
    return words


def _lesson_tables(folder: Path, concepts: tuple[str, ...]) -> list[dict[str, object]]:
    """Tables of the lesson, the most binding last."""
    whole = _toml(folder.parent.parent / "slips.toml")
    names = sorted(whole, key=lambda name: concepts.index(name) if name in concepts else len(concepts))
    return [table for name in reversed(names) if isinstance(table := whole[name], dict)]


def _wrong(file: Path) -> Wrong:
    source = _text(file)
    header = _HEADER.match(source)
    if header is None:
        raise MaterialError(f"{file} must begin with the lines `# slip: name` and `# caught by: property`.")
    return Wrong(file, header[1], header[2], source)


def _toml(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise MaterialError(f"{file} is not TOML ({fault}); mend that line.") from fault


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as fault:
        raise MaterialError(f"{file} cannot be read ({fault.strerror}); write it.") from fault


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = [*folder.glob("*"), *folder.glob("wrong/*.py"), folder.parent.parent / "slips.toml"]
    states = ((file, file.stat()) for file in sorted(files) if file.is_file())
    return tuple((str(file), state.st_mtime_ns, state.st_size) for file, state in states)


@lru_cache(maxsize=256)
def _load(name: str, folder: Path, concepts: tuple[str, ...], _: object) -> Material:
    module = load_checks(folder)
    properties, bank = properties_of(module), read(folder / "bank.json")
    if [wanted.name for wanted in properties] != list(bank):
        raise MaterialError(f"{folder / 'bank.json'} was drawn for other properties than check.py has; draw it again.")
    return Material(
        name=name,
        folder=folder,
        solution=_text(folder / "solution.py"),
        properties=properties,
        bank=bank,
        wrong=read_wrong(folder),
        words=read_words(folder, concepts),
        alike=getattr(module, "same_answer", alike),
        version=version_of(folder),
    )
