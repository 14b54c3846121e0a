"""Exact numbers, vectors and matrices as TeX that KaTeX accepts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from fullrank.derivations.exact import Matrix, Number
from fullrank.derivations.surd import Surd, square_part

_LONGEST_NUMBER = 30
ARROW = r"\;\longrightarrow\;"
SO = r"\quad\Rightarrow\quad "


def number(value: Number | int) -> str:
    """A number: -3, \\frac{1}{2}, \\frac{1+\\sqrt{5}}{2}, 2+3i."""
    return _surd(value) if isinstance(value, Surd) else _fraction(Fraction(value))


def _fraction(value: Fraction) -> str:
    if len(str(abs(value.numerator))) > _LONGEST_NUMBER or len(str(value.denominator)) > _LONGEST_NUMBER:
        raise ValueError(
            f"A number on the way has more than {_LONGEST_NUMBER} digits, too long to read: "
            "take smaller numbers, a smaller matrix or fewer steps."
        )
    if value.denominator == 1:
        return str(value.numerator)
    return rf"{'-' if value < 0 else ''}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def _surd(value: Surd) -> str:
    if value.rational == 0:
        return _pure_root(value.coefficient, value.radicand)
    denominator = lcm(value.rational.denominator, value.coefficient.denominator)
    a, b = value.rational * denominator, value.coefficient * denominator
    text = number(a) + ("-" if b < 0 else "+") + _pure_root(abs(b), value.radicand)
    return text if denominator == 1 else rf"\frac{{{text}}}{{{number(denominator)}}}"


def _pure_root(coefficient: Fraction, radicand: int) -> str:
    """b sqrt(m): with the root below the line where it divides out, as in 1 / sqrt(2)."""
    root = rf"\sqrt{{{number(abs(radicand))}}}" if radicand != -1 else ""
    unit = "i" if radicand < 0 else ""
    sign, top, bottom = ("-" if coefficient < 0 else ""), abs(coefficient.numerator), coefficient.denominator
    if radicand > 0 and bottom % radicand == 0:
        below = bottom // radicand
        return rf"{sign}\frac{{{number(top)}}}{{{'' if below == 1 else number(below)}{root}}}"
    space = r"\," if root and unit else ""
    text = ("" if top == 1 and (root or unit) else number(top)) + root + space + unit
    return sign + (text if bottom == 1 else rf"\frac{{{text}}}{{{number(bottom)}}}")


def equal(*sides: str) -> str:
    """Sides joined by equals signs, a side that looks like the one before it left out."""
    return "=".join(side for index, side in enumerate(sides) if index == 0 or side != sides[index - 1])


def products(u: Sequence[Number], v: Sequence[Number]) -> str:
    """A dot product written out: 2\\cdot 3+(-1)\\cdot 4."""
    return "+".join(rf"{bracketed(a)}\cdot {bracketed(b)}" for a, b in zip(u, v, strict=True))


def bracketed(value: Number) -> str:
    """The number, in brackets where a sign in front of it or a product with it would be misread."""
    text = number(value)
    if isinstance(value, Surd) and value.rational != 0 and not text.startswith(r"\frac"):
        return rf"\left({text}\right)"
    return rf"\left({text}\right)" if text.startswith("-") else text


def minus_identity(value: Number) -> str:
    """A - lambda I for a given number: A, A-I, A-3I."""
    return "A" if value == 0 else "A-I" if value == 1 else f"A-{bracketed(value)}I"


def root_of(value: Fraction) -> str:
    """The square root as it stands, with squares taken out: 2\\sqrt{3}."""
    side, rest = square_part(value.numerator * value.denominator)
    return (
        _pure_root(Fraction(side, value.denominator), rest) if rest != 1 else number(Fraction(side, value.denominator))
    )


def grid(rows: Sequence[Sequence[str]], kind: str = "bmatrix") -> str:
    """Entries already written as TeX, as a matrix; rows get air where fractions stand in them."""
    tall = any(r"\frac" in entry for row in rows for entry in row)
    return (
        rf"\begin{{{kind}}}"
        + (r" \\[5pt] " if tall else r" \\ ").join(" & ".join(row) for row in rows)
        + rf"\end{{{kind}}}"
    )


def matrix(rows: Matrix, kind: str = "bmatrix") -> str:
    """A matrix."""
    return grid([[number(value) for value in row] for row in rows], kind)


def vector(values: Sequence[Number]) -> str:
    """A column vector."""
    return grid([[number(value)] for value in values])


def row(values: Sequence[Number]) -> str:
    """A vector within a line of text: (1, 2)."""
    inside = r",\, ".join(number(value) for value in values)
    return rf"\left({inside}\right)"


def augmented(rows: Matrix, split: int) -> str:
    """A matrix with a line before column `split`."""
    lines = [" & ".join(number(value) for value in entries) for entries in rows]
    tall = any(r"\frac" in line for line in lines)
    columns = "r" * split + "|" + "r" * (len(rows[0]) - split)
    body = (r" \\[5pt] " if tall else r" \\ ").join(lines)
    return rf"\left[\begin{{array}}{{{columns}}}{body}\end{{array}}\right]"


def aligned(lines: Sequence[str]) -> str:
    """Lines of an equation, each with its own & where they align."""
    air = "9pt" if any(r"\frac" in line for line in lines) else "4pt"  # one fraction under another needs more
    return r"\begin{aligned}" + rf" \\[{air}] ".join(lines) + r"\end{aligned}"


def combination(coefficients: Sequence[Number], symbols: Sequence[str]) -> str:
    """A sum such as 2x_1 - x_3; "0" where every coefficient is 0."""
    text = ""
    for coefficient, symbol in zip(coefficients, symbols, strict=True):
        if coefficient != 0:
            text += term(coefficient, symbol, first=not text)
    return text or "0"


def term(coefficient: Number, symbol: str, first: bool) -> str:
    """One term of a sum with its sign."""
    size = (
        number(coefficient)
        if not isinstance(coefficient, Surd) or coefficient.rational == 0
        else bracketed(coefficient)
    )
    sign, size = ("-", size[1:]) if size.startswith("-") else ("" if first else "+", size)
    return sign + ("" if size == "1" and symbol else size) + symbol


def polynomial(coefficients: Sequence[Fraction], symbol: str = r"\lambda") -> str:
    """A polynomial, highest power first."""
    degree = len(coefficients) - 1
    powers = [symbol if k == 1 else f"{symbol}^{{{k}}}" if k else "" for k in range(degree, -1, -1)]
    return combination(coefficients, powers)


def decimal(value: Number | float, digits: int = 4) -> str:
    """The value rounded to some decimals, in as few characters as that takes."""
    text = f"{float(value):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def decimal_matrix(rows: Sequence[Sequence[Number | float]], digits: int = 4) -> str:
    """A matrix of rounded decimals."""
    return grid([[decimal(value, digits) for value in entries] for entries in rows])


def operations(pivot: int, moves: Sequence[tuple[int, Number]]) -> str:
    """Row operations as formulas for a sentence: $R_2 \\leftarrow R_2 - 3R_1$."""
    return ", ".join(
        f"$R_{{{i + 1}}} \\leftarrow R_{{{i + 1}}}{term(-multiple, f'R_{{{pivot + 1}}}', first=False)}$"
        for i, multiple in moves
    )
