"""Axes to draw on, where Matplotlib is there; nothing else of the library needs it."""

from __future__ import annotations

from typing import Any


def axes_to_draw_on(axes: Any = None) -> Any:
    """Hand back the axes that were given, or new ones.

    Raises TypeError for what are no axes, and ImportError where Matplotlib is not installed,
    with the way to install it.
    """
    if axes is not None:
        if not hasattr(axes, "plot"):
            raise TypeError(f"plot needs Matplotlib axes, such as pyplot.gca(), but it got {axes!r}; leave it out.")
        return axes
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise ImportError(
            "plot needs Matplotlib, which is not installed; pip install 'fullrank[plot]' brings it."
        ) from error
    return pyplot.subplots(layout="constrained")[1]
