from fractions import Fraction

import numpy as np
import pytest

from fullrank.answers import Expression
from fullrank.practice import show


def test_numbers_of_any_library_are_shown():
    assert show.number(np.int64(-3)) == "-3"
    assert show.number(Fraction(1, 2)) == r"\frac{1}{2}"
    assert show.row(np.array([1, -2])) == "(1, -2)"
    assert show.column((1, 2)) == show.tex_vector((1, 2)) == r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"
    assert show.matrix(np.eye(2, dtype=int)) == r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}"


@pytest.mark.parametrize(
    ("coefficients", "tex"),
    [
        ((1, -7, 10), r"\lambda^{2} - 7\lambda + 10"),
        ((-1, 0, 1), r"-\lambda^{2} + 1"),
        ((0, 0), "0"),
        ((Fraction(1, 2), 1), r"\frac{1}{2}\lambda + 1"),
        ((1, 0), r"\lambda"),
    ],
)
def test_polynomials_are_shown_without_ones_and_zeros(coefficients, tex):
    assert show.polynomial(coefficients) == tex


def test_a_typed_polynomial_reads_back():
    for coefficients in ((1, -7, 10), (-1, 0, Fraction(-1, 2)), (3,), (Fraction(2, 3), 0, 0, 1)):
        degree = len(coefficients) - 1
        by_hand = " + ".join(f"({c})*lambda^{degree - place}" for place, c in enumerate(coefficients))
        assert Expression(show.typed_polynomial(coefficients)).accepts(by_hand)
