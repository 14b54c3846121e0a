"""Eigenvalues and eigenvectors as exact data: what several derivations show parts of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import sympy

from fullrank.derivations.algebra import null_space, product, shifted
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, RationalVector, Vector
from fullrank.derivations.surd import Surd, square_root

_UNKNOWN = sympy.Symbol("x")


@dataclass(frozen=True, slots=True)
class Factor:
    """A power of an irreducible monic polynomial with rational coefficients, highest power first."""

    coefficients: RationalVector
    multiplicity: int

    @property
    def degree(self) -> int:
        """The highest power."""
        return len(self.coefficients) - 1

    def roots(self) -> tuple[Number, ...]:
        """Its roots, the one with +sqrt first; none where the degree is above 2."""
        if self.degree == 1:
            return (-self.coefficients[1],)
        if self.degree > 2:
            return ()
        _, p, q = self.coefficients
        root = square_root(discriminant(p, q))
        first = -p / 2 + root / 2
        return (first, first.conjugate()) if isinstance(first, Surd) else (first,)

    def rounded_roots(self) -> tuple[complex, ...]:
        """Its roots as floating-point numbers."""
        return tuple(complex(root) for root in np.roots([float(value) for value in self.coefficients]))


@dataclass(frozen=True, slots=True)
class Eigenspace:
    """An eigenvalue, how often it is a root, and a basis of its eigenvectors (coprime entries)."""

    value: Number
    multiplicity: int
    vectors: tuple[Vector, ...]


def discriminant(p: Fraction, q: Fraction) -> Fraction:
    """Of x^2 + p x + q."""
    return p * p - 4 * q


def trace(matrix: RationalMatrix) -> Fraction:
    """The sum of the diagonal."""
    return sum((row[i] for i, row in enumerate(matrix)), Fraction(0))


def characteristic_coefficients(matrix: RationalMatrix) -> RationalVector:
    """Coefficients of det(lambda I - A), highest power first, by the method of Faddeev and LeVerrier."""
    coefficients, power = [Fraction(1)], matrix
    for k in range(1, len(matrix) + 1):
        coefficient = -_rational(trace(power)) / k
        coefficients.append(coefficient)
        power = _rational_matrix(product(matrix, shifted(power, -coefficient)))
    return tuple(coefficients)


def _rational(value: Number) -> Fraction:
    if isinstance(value, Surd):
        raise ArithmeticError("A root turned up where only fractions can be.")
    return value


def _rational_matrix(matrix: Matrix) -> RationalMatrix:
    return tuple(tuple(_rational(value) for value in row) for row in matrix)


def factors(coefficients: RationalVector) -> tuple[Factor, ...]:
    """The irreducible factors of a monic polynomial, low degrees first."""
    rational = [sympy.Rational(value.numerator, value.denominator) for value in coefficients]
    _, found = sympy.Poly(rational, _UNKNOWN, domain=sympy.QQ).factor_list()
    every = [
        Factor(_monic([Fraction(int(c.p), int(c.q)) for c in part.all_coeffs()]), int(times)) for part, times in found
    ]
    return tuple(sorted(every, key=lambda factor: (factor.degree, factor.coefficients[1:])))


def _monic(coefficients: list[Fraction]) -> RationalVector:
    return tuple(value / coefficients[0] for value in coefficients)


def is_real(value: Number) -> bool:
    """Whether the number is real."""
    return not isinstance(value, Surd) or value.is_real


def order(value: Number | complex) -> tuple[bool, float, float]:
    """Sorting key: real numbers first and from large to small, then complex ones, the positive imaginary part first."""
    rounded = complex(value)
    return (abs(rounded.imag) > 0, -rounded.real, -rounded.imag)


def eigenvalues(matrix: RationalMatrix) -> tuple[tuple[Number, int], ...]:
    """Each eigenvalue with its multiplicity, largest first; refuses factors above degree 2."""
    coefficients = characteristic_coefficients(matrix)
    pairs: list[tuple[Number, int]] = []
    for factor in factors(coefficients):
        if factor.degree > 2:
            raise ValueError(
                f"The characteristic polynomial has a factor of degree {factor.degree} that does not split, so some "
                "roots "
                "have no short exact form: change an entry, or compute the eigenvalues in floating point."
            )
        pairs += [(root, factor.multiplicity) for root in factor.roots()]
    return tuple(sorted(pairs, key=lambda pair: order(pair[0])))


def eigenspaces(matrix: RationalMatrix) -> tuple[Eigenspace, ...]:
    """Each eigenvalue with its eigenvectors, largest first; a conjugate value gets the conjugate vectors."""
    spaces: list[Eigenspace] = []
    for value, multiplicity in eigenvalues(matrix):
        twin = next((space for space in spaces if isinstance(value, Surd) and space.value == value.conjugate()), None)
        vectors = tuple(conjugate(vector) for vector in twin.vectors) if twin else null_space(shifted(matrix, value))
        spaces.append(Eigenspace(value, multiplicity, vectors))
    return tuple(spaces)


def conjugate(vector: Vector) -> Vector:
    """The vector with the root's sign turned in every entry."""
    return tuple(value.conjugate() if isinstance(value, Surd) else value for value in vector)


def is_defective(spaces: tuple[Eigenspace, ...]) -> bool:
    """Whether some eigenvalue has fewer independent eigenvectors than its multiplicity."""
    return any(len(space.vectors) < space.multiplicity for space in spaces)
