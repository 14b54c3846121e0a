"""Testing whether a matrix keeps a direction: multiply, then compare component by component.

Taught in 1-linear-algebra/5-eigenvectors/1-directions-that-stay.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import times
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_square, exact_vector, same_length
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def kept_direction(A: object, v: object) -> Derivation:
    """Whether v is an eigenvector of A. The result is its eigenvalue as a fraction, or None.

    >>> kept_direction(((2, 1), (1, 2)), (1, -1)).result
    Fraction(1, 1)
    >>> kept_direction(((2, 1), (1, 2)), (1, 0)).result is None
    True
    """
    matrix, vector = exact_square(A), exact_vector(v, "v")
    same_length(matrix, vector, ("A", "v"))
    given = rf"A={tex.matrix(matrix)},\qquad \mathbf{{v}}={tex.vector(vector)}"
    work = Worked("kept_direction", "Does this direction stay?", given)
    if not any(vector):
        work.step(
            "Look at the vector.",
            rf"\mathbf{{v}}={tex.vector(vector)}=\mathbf{{0}}",
            "The zero vector has no direction, so the definition leaves it out.",
        )
        return work.done(None, r"\mathbf{v}\text{ is no eigenvector}")
    image = _multiply(work, matrix, vector)
    return _compare(work, vector, image)


def _multiply(work: Worked, matrix: RationalMatrix, vector: RationalVector) -> RationalVector:
    image = tuple(Fraction(sum(a * b for a, b in zip(row, vector, strict=True))) for row in matrix)
    columns = [tuple(row[j] for row in matrix) for j in range(len(vector))]
    weighted = "+".join(rf"{tex.bracketed(x)}{tex.vector(c)}" for x, c in zip(vector, columns, strict=True))
    work.step(
        "Multiply, column by column.",
        rf"A\mathbf{{v}}={weighted}={tex.vector(times(matrix, vector))}",
        "The image is the combination of the columns whose weights are the components of $\\mathbf{v}$.",
    )
    return image


def _compare(work: Worked, vector: RationalVector, image: RationalVector) -> Derivation:
    pairs = list(zip(image, vector, strict=True))
    ratios = {y / x for y, x in pairs if x}
    lines = [_comparison(i, y, x) for i, (y, x) in enumerate(pairs, 1)]
    work.step(
        "Divide each component of the image by the one it came from.",
        tex.aligned(lines),
        "If one number $\\lambda$ stretches the whole arrow, it must show in every component.",
    )
    if len(ratios) == 1 and all(x or not y for y, x in pairs):
        value = ratios.pop()
        work.step(
            "The ratios agree, so the direction stays.",
            rf"A\mathbf{{v}}={tex.vector(image)}={tex.bracketed(value)}{tex.vector(vector)}={tex.bracketed(value)}\mathbf{{v}}",
            "All components share one factor. That factor is the eigenvalue.",
        )
        return work.done(value, rf"\lambda={tex.number(value)}")
    work.step(
        "The components do not agree, so the direction turns.",
        rf"A\mathbf{{v}}={tex.vector(image)}\neq\lambda{tex.vector(vector)}\quad\text{{for every }}\lambda",
        "No single number stretches $\\mathbf{v}$ into its image.",
    )
    return work.done(None, r"\mathbf{v}\text{ is no eigenvector}")


def _comparison(index: int, y: Fraction, x: Fraction) -> str:
    if x:
        return rf"\text{{component }}{index}:&\quad {tex.bracketed(y)}/{tex.bracketed(x)}={tex.number(y / x)}"
    verdict = r"\text{ fits every factor}" if y == 0 else r"\text{ fits no factor}"
    return rf"\text{{component }}{index}:&\quad 0\to {tex.number(y)},{verdict}"
