"""The singular value decomposition by hand: A^T A, its eigenvalues, V, then U."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import rank, transpose
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, Vector, exact_matrix
from fullrank.derivations.singular_data import (
    Floats,
    Triple,
    completed,
    gram,
    gram_factors,
    rational_unit,
    root_float,
    root_tex,
    root_value,
    rounded,
    triples,
)
from fullrank.derivations.spectrum import characteristic_coefficients
from fullrank.derivations.surd import plain_rows, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

MOST_ROWS = 4


class SVD(NamedTuple):
    """A = U Sigma V^T with U (m x m), Sigma (m x n) and V (n x n), and the min(m, n) singular values, largest first.

    Entries are Fractions and SymPy roots. Where roots of roots would be needed (exact is False), U and V hold floats.
    """

    U: tuple[tuple[object, ...], ...]
    Sigma: tuple[tuple[object, ...], ...]
    V: tuple[tuple[object, ...], ...]
    singular_values: tuple[object, ...]
    exact: bool


def singular_values(A: object) -> Derivation:
    """The full singular value decomposition of a matrix with up to 4 rows and columns.

    Exact where the eigenvalues of A^T A are rational. Otherwise the singular values stay exact if they are short, and U
    and V are rounded to four decimals, which a step says. The result is an SVD.

    >>> singular_values(((3, 0), (0, 2))).result.singular_values
    (Fraction(3, 1), Fraction(2, 1))
    """
    matrix = exact_matrix(A, most=MOST_ROWS)
    work = Worked("singular_values", "Singular value decomposition", f"A={tex.matrix(matrix)}")
    _write_gram(work, matrix)
    found = gram_factors(matrix)
    if all(factor.degree == 1 for factor in found):
        return _exact(work, matrix, triples(matrix))
    return _rounded(work, matrix, triples(matrix) if all(factor.degree <= 2 for factor in found) else None)


def _write_gram(work: Worked, matrix: RationalMatrix) -> None:
    work.step(
        r"Form $A^{\mathsf T}A$.",
        rf"A^{{\mathsf T}}A={tex.matrix(transpose(matrix))}{tex.matrix(matrix)}={tex.matrix(gram(matrix))}",
        r"If $A=U\Sigma V^{\mathsf T}$, then $A^{\mathsf T}A=V\Sigma^{\mathsf T}\Sigma V^{\mathsf T}$: the unknown "
        "$U$ drops out. "
        "The matrix is symmetric, so it has perpendicular eigenvectors.",
    )


def _exact(work: Worked, matrix: RationalMatrix, found: tuple[Triple, ...]) -> Derivation:
    count = min(len(matrix), len(matrix[0]))
    squares = [triple.square for triple in found]
    _write_eigenvalues(work, matrix, r",\quad ".join(tex.number(square) for square in squares))
    _write_values(work, squares[:count])
    V = transpose(tuple(rational_unit(triple.right) for triple in found))
    _write_right(work, V)
    U = transpose(_left(work, matrix, found))
    Sigma = sigma([_rational_root(square) for square in squares[:count]], len(matrix), len(matrix[0]))
    answer = rf"A=U\Sigma V^{{\mathsf T}}={tex.matrix(U)}{tex.matrix(Sigma)}{tex.matrix(transpose(V))}"
    work.step("Put the three together, and multiply out as a check.", f"{answer}={tex.matrix(matrix)}", _TOGETHER)
    values = tuple(root_value(square) for square in squares[:count])
    return work.done(SVD(plain_rows(U), plain_rows(Sigma), plain_rows(V), values, True), answer)


_TOGETHER = (
    r"Read from the right: $V^{\mathsf T}$ turns, $\Sigma$ stretches along the axes, $U$ turns again. "
    "The singular values are never negative, and we order them from the largest down."
)


def _rational_root(square: Number) -> Number:
    return square_root(square) if isinstance(square, Fraction) else square


def sigma(values: list[Number], rows: int, columns: int) -> Matrix:
    """The m x n matrix with these values on its diagonal."""
    return tuple(tuple(values[i] if i == j else Fraction(0) for j in range(columns)) for i in range(rows))


def _write_eigenvalues(work: Worked, matrix: RationalMatrix, values: str) -> None:
    coefficients = characteristic_coefficients(gram(matrix))
    work.step(
        r"Find the eigenvalues of $A^{\mathsf T}A$.",
        rf"{tex.polynomial(coefficients)}=0{tex.SO}\lambda:\; {values}",
        r"They are the squares of the singular values. None is negative, because $\mathbf{x}^{\mathsf T}A^{\mathsf "
        r"T}A\mathbf{x}$ is a squared length.",
    )


def _write_values(work: Worked, squares: list[Number]) -> None:
    parts = []
    for index, square in enumerate(squares, 1):
        shown = root_tex(square)
        short = (
            ""
            if isinstance(square, Fraction) and r"\sqrt" not in shown
            else rf"\approx {tex.decimal(root_float(square))}"
        )
        parts.append(rf"\sigma_{{{index}}}={shown}{short}")
    work.step(
        "Take the square roots.",
        r",\qquad ".join(parts),
        "The singular values are the roots, not the eigenvalues themselves: they say by how much lengths are "
        "stretched.",
    )


def _write_right(work: Worked, V: Matrix) -> None:
    work.step(
        r"Find perpendicular unit eigenvectors of $A^{\mathsf T}A$: the columns of $V$.",
        f"V={tex.matrix(V)}",
        r"Each comes from the null space of $A^{\mathsf T}A-\lambda I$, divided by its length. Eigenvectors of "
        "different eigenvalues of a symmetric "
        "matrix are perpendicular; within one eigenvalue we make them so.",
    )


def _left(work: Worked, matrix: RationalMatrix, found: tuple[Triple, ...]) -> tuple[Vector, ...]:
    """The columns of U: images of the right vectors, completed by vectors that A^T sends to zero."""
    lines, columns = [], []
    for index, triple in enumerate(found, 1):
        if triple.square != 0:
            columns.append(rational_unit(triple.left))
            lines.append(
                rf"\mathbf{{u}}_{{{index}}}=\frac{{1}}{{\sigma_{{{index}}}}}A\mathbf{{v}}_{{{index}}}"
                f"={tex.vector(columns[-1])}"
            )
    if lines:
        work.step(
            r"Find the columns of $U$ from the images $A\mathbf{v}_k$.",
            r",\qquad ".join(lines),
            r"$A\mathbf{v}_k=\sigma_k\mathbf{u}_k$, so dividing the image by $\sigma_k$ gives a unit vector. These "
            "are perpendicular by themselves.",
        )
    rest = [rational_unit(vector) for vector in completed(matrix)]
    if rest:
        names = [rf"\mathbf{{u}}_{{{len(columns) + k}}}={tex.vector(vector)}" for k, vector in enumerate(rest, 1)]
        work.step(
            "Complete $U$ with unit vectors perpendicular to these.",
            r",\qquad ".join(names),
            "The rank is less than the number of rows, so images do not fill $U$. Any perpendicular unit vectors "
            "serve: "
            "they meet only zeros of $\\Sigma$.",
        )
    return (*columns, *rest)


def _rounded(work: Worked, matrix: RationalMatrix, found: tuple[Triple, ...] | None) -> Derivation:
    """From the eigenvalues on in decimals, because exact vectors would hold roots inside roots."""
    U, floats, V = rounded(matrix)
    count = len(floats)
    if found is None:
        numbers = r",\quad ".join(tex.decimal(value * value) for value in floats)
        _write_eigenvalues(work, matrix, rf"\text{{about }}{numbers}")
        values: tuple[object, ...] = tuple(floats)
        shown = r",\qquad ".join(rf"\sigma_{{{k}}}\approx {tex.decimal(value)}" for k, value in enumerate(floats, 1))
        work.step(
            "Take the square roots.",
            shown,
            "The polynomial does not split over the fractions and square roots, so these are decimals.",
        )
    else:
        squares = [triple.square for triple in found]
        _write_eigenvalues(work, matrix, r",\quad ".join(tex.number(square) for square in squares))
        _write_values(work, squares[:count])
        values = tuple(root_value(square) for square in squares[:count])
    _write_rounded(work, matrix, U, V)
    diagonal = tuple(tuple(floats[i] if i == j else 0.0 for j in range(len(V))) for i in range(len(U)))
    Sigma = tuple(tuple(values[i] if i == j else Fraction(0) for j in range(len(V))) for i in range(len(U)))
    product = rf"{tex.decimal_matrix(U)}{tex.decimal_matrix(diagonal)}{tex.decimal_matrix(tuple(zip(*V, strict=True)))}"
    answer = rf"A=U\Sigma V^{{\mathsf T}}\approx {product}"
    work.step("Put the three together.", rf"{product}\approx {tex.matrix(matrix)}", _TOGETHER)
    return work.done(SVD(U, Sigma, V, values, False), answer)


def _write_rounded(work: Worked, matrix: RationalMatrix, U: Floats, V: Floats) -> None:
    work.step(
        r"Find perpendicular unit eigenvectors of $A^{\mathsf T}A$: the columns of $V$, from here on in decimals.",
        rf"V\approx {tex.decimal_matrix(V)}",
        "Dividing by the length would put roots inside roots, which nobody can read. Four decimals say what matters.",
    )
    full = rank(matrix) == len(matrix)
    work.step(
        r"Find the columns of $U$ from the images $A\mathbf{v}_k$.",
        rf"U\approx {tex.decimal_matrix(U)}",
        r"$\mathbf{u}_k=\frac{1}{\sigma_k}A\mathbf{v}_k$."
        + ("" if full else " Where a singular value is zero or missing, any perpendicular unit vector completes $U$."),
    )
