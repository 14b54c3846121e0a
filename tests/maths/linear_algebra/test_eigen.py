"""Eigenvalues by hand, diagonal form and powers against LAPACK and repeated multiplication."""

import numpy as np
import pytest
from numpy.linalg import matrix_power as repeated_product

from fullrank.maths import diagonalise, eigen_2x2, matrix_power

from ..tables import NOT_MATRICES, SEED, SQUARE

SHEAR = [[1, 1], [0, 1]]


def in_order(values):
    return sorted(values.astype(complex), key=lambda z: (round(z.real, 6), z.imag))


def test_eigen_2x2_agrees_with_lapack_on_drawn_matrices():
    rng = np.random.default_rng(SEED)
    for _ in range(300):
        A = rng.integers(-9, 10, (2, 2)).astype(float)
        pairs = eigen_2x2(A)
        expected = np.linalg.eigvals(A)
        tolerance = 1e-7 if pairs.directions == "one" else 1e-12  # LAPACK too splits a double root by 1e-8
        np.testing.assert_allclose(in_order(pairs.values), in_order(expected), atol=10 * tolerance)
        for lam, v in zip(pairs.values, pairs.vectors.T, strict=False):
            assert np.linalg.norm(v) == pytest.approx(1)
            np.testing.assert_allclose(A @ v, lam * v, atol=1e-12)


@pytest.mark.parametrize(
    ("A", "directions", "columns"),
    [
        ([[2, 0], [0, 2]], "every", 2),
        ([[-1, 0], [0, -1]], "every", 2),
        ([[0, 0], [0, 0]], "every", 2),
        (SHEAR, "one", 1),
        ([[1, 0], [5, 1]], "one", 1),
        ([[0.1 + 0.2, 1], [0, 0.3]], "one", 1),
        ([[0, -1], [1, 0]], "no real", 2),
        ([[2, 1], [1, 2]], "two", 2),
        ([[1, 0], [0, 1 + 1e-9]], "two", 2),
    ],
)
def test_the_special_cases_are_told_apart(A, directions, columns):
    pairs = eigen_2x2(A)
    assert pairs.directions == directions
    assert pairs.vectors.shape == (2, columns)


def test_a_small_eigenvalue_keeps_its_digits():
    values = eigen_2x2([[1e8, 1], [0, 1e-8]]).values
    assert values.tolist() == pytest.approx([1e8, 1e-8], rel=1e-14)


@pytest.mark.parametrize("factor", [-3.0, 1e-180, 1e180])
def test_scaling_scales_the_eigenvalues(factor):
    A = np.array([[4.0, 1.0], [2.0, 3.0]])
    np.testing.assert_allclose(eigen_2x2(factor * A).values, factor * eigen_2x2(A).values)
    np.testing.assert_allclose(diagonalise(factor * A).values, factor * diagonalise(A).values)


@pytest.mark.parametrize("name", SQUARE)
def test_diagonal_form_gives_the_matrix_back(name):
    A = np.asarray(SQUARE[name], dtype=float)
    found = diagonalise(A)
    np.testing.assert_allclose(found.power(1), A, atol=1e-12 * np.abs(A).max())
    np.testing.assert_allclose(A @ found.C, found.C @ found.matrix, atol=1e-12 * np.abs(A).max())
    assert (np.diff(np.abs(found.values)) <= 1e-9 * np.abs(found.values[0])).all()


def test_a_symmetric_matrix_gets_square_axes():
    C = diagonalise(SQUARE["symmetric"]).C
    np.testing.assert_allclose(C.T @ C, np.eye(6), atol=1e-14)


@pytest.mark.parametrize("A", [SHEAR, [[3, 1, 0], [0, 3, 1], [0, 0, 3]], [[5, 1, 0], [0, 5, 0], [0, 0, 5]]])
def test_a_shear_has_no_diagonal_form(A):
    with pytest.raises(ValueError, match="independent eigenvectors"):
        diagonalise(A)
    with pytest.raises(ValueError, match=r"np\.linalg\.matrix_power"):
        matrix_power(A, 3)


@pytest.mark.parametrize("n", [0, 1, 2, 5, 13])
@pytest.mark.parametrize("A", [[[2, 1], [1, 2]], [[0, -1], [1, 0]], [[0.5, 0.2, 0], [0.3, 0.5, 0.4], [0.2, 0.3, 0.6]]])
def test_powers_agree_with_repeated_multiplication(A, n):
    np.testing.assert_allclose(matrix_power(A, n), repeated_product(np.array(A, dtype=float), n), rtol=1e-11, atol=1e-9)


def test_powers_add_up_and_negative_powers_undo():
    A = np.array([[4.0, 1.0], [2.0, 3.0]])
    np.testing.assert_allclose(matrix_power(A, 3) @ matrix_power(A, 4), matrix_power(A, 7))
    np.testing.assert_allclose(matrix_power(A, -2) @ A @ A, np.eye(2), atol=1e-13)


def test_powers_of_the_transpose_are_transposed():
    A = np.array([[4.0, 1.0], [2.0, 3.0]])
    np.testing.assert_allclose(matrix_power(A.T, 6), matrix_power(A, 6).T)


def test_a_power_must_be_whole():
    with pytest.raises(ValueError, match="whole number"):
        matrix_power(np.eye(2), 0.5)


def test_eigen_2x2_wants_two_rows():
    with pytest.raises(ValueError, match="2 by 2"):
        eigen_2x2(np.eye(3))


@pytest.mark.parametrize("method", [eigen_2x2, diagonalise])
@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(method, name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        method(A)


def test_powers_beyond_float64_are_refused():
    for A, n in (([[1e200, 0], [0, 1]], 2), ([[2.0, 1], [1, 2]], 5000), ([[3.0, -4], [4, 3]], 2000), ([[1e-320]], -1)):
        with pytest.raises(ValueError, match=r"^matrix_power finds an answer with numbers beyond 1\.8e308"):
            matrix_power(A, n)
    with pytest.raises(ValueError, match="Diagonal.power finds an answer with numbers beyond"):
        diagonalise([[1e200]]).power(2)
    assert matrix_power([[0.5, 0], [0, 0.25]], 10**6).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize("n", [10**16, -(10**16), 10**400])
def test_a_power_of_which_no_digit_would_be_right_is_refused(n):
    with pytest.raises(ValueError, match=r"^matrix_power needs n below 4\.5e\+15 in size"):
        matrix_power([[0.9, 0.2], [0.1, 0.8]], n)


def test_an_inverse_is_powered_whatever_the_units_of_rows_and_columns():
    assert matrix_power(np.diag([1e10, 1e-10]), -1).tolist() == [[1e-10, 0], [0, 1e10]]
    graded = np.array([[1e10, 1.0], [1.0, 2e-10]])
    for A in (graded, graded * [[1.0], [1e3]]):
        np.testing.assert_allclose(matrix_power(A, -2), np.linalg.inv(A) @ np.linalg.inv(A), rtol=1e-9)
    np.testing.assert_allclose(
        matrix_power([[3e10, 0, 0], [0, 3e10, 0], [0, 0, 7e-10]], -1).diagonal(), [1 / 3e10] * 2 + [1 / 7e-10]
    )


@pytest.mark.parametrize("A", [[[1, 0], [0, 0]], [[1, 1], [1, 1]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], np.zeros((2, 2))])
def test_nothing_undoes_a_matrix_that_flattens(A):
    with pytest.raises(ValueError, match="^matrix_power needs independent columns, but A is singular: column"):
        matrix_power(A, -1)
    with pytest.raises(ValueError, match="^Diagonal.power needs eigenvalues other than 0 for a negative power"):
        diagonalise(A).power(-1)


@pytest.mark.parametrize("n", ["a", 0.5, None, True, [2]])
def test_a_power_of_the_diagonal_form_must_be_whole(n):
    for call in (diagonalise([[2.0]]).power, lambda n: matrix_power([[2.0]], n)):
        with pytest.raises(ValueError, match="needs a whole number n, but it is"):
            call(n)


@pytest.mark.parametrize("method", [diagonalise, eigen_2x2])
def test_eigenvalues_beyond_float64_are_refused(method):
    with pytest.raises(ValueError, match=f"^{method.__name__} finds an answer with numbers beyond"):
        method(1.7e308 * np.ones((2, 2)))


def test_powers_name_themselves_in_what_they_refuse():
    for A in (SHEAR, np.ones((2, 3)), [[np.nan]]):
        with pytest.raises(ValueError, match="^matrix_power needs"):
            matrix_power(A, 2)


def test_powers_that_overflow_below_zero_are_refused():
    with pytest.raises(ValueError, match="^matrix_power finds an answer with numbers beyond"):
        matrix_power([[3e-154, 0], [0, 1e-154]], -3)


def test_no_zero_of_an_eigenvector_is_negative():
    assert not np.signbit(eigen_2x2(SHEAR).vectors).any()
