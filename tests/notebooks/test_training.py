"""Pictures of training: what they say, what they pass on, and that a picture moves while its cell runs."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from fullrank import figures
from fullrank.notebooks import Waiting, training
from fullrank.notebooks.training import (
    confusion,
    curve_of,
    curve_picture,
    curve_row,
    draw_curve,
    inside,
    losses,
    moving,
    worst_mistakes,
)

WAITS = Waiting("backprop", "backprop is not written yet.")
SQUARE = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
DIGITS = tuple("0123456789")


class Drawn:
    """A drawing with points, as the figure has them."""

    def __init__(self, points):
        self.points = points


def test_a_curve_is_walked_in_equal_steps_and_closed():
    curve = curve_of(Drawn("0,0 2,0 2,2 0,2"), 16)
    assert curve.shape == (16, 2)
    steps = np.hypot(*np.diff(np.vstack([curve, curve[:1]]), axis=0).T)
    assert np.allclose(steps, 0.5)


def test_the_curve_starts_where_the_drawing_does_and_keeps_its_corners():
    curve = curve_of(Drawn("0,0 2,0 2,2 0,2"), 8)
    assert np.allclose(curve[[0, 2, 4, 6]], [[0, 0], [2, 0], [2, 2], [0, 2]])


def test_without_a_figure_the_curve_is_what_the_figure_starts_with():
    assert np.array_equal(curve_of(object(), 12), curve_of(Drawn(figures.state("draw-curve")["points"]), 12))
    assert np.ptp(curve_of(object()), axis=0).min() > 1


@pytest.mark.parametrize("points", ["", "1,1", "1,1 2,2"])
def test_too_few_points_are_said(points):
    with pytest.raises(ValueError, match="three points or more"):
        curve_of(Drawn(points))


def test_the_sheet_is_a_figure_whose_points_python_sees():
    drawing = draw_curve()
    drawing.points = "0,0 1,0 0,1"
    assert curve_of(drawing, 3).shape == (3, 2)


def test_a_missing_widget_is_said(monkeypatch):
    def refuse(name):
        raise ImportError("no widgets here")

    monkeypatch.setattr(training.figures, "widget", refuse)
    assert "no widgets here" in repr(draw_curve())


def polygons(picture):
    return re.findall(r'<polygon points="([^"]+)"[^>]*?(stroke-dasharray)?[^>]*/>', picture.svg)


def test_the_wanted_curve_is_dashed_and_the_drawn_one_is_full():
    picture = curve_picture(SQUARE, 2 * SQUARE, "epoch 3")
    assert "epoch 3" in picture.words
    dashed, full = (line for line in picture.svg.split("<polygon")[1:])
    assert "dasharray" in dashed.split("/>")[0]
    assert "dasharray" not in full.split("/>")[0]


def test_what_lies_beyond_the_frame_or_is_no_number_is_drawn_at_its_edge():
    picture = curve_picture(SQUARE, np.array([[1e9, 0.0], [np.nan, np.inf], [-1e9, 0.0]]))
    numbers = [float(n) for pair in polygons(picture)[1][0].split() for n in pair.split(",")]
    assert np.isfinite(numbers).all()
    assert max(numbers) <= 430
    assert min(numbers) >= 0


def test_tries_stand_side_by_side():
    picture = curve_row({"one": SQUARE, "two": None, "three": SQUARE / 2}, SQUARE)
    assert picture.words.startswith("one; two; three")
    assert picture.svg.count("<polygon") == 5


def test_costs_stand_side_by_side_on_one_scale():
    picture = losses({"slow": [1.0, 0.9, 0.8], "quick": [1.0, 0.1, 0.01]})
    assert "slow: ends at 0.8" in picture.words
    assert "quick: ends at 0.01" in picture.words
    starts = [
        line.split(",")[1].split()[0] for line in re.findall(r'<polyline points="[\d.]+(,[\d. ,]+)"', picture.svg)
    ]
    assert len(set(starts)) == 1


@pytest.mark.parametrize("path", [[1.0, 10.0, np.nan], [1.0, 2.0, np.inf], [1.0, 5.0, 1e9]])
def test_a_cost_that_leaves_all_bounds_is_drawn_up_to_there(path):
    picture = losses({"right": [1.0, 0.5, 0.2], "too large": path})
    assert "too large: out of bounds after 2" in picture.words
    assert "nan" not in picture.svg


@pytest.mark.parametrize("path", [[np.nan, 1.0], [np.inf, np.nan], [0.0, 0.0], []])
def test_costs_of_which_none_begins_are_told_of_in_a_note(path):
    note = losses({"too large: 1e+30": path})
    assert note.standing == "note"
    assert "at the first epoch: too large: 1e+30" in repr(note)
    assert "many times smaller" in repr(note)


def test_confusions_are_counted_by_what_it_is_and_what_was_said():
    picture = confusion([0, 0, 1, 1, 1, 2], [0, 1, 1, 2, 2, 2], ("cat", "dog", "cow"))
    assert picture.words == "3 of 6 right, 50.00%. Most often a dog was read as cow: 2 times."


def test_no_confusion_is_said_as_well():
    assert confusion([0, 1], [0, 1], ("a", "b")).words == "2 of 2 right, 100.00%."


def test_as_many_answers_as_truths_are_asked_for():
    with pytest.raises(ValueError, match="as many answers as truths"):
        confusion([0, 1], [0], ("a", "b"))


def test_the_surest_mistake_comes_first():
    outputs = np.array([[0.9, 0.1], [0.4, 0.5], [0.0, 1.0], [0.2, 0.8]])
    picture = worst_mistakes(np.zeros((4, 784)), np.array([0, 0, 0, 1]), outputs)
    assert re.findall(r"\d, not \d", picture.words) == ["0, not 1", "0, not 1"]
    assert picture.svg.count("<image") == 2


def test_no_mistakes_are_a_picture_too():
    assert worst_mistakes(np.zeros((1, 784)), [1], np.array([[0.0, 1.0]])).words == "No mistakes."


def test_a_layer_is_full_above_zero_and_hollow_below():
    outputs = np.zeros(10)
    outputs[[4, 7]] = 1.25, 0.5
    picture = inside(np.zeros((28, 28)), [np.array([0.5, -0.5, -1.0]), outputs], DIGITS)
    assert picture.words == "The network says 4 (1.25), then 7 (0.50)."
    squares = picture.svg.split("<rect")[1:4]
    assert ["none" in square for square in squares] == [False, True, True]


@pytest.mark.parametrize(
    "picture",
    [
        lambda: curve_picture(WAITS),
        lambda: curve_picture(SQUARE, WAITS),
        lambda: curve_row({"a": SQUARE, "b": WAITS}, SQUARE),
        lambda: losses({"a": [1.0], "b": WAITS}),
        lambda: losses({"a": [1.0, WAITS]}),
        lambda: confusion([0], WAITS, DIGITS),
        lambda: worst_mistakes([0], [0], WAITS),
        lambda: inside(np.zeros(784), WAITS, DIGITS),
        lambda: inside(np.zeros(784), [WAITS, WAITS], DIGITS),
    ],
)
def test_pictures_pass_on_what_waits(picture):
    assert picture() is WAITS


def test_a_film_shows_the_first_picture_few_between_and_always_the_last(monkeypatch):
    shown = []
    monkeypatch.setattr(training, "_shower", lambda: shown.append)
    with moving() as film:
        for picture in range(500):
            film.show(picture)
    assert shown[0] == 0
    assert shown[-1] == 499
    assert len(shown) < 50


def test_a_film_that_waits_shows_every_picture(monkeypatch):
    shown, slept = [], []
    monkeypatch.setattr(training, "_shower", lambda: shown.append)
    monkeypatch.setattr(training.time, "sleep", slept.append)
    with moving() as film:
        for picture in range(5):
            film.show(picture, wait=True)
    assert shown == [0, 1, 2, 3, 4]
    assert sum(slept) > 0.3


def test_a_film_shows_what_was_last_drawn_where_training_breaks_off(monkeypatch):
    shown = []
    monkeypatch.setattr(training, "_shower", lambda: shown.append)
    with pytest.raises(KeyboardInterrupt), moving() as film:
        film.show(1)
        film.show(2)
        raise KeyboardInterrupt
    assert shown == [1, 2]


def test_outside_a_notebook_a_film_shows_nothing(capsys):
    with moving() as film:
        film.show("a picture")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "picture",
    [
        curve_picture(SQUARE, SQUARE, "a < b & c"),
        losses({"a < b": [1.0, 0.5], "&": [1.0, np.nan]}),
        confusion([0, 1, 1], [0, 1, 0], ("<", "&")),
        worst_mistakes(np.eye(784)[:2], np.array([0, 1]), np.array([[0.0, 1.0], [1.0, 0.0]])),
        inside(np.zeros(784), [np.linspace(-1, 1, 40), np.linspace(1, -1, 10)], DIGITS),
    ],
)
def test_pictures_are_well_formed_and_have_words(picture):
    root = ElementTree.fromstring(picture._repr_html_())
    assert root.attrib["aria-label"] == repr(picture)
    assert len(list(root.iter())) > 3


def test_in_jupyter_one_place_is_changed():
    changed = []

    class Place:
        def update(self, picture):
            changed.append(("update", picture))

    def display(picture, display_id):
        changed.append(("display", picture))
        assert display_id is True
        return Place()

    place = training._JupyterPlace(display)
    for picture in "abc":
        place(picture)
    assert changed == [("display", "a"), ("update", "b"), ("update", "c")]
