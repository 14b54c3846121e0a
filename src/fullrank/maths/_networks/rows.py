"""Tables of numbers and their labels, read where they lie and handed out in batches, as networks want them.

A table in a file (np.load with mmap_mode="r") stays there: only the rows of a batch are copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import refuse_masked
from fullrank.maths._samples import check_finite

Array = NDArray[Any]
BLOCK = 1024  # rows at a time, where a whole table is gone through


def read_rows(given: ArrayLike, columns: int, caller: str, name: str = "X", *, finite: bool = True) -> Array:
    """Read a table, (m, columns): real, not copied; images (m, height, width) become rows of pixels.

    finite: look for NaN and infinity, which reads all of it once.
    """
    refuse_masked(given, name, caller)
    try:
        X: Array = np.asarray(given)
    except ValueError as error:
        raise ValueError(f"{caller} needs {name} with rows of one length, but its rows differ in length.") from error
    if X.dtype.kind not in "biuf":
        raise ValueError(f"{caller} needs real numbers, but {name} holds {X.dtype}; convert it with astype(float).")
    if X.ndim < 2 or X.size == 0:
        raise ValueError(
            f"{caller} needs {name} as a table of at least one row, but it has shape {X.shape}; "
            f"a single row is written {name}[None, :]."
        )
    X = X.reshape(len(X), -1)  # (m, columns)
    if X.shape[1] != columns:
        raise ValueError(f"{caller} needs {name} with {columns} columns, but it has shape {X.shape}.")
    if finite:
        check_finite(X, caller, name)
    return X


def read_labels(given: ArrayLike, rows: int, classes: int, caller: str, name: str = "y") -> NDArray[np.intp]:
    """Read labels 0 to classes - 1, one a row, (m,)."""
    y: Array = np.asarray(given)
    if y.shape != (rows,):
        raise ValueError(f"{caller} needs {name} with one label a row, shape ({rows},), but it has shape {y.shape}.")
    if y.dtype.kind not in "biu":
        raise ValueError(
            f"{caller} needs {name} as whole numbers from 0 to {classes - 1}, but it holds {y.dtype}; convert it with "
            "astype(int), or use NetworkClassifier, which takes labels of any kind, or loss='squared' for quantities."
        )
    wrong = np.flatnonzero((y < 0) | (y >= classes)) if y.dtype.kind != "b" else np.empty(0, int)
    if len(wrong):
        raise ValueError(
            f"{caller} needs labels from 0 to {classes - 1}, one for each output, but {name}[{wrong[0]}] is "
            f"{y[wrong[0]]}; give the network more outputs, or use NetworkClassifier, which takes labels of any kind."
        )
    return y.astype(np.intp)


def read_targets(given: ArrayLike, rows: int, outputs: int, caller: str, name: str = "y") -> Array:
    """Read the numbers that the outputs should come to, (m, outputs); (m,) will do where there is one output."""
    y: Array = np.asarray(given)
    if y.ndim == 1 and outputs == 1:
        y = y[:, None]
    if y.shape != (rows, outputs):
        raise ValueError(f"{caller} needs {name} of shape ({rows}, {outputs}), but it has shape {np.shape(given)}.")
    return read_rows(y, outputs, caller, name)


def read_pair(
    X: ArrayLike,
    y: ArrayLike,
    sizes: tuple[int, ...],
    loss: str,
    caller: str,
    names: tuple[str, str] = ("X", "y"),
    finite: bool = True,
) -> tuple[Array, Array]:
    """Read a table and what a network of these sizes and this loss should make of it: labels or quantities."""
    rows = read_rows(X, sizes[0], caller, names[0], finite=finite)
    read = read_labels if loss == "cross-entropy" else read_targets
    return rows, read(y, len(rows), sizes[-1], caller, names[1])


def gather(X: Array, which: NDArray[np.intp] | slice, out: Array) -> None:
    """Copy rows of X into out, as out's kind of float; bytes, which are taken for pixels, are divided by 255."""
    if X.dtype == out.dtype and X.flags.c_contiguous and not isinstance(which, slice):
        X.take(which, axis=0, out=out, mode="clip")  # twice as fast as X[which]
        return
    some = X.take(which, axis=0) if X.flags.c_contiguous and not isinstance(which, slice) else X[which]
    with np.errstate(over="ignore"):  # beyond float32 is infinite; whoever hands it back looks for that
        np.copyto(out, some, casting="unsafe")
    if X.dtype == np.uint8:
        out *= 1 / 255


def slices(rows: int, block: int = BLOCK) -> Iterator[slice]:
    """Slices that go through so many rows, block by block."""
    return (slice(start, min(start + block, rows)) for start in range(0, rows, block))
