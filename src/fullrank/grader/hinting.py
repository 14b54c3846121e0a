"""The ladder of hints for an exercise: the author's nudges, what is held of the answer, and at last a solution."""

from __future__ import annotations

from fullrank.grader.material import load, read_task
from fullrank.records import Exercise


def hints(exercise: Exercise) -> tuple[str, ...]:
    """The hints in the order in which they are given, each Markdown; the last one is a whole solution."""
    material = load(exercise)
    held = "\n".join(f"- {wanted.says}" for wanted in material.properties)
    return (
        *read_task(exercise.folder).hints,
        f"This is what the judge holds of your function, one after the other:\n\n{held}",
        f"One way to write it:\n\n```python\n{_without_marks(material.solution)}\n```",
    )


def _without_marks(solution: str) -> str:
    """The solution without the two comments that say where the starter is cut."""
    return "\n".join(line for line in solution.strip().splitlines() if line.strip() not in ("# answer", "# end"))
