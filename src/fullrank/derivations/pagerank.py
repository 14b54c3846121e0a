"""PageRank by hand: damped steps in fractions, then the ranks that no step changes."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import null_space, rational_dot, shifted, solve
from fullrank.derivations.exact import Number, RationalMatrix, RationalVector, exact, exact_square, whole
from fullrank.derivations.link_matrix import MOST_PAGES
from fullrank.derivations.surd import Surd
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST_STEPS = 5


class PageRank(NamedTuple):
    """The vectors r_0, r_1, ... of the steps, and the exact ranks (None where d = 1 leaves them open)."""

    iterates: tuple[tuple[Fraction, ...], ...]
    ranks: tuple[Fraction, ...] | None


def pagerank(L: object, d: object = "0.85", steps: object = 2) -> Derivation:
    """Damped PageRank of 1 to 8 pages: some steps (0 to 5) from equal ranks, then the stationary ranks exactly.

    L has columns that sum to 1; a column of zeros (a page without links) is read as links to every page. The damping d
    lies between 0 and 1: follow a link with probability d, jump to any page otherwise. The result is a PageRank.

    >>> pagerank(((0, 1), (1, 0)), "1/2", 1).result.ranks
    (Fraction(1, 2), Fraction(1, 2))
    """
    given, damping = _link_matrix(L), _damping(d)
    count = whole(steps, "The number of steps", 0, _MOST_STEPS)
    work = Worked("pagerank", "PageRank with damping", rf"L={tex.matrix(given)},\qquad d={tex.number(damping)}")
    matrix = _write_dangling(work, given)
    _write_map(work, damping, len(matrix))
    iterates = [tuple(Fraction(1, len(matrix)) for _ in matrix)]
    for k in range(count):
        iterates.append(_write_step(work, matrix, damping, iterates[-1], k))
    ranks = _write_stationary(work, matrix, damping)
    if ranks is None:
        return work.done(PageRank(tuple(iterates), None), r"\text{the ranks are not unique without damping}")
    _write_check(work, matrix, damping, ranks)
    answer = rf"\mathbf{{r}}={tex.vector(ranks)}\approx{tex.decimal_matrix([[value] for value in ranks])}"
    return work.done(PageRank(tuple(iterates), ranks), answer)


def _link_matrix(L: object) -> RationalMatrix:
    matrix = exact_square(L, "L", MOST_PAGES)
    for number, column in enumerate(zip(*matrix, strict=True), 1):
        if any(value < 0 for value in column):
            raise ValueError(
                f"Column {number} of L has a negative number: its entries are probabilities, so give 0 or more."
            )
        if sum(column) not in (0, 1):
            raise ValueError(
                f"Column {number} of L sums to {sum(column)}: make it sum to 1, or to 0 for a page without links."
            )
    return matrix


def _damping(d: object) -> Fraction:
    damping = exact(d)
    if not 0 <= damping <= 1:
        raise ValueError(f"The damping d is {damping}: give a probability from 0 to 1, such as 0.85.")
    return damping


def _write_dangling(work: Worked, given: RationalMatrix) -> RationalMatrix:
    size = len(given)
    empty = [j for j, column in enumerate(zip(*given, strict=True)) if not any(column)]
    if not empty:
        return given
    matrix = tuple(tuple(Fraction(1, size) if j in empty else value for j, value in enumerate(row)) for row in given)
    columns = ", ".join(str(j + 1) for j in empty)
    work.step(
        f"Fill each column of zeros (here {columns}) with $\\tfrac{{1}}{{{size}}}$.",
        f"L={tex.matrix(matrix)}",
        "A page without links would swallow its surfers, and the ranks would no longer sum to 1. By convention they "
        "jump to any page.",
    )
    return matrix


def _write_map(work: Worked, damping: Fraction, size: int) -> None:
    jump = (1 - damping) / size
    head = r"\mathbf{r}_{k+1}=d\,L\,\mathbf{r}_k+\frac{1-d}{n}\mathbf{1}"
    line = rf"{head}={tex.term(damping, 'L', True)}\,\mathbf{{r}}_k+{tex.number(jump)}\,\mathbf{{1}}"
    start = rf"\mathbf{{r}}_0={tex.number(Fraction(1, size))}\,\mathbf{{1}}"
    work.step(
        "Write the damped step, and start with equal ranks.",
        rf"{line},\qquad {start}",
        f"With probability $d$ a surfer follows a link, and with probability $1-d$ jumps to one of the $n={size}$ "
        "pages. "
        r"Here $\mathbf{1}$ is the vector of ones.",
    )


def damped(matrix: RationalMatrix, damping: Fraction, ranks: RationalVector) -> RationalVector:
    """One step of the damped map."""
    return tuple(damping * rational_dot(row, ranks) + (1 - damping) / len(matrix) for row in matrix)


def _write_step(
    work: Worked, matrix: RationalMatrix, damping: Fraction, ranks: RationalVector, k: int
) -> RationalVector:
    followed = tuple(rational_dot(row, ranks) for row in matrix)
    following = damped(matrix, damping, ranks)
    jump = (1 - damping) / len(matrix)
    name = rf"\mathbf{{r}}_{{{k + 1}}}"
    lines = [
        rf"L\,\mathbf{{r}}_{{{k}}}&={tex.vector(followed)}",
        f"{name}&={'' if damping == 1 else tex.number(damping)}{tex.vector(followed)}"
        rf"+{tex.number(jump)}\,{tex.vector([Fraction(1)] * len(ranks))}"
        rf"={tex.vector(following)}\approx{tex.decimal_matrix([[value] for value in following])}",
    ]
    reason = "Multiply by $L$ first, then mix: $d$ times the links, and the same share of the jumps for every page."
    if k:
        reason = (
            "The same step again. The entries still sum to 1, because columns of $L$ sum to 1 and the jumps add up "
            "to $1-d$."
        )
    work.step(f"Step {k + 1}: apply the damped map to $\\mathbf{{r}}_{{{k}}}$.", tex.aligned(lines), reason)
    return following


def _write_stationary(work: Worked, matrix: RationalMatrix, damping: Fraction) -> RationalVector | None:
    if damping == 1:
        return _write_undamped(work, matrix)
    size = len(matrix)
    system = tuple(tuple(Fraction(int(i == j)) - damping * matrix[i][j] for j in range(size)) for i in range(size))
    right = [(1 - damping) / size] * size
    work.step(
        "Ask which ranks a step leaves as they are.",
        rf"\left(I-{tex.term(damping, 'L', True)}\right)\mathbf{{r}}={tex.matrix(system)}\mathbf{{r}}"
        rf"={tex.number(right[0])}\,\mathbf{{1}}"
        if damping
        else rf"\mathbf{{r}}={tex.number(right[0])}\,\mathbf{{1}}",
        r"Ranks that stay satisfy $\mathbf{r}=d\,L\,\mathbf{r}+\tfrac{1-d}{n}\mathbf{1}$; with the unknown on one "
        "side this is a linear system.",
    )
    ranks = _fractions(solve(system, right))
    work.step(
        "Solve the system by elimination.",
        rf"\mathbf{{r}}={tex.vector(ranks)}\approx{tex.decimal_matrix([[value] for value in ranks])}",
        "For $d<1$ the matrix $I-dL$ always has an inverse, so there is exactly one answer, and the steps converge "
        "to it from any start.",
    )
    return ranks


def _write_undamped(work: Worked, matrix: RationalMatrix) -> RationalVector | None:
    basis = [_fractions(vector) for vector in null_space(shifted(matrix, Fraction(1)))]
    vectors = r",\quad ".join(tex.vector(vector) for vector in basis)
    work.step(
        "Ask which ranks a step leaves as they are.",
        rf"\left(L-I\right)\mathbf{{r}}=\mathbf{{0}}{tex.SO}\mathbf{{r}}\text{{ is a combination of }}{vectors}",
        r"Without damping the ranks that stay are the eigenvectors of $L$ for $\lambda=1$.",
    )
    if len(basis) > 1:
        work.step(
            "Count the answers.",
            rf"\dim\operatorname{{null}}\left(L-I\right)={len(basis)}",
            f"There are {len(basis)} independent answers: surfers can be caught in separate parts of the internet, "
            "and where they end depends on the "
            "start. Damping with $d<1$ makes the ranks unique.",
        )
        return None
    total = sum(basis[0], Fraction(0))
    ranks = tuple(value / total for value in basis[0])
    work.step(
        "Divide by the sum.",
        rf"\mathbf{{r}}={tex.vector(ranks)}",
        "Ranks are shares, so they sum to 1. Without damping the steps need not converge to them: on a ring they "
        "cycle for ever.",
    )
    return ranks


def _fractions(vector: tuple[Number, ...]) -> RationalVector:
    return tuple(value for value in vector if not isinstance(value, Surd))


def _write_check(work: Worked, matrix: RationalMatrix, damping: Fraction, ranks: RationalVector) -> None:
    terms = "+".join(tex.number(value) for value in ranks)
    best = [str(i + 1) for i, value in enumerate(ranks) if value == max(ranks)]
    image = damped(matrix, damping, ranks)
    work.step(
        "Check.",
        tex.aligned(
            [
                rf"&{terms}={tex.number(sum(ranks, Fraction(0)))}",
                rf"&d\,L\,\mathbf{{r}}+\frac{{1-d}}{{n}}\mathbf{{1}}={tex.vector(image)}=\mathbf{{r}}",
            ]
        ),
        f"The ranks sum to 1 and one more step changes nothing. {'Page' if len(best) == 1 else 'Pages'} "
        f"{' and '.join(best)} "
        f"{'comes' if len(best) == 1 else 'come'} first.",
    )
