"""Drawing inputs from any source of choices."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import pytest

from fullrank.checks import Draw

T = TypeVar("T")


class Rejected(Exception):
    """A guard did not hold."""


class Random(Draw):
    """Choices by NumPy: a source that is not Hypothesis."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def integer(self, low: int, high: int) -> int:
        return int(self._generator.integers(low, high + 1))

    def choice(self, options: Sequence[T]) -> T:
        return options[self.integer(0, len(options) - 1)]

    def guard(self, condition: bool | np.bool_) -> None:
        if not condition:
            raise Rejected


def draws(count: int = 200) -> list[Draw]:
    return [Random(seed) for seed in range(count)]


def test_matrices_are_whole_or_in_quarters_and_within_bounds() -> None:
    matrices = [draw.matrix(2, 3, low=-2, high=2) for draw in draws()]
    assert all(matrix.shape == (2, 3) and np.abs(matrix).max() <= 2 for matrix in matrices)
    assert all(np.array_equal(4 * matrix, np.round(4 * matrix)) for matrix in matrices)
    assert {bool(np.array_equal(matrix, np.round(matrix))) for matrix in matrices} == {True, False}


def test_unimodular_matrices_have_whole_inverses() -> None:
    seen = 0
    for draw in draws():
        try:
            matrix = draw.unimodular(3)
        except Rejected:
            continue
        seen += 1
        assert abs(abs(np.linalg.det(matrix)) - 1) < 1e-9
        assert np.linalg.cond(matrix) < 30
    assert seen > 100
    assert draws(1)[0].unimodular(1).tolist() == [[1.0]]


def test_eigenvalues_are_the_ones_asked_for() -> None:
    for draw in draws(50):
        try:
            A, columns = draw.with_eigenvalues([3, -1, 0.5])
        except Rejected:
            continue
        assert np.allclose(A @ columns, columns * [3, -1, 0.5], atol=1e-12)


def test_link_matrices_share_each_column() -> None:
    webs = [draw.links(3) for draw in draws()]
    sums = {round(float(total), 9) for web in webs for total in web.sum(axis=0)}
    assert sums == {0.0, 1.0}


@pytest.mark.parametrize(
    "make",
    [lambda draw: draw.links(3, dangling=False), lambda draw: draw.nonzero_vector(1), lambda draw: draw.different(2)],
)
def test_guards_hold(make: object) -> None:
    kept, rejected = [], 0
    for draw in draws():
        try:
            kept.append(np.asarray(make(draw)))  # type: ignore[operator]
        except Rejected:
            rejected += 1
    assert kept and rejected
    for value in kept:
        assert (
            (value.sum(axis=0) > 0).all() if value.ndim == 2 else value.any() and len(set(value.tolist())) == len(value)
        )
