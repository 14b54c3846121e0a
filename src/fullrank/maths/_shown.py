"""How a record of matrices prints: whole while they are small, else their shapes and the ends of rows of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

MOST_SHOWN = 6  # rows, columns or numbers that are printed one and all
LONG = 16  # numbers in an array of which repr shows the ends only


def brief(thing: object, indent: int = 0) -> str:
    """What repr says, of long arrays only the ends; further lines are indented.

    >>> brief((1.5, np.arange(400)))
    '(1.5, array([  0,   1,   2, ..., 397, 398, 399], shape=(400,)))'
    """
    with np.printoptions(threshold=LONG, edgeitems=MOST_SHOWN // 2):
        return repr(thing).replace("\n", "\n" + " " * indent)


def shown(record: object, facts: str, **parts: ArrayLike) -> str:
    """The name of a record, what is to know in a few words, and its parts, one below the other.

    >>> class Pair: ...
    >>> print(shown(Pair(), "2 by 3", A=np.ones((2, 3)), order=np.arange(9), Q=np.eye(7)))
    Pair: 2 by 3
      A      [[1., 1., 1.],
              [1., 1., 1.]]
      order  (9,) 0, 1, 2, …, 8
      Q      (7, 7)
    """
    width = max(len(name) for name in parts)
    lines = [f"  {name:{width}}  {_part(np.asarray(part), width + 4)}" for name, part in parts.items()]
    return "\n".join([f"{type(record).__name__}: {facts}", *lines])


def _part(part: NDArray[Any], indent: int) -> str:
    if not part.ndim:
        return _number(part[()])
    if part.size and max(part.shape) <= MOST_SHOWN:
        return np.array2string(part, precision=4, separator=", ").replace("\n", "\n" + " " * indent)
    if part.ndim != 1 or not part.size:
        return str(part.shape)
    first = ", ".join(_number(entry) for entry in part[:3])
    return f"{part.shape} {first}, …, {_number(part[-1])}"


def _number(entry: Any) -> str:
    return str(entry) if isinstance(entry, np.integer) else f"{entry:.4g}"
