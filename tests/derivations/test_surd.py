"""Numbers a + b sqrt m: a field, compared with floating point and with SymPy."""

from fractions import Fraction

import numpy as np
import pytest
import sympy

from fullrank.derivations.surd import Surd, common_scale, plain, square_part, square_root, surd


def _number(value):
    return complex(value)


@pytest.mark.parametrize("radicand", [2, 5, 221, -1, -7])
def test_arithmetic_agrees_with_floating_point(radicand, rng):
    for _ in range(50):
        a, b, c, e = (
            Fraction(int(n), int(k)) for n, k in zip(rng.integers(-9, 10, 4), rng.integers(1, 5, 4), strict=True)
        )
        x, y, q = surd(a, b, radicand), surd(c, e, radicand), c or Fraction(1)
        for exact, rounded in (
            (x + y, _number(x) + _number(y)),
            (x - y, _number(x) - _number(y)),
            (x * y, _number(x) * _number(y)),
            (q - x, float(q) - _number(x)),
            (x + q, _number(x) + float(q)),
            (q * x, float(q) * _number(x)),
        ):
            assert np.isclose(complex(exact), rounded, atol=1e-12)
        if y != 0:
            assert np.isclose(complex(x / y), _number(x) / _number(y), atol=1e-9)
            assert np.isclose(complex(q / y), float(q) / _number(y), atol=1e-9)


def test_a_root_that_drops_out_leaves_a_fraction():
    root = square_root(Fraction(2))
    assert root * root == Fraction(2) and isinstance(root * root, Fraction)
    assert root - root == 0


def test_two_different_roots_are_not_mixed():
    with pytest.raises(ArithmeticError, match="do not mix"):
        square_root(Fraction(2)) + square_root(Fraction(3))


def test_a_complex_number_has_no_floating_point_value():
    with pytest.raises(ArithmeticError, match="is not real"):
        float(square_root(Fraction(-1)))


def test_a_small_difference_of_large_numbers_keeps_its_digits():
    value = Surd(Fraction(10**12), Fraction(-1), 10**24 + 1)
    assert float(value) == pytest.approx(-5e-13, rel=1e-9)


@pytest.mark.parametrize("number", [1, 2, 4, 8, 12, 45, 49, 221, 10**12, 999983**2, 2 * 999983**2, -4, -12])
def test_square_parts_multiply_back_and_agree_with_sympy(number):
    side, rest = square_part(number)
    assert side * side * rest == number
    assert sympy.sqrt(number) == side * sympy.sqrt(rest)


def test_square_roots_of_fractions_agree_with_sympy():
    for top in range(-12, 40):
        for bottom in (1, 2, 3, 12):
            assert (
                sympy.simplify(
                    sympy.sympify(plain(square_root(Fraction(top, bottom)))) - sympy.sqrt(sympy.Rational(top, bottom))
                )
                == 0
            )


def test_common_scale_makes_coprime_integers():
    assert common_scale((Fraction(1, 2), Fraction(-3, 4))) == 4
    assert common_scale((Fraction(6), Fraction(9))) == Fraction(1, 3)
    assert common_scale((Fraction(0),)) == 1
