"""Characteristic coefficients, factors and eigenspaces against SymPy and NumPy."""

from fractions import Fraction

import numpy as np
import pytest
import sympy

from fullrank.derivations.spectrum import characteristic_coefficients, eigenspaces, eigenvalues, factors, is_defective


def _exact(rows):
    return tuple(tuple(Fraction(entry) for entry in row) for row in rows)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 6])
def test_coefficients_agree_with_sympy(size, random_matrix):
    for _ in range(10):
        matrix = random_matrix(size)
        assert list(characteristic_coefficients(_exact(matrix))) == sympy.Matrix(matrix).charpoly().all_coeffs()


def test_factors_multiply_back(rng):
    for _ in range(30):
        roots = [Fraction(int(k), int(m)) for k, m in zip(rng.integers(-4, 5, 3), rng.integers(1, 4, 3), strict=True)]
        polynomial = np.array([1.0])
        coefficients = [Fraction(1)]
        for root in roots:
            coefficients = [
                a - root * b for a, b in zip([*coefficients, Fraction(0)], [Fraction(0), *coefficients], strict=True)
            ]
        for factor in factors(tuple(coefficients)):
            for _ in range(factor.multiplicity):
                polynomial = np.polymul(polynomial, [float(c) for c in factor.coefficients])
        assert np.allclose(polynomial, [float(c) for c in coefficients])


def test_real_eigenvalues_come_first_and_from_large_to_small():
    values = [value for value, _ in eigenvalues(_exact(((0, -1, 0), (1, 0, 0), (0, 0, -5))))]
    assert [complex(value) for value in values] == [-5, 1j, -1j]


def test_eigenvalues_of_a_symmetric_matrix_come_from_large_to_small(random_matrix):
    for _ in range(20):
        (a, b), (_, d) = random_matrix(2)
        found = [float(value) for value, times in eigenvalues(_exact(((a, b), (b, d)))) for _ in range(times)]
        assert np.allclose(found, np.linalg.eigvalsh([[a, b], [b, d]])[::-1])


def test_a_defective_matrix_is_told_from_one_with_a_repeated_eigenvalue():
    assert is_defective(eigenspaces(_exact(((1, 1), (0, 1)))))
    assert not is_defective(eigenspaces(_exact(((1, 0), (0, 1)))))
    assert not is_defective(eigenspaces(_exact(((0, 0), (0, 0)))))


def test_a_cubic_that_does_not_split_is_refused():
    with pytest.raises(ValueError, match="factor of degree 3 that does not split"):
        eigenspaces(_exact(((1, 2, 3), (0, 0, 1), (5, -1, 2))))
