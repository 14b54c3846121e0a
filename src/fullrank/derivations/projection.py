"""The shadow of one vector on another, and the angle between two vectors."""

from __future__ import annotations

from fractions import Fraction
from math import acos, degrees, sqrt
from typing import NamedTuple

import sympy

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import Number, RationalVector, exact_vector, same_length
from fullrank.derivations.surd import plain, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class Projection(NamedTuple):
    """Signed length of the shadow (a Fraction or a SymPy root), the shadow itself, and what is left."""

    scalar: object
    vector: tuple[Fraction, ...]
    rest: tuple[Fraction, ...]


class Angle(NamedTuple):
    """The dot product, the cosine (a Fraction or a SymPy root), and the angle in radians as a SymPy expression."""

    dot: Fraction
    cosine: object
    angle: object


def projection(u: object, v: object) -> Derivation:
    """The projection of u onto v: signed length and vector. The result is a Projection; v must not be zero.

    >>> projection((3, 1), (2, 0)).result.vector
    (Fraction(3, 1), Fraction(0, 1))
    """
    first, onto = _pair(u, v, needed=("v",))
    work = Worked("projection", "Projection of one vector onto another", _given(first, onto))
    dot, square = _write_dot(work, first, onto), rational_dot(onto, onto)
    work.step(
        r"Find the squared length of $\mathbf{v}$, the vector projected onto.",
        rf"\mathbf{{v}}\cdot\mathbf{{v}}={tex.products(onto, onto)}={tex.number(square)}",
        r"The shadow lies along $\mathbf{v}$, so the length of $\mathbf{v}$ has to be taken out, not that of "
        r"$\mathbf{u}$.",
    )
    scalar = square_root(square) * (dot / square)
    work.step(
        "Divide once by the length: the signed length of the shadow.",
        rf"\frac{{\mathbf{{u}}\cdot\mathbf{{v}}}}{{\left\|\mathbf{{v}}\right\|}}={_quotient(dot, square, scalar)}",
        r"A dot product is the length of the shadow times $\left\|\mathbf{v}\right\|$. The sign says on which side "
        "the shadow falls.",
    )
    shadow = tuple(dot / square * value for value in onto)
    rest = tuple(a - b for a, b in zip(first, shadow, strict=True))
    work.step(
        "Divide by the squared length and multiply the vector: the shadow itself.",
        rf"\frac{{\mathbf{{u}}\cdot\mathbf{{v}}}}{{\mathbf{{v}}\cdot\mathbf{{v}}}}\,\mathbf{{v}}"
        rf"={tex.term(dot / square, '', True)}\,{tex.vector(onto)}={tex.vector(shadow)}",
        r"One division by the length makes $\mathbf{v}$ a unit vector, the other makes the dot product a length.",
    )
    work.step(
        "Check that what is left is perpendicular.",
        rf"\mathbf{{u}}-{tex.vector(shadow)}={tex.vector(rest)},\qquad "
        rf"{tex.vector(rest)}\cdot\mathbf{{v}}={tex.products(rest, onto)}={tex.number(rational_dot(rest, onto))}",
        "A shadow falls straight down, so the difference must have dot product 0 with the direction.",
    )
    return work.done(Projection(plain(scalar), shadow, rest), tex.vector(shadow))


def dot_and_angle(u: object, v: object) -> Derivation:
    """The dot product and the angle between two non-zero vectors. The result is an Angle.

    >>> dot_and_angle((1, 0), (1, 1)).result.angle
    pi/4
    """
    first, second = _pair(u, v, needed=("u", "v"))
    work = Worked("dot_and_angle", "Dot product and angle", _given(first, second))
    dot = _write_dot(work, first, second)
    squares = rational_dot(first, first), rational_dot(second, second)
    work.step(
        "Find both lengths.",
        rf"\left\|\mathbf{{u}}\right\|={_length(squares[0])},\qquad \left\|\mathbf{{v}}\right\|={_length(squares[1])}",
        "The length is the root of the sum of squares: Pythagoras in any dimension.",
    )
    both = squares[0] * squares[1]
    cosine = square_root(both) * (dot / both)
    work.step(
        "Divide the dot product by both lengths.",
        r"\cos\theta=\frac{\mathbf{u}\cdot\mathbf{v}}{\left\|\mathbf{u}\right\|\left\|\mathbf{v}\right\|}"
        rf"={_quotient(dot, both, cosine)}{_decimal(cosine)}",
        r"$\mathbf{u}\cdot\mathbf{v}=\left\|\mathbf{u}\right\|\left\|\mathbf{v}\right\|\cos\theta$, so dividing by "
        "the lengths leaves the cosine.",
    )
    angle, shown = angle_of(dot, both)
    work.step("Find the angle.", rf"\theta={shown}", _side(dot))
    return work.done(
        Angle(dot, plain(cosine), angle), rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.number(dot)},\qquad \theta={shown}"
    )


_NICE = {Fraction(0): 2, Fraction(1, 4): 3, Fraction(1, 2): 4, Fraction(3, 4): 6}


def angle_of(dot: Fraction, both: Fraction) -> tuple[object, str]:
    """The angle whose cosine is dot / sqrt(both): a SymPy expression, and TeX in radians and degrees."""
    square = dot * dot / both
    if square == 1 or square in _NICE:
        part = Fraction(0) if square == 1 else Fraction(1, _NICE[square])
        part = 1 - part if dot < 0 else part
        return sympy.pi * sympy.Rational(
            part.numerator, part.denominator
        ), rf"{_pi_tex(part)}={tex.decimal(part * 180)}^\circ"
    cosine = square_root(both) * (dot / both)
    size = acos(max(-1.0, min(1.0, float(dot) / sqrt(float(both)))))
    shown = (
        rf"\arccos\left({tex.number(cosine)}\right)\approx {tex.decimal(size)}\;\mathrm{{rad}}\approx "
        rf"{tex.decimal(degrees(size), 2)}^\circ"
    )
    return sympy.acos(sympy.sympify(plain(cosine))), shown


def _pi_tex(part: Fraction) -> str:
    if part == 0:
        return "0"
    top = r"\pi" if part.numerator == 1 else rf"{part.numerator}\pi"
    return top if part.denominator == 1 else rf"\frac{{{top}}}{{{part.denominator}}}"


def _side(dot: Fraction) -> str:
    if dot == 0:
        return "The dot product is 0, so the vectors are perpendicular; no calculator is needed."
    if dot > 0:
        return (
            "The dot product is positive, so the vectors point to the same side and the angle is less than $90^\\circ$."
        )
    return "The dot product is negative, so the vectors point to opposite sides and the angle is more than $90^\\circ$."


def _quotient(dot: Fraction, square: Fraction, value: Number) -> str:
    """dot / sqrt(square) as it is put together, and its value."""
    return tex.equal(rf"\frac{{{tex.number(dot)}}}{{{tex.root_of(square)}}}", tex.number(value))


def _decimal(value: Number) -> str:
    """The value as a decimal, after the sign that is true of it; nothing where it is whole."""
    if not isinstance(value, Fraction):
        return rf"\approx {tex.decimal(value)}"
    if value.denominator == 1:
        return ""
    sign = "=" if 10_000 % value.denominator == 0 else r"\approx "
    return sign + tex.decimal(value)


def _length(square: Fraction) -> str:
    return tex.equal(rf"\sqrt{{{tex.number(square)}}}", tex.root_of(square))


def _pair(u: object, v: object, needed: tuple[str, ...]) -> tuple[RationalVector, RationalVector]:
    first, second = exact_vector(u, "u"), exact_vector(v, "v")
    same_length(first, second, ("u", "v"))
    for name, vector in (("u", first), ("v", second)):
        if name in needed and not any(vector):
            raise ValueError(f"{name} is the zero vector, which has no direction: give a vector that is not zero.")
    return first, second


def _given(u: RationalVector, v: RationalVector) -> str:
    return rf"\mathbf{{u}}={tex.vector(u)},\qquad \mathbf{{v}}={tex.vector(v)}"


def _write_dot(work: Worked, u: RationalVector, v: RationalVector) -> Fraction:
    dot = rational_dot(u, v)
    work.step(
        "Take the dot product.",
        rf"\mathbf{{u}}\cdot\mathbf{{v}}={tex.products(u, v)}={tex.number(dot)}",
        "Multiply matching components and add. The result is one number, which measures how far the vectors point "
        "the same way.",
    )
    return dot
