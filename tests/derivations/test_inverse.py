"""Inverses against SymPy; each table keeps its solutions."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import inverse


def test_inverses_agree_with_sympy_and_singular_matrices_have_none(random_matrix, rng):
    outcomes = {True: 0, False: 0}
    for _ in range(80):
        matrix = random_matrix(int(rng.integers(1, 4)), size=2)
        result = inverse(matrix).result
        expected = sympy.Matrix(matrix)
        outcomes[result is None] += 1
        if result is None:
            assert expected.det() == 0
        else:
            assert np.allclose(np.array(result, float), np.array(expected.inv().tolist(), float))
    assert min(outcomes.values()) > 10


def test_every_table_shown_has_the_same_rows_span(random_matrix, matrices_in):
    seen = 0
    for _ in range(20):
        matrix = random_matrix(3)
        start = np.hstack([np.array(matrix, float), np.eye(3)])
        for step in inverse(matrix).steps:
            for table in matrices_in(step.tex) if r"\begin{array}" in step.tex else []:
                assert np.linalg.matrix_rank(np.vstack([start, table.real])) == 3
                seen += 1
    assert seen > 40


def test_the_inverse_of_the_inverse_and_of_the_transpose():
    matrix = ((2, 1, 0), (1, 3, 1), (0, 1, 4))
    result = inverse(matrix).result
    assert inverse(result).result == matrix
    assert inverse(tuple(zip(*matrix, strict=True))).result == tuple(zip(*result, strict=True))


@pytest.mark.parametrize(
    "matrix",
    [
        ((0,),),
        ((4,),),
        ((0, 0), (0, 0)),
        ((0, 1), (1, 0)),
        ((1, 0), (0, 1)),
        ((1, 2), (2, 4)),
        ((1, 2, 3), (2, 4, 6), (1, 1, 1)),
    ],
)
def test_awkward_matrices_are_worked_soundly(matrix, sound):
    work = inverse(matrix)
    sound(work)
    assert (work.result is None) == ("is singular" in work.steps[-1].reason)


def test_a_matrix_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="give a square matrix"):
        inverse(((1, 2),))


def test_a_matrix_keeps_the_name_it_has_in_a_question():
    for matrix in (((2, 1), (1, 1)), ((1, 2), (2, 4))):
        named, usual = inverse(matrix, "X"), inverse(matrix)
        assert named.given_tex == usual.given_tex.replace("A", "X")
        assert [step.tex for step in named.steps] == [step.tex.replace("A", "X") for step in usual.steps]
        assert not [step for step in named.steps if "A" in step.tex or "$A" in step.action + step.reason]
