"""The singular value decomposition multiplied back, and against NumPy."""

import numpy as np
import pytest

from fullrank.derivations import singular_values

_NICE = [
    ((3, 0), (4, 5)),
    ((1, 0, 1), (0, 1, 1)),
    ((1, 2), (2, 4), (0, 0)),
    ((0, 0), (0, 0)),
    ((5,),),
    ((-2,),),
    ((0, -3), (2, 0)),
    ((1, 1), (1, -1)),
    ((2, 0, 0), (0, 2, 0), (0, 0, 1)),
    ((1, 2, 2),),
    ((1,), (2,), (2,)),
    ((1, 1, 1), (1, 1, 1), (1, 1, 1)),
    ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
]


def _check(matrix, result, array, tolerance=1e-9):
    U, Sigma, V = array(result.U), array(result.Sigma), array(result.V)
    rows, columns = np.shape(matrix)
    assert U.shape == (rows, rows) and Sigma.shape == (rows, columns) and V.shape == (columns, columns)
    assert np.allclose(U @ Sigma @ V.T, np.array(matrix, float), atol=tolerance)
    assert np.allclose(U.T @ U, np.eye(rows)) and np.allclose(V.T @ V, np.eye(columns))
    values = [float(value) for value in result.singular_values]
    assert np.allclose(values, np.linalg.svd(np.array(matrix, float), compute_uv=False), atol=1e-7)
    assert all(value >= 0 for value in values) and values == sorted(values, reverse=True)
    assert np.allclose(np.diag(Sigma), values) and np.count_nonzero(Sigma) <= len(values)


@pytest.mark.parametrize("matrix", _NICE)
def test_exact_factors_multiply_back(matrix, array, sound):
    work = singular_values(matrix)
    assert work.result.exact
    _check(matrix, work.result, array)
    assert sound(work) >= 2


def test_any_small_matrix_has_factors(random_matrix, rng, array, sound):
    for draw in range(40):
        rows, columns = (int(k) for k in rng.integers(1, 4, 2))
        matrix = random_matrix(rows, columns)
        work = singular_values(matrix)
        _check(matrix, work.result, array, 1e-6)
        if draw < 12:
            sound(work)


def test_a_matrix_and_its_transpose_share_their_singular_values(random_matrix):
    for _ in range(10):
        matrix = random_matrix(2)
        turned = tuple(zip(*matrix, strict=True))
        assert np.allclose(
            [float(v) for v in singular_values(matrix).result.singular_values],
            [float(v) for v in singular_values(turned).result.singular_values],
        )


def test_scaling_and_exchanging_rows_do_what_theory_says():
    values = singular_values(((3, 0), (4, 5))).result.singular_values
    assert singular_values(((4, 5), (3, 0))).result.singular_values == values
    assert singular_values(((-6, 0), (-8, -10))).result.singular_values == tuple(2 * value for value in values)


def test_decimals_are_announced():
    work = singular_values(((1, 1), (0, 1)))
    assert not work.result.exact and any("in decimals" in step.action for step in work.steps)
    assert r"\frac{1+\sqrt{5}}{2}" in work.steps[2].tex


def test_more_than_four_rows_are_refused():
    with pytest.raises(ValueError, match="give between 1 and 4"):
        singular_values(((1,),) * 5)
