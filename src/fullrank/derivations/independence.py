"""Whether vectors are independent: reduce the table, then say so, or give weights that close the loop.

Taught in 1-linear-algebra/2-length-angle-basis/6-one-arrow-too-many.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import null_space, stages, times, transpose
from fullrank.derivations.elimination import write_stage
from fullrank.derivations.exact import MOST_ROWS, Matrix, RationalVector, exact_vector
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class Independence(NamedTuple):
    """Whether the vectors are independent; weights, not all zero, that close the loop, or None; and the rank."""

    independent: bool
    weights: tuple[Fraction, ...] | None
    rank: int


def independence(vectors: object) -> Derivation:
    """Whether 1 to 6 vectors with 1 to 6 components are independent. The result is an Independence.

    >>> independence(((1, 0), (0, 1))).result.independent
    True
    >>> independence(((1, 2), (2, 4))).result.weights
    (Fraction(2, 1), Fraction(-1, 1))
    """
    given = listed(vectors)
    names = [rf"\mathbf{{v}}_{{{k}}}" for k in range(1, len(given) + 1)]
    weights = [f"c_{{{k}}}" for k in range(1, len(given) + 1)]
    shown = r",\quad ".join(f"{name}={tex.vector(vector)}" for name, vector in zip(names, given, strict=True))
    work = Worked("independence", "Independent or not", shown)
    table = transpose(given)
    _write_wish(work, names, weights, table)
    done = stages(table, len(given))
    for stage in done:
        write_stage(work, stage, tex.matrix(stage.matrix))
    echelon: Matrix = done[-1].matrix if done else table
    pivots = tuple(stage.column for stage in done)
    if len(done) == len(given):
        return _independent(work, echelon, weights, len(done))
    return _dependent(work, table, echelon, pivots)


def listed(vectors: object) -> tuple[RationalVector, ...]:
    """A list of 1 to 6 vectors of one length."""
    if isinstance(vectors, str) or not isinstance(vectors, list | tuple) or not 1 <= len(vectors) <= MOST_ROWS:
        raise ValueError(f"These are not vectors: give a list of 1 to {MOST_ROWS} vectors, such as ((1, 1), (1, 0)).")
    given = tuple(exact_vector(vector, f"vector {number}") for number, vector in enumerate(vectors, 1))
    for number, vector in enumerate(given, 1):
        if len(vector) != len(given[0]):
            raise ValueError(
                f"Vector {number} has {len(vector)} components and vector 1 has {len(given[0])}: make them equally "
                "long."
            )
    return given


def _write_wish(work: Worked, names: list[str], weights: list[str], table: Matrix) -> None:
    loop = "+".join(f"{weight}{name}" for weight, name in zip(weights, names, strict=True))
    work.step(
        "Ask which weights bring you back to the origin, and write the vectors as the columns of a table.",
        rf"{loop}=\mathbf{{0}}:\qquad {tex.matrix(table)}",
        "Each row is the equation of one component. Its right side is 0 and stays 0 whatever is done to the rows, so "
        "it need not be written.",
    )


def _independent(work: Worked, echelon: Matrix, weights: list[str], count: int) -> Derivation:
    lines = [f"{tex.combination(row, weights)}&=0" for row in echelon[:count]]
    counted = "is 1 pivot for 1 column" if count == 1 else f"are {count} pivots for {count} columns"
    work.step(
        "Count the pivots, and write the rows as equations.",
        tex.aligned(lines),
        f"A pivot is the first entry of a row that is not zero. There {counted}: no weight is left free.",
    )
    answer = "=".join([*weights, "0"])
    work.step(
        "Solve from the last row upwards.",
        answer,
        "The last row says that its weight is zero; put that into the row above, and so on. Only zero weights close "
        "the loop.",
    )
    return work.done(Independence(True, None, count), rf"{answer}:\quad\text{{independent}}")


def _listed_tex(names: list[str]) -> str:
    return r",\;".join(names)


def _dependent(work: Worked, table: Matrix, echelon: Matrix, pivots: tuple[int, ...]) -> Derivation:
    count = len(table[0])
    letters = [f"c_{{{k}}}" for k in range(1, count + 1)]
    free = [k for k in range(count) if k not in pivots]
    lines = [f"{tex.combination(row, letters)}&=0" for row in echelon[: len(pivots)]]
    lines.append(rf"\text{{free: }}&{_listed_tex([letters[k] for k in free])}")
    work.step(
        "Count the pivots, and write the rows as equations.",
        tex.aligned(lines),
        "A pivot is the first entry of a row that is not zero. "
        f"There are {count} columns and {len(pivots)} pivot{'' if len(pivots) == 1 else 's'}. A column without a "
        "pivot has no equation that fixes its weight.",
    )
    weights = tuple(Fraction(value) for value in null_space(table)[0])  # type: ignore[arg-type]
    chosen = free[0]
    others = "" if len(free) == 1 else ", the other free weights zero,"
    work.step(
        f"Choose ${letters[chosen]}={tex.number(weights[chosen])}${others} and solve from the last row upwards.",
        r",\quad ".join(f"{letter}={tex.number(value)}" for letter, value in zip(letters, weights, strict=True)),
        "A free weight may be any number but zero; this one keeps the others whole.",
    )
    columns = transpose(table)
    loop = "+".join(rf"{tex.bracketed(c)}{tex.vector(v)}" for c, v in zip(weights, columns, strict=True))
    work.step(
        "Close the loop.",
        f"{loop}={tex.vector(times(table, weights))}",
        "The weights are not all zero, and the walk ends where it began: every arrow with a weight other than zero "
        "is a combination of the others.",
    )
    answer = rf"\mathbf{{c}}={tex.vector(weights)}:\quad\text{{dependent}}"
    return work.done(Independence(False, weights, len(pivots)), answer)
