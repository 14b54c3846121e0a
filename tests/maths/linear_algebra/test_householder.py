"""Householder's QR against LAPACK's, full and reduced, of every shape and rank, and its mirrors applied unseen."""

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given
from hypothesis import strategies as st

from fullrank.maths import qr

from ..drawn import QUICK, RECTANGLES
from ..tables import NOT_MATRICES, RECTANGULAR, SEED, hilbert


@pytest.mark.parametrize("pivoting", [False, True])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("name", RECTANGULAR)
def test_the_factors_multiply_to_the_matrix(name, full, pivoting):
    A = np.asarray(RECTANGULAR[name], dtype=float)
    factors = qr(RECTANGULAR[name], full=full, pivoting=pivoting)
    Q, k = factors.Q, len(A) if full else min(A.shape)
    assert Q.shape == (len(A), k)
    assert factors.R.shape == (k, A.shape[1])
    np.testing.assert_allclose(Q @ factors.R, A[:, factors.order], atol=1e-15 * len(A) * np.abs(A).max())
    np.testing.assert_allclose(Q.T @ Q, np.eye(k), atol=3e-15)
    assert (np.tril(factors.R, -1) == 0).all()


@QUICK
@given(RECTANGLES)
def test_the_triangle_is_that_of_lapack_up_to_signs(A):
    R, expected = qr(A).R, np.linalg.qr(A)[1]
    np.testing.assert_allclose(R.T @ R, expected.T @ expected, atol=1e-12)
    np.testing.assert_allclose(np.abs(R[0]), np.abs(expected[0]), atol=1e-13)
    np.testing.assert_allclose(qr(A).Q @ R, A, atol=1e-13)


@QUICK
@given(RECTANGLES, st.integers(0, 3))
def test_mirrors_are_applied_without_forming_them(A, columns):
    rng = np.random.default_rng(SEED)
    for full in (False, True):
        factors = qr(A, full=full)
        b = rng.standard_normal((len(A), columns) if columns else len(A))
        c = rng.standard_normal((len(factors.R), columns) if columns else len(factors.R))
        np.testing.assert_allclose(factors.apply_transpose(b), factors.Q.T @ b, atol=1e-14)
        np.testing.assert_allclose(factors.apply(c), factors.Q @ c, atol=1e-14)
    np.testing.assert_allclose(factors.apply(factors.apply_transpose(b)), b, atol=1e-14)


@pytest.mark.parametrize("name", RECTANGULAR)
def test_exchanged_columns_make_the_diagonal_fall_and_tell_the_rank(name):
    A = np.asarray(RECTANGULAR[name], dtype=float)
    factors = qr(A, pivoting=True)
    sizes = np.abs(factors.R.diagonal())
    assert (np.diff(sizes) <= 1e-14 * sizes[0]).all()
    assert factors.rank() == np.linalg.matrix_rank(A)
    assert sorted(factors.order) == list(range(A.shape[1]))
    assert qr(A).order.tolist() == list(range(A.shape[1]))


def test_exchanged_columns_are_those_of_lapack():
    A = RECTANGULAR["odd columns"]
    assert qr(A, pivoting=True).order.tolist() == scipy.linalg.qr(A, pivoting=True)[2].tolist()


def test_a_tolerance_decides_the_rank():
    assert qr(np.diag([1, 1e-9])).rank() == 2
    assert qr(np.diag([1, 1e-9])).rank(1e-6) == 1


def test_right_angles_hold_however_nearly_parallel_the_columns():
    Q = qr(hilbert(30)).Q
    np.testing.assert_allclose(Q.T @ Q, np.eye(30), atol=3e-15)


def test_a_triangle_needs_no_mirror():
    R = np.triu(np.arange(1.0, 10).reshape(3, 3))
    factors = qr(R)
    assert factors.R.tolist() == R.tolist()
    assert factors.Q.tolist() == np.eye(3).tolist()


@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_nothing_cancels_where_a_column_is_nearly_on_its_axis(sign):
    A = np.array([[sign, 1.0], [1e-9, 1.0]])
    factors = qr(A)
    np.testing.assert_allclose(factors.Q @ factors.R, A, atol=1e-15)


def test_columns_of_very_different_size_keep_their_digits():
    A = RECTANGULAR["tall"] * np.array([1.0, 1e-180, 1e180])
    factors = qr(A)
    for column, size in zip((factors.Q @ factors.R - A).T, [1.0, 1e-180, 1e180], strict=True):
        assert np.abs(column).max() < 1e-14 * size


def test_a_large_matrix_keeps_its_digits():
    A = np.random.default_rng(SEED).standard_normal((300, 300))
    factors = qr(A)
    np.testing.assert_allclose(factors.apply(factors.R), A, atol=1e-13)
    np.testing.assert_allclose(np.abs(factors.R.diagonal()), np.abs(np.linalg.qr(A)[1].diagonal()), rtol=1e-9)


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        qr(A)


def test_what_does_not_fit_is_refused_in_words():
    factors = qr(np.ones((3, 2)))
    with pytest.raises(ValueError, match=r"QR.apply_transpose needs b of shape \(3,\)"):
        factors.apply_transpose(np.ones(2))
    with pytest.raises(ValueError, match=r"QR.apply needs c of shape \(2,\)"):
        factors.apply(np.ones(3))
    with pytest.raises(ValueError, match="qr finds an answer with numbers beyond"):
        qr([[1.7e308], [1.7e308]])


@pytest.mark.parametrize(("tol", "words"), [("a", "needs numbers"), (np.nan, "finite"), (-1, "not negative")])
def test_a_tolerance_of_the_rank_is_read(tol, words):
    with pytest.raises(ValueError, match=f"QR.rank needs .*{words}" if tol == -1 else f"QR.rank.*{words}"):
        qr(np.eye(2)).rank(tol)
