"""P A = L U against SciPy."""

import numpy as np
import pytest
import scipy.linalg

from fullrank.derivations import lu


def test_factors_multiply_back_and_agree_with_scipy(random_matrix, array):
    for _ in range(40):
        matrix = random_matrix(4)
        result = lu(matrix).result
        P, L, U = (array(part).real for part in result)
        assert np.allclose(P @ np.array(matrix), L @ U)
        assert np.allclose(L, np.tril(L)) and np.allclose(np.diag(L), 1) and np.allclose(U, np.triu(U))
        assert np.abs(L).max() <= 1
        assert np.array_equal(P.sum(axis=0), np.ones(4)) and np.array_equal(P.sum(axis=1), np.ones(4))
        assert np.prod(np.diag(U)) * np.linalg.det(P) == pytest.approx(np.linalg.det(np.array(matrix, float)), abs=1e-7)


def test_generic_factors_are_those_of_scipy(rng, array):
    matrix = ((2, 7, 1), (-6, 1, 4), (3, 5, 9))
    P, L, U = scipy.linalg.lu(np.array(matrix, float))
    result = lu(matrix).result
    assert np.allclose(array(result.L), L) and np.allclose(array(result.U), U) and np.allclose(array(result.P), P.T)


@pytest.mark.parametrize(
    "matrix",
    [
        ((0,),),
        ((5,),),
        ((0, 0), (0, 0)),
        ((0, 1), (0, 2)),
        ((1, 2), (2, 4)),
        ((0, 0, 1), (0, 0, 2), (1, 1, 1)),
        ((0, 1, 2), (0, 2, 4), (0, 1, 1)),
    ],
)
def test_singular_matrices_have_factors_too(matrix, array, sound):
    work = lu(matrix)
    P, L, U = (array(part).real for part in work.result)
    assert np.allclose(P @ np.array(matrix), L @ U) and np.allclose(L, np.tril(L)) and np.allclose(U, np.triu(U))
    assert sound(work) >= 2


def test_a_matrix_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="give a square matrix"):
        lu(((1, 2),))
