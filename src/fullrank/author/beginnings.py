"""The files that a new lesson, question, exercise or figure begins with: they run, and fail the gate until filled."""

from __future__ import annotations

import re
from pathlib import Path

from fullrank import curriculum, figures
from fullrank.author.faults import AuthorError
from fullrank.curriculum import Curriculum

KINDS = ("lesson", "question", "exercise", "figure")
_SLUG = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
_FUNCTION = re.compile(r"^[a-z][a-z0-9_]*$")

_LESSON = """---
title: {title}
summary: One sentence for the table of contents.
concepts: []
minutes: 30
---

A concrete problem that the reader cannot solve yet and will have solved by the end.
"""
_PRACTICE = '''"""Practice for {title}."""

from fullrank.practice import Item, Number, draws, question
'''
_QUESTION = '''

def {name}_by_another_way(given, value):
    raise NotImplementedError("Verify the answer by a method that did not make it.")


@question(concepts=["{concept}"], kind="compute", verify={name}_by_another_way)
def {name}(rng):
    """One line: what it practises."""
    a = draws.integer(rng, 2, 9)
    return Item(prompt=f"What is ${{a}}$?", answer=Number(a), slips={{}}, given={{"a": a}}, nudge="A first hint.")
'''
_EXERCISE = {
    "task.md": """---
title: {title}
concepts: []
summary: One sentence on what the function does.
---

What it is for.

## What to write

`{name}(x)`

- `x`: its meaning, shape `(n,)`
- returns its meaning, shape

## For example

```python
>>> {name}(1)
1
```

## What may be given

What counts as wrong input.
""",
    "solution.py": '''"""{title}."""

import numpy as np


def {name}(x):
    """One sentence, with the shapes."""
    # answer
    return x
    # end
''',
    "check.py": '''"""What must hold of {name}."""

from fullrank.checks import check, close
''',
}
_FIGURE = {
    "words.toml": """title = "{title}"
sentence = "What the picture shows, for whoever cannot see it."
instructions = "What to drag, and the keys that do the same."
""",
    "figure.js": """// {title}.

import {{ figure, plane, readout, show }} from "../kit/kit.js";

export const state = {{ a: 1 }};
export const goals = {{}};

export default {{ render({{ model, el }}) {{ el.textContent = "to be drawn"; return () => {{}}; }} }};
""",
}


def begin(kind: str, arguments: tuple[str, ...]) -> Path:
    """Make the files of a new thing and return the one to open first. Raises AuthorError where they cannot be made.

    lesson COURSE WEEK NAME; question LESSON NAME; exercise LESSON NAME; figure NAME.
    """
    content = curriculum.load()
    if kind == "lesson" and len(arguments) == 3:
        return _begin_lesson(content, *arguments)
    if kind == "question" and len(arguments) == 2:
        return _begin_question(content, *arguments)
    if kind == "exercise" and len(arguments) == 2:
        return _begin_exercise(content, *arguments)
    if kind == "figure" and len(arguments) == 1:
        return _begin_figure(arguments[0])
    raise AuthorError(
        "Say `lesson COURSE WEEK NAME`, `question LESSON NAME`, `exercise LESSON NAME` or `figure NAME`; "
        f"`{' '.join((kind, *arguments))}` came."
    )


def _begin_lesson(content: Curriculum, course: str, week: str, name: str) -> Path:
    _hold(_SLUG, name, "a-name-like-this")
    found = [c for c in content.courses if c.id == course]
    if not found:
        raise AuthorError(f"There is no course `{course}`. There is {', '.join(c.id for c in content.courses)}.")
    folder = next(iter(content.root.glob(f"{found[0].number}-{course}/{week}-*")), None)
    if folder is None:
        raise AuthorError(f"Week {week} of {course} has no folder; make one such as {week}-a-name in its course.")
    number = 1 + len([path for path in folder.iterdir() if path.is_dir() and path.name[0].isdigit()])
    title = name.replace("-", " ").capitalize()
    place = folder / f"{number}-{name}"
    _write(place / "lesson.md", _LESSON.format(title=title))
    _write(place / "practice.py", _PRACTICE.format(title=title))
    _write(place / "slips.toml", "")
    return place / "lesson.md"


def _begin_question(content: Curriculum, lesson: str, name: str) -> Path:
    _hold(_FUNCTION, name, "a_name_like_this")
    place = _lesson_folder(content, lesson) / "practice.py"
    concept = (content.lessons[lesson].concepts or ("a-concept",))[0]
    with place.open("a", encoding="utf-8") as file:
        file.write(_QUESTION.format(name=name, concept=concept))
    return place


def _begin_exercise(content: Curriculum, lesson: str, name: str) -> Path:
    _hold(_FUNCTION, name, "a_name_like_this")
    folder = _lesson_folder(content, lesson) / "exercises" / name
    title = name.replace("_", " ").capitalize()
    for file, text in _EXERCISE.items():
        _write(folder / file, text.format(name=name, title=title))
    for kind in ("wrong", "right"):
        (folder / kind).mkdir()
    return folder / "task.md"


def _begin_figure(name: str) -> Path:
    _hold(_SLUG, name, "a-name-like-this")
    for file, text in _FIGURE.items():
        _write(figures.FIGURES / name / file, text.format(title=name.replace("-", " ").capitalize()))
    return figures.FIGURES / name / "figure.js"


def _lesson_folder(content: Curriculum, lesson: str) -> Path:
    if lesson not in content.lessons:
        raise AuthorError(f"There is no lesson `{lesson}`. There is {', '.join(content.lessons)}.")
    return content.lessons[lesson].folder


def _hold(pattern: re.Pattern[str], name: str, like: str) -> None:
    if not pattern.match(name):
        raise AuthorError(f"`{name}` is no name for it; give {like}.")


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise AuthorError(f"{path} is there already; choose another name.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
