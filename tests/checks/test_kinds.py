"""Kinds of values in words."""

import numpy as np
import pytest

from fullrank.checks.kinds import describe


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "None"),
        (True, "the truth value True"),
        (1, "a single number"),
        (1.5, "a single number"),
        (1j, "a complex number"),
        ("x", "a string"),
        (np.zeros((2, 3)), "an array of shape (2, 3)"),
        ([1], "a list of 1 number"),
        ([1, 2.0], "a list of 2 numbers"),
        ((), "a tuple of 0 parts"),
        ((1, None), "a tuple of 2 parts"),
        ({"a": 1}, "a dictionary"),
        (b"x", "a bytes"),
    ],
)
def test_a_kind_is_named_with_its_size(value: object, words: str) -> None:
    assert describe(value) == words
