"""Numbers, vectors, matrices and polynomials as TeX for prompts, and as keyboard text for expected expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from fullrank.answers.numbers import Scalar, plain, text_of
from fullrank.answers.shapes import entries_of, rows_of
from fullrank.answers.typesetting import tex_matrix as _matrix
from fullrank.answers.typesetting import tex_number as _number
from fullrank.answers.typesetting import tex_vector as _column


def number(value: object) -> str:
    """TeX of a number: 1/2 as a fraction, 1.4142... as a root of 2.

    >>> number(-3)
    '-3'
    """
    return _number(plain(value))


def row(entries: object) -> str:
    """TeX of a vector in a line of text.

    >>> row((1, -2))
    '(1, -2)'
    """
    return f"({', '.join(_number(entry) for entry in entries_of(entries))})"


def rounded(entries: Iterable[float], decimals: int = 2) -> str:
    """TeX of a vector of measured numbers in a line of text, each as a decimal of so many places at most.

    >>> rounded((0.8660254, -1e-16))
    '(0.87, 0)'
    """
    return f"({', '.join(f'{round(float(entry), decimals) + 0.0:.{decimals + 7}g}' for entry in entries)})"


def column(entries: object) -> str:
    r"""TeX of a column, from any sequence of numbers.

    >>> column((1, -2))
    '\\begin{bmatrix} 1 \\\\ -2 \\end{bmatrix}'
    """
    return _column(entries_of(entries))


def matrix(rows: object) -> str:
    r"""TeX of a matrix, from rows of numbers or an array.

    >>> matrix(((1, 2), (3, 4)))
    '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}'
    """
    return _matrix(rows_of(rows))


def polynomial(coefficients: Sequence[object], symbol: str = r"\lambda") -> str:
    """TeX of a polynomial from its coefficients, the highest power first.

    >>> polynomial((1, -7, 10), "x")
    'x^{2} - 7x + 10'
    """

    def term(size: Scalar, power: int) -> str:
        letter = "" if power == 0 else symbol if power == 1 else f"{symbol}^{{{power}}}"
        return _number(size) if not letter else letter if size == 1 else f"{_number(size)}{letter}"

    return _sum(coefficients, term)


def typed_polynomial(coefficients: Sequence[object], symbol: str = "lambda") -> str:
    """Keyboard text of a polynomial from its coefficients, the highest power first: what Expression expects.

    >>> typed_polynomial((1, -7, 10))
    'lambda^2 - 7*lambda + 10'
    """

    def term(size: Scalar, power: int) -> str:
        letter = "" if power == 0 else symbol if power == 1 else f"{symbol}^{power}"
        typed = f"({text_of(size)})" if isinstance(size, Fraction) else text_of(size)
        return typed if not letter else letter if size == 1 else f"{typed}*{letter}"

    return _sum(coefficients, term)


def _sum(coefficients: Sequence[object], term: Callable[[Scalar, int], str]) -> str:
    """The terms that are not 0, with the signs between them."""
    shown = ""
    for place, coefficient in enumerate(plain(one) for one in coefficients):
        if coefficient == 0:
            continue
        negative = not isinstance(coefficient, complex) and coefficient < 0
        sign = ("-" if negative else "") if not shown else (" - " if negative else " + ")
        shown += sign + term(-coefficient if negative else coefficient, len(coefficients) - 1 - place)
    return shown or "0"


tex_number, tex_row, tex_vector, tex_matrix = number, row, column, matrix
tex_polynomial, text_polynomial = polynomial, typed_polynomial
