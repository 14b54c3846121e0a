"""The grader: an exercise and a submission in, a verdict out; learner's code runs in the sandbox only."""

from fullrank.grader.banks import draw_bank
from fullrank.grader.cells import CellOutput, run_cell
from fullrank.grader.gate import Fault, Proof, proof, prove
from fullrank.grader.grading import grade
from fullrank.grader.hinting import hints
from fullrank.grader.material import MaterialError, Task, read_task, version_of
from fullrank.grader.showing import Picture, Showing, show
from fullrank.grader.starters import starter
from fullrank.grader.workers import close, seal

__all__ = [
    "CellOutput",
    "Fault",
    "MaterialError",
    "Picture",
    "Proof",
    "Showing",
    "Task",
    "close",
    "draw_bank",
    "grade",
    "hints",
    "proof",
    "prove",
    "read_task",
    "run_cell",
    "seal",
    "show",
    "starter",
    "version_of",
]
