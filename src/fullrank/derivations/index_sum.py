"""An index expression written out term by term: one entry of a_ij b_jk, or the number a_ij b_ji.

Taught in 1-linear-algebra/4-changing-basis/2-sums-by-index.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import RationalMatrix, exact_matrix, whole
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


def index_sum(
    A: object,
    B: object,
    i: object = None,
    k: object = None,
    *,
    flipped: bool = False,
    letters: tuple[str, str] = ("i", "j"),
) -> Derivation:
    """The entry c_ik = a_ij b_jk for a row i and a column k, counted from 1; without them the number a_ij b_ji.

    Up to 6 x 6. The result is a Fraction. Raises ValueError where an index would have two ranges, or is out of range.
    flipped: for an entry of a_ji b_jk instead, where the rows of A are summed over. letters: what i and j are called in
    the sum over both.

    >>> index_sum(((1, 2), (3, 4)), ((5, 6), (7, 8)), 1, 2).result
    Fraction(22, 1)
    >>> index_sum(((1, 2), (3, 4)), ((5, 6), (7, 8))).result
    Fraction(69, 1)
    """
    left, right = exact_matrix(A, "A"), exact_matrix(B, "B")
    if flipped and len(left) != len(right):
        raise ValueError(
            f"In a_ji b_jk the letter j counts the {len(left)} rows of A and the {len(right)} rows of B, and one "
            "letter has one range: give B as many rows as A has."
        )
    if not flipped and len(left[0]) != len(right):
        raise ValueError(
            f"In a_ij b_jk the letter j counts the {len(left[0])} columns of A and the {len(right)} rows of B, and one "
            "letter has one range: give B as many rows as A has columns."
        )
    if (i is None) != (k is None):
        raise ValueError("Only one of i and k is given: give both for an entry, or neither for the sum over both.")
    given = rf"A={tex.matrix(left)},\qquad B={tex.matrix(right)}"
    if i is None:
        if flipped:
            raise ValueError("a_ji b_jk has an entry for each i and k: give both.")
        return _both(left, right, Worked("index_sum", "A sum over two letters", given), letters)
    rows = len(left[0]) if flipped else len(left)
    at = (whole(i, "i", 1, rows), whole(k, "k", 1, len(right[0])))
    return _entry(left, right, at, Worked("index_sum", "A sum over one letter", given), flipped)


def _entry(left: RationalMatrix, right: RationalMatrix, at: tuple[int, int], work: Worked, flipped: bool) -> Derivation:
    i, k = at
    n = len(right)
    side = ("columns", "row") if not flipped else ("rows", "column")

    def first(row: object, j: object) -> str:
        return rf"a_{{{j}{row}}}" if flipped else rf"a_{{{row}{j}}}"

    line = tuple(each[i - 1] for each in left) if flipped else left[i - 1]
    column = tuple(each[k - 1] for each in right)
    pairs = list(zip(line, column, strict=True))
    total = sum((a * b for a, b in pairs), Fraction(0))
    work.step(
        rf"Sort the letters of ${first('i', 'j')}\,b_{{jk}}$.",
        tex.aligned(
            [rf"c_{{ik}}&={first('i', 'j')}\,b_{{jk}}", r"\text{summed:}&\quad j", r"\text{free:}&\quad i,\,k"]
        ),
        "A letter that stands twice is summed over. A letter that stands once is free, and stands on the left too.",
    )
    work.step(
        f"Put numbers for the free letters: $i={i}$, $k={k}$.",
        rf"c_{{{i}{k}}}={first(i, 'j')}\,b_{{j{k}}}",
        "Free letters say which entry is asked for. The summed letter stays a letter.",
    )
    work.step(
        f"Let $j$ run from 1 to {n} and add." if n > 1 else "Let $j$ run: its only value is 1.",
        rf"c_{{{i}{k}}}=" + "+".join(rf"{first(i, j)}\,b_{{{j}{k}}}" for j in range(1, n + 1)),
        f"The range is the number of {side[0]} of $A$, which is the number of rows of $B$: {n}.",
    )
    work.step(
        "Put in the entries and add.",
        rf"c_{{{i}{k}}}={tex.products(*zip(*pairs, strict=True))}={tex.number(total)}",
        f"These are the numbers of {side[1]} {i} of $A$ and of column {k} of $B$, paired in order.",
    )
    product = r"A^{\mathsf T}B" if flipped else "AB"
    work.step(
        "Check: the same number as row times column.",
        rf"\begin{{bmatrix}}{' & '.join(tex.number(a) for a in line)}\end{{bmatrix}}{tex.vector(column)}"
        rf"=\begin{{bmatrix}}{tex.number(rational_dot(line, column))}\end{{bmatrix}}",
        f"The letters are another way of writing the product ${product}$; no entry may depend on how it is written.",
    )
    return work.done(total, rf"c_{{{i}{k}}}={tex.number(total)}")


def _both(left: RationalMatrix, right: RationalMatrix, work: Worked, letters: tuple[str, str]) -> Derivation:
    m, n = len(left), len(left[0])
    one, two = letters
    term = rf"a_{{{one}{two}}}\,b_{{{two}{one}}}"
    if len(right[0]) != m:
        raise ValueError(
            f"In a_ij b_ji the letter i counts the {m} rows of A and the {len(right[0])} columns of B, and one letter "
            "has one range: give B as many columns as A has rows."
        )
    work.step(
        f"Sort the letters of ${term}$.",
        tex.aligned([f"s&={term}", rf"\text{{summed:}}&\quad {one},\,{two}", r"\text{free:}&\quad\text{none}"]),
        "Both letters stand twice, so both are summed over. No letter is free: the result is one number.",
    )
    parts = []
    for i in range(1, m + 1):
        pairs = [(left[i - 1][j], right[j][i - 1]) for j in range(n)]
        parts.append(sum((a * b for a, b in pairs), Fraction(0)))
        written = "+".join(rf"a_{{{i}{j}}}\,b_{{{j}{i}}}" for j in range(1, n + 1))
        work.step(
            f"Take ${one}={i}$ and let ${two}$ run from 1 to {n}.",
            tex.aligned([f"&{written}", f"&={tex.products(*zip(*pairs, strict=True))}={tex.number(parts[-1])}"]),
            f"Row {i} of $A$ meets column {i} of $B$. "
            + ("The other columns are never needed." if i == 1 else "Again only the column with the same number."),
        )
    total = sum(parts, Fraction(0))
    work.step(
        f"Add over ${one}$.",
        rf"s={_plus(parts)}={tex.number(total)}",
        r"These parts are the diagonal of $AB$, so $s$ is its trace, $\operatorname{tr}(AB)$. "
        f"It took {m * n} products; the whole of $AB$ would take {m * m * n}.",
    )
    down = [sum((left[i][j] * right[j][i] for i in range(m)), Fraction(0)) for j in range(n)]
    work.step(
        f"Check by summing in the other order: first over ${one}$, then over ${two}$.",
        rf"s={_plus(down)}={tex.number(sum(down, Fraction(0)))}",
        r"The same products are added in another order. These parts are the diagonal of $BA$, so "
        r"$\operatorname{tr}(AB)=\operatorname{tr}(BA)$.",
    )
    return work.done(total, f"{term}={tex.number(total)}")


def _plus(parts: list[Fraction]) -> str:
    return "+".join(tex.bracketed(part) for part in parts)
