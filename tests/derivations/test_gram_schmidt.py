"""Gram-Schmidt: orthonormal, the same span step by step, NumPy's QR up to sign."""

import numpy as np
import pytest

from fullrank.derivations import gram_schmidt


def test_vectors_are_orthonormal_and_span_the_same(random_matrix, rng, array):
    for _ in range(40):
        count, size = int(rng.integers(1, 5)), int(rng.integers(1, 5))
        vectors = np.array(random_matrix(count, size, size=2), float)
        basis = array(gram_schmidt([tuple(int(v) for v in row) for row in vectors]).result).real
        for k in range(1, count + 1):
            together = np.linalg.matrix_rank(np.vstack([vectors[:k], basis[:k]]), tol=1e-9)
            assert together == np.linalg.matrix_rank(vectors[:k]) == np.linalg.matrix_rank(basis[:k], tol=1e-9)
        lengths = np.diag(basis @ basis.T)
        assert np.allclose(basis @ basis.T, np.diag(lengths)) and set(np.round(lengths, 9)) <= {0.0, 1.0}


def test_it_agrees_with_qr_up_to_sign(array):
    vectors = ((1, 2, 2), (1, 0, 1), (3, -1, 0))
    basis = array(gram_schmidt(vectors).result).real
    Q, R = np.linalg.qr(np.array(vectors, float).T)
    assert np.allclose(basis, (Q * np.sign(np.diag(R))).T)


def test_a_dependent_vector_becomes_zero_and_the_reason_is_given(sound):
    work = gram_schmidt(((1, 1, 0), (1, 0, 1), (2, 1, 1)))
    assert work.result[2] == (0, 0, 0)
    assert any("depends on the vectors before it" in " ".join(step.reason.split()) for step in work.steps)
    assert sound(work) >= 1


def test_scaling_a_vector_by_a_positive_number_changes_nothing():
    assert gram_schmidt(((1, 2), (3, 1))).result == gram_schmidt(((5, 10), ("3/7", "1/7"))).result


@pytest.mark.parametrize(
    "vectors", [((0, 0), (1, 2)), ((0,),), ((3,),), ((1, 0), (0, 1)), ((0, 0), (0, 0)), ((1, 2), (2, 4), (1, 1))]
)
def test_awkward_vectors_are_worked_soundly(vectors, sound, array):
    work = gram_schmidt(vectors)
    sound(work)
    assert len(work.result) == len(vectors)


@pytest.mark.parametrize(
    ("vectors", "words"),
    [
        ((), "1 to 6 vectors"),
        ("12", "1 to 6 vectors"),
        (((1, 2), (1,)), "Vector 2 has 1 components"),
        (((1,),) * 7, "1 to 6 vectors"),
    ],
)
def test_what_is_no_list_of_vectors_is_refused(vectors, words):
    with pytest.raises(ValueError, match=words):
        gram_schmidt(vectors)
