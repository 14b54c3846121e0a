"""The dot product, and the component that makes it vanish, against NumPy."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations import dot_from_angle, dot_product, perpendicular_component


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_it_agrees_with_numpy_and_keeps_the_three_laws(random_matrix, sound, size):
    for _ in range(10):
        u, v, w = random_matrix(3, size)
        work = dot_product(u, v)
        assert work.result == np.dot(u, v)
        assert dot_product(v, u).result == work.result
        assert dot_product(u, [a + b for a, b in zip(v, w, strict=True)]).result == work.result + np.dot(u, w)
        assert dot_product([4 * a for a in u], v).result == 4 * work.result
        assert sound(work) >= size


@pytest.mark.parametrize(
    ("u", "v", "word"),
    [
        ((1, 2), (3, 1), "same side"),
        ((1, 2), (-3, 1), "opposite"),
        ((1, 2), (-4, 2), "right angles"),
        ((0, 0), (1, 2), "nothing"),
    ],
)
def test_the_sign_is_said_in_words(u, v, word):
    assert word in dot_product(u, v).steps[-1].reason


def test_the_component_found_makes_a_right_angle(random_matrix, sound):
    for _ in range(20):
        u, v = random_matrix(2, 3)
        place = next((k for k, x in enumerate(u) if x), None)
        if place is None:
            continue
        work = perpendicular_component(u, v, place + 1)
        mended = np.array(v, dtype=float)
        mended[place] = float(work.result)
        assert mended @ np.array(u) == pytest.approx(0)
        assert sound(work) >= 1
        other = [99 if k == place else x for k, x in enumerate(v)]
        assert perpendicular_component(u, other, place + 1).result == work.result


def test_fractions_are_kept():
    assert perpendicular_component((2, 3), (1, 0), 2).result == Fraction(-2, 3)


@pytest.mark.parametrize("angle", [0, 60, 90, 120, 180])
def test_lengths_and_angle_give_the_dot_product_of_arrows_built_so(angle, sound):
    for p, q in ((4, 3), (Fraction(5, 2), 7), (1, 1)):
        work = dot_from_angle(p, q, angle)
        u = float(p) * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        assert float(work.result) == pytest.approx(u @ np.array([float(q), 0.0]), abs=1e-12)
        assert dot_from_angle(q, p, angle).result == work.result
    assert sound(work) >= 1


def test_angles_and_lengths_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="give 0, 60, 90, 120 or 180"):
        dot_from_angle(2, 3, 45)
    with pytest.raises(ValueError, match="it is a length"):
        dot_from_angle(2, -3, 60)


def test_what_cannot_be_done_is_refused_in_words():
    with pytest.raises(ValueError, match="give both the same number"):
        dot_product((1, 2, 3), (1, 2))
    with pytest.raises(ValueError, match="has no effect on the dot product"):
        perpendicular_component((0, 3), (1, 0), 1)
    with pytest.raises(ValueError, match="from 1 to 2"):
        perpendicular_component((2, 3), (1, 0), 3)
