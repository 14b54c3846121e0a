"""Whether two answers are the same answer: used to recognise a known mistake, never to judge.

Looser than judging, because two people make one mistake with different rounding and stopping rules.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.checks.equality import as_floats, is_near

LOOSE = 1e-4


def alike(first: object, second: object) -> bool:
    """Equal as numbers: integer or float, list or array is all one, real or complex is not; NaN equals NaN."""
    if first is None or second is None:
        return first is second
    if isinstance(first, (tuple, list)) and isinstance(second, (tuple, list)) and len(first) == len(second):
        return all(alike(one, other) for one, other in zip(first, second, strict=True))
    one, other = _numbers(first), _numbers(second)
    return one is not None and other is not None and _same_numbers(one, other)


def alike_up_to_sign(first: object, second: object) -> bool:
    """As `alike`, but every array may be negated: a vector as a whole, a matrix column by column."""
    if isinstance(first, (tuple, list)) and isinstance(second, (tuple, list)) and len(first) == len(second):
        return all(alike_up_to_sign(one, other) for one, other in zip(first, second, strict=True))
    one, other = _numbers(first), _numbers(second)
    if one is None or other is None or one.shape != other.shape or one.ndim not in (1, 2):
        return alike(first, second)
    columns = zip(np.atleast_2d(one.T), np.atleast_2d(other.T), strict=True)
    return all(_same_numbers(a, b) or _same_numbers(-1 * a, b) for a, b in columns)


def _numbers(value: object) -> NDArray[Any] | None:
    if isinstance(value, (str, bytes)):  # as an array, a text has four times its size, or may be taken for a number
        return None
    try:
        numbers = np.asarray(value)
        return as_floats(numbers) if numbers.dtype.kind in "biufc" else None
    except (TypeError, ValueError, OverflowError, MemoryError):
        return None


def _same_numbers(first: NDArray[Any], second: NDArray[Any]) -> bool:
    if first.shape != second.shape or np.iscomplexobj(first) != np.iscomplexobj(second):
        return False
    finite = np.isfinite(first)
    if not np.array_equal(finite, np.isfinite(second)):
        return False
    return is_near(first[finite], second[finite], relative=LOOSE, absolute=1e-7)
