"""The bank: the inputs of every property, drawn once, kept as plain JSON with a hash, simplest first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Inputs = tuple[Any, ...]
Bank = dict[str, list[Inputs]]

_DTYPES = ("float64", "int64", "complex128", "bool")


class BankError(ValueError):
    """A bank that cannot be read, or that is not what its hash says."""


def to_plain(value: object) -> object:
    """A value as JSON can hold it; arrays keep dtype and shape, tuples stay tuples."""
    if isinstance(value, np.ndarray):
        return _array_to_plain(value)
    if isinstance(value, tuple):
        return {"tuple": [to_plain(part) for part in value]}
    if isinstance(value, list):
        return [to_plain(part) for part in value]
    if isinstance(value, complex):
        return {"complex": [value.real, value.imag]}
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.generic):
        return to_plain(value.item())
    raise BankError(
        f"A bank holds numbers, strings, lists, tuples and arrays, but an input is a {type(value).__name__}."
    )


def _array_to_plain(array: np.ndarray[Any, Any]) -> object:
    if array.dtype.name not in _DTYPES:
        raise BankError(f"A bank holds arrays of {', '.join(_DTYPES)}, but an input has dtype {array.dtype}.")
    entries = [to_plain(entry) for entry in array.ravel().tolist()]
    return {"array": _short(entries), "dtype": array.dtype.name, "shape": list(array.shape)}


def _short(entries: list[object]) -> list[object]:
    """Whole floats without their `.0`: half the size, and the dtype stands beside them anyway."""
    return [int(entry) if isinstance(entry, float) and entry.is_integer() else entry for entry in entries]


def from_plain(plain: Any) -> Any:
    """The value that `to_plain` wrote."""
    if isinstance(plain, list):
        return [from_plain(part) for part in plain]
    if not isinstance(plain, dict):
        return plain
    if "tuple" in plain:
        return tuple(from_plain(part) for part in plain["tuple"])
    if "complex" in plain:
        return complex(*plain["complex"])
    entries = [from_plain(entry) for entry in plain["array"]]
    return np.array(entries, dtype=plain["dtype"]).reshape(plain["shape"])


def simplicity(inputs: object) -> tuple[int, int, float]:
    """Sorts the simplest first: how many numbers, how many of them not whole, how large together.

    A zero costs as much as a two, because a matrix that is mostly zeros shows little; a minus costs a half.
    """
    numbers = list(numbers_in(inputs))
    return len(numbers), sum(not float(abs(n)).is_integer() for n in numbers), sum(map(_cost, numbers))


def _cost(number: complex) -> float:
    return abs(number) + 0.5 * (number.real < 0) if number else 2.0


def distinct(always: Sequence[Inputs], drawn: Iterable[Inputs], count: int) -> list[Inputs]:
    """These inputs and, up to the count, those that are drawn: without repeats, simplest first."""
    found: dict[str, Inputs] = {repr(to_plain(inputs)): inputs for inputs in always}
    more = iter(drawn)
    while len(found) < count and (inputs := next(more, None)) is not None:
        found.setdefault(repr(to_plain(inputs)), inputs)
    return sorted(found.values(), key=simplicity)


def numbers_in(value: object) -> Iterator[complex]:
    """Every number in a value, however it is nested."""
    if isinstance(value, np.ndarray):
        yield from value.ravel().tolist()
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, (int, float, complex)):
        yield value


def dump(bank: Mapping[str, Sequence[Inputs]]) -> str:
    """The bank as text: one input a line, and the hash of them all."""
    plain = {name: [to_plain(inputs) for inputs in inputs_of] for name, inputs_of in bank.items()}
    blocks = (
        f"  {json.dumps(name)}: [\n" + ",\n".join(f"   {_compact(inputs)}" for inputs in drawn) + "\n  ]"
        for name, drawn in plain.items()
    )
    return f'{{\n "sha256": "{_digest(plain)}",\n "properties": {{\n' + ",\n".join(blocks) + "\n }\n}\n"


def read(path: Path) -> Bank:
    """The bank in a file, once its hash has been seen to be right."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        plain, stated = whole["properties"], whole["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BankError(f"{path} cannot be read as a bank ({fault}); draw it again.") from fault
    if _digest(plain) != stated:
        raise BankError(f"{path} is not what its hash says, so it was changed by hand or cut short; draw it again.")
    return {name: [from_plain(inputs) for inputs in drawn] for name, drawn in plain.items()}


def _digest(plain: object) -> str:
    return hashlib.sha256(_compact(plain).encode()).hexdigest()


def _compact(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"), sort_keys=True)
