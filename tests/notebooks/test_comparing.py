"""Comparing two answers: digits in common, and who was faster."""

import time

import numpy as np
import pytest

from fullrank.notebooks import Compared, Waiting, compare

ONE = np.array([1.0, 0.5])


@pytest.mark.parametrize(("apart", "digits"), [(0.0, 16), (3e-7, 6), (0.2, 0), (np.nan, 0)])
def test_digits_are_counted_where_they_agree_least(apart, digits):
    assert Compared(ONE + [0, apart], ONE, 1.0, 1.0).digits == digits


def test_answers_of_other_shapes_have_nothing_in_common():
    assert Compared(np.ones(3), ONE, 1.0, 1.0).digits == 0


def test_the_faster_one_is_named():
    assert "library is 50 times faster" in repr(Compared(ONE, ONE, 0.5, 0.01))
    assert "yours is 2.0 times faster" in repr(Compared(ONE, ONE, 0.01, 0.02))
    assert "about the same time" in repr(Compared(ONE, ONE, 0.01, 0.011))


def test_a_slow_function_is_seen_to_be_slow():
    found = compare(lambda: time.sleep(0.05) or ONE, lambda: ONE)
    assert found.times_faster > 10
    assert found.digits == 16


def test_what_waits_is_passed_on():
    waiting = Waiting("pagerank", "not written yet")
    assert compare(lambda: waiting, lambda: pytest.fail("asked")) is waiting


def test_what_the_first_call_pays_for_loading_is_not_counted():
    waits = [0.6, 0.0, 0.0, 0.0, 0.0]

    def loads_first():
        time.sleep(waits.pop(0))
        return [1.0]

    race = compare(lambda: [1.0], loads_first)
    assert race.library_seconds < 0.3
