"""One sandbox for the process, one worker for each submission."""

from fullrank.grader import seal
from fullrank.grader.workers import open_worker, shared_sandbox


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
