"""The matrix of a turn, against the cosine and the sine of the library."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import matrix_product, rotation

ANGLES = sorted({*range(-720, 721, 30), *range(-720, 721, 45)})


@pytest.mark.parametrize("angle", ANGLES)
def test_it_agrees_with_the_library(angle, sound):
    work = rotation(angle)
    turn = np.exp(1j * np.radians(angle))
    assert np.allclose(
        [[float(entry) for entry in row] for row in work.result], [[turn.real, -turn.imag], [turn.imag, turn.real]]
    )
    assert sound(work) >= 1


def test_a_quarter_turn_is_exact_and_four_of_them_do_nothing():
    quarter = rotation(90).result
    assert quarter == ((0, -1), (1, 0))
    half = matrix_product(quarter, quarter).result
    assert half == rotation(180).result == rotation(-180).result
    assert matrix_product(half, half).result == rotation(360).result == ((1, 0), (0, 1))


def test_the_opposite_angle_is_the_transpose():
    for angle in ANGLES:
        assert rotation(-angle).result == tuple(zip(*rotation(angle).result, strict=True))


@pytest.mark.parametrize(
    ("angle", "words"),
    [
        (50, "no short exact form: give a multiple of 30 or of 45"),
        (Fraction(45, 2), "a whole number from -720 to 720"),
        (750, "a whole number from -720 to 720"),
    ],
)
def test_other_angles_are_refused_in_words(angle, words):
    with pytest.raises(ValueError, match=words):
        rotation(angle)


def test_a_stretch_multiplies_every_entry_and_says_so(sound):
    for angle in (30, 135, -60):
        plain, work = rotation(angle), rotation(angle, stretch=4)
        assert work.result == tuple(tuple(4 * entry for entry in row) for row in plain.result)
        assert work.steps[:-1] == plain.steps and "4 times as long" in work.steps[-1].action
        assert sound(work) >= 1
