"""Two equations in two unknowns, solved by adding a multiple of one to the other.

Taught in 1-linear-algebra/1-vectors/3-prices-from-receipts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_matrix, exact_vector
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_NAMES = ("x", "y")


class TwoEquations(NamedTuple):
    """The outcome, "one", "none" or "infinitely many", and the solution where there is one."""

    outcome: str
    solution: tuple[Fraction, Fraction] | None


class _Line(NamedTuple):
    """The equation left[0] x + left[1] y = right."""

    left: RationalVector
    right: Fraction

    def tex(self) -> str:
        sides = tex.combination(self.left, _NAMES) if any(self.left) else "0x+0y"
        return f"{sides}&={tex.number(self.right)}"


def two_equations(A: object, b: object) -> Derivation:
    """What solves the two equations with coefficients A and right sides b. The result is a TwoEquations.

    >>> two_equations(((2, 1), (1, 3)), (11, 18)).result.solution
    (Fraction(3, 1), Fraction(5, 1))
    """
    first, second = _lines(exact_matrix(A), exact_vector(b, "b"))
    work = Worked("two_equations", "Two equations, two unknowns", tex.aligned([first.tex(), second.tex()]))
    top, below = first, second
    gone = 0 if first.left[0] or second.left[0] else 1
    if not top.left[gone]:
        top, below = second, first
        work.step(
            "Write the equations in the other order.",
            tex.aligned([top.tex(), below.tex()]),
            f"We want to use an equation with ${_NAMES[gone]}$ in it. The order of two conditions does not matter.",
        )
    rest = _clear(work, top, below, gone)
    if rest.left[1 - gone] == 0:
        return _no_crossing(work, top, below, rest, gone)
    return _crossing(work, (first, second), top, rest)


def _lines(matrix: RationalMatrix, right: RationalVector) -> tuple[_Line, _Line]:
    if len(matrix) != 2 or len(matrix[0]) != 2 or len(right) != 2:
        size = f"A is {len(matrix)} × {len(matrix[0])} and b has {len(right)} numbers"
        raise ValueError(f"{size}: give two equations in two unknowns, so a 2 × 2 matrix and two right sides.")
    for number, row in enumerate(matrix, 1):
        if not any(row):
            raise ValueError(f"Equation {number} has no unknown in it: give a coefficient that is not 0.")
    return _Line(matrix[0], right[0]), _Line(matrix[1], right[1])


def _clear(work: Worked, top: _Line, below: _Line, gone: int) -> _Line:
    multiple = -below.left[gone] / top.left[gone]
    name = _NAMES[gone]
    added = _Line(
        tuple(y + multiple * x for x, y in zip(top.left, below.left, strict=True)),
        below.right + multiple * top.right,
    )
    work.step(
        f"Find the multiple of the first equation that cancels ${name}$ in the second.",
        rf"{tex.bracketed(below.left[gone])}+m\cdot {tex.bracketed(top.left[gone])}=0{tex.SO}m={tex.number(multiple)}",
        f"Only ${name}$ matters for this choice. What happens to the rest, we take as it comes.",
    )
    work.step(
        f"Add that multiple, on both sides: $R_2 \\leftarrow R_2{tex.term(multiple, 'R_1', False)}$."
        if multiple
        else f"There is nothing to add: ${name}$ is missing from the second equation already.",
        tex.aligned([top.tex(), added.tex()]),
        "Both sides of the first equation are equal, so adding the same multiple of each keeps every solution. "
        "The total has to come along.",
    )
    return added


def _crossing(work: Worked, given: tuple[_Line, _Line], top: _Line, rest: _Line) -> Derivation:
    (a, b), (_, d) = top.left, rest.left
    y = rest.right / d
    work.step(
        "Divide the second equation: it has one unknown left.",
        rf"y={tex.number(rest.right)}/{tex.bracketed(d)}={tex.number(y)}",
        "An equation with one unknown is answered by one division.",
    )
    x = (top.right - b * y) / a
    work.step(
        "Put that into the first equation and solve for $x$.",
        rf"x=\left({tex.number(top.right)}-{tex.bracketed(b)}\cdot {tex.bracketed(y)}\right)/{tex.bracketed(a)}"
        rf"={tex.number(x)}",
        "With $y$ known, the first equation has one unknown left as well. Mind the sign when $y$ changes sides.",
    )
    checks = [
        rf"{tex.bracketed(line.left[0])}\cdot {tex.bracketed(x)}+{tex.bracketed(line.left[1])}\cdot {tex.bracketed(y)}"
        rf"&={tex.number(line.right)}"
        for line in given
    ]
    work.step(
        "Put both numbers into both equations as they were given.",
        tex.aligned(checks),
        "A pair that fits one equation may be any point of its line. It has to fit both.",
    )
    return work.done(TwoEquations("one", (x, y)), rf"\left(x,\, y\right)={tex.row((x, y))}")


def _no_crossing(work: Worked, top: _Line, below: _Line, rest: _Line, gone: int) -> Derivation:
    factor = below.left[gone] / top.left[gone]
    identical = rest.right == 0
    work.step(
        "Read the second equation: both unknowns have gone.",
        rf"0x+0y={tex.number(rest.right)}",
        "Every choice of $x$ and $y$ makes this true, so the second equation tells us nothing new."
        if identical
        else "No choice of $x$ and $y$ makes this true, so nothing satisfies both equations.",
    )
    lines = [
        rf"{tex.bracketed(factor)}\cdot {tex.bracketed(x)}&={tex.number(y)}"
        for x, y in zip(top.left, below.left, strict=True)
    ]
    sign = "=" if identical else r"\neq "
    lines.append(rf"{tex.bracketed(factor)}\cdot {tex.bracketed(top.right)}&{sign}{tex.number(below.right)}")
    work.step(
        "Check: compare the second equation with that multiple of the first.",
        tex.aligned(lines),
        "Both sides are the same multiple, so the two lines are one line, and each of its points is a solution."
        if identical
        else "The left sides are multiples and the totals are not: the lines are parallel and never meet.",
    )
    if identical:
        return work.done(TwoEquations("infinitely many", None), rf"\text{{every point of }}{_inline(top)}")
    return work.done(TwoEquations("none", None), r"\text{no solution: the lines are parallel}")


def _inline(line: _Line) -> str:
    return f"{tex.combination(line.left, _NAMES)}={tex.number(line.right)}"
