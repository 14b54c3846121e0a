"""Squared misfits against NumPy's norm, and what leaves them alone."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import squared_misfit


def test_misfits_agree_with_the_norm(random_matrix, sound):
    for _ in range(20):
        values, data = random_matrix(2, 5)
        work = squared_misfit(values, data)
        assert float(work.result) == pytest.approx(np.linalg.norm(np.subtract(values, data)) ** 2)
        assert sound(work) >= 7


def test_exchanging_shifting_and_reordering_change_nothing():
    assert squared_misfit((4, 6, 3), (5, 3, 3)).result == 10
    assert squared_misfit((5, 3, 3), (4, 6, 3)).result == 10
    assert squared_misfit((14, 16, 13), (15, 13, 13)).result == 10
    assert squared_misfit((3, 4, 6), (3, 5, 3)).result == 10


def test_a_perfect_model_and_one_number_and_fractions_are_taken(sound):
    assert squared_misfit((1, 2), (1, 2)).result == 0
    assert squared_misfit(("1/2",), (1,)).result == Fraction(1, 4)
    assert sound(squared_misfit((1, 2), (1, 2))) >= 3


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="values has 2 components and data has 3: give both the same"):
        squared_misfit((1, 2), (1, 2, 3))
