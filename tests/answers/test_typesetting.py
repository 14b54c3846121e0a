import math
from fractions import Fraction

import pytest

from fullrank import typeset
from fullrank.answers import Expression, parse
from fullrank.answers.typesetting import bare_tex, table, tex_matrix, tex_number, tex_of, tex_symbol, tex_vector

TREES = {
    "1/2": r"\frac{1}{2}",
    "(1+2)/3": r"\frac{1 + 2}{3}",
    "(x+1)^2": r"\left(x + 1\right)^{2}",
    "-(1+x)": r"-\left(1 + x\right)",
    "1-(2-x)": r"1 - \left(2 - x\right)",
    "x+-x": r"x + \left(-x\right)",
    "2*3": r"2 \cdot 3",
    "2x": r"2\, x",
    "sqrt(x)": r"\sqrt{x}",
    "root(3, x)": r"\sqrt[3]{x}",
    "sin²x": r"\left(\sin\left(x\right)\right)^{2}",
    "|x|": r"\left|x\right|",
    "1e-3": r"1 \cdot 10^{-3}",
    "2^x^2": r"2^{x^{2}}",
    "(2^x)^2": r"\left(2^{x}\right)^{2}",
    "½": r"\frac{1}{2}",
    "½^2": r"\left(\frac{1}{2}\right)^{2}",
    "x_1": "x_{1}",
    "λ": r"\lambda",
}


@pytest.mark.parametrize(("text", "tex"), TREES.items())
def test_a_tree_is_set_as_it_was_read(text, tex):
    assert tex_of(parse(text, ("x", "x_1", "lambda"))) == tex
    assert typeset.formula(tex)


def test_lists_are_columns_tables_or_plain():
    assert tex_of(parse("(1, 2)", table=True)) == r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"
    assert tex_of(parse("1, 2", table=True)) == "1, 2"
    assert tex_of(parse("{1, 2}", table=True)) == r"\left\{1, 2\right\}"
    assert tex_of(parse("1 2; 3 4", table=True)) == r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"
    assert table([["a", "b"]]) == r"\begin{bmatrix} a & b \end{bmatrix}"
    assert bare_tex(parse("(1+2)")) == "1 + 2"


@pytest.mark.parametrize(
    ("value", "tex"),
    [
        (3, "3"),
        (Fraction(-2, 3), r"-\frac{2}{3}"),
        (0.5, r"\frac{1}{2}"),
        (2.0, "2"),
        (0.0, "0"),
        (math.sqrt(2), r"\sqrt{2}"),
        (-math.sqrt(3) / 2, r"-\frac{\sqrt{3}}{2}"),
        (2 * math.sqrt(5), r"2\sqrt{5}"),
        (math.pi, "3.14159"),
        (1.5e-7, r"1.5 \cdot 10^{-7}"),
        (2.5e200, r"2.5 \cdot 10^{200}"),
        (1 + 2j, "1 + 2i"),
        (-1j, "-i"),
        (0.5 - 1j, r"\frac{1}{2} - i"),
        (math.inf, r"\text{no number}"),
    ],
)
def test_a_number_is_shown_in_its_plainest_form(value, tex):
    assert tex_number(value) == tex
    assert typeset.formula(tex)


def test_decimals_are_shown_where_they_are_asked():
    assert tex_number(math.pi, 2) == "3.14"
    assert tex_vector((1, 0.5), 1) == r"\begin{bmatrix} 1.0 \\ 0.5 \end{bmatrix}"
    assert tex_matrix(((1, 2),)) == r"\begin{bmatrix} 1 & 2 \end{bmatrix}"


def test_a_symbol_of_several_letters_is_upright():
    assert tex_symbol("rate") == r"\mathrm{rate}"
    assert Expression("rate", ("rate",)).show("rate") == r"\mathrm{rate}"
