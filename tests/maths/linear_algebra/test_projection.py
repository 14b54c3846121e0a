"""Projections and mirrors against least squares, and the laws that make them projections and mirrors."""

import numpy as np
import pytest
from hypothesis import given

from fullrank.maths import complement, project, projection_matrix, reflect, reflection_matrix

from ..drawn import QUICK, RECTANGLES
from ..tables import NOT_MATRICES, RECTANGULAR, SEED, hilbert


def drawn(*shape):
    return np.random.default_rng(SEED).standard_normal(shape)


def nearest(b, A):
    """Least squares by LAPACK's singular values."""
    A = np.asarray(A, dtype=float)
    A = A / (np.abs(A).max() or 1)
    return A @ np.linalg.lstsq(A, b, rcond=None)[0]


@pytest.mark.parametrize("name", RECTANGULAR)
def test_the_projection_is_the_nearest_point(name):
    A = RECTANGULAR[name]
    b = drawn(len(A), 3)
    np.testing.assert_allclose(project(b, A), nearest(b, A), atol=1e-13)
    np.testing.assert_allclose(project(b[:, 0], A), nearest(b, A)[:, 0], atol=1e-13)
    np.testing.assert_allclose(projection_matrix(A) @ b, nearest(b, A), atol=1e-13)


@QUICK
@given(RECTANGLES)
def test_projecting_twice_is_projecting_once(A):
    P, N = projection_matrix(A), complement(A)
    np.testing.assert_allclose(P @ P, P, atol=1e-14)
    np.testing.assert_allclose(P.T, P, atol=1e-15)
    np.testing.assert_allclose(P @ A, A, atol=1e-13)
    assert np.trace(P) == pytest.approx(np.linalg.matrix_rank(A), abs=1e-13)
    np.testing.assert_allclose(N.T @ N, np.eye(N.shape[1]), atol=1e-14)
    np.testing.assert_allclose(N.T @ A, 0, atol=1e-13)
    np.testing.assert_allclose(P + N @ N.T, np.eye(len(A)), atol=1e-14)


def test_a_basis_of_the_same_space_gives_the_same_projection():
    A = RECTANGULAR["tall"]
    np.testing.assert_allclose(projection_matrix(A @ drawn(3, 3)), projection_matrix(A), atol=1e-13)
    np.testing.assert_allclose(projection_matrix(np.hstack([A, A[:, :1]])), projection_matrix(A), atol=1e-14)
    np.testing.assert_allclose(projection_matrix(1e-200 * A), projection_matrix(A), atol=1e-14)


def test_what_is_left_is_at_right_angles_even_to_nearly_parallel_columns():
    A, b = hilbert(12)[:, :8], drawn(12)
    left = b - project(b, A)
    assert np.abs(A.T @ left).max() < 1e-14


def test_a_vector_stands_for_its_line():
    assert projection_matrix([3, 4]).round(12).tolist() == [[0.36, 0.48], [0.48, 0.64]]
    assert project([1, 1], [0, 2]).round(12).tolist() == [0, 1]
    assert complement([0, 5]).shape == (2, 1)


def test_nothing_lies_on_zero():
    assert not projection_matrix(np.zeros((3, 2))).any()
    assert complement(np.zeros((3, 2))).shape == (3, 3)
    assert complement(np.eye(3)).shape == (3, 0)


def test_the_null_space_is_the_complement_of_the_rows():
    A = RECTANGULAR["rank two"]
    N = complement(A.T)
    assert N.shape == (5, 3)
    np.testing.assert_allclose(A @ N, 0, atol=1e-13)


@pytest.mark.parametrize("normal", [[1.0], [1, 2], [3, 0, -4], [1e200, 1e200], [1e-200, 0, 1e-200]])
def test_mirrors_are_their_own_inverse(normal):
    n, H = len(normal), reflection_matrix(normal)
    x = drawn(n, 2)
    np.testing.assert_allclose(H @ H, np.eye(n), atol=1e-15)
    assert (H == H.T).all()
    assert np.linalg.det(H) == pytest.approx(-1)
    np.testing.assert_allclose(reflect(x, normal), H @ x, atol=1e-15)
    np.testing.assert_allclose(reflect(x[:, 0], normal), H @ x[:, 0], atol=1e-15)
    np.testing.assert_allclose(reflect(x, -7 * np.array(normal)), H @ x, atol=1e-15)


def test_a_mirror_turns_its_normal_about_and_leaves_what_lies_in_it():
    np.testing.assert_allclose(reflect([1, 2, 2], [1, 2, 2]), [-1, -2, -2])
    assert reflect([2, -1, 0], [1, 2, 2]).tolist() == [2, -1, 0]


@pytest.mark.parametrize("method", [projection_matrix, complement, lambda A: project([1.0, 1.0], A)])
@pytest.mark.parametrize("name", [name for name in NOT_MATRICES if name != "vector"])
def test_what_is_no_matrix_is_refused_in_words(method, name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        method(A)


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda: project([1, 2, 3], np.eye(2)), r"project needs b of shape \(2,\)"),
        (lambda: project([np.nan, 1], np.eye(2)), "finite"),
        (lambda: project(np.ones((3, 3, 3)), np.ones((3, 3, 3))), "a matrix"),
        (lambda: reflect([1, 2], [0, 0]), "normal as a vector.*not zero"),
        (lambda: reflect([1, 2], np.eye(2)), "normal as a vector"),
        (lambda: reflect([1, 2, 3], [1, 0]), r"x of shape \(2,\)"),
        (lambda: reflection_matrix([]), "normal as a vector"),
        (lambda: reflection_matrix([0.0]), "not zero"),
        (lambda: reflect([1.7e308, 1.7e308], [1, 1]), "reflect finds an answer"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(attempt, words):
    with pytest.raises(ValueError, match=words):
        attempt()
