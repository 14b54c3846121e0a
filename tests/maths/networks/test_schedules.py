"""Schedules: the shape of one cycle, what a rate may be, and what is refused."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import one_cycle
from fullrank.maths._networks.schedules import read_rates


@given(peak=st.floats(1e-6, 1e3), rise=st.floats(0.01, 0.99), t=st.floats(0, 1))
@settings(deadline=None, max_examples=50, derandomize=True)
def test_one_cycle_is_the_line_through_its_corners(peak, rise, t):
    expected = np.interp(t, [0, rise, 1], [0, peak, 0])
    assert one_cycle(peak, rise=rise)(t) == pytest.approx(expected, abs=1e-12 * peak)


def test_one_cycle_scales_with_its_peak():
    assert one_cycle(0.6)(0.37) == pytest.approx(6 * one_cycle(0.1)(0.37))


def test_one_cycle_can_be_kept_compared_and_printed():
    rate = one_cycle(4e-3)
    assert pickle.loads(pickle.dumps(rate)) == rate == one_cycle(4e-3, rise=0.2) != one_cycle(3e-3)
    assert repr(rate) == "OneCycle(peak=0.004, rise=0.2)"


def test_each_step_takes_its_rate_from_its_middle():
    np.testing.assert_allclose(read_rates(lambda t: t, 4, "train"), [0.125, 0.375, 0.625, 0.875])
    np.testing.assert_array_equal(read_rates(0.5, 3, "train"), [0.5, 0.5, 0.5])
    assert (read_rates(one_cycle(1.0), 7, "train") > 0).all()
    assert len(read_rates(np.float32(0.5), 3, "train")) == 3


@pytest.mark.parametrize(
    ("peak", "rise", "words"),
    [(0, 0.2, "peak above 0"), (-1, 0.2, "peak above 0"), (np.nan, 0.2, "finite"), ([1, 2], 0.2, "one number")]
    + [(1, rise, "share between 0 and 1") for rise in (0, 1, -0.2, 20)],
)
def test_cycles_that_are_none_are_refused(peak, rise, words):
    with pytest.raises(ValueError, match=words):
        one_cycle(peak, rise=rise)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0, "above 0"),
        (-1e-3, "above 0"),
        (np.inf, "finite"),
        (lambda t: 0.5 - t, "at progress 0.625 the rate is -0.125"),
        (lambda t: np.nan, "at progress 0.125"),
    ],
)
def test_rates_that_lead_nowhere_are_refused(rate, words):
    with pytest.raises(ValueError, match=words):
        read_rates(rate, 4, "train")
