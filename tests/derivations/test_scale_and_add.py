"""Combinations of two vectors against NumPy, and the laws that they obey."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import scale_and_add


def test_combinations_agree_with_a_matrix_product(random_matrix, sound):
    for _ in range(20):
        (a, b), (u, v) = random_matrix(1, 2)[0], random_matrix(2, 4)
        work = scale_and_add(a, u, b, v)
        assert np.array_equal([int(k) for k in work.result], np.array([u, v]).T @ (a, b))
        assert sound(work) >= 4


def test_order_does_not_matter_and_zeros_and_fractions_are_taken():
    assert scale_and_add(2, (1, 3), -1, (4, 1)).result == scale_and_add(-1, (4, 1), 2, (1, 3)).result == (-2, 5)
    assert scale_and_add(0, (1, 3), 0, (4, 1)).result == (0, 0)
    assert scale_and_add("1/2", (1,), "1/3", (1,)).result == (Fraction(5, 6),)


@pytest.mark.parametrize("weights", [(0, 1), (1, 0), (-1, -1), (0, 0), ("1/2", "-3/4")])
def test_awkward_factors_are_written_truly(weights, sound):
    a, b = weights
    assert sound(scale_and_add(a, (1, -2, 0), b, (0, 5, -1))) >= 4


def test_vectors_of_different_length_are_refused():
    with pytest.raises(ValueError, match="u has 2 components and v has 3: give both the same number"):
        scale_and_add(1, (1, 2), 1, (1, 2, 3))
