"""Norms, conditions, inner products and angles against NumPy and exact sums, and the laws that norms obey."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fullrank.maths import angle, condition, inner_product, matrix_norm, norm

from ..drawn import QUICK, RECTANGLES, regular
from ..tables import NOT_MATRICES, RECTANGULAR, SEED, SQUARE, hilbert

VECTORS = st.integers(1, 6).flatmap(lambda n: arrays(float, n, elements=st.integers(-9, 9).map(float)))
PAIRS = st.integers(1, 6).flatmap(lambda n: arrays(float, (2, n), elements=st.integers(-9, 9).map(float)))
POWERS = [1, 1.5, 2, 3, 10, 1000, 1e6, math.inf]
KINDS = [1, 2, "inf", "frobenius"]
NUMPYS = {1: 1, 2: 2, "inf": np.inf, "frobenius": "fro"}


@pytest.mark.parametrize("p", [1, 1.5, 2, 3, 10, math.inf])
@QUICK
@given(VECTORS)
def test_norms_agree_with_numpy(p, x):
    assert norm(x, p) == pytest.approx(np.linalg.norm(x, p), rel=1e-14)


@pytest.mark.parametrize("p", POWERS)
@QUICK
@given(PAIRS)
def test_a_detour_is_never_shorter(p, pair):
    u, v = pair
    assert norm(u + v, p) <= (norm(u, p) + norm(v, p)) * (1 + 1e-14)
    assert norm(-3 * u, p) == pytest.approx(3 * norm(u, p), rel=1e-14)


@QUICK
@given(VECTORS)
def test_a_larger_power_gives_no_larger_length(x):
    lengths = [norm(x, p) for p in POWERS]
    assert all(b <= a * (1 + 1e-14) for a, b in zip(lengths, lengths[1:], strict=False))


@pytest.mark.parametrize("size", [1e-320, 1e-200, 1e-160, 1e160, 1e200, 1e307])
@pytest.mark.parametrize("p", POWERS)
def test_nothing_overflows_or_vanishes_on_the_way(p, size):
    assert norm(np.array([3.0, -4.0]) * size, p) == pytest.approx(
        norm([3.0, 4.0], p) * size, rel=1e-3 if size < 1e-300 else 1e-14
    )


def test_a_length_beyond_float64_is_infinite():
    assert norm([1.7e308, 1.7e308]) == math.inf
    assert matrix_norm([[1.7e308, 1.7e308]], "inf") == math.inf


def test_lengths_of_awkward_vectors():
    assert norm([]) == 0
    assert norm(np.zeros(3)) == 0
    assert norm(np.array([3, 4], dtype=np.int8)) == 5
    assert norm(np.array([3, 9, 4, 9], dtype=np.float32)[::2]) == 5


@pytest.mark.parametrize(
    ("x", "p", "words"),
    [
        ([[1.0]], 2, "matrix_norm takes matrices"),
        (3.0, 2, r"shape \(\)"),
        ([np.nan], 2, "finite"),
        ([1.0], 0.5, "p of at least 1.*0.5"),
        ([1.0], math.nan, "p of at least 1"),
        ([1.0], "two", "p of at least 1"),
        ([1.0], True, "p of at least 1"),
    ],
)
def test_what_has_no_length_is_refused_in_words(x, p, words):
    with pytest.raises(ValueError, match=words):
        norm(x, p)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RECTANGULAR)
def test_matrix_norms_agree_with_numpy(kind, name):
    A = np.asarray(RECTANGULAR[name], dtype=float)
    size = np.abs(A).max() or 1.0
    assert matrix_norm(RECTANGULAR[name], kind) == pytest.approx(
        np.linalg.norm(A / size, NUMPYS[kind]) * size, rel=1e-14
    )


@pytest.mark.parametrize("kind", KINDS)
@QUICK
@given(RECTANGLES)
def test_no_vector_is_stretched_by_more_than_the_norm(kind, A):
    p = {"inf": math.inf, "frobenius": 2}.get(kind, kind)
    for x in np.vstack([np.eye(A.shape[1]), np.ones(A.shape[1])]):
        assert norm(A @ x, p) <= matrix_norm(A, kind) * norm(x, p) * (1 + 1e-13)
    dual = {1: "inf", "inf": 1}.get(kind, kind)
    assert matrix_norm(A.T, dual) == pytest.approx(matrix_norm(A, kind), rel=1e-13)


def test_infinity_may_be_a_number():
    assert matrix_norm([[1, 2], [3, 4]], math.inf) == matrix_norm([[1, 2], [3, 4]], "inf") == 7


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SQUARE)
def test_conditions_agree_with_numpy(kind, name):
    A = np.asarray(SQUARE[name], dtype=float)
    A = A / np.abs(A).max()
    assert condition(SQUARE[name], kind) == pytest.approx(np.linalg.cond(A, NUMPYS[kind]), rel=1e-10)


@pytest.mark.parametrize("kind", KINDS)
@QUICK
@given(regular())
def test_conditions_are_those_of_the_inverse_and_do_not_feel_scale(kind, A):
    assert condition(np.linalg.inv(A), kind) == pytest.approx(condition(A, kind), rel=1e-12)
    assert condition(1e200 * A, kind) == pytest.approx(condition(A, kind), rel=1e-12)
    assert condition(A, kind) >= 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_condition_of_what_is_singular_is_infinite_or_beyond_float64s_digits(kind):
    assert condition(np.zeros((2, 2)), kind) == math.inf
    assert condition([[1, 2], [2, 4]], kind) > 1e15
    assert condition(np.arange(9).reshape(3, 3), kind) > 1e15


def test_the_condition_of_hilberts_matrix_is_known():
    exact = mpmath.matrix([[mpmath.mpf(1) / (i + j + 1) for j in range(8)] for i in range(8)])
    with mpmath.workdps(40):
        known = float(mpmath.mnorm(exact, 1) * mpmath.mnorm(exact**-1, 1))
    assert condition(hilbert(8), 1) == pytest.approx(known, rel=1e-5)
    assert condition(hilbert(8)) == pytest.approx(np.linalg.cond(hilbert(8)), rel=1e-5)


def test_the_condition_of_a_rectangle_is_the_ratio_of_its_stretches():
    A = RECTANGULAR["tall"]
    assert condition(A) == pytest.approx(np.linalg.cond(A), rel=1e-12)
    assert condition(A.T) == pytest.approx(condition(A), rel=1e-12)
    with pytest.raises(ValueError, match=r"square matrix for kind 1.*use kind 2"):
        condition(A, 1)


@pytest.mark.parametrize("kind", [3, "fro", True, None])
@pytest.mark.parametrize("method", [matrix_norm, condition])
def test_another_kind_is_refused(method, kind):
    with pytest.raises(ValueError, match="kind 1, 2, 'inf' or 'frobenius'"):
        method(np.eye(2), kind)


@pytest.mark.parametrize("method", [matrix_norm, condition])
@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(method, name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        method(A)


def definite(n):
    M = np.random.default_rng(SEED).integers(-3, 4, (n, n)).astype(float)
    return M @ M.T + np.eye(n)


@QUICK
@given(PAIRS)
def test_inner_products_are_linear_symmetric_and_positive(pair):
    u, v = pair
    A = definite(len(u))
    for metric in (None, A):
        assert inner_product(u, v, metric) == inner_product(v, u, metric)  # whole numbers: exact
        assert inner_product(3 * u + v, v, metric) == 3 * inner_product(u, v, metric) + inner_product(v, v, metric)
        assert inner_product(u, u, metric) > 0 or not u.any()
        product = inner_product(u, v, metric)
        assert product**2 <= inner_product(u, u, metric) * inner_product(v, v, metric)
    assert inner_product(u, v) == u @ v
    assert inner_product(u, v, A) == u @ A @ v


def test_inner_products_do_not_overflow_on_the_way():
    assert inner_product([1e200, 1e200], [1e-200, 2e-200]) == pytest.approx(3)
    assert inner_product([1e200], [1e200], [[1e-300]]) == pytest.approx(1e100)
    assert inner_product([1e-200], [1e-200], [[1e300]]) == pytest.approx(1e-100)
    assert inner_product([1e200], [1e200]) == math.inf
    assert inner_product([0.0], [1e200]) == 0


@QUICK
@given(PAIRS)
def test_angles_agree_with_the_cosine(pair):
    u, v = pair
    if u.any() and v.any():
        A = definite(len(u))
        for metric in (np.eye(len(u)), A):
            cosine = u @ metric @ v / math.sqrt(u @ metric @ u * (v @ metric @ v))
            assert math.cos(angle(u, v, metric)) == pytest.approx(cosine, abs=1e-13)
        assert angle(u, v) == pytest.approx(angle(u, v, np.eye(len(u))), abs=1e-14)
        assert angle(u, v) == angle(v, u)
        assert angle(u, -v) == pytest.approx(math.pi - angle(u, v), abs=1e-14)
        assert angle(1e200 * u, 1e-200 * v) == pytest.approx(angle(u, v), abs=1e-14)


@pytest.mark.parametrize("theta", [1e-300, 1e-20, 1e-12, 1e-8, 1e-3, 1.0, 2.0, 3.0, math.pi - 1e-7])
def test_angles_are_accurate_however_small(theta):
    u, v = np.array([1.0, 0.0]), np.array([math.cos(theta), math.sin(theta)])
    assert angle(u, v) == pytest.approx(theta, rel=1e-14)
    assert angle(u, v, 1e300 * np.eye(2)) == pytest.approx(theta, rel=1e-14)


def test_the_ends_of_the_angle_are_exact():
    assert angle([1, 2], [2, 4]) == 0
    assert angle([1, 2], [-1, -2]) == math.pi
    assert angle([1, 0], [0, 3]) == math.pi / 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([1, 2], [1, 2, 3]), r"shapes \(2,\) and \(3,\)"),
        (([], []), "at least 1"),
        (([[1]], [[1]]), "as a vector"),
        (([1, 2], [1, 2], np.eye(3)), r"A of shape \(2, 2\)"),
        (([1, 2], [1, 2], [[1, 2], [0, 1]]), r"A\[0, 1\] is 2 and A\[1, 0\] is 0"),
        (([1, 2], [1, 2], [[1, 2], [2, 1]]), "positive definite.*symmetric_eigenpairs"),
        (([1, 2], [1, 2], np.zeros((2, 2))), "positive definite"),
        (([1, np.inf], [1, 2]), "finite"),
    ],
)
@pytest.mark.parametrize("method", [inner_product, angle])
def test_what_has_no_product_is_refused_in_words(method, arguments, words):
    with pytest.raises(ValueError, match=words):
        method(*arguments)


def test_a_zero_vector_has_no_direction():
    with pytest.raises(ValueError, match="one of the vectors is zero"):
        angle([1, 0], [0, 0])


@pytest.mark.parametrize("kind", [np.array([1, 2]), [1], None, math.nan, 1j])
@pytest.mark.parametrize("method", [matrix_norm, condition])
def test_a_kind_that_is_no_word_or_number_is_refused(method, kind):
    with pytest.raises(ValueError, match=f"{method.__name__} needs kind 1, 2, 'inf' or 'frobenius'"):
        method(np.eye(2), kind)
