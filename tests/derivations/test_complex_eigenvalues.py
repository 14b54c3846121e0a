"""Angle and growth of a conjugate pair against NumPy."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import complex_eigenvalues


def test_angle_and_growth_agree_with_numpy(random_matrix, sound):
    seen = 0
    for _ in range(60):
        matrix = random_matrix(2)
        value = max(np.linalg.eigvals(np.array(matrix, float)).astype(complex), key=lambda v: v.imag)
        if value.imag < 1e-6:
            with pytest.raises(ValueError, match="has real eigenvalues"):
                complex_eigenvalues(matrix)
            continue
        result = complex_eigenvalues(matrix).result
        found = [float(result.real), float(result.imaginary), float(result.growth), float(result.angle)]
        assert np.allclose(found, [value.real, value.imag, abs(value), np.angle(value)])
        seen += 1
    assert seen > 10
    assert sound(complex_eigenvalues(((1, -2), (1, 3)))) >= 1


@pytest.mark.parametrize(
    ("matrix", "angle"),
    [
        (((0, -1), (1, 0)), sympy.pi / 2),
        (((1, -1), (1, 1)), sympy.pi / 4),
        (((-1, -1), (1, -1)), 3 * sympy.pi / 4),
        (((0, -1), (1, 1)), sympy.pi / 3),
        (((0, -1), (1, -1)), 2 * sympy.pi / 3),
    ],
)
def test_well_known_angles_are_exact(matrix, angle):
    assert complex_eigenvalues(matrix).result.angle == angle


def test_the_transpose_turns_and_grows_as_much():
    assert complex_eigenvalues(((1, 1), (-1, 1))).result == complex_eigenvalues(((1, -1), (1, 1))).result


def test_the_orbit_is_described_by_the_size():
    assert "outwards" in complex_eigenvalues(((1, -1), (1, 1))).steps[-1].reason
    assert "inwards" in complex_eigenvalues(((0, "-1/2"), ("1/2", 0))).steps[-1].reason
    assert "one ellipse" in complex_eigenvalues(((0, -2), ("1/2", 0))).steps[-1].reason


@pytest.mark.parametrize(
    ("matrix", "words"),
    [(((1,),), "one real eigenvalue"), (((1, 1), (0, 1)), "nothing turns"), (((0,) * 3,) * 3, "give between 1 and 2")],
)
def test_what_does_not_turn_is_refused(matrix, words):
    with pytest.raises(ValueError, match=words):
        complex_eigenvalues(matrix)
