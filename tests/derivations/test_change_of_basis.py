"""New coordinates against NumPy's solver."""

import numpy as np
import pytest

from fullrank.derivations.change_of_basis import change_of_basis


def test_coordinates_agree_with_numpy() -> None:
    rng = np.random.default_rng(6)
    seen = 0
    for _ in range(300):
        size = int(rng.integers(1, 6))
        B, v = rng.integers(-5, 6, (size, size)), rng.integers(-9, 10, size)
        if abs(np.linalg.det(B)) < 0.5:
            with pytest.raises(ValueError, match="dependent"):
                change_of_basis(B.tolist(), v.tolist())
            continue
        found = change_of_basis(B.tolist(), v.tolist())
        assert np.allclose([float(c) for c in found.result], np.linalg.solve(B.astype(float), v))
        assert 3 <= len(found.steps) <= 10
        seen += 1
    assert seen > 150


def test_exchanged_axes_exchange_the_coordinates(sound) -> None:
    first = change_of_basis(((2, 1), (1, 3)), (5, 5))
    assert first.result == (2, 1)
    assert change_of_basis(((1, 2), (3, 1)), (5, 5)).result == (1, 2)
    assert change_of_basis(((1, 0), (0, 1)), (7, -2)).result == (7, -2)
    assert sound(first) >= 1


def test_an_axis_twice_as_long_halves_its_coordinate() -> None:
    assert change_of_basis(((4, 1), (2, 3)), (5, 5)).result == (1, 1)


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="same number"):
        change_of_basis(((2, 1), (1, 3)), (5, 5, 1))


def test_the_paper_is_called_as_the_question_calls_it() -> None:
    found = change_of_basis(((2, 1), (1, 3)), (5, 5), names=("C", "b_1", "d"))
    assert r"C\mathbf{d}=\mathbf{b}_1" in found.steps[0].reason
    assert found.answer_tex.startswith(r"\mathbf{d}=")
