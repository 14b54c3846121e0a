"""The same move elsewhere: NumPy's sandwich, what the move must keep, and refusals."""

import numpy as np
import pytest

from fullrank.derivations import move_in_basis


def test_it_is_the_sandwich_of_numpy(random_matrix, array):
    tried = 0
    for size in (1, 2, 3, 4) * 6:
        R, B = random_matrix(size, size=3), random_matrix(size, size=3)
        if abs(np.linalg.det(np.array(B, float))) < 0.5:
            continue
        tried += 1
        T = array(move_in_basis(R, B).result).real
        assert np.allclose(T @ np.array(B, float), np.array(B, float) @ np.array(R, float))
    assert tried > 12


def test_determinant_trace_and_characteristic_numbers_stay(array):
    R, B = ((2, 1), (0, 3)), ((1, 2), (1, 4))
    T = array(move_in_basis(R, B).result).real
    assert np.isclose(np.trace(T), 5) and np.isclose(np.linalg.det(T), 6)


def test_longer_axes_change_nothing_on_the_standard_paper():
    R = ((0, -1), (1, 0))
    assert move_in_basis(R, ((1, 1), (0, 1))).result == move_in_basis(R, ((3, 3), (0, 3))).result


def test_the_standard_paper_leaves_the_move_as_it_is(sound):
    work = move_in_basis(((1, 2), (3, 4)), ((1, 0), (0, 1)))
    assert work.result == ((1, 2), (3, 4))
    assert sound(work) >= 4


@pytest.mark.parametrize("R", [((0, 0), (0, 0)), ((1, 1), (1, 1)), (("1/2", "-1/3"), (0, "0.85"))])
def test_awkward_moves_are_worked_soundly(R, sound):
    assert sound(move_in_basis(R, ((2, 1), (1, 3)))) >= 4


@pytest.mark.parametrize(
    ("R", "B", "words"),
    [
        (((1, 2), (3, 4)), ((1, 2), (2, 4)), "columns of B are dependent"),
        (((1, 2), (3, 4)), ((1,),), "A row of R has 2 components and a row of B has 1"),
        (((1, 2),), ((1,),), "R is 1 × 2"),
        (((1, 2), (3, 4)), "12", "B is '12'"),
    ],
)
def test_what_cannot_be_a_paper_is_refused(R, B, words):
    with pytest.raises(ValueError, match=words):
        move_in_basis(R, B)
