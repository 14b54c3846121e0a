"""The condition number of a 2 x 2 matrix: its largest stretch divided by its smallest."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import Number, exact_square
from fullrank.derivations.surd import plain, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class Condition(NamedTuple):
    """The squares of the largest and the smallest stretch, and the condition number; None for a singular matrix.

    Fractions, or SymPy roots where a square root does not come out.
    """

    largest_squared: object
    smallest_squared: object
    condition: object


def condition(A: object) -> Derivation:
    """How unevenly a 2 x 2 matrix stretches: its 2-norm, its smallest stretch, and the condition number.

    The result is a Condition.

    >>> condition(((3, 4), (4, 9))).result.condition
    Fraction(11, 1)
    """
    matrix = exact_square(A)
    if len(matrix) != 2:
        raise ValueError(f"A is {len(matrix)} × {len(matrix)}, and this is worked by hand: give a 2 × 2 matrix.")
    (a, b), (c, d) = matrix
    if not any((a, b, c, d)):
        raise ValueError("A sends every vector to zero: give a matrix with an entry that is not 0.")
    work = Worked("condition", "Condition number", f"A={tex.matrix(matrix)}")
    p, q, r = rational_dot((a, c), (a, c)), rational_dot((a, c), (b, d)), rational_dot((b, d), (b, d))
    _write_products(work, p, q, r)
    middle, half = (p + r) / 2, (p - r) / 2
    swing = square_root(half * half + q * q)
    _write_swing(work, middle, half, q, swing)
    largest, smallest = middle + swing, middle - swing
    _write_stretches(work, largest, smallest)
    area = a * d - b * c
    if area == 0:
        work.step(
            "Divide the largest stretch by the smallest.",
            r"\det A=0,\qquad \kappa(A)=\infty",
            "The smallest stretch is zero: one direction is lost, and no bound holds for an error along it.",
        )
        return work.done(Condition(plain(largest), plain(smallest), None), r"\kappa(A)=\infty")
    kappa = largest / abs(area)
    _write_quotient(work, area, largest, kappa)
    answer = rf"\kappa(A)={tex.number(kappa)}{_rounded(kappa)}"
    return work.done(Condition(plain(largest), plain(smallest), plain(kappa)), answer)


def _write_products(work: Worked, p: Fraction, q: Fraction, r: Fraction) -> None:
    names = (r"\mathbf{a}_1\cdot\mathbf{a}_1", r"\mathbf{a}_1\cdot\mathbf{a}_2", r"\mathbf{a}_2\cdot\mathbf{a}_2")
    work.step(
        "Multiply the columns with themselves and with each other.",
        tex.aligned([f"{name}&={tex.number(value)}" for name, value in zip(names, (p, q, r), strict=True)]),
        r"A vector of length one is $\mathbf{x}=(\cos\theta,\sin\theta)$, and $A\mathbf{x}$ takes $\cos\theta$ of the "
        r"first column and $\sin\theta$ of the second. Its squared length needs these three numbers only.",
    )


def _write_swing(work: Worked, middle: Fraction, half: Fraction, q: Fraction, swing: Number) -> None:
    turning = tex.combination((half, q), (r"\cos2\theta", r"\sin2\theta"))
    rest = "" if turning == "0" else turning if turning.startswith("-") else f"+{turning}"
    work.step(
        r"Write $\lVert A\mathbf{x}\rVert^2$ with the doubled angle.",
        rf"\lVert A\mathbf{{x}}\rVert^2={tex.number(middle)}{rest}",
        r"Use $\cos^2\theta=\frac{1+\cos2\theta}{2}$, $\sin^2\theta=\frac{1-\cos2\theta}{2}$ and "
        r"$2\cos\theta\sin\theta=\sin2\theta$. The first number is the middle; the rest swings about it.",
    )
    h, k, squared = tex.bracketed(half), tex.bracketed(q), tex.number(half * half + q * q)
    rooted = tex.equal(rf"\sqrt{{{squared}}}", tex.number(swing))
    work.step(
        "Find how far it swings.",
        rf"\sqrt{{{h}\cdot {h}+{k}\cdot {k}}}={rooted}",
        r"The turning part is a dot product of two arrows: one fixed, and $(\cos2\theta,\sin2\theta)$ of length one. "
        "It is largest where both point the same way, and then it is the length of the fixed one.",
    )


def _write_stretches(work: Worked, largest: Number, smallest: Number) -> None:
    work.step(
        "Go to the top and to the bottom of the swing, and take roots.",
        tex.aligned(
            [
                rf"\lVert A\rVert_2&={_root(largest)}",
                rf"\text{{smallest stretch}}&={_root(smallest)}",
            ]
        ),
        r"Middle plus swing is the largest $\lVert A\mathbf{x}\rVert^2$, middle minus swing the smallest. The largest "
        "stretch of a vector of length one is the norm of the matrix.",
    )


def _write_quotient(work: Worked, area: Fraction, largest: Number, kappa: Number) -> None:
    quotient = tex.number(largest) if abs(area) == 1 else rf"\frac{{{tex.number(largest)}}}{{{tex.number(abs(area))}}}"
    work.step(
        "Divide the largest stretch by the smallest.",
        r"\kappa(A)=\frac{\text{largest}^2}{\lvert\det A\rvert}="
        + tex.equal(quotient, tex.number(kappa))
        + _rounded(kappa),
        "The product of both stretches is the factor of area, the size of the determinant. So the quotient is the "
        "square of the largest divided by that factor, and no second root is needed.",
    )
    smallest, square = abs(area) / kappa, tex.number(area * area)
    work.step(
        "Check: the two stretches multiply to the size of the determinant.",
        tex.aligned(
            [
                rf"\text{{largest}}^2\cdot\text{{smallest}}^2&={_wrapped(largest)}\cdot {_wrapped(smallest)}={square}",
                rf"(\det A)^2&={tex.bracketed(area)}\cdot {tex.bracketed(area)}={square}",
            ]
        ),
        "The determinant is a product and the condition number a quotient. Making the whole matrix ten times smaller "
        "changes the product and leaves the quotient as it is.",
    )


def _root(value: Number) -> str:
    root = square_root(value) if isinstance(value, Fraction) else None
    if isinstance(root, Fraction):
        return tex.equal(rf"\sqrt{{{tex.number(value)}}}", tex.number(root))
    return rf"\sqrt{{{tex.number(value)}}}\approx {tex.decimal(sqrt(float(value)))}"


def _rounded(value: Number) -> str:
    return "" if isinstance(value, Fraction) else rf"\approx {tex.decimal(value)}"


def _wrapped(value: Number) -> str:
    return tex.number(value) if isinstance(value, Fraction) else rf"\left({tex.number(value)}\right)"
