"""Gram-Schmidt by hand: take away the shadows, see what is left, divide by its length."""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot, scaled
from fullrank.derivations.exact import MOST_ROWS, RationalVector, Vector, exact_vector
from fullrank.derivations.surd import common_scale, plain_rows, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def gram_schmidt(vectors: object) -> Derivation:
    """Orthonormal vectors with the same span as 1 to 6 given ones, in order; a dependent one becomes the zero vector.

    The result is a tuple of vectors, exact: fractions, or SymPy roots where a length is not rational.

    >>> gram_schmidt(((3, 4), (1, 0))).result[0]
    (Fraction(3, 5), Fraction(4, 5))
    """
    given = _vectors(vectors)
    names = [rf"\mathbf{{v}}_{{{i}}}" for i in range(1, len(given) + 1)]
    shown = r",\quad ".join(f"{name}={tex.vector(vector)}" for name, vector in zip(names, given, strict=True))
    work = Worked("gram_schmidt", "Gram–Schmidt", shown)
    basis: list[Vector] = []
    left_over: list[RationalVector] = []
    for index, vector in enumerate(given):
        rest = _write_rest(work, index, vector, left_over)
        left_over.append(rest)
        basis.append(_write_unit(work, index, rest, dependent=not any(rest)))
    _write_check(work, basis)
    answer = r",\quad ".join(rf"\mathbf{{e}}_{{{i}}}={unit_tex(rest)}" for i, rest in enumerate(left_over, 1))
    return work.done(plain_rows(tuple(basis)), answer)


def _vectors(vectors: object) -> list[RationalVector]:
    if isinstance(vectors, str) or not isinstance(vectors, list | tuple) or not 1 <= len(vectors) <= MOST_ROWS:
        raise ValueError(f"Give a list of 1 to {MOST_ROWS} vectors, such as ((1, 1), (1, 0)).")
    given = [exact_vector(vector, f"vector {number}") for number, vector in enumerate(vectors, 1)]
    for number, vector in enumerate(given, 1):
        if len(vector) != len(given[0]):
            raise ValueError(
                f"Vector {number} has {len(vector)} components and vector 1 has {len(given[0])}: make them equally "
                "long."
            )
    return given


def unit(vector: RationalVector) -> Vector:
    """The vector divided by its length; zero stays zero."""
    square = rational_dot(vector, vector)
    return scaled(vector, square_root(square) / square) if square else vector


def unit_tex(vector: RationalVector) -> str:
    """The unit vector as 1 / sqrt(q) times whole numbers."""
    whole = tuple(value * common_scale(vector) for value in vector)
    square = rational_dot(whole, whole)
    if square in (0, 1):
        return tex.vector(whole)
    return rf"\frac{{1}}{{{tex.root_of(square)}}}{tex.vector(whole)}"


def _write_rest(work: Worked, index: int, vector: RationalVector, earlier: list[RationalVector]) -> RationalVector:
    name, rest = rf"\mathbf{{u}}_{{{index + 1}}}", vector
    useful = [(k, u) for k, u in enumerate(earlier, 1) if any(u)]
    if not useful:
        reason = (
            "There is nothing before it to be perpendicular to." if index == 0 else "All vectors before it were zero."
        )
        work.step(
            f"Take $\\mathbf{{v}}_{{{index + 1}}}$ as it is.",
            rf"{name}=\mathbf{{v}}_{{{index + 1}}}={tex.vector(vector)}",
            reason,
        )
        return vector
    formula = "".join(
        rf"-\left(\mathbf{{v}}_{{{index + 1}}}\cdot\mathbf{{e}}_{{{k}}}\right)\mathbf{{e}}_{{{k}}}" for k, _ in useful
    )
    shadows = ""
    for _, u in useful:
        overlap = rational_dot(vector, u) / rational_dot(u, u)
        shadow = tuple(overlap * value for value in u)
        rest = tuple(value - part for value, part in zip(rest, shadow, strict=True))
        shadows += f"-{tex.vector(shadow)}"
    lines = [rf"{name}&=\mathbf{{v}}_{{{index + 1}}}{formula}", rf"&={tex.vector(vector)}{shadows}={tex.vector(rest)}"]
    found = ", ".join(_overlap_tex(index, vector, k, u) for k, u in useful)
    work.step(
        f"Take away the shadow of $\\mathbf{{v}}_{{{index + 1}}}$ on {'each' if len(useful) > 1 else 'the'} "
        "direction found before.",
        tex.aligned(lines),
        f"{'The overlaps are' if len(useful) > 1 else 'The overlap is'} {found}. A unit vector times its overlap is "
        "the shadow, and what is left is perpendicular to that direction.",
    )
    return rest


def _overlap_tex(index: int, vector: RationalVector, k: int, u: RationalVector) -> str:
    square = rational_dot(u, u)
    value = square_root(square) * (rational_dot(vector, u) / square)
    return rf"$\mathbf{{v}}_{{{index + 1}}}\cdot\mathbf{{e}}_{{{k}}}={tex.number(value)}$"


def _write_unit(work: Worked, index: int, rest: RationalVector, dependent: bool) -> Vector:
    u, e = rf"\mathbf{{u}}_{{{index + 1}}}", rf"\mathbf{{e}}_{{{index + 1}}}"
    if dependent:
        work.step(
            f"Keep ${e}$ as the zero vector.",
            rf"{e}=\mathbf{{0}}",
            f"Nothing is left, so $\\mathbf{{v}}_{{{index + 1}}}$ depends on the vectors before it. Its length is 0, "
            "and dividing by it is not allowed.",
        )
        return rest
    square = rational_dot(rest, rest)
    work.step(
        f"Divide ${u}$ by its length.",
        rf"\left\|{u}\right\|={tex.root_of(square)},\qquad {e}={unit_tex(rest)}",
        "Now the direction has length 1, and an overlap with it is a plain dot product.",
    )
    return unit(rest)


def _write_check(work: Worked, basis: list[Vector]) -> None:
    indices = [i for i, vector in enumerate(basis) if any(value != 0 for value in vector)]
    if len(indices) < 2:
        return
    pairs = [(i, j) for i in indices for j in indices if i < j]
    line = r",\quad ".join(
        rf"\mathbf{{e}}_{{{i + 1}}}\cdot\mathbf{{e}}_{{{j + 1}}}={_pair(basis[i], basis[j])}" for i, j in pairs
    )
    work.step(
        "Check that the directions are perpendicular.",
        line,
        "Every pair must have dot product 0. This shows at once if a shadow was forgotten.",
    )


def _pair(u: Vector, v: Vector) -> str:
    total = sum(float(a) * float(b) for a, b in zip(u, v, strict=True))
    return tex.number(Fraction(round(total * 1e6), 10**6))
