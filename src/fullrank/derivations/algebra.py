"""Sums, products and row reduction of exact matrices: the arithmetic that the derivations show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fullrank.derivations.exact import Matrix, Number, Vector
from fullrank.derivations.surd import Surd, common_scale


def dot(u: Sequence[Number], v: Sequence[Number]) -> Number:
    """The sum of products of components."""
    total: Number = Fraction(0)
    for left, right in zip(u, v, strict=True):
        total = total + left * right
    return total


def rational_dot(u: Sequence[Fraction], v: Sequence[Fraction]) -> Fraction:
    """The dot product of vectors of fractions."""
    return sum((left * right for left, right in zip(u, v, strict=True)), Fraction(0))


def transpose(matrix: Matrix) -> Matrix:
    """Rows and columns exchanged."""
    return tuple(zip(*matrix, strict=True))


def product(left: Matrix, right: Matrix) -> Matrix:
    """The matrix product."""
    columns = transpose(right)
    return tuple(tuple(dot(row, column) for column in columns) for row in left)


def times(matrix: Matrix, vector: Sequence[Number]) -> Vector:
    """The matrix applied to a vector."""
    return tuple(dot(row, vector) for row in matrix)


def scaled(vector: Sequence[Number], factor: Number) -> Vector:
    """The vector times a number."""
    return tuple(factor * value for value in vector)


def identity(size: int) -> Matrix:
    """The identity matrix."""
    return tuple(tuple(Fraction(int(i == j)) for j in range(size)) for i in range(size))


def diagonal(values: Sequence[Number]) -> Matrix:
    """The square matrix with these values on its diagonal."""
    return tuple(tuple(value if i == j else Fraction(0) for j in range(len(values))) for i, value in enumerate(values))


def shifted(matrix: Matrix, value: Number) -> Matrix:
    """The matrix minus a number times the identity."""
    return tuple(
        tuple(entry - value if i == j else entry for j, entry in enumerate(row)) for i, row in enumerate(matrix)
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """The work on one column of an elimination: rows exchanged, scaled and subtracted, and the matrix after it.

    operations holds (row, multiplier): that multiple of the pivot row was subtracted from the row.
    """

    column: int
    pivot_row: int
    exchanged: int | None
    divided_by: Number
    operations: tuple[tuple[int, Number], ...]
    matrix: Matrix

    @property
    def changed(self) -> bool:
        """Whether anything had to be done."""
        return self.exchanged is not None or self.divided_by != 1 or bool(self.operations)


def stages(matrix: Matrix, columns: int, reduced: bool = False, largest: bool = False) -> tuple[Stage, ...]:
    """Eliminate column by column over the first `columns`; one stage for each pivot.

    reduced: scale pivots to 1 and clear above them too. largest: exchange for the pivot of largest size.
    """
    found: list[Stage] = []
    for column in range(columns):
        row = len(found)
        choice = _pivot([line[column] for line in matrix], row, largest)
        if choice is None:
            continue
        found.append(_clear(matrix, row, choice, column, reduced))
        matrix = found[-1].matrix
    return tuple(found)


def _pivot(entries: list[Number], start: int, largest: bool) -> int | None:
    candidates = [row for row in range(start, len(entries)) if entries[row] != 0]
    if not candidates:
        return None
    return max(candidates, key=lambda row: (abs(complex(entries[row])), -row)) if largest else candidates[0]


def _clear(matrix: Matrix, row: int, choice: int, column: int, reduced: bool) -> Stage:
    rows = list(matrix)
    rows[row], rows[choice] = rows[choice], rows[row]
    divisor: Number = rows[row][column] if reduced else Fraction(1)
    if divisor != 1:
        rows[row] = tuple(entry / divisor for entry in rows[row])
    operations: list[tuple[int, Number]] = []
    for other in range(0 if reduced else row + 1, len(rows)):
        if other != row and rows[other][column] != 0:
            multiplier = rows[other][column] / rows[row][column]
            rows[other] = tuple(entry - multiplier * lead for entry, lead in zip(rows[other], rows[row], strict=True))
            operations.append((other, multiplier))
    exchanged = choice if choice != row else None
    return Stage(column, row, exchanged, divisor, tuple(operations), tuple(rows))


def reduced_echelon(matrix: Matrix) -> tuple[Matrix, tuple[int, ...]]:
    """The reduced row echelon form and its pivot columns."""
    done = stages(matrix, len(matrix[0]), reduced=True)
    return (done[-1].matrix if done else matrix), tuple(stage.column for stage in done)


def null_space(matrix: Matrix) -> tuple[Vector, ...]:
    """A basis of the vectors sent to zero, one for each free column, tidied to coprime integers."""
    echelon, pivots = reduced_echelon(matrix)
    basis: list[Vector] = []
    for free in (column for column in range(len(matrix[0])) if column not in pivots):
        vector: list[Number] = [Fraction(int(column == free)) for column in range(len(matrix[0]))]
        for row, pivot in enumerate(pivots):
            vector[pivot] = -echelon[row][free]
        basis.append(tidy(vector))
    return tuple(basis)


def tidy(vector: Sequence[Number]) -> Vector:
    """The multiple with coprime integers and a first entry that is not negative."""
    whole = scaled(vector, common_scale(tuple(vector)))
    lead = next((value for value in whole if value != 0), Fraction(1))
    return scaled(whole, Fraction(-1 if _is_negative(lead) else 1))


def _is_negative(value: Number) -> bool:
    if isinstance(value, Surd) and not value.is_real:
        return (value.rational or value.coefficient) < 0
    return float(value) < 0


def inverse_matrix(matrix: Matrix) -> Matrix:
    """The inverse of a matrix known to have one."""
    size = len(matrix)
    joined = tuple(row + unit for row, unit in zip(matrix, identity(size), strict=True))
    return tuple(row[size:] for row in stages(joined, size, reduced=True)[-1].matrix)


def solve(matrix: Matrix, right: Sequence[Number]) -> Vector:
    """The solution of a square system known to have exactly one."""
    joined = tuple((*row, value) for row, value in zip(matrix, right, strict=True))
    return tuple(row[-1] for row in stages(joined, len(matrix), reduced=True)[-1].matrix)


def rank(matrix: Matrix) -> int:
    """The number of pivots."""
    return len(stages(matrix, len(matrix[0])))
