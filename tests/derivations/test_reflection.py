"""The mirror: Householder's formula, what must stay and what must turn, and refusals."""

import numpy as np
import pytest
from scipy.linalg import null_space

from fullrank.derivations import reflection


def test_it_is_householders_matrix(random_matrix, array):
    tried = 0
    for size in (2, 3, 4) * 8:
        vectors = random_matrix(size - 1, size, size=3)
        if np.linalg.matrix_rank(np.array(vectors, float)) < size - 1:
            continue
        tried += 1
        T = array(reflection(vectors).result).real
        n = null_space(np.array(vectors, float))[:, 0]
        assert np.allclose(T, np.eye(size) - 2 * np.outer(n, n))
    assert tried > 15


def test_it_undoes_itself_exchanges_left_and_right_and_keeps_the_mirror(array):
    T = array(reflection(((1, 2, 2), (1, 0, 1))).result).real
    assert np.allclose(T @ T, np.eye(3)) and np.isclose(np.linalg.det(T), -1) and np.allclose(T, T.T)
    assert np.allclose(T @ [1, 2, 2], [1, 2, 2]) and np.allclose(T @ [1, 0, 1], [1, 0, 1])


def test_another_basis_of_the_same_plane_is_the_same_mirror():
    assert reflection(((1, 2, 2), (1, 0, 1))).result == reflection(((2, 2, 3), ("-1/3", 0, "-1/3"))).result


@pytest.mark.parametrize("vectors", [((1, 0),), ((1, 1),), ((0, 0, 5), (1, 0, 0)), ((3, 4),), ((1, 1, 1), (1, 2, 3))])
def test_awkward_mirrors_are_worked_soundly(vectors, sound):
    work = reflection(vectors)
    assert sound(work) >= 4
    assert 3 <= len(work.steps) <= 10


@pytest.mark.parametrize(
    ("vectors", "words"),
    [
        ((), "no vectors to span"),
        ("12", "no vectors to span"),
        (((1,),), "On a line there is no mirror"),
        (((1, 0, 1),), "spanned by 2 vectors: you gave 1"),
        (((1, 0), (0, 1)), "spanned by 1 vector: you gave 2"),
        (((1, 0, 1), (2, 0, 2)), "dependent"),
        (((0, 0),), "dependent"),
        (((1, 0, 1), (1, 2)), "different lengths"),
    ],
)
def test_what_spans_no_mirror_is_refused(vectors, words):
    with pytest.raises(ValueError, match=words):
        reflection(vectors)
