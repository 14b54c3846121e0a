"""Coordinates by shadows, in a basis whose vectors are perpendicular; where they are not, why shadows do not serve.

Taught in 1-linear-algebra/2-length-angle-basis/8-coordinates-by-shadows.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import RationalVector, exact_vector, same_length
from fullrank.derivations.independence import listed
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def orthogonal_coordinates(v: object, basis: object) -> Derivation:
    """The coordinates of v in 1 to 6 perpendicular vectors, found one by one by shadows.

    The result is a tuple of fractions, or None where two of the vectors are not perpendicular, or where v is out of
    their reach; the steps say which.

    >>> orthogonal_coordinates((1, 7), ((3, 1), (-1, 3))).result
    (Fraction(1, 1), Fraction(2, 1))
    >>> orthogonal_coordinates((3, 1), ((1, 0), (1, 1))).result is None
    True
    """
    vector, vectors = exact_vector(v, "v"), listed(basis)
    same_length(vector, vectors[0], ("v", "each vector of the basis"))
    for number, one in enumerate(vectors, 1):
        if not any(one):
            raise ValueError(f"Vector {number} of the basis is the zero vector: give vectors that have a direction.")
    shown = r",\quad ".join(rf"\mathbf{{b}}_{{{k}}}={tex.vector(one)}" for k, one in enumerate(vectors, 1))
    work = Worked(
        "orthogonal_coordinates", "Coordinates by shadows", rf"\mathbf{{v}}={tex.vector(vector)},\quad {shown}"
    )
    slanted = _write_angles(work, vectors)
    weights = tuple(rational_dot(vector, one) / rational_dot(one, one) for one in vectors)
    if slanted:
        return _refused(work, vector, vectors, weights, slanted)
    _write_shadows(work, vector, vectors, weights)
    return _together(work, vector, vectors, weights)


def _write_angles(work: Worked, vectors: tuple[RationalVector, ...]) -> tuple[int, int] | None:
    """Check every pair; the first one that is not perpendicular."""
    pairs = list(combinations(range(len(vectors)), 2))
    if not pairs:
        work.step(
            "Check the right angles first.",
            rf"\mathbf{{b}}_{{1}}={tex.vector(vectors[0])}",
            "There is one vector only, so there is no angle to check.",
        )
        return None
    slanted = next((pair for pair in pairs if rational_dot(vectors[pair[0]], vectors[pair[1]])), None)
    lines = [
        rf"\mathbf{{b}}_{{{i + 1}}}\cdot\mathbf{{b}}_{{{j + 1}}}&={tex.products(vectors[i], vectors[j])}"
        rf"={tex.number(rational_dot(vectors[i], vectors[j]))}"
        for i, j in pairs
    ]
    good = "Every dot product is 0, so the vectors are perpendicular and a shadow on one does not touch the others."
    work.step(
        "Check the right angles first.",
        tex.aligned(lines),
        good if slanted is None else f"Vectors {slanted[0] + 1} and {slanted[1] + 1} do not meet at a right angle.",
    )
    return slanted


def _write_shadows(
    work: Worked, vector: RationalVector, vectors: tuple[RationalVector, ...], weights: tuple[Fraction, ...]
) -> None:
    named = list(enumerate(vectors, 1))
    dots = [
        rf"\mathbf{{v}}\cdot\mathbf{{b}}_{{{k}}}&={tex.products(vector, one)}={tex.number(rational_dot(vector, one))}"
        for k, one in named
    ]
    work.step(
        r"Take the dot product of $\mathbf{v}$ with each basis vector.",
        tex.aligned(dots),
        "It is the length of the shadow times the length of the basis vector.",
    )
    squares = [
        rf"\mathbf{{b}}_{{{k}}}\cdot\mathbf{{b}}_{{{k}}}&={tex.products(one, one)}={tex.number(rational_dot(one, one))}"
        for k, one in named
    ]
    work.step(
        "Find the squared length of each basis vector.",
        tex.aligned(squares),
        "The basis vectors need not have length 1, so their lengths have to be taken out.",
    )
    quotients = [
        rf"c_{{{k}}}&=\frac{{{tex.number(rational_dot(vector, one))}}}{{{tex.number(rational_dot(one, one))}}}"
        rf"={tex.number(weight)}"
        for (k, one), weight in zip(named, weights, strict=True)
    ]
    work.step(
        "Divide each dot product by the squared length.",
        tex.aligned(quotients),
        "One length turns the dot product into the length of the shadow. The other counts that shadow in steps of the "
        "basis vector.",
    )


def _sum(vectors: tuple[RationalVector, ...], weights: tuple[Fraction, ...]) -> tuple[str, RationalVector]:
    columns = zip(*vectors, strict=True)
    total = tuple(Fraction(sum(w * x for w, x in zip(weights, row, strict=True))) for row in columns)
    terms = "+".join(rf"{tex.bracketed(w)}{tex.vector(one)}" for w, one in zip(weights, vectors, strict=True))
    return f"{terms}={tex.vector(total)}", total


def _together(
    work: Worked, vector: RationalVector, vectors: tuple[RationalVector, ...], weights: tuple[Fraction, ...]
) -> Derivation:
    shown, total = _sum(vectors, weights)
    answer = rf"\mathbf{{c}}={tex.vector(weights)}"
    if total == vector:
        work.step(
            "Put the shadows together again.",
            rf"{shown}=\mathbf{{v}}",
            "Added tip to tail the shadows must give the vector back. This shows at once if a length was forgotten.",
        )
        return work.done(weights, answer)
    work.step(
        "Put the shadows together again.",
        rf"{shown}\neq {tex.vector(vector)}",
        r"The vectors are too few: $\mathbf{v}$ does not lie in their span, and the shadows give the place in the "
        "span that is nearest to it.",
    )
    return work.done(None, r"\mathbf{v}\text{ is not in the span}")


def _refused(
    work: Worked,
    vector: RationalVector,
    vectors: tuple[RationalVector, ...],
    weights: tuple[Fraction, ...],
    slanted: tuple[int, int],
) -> Derivation:
    casts = [
        rf"\frac{{\mathbf{{v}}\cdot\mathbf{{b}}_{{{k}}}}}{{\mathbf{{b}}_{{{k}}}\cdot\mathbf{{b}}_{{{k}}}}}&={tex.number(w)}"
        for k, w in enumerate(weights, 1)
    ]
    work.step(
        "Cast the shadows all the same, to see what they do.",
        tex.aligned(casts),
        f"A shadow on vector {slanted[0] + 1} now holds a part of what vector {slanted[1] + 1} does, so it will be "
        "counted twice.",
    )
    shown, total = _sum(vectors, weights)
    if total == vector:
        compared, reason = (
            rf"{shown}=\mathbf{{v}}",
            (
                "For this vector the parts counted twice happen to cancel. For most others they do not: solve the "
                "equations."
            ),
        )
    else:
        compared, reason = (
            rf"{shown}\neq {tex.vector(vector)}",
            (
                "The shadows do not add up to the vector. In a slanted basis, solve the equations for the weights "
                "instead."
            ),
        )
    work.step("Put the shadows together and compare.", compared, reason)
    return work.done(None, r"\text{not perpendicular: shadows do not serve}")
