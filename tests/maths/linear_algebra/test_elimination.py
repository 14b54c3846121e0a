"""LU, solving, inverses and determinants against LAPACK and SciPy, under scale and permutation, and when singular."""

import math

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given

from fullrank.maths import LU, determinant, inverse, log_determinant, lu, solve
from fullrank.maths._linear_algebra.elimination import _singular

from ..drawn import QUICK, regular, square
from ..tables import NOT_MATRICES, SEED, SQUARE, hilbert

SINGULAR = {
    "zero": (np.zeros((1, 1)), "column 0 is zero"),
    "column of zeros": ([[0, 1], [0, 2]], "column 0 is zero"),
    "one to nine": (np.arange(1, 10).reshape(3, 3), r"column 2 is -1 column 0 \+2 column 1"),
    "huge": (1e200 * np.ones((2, 2)), r"column 1 is \+1 column 0"),
    "tiny": (1e-200 * np.ones((2, 2)), r"column 1 is \+1 column 0"),
    "many terms": (np.add.outer(np.arange(5.0), np.arange(5.0)), "column 2 is -1 column 0"),
    "Hilbert": (hilbert(14), "column 1[0-3] is .*…"),
}


def as_float(name):
    return np.asarray(SQUARE[name], dtype=float)


@pytest.mark.parametrize("name", SQUARE)
def test_the_triangles_multiply_to_the_rows_in_their_order(name):
    A, factors = as_float(name), lu(SQUARE[name])
    np.testing.assert_allclose(factors.L @ factors.U, A[factors.order], atol=1e-15 * len(A) * np.abs(A).max())
    assert (np.abs(factors.L) <= 1).all()
    assert (np.tril(factors.L) == factors.L).all()
    assert (factors.L.diagonal() == 1).all()
    assert (np.triu(factors.U) == factors.U).all()


@QUICK
@given(square())
def test_the_triangles_are_those_of_scipy(A):
    factors = lu(A)
    P, L, U = scipy.linalg.lu(A)
    np.testing.assert_allclose(factors.L @ factors.U, A[factors.order], atol=1e-13)
    if abs(U.diagonal()).min() > 1e-9 and (np.eye(len(A))[factors.order].T == P).all():  # ties may fall otherwise
        np.testing.assert_allclose(factors.L, L, atol=1e-12)
        np.testing.assert_allclose(factors.U, U, atol=1e-12)


@QUICK
@given(square())
def test_the_sign_is_that_of_the_order(A):
    factors = lu(A)
    assert factors.sign == round(np.linalg.det(np.eye(len(A))[factors.order]))


@pytest.mark.parametrize("name", SQUARE)
def test_solving_agrees_with_lapack(name):
    A, b = as_float(name), np.random.default_rng(SEED).standard_normal((len(SQUARE[name]), 2))
    expected, allowed = np.linalg.solve(A, b), 1e-14 * np.linalg.cond(A)
    size = np.abs(expected).max()
    np.testing.assert_allclose(solve(SQUARE[name], b), expected, atol=allowed * size)
    np.testing.assert_allclose(solve(SQUARE[name], b[:, 0]), expected[:, 0], atol=allowed * size)
    np.testing.assert_allclose(lu(SQUARE[name]).solve(b), expected, atol=allowed * size)


@QUICK
@given(regular())
def test_the_inverse_undoes(A):
    np.testing.assert_allclose(inverse(A) @ A, np.eye(len(A)), atol=1e-14 * len(A))
    np.testing.assert_allclose(inverse(A), np.linalg.inv(A), atol=1e-14)
    np.testing.assert_allclose(inverse(A.T), inverse(A).T, atol=1e-15)


@QUICK
@given(regular())
def test_renaming_equations_leaves_the_answer_and_renaming_unknowns_permutes_it(A):
    b, order = np.arange(1.0, len(A) + 1), np.random.default_rng(1).permutation(len(A))
    x = solve(A, b)
    np.testing.assert_allclose(solve(A[order], b[order]), x, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(solve(A[:, order], b), x[order], rtol=1e-12, atol=1e-14)


@QUICK
@given(regular())
def test_the_units_of_rows_and_columns_do_not_matter(A):
    rng = np.random.default_rng(2)
    A[A == 0] = 0.5
    rows, columns = 2.0 ** rng.integers(-300, 300, (2, len(A)))
    b = np.arange(1.0, len(A) + 1)
    x = solve(A, b)
    np.testing.assert_allclose(solve(rows[:, None] * A * columns, rows * b) * columns, x, rtol=1e-12, atol=1e-14)


def test_a_row_in_other_units_is_no_trap():
    assert solve([[1.0, 1e20], [1.0, 1.0]], [1e20, 2.0]).tolist() == [1, 1]
    assert solve(np.diag([1.0, 1e-20]), [1.0, 1e-20]).tolist() == [1, 1]
    np.testing.assert_allclose(solve([[1e200, 1e-200], [1e200, 2e-200]], [1e100, 1e100]), [1e-100, 0])
    np.testing.assert_allclose(solve([[1e200, 1e200], [1e-200, 2e-200]], [1e100, 1e-300]), [1e-100, 0])
    np.testing.assert_allclose(solve([[5e-324, 0], [0, 1.7e308]], [5e-324, 1.7e308]), [1, 1])
    with pytest.raises(ValueError, match=r"LU.solve needs independent columns.*column 1 is zero, up to rounding"):
        lu(np.diag([1.0, 1e-20])).solve([1.0, 1e-20])


def test_the_estimated_condition_is_near_the_true_one():
    rng = np.random.default_rng(SEED)
    for n in (1, 2, 5, 20):
        for _ in range(10):
            A = rng.standard_normal((n, n)) * 10.0 ** rng.integers(-3, 3, n)
            true = np.linalg.cond(A, 1)
            assert true / 3 <= lu(A).condition <= true * (1 + 1e-9)
    assert lu(hilbert(8)).condition == pytest.approx(np.linalg.cond(hilbert(8), 1), rel=1e-6)
    assert lu(np.ones((2, 2))).condition == math.inf
    assert lu(np.diag([1e300, 1e-300])).condition == math.inf


@pytest.mark.parametrize("name", SINGULAR)
def test_a_singular_system_names_the_column_and_the_way_out(name):
    A, words = SINGULAR[name]
    for attempt in (lambda: solve(A, np.ones(len(A))), lambda: lu(A).solve(np.ones(len(A))), lambda: inverse(A)):
        with pytest.raises(ValueError, match=f"{words}.*least_squares"):
            attempt()


def test_where_no_column_can_be_named_the_condition_is():
    words = _singular(np.eye(2), np.zeros(2, dtype=int), 5e15, "solve")
    assert words.startswith(
        "solve would have no digit right: A is singular to the precision of float64 (condition about 5e+15"
    )


def test_a_long_combination_is_cut_short():
    A = np.eye(7)
    A[:, 6] = [1, 1, 1, 1, 1, 1, 0]
    with pytest.raises(ValueError, match=r"column 6 is \+1 column 0 \+1 column 1 \+1 column 2 \+1 column 3 …"):
        solve(A, np.ones(7))


def test_a_singular_matrix_still_factors():
    factors = lu([[1, 2], [2, 4]])
    assert factors.U.tolist() == [[2, 4], [0, 0]]
    assert factors.determinant() == 0
    assert factors.condition == math.inf


def test_nearly_all_digits_lost_is_still_an_answer_with_its_condition():
    A = hilbert(10)
    with pytest.raises(
        ValueError, match=r"solve needs independent columns.*column 11 is .*\(condition about \de\+1[67]\)"
    ):
        solve(hilbert(12), np.ones(12))
    assert 1e13 < lu(A).condition < 1e14
    np.testing.assert_allclose(solve(A, A @ np.ones(10)), np.ones(10), atol=1e-2)


@QUICK
@given(square())
def test_the_determinant_agrees_with_lapack(A):
    size = np.prod(np.linalg.norm(A, axis=1))  # Hadamard's bound
    assert determinant(A) == pytest.approx(np.linalg.det(A), abs=1e-14 * size)
    assert determinant(A.T) == pytest.approx(determinant(A), abs=1e-14 * size)


@QUICK
@given(square(4), square(4))
def test_determinants_multiply(A, B):
    B = np.pad(B, (0, 4))[: len(A), : len(A)] + np.eye(len(A))
    sizes = np.prod(np.linalg.norm(A, axis=1)) * np.prod(np.linalg.norm(B, axis=1))
    assert determinant(A @ B) == pytest.approx(determinant(A) * determinant(B), abs=1e-12 * (sizes + 1))


@pytest.mark.parametrize("order", [[0, 1, 2], [1, 0, 2], [1, 2, 0], [2, 1, 0]])
def test_the_determinant_of_a_permutation_is_its_sign(order):
    swaps = sum(order[i] > order[j] for i in range(3) for j in range(i, 3))
    assert determinant(np.eye(3)[order]) == (-1) ** swaps


def test_no_product_on_the_way_overflows_or_vanishes():
    big_then_small = np.diag([1e200] * 3 + [1e-200] * 3)
    assert determinant(big_then_small) == pytest.approx(1)
    assert determinant(np.diag([1e-200] * 3 + [1e200] * 3)) == pytest.approx(1)
    assert determinant([[1.7e308]]) == 1.7e308
    assert determinant([[5e-324]]) == 5e-324


def test_thousands_of_pivots_below_one_do_not_vanish():
    halves = np.where(np.arange(3000) % 2, 0.75, 4 / 3)
    factors = LU(np.eye(1), np.diag(halves), np.arange(1), -1, 1.0)
    assert factors.determinant() == pytest.approx(-1, rel=1e-12)


def test_a_determinant_beyond_float64_is_refused_with_its_size():
    with pytest.raises(ValueError, match=r"about -10\^400.*log_determinant"):
        determinant(np.array([[0, 1e200], [1e200, 0]]))
    with pytest.raises(ValueError, match=r"about 10\^-400"):
        determinant(np.diag([1e-200, 1e-200]))
    with pytest.raises(ValueError, match=r"LU.determinant finds"):
        lu(np.diag([1e200, 1e200])).determinant()


@QUICK
@given(square())
def test_the_logarithm_of_the_determinant_agrees_with_lapack(A):
    sign, logarithm = log_determinant(A)
    expected = np.linalg.slogdet(A)
    if expected[1] > -10:
        assert sign == expected[0]
        assert logarithm == pytest.approx(expected[1], abs=1e-9)


def test_the_logarithm_of_the_determinant_reaches_beyond_float64():
    A = np.random.default_rng(SEED).standard_normal((300, 300))
    sign, logarithm = log_determinant(A)
    assert (sign, logarithm) == pytest.approx(tuple(np.linalg.slogdet(A)), rel=1e-12)
    assert log_determinant(np.zeros((2, 2))) == (0, -math.inf)


def test_what_is_given_is_left_as_it_was():
    A, b = np.array([[2.0, 1.0], [4.0, 3.0]]), np.array([1.0, 2.0])
    solve(A, b), lu(A).solve(b), inverse(A), determinant(A)
    assert A.tolist() == [[2, 1], [4, 3]]
    assert b.tolist() == [1, 2]


def test_no_right_hand_side_is_no_answer():
    assert solve(np.eye(3), np.zeros((3, 0))).shape == (3, 0)


@pytest.mark.parametrize("method", [lu, inverse, determinant, log_determinant, lambda A: solve(A, [1.0, 1.0])])
@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(method, name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        method(A)


@pytest.mark.parametrize(
    ("A", "b", "words"),
    [
        (np.ones((3, 2)), np.ones(3), "as many equations as unknowns.*least_squares"),
        (np.eye(2), np.ones(3), r"b of shape \(2,\)"),
        (np.eye(2), 1.0, r"b of shape \(2,\)"),
        (np.eye(2), [1, np.inf], "finite"),
        (1e-200 * np.eye(2), [1e200, 1], "beyond 1.8e308"),
    ],
)
def test_systems_that_cannot_be_are_refused_in_words(A, b, words):
    with pytest.raises(ValueError, match=words):
        solve(A, b)


def test_pivots_beyond_float64_are_refused():
    A = 1.7e308 * np.array([[1.0, 1.0], [-1.0, 1.0]])
    with pytest.raises(ValueError, match="^lu finds an answer with numbers beyond"):
        lu(A)
    assert solve(A, [1.7e308, 1.7e308]).tolist() == [0, 1]


def test_a_stored_factoring_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match=r"LU.solve needs b of shape \(2,\)"):
        lu(np.eye(2)).solve([1.0])
    with pytest.raises(ValueError, match="LU.solve finds an answer with numbers beyond"):
        lu(1e-200 * np.eye(2)).solve([1e200, 1.0])


@pytest.mark.parametrize("method", [lu, determinant, log_determinant])
def test_the_function_that_was_called_is_named(method):
    for A in ([[np.nan]], np.ones((2, 3)), [1.0]):
        with pytest.raises(ValueError, match=f"^{method.__name__} needs"):
            method(A)


def test_determinants_of_sizes_whose_pivots_are_beyond_float64():
    A = 1e308 * np.array([[1.0, 1.0], [-1.0, 1.0]])
    assert log_determinant(A) == (1, pytest.approx(math.log(2) + 616 * math.log(10)))
    with pytest.raises(ValueError, match=r"^determinant finds about 10\^616"):
        determinant(A)
    assert log_determinant(-A[::-1]) == (-1, log_determinant(A)[1])
    assert determinant([[1e308, 1e308, 0], [-1e308, 1e308, 0], [0, 0, 1e-310]]) == pytest.approx(2e306, rel=1e-12)


@QUICK
@given(square(4))
def test_units_of_rows_and_columns_add_to_the_logarithm_of_the_determinant(A):
    rows, columns = 2.0 ** np.arange(-400, 401, 200)[: len(A)], 2.0 ** np.arange(500, -501, -250)[: len(A)]
    sign, logarithm = log_determinant(A)
    scaled = log_determinant(rows[:, None] * A * columns)
    assert scaled[0] == sign
    if sign and logarithm > -20:
        assert scaled[1] - np.log(rows).sum() - np.log(columns).sum() == pytest.approx(logarithm, abs=1e-9)


def test_pivots_that_overflow_on_the_way_are_refused_too():
    A = 1e308 * np.array([[1.0, 1, -1, 0], [-1, 1, 1, 0], [-1, 0, 1, 1], [1, -1, 1, 1]])
    with pytest.raises(ValueError, match="^lu finds an answer with numbers beyond"):
        lu(A)
    sign, logarithm = np.linalg.slogdet(A / 1e308)
    assert log_determinant(A) == pytest.approx((sign, logarithm + 4 * 308 * math.log(10)))
