"""How far a model is from the data, as one number: residuals, squares, sum.

Taught in 1-linear-algebra/1-vectors/4-how-wrong-is-a-guess.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.exact import exact_vector, same_length
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def squared_misfit(values: object, data: object) -> Derivation:
    """The sum of squared residuals of a model's values against the data. The result is a fraction.

    >>> squared_misfit((4, 6, 3), (5, 3, 3)).result
    Fraction(10, 1)
    """
    model, seen = exact_vector(values, "values"), exact_vector(data, "data")
    same_length(model, seen, ("values", "data"))
    residuals = tuple(y - x for x, y in zip(model, seen, strict=True))
    squares = tuple(r * r for r in residuals)
    total = sum(squares, Fraction(0))
    given = rf"\text{{data }}\mathbf{{d}}={tex.vector(seen)},\qquad \text{{model }}\mathbf{{m}}={tex.vector(model)}"
    work = Worked("squared_misfit", "Squared misfit", given)
    work.step(
        "Take the residuals: data minus model, one for each number.",
        rf"\mathbf{{r}}=\mathbf{{d}}-\mathbf{{m}}={tex.vector(seen)}-{tex.vector(model)}={tex.vector(residuals)}",
        "A residual is what the model leaves unexplained. A negative one means that the model says too much.",
    )
    lines = [
        rf"r_{{{i}}}^2&={tex.bracketed(r)}\cdot {tex.bracketed(r)}={tex.number(square)}"
        for i, (r, square) in enumerate(zip(residuals, squares, strict=True), 1)
    ]
    work.step(
        "Square each residual by itself.",
        tex.aligned(lines),
        "A square is never negative, so a miss to one side cannot pay for a miss to the other.",
    )
    work.step(
        "Add the squares.",
        rf"{'+'.join(tex.number(square) for square in squares)}={tex.number(total)}",
        "One number for the whole model. Squaring came first, adding second: the order matters.",
    )
    largest = max(squares)
    work.step(
        "Check the size against the largest square.",
        rf"{tex.number(largest)}\le {tex.number(total)}\le {len(squares)}\cdot {tex.number(largest)}"
        rf"={tex.number(len(squares) * largest)}",
        "The sum cannot be smaller than its largest part, nor larger than if every part were as large.",
    )
    return work.done(total, rf"\text{{misfit}}={tex.number(total)}")
