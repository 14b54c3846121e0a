"""What an exercise shows once it is right: pictures that the learner's own function had a part in.

A folder with a `show.py` has a function `show(fn)` there. It is the course's own code, calls the learner's function as
often as it likes, and yields captions with pictures; what came before a failure is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.checks import Fail
from fullrank.grader.material import load_file
from fullrank.grader.workers import open_worker
from fullrank.records import Exercise
from fullrank.sandbox import Worker

LARGEST_SIDE = 512
_STOPS = {"time": "takes too long", "memory": "asks for too much memory", "error": "stops with an error"}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture, (rows, columns) uint8, and the words beneath it."""

    caption: str
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Showing:
    """The pictures that could be made, and in words why there are no more, if something went wrong."""

    pictures: tuple[Picture, ...] = ()
    trouble: str = ""


def show(exercise: Exercise, source: str, modules: Mapping[str, str] | None = None) -> Showing:
    """The pictures of an exercise, none where it has no show.py. Never raises for what the source does."""
    file = exercise.folder / "show.py"
    if not file.exists():
        return Showing()
    made: list[Picture] = []
    try:
        with open_worker(source, f"{exercise.id}.py", modules) as worker:
            for caption, pixels in load_file(file).show(_function(worker, exercise.id)):
                made.append(Picture(caption, _greys(pixels)))
    except Fail as fault:
        return Showing(tuple(made), fault.words)
    except Exception:  # the verdict stands without pictures
        _log.exception("the pictures of %s could not be made", exercise.id)
        return Showing(tuple(made), "The pictures could not be made, through a fault on our side.")
    return Showing(tuple(made))


def _function(worker: Worker, name: str) -> Callable[..., Any]:
    def call(*arguments: object) -> Any:
        outcome = worker.call(name, *arguments)
        if outcome.status != "ok":
            stops = _STOPS.get(outcome.status, "gives no answer")
            raise Fail(f"On this picture your function {stops}, so there is no more to show.")
        return outcome.value

    return call


def _greys(pixels: object) -> NDArray[np.uint8]:
    """A picture as the screen shows it; what lies beyond black and white is cut."""
    found = pixels if isinstance(pixels, np.ndarray) else np.zeros(0)
    flat = found.ndim == 2 and found.dtype.kind in "biuf"
    if not flat or not 0 < min(found.shape) <= max(found.shape) <= LARGEST_SIDE:
        raise Fail("What your function gave back for this picture is no picture.")
    greys: NDArray[np.uint8] = np.clip(np.nan_to_num(found.astype(float)), 0, 255).round().astype(np.uint8)
    return greys
