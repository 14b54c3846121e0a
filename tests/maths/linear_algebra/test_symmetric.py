"""Symmetric eigenpairs against LAPACK and known spectra, under shift, scale, turns and renaming."""

import numpy as np
import pytest
from hypothesis import given

from fullrank.maths import Reason, symmetric_eigenpairs
from fullrank.maths._linear_algebra import symmetric as _symmetric

from ..drawn import QUICK, square
from ..tables import NOT_MATRICES, SEED, SYMMETRIC


def size(A):
    return np.linalg.norm(A / np.abs(A).max(), 2) * np.abs(A).max() if A.any() else 1.0


@pytest.mark.parametrize("name", SYMMETRIC)
def test_the_pairs_are_those_of_lapack(name):
    A = np.asarray(SYMMETRIC[name], dtype=float)
    found, allowed = symmetric_eigenpairs(SYMMETRIC[name]), 1e-15 * len(A) * size(A)
    np.testing.assert_allclose(found.values, np.linalg.eigvalsh(A)[::-1], atol=allowed)
    np.testing.assert_allclose(A @ found.vectors, found.vectors * found.values, atol=allowed)
    np.testing.assert_allclose(found.vectors.T @ found.vectors, np.eye(len(A)), atol=1e-15 * len(A) + 1e-15)
    np.testing.assert_allclose(found.matrix(), A, atol=2 * allowed)
    assert (np.diff(found.values) <= 0).all()
    assert (found.vectors[np.abs(found.vectors).argmax(axis=0), np.arange(len(A))] > 0).all()


@QUICK
@given(square(8))
def test_drawn_matrices_come_apart_and_together(A):
    S = A + A.T
    found = symmetric_eigenpairs(S)
    np.testing.assert_allclose(found.values, np.linalg.eigvalsh(S)[::-1], atol=1e-13)
    np.testing.assert_allclose(found.matrix(), S, atol=1e-13)
    assert found.values.sum() == pytest.approx(np.trace(S), abs=1e-13)


@QUICK
@given(square())
def test_the_spectrum_moves_with_shift_and_scale_and_stays_under_renaming(A):
    S, values = A + A.T, symmetric_eigenpairs(A + A.T).values
    order = np.random.default_rng(3).permutation(len(A))
    np.testing.assert_allclose(symmetric_eigenpairs(S + 7 * np.eye(len(A))).values, values + 7, atol=1e-13)
    np.testing.assert_allclose(symmetric_eigenpairs(-3 * S).values, -3 * values[::-1], atol=1e-12)
    np.testing.assert_allclose(symmetric_eigenpairs(1e-200 * S).values, 1e-200 * values, atol=1e-213)
    np.testing.assert_allclose(symmetric_eigenpairs(S[np.ix_(order, order)]).values, values, atol=1e-13)


def test_the_spectrum_of_a_chain_is_known():
    n = 150
    chain = 2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1)
    known = 2 - 2 * np.cos(np.pi * np.arange(n, 0, -1) / (n + 1))
    np.testing.assert_allclose(symmetric_eigenpairs(chain).values, known, atol=1e-14)


def test_a_spectrum_that_was_put_in_comes_out():
    Q = np.linalg.qr(np.random.default_rng(SEED).standard_normal((60, 60)))[0]
    values = np.concatenate([np.full(20, 3.0), np.full(20, -1.0), np.zeros(20)])  # each twenty times
    np.testing.assert_allclose(symmetric_eigenpairs(Q * values @ Q.T).values, np.sort(values)[::-1], atol=1e-14)


def test_the_largest_terms_are_the_best_of_their_rank():
    S = SYMMETRIC["Hilbert"]
    found = symmetric_eigenpairs(S)
    assert np.linalg.norm(S - found.matrix(2), 2) == pytest.approx(found.values[2], rel=1e-12)
    assert not found.matrix(0).any()


def test_a_large_matrix_keeps_its_digits():
    A = np.random.default_rng(SEED).standard_normal((300, 300))
    A = A @ A.T
    found = symmetric_eigenpairs(A)
    np.testing.assert_allclose(found.values, np.linalg.eigvalsh(A)[::-1], atol=1e-13 * found.values[0])
    np.testing.assert_allclose(found.matrix(), A, atol=1e-13 * found.values[0])


@pytest.mark.parametrize("rank", [1, 2, 5])
@pytest.mark.parametrize("whole", [True, False])
def test_many_zero_eigenvalues_do_not_hold_it_up(rank, whole):
    rng = np.random.default_rng(rank)
    B = rng.integers(-2, 3, (150, rank)).astype(float) if whole else rng.standard_normal((150, rank))
    found = symmetric_eigenpairs(B @ B.T)
    assert np.abs(found.values[rank:]).max() < 1e-14 * found.values[0]


def test_small_blocks_beside_a_large_one_keep_their_own_digits():
    A = np.zeros((3, 3))
    A[0, 0], A[1:, 1:] = 1.0, 1e-17 * np.array([[2.0, 1.0], [1.0, 2.0]])
    np.testing.assert_allclose(symmetric_eigenpairs(A).values, [1.0, 3e-17, 1e-17], rtol=1e-14)


def test_a_zero_read_less_strictly_is_still_accurate(monkeypatch):
    monkeypatch.setattr(_symmetric, "PATIENCE", 0)
    A = np.asarray(SYMMETRIC["grid"])
    found = symmetric_eigenpairs(A)
    np.testing.assert_allclose(found.values, np.linalg.eigvalsh(A)[::-1], atol=1e-13)
    np.testing.assert_allclose(found.matrix(), A, atol=1e-13)


def test_rounding_away_from_symmetry_is_forgiven():
    A = np.array([[1.0, 0.1 + 0.2], [0.3, 1.0]])
    assert A[0, 1] != A[1, 0]
    np.testing.assert_allclose(symmetric_eigenpairs(A).values, [1.3, 0.7])


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        symmetric_eigenpairs(A)


def test_what_is_not_symmetric_is_refused_with_the_worst_pair():
    with pytest.raises(ValueError, match=r"A\[0, 2\] is 5 and A\[2, 0\] is 0; \(A \+ A.T\) / 2.*qr_iteration"):
        symmetric_eigenpairs([[1, 2, 5], [2.5, 1, 0], [0, 0, 1]])
    with pytest.raises(ValueError, match="square matrix"):
        symmetric_eigenpairs(np.ones((2, 3)))


@pytest.mark.parametrize(("k", "words"), [(-1, "at least 0"), (1.5, "whole number"), (3, "at most 2"), ("a", "whole")])
def test_a_count_of_terms_out_of_range_is_refused(k, words):
    with pytest.raises(ValueError, match=f"SymmetricEigenpairs.matrix needs k .*{words}"):
        symmetric_eigenpairs([[2.0, 1.0], [1.0, 2.0]]).matrix(k)


def test_eigenvalues_beyond_float64_are_refused():
    with pytest.raises(ValueError, match="symmetric_eigenpairs finds an answer with numbers beyond"):
        symmetric_eigenpairs(1.7e308 * np.ones((2, 2)))


@pytest.mark.parametrize("name", SYMMETRIC)
def test_the_steps_end_with_nothing_beside_the_diagonal(name):
    A = np.asarray(SYMMETRIC[name], dtype=float)
    found = symmetric_eigenpairs(A)
    assert found.reason is Reason.CONVERGED
    assert found.converged
    assert found.steps == len(found.path) <= 3 * len(A)
    assert (found.path <= 2 * np.linalg.norm(A / size(A)) * size(A)).all()  # no part of a matrix is longer than it
    if found.steps:
        assert found.path[-1] <= 1e-15 * size(A)
    values, vectors = found.value
    np.testing.assert_allclose(A @ vectors, vectors * values, atol=1e-15 * len(A) * size(A))


def test_the_path_has_the_units_of_the_matrix():
    A = SYMMETRIC["drawn"]
    path = symmetric_eigenpairs(A).path
    np.testing.assert_array_equal(symmetric_eigenpairs(2.0**70 * A).path, 2.0**70 * path)


def test_the_path_begins_with_the_side_diagonal_after_one_textbook_step():
    A = SYMMETRIC["drawn"]
    d, e, _ = _symmetric._tridiagonal(A)
    T = np.diag(d) + np.diag(e, 1) + np.diag(e, -1)
    corner = np.linalg.eigvalsh(T[:2, :2])
    shift = corner[np.abs(corner - d[0]).argmin()]  # Wilkinson's
    Q = np.linalg.qr((T - shift * np.eye(len(T)))[::-1, ::-1])[0][::-1, ::-1]  # QL is QR seen from the other corner
    assert symmetric_eigenpairs(A).path[0] == pytest.approx(np.linalg.norm((Q.T @ T @ Q).diagonal(-1)), rel=1e-12)


def test_steps_that_run_out_are_told(monkeypatch):
    monkeypatch.setattr(_symmetric, "MOST_TRIES", 1)
    found = symmetric_eigenpairs(SYMMETRIC["drawn"])
    assert found.reason is Reason.OUT_OF_STEPS
    assert not found.converged
    assert repr(found).startswith("SymmetricEigenpairs: 30 eigenvalues; out of steps after ")
    assert Reason.OUT_OF_STEPS.advice in repr(found)
