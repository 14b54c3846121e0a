"""A small curriculum in a temporary folder, to be broken one file at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

CONCEPTS = """[
 {"id": "one", "course": "small", "week": 1, "definition": "the first", "needs": [], "slips": ["upside-down"],
  "optional": false, "priority": "core"},
 {"id": "two", "course": "small", "week": 2, "definition": "the second", "needs": ["one"], "slips": [],
  "optional": false, "priority": "core"}
]"""

COURSE = """title = "Small"
summary = "A course of two weeks."
[[weeks]]
number = 1
title = "First"
summary = "Written."
[[weeks]]
number = 2
title = "Second"
summary = "Not written yet."
"""

LESSON = """---
title: Only lesson
summary: It teaches one thing.
concepts: [one]
minutes: 10
---

A problem that one wants to solve. {filler}

```{{recall}} one
```

```{{predict}}
Which?

- [ ] this
- [x] that

Because.
```

```{{figure}} some-figure
:state: a=1
A caption with $x$.
```

```{{derivation}} some
:matrix: 1 2; 3 4
```

```{{derivation}} some
:matrix: 1 2; 3 5
:blank: 2
```

```{{question}} ask
```

```{{python}}
assert 1 + 1 == 2
```

```{{exercise}} write_it
```
"""

SLIPS = '[one.upside-down]\nwords = """' + "word " * 30 + '"""\n'
TASK = "---\ntitle: Write it\nsummary: Do.\nconcepts: [one]\n---\nText.\n"


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small curriculum, with files replaced as given: small({"lesson.md": text}) -> its root."""

    def write(replaced: dict[str, str] | None = None) -> Path:
        replaced = replaced or {}
        lesson = tmp_path / "1-small" / "1-first" / "1-only"
        exercise = lesson / "exercises" / "write_it"
        exercise.mkdir(parents=True, exist_ok=True)
        filled = LESSON.format(filler="word " * 750)
        for path, text in (
            (tmp_path / "concepts.json", CONCEPTS),
            (tmp_path / "1-small" / "course.toml", COURSE),
            (lesson / "lesson.md", filled),
            (lesson / "slips.toml", SLIPS),
            (exercise / "task.md", TASK),
        ):
            path.write_text(replaced.get(path.name, text), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def lesson_text() -> str:
    """The text of the small curriculum's lesson."""
    return LESSON.format(filler="word " * 750)
