"""Gaussian elimination by hand: row echelon form, then back substitution, with all three outcomes."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import Stage, null_space, reduced_echelon, stages, times
from fullrank.derivations.exact import (
    Matrix,
    Number,
    RationalMatrix,
    RationalVector,
    exact_matrix,
    exact_vector,
    same_length,
)
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_UNKNOWNS_A_STEP_EACH = 3


class Elimination(NamedTuple):
    """The echelon form (of A, or of A with b beside it), the rank of A, its pivot columns, and what solves A x = b.

    outcome is "unique", "none" or "infinitely many"; "" where no b was given. solution is one solution or None, and
    null_space a basis of the solutions of A x = 0.
    """

    echelon: tuple[tuple[object, ...], ...]
    rank: int
    pivots: tuple[int, ...]
    outcome: str
    solution: tuple[object, ...] | None
    null_space: tuple[tuple[object, ...], ...]


def elimination(A: object, b: object = None) -> Derivation:
    """Row echelon form of A, and the solutions of A x = b where b is given, by elimination and back substitution.

    Sizes 1 x 1 to 6 x 6, any shape. The result is an Elimination; columns are counted from 0.

    >>> elimination(((2, 1), (1, 3)), (3, 4)).result.solution
    (Fraction(1, 1), Fraction(1, 1))
    """
    matrix = exact_matrix(A)
    return _echelon_only(matrix) if b is None else _solved(matrix, _right_side(matrix, b))


def _right_side(matrix: RationalMatrix, b: object) -> RationalVector:
    right = exact_vector(b, "b")
    same_length(matrix, right, ("Each column of A", "b"))
    return right


def _echelon_only(matrix: RationalMatrix) -> Derivation:
    work = Worked("elimination", "Row echelon form", f"A={tex.matrix(matrix)}")
    done = stages(matrix, len(matrix[0]))
    for stage in done:
        write_stage(work, stage, tex.matrix(stage.matrix))
    echelon: Matrix = done[-1].matrix if done else matrix
    pivots = tuple(stage.column for stage in done)
    work.step(
        "Count the pivots.",
        rf"\operatorname{{rank}}A={len(done)},\qquad \dim\operatorname{{null}}A={len(matrix[0])}-{len(done)}"
        f"={len(matrix[0]) - len(done)}",
        "Each row that is not zero starts with a pivot. A column without one leaves its unknown free, so pivots and "
        "free columns "
        "add up to the number of columns.",
    )
    result = Elimination(plain_rows(echelon), len(done), pivots, "", None, plain_rows(null_space(matrix)))
    return work.done(result, rf"{tex.matrix(echelon)},\qquad \operatorname{{rank}}A={len(done)}")


def write_stage(work: Worked, stage: Stage, state: str) -> None:
    """The step of one column: exchange, then subtract multiples of the pivot row."""
    if not stage.changed:
        return
    lead, parts, reasons = stage.pivot_row + 1, [], []
    if stage.exchanged is not None:
        parts.append(f"exchange rows {lead} and {stage.exchanged + 1}")
        reasons.append("A zero cannot clear anything, and the order of the equations does not matter.")
    if stage.operations:
        parts.append(tex.operations(stage.pivot_row, stage.operations))
        reasons.append(_why_subtract(stage))
    work.step(f"Clear column {stage.column + 1}: {', then '.join(parts)}.", state, " ".join(reasons))


def _why_subtract(stage: Stage) -> str:
    pivot = f"${tex.number(stage.matrix[stage.pivot_row][stage.column])}$ in row {stage.pivot_row + 1}"
    if stage.pivot_row:
        return f"The same with the pivot {pivot}: subtract the multiple of its row that makes each entry below it zero."
    return (
        f"The pivot is {pivot}, and each multiple is the entry to clear divided by it. "
        "Subtracting a multiple of one equation from another keeps the solutions."
    )


def _solved(matrix: RationalMatrix, right: RationalVector) -> Derivation:
    width = len(matrix[0])
    joined = tuple((*row, value) for row, value in zip(matrix, right, strict=True))
    given = rf"A={tex.matrix(matrix)},\qquad \mathbf{{b}}={tex.vector(right)}"
    work = Worked("elimination", "Gaussian elimination", given)
    work.step(
        r"Write $A\mathbf{x}=\mathbf{b}$ as one table.",
        tex.augmented(joined, width),
        "Each row is an equation. Row operations must act on both sides, so the right side travels along.",
    )
    done = stages(joined, width)
    for stage in done:
        write_stage(work, stage, tex.augmented(stage.matrix, width))
    echelon: Matrix = done[-1].matrix if done else joined
    pivots = tuple(stage.column for stage in done)
    kernel = null_space(matrix)
    bad = next((i for i in range(len(done), len(echelon)) if echelon[i][-1] != 0), None)
    if bad is not None:
        _write_contradiction(work, echelon, bad, width)
        result = Elimination(plain_rows(echelon), len(done), pivots, "none", None, plain_rows(kernel))
        return work.done(result, r"\text{no solution}")
    solution = _particular(joined, width)
    outcome = "infinitely many" if kernel else "unique"
    answer = _write_solution(work, echelon, pivots, solution, kernel)
    _write_check(work, matrix, solution, kernel)
    result = Elimination(
        plain_rows(echelon), len(done), pivots, outcome, plain_rows((solution,))[0], plain_rows(kernel)
    )
    return work.done(result, answer)


def _particular(joined: Matrix, width: int) -> tuple[Number, ...]:
    """The solution whose free unknowns are zero."""
    reduced, pivots = reduced_echelon(joined)
    solution: list[Number] = [Fraction(0)] * width
    for row, pivot in enumerate(pivots):
        solution[pivot] = reduced[row][-1]
    return tuple(solution)


def _write_contradiction(work: Worked, echelon: Matrix, row: int, width: int) -> None:
    work.step(
        f"Read row {row + 1} as an equation.",
        _zero_line(echelon[row][-1], width),
        "Zero times anything is zero, so no choice of the unknowns makes this row true. The equations contradict "
        "each other: "
        "there is no solution.",
    )


def _zero_line(value: Number, width: int) -> str:
    terms = "+".join(f"0\\,x_{{{j + 1}}}" for j in range(width))
    return f"{terms}={tex.number(value)}"


def _write_solution(
    work: Worked, echelon: Matrix, pivots: tuple[int, ...], solution: tuple[Number, ...], kernel: Matrix
) -> str:
    width = len(solution)
    if kernel:
        _write_free(work, echelon, pivots, width)
    if not kernel:
        lines = [_unique_line(echelon[row], pivot, solution) for row, pivot in reversed(list(enumerate(pivots)))]
        _write_lines(work, lines, pivots)
        answer = rf"\mathbf{{x}}={tex.vector(solution)}"
    else:
        answer = _general(solution, kernel)
    reason = "Each unknown has one value only, so this is the one solution."
    if kernel:
        reason = (
            "The first vector solves the equations with the free unknowns set to zero, by back substitution from the "
            "last row. "
            r"The others solve $A\mathbf{x}=\mathbf{0}$, one for each free unknown, so any multiple of them may be "
            "added."
        )
    work.step(
        "Collect the solution." if not kernel else "Solve from the last row upwards, and write all solutions.",
        answer,
        reason,
    )
    return answer


def _write_free(work: Worked, echelon: Matrix, pivots: tuple[int, ...], width: int) -> None:
    names = [f"x_{{{j + 1}}}" for j in range(width)]
    equations = [f"{tex.combination(row[:-1], names)}&={tex.number(row[-1])}" for row in echelon[: len(pivots)]]
    free = r",\;".join(name for j, name in enumerate(names) if j not in pivots)
    work.step(
        "Write the rows as equations, and find the free unknowns.",
        tex.aligned([*equations, rf"\text{{free: }}&{free}"]),
        "A column without a pivot has no equation that fixes its unknown, so it may take any value. That gives "
        "infinitely many solutions.",
    )


def _unique_line(row: tuple[Number, ...], pivot: int, solution: tuple[Number, ...]) -> str:
    """2x_1 + x_2 = 3, so 2x_1 + 1 = 3, so x_1 = 1: one row of the echelon form, what is known put into it, and read."""
    names = [f"x_{{{j + 1}}}" for j in range(len(solution))]
    right, end = tex.number(row[-1]), f"{tex.SO}{names[pivot]}={tex.number(solution[pivot])}"
    known = [j for j in range(pivot + 1, len(solution)) if row[j] != 0]
    put_in = ""
    if known:
        terms = "".join(tex.term(row[j] * solution[j], "", first=False) for j in known)
        put_in = f"{tex.SO}{tex.term(row[pivot], names[pivot], first=True)}{terms}={right}"
    equation = f"{tex.combination(row[:-1], names)}&={right}"
    return f"{equation}{put_in}{end}"


def _write_lines(work: Worked, lines: list[str], pivots: tuple[int, ...]) -> None:
    last = "The last equation has one unknown left."
    then = "The unknowns to the right are known by now; again one is left."
    if len(lines) <= _UNKNOWNS_A_STEP_EACH:
        for index, (line, pivot) in enumerate(zip(lines, reversed(pivots), strict=True)):
            up = f"Go one row up, put in what is known, and solve for $x_{{{pivot + 1}}}$."
            action = up if index else f"Read the last equation for $x_{{{pivot + 1}}}$."
            work.step(action, line.replace("&", ""), then if index else last)
    else:
        work.step(
            "Substitute back, from the last row to the first.",
            tex.aligned(lines),
            f"{last} In each row above, the unknowns to the right are known by then; again one is left.",
        )


def _general(solution: tuple[Number, ...], kernel: Matrix) -> str:
    terms = "".join(rf"+t_{{{k}}}{tex.vector(vector)}" for k, vector in enumerate(kernel, 1))
    return rf"\mathbf{{x}}={tex.vector(solution)}{terms}"


def _write_check(work: Worked, matrix: RationalMatrix, solution: tuple[Number, ...], kernel: Matrix) -> None:
    line = (
        rf"A\mathbf{{x}}={tex.matrix(matrix)}{tex.vector(solution)}={tex.vector(times(matrix, solution))}=\mathbf{{b}}"
    )
    extra = r" The free part drops out, because $A$ sends it to $\mathbf{0}$." if kernel else ""
    work.step(
        "Check in the equations as they were given.",
        line,
        "The first matrix, not the reduced one, is the test: it shows slips made on the way." + extra,
    )
