"""A = C D C^{-1}, multiplied back; and the matrices that have no such form."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import diagonalisation


@pytest.mark.parametrize("values", [(2, 5), (4, 4), (0, 3), (1, 2, 3), (2, 2, 5), (0, 0, 0), (1, -1, 2, 3)])
def test_the_three_factors_multiply_back(values, with_eigenvalues, array):
    matrix = with_eigenvalues(values)
    result = diagonalisation(matrix).result
    C, D, C_inverse = array(result.C), array(result.D), array(result.C_inverse)
    assert np.allclose(C @ D @ C_inverse, np.array(matrix, float))
    assert np.allclose(C @ C_inverse, np.eye(len(values)))
    assert sorted(np.diag(D).real, reverse=True) == sorted(values, reverse=True) == list(np.diag(D).real)
    assert np.count_nonzero(D - np.diag(np.diag(D))) == 0


def test_it_exists_exactly_when_sympy_says_so(random_matrix, array):
    outcomes = set()
    for _ in range(150):
        matrix = random_matrix(2, size=2)
        result = diagonalisation(matrix).result
        assert (result is not None) == sympy.Matrix(matrix).is_diagonalizable()
        outcomes.add(result is None)
        if result is not None:
            assert np.allclose(array(result.C) @ array(result.D), np.array(matrix) @ array(result.C))
    assert outcomes == {True, False}


def test_the_check_shows_the_same_product_twice(with_eigenvalues, matrices_in, array):
    matrix = with_eigenvalues((2, 5))
    work = diagonalisation(matrix)
    check = next(step for step in work.steps if step.action.startswith("Check"))
    A, C, AC, again, D, CD = matrices_in(check.tex)
    assert np.allclose(A, np.array(matrix, float)) and np.allclose(C, again) and np.allclose(AC, CD)
    assert np.allclose(C, array(work.result.C)) and np.allclose(D, array(work.result.D))


@pytest.mark.parametrize("matrix", [((1, 1), (0, 1)), ((2, 0, 0), (0, 2, 1), (0, 0, 2)), ((0, 1), (0, 0))])
def test_a_defective_matrix_gets_the_reason(matrix, sound):
    work = diagonalisation(matrix)
    sound(work)
    assert work.result is None and "no diagonal form" in work.steps[-1].reason


def test_complex_eigenvalues_are_named_as_such(sound):
    work = diagonalisation(((1, -2), (1, 3)))
    assert "over the real numbers this matrix has no diagonal form" in " ".join(work.steps[-1].reason.split())
    assert sound(work) >= 3


def test_an_identity_is_its_own_diagonal_form(sound):
    assert sound(diagonalisation(((1, 0), (0, 1)))) >= 3
