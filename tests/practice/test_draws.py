from math import gcd, isqrt

import numpy as np
import pytest

from fullrank.practice import Redraw, draws


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(4)


def test_integers_keep_their_bounds_and_exceptions(rng):
    drawn = {draws.integer(rng, -2, 2, but=(0,)) for _ in range(200)}
    assert drawn == {-2, -1, 1, 2}
    assert all(len(set(draws.distinct(rng, 3, 1, 4).tolist())) == 3 for _ in range(50))
    with pytest.raises(ValueError, match="no 3 different"):
        draws.distinct(rng, 3, 1, 3, but=(2,))


def test_vectors_and_matrices_have_no_zeros_unless_allowed(rng):
    vectors = np.array([draws.vector(rng, 3, 2) for _ in range(300)])
    assert set(vectors.ravel().tolist()) == {-2, -1, 1, 2}
    with_zeros = np.array([draws.vector(rng, 2, 1, zeros=True) for _ in range(300)])
    assert (with_zeros == 0).any() and with_zeros.any(axis=1).all()
    assert draws.matrix(rng, 2, 3, 4).shape == (2, 3)


def test_every_entry_is_equally_likely(rng):
    entries = np.array([draws.vector(rng, 10, 2) for _ in range(2_000)]).ravel()
    shares = [np.mean(entries == value) for value in (-2, -1, 1, 2)]
    assert max(abs(share - 0.25) for share in shares) < 0.02


def test_directions_are_plain(rng):
    for _ in range(100):
        entries = draws.direction(rng, 3).tolist()
        assert gcd(*entries) == 1 and entries[0] > 0 and len({abs(entry) for entry in entries}) > 1


@pytest.mark.parametrize("size", [2, 3, 4])
def test_whole_lengths_are_whole(rng, size):
    for _ in range(50):
        squares = int((draws.whole_length(rng, size) ** 2).sum())
        assert isqrt(squares) ** 2 == squares
    with pytest.raises(ValueError, match="are not listed"):
        draws.whole_length(rng, 7)


@pytest.mark.parametrize("values", [(2, 5), (-3, 4), (0, 1), (-2, 1, 3), (1, 1, 2), (2, 3, 5, 7)])
def test_eigenvalues_and_eigenvectors_are_what_was_asked(rng, values):
    for _ in range(40):
        A, V = draws.matrix_with_eigenvalues(rng, values)
        assert A.dtype.kind == "i" and np.abs(A).max() <= 12
        assert np.array_equal(A @ V, V * np.array(values))
        assert round(np.linalg.det(V)) != 0
        assert A[~np.eye(len(values), dtype=bool)].all()


def test_eigen_matrices_vary(rng):
    assert len({draws.matrix_with_eigenvalues(rng, (2, 5))[0].tobytes() for _ in range(300)}) > 40


def test_eigenvalues_that_cannot_be_had_are_refused(rng):
    with pytest.raises(ValueError, match="multiple of the identity"):
        draws.matrix_with_eigenvalues(rng, (3, 3))
    with pytest.raises(Redraw, match="no matrix with these eigenvalues"):
        draws.matrix_with_eigenvalues(rng, (100, 3))


def test_other_matrices_keep_their_promise(rng):
    for _ in range(50):
        assert draws.determinant(draws.invertible(rng, 3, 3)) != 0
        assert draws.determinant(draws.unimodular(rng, 3)) == 1
        S = draws.symmetric(rng, 3)
        assert np.array_equal(S, S.T) and S.all()


def test_options_are_shuffled_under_keys_that_say_nothing(rng):
    orders = set()
    for _ in range(100):
        keys, options = draws.shuffled(rng, {"right": "yes", "slip": "no", "other": "maybe"})
        assert [key for key, _ in options] == ["a", "b", "c"]
        assert dict(options)[keys["right"]] == "yes"
        orders.add(tuple(text for _, text in options))
    assert len(orders) == 6
    with pytest.raises(Redraw, match="read alike"):
        draws.shuffled(rng, {"right": "yes", "slip": "yes"})
