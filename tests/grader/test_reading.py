"""What is told from a submission by reading it."""

import pytest

from fullrank.grader.reading import never_returns, objection, parameters

SOLUTION = "def area(a, b, unit=1):\n    return a * b\n"
STARTER = 'def area(a, b, unit=1):\n    """Area."""\n    raise NotImplementedError("area is not written yet")\n'


@pytest.mark.parametrize(
    "source",
    [
        SOLUTION,
        "area = lambda a, b, unit=1: a * b\n",
        "def area(*numbers):\n    return 1\n",
        "def area(x, y, z=2, w=3):\n    return x\n",
        "if True:\n    def area(a, b, unit=1):\n        return 1\n",
        "from shapes import area\n",
        "from shapes import size as area\n",
        "from shapes import *\n",
        "import functools\n\n@functools.cache\ndef area(*a):\n    return 1\n",
        "try:\n    from shapes import area\nexcept ImportError:\n    area = None\n",
    ],
)
def test_what_can_be_tried_meets_no_objection(source: str) -> None:
    assert objection(source, "area", SOLUTION, STARTER) == ""


@pytest.mark.parametrize("edit", [("Area", "Area of a field"), ("    raise", "    # my notes\n    raise"), ("", "")])
def test_a_starter_with_other_notes_is_still_the_starter(edit: tuple[str, str]) -> None:
    assert objection(STARTER.replace(*edit), "area", SOLUTION, STARTER).startswith("area is not written yet")


def test_a_near_name_is_offered() -> None:
    words = objection("def aera(a, b):\n    return 1\n", "area", SOLUTION, STARTER)
    assert words == "There is no function called `area` in the file. There is `aera`; did you mean that one?"


def test_without_a_near_name_the_way_out_is_said() -> None:
    assert "Define it with `def`" in objection("zzz = 1\n", "area", SOLUTION, STARTER)


@pytest.mark.parametrize("signature", ["a", "a, b", "a, b, c, d", "", "a, b, *, unit", "a, *, b, unit"])
def test_a_signature_that_cannot_take_every_call_is_named(signature: str) -> None:
    words = objection(f"def area({signature}):\n    return 1\n", "area", SOLUTION, STARTER)
    assert words.startswith("`area` is called with a, b, unit, but yours is written for")


def test_the_last_definition_counts() -> None:
    assert objection("def area(a):\n    return 1\n\n\n" + SOLUTION, "area", SOLUTION, STARTER) == ""


def test_parameters_are_read_in_order() -> None:
    assert parameters(SOLUTION, "area") == ("a", "b", "unit")
    assert parameters(SOLUTION, "volume") == ()


@pytest.mark.parametrize(
    ("body", "never"),
    [
        ("x = 1", True),
        ("return", True),
        ("print(1)", True),
        ("return 1", False),
        ("if a:\n        return 2", False),
        ("yield 1", False),
    ],
)
def test_a_function_without_a_return_is_seen(body: str, never: bool) -> None:
    assert never_returns(f"def area(a):\n    {body}\n", "area") is never
    assert not never_returns("area = 3\n", "area")


UNREADABLE = {
    "a long sum": "x = " + "1 + " * 1_500 + "1\n",
    "a number of many digits": "x = 0x" + "f" * 5_000 + "\n",
}


@pytest.mark.parametrize("line", UNREADABLE.values(), ids=list(UNREADABLE))
def test_what_python_runs_and_we_cannot_read_meets_no_objection(line: str) -> None:
    compile(line, "area.py", "exec")
    assert objection(line + SOLUTION, "area", SOLUTION, STARTER) == ""


@pytest.mark.parametrize("line", ["x = 1" + " + 1" * 30_000, "x = " + "-" * 30_000 + "1"])
def test_what_is_too_deep_to_read_is_not_said_to_return_nothing(line: str) -> None:
    with pytest.raises((RecursionError, MemoryError), match="^$|recursion depth"):
        compile(line, "area.py", "exec")
    assert not never_returns(f"{line}\ndef area(a):\n    pass\n", "area")
    assert objection(f"{line}\n", "area", SOLUTION, STARTER) == ""


def test_names_are_shown_at_a_bounded_length() -> None:
    names = ", ".join(f"argument_{i}" for i in range(2_000))
    words = objection(f"def area({names}):\n    return 1\n", "area", SOLUTION, STARTER)
    assert "yours is written for argument_0, argument_1" in words and len(words) < 500
    assert len(objection("def " + "area" * 30 + "(): pass\n", "area" * 20, SOLUTION, STARTER)) < 500
