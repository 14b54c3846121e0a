"""TeX of what was read, and of values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from fullrank.answers.names import GREEK
from fullrank.answers.nodes import Apply, Binary, Equation, Group, Literal, Node, Symbol, Unary
from fullrank.answers.numbers import Scalar

_COMMANDS = frozenset(GREEK.values())
_NAMED = {"ln": r"\ln", "exp": r"\exp", "sin": r"\sin", "cos": r"\cos", "tan": r"\tan", "arcsin": r"\arcsin",
          "arccos": r"\arccos", "arctan": r"\arctan", "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh",
          "log_2": r"\log_{2}", "log_10": r"\log_{10}"}  # fmt: skip
_RANK = {"+": 1, "-": 1, "±": 1, "*": 2, "/": 4, "^": 4}


def tex_symbol(name: str) -> str:
    """TeX of a symbol.

    >>> tex_symbol("lambda_1")
    '\\\\lambda_{1}'
    """
    stem, _, subscript = name.partition("_")
    letter = rf"\{stem}" if stem in _COMMANDS else stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
    return f"{letter}_{{{subscript}}}" if subscript else letter


def tex_of(node: Node) -> str:
    """TeX of a tree as it was read, with the brackets that the reading means."""
    match node:
        case Literal():
            return node.tex
        case Symbol():
            return tex_symbol(node.name)
        case Equation():
            return f"{tex_of(node.left)} = {tex_of(node.right)}"
        case Group():
            return _group(node)
        case Apply():
            return _application(node)
        case Unary():
            return _unary(node)
        case Binary():
            return _binary(node)


def _unary(node: Unary) -> str:
    inside = tex_of(node.operand)
    if node.operator == "T":
        return f"{inside}^{{T}}"
    if node.operator == "!":
        return f"{_wrapped(node.operand, 4)}!"
    sign = r"\pm " if node.operator == "±" else node.operator
    return sign + (inside if _rank(node.operand) > 1 else rf"\left({inside}\right)")


def _binary(node: Binary) -> str:
    if node.operator == "/":
        return rf"\frac{{{bare_tex(node.left)}}}{{{bare_tex(node.right)}}}"
    if node.operator == "^":
        return f"{_base(node.left)}^{{{bare_tex(node.right)}}}"
    if node.operator == "*":
        left, right = _wrapped(node.left, 2), _wrapped(node.right, 3)
        digits = right[:1].isdigit() or right.startswith((r"\frac", "-"))
        return rf"{left} \cdot {right}" if digits else rf"{left}\, {right}"
    sign = r"\pm" if node.operator == "±" else node.operator
    return f"{tex_of(node.left)} {sign} {_wrapped(node.right, 2)}"


def _base(node: Node) -> str:
    """TeX of what is raised to a power, in brackets unless it is one thing."""
    inside = tex_of(node)
    one_thing = isinstance(node, Symbol | Group) or (isinstance(node, Literal) and node.tex.isalnum())
    return inside if one_thing else rf"\left({inside}\right)"


def _rank(node: Node) -> int:
    if isinstance(node, Binary):
        return _RANK[node.operator]
    return 1 if isinstance(node, Unary) and node.operator not in {"T", "!"} else 5


def _wrapped(node: Node, rank: int) -> str:
    inside = tex_of(node)
    return inside if _rank(node) >= rank else rf"\left({inside}\right)"


def bare_tex(node: Node) -> str:
    """TeX without the outer brackets, where a fraction bar, a raised place or a cell of a table makes them needless."""
    return tex_of(node.single) if isinstance(node, Group) and node.single is not None else tex_of(node)


def _application(node: Apply) -> str:
    inside = bare_tex(node.arguments[-1])
    if node.function == "sqrt":
        return rf"\sqrt{{{inside}}}"
    if node.function in {"cbrt", "root"}:
        degree = "3" if node.function == "cbrt" else bare_tex(node.arguments[0])
        return rf"\sqrt[{degree}]{{{inside}}}"
    if node.function == "abs":
        return rf"\left|{inside}\right|"
    return rf"{_NAMED[node.function]}\left({inside}\right)"


def _group(node: Group) -> str:
    if node.single is not None:
        inside = tex_of(node.single)
        return inside if isinstance(node.single, Group) or node.bracket == "" else rf"\left({inside}\right)"
    if len(node.rows) == 1 and node.bracket in {"", "{"}:
        listed = ", ".join(tex_of(entry) for entry in node.rows[0])
        return listed if node.bracket == "" else rf"\left\{{{listed}\right\}}"
    rows = [_row(entry) for entry in node.rows[0]] if len(node.rows) == 1 else [_row(*row) for row in node.rows]
    return table(rows)


def _row(*entries: Node) -> list[str]:
    """The cells of a row: those of a single nested list, or the entries."""
    only = entries[0]
    if len(entries) == 1 and isinstance(only, Group) and only.single is None and len(only.rows) == 1:
        return [tex_of(entry) for entry in only.rows[0]]
    return [tex_of(entry) for entry in entries]


def table(rows: Sequence[Sequence[str]]) -> str:
    """TeX of a bracketed table of cells; rows of fractions stand a little apart, or they would touch."""
    gap = r" \\[5pt] " if any(r"\frac" in cell for row in rows for cell in row) else r" \\ "
    return r"\begin{bmatrix} " + gap.join(" & ".join(row) for row in rows) + r" \end{bmatrix}"


def tex_number(value: Scalar, decimals: int | None = None) -> str:
    """TeX of a number: rounded to some decimals, or a fraction as a fraction and a float as the simple surd it equals.

    >>> tex_number(Fraction(-1, 2))
    '-\\\\frac{1}{2}'
    """
    if isinstance(value, complex):
        return _tex_complex(value)
    if decimals is not None:
        return f"{float(value):.{decimals}f}"
    if isinstance(value, float):
        return _tex_float(value)
    if isinstance(value, Fraction):
        return f"{'-' * (value < 0)}{_fraction(abs(value.numerator), value.denominator)}"
    return str(value)


def _fraction(over: int | str, under: int) -> str:
    return str(over) if under == 1 else rf"\frac{{{over}}}{{{under}}}"


def _tex_float(value: float) -> str:
    if not math.isfinite(value):
        return r"\text{no number}"
    sign, size = "-" * (value < 0), abs(value)
    if 1e-3 < size < 1e4 or size == 0:
        nearest = Fraction(size).limit_denominator(99)
        if abs(float(nearest) - size) <= 1e-13 * size:
            return sign + _fraction(nearest.numerator, nearest.denominator)
        square = Fraction(size * size).limit_denominator(9_999)
        if abs(float(square) - size * size) <= 1e-13 * size * size and square.numerator < 100_000:
            return sign + _surd(square)
    text = f"{size:.6g}"
    mantissa, _, shift = text.partition("e")
    return sign + (rf"{mantissa} \cdot 10^{{{int(shift)}}}" if shift else mantissa)


def _surd(square: Fraction) -> str:
    """The square root of a fraction as whole number times root over whole number."""
    outside, inside = 1, square.numerator * square.denominator
    for factor in range(2, 400):
        while inside % (factor * factor) == 0:
            outside, inside = outside * factor, inside // (factor * factor)
    ratio = Fraction(outside, square.denominator)
    over = rf"\sqrt{{{inside}}}" if ratio.numerator == 1 else rf"{ratio.numerator}\sqrt{{{inside}}}"
    return _fraction(over, ratio.denominator)


def _tex_complex(value: complex) -> str:
    size = tex_number(abs(value.imag))
    imaginary = "i" if size == "1" else f"{size}i"
    if value.real == 0:
        return f"{'-' * (value.imag < 0)}{imaginary}"
    return f"{tex_number(value.real)} {'-' if value.imag < 0 else '+'} {imaginary}"


def tex_vector(entries: Sequence[Scalar], decimals: int | None = None) -> str:
    """TeX of a column of numbers."""
    return table([[tex_number(entry, decimals)] for entry in entries])


def tex_matrix(rows: Sequence[Sequence[Scalar]], decimals: int | None = None) -> str:
    """TeX of a matrix."""
    return table([[tex_number(entry, decimals) for entry in row] for row in rows])
