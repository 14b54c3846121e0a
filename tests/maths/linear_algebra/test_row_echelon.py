"""The reduced row echelon form, rank and null space against exact fractions and NumPy, and under row operations."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from fullrank.maths import null_space, rank, row_echelon

from ..drawn import QUICK, RECTANGLES, matrices
from ..tables import NOT_MATRICES, RECTANGULAR, SEED, hilbert


@QUICK
@given(matrices(st.integers(1, 4), st.integers(1, 5)))
def test_the_form_is_that_of_exact_fractions(A):
    exact, pivots = sympy.Matrix(A.astype(int)).rref()
    found = row_echelon(A)
    assert found.pivots == tuple(pivots)
    np.testing.assert_allclose(found.R, np.array(exact, dtype=float), atol=1e-10)


@QUICK
@given(matrices(st.integers(1, 4), st.integers(1, 5)), st.data())
def test_mixing_the_rows_leaves_the_form(A, data):
    mix = data.draw(matrices(st.just(len(A)), st.just(len(A))).map(lambda M: np.tril(M, -1) + np.eye(len(M))))
    np.testing.assert_allclose(row_echelon(mix @ A).R, row_echelon(A).R, atol=1e-9)


@pytest.mark.parametrize("name", RECTANGULAR)
def test_the_rank_agrees_with_numpy(name):
    assert rank(RECTANGULAR[name]) == np.linalg.matrix_rank(np.asarray(RECTANGULAR[name], dtype=float))


@pytest.mark.parametrize("r", range(8))
def test_the_rank_of_a_product_is_that_of_its_factors(r):
    rng = np.random.default_rng(SEED + r)
    A = rng.standard_normal((40, r)) @ rng.standard_normal((r, 30))
    assert rank(A) == r
    assert rank(A.T) == r
    assert rank(1e-200 * A) == r
    assert rank(np.hstack([A, A])) == r


def test_a_tolerance_decides_what_counts_as_zero():
    nearly = [[1.0, 1.0], [1.0, 1.0 + 1e-9]]
    assert rank(nearly) == 2
    assert rank(nearly, tol=1e-6) == 1
    assert rank(np.diag([1, 1e-20])) == 1
    assert rank(np.diag([1, 1e-20]), tol=1e-30) == 2


@QUICK
@given(RECTANGLES)
def test_the_null_space_is_sent_to_zero_and_has_the_right_size(A):
    N = null_space(A)
    assert N.shape == (A.shape[1], A.shape[1] - rank(A))
    np.testing.assert_allclose(A @ N, 0, atol=1e-10 * max(1, np.abs(N).max(initial=0)))
    assert np.linalg.matrix_rank(N) == N.shape[1] if N.size else True


def test_each_special_solution_has_its_own_free_column():
    N = null_space([[1, 2, 0, 3], [0, 0, 1, 4]])
    assert N.tolist() == [[-2, -3], [1, 0], [0, -4], [0, 1]]
    assert null_space(np.eye(3)).shape == (3, 0)
    assert null_space(np.zeros((2, 3))).tolist() == np.eye(3).tolist()


def test_columns_are_made_of_the_pivot_columns():
    A = RECTANGULAR["rank two"]
    found = row_echelon(A)
    np.testing.assert_allclose(A[:, found.pivots] @ found.R[: found.rank], A, atol=1e-12)
    assert not found.R[found.rank :].any()


def test_no_zero_is_negative():
    R = row_echelon([[-1, 0], [0, -2]]).R
    assert not np.signbit(R).any()


def test_columns_nearly_parallel_still_count_while_digits_last():
    assert rank(hilbert(8)) == 8
    assert rank(hilbert(30)) < 30


@pytest.mark.parametrize("method", [row_echelon, rank, null_space])
@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(method, name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        method(A)


def test_a_negative_tolerance_is_refused():
    with pytest.raises(ValueError, match="rank needs a tol that is not negative"):
        rank(np.eye(2), tol=-1)


@pytest.mark.parametrize("method", [row_echelon, rank, null_space])
def test_the_function_that_was_called_is_named(method):
    for call in (lambda: method(np.eye(2), tol=-1), lambda: method([[np.nan]]), lambda: method([1.0])):
        with pytest.raises(ValueError, match=f"^{method.__name__} needs"):
            call()
