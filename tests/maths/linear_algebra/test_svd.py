"""Singular values against LAPACK, under turns and scale, and for matrices that flatten."""

import numpy as np
import pytest
from hypothesis import given

from fullrank.maths import Reason, low_rank, svd
from fullrank.maths._linear_algebra import svd as _svd

from ..drawn import QUICK, RECTANGLES
from ..tables import NOT_MATRICES, RECTANGULAR, SEED


@pytest.mark.parametrize("name", RECTANGULAR)
def test_singular_values_agree_with_lapack(name):
    A = np.asarray(RECTANGULAR[name], dtype=float)
    found = svd(A)
    size = np.abs(A).max()
    np.testing.assert_allclose(found.s, np.linalg.svd(A)[1], atol=1e-14 * len(A) * size)
    np.testing.assert_allclose(found.matrix(), A, atol=1e-14 * len(A) * size)


@pytest.mark.parametrize("name", RECTANGULAR)
def test_both_sets_of_axes_are_square(name):
    found = svd(RECTANGULAR[name])
    r = min(RECTANGULAR[name].shape)
    np.testing.assert_allclose(found.U.T @ found.U, np.eye(r), atol=1e-13)
    np.testing.assert_allclose(found.V.T @ found.V, np.eye(r), atol=1e-13)


def test_small_singular_values_survive_the_square():
    A = np.diag(10.0 ** -np.arange(0, 20, 2)) @ np.random.default_rng(SEED).standard_normal((10, 10))
    np.testing.assert_allclose(svd(A).s, np.linalg.svd(A)[1], rtol=1e-3)
    squared_first = np.sqrt(np.abs(np.linalg.eigvalsh(A.T @ A)))[::-1]
    assert abs(squared_first[-1] / np.linalg.svd(A)[1][-1] - 1) > 1  # what Jacobi's turns are for


@pytest.mark.parametrize(("name", "rank"), [("zero", 0), ("rank two", 2), ("equal columns", 1), ("tall", 3)])
def test_rank_counts_the_stretches(name, rank):
    assert svd(RECTANGULAR[name]).rank() == rank


def test_the_transpose_swaps_the_turns():
    A = RECTANGULAR["tall"]
    np.testing.assert_allclose(svd(A.T).s, svd(A).s, rtol=1e-13)


def test_turning_the_space_leaves_the_stretches():
    rng = np.random.default_rng(SEED)
    Q = np.linalg.qr(rng.standard_normal((7, 7)))[0]
    np.testing.assert_allclose(svd(Q @ RECTANGULAR["tall"]).s, svd(RECTANGULAR["tall"]).s, rtol=1e-13)


def test_scaling_scales_the_stretches():
    np.testing.assert_allclose(svd(-7 * RECTANGULAR["wide"]).s, 7 * svd(RECTANGULAR["wide"]).s, rtol=1e-13)


def test_the_signs_are_the_same_each_time():
    found, negated = svd(RECTANGULAR["square"]), svd(-RECTANGULAR["square"])
    np.testing.assert_allclose(found.V, negated.V, atol=1e-12)
    np.testing.assert_allclose(found.U, -negated.U, atol=1e-12)


@pytest.mark.parametrize("k", range(4))
def test_low_rank_leaves_the_smallest_possible_error(k):
    A = RECTANGULAR["tall"]
    near = low_rank(A, k)
    s = np.linalg.svd(A)[1]
    assert np.linalg.matrix_rank(near) == k
    assert np.linalg.norm(A - near) == pytest.approx(np.sqrt((s[k:] ** 2).sum()), abs=1e-13)
    assert np.linalg.norm(A - near, 2) == pytest.approx(s[k] if k < 3 else 0, abs=1e-13)


@pytest.mark.parametrize(("k", "words"), [(4, "at most 3"), (-1, "at least 0"), (1.5, "whole number")])
def test_a_rank_out_of_range_is_refused(k, words):
    with pytest.raises(ValueError, match=words):
        low_rank(RECTANGULAR["tall"], k)


@pytest.mark.parametrize("name", NOT_MATRICES)
def test_what_is_no_matrix_is_refused_in_words(name):
    A, words = NOT_MATRICES[name]
    with pytest.raises(ValueError, match=words):
        svd(A)


@QUICK
@given(RECTANGLES)
def test_small_whole_numbers_give_values_without_a_warning(A):
    for M in (A, np.sign(A)):
        np.testing.assert_allclose(svd(M).s, np.linalg.svd(M)[1], atol=1e-13 * len(M) * max(1, np.abs(M).max()))


@pytest.mark.parametrize("size", [1e-310, 1e-200, 1e200, 1e307])
def test_a_column_that_vanishes_beside_another_is_left_alone(size):
    A = size * np.array([[1.0, 1, 1], [0, 0, 0], [1, 0, 1]])
    np.testing.assert_allclose(svd(A).s / size, np.sqrt([(5 + 17**0.5) / 2, (5 - 17**0.5) / 2, 0]), atol=1e-12)
    assert svd(A).rank() == 2


def test_stretches_beyond_float64_are_refused():
    with pytest.raises(ValueError, match=r"svd finds an answer with numbers beyond 1\.8e308"):
        svd(1.7e308 * np.ones((2, 2)))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda f: f.rank("a"), "SingularValues.rank needs"),
        (lambda f: f.rank(np.nan), "SingularValues.rank needs finite"),
        (lambda f: f.rank(-1.0), "SingularValues.rank needs a tol that is not negative"),
        (lambda f: f.matrix(-1), "SingularValues.matrix needs k as a whole number of at least 0"),
        (lambda f: f.matrix(1.5), "SingularValues.matrix needs k as a whole number"),
        (lambda f: f.matrix(4), "SingularValues.matrix needs k of at most 3"),
    ],
)
def test_what_a_record_is_asked_is_read_too(call, words):
    with pytest.raises(ValueError, match=words):
        call(svd(RECTANGULAR["tall"]))


def cosines(W):
    """Between any two columns of W, the largest."""
    W = W / np.linalg.norm(W, axis=0)
    return np.abs(np.triu(W.T @ W, 1)).max()


@pytest.mark.parametrize("name", RECTANGULAR)
def test_the_sweeps_end_with_columns_square_to_each_other(name):
    found = svd(RECTANGULAR[name])
    assert found.reason is Reason.CONVERGED
    assert found.converged
    assert found.steps == len(found.path) >= 1
    assert 0 <= found.path[-1] <= 64 * np.finfo(float).eps
    U, s, V = found.value
    np.testing.assert_allclose(U * s @ V.T, found.matrix(), atol=1e-14 * (1 + found.s[0]))


def test_the_path_tells_the_largest_cosine_that_each_sweep_met():
    graded = np.diag(10.0 ** -np.arange(0, 20, 2)) @ np.random.default_rng(SEED).standard_normal((10, 10))
    W = graded.copy()
    path, _ = _svd._one_sided_jacobi(W, np.eye(10))
    assert len(path) > 2
    assert path[0] >= cosines(graded)  # turns within the sweep may bring columns together
    assert path[-1] <= 64 * np.finfo(float).eps
    assert cosines(W) < 1e-15


def test_sweeps_that_run_out_are_told(monkeypatch):
    monkeypatch.setattr(_svd, "MOST_SWEEPS", 1)
    graded = np.diag(10.0 ** -np.arange(0, 20, 2)) @ np.random.default_rng(SEED).standard_normal((10, 10))
    found = svd(graded)
    assert found.reason is Reason.OUT_OF_STEPS
    assert found.steps == 1
    assert "; out of steps after 1 sweep\n" in repr(found)
    assert Reason.OUT_OF_STEPS.advice in repr(found)
