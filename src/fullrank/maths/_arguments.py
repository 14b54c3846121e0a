"""Reading what a caller hands to an algorithm: every complaint says what came, what is needed, and the way out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


def all_finite(row: FloatArray) -> bool:
    """Whether all numbers of an array are finite; where the sum of their squares is, no number need be looked at."""
    return math.isfinite(np.vdot(row, row)) or int(np.count_nonzero(np.isfinite(row))) == row.size


def refuse_masked(given: Any, name: str, caller: str, way_out: str = "or leave out the rows that have any") -> None:
    """Refuse a masked array, or a list of them: NumPy would read what lies under the mask as if it were there."""
    parts = given if isinstance(given, list | tuple) else (given,)
    if any(isinstance(part, np.ma.MaskedArray) for part in parts):
        raise ValueError(
            f"{caller} needs numbers everywhere, but {name} is a masked array; fill the gaps with {name}.filled(...), "
            f"{way_out}."
        )


def real_array(given: ArrayLike, name: str, caller: str) -> FloatArray:
    """Read numbers into a contiguous float64 array; never a view of what was given."""
    refuse_masked(given, name, caller, f"or take what is there with {name}.compressed()")
    try:
        array: NDArray[Any] = np.asarray(given)
    except ValueError as error:
        raise ValueError(f"{caller} needs {name} with rows of one length, but its rows differ in length.") from error
    if np.iscomplexobj(array):
        raise ValueError(f"{caller} needs real numbers, but {name} is complex; perhaps {name}.real is meant.")
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{caller} needs numbers, but {name} holds {array.dtype}; convert it with astype(float).")
    with np.errstate(over="ignore"):  # a longdouble beyond float64 becomes infinite, which is refused below
        array = np.array(array, dtype=np.float64, order="C")
    if not np.isfinite(array).all():
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        place = f"{name}{list(where)}" if where else name
        raise ValueError(f"{caller} needs finite numbers, but {place} is {array[where]}; replace it or leave it out.")
    return array


def real_matrix(given: ArrayLike, name: str, caller: str) -> FloatArray:
    """Read a matrix of at least one row and one column, shape (m, n)."""
    array = real_array(given, name, caller)
    if array.ndim != 2 or array.size == 0:
        raise ValueError(
            f"{caller} needs a matrix with at least one row and one column, but {name} has shape {array.shape}; "
            "a single row is written [[1, 2]], a single column [[1], [2]]."
        )
    return array


def square_matrix(given: ArrayLike, name: str, caller: str) -> FloatArray:
    """Read a square matrix, shape (n, n)."""
    array = real_matrix(given, name, caller)
    if array.shape[0] != array.shape[1]:
        raise ValueError(
            f"{caller} needs a square matrix, but {name} has shape {array.shape}; for a rectangular {name} use "
            "least_squares or svd."
        )
    return array


def start_vector(given: ArrayLike, name: str, size: int, caller: str) -> FloatArray:
    """Read a vector of the given size that is not zero, and return it with length 1."""
    array = real_array(given, name, caller)
    if array.shape != (size,):
        raise ValueError(
            f"{caller} needs {name} of shape ({size},) to match the matrix, but it has shape {array.shape}."
        )
    largest = np.abs(array).max()
    if largest == 0:
        raise ValueError(f"{caller} needs a direction to start from, but {name} is zero; try np.ones({size}).")
    array /= largest
    return array / np.linalg.norm(array)


def whole_number(given: int, name: str, least: int, caller: str) -> int:
    """Read a whole number of at least `least`."""
    if isinstance(given, bool) or not isinstance(given, int | np.integer) or given < least:
        raise ValueError(f"{caller} needs {name} as a whole number of at least {least}, but it is {given!r}.")
    return int(given)


def real_number(given: ArrayLike, name: str, caller: str) -> float:
    """Read one finite number."""
    array = real_array(given, name, caller)
    if array.ndim:
        raise ValueError(f"{caller} needs {name} as one number, but it has shape {array.shape}.")
    return float(array)


def tolerance(given: float, caller: str) -> float:
    """Read a tolerance: finite and not negative."""
    tol = real_number(given, "tol", caller)
    if tol < 0:
        raise ValueError(f"{caller} needs a tol that is not negative, such as 1e-10, but it is {given!r}.")
    return tol
