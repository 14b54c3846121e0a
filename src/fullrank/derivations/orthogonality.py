"""Whether a square matrix is orthogonal: its columns against each other, and what its determinant adds.

Taught in 1-linear-algebra/4-changing-basis/6-perpendicular-frames.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import product, rational_dot
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_square
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST = 4


def orthogonality(Q: object) -> Derivation:
    """Whether the columns of a square matrix are perpendicular and of length one; the result is a truth value.

    >>> orthogonality(((0, -1), (1, 0))).result
    True
    >>> orthogonality(((1, 1), (0, 1))).result
    False
    """
    matrix = exact_square(Q, "Q", _MOST)
    columns: tuple[RationalVector, ...] = tuple(zip(*matrix, strict=True))
    work = Worked("orthogonality", "Is this frame stiff?", rf"Q={tex.matrix(matrix)}")
    table = product(columns, matrix)
    work.step(
        r"Multiply $Q^{\mathsf T}Q$.",
        rf"Q^{{\mathsf T}}Q={tex.matrix(columns)}{tex.matrix(matrix)}={tex.matrix(table)}",
        "The rows of the transpose are the columns of $Q$. So the entry in row $i$ and column $j$ is the dot product "
        "of columns $i$ and $j$.",
    )
    long = _write_lengths(work, columns)
    slanted = _write_angles(work, columns)
    good = not long and not slanted
    if good:
        work.step(
            "Read the verdict.",
            rf"Q^{{\mathsf T}}Q={tex.matrix(table)}=I\quad\Rightarrow\quad Q^{{-1}}=Q^{{\mathsf T}}",
            "Every length is one and every pair is perpendicular. So the transpose undoes $Q$; and because $Q$ is "
            r"square, $QQ^{\mathsf T}=I$ as well: the rows are orthonormal too.",
        )
    else:
        which = " and ".join(
            part for part in (long and "a length is not one", slanted and "an angle is not right") if part
        )
        work.step(
            "Read the verdict.",
            rf"Q^{{\mathsf T}}Q={tex.matrix(table)}\neq I",
            f"Here {which}, so the transpose does not undo $Q$, and $Q$ is not orthogonal.",
        )
    _write_determinant(work, matrix, good)
    return work.done(good, r"Q\text{ is orthogonal}" if good else r"Q\text{ is not orthogonal}")


def _write_lengths(work: Worked, columns: tuple[RationalVector, ...]) -> bool:
    """Whether some column is not of length one."""
    squares = [rational_dot(column, column) for column in columns]
    lines = [
        rf"\mathbf{{q}}_{{{k}}}\cdot\mathbf{{q}}_{{{k}}}&={tex.products(column, column)}={tex.number(square)}"
        for k, (column, square) in enumerate(zip(columns, squares, strict=True), 1)
    ]
    work.step(
        "Look along the diagonal: the squared lengths.",
        tex.aligned(lines),
        "A column of length one has dot product 1 with itself.",
    )
    return any(square != 1 for square in squares)


def _write_angles(work: Worked, columns: tuple[RationalVector, ...]) -> bool:
    """Whether some pair of columns is not perpendicular."""
    pairs = [(i, j) for i in range(len(columns)) for j in range(i + 1, len(columns))]
    dots = [rational_dot(columns[i], columns[j]) for i, j in pairs]
    if not pairs:
        return False
    lines = [
        rf"\mathbf{{q}}_{{{i + 1}}}\cdot\mathbf{{q}}_{{{j + 1}}}&="
        rf"{tex.products(columns[i], columns[j])}={tex.number(value)}"
        for (i, j), value in zip(pairs, dots, strict=True)
    ]
    work.step(
        "Look off the diagonal: the overlaps.",
        tex.aligned(lines),
        "Two columns are perpendicular when their dot product is 0.",
    )
    return any(dots)


def _write_determinant(work: Worked, matrix: RationalMatrix, good: bool) -> None:
    value = _determinant(matrix)
    if good:
        turned = (
            "keeps left and right apart as they were: it turns."
            if value > 0
            else "exchanges left and right: it mirrors."
        )
        reason = (
            f"An orthogonal matrix keeps areas, so its determinant is 1 or $-1$. The sign says that this one {turned}"
        )
    else:
        reason = (
            "The determinant cannot settle the question. It may be 1 where the shape is lost, as for a shear; only "
            r"$Q^{\mathsf T}Q$ sees every length and every angle."
        )
    work.step("Look at the determinant.", rf"\det Q={tex.matrix(matrix, 'vmatrix')}={tex.number(value)}", reason)


def _determinant(matrix: RationalMatrix) -> Fraction:
    if len(matrix) == 1:
        return matrix[0][0]
    minors = (tuple(row[:j] + row[j + 1 :] for row in matrix[1:]) for j in range(len(matrix)))
    return sum(((-1) ** j * matrix[0][j] * _determinant(minor) for j, minor in enumerate(minors)), Fraction(0))
