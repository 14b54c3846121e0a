"""Singular values and vectors of a small matrix as data: exact where the roots allow it, else rounded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import sympy

from fullrank.derivations import tex
from fullrank.derivations.algebra import dot, null_space, scaled, tidy, times, transpose
from fullrank.derivations.exact import Number, RationalMatrix, Vector
from fullrank.derivations.spectrum import Factor, characteristic_coefficients, eigenspaces, factors
from fullrank.derivations.surd import Surd, plain, square_root


@dataclass(frozen=True, slots=True)
class Triple:
    """The square of a singular value, and right and left singular vectors not yet divided by their lengths."""

    square: Number
    right: Vector
    left: Vector


def gram(matrix: RationalMatrix) -> RationalMatrix:
    """A^T A."""
    columns = tuple(zip(*matrix, strict=True))
    return tuple(tuple(sum((a * b for a, b in zip(u, v, strict=True)), Fraction(0)) for v in columns) for u in columns)


def gram_factors(matrix: RationalMatrix) -> tuple[Factor, ...]:
    """The factors of the characteristic polynomial of A^T A."""
    return factors(characteristic_coefficients(gram(matrix)))


def triples(matrix: RationalMatrix) -> tuple[Triple, ...]:
    """One for each column of A, largest first; left is zero where the value is. Needs factors up to degree 2."""
    found: list[Triple] = []
    for space in eigenspaces(gram(matrix)):
        for right in perpendicular(space.vectors):
            found.append(Triple(space.value, right, times(matrix, right)))
    return tuple(found)


def perpendicular(basis: tuple[Vector, ...]) -> tuple[Vector, ...]:
    """The same span with perpendicular vectors, tidied to coprime entries."""
    done: list[Vector] = []
    for vector in basis:
        rest = vector
        for earlier in done:
            shadow = scaled(earlier, dot(rest, earlier) / dot(earlier, earlier))
            rest = tuple(a - b for a, b in zip(rest, shadow, strict=True))
        done.append(tidy(rest))
    return tuple(done)


def completed(matrix: RationalMatrix) -> tuple[Vector, ...]:
    """Perpendicular vectors that A^T sends to zero: the columns of U that no singular value makes."""
    return perpendicular(null_space(transpose(matrix)))


def rational_unit(vector: Vector) -> Vector:
    """The vector of fractions divided by its length."""
    square = dot(vector, vector)
    if isinstance(square, Surd):
        raise ArithmeticError("The length of this vector is a root of a root.")
    return scaled(vector, square_root(square) / square)


def split_root(square: Number) -> tuple[Fraction, Fraction] | None:
    """(x, y) with sqrt(a + b sqrt m) = sqrt x + sqrt y, or minus where b < 0; None without such fractions."""
    if not isinstance(square, Surd):
        return None
    inner = square_root(square.norm)
    if isinstance(inner, Surd):
        return None
    return (square.rational + inner) / 2, (square.rational - inner) / 2


def root_tex(square: Number) -> str:
    """The singular value for its square: a root, a sum of two roots, or a root of a root."""
    if isinstance(square, Fraction):
        return tex.number(square_root(square))
    parts = split_root(square)
    if parts is None:
        return rf"\sqrt{{{tex.number(square)}}}"
    first, second = (square_root(part) for part in parts)
    turned = second if square.coefficient > 0 else -second
    if isinstance(first, Surd) and isinstance(turned, Fraction):
        return tex.number(first + turned)
    if isinstance(turned, Surd) and isinstance(first, Fraction):
        return tex.number(turned + first)
    return tex.number(first) + tex.term(turned, "", first=False)


def root_value(square: Number) -> object:
    """The singular value as others see it."""
    if isinstance(square, Fraction):
        return plain(square_root(square))
    parts = split_root(square)
    if parts is None:
        return sympy.sqrt(plain(square))
    first, second = (sympy.sqrt(sympy.Rational(part.numerator, part.denominator)) for part in parts)
    return first + second if square.coefficient > 0 else first - second


def root_float(square: Number) -> float:
    """The singular value, rounded."""
    return float(np.sqrt(float(square)))


Floats = tuple[tuple[float, ...], ...]


def rounded(matrix: RationalMatrix) -> tuple[Floats, tuple[float, ...], Floats]:
    """U, the singular values and V in floating point, each right vector starting with a positive entry."""
    U, values, Vt = np.linalg.svd(np.array([[float(value) for value in row] for row in matrix]))
    V = Vt.T
    for k in range(V.shape[1]):
        lead = next(value for value in V[:, k] if abs(value) > 1e-9)
        if lead < 0:
            V[:, k] *= -1
            if k < len(values):
                U[:, k] *= -1
    return _floats(U), tuple(float(value) for value in values), _floats(V)


def _floats(array: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Floats:
    return tuple(tuple(float(value) for value in row) for row in array)
