"""What kind of thing a value is, in words for whoever returned it."""

from __future__ import annotations

import numpy as np

_KINDS = {str: "a string", dict: "a dictionary", set: "a set", complex: "a complex number"}


def describe(value: object) -> str:
    """The kind of a value with its size: "a list of 3 numbers", "an array of shape (2, 2)", "None"."""
    if value is None:
        return "None"
    if isinstance(value, bool):
        return f"the truth value {value}"
    if isinstance(value, (int, float)):
        return "a single number"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)} {_things(value)}"
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _things(values: list[object] | tuple[object, ...]) -> str:
    name = "number" if values and all(isinstance(value, (int, float, complex)) for value in values) else "part"
    return name if len(values) == 1 else f"{name}s"
