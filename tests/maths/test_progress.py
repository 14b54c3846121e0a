"""A bar where somebody watches and waits; silence elsewhere."""

import io
import time

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
