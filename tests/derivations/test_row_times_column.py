"""Products of rectangular matrices, row by row."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations.row_times_column import row_times_column


def test_it_agrees_with_numpy_on_every_shape() -> None:
    rng = np.random.default_rng(4)
    for _ in range(200):
        m, n, p = rng.integers(1, 7, 3)
        A, B = rng.integers(-9, 10, (m, n)), rng.integers(-9, 10, (n, p))
        found = row_times_column(A.tolist(), B.tolist())
        assert np.array_equal(np.array(found.result, dtype=float), A @ B)
        assert len(found.steps) == m + 3


def test_transposed_and_exchanged_factors_give_the_transposed_product() -> None:
    A, B = ((1, 2, "1/2"), (0, -3, 4)), ((2, 1), (5, 0), ("1/3", 7))
    forward = row_times_column(A, B).result
    back = row_times_column(tuple(zip(*B, strict=True)), tuple(zip(*A, strict=True))).result
    assert tuple(zip(*back, strict=True)) == forward
    assert forward[0][0] == Fraction(2 + 10) + Fraction(1, 6)


def test_a_column_times_a_row_is_named_an_outer_product(sound) -> None:
    found = row_times_column(((2,), (-1,), (3,)), ((4, 5),))
    assert found.result == ((8, 10), (-4, -5), (12, 15))
    assert "outer product" in found.steps[1].reason
    assert sound(found) >= 6


def test_the_identity_and_zero_change_what_they_should() -> None:
    A = ((2, -1, 3), (0, 4, 5))
    assert row_times_column(((1, 0), (0, 1)), A).result == A
    assert row_times_column(A, ((0,), (0,), (0,))).result == ((0,), (0,))
    assert row_times_column(((3,),), ((-2,),)).result == ((-6,),)


def test_sizes_that_do_not_fit_are_refused_with_both_sizes() -> None:
    with pytest.raises(ValueError, match="A is 2 × 3 and B is 2 × 2, so a row of A has 3 .* column of B 2"):
        row_times_column(((1, 2, 3), (4, 5, 6)), ((1, 2), (3, 4)))


def test_numbers_that_are_no_fractions_are_refused() -> None:
    with pytest.raises(ValueError, match="not exact"):
        row_times_column(((0.1,),), ((1,),))


def test_the_factors_are_called_as_the_question_calls_them() -> None:
    found = row_times_column(((1, 2),), ((3,), (4,)), names=("B", r"\mathbf{c}"))
    assert found.answer_tex.startswith(r"B\,\mathbf{c}=")
    assert not any("$A$" in step.action + step.reason for step in found.steps)
