"""One sandbox for the process, one worker for each submission."""

from fullrank.grader import seal
from fullrank.grader.workers import LIMITS, open_worker, shared_sandbox


def test_the_sandbox_is_shared() -> None:
    assert shared_sandbox() is shared_sandbox()


def test_a_crash_in_one_worker_costs_no_other() -> None:
    with open_worker("def one():\n    return 1\n", "a.py") as alive:
        with open_worker("import os\nos._exit(1)\n", "b.py") as dying:
            assert dying.load().status == "died"
        assert alive.call("one").value == 1


def test_the_seal_says_what_holds_here() -> None:
    assert isinstance(seal().sealed, bool)
    assert seal().words


def test_a_learner_may_return_no_more_than_can_be_looked_at() -> None:
    source = "import numpy as np\ndef many(n):\n    return [0] * n\ndef large(n):\n    return np.zeros(n)\n"
    with open_worker(source, "a.py") as worker:
        assert worker.call("many", 4_000).status == "ok"
        assert worker.call("many", 6_000).status == "value"
        assert worker.call("large", 60_000).status == "ok", "an array is one item"
        assert worker.call("large", 10**6).status == "value"


def test_all_calls_together_end_soon() -> None:
    assert LIMITS.seconds_total <= 8
