"""Pictures: well-formed SVG with words for it, and what they refuse."""

from xml.etree import ElementTree

import numpy as np
import pytest

from fullrank.data import read_links
from fullrank.notebooks import Waiting, bars, internet, lines, shares

SMALL = read_links("a & b -> <c>\n<c> -> a & b\n<c> -> <c>\nlonely")
WAITING = Waiting("pagerank", "not written yet")


def parsed(picture):
    return ElementTree.fromstring(picture._repr_html_())


def texts(picture):
    return [node.text for node in parsed(picture).iter() if node.tag == "text"]


@pytest.mark.parametrize(
    "picture",
    [
        bars(SMALL.names, [0.5, 0.3, 0.2], 2),
        bars(SMALL.names, [0.5, 0.3, 0.2], before=[0.1, 0.8, 0.1]),
        internet(SMALL),
        internet(SMALL, [0.5, 0.3, 0.2]),
        internet(read_links("alone")),
        shares(SMALL.names, np.eye(3)),
        lines({"one": [1, 0.1, 0.01], "other": ([0, 1], [1e-3, 1])}),
        lines({"flat": [0.5, 0.5]}, log=False),
    ],
)
def test_it_is_well_formed_and_has_words(picture):
    root = parsed(picture)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == repr(picture)
    assert len(list(root.iter())) > 3
    places = [node.attrib[name] for node in root.iter() for name in ("x", "y", "cx", "cy", "r") if name in node.attrib]
    assert np.isfinite([float(place) for place in places]).all()


def test_bars_fall_and_are_named():
    assert texts(bars(SMALL.names, [0.2, 0.5, 0.3], 2))[:6] == ["1", "<c>", "50.0000%", "2", "lonely", "30.0000%"]


def test_marks_show_where_a_page_stood_before():
    assert "line" not in {node.tag for node in parsed(bars(SMALL.names, [0.5, 0.3, 0.2])).iter()}
    assert "line" in {node.tag for node in parsed(bars(SMALL.names, [0.5, 0.3, 0.2], before=[1, 0, 0])).iter()}


def test_a_larger_rank_is_a_larger_circle():
    circles = [node for node in parsed(internet(SMALL, [0.6, 0.3, 0.1])).iter() if node.tag == "circle"]
    radii = [float(node.attrib["r"]) for node in circles]
    assert radii[0] > radii[1] > radii[2]


@pytest.mark.parametrize(
    "call",
    [
        lambda: bars(SMALL.names, WAITING),
        lambda: bars(SMALL.names, [1, 0, 0], before=WAITING),
        lambda: internet(SMALL, WAITING),
        lambda: shares(SMALL.names, WAITING),
        lambda: lines({"a": WAITING}),
        lambda: lines({"a": ([1, 2], [WAITING, WAITING])}),
        lambda: lines({"a": [WAITING]}),
    ],
)
def test_what_waits_is_passed_on(call):
    assert call() is WAITING


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bars(SMALL.names, [1, 2]), "3 finite numbers"),
        (lambda: bars(SMALL.names, [1, 2, np.nan]), "3 finite numbers"),
        (lambda: internet(read_links([(k, k + 1) for k in range(50)])), "at most 40"),
        (lambda: shares(SMALL.names, np.eye(2)), r"shape \(2, 2\)"),
        (lambda: lines({"a": [0.0, -1.0]}), "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
