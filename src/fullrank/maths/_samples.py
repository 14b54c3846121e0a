"""Reading the samples and targets that an estimator is given: tables, arrays, lists, and what is none of these.

The words of the complaints contain those that scikit-learn's own checks look for, so that programs that read its
messages read ours.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray, refuse_masked

Numbers = NDArray[Any]
BLOCK = 1 << 20  # numbers looked at in one go
ALL = (
    "bool",
    "int8",
    "uint8",
    "int16",
    "uint16",
    "int32",
    "uint32",
    "int64",
    "uint64",
    "float16",
    "float32",
    "float64",
)


class DataConversionWarning(UserWarning):
    """The targets came in another shape than expected and were brought into it."""


def read_samples(
    X: Any, caller: str, keeps: tuple[str, ...] = ("float64",), *, finite: bool = True, name: str = "X"
) -> Numbers:
    """Read samples as rows of numbers, (N, D), at least one of each; a view of what was given where that will do.

    keeps: the dtypes to leave as they are; all others become float64. finite: look for NaN and infinity.
    """
    array = as_numbers(X, caller, name)
    if array.ndim == 1:
        raise ValueError(
            f"{caller} needs {name} with samples as rows, (N, D), but {name} has shape {array.shape}. Reshape your "
            f"data: {name}.reshape(-1, 1) for samples of one number each, {name}.reshape(1, -1) for one sample."
        )
    if array.ndim != 2:
        raise ValueError(
            f"{caller} needs {name} with samples as rows, (N, D), but {name} has shape {array.shape}; "
            f"{name}.reshape(len({name}), -1) lays each sample out as a row."
        )
    for count, what in zip(array.shape, ("sample(s)", "feature(s)"), strict=True):
        if not count:
            raise ValueError(
                f"{caller} found {name} with 0 {what} (shape={array.shape}) while a minimum of 1 is required; "
                "perhaps a filter left nothing."
            )
    if array.dtype.name not in keeps:
        array = as_float64(array, caller, name)
    if finite:
        check_finite(array, caller, name)
    return array


def as_numbers(given: Any, caller: str, name: str = "X") -> Numbers:
    """Read an array of real numbers of any shape and dtype, perhaps a view of what was given."""
    if hasattr(given, "tocsr"):
        raise TypeError(f"{caller} takes no sparse matrix; {name}.toarray() makes it dense, if it fits in memory.")
    refuse_masked(given, name, caller)
    try:
        array: Numbers = np.asarray(given)
    except ValueError as error:
        raise ValueError(f"{caller} needs {name} with rows of one length, but its rows differ in length.") from error
    if array.dtype.kind == "c":
        raise ValueError(f"Complex data not supported: {caller} needs real numbers; perhaps {name}.real is meant.")
    if array.dtype.kind == "O":
        try:
            array = array.astype(np.float64)
        except OverflowError as error:
            raise _too_large(caller, f"{name} holds a larger one") from error
        except (TypeError, ValueError) as error:
            raise type(error)(f"{caller} needs numbers, but {name} holds something else: {error}.") from error
    if array.dtype.kind not in "biuf":
        raise ValueError(
            f"{caller} needs numbers, but {name} holds {array.dtype}; convert it with {name}.astype(float), "
            "or leave out the columns of words and dates."
        )
    return array


def as_float64(array: Numbers, caller: str, name: str = "X") -> FloatArray:
    """The numbers in float64, a copy; refuses a longdouble that float64 cannot hold."""
    with np.errstate(over="ignore"):
        found: FloatArray = array.astype(np.float64)
    if array.dtype.kind == "f" and array.dtype.itemsize > found.itemsize:
        lost = np.argwhere(np.isinf(found) & np.isfinite(array))
        if len(lost):
            raise _too_large(caller, f"{name}{lost[0].tolist()} is {array[tuple(lost[0])]!s}")
    return found


def _too_large(caller: str, what: str) -> ValueError:
    return ValueError(f"{caller} needs numbers that float64 holds, up to 1.8e308, but {what}; divide all first.")


def check_finite(array: Numbers, caller: str, name: str = "X", *, first_row: int = 0) -> None:
    """Refuse NaN and infinity, by row and column; looks at a block at a time, to need little memory."""
    if array.dtype.kind != "f" or not array.size:
        return
    rows = max(1, BLOCK * len(array) // array.size)
    for start in range(0, len(array), rows):
        block = array[start : start + rows]
        if not np.isfinite(block).all():
            raise _not_finite(block, caller, name, first_row + start)


def _not_finite(block: Numbers, caller: str, name: str, first_row: int) -> ValueError:
    """The complaint about a block with NaN or infinity in it, which names the first place."""
    where = [int(i) for i in np.argwhere(~np.isfinite(block))[0]]
    value = "NaN" if np.isnan(block[tuple(where)]) else str(block[tuple(where)])
    where[0] += first_row
    way_out = f"leave out the rows that hold one: X[np.isfinite({name}).all(axis=1)]" if name == "X" else "leave it out"
    return ValueError(f"{caller} needs finite numbers, but {name}{where} is {value}; fill it in, or {way_out}.")


def feature_names(X: Any) -> NDArray[np.object_] | None:
    """The names of the columns of a table, such as one of pandas, if all are strings."""
    columns = getattr(X, "columns", None)
    if columns is None or not hasattr(X, "shape"):
        return None
    names = np.asarray(columns, dtype=object)
    words = [isinstance(name, str) for name in names]
    if any(words) and not all(words):
        raise TypeError(
            "Feature names are only supported if all input features have string names, but some columns of X are named "
            "otherwise; X.columns = X.columns.astype(str) makes strings of all."
        )
    return names if words and all(words) else None


def _one_column(y: Numbers, caller: str) -> Numbers:
    """Targets as a vector; a single column is one, said with a warning."""
    if y.ndim == 2 and y.shape[1] == 1:
        theirs = sys.modules.get("sklearn.exceptions")
        kind = DataConversionWarning if theirs is None else theirs.DataConversionWarning
        words = "A column-vector y was passed when a 1d array was expected; y.ravel() makes one."
        warnings.warn(kind(words), stacklevel=5)  # at whoever called the estimator
        return y.ravel()
    if y.ndim != 1:
        raise ValueError(f"{caller}: y should be a 1d array, one target for each sample, but it has shape {y.shape}.")
    return y


def _check_length(y: Numbers, samples: int, caller: str) -> None:
    if len(y) != samples:
        raise ValueError(f"{caller} needs one target for each sample, but X has {samples} and y has {len(y)}.")


def _given(y: Any, caller: str) -> Any:
    if y is None:
        raise ValueError(f"{caller} requires y to be passed, but the target y is None; pass it after X.")
    refuse_masked(y, "y", caller)
    return y


def read_targets(y: Any, samples: int, caller: str, *, columns: bool = False) -> FloatArray:
    """Read targets as finite float64 numbers, (N,), or also (N, M) where several columns will do."""
    targets = as_float64(as_numbers(_given(y, caller), caller, "y"), caller, "y")
    if not columns or targets.ndim != 2:
        targets = _one_column(targets, caller)
    _check_length(targets, samples, caller)
    check_finite(targets, caller, "y")
    return targets


def read_classes(y: Any, samples: int, caller: str) -> tuple[Numbers, NDArray[np.intp]]:
    """Read labels as (classes, which): the sorted different labels, and for each sample the place of its own, (N,)."""
    labels = np.asarray(_given(y, caller))
    if labels.dtype.kind == "c":
        raise ValueError(f"Complex data not supported: {caller} needs labels, but y is complex.")
    labels = _one_column(labels, caller)
    _check_length(labels, samples, caller)
    if labels.dtype.kind == "O":  # NaN is the only label that is not itself
        check_finite(np.where([bool(label != label) for label in labels], np.nan, 0.0), caller, "y")
    if labels.dtype.kind == "f":
        check_finite(labels, caller, "y")
        if (labels != np.trunc(labels)).any():
            raise ValueError(
                f"Unknown label type: continuous. {caller} needs a label for each sample, such as 0, 1, 2 or words, "
                "but y holds fractions; a regressor fits those."
            )
    try:
        classes, which = np.unique(labels, return_inverse=True)
    except TypeError as error:
        raise ValueError(
            f"Unknown label type: {caller} needs labels of one kind, but y mixes kinds that cannot be sorted: {error}."
        ) from error
    return classes, which


def read_weights(given: Any, samples: int, caller: str) -> FloatArray:
    """Read the weight of each sample as its share of all, (N,), which add up to 1; None weighs all alike."""
    if given is None:
        return np.full(samples, 1 / samples)
    name = "sample_weight"
    weights = as_float64(as_numbers(given, caller, name), caller, name)
    if weights.shape != (samples,):
        raise ValueError(f"{caller} needs {name} of shape ({samples},), but it has shape {weights.shape}.")
    check_finite(weights, caller, name)
    if (weights < 0).any():
        i = int((weights < 0).argmax())
        raise ValueError(f"{caller} needs weights that are not negative, but {name}[{i}] is {weights[i]:g}.")
    if not weights.any():
        raise ValueError(f"{caller} needs at least one above zero among the weights, but all of {name} are zero.")
    weights = weights / weights.max()  # whose sum cannot overflow
    return np.asarray(weights / weights.sum())
