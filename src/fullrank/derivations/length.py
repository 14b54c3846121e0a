"""The length of a vector, and the arrow of length one along it.

Taught in 1-linear-algebra/2-length-angle-basis/1-how-long.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import Number, RationalVector, exact_vector
from fullrank.derivations.surd import plain, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class UnitVector(NamedTuple):
    """The length taken out, and the components that are left (Fractions or SymPy roots)."""

    length: object
    vector: tuple[object, ...]


def length(v: object) -> Derivation:
    """The length of a vector: a Fraction, or a SymPy root where it is not rational.

    >>> length((3, -4)).result
    Fraction(5, 1)
    """
    vector = exact_vector(v, "v")
    work = Worked("length", "Length of a vector", rf"\mathbf{{v}}={tex.vector(vector)}")
    square, size = _write_length(work, vector)
    largest = max(map(abs, vector))
    shown = tex.root_of(square)
    if not isinstance(size, Fraction):
        shown += rf"\approx {tex.decimal(size)}"
    work.step(
        "Check against the shortest and the longest that it could be.",
        rf"{tex.number(largest)}\le {shown}\le "
        rf"{'+'.join(tex.number(abs(x)) for x in vector)}",
        "The arrow is at least as long as its largest component, and no longer than the way round along the axes.",
    )
    return work.done(plain(size), rf"\left\|\mathbf{{v}}\right\|={tex.root_of(square)}")


def unit_vector(v: object) -> Derivation:
    """The vector of length one that points the way v does. The result is a UnitVector; v must not be zero.

    >>> unit_vector((3, -4)).result.vector
    (Fraction(3, 5), Fraction(-4, 5))
    """
    vector = exact_vector(v, "v")
    if not any(vector):
        raise ValueError("v is the zero vector, which points nowhere: give a vector that is not zero.")
    work = Worked("unit_vector", "Arrow of length one", rf"\mathbf{{v}}={tex.vector(vector)}")
    square, size = _write_length(work, vector)
    unit: tuple[Number, ...] = tuple(x / square * size for x in vector)
    work.step(
        "Divide every component by the length.",
        rf"\frac{{\mathbf{{v}}}}{{\left\|\mathbf{{v}}\right\|}}=\frac{{1}}{{{tex.root_of(square)}}}\,{tex.vector(vector)}"
        rf"={tex.vector(unit)}",
        "One positive number divides all components, so the arrow keeps its direction and only its length changes.",
    )
    squares = tuple(x * x / square for x in vector)
    work.step(
        "Check that the new squares add up to one.",
        rf"{'+'.join(tex.number(x) for x in squares)}={tex.number(sum(squares, Fraction(0)))}",
        "Dividing by the length divides every square by the squared length, and those shares make one whole.",
    )
    return work.done(UnitVector(plain(size), tuple(plain(x) for x in unit)), tex.vector(unit))


def _write_length(work: Worked, vector: RationalVector) -> tuple[Fraction, Number]:
    """The steps from the components to the length; the squared length and the length."""
    squares = tuple(x * x for x in vector)
    work.step(
        "Square every component.",
        r",\quad ".join(
            rf"{tex.bracketed(x)}^2={tex.number(square)}" for x, square in zip(vector, squares, strict=True)
        ),
        "A square is never negative: it makes no difference which way along its axis a component points.",
    )
    square = rational_dot(vector, vector)
    size = square_root(square)
    work.step(
        "Add the squares.",
        rf"\left\|\mathbf{{v}}\right\|^2={'+'.join(tex.number(x) for x in squares)}={tex.number(square)}",
        "The components are at right angles to each other, so their squares make up the square on the arrow.",
    )
    under = rf"\sqrt{{{tex.number(square)}}}"
    work.step(
        "Take the root.",
        rf"\left\|\mathbf{{v}}\right\|={tex.equal(under, tex.root_of(square))}",
        "The sum is the area of the square on the arrow. Its side is the length.",
    )
    return square, size
