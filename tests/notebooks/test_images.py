"""Pictures of digits: well-formed, with words, waiting where they must; PNG files that others read; the drawn digit."""

import struct
import zlib
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest

from fullrank import data, figures
from fullrank.notebooks import (
    Waiting,
    component_slider,
    digit_of,
    draw_digit,
    image_grid,
    image_rows,
    label_scatter,
    png_of,
    scree,
)
from fullrank.notebooks.images import LETTERS, from_letters, to_letters

WAITING = Waiting("pca", "not written yet")
RANDOM = np.random.default_rng(3)
GREY = RANDOM.integers(0, 256, (3, 28, 28)).astype(np.uint8)
POINTS = RANDOM.normal(size=(30, 2))
LABELS = np.arange(30) % 3


def parsed(picture):
    return ElementTree.fromstring(picture._repr_html_())


def texts(picture):
    return [node.text for node in parsed(picture).iter() if node.tag == "text"]


def embedded(picture):
    """The PNG files inside a drawing."""
    images = [node.attrib["href"] for node in parsed(picture).iter() if node.tag == "image"]
    return [b64decode(href.removeprefix("data:image/png;base64,")) for href in images]


@pytest.mark.parametrize(
    "picture",
    [
        image_grid(GREY),
        image_grid(GREY.reshape(3, 784), ["a & b", "<c>", "d"], columns=2),
        image_grid(RANDOM.normal(size=(2, 784)), signed=True),
        image_grid(np.zeros((1, 784)), signed=True),
        image_rows({"original": GREY, "<rebuilt>": GREY[0]}, ["1", "2", "3"]),
        label_scatter(POINTS),
        label_scatter(POINTS, LABELS),
        label_scatter({"one": POINTS, "other": 2 * POINTS}, LABELS, across="first", up="second"),
        label_scatter(np.zeros((2, 2)), [1, 2]),
        scree([4.0, 2.0, 1.0, 1.0], {0.5: 1, 0.9: 4}),
        scree([1.0]),
    ],
)
def test_it_is_well_formed_and_has_words(picture):
    root = parsed(picture)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == repr(picture)
    assert len(list(root.iter())) > 1
    places = [node.attrib[name] for node in root.iter() for name in ("x", "y", "cx", "cy") if name in node.attrib]
    assert np.isfinite([float(place) for place in places]).all()


def decoded(png):
    """The greys of a PNG by a reader of its own, for files with one IDAT and the filters none, sub and up."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, {}
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        chunks[kind], at = content, at + 12 + length
    wide, high, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour) == (8, 0)
    raw, rows = zlib.decompress(chunks[b"IDAT"]), []
    for i in range(high):
        kind, *row = raw[i * (wide + 1) : (i + 1) * (wide + 1)]
        for j in range(wide):
            row[j] = (row[j] + {0: 0, 1: row[j - 1] if j else 0, 2: rows[-1][j] if i else 0}[kind]) % 256
        rows.append(row)
    return np.array(rows, dtype=np.uint8)


@pytest.mark.parametrize("grey", [*GREY[:2], data.load("mnist").test.images[5], np.zeros((3, 5)), np.full((1, 1), 255)])
def test_a_png_holds_the_picture(grey):
    assert (decoded(png_of(grey)) == np.asarray(grey, dtype=np.uint8)).all()


def test_another_reader_reads_the_png():
    image = pytest.importorskip("PIL.Image")
    assert (np.asarray(image.open(BytesIO(png_of(GREY[0])))) == GREY[0]).all()


def test_a_digit_as_png_is_not_larger_than_that_of_others():
    image = pytest.importorskip("PIL.Image")
    ours, theirs = 0, 0
    for grey in data.load("mnist").test.images[:50]:
        file = BytesIO()
        image.fromarray(grey).save(file, "png", optimize=True)
        ours, theirs = ours + len(png_of(grey)), theirs + len(file.getvalue())
    assert ours <= 1.05 * theirs


def test_a_picture_is_drawn_as_it_is_and_a_signed_one_about_mid_grey():
    assert (decoded(embedded(image_grid(GREY))[1]) == GREY[1]).all()
    signed = np.zeros((1, 784))
    signed[0, :2] = 3, -3
    assert decoded(embedded(image_grid(signed, signed=True))[0])[0, :3].tolist() == [255, 0, 128]


def test_labels_are_there_on_demand():
    shown, hidden = label_scatter(POINTS, LABELS), label_scatter(POINTS, LABELS, shown=False)
    assert sorted(text for text in texts(shown) if text) == sorted(map(str, LABELS))
    assert not any(text for text in texts(hidden))
    titles = [node.text for node in parsed(hidden).iter() if node.tag == "title"]
    assert sorted(titles) == sorted(map(str, LABELS))


def test_both_directions_have_one_scale():
    points = np.array([[0.0, 0.0], [10.0, 1.0]])
    (x0, y0), (x1, y1) = (
        (float(node.attrib["cx"]), float(node.attrib["cy"]))
        for node in parsed(label_scatter(points)).iter()
        if node.tag == "circle"
    )
    assert x1 - x0 == pytest.approx(10 * (y0 - y1), rel=0.01)


def test_the_scree_names_its_counts():
    picture = scree([4.0, 2.0, 1.0, 1.0], {0.5: 1, 0.9: 4})
    assert {"50%: 1", "90%: 4"} <= set(texts(picture))
    assert "holds 50.0% of the variance; 1 hold 50%; 4 hold 90%" in repr(picture)


@pytest.mark.parametrize(
    "call",
    [
        lambda: image_grid(WAITING),
        lambda: image_rows({"a": GREY, "b": WAITING}),
        lambda: image_rows({"a": [GREY[0], WAITING]}),
        lambda: label_scatter(WAITING),
        lambda: label_scatter({"a": POINTS, "b": WAITING}, LABELS),
        lambda: label_scatter(POINTS, WAITING),
        lambda: scree(WAITING),
        lambda: scree([1.0], {0.9: WAITING}),
        lambda: component_slider(draw_digit(), lambda x, k: WAITING),
    ],
)
def test_what_waits_is_passed_on(call):
    assert call() is WAITING


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: image_grid(np.full((2, 784), np.nan)), "finite and square"),
        (lambda: image_grid(np.zeros((2, 7))), r"shape is \(2, 7\)"),
        (lambda: image_grid(GREY, ["one"]), "3 pictures and 1 captions"),
        (lambda: label_scatter(np.zeros((3, 3))), r"shape is \(3, 3\)"),
        (lambda: scree([0.0, 0.0]), "not all zero"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_letters_hold_a_picture_to_a_grey_in_64():
    back = from_letters(to_letters(GREY[0]))
    assert back.shape == (28, 28) and back.dtype == np.uint8
    assert np.abs(back.astype(int) - GREY[0]).max() <= 3
    assert to_letters([-5.0, 0, 255, 300, np.nan]) == "AA__A"
    assert len(set(LETTERS)) == 64
    assert not from_letters("").any()


def test_the_figures_use_the_same_letters():
    for name in ("draw-digit", "component-slider"):
        assert f'"{LETTERS}"' in (figures.load(name).folder / "figure.js").read_text(encoding="utf-8")


def test_the_drawn_digit_is_read_from_the_pad():
    pad = draw_digit()
    assert not digit_of(pad).any()
    pad.digit = to_letters(GREY[0])
    assert np.abs(digit_of(pad).astype(int) - GREY[0]).max() <= 3


def test_the_slider_follows_the_pad():
    pad, asked = draw_digit(), []

    def rebuild(x, k):
        asked.append(k)
        return x * k / 2

    slider = component_slider(pad, rebuild, (0, 1, 2))
    assert slider.counts == "0 1 2" and slider.losses == "0 0 0"
    pad.digit = "_" + "A" * 783
    assert slider.pictures == "".join(letter + "A" * 783 for letter in ("_", "A", "g", "_"))
    assert slider.losses == "1 0.5 0"
    assert asked == [0, 1, 2, 0, 1, 2]
    component_slider(pad, rebuild, (0, 1, 2))
    pad.digit = ""
    assert len(asked) == 12  # only the newest slider is followed


def test_the_slider_takes_a_picture_as_well():
    assert component_slider(GREY[0], lambda x, k: x, (0, 784)).losses == "0 0"


def test_without_widgets_it_says_so_and_goes_on(monkeypatch):
    def missing(name, **_):
        raise ImportError("Figures in a notebook need the notebook extra.")

    monkeypatch.setattr(figures, "widget", missing)
    pad = draw_digit()
    assert "notebook extra" in repr(pad)
    assert digit_of(pad).shape == (28, 28)
    assert "notebook extra" in repr(component_slider(GREY[0], lambda x, k: x))
