"""The characteristic polynomial by hand against SymPy and NumPy."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import characteristic_polynomial


def _same_multiset(left, right):
    left, right = list(left), list(right)
    for value in left:
        nearest = min(range(len(right)), key=lambda k: abs(right[k] - value))
        if abs(right.pop(nearest) - value) > 1e-4 * (1 + abs(value)):
            return False
    return not right


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_coefficients_and_eigenvalues_agree_with_sympy_and_numpy(size, random_matrix):
    for _ in range(15):
        matrix = random_matrix(size, size=4)
        result = characteristic_polynomial(matrix).result
        assert list(result.coefficients) == sympy.Matrix(matrix).charpoly().all_coeffs()
        assert _same_multiset(
            [complex(v) for v in result.eigenvalues], list(np.linalg.eigvals(np.array(matrix, float)).astype(complex))
        )


def test_transposing_keeps_and_scaling_scales_the_eigenvalues(random_matrix):
    for _ in range(15):
        matrix = random_matrix(2)
        values = [complex(v) for v in characteristic_polynomial(matrix).result.eigenvalues]
        turned = characteristic_polynomial(tuple(zip(*matrix, strict=True))).result.eigenvalues
        tripled = characteristic_polynomial(
            tuple(tuple(3 * entry for entry in row) for row in matrix)
        ).result.eigenvalues
        assert np.allclose([complex(v) for v in turned], values)
        assert np.allclose([complex(v) for v in tripled], [3 * v for v in values])


def test_reordering_the_axes_keeps_the_polynomial(random_matrix, rng):
    for _ in range(10):
        matrix, order = random_matrix(3), rng.permutation(3)
        moved = tuple(tuple(matrix[i][j] for j in order) for i in order)
        assert characteristic_polynomial(moved).result == characteristic_polynomial(matrix).result


@pytest.mark.parametrize(
    "matrix",
    [
        ((0,),),
        ((5,),),
        ((0, 0), (0, 0)),
        ((3, 0), (0, 3)),
        ((1, 1), (0, 1)),
        ((2, 0, 0), (0, 2, 1), (0, 0, 2)),
        ((1, 0, 0), (4, 2, 0), (5, 6, 3)),
        ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
        ((0, 5, 1), (0, 0, 2), (1, 0, 0)),
        ((1, 2, 0, 1), (3, 1, 1, 0), (0, 2, 2, 1), (1, 0, 1, 3)),
    ],
)
def test_awkward_matrices_are_worked_soundly(matrix, sound):
    work = characteristic_polynomial(matrix)
    sound(work)
    assert sympy.Matrix(matrix).charpoly().all_coeffs() == list(work.result.coefficients)


def test_the_expansion_along_a_row_is_the_polynomial(random_matrix):
    symbol = sympy.Symbol("x")
    seen = 0
    for _ in range(20):
        matrix = random_matrix(3, size=3)
        for step in characteristic_polynomial(matrix).steps:
            if step.action == "Work out the small determinants.":
                text = (
                    step.tex.split("=", 1)[1]
                    .replace(r"\left", "")
                    .replace(r"\right", "")
                    .replace(r"\lambda", "x")
                    .replace(r"\cdot", "*")
                )
                text = text.replace(")(", ")*(").replace("^{2}", "**2")
                for digit in "0123456789":
                    text = text.replace(f"{digit}x", f"{digit}*x").replace(f"{digit}(", f"{digit}*(")
                expected = (sympy.Matrix(matrix) - symbol * sympy.eye(3)).det()
                assert sympy.expand(sympy.sympify(text, {"x": symbol}) - expected) == 0
                seen += 1
    assert seen > 10


def test_a_matrix_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="give a square matrix"):
        characteristic_polynomial(((1, 2),))


def test_decimals_are_announced_where_no_short_exact_root_exists():
    work = characteristic_polynomial(((1, 2, 3), (0, 0, 1), (5, -1, 2)))
    assert any("no short exact form" in " ".join(step.reason.split()) for step in work.steps)
    assert all(isinstance(value, float | complex) for value in work.result.eigenvalues)
