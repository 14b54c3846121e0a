"""QR iteration against LAPACK, under similarity, transposition, shift and scale, and where it must not settle."""

import numpy as np
import pytest
from hypothesis import given
from scipy.optimize import linear_sum_assignment

from fullrank.maths import Reason, qr_iteration, symmetric_eigenpairs

from ..drawn import QUICK, square
from ..tables import NOT_MATRICES, SEED, SQUARE, SYMMETRIC


def drawn(n, seed=SEED):
    return np.random.default_rng(seed).standard_normal((n, n))


SQUARES = {
    **SQUARE,
    "drawn": drawn(30),
    "ring": np.roll(np.eye(9), 1, axis=0),
    "companion": np.vstack([np.ones(8), np.eye(7, 8)]),
    "zero": np.zeros((3, 3)),
    "quarter turn": np.array([[0, -1], [1, 0]]),
    "swap": np.array([[0, 1], [1, 0]]),
    "two pairs nearly alike": np.array([[0, 1, 0, 0], [1, 0, -1e-10, 0], [0, 1e-10, 0, 1], [0, 0, 1, 0]]),  # Day, 1996
    "complex pairs only": np.kron(np.diag([1.0, 2, 3]), [[1, -2], [2, 1]]) + np.eye(6, k=2),
}


def distance(found, expected):
    """The largest difference between the values, each matched with the nearest."""
    apart = np.abs(found[:, None] - expected[None])
    return apart[linear_sum_assignment(apart)].max()


def check_form(A, schur, allowed):
    n = len(A)
    np.testing.assert_allclose(schur.Q.T @ schur.Q, np.eye(n), atol=1e-14 * n)
    np.testing.assert_allclose(A @ schur.Q, schur.Q @ schur.T, atol=allowed)
    side = schur.T.diagonal(-1) != 0
    assert not np.tril(schur.T, -2).any()
    assert not (side[1:] & side[:-1]).any()  # no block of three
    for i in np.flatnonzero(side):
        assert np.linalg.eigvals(schur.T[i : i + 2, i : i + 2]).imag.any()
        assert schur.values[i] == schur.values[i + 1].conj()
    lone = ~np.pad(side, (0, 1)) & ~np.pad(side, (1, 0))
    np.testing.assert_array_equal(schur.values[lone], schur.T.diagonal()[lone])


@pytest.mark.parametrize("name", SQUARES)
def test_all_eigenvalues_are_those_of_lapack(name):
    A = np.asarray(SQUARES[name], dtype=float)
    size = np.abs(A).max() or 1.0
    found = qr_iteration(SQUARES[name])
    assert found.converged
    assert found.steps <= 4 * len(A)
    check_form(A, found.value, 1e-14 * len(A) * size)
    assert distance(found.value.values / size, np.linalg.eigvals(A / size)) < 1e-13
    assert (found.path[-1:] == 0).all()


@QUICK
@given(square(8))
def test_drawn_matrices_all_come_to_a_triangle(A):
    found = qr_iteration(A)
    assert found.converged
    check_form(A, found.value, 1e-12)
    assert found.value.values.sum() == pytest.approx(np.trace(A), abs=1e-11)
    assert found.value.values.dtype == (complex if found.value.values.imag.any() else float)


@pytest.mark.parametrize("seed", range(5))
def test_eigenvalues_survive_change_of_basis_and_transposition_and_move_with_shift_and_scale(seed):
    A, B = drawn(7, seed), drawn(7, seed + 100) + 5 * np.eye(7)
    values = qr_iteration(A).value.values
    assert distance(qr_iteration(np.linalg.solve(B, A @ B)).value.values, values) < 1e-11
    assert distance(qr_iteration(A.T).value.values, values) < 1e-12
    assert distance(qr_iteration(A + 3 * np.eye(7)).value.values, values + 3) < 1e-12
    assert distance(qr_iteration(-1e200 * A).value.values / 1e200, -values) < 1e-12
    assert distance(qr_iteration(A @ A).value.values, values**2) < 1e-11


@pytest.mark.parametrize("shifts", [True, False])
@pytest.mark.parametrize("name", ["drawn", "Hilbert", "two by two", "identity", "zero", "one by one"])
def test_a_symmetric_matrix_becomes_diagonal(name, shifts):
    A = np.asarray(SYMMETRIC[name], dtype=float)[:6, :6]
    found = qr_iteration(A, shifts=shifts)
    assert found.converged
    T = found.value.T
    np.testing.assert_allclose(T, np.diag(T.diagonal()), atol=1e-14 * 6 * (np.abs(A).max() or 1))
    np.testing.assert_allclose(np.sort(found.value.values)[::-1], symmetric_eigenpairs(A).values, atol=1e-13)


def test_without_shifts_the_side_diagonal_falls_by_the_ratio_of_the_eigenvalues():
    Q = np.linalg.qr(drawn(3))[0]
    path = qr_iteration(Q * [8.0, 4.0, 2.0] @ Q.T, shifts=False).path
    assert path[-10] / path[-11] == pytest.approx(1 / 2, rel=1e-3)
    assert len(path) > 40
    assert qr_iteration(Q * [8.0, 4.0, 2.0] @ Q.T).steps < 8


def test_without_shifts_complex_pairs_are_recognised_too():
    A = np.array([[1.0, -2, 3], [2, 1, 4], [0, 0, 9]])
    found = qr_iteration(A + 0.1 * np.ones((3, 3)), shifts=False)
    assert found.converged
    assert found.value.values.imag.any()
    assert distance(found.value.values, np.linalg.eigvals(A + 0.1)) < 1e-12


def test_without_shifts_eigenvalues_of_one_size_never_come_apart():
    A = np.diag([1.0, -1.0, 3.0]) + np.eye(3, k=1)
    Q = np.linalg.qr(drawn(3))[0]
    found = qr_iteration(Q @ A @ Q.T, shifts=False, max_steps=200)
    assert found.converged or found.reason is Reason.OUT_OF_STEPS
    ring = qr_iteration(np.roll(np.eye(4), 1, axis=0), shifts=False, max_steps=50)
    assert ring.reason is Reason.OUT_OF_STEPS
    assert ring.steps == 50
    np.testing.assert_allclose(ring.path, ring.path[0])
    assert qr_iteration(np.roll(np.eye(4), 1, axis=0)).converged


def test_small_blocks_beside_a_large_one_keep_their_own_digits():
    A = np.zeros((4, 4))
    A[0, 0], A[1:, 1:] = 1.0, 1e-17 * np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [6.0, -11.0, 6.0]])
    np.testing.assert_allclose(np.sort(qr_iteration(A).value.values), [1e-17, 2e-17, 3e-17, 1.0], rtol=1e-12)


def test_steps_that_run_out_leave_a_similar_matrix():
    A = drawn(12)
    found = qr_iteration(A, max_steps=3)
    assert found.reason is Reason.OUT_OF_STEPS
    assert found.steps == 3
    np.testing.assert_allclose(A @ found.value.Q, found.value.Q @ found.value.T, atol=1e-13)
    assert found.path[-1] > 0


def test_a_loose_tolerance_takes_fewer_steps():
    A = drawn(12)
    assert qr_iteration(A, tol=1e-3).steps < qr_iteration(A).steps


def test_a_triangle_needs_no_step():
    found = qr_iteration([[1, 2, 3], [0, 4, 5], [0, 0, 6]])
    assert found.steps == 0
    assert found.value.values.tolist() == [1, 4, 6]


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        qr_iteration(A)


@pytest.mark.parametrize(
    ("options", "words"), [({"tol": -1}, "tol that is not negative"), ({"max_steps": 0}, "at least 1")]
)
def test_bad_arguments_are_refused_in_words(options, words):
    with pytest.raises(ValueError, match=words):
        qr_iteration(np.eye(2), **options)


@pytest.mark.parametrize("shifts", [True, False])
def test_a_triangle_beyond_float64_is_refused(shifts):
    with pytest.raises(ValueError, match="qr_iteration finds an answer with numbers beyond"):
        qr_iteration(1.7e308 * np.ones((2, 2)), shifts=shifts, max_steps=5)
