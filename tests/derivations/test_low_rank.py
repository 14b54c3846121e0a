"""Low rank approximations against NumPy's truncated decomposition, and against random rivals."""

import numpy as np
import pytest

from fullrank.derivations import low_rank


def _expected(matrix, k):
    U, s, Vt = np.linalg.svd(np.array(matrix, float), full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k], s


def test_approximations_and_errors_agree_with_numpy(random_matrix, rng, array):
    seen = 0
    for _ in range(50):
        rows, columns = (int(k) for k in rng.integers(2, 4, 2))
        matrix, k = random_matrix(rows, columns), int(rng.integers(1, min(rows, columns) + 1))
        expected, s = _expected(matrix, k)
        if k < len(s) and s[k - 1] - s[k] < 1e-6:
            continue
        result = low_rank(matrix, k).result
        assert np.allclose(array(result.matrix), expected, atol=1e-7)
        assert float(result.spectral_error) == pytest.approx(s[k] if k < len(s) else 0, abs=1e-6)
        assert float(result.frobenius_error) == pytest.approx(np.sqrt((s[k:] ** 2).sum()), abs=1e-6)
        assert np.linalg.matrix_rank(array(result.matrix), tol=1e-8) <= k
        seen += 1
    assert seen > 30


def test_no_random_matrix_of_the_same_rank_is_nearer(rng, array):
    matrix = np.array(((3, 0), (4, 5)), float)
    best = np.linalg.norm(matrix - array(low_rank(((3, 0), (4, 5)), 1).result.matrix))
    rivals = [np.outer(rng.normal(size=2), rng.normal(size=2)) * 4 for _ in range(2000)]
    assert min(np.linalg.norm(matrix - rival) for rival in rivals) >= best - 1e-12


@pytest.mark.parametrize(
    ("matrix", "k"),
    [
        (((3, 0), (4, 5)), 1),
        (((1, 1), (0, 1)), 1),
        (((0, 0), (0, 0)), 1),
        (((2, 0), (0, 2)), 1),
        (((2, 0), (0, 2)), 2),
        (((1, 2), (2, 4)), 2),
        (((1, 2, 0), (0, 1, 3), (1, 0, 1)), 2),
        (((7,),), 1),
    ],
)
def test_awkward_matrices_are_worked_soundly(matrix, k, sound):
    sound(low_rank(matrix, k))


def test_a_tie_is_named():
    assert any(
        "another choice of layers" in " ".join(step.reason.split()) for step in low_rank(((2, 0), (0, 2)), 1).steps
    )


def test_a_rank_out_of_range_is_refused():
    with pytest.raises(ValueError, match="give a whole number from 1 to 2"):
        low_rank(((1, 2), (3, 4)), 3)
