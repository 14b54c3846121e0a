"""The starter: the solution with its answer cut out."""

from __future__ import annotations

import re

from fullrank.grader.material import MaterialError, load
from fullrank.records import Exercise

_ANSWER = re.compile(r"^(?P<indent>[ \t]*)# answer[ \t]*\n(?P<body>.*?)^[ \t]*# end[ \t]*\n", re.DOTALL | re.MULTILINE)


def starter(exercise: Exercise) -> str:
    """The file that a learner begins with."""
    return cut(load(exercise).solution, exercise.id)


def cut(solution: str, name: str) -> str:
    """The solution with what stands between `# answer` and `# end` replaced by a line that raises."""
    found = _ANSWER.search(solution)
    if found is None:
        raise MaterialError(
            f"The solution of {name} has no `# answer` and `# end`; put them around what the learner writes."
        )
    indent = found["indent"]
    raised = f'raise NotImplementedError("{name} is not written yet")'
    left_to_do = f"{indent}# Your code goes here, instead of the next line.\n{indent}{raised}\n"
    return solution[: found.start()] + left_to_do + solution[found.end() :]


def answer_lines(solution: str) -> int:
    """How many lines of code the answer has, comments and blank lines apart."""
    found = _ANSWER.search(solution)
    lines = found["body"].splitlines() if found else []
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in lines)
