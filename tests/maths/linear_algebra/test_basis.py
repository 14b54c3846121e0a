"""Change of basis against direct solves, and what no change of basis changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullrank.maths import change_of_basis, coordinates, matrix_in_basis

from ..drawn import QUICK, matrices, regular
from ..tables import NOT_MATRICES, SEED


def drawn(*shape):
    return np.random.default_rng(SEED).standard_normal(shape)


BASES = regular().map(lambda B: (B, B.T + np.eye(len(B)), drawn(len(B), len(B))))


@QUICK
@given(regular())
def test_coordinates_agree_with_a_direct_solve(B):
    v = drawn(len(B), 2)
    np.testing.assert_allclose(coordinates(v, B), np.linalg.solve(B, v), atol=1e-14)
    np.testing.assert_allclose(coordinates(v[:, 0], B), coordinates(v, B)[:, 0], atol=1e-15)
    np.testing.assert_allclose(coordinates(B, B), np.eye(len(B)), atol=1e-14)


@QUICK
@given(st.integers(2, 6), st.integers(1, 5), st.integers(0, 2))
def test_a_subspace_has_coordinates_too(m, n, vectors):
    B = drawn(m, min(n, m - 1)) * 10.0 ** np.arange(-3, -3 + min(n, m - 1))
    c = drawn(B.shape[1], vectors) if vectors else drawn(B.shape[1])
    np.testing.assert_allclose(coordinates(B @ c, B), c, rtol=1e-10)
    np.testing.assert_allclose(coordinates(1e-200 * B @ c, B), 1e-200 * c, rtol=1e-10)
    np.testing.assert_allclose(coordinates(B @ c, 1e-100 * B), 1e100 * c, rtol=1e-10)


def test_a_vector_that_cancels_still_lies_in_the_span():
    B = np.vstack([np.eye(2), np.ones(2)]) @ [[1.0, 1.0], [0.0, 1e-6]]
    np.testing.assert_allclose(coordinates(B @ [1e6, -1e6], B), [1e6, -1e6], rtol=1e-8)


@QUICK
@given(BASES)
def test_changes_of_basis_chain_and_undo(bases):
    B, C, _ = bases
    P = change_of_basis(B, C)
    E = np.eye(len(B))
    np.testing.assert_allclose(C @ P, B, atol=1e-13)
    np.testing.assert_allclose(change_of_basis(C, B) @ P, E, atol=1e-13)
    np.testing.assert_allclose(change_of_basis(E, C) @ change_of_basis(B, E), P, atol=1e-13)
    v = drawn(len(B))
    np.testing.assert_allclose(P @ coordinates(v, B), coordinates(v, C), atol=1e-13)


@QUICK
@given(BASES)
def test_the_same_map_has_the_same_trace_determinant_and_eigenvalues(bases):
    B, _, A = bases
    M = matrix_in_basis(A, B)
    np.testing.assert_allclose(B @ M, A @ B, atol=1e-12)
    assert np.trace(M) == pytest.approx(np.trace(A), abs=1e-12)
    assert np.linalg.det(M) == pytest.approx(np.linalg.det(A), abs=1e-11)
    x = drawn(len(B), 1)[:, 0]
    np.testing.assert_allclose(M @ coordinates(x, B), coordinates(A @ x, B), atol=1e-12)
    np.testing.assert_allclose(matrix_in_basis(M, np.linalg.inv(B)), A, atol=1e-11)


@QUICK
@given(matrices(st.integers(1, 4), st.integers(1, 4)))
def test_a_map_between_spaces_takes_a_basis_in_each(A):
    m, n = A.shape
    B, C = drawn(n, n) + 5 * np.eye(n), drawn(m, m) + 5 * np.eye(m)
    np.testing.assert_allclose(C @ matrix_in_basis(A, B, C), A @ B, atol=1e-12)


def test_eigenvectors_make_a_map_diagonal():
    A = [[4.0, 1.0], [2.0, 3.0]]
    np.testing.assert_allclose(matrix_in_basis(A, [[1, 1], [1, -2]]), np.diag([5.0, 2.0]), atol=1e-14)


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    for attempt in (
        lambda: coordinates([1.0, 1.0], A),
        lambda: change_of_basis(A, np.eye(2)),
        lambda: change_of_basis(np.eye(2), A),
        lambda: matrix_in_basis(A, np.eye(2)),
        lambda: matrix_in_basis(np.eye(2), A),
        lambda: matrix_in_basis(np.eye(2), np.eye(2), A),
    ):
        with pytest.raises(ValueError, match=words):
            attempt()


FLAT = [[1.0, 2.0], [2.0, 4.0]]


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda: coordinates([1, 2], FLAT), r"coordinates needs independent columns, but B.*column 1 is \+2 column 0"),
        (lambda: coordinates([1, 2, 3], np.ones((3, 2))), "B has 2 of rank 1.*row_echelon"),
        (lambda: coordinates([1, 2], np.ones((2, 3))), "B has 3 of rank 1"),
        (lambda: coordinates([1, 2, 3], np.eye(3, 2)), r"it is 3 away; project\(v, B\)"),
        (lambda: coordinates([1, 2], np.eye(3)), r"v of shape \(3,\)"),
        (lambda: coordinates([1e200, 0], [[1e-200], [0]]), "coordinates finds an answer"),
        (lambda: change_of_basis(FLAT, np.eye(2)), "change_of_basis needs independent columns, but B"),
        (lambda: change_of_basis(np.eye(2), FLAT), "change_of_basis needs independent columns, but C"),
        (lambda: change_of_basis(np.eye(2), np.eye(3)), "two bases of one space"),
        (lambda: matrix_in_basis(np.eye(2), FLAT), "matrix_in_basis needs independent columns, but B"),
        (lambda: matrix_in_basis(np.eye(2), FLAT, np.eye(2)), "but B is singular"),
        (lambda: matrix_in_basis(np.eye(2), np.eye(2), FLAT), "but C is singular"),
        (lambda: matrix_in_basis(np.eye(2), np.eye(3)), r"A of shape \(3, 3\)"),
        (lambda: matrix_in_basis([[1e200]], [[1e200]]), "matrix_in_basis finds an answer"),
    ],
)
def test_what_is_no_basis_is_refused_in_words(attempt, words):
    with pytest.raises(ValueError, match=words):
        attempt()


def test_a_distance_beyond_float64_is_told_without_a_warning():
    with pytest.raises(ValueError, match="in the span of the columns of B, but it is inf away"):
        coordinates([1.7e308, -1.7e308, 1.7e308], [[1.0], [1.0], [-1.0]])
