"""Two equations against NumPy and against ranks, in every position of zeros."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from fullrank.derivations import elimination, two_equations


def test_outcomes_agree_with_elimination_in_every_small_case(sound):
    kinds = {"unique": "one", "none": "none", "infinitely many": "infinitely many"}
    seen = set()
    for a, b, c, d in product((-2, 0, 1), repeat=4):
        if not ((a or b) and (c or d)):
            continue
        for right in ((1, 2), (2, -4), (0, 0)):
            work = two_equations(((a, b), (c, d)), right)
            other = elimination(((a, b), (c, d)), right).result
            assert work.result.outcome == kinds[other.outcome]
            assert work.result.solution == (other.solution if other.outcome == "unique" else None)
            assert 3 <= len(work.steps) <= 6
            assert sound(work) >= 2
            seen.add(work.result.outcome)
    assert seen == set(kinds.values())


def test_solutions_agree_with_numpy(random_matrix):
    for _ in range(20):
        A, (b,) = random_matrix(2, 2), random_matrix(1, 2)
        if abs(np.linalg.det(np.array(A, float))) < 0.5 or not (any(A[0]) and any(A[1])):
            continue
        found = two_equations(A, b).result.solution
        assert np.allclose([float(k) for k in found], np.linalg.solve(np.array(A, float), np.array(b, float)))


def test_exchanging_or_scaling_equations_changes_nothing():
    plain = two_equations(((2, 1), (1, 3)), (11, 18)).result
    assert plain == two_equations(((1, 3), (2, 1)), (18, 11)).result
    assert plain == two_equations(((-6, -3), ("1/2", "3/2")), (-33, 9)).result
    assert plain.solution == (Fraction(3), Fraction(5))


def test_parallel_and_identical_lines_are_told_in_words():
    parallel = two_equations(((1, 2), (2, 4)), (5, 9))
    assert "parallel" in parallel.answer_tex and "never meet" in parallel.steps[-1].reason
    identical = two_equations(((1, 2), (2, 4)), (5, 10))
    assert "every point" in identical.answer_tex and "one line" in identical.steps[-1].reason


@pytest.mark.parametrize(
    ("A", "b", "words"),
    [
        (((1, 2, 3), (1, 2, 4)), (1, 2), "give two equations in two unknowns"),
        (((1, 2), (1, 3)), (1, 2, 3), "give two equations in two unknowns"),
        (((1, 2), (0, 0)), (1, 2), "Equation 2 has no unknown in it: give"),
    ],
)
def test_refusals_say_what_to_give(A, b, words):
    with pytest.raises(ValueError, match=words):
        two_equations(A, b)
