"""The coordinates of a vector in another basis: columns of B, an elimination, and the way back as a check.

Taught in 1-linear-algebra/4-changing-basis/4-the-other-paper.
"""

from __future__ import annotations

from fullrank.derivations import tex
from fullrank.derivations.algebra import rank, stages, times
from fullrank.derivations.elimination import write_stage
from fullrank.derivations.exact import Matrix, exact_square, exact_vector, same_length
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def change_of_basis(B: object, v: object, *, names: tuple[str, str, str] = ("B", "v", "c")) -> Derivation:
    """The coordinates c of v in the basis that the columns of B are, so that B c = v. The result is a tuple.

    Up to 5 x 5. Raises ValueError where the columns of B are dependent. names: what the matrix, the vector and the
    coordinates are called in the text.

    >>> change_of_basis(((2, 1), (0, 1)), (5, 1)).result
    (Fraction(2, 1), Fraction(1, 1))
    """
    matrix, vector = exact_square(B, "B", most=5), exact_vector(v, "v")
    same_length(matrix, vector, ("A column of B", "v"))
    if rank(matrix) < len(matrix):
        raise ValueError("The columns of B are dependent, so they are no basis: give columns that are independent.")
    M, v_name, c_name = names[0], *(rf"\mathbf{{{name[0]}}}{name[1:]}" for name in names[1:])
    work = Worked(
        "change_of_basis", "On the other paper", rf"{M}={tex.matrix(matrix)},\qquad {v_name}={tex.vector(vector)}"
    )
    columns = list(zip(*matrix, strict=True))
    weighted = "+".join(rf"{names[2][0]}_{{{j}}}{tex.vector(column)}" for j, column in enumerate(columns, 1))
    work.step(
        f"Ask for the weights that build the vector from the columns of ${M}$.",
        rf"{weighted}={tex.vector(vector)}",
        f"The new coordinates say how much of each new axis to take. As one equation this is ${M}{c_name}={v_name}$.",
    )
    joined: Matrix = tuple((*row, value) for row, value in zip(matrix, vector, strict=True))
    work.step(
        "Write the equation as a table.",
        tex.augmented(joined, len(matrix)),
        "Solving takes less work than an inverse, and rounds less where numbers are rounded.",
    )
    for stage in stages(joined, len(matrix)):
        write_stage(work, stage, tex.augmented(stage.matrix, len(matrix)))
    reduced = stages(joined, len(matrix), reduced=True)[-1].matrix
    weights = tuple(row[-1] for row in reduced)
    work.step(
        "Substitute back, from the last row to the first.",
        rf"{c_name}={tex.vector(weights)}",
        "The last row gives the last coordinate; each row above gives one more. Keep the order of the columns.",
    )
    back = "+".join(
        rf"{tex.bracketed(weight)}{tex.vector(column)}" for weight, column in zip(weights, columns, strict=True)
    )
    work.step(
        f"Check by going back: ${M}{c_name}$.",
        rf"{M}{c_name}={back}={tex.vector(times(matrix, weights))}={v_name}",
        f"${M}$ takes new coordinates to old ones, and must give the vector that we began with.",
    )
    return work.done(plain_rows((weights,))[0], rf"{c_name}={tex.vector(weights)}")
