"""Power iteration by hand: multiply, rescale, look at the direction."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_square, exact_vector, same_length, whole
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST_ROWS, _MOST_STEPS, _LONGEST_DENOMINATOR = 8, 8, 10**9


class PowerIteration(NamedTuple):
    """The vectors x_0, x_1, ..., and the eigenvalue estimate of the last one (None where it was zero)."""

    vectors: tuple[tuple[Fraction, ...], ...]
    estimate: Fraction | None


def power_iteration(A: object, x: object, steps: object) -> Derivation:
    """Some steps (1 to 8) of power iteration from x, in fractions, with the eigenvalue estimated at the end.

    Each step divides by the entry of largest size, which keeps fractions where the length would bring square roots; a
    matrix whose columns sum to 1 acting on shares that sum to 1 needs no division. The result is a PowerIteration.

    >>> power_iteration(((2, 1), (1, 2)), (1, 0), 2).result.vectors[-1]
    (Fraction(1, 1), Fraction(4, 5))
    """
    matrix, start = exact_square(A, most=_MOST_ROWS), exact_vector(x, "x", _MOST_ROWS)
    same_length(matrix, start, ("Each column of A", "x"))
    count = whole(steps, "The number of steps", 1, _MOST_STEPS)
    if not any(start):
        raise ValueError(
            "x is the zero vector, which every matrix sends to zero: start from a vector that is not zero."
        )
    work = Worked(
        "power_iteration", "Power iteration", rf"A={tex.matrix(matrix)},\qquad \mathbf{{x}}_0={tex.vector(start)}"
    )
    shares = keeps_sums(matrix) and sum(start) == 1
    vectors = [start]
    for k in range(count):
        following = _write_step(work, matrix, vectors[-1], k, shares)
        vectors.append(following)
        if not any(following):
            break
    estimate = _write_estimate(work, matrix, vectors[-1], len(vectors) - 1)
    answer = rf"\mathbf{{x}}_{{{len(vectors) - 1}}}={tex.vector(vectors[-1])}"
    if estimate is not None:
        answer += (
            rf"\approx{tex.decimal_matrix([[value] for value in vectors[-1]])},\qquad \lambda\approx "
            f"{tex.decimal(estimate)}"
        )
    return work.done(PowerIteration(tuple(vectors), estimate), answer)


def keeps_sums(matrix: RationalMatrix) -> bool:
    """Whether every column sums to 1, so that a total of shares is kept."""
    return all(sum(column) == 1 for column in zip(*matrix, strict=True))


def image(matrix: RationalMatrix, vector: RationalVector) -> RationalVector:
    """The matrix applied to a vector of fractions."""
    return tuple(rational_dot(row, vector) for row in matrix)


def _write_step(work: Worked, matrix: RationalMatrix, vector: RationalVector, k: int, shares: bool) -> RationalVector:
    applied = image(matrix, vector)
    size = Fraction(1) if shares or not any(applied) else max(applied, key=abs)
    following = tuple(value / size for value in applied)
    if max(value.denominator for value in following) > _LONGEST_DENOMINATOR:
        raise ValueError(f"The fractions of step {k + 1} are too long to read: take fewer steps or smaller entries.")
    name, line = rf"\mathbf{{x}}_{{{k + 1}}}", rf"A\mathbf{{x}}_{{{k}}}={tex.vector(applied)}"
    if size != 1:
        line += rf",\qquad {name}={tex.term(1 / size, 'A', True)}\mathbf{{x}}_{{{k}}}={tex.vector(following)}"
    else:
        line += f"={name}"
    if any(value.denominator > 1 for value in following):
        line += rf"\approx{tex.decimal_matrix([[value] for value in following])}"
    work.step(_action(k, size), line, _reason(k, size, shares, any(applied)))
    return following


def _action(k: int, size: Fraction) -> str:
    if size == 1:
        return f"Step {k + 1}: multiply by $A$."
    return f"Step {k + 1}: multiply by $A$, then divide by the entry of largest size, ${tex.number(size)}$."


def _reason(k: int, size: Fraction, shares: bool, alive: bool) -> str:
    if not alive:
        return "The vector lies in the null space of $A$, so nothing is left to iterate: start from another vector."
    if shares:
        text = "Each column of $A$ sums to 1, so the shares still sum to 1 and nothing has to be divided."
        return text if k == 0 else "The total is still 1. " + _SHRINK
    if k == 0:
        text = r"Multiplying by $A$ stretches the part along the dominant eigenvector most. "
        rest = (
            "The largest entry is 1 already, so nothing is divided."
            if size == 1
            else (
                "Only the direction matters, so we divide by one entry: without that the numbers would grow or "
                "shrink without end."
            )
        )
        return text + rest
    return _SHRINK


_SHRINK = (
    r"In each step the other eigenvector parts shrink against the dominant one by the ratio $|\lambda_2|/|\lambda_1|$, "
    "if one eigenvalue is larger in size than all others."
)


def _write_estimate(work: Worked, matrix: RationalMatrix, vector: RationalVector, k: int) -> Fraction | None:
    if not any(vector):
        return None
    applied, name = image(matrix, vector), rf"\mathbf{{x}}_{{{k}}}"
    estimate = rational_dot(vector, applied) / rational_dot(vector, vector)
    dot, square = rational_dot(vector, applied), rational_dot(vector, vector)
    line = rf"\frac{{{name}\cdot A{name}}}{{{name}\cdot{name}}}=\frac{{{tex.decimal(dot)}}}{{{tex.decimal(square)}}}"
    work.step(
        "Estimate the eigenvalue.",
        rf"\lambda\approx {line}\approx {tex.decimal(estimate)}",
        r"If $A\mathbf{x}=\lambda\mathbf{x}$ held exactly, this quotient would be $\lambda$. For a direction that is "
        "close, it is the number "
        r"$\lambda$ that makes $A\mathbf{x}-\lambda\mathbf{x}$ shortest.",
    )
    residual = float(np.linalg.norm([float(a - estimate * x) for a, x in zip(applied, vector, strict=True)]))
    relative = residual / float(np.sqrt(float(square)))
    work.step(
        "Measure how well it fits.",
        rf"\frac{{\left\|A{name}-\lambda{name}\right\|}}{{\left\|{name}\right\|}}\approx {tex.decimal(relative, 6)}",
        "The residual says how far the vector is from being an eigenvector. A small change from one step to the next "
        "would say less: "
        "slow progress also looks like a small change.",
    )
    return estimate
