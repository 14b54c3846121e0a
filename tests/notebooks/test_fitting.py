"""Pictures of fits show what they are given, pass on what waits, and refuse what cannot be drawn."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from fullrank import data, figures
from fullrank.notebooks import (
    Tried,
    Waiting,
    bell_of,
    draw_bell,
    fitted_points,
    histogram,
    landscape,
    residual_plot,
)

WAITING = Waiting("gaussian_bell", "It is not written yet.")
X, Y = np.arange(5.0), np.array([1.0, 3.0, 2.0, 5.0, 4.0])
EDGES = np.arange(6.0)


def bowl(a, b):
    return (a - 2) ** 2 + 4 * (b - 3) ** 2


def parsed(picture):
    return ElementTree.fromstring(picture.svg)


PICTURES = {
    "histogram": lambda: histogram(EDGES, Y, {"curve": (X, Y)}, band=(X, Y - 1, Y + 1)),
    "bars alone": lambda: histogram(EDGES, Y),
    "landscape": lambda: landscape(bowl, (0, 4), (0, 6), {"walk": [[0, 0], [1, 1]]}, refused=np.array([[3.0, 3.0]])),
    "map alone": lambda: landscape(bowl, (0, 4), (0, 6)),
    "points": lambda: fitted_points(X, Y, {"line": (X, X)}, band=(X, X - 1, X + 1)),
    "residuals": lambda: residual_plot(X, Y - 3),
}
WITH_WAITING = {
    "curve": lambda: histogram(EDGES, Y, {"curve": (X, WAITING)}),
    "band": lambda: histogram(EDGES, Y, band=(X, WAITING, Y)),
    "misfit": lambda: landscape(lambda a, b: WAITING, (0, 4), (0, 6)),
    "walk": lambda: landscape(bowl, (0, 4), (0, 6), {"walk": [X[:2], WAITING]}),
    "points": lambda: fitted_points(X, Y, {"fit": (X, WAITING)}),
    "residuals": lambda: residual_plot(X, WAITING),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_sound_svg_with_words(name):
    picture = PICTURES[name]()
    root = parsed(picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == repr(picture)
    assert len(repr(picture)) > 15
    assert "nan" not in picture.svg and "inf" not in picture.svg.replace("infin", "")


@pytest.mark.parametrize("name", WITH_WAITING)
def test_a_picture_passes_on_what_waits(name):
    assert WITH_WAITING[name]() is WAITING


def test_a_histogram_has_a_bar_for_each_height_and_bars_as_high_as_their_numbers():
    bars = parsed(histogram(EDGES, Y)).findall("rect")
    heights = np.array([float(bar.get("height")) for bar in bars])
    assert np.allclose(heights / heights.max(), Y / Y.max(), atol=1e-3)


def test_a_histogram_without_the_right_edges_is_refused():
    with pytest.raises(ValueError, match="5 bars have 6 edges"):
        histogram(X, Y)


def test_a_landscape_is_darkest_at_its_bottom():
    cells = [
        tuple(float(rect.get(key)) for key in ("x", "y", "width", "height", "fill-opacity"))
        for rect in parsed(landscape(bowl, (0, 4), (0, 6))).findall("g/rect")
    ]
    x, y, wide, high, _ = max(cells, key=lambda cell: cell[4])
    assert x <= 70 + 540 / 2 <= x + wide
    assert abs(y + high / 2 - (300 - 276 / 2)) < 12


def test_a_walk_begins_at_a_ring_has_a_dot_at_each_place_and_crosses_where_steps_were_refused():
    svg = landscape(bowl, (0, 4), (0, 6), {"walk": [[0.5, 1], [1, 2], [2, 3]]}, refused=[[3, 3], [1, 5], [99, 9]]).svg
    assert svg.count('r="7"') == 1
    assert svg.count('r="2.6"') == 3
    assert svg.count("l10 10m0 -10l-10 10") == 2  # the third lies outside the map
    assert "walk: 2 steps" in svg and "refused: 3" in svg


def test_a_walk_that_leaves_the_map_or_is_not_finite_is_drawn_as_far_as_it_goes():
    svg = landscape(bowl, (0, 4), (0, 6), {"walk": [[1.0, 1.0], [1e9, 1e9], [np.nan, 1.0]]}).svg
    assert svg.count('r="2.6"') == 1
    assert "nan" not in svg


def test_residuals_are_told_by_their_changes_of_sign():
    assert "changes 4 times" in repr(residual_plot(X, [1.0, -1.0, 1.0, -1.0, 1.0]))
    assert "changes 1 times" in repr(residual_plot(X[::-1], [1.0, 1.0, -1.0, -1.0, -1.0]))


def test_tried_tells_accepted_places_from_refused_ones():
    tried = Tried(lambda b: b)
    for place in (4.0, 9.0, 2.0, np.nan, 2.0, 1.0):
        tried(np.array([place]))
    assert tried.accepted.ravel().tolist() == [4.0, 2.0, 1.0]
    assert len(tried.refused) == 3


def test_tried_without_a_question_is_empty():
    tried = Tried(lambda b: b)
    assert len(tried.accepted) == len(tried.refused) == 0


def test_the_bell_is_read_as_it_stands_and_without_widgets_as_it_begins():
    drawing = draw_bell()
    assert bell_of(drawing) == (figures.state("bell-by-hand")["mean"], figures.state("bell-by-hand")["spread"])
    drawing.mean, drawing.spread = 175.0, 7.0
    assert bell_of(drawing) == (175.0, 7.0)
    assert bell_of(object()) == bell_of(draw_bell())


def test_without_widgets_the_bell_is_a_note(monkeypatch):
    def missing(_):
        raise ImportError("Figures in a notebook need the notebook extra.")

    monkeypatch.setattr(figures, "widget", missing)
    assert "cannot be shown" in repr(draw_bell())


def test_the_figure_holds_the_bars_of_the_data_set():
    source = (figures.load("bell-by-hand").folder / "figure.js").read_text(encoding="utf-8")
    people = data.load("heights")
    counts = np.histogram(people.height_cm[people.sex == "male"], np.arange(152.0, 202.0, 2.0))[0]
    assert re.search(r"COUNTS = \[([\d, ]+)\]", source)[1] == ", ".join(map(str, counts.tolist()))
