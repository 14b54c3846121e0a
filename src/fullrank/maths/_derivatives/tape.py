"""Reverse mode: a tape of what was done, read backwards.

Each step of the tape holds the linear map from what it was made of; the gradient of the last is carried back through
the transposes, step by step. The tape is a list and is read by a loop: no recursion, however long the calculation.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., section 3.2; Linnainmaa, Taylor expansion of the
accumulated rounding error, BIT 16 (1976).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, final

import numpy as np

from fullrank.maths._derivatives.linear_maps import LinearMap
from fullrank.maths._derivatives.traced import LEVELS, Traced, followed

Tape = list[list[tuple[int, LinearMap]]]  # for each step: the steps it was made of, each with its map


@final
class Variable(Traced):
    """An array whose making is on the tape, as step number `step`."""

    __slots__ = ("tape", "step")
    keeps = True

    def __init__(self, value: Any, level: int, tape: Tape, pairs: Sequence[tuple[Any, Any]] = ()) -> None:
        """Write a new step on the tape."""
        super().__init__(value, level)
        self.tape, self.step = tape, len(tape)
        tape.append([(array.step, carry) for array, carry in pairs])

    def linear(self, y: Any, pairs: Sequence[tuple[Any, Any]]) -> Variable:
        """y, with its maps on the tape."""
        return Variable(y, self.level, self.tape, pairs)

    def _become(self, other: Any) -> None:
        self.value, self.step = other.value, other.step


def record(f: Callable[[Any], Any], x: Any, caller: str = "") -> tuple[Any, Callable[[Any], Any]]:
    """f(x), and the function that carries a gradient of f(x)'s shape back to one of x's shape."""
    start = Variable(x, next(LEVELS), [])
    start.fixed = True
    y = followed(f, start, caller)
    if isinstance(y, Variable) and y.level == start.level:
        return y.value, lambda seed: _read_back(start.tape, y.step, seed, np.shape(x))
    return y, lambda seed: np.zeros(np.shape(x))[()]


def _read_back(tape: Tape, last: int, seed: Any, shape: tuple[int, ...]) -> Any:
    """Carry the seed from the last step to step 0, adding up what arrives at each step; an array of its own."""
    arrived: list[Any] = [None] * (last + 1)
    owned: set[int] = set()  # steps whose sum is an array of our own, free to be changed
    arrived[last] = seed
    for step in range(last, 0, -1):
        g, arrived[step] = arrived[step], None
        if g is None:
            continue
        for source, carry in tape[step]:
            if carry.key is not None and source in owned and not isinstance(g, Traced):  # a part: add in place
                part = arrived[source][(*carry.key, ...)]  # a view, of a single entry too
                part += g
                continue
            new = carry.backward(g)
            if arrived[source] is None:
                arrived[source] = new
            else:
                arrived[source] = arrived[source] + new
            if isinstance(arrived[source], np.ndarray) and (carry.key is not None or arrived[source] is not new):
                owned.add(source)
            else:
                owned.discard(source)
    if arrived[0] is None:
        return np.zeros(shape)[()]
    return arrived[0] if 0 in owned or isinstance(arrived[0], Traced) else np.array(arrived[0], dtype=np.float64)[()]
