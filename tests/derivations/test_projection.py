"""Projection, dot product and angle against NumPy."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import dot_and_angle, projection


def _pair(random_matrix):
    while True:
        u, v = random_matrix(2, 3)
        if any(u) and any(v):
            return u, v


def test_projections_agree_with_least_squares(random_matrix, sound):
    for _ in range(20):
        u, v = _pair(random_matrix)
        work = projection(u, v)
        weight = np.linalg.lstsq(np.array([v], float).T, np.array(u, float), rcond=None)[0][0]
        assert np.allclose([float(k) for k in work.result.vector], weight * np.array(v))
        assert float(work.result.scalar) == pytest.approx(weight * np.linalg.norm(v))
        assert sum(a * b for a, b in zip(work.result.rest, v, strict=True)) == 0
    assert sound(work) >= 3


def test_only_the_direction_of_the_target_matters_and_its_sign_turns_the_length():
    plain, longer, turned = (
        projection((3, 1), (2, 1)).result,
        projection((3, 1), (6, 3)).result,
        projection((3, 1), (-2, -1)).result,
    )
    assert plain == longer
    assert turned.vector == plain.vector and turned.scalar == -plain.scalar


def test_angles_agree_with_numpy(random_matrix, sound):
    for _ in range(20):
        u, v = _pair(random_matrix)
        work = dot_and_angle(u, v)
        cosine = np.dot(u, v) / np.linalg.norm(u) / np.linalg.norm(v)
        assert work.result.dot == np.dot(u, v)
        assert float(work.result.cosine) == pytest.approx(cosine)
        assert float(work.result.angle) == pytest.approx(np.arccos(np.clip(cosine, -1, 1)), abs=1e-7)
        assert dot_and_angle(v, u).result == work.result
    assert sound(work) >= 2


@pytest.mark.parametrize(
    ("u", "v", "angle"),
    [
        ((1, 0), (0, 1), sympy.pi / 2),
        ((1, 0), (1, 1), sympy.pi / 4),
        ((1, 1, 0), (0, 1, 1), sympy.pi / 3),
        ((1, 0), (-1, 0), sympy.pi),
        ((2, 4), (1, 2), 0),
        ((1, 0), (-1, 1), 3 * sympy.pi / 4),
    ],
)
def test_well_known_angles_are_exact(u, v, angle, sound):
    work = dot_and_angle(u, v)
    sound(work)
    assert work.result.angle == angle


def test_zero_vectors_and_unequal_lengths_are_refused():
    with pytest.raises(ValueError, match="v is the zero vector"):
        projection((1, 2), (0, 0))
    with pytest.raises(ValueError, match="u is the zero vector"):
        dot_and_angle((0, 0), (1, 2))
    with pytest.raises(ValueError, match="give both the same number"):
        projection((1, 2, 3), (1, 2))
    assert projection((0, 0), (1, 2)).result.scalar == 0
