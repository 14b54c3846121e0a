"""Power and inverse iteration against LAPACK, under change of scale and basis, and where they must not settle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullrank.maths import Reason, inverse_iteration, power_iteration

from ..drawn import QUICK, square
from ..tables import NOT_MATRICES, SEED, SQUARE


def dominant(A):
    values = np.linalg.eigvals(np.asarray(A, dtype=float))
    return values[np.argmax(np.abs(values))].real


def start(n):
    return np.random.default_rng(SEED).uniform(0.5, 1.5, n)


@pytest.mark.parametrize("name", SQUARE)
def test_power_iteration_agrees_with_lapack(name):
    A = SQUARE[name]
    found = power_iteration(A, start(len(A)))
    lam, v = found.value
    assert found.converged
    assert lam == pytest.approx(dominant(A), rel=1e-8)
    assert np.linalg.norm(v) == pytest.approx(1)
    assert np.abs(A @ v - lam * v).max() <= 1e-8 * np.abs(A).max()


@pytest.mark.parametrize("name", SQUARE)
def test_inverse_iteration_finds_the_eigenvalue_nearest_to_the_shift(name):
    A = np.asarray(SQUARE[name], dtype=float)
    values = np.linalg.eigvals(A)
    real = values[np.abs(values.imag) == 0].real
    for target in real:
        lam, v = inverse_iteration(A, start(len(A)), shift=target * (1 + 1e-6)).value
        assert lam == pytest.approx(target, rel=1e-7, abs=1e-9 * np.abs(A).max())
        assert np.abs(A @ v - lam * v).max() <= 1e-9 * np.abs(A).max()


def test_a_shift_that_is_an_eigenvalue_is_allowed():
    found = inverse_iteration([[2.0, 1.0], [1.0, 2.0]], [1.0, 0.3], shift=3.0)
    assert found.converged
    assert found.value[0] == pytest.approx(3)


@pytest.mark.parametrize("method", [power_iteration, inverse_iteration])
def test_scaling_the_matrix_scales_the_eigenvalue(method):
    A, x = SQUARE["symmetric"], start(6)
    assert method(-5 * A, x).value[0] == pytest.approx(-5 * method(A, x).value[0])


def test_renaming_the_axes_permutes_the_eigenvector():
    A, x, order = SQUARE["positive"], start(8), np.random.default_rng(1).permutation(8)
    v = power_iteration(A, x).value[1]
    renamed = power_iteration(A[np.ix_(order, order)], x[order]).value[1]
    np.testing.assert_allclose(renamed, v[order], atol=1e-9)


def test_the_transpose_has_the_same_eigenvalue():
    A, x = SQUARE["positive"], start(8)
    assert power_iteration(A.T, x).value[0] == pytest.approx(power_iteration(A, x).value[0])


# Matrices without a zero or a sign: one eigenvalue, above 10 n - 5 n, stands far from the others (Perron).
POSITIVE = square().map(lambda A: A + 15)
EIGHTHS = st.integers(-40, 40).map(lambda k: k / 8)  # exact, and at most 5


def pair(A):
    found = power_iteration(A, np.ones(len(A)))
    assert found.converged
    return found.value


@QUICK
@given(POSITIVE, EIGHTHS)
def test_a_shift_moves_the_eigenvalue_and_leaves_the_vector(A, by):
    (lam, v), (moved, same) = pair(A), pair(A + by * np.eye(len(A)))
    assert moved == pytest.approx(lam + by, rel=1e-8)
    np.testing.assert_allclose(same, v, atol=1e-8)


@QUICK
@given(POSITIVE, EIGHTHS.filter(bool))
def test_a_factor_multiplies_the_eigenvalue_and_leaves_the_line(A, factor):
    (lam, v), (scaled, along) = pair(A), pair(factor * A)
    assert scaled == pytest.approx(factor * lam, rel=1e-8)
    assert abs(along @ v) == pytest.approx(1, abs=1e-12)


@QUICK
@given(POSITIVE, st.data())
def test_another_basis_moves_the_vector_and_leaves_the_eigenvalue(A, data):
    n = len(A)
    order = np.array(data.draw(st.permutations(range(n))))
    units = 2.0 ** np.array(data.draw(st.lists(st.integers(-2, 2), min_size=n, max_size=n)))
    lam, v = pair(A)
    same, turned = pair((units[:, None] * A / units)[np.ix_(order, order)])  # P D A D⁻¹ Pᵀ
    assert same == pytest.approx(lam, rel=1e-7)
    expected = (units * v)[order]
    np.testing.assert_allclose(turned, expected / np.linalg.norm(expected), atol=1e-7)


@QUICK
@given(POSITIVE, EIGHTHS)
def test_inverse_iteration_sees_the_same_from_a_shift_that_moves_along(A, by):
    target, start = 15.0 * len(A), np.ones(len(A))
    lam, v = inverse_iteration(A, start, shift=target).value
    moved, same = inverse_iteration(A + by * np.eye(len(A)), start, shift=target + by).value
    assert lam == pytest.approx(pair(A)[0], rel=1e-8)
    assert moved == pytest.approx(lam + by, rel=1e-8)
    np.testing.assert_allclose(same, v, atol=1e-8)


def test_a_quarter_turn_never_settles():
    found = power_iteration([[0, -1], [1, 0]], [1, 0], max_steps=50)
    assert found.reason is Reason.OUT_OF_STEPS
    assert found.steps == 50
    assert "more steps will not help" in found.reason.advice


def test_a_half_turn_settles_at_once_on_minus_one():
    found = power_iteration(-np.eye(2), [3, 4])
    assert found.converged
    assert found.value[0] == -1
    assert found.steps == 1


def test_a_start_that_the_matrix_flattens_is_said_to_vanish():
    found = power_iteration([[1.0, -1.0], [0.0, 0.0]], [1.0, 1.0])
    assert found.reason is Reason.VANISHED


def test_the_zero_matrix_keeps_every_direction():
    assert power_iteration(np.zeros((2, 2)), [1, 0]).converged


def test_what_is_given_is_left_as_it_was():
    A, x = np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([3.0, 4.0])
    power_iteration(A, x)
    inverse_iteration(A, x)
    assert A.tolist() == [[2, 1], [1, 2]]
    assert x.tolist() == [3, 4]


@pytest.mark.parametrize("method", [power_iteration, inverse_iteration])
@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(method, name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        method(A, [1.0, 1.0])


@pytest.mark.parametrize("method", [power_iteration, inverse_iteration])
@pytest.mark.parametrize(
    ("x", "options", "words"),
    [
        ([1.0], {}, r"x of shape \(2,\)"),
        ([0.0, 0.0], {}, "x is zero"),
        ([1.0, 0.0], {"tol": -1}, "tol that is not negative"),
        ([1.0, 0.0], {"max_steps": 0}, "at least 1"),
        ([1.0, 0.0], {"max_steps": 2.5}, "whole number"),
    ],
)
def test_bad_arguments_are_refused_in_words(method, x, options, words):
    with pytest.raises(ValueError, match=words):
        method(np.eye(2), x, **options)


def test_a_rectangle_is_pointed_to_svd():
    with pytest.raises(ValueError, match="use least_squares or svd"):
        power_iteration(np.ones((2, 3)), [1.0, 1.0])


@pytest.mark.parametrize("method", [power_iteration, inverse_iteration])
def test_an_eigenvalue_beyond_float64_is_refused(method):
    options = {"shift": 1.7e308} if method is inverse_iteration else {}
    with pytest.raises(ValueError, match=f"{method.__name__} finds an answer with numbers beyond"):
        method(1e308 * np.ones((3, 3)), [1.0, 1, 1], **options)


@pytest.mark.parametrize("shift", [1e200, -1e308, 5e-324])
@pytest.mark.parametrize("size", [1e-300, 1.0, 1e307])
def test_no_shift_overflows(shift, size):
    lam, v = inverse_iteration(size * np.diag([1.0, 2.0]), [1.0, 1.0], shift=shift).value
    assert np.isfinite(lam)
    assert np.linalg.norm(v) == pytest.approx(1)
