"""A combination of two vectors, a u + b v: scale each, then add.

Taught in 1-linear-algebra/1-vectors/2-adding-and-scaling.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.exact import RationalVector, exact, exact_vector, same_length
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def scale_and_add(a: object, u: object, b: object, v: object) -> Derivation:
    """The vector a u + b v, step by step. The result is a tuple of fractions.

    >>> scale_and_add(2, (1, 3), -1, (4, 1)).result
    (Fraction(-2, 1), Fraction(5, 1))
    """
    weights = exact(a), exact(b)
    vectors = exact_vector(u, "u"), exact_vector(v, "v")
    same_length(*vectors, ("u", "v"))
    given = rf"\mathbf{{u}}={tex.vector(vectors[0])},\qquad \mathbf{{v}}={tex.vector(vectors[1])}"
    work = Worked("scale_and_add", "Scale, then add", rf"{given},\qquad {_sum(weights)}=\ ?")
    parts = tuple(tuple(weight * x for x in vector) for weight, vector in zip(weights, vectors, strict=True))
    _scale(work, "first", "u", weights[0], vectors[0], parts[0])
    _scale(work, "second", "v", weights[1], vectors[1], parts[1])
    total = tuple(x + y for x, y in zip(*parts, strict=True))
    work.step(
        "Add the two results, component by component.",
        rf"{_sum(weights)}={tex.vector(parts[0])}+{tex.vector(parts[1])}={tex.vector(total)}",
        "Walking one arrow and then the other adds the steps along each direction.",
    )
    last = len(total) - 1
    products = "+".join(
        rf"{tex.bracketed(weight)}\cdot {tex.bracketed(vector[last])}"
        for weight, vector in zip(weights, vectors, strict=True)
    )
    work.step(
        "Check one component by itself, say the last, straight from the given numbers.",
        rf"{products}={tex.number(total[last])}",
        "A sign that was lost, or a component that was not scaled, shows here.",
    )
    return work.done(total, rf"{_sum(weights)}={tex.vector(total)}")


def _sum(weights: tuple[Fraction, Fraction]) -> str:
    return tex.term(weights[0], r"\mathbf{u}", True) + tex.term(weights[1], r"\mathbf{v}", False)


def _scale(
    work: Worked, which: str, name: str, weight: Fraction, vector: RationalVector, scaled: RationalVector
) -> None:
    why = {
        "first": "A multiple of an arrow is the same walk made that many times, so every component is multiplied.",
        "second": "Its own factor, with its own sign: to take an arrow away is to add it turned round.",
    }
    symbol = rf"\mathbf{{{name}}}"
    work.step(
        f"Multiply every component of the {which} vector by its factor.",
        rf"{tex.term(weight, symbol, True)}={tex.bracketed(weight)}{tex.vector(vector)}"
        rf"={tex.vector(scaled)}",
        why[which],
    )
