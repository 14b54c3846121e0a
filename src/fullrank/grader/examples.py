"""The examples in a task: run with the solution, so that no task shows a number that is not so."""

from __future__ import annotations

import doctest
import re

_BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
_FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def broken_examples(text: str, solution: str) -> tuple[int, list[str]]:
    """How many examples a Markdown text has in its Python blocks, and what the untrue ones say.

    Runs the solution in this process: it is the course's own code, never a learner's.
    """
    names: dict[str, object] = {}
    exec(compile(solution, "solution.py", "exec"), names)  # noqa: S102 - the course's own solution, when its gate runs
    count, broken = 0, []
    for block in _BLOCK.findall(text):
        example = doctest.DocTestParser().get_doctest(block, names, "task.md", "task.md", 0)
        runner, said = doctest.DocTestRunner(optionflags=_FLAGS, verbose=False), list[str]()
        runner.run(example, out=said.append, clear_globs=False)
        count += len(example.examples)
        if runner.failures:
            broken.append(" ".join("".join(said).split()))
    return count, broken
