"""Which weights of two arrows reach a target, or why none do.

Taught in 1-linear-algebra/2-length-angle-basis/5-everything-within-reach.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from fullrank.derivations import tex
from fullrank.derivations.exact import RationalVector, exact_vector, same_length
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_LETTERS = ("a", "b")


def weights_for(target: object, u: object, v: object) -> Derivation:
    """The weights (a, b) for which a u + b v is the target; the result is None where there are none.

    Where the arrows lie on one line and reach the target, the result is the pair that uses one arrow only.

    >>> weights_for((-1, 3), (3, 1), (1, 2)).result
    (Fraction(-1, 1), Fraction(2, 1))
    >>> weights_for((1, 0), (1, 1), (2, 2)).result is None
    True
    """
    wish, first, second = exact_vector(target, "the target"), exact_vector(u, "u"), exact_vector(v, "v")
    same_length(first, second, ("u", "v"))
    same_length(wish, first, ("the target", "u"))
    given = rf"\mathbf{{u}}={tex.vector(first)},\qquad \mathbf{{v}}={tex.vector(second)}"
    work = Worked("weights_for", "Weights for a target", rf"{given},\qquad \mathbf{{w}}={tex.vector(wish)}")
    _write_equations(work, wish, first, second)
    places = combinations(range(len(wish)), 2)
    pair = next(((i, j) for i, j in places if first[i] * second[j] != first[j] * second[i]), None)
    if pair is None:
        return _on_one_line(work, wish, first, second)
    return _two_directions(work, wish, first, second, pair)


def _write_equations(work: Worked, wish: RationalVector, u: RationalVector, v: RationalVector) -> None:
    sides = [tex.combination(pair, _LETTERS) if any(pair) else r"0\,a+0\,b" for pair in zip(u, v, strict=True)]
    lines = [f"{side}&={tex.number(value)}" for side, value in zip(sides, wish, strict=True)]
    work.step(
        r"Write $a\mathbf{u}+b\mathbf{v}=\mathbf{w}$ component by component.",
        tex.aligned(lines),
        r"A combination takes $a$ times the first arrow and $b$ times the second, and every component has to come out "
        "right.",
    )


# --- two directions -------------------------------------------------------------------------------


def _two_directions(
    work: Worked, wish: RationalVector, u: RationalVector, v: RationalVector, pair: tuple[int, int]
) -> Derivation:
    i, j = pair
    area, part = u[i] * v[j] - u[j] * v[i], wish[i] * v[j] - wish[j] * v[i]
    a = part / area
    if v[i] and v[j]:
        left = rf"\left({_products(u[i], v[j], u[j], v[i])}\right)a={_products(wish[i], v[j], wish[j], v[i])}"
        work.step(
            f"Clear $b$: multiply equation {i + 1} by ${tex.number(v[j])}$ and equation {j + 1} by "
            f"${tex.number(v[i])}$, then subtract.",
            left + tex.SO + _found(area, "a", part),
            "After the two multiplications the terms with $b$ are the same, so they go when one equation is taken from "
            "the other.",
        )
    else:
        alone = i if not v[i] else j
        work.step(
            f"Find $a$ from equation {alone + 1}.",
            _found(u[alone], "a", wish[alone]),
            "The second arrow has a zero in that component, so $b$ does not appear there.",
        )
    k = i if v[i] else j
    b = (wish[k] - a * u[k]) / v[k]
    known = rf"{tex.bracketed(u[k])}\cdot {tex.bracketed(a)}{tex.term(v[k], 'b', False)}={tex.number(wish[k])}{tex.SO}"
    work.step(
        f"Put $a={tex.number(a)}$ into equation {k + 1} and find $b$.",
        (known + f"b={tex.number(b)}") if u[k] else _found(v[k], "b", wish[k]),
        "One weight is known, so one unknown is left.",
    )
    return _check(work, wish, (u, v), (a, b))


def _found(factor: Fraction, letter: str, value: Fraction) -> str:
    """5a = -5, so a = -1; or a = 1 at once."""
    equation = f"{tex.combination((factor,), (letter,))}={tex.number(value)}"
    return equation if factor == 1 else rf"{equation}{tex.SO}{letter}={tex.number(value / factor)}"


def _products(p: Fraction, q: Fraction, r: Fraction, s: Fraction) -> str:
    return rf"{tex.bracketed(p)}\cdot {tex.bracketed(q)}-{tex.bracketed(r)}\cdot {tex.bracketed(s)}"


def _check(
    work: Worked,
    wish: RationalVector,
    arrows: tuple[RationalVector, RationalVector],
    weights: tuple[Fraction, Fraction],
) -> Derivation:
    (a, b), (u, v) = weights, arrows
    reached = tuple(a * x + b * y for x, y in zip(u, v, strict=True))
    total = rf"{tex.bracketed(a)}{tex.vector(u)}+{tex.bracketed(b)}{tex.vector(v)}={tex.vector(reached)}"
    if reached == wish:
        work.step(
            "Put the weights to the test in every component.",
            rf"{total}=\mathbf{{w}}",
            "The sum is the target, so the target lies within reach.",
        )
        return work.done(weights, rf"a={tex.number(a)},\qquad b={tex.number(b)}")
    missed = next(k for k, (got, wanted) in enumerate(zip(reached, wish, strict=True)) if got != wanted)
    work.step(
        "Put the weights to the test in every component.",
        rf"{total}\neq {tex.vector(wish)}",
        f"Two components force these weights, and component {missed + 1} then comes out as "
        f"${tex.number(reached[missed])}$ instead of ${tex.number(wish[missed])}$. No weights reach the target.",
    )
    return work.done(None, r"\text{no weights reach }\mathbf{w}")


# --- one line, or none ----------------------------------------------------------------------------


def _on_one_line(work: Worked, wish: RationalVector, u: RationalVector, v: RationalVector) -> Derivation:
    name, arrow = (r"\mathbf{u}", u) if any(u) else (r"\mathbf{v}", v)
    if not any(arrow):
        work.step(
            "Compare the two arrows.",
            r"\mathbf{u}=\mathbf{v}=\mathbf{0}",
            "Both are the zero vector, and any combination of them is the zero vector again.",
        )
        factor = Fraction(0)
    else:
        factor = _write_line(work, u, v)
    place = next((k for k, value in enumerate(arrow) if value), 0)
    along = wish[place] / arrow[place] if any(arrow) else Fraction(0)
    nearest = tuple(along * value for value in arrow)
    if wish != nearest:
        work.step(
            "Ask whether the target lies on that line." if any(arrow) else "Compare with the target.",
            rf"{tex.bracketed(along)}{tex.vector(arrow)}={tex.vector(nearest)}\neq {tex.vector(wish)}",
            f"The multiple of ${name}$ that fits component {place + 1} fails elsewhere, so the target is off the "
            "line and no weights reach it."
            if any(arrow)
            else "Two arrows without length reach the origin and nothing else.",
        )
        return work.done(None, r"\text{no weights reach }\mathbf{w}")
    work.step(
        "Ask whether the target lies on that line." if any(arrow) else "Compare with the target.",
        rf"\mathbf{{w}}={tex.vector(wish)}={tex.bracketed(along)}{tex.vector(arrow)}",
        _many_ways(along, factor, arrow is u)
        if any(arrow)
        else "The target is the zero vector, so any weights reach it.",
    )
    weights = (along, Fraction(0)) if arrow is u else (Fraction(0), along)
    return _check(work, wish, (u, v), weights)


def _write_line(work: Worked, u: RationalVector, v: RationalVector) -> Fraction:
    """Say that both arrows lie on one line; the factor k of v = k u (0 where u is zero)."""
    if not any(u):
        work.step(
            "Compare the two arrows.",
            rf"\mathbf{{u}}={tex.vector(u)}=0\,\mathbf{{v}}",
            r"The first arrow has no length, so only multiples of $\mathbf{v}$ are within reach: one line.",
        )
        return Fraction(0)
    place = next(k for k, value in enumerate(u) if value)
    factor = v[place] / u[place]
    work.step(
        "Compare the two arrows.",
        rf"\mathbf{{v}}={tex.vector(v)}={tex.bracketed(factor)}{tex.vector(u)}={tex.bracketed(factor)}\mathbf{{u}}",
        r"The second arrow is a multiple of the first. Whatever the weights, the sum is a multiple of $\mathbf{u}$: "
        "the reach is one line.",
    )
    return factor


def _many_ways(along: Fraction, factor: Fraction, by_first: bool) -> str:
    if not by_first:
        return r"It does. The weight of $\mathbf{v}$ is fixed, and that of $\mathbf{u}$ may be anything."
    equation = f"{tex.combination((Fraction(1), factor), _LETTERS)}={tex.number(along)}"
    return f"It does. Every pair with ${equation}$ reaches it; the check takes the pair without the second arrow."
