"""QR by Gram-Schmidt: the directions found are the columns of Q, the overlaps met on the way are the entries of R.

Taught in 1-linear-algebra/4-changing-basis/7-removing-the-overlap.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot, transpose
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, RationalVector, exact_matrix
from fullrank.derivations.gram_schmidt import unit, unit_tex
from fullrank.derivations.surd import plain_rows, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST = 4


def qr(A: object) -> Derivation:
    """Q with orthonormal columns and R upper triangular with a positive diagonal, so that A = QR.

    The result is the pair (Q, R), exact: fractions, or SymPy roots. Dependent columns are refused.

    >>> qr(((3, 1), (4, 2))).result[1][0]
    (Fraction(5, 1), Fraction(11, 5))
    """
    matrix = exact_matrix(A, "A", _MOST)
    columns: RationalMatrix = tuple(zip(*matrix, strict=True))
    work = Worked("qr", "QR by Gram–Schmidt", f"A={tex.matrix(matrix)}")
    rests: list[RationalVector] = []
    for index, column in enumerate(columns):
        rests.append(_write_column(work, index, column, rests))
    Q: Matrix = transpose(tuple(unit(rest) for rest in rests))
    R = _overlaps(rests, columns)
    work.step(
        "Put the directions side by side, and the overlaps above each other.",
        rf"Q={tex.matrix(Q)},\qquad R={tex.matrix(R)}",
        r"Column $j$ of $R$ says how much of each direction column $j$ of $A$ is made of: $r_{kj}=\mathbf{e}_k\cdot"
        r"\mathbf{a}_j$. Below the diagonal stand zeros, because $\mathbf{e}_k$ was made after those columns and "
        "perpendicular to them.",
    )
    work.step(
        "Check that $QR=A$.",
        rf"QR={tex.matrix(Q)}{tex.matrix(R)}={tex.matrix(matrix)}",
        "The diagonal of $R$ holds lengths, so it is positive here. Negate column $k$ of $Q$ and row $k$ of $R$, "
        "and the product stays: a library may return that pair instead.",
    )
    return work.done((plain_rows(Q), plain_rows(R)), rf"Q={tex.matrix(Q)},\quad R={tex.matrix(R)}")


def _write_column(work: Worked, index: int, column: RationalVector, rests: list[RationalVector]) -> RationalVector:
    rest, shadows, formula = column, "", ""
    for k, earlier in enumerate(rests, 1):
        factor = rational_dot(column, earlier) / rational_dot(earlier, earlier)
        shadow = tuple(factor * value for value in earlier)
        rest = tuple(value - part for value, part in zip(rest, shadow, strict=True))
        shadows += f"-{tex.vector(shadow)}"
        formula += rf"-r_{{{k}{index + 1}}}\mathbf{{e}}_{{{k}}}"
    if not any(rest):
        raise ValueError(
            f"Column {index + 1} of A depends on the columns before it, and nothing is left of it: give independent "
            "columns."
        )
    j = index + 1
    square = rational_dot(rest, rest)
    start = rf"\mathbf{{u}}_{{{j}}}&=\mathbf{{a}}_{{{j}}}{formula}={tex.vector(column)}{shadows}"
    start += f"={tex.vector(rest)}" if rests else ""
    lines = [
        start,
        rf"r_{{{j}{j}}}&=\left\|\mathbf{{u}}_{{{j}}}\right\|={tex.root_of(square)},"
        rf"\qquad \mathbf{{e}}_{{{j}}}={unit_tex(rest)}",
    ]
    overlaps = r",\quad ".join(
        rf"r_{{{k}{j}}}=\mathbf{{e}}_{{{k}}}\cdot\mathbf{{a}}_{{{j}}}={tex.number(_overlap(earlier, column))}"
        for k, earlier in enumerate(rests, 1)
    )
    work.step(
        f"Column {j}: {'remove the shadows on what was found, then divide' if rests else 'divide'} by the length.",
        tex.aligned(lines),
        f"{'The overlaps are' if len(rests) > 1 else 'The overlap is'} ${overlaps}$. Column {j} of $R$ holds what was "
        "removed, and the length of what is left ends it."
        if rests
        else "There is nothing before it to remove. Its length is the first entry of $R$.",
    )
    return rest


def _overlap(rest: RationalVector, column: RationalVector) -> Number:
    square = rational_dot(rest, rest)
    return square_root(square) * (rational_dot(rest, column) / square)


def _overlaps(rests: list[RationalVector], columns: RationalMatrix) -> Matrix:
    return tuple(
        tuple(_overlap(rest, column) if j >= k else Fraction(0) for j, column in enumerate(columns))
        for k, rest in enumerate(rests)
    )
