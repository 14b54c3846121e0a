"""Powers through the diagonal form against repeated multiplication."""

import re

import pytest
import sympy

from fullrank.derivations import matrix_power


def _power(matrix, n):
    return tuple(tuple(entry for entry in row) for row in (sympy.Matrix(matrix) ** n).tolist())


@pytest.mark.parametrize(
    "matrix",
    [
        ((2, 1), (1, 2)),
        ((1, 1), (1, 0)),
        ((1, 1), (0, 1)),
        ((0, -1), (1, 0)),
        ((1, 2), (2, 4)),
        ((0, 0), (0, 0)),
        ((3,),),
        ((2, 0, 0), (0, 2, 1), (0, 0, 2)),
        ((1, 2, 0), (0, 3, 0), (1, 1, 2)),
        ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
        ((1, 2, 3), (0, 0, 1), (5, -1, 2)),
    ],
)
@pytest.mark.parametrize("n", [0, 1, 2, 5, 11])
def test_powers_agree_with_repeated_multiplication(matrix, n):
    assert matrix_power(matrix, n).result == _power(matrix, n)


def test_exponents_add(random_matrix):
    for _ in range(10):
        matrix = random_matrix(2, size=3)
        third, fourth, seventh = [_as_sympy(matrix_power(matrix, k).result) for k in (3, 4, 7)]
        assert third * fourth == seventh


@pytest.mark.parametrize("n", [1, 2, 7, 12, 60])
def test_the_powers_multiplied_have_exponents_that_add_up(n):
    step = next(s for s in matrix_power(((1, 1), (0, 1)), n).steps if s.action.startswith("Multiply the powers"))
    exponents = re.findall(r"A(?:\^\{(\d+)\})?", step.tex.split("=")[1])
    assert sum(int(exponent or 1) for exponent in exponents) == n


def _as_sympy(rows):
    return sympy.Matrix([[sympy.Rational(v.numerator, v.denominator) for v in row] for row in rows])


@pytest.mark.parametrize(
    ("matrix", "n"),
    [
        (((4, 1), (2, 3)), 3),
        (((1, 1), (0, 1)), 7),
        (((1, 1), (1, 0)), 10),
        (((1, -1), (1, 1)), 8),
        (((5, 0), (0, 5)), 0),
        (((1, 1), (0, 1)), 0),
    ],
)
def test_states_are_sound(matrix, n, sound):
    assert sound(matrix_power(matrix, n)) >= 1


@pytest.mark.parametrize("n", [-1, 61, "1/2"])
def test_a_power_out_of_range_is_refused(n):
    with pytest.raises(ValueError, match="give a whole number from 0 to 60"):
        matrix_power(((1, 0), (0, 1)), n)
