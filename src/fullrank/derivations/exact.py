"""What people give (integers, fractions, text, SymPy numbers) into exact fractions, within sizes that stay readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from numbers import Rational

from fullrank.derivations.surd import Surd

Number = Fraction | Surd
Vector = tuple[Number, ...]
Matrix = tuple[Vector, ...]
RationalVector = tuple[Fraction, ...]
RationalMatrix = tuple[RationalVector, ...]

LARGEST = 10**6
MOST_ROWS = 6
_TEXT = re.compile(r"[+-]?\d{1,13}(/\d{1,7}|\.\d{1,9})?")


def exact(value: object) -> Fraction:
    """The number as a fraction.

    Takes int, Fraction, SymPy's rational numbers and text such as "3", "-1/2" or "0.85". A float that is not whole is
    refused, because 0.1 as a float is not one tenth.

    >>> exact("-1/2")
    Fraction(-1, 2)
    """
    fraction = _fraction(value)
    if abs(fraction) > LARGEST or fraction.denominator > LARGEST:
        raise ValueError(f"{fraction} is too large to work by hand: keep numbers and denominators up to {LARGEST:,}.")
    return fraction


def _fraction(value: object) -> Fraction:
    if isinstance(value, bool):
        raise ValueError(f"{value} is a truth value: write the number 0 or 1.")
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, float) and value.is_integer():
        return Fraction(value)
    if isinstance(value, float):
        raise ValueError(
            f'The float {value!r} is not exact: write it as text, "{value!r}", or as a fraction such as "1/2".'
        )
    raise ValueError(f'{value!r} is not a rational number: give an integer or a fraction such as "1/2".')


def _read(text: str) -> Fraction:
    tidy = text.strip().replace("\N{MINUS SIGN}", "-").replace(" ", "")
    if not _TEXT.fullmatch(tidy):
        raise ValueError(f'"{text[:30]}" is not a number here: write an integer, "1/2" or "0.85".')
    if "/" in tidy and int(tidy.split("/")[1]) == 0:
        raise ValueError(f'"{text[:30]}" divides by zero: give a denominator that is not 0.')
    return Fraction(tidy)


def _items(value: object, what: str) -> list[object]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ValueError(f"{what} is {value!r}: give a list of numbers.")
    return list(value)


def exact_vector(value: object, name: str = "the vector", most: int = MOST_ROWS) -> RationalVector:
    """The list as a vector of fractions with 1 to `most` components."""
    items = _items(value, name)
    if not 1 <= len(items) <= most:
        raise ValueError(f"{name} has {len(items)} components: give between 1 and {most}.")
    return tuple(exact(item) for item in items)


def exact_matrix(value: object, name: str = "A", most: int = MOST_ROWS) -> RationalMatrix:
    """The list of rows as a matrix of fractions with 1 to `most` rows and columns."""
    rows = _items(value, name)
    if not 1 <= len(rows) <= most:
        raise ValueError(f"{name} has {len(rows)} rows: give between 1 and {most}.")
    matrix = tuple(exact_vector(row, f"row {number} of {name}", most) for number, row in enumerate(rows, 1))
    for number, row in enumerate(matrix, 1):
        if len(row) != len(matrix[0]):
            first = len(matrix[0])
            raise ValueError(
                f"Row {number} of {name} has {len(row)} numbers and row 1 has {first}: make the rows equally long."
            )
    return matrix


def exact_square(value: object, name: str = "A", most: int = MOST_ROWS) -> RationalMatrix:
    """The list of rows as a square matrix of fractions."""
    matrix = exact_matrix(value, name, most)
    if len(matrix) != len(matrix[0]):
        size = f"{len(matrix)} × {len(matrix[0])}"
        raise ValueError(f"{name} is {size}, and this needs as many rows as columns: give a square matrix.")
    return matrix


def whole(value: object, name: str, least: int, most: int) -> int:
    """The value as a whole number between `least` and `most`."""
    number = exact(value)
    if number.denominator != 1 or not least <= number <= most:
        raise ValueError(f"{name} is {number}: give a whole number from {least} to {most}.")
    return int(number)


def same_length(first: Sequence[object], second: Sequence[object], names: tuple[str, str]) -> None:
    """Refuse two vectors of different length."""
    if len(first) != len(second):
        counts = f"{names[0]} has {len(first)} components and {names[1]} has {len(second)}"
        raise ValueError(f"{counts}: give both the same number.")
