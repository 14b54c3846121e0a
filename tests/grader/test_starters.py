"""The starter is the solution without its answer."""

import ast

import pytest

from fullrank.grader import starter
from fullrank.grader.material import MaterialError
from fullrank.grader.starters import answer_lines, cut
from fullrank.records import Exercise


def test_a_starter_keeps_all_but_the_answer(doubling: Exercise) -> None:
    assert starter(doubling) == (
        "import numpy as np\n\n\ndef double(v):\n"
        '    """Twice v.\n\n    v: (n,).  Returns (n,).\n    """\n'
        "    # Your code goes here, instead of the next line.\n"
        '    raise NotImplementedError("double is not written yet")\n'
    )


def test_no_starter_of_the_course_gives_the_answer_away(exercise: Exercise) -> None:
    text = starter(exercise)
    assert "# answer" not in text and "# end" not in text
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions] == [exercise.id]
    assert len(functions[0].body) == 2 and ast.get_docstring(functions[0])


def test_a_solution_without_marks_is_named() -> None:
    with pytest.raises(MaterialError, match=r"The solution of area has no `# answer` and `# end`"):
        cut("def area(a):\n    return a\n", "area")


def test_comments_and_blank_lines_are_not_counted() -> None:
    assert answer_lines("    # answer\n    a = 1\n\n    # why\n    return a\n    # end\n") == 2
    assert answer_lines("return 1\n") == 0
