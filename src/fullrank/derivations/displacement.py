"""The vector from one place to another: tip minus tail, component by component.

Taught in 1-linear-algebra/1-vectors/1-a-list-an-arrow-a-point.
"""

from __future__ import annotations

from fullrank.derivations import tex
from fullrank.derivations.exact import exact_vector, same_length
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def displacement(tail: object, tip: object) -> Derivation:
    """The components of the arrow from tail to tip. The result is a tuple of fractions.

    >>> displacement((1, 4), (3, 1)).result
    (Fraction(2, 1), Fraction(-3, 1))
    """
    start, end = exact_vector(tail, "tail"), exact_vector(tip, "tip")
    same_length(start, end, ("tail", "tip"))
    move = tuple(b - a for a, b in zip(start, end, strict=True))
    work = Worked(
        "displacement", "From tail to tip", rf"\text{{tail }}{tex.row(start)},\qquad \text{{tip }}{tex.row(end)}"
    )
    work.step(
        "Write both places as columns, the tip first, with a minus between them.",
        rf"\mathbf{{v}}={tex.vector(end)}-{tex.vector(start)}",
        "An arrow says how to get from its tail to its tip, so we ask what has to be added to the tail.",
    )
    lines = [
        rf"v_{{{i}}}&={tex.number(b)}-{tex.bracketed(a)}={tex.number(c)}"
        for i, (a, b, c) in enumerate(zip(start, end, move, strict=True), 1)
    ]
    work.step(
        "Subtract, component by component.",
        tex.aligned(lines),
        "Each component looks after its own direction, so none of them needs to know about the others.",
    )
    work.step(
        "Check: start at the tail, make the move, and see where you are.",
        rf"{tex.vector(start)}+{tex.vector(move)}={tex.vector(end)}",
        "You must arrive at the tip. If you subtracted the wrong way round, you land somewhere else.",
    )
    return work.done(move, rf"\mathbf{{v}}={tex.vector(move)}")
