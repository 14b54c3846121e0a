"""A move described on one paper, written for another: go over, act, come back.

Taught in 1-linear-algebra/4-changing-basis/5-the-same-move-elsewhere.
"""

from __future__ import annotations

from fullrank.derivations import tex
from fullrank.derivations.algebra import inverse_matrix, product, rank, times, transpose
from fullrank.derivations.exact import Matrix, RationalMatrix, exact_square, same_length
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST = 4


def move_in_basis(R: object, B: object) -> Derivation:
    """The move R of the paper whose axes are the columns of B, written for the standard paper.

    The result is B R B^-1 as rows of fractions.

    >>> move_in_basis(((0, -1), (1, 0)), ((1, 1), (0, 1))).result
    ((Fraction(1, 1), Fraction(-2, 1)), (Fraction(1, 1), Fraction(-1, 1)))
    """
    move, axes = exact_square(R, "R", _MOST), exact_square(B, "B", _MOST)
    same_length(move, axes, ("A row of R", "a row of B"))
    if rank(axes) < len(axes):
        raise ValueError("The columns of B are dependent, so they are no axes: give columns that are independent.")
    work = Worked("move_in_basis", "The same move elsewhere", rf"R={tex.matrix(move)},\qquad B={tex.matrix(axes)}")
    back = inverse_matrix(axes)
    work.step(
        "Find the way over: invert $B$.",
        rf"B^{{-1}}={tex.matrix(back)},\qquad B^{{-1}}B={tex.matrix(product(back, axes))}",
        "The columns of $B$ are the new axes in standard numbers, so $B$ turns new numbers into standard ones. The "
        "vector arrives in standard numbers and $R$ wants new ones: that way is the inverse.",
    )
    there = product(move, back)
    work.step(
        "Act there: let $R$ follow on the left.",
        rf"RB^{{-1}}={tex.matrix(move)}{tex.matrix(back)}={tex.matrix(there)}",
        "What happens first stands on the right. Up to here the answer is in new numbers.",
    )
    answer = product(axes, there)
    work.step(
        "Come back: let $B$ follow on the left.",
        rf"T=B\left(RB^{{-1}}\right)={tex.matrix(axes)}{tex.matrix(there)}={tex.matrix(answer)}",
        "$B$ turns the new numbers of the image into standard ones. One matrix now does all three steps.",
    )
    _write_check(work, move, axes, answer)
    return work.done(plain_rows(answer), rf"T=BRB^{{-1}}={tex.matrix(answer)}")


def _write_check(work: Worked, move: RationalMatrix, axes: RationalMatrix, answer: Matrix) -> None:
    first, moved = transpose(axes)[0], transpose(move)[0]
    lines = [
        rf"T\mathbf{{b}}_1&={tex.matrix(answer)}{tex.vector(first)}={tex.vector(times(answer, first))}",
        rf"B\,{tex.vector(moved)}&={tex.matrix(axes)}{tex.vector(moved)}={tex.vector(times(axes, moved))}",
    ]
    work.step(
        r"Check with the first new axis, $\mathbf{b}_1$.",
        tex.aligned(lines),
        "On its own paper the first axis has the numbers 1 and then zeros, so $R$ sends it to the first column of $R$. "
        "Translated back, that must be where $T$ sends it.",
    )
