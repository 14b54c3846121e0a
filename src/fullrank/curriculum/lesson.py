"""A lesson's folder as a record: prose and directives in order, slips with words, exercises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fullrank.curriculum.reading import CurriculumError, front_matter, need, numbered_folders, read_toml
from fullrank.records import Block, Exercise, Lesson, Slip

DIRECTIVES = ("figure", "question", "recall", "exercise", "derivation", "predict", "python")
_INFO = re.compile(r"^\{([a-z]+)\}\s*(.*)$")
_OPTION = re.compile(r"^:([A-Za-z-]+):\s*(.*)$")
_KNOWN_FILES = {"lesson.md", "practice.py", "slips.toml", "exercises", "__pycache__"}


def read_lesson(folder: Path, course: str, week: int) -> Lesson:
    """The record of one lesson's folder. Raises CurriculumError, naming the file, where it cannot be read."""
    number, slug = _number_and_slug(folder)
    path = folder / "lesson.md"
    fields, text, first_line = front_matter(path)
    unknown = sorted(entry.name for entry in folder.iterdir() if entry.name not in _KNOWN_FILES)
    if unknown:
        raise CurriculumError(f"{folder}: holds {', '.join(unknown)}; move that out of the lesson.")
    return Lesson(
        id=slug,
        course=course,
        week=week,
        number=number,
        title=need(fields, "title", str, path),
        summary=need(fields, "summary", str, path),
        concepts=tuple(need(fields, "concepts", list, path)),
        minutes=need(fields, "minutes", int, path),
        folder=folder,
        blocks=tuple(_blocks(text, first_line, path)),
        slips=tuple(read_slips(folder / "slips.toml")),
        exercises=tuple(read_exercises(folder / "exercises", slug)),
    )


def _number_and_slug(folder: Path) -> tuple[int, str]:
    for number, slug, path in numbered_folders(folder.parent):
        if path == folder:
            return number, slug
    raise CurriculumError(f"{folder}: is not named like `1-directions-that-stay`; rename it.")


def _blocks(text: str, first_line: int, path: Path) -> Iterator[Block]:
    lines = text.split("\n")
    done = 0
    for token in MarkdownIt("commonmark").parse(text):
        match = _INFO.match(token.info) if token.type == "fence" and token.level == 0 else None
        if match is None or token.map is None:
            continue
        yield from _prose(lines, done, token.map[0], first_line)
        yield _directive(token, match, first_line + token.map[0], path)
        done = token.map[1]
    yield from _prose(lines, done, len(lines), first_line)


def _prose(lines: list[str], start: int, end: int, first_line: int) -> Iterator[Block]:
    body = "\n".join(lines[start:end]).strip("\n")
    if body.strip():
        yield Block("prose", body, line=first_line + start)


def _directive(token: Token, match: re.Match[str], line: int, path: Path) -> Block:
    kind, argument = match.group(1), match.group(2).strip()
    if kind not in DIRECTIVES:
        raise CurriculumError(f"{path}:{line}: unknown directive {{{kind}}}; known are {', '.join(DIRECTIVES)}.")
    options: dict[str, str] = {}
    body = token.content.split("\n")
    while body and (option := _OPTION.match(body[0])):
        options[option.group(1)] = option.group(2).strip()
        body.pop(0)
    return Block(kind, "\n".join(body).strip("\n"), argument, options, line)  # type: ignore[arg-type]


def read_slips(path: Path) -> Iterator[Slip]:
    """The slips of a slips.toml: tables [concept.slip] with `words`."""
    for concept, table in read_toml(path).items():
        for name, entry in table.items():
            words = entry.get("words") if isinstance(entry, dict) else None
            if not isinstance(words, str):
                raise CurriculumError(f"{path}: [{concept}.{name}] has no `words`; say what was probably done.")
            yield Slip(concept, name, " ".join(words.split()))


def read_exercises(folder: Path, lesson: str) -> Iterator[Exercise]:
    """The exercises in a folder `exercises`, each known by its task.md."""
    for task in sorted(folder.glob("*/task.md")):
        fields, _, _ = front_matter(task)
        yield Exercise(
            id=task.parent.name,
            title=need(fields, "title", str, task),
            summary=need(fields, "summary", str, task),
            lesson=lesson,
            concepts=tuple(need(fields, "concepts", list, task)),
            folder=task.parent,
        )
