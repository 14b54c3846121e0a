"""The best approximation of rank k: keep the k largest layers of the singular value decomposition."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import dot
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, exact_matrix, whole
from fullrank.derivations.singular_data import Triple, gram_factors, root_float, root_tex, root_value, rounded, triples
from fullrank.derivations.singular_values import MOST_ROWS
from fullrank.derivations.surd import Surd, plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class LowRank(NamedTuple):
    """The matrix of rank k or less, the largest stretch of the error (sigma_{k+1}), and the root of its sum of squares.

    Entries are Fractions and SymPy roots; floats where the singular values have no short exact form.
    """

    matrix: tuple[tuple[object, ...], ...]
    spectral_error: object
    frobenius_error: object


def low_rank(A: object, k: object) -> Derivation:
    """The best approximation of rank k of a matrix with up to 4 rows and columns, and its error.

    The result is a LowRank. k lies between 1 and the smaller side.

    >>> low_rank(((3, 0), (0, 2)), 1).result.spectral_error
    Fraction(2, 1)
    """
    matrix = exact_matrix(A, most=MOST_ROWS)
    keep = whole(k, "k", 1, min(len(matrix), len(matrix[0])))
    work = Worked("low_rank", "Best approximation of low rank", rf"A={tex.matrix(matrix)},\qquad k={keep}")
    if all(factor.degree <= 2 for factor in gram_factors(matrix)):
        found = triples(matrix)[: min(len(matrix), len(matrix[0]))]
        if len({triple.square.radicand for triple in found if isinstance(triple.square, Surd)}) <= 1:
            return _exact(work, matrix, found, keep)
    return _rounded(work, matrix, keep)


def _exact(work: Worked, matrix: RationalMatrix, found: tuple[Triple, ...], keep: int) -> Derivation:
    values = r",\quad ".join(_value_tex(index, triple.square) for index, triple in enumerate(found, 1))
    _write_values(work, values)
    layers = [_layer(triple) for triple in found[:keep]]
    for index, (triple, layer) in enumerate(zip(found, layers, strict=False), 1):
        _write_layer(work, index, triple, layer)
    kept = layers[0]
    for layer in layers[1:]:
        kept = tuple(tuple(a + b for a, b in zip(u, v, strict=True)) for u, v in zip(kept, layer, strict=True))
    _write_sum(work, keep, f"{tex.matrix(kept)}{_also(kept)}")
    dropped = [triple.square for triple in found[keep:]]
    total: Number = Fraction(0)
    for square in dropped:
        total = total + square
    tie = bool(dropped) and dropped[0] == found[keep - 1].square != 0
    largest = dropped[0] if dropped else Fraction(0)
    _write_error(work, keep, len(found), f"={_with_decimals(largest)}", f"={_with_decimals(total)}", tie)
    _write_storage(work, matrix, keep)
    result = LowRank(plain_rows(kept), root_value(largest), root_value(total))
    return work.done(result, rf"A_{{{keep}}}={tex.matrix(kept)}")


def _value_tex(index: int, square: Number) -> str:
    return rf"\sigma_{{{index}}}={_with_decimals(square)}"


def _layer(triple: Triple) -> Matrix:
    """sigma u v^T = A v v^T, with v of any length: (A w) w^T / (w . w). No root is needed."""
    square = dot(triple.right, triple.right)
    return tuple(tuple(left * right / square for right in triple.right) for left in triple.left)


def _also(rows: Matrix) -> str:
    """The rounded matrix beside one with roots."""
    return (
        rf"\approx {tex.decimal_matrix(rows)}" if any(isinstance(value, Surd) for row in rows for value in row) else ""
    )


def _with_decimals(square: Number) -> str:
    """The root of a square, with decimals where a root stands in it."""
    shown = root_tex(square)
    return shown + (rf"\approx {tex.decimal(root_float(square))}" if r"\sqrt" in shown else "")


def _write_values(work: Worked, values: str) -> None:
    work.step(
        "Find the singular values.",
        values,
        r"They are the square roots of the eigenvalues of $A^{\mathsf T}A$, from the largest down.",
    )


def _write_layer(work: Worked, index: int, triple: Triple, layer: Matrix) -> None:
    v = rf"\mathbf{{v}}_{{{index}}}"
    w = tex.vector(triple.right)
    work.step(
        f"Write layer {index}.",
        rf"{v}\parallel {w},\qquad \sigma_{{{index}}}\mathbf{{u}}_{{{index}}}{v}^{{\mathsf T}}=A{v}{v}^{{\mathsf "
        f"T}}={tex.matrix(layer)}{_also(layer)}",
        r"$\sigma\mathbf{u}$ is $A\mathbf{v}$, so a layer is $A\mathbf{v}\mathbf{v}^{\mathsf T}$ and its roots "
        r"cancel. Every row is a multiple of $\mathbf{v}^{\mathsf T}$: rank one."
        if triple.square != 0
        else "The singular value is zero, so this layer adds nothing.",
    )


def _write_sum(work: Worked, keep: int, shown: str) -> None:
    names = "+".join(
        rf"\sigma_{{{i}}}\mathbf{{u}}_{{{i}}}\mathbf{{v}}_{{{i}}}^{{\mathsf T}}" for i in range(1, keep + 1)
    )
    work.step(
        f"Keep the {'largest layer' if keep == 1 else f'{keep} largest layers'}.",
        rf"A_{{{keep}}}={names}={shown}",
        f"No matrix of rank {keep} lies nearer to $A$, whether the largest stretch of the error or its sum of "
        "squares is measured. "
        "Layers are ordered by size, so the first ones are kept.",
    )


def _write_error(work: Worked, keep: int, count: int, largest: str, frobenius: str, tie: bool) -> None:
    squares = "+".join(rf"\sigma_{{{i}}}^2" for i in range(keep + 1, count + 1))
    first = rf"=\sigma_{{{keep + 1}}}{largest}" if squares else largest
    total = rf"=\sqrt{{{squares}}}{frobenius}" if squares else frobenius
    reason = (
        "What was dropped is the sum of the other layers: it stretches no unit vector by more than the first "
        "singular value dropped, "
    )
    reason += "and its entries have the sum of squares of all that were dropped."
    if tie:
        reason += (
            " The last value kept and the first one dropped are equal, so another choice of layers would be as good."
        )
    work.step(
        "Read the error from the singular values that were dropped.",
        rf"\left\|A-A_{{{keep}}}\right\|_2{first},\qquad \left\|A-A_{{{keep}}}\right\|_F{total}",
        reason,
    )


def _write_storage(work: Worked, matrix: RationalMatrix, keep: int) -> None:
    rows, columns = len(matrix), len(matrix[0])
    work.step(
        "Count the numbers to store.",
        rf"k\,(m+n+1)={keep}\cdot({rows}+{columns}+1)={keep * (rows + columns + 1)},\qquad mn={rows * columns}",
        "Each layer needs one singular value and two vectors. For a matrix this small it saves nothing; for a "
        "picture of 1000 × 1000 it does.",
    )


def _rounded(work: Worked, matrix: RationalMatrix, keep: int) -> Derivation:
    U, floats, V = rounded(matrix)
    values = r",\quad ".join(rf"\sigma_{{{i}}}\approx {tex.decimal(value)}" for i, value in enumerate(floats, 1))
    _write_values(work, values)
    kept = tuple(
        tuple(sum(U[i][s] * floats[s] * V[j][s] for s in range(keep)) for j in range(len(V))) for i in range(len(U))
    )
    _write_sum(work, keep, tex.decimal_matrix(kept))
    dropped = floats[keep:]
    frobenius = sum(value * value for value in dropped) ** 0.5
    largest = dropped[0] if dropped else 0.0
    _write_error(
        work, keep, len(floats), rf"\approx {tex.decimal(largest)}", rf"\approx {tex.decimal(frobenius)}", tie=False
    )
    _write_storage(work, matrix, keep)
    return work.done(LowRank(kept, largest, frobenius), rf"A_{{{keep}}}\approx {tex.decimal_matrix(kept)}")
