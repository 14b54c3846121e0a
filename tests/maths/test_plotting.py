"""Axes to draw on: those that are given, new ones, or words about what is missing."""

import sys

import matplotlib
import pytest
from matplotlib.figure import Figure

from fullrank.maths._plotting import axes_to_draw_on, count_along


def test_axes_that_are_given_are_used():
    given = Figure().subplots()
    assert axes_to_draw_on(given) is given


def test_what_are_no_axes_is_refused():
    with pytest.raises(TypeError, match=r"needs Matplotlib axes, .*but it got 3"):
        axes_to_draw_on(3)


def test_new_axes_are_made_where_none_are_given():
    matplotlib.use("Agg")
    from matplotlib import pyplot

    axes = axes_to_draw_on()
    assert axes.figure.axes == [axes]
    pyplot.close(axes.figure)


def test_without_matplotlib_the_way_out_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install 'fullrank\[plot\]'"):
        axes_to_draw_on()


def test_what_is_counted_stands_at_whole_numbers():
    for scale in ("linear", "log"):
        axes = Figure().subplots()
        axes.set(xscale=scale, xlim=(1, 2.5))
        count_along(axes)
        assert all(tick == int(tick) for tick in axes.get_xticks())
