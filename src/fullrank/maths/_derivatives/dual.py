"""Forward mode: dual numbers, each array with its derivatives beside it.

x + ε v through f gives f(x) + ε f'(x) v where ε² = 0; an array carries k directions v at once.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., section 3.1; Baydin et al., Automatic differentiation in
machine learning: a survey, JMLR 18 (2018).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, final

import numpy as np

from fullrank.maths._derivatives import array_operations as _array_operations
from fullrank.maths._derivatives import matrix_operations as _matrix_operations
from fullrank.maths._derivatives import operations as _operations
from fullrank.maths._derivatives import special_operations as _special_operations
from fullrank.maths._derivatives.traced import LEVELS, Traced, followed, shape_of

del _array_operations, _matrix_operations, _operations, _special_operations  # they fill the table
SIDE_BY_SIDE = 64  # directions carried at once: more would fill memory with long arrays


@final
class Dual(Traced):
    """An array and its derivatives in k directions.

    value: any shape.  derivatives: shape + (k,).

    >>> x = Dual(np.array([2.0, 3.0]), 1, np.eye(2))
    >>> np.prod(x).derivatives
    array([3., 2.])
    """

    __slots__ = ("derivatives",)

    def __init__(self, value: Any, level: int, derivatives: Any, fixed: bool = False) -> None:
        """level: the higher of two is the derivative taken inside the other's function."""
        super().__init__(value, level, fixed)
        self.derivatives = derivatives

    def linear(self, y: Any, pairs: Sequence[tuple[Any, Any]]) -> Dual:
        """y, and the sum of what each map makes of its array's derivatives."""
        total = pairs[0][1].forward(pairs[0][0].derivatives)
        for array, carry in pairs[1:]:
            total = total + carry.forward(array.derivatives)
        shape = (*shape_of(y), self.derivatives.shape[-1])
        return Dual(y, self.level, total if shape_of(total) == shape else np.broadcast_to(total, shape))

    def _become(self, other: Any) -> None:
        self.value, self.derivatives = other.value, other.derivatives


def push_forward(f: Callable[[Any], Any], x: Any, directions: Any, caller: str = "") -> tuple[Any, Any]:
    """f(x), and its derivatives in the directions, (n..., k): shape of f(x) + (k,).

    x: any shape, of numbers or traced in turn; directions: x's shape + (k,).
    """
    level = next(LEVELS)
    y = followed(f, Dual(x, level, directions, fixed=True), caller)
    if isinstance(y, Dual) and y.level == level:
        return y.value, y.derivatives
    return y, np.zeros((*np.shape(y), np.shape(directions)[-1]))


def forward_jacobian(f: Callable[[Any], Any], x: Any, caller: str = "") -> tuple[Any, Any]:
    """f(x), and its derivative in every entry of x: shape of f(x) + shape of x; a call of f does 64 entries."""
    shape = np.shape(x)
    size = int(np.prod(shape, dtype=int))
    unit = np.eye(size).reshape(*shape, size)
    columns = []
    y: Any = None
    for start in range(0, max(size, 1), SIDE_BY_SIDE):
        y, part = push_forward(f, x, unit[..., start : start + SIDE_BY_SIDE], caller)
        columns.append(part)
    whole = columns[0] if len(columns) == 1 else np.concatenate(columns, axis=-1)
    return y, np.reshape(whole, (*np.shape(y), *shape))
