"""The product of two matrices, column by column: first the right one, then the left one.

Taught in 1-linear-algebra/3-matrices/4-one-move-after-another.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import product, times, transpose
from fullrank.derivations.exact import Matrix, Vector, exact_matrix
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def matrix_product(A: object, B: object, *, names: tuple[str, str] = ("A", "B")) -> Derivation:
    """The matrix AB, first B and then A, by other names if they have some; the result is its rows of fractions.

    >>> [[int(entry) for entry in row] for row in matrix_product(((0, -1), (1, 0)), ((1, 1), (0, 1))).result]
    [[0, -1], [1, 1]]
    """
    left, right = exact_matrix(A), exact_matrix(B, "B")
    if len(left[0]) != len(right):
        raise ValueError(
            f"A has {len(left[0])} columns and B has {len(right)} rows: "
            "B comes first, and what it gives must fit A, so give B one row for each column of A."
        )
    A, B = names
    columns, whole = transpose(right), product(left, right)
    work = Worked("matrix_product", "One move after another", rf"{A}={tex.matrix(left)},\qquad {B}={tex.matrix(right)}")
    work.step(
        "Read the order from right to left.",
        rf"({A}{B})\,\mathbf{{x}}={A}\,({B}\mathbf{{x}})",
        rf"$\mathbf{{x}}$ stands on the right, so ${B}$ meets it first, and ${A}$ moves what ${B}$ has left.",
    )
    images = [rf"{B}\mathbf{{e}}_{{{k}}}={tex.vector(column)}" for k, column in enumerate(columns, 1)]
    work.step(
        f"See where ${B}$ sends each axis: read its columns.",
        r",\quad ".join(images),
        f"A column is the image of an axis. To know ${A}{B}$ it is enough to follow the axes.",
    )
    arrivals = [times(left, column) for column in columns]
    pairs = zip(columns, arrivals, strict=True)
    lines = [
        rf"{A}({B}\mathbf{{e}}_{{{k}}})&={_weighted(left, column, image)}" for k, (column, image) in enumerate(pairs, 1)
    ]
    work.step(
        f"Send each of these columns through ${A}$.",
        tex.aligned(lines),
        f"The entries of the column say how much of each column of ${A}$ to take.",
    )
    work.step(
        "Put the images side by side, in the same order.",
        rf"{A}{B}={tex.matrix(whole)}",
        f"Column $k$ of ${A}{B}$ is where axis $k$ has landed after both moves.",
    )
    ones = (Fraction(1),) * len(columns)
    after = times(right, ones)
    work.step(
        r"Check with one arrow: send $(1, \dots, 1)$ through both moves, and through the product.",
        rf"{A}\left({B}{tex.vector(ones)}\right)={A}{tex.vector(after)}={tex.vector(times(left, after))},\qquad "
        rf"({A}{B}){tex.vector(ones)}={tex.vector(times(whole, ones))}",
        "This arrow has something of every axis, so a slip in any column would show.",
    )
    return work.done(whole, rf"{A}{B}={tex.matrix(whole)}")


def _weighted(left: Matrix, column: Vector, image: Vector) -> str:
    parts = "+".join(rf"{tex.bracketed(x)}{tex.vector(c)}" for x, c in zip(column, transpose(left), strict=True))
    return tex.equal(parts, tex.vector(image))
