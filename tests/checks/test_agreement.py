"""Whether two answers are one answer, when a mistake is to be recognised."""

import numpy as np
import pytest

from fullrank.checks import alike, alike_up_to_sign

NAN = float("nan")
V = np.array([[0.6, 1.0], [0.8, 0.0]])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1, 1.0),
        (None, None),
        ([1, 2], np.array([1.0, 2.0])),
        (np.array([1.0, NAN]), np.array([1.0, NAN])),
        (np.array([1.0, np.inf]), np.array([1.0, np.inf])),
        ((2.0, np.array([1.0])), [2, np.array([1.0 + 1e-6])]),
        (np.zeros(0), np.zeros(0)),
        (np.array([True]), np.array([1.0])),
        (np.array([True, False]), np.array([True, False])),
        (np.array([1, 2], dtype="uint8"), np.array([1, 2], dtype="uint64")),
    ],
)
def test_these_are_alike(first: object, second: object) -> None:
    assert alike(first, second) and alike(second, first)
    assert alike_up_to_sign(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1.0, 1.01),
        (None, 0.0),
        (NAN, 0.0),
        (np.zeros(2), np.zeros(3)),
        (np.zeros(2), np.zeros((2, 1))),
        (np.array([1.0]), np.array([1.0 + 0j])),
        ("a", "a"),
        ((1.0,), (1.0, 2.0)),
        ((2.0, np.zeros(2)), 2.0),
        ({}, {}),
        (10**400, 1.0),
        (b"1", 1.0),
        (np.array([1], dtype="uint8"), np.array([2], dtype="uint8")),
    ],
)
def test_these_are_not_alike(first: object, second: object) -> None:
    assert not alike(first, second)
    assert not alike_up_to_sign(first, second)


def test_sign_is_free_column_by_column_only_where_it_is_said() -> None:
    flipped = V * [-1, 1]
    assert alike_up_to_sign((1.0, V), (1.0, flipped))
    assert alike_up_to_sign(V[:, 0], -V[:, 0])
    assert not alike((1.0, V), (1.0, flipped))
    assert not alike_up_to_sign(V, V * [[-1], [1]])
    assert not alike_up_to_sign((1.0, V), (-1.0, V)), "a number keeps its sign"


@pytest.mark.parametrize("dtype", ["uint8", "int64", "bool"])
def test_sign_is_free_for_arrays_that_have_no_negatives_of_their_own(dtype: str) -> None:
    first, second = np.array([1, 0], dtype=dtype), np.array([1, 1], dtype=dtype)
    assert alike_up_to_sign(first, -1.0 * first)
    assert not alike_up_to_sign(first, second)


def test_what_has_no_room_as_an_array_is_not_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("fullrank.checks.agreement.np.asarray", full)
    assert not alike([1.0], 1.0)
