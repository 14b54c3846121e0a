"""Elimination in a few digits against Python's decimal arithmetic, which rounds by itself."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import rounded_elimination
from fullrank.derivations.rounded_elimination import rounded


def by_decimal(matrix, right, digits, exchange):
    """The same elimination in decimal floating point of that precision; None at a zero pivot."""
    with localcontext(Context(prec=digits, rounding=ROUND_HALF_EVEN)):
        rows = [[+Decimal(value) for value in (*row, last)] for row, last in zip(matrix, right, strict=True)]
        n = len(rows)
        for k in range(n):
            if exchange:
                best = max(range(k, n), key=lambda i: (abs(rows[i][k]), -i))
                rows[k], rows[best] = rows[best], rows[k]
            if rows[k][k] == 0:
                return None
            for i in range(k + 1, n):
                m = rows[i][k] / rows[k][k]
                rows[i] = [Decimal(0) if j <= k else rows[i][j] - m * rows[k][j] for j in range(n + 1)]
        x = [Decimal(0)] * n
        for i in reversed(range(n)):
            rest = rows[i][n]
            for j in range(i + 1, n):
                rest = rest - rows[i][j] * x[j]
            x[i] = rest / rows[i][i]
        return [Fraction(value) for value in x]


@pytest.mark.parametrize("digits", [2, 3, 5, 8])
@pytest.mark.parametrize("size", [2, 3, 4])
def test_answers_are_those_of_decimal_arithmetic(random_matrix, size, digits):
    compared = 0
    for _ in range(25):
        matrix, right = random_matrix(size), random_matrix(1, size)[0]
        if round(np.linalg.det(matrix)) == 0 or not any(right):
            continue
        result = rounded_elimination(matrix, right, digits).result
        assert np.allclose(np.array(result.exact, float), np.linalg.solve(np.array(matrix, float), right))
        for got, exchange in ((result.without, False), (result.with_exchange, True)):
            wanted = by_decimal(matrix, right, digits, exchange)
            assert (got is None) == (wanted is None)
            if got is not None:
                assert list(got) == wanted
                compared += 1
    assert compared > 10


@pytest.mark.parametrize(
    ("value", "digits", "wanted"),
    [
        ("0", 3, "0"),
        ("-59999", 3, "-60000"),
        ("0.0012345", 3, "0.00123"),
        ("2.5", 1, "2"),
        ("3.5", 1, "4"),
        ("999.6", 3, "1000"),
    ],
)
def test_rounding_keeps_significant_digits(value, digits, wanted):
    assert rounded(Fraction(value), digits) == Fraction(wanted)


def test_the_exchange_rescues_the_answer_and_more_digits_only_put_the_loss_off(sound):
    for digits, pivot in ((3, Fraction(1, 10**4)), (5, Fraction(1, 10**6))):
        work = rounded_elimination(((pivot, 2), (3, 1)), (4, 8), digits)
        assert work.result.error_without == 1 and work.result.error_with < Fraction(1, 1000)
        assert 3 <= len(work.steps) <= 10 and sound(work) >= 3


def test_a_zero_pivot_stops_the_one_way_and_not_the_other(sound):
    work = rounded_elimination(((0, 1), (1, 0)), (2, 3))
    assert work.result.without is None and work.result.with_exchange == (3, 2)
    assert work.result.error_without is None and sound(work) >= 1


def test_what_rounds_to_a_singular_matrix_is_told():
    work = rounded_elimination((("1001/1000", 1), (1, 1)), (1, 2), 2)
    assert work.result.without is None and work.result.with_exchange is None
    assert any("cannot be told from a singular one" in step.reason for step in work.steps)


def test_four_unknowns_take_at_most_ten_steps(random_matrix, sound):
    matrix = ((4, 1, 2, 3), (1, 5, 2, 1), (2, 1, 6, 1), (3, 2, 1, 7))
    assert len(rounded_elimination(matrix, (1, 2, 3, 4), 3).steps) <= 10
    sound(rounded_elimination(matrix, (1, 2, 3, 4), 3))


@pytest.mark.parametrize(
    ("A", "b", "digits", "words"),
    [
        (((1, 2), (2, 4)), (1, 2), 3, "give an invertible matrix"),
        (((1, 2), (3, 4)), (0, 0), 3, "a number that is not 0"),
        (((1, 2), (3, 4)), (1, 2), 1, "whole number from 2 to 8"),
        (((1,),), (1,), 3, "give 2 to 4"),
        (((1, 2), (3, 4)), (1, 2, 3), 3, "give both the same number"),
    ],
)
def test_refusals_say_what_to_give(A, b, digits, words):
    with pytest.raises(ValueError, match=words):
        rounded_elimination(A, b, digits)
