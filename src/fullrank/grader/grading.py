"""Grading: an exercise and a submission in, a verdict out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace

from fullrank.grader import feedback
from fullrank.grader.judge import Run, run_properties
from fullrank.grader.material import Material, load
from fullrank.grader.reading import LONGEST_SOURCE, objection
from fullrank.grader.starters import cut
from fullrank.grader.workers import open_worker, seal
from fullrank.records import Exercise, Verdict

TRIES = 2
BROKEN = (
    "Something went wrong on our side, so your answer was not judged. It is not lost and does not count against you; "
    "try once more, and if it happens again, tell whoever runs this course."
)

_log = logging.getLogger(__name__)


def grade(exercise: Exercise, source: str, *, modules: Mapping[str, str] | None = None) -> Verdict:
    """Judge a submission, stopping at the first property that does not hold.

    source is the learner's whole file; modules are sources, by module name, that it may import.
    Never raises for what a submission does. After a fault of ours it tries once more, then says "broken".
    """
    return tried(exercise, source, modules)[0]


def tried(exercise: Exercise, source: str, modules: Mapping[str, str] | None = None) -> tuple[Verdict, Run | None]:
    """As `grade`, with the run that the verdict is read from, where the submission came to run."""
    for _ in range(TRIES):
        try:
            return _try_once(load(exercise), source, modules)
        except Exception:  # whatever it is, the learner must not pay for it
            _log.exception("grading %s failed on our side", exercise.id)
    return Verdict("broken", exercise.id, BROKEN), None


def _try_once(material: Material, source: str, modules: Mapping[str, str] | None) -> tuple[Verdict, Run | None]:
    source, modules = _sendable(source), {_sendable(name): _sendable(text) for name, text in (modules or {}).items()}
    if len(source) > LONGEST_SOURCE:
        words = f"The file has {len(source):,} characters; at most {LONGEST_SOURCE:,} are read. Take some out."
        return _stamped(material, feedback.not_tried(material, words), 0.0), None
    with open_worker(source, f"{material.name}.py", modules) as worker:
        loaded = worker.load()
        if loaded.status != "ok":
            return _stamped(material, feedback.not_loaded(material, loaded), loaded.milliseconds), None
        words = objection(source, material.name, material.solution, cut(material.solution, material.name))
        if words:
            return _stamped(material, feedback.not_tried(material, words), loaded.milliseconds), None
        run = run_properties(material.name, worker, material.properties, material.bank)
        verdict = feedback.right(material, run) if run.failed is None else feedback.failed(material, run, source)
    return _stamped(material, verdict, loaded.milliseconds + run.milliseconds), run


def _sendable(text: str) -> str:
    """The text with a question mark for each half of a character, which no encoding has."""
    return text.encode("utf-8", "replace").decode()


def _stamped(material: Material, verdict: Verdict, milliseconds: float) -> Verdict:
    return replace(verdict, version=material.version, sealed=seal().sealed, milliseconds=round(milliseconds, 2))
