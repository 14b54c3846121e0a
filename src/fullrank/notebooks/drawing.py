"""The six-page internet that is drawn by hand in the figure small-internet, as a graph."""

from __future__ import annotations

from typing import Any

from fullrank import figures
from fullrank.data import Graph, read_links
from fullrank.notebooks.report import Report

PAGES = ("Bakery", "Choir", "Ferry", "Market", "School", "Weather")
VILLAGE = (8, 8, 11, 5, 8, 0)  # what the figure starts with: bit k is a link to page k


def draw_internet() -> Any:
    """The figure to draw in; a note where widgets are not installed, and links_of then gives the village."""
    try:
        return figures.widget("small-internet")
    except (ImportError, figures.FigureError) as error:
        return Report("note", f"The drawing cannot be shown here: {error}", (("Instead", "Write the links as text."),))


def links_of(drawing: Any) -> Graph:
    """The links as they are drawn at this moment, as a graph of six named pages."""
    targets = [int(getattr(drawing, name[0].lower(), start)) for name, start in zip(PAGES, VILLAGE, strict=True)]
    lines = [*PAGES, *(f"{PAGES[i]} -> {PAGES[k]}" for i in range(6) for k in range(6) if targets[i] >> k & 1)]
    return read_links("\n".join(lines), "Drawn by hand.")
