"""Coordinates by shadows against NumPy's solver; a slanted basis is not served by shadows, and is told so."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import orthogonal_coordinates

BASES = (
    ((3, 1), (-1, 3)),
    ((2, 0), (0, -5)),
    ((1, 2, 2), (2, 1, -2), (2, -2, 1)),
    ((1, 1, 0), (1, -1, 1), (-1, 1, 2)),
    ((1, 1, 1, 1), (1, -1, 0, 0), (1, 1, -2, 0), (1, 1, 1, -3)),
)


@pytest.mark.parametrize("basis", BASES)
def test_shadows_agree_with_solving_the_equations(basis, rng, sound):
    for _ in range(8):
        v = tuple(int(k) for k in rng.integers(-9, 10, len(basis)))
        work = orthogonal_coordinates(v, basis)
        sound(work)
        assert len(work.steps) == 5
        assert np.allclose(np.linalg.solve(np.array(basis, float).T, v), np.array(work.result, float))


def test_a_longer_basis_vector_takes_a_smaller_coordinate_and_order_follows_the_basis():
    plain = orthogonal_coordinates((1, 7), ((3, 1), (-1, 3))).result
    longer = orthogonal_coordinates((1, 7), ((6, 2), (-1, 3))).result
    assert longer == (plain[0] / 2, plain[1])
    assert orthogonal_coordinates((1, 7), ((-1, 3), (3, 1))).result == plain[::-1]


def test_a_slanted_basis_is_refused_in_the_steps(sound):
    work = orthogonal_coordinates((3, 1), ((1, 0), (1, 1)))
    sound(work)
    assert work.result is None and "not meet at a right angle" in work.steps[0].reason
    assert "do not add up" in work.steps[-1].reason


def test_a_slanted_basis_that_happens_to_fit_is_not_trusted(sound):
    basis = ((1, 0, 0), (1, 1, 0), (0, 0, 1))
    work = orthogonal_coordinates((0, 0, 5), basis)
    sound(work)
    assert work.result is None and "happen to cancel" in work.steps[-1].reason


def test_too_few_vectors_serve_what_lies_in_their_span_only(sound):
    basis = ((1, 2, 2), (2, 1, -2))
    assert orthogonal_coordinates((4, 5, 2), basis).result == (2, 1)
    outside = orthogonal_coordinates((0, 0, 9), basis)
    sound(outside)
    assert outside.result is None and "too few" in outside.steps[-1].reason
    assert orthogonal_coordinates((6, 3), ((2, 1),)).result == (3,)


def test_fractions_stay_exact():
    assert orthogonal_coordinates((1, 0), ((3, 1), (-1, 3))).result == (Fraction(3, 10), Fraction(-1, 10))


@pytest.mark.parametrize(
    ("v", "basis", "words"),
    [
        ((1, 2), ((0, 0), (1, 2)), "Vector 1 of the basis is the zero vector: give"),
        ((1, 2, 3), ((1, 0), (0, 1)), "v has 3 components and each vector of the basis has 2: give both"),
        ((1, 2), (), "give a list of 1 to 6 vectors"),
        ((1, 2), ((1, 0), (0, 1, 0)), "Vector 2 has 3 components"),
    ],
)
def test_what_is_no_basis_is_refused(v, basis, words):
    with pytest.raises(ValueError, match=words):
        orthogonal_coordinates(v, basis)
