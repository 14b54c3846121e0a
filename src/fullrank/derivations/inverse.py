"""The inverse by hand: reduce A beside the identity."""

from __future__ import annotations

from fullrank.derivations import tex
from fullrank.derivations.algebra import Stage, identity, product, stages
from fullrank.derivations.exact import exact_square
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def inverse(A: object, name: str = "A") -> Derivation:
    """The inverse of a square matrix by Gauss-Jordan elimination, checked by multiplying.

    The result is the inverse as rows of fractions, or None for a singular matrix; the last step then says why. `name`
    is TeX of the matrix, for a question whose letter A is another matrix.

    >>> inverse(((2, 1), (1, 1))).result
    ((Fraction(1, 1), Fraction(-1, 1)), (Fraction(-1, 1), Fraction(2, 1)))
    """
    matrix = exact_square(A)
    size = len(matrix)
    work = Worked("inverse", "Inverse by elimination", f"{name}={tex.matrix(matrix)}")
    joined = tuple(row + unit for row, unit in zip(matrix, identity(size), strict=True))
    work.step(
        f"Write the identity beside ${name}$.",
        tex.augmented(joined, size),
        rf"The columns of ${name}^{{-1}}$ solve ${name}\mathbf{{x}}=\mathbf{{e}}_1$, "
        rf"${name}\mathbf{{x}}=\mathbf{{e}}_2$ and so on. One table solves them all at once.",
    )
    done = stages(joined, size, reduced=True)
    for stage in done:
        _write_stage(work, stage, size)
    if len(done) < size:
        return _singular(work, [stage.column for stage in done], size, name)
    answer = tuple(row[size:] for row in done[-1].matrix)
    work.step(
        "Read the inverse from the right half.",
        f"{name}^{{-1}}={tex.matrix(answer)}",
        f"The row operations together turned ${name}$ into $I$. The same operations turned $I$ into the matrix that "
        "does this, the inverse.",
    )
    work.step(
        f"Check that ${name}{name}^{{-1}}=I$.",
        f"{name}{name}^{{-1}}={tex.matrix(matrix)}{tex.matrix(answer)}={tex.matrix(product(matrix, answer))}",
        f"For square matrices one side is enough: then ${name}^{{-1}}{name}=I$ as well.",
    )
    return work.done(plain_rows(answer), f"{name}^{{-1}}={tex.matrix(answer)}")


def _write_stage(work: Worked, stage: Stage, size: int) -> None:
    lead, parts = stage.pivot_row + 1, []
    if stage.exchanged is not None:
        parts.append(f"exchange rows {lead} and {stage.exchanged + 1}")
    if stage.divided_by != 1:
        parts.append(f"divide row {lead} by ${tex.number(stage.divided_by)}$")
    if stage.operations:
        parts.append(tex.operations(stage.pivot_row, stage.operations))
    if not parts:
        return
    work.step(
        f"Column {stage.column + 1}: {', then '.join(parts)}.",
        tex.augmented(stage.matrix, size),
        "Make the pivot 1 and clear the rest of its column, in both halves at once: each row is one equation, and both "
        "of its sides must change alike."
        if stage.pivot_row == 0
        else "The same for the next column: pivot 1, zeros above and below. Columns that are done stay done.",
    )


def _singular(work: Worked, pivots: list[int], size: int, name: str) -> Derivation:
    missing = next(column for column in range(size) if column not in pivots)
    work.step(
        f"Look for a pivot in column {missing + 1}.",
        rf"\text{{pivots: }}{len(pivots)},\qquad \text{{needed: }}{size}",
        f"No row is left with a non-zero entry in column {missing + 1}, so the left half cannot become the identity. "
        f"${name}$ is singular: "
        "it sends some non-zero vector to zero, and no matrix can undo that.",
    )
    return work.done(None, r"\text{no inverse}")
