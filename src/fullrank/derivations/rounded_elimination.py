"""Elimination as a machine does it: every result rounded to a few significant digits, without and with exchanges."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import rank, solve
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_square, exact_vector, same_length, whole
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST_ROWS = 4
_WIDE = Context(prec=60)
_PLAIN = (Fraction(1, 10**6), Fraction(10**9))  # sizes that are written without a power of ten
_SIGN = {False: "Without an exchange", True: "With the largest pivot"}
Rows = list[list[Fraction]]


class RoundedElimination(NamedTuple):
    """The exact solution, what elimination gives without and with exchanges (None where it stops), and their errors.

    An error is the largest error of a component divided by the largest component of the exact solution.
    """

    exact: tuple[Fraction, ...]
    without: tuple[Fraction, ...] | None
    with_exchange: tuple[Fraction, ...] | None
    error_without: Fraction | None
    error_with: Fraction | None


def rounded_elimination(A: object, b: object, digits: object = 3) -> Derivation:
    """Solve A x = b by elimination with every result rounded to so many significant digits, in two ways.

    2 to 4 unknowns, 2 to 8 digits. The result is a RoundedElimination.

    >>> rounded_elimination((("1/10000", 2), (3, 1)), (4, 8), 3).result.without
    (Fraction(0, 1), Fraction(2, 1))
    """
    matrix, right = exact_square(A), exact_vector(b, "b")
    same_length(matrix, right, ("Each column of A", "b"))
    if not 2 <= len(matrix) <= _MOST_ROWS:
        raise ValueError(f"There are {len(matrix)} unknowns: give 2 to {_MOST_ROWS}.")
    count = whole(digits, "digits", 2, 8)
    if rank(matrix) < len(matrix):
        raise ValueError("A is singular, so there is no single solution to compare with: give an invertible matrix.")
    if not any(right):
        raise ValueError("b is zero, and so is the solution: give a right side with a number that is not 0.")
    given = rf"A={tex.matrix(matrix)},\quad \mathbf{{b}}={tex.vector(right)},\quad \text{{{count} digits}}"
    work = Worked("rounded_elimination", "Elimination with rounding", given)
    exact = tuple(Fraction(value) for value in solve(matrix, right))  # type: ignore[arg-type]
    work.step(
        "Solve without rounding, to have something to compare with.",
        rf"\mathbf{{x}}\approx {_column([rounded(value, count + 2) for value in exact])}",
        f"Shown to {count + 2} digits. What follows rounds every result to {count} significant digits, as a machine "
        "does with more of them.",
    )
    found = [_passed(work, matrix, right, count, exchange) for exchange in (False, True)]
    errors = [None if answer is None else _error(answer, exact) for answer in found]
    _write_comparison(work, exact, found, errors, count)
    result = RoundedElimination(exact, found[0], found[1], errors[0], errors[1])
    answer = r"\text{no answer}" if found[1] is None else rf"\mathbf{{x}}\approx {_column(found[1])}"
    return work.done(result, answer)


def rounded(value: Fraction, digits: int) -> Fraction:
    """The value rounded to so many significant digits, halves to the even digit.

    >>> rounded(Fraction(-59999), 3)
    Fraction(-60000, 1)
    """
    if value == 0:
        return value
    size = abs(value)
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    if size < Fraction(10) ** exponent:
        exponent -= 1
    unit = Fraction(10) ** (exponent - digits + 1)
    return round(value / unit) * unit


def _passed(
    work: Worked, matrix: RationalMatrix, right: RationalVector, digits: int, exchange: bool
) -> tuple[Fraction, ...] | None:
    """One elimination with back substitution, written down; None where a pivot is zero."""
    rows = [[rounded(value, digits) for value in (*row, last)] for row, last in zip(matrix, right, strict=True)]
    for column in range(len(rows)):
        sizes = [abs(row[column]) for row in rows[column:]]
        chosen = column + sizes.index(max(sizes)) if exchange else column
        if rows[chosen][column] == 0:
            _write_stop(work, rows, column, exchange)
            return None
        rows[column], rows[chosen] = rows[chosen], rows[column]
        if column < len(rows) - 1:
            _write_stage(work, rows, column, chosen, digits, exchange)
    return _back(work, rows, digits, exchange)


def _write_stop(work: Worked, rows: Rows, column: int, exchange: bool) -> None:
    way_out = (
        "In so few digits the matrix cannot be told from a singular one."
        if exchange
        else "Without an exchange the work ends here, although the equations have a solution."
    )
    work.step(
        f"{_SIGN[exchange]}: look at the pivot of column {column + 1}.",
        _table(rows),
        f"The pivot is zero, and nothing can be divided by it. {way_out}",
    )


def _write_stage(work: Worked, rows: Rows, column: int, chosen: int, digits: int, exchange: bool) -> None:
    """Subtract the multiples, rounding each product and each difference; rows is changed."""
    lines, pivot = [], rows[column][column]
    for i in range(column + 1, len(rows)):
        multiplier = rounded(rows[i][column] / pivot, digits)
        lines.append(_multiplier_line(i, column, rows[i][column], pivot, multiplier))
        for j in range(column + 1, len(rows) + 1):
            product = rounded(multiplier * rows[column][j], digits)
            lines.append(_entry_line(rows[i][j], multiplier, rows[column][j], product, digits))
            rows[i][j] = rounded(rows[i][j] - product, digits)
        rows[i][column] = Fraction(0)
    small = len(rows) == 2
    swapped = f"exchange rows {column + 1} and {chosen + 1}, then clear" if chosen != column else "clear"
    reason = (
        "The pivot is the largest entry that is left in its column, so no multiplier is larger than 1."
        if exchange
        else "The pivot is taken as it comes. A multiplier much larger than 1 drowns the row it is subtracted from."
    )
    state = tex.aligned([*lines, rf"&{_table(rows)}"]) if small else _table(rows)
    work.step(f"{_SIGN[exchange]}: {swapped} column {column + 1}, rounding each result.", state, reason)


def _multiplier_line(i: int, j: int, above: Fraction, pivot: Fraction, multiplier: Fraction) -> str:
    exactly = above / pivot == multiplier
    quotient = rf"\frac{{{_number(above)}}}{{{_number(pivot)}}}"
    return rf"\ell_{{{i + 1}{j + 1}}}&={quotient}{'=' if exactly else tex.ARROW}{_number(multiplier)}"


def _entry_line(entry: Fraction, multiplier: Fraction, lead: Fraction, product: Fraction, digits: int) -> str:
    """a - m u, the product rounded first and then the difference."""
    difference = entry - product
    kept = rounded(difference, digits)
    left = rf"{_number(entry)}-{_bracketed(multiplier)}\cdot {_bracketed(lead)}"
    exactly = product == multiplier * lead
    middle = rf"{'=' if exactly else tex.ARROW}{_number(entry)}-{_bracketed(product)}={_number(difference)}"
    return rf"&{left}{middle}{'' if kept == difference else tex.ARROW + _number(kept)}"


def _back(work: Worked, rows: Rows, digits: int, exchange: bool) -> tuple[Fraction, ...]:
    size = len(rows)
    found = [Fraction(0)] * size
    lines: list[str] = []
    for i in reversed(range(size)):
        rest = rows[i][size]
        for j in range(i + 1, size):
            rest = rounded(rest - rounded(rows[i][j] * found[j], digits), digits)
        found[i] = rounded(rest / rows[i][i], digits)
        exactly = found[i] == rest / rows[i][i]
        quotient = rf"\frac{{{_number(rest)}}}{{{_number(rows[i][i])}}}"
        lines.append(rf"x_{{{i + 1}}}&={quotient}{'=' if exactly else tex.ARROW}{_number(found[i])}")
    work.step(
        f"{_SIGN[exchange]}: substitute back, rounding each result.",
        tex.aligned(lines),
        "From the last row upwards. The top of each fraction is what is left of the right side once the unknowns that "
        "are known already have been taken off.",
    )
    return tuple(found)


def _error(found: Sequence[Fraction], exact: Sequence[Fraction]) -> Fraction:
    off = max(abs(one - other) for one, other in zip(found, exact, strict=True))
    return off / max(abs(value) for value in exact)


def _write_comparison(
    work: Worked,
    exact: tuple[Fraction, ...],
    found: list[tuple[Fraction, ...] | None],
    errors: list[Fraction | None],
    digits: int,
) -> None:
    lines = [rf"\text{{without rounding: }}&{_column([rounded(value, digits + 2) for value in exact])}"]
    for words, answer, error in zip(("without an exchange", "with the largest pivot"), found, errors, strict=True):
        shown = (
            r"\text{stopped}"
            if answer is None or error is None
            else rf"{_column(answer)},\quad \text{{error }}{_share(error)}"
        )
        lines.append(rf"\text{{{words}: }}&{shown}")
    work.step(
        "Compare both with the solution without rounding.",
        tex.aligned(lines),
        "The error is measured against the largest number of the solution. The equations, the digits and the "
        "operations were the same; only the choice of the pivot differed.",
    )


def _share(error: Fraction) -> str:
    percent = rounded(error * 100, 2)
    return rf"{_number(percent)}\,\%"


def _table(rows: Rows) -> str:
    split = len(rows)
    body = r" \\ ".join(" & ".join(_number(value) for value in row) for row in rows)
    return rf"\left[\begin{{array}}{{{'r' * split}|r}}{body}\end{{array}}\right]"


def _column(values: Sequence[Fraction]) -> str:
    return tex.grid([[_number(value)] for value in values])


def _bracketed(value: Fraction) -> str:
    return rf"\left({_number(value)}\right)" if value < 0 else _number(value)


def _number(value: Fraction) -> str:
    """The decimal, written out where it is of middling size and with a power of ten elsewhere."""
    if value == 0:
        return "0"
    size = abs(value)
    decimal = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize(_WIDE)
    if _PLAIN[0] <= size < _PLAIN[1]:
        return f"{decimal:f}"
    exponent = decimal.adjusted()
    return rf"{decimal.scaleb(-exponent):f}\cdot 10^{{{exponent}}}"
