"""Comparison: shape and kind first, then mathematical equality."""

import numpy as np
import pytest

from fullrank.checks import (
    Fail,
    close,
    is_near,
    must,
    number_is,
    parts_of,
    same_direction,
    same_multiset,
    same_up_to_sign,
    shape_is,
)
from fullrank.checks.properties import NOTHING


@pytest.mark.parametrize("value", [2, 2.0, np.array(2.0), np.array(2), np.int64(2), np.float32(2)])
def test_a_number_of_any_kind_is_a_number(value: object) -> None:
    assert number_is(value) == 2.0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, r"must be a number, but None came back \(is a `return` missing\?\)"),
        (True, "the truth value True came back"),
        ("two", "a string came back"),
        ([2.0], "a list of 1 number came back"),
        (np.array([2.0]), "an array of shape (1,) came back".replace("(", r"\(").replace(")", r"\)")),
        (2j, "must be a real number, but a complex one came back"),
        (float("nan"), "must be finite, but NaN came back"),
        (float("inf"), "must be finite, but infinity came back"),
        (10**400, "must be finite, but infinity came back"),
        (-(10**400), "must be finite, but infinity came back"),
    ],
)
def test_what_is_no_number_is_told_by_its_kind(value: object, words: str) -> None:
    with pytest.raises(Fail, match=words):
        number_is(value, "The length")


@pytest.mark.parametrize("value", [np.array([1.0, 2.0]), np.array([1, 2]), np.array([1, 2], dtype="uint8")])
def test_an_array_of_numbers_is_given_back_as_floats(value: np.ndarray) -> None:
    got = shape_is(value, (2,))
    assert got.dtype == float
    assert got.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, r"NumPy array of shape \(2,\), but None came back"),
        ([1.0, 2.0], r"a list of 2 numbers came back; wrap it in `np.array\(...\)`"),
        (1.0, "a single number came back"),
        (np.zeros((2, 1)), r"must have shape \(2,\), but shape \(2, 1\) came back"),
        (np.zeros(3), r"must have shape \(2,\), but shape \(3,\) came back"),
        (np.array([1.0, 1j]), r"the dtype is complex128; take `.real`"),
        (np.array([True, False]), "the dtype is bool"),
        (np.array([1.0, np.nan]), "NaN came back"),
        (np.array([1.0, np.inf]), "infinity came back"),
    ],
)
def test_what_has_another_shape_or_kind_is_told(value: object, words: str) -> None:
    with pytest.raises(Fail, match=words):
        shape_is(value, (2,), "The ranks")


def test_parts_are_a_tuple_or_list_of_the_right_length() -> None:
    assert parts_of((1, 2), 2, "value and v") == (1, 2)
    assert parts_of([1, 2], 2, "value and v") == (1, 2)
    for wrong in ((1,), np.zeros(2), None, 3):
        with pytest.raises(Fail, match="must be a tuple of 2, value and v, but"):
            parts_of(wrong, 2, "value and v")


@pytest.mark.parametrize(
    ("got", "expected", "near"),
    [
        ([1e6, 0.5], [1e6, 0.0], True),  # half is little beside a million
        ([1.0, 0.5], [1.0, 0.0], False),
        ([1.0 + 5e-7], [1.0], True),
        ([1.0 + 5e-6], [1.0], False),
        ([1e-10], [0.0], True),
        ([1e-6], [0.0], False),
        ([], [], True),
        ([1.0], [1.0, 1.0], False),
        ([np.nan], [1.0], False),
        ([7.0], [np.inf], False),
        ([np.inf], [np.inf], False),
        ([7.0, 1.0], [np.nan, 1.0], False),
        ([1e308], [-1e308], False),
    ],
)
def test_near_is_measured_against_the_largest_entry(got: list[float], expected: list[float], near: bool) -> None:
    assert is_near(got, expected) is near


def test_close_says_both_values() -> None:
    with pytest.raises(Fail, match="They differ") as caught:
        close(1.0, 2.0, "They differ.")
    assert (caught.value.got, caught.value.expected) == (1.0, 2.0)


def test_must_says_a_value_only_if_it_is_given_one() -> None:
    with pytest.raises(Fail, match="no") as caught:
        must(False, "no")
    assert caught.value.got is NOTHING
    with pytest.raises(Fail, match="no") as caught:
        must(False, "no", got=None)
    assert caught.value.got is None


def test_sign_is_free_where_the_mathematics_leaves_it_free() -> None:
    v = np.array([3.0, -4.0])
    same_up_to_sign(v, -v)
    same_direction(v, -7 * v)
    for check, other in ((same_up_to_sign, 2 * v), (same_direction, v[::-1]), (same_direction, 0 * v)):
        with pytest.raises(Fail, match="The vectors"):
            check(other, v)


def test_order_is_free_and_multiplicity_is_not() -> None:
    same_multiset([2.0, 1.0, 2.0], [2.0, 2.0, 1.0])
    for other in ([1.0, 1.0, 2.0], [1.0, 2.0]):
        with pytest.raises(Fail, match="The numbers differ"):
            same_multiset(other, [2.0, 2.0, 1.0])


@pytest.mark.parametrize("dtype", ["bool", "uint8", "uint64"])
def test_arrays_without_negative_numbers_are_compared_as_numbers(dtype: str) -> None:
    one, other = np.array([0, 1], dtype=dtype), np.array([1, 1], dtype=dtype)
    assert is_near(one, one) and not is_near(one, other)
    assert is_near(one, other, absolute=1.0), "0 and 1 are 1 apart, in either order"
    assert is_near(other, one, absolute=1.0)
