"""A bar where somebody watches and waits; silence elsewhere."""

import io
import time

import numpy as np
import pytest

from fullrank import maths
from fullrank.maths import _progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def slowly(things):
    for thing in things:
        time.sleep(0.05)
        yield thing


def watch(monkeypatch):
    """Not a fixture: pytest puts its own stderr back between the set-up of a test and the test."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    return screen


def test_long_work_shows_how_far_it_is(monkeypatch):
    watched = watch(monkeypatch)
    monkeypatch.setattr(_progress, "PATIENCE", 0.1)
    assert list(_progress.progress(slowly(range(8)), "Counting", total=8, unit="sheep")) == list(range(8))
    assert "Counting" in watched.getvalue()
    assert "/8" in watched.getvalue()


def test_short_work_shows_nothing(monkeypatch):
    watched = watch(monkeypatch)
    assert list(_progress.progress(range(1000), "Counting")) == list(range(1000))
    assert watched.getvalue() == ""


def test_nothing_is_written_where_nobody_watches(monkeypatch):
    log = io.StringIO()
    monkeypatch.setattr("sys.stderr", log)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    assert len(list(_progress.progress(slowly(range(4)), "Counting"))) == 4
    assert log.getvalue() == ""


def test_short_work_can_do_without_a_bar_at_all(monkeypatch):
    watched = watch(monkeypatch)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    assert list(_progress.progress(slowly(range(3)), "Counting", likely=False)) == [0, 1, 2]
    assert watched.getvalue() == ""


SQUARE = np.random.default_rng(5).normal(size=(320, 320))
LONG = {
    "Eliminating": lambda: maths.lu(SQUARE),
    "Straightening": lambda: maths.gram_schmidt(SQUARE),
    "Mirroring": lambda: maths.qr(SQUARE),
    "Mirroring back": lambda: maths.qr(SQUARE).Q,
    "Finding a root": lambda: maths.newton(lambda x: (time.sleep(0.02), x**3 - 2)[1], 5.0),
    "Descending": lambda: maths.newton_minimise(lambda x: (time.sleep(0.01), (x[0] - 1) ** 4)[1], [3.0]),
    "Checking slopes": lambda: maths.gradient_check(
        lambda x: (time.sleep(0.001), x @ x)[1], lambda x: 2 * x, [1.0] * 9
    ),
    "Fitting": lambda: maths.gauss_newton(lambda x: (time.sleep(0.02), x**2 - [2.0, 3.0])[1], [1.0, 1.0]),
}


@pytest.mark.parametrize("doing", LONG)
def test_work_that_may_last_has_a_bar(monkeypatch, doing):
    watched = watch(monkeypatch)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    LONG[doing]()
    assert doing in watched.getvalue()
