"""Axes to draw on: those that are given, new ones, or words about what is missing."""

import sys

import matplotlib
import pytest

from fullrank.maths._plotting import axes_to_draw_on


def test_axes_that_are_given_are_used():
    given = object()
    assert axes_to_draw_on(given) is given


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
