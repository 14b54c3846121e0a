"""A right answer is shown at work; whatever goes wrong there is said, and never raised."""

import numpy as np
import pytest

from fullrank import data, grader
from fullrank.records import Exercise

SHOW = """import numpy as np

def show(double):
    yield "before", np.eye(2)
    yield "after", double(np.eye(2))
"""


def source(exercise: Exercise) -> str:
    return (exercise.folder / "solution.py").read_text(encoding="utf-8")


@pytest.fixture
def showing(tiny: Exercise) -> Exercise:
    (tiny.folder / "show.py").write_text(SHOW, encoding="utf-8")
    return tiny


def test_an_exercise_without_pictures_shows_none(doubling: Exercise) -> None:
    assert grader.show(doubling, "anything") == grader.Showing()


def test_the_learners_function_makes_the_picture(showing: Exercise) -> None:
    before, after = grader.show(showing, "def double(v):\n    return 200 * v\n").pictures
    assert (before.caption, after.caption) == ("before", "after")
    assert after.pixels.tolist() == [[200, 0], [0, 200]]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return 'x'", "is no picture"),
        ("return v[0]", "is no picture"),
        ("return v.astype(complex)", "is no picture"),
        ("return np.zeros((600, 2))", "is no picture"),
        ("raise ValueError", "stops with an error"),
        ("while True: pass", "takes too long"),
    ],
)
def test_what_comes_before_a_failure_is_kept(showing: Exercise, body: str, words: str) -> None:
    found = grader.show(showing, f"import numpy as np\ndef double(v):\n    {body}\n")
    assert [picture.caption for picture in found.pictures] == ["before"]
    assert words in found.trouble


def test_greys_beyond_black_and_white_are_cut(showing: Exercise) -> None:
    found = grader.show(showing, "def double(v):\n    return 999 * v - 1 + (v - v) / v[0]\n")
    assert found.pictures[1].pixels.tolist() == [[255, 0], [0, 0]]


def test_a_fault_of_ours_is_told_as_ours(showing: Exercise) -> None:
    (showing.folder / "show.py").write_text("def show(double):\n    yield 1 / 0, 2\n", encoding="utf-8")
    assert "a fault on our side" in grader.show(showing, "def double(v):\n    return v\n").trouble


def test_the_gate_sees_to_the_pictures(showing: Exercise) -> None:
    assert grader.prove(showing) == []
    (showing.folder / "show.py").write_text("def show(double):\n    yield 'x', 'y'\n", encoding="utf-8")
    assert any("pictures cannot be shown" in str(fault) for fault in grader.prove(showing))


def test_a_scanned_picture_comes_back_whole_and_a_mirrored_one_mirrored(exercises: dict[str, Exercise]) -> None:
    picture = data.load("hillside")
    scanned, back = grader.show(exercises["undistort"], source(exercises["undistort"])).pictures
    assert scanned.pixels.shape == (193, 193)
    np.testing.assert_array_equal(back.pixels, picture)
    level = grader.show(exercises["mirror_picture"], source(exercises["mirror_picture"])).pictures[1]
    np.testing.assert_array_equal(level.pixels, picture[::-1])
