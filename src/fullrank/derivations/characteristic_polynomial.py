"""The characteristic polynomial by hand, and the eigenvalues read from it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.exact import Number, RationalMatrix, RationalVector, exact_square
from fullrank.derivations.shifted_determinant import determinant_of, write_determinant, write_shifted
from fullrank.derivations.spectrum import (
    Factor,
    characteristic_coefficients,
    discriminant,
    factors,
    order,
    trace,
)
from fullrank.derivations.surd import Surd, plain
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

LAMBDA = r"\lambda"


class Spectrum(NamedTuple):
    """coefficients of det(lambda I - A), highest power first, and the eigenvalues with repetition, largest first.

    An eigenvalue is a Fraction or a SymPy root; a rounded float or complex where no short exact form exists.
    """

    coefficients: tuple[Fraction, ...]
    eigenvalues: tuple[object, ...]


def characteristic_polynomial(A: object) -> Derivation:
    """The eigenvalues of a square matrix: write A - lambda I, take its determinant, factor, read the roots, check.

    The result is a Spectrum. Sizes 1 x 1 to 6 x 6; roots of factors above degree 2 are decimals, and it says so.

    >>> characteristic_polynomial(((2, 1), (1, 2))).result.eigenvalues
    (Fraction(3, 1), Fraction(1, 1))
    """
    matrix = exact_square(A)
    coefficients = characteristic_coefficients(matrix)
    found = factors(coefficients)
    work = Worked(
        "characteristic_polynomial", "Eigenvalues from the characteristic polynomial", f"A={tex.matrix(matrix)}"
    )
    write_shifted(work, matrix)
    write_determinant(work, matrix, coefficients)
    _write_factors(work, coefficients, found)
    values = _values(found)
    _write_check(work, matrix, values)
    result = Spectrum(coefficients, tuple(plain(v) if isinstance(v, Fraction | Surd) else _round(v) for v in values))
    return work.done(result, values_tex(values))


def _round(value: complex) -> object:
    return value.real if abs(value.imag) <= 1e-12 * abs(value) else value


def _values(found: tuple[Factor, ...]) -> tuple[Number | complex, ...]:
    every: list[Number | complex] = []
    for factor in found:
        roots = factor.roots() or factor.rounded_roots()
        every += [root for root in roots for _ in range(factor.multiplicity)]
    return tuple(sorted(every, key=order))


def values_tex(values: tuple[Number | complex, ...]) -> str:
    """lambda_1 = 3, lambda_2 = 1; decimals with their own sign."""
    return r",\quad ".join(_value_tex(i, value) for i, value in enumerate(values, 1))


def _value_tex(index: int, value: Number | complex) -> str:
    if isinstance(value, Fraction | Surd):
        return rf"\lambda_{{{index}}}={tex.number(value)}"
    imaginary = f"{value.imag:+.4f}\\,i" if isinstance(_round(value), complex) else ""
    return rf"\lambda_{{{index}}}\approx {value.real:.4f}{imaginary}"


def _write_factors(work: Worked, coefficients: RationalVector, found: tuple[Factor, ...]) -> None:
    split = len(found) > 1 or found[0].multiplicity > 1
    if split:
        line = r"\,".join(_power(factor) for factor in found)
        reason = "A product is zero when one of its factors is."
        if all(value.denominator == 1 for value in coefficients):
            reason += " A whole-number root divides the constant term, so the divisors of that are tried first."
        work.step("Factor.", f"{line}=0", reason)
    for factor in found:
        if factor.degree == 2:
            _write_quadratic(work, factor)
        elif factor.degree > 2:
            _write_rounded(work, factor)
    work.step("Read the roots.", values_tex(_values(found)), _reading(found))


def _reading(found: tuple[Factor, ...]) -> str:
    repeated = [factor for factor in found if factor.multiplicity > 1]
    if repeated:
        return (
            "Each root is an eigenvalue. A factor that stands more than once gives a repeated eigenvalue, listed "
            "that many times."
        )
    if any(factor.degree == 2 and discriminant(*factor.coefficients[1:]) < 0 for factor in found):
        return (
            "Each root is an eigenvalue. The complex ones belong to no real direction: the matrix turns every vector "
            "of that plane."
        )
    return "Each root is an eigenvalue. We number them from the largest down."


def _power(factor: Factor) -> str:
    body = rf"\left({tex.polynomial(factor.coefficients)}\right)"
    if factor.degree == 1 and not factor.coefficients[1]:
        body = LAMBDA
    return body if factor.multiplicity == 1 else f"{body}^{{{factor.multiplicity}}}"


def _write_quadratic(work: Worked, factor: Factor) -> None:
    _, p, q = factor.coefficients
    inside = discriminant(p, q)
    top = "" if p == 0 else tex.number(-p)
    line = rf"\lambda=\frac{{{top}\pm\sqrt{{{tex.number(p * p)}-4\cdot {tex.bracketed(q)}}}}}{{2}}"
    line += rf"=\frac{{{top}\pm\sqrt{{{tex.number(inside)}}}}}{{2}}"
    end = (
        "is negative, so the roots are complex." if inside < 0 else "is not the square of a fraction, so a root stays."
    )
    reason = (
        f"No rational number solves ${tex.polynomial(factor.coefficients)}=0$. The number under the root, "
        f"${tex.number(inside)}$, {end}"
    )
    work.step("Use the quadratic formula.", line, reason)


def _write_rounded(work: Worked, factor: Factor) -> None:
    roots = r",\quad ".join(
        _value_tex(i, r).split(" ", 1)[1] for i, r in enumerate(sorted(factor.rounded_roots(), key=order))
    )
    reason = (
        f"This factor of degree {factor.degree} has no rational root and splits no further over the fractions. Its "
        "roots have no "
        "short exact form, so they are given as decimals, found by computer."
    )
    work.step(
        "Solve the factor that does not split numerically.",
        rf"{tex.polynomial(factor.coefficients)}=0{tex.SO}\lambda\approx {roots}",
        reason,
    )


def _write_check(work: Worked, matrix: RationalMatrix, values: tuple[Number | complex, ...]) -> None:
    names = [rf"\lambda_{{{i}}}" for i in range(1, len(values) + 1)]
    exact = [value for value in values if isinstance(value, Fraction | Surd)]
    shown = len(exact) == len(values)
    total = f"={tex.number(exact[0])}" + "".join(f"+{tex.bracketed(v)}" for v in exact[1:]) if shown else ""
    times = "=" + r"\cdot ".join(tex.bracketed(value) for value in exact) if shown else ""
    same = "=" if shown else r"\approx "
    lines = [
        rf"{'+'.join(names)}&{total}{same}{tex.number(trace(matrix))}=\operatorname{{tr}}A",
        rf"{''.join(names)}&{times}{same}{tex.number(determinant_of(matrix))}=\det A",
    ]
    if len(values) == 1:
        lines = [rf"\lambda_1&={tex.number(trace(matrix))}=\operatorname{{tr}}A=\det A"]
    work.step(
        "Check against the trace and the determinant.",
        tex.aligned(lines),
        "The eigenvalues always add up to the trace and multiply to the determinant. This finds most slips, and it "
        "costs two lines.",
    )
