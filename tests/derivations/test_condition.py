"""Norm and condition number of 2 x 2 matrices against NumPy's singular values."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import condition


def test_stretches_and_condition_are_those_of_numpy(random_matrix, sound):
    for _ in range(60):
        matrix = random_matrix(2)
        if not np.any(matrix):
            continue
        work = condition(matrix)
        longest, shortest = np.linalg.svd(np.array(matrix, float), compute_uv=False)
        result = work.result
        assert float(result.largest_squared) == pytest.approx(longest**2)
        assert float(result.smallest_squared) == pytest.approx(shortest**2, abs=1e-9)
        if round(np.linalg.det(matrix)) == 0:
            assert result.condition is None
        else:
            assert float(result.condition) == pytest.approx(longest / shortest)
        sound(work)


def test_a_multiple_a_transpose_and_an_exchange_of_rows_have_the_same_condition(random_matrix):
    for _ in range(30):
        (a, b), (c, d) = random_matrix(2)
        if a * d == b * c:
            continue
        wanted = condition(((a, b), (c, d))).result.condition
        tenth = Fraction(-1, 10)
        others = (((a, c), (b, d)), ((c, d), (a, b)), tuple(tuple(tenth * x for x in row) for row in ((a, b), (c, d))))
        assert all(float(condition(other).result.condition) == pytest.approx(float(wanted)) for other in others)


@pytest.mark.parametrize(
    "matrix", [((1, 0), (0, 1)), ((0, -3), (3, 0)), (("1/100", 0), (0, "1/100")), ((3, -4), (4, 3))]
)
def test_what_stretches_evenly_has_condition_one(matrix):
    assert condition(matrix).result.condition == 1


def test_a_singular_matrix_has_no_finite_condition(sound):
    work = condition(((1, 2), (2, 4)))
    assert work.result.condition is None and r"\infty" in work.answer_tex
    assert len(work.steps) >= 3 and sound(work) >= 1


def test_refusals_say_what_to_give():
    with pytest.raises(ValueError, match="give a 2 × 2 matrix"):
        condition(((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    with pytest.raises(ValueError, match="an entry that is not 0"):
        condition(((0, 0), (0, 0)))
    with pytest.raises(ValueError, match="give a square matrix"):
        condition(((1, 2),))
