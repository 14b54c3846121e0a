import math
from fractions import Fraction

import numpy as np
import pytest
import sympy

from fullrank.answers.numbers import close, finite, is_exact, is_small, plain, power, root, text_of, tidy


def test_numbers_of_every_library_become_plain():
    assert plain(np.int64(3)) == 3 and type(plain(np.int64(3))) is int
    assert type(plain(np.float64(0.5))) is float
    assert plain(sympy.Rational(1, 3)) == Fraction(1, 3)
    assert plain(sympy.Integer(4)) == 4 and type(plain(sympy.Integer(4))) is int
    assert plain(sympy.sqrt(2)) == pytest.approx(math.sqrt(2)) and type(plain(sympy.sqrt(2))) is float
    assert plain(1 + 2 * sympy.I) == 1 + 2j
    assert plain(np.complex128(2)) == 2.0
    assert plain(Fraction(6, 3)) == 2 and type(plain(Fraction(6, 3))) is int


@pytest.mark.parametrize("value", [True, None, "3", [1], object()])
def test_what_is_no_number_is_refused_by_name(value):
    with pytest.raises(TypeError, match="is no number"):
        plain(value)


def test_tidy_keeps_the_simplest_type():
    assert tidy(3 + 0j) == 3.0 and type(tidy(3 + 0j)) is float
    assert tidy(Fraction(1, 2)) == Fraction(1, 2)


def test_small_powers_are_exact_and_large_ones_never_built():
    assert power(2, 10) == 1024 and type(power(2, 10)) is int
    assert power(Fraction(2, 3), -2) == Fraction(9, 4)
    assert power(4, Fraction(3, 2)) == 8
    assert type(power(3, 500)) is float
    with pytest.raises(OverflowError, match="large|range"):
        power(10, 400)
    with pytest.raises(OverflowError, match="exponent is too large"):
        power(2, 10**16)
    with pytest.raises(ZeroDivisionError, match=r"Fraction\(1, 0\)"):
        power(0, -1)


def test_a_negative_base_to_a_fraction_is_complex():
    assert power(-1, Fraction(1, 2)) == pytest.approx(1j)


def test_roots_are_real_where_they_can_be():
    assert root(Fraction(4, 9), 2) == Fraction(2, 3)
    assert root(-8, 3) == -2
    assert root(-4, 2) == 2j
    assert root(2, 2) == math.sqrt(2)
    assert root(-4 + 0.0, 2) == 2j
    with pytest.raises(ValueError, match="degree"):
        root(2, 0)


def test_closeness_is_relative_except_at_zero():
    assert close(1e9, 1e9 + 100, 1e-6)
    assert not close(1e-9, 2e-9, 1e-6)
    assert close(0, 1e-7, 1e-6)
    assert not close(0, 1e-5, 1e-6)
    assert close(Fraction(1, 3), 0.3333333333, 1e-6)
    assert not close(Fraction(1, 3), 0.333, 1e-6)


def test_decimals_allow_half_a_unit_in_the_last_place():
    assert close(0.125, 0.12, 0, 2)
    assert not close(0.125, 0.1, 0, 2)


def test_text_reads_back_as_python_too():
    assert text_of(Fraction(-1, 2)) == "-1/2"
    assert text_of(1 - 2j) == "1.0 - 2.0*i"
    assert text_of(2j) == "2.0*i"
    assert float(text_of(0.1)) == 0.1


def test_exactness_and_size_are_told():
    assert is_exact(3) and not is_exact(3.0)
    assert is_small(2**500) and not is_small(2**600)
    with pytest.raises(OverflowError, match="not finite"):
        finite(math.inf)
