"""What a worker does for an honest program."""

from __future__ import annotations

import numpy as np
import pytest

from fullrank.sandbox import Limits, Sandbox

SOURCE = """
import numpy as np

def square(x):
    print("squaring", x)
    return x * x

def slope(f, x):
    return (f(x + 0.5) - f(x - 0.5)) / 1.0

def sorts_in_place(values):
    values.sort()
    return values

def fails(x):
    y = x
    raise KeyError(f"no {y}")

def loops():
    while True: pass

def leaves():
    import os
    os._exit(3)
"""


def test_loading_runs_the_source_once(sandbox: Sandbox) -> None:
    with sandbox.open("print('hello')") as worker:
        first, second = worker.load(), worker.load()
    assert first.status == "ok" and first.output == "hello\n" and second is first


def test_a_call_brings_back_the_value_and_what_was_printed(sandbox: Sandbox) -> None:
    with sandbox.open(SOURCE) as worker:
        outcome = worker.call("square", 3)
    assert (outcome.status, outcome.value, outcome.output) == ("ok", 9, "squaring 3\n")
    assert outcome.milliseconds > 0 and not outcome.arguments_changed


@pytest.mark.parametrize(
    "value",
    [None, True, -3, 10**30, 0.1, 1 - 2j, "Zürich", b"\0", [1, [2.0]], (1, "a"), {"a": [1], "b": None}, [], {}],
)
def test_plain_values_come_back_as_they_went(sandbox: Sandbox, value: object) -> None:
    with sandbox.open("def same(x): return x") as worker:
        outcome = worker.call("same", value)
    assert outcome.value == value and type(outcome.value) is type(value)


def test_arrays_keep_shape_and_dtype(sandbox: Sandbox) -> None:
    with sandbox.open("def turn(x): return x.T") as worker:
        outcome = worker.call("turn", np.arange(6, dtype=np.int16).reshape(2, 3))
    assert outcome.value.dtype == np.int16
    assert outcome.value.tolist() == [[0, 3], [1, 4], [2, 5]]


def test_a_function_of_the_judge_is_called_back_and_counted(sandbox: Sandbox) -> None:
    seen = []
    with sandbox.open(SOURCE) as worker:
        outcome = worker.call("slope", lambda x: seen.append(x) or x**2, 3.0)
    assert outcome.value == 6.0 and outcome.call_backs == 2 and seen == [3.5, 2.5]


def test_an_error_of_a_function_of_the_judge_reaches_the_program_by_its_kind(sandbox: Sandbox) -> None:
    source = "def f(g):\n    try: g(0.0)\n    except ZeroDivisionError as error: return str(error)"
    with sandbox.open(source) as worker:
        assert worker.call("f", lambda x: 1 / x).value == "float division by zero"


def test_an_answer_of_the_judge_s_function_that_cannot_travel_is_the_program_s_error(sandbox: Sandbox) -> None:
    with sandbox.open("def f(g, x): return g(x)") as worker:
        assert "it is a set" in worker.call("f", lambda x: {x}, 1).message
        assert "it is an integer of more than" in worker.call("f", lambda x: x**x, 10_000).message
        assert worker.call("f", lambda x: x, 1).value == 1


@pytest.mark.parametrize("forged", ["10**3000", "['x'] * 1000", "'x' * 20_001"])
def test_a_cell_s_value_is_short_text_or_nothing(sandbox: Sandbox, forged: str) -> None:
    source = f"import sys\nsys._getframe(1).f_globals['_plain'] = lambda *more: {forged}\n1"
    with sandbox.open(source) as worker:
        outcome = worker.run()
        assert (outcome.status, outcome.value) == ("protocol", None)
        assert worker.run() is outcome and worker.call("f").status == "protocol"


@pytest.mark.parametrize(("line", "known"), [("3", 3), ("-3", None), ("10**400", None)])
def test_a_line_that_no_file_has_is_left_out(sandbox: Sandbox, line: str, known: int | None) -> None:
    places = f"error.filename, error.lineno = 'odd.py', {line}"
    source = f"def f():\n    error = SyntaxError('x')\n    {places}\n    raise error"
    with sandbox.open(source, filename="odd.py") as worker:
        assert worker.call("f").line == known


def test_too_many_call_backs_end_the_program(sandbox: Sandbox) -> None:
    with sandbox.open("def f(g):\n    while True: g()", limits=Limits(call_backs=50)) as worker:
        outcome = worker.call("f", lambda: 1)
    assert outcome.status == "time" and "more than 50 times" in outcome.message


def test_an_error_names_its_kind_its_text_and_the_learner_s_line(sandbox: Sandbox) -> None:
    with sandbox.open(SOURCE) as worker:
        outcome = worker.call("fails", 7)
    assert (outcome.status, outcome.exception, outcome.message, outcome.line) == ("error", "KeyError", "'no 7'", 17)


def test_an_error_inside_numpy_names_the_learner_s_line(sandbox: Sandbox) -> None:
    with sandbox.open("import numpy as np\n\ndef f():\n    return np.linalg.inv(np.zeros((2, 2)))") as worker:
        outcome = worker.call("f")
    assert (outcome.exception, outcome.line) == ("LinAlgError", 4)


def test_a_syntax_error_names_its_line(sandbox: Sandbox) -> None:
    with sandbox.open("x = 1\ndef f(:\n") as worker:
        outcome = worker.load()
        assert (outcome.status, outcome.exception, outcome.line) == ("error", "SyntaxError", 2)
        assert worker.call("f") == outcome


def test_a_missing_function_is_named(sandbox: Sandbox) -> None:
    with sandbox.open("", filename="my_maths/norm.py") as worker:
        assert worker.call("norm").message == "my_maths/norm.py defines no function called norm."


def test_changed_arguments_are_noticed(sandbox: Sandbox) -> None:
    with sandbox.open(SOURCE) as worker:
        changed = worker.call("sorts_in_place", [3, 1, 2])
        unchanged = worker.call("sorts_in_place", [1, 2, 3])
    assert changed.arguments_changed and changed.value == [1, 2, 3]
    assert not unchanged.arguments_changed


def test_the_judge_s_own_arguments_stay_as_they_are(sandbox: Sandbox) -> None:
    values = np.array([3.0, 1.0])
    with sandbox.open(SOURCE) as worker:
        assert worker.call("sorts_in_place", values).arguments_changed is False or values.tolist() == [3.0, 1.0]
    assert values.tolist() == [3.0, 1.0]


def test_a_batch_brings_an_outcome_for_each_call(sandbox: Sandbox) -> None:
    with sandbox.open(SOURCE) as worker:
        outcomes = worker.call_many([("square", (n,)) for n in range(300)])
    assert [outcome.value for outcome in outcomes] == [n * n for n in range(300)]


@pytest.mark.parametrize(("name", "status"), [("loops", "time"), ("leaves", "died")])
def test_a_call_that_ends_the_program_keeps_the_outcomes_before_it(sandbox: Sandbox, name: str, status: str) -> None:
    with sandbox.open(SOURCE, limits=Limits(seconds_per_call=0.2)) as worker:
        outcomes = worker.call_many([("square", (2,)), ("fails", (1,)), (name, ()), ("square", (3,)), ("square", (4,))])
        later = worker.call("square", 5)
    assert [outcome.status for outcome in outcomes] == ["ok", "error", status, "died", "died"]
    assert later.status == "died" and "already ended" in later.message


def test_all_calls_together_have_a_limit(sandbox: Sandbox) -> None:
    source = "import time\ndef f():\n    end = time.process_time() + 0.15\n    while time.process_time() < end: pass"
    with sandbox.open(source, limits=Limits(seconds_per_call=9.0, seconds_total=0.4)) as worker:
        outcomes = [worker.call("f") for _ in range(4)]
    late = [outcome for outcome in outcomes if outcome.status == "time"]
    assert len(late) == 1 and "All calls together" in late[0].message and outcomes[-1].status == "died"


def test_memory_of_its_own_is_bounded(sandbox: Sandbox) -> None:
    source = "def f(n): return len(bytearray(n))"
    with sandbox.open(source, limits=Limits(memory_bytes=64 * 2**20)) as worker:
        assert worker.call("f", 20 * 2**20).status == "ok"
        outcome = worker.call("f", 100 * 2**20)
        assert (outcome.status, outcome.line) == ("memory", 1)
        assert worker.call("f", 10).value == 10


def test_a_cell_shows_its_last_expression(sandbox: Sandbox) -> None:
    with sandbox.open("import numpy as np\nx = np.eye(2)\nprint('made')\nx + 1", filename="cell") as worker:
        outcome = worker.run()
    assert outcome.status == "ok" and outcome.output == "made\n"
    assert outcome.value == "array([[2., 1.],\n       [1., 2.]])"


def test_a_cell_without_an_expression_has_no_value(sandbox: Sandbox) -> None:
    with sandbox.open("x = 3\nassert x == 3", filename="cell") as worker:
        assert worker.run().value is None


def test_a_cell_whose_assertion_fails_is_an_error_with_its_line(sandbox: Sandbox) -> None:
    with sandbox.open("x = 3\nassert x == 4, 'not four'", filename="cell") as worker:
        outcome = worker.run()
    assert (outcome.status, outcome.exception, outcome.message, outcome.line) == (
        "error",
        "AssertionError",
        "not four",
        2,
    )


def test_earlier_exercises_can_be_imported(sandbox: Sandbox) -> None:
    source = "from my_maths.power_iteration import power_iteration\ndef pagerank(x): return power_iteration(x) + 1"
    modules = {"my_maths.power_iteration": "def power_iteration(x):\n    return 10 * x"}
    with sandbox.open(source, filename="my_maths/pagerank.py", modules=modules) as worker:
        assert worker.call("pagerank", 2).value == 21


def test_an_error_in_an_earlier_exercise_names_both_places(sandbox: Sandbox) -> None:
    modules = {"my_maths.dot": "def dot(a, b):\n    return a.nothing"}
    with sandbox.open("from my_maths.dot import dot\n\ndef norm(a):\n    return dot(a, a)", modules=modules) as worker:
        outcome = worker.call("norm", 1.0)
    assert outcome.line == 4 and outcome.message.endswith("(in my_maths/dot.py, line 2)")


def test_a_program_does_not_run_as_main(sandbox: Sandbox) -> None:
    with sandbox.open("name = __name__\ndef f(): return name", filename="my_maths/dot.py") as worker:
        assert worker.call("f").value == "my_maths.dot"


def test_random_numbers_are_the_same_in_every_worker(sandbox: Sandbox) -> None:
    source = "import random, numpy as np\ndef f(): return random.random(), np.random.rand(), list({'a', 'b', 'c'})"
    drawn = []
    for _ in range(2):
        with sandbox.open(source) as worker:
            drawn.append(worker.call("f").value)
    assert drawn[0] == drawn[1]


def test_scipy_can_be_imported_late(sandbox: Sandbox) -> None:
    with sandbox.open("import scipy.linalg\ndef f(): return scipy.linalg.norm([3.0, 4.0])") as worker:
        assert worker.call("f").value == 5.0


def test_dataclasses_and_numpy_parts_work_inside(sandbox: Sandbox) -> None:
    source = """
from __future__ import annotations
from dataclasses import dataclass
from fractions import Fraction
import numpy as np, statistics, tempfile, socket
@dataclass
class Point:
    x: float
def f(): return [Point(2.0).x, float(Fraction(1, 2)), np.fft.fft([1, 1])[0].real, np.random.default_rng(0).integers(9)]
"""
    with sandbox.open(source) as worker:
        assert worker.call("f").value[:3] == [2.0, 0.5, 2.0]


def test_an_ended_worker_can_be_closed_twice(sandbox: Sandbox) -> None:
    worker = sandbox.open(SOURCE)
    worker.close()
    worker.close()
    assert worker.call("square", 1).status == "died"


def test_impossible_limits_are_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Limits(seconds_per_call=0)
    with pytest.raises(ValueError, match="at least 16 MiB"):
        Limits(memory_bytes=1)
