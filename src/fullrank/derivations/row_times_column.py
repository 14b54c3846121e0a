"""The product of two rectangular matrices, sizes first, then row by row of the result.

Taught in 1-linear-algebra/4-changing-basis/1-rows-meet-columns.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_matrix
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def row_times_column(A: object, B: object, *, names: tuple[str, str] = ("A", "B")) -> Derivation:
    """The product A B of an m x n and an n x p matrix, up to 6 x 6. The result is a tuple of rows of fractions.

    names: what the factors are called in the text, in TeX, where they are not A and B.

    Raises ValueError where a row of A and a column of B differ in length.

    >>> row_times_column(((1, 2, 0),), ((3,), (1,), (5,))).result
    ((Fraction(5, 1),),)
    """
    left, right = exact_matrix(A, "A"), exact_matrix(B, "B")
    if len(left[0]) != len(right):
        raise ValueError(
            f"A is {_size(left)} and B is {_size(right)}, so a row of A has {len(left[0])} numbers and a column of B "
            f"{len(right)}, and some are left without a partner: give B as many rows as A has columns."
        )
    first, second = names
    whole = f"{first}{second}" if names == ("A", "B") else rf"{first}\,{second}"
    given = rf"{first}={tex.matrix(left)},\qquad {second}={tex.matrix(right)}"
    work = Worked("row_times_column", "Rows meet columns", given)
    _write_sizes(work, left, right, names)
    columns = tuple(zip(*right, strict=True))
    done = tuple(tuple(rational_dot(row, column) for column in columns) for row in left)
    for index, row in enumerate(left, 1):
        lines = [_entry(whole, index, j, row, column) for j, column in enumerate(columns, 1)]
        work.step(
            f"Let row {index} of ${first}$ meet {'the column' if len(columns) == 1 else 'each column'} of ${second}$.",
            tex.aligned(lines),
            _why(index, len(row), names),
        )
    work.step(
        "Put each number into its place.",
        rf"{whole}={tex.matrix(done)}",
        f"The row of ${first}$ gives the row of the result, the column of ${second}$ gives the column.",
    )
    _write_check(work, left, right, done, names, whole)
    return work.done(done, rf"{whole}={tex.matrix(done)}")


def _size(matrix: RationalMatrix) -> str:
    return f"{len(matrix)} × {len(matrix[0])}"


def _write_sizes(work: Worked, left: RationalMatrix, right: RationalMatrix, names: tuple[str, str]) -> None:
    m, n, p = len(left), len(right), len(right[0])
    work.step(
        "Compare the inner sizes, before any arithmetic.",
        rf"({m}\times {n})\,({n}\times {p})\;\longrightarrow\;{m}\times {p}",
        f"A row of ${names[0]}$ and a column of ${names[1]}$ both have {_count(n)}, so they can be paired. "
        "The outer sizes are the size of the result.",
    )


def _count(n: int) -> str:
    return "one number" if n == 1 else f"{n} numbers"


def _entry(whole: str, i: int, j: int, row: RationalVector, column: RationalVector) -> str:
    terms = tex.products(row, column)
    return rf"({whole})_{{{i}{j}}}&={terms}={tex.number(rational_dot(row, column))}"


def _why(index: int, terms: int, names: tuple[str, str]) -> str:
    if index > 1:
        return (
            f"The same with the next row. Each row of ${names[0]}$ works alone, so each row of the result can be "
            "checked alone."
        )
    if terms == 1:
        return (
            f"Each sum has a single term here, because a row of ${names[0]}$ has a single number. "
            "A column times a row like this is called an outer product."
        )
    return "Each entry is a dot product: first with first, second with second, and then the sum."


def _write_check(
    work: Worked,
    left: RationalMatrix,
    right: RationalMatrix,
    done: RationalMatrix,
    names: tuple[str, str],
    whole: str,
) -> None:
    down = tuple(sum(column, Fraction(0)) for column in zip(*left, strict=True))
    across = tuple(sum(row, Fraction(0)) for row in right)
    terms = tex.products(down, across)
    total = sum((sum(row, Fraction(0)) for row in done), Fraction(0))
    work.step(
        "Check the sum of all entries.",
        rf"{terms}={tex.number(total)}",
        f"The column sums of ${names[0]}$ times the row sums of ${names[1]}$ must add up to all entries of ${whole}$ "
        f"together, here ${tex.number(total)}$.",
    )
