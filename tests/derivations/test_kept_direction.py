"""Testing a direction by multiplying and comparing."""

import numpy as np
import pytest

from fullrank import typeset
from fullrank.derivations.kept_direction import kept_direction

CASES = [
    (((2, 1), (1, 2)), (1, 1), 3),
    (((2, 1), (1, 2)), (1, 0), None),
    (((2, 1), (1, 2)), (0, 0), None),
    (((0, 0), (0, 5)), (1, 0), 0),
    (((1, 1), (0, 1)), (0, 1), None),
    (((2, 0, 0), (0, 3, 4), (0, 4, 9)), (0, 1, 2), 11),
]


@pytest.mark.parametrize(("A", "v", "expected"), CASES)
def test_the_eigenvalue_or_none(A: tuple[tuple[int, ...], ...], v: tuple[int, ...], expected: int | None) -> None:
    found = kept_direction(A, v)
    assert found.result == expected
    for step in found.steps:
        typeset.formula(step.tex, display=True)
        typeset.markdown(step.action + " " + step.reason)


def test_it_agrees_with_the_angle_between_arrow_and_image() -> None:
    draws = np.random.default_rng(5)
    kept = 0
    for _ in range(400):
        A, v = draws.integers(-2, 3, (2, 2)), draws.integers(-2, 3, 2)
        image = A @ v
        parallel = bool(v.any()) and v[0] * image[1] == v[1] * image[0]
        assert (kept_direction(A.tolist(), v.tolist()).result is not None) == parallel
        kept += parallel
    assert kept > 50


def test_a_vector_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="v"):
        kept_direction(((1, 0), (0, 1)), (1, 2, 3))
