"""Rank and the four subspaces against NumPy's rank and SymPy's null spaces."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import four_subspaces


def rank_of(vectors) -> int:
    return int(np.linalg.matrix_rank(np.array(vectors, float))) if len(vectors) else 0


def low_rank(random_matrix, rows, columns, rank):
    return tuple(
        map(tuple, (np.array(random_matrix(rows, rank, 3)) @ np.array(random_matrix(rank, columns, 3))).tolist())
    )


@pytest.mark.parametrize(
    ("rows", "columns", "rank"), [(3, 3, 2), (2, 5, 1), (5, 2, 2), (4, 4, 2), (3, 4, 3), (1, 3, 1)]
)
def test_bases_span_what_numpy_and_sympy_find(random_matrix, array, rows, columns, rank):
    for _ in range(8):
        matrix = low_rank(random_matrix, rows, columns, rank)
        result = four_subspaces(matrix).result
        A = np.array(matrix, float)
        assert result.rank == np.linalg.matrix_rank(A) == len(result.column) == len(result.row)
        assert len(result.null) == columns - result.rank == len(sympy.Matrix(matrix).nullspace())
        assert len(result.left_null) == rows - result.rank == len(sympy.Matrix(matrix).T.nullspace())
        if result.rank:
            column, row = array(result.column).real, array(result.row).real
            assert rank_of(column) == rank_of(np.vstack([column, A.T])) == result.rank
            assert rank_of(row) == rank_of(np.vstack([row, A])) == result.rank
        if result.null:
            assert np.allclose(A @ array(result.null).real.T, 0) and rank_of(array(result.null).real) == len(
                result.null
            )
        if result.left_null:
            assert np.allclose(array(result.left_null).real @ A, 0)


@pytest.mark.parametrize("matrix", [((0,),), ((0, 0, 0),), ((0, 0), (0, 0)), ((7,),), ((0, 0, 1), (0, 0, 2))])
def test_zero_and_one_by_one_are_told_soundly(matrix, sound):
    work = four_subspaces(matrix)
    assert work.result.rank == np.linalg.matrix_rank(np.array(matrix, float))
    assert 3 <= len(work.steps) <= 10 and sound(work) >= 1


def test_a_full_six_by_six_stays_within_ten_steps(sound):
    matrix = [[1 if i == j else (i + 2 * j) % 3 for j in range(6)] for i in range(6)]
    work = four_subspaces(matrix)
    assert len(work.steps) <= 10 and sound(work) >= 1


def test_exchanging_rows_keeps_rank_row_space_and_null_space(random_matrix):
    for _ in range(10):
        matrix = low_rank(random_matrix, 4, 4, 2)
        one, other = four_subspaces(matrix).result, four_subspaces(matrix[::-1]).result
        assert (one.rank, one.row, one.null) == (other.rank, other.row, other.null)


def test_rows_of_different_length_are_refused():
    with pytest.raises(ValueError, match="make the rows equally long"):
        four_subspaces(((1, 2), (1,)))
