"""Gram-Schmidt against LAPACK's QR, the loss of right angles that theory predicts, and dependent columns."""

import numpy as np
import pytest
from hypothesis import given

from fullrank.maths import gram_schmidt, rank

from ..drawn import QUICK, RECTANGLES
from ..tables import NOT_MATRICES, RECTANGULAR, SEED, hilbert

METHODS = ["classical", "modified", "twice"]
EPS = np.finfo(float).eps


def lost(Q):
    """How far the columns of Q are from right angles."""
    return np.abs(Q.T @ Q - np.eye(Q.shape[1])).max(initial=0)


def conditioned(kappa):
    """A matrix (60, 20) with singular values from 1 to 1/kappa."""
    rng = np.random.default_rng(SEED)
    U, V = np.linalg.qr(rng.standard_normal((60, 20)))[0], np.linalg.qr(rng.standard_normal((20, 20)))[0]
    return U * np.geomspace(1, 1 / kappa, 20) @ V.T


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", RECTANGULAR)
def test_the_factors_multiply_to_the_matrix(method, name):
    A, found = np.asarray(RECTANGULAR[name], dtype=float), gram_schmidt(RECTANGULAR[name], method)
    np.testing.assert_allclose(found.Q @ found.R, A, atol=1e-15 * len(A) * np.abs(A).max())
    assert lost(found.Q) < 1e-14
    assert len(found.independent) == np.linalg.matrix_rank(A)
    triangle = found.R[:, found.independent]
    assert (np.tril(triangle, -1) == 0).all()
    assert (triangle.diagonal() > 0).all()


@pytest.mark.parametrize("method", METHODS)
def test_independent_columns_give_the_factors_of_lapack_up_to_sign(method):
    A = RECTANGULAR["tall"]
    Q, R = np.linalg.qr(A)
    signs = np.sign(R.diagonal())
    found = gram_schmidt(A, method)
    np.testing.assert_allclose(found.Q, Q * signs, atol=1e-14)
    np.testing.assert_allclose(found.R, R * signs[:, None], atol=1e-14)


@QUICK
@given(RECTANGLES)
def test_drawn_matrices_keep_their_rank_and_come_back(A):
    for method in METHODS:
        found = gram_schmidt(A, method)
        np.testing.assert_allclose(found.Q @ found.R, A, atol=1e-12)
        assert len(found.independent) == rank(A)


@pytest.mark.parametrize("kappa", [1e2, 1e4, 1e6, 1e7])
def test_right_angles_are_lost_as_theory_says(kappa):
    A = conditioned(kappa)
    classical, modified, twice = (lost(gram_schmidt(A, method).Q) for method in METHODS)
    assert 1e-3 * kappa * EPS < modified < 10 * kappa * EPS
    assert 10 * modified < classical < 10 * kappa**2 * EPS or kappa < 1e3
    assert twice < 20 * EPS


def test_lauchlis_matrix_ruins_the_classical_way():
    A = np.vstack([np.ones(3), 1e-8 * np.eye(3)])
    classical, modified, twice = (lost(gram_schmidt(A, method).Q) for method in METHODS)
    assert classical == pytest.approx(0.5, rel=1e-6)
    assert modified < 1e-7
    assert twice < 1e-15


def test_twice_holds_right_angles_even_for_hilberts_matrix():
    assert lost(gram_schmidt(hilbert(10), "twice").Q) < 1e-15


def test_a_dependent_column_gives_no_direction_but_keeps_its_coefficients():
    found = gram_schmidt([[1, 2, 0], [0, 0, 3]])
    assert found.independent == (0, 2)
    assert found.Q.tolist() == [[1, 0], [0, 1]]
    assert found.R.tolist() == [[1, 2, 0], [0, 0, 3]]


def test_nothing_is_left_of_zero():
    found = gram_schmidt(np.zeros((3, 2)))
    assert found.Q.shape == (3, 0)
    assert found.R.shape == (0, 2)
    assert found.independent == ()


@pytest.mark.parametrize("method", METHODS)
def test_scaling_a_column_scales_a_column_of_the_triangle(method):
    A, sizes = RECTANGULAR["tall"], np.array([1e200, 1e-200, -3.0])
    plain, scaled = gram_schmidt(A, method), gram_schmidt(A * sizes, method)
    np.testing.assert_allclose(scaled.Q, plain.Q * np.sign(sizes), atol=1e-13)
    np.testing.assert_allclose(scaled.R, np.sign(sizes)[:, None] * plain.R * sizes, rtol=1e-10)


def test_turning_the_space_turns_the_directions():
    turn = np.linalg.qr(np.random.default_rng(SEED).standard_normal((7, 7)))[0]
    A = RECTANGULAR["tall"]
    np.testing.assert_allclose(gram_schmidt(turn @ A).Q, turn @ gram_schmidt(A).Q, atol=1e-14)


def test_a_tolerance_decides_which_columns_count():
    nearly = [[1.0, 1.0], [0.0, 1e-9]]
    assert gram_schmidt(nearly).independent == (0, 1)
    assert gram_schmidt(nearly, tol=1e-6).independent == (0,)


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        gram_schmidt(A)


def test_other_methods_and_tolerances_are_refused():
    with pytest.raises(ValueError, match="classical, modified, twice, but not 'thrice'"):
        gram_schmidt(np.eye(2), "thrice")
    with pytest.raises(ValueError, match="tol that is not negative"):
        gram_schmidt(np.eye(2), tol=-1)
    with pytest.raises(ValueError, match="gram_schmidt finds an answer with numbers beyond"):
        gram_schmidt([[1.7e308], [1.7e308]])


STEEP = np.array([[9.0, 9, 9, 12], [6, 6, 6, 8], [6, 3, 3, -1]])


@pytest.mark.parametrize("method", METHODS)
def test_a_remnant_of_rounding_is_no_direction(method):
    found = gram_schmidt(STEEP, method)
    assert found.independent == (0, 1)
    np.testing.assert_allclose(found.Q @ found.R, STEEP, atol=1e-13)


@pytest.mark.parametrize("method", METHODS)
def test_low_ranks_come_back_whole_in_every_way(method):
    rng = np.random.default_rng(SEED)
    for _ in range(300):
        m, n, r = rng.integers(1, 6, 3)
        A = (rng.integers(-3, 4, (m, r)) @ rng.integers(-3, 4, (r, n))).astype(float)
        found = gram_schmidt(A, method)
        assert len(found.independent) == np.linalg.matrix_rank(A)
        np.testing.assert_allclose(found.Q @ found.R, A, atol=1e-12 * max(1, np.abs(A).max()))


@pytest.mark.parametrize("method", METHODS)
def test_columns_in_the_span_come_back_where_right_angles_are_lost(method):
    steep = np.vstack([np.ones(3), 1e-8 * np.eye(3)])
    A = np.column_stack([steep, steep @ [1.0, 2.0, 3.0], steep @ [3.0, -1.0, 1.0]])
    found = gram_schmidt(A, method, tol=1e-14)
    assert found.independent == (0, 1, 2)
    np.testing.assert_allclose(found.Q @ found.R, A, atol=1e-14)


def test_a_method_that_is_no_word_is_refused():
    for method in (["twice"], np.array(["twice", "modified"]), None):
        with pytest.raises(ValueError, match="gram_schmidt knows the methods"):
            gram_schmidt(np.eye(2), method)
