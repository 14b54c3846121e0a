"""The determinant read from the characteristic polynomial, and the shapes it is told apart by."""

from fractions import Fraction

import sympy

from fullrank.derivations.shifted_determinant import determinant_of, is_triangular


def test_the_determinant_agrees_with_sympy(random_matrix):
    for size in (1, 2, 3, 4, 5):
        matrix = random_matrix(size)
        assert determinant_of(tuple(tuple(map(Fraction, row)) for row in matrix)) == sympy.Matrix(matrix).det()


def test_triangular_matrices_are_recognised_both_ways():
    assert is_triangular(((1, 2), (0, 3))) and is_triangular(((1, 0), (2, 3))) and is_triangular(((1,),))
    assert not is_triangular(((1, 2), (2, 3)))
