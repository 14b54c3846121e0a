"""Substitution against SciPy, under scale and permutation, and for what is no triangle."""

import numpy as np
import pytest
from hypothesis import given
from scipy.linalg import solve_triangular

from fullrank.maths import back_substitution, forward_substitution

from ..drawn import QUICK, regular
from ..tables import NOT_MATRICES, SEED

METHODS = {"back": (back_substitution, np.triu, False), "forward": (forward_substitution, np.tril, True)}


@pytest.mark.parametrize("name", METHODS)
@QUICK
@given(regular())
def test_substitution_agrees_with_scipy(name, A):
    method, triangle, lower = METHODS[name]
    b = np.arange(3.0 * len(A)).reshape(len(A), 3)
    np.testing.assert_allclose(method(triangle(A), b), solve_triangular(triangle(A), b, lower=lower), atol=1e-13)
    np.testing.assert_allclose(method(triangle(A), b[:, 1]), method(triangle(A), b)[:, 1])


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("factor", [1e200, 1e-200])
def test_scaling_the_triangle_shrinks_the_answer(name, factor):
    method, triangle, _ = METHODS[name]
    T = triangle(np.random.default_rng(SEED).uniform(1, 2, (5, 5)))
    np.testing.assert_allclose(method(factor * T, np.ones(5)), method(T, np.ones(5)) / factor, rtol=1e-13)


def test_turning_the_rows_and_columns_about_swaps_the_two():
    U = np.triu(np.random.default_rng(SEED).uniform(1, 2, (5, 5)))
    b = np.arange(5.0)
    np.testing.assert_allclose(forward_substitution(U[::-1, ::-1], b[::-1]), back_substitution(U, b)[::-1])


@pytest.mark.parametrize("dtype", [np.int64, np.float32])
def test_other_numbers_are_taken_as_float64(dtype):
    x = back_substitution(np.array([[2, 1], [0, 4]], dtype=dtype), np.array([4, 8], dtype=dtype))
    assert x.dtype == np.float64
    assert x.tolist() == [1, 2]


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("bad", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name, bad):
    with pytest.raises(ValueError, match=NOT_MATRICES[bad][1]):
        METHODS[name][0](NOT_MATRICES[bad][0], [1.0, 1.0])


@pytest.mark.parametrize(
    ("method", "T", "b", "words"),
    [
        (back_substitution, [[1, 2], [3, 4]], [1, 1], r"upper triangular, but U\[1, 0\] is 3"),
        (forward_substitution, [[1, 2], [3, 4]], [1, 1], r"lower triangular, but L\[0, 1\] is 2"),
        (back_substitution, [[1, 2], [0, 0]], [1, 1], r"pivot U\[1, 1\], which is zero.*least_squares"),
        (forward_substitution, [[0, 0], [1, 1]], [1, 1], r"pivot L\[0, 0\], which is zero"),
        (back_substitution, np.eye(2), [1, 1, 1], r"b of shape \(2,\) or \(2, k\).*\(3,\)"),
        (back_substitution, np.eye(2), np.ones((2, 2, 2)), r"shape \(2, 2, 2\)"),
        (back_substitution, np.eye(2), [1, np.nan], "finite"),
        (back_substitution, [[1e-200]], [1e200], "beyond 1.8e308"),
        (forward_substitution, [[1e-200]], [1e200], "beyond 1.8e308"),
    ],
)
def test_what_cannot_be_solved_is_refused_in_words(method, T, b, words):
    with pytest.raises(ValueError, match=words):
        method(T, b)
