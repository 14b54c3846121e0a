"""The dot product with its sign read, the component that makes it vanish, and its value from lengths and angle.

Taught in 1-linear-algebra/2-length-angle-basis/2-how-much-alike and 3-the-angle-between.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import RationalVector, exact, exact_vector, same_length, whole
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def dot_product(u: object, v: object) -> Derivation:
    """The dot product of two vectors, a Fraction, and what its sign says.

    >>> dot_product((2, -1), (3, 4)).result
    Fraction(2, 1)
    """
    first, second = exact_vector(u, "u"), exact_vector(v, "v")
    same_length(first, second, ("u", "v"))
    work = Worked(
        "dot_product", "Dot product", rf"\mathbf{{u}}={tex.vector(first)},\qquad \mathbf{{v}}={tex.vector(second)}"
    )
    products = tuple(a * b for a, b in zip(first, second, strict=True))
    work.step(
        "Multiply matching components.",
        _products(first, second),
        "First goes with first, second with second: each product compares the two arrows along one axis.",
    )
    dot = rational_dot(first, second)
    terms = "+".join(tex.bracketed(x) if k else tex.number(x) for k, x in enumerate(products))
    work.step(
        "Add the products.",
        rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.equal(terms, tex.number(dot))}",
        "The result is one number. A product with a minus takes away from the others.",
    )
    relation, words = _side(dot, bool(any(first) and any(second)))
    work.step("Read the sign.", rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.number(dot)}{relation}", words)
    return work.done(dot, rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.number(dot)}")


def perpendicular_component(u: object, v: object, place: object) -> Derivation:
    """The component of v at `place` (from 1) that makes v perpendicular to u; what v has there is not looked at.

    >>> perpendicular_component((2, -1), (3, 0), 2).result
    Fraction(6, 1)
    """
    first, second = exact_vector(u, "u"), exact_vector(v, "v")
    same_length(first, second, ("u", "v"))
    k = whole(place, "place", 1, len(first)) - 1
    if first[k] == 0:
        raise ValueError(
            f"Component {k + 1} of u is 0, so component {k + 1} of v has no effect on the dot product: choose another."
        )
    shown = tex.grid([["k" if i == k else tex.number(x)] for i, x in enumerate(second)])
    given = rf"\mathbf{{u}}={tex.vector(first)},\qquad \mathbf{{v}}={shown},\qquad \mathbf{{u}}\cdot\mathbf{{v}}=0"
    work = Worked("perpendicular_component", "The component that makes a right angle", given)
    known = rational_dot(first, tuple(Fraction(0) if i == k else x for i, x in enumerate(second)))
    terms = [
        rf"{tex.bracketed(a)}\cdot {'k' if i == k else tex.bracketed(b)}"
        for i, (a, b) in enumerate(zip(first, second, strict=True))
    ]
    work.step(
        "Write the dot product, with the unknown in its place.",
        rf"\mathbf{{u}}\cdot\mathbf{{v}}={'+'.join(terms)}",
        "The rule is the same for a component that is not known yet.",
    )
    unknown = tex.term(first[k], "k", first=True)
    constant = "" if known == 0 else tex.term(known, "", first=False)
    work.step(
        "Add up what is known, and set the whole to zero.",
        rf"{unknown}{constant}=0",
        "Two arrows are at right angles exactly when their dot product is zero.",
    )
    value = -known / first[k]
    work.step(
        "Solve for the unknown.",
        tex.equal("k", rf"\frac{{{tex.number(-known)}}}{{{tex.number(first[k])}}}", tex.number(value)),
        "Move the known part to the other side, which turns its sign, and divide by the factor of the unknown.",
    )
    found = tuple(value if i == k else x for i, x in enumerate(second))
    work.step(
        "Check by taking the dot product.",
        rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.products(first, found)}=0",
        "What the missing component adds takes away exactly what the others had.",
    )
    return work.done(value, rf"k={tex.number(value)}")


def dot_from_angle(p: object, q: object, angle: object) -> Derivation:
    """The dot product of two vectors of lengths p and q at an angle in degrees whose cosine is rational; a Fraction.

    >>> dot_from_angle(4, 3, 120).result
    Fraction(-6, 1)
    """
    first, second, degrees = exact(p), exact(q), exact(angle)
    for name, size in (("p", first), ("q", second)):
        if size <= 0:
            raise ValueError(f"{name} is {size}, and it is a length: give a number above zero.")
    if degrees not in _COSINES:
        raise ValueError(f"The cosine of {degrees} degrees is no fraction here: give 0, 60, 90, 120 or 180.")
    cosine = _COSINES[degrees]
    given = (
        rf"\left\|\mathbf{{u}}\right\|={tex.number(first)},\qquad \left\|\mathbf{{v}}\right\|={tex.number(second)},"
        rf"\qquad \theta={tex.number(degrees)}^\circ"
    )
    work = Worked("dot_from_angle", "Dot product from lengths and angle", given)
    work.step(
        "Write down what the cosine is.",
        r"\cos\theta=\frac{\mathbf{u}\cdot\mathbf{v}}{\left\|\mathbf{u}\right\|\left\|\mathbf{v}\right\|}",
        "The dot product with both lengths divided out is the cosine of the angle.",
    )
    work.step(
        "Multiply by both lengths.",
        r"\mathbf{u}\cdot\mathbf{v}=\left\|\mathbf{u}\right\|\left\|\mathbf{v}\right\|\cos\theta",
        "What was divided out comes back in, and the dot product stands alone.",
    )
    dot = first * second * cosine
    work.step(
        "Put in the numbers.",
        rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.number(first)}\cdot {tex.number(second)}\cdot {tex.bracketed(cosine)}"
        rf"={tex.number(dot)}",
        f"The cosine is {_COSINE_WORDS[degrees]}. "
        "It is never larger than 1 in size, so the dot product is never larger than both lengths multiplied.",
    )
    return work.done(dot, rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.number(dot)}")


_COSINES = {
    Fraction(0): Fraction(1),
    Fraction(60): Fraction(1, 2),
    Fraction(90): Fraction(0),
    Fraction(120): Fraction(-1, 2),
    Fraction(180): Fraction(-1),
}
_COSINE_WORDS = {
    Fraction(0): "1 when both point the same way",
    Fraction(60): "one half at 60 degrees, the angle of a triangle with equal sides",
    Fraction(90): "0 at a right angle",
    Fraction(120): "minus one half at 120 degrees, which is 60 degrees seen from the other side",
    Fraction(180): "$-1$ when they point opposite ways",
}


def _products(u: RationalVector, v: RationalVector) -> str:
    return r",\quad ".join(
        rf"{tex.bracketed(a)}\cdot {tex.bracketed(b)}={tex.number(a * b)}" for a, b in zip(u, v, strict=True)
    )


def _side(dot: Fraction, both: bool) -> tuple[str, str]:
    if not both:
        return "", "One of the two is the zero vector, which points nowhere, so the sign says nothing here."
    if dot > 0:
        return (
            "> 0",
            "Positive: the arrows point to the same side, and the angle between them is less than a right angle.",
        )
    if dot < 0:
        return (
            "< 0",
            "Negative: the arrows point to opposite sides, and the angle between them is more than a right angle.",
        )
    return "", "Zero: neither helps nor hinders the other. The arrows are at right angles."
