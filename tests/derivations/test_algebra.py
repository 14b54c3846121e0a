"""Row reduction and its relatives against SymPy; every stage keeps the solutions."""

from fractions import Fraction

import numpy as np
import sympy

from fullrank.derivations.algebra import inverse_matrix, null_space, product, rank, reduced_echelon, stages, tidy
from fullrank.derivations.surd import surd


def _exact(rows):
    return tuple(tuple(Fraction(entry) for entry in row) for row in rows)


def test_reduced_echelon_form_rank_and_null_space_agree_with_sympy(random_matrix, rng):
    for _ in range(60):
        rows, columns = (int(k) for k in rng.integers(1, 5, 2))
        matrix = random_matrix(rows, columns, size=2)
        form, pivots = reduced_echelon(_exact(matrix))
        expected, expected_pivots = sympy.Matrix(matrix).rref()
        assert pivots == tuple(expected_pivots)
        assert [[sympy.Rational(v.numerator, v.denominator) for v in row] for row in form] == expected.tolist()
        basis = null_space(_exact(matrix))
        assert len(basis) == columns - rank(_exact(matrix)) == columns - sympy.Matrix(matrix).rank()
        for vector in basis:
            assert not any(np.array(matrix) @ np.array([int(entry) for entry in vector]))


def test_every_stage_of_an_elimination_spans_the_same_rows(random_matrix):
    for _ in range(30):
        matrix = _exact(random_matrix(4, 5, size=3))
        before = np.array(matrix, dtype=float)
        for stage in stages(matrix, 4):
            after = np.array(stage.matrix, dtype=float)
            together = np.linalg.matrix_rank(np.vstack([before, after]))
            assert together == np.linalg.matrix_rank(before) == np.linalg.matrix_rank(after)
            assert not any(stage.matrix[row][stage.column] for row in range(stage.pivot_row + 1, 4))
            before = after


def test_the_largest_pivot_is_chosen_when_asked_for(random_matrix):
    for _ in range(30):
        for stage in stages(_exact(random_matrix(4)), 4, largest=True):
            assert all(abs(multiplier) <= 1 for _, multiplier in stage.operations)


def test_the_inverse_of_a_matrix_with_roots_undoes_it():
    matrix = ((surd(Fraction(1), Fraction(1), 5), Fraction(2)), (Fraction(1), surd(Fraction(1, 2), Fraction(-1), 5)))
    assert product(matrix, inverse_matrix(matrix)) == ((1, 0), (0, 1))


def test_tidy_vectors_have_coprime_entries_and_a_positive_lead():
    assert tidy((Fraction(-1, 2), Fraction(3, 4))) == (2, -3)
    assert tidy((Fraction(0), Fraction(0))) == (0, 0)
    lead = tidy((surd(Fraction(1), Fraction(-1), 5), Fraction(-2)))[0]
    assert float(lead) > 0
