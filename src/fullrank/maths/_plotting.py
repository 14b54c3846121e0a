"""Axes to draw on, where Matplotlib is there, and pictures that results share; nothing else of the library needs it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_WRITTEN = 10  # rows of a matrix whose numbers are legible in a picture


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


def count_along(axes: Any) -> None:
    """Put the ticks below a picture on whole numbers, since it counts things there."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=True))


def draw_spectrum(values: NDArray[Any], axes: Any = None) -> Any:
    """Draw eigenvalues as points of the complex plane, on new axes by default; returns them."""
    axes = axes_to_draw_on(axes)
    axes.axhline(0.0, color="0.8", linewidth=1, zorder=0)
    axes.axvline(0.0, color="0.8", linewidth=1, zorder=0)
    axes.plot(values.real, values.imag, linestyle="none", marker="o", alpha=0.7)
    axes.set(xlabel="real part", ylabel="imaginary part", title="eigenvalues")
    axes.margins(0.1)
    axes.set_aspect("equal", adjustable="datalim")
    return axes


def draw_shares(R: NDArray[Any], axes: Any = None, *, name: str) -> Any:
    """Draw a matrix of numbers from -1 to 1 as coloured squares, with its numbers where they fit; nan stays white."""
    axes = axes_to_draw_on(axes)
    picture = axes.imshow(R, cmap="RdBu_r", vmin=-1, vmax=1)
    axes.figure.colorbar(picture, ax=axes, label=name)
    axes.set(xlabel="feature", ylabel="feature")
    if len(R) <= MOST_WRITTEN:
        axes.set(xticks=range(len(R)), yticks=range(len(R)))
        for (i, j), entry in np.ndenumerate(R):
            colour = "white" if abs(entry) > 0.6 else "black"
            words = "–" if np.isnan(entry) else f"{entry:.2f}"
            axes.text(j, i, words, ha="center", va="center", color=colour, fontsize="small")
    return axes
