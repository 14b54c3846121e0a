"""What people give becomes fractions, or is refused with a way out."""

from fractions import Fraction

import numpy as np
import pytest
import sympy

from fullrank.derivations.exact import exact, exact_matrix, exact_square, exact_vector, whole


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (3, Fraction(3)),
        (Fraction(1, 2), Fraction(1, 2)),
        ("1/2", Fraction(1, 2)),
        ("-0.85", Fraction(-17, 20)),
        ("−3", Fraction(-3)),
        (" 4 ", Fraction(4)),
        (sympy.Rational(2, 3), Fraction(2, 3)),
        (sympy.Integer(5), Fraction(5)),
        (np.int64(7), Fraction(7)),
        (2.0, Fraction(2)),
    ],
)
def test_numbers_of_every_kind_become_fractions(given, meant):
    assert exact(given) == meant and type(exact(given)) is Fraction


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (0.1, "not exact"),
        (True, "truth value"),
        ("1/0", "divides by zero"),
        ("1e999999999", "is not a number here"),
        ("two", "is not a number here"),
        (sympy.sqrt(2), "not a rational number"),
        (None, "not a rational number"),
        (10**6 + 1, "too large"),
        ("1/1000001", "too large"),
        (float("nan"), "not exact"),
        (float("inf"), "not exact"),
        ("9" * 5000, "is not a number here"),
    ],
)
def test_what_is_no_rational_number_is_refused_in_words(given, words):
    with pytest.raises(ValueError, match=words):
        exact(given)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (((1, 2), (3,)), "Row 2 of A has 1 numbers and row 1 has 2"),
        ((), "A has 0 rows"),
        (((1,) * 7,), "has 7 components"),
        (((1,),) * 7, "A has 7 rows"),
        ("12", "give a list"),
        (((),), "has 0 components"),
        (5, "give a list"),
        ((1, 2), "give a list"),
    ],
)
def test_what_is_no_matrix_is_refused_in_words(rows, words):
    with pytest.raises(ValueError, match=words):
        exact_matrix(rows)


def test_a_matrix_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="A is 1 × 2.*give a square matrix"):
        exact_square(((1, 2),))


def test_arrays_and_lists_are_matrices_and_vectors():
    assert exact_matrix(np.array([[1, 2], [3, 4]])) == ((1, 2), (3, 4))
    assert exact_vector([1, "1/2"]) == (1, Fraction(1, 2))


@pytest.mark.parametrize("given", ["1/2", -1, 9])
def test_a_count_must_be_whole_and_within_its_bounds(given):
    with pytest.raises(ValueError, match="give a whole number from 0 to 8"):
        whole(given, "n", 0, 8)
