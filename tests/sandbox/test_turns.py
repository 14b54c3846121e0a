"""Two processes on one processor, and back where they were."""

import os
import subprocess
import sys

import pytest

from fullrank.sandbox.turns import on_one_processor

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not tell")


@pytest.fixture
def sleeper():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate(b"\n")


def test_both_are_on_one_processor_and_then_where_they_were(sleeper):
    before = os.sched_getaffinity(0), os.sched_getaffinity(sleeper)
    with on_one_processor(sleeper):
        assert os.sched_getaffinity(0) == os.sched_getaffinity(sleeper)
        assert len(os.sched_getaffinity(0)) == 1
    assert (os.sched_getaffinity(0), os.sched_getaffinity(sleeper)) == before


def test_a_fault_meanwhile_leaves_nothing_behind(sleeper):
    before = os.sched_getaffinity(0)
    with pytest.raises(KeyError, match="lost"), on_one_processor(sleeper):
        raise KeyError("lost")
    assert os.sched_getaffinity(0) == before


def test_a_process_that_is_gone_is_no_trouble():
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    before = os.sched_getaffinity(0)
    with on_one_processor(process.pid):
        pass
    assert os.sched_getaffinity(0) == before
