"""The drawn internet as a graph follows the figure's state."""

import pytest

from fullrank import figures
from fullrank.notebooks import draw_internet, links_of
from fullrank.notebooks.drawing import PAGES, VILLAGE


def edges(graph):
    return {(graph.name(i), graph.name(j)) for i, j in zip(*graph.edges(), strict=True)}


def test_the_figure_starts_with_the_village():
    state = figures.state("small-internet")
    assert tuple(state[name[0].lower()] for name in PAGES) == VILLAGE
    graph = links_of(draw_internet())
    assert graph.names == PAGES
    assert graph.links == sum(int(number).bit_count() for number in VILLAGE)
    assert ("Ferry", "Choir") in edges(graph)


def test_what_is_drawn_is_what_is_ranked():
    drawing = draw_internet()
    drawing.w, drawing.b = 1.0, 32.0
    assert {("Weather", "Bakery"), ("Bakery", "Weather")} <= edges(links_of(drawing))
    assert ("Bakery", "Market") not in edges(links_of(drawing))


def test_without_widgets_it_says_so_and_goes_on(monkeypatch):
    def missing(name):
        raise ImportError("Figures in a notebook need the notebook extra.")

    monkeypatch.setattr(figures, "widget", missing)
    drawing = draw_internet()
    assert "notebook extra" in repr(drawing)
    assert links_of(drawing).links == pytest.approx(8)
