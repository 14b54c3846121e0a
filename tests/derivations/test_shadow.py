"""Shadows against a solver that knows nothing of the parameter."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations.shadow import shadow


def by_solving(r: np.ndarray, s: np.ndarray) -> np.ndarray:
    """The unknowns x, y and t of (x, y, 0) - t s = r, from one 3 x 3 system."""
    system = np.array([[1, 0, -s[0]], [0, 1, -s[1]], [0, 0, -s[2]]], dtype=float)
    return np.linalg.solve(system, r)


def test_the_place_agrees_with_one_linear_system() -> None:
    rng = np.random.default_rng(8)
    for _ in range(300):
        r, s = rng.integers(-9, 10, 3), rng.integers(-9, 10, 3)
        if s[2] == 0:
            continue
        found = shadow(r.tolist(), s.tolist()).result
        x, y, t = by_solving(r, s)
        assert np.allclose([float(value) for value in (*found.place, found.parameter)], [x, y, t])
        assert np.allclose(np.array(found.matrix, dtype=float) @ r, [x, y])


def test_the_sun_may_be_any_multiple_and_points_of_the_ground_stay() -> None:
    once = shadow((3, -1, 5), (2, 1, -3)).result
    for factor in (2, -1, "1/3"):
        scaled = tuple(Fraction(factor) * entry for entry in (2, 1, -3))
        assert shadow((3, -1, 5), scaled).result.place == once.place
    assert shadow((3, -1, 0), (2, 1, -3)).result.place == (3, -1)
    assert shadow((3, -1, 5), (0, 0, -2)).result.place == (3, -1)


def test_points_on_one_ray_share_their_shadow(sound) -> None:
    assert shadow((0, 0, 6), (1, 2, -2)).result.place == shadow((2, 4, 2), (1, 2, -2)).result.place == (3, 6)
    assert sound(shadow(("1/2", 0, 6), (1, -2, -4))) >= 3


REFUSED = [
    (((1, 2, 3), (1, 1, 0)), "level with the ground"),
    (((1, 2), (1, 1, -1)), "the point has 2"),
    (((1, 2, 3), (1,)), "direction has 1"),
]


@pytest.mark.parametrize(("given", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_rays_without_a_shadow_are_refused(given: tuple[object, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        shadow(*given)
