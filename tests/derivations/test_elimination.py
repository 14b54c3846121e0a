"""Elimination against SymPy: outcome, solution, and every table on the way."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import elimination


def _outcome(A, b):
    A, b = sympy.Matrix(A), sympy.Matrix(b)
    if A.rank() < A.row_join(b).rank():
        return "none"
    return "unique" if A.rank() == A.cols else "infinitely many"


def test_outcomes_and_solutions_agree_with_sympy(random_matrix, rng):
    outcomes = {"none": 0, "unique": 0, "infinitely many": 0}
    for _ in range(150):
        rows, columns = (int(k) for k in rng.integers(1, 5, 2))
        A, b = random_matrix(rows, columns, size=2), [int(k) for k in rng.integers(-2, 3, rows)]
        result = elimination(A, b).result
        assert result.outcome == _outcome(A, b)
        assert result.rank == sympy.Matrix(A).rank()
        outcomes[result.outcome] += 1
        if result.solution is None:
            assert result.outcome == "none"
            continue
        matrix = np.array(A, float)
        assert np.allclose(matrix @ [float(v) for v in result.solution], b)
        for direction in result.null_space:
            assert np.any([float(v) for v in direction]) and np.allclose(matrix @ [float(v) for v in direction], 0)
        assert len(result.null_space) == columns - result.rank
    assert min(outcomes.values()) > 10


def test_every_table_shown_has_the_same_solutions(random_matrix, rng, matrices_in):
    tables = 0
    for _ in range(40):
        A, b = random_matrix(3, 3, size=3), [int(k) for k in rng.integers(-3, 4, 3)]
        start = np.column_stack([np.array(A, float), b])
        for step in elimination(A, b).steps:
            for table in matrices_in(step.tex):
                if r"\begin{array}" in step.tex:
                    both = np.linalg.matrix_rank(np.vstack([start, table.real]))
                    assert both == np.linalg.matrix_rank(start) == np.linalg.matrix_rank(table.real)
                    tables += 1
    assert tables > 80


def test_the_result_is_an_echelon_form(random_matrix):
    for _ in range(20):
        result = elimination(random_matrix(4, 5, size=2)).result
        leads = [next((j for j, v in enumerate(row) if v), 99) for row in result.echelon]
        assert all(a < b or a == b == 99 for a, b in zip(leads, leads[1:], strict=False))
        assert tuple(lead for lead in leads if lead != 99) == result.pivots


def test_reordering_equations_keeps_and_scaling_b_scales_the_solution(random_matrix):
    A, b = ((2, 1, 1), (1, 3, 2), (1, 0, 5)), (4, 6, 6)
    solution = elimination(A, b).result.solution
    assert elimination((A[2], A[0], A[1]), (b[2], b[0], b[1])).result.solution == solution
    assert elimination(A, tuple(3 * v for v in b)).result.solution == tuple(3 * v for v in solution)


@pytest.mark.parametrize(
    ("A", "b"),
    [
        (((0, 0), (0, 0)), (0, 0)),
        (((0, 0), (0, 0)), (0, 1)),
        (((0,),), (1,)),
        (((3,),), (1,)),
        (((0, 1), (1, 0)), (1, 2)),
        (((1, 2, 3),), (4,)),
        (((1,), (2,)), (1, 2)),
    ],
)
def test_awkward_systems_are_worked_soundly(A, b, sound):
    work = elimination(A, b)
    sound(work)
    assert work.result.outcome == _outcome(A, b)


def test_a_right_side_of_another_length_is_refused():
    with pytest.raises(ValueError, match="give both the same number"):
        elimination(((1, 2), (3, 4)), (1, 2, 3))


def test_what_is_known_is_shown_being_put_in():
    work = elimination(((1, 2, 1), (2, 3, 3), (3, 1, 2)), (16, 31, 19))
    lines = [step.tex for step in work.steps]
    assert any(r"-x_{2}+4=-1" in line for line in lines)
    assert any(r"x_{1}+10+4=16" in line for line in lines)
    actions = [step.action for step in work.steps]
    assert "Read the last equation for $x_{3}$." in actions
    assert "Go one row up, put in what is known, and solve for $x_{1}$." in actions
