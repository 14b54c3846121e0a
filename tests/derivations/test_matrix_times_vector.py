"""A matrix times a vector, against NumPy, and what it refuses."""

import numpy as np
import pytest

from fullrank.derivations import matrix_times_vector


def test_it_agrees_with_numpy_for_every_size(sound):
    draws = np.random.default_rng(11)
    for rows in range(1, 7):
        for columns in range(1, 7):
            A, x = draws.integers(-9, 10, (rows, columns)), draws.integers(-9, 10, columns)
            work = matrix_times_vector(A.tolist(), x.tolist())
            assert [int(entry) for entry in work.result] == (A @ x).tolist()
            assert sound(work) >= rows


def test_sums_and_multiples_come_through():
    draws = np.random.default_rng(2)
    A, x, y = draws.integers(-5, 6, (3, 2)), draws.integers(-5, 6, 2), draws.integers(-5, 6, 2)
    both = matrix_times_vector(A, 3 * x + y).result
    parts = zip(matrix_times_vector(A, x).result, matrix_times_vector(A, y).result, strict=True)
    assert both == tuple(3 * p + q for p, q in parts)


def test_an_axis_gives_a_column_and_zero_gives_zero():
    A = ((1, 2, 3), (4, 5, 6))
    assert matrix_times_vector(A, (0, 1, 0)).result == (2, 5)
    assert matrix_times_vector(A, (0, 0, 0)).result == (0, 0)
    assert matrix_times_vector(((7,),), (6,)).result == (42,)


def test_fractions_stay_exact():
    assert matrix_times_vector((("1/2", "1/3"),), (2, 3)).result == (2,)


def test_sizes_that_do_not_fit_are_refused_in_words():
    with pytest.raises(ValueError, match="3 columns and x has 2 components: give x one component for each column"):
        matrix_times_vector(((1, 2, 3), (4, 5, 6)), (1, 2))
    with pytest.raises(ValueError, match="make the rows equally long"):
        matrix_times_vector(((1, 2), (3,)), (1, 2))
