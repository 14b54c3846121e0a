"""A figure as a widget of a notebook."""

from __future__ import annotations

from importlib import import_module

import pytest

from fullrank import figures

widget_module = import_module("fullrank.figures.widget")  # the name in the package is the function


@pytest.mark.parametrize("name", figures.names())
def test_widget_has_the_figures_state_as_traits(name: str) -> None:
    pytest.importorskip("anywidget")
    made = figures.widget(name)
    assert {key: getattr(made, key) for key in figures.state(name)} == figures.state(name)
    assert made.reached == []


def test_widget_starts_from_the_state_and_goal_given() -> None:
    pytest.importorskip("anywidget")
    made = figures.widget("eigen-spinner", goal="ratio-negative", a=2.5)
    assert (made.a, made.b, made.goal) == (2.5, 2, "ratio-negative")


def test_widget_refuses_a_state_it_does_not_know() -> None:
    with pytest.raises(figures.FigureError, match="has no state colour"):
        figures.widget("eigen-spinner", colour=1)


def test_widget_refuses_a_goal_it_does_not_know() -> None:
    with pytest.raises(figures.FigureError, match="has no goal 'fly'"):
        figures.widget("eigen-spinner", goal="fly")


def test_missing_anywidget_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(widget_module, "import_module", refuse)
    widget_module._widget_class.cache_clear()
    with pytest.raises(ImportError, match=r"fullrank\[notebook\]"):
        figures.widget("spiral")
