"""What a caller hands over is read to the last number."""

import numpy as np
import pytest

from fullrank.maths._arguments import all_finite


@pytest.mark.parametrize("row", [[], [0.0], [1e200, -1e300], [1e-320, 2.0]])
def test_numbers_whose_squares_overflow_are_finite_all_the_same(row):
    assert all_finite(np.array(row, float))


@pytest.mark.parametrize("stranger", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("others", [1.0, 1e300])
def test_one_number_that_is_none_is_found(stranger, others):
    row = np.full(9, others)
    row[4] = stranger
    assert not all_finite(row)
    assert not all_finite(row[::-2])
