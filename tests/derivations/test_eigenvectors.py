"""Eigenvectors by hand: each is one, together they fill the space SymPy finds."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import eigenvectors


def _vectors(result):
    return [
        (complex(space.value), np.array([complex(c) for c in vector])) for space in result for vector in space.vectors
    ]


@pytest.mark.parametrize(
    "values", [(3,), (2, 5), (4, 4), (-1, 2), (0, 3), (1, 2, 3), (2, 2, 5), (0, 0, 1), (7, 7, 7), (1, -1, 2, 3)]
)
def test_every_vector_is_kept_and_the_spaces_are_complete(values, with_eigenvalues, sound):
    matrix = with_eigenvalues(values) if len(values) > 1 else ((values[0],),)
    work = eigenvectors(matrix)
    A = np.array(matrix, dtype=float)
    for value, vector in _vectors(work.result):
        assert np.any(vector) and np.allclose(A @ vector, value * vector)
    expected = {complex(v): (m, len(basis)) for v, m, basis in sympy.Matrix(matrix).eigenvects()}
    assert {complex(s.value): (s.multiplicity, len(s.vectors)) for s in work.result} == expected
    for space in work.result:
        columns = np.array([[complex(c) for c in vector] for vector in space.vectors])
        assert np.linalg.matrix_rank(columns) == len(space.vectors)
    sound(work)


def test_surds_and_complex_numbers_are_exact(random_matrix):
    seen = 0
    for _ in range(40):
        matrix = random_matrix(2, size=5)
        for space in eigenvectors(matrix).result:
            for vector in space.vectors:
                column = sympy.Matrix([sympy.sympify(entry) for entry in vector])
                rest = (sympy.Matrix(matrix) * column - sympy.sympify(space.value) * column).applyfunc(sympy.expand)
                assert rest == sympy.zeros(2, 1)
                seen += 1
    assert seen > 60


def test_a_defective_matrix_says_so():
    work = eigenvectors(((1, 1), (0, 1)))
    assert len(work.result) == 1 and len(work.result[0].vectors) == 1
    assert any("defective" in step.reason for step in work.steps)


def test_transposing_keeps_the_values_and_makes_other_vectors_perpendicular(with_eigenvalues):
    matrix = with_eigenvalues((1, 4))
    right = _vectors(eigenvectors(matrix).result)
    left = _vectors(eigenvectors(tuple(zip(*matrix, strict=True))).result)
    for value, x in right:
        for other, y in left:
            assert value == other or abs(x @ y) < 1e-12


def test_scaling_scales_values_and_keeps_vectors(with_eigenvalues):
    matrix = with_eigenvalues((1, 2, 5))
    tripled = tuple(tuple(3 * entry for entry in row) for row in matrix)
    for (value, vector), (larger, same) in zip(
        _vectors(eigenvectors(matrix).result), _vectors(eigenvectors(tripled).result), strict=True
    ):
        assert larger == 3 * value and np.allclose(vector, same)


@pytest.mark.parametrize(
    "matrix",
    [
        ((0,),),
        ((0, 0), (0, 0)),
        ((0, -1), (1, 0)),
        ((1, 1), (1, 0)),
        ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
        ((2, 1, 0), (0, 2, 0), (0, 0, 3)),
    ],
)
def test_awkward_matrices_are_worked_soundly(matrix, sound):
    assert sound(eigenvectors(matrix)) >= 1


def test_a_cubic_that_does_not_split_is_refused():
    with pytest.raises(ValueError, match="does not split"):
        eigenvectors(((1, 2, 3), (0, 0, 1), (5, -1, 2)))
