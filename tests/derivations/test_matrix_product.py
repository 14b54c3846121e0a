"""The product of two matrices, against NumPy and against doing one move after the other."""

import numpy as np
import pytest

from fullrank.derivations import matrix_product, matrix_times_vector


def whole(work):
    return [[int(entry) for entry in row] for row in work.result]


def test_it_agrees_with_numpy_for_every_size(sound):
    draws = np.random.default_rng(4)
    for rows, inner, columns in draws.integers(1, 7, (30, 3)):
        A, B = draws.integers(-9, 10, (rows, inner)), draws.integers(-9, 10, (inner, columns))
        work = matrix_product(A.tolist(), B.tolist())
        assert whole(work) == (A @ B).tolist()
        assert sound(work) >= 1


def test_first_the_right_one_then_the_left_one():
    A, B, x = ((0, -1), (1, 0)), ((1, 1), (0, 1)), (3, 2)
    one_after_another = matrix_times_vector(A, matrix_times_vector(B, x).result).result
    assert matrix_times_vector(matrix_product(A, B).result, x).result == one_after_another
    assert matrix_product(A, B).result != matrix_product(B, A).result


def test_transposing_turns_the_order_round():
    draws = np.random.default_rng(8)
    A, B = draws.integers(-5, 6, (2, 3)), draws.integers(-5, 6, (3, 4))
    assert whole(matrix_product(B.T, A.T)) == np.array(whole(matrix_product(A, B))).T.tolist()


def test_the_identity_changes_nothing():
    A = ((2, -1), (1, 3))
    assert matrix_product(A, ((1, 0), (0, 1))).result == A == matrix_product(((1, 0), (0, 1)), A).result


def test_sizes_that_do_not_fit_are_refused_in_words():
    with pytest.raises(ValueError, match="A has 3 columns and B has 2 rows: B comes first"):
        matrix_product(((1, 2, 3), (4, 5, 6)), ((1, 2), (3, 4)))


def test_the_matrices_may_have_other_names():
    first, then = ((1, 1), (0, 1)), ((0, -1), (1, 0))
    work = matrix_product(then, first, names=("B", "A"))
    assert work.result == matrix_product(then, first).result
    assert work.answer_tex.startswith("BA=") and not any("AB" in step.tex + step.reason for step in work.steps)
