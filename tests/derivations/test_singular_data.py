"""Singular triples and roots of roots against NumPy."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations.singular_data import gram, root_float, root_tex, root_value, rounded, split_root, triples
from fullrank.derivations.surd import surd


def _exact(rows):
    return tuple(tuple(Fraction(entry) for entry in row) for row in rows)


def test_triples_are_singular_triples(random_matrix):
    for shape in ((2, 2), (3, 2), (1, 3)):
        matrix = _exact(random_matrix(*shape))
        found = triples(matrix)
        values = np.linalg.svd(np.array(matrix, float), compute_uv=False)
        assert np.allclose([root_float(triple.square) for triple in found[: len(values)]], values)
        assert len(found) == len(matrix[0])


def test_a_root_of_a_root_is_split_where_it_can_be():
    square = surd(Fraction(3, 2), Fraction(1, 2), 5)
    assert root_tex(square) == r"\frac{1+\sqrt{5}}{2}" and float(root_value(square)) == pytest.approx(1.6180339887)
    assert root_tex(surd(Fraction(3, 2), Fraction(-1, 2), 5)) == r"\frac{-1+\sqrt{5}}{2}"
    assert root_tex(surd(Fraction(15), Fraction(-1), 221)) == r"\frac{\sqrt{34}}{2}-\frac{\sqrt{26}}{2}"
    assert split_root(surd(Fraction(2), Fraction(1), 2)) is None
    assert root_tex(surd(Fraction(2), Fraction(1), 2)) == r"\sqrt{2+\sqrt{2}}"
    assert root_tex(Fraction(12)) == r"2\sqrt{3}"


def test_the_rounded_factors_multiply_back(random_matrix):
    for shape in ((3, 3), (2, 4), (4, 2)):
        matrix = _exact(random_matrix(*shape))
        U, values, V = (np.array(part) for part in rounded(matrix))
        Sigma = np.zeros(shape)
        np.fill_diagonal(Sigma, values)
        assert np.allclose(U @ Sigma @ V.T, np.array(matrix, float))


def test_the_gram_matrix_is_a_transpose_a(random_matrix):
    matrix = random_matrix(3, 2)
    assert np.array_equal(np.array(gram(_exact(matrix)), float), np.array(matrix).T @ np.array(matrix))
