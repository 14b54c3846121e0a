"""A small exercise of the tests' own, and the course's exercises, as records."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fullrank.grader import draw_bank, read_task
from fullrank.records import Exercise

COURSES = Path(__file__).parents[2] / "courses"

TASK = """---
title: Twice as much
concepts: [scaling]
summary: Double every entry.
---

Doubling is the plainest thing that can be done to a vector, and this exercise exists so that the grader can be tried on
something whose every wrong answer can be foreseen. It is held to the same standard as the exercises of the course: a
task in words, four properties, four wrong answers that people might write, two further right ones, and an example that
runs when the gate looks at it. Nothing in it is hard.

## What to write

`double(v)`: `v` has shape `(n,)`; the answer has shape `(n,)`.

## For example

```python
>>> double(np.array([1.0, 2.0]))
array([2., 4.])
```

## What may be given

Any vector with at least one entry.
"""

SOLUTION = '''import numpy as np


def double(v):
    """Twice v.

    v: (n,).  Returns (n,).
    """
    # answer
    return 2 * np.asarray(v)
    # end
'''

CHECK = '''"""What must hold of double."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def vectors(draw):
    return (draw.vector(draw.integer(1, 3)),)


def see(double, v):
    return shape_is(double(v), v.shape, "The answer")


@check(inputs=vectors, says="The answer has the **shape** of `v`.", count=30)
def shape_is_kept(double, v):
    see(double, v)


@check(inputs=vectors, says="Every entry is doubled.", count=30, always=[(np.array([1.0, 2.0]),)])
def entries_are_doubled(double, v):
    close(see(double, v), 2 * v, "An entry is not doubled.")


@check(inputs=vectors, says="Doubling twice is taking four times.", count=30)
def twice_is_four_times(double, v):
    close(shape_is(double(see(double, v)), v.shape), 4 * v, "Doubling twice should be taking four times.")


@check(inputs=vectors, says="`v` is left as it was.", count=10)
def arguments_stay(double, v):
    keeps_arguments(double, v)
'''

WRONG = {
    "squares": ("squared", "entries_are_doubled", "return v**2"),
    "adds_two": ("two-added", "entries_are_doubled", "return v + 2"),
    "first_only": ("first-only", "shape_is_kept", "return 2 * v[:1] if len(v) > 1 else np.zeros(0)"),
    "in_place": ("changes-arguments", "arguments_stay", "v *= 2\n    return v.copy()"),
}
RIGHT = {"adds": "return v + v", "loops": "return np.array([x * 2 for x in v])"}
SLIPS = "".join(f'[{slip}]\nwords = "You made the slip called {slip}."\n\n' for slip, _, _ in WRONG.values())


def program(body: str) -> str:
    """A submission for `double` with this body."""
    return f"import numpy as np\n\n\ndef double(v):\n    {body}\n"


@pytest.fixture(scope="session")
def written() -> Callable[[str], str]:
    return program


def write_tiny(folder: Path) -> Exercise:
    """The small exercise, whole and without fault, in a folder."""
    for part in ("wrong", "right"):
        (folder / part).mkdir(parents=True)
    for name, text in {"task.md": TASK, "solution.py": SOLUTION, "check.py": CHECK, "slips.toml": SLIPS}.items():
        (folder / name).write_text(text)
    for name, (slip, caught_by, body) in WRONG.items():
        (folder / "wrong" / f"{name}.py").write_text(f"# slip: {slip}\n# caught by: {caught_by}\n{program(body)}")
    for name, body in RIGHT.items():
        (folder / "right" / f"{name}.py").write_text(program(body))
    exercise = Exercise("double", "Twice as much", "Double every entry.", "scaling", ("scaling",), folder)
    draw_bank(exercise)
    return exercise


@pytest.fixture
def tiny(doubling: Exercise, tmp_path: Path) -> Exercise:
    """A copy that a test may spoil."""
    folder = tmp_path / "1-scaling" / "exercises" / "double"
    shutil.copytree(doubling.folder, folder)
    return replace(doubling, folder=folder)


@pytest.fixture(scope="session")
def doubling(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """The same for tests that only read it."""
    return write_tiny(tmp_path_factory.mktemp("course") / "1-scaling" / "exercises" / "double")


def course_exercises(lessons: str = "*/*/*") -> dict[str, Exercise]:
    """Every exercise folder of the course, by id, or of the folders that a pattern names."""
    folders = sorted(COURSES.glob(f"{lessons}/exercises/*/"))
    tasks = {folder: read_task(folder) for folder in folders}
    return {
        folder.name: Exercise(
            folder.name, task.title, task.summary, folder.parent.parent.name.split("-", 1)[1], task.concepts, folder
        )
        for folder, task in tasks.items()
    }


@pytest.fixture(scope="session")
def exercises() -> dict[str, Exercise]:
    return course_exercises()


@pytest.fixture(scope="session")
def of_projects() -> dict[str, Exercise]:
    return course_exercises("*/project-*")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests that ask for `exercise` run once for each exercise of the course."""
    if "exercise" in metafunc.fixturenames:
        found = course_exercises()
        metafunc.parametrize("exercise", list(found.values()), ids=list(found))
