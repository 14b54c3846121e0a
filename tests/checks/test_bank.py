"""The bank: plain data with a hash, simplest first."""

import json
from pathlib import Path

import numpy as np
import pytest

from fullrank.checks.bank import BankError, dump, from_plain, numbers_in, read, simplicity, to_plain

VALUES = [
    np.array([[1.0, 0.25], [-3.0, 0.0]]),
    np.array([1, 2, 3]),
    np.array([True, False]),
    np.array([1 + 2j, 0.5]),
    np.zeros((0, 2)),
    np.array(2.5),
    3,
    0.1,
    "page",
    None,
    True,
    2 - 1j,
    [(0, 1), (2, 0)],
    (1, [2.0, (3,)]),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    back = from_plain(json.loads(json.dumps(to_plain(value))))
    assert type(back) is type(value)
    if isinstance(value, np.ndarray):
        assert back.dtype == value.dtype and back.shape == value.shape
        assert np.array_equal(back, value)
    else:
        assert back == value


def test_a_whole_float_stays_a_float() -> None:
    assert type(from_plain(json.loads(json.dumps(to_plain(2.0))))) is float


@pytest.mark.parametrize(
    "value", [{1, 2}, object(), np.array([object()]), np.array(["a"]), np.zeros(1, dtype="float32")]
)
def test_what_a_bank_cannot_hold_is_named(value: object) -> None:
    with pytest.raises(BankError, match="A bank holds"):
        to_plain(value)


def test_a_bank_is_read_as_it_was_written(tmp_path: Path) -> None:
    bank = {"one": [(np.array([1.0]), 2)], "two": [(0.5,), ([(0, 1)],)]}
    (tmp_path / "bank.json").write_text(dump(bank))
    back = read(tmp_path / "bank.json")
    assert list(back) == ["one", "two"]
    assert back["two"] == bank["two"] and back["one"][0][1] == 2
    assert len((tmp_path / "bank.json").read_text().splitlines()) == 12, "one input a line"


def test_a_bank_that_was_changed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bank.json").write_text(dump({"one": [(1,)]}).replace("[1]", "[2]"))
    with pytest.raises(BankError, match="not what its hash says"):
        read(tmp_path / "bank.json")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"sha256": "x"}'])
def test_what_is_no_bank_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "bank.json").write_text(text)
    with pytest.raises(BankError, match="cannot be read as a bank"):
        read(tmp_path / "bank.json")


def test_numbers_are_counted_wherever_they_are() -> None:
    assert list(numbers_in((np.array([[1.0], [2.0]]), [(3, 4)], "five", None, 6))) == [1.0, 2.0, 3, 4, 6]


def test_the_simplest_comes_first() -> None:
    inputs = [([1, 2, 3],), ([0.5],), ([-1],), ([1, 0],), ([1],), ([9],), ([1, 1],), ([0],)]
    assert sorted(inputs, key=simplicity) == [
        ([1],), ([-1],), ([0],), ([9],), ([0.5],), ([1, 1],), ([1, 0],), ([1, 2, 3],),
    ]  # fmt: skip
