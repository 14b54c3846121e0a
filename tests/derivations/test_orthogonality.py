"""Orthogonal or not: lengths of moved vectors, products of turns and mirrors, near misses, and refusals."""

import numpy as np
import pytest

from fullrank.derivations import orthogonality

TURN = (("3/5", "-4/5"), ("4/5", "3/5"))
MIRROR = (("3/5", "4/5"), ("4/5", "-3/5"))
SPACE = (("1/3", "2/3", "2/3"), ("2/3", "-2/3", "1/3"), ("2/3", "1/3", "-2/3"))


@pytest.mark.parametrize("Q", [TURN, MIRROR, SPACE, ((0, 1), (-1, 0)), ((1,),), ((-1,),)])
def test_what_keeps_every_length_is_orthogonal(Q, sound, rng):
    from fractions import Fraction

    matrix = np.array([[float(Fraction(entry)) for entry in row] for row in Q])
    x = rng.normal(size=(len(matrix), 20))
    assert np.allclose(np.linalg.norm(matrix @ x, axis=0), np.linalg.norm(x, axis=0))
    work = orthogonality(Q)
    assert work.result is True
    assert sound(work) >= 2


@pytest.mark.parametrize(
    ("Q", "reason"),
    [
        (((1, 1), (0, 1)), "a length is not one and an angle is not right"),
        (((2, 0), (0, 3)), "a length is not one,"),
        (((1, "3/5"), (0, "4/5")), "Here an angle is not right"),
        (((0, 0), (0, 0)), "a length is not one,"),
    ],
)
def test_what_fails_is_said(Q, reason, sound):
    work = orthogonality(Q)
    assert work.result is False
    assert any(reason in step.reason for step in work.steps)
    assert sound(work) >= 2


def test_random_whole_matrices_agree_with_numpy(random_matrix):
    for _ in range(60):
        Q = random_matrix(2, size=1)
        matrix = np.array(Q, float)
        assert orthogonality(Q).result == np.allclose(
            np.linalg.inv(matrix + 0j) if np.linalg.det(matrix) else 9, matrix.T
        )


def test_the_determinant_tells_turn_from_mirror():
    assert "it turns" in orthogonality(TURN).steps[-1].reason
    assert "it mirrors" in orthogonality(MIRROR).steps[-1].reason
    assert "cannot settle" in orthogonality(((1, 1), (0, 1))).steps[-1].reason


@pytest.mark.parametrize(
    ("Q", "words"), [(((1, 0),), "square"), ("1", "Q is '1'"), (((1,) * 5,) * 5, "between 1 and 4")]
)
def test_what_is_no_square_matrix_is_refused(Q, words):
    with pytest.raises(ValueError, match=words):
        orthogonality(Q)
