"""Running a cell of a lesson: code whose output is shown, not judged."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from fullrank.grader.rendering import clean
from fullrank.grader.workers import open_worker
from fullrank.sandbox import SandboxError

LONGEST_OUTPUT = 20_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CellOutput:
    """What a cell printed, its last expression as text, and what went wrong, if anything. All plain text."""

    stdout: str
    value: str
    error: str
    status: str
    line: int | None = None


def run_cell(source: str) -> CellOutput:
    """Run a cell in a worker of its own and say what came of it; status "broken" is a fault of ours."""
    try:
        with open_worker(source, "cell.py") as worker:
            outcome = worker.run()
    except SandboxError:
        _log.exception("a cell could not be run")
        return CellOutput("", "", "The cell could not be run, through a fault on our side. Try once more.", "broken")
    where = f" on line {outcome.line}" if outcome.line else ""
    error = (
        ""
        if outcome.status == "ok"
        else clean(f"{outcome.exception or outcome.status}{where}: {outcome.message}", 2_000)
    )
    value = "" if outcome.value is None else clean(str(outcome.value), LONGEST_OUTPUT)
    return CellOutput(clean(outcome.output, LONGEST_OUTPUT), value, error, outcome.status, outcome.line)
