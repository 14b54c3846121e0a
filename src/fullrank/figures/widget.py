"""A figure in a notebook (marimo or Jupyter), through anywidget, which is an optional part of the installation."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from fullrank.figures.folders import FigureError, load, state
from fullrank.figures.module import module


def widget(name: str, goal: str = "", **start: float | str) -> Any:
    """Return a figure as a widget whose traits are its state; `goal` shows one of its goals, `reached` lists those met.

    Raises FigureError for an unknown figure, goal or state name, and ImportError when anywidget is not installed.
    """
    figure, known = load(name), state(name)
    if goal and goal not in figure.goals:
        raise FigureError(f"Figure {name!r} has no goal {goal!r}. It has: {', '.join(figure.goals)}.")
    strange = sorted(set(start) - set(known))
    if strange:
        raise FigureError(f"Figure {name!r} has no state {', '.join(strange)}. It has: {', '.join(known)}.")
    return _widget_class(name)(goal=goal, **start)


@cache
def _widget_class(name: str) -> Any:
    anywidget, traitlets = _optional("anywidget"), _optional("traitlets")
    members: dict[str, Any] = {"_esm": module(name), "__doc__": load(name).sentence}
    for key, value in state(name).items():
        trait = traitlets.Unicode(value) if isinstance(value, str) else traitlets.Float(value)
        members[key] = trait.tag(sync=True)
    members["goal"] = traitlets.Unicode("").tag(sync=True)
    members["reached"] = traitlets.List(traitlets.Unicode()).tag(sync=True)
    title = "".join(word.capitalize() for word in name.split("-"))
    return type(title, (anywidget.AnyWidget,), members)


def _optional(package: str) -> ModuleType:
    try:
        return import_module(package)
    except ImportError as error:
        raise ImportError("Figures in a notebook need the notebook extra: pip install 'fullrank[notebook]'.") from error
