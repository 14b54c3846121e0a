"""Length and unit vector against NumPy."""

from fractions import Fraction

import numpy as np
import pytest
import sympy

from fullrank.derivations import length, unit_vector


def _nonzero(random_matrix, size):
    while True:
        (v,) = random_matrix(1, size)
        if any(v):
            return v


@pytest.mark.parametrize("size", [1, 2, 3, 4, 6])
def test_lengths_agree_with_numpy_and_their_squares_are_exact(random_matrix, sound, size):
    for _ in range(15):
        v = _nonzero(random_matrix, size)
        work = length(v)
        assert float(work.result) == pytest.approx(np.linalg.norm(v))
        assert sympy.expand(sympy.sympify(work.result) ** 2) == sum(x * x for x in v)
        assert sound(work) >= 1
        assert length(v[::-1]).result == work.result
        assert length([-x for x in v]).result == work.result
        assert float(length([3 * x for x in v]).result) == pytest.approx(3 * float(work.result))


def test_squares_are_taken_out_of_the_root():
    assert length((2, 2)).result == 2 * sympy.sqrt(2)
    assert length(("1/2", "1/2")).result == sympy.sqrt(2) / 2
    assert length((2, -3, 6)).result == Fraction(7)
    assert length((0, 0)).result == 0
    assert length((-5,)).result == 5


def test_unit_vectors_have_length_one_and_point_the_same_way(random_matrix, sound):
    for size in (1, 2, 3, 5):
        v = _nonzero(random_matrix, size)
        work = unit_vector(v)
        found = np.array([float(x) for x in work.result.vector])
        assert np.allclose(found, np.array(v) / np.linalg.norm(v))
        assert float(work.result.length) == pytest.approx(np.linalg.norm(v))
        assert sound(work) >= 3
        assert unit_vector([5 * x for x in v]).result.vector == work.result.vector


def test_what_has_no_direction_or_no_components_is_refused():
    with pytest.raises(ValueError, match="zero vector, which points nowhere"):
        unit_vector((0, 0))
    with pytest.raises(ValueError, match="between 1 and 6"):
        length(())
    with pytest.raises(ValueError, match="not exact"):
        length((0.1, 2))
