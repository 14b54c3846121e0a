"""P A = L U by hand, with partial pivoting."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import Stage, product, stages
from fullrank.derivations.exact import Matrix, RationalMatrix, exact_square
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class LU(NamedTuple):
    """P A = L U: a permutation, unit lower triangular, upper triangular."""

    P: tuple[tuple[object, ...], ...]
    L: tuple[tuple[object, ...], ...]
    U: tuple[tuple[object, ...], ...]


def lu(A: object) -> Derivation:
    """P A = L U of a square matrix, the pivot being the entry of largest size in its column.

    The result is an LU. A singular matrix has the factors too, with a zero on the diagonal of U.

    >>> lu(((1, 2), (3, 4))).result.U
    ((Fraction(3, 1), Fraction(4, 1)), (Fraction(0, 1), Fraction(2, 3)))
    """
    matrix = exact_square(A)
    work = Worked("lu", "LU factors with partial pivoting", f"A={tex.matrix(matrix)}")
    order, multipliers = list(range(len(matrix))), [[Fraction(0)] * len(matrix) for _ in matrix]
    upper: Matrix = matrix
    for stage in stages(matrix, len(matrix), largest=True):
        _record(stage, order, multipliers)
        upper = stage.matrix
        _write_stage(work, stage, multipliers)
    L = tuple(tuple(Fraction(1) if i == j else m for j, m in enumerate(row)) for i, row in enumerate(multipliers))
    P = tuple(tuple(Fraction(int(j == source)) for j in range(len(matrix))) for source in order)
    _write_factors(work, P, L, upper)
    _write_check(work, matrix, P, L, upper)
    answer = rf"P={tex.matrix(P)},\quad L={tex.matrix(L)},\quad U={tex.matrix(upper)}"
    return work.done(LU(plain_rows(P), plain_rows(L), plain_rows(upper)), answer)


def _record(stage: Stage, order: list[int], multipliers: list[list[Fraction]]) -> None:
    """Keep the multipliers; what was kept of exchanged rows moves with them. Column k of L belongs to pivot row k."""
    if stage.exchanged is not None:
        for kept in (order, multipliers):
            _exchange(kept, stage.pivot_row, stage.exchanged)
    for row, multiplier in stage.operations:
        if isinstance(multiplier, Fraction):
            multipliers[row][stage.pivot_row] = multiplier


def _exchange(items: list[int] | list[list[Fraction]], i: int, j: int) -> None:
    items[i], items[j] = items[j], items[i]  # type: ignore[assignment]


def _write_stage(work: Worked, stage: Stage, multipliers: list[list[Fraction]]) -> None:
    if not stage.changed:
        return
    lead, pivot = stage.pivot_row + 1, tex.number(stage.matrix[stage.pivot_row][stage.column])
    parts = [] if stage.exchanged is None else [f"exchange rows {lead} and {stage.exchanged + 1}"]
    if stage.operations:
        parts.append(tex.operations(stage.pivot_row, stage.operations))
    reason = (
        f"Among the candidates the pivot ${pivot}$ has the largest size, so no multiplier is larger than 1 and "
        "rounding errors stay small."
    )
    if stage.operations:
        names = ", ".join(f"$\\ell_{{{i + 1}{lead}}}={tex.number(m)}$" for i, m in stage.operations)
        reason += f" Keep the multipliers {names} for $L$."
    if stage.exchanged is not None and any(any(row) for row in multipliers) and stage.pivot_row:
        reason += " Multipliers kept earlier move with their rows."
    work.step(f"Column {stage.column + 1}: {', then '.join(parts)}.", tex.matrix(stage.matrix), reason)


def _write_factors(work: Worked, P: RationalMatrix, L: RationalMatrix, U: Matrix) -> None:
    work.step(
        "Collect the factors.",
        tex.aligned([rf"&P={tex.matrix(P)},\quad L={tex.matrix(L)},", f"&U={tex.matrix(U)}"]),
        "$U$ is what elimination left, $L$ holds the multipliers below a diagonal of ones, and $P$ the order in "
        "which the rows were used.",
    )


def _line(name: str, left: Matrix, right: Matrix) -> str:
    return f"{name}&={tex.matrix(left)}{tex.matrix(right)}={tex.matrix(product(left, right))}"


def _write_check(work: Worked, A: RationalMatrix, P: RationalMatrix, L: RationalMatrix, U: Matrix) -> None:
    zero = any(U[i][i] == 0 for i in range(len(U)))
    work.step(
        "Check that $PA=LU$.",
        tex.aligned([_line("PA", P, A), _line("LU", L, U)]),
        "$LU$ puts back what elimination subtracted. The exchange must be part of the check: without $P$ the rows "
        "come in another order." + (" A zero on the diagonal of $U$ shows that $A$ is singular." if zero else ""),
    )
