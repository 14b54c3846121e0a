"""Every verdict is reached by a real submission, in the real sandbox."""

from collections.abc import Callable

import pytest

from fullrank.grader import grade, grading, starter, version_of
from fullrank.grader.material import Material
from fullrank.records import Exercise, Verdict
from fullrank.sandbox import SandboxError

Written = Callable[[str], str]


def test_a_right_answer_is_right(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return v + v"))
    assert (verdict.status, verdict.exercise, verdict.version) == ("right", "double", version_of(doubling.folder))
    assert verdict.message == f"Right. All 4 properties hold, on {verdict.checked} inputs."
    assert verdict.checked > 40 and verdict.milliseconds > 0


def test_a_wrong_answer_is_told_by_the_simplest_input(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return v**2"))
    assert (verdict.status, verdict.property, verdict.slip) == ("wrong", "entries_are_doubled", "squared")
    assert verdict.says == "Every entry is doubled."
    assert (verdict.input, verdict.got, verdict.expected) == ("v = [1]", "[1]", "[2]")
    assert verdict.words == "You made the slip called squared."


def test_an_unknown_mistake_has_no_slip(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return v * 5"))
    assert (verdict.status, verdict.slip, verdict.words) == ("wrong", "", "")
    assert verdict.message == "An entry is not doubled."


def test_a_shape_is_told_first(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return v.reshape(-1, 1)"))
    assert verdict.message == "The answer must have shape (1,), but shape (1, 1) came back."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return list(v)", "must be a NumPy array of shape (1,), but a list of 1 number came back; wrap it"),
        ("return v * 2j", "must hold real numbers, but the dtype is complex128; take `.real`"),
        ("return v / 0", "must be finite, but infinity came back"),
        ("return v * np.nan", "must be finite, but NaN came back"),
        ("return v > 0", "must hold numbers, but the dtype is bool"),
        ("return 'two'", "but a string came back"),
        ("return None if v.sum() > 0 else 2 * v", "but None came back (is a `return` missing?)"),
    ],
)
def test_a_value_of_another_kind_is_told_by_its_kind(
    doubling: Exercise, written: Written, body: str, words: str
) -> None:
    verdict = grade(doubling, written(body))
    assert verdict.status == "wrong"
    assert words in verdict.message


def test_the_starter_is_not_written_yet(doubling: Exercise) -> None:
    verdict = grade(doubling, starter(doubling))
    assert (verdict.status, verdict.property) == ("wrong", "")
    assert verdict.message == "double is not written yet: the file is still as you were given it."


def test_a_forgotten_return_is_recognised(doubling: Exercise, written: Written) -> None:
    assert "Did you forget `return`?" in grade(doubling, written("twice = 2 * v")).message


def test_printing_instead_of_returning_is_recognised(doubling: Exercise, written: Written) -> None:
    assert "prints its answer and returns None" in grade(doubling, written("print(2 * v)")).message


def test_printing_beside_a_right_answer_does_no_harm(doubling: Exercise, written: Written) -> None:
    assert grade(doubling, written("print(v)\n    return 2 * v")).status == "right"


def test_a_missing_function_is_named(doubling: Exercise) -> None:
    verdict = grade(doubling, "def doubled(v):\n    return 2 * v\n")
    assert verdict.status == "wrong"
    assert (
        verdict.message
        == "There is no function called `double` in the file. There is `doubled`; did you mean that one?"
    )


def test_other_arguments_are_named(doubling: Exercise) -> None:
    verdict = grade(doubling, "def double(v, w):\n    return 2 * v\n")
    assert verdict.message == "`double` is called with v, but yours is written for v, w; write `def double(v):`."


def test_a_file_that_is_too_long_is_not_read(doubling: Exercise) -> None:
    assert "The file has 100,001 characters" in grade(doubling, "#" * 100_001).message


def test_a_syntax_error_is_an_error_on_its_line(doubling: Exercise) -> None:
    verdict = grade(doubling, "def double(v:\n    return 2 * v\n")
    assert (verdict.status, verdict.line) == ("error", 1)
    assert verdict.message.startswith("SyntaxError on line 1:")
    assert "nothing ran" in verdict.words


def test_an_exception_is_an_error_on_its_line(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return [][3]"))
    assert (verdict.status, verdict.line, verdict.property) == ("error", 5, "shape_is_kept")
    assert verdict.message == "IndexError on line 5: list index out of range"
    assert verdict.input == "v = [1]"


def test_numpy_not_imported_is_told(doubling: Exercise) -> None:
    verdict = grade(doubling, "def double(v):\n    return np.multiply(v, 2)\n")
    assert verdict.words == "Write `import numpy as np` at the top of the file."


def test_the_line_left_from_the_starter_is_told(doubling: Exercise) -> None:
    left = starter(doubling).replace("    raise", "    v = v * 2\n    raise")
    verdict = grade(doubling, left)
    assert verdict.status == "error"
    assert verdict.words == "Take that line out once your own code stands in its place."


def test_a_loop_without_end_runs_out_of_time(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("while True:\n        pass"))
    assert (verdict.status, verdict.input) == ("time", "v = [1]")
    assert "Is there a loop that never ends?" in verdict.message


def test_too_much_memory_is_told(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return np.ones(10**10)"))
    assert verdict.status == "memory"
    assert "the memory allowed was used up" in verdict.message


def test_a_program_that_ends_has_died(doubling: Exercise, written: Written) -> None:
    assert grade(doubling, written("import os\n    os._exit(3)")).status == "died"


def test_a_value_that_cannot_travel_is_told(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("return {1, 2}"))
    assert verdict.status == "value"
    assert "returned a set" in verdict.message


def test_a_learners_text_is_plain(doubling: Exercise, written: Written) -> None:
    verdict = grade(doubling, written("raise ValueError('\\x1b[31mred\\u202e')"))
    assert verdict.message == "ValueError on line 5: red" or verdict.message.endswith("[31mred")
    assert "\x1b" not in verdict.message and "\u202e" not in verdict.message


def test_a_module_of_the_learners_own_can_be_imported(doubling: Exercise) -> None:
    source = "from my_adding import add\n\n\ndef double(v):\n    return add(v, v)\n"
    modules = {"my_adding": "def add(a, b):\n    return a + b\n"}
    assert grade(doubling, source, modules=modules).status == "right"
    assert grade(doubling, source).status == "error"


def test_a_fault_of_ours_is_tried_twice_and_then_told_as_broken(
    doubling: Exercise, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = _break(monkeypatch, times=2)
    verdict = grade(doubling, written("return 2 * v"))
    assert (verdict.status, len(tries)) == ("broken", 2)
    assert "does not count against you" in verdict.message


def test_a_fault_of_ours_that_happens_once_is_not_seen(
    doubling: Exercise, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = _break(monkeypatch, times=1)
    assert grade(doubling, written("return 2 * v")).status == "right"
    assert len(tries) == 1


def test_an_exercise_without_a_bank_is_broken(tiny: Exercise, written: Written) -> None:
    (tiny.folder / "bank.json").unlink()
    assert grade(tiny, written("return 2 * v")).status == "broken"


def test_a_changed_exercise_is_read_again(tiny: Exercise, written: Written) -> None:
    before = grade(tiny, written("return 2 * v"))
    (tiny.folder / "check.py").write_text((tiny.folder / "check.py").read_text() + "\n# changed\n")
    after = grade(tiny, written("return 2 * v"))
    assert before.status == after.status == "right"
    assert before.version != after.version


def _break(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let the judge fail so many times; the list grows with each."""
    tries: list[int] = []
    real = grading._try_once

    def failing(material: Material, source: str, modules: dict[str, str] | None) -> Verdict:
        if len(tries) < times:
            tries.append(len(tries))
            raise SandboxError("the warm process is gone")
        return real(material, source, modules)

    monkeypatch.setattr(grading, "_try_once", failing)
    return tries


ODD = {
    "a long sum": "x = " + "1 + " * 1_500 + "1\n",
    "a number of many digits": "x = 0x" + "f" * 5_000 + "\n",
    "half a character": "# \ud800\n",
}


@pytest.mark.parametrize("line", ODD.values(), ids=list(ODD))
def test_an_odd_line_beside_a_right_answer_does_no_harm(doubling: Exercise, written: Written, line: str) -> None:
    source = line + written("return 2 * v")
    assert grade(doubling, source, modules={"other": line, "na\udcffme": ""}).status == "right"


def test_unsigned_answers_are_judged(exercises: dict[str, Exercise]) -> None:
    source = "import numpy as np\n\n\ndef eigen_2x2(A):\n    return np.uint8([3, 1]), np.uint8([[1, 0], [0, 1]])\n"
    assert grade(exercises["eigen_2x2"], source).status == "wrong"
