"""Triangular systems: substitution, row by row; and the readers that all who solve equations share.

Source: Strang, Introduction to Linear Algebra, 5th ed., section 2.2; Golub & Van Loan, Matrix Computations, 4th ed.,
section 3.1.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_array, square_matrix

Numbers = TypeVar("Numbers", bound=NDArray[np.inexact[Any]])


def binary_scale(sizes: ArrayLike) -> FloatArray:
    """The power of two at or below each size, 1 for a zero: dividing by it rounds nothing."""
    return np.asarray(np.ldexp(1.0, binary_exponent(sizes)))


def binary_exponent(sizes: ArrayLike) -> NDArray[np.int_]:
    """The exponent of the power of two at or below each size, 0 for a zero: the sizes are 1 to 2 times that power."""
    sizes = np.asarray(sizes, dtype=np.float64)
    return np.asarray(np.where(sizes == 0, 0, np.frexp(sizes)[1] - 1), dtype=np.int_)


def within_float64(answer: Numbers, caller: str) -> Numbers:
    """Hand the answer back, without the sign of -0.0, or say that it is beyond the largest float64."""
    if not np.isfinite(answer).all():
        raise ValueError(
            f"{caller} finds an answer with numbers beyond 1.8e308, the largest float64; "
            "divide what you give by its size first, and remember the factor."
        )
    np.add(answer, 0.0, out=answer)
    return answer


def right_hand_side(given: ArrayLike, name: str, rows: int, caller: str) -> FloatArray:
    """Read one right-hand side (n,) or several as columns (n, k)."""
    b = real_array(given, name, caller)
    if b.ndim not in (1, 2) or len(b) != rows:
        raise ValueError(
            f"{caller} needs {name} of shape ({rows},) or ({rows}, k), one number for each row of the matrix, "
            f"but it has shape {b.shape}."
        )
    return b


def forward(L: FloatArray, b: FloatArray) -> FloatArray:
    """Solve L x = b from the first row down; what stands above the diagonal is not read."""
    x = b.copy()
    for i in range(len(L)):
        x[i] = (x[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x


def back(U: FloatArray, b: FloatArray) -> FloatArray:
    """Solve U x = b from the last row up; what stands below the diagonal is not read."""
    x = b.copy()
    for i in reversed(range(len(U))):
        x[i] = (x[i] - U[i, i + 1 :] @ x[i + 1 :]) / U[i, i]
    return x


def _triangle(given: ArrayLike, name: str, shape: str, caller: str) -> FloatArray:
    T = square_matrix(given, name, caller)
    outside = np.argwhere(np.tril(T, -1) if shape == "upper" else np.triu(T, 1))
    if len(outside):
        i, j = (int(k) for k in outside[0])
        raise ValueError(
            f"{caller} needs {name} to be {shape} triangular, but {name}[{i}, {j}] is {T[i, j]}; "
            "for any matrix use solve."
        )
    if not T.diagonal().all():
        k = int(np.flatnonzero(T.diagonal() == 0)[0])
        raise ValueError(
            f"{caller} cannot divide by the pivot {name}[{k}, {k}], which is zero: {name} is singular; "
            "least_squares finds the nearest answer."
        )
    return T


def back_substitution(U: ArrayLike, b: ArrayLike) -> FloatArray:
    """Solve U x = b for an upper triangle, from the last row up.

    U: (n, n) upper triangular.  b: (n,), or (n, k) for k right-hand sides at once; x has its shape. n² each.
    Raises ValueError where U is no such triangle or has a zero on its diagonal.

    >>> back_substitution([[2, 1], [0, 4]], [4, 8])
    array([1., 2.])
    """
    U = _triangle(U, "U", "upper", "back_substitution")
    b = right_hand_side(b, "b", len(U), "back_substitution")
    with np.errstate(over="ignore", invalid="ignore"):
        return within_float64(back(U, b), "back_substitution")


def forward_substitution(L: ArrayLike, b: ArrayLike) -> FloatArray:
    """Solve L x = b for a lower triangle, from the first row down.

    L: (n, n) lower triangular.  b: (n,), or (n, k) for k right-hand sides at once; x has its shape. n² each.
    Raises ValueError where L is no such triangle or has a zero on its diagonal.

    >>> forward_substitution([[2, 0], [1, 4]], [4, 10])
    array([2., 2.])
    """
    L = _triangle(L, "L", "lower", "forward_substitution")
    b = right_hand_side(b, "b", len(L), "forward_substitution")
    with np.errstate(over="ignore", invalid="ignore"):
        return within_float64(forward(L, b), "forward_substitution")
