"""Values survive the journey; what is no value, or too much of one, is refused with words."""

from __future__ import annotations

import struct
from fractions import Fraction

import numpy as np
import pytest

from fullrank.sandbox.wire import TRUSTED, Bounds, Handle, MalformedError, UnsendableError, Writer, decode, encode

TIGHT = Bounds(depth=3, items=10, size=200)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -1,
        2**63 - 1,
        -(2**63),
        2**63,
        -(2**200),
        0.0,
        -0.0,
        1e308,
        1j,
        "",
        "a\0é𝄞",
        b"\xff",
        [],
        (),
    ],
)
def test_values_survive(value: object) -> None:
    again = decode(encode(value))
    assert again == value and type(again) is type(value) and repr(again) == repr(value)


def test_not_a_number_survives() -> None:
    assert np.isnan(decode(encode([float("nan")]))[0])


@pytest.mark.parametrize("dtype", ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f4", "f8", "c8", "c16", ">f8"])
def test_arrays_survive_in_shape_and_dtype(dtype: str) -> None:
    array = np.arange(6).reshape(3, 2).astype(dtype)
    for given in (array, array.T, array[::2], array[:, :0], np.array(array[0, 0])):
        again = decode(encode(given))
        assert again.dtype == given.dtype.newbyteorder("=") and again.shape == given.shape
        assert np.array_equal(again, given) and again.flags.writeable


@pytest.mark.parametrize("number", [np.float64(0.1), np.float32(2), np.int16(-3), np.bool_(True), np.complex64(1j)])
def test_numbers_of_numpy_keep_their_type(number: np.generic) -> None:
    again = decode(encode(number))
    assert again == number and type(again) is type(number)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(1, 2), "a value of type Fraction"),
        ([{1}], "a set"),
        (np.array([None]), "dtype object"),
        (np.array(["a"]), "dtype <U1"),
        (np.ma.array([1]), "type MaskedArray"),
        (np.float16(1), "type float16"),
        (type("Number", (int,), {})(3), "type Number"),
        ({1: 2}, "key of type int"),
        (2**10001, "more than 10000 bits"),
        ("\ud800", "surrogate"),
        (len, "builtin_function"),
    ],
)
def test_what_is_no_plain_value_is_refused_by_name(value: object, words: str) -> None:
    with pytest.raises(UnsendableError, match=words):
        encode(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([0] * 11, "11 items"),
        ([[0] * 5, [0] * 5], "more than 10 items"),
        ([[[[]]]], "nested more than 3 deep"),
        ("x" * 300, "larger than 200 bytes"),
        (np.zeros(100), "too large"),
    ],
)
def test_bounds_hold_on_both_sides(value: object, words: str) -> None:
    with pytest.raises(UnsendableError, match=words):
        encode(value, TIGHT)
    if not isinstance(value, str | np.ndarray):
        with pytest.raises(MalformedError, match="more than 10 items|nested"):
            decode(encode(value), TIGHT)


@pytest.mark.parametrize("text", ["", b""])
def test_the_more_items_there_are_the_shorter_is_text(text: str | bytes) -> None:
    bounds = Bounds(depth=3, items=100, size=800)
    long = (b"x" if isinstance(text, bytes) else "x") * 10
    for value in ([long] + [text] * 9, [text] * 9 + [long]):
        with pytest.raises(UnsendableError, match="text of 10 bytes among 11 items"):
            encode(value, bounds)
        with pytest.raises(MalformedError, match="text of 10 bytes among 11 items"):
            decode(encode(value), bounds)
        assert decode(encode(value[:9], bounds), bounds) == value[:9]


def test_the_largest_value_within_bounds_passes() -> None:
    value = [[1, [2]], 3, 4, 5, 6, 7]
    assert decode(encode(value, TIGHT), TIGHT) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Z",
        b"NN",
        b"q\0\0",
        b"l\x01\0\0\0",
        b"s\x05\0\0\0ab",
        b"s\x01\0\0\0\xff",
        b"d\x01\0\0\0NN",
        b"a\x63\0",
        b"a\x0a\x09" + bytes(72),
        b"a\x0a\x01" + struct.pack("<Q", 2**40),
        b"a\x0a\x03" + struct.pack("<QQQ", 0, 2**31, 2**31) + b"N",
        b"i\xff\xff" + bytes(65535),
        b"h\0\0\0\0",
        b"\x80\x04N.",
    ],
)
def test_bytes_that_are_no_value_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedError, match=r"."):
        decode(data)


def test_random_bytes_never_do_anything_but_be_refused_or_read() -> None:
    rng = np.random.default_rng(0)
    sample = encode([1, {"a": np.eye(2)}, (2.0, "text"), 2**70, np.float32(1)])
    refused = 0
    for _ in range(3000):
        data = bytearray(sample)
        for place in rng.integers(0, len(data), 3):
            data[place] = rng.integers(0, 256)
        try:
            decode(bytes(data), Bounds(8, 1000, 10**6))
        except MalformedError:
            refused += 1
    assert refused > 500


def test_truth_values_are_zero_or_one_whatever_bytes_came() -> None:
    array = decode(b"a\0\x01" + struct.pack("<Q", 3) + bytes([0, 1, 7]))
    assert array.view(np.uint8).tolist() == [0, 1, 1]


def test_functions_travel_as_numbers_one_way_only() -> None:
    numbered = []
    writer = Writer(TRUSTED, lambda function: numbered.append(function) or 5)
    writer.put([len, 1])
    handle = decode(
        writer.bytes(), handle=lambda number: Handle(number, lambda number, arguments: (number, arguments))
    )[0]
    assert numbered == [len] and handle(1, 2) == (5, (1, 2))
    with pytest.raises(UnsendableError, match="Handle"):
        encode(handle)
    assert encode([handle, 1], handles=True) == writer.bytes()
