"""The determinant by hand: the formula for two rows, elimination beyond."""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import Stage, stages
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, exact_square
from fullrank.derivations.surd import plain
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def determinant(A: object) -> Derivation:
    """The determinant of a square matrix; the result is a Fraction.

    >>> determinant(((2, 1), (1, 3))).result
    Fraction(5, 1)
    """
    matrix = exact_square(A)
    work = Worked("determinant", "Determinant", f"A={tex.matrix(matrix)}")
    value = _two_rows(work, matrix) if len(matrix) == 2 else _by_elimination(work, matrix)
    work.step("Say what it means.", rf"\det A={tex.number(value)}", _meaning(value, len(matrix)))
    return work.done(plain(value), rf"\det A={tex.number(value)}")


def _two_rows(work: Worked, matrix: RationalMatrix) -> Fraction:
    (a, b), (c, d) = matrix
    numbers = [tex.bracketed(value) for value in (a, d, b, c)]
    down, up = a * d, b * c
    work.step(
        "Multiply along the diagonal that falls, and along the one that rises.",
        rf"\det A=ad-bc={tex.number(a)}\cdot {numbers[1]}-{numbers[2]}\cdot {numbers[3]}",
        "For two rows the signed area of the parallelogram spanned by the columns is $ad-bc$.",
    )
    work.step(
        "Take the second product from the first.",
        rf"\det A={tex.number(down)}-{tex.bracketed(up)}={tex.number(down - up)}",
        "Keep the sign of each product: subtracting a negative number adds.",
    )
    return down - up


def _by_elimination(work: Worked, matrix: RationalMatrix) -> Number:
    done = stages(matrix, len(matrix))
    sign = 1
    for stage in done:
        sign = -sign if stage.exchanged is not None else sign
        _write_stage(work, stage, sign)
    final: Matrix = done[-1].matrix if done else matrix
    value: Number = Fraction(sign)
    for i in range(len(matrix)):
        value = value * final[i][i]
    factors = r"\cdot ".join(tex.bracketed(final[i][i]) for i in range(len(matrix)))
    front = "-" if sign < 0 else ""
    line = rf"\det A={front}{factors}={tex.number(value)}" if len(matrix) > 1 else rf"\det A={tex.number(value)}"
    reason = "Below the diagonal everything is zero, so the determinant is the product of the diagonal"
    reason += ", with the sign from the exchanges." if sign < 0 else "."
    work.step("Multiply the diagonal.", line, reason if len(matrix) > 1 else "A single number is its own determinant.")
    return value


def _write_stage(work: Worked, stage: Stage, sign: int) -> None:
    if not stage.changed:
        return
    parts, reasons = [], []
    if stage.exchanged is not None:
        parts.append(f"exchange rows {stage.pivot_row + 1} and {stage.exchanged + 1}")
        reasons.append("Exchanging two rows turns the sign of the determinant.")
    if stage.operations:
        parts.append(tex.operations(stage.pivot_row, stage.operations))
        reasons.append(
            "Subtracting a multiple of one row from another shears the box and keeps its volume, so the determinant "
            "stays."
        )
    bars = tex.matrix(stage.matrix, "vmatrix")
    work.step(
        f"Clear column {stage.column + 1}: {', then '.join(parts)}.",
        rf"\det A={'-' if sign < 0 else ''}{bars}",
        " ".join(reasons),
    )


def _meaning(value: Number, size: int) -> str:
    what = {1: "lengths", 2: "areas", 3: "volumes"}.get(size, "volumes")
    if value == 0:
        return f"The determinant is zero: the matrix flattens space, all {what} become 0, and it has no inverse."
    if float(value) < 0:
        return f"The matrix multiplies {what} by the size of the determinant. The minus sign says that it also mirrors."
    return f"The matrix multiplies {what} by this number and keeps the orientation."
