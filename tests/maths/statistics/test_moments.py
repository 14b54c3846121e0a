"""Moments against NumPy and exact fractions, in any order and grouping, moved and scaled."""

import math
from fractions import Fraction

import dask.array
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import Moments, correlation, covariance, mean, variance

from ..tables import RECTANGULAR, SEED

GENTLE = [name for name in RECTANGULAR if name not in ("huge", "tiny")]


def drawn(N, D, seed=SEED):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((N, D)) @ rng.standard_normal((D, D)) + rng.standard_normal(D)


def exactly(column):
    """Mean and variance by fractions."""
    numbers = [Fraction(float(x)) for x in column]
    centre = sum(numbers) / len(numbers)
    return float(centre), float(sum((x - centre) ** 2 for x in numbers) / len(numbers))


@pytest.mark.parametrize("name", GENTLE)
@pytest.mark.parametrize("ddof", [0, 1])
def test_they_agree_with_numpy(name, ddof):
    X = RECTANGULAR[name]
    if len(X) <= ddof:
        return
    np.testing.assert_allclose(mean(X), X.mean(axis=0), atol=1e-6 if X.dtype == np.float32 else 1e-14)
    np.testing.assert_allclose(variance(X, ddof), np.var(X.astype(float), axis=0, ddof=ddof), atol=1e-13)
    np.testing.assert_allclose(
        covariance(X, ddof), np.cov(X.astype(float), rowvar=False, ddof=ddof).reshape(X.shape[1], -1), atol=1e-13
    )


def test_correlation_agrees_with_numpy():
    X = drawn(50, 4)
    np.testing.assert_allclose(correlation(X), np.corrcoef(X, rowvar=False), atol=1e-13)
    assert (correlation(X).diagonal() == 1).all()


def test_a_vector_is_one_number_a_sample():
    assert mean([1, 2, 6]) == 3.0
    assert variance([1, 2, 6]) == pytest.approx(14 / 3)
    assert variance(np.array([1, 2, 6]), ddof=1) == 7.0


def test_a_huge_mean_takes_no_digits():
    small = np.random.default_rng(SEED).standard_normal(1000)
    x = small + 1e9
    centre, spread = exactly(x)
    assert mean(x) == pytest.approx(centre, rel=1e-15)
    assert variance(x) == pytest.approx(spread, rel=1e-12)
    one_pass = (x**2).mean() - x.mean() ** 2
    assert abs(one_pass / spread - 1) > 0.1  # what the deviations are for


def test_a_long_sum_takes_no_digits():
    X = np.random.default_rng(SEED).random((200_000, 2)) + 1e6
    np.testing.assert_allclose(mean(X), [math.fsum(column) / len(X) for column in X.T], rtol=4e-16)


def test_a_huge_mean_takes_no_digits_row_by_row():
    x = np.random.default_rng(SEED).standard_normal((300, 2)) + [1e9, -1e9]
    running = Moments.none(2)
    for row in x:
        running = running.add(row)
    np.testing.assert_allclose(running.variance(), [exactly(column)[1] for column in x.T], rtol=1e-6)


@settings(deadline=None, max_examples=50, derandomize=True)
@given(cuts=st.lists(st.integers(0, 40), max_size=6), seed=st.integers(0, 100))
def test_any_cut_into_blocks_gives_the_same(cuts, seed):
    X = drawn(40, 3, seed)
    parts = [part for part in np.split(X, sorted(cuts)) if len(part)]
    whole, running = Moments.of(X), Moments.none(3)
    for part in parts:
        running = running.add(part)
    assert running.count == 40
    np.testing.assert_allclose(running.mean, whole.mean, atol=1e-13)
    np.testing.assert_allclose(running.scatter, whole.scatter, atol=1e-11)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(seed=st.integers(0, 100))
def test_adding_is_associative_and_the_order_is_free(seed):
    a, b, c = (Moments.of(drawn(n, 3, seed + n)) for n in (2, 7, 30))
    np.testing.assert_allclose(((a + b) + c).scatter, (a + (b + c)).scatter, rtol=1e-11, atol=1e-11)
    np.testing.assert_allclose((a + b).scatter, (b + a).scatter, rtol=1e-11, atol=1e-11)
    np.testing.assert_allclose((a + b).mean, (b + a).mean, rtol=1e-12)


def test_what_was_added_can_be_removed():
    X = drawn(30, 3)
    whole = Moments.of(X)
    np.testing.assert_allclose(whole.remove(X[:10]).scatter, Moments.of(X[10:]).scatter, atol=1e-11)
    np.testing.assert_allclose(whole.remove(X[0]).mean, X[1:].mean(axis=0), atol=1e-13)
    assert whole.remove(X).count == 0
    assert (Moments.of(X[:2]).remove(X[0]).variance() >= 0).all()


@settings(deadline=None, max_examples=25, derandomize=True)
@given(seed=st.integers(0, 100), rows=st.integers(1, 5))
def test_an_affine_map_moves_them_as_it_moves_the_samples(seed, rows):
    X, rng = drawn(20, 3, seed), np.random.default_rng(seed)
    A, b = rng.standard_normal((rows, 3)), rng.standard_normal(rows)
    moved, direct = Moments.of(X).under(A, b), Moments.of(X @ A.T + b)
    np.testing.assert_allclose(moved.mean, direct.mean, atol=1e-12)
    np.testing.assert_allclose(moved.covariance(), direct.covariance(), atol=1e-11)
    np.testing.assert_allclose(Moments.of(X).under(A).mean, X.mean(axis=0) @ A.T, atol=1e-12)


def test_scaling_scales_by_the_square_and_leaves_the_correlation():
    X = drawn(40, 3)
    np.testing.assert_allclose(variance(-3 * X + 5), 9 * variance(X), rtol=1e-12)
    np.testing.assert_allclose(correlation(X * [2.0, 5.0, 1e-3] + 7), correlation(X), atol=1e-9)


def test_the_order_of_samples_is_free_and_features_move_along():
    X, rng = drawn(40, 3), np.random.default_rng(SEED)
    np.testing.assert_allclose(covariance(X[rng.permutation(40)]), covariance(X), atol=1e-12)
    turn = [2, 0, 1]
    np.testing.assert_allclose(covariance(X[:, turn]), covariance(X)[np.ix_(turn, turn)], atol=1e-12)


def test_more_than_one_block_of_memory_agrees():
    X = np.random.default_rng(SEED).integers(0, 256, (3000, 800), dtype=np.uint8)
    np.testing.assert_allclose(variance(X), X.var(axis=0), rtol=1e-12)
    np.testing.assert_allclose(covariance(X)[5], np.cov(X.astype(float), rowvar=False, ddof=0)[5], atol=1e-9)


def test_a_wide_table_has_a_mean_without_its_covariance():
    X = np.ones((2, 200_000))
    X[1] = 3
    assert (mean(X) == 2).all()
    assert (variance(X) == 1).all()


def test_a_dask_array_and_a_data_frame_will_do():
    import pandas as pd

    X = drawn(50, 4)
    cut = dask.array.from_array(X, chunks=(7, 2))
    np.testing.assert_allclose(covariance(cut), covariance(X), atol=1e-12)
    np.testing.assert_allclose(mean(cut), mean(X), atol=1e-13)
    np.testing.assert_allclose(variance(cut[:, 0]), variance(X[:, 0]), atol=1e-12)
    np.testing.assert_allclose(covariance(pd.DataFrame(X)), covariance(X), atol=0)


def test_a_constant_feature_has_no_correlation():
    with pytest.raises(ValueError, match="feature 1 is the same in all samples"):
        correlation([[1.0, 2.0], [3.0, 2.0]])


HOLED = np.ma.masked_greater(np.eye(2), 0.5)
LONG = np.array([[1, 1], [np.finfo(np.longdouble).max / 4, 1]], np.longdouble)
REFUSED = {
    "one row, ddof 1": (lambda: variance([[1.0, 2.0]], ddof=1), "more than 1 samples, but there are 1"),
    "nothing yet": (lambda: Moments.none(2).covariance(), "more than 0 samples"),
    "NaN": (lambda: mean([[1.0, np.nan]]), r"X\[0, 1\] is NaN"),
    "a vector has no covariance": (lambda: covariance([1.0, 2.0]), "samples as rows"),
    "ragged": (lambda: mean([[1.0], [2.0, 3.0]]), "rows differ in length"),
    "words": (lambda: mean(["a", "b"]), "needs numbers"),
    "too large": (lambda: variance([1e200, -1e200]), "beyond float64"),
    "another width": (lambda: Moments.none(2).add([1.0, 2.0, 3.0]) + Moments.none(2), "have 2 and 3"),
    "map of another width": (lambda: Moments.none(2).under(np.eye(3)), r"needs A with 2 columns"),
    "shift of another size": (lambda: Moments.none(2).under(np.eye(2), [1.0]), r"needs b of shape \(2,\)"),
    "never added": (lambda: Moments.none(2).remove([1.0, 2.0]), "only 0 are there"),
    "no features": (lambda: Moments.none(0), "at least 1"),
    "no ddof": (lambda: variance([1.0, 2.0], ddof=-1), "^variance needs ddof as a whole number"),
    "masked": (lambda: mean(HOLED), "masked array; .*X.filled"),
    "masked rows in a list": (lambda: covariance([HOLED[0], HOLED[1]]), "masked array"),
    "one more masked": (lambda: Moments.none(2).add(HOLED[0]), "masked array"),
    "more that are ragged": (lambda: Moments.none(2).add([[1.0], [2.0, 3.0]]), "^Moments.add .* rows differ in length"),
    "a whole number too large": (lambda: mean([[10**400, 1], [2, 3]]), "^mean needs numbers that float64 holds"),
    "a longdouble too large": (lambda: mean(LONG), r"^mean needs numbers that float64 holds, .* X\[1, 0\] is"),
    "means far apart": (lambda: Moments.none(1).add([1e200]).add([-1e200]), "beyond float64"),
    "too large to remove": (lambda: Moments.of(np.eye(2)).remove([1e200, 1.0]), "^Moments.remove .* beyond float64"),
    "too large a map": (lambda: Moments.of(np.eye(2)).under(1e200 * np.eye(2)), "^Moments.under .* beyond float64"),
    "too large a shift": (lambda: Moments.of([[1e308]]).under([[1.0]], [1e308]), "^Moments.under .* beyond float64"),
    "too little spread left": (
        lambda: Moments.of(1e-170 * np.eye(2)).correlation(),
        "^Moments.correlation .* feature 0 .*1e100",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_moments_is_refused_in_words(name):
    call, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        call()


NAMED = {
    "mean": (lambda: mean([["a"]]), "^mean needs"),
    "variance": (lambda: variance([["a"]]), "^variance needs"),
    "covariance": (lambda: covariance([["a"]]), "^covariance needs"),
    "correlation": (lambda: correlation([["a"]]), "^correlation needs"),
    "of": (lambda: Moments.of([["a"]]), "^Moments.of needs"),
    "add": (lambda: Moments.none(1).add([["a"]]), "^Moments.add needs"),
    "NaN": (lambda: covariance([[np.nan]]), "^covariance needs finite"),
    "variance, squares": (lambda: variance([1e200, -1e200]), "^variance .*beyond float64"),
    "covariance, squares": (lambda: covariance([[1e200], [-1e200]]), "^covariance .*beyond float64"),
    "Moments, squares": (lambda: Moments.of([[1e200], [-1e200]]), "^Moments.of .*beyond float64"),
    "variance, ddof": (lambda: variance([1.0], ddof=1), "^variance with ddof = 1 needs more than 1"),
    "covariance, ddof": (lambda: covariance([[1.0]], ddof=1), "^covariance with ddof = 1 needs more than 1"),
    "covariance, no ddof": (lambda: covariance([[1.0]], ddof="a"), "^covariance needs ddof"),
    "of Moments": (lambda: Moments.of([[1.0]]).variance(1), "^Moments.variance with ddof = 1"),
    "covariance of Moments": (lambda: Moments.of([[1.0]]).covariance(-1), "^Moments.covariance needs ddof"),
    "Dask": (lambda: covariance(dask.array.from_array(np.full((4, 1), np.nan))), "^covariance needs finite"),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_complaint_names_the_function_that_was_called(name):
    call, words = NAMED[name]
    with pytest.raises(ValueError, match=words):
        call()


def test_only_moments_are_added_to_moments():
    with pytest.raises(TypeError, match="adds Moments to Moments, but what came is of type int; .* add"):
        Moments.none(2) + 3


@pytest.mark.parametrize("scale", [1e200, 1e-200, 1e307, 1e-310])
def test_a_mean_needs_no_squares(scale):
    np.testing.assert_allclose(mean([scale, 2 * scale]), 1.5 * scale)
    np.testing.assert_allclose(mean([[scale, 1.0], [2 * scale, 3.0]]), [1.5 * scale, 2.0])


def test_a_mean_of_the_largest_numbers_stays_among_them(monkeypatch):
    x = np.array([1.7e308, 1.7e308, -1.7e308, 1.7e308])
    for block in (1 << 20, 1):
        monkeypatch.setattr("fullrank.maths._statistics.moments.BLOCK", block)
        assert mean(x) == pytest.approx(0.85e308, rel=1e-15)
        np.testing.assert_allclose(mean(np.column_stack([x, [1.0, 2.0, 3.0, 4.0]])), [0.85e308, 2.5])


@pytest.mark.parametrize("scale", [1e-310, 1e-170, 1e-160, 1e160, 1e307])
def test_correlation_knows_no_unit(scale):
    X = drawn(40, 3)
    tolerance = 1e-10 if scale > 1e-300 else 1e-1 / 40  # where numbers have few digits
    for columns in (scale, [scale, 1.0, 7.0]):
        np.testing.assert_allclose(correlation(X / 10 * columns), correlation(X), atol=tolerance)
    cut = dask.array.from_array(X / 10 * scale, chunks=(7, 3))
    np.testing.assert_allclose(correlation(cut), correlation(X), atol=tolerance)


def test_a_longdouble_is_read():
    X = drawn(9, 2)
    np.testing.assert_array_equal(covariance(X.astype(np.longdouble)), covariance(X))
