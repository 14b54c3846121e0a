"""Linear least squares against LAPACK; digits lost by squaring; dependent columns, weights, and refusals."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import least_squares, ridge

from ..tables import NOT_MATRICES, RECTANGULAR, SEED

METHODS = ["qr", "normal", "svd"]
TALL = {
    "one by one": (np.array([[3.0]]), np.array([6.0])),
    "line": (np.array([[1, 0], [1, 1], [1, 2]]), np.array([1, 3, 5])),
    "drawn": (np.random.default_rng(SEED).standard_normal((30, 5)), np.random.default_rng(1).standard_normal(30)),
    "float32": (RECTANGULAR["float32"], np.array([1, 2, 3, 4], dtype=np.float32)),
    "every second row": (RECTANGULAR["every second row"], np.arange(8.0)[::2]),
    "huge": (RECTANGULAR["huge"] / 1e100, 1e100 * np.arange(4.0)),
    "tiny": (RECTANGULAR["tiny"] * 1e100, 1e-100 * np.arange(4.0)),
    "units far apart": (np.random.default_rng(2).standard_normal((9, 3)) * [1e-9, 1, 1e9], np.arange(9.0)),
}


def hilbert(m, n):
    return 1 / (np.arange(m)[:, None] + np.arange(n) + 1.0)


def exactly(A, b):
    """Least squares in rational numbers: the normal equations lose nothing there."""
    rows = [[Fraction(float(v)) for v in row] for row in A]
    n, b = len(rows[0]), [Fraction(float(v)) for v in b]
    M = [[sum(r[i] * r[j] for r in rows) for j in range(n)] for i in range(n)]
    c = [sum(r[i] * v for r, v in zip(rows, b, strict=True)) for i in range(n)]
    for k in range(n):
        for i in range(k + 1, n):
            factor = M[i][k] / M[k][k]
            M[i] = [a - factor * p for a, p in zip(M[i], M[k], strict=True)]
            c[i] -= factor * c[k]
    for k in reversed(range(n)):
        c[k] = (c[k] - sum(M[k][j] * c[j] for j in range(k + 1, n))) / M[k][k]
    return np.array([float(v) for v in c])


def digits(found, true):
    return -np.log10(max(np.abs(found - true).max() / np.abs(true).max(), 1e-17))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", TALL)
def test_answers_agree_with_lapack(name, method):
    A, b = TALL[name]
    found = least_squares(A, b, method=method)
    A, b = np.asarray(A, float), np.asarray(b, float)
    if name == "units far apart" and method == "svd":
        pytest.skip("the shortest x is a matter of units")
    scale = np.abs(A).max(axis=0)
    expected = np.linalg.lstsq(A / scale, b, rcond=None)[0] / scale
    np.testing.assert_allclose(found.coefficients, expected, rtol=1e-9)
    np.testing.assert_allclose(found.residuals, b - A @ expected, atol=1e-12 * np.abs(b).max())
    assert found.rank == A.shape[1]
    assert found.condition == pytest.approx(np.linalg.cond(A), rel=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_standard_errors_are_those_of_the_formula(method):
    A, b = TALL["drawn"]
    found = least_squares(A, b, method=method)
    s2 = found.sum_of_squares / 25
    np.testing.assert_allclose(found.standard_errors, np.sqrt(s2 * np.diag(np.linalg.inv(A.T @ A))), rtol=1e-10)


def test_squaring_the_matrix_loses_twice_the_digits():
    A = hilbert(12, 7)
    b = A @ np.ones(7)
    true = exactly(A, b)
    kept = {method: digits(least_squares(A, b, method=method).coefficients, true) for method in METHODS}
    lost = np.log10(np.linalg.cond(A))  # about 9
    assert kept["qr"] > 16 - lost - 1
    assert kept["svd"] > 16 - lost - 1
    assert kept["normal"] < 16 - 1.5 * lost
    assert kept["normal"] < kept["qr"] - 4


def test_economic_series_that_grow_together_keep_their_digits():
    """Columns like Longley's: large, and all growing with the years."""
    year = np.arange(1947.0, 1963)
    rng = np.random.default_rng(3)
    A = np.column_stack([np.ones(16), year, 300 * year - 580_000 + rng.integers(-50, 50, 16), year**2 // 40, 2 * year])
    A[:, 4] += rng.integers(-3, 4, 16)
    b = (A[:, 2] * 3).round(-2) + rng.integers(-99, 99, 16)
    true = exactly(A, b)
    assert digits(least_squares(A, b).coefficients, true) > 8
    assert digits(least_squares(A, b, method="normal").coefficients, true) < digits(
        least_squares(A, b).coefficients, true
    )


def test_a_polynomial_of_tenth_degree_is_beyond_the_normal_equations():
    """A matrix like Filip's: the powers of x up to the tenth, over a short stretch away from zero."""
    x = np.linspace(-8.8, -3.1, 82)
    A = x[:, None] ** np.arange(11)
    b = np.sin(x)
    assert digits(least_squares(A, b).coefficients, exactly(A, b)) > 6
    with pytest.raises(ValueError, match=r"squares the condition.*method='qr'"):
        least_squares(A, b, method="normal")


@pytest.mark.parametrize("name", ["rank two", "equal columns", "zero", "wide"])
def test_singular_values_give_the_shortest_of_many_answers(name):
    A = RECTANGULAR[name]
    b = np.arange(1.0, len(A) + 1)
    found = least_squares(A, b, method="svd")
    np.testing.assert_allclose(found.coefficients, np.linalg.pinv(A) @ b, atol=1e-12)
    assert found.rank == np.linalg.matrix_rank(A)
    assert np.isinf(found.condition)
    assert np.isinf(found.standard_errors).all()


def test_a_coefficient_beside_dependent_columns_keeps_its_error():
    rng = np.random.default_rng(4)
    u, v = rng.standard_normal((2, 20))
    found = least_squares(np.column_stack([u, v, v]), rng.standard_normal(20), method="svd")
    assert np.isfinite(found.standard_errors).tolist() == [True, False, False]


@pytest.mark.parametrize("method", ["qr", "normal"])
@pytest.mark.parametrize(
    ("A", "words"),
    [
        (np.ones((4, 3)), "rank 1 with 3 columns: columns"),
        (np.array([[1.0, 0, 2], [0, 1, 0], [1, 1, 2], [3, 1, 6]]), "columns.*method='svd'"),
        (RECTANGULAR["wide"], "3 equations for 7 unknowns.*shortest"),
    ],
)
def test_dependent_columns_are_named(A, words, method):
    with pytest.raises(ValueError, match=words):
        least_squares(A, np.ones(len(A)), method=method)


@pytest.mark.parametrize("method", METHODS)
def test_a_weight_of_two_is_the_point_twice(method):
    A, b = TALL["drawn"]
    twice = [0, 3, 3, 4, 4, *range(5, 30)]
    weights = np.ones(30)
    weights[[1, 2]], weights[[3, 4]] = 0, 2
    weighted = least_squares(A, b, weights=weights, method=method)
    repeated = least_squares(A[twice], b[twice], method=method)
    np.testing.assert_allclose(weighted.coefficients, repeated.coefficients, rtol=1e-11)
    assert weighted.sum_of_squares == pytest.approx(repeated.sum_of_squares, rel=1e-11)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(
    seed=st.integers(0, 10_000),
    m=st.integers(3, 12),
    scale=st.floats(1e-6, 1e6),
    method=st.sampled_from(METHODS),
)
def test_answers_move_as_theory_says(seed, m, scale, method):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, m))
    A, b, z = rng.standard_normal((m, n)), rng.standard_normal(m), rng.standard_normal(n)
    x = least_squares(A, b, method=method).coefficients
    rtol = 1e-15 * np.linalg.cond(A) ** 2 + 1e-12
    close = lambda found, expected: np.testing.assert_allclose(  # noqa: E731
        found, expected, rtol=100 * rtol, atol=100 * rtol * np.abs(expected).max()
    )
    close(least_squares(A, scale * b, method=method).coefficients, scale * x)
    close(least_squares(scale * A, b, method=method).coefficients, x / scale)
    close(least_squares(A, b + A @ z, method=method).coefficients, x + z)
    order = rng.permutation(m)
    close(least_squares(A[order], b[order], method=method).coefficients, x)
    assert np.abs(A.T @ (b - A @ x)).max() <= 100 * rtol * np.linalg.norm(A) * np.linalg.norm(b)


def test_ridge_is_least_squares_of_a_longer_system():
    A, b = TALL["drawn"]
    for strength in (1e-3, 1.0, 50.0):
        longer = np.vstack([A, np.sqrt(strength) * np.eye(5)])
        expected = np.linalg.lstsq(longer, np.append(b, np.zeros(5)), rcond=None)[0]
        np.testing.assert_allclose(ridge(A, b, strength), expected, rtol=1e-11)


def test_ridge_goes_from_the_shortest_answer_to_nothing():
    A, b = RECTANGULAR["rank two"], np.arange(6.0)
    path = ridge(A, b, [0.0, 1e-3, 1.0, 1e3, 1e9])
    assert path.shape == (5, 5)
    np.testing.assert_allclose(path[0], np.linalg.pinv(A) @ b, atol=1e-12)
    lengths = np.linalg.norm(path, axis=1)
    assert (np.diff(lengths) < 0).all()
    assert lengths[-1] < 1e-6


def test_the_record_prints_what_people_ask():
    text = repr(least_squares(hilbert(12, 7), np.ones(12)))
    assert "7 coefficients for 12 equations" in text
    assert "about 8 of 16 digits" in text
    assert "and 2 more" in repr(least_squares(np.eye(12), np.ones(12)))


def test_the_record_prints_what_cannot_be_told():
    as_many = repr(least_squares(np.eye(2), [1.0, 2.0]))
    assert "x[1]  2, no error can be told\n" in as_many
    flat = repr(least_squares(np.ones((3, 2)), [1.0, 2, 4], method="svd"))
    assert flat.endswith("columns depend on each other, so many x come equally near; this is the shortest")
    assert "inf" not in as_many + flat


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    for method in (least_squares, lambda A, b: ridge(A, b, 1.0)):
        with pytest.raises(ValueError, match=words):
            method(A, [1.0, 2.0])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: least_squares(np.eye(2), [1.0, 2.0, 3.0]), r"b of shape \(2,\).*\(3,\)"),
        (lambda: least_squares(np.eye(2), [1.0, 2.0], method="cholesky"), "'qr', 'normal' or 'svd'"),
        (lambda: least_squares(np.eye(2), [1.0, 2.0], weights=[1.0, -1.0]), r"weights\[1\] is -1"),
        (lambda: least_squares(np.eye(2), [1.0, 2.0], weights=[1.0]), r"weights of shape \(2,\)"),
        (lambda: ridge(np.eye(2), [1.0, 2.0], -1.0), "not negative"),
        (lambda: ridge(np.eye(2), [1.0, np.nan], 1.0), r"b\[1\] is nan"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_normal_equations_refuse_all_that_mirrors_refuse():
    rng = np.random.default_rng(SEED)
    singular = [np.array([[-1.0, 2, 2], [-2, 3, -3]])]
    for _ in range(300):
        m = int(rng.integers(1, 5))
        singular.append(rng.integers(-3, 4, (m, int(rng.integers(m + 1, 7)))).astype(float))
        m, n = (int(k) for k in rng.integers(2, 7, 2))
        r = int(rng.integers(1, n))
        singular.append((rng.integers(-3, 4, (m, r)) @ rng.integers(-3, 4, (r, n))).astype(float))
        singular.append(rng.standard_normal((30, r)) @ rng.standard_normal((r, n)))
    for A in singular:
        for method in ("qr", "normal"):
            with pytest.raises(ValueError, match=r"^least_squares (needs columns|has \d+ equations for)"):
                least_squares(A, np.ones(len(A)), method=method)


def test_the_normal_equations_take_what_has_digits_left():
    rng = np.random.default_rng(SEED)
    for m in (5, 50, 5000):
        U, V = np.linalg.qr(rng.standard_normal((m, 4)))[0], np.linalg.qr(rng.standard_normal((4, 4)))[0]
        A = U * [1, 1e-2, 1e-4, 1e-6] @ V
        np.testing.assert_allclose(least_squares(A, A @ np.ones(4), method="normal").coefficients, 1, atol=1e-2)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("size", [5e-324, 1e-310, 1e-200, 1e200, 1e307])
@pytest.mark.parametrize("height", [1e-300, 1.0, 1e300])
def test_sizes_at_the_ends_of_float64_move_the_answer_as_they_should(method, size, height):
    A, b = np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([1.0, 2, 4])
    plain = least_squares(A, b, method=method)
    with np.errstate(over="ignore"):
        factor = np.float64(height) / np.float64(size)
    if not np.isfinite(4 * factor):
        with pytest.raises(ValueError, match="least_squares finds an answer with numbers beyond"):
            least_squares(size * A, height * b, method=method)
        return
    found = least_squares(size * A, height * b, method=method)
    rtol = 1e-12 if factor > 1e-300 else 1e-6
    np.testing.assert_allclose(found.coefficients, factor * plain.coefficients, rtol=rtol, atol=1e-320)
    np.testing.assert_allclose(found.standard_errors, factor * plain.standard_errors, rtol=rtol, atol=1e-320)
    np.testing.assert_allclose(found.residuals, height * plain.residuals, rtol=1e-12)
    assert found.condition == pytest.approx(plain.condition)
    assert found.sum_of_squares == (pytest.approx(1 / 3) if height == 1 else math.inf if height > 1 else 0.0)
    assert "nan" not in repr(found)


@pytest.mark.parametrize("method", ["qr", "normal"])
def test_units_of_columns_may_lie_as_far_apart_as_float64_goes(method):
    units = np.array([1e-307, 1.0, 1e305])
    A, b = TALL["drawn"][0][:, :3], TALL["drawn"][1]
    plain, found = (least_squares(M, b, method=method) for M in (A, A * units))
    np.testing.assert_allclose(found.coefficients * units, plain.coefficients, rtol=1e-6)  # denormals hold few digits
    np.testing.assert_allclose(found.residuals, plain.residuals, rtol=1e-6)
    assert np.isinf(found.condition)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("weight", [1e-300, 1e300])
def test_the_unit_of_the_weights_does_not_matter(method, weight):
    A, b = TALL["drawn"]
    for size in (1e-200, 1.0, 1e300):
        plain, found = (least_squares(size * A, b, method=method, weights=w * np.ones(30)) for w in (1.0, weight))
        np.testing.assert_allclose(found.coefficients, plain.coefficients, rtol=1e-12)
        np.testing.assert_allclose(found.standard_errors, plain.standard_errors, rtol=1e-12)


@pytest.mark.parametrize("size", [1e-310, 1e-200, 1e-100, 1.0, 1e100, 1e200])
@pytest.mark.parametrize("height", [1e-200, 1.0, 1e200])
def test_ridge_at_the_ends_of_float64(size, height):
    assert ridge(np.eye(2) * 1e-200, [1e-200] * 2, 0.0).tolist() == [1, 1]
    strengths = [0.0, 1e-300, 1.0, 1e300]
    try:
        expected = [float(Fraction(size) * Fraction(height) / (Fraction(size) ** 2 + Fraction(t))) for t in strengths]
    except OverflowError:
        with pytest.raises(ValueError, match="ridge finds an answer with numbers beyond"):
            ridge([[size]], [height], strengths)
        return
    np.testing.assert_allclose(ridge([[size]], [height], strengths)[:, 0], expected, rtol=1e-12, atol=1e-320)


def test_residuals_beyond_float64_are_refused():
    with pytest.raises(ValueError, match="least_squares finds an answer with numbers beyond"):
        least_squares([[1.0], [1.0], [-1.0]], [1.7e308, 1.7e308, 1.7e308 / 2], method="normal", weights=[1, 1, 1e-30])


@pytest.mark.parametrize("method", [["qr"], None, np.array(["qr", "svd"])])
def test_a_method_that_is_no_word_is_refused(method):
    with pytest.raises(ValueError, match="least_squares needs method as 'qr', 'normal' or 'svd'"):
        least_squares(np.eye(2), [1.0, 2.0], method=method)


def test_a_coefficient_that_the_data_leave_open_stays_so_in_a_perfect_fit():
    found = least_squares([[0.0, 0], [1, 1], [0, 0]], [0.0, 1, 0], method="svd")
    assert found.sum_of_squares == pytest.approx(0, abs=1e-30)
    assert np.isinf(found.standard_errors).all()
    assert np.isinf(least_squares([[0.0, 0], [1, 0], [0, 0]], [0.0, 1, 0], method="svd").standard_errors[1])
