"""Numbers, matrices and sums as TeX that says what they are."""

from fractions import Fraction

import pytest

from fullrank import typeset
from fullrank.derivations import tex
from fullrank.derivations.surd import square_root, surd


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(-3), "-3"),
        (Fraction(-1, 2), r"-\frac{1}{2}"),
        (square_root(Fraction(12)), r"2\sqrt{3}"),
        (square_root(Fraction(1, 2)), r"\frac{1}{\sqrt{2}}"),
        (square_root(Fraction(-1)), "i"),
        (surd(Fraction(2), Fraction(-3), -1), "2-3i"),
        (surd(Fraction(1, 2), Fraction(1, 2), 5), r"\frac{1+\sqrt{5}}{2}"),
        (surd(Fraction(1, 2), Fraction(1, 3), 5), r"\frac{3+2\sqrt{5}}{6}"),
        (square_root(Fraction(-7)), r"\sqrt{7}\,i"),
    ],
)
def test_numbers_read_as_a_book_would_set_them(value, shown):
    assert tex.number(value) == shown
    typeset.formula(shown)


def test_sums_leave_out_ones_and_zeros():
    assert tex.combination([Fraction(2), Fraction(0), Fraction(-1)], ["x_1", "x_2", "x_3"]) == "2x_1-x_3"
    assert tex.combination([Fraction(0)], ["x_1"]) == "0"
    assert tex.polynomial((Fraction(1), Fraction(-4), Fraction(3))) == r"\lambda^{2}-4\lambda+3"
    assert tex.polynomial((Fraction(1), Fraction(0), Fraction(-1, 2))) == r"\lambda^{2}-\frac{1}{2}"


def test_negative_numbers_and_sums_get_brackets_inside_a_product():
    assert tex.bracketed(Fraction(-2)) == r"\left(-2\right)"
    assert tex.bracketed(surd(Fraction(2), Fraction(1), 2)) == r"\left(2+\sqrt{2}\right)"
    assert tex.bracketed(Fraction(2)) == "2"


@pytest.mark.parametrize(
    ("value", "shown"), [(0.5, "0.5"), (2.0, "2"), (-0.00001, "0"), (1 / 3, "0.3333"), (100, "100")]
)
def test_decimals_are_as_short_as_they_can_be(value, shown):
    assert tex.decimal(value) == shown


def test_a_number_too_long_to_read_is_refused():
    with pytest.raises(ValueError, match="more than 30 digits"):
        tex.number(Fraction(10**31))


def test_sides_that_look_the_same_are_written_once():
    assert tex.equal("a", "a", "b") == "a=b"
