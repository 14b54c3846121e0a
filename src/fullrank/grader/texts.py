"""Whether every text of an exercise that reaches a page can be set: its Markdown, and the formulas in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fullrank import typeset
from fullrank.grader.material import Material, Task


def unset(material: Material, task: Task) -> Iterator[tuple[Path, str]]:
    """File and reason of every text that cannot be set."""
    for file, text in _texts(material, task):
        try:
            typeset.markdown(text)
        except typeset.TypesetError as fault:
            yield file, str(fault)


def _texts(material: Material, task: Task) -> Iterator[tuple[Path, str]]:
    for text in (task.title, task.summary, task.text, *task.hints):
        yield material.folder / "task.md", text
    for wanted in material.properties:
        yield material.folder / "check.py", wanted.says
    for slip in sorted({wrong.slip for wrong in material.wrong} & set(material.words)):
        yield material.folder / "slips.toml", material.words[slip]
