"""Moments against NumPy and exact fractions, in any order and grouping, moved and scaled."""

import math
from fractions import Fraction

import dask.array
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import Moments, correlation, covariance, mean, variance

from .tables import RECTANGULAR, SEED

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
    "no ddof": (lambda: variance([1.0, 2.0], ddof=-1), "whole number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_moments_is_refused_in_words(name):
    call, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        call()
