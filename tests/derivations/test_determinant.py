"""Determinants against SymPy, and each state on the way."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import determinant


def test_determinants_agree_with_sympy(random_matrix, rng):
    for _ in range(60):
        matrix = random_matrix(int(rng.integers(1, 6)), size=4)
        assert determinant(matrix).result == sympy.Matrix(matrix).det()


def test_every_state_shown_has_the_same_determinant(random_matrix, matrices_in):
    seen = 0
    for _ in range(25):
        matrix = random_matrix(3)
        for step in determinant(matrix).steps:
            for state in matrices_in(step.tex):
                sign = -1 if step.tex.startswith(r"\det A=-") else 1
                assert sign * np.linalg.det(state.real) == pytest.approx(
                    np.linalg.det(np.array(matrix, float)), abs=1e-6
                )
                seen += 1
    assert seen > 30


def test_exchanging_scaling_and_transposing_do_what_theory_says(random_matrix):
    for _ in range(20):
        matrix = random_matrix(3)
        value = determinant(matrix).result
        assert determinant((matrix[1], matrix[0], matrix[2])).result == -value
        assert determinant(tuple(tuple(2 * v for v in row) for row in matrix)).result == 8 * value
        assert determinant(tuple(zip(*matrix, strict=True))).result == value


@pytest.mark.parametrize(
    "matrix",
    [
        ((0,),),
        ((-5,),),
        ((0, 0), (0, 0)),
        ((1, 2), (2, 4)),
        ((0, 1), (1, 0)),
        ((2, 1), (3, -4)),
        ((0, 1, 2), (1, 0, 3), (4, -3, 8)),
        ((1, 2, 3), (2, 4, 6), (1, 1, 1)),
    ],
)
def test_awkward_matrices_are_worked_soundly(matrix, sound):
    work = determinant(matrix)
    sound(work)
    assert ("no inverse" in work.steps[-1].reason) == (work.result == 0)
    assert ("mirrors" in work.steps[-1].reason) == (work.result < 0)


def test_a_matrix_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="give a square matrix"):
        determinant(((1, 2),))
