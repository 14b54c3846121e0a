"""A matrix times a vector: the columns weighted and added, then checked row by row.

Taught in 1-linear-algebra/3-matrices/1-columns-say-where.
"""

from __future__ import annotations

from fullrank.derivations import tex
from fullrank.derivations.algebra import times, transpose
from fullrank.derivations.exact import Number, RationalVector, exact_matrix, exact_vector
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def matrix_times_vector(A: object, x: object) -> Derivation:
    """A times x; the result is a tuple of fractions, one for each row.

    >>> [int(entry) for entry in matrix_times_vector(((2, -1), (1, 3)), (4, 1)).result]
    [7, 7]
    """
    matrix, vector = exact_matrix(A), exact_vector(x, "x")
    if len(matrix[0]) != len(vector):
        raise ValueError(
            f"A has {len(matrix[0])} columns and x has {len(vector)} components: give x one component for each column."
        )
    columns, image = transpose(matrix), times(matrix, vector)
    work = Worked(
        "matrix_times_vector",
        "A matrix times a vector",
        rf"A={tex.matrix(matrix)},\qquad \mathbf{{x}}={tex.vector(vector)}",
    )
    work.step(
        r"Compare the sizes: one column of $A$ for each entry of $\mathbf{x}$.",
        rf"A:\;{len(matrix)}\times {len(columns)},\qquad \mathbf{{x}}:\;{len(vector)}\text{{ entries}}",
        f"The answer will have {len(matrix)} {'entry' if len(matrix) == 1 else 'entries'}, one for each row.",
    )
    weighted = "+".join(rf"{tex.bracketed(x)}{tex.vector(c)}" for x, c in zip(vector, columns, strict=True))
    work.step(
        r"Give each column the entry of $\mathbf{x}$ that belongs to it as its weight.",
        rf"A\mathbf{{x}}={weighted}",
        "The first entry says how much of the first column to take, the second how much of the second, and so on.",
    )
    scaled = [tuple(weight * entry for entry in column) for weight, column in zip(vector, columns, strict=True)]
    work.step(
        "Scale each column, then add them, component by component.",
        rf"A\mathbf{{x}}={tex.equal('+'.join(tex.vector(each) for each in scaled), tex.vector(image))}",
        "Drawn as arrows, the scaled columns lie tip to tail, and the answer is the last tip.",
    )
    lines = [_row(number, row, vector, total) for number, (row, total) in enumerate(zip(matrix, image, strict=True), 1)]
    work.step(
        r"Check by rows: each entry is the dot product of a row of $A$ with $\mathbf{x}$.",
        tex.aligned(lines),
        "Both ways add the same products. They only add them in another order.",
    )
    return work.done(image, rf"A\mathbf{{x}}={tex.vector(image)}")


def _row(number: int, row: RationalVector, vector: RationalVector, total: Number) -> str:
    terms = tex.products(row, vector)
    return rf"\text{{row }}{number}:&\quad {terms}={tex.number(total)}"
