"""Numbers a + b sqrt(m) with rational a, b: what eigenvalues of a quadratic factor need, and no more.

SymPy's radicals are general and may take seconds to simplify; in one quadratic field an operation is a few
fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

import sympy

_SQUARES_SOUGHT_UP_TO = 10_000
_BITS = 240


@dataclass(frozen=True, slots=True)
class Surd:
    """rational + coefficient * sqrt(radicand); the coefficient is never 0, the radicand a whole number, no square."""

    rational: Fraction
    coefficient: Fraction
    radicand: int

    def _pair(self, other: Fraction | Surd | int) -> tuple[Fraction, Fraction]:
        if not isinstance(other, Surd):
            return Fraction(other), Fraction(0)
        if other.radicand != self.radicand:
            raise ArithmeticError(
                f"sqrt({self.radicand}) and sqrt({other.radicand}) do not mix in one quadratic field."
            )
        return other.rational, other.coefficient

    def __add__(self, other: Fraction | Surd | int) -> Fraction | Surd:
        a, b = self._pair(other)
        return surd(self.rational + a, self.coefficient + b, self.radicand)

    __radd__ = __add__

    def __neg__(self) -> Surd:
        return Surd(-self.rational, -self.coefficient, self.radicand)

    def __sub__(self, other: Fraction | Surd | int) -> Fraction | Surd:
        a, b = self._pair(other)
        return surd(self.rational - a, self.coefficient - b, self.radicand)

    def __rsub__(self, other: Fraction | int) -> Fraction | Surd:
        return -self + other

    def __mul__(self, other: Fraction | Surd | int) -> Fraction | Surd:
        a, b = self._pair(other)
        rational = self.rational * a + self.coefficient * b * self.radicand
        return surd(rational, self.rational * b + self.coefficient * a, self.radicand)

    __rmul__ = __mul__

    def __truediv__(self, other: Fraction | Surd | int) -> Fraction | Surd:
        a, b = self._pair(other)
        norm = a * a - b * b * self.radicand
        return self * surd(a / norm, -b / norm, self.radicand)

    def __rtruediv__(self, other: Fraction | int) -> Fraction | Surd:
        return self.conjugate() * (Fraction(other) / self.norm)

    @property
    def norm(self) -> Fraction:
        """The number times its conjugate: a^2 - m b^2."""
        return self.rational**2 - self.radicand * self.coefficient**2

    @property
    def is_real(self) -> bool:
        """Whether the radicand is positive."""
        return self.radicand > 0

    def conjugate(self) -> Surd:
        """The same number with the root's sign turned."""
        return Surd(self.rational, -self.coefficient, self.radicand)

    def __float__(self) -> float:
        if not self.is_real:
            raise ArithmeticError(f"{self} is not real.")
        return float(self.rational + self.coefficient * _root(self.radicand))

    def __complex__(self) -> complex:
        if self.is_real:
            return complex(float(self))
        return complex(float(self.rational), float(self.coefficient * _root(-self.radicand)))


def _root(radicand: int) -> Fraction:
    """The square root to 240 bits, so that a difference of close numbers keeps its digits."""
    return Fraction(isqrt(radicand << (2 * _BITS)), 1 << _BITS)


def surd(rational: Fraction, coefficient: Fraction, radicand: int) -> Fraction | Surd:
    """The number, as a Fraction where the root has dropped out."""
    return Surd(rational, coefficient, radicand) if coefficient else rational


@cache
def _primes() -> tuple[int, ...]:
    sieve = bytearray([1]) * (_SQUARES_SOUGHT_UP_TO + 1)
    for candidate in range(2, isqrt(_SQUARES_SOUGHT_UP_TO) + 1):
        if sieve[candidate]:
            sieve[candidate * candidate :: candidate] = bytes(len(sieve[candidate * candidate :: candidate]))
    return tuple(number for number in range(2, _SQUARES_SOUGHT_UP_TO + 1) if sieve[number])


@cache
def square_part(number: int) -> tuple[int, int]:
    """(s, m) with number = s^2 m; m is free of squares of primes below 10,000, and 1 where the number is a square."""
    sign, rest, side = (-1 if number < 0 else 1), abs(number), 1
    for prime in _primes():
        if prime * prime > rest:
            break
        while rest % (prime * prime) == 0:
            rest //= prime * prime
            side *= prime
    root = isqrt(rest)
    return (side * root, sign) if root * root == rest else (side, sign * rest)


def square_root(value: Fraction) -> Fraction | Surd:
    """The root of a rational number; imaginary for a negative one."""
    side, rest = square_part(value.numerator * value.denominator)
    coefficient = Fraction(side, value.denominator)
    return coefficient if rest == 1 else surd(Fraction(0), coefficient, rest)


def common_scale(values: tuple[Fraction | Surd, ...]) -> Fraction:
    """The positive rational number that turns these into coprime integers (or coprime a and b of a + b sqrt m)."""
    parts = [part for value in values for part in rational_parts(value) if part]
    if not parts:
        return Fraction(1)
    multiple, divisor = 1, 0
    for part in parts:
        multiple = multiple * part.denominator // gcd(multiple, part.denominator)
    for part in parts:
        divisor = gcd(divisor, int(part * multiple))
    return Fraction(multiple, divisor)


def rational_parts(value: Fraction | Surd) -> tuple[Fraction, ...]:
    """(a, b) of a + b sqrt m, or the rational number alone."""
    return (value.rational, value.coefficient) if isinstance(value, Surd) else (value,)


def plain(value: Fraction | Surd) -> object:
    """The value as others see it: a Fraction, or a SymPy expression where there is a root."""
    if not isinstance(value, Surd):
        return value
    a, b = (sympy.Rational(part.numerator, part.denominator) for part in (value.rational, value.coefficient))
    return a + b * sympy.sqrt(value.radicand)


def plain_rows(rows: tuple[tuple[Fraction | Surd, ...], ...]) -> tuple[tuple[object, ...], ...]:
    """A matrix as others see it."""
    return tuple(tuple(plain(value) for value in row) for row in rows)
