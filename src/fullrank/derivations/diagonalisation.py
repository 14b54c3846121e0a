"""A matrix as C D C^{-1}: eigenvectors as columns, eigenvalues on the diagonal, or the reason why not."""

from __future__ import annotations

from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import diagonal, inverse_matrix, product, transpose
from fullrank.derivations.eigenvectors import TIMES, vector_names, write_eigenvalues
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, exact_square
from fullrank.derivations.spectrum import Eigenspace, eigenspaces, is_defective, is_real
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class Diagonalisation(NamedTuple):
    """C with eigenvectors as columns, D with their eigenvalues on the diagonal, and the inverse of C."""

    C: tuple[tuple[object, ...], ...]
    D: tuple[tuple[object, ...], ...]
    C_inverse: tuple[tuple[object, ...], ...]


def diagonalisation(A: object) -> Derivation:
    """A = C D C^{-1} of a square matrix, checked by C D = A C.

    The result is a Diagonalisation, or None where the matrix has too few eigenvectors; the last step then says why.

    >>> diagonalisation(((2, 1), (1, 2))).result.D
    ((Fraction(3, 1), Fraction(0, 1)), (Fraction(0, 1), Fraction(1, 1)))
    """
    matrix = exact_square(A)
    spaces = eigenspaces(matrix)
    work = Worked("diagonalisation", "Diagonalisation", f"A={tex.matrix(matrix)}")
    write_eigenvalues(work, matrix, spaces)
    write_all_vectors(work, spaces)
    if is_defective(spaces):
        _write_defective(work, spaces, len(matrix))
        return work.done(None, r"\text{not diagonalisable}")
    C, D = columns_and_values(spaces)
    C_inverse = inverse_matrix(C)
    write_columns(work, C, D)
    _write_check(work, matrix, C, D)
    _write_inverse(work, C, C_inverse)
    answer = f"A=CDC^{{-1}}={tex.matrix(C)}{tex.matrix(D)}{tex.matrix(C_inverse)}"
    work.step("Put the three together.", f"{answer}={tex.matrix(matrix)}", _together(spaces))
    return work.done(Diagonalisation(plain_rows(C), plain_rows(D), plain_rows(C_inverse)), answer)


def columns_and_values(spaces: tuple[Eigenspace, ...]) -> tuple[Matrix, Matrix]:
    """C and D with matching order."""
    vectors = [vector for space in spaces for vector in space.vectors]
    values: list[Number] = [space.value for space in spaces for _ in space.vectors]
    return transpose(tuple(vectors)), diagonal(values)


def write_all_vectors(work: Worked, spaces: tuple[Eigenspace, ...]) -> None:
    """One step with the eigenvectors of every eigenvalue."""
    lines = []
    for space, names in zip(spaces, vector_names(spaces), strict=True):
        vectors = r",\quad ".join(
            f"{name}={tex.vector(vector)}" for name, vector in zip(names, space.vectors, strict=True)
        )
        lines.append(rf"\left({tex.minus_identity(space.value)}\right)\mathbf{{x}}&=\mathbf{{0}}:\quad {vectors}")
    work.step(
        r"Find the eigenvectors: solve $(A-\lambda I)\mathbf{x}=\mathbf{0}$ for each eigenvalue.",
        tex.aligned(lines),
        r"Each is found by row reducing $A-\lambda I$ and reading its null space. Any non-zero multiple would serve; "
        "we take the one with the fewest fractions.",
    )


def write_columns(work: Worked, C: Matrix, D: Matrix) -> None:
    """The step that assembles C and D."""
    work.step(
        "Put the eigenvectors side by side as the columns of $C$, and their eigenvalues on the diagonal of $D$ in "
        "the same order.",
        rf"C={tex.matrix(C)},\qquad D={tex.matrix(D)}",
        r"Column $k$ of $AC$ is $A\mathbf{x}_k$, and column $k$ of $CD$ is $\lambda_k\mathbf{x}_k$. "
        "The two agree only if the orders match.",
    )


def _line(name: str, left: Matrix, right: Matrix) -> str:
    return f"{name}&={tex.matrix(left)}{tex.matrix(right)}={tex.matrix(product(left, right))}"


def _write_check(work: Worked, matrix: RationalMatrix, C: Matrix, D: Matrix) -> None:
    work.step(
        "Check that $AC=CD$.",
        tex.aligned([_line("AC", matrix, C), _line("CD", C, D)]),
        "This tests every eigenvector and the order at once, and needs no inverse yet.",
    )


def _write_inverse(work: Worked, C: Matrix, C_inverse: Matrix) -> None:
    work.step(
        "Invert $C$.",
        rf"C^{{-1}}={tex.matrix(C_inverse)}",
        f"The {len(C)} eigenvectors are independent, so $C$ has an inverse."
        if len(C) > 1
        else "A number that is not zero has an inverse.",
    )


def _together(spaces: tuple[Eigenspace, ...]) -> str:
    text = (
        "$AC=CD$, multiplied by $C^{-1}$ from the right, is $A=CDC^{-1}$: change to eigenvector coordinates, "
        "stretch, change back."
    )
    if not all(is_real(space.value) for space in spaces):
        text += " The eigenvalues are complex, so over the real numbers this matrix has no diagonal form."
    return text


def _write_defective(work: Worked, spaces: tuple[Eigenspace, ...], size: int) -> None:
    found = sum(len(space.vectors) for space in spaces)
    short = next(space for space in spaces if len(space.vectors) < space.multiplicity)
    work.step(
        "Count the independent eigenvectors.",
        rf"\text{{found: }}{found},\qquad \text{{needed: }}{size}",
        f"The eigenvalue ${tex.number(short.value)}$ is a root {TIMES[short.multiplicity]} but has only "
        f"{len(short.vectors)} independent "
        f"{'eigenvector' if len(short.vectors) == 1 else 'eigenvectors'}. "
        f"With {found} {'column' if found == 1 else 'columns'} no invertible {size} × {size} matrix $C$ can be "
        "made, so $A$ has no diagonal form.",
    )
