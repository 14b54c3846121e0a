"""The four subspaces of a matrix, read from its staircase."""

from __future__ import annotations

from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import Stage, null_space, stages, times, transpose
from fullrank.derivations.exact import Matrix, RationalMatrix, Vector, exact_matrix
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

Vectors = tuple[tuple[object, ...], ...]


class FourSubspaces(NamedTuple):
    """The rank, the pivot columns counted from 0, and a basis of each of the four subspaces, possibly empty."""

    rank: int
    pivots: tuple[int, ...]
    column: Vectors
    row: Vectors
    null: Vectors
    left_null: Vectors


def four_subspaces(A: object) -> Derivation:
    """Column space, row space, null space and left null space of a matrix of any shape up to 6 x 6.

    The result is a FourSubspaces.

    >>> four_subspaces(((1, 2), (2, 4))).result.null
    ((Fraction(2, 1), Fraction(-1, 1)),)
    """
    matrix = exact_matrix(A)
    work = Worked("four_subspaces", "Rank and the four subspaces", f"A={tex.matrix(matrix)}")
    done = stages(matrix, len(matrix[0]), reduced=True)
    for stage in done:
        _write_stage(work, stage)
    echelon: Matrix = done[-1].matrix if done else matrix
    pivots = tuple(stage.column for stage in done)
    _write_count(work, matrix, pivots)
    columns: Matrix = tuple(transpose(matrix)[pivot] for pivot in pivots)
    rows: Matrix = echelon[: len(pivots)]
    _write_images(work, columns, rows)
    kernel, left = null_space(matrix), null_space(transpose(matrix))
    _write_kernels(work, matrix, kernel, left)
    result = FourSubspaces(
        len(pivots), pivots, plain_rows(columns), plain_rows(rows), plain_rows(kernel), plain_rows(left)
    )
    return work.done(result, _sizes(matrix, len(pivots)))


def _write_stage(work: Worked, stage: Stage) -> None:
    if not stage.changed:
        return
    lead, parts = stage.pivot_row + 1, []
    if stage.exchanged is not None:
        parts.append(f"exchange rows {lead} and {stage.exchanged + 1}")
    if stage.divided_by != 1:
        parts.append(f"divide row {lead} by ${tex.number(stage.divided_by)}$")
    if stage.operations:
        parts.append(tex.operations(stage.pivot_row, stage.operations))
    work.step(
        f"Clear column {stage.column + 1} but for one pivot: {', then '.join(parts)}.",
        tex.matrix(stage.matrix),
        "Row operations can be undone, so they change neither which combinations of the rows can be made nor which "
        r"vectors are sent to $\mathbf{0}$.",
    )


def _write_count(work: Worked, matrix: RationalMatrix, pivots: tuple[int, ...]) -> None:
    n, r = len(matrix[0]), len(pivots)
    where = ", ".join(str(pivot + 1) for pivot in pivots)
    found = f"in column{'s' if r > 1 else ''} {where}" if pivots else "there is none, for every entry is zero"
    work.step(
        f"Count the pivots: {found}.",
        rf"\operatorname{{rank}}A={r},\quad \dim\operatorname{{null}}A={n}-{r}={n - r}",
        "A pivot stands in a row and in a column of its own, so one count serves rows and columns. Every column "
        "without a pivot leaves one unknown free.",
    )


def _write_images(work: Worked, columns: Matrix, rows: Matrix) -> None:
    work.step(
        "Read off the column space and the row space.",
        tex.aligned([rf"\text{{columns: }}&{_span(columns)}", rf"\text{{rows: }}&{_span(rows)}"]),
        "Take the pivot columns from $A$ itself, because row operations move columns. Take the rows of the staircase "
        "that are not zero: they are combinations of the rows of $A$, and nothing was lost.",
    )


def _write_kernels(work: Worked, matrix: RationalMatrix, kernel: Matrix, left: Matrix) -> None:
    lines = [rf"\operatorname{{null}}A:&\;{_span(kernel)}", rf"\operatorname{{null}}A^{{\mathsf T}}:&\;{_span(left)}"]
    work.step(
        r"Solve $A\mathbf{x}=\mathbf{0}$, and the same for the table with rows and columns exchanged.",
        tex.aligned(lines),
        r"Set one free unknown to 1 and the others to 0, and read the pivots' unknowns; then scale to whole numbers. "
        r"A space without free unknowns holds $\mathbf{0}$ and nothing else.",
    )
    checks = [_sent(matrix, kernel, "A"), _sent(transpose(matrix), left, r"A^{\mathsf T}")]
    work.step(
        "Check by multiplying, and by counting.",
        tex.aligned([*(check for check in checks if check), rf"{_counts(matrix, kernel, left)}"]),
        "Each null vector meets every row at a right angle. The sizes must add up to the number of columns on one side "
        "and to the number of rows on the other.",
    )


def _sent(matrix: Matrix, kernel: Matrix, name: str) -> str:
    """One null vector multiplied out, or nothing where there is none."""
    if not kernel:
        return ""
    first: Vector = kernel[0]
    product = rf"{tex.matrix(matrix)}{tex.vector(first)}={tex.vector(times(matrix, first))}"
    return rf"{name}\mathbf{{x}}&={product}"


def _counts(matrix: RationalMatrix, kernel: Matrix, left: Matrix) -> str:
    m, n = len(matrix), len(matrix[0])
    return rf"{n - len(kernel)}+{len(kernel)}&={n},\qquad {m - len(left)}+{len(left)}={m}"


def _span(vectors: Matrix) -> str:
    if not vectors:
        return r"\text{only }\mathbf{0}"
    return r",\;".join(tex.vector(vector) for vector in vectors)


def _sizes(matrix: RationalMatrix, rank: int) -> str:
    m, n = len(matrix), len(matrix[0])
    return (
        rf"\operatorname{{rank}}A={rank},\quad \dim\operatorname{{null}}A={n - rank},\quad "
        rf"\dim\operatorname{{null}}A^{{\mathsf T}}={m - rank}"
    )
