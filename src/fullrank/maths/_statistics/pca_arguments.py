"""Reading what pca is asked for: how many directions, of how many samples, in what form they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from fullrank.maths._arguments import whole_number

EPS = float(np.finfo(float).eps)
LEAST = 1e-290  # sums of squares below it have fewer digits than float64 has elsewhere
METHODS = ("auto", "covariance", "gram", "svd")
PRECISIONS = ("auto", "double")


def comes_in_blocks(X: Any) -> bool:
    """Whether X is an iterable of blocks of rows, rather than a table or a list of rows."""
    if hasattr(X, "__array__") or hasattr(X, "columns") or hasattr(X, "tocsr") or isinstance(X, str | bytes):
        return False
    if isinstance(X, list | tuple):
        return bool(X) and getattr(X[0], "ndim", 1) == 2
    return isinstance(X, Iterable)


def wanted(k: float | None) -> float | None:
    """k: None, a whole number from 1, or a share of the variance strictly between 0 and 1."""
    if isinstance(k, np.ndarray) and not k.ndim:
        k = k.item()
    if isinstance(k, float | np.floating):
        if not 0 < k < 1:
            raise ValueError(
                "pca needs k (n_components of PCA) as a whole number of directions or a share of the variance between "
                f"0 and 1, but it is {k!r}."
            )
        return float(k)
    return None if k is None else whole_number(k, "k (n_components of PCA)", 1, "pca")


def check_options(method: str, precision: str) -> None:
    for given, known, name in ((method, METHODS, "method"), (precision, PRECISIONS, "precision")):
        if not isinstance(given, str) or given not in known:
            raise ValueError(f"pca needs {name} to be one of {', '.join(known)}, but it is {given!r}.")


def by_parts(method: str) -> bool:
    """Whether a method takes samples part by part."""
    return method not in ("gram", "svd")


def alone(method: str, what: str) -> str:
    """Why not, in words."""
    return (
        f"pca takes {what} by the covariance alone, since {method!r} needs all samples together; "
        "leave method out, or bring them into one array."
    )


def check_samples(count: int) -> None:
    if count < 2:
        raise ValueError(
            "pca needs at least 2 samples, since one does not spread, but X has 1 sample (n_samples=1); rows are "
            "samples, so perhaps X.T is meant."
        )


def number_wanted(k: float | None, most: int) -> int:
    """How many directions to look for; a share of the variance may need them all."""
    if k is None or k < 1:
        return most
    if k > most:
        raise ValueError(
            f"pca needs k (n_components of PCA) of at most {most}, as these data have no more directions, but k is {k}."
        )
    return int(k)


def check_spread(total: float) -> None:
    if total < LEAST:
        raise ValueError(
            "pca needs samples that differ, but their variance is zero: all rows of X are the same, or so near that "
            "the squares of their distances are; then multiply X by 1e100."
        )
    if not np.isfinite(total):
        raise ValueError("pca cannot square numbers as large as those in X; divide X by 1e100 first.")


def check_finite_elsewhere(X: Any, xp: Any, caller: str = "pca", name: str = "X") -> None:
    """Say where the first NaN or infinity of an array of the standard is; called once something came out not finite."""
    whole = xp.all(xp.isfinite(X), axis=1)
    if not bool(xp.all(whole)):
        row = int(xp.argmin(xp.astype(whole, xp.int64)))
        column = int(xp.argmin(xp.astype(xp.isfinite(X[row, :]), xp.int64)))
        raise ValueError(
            f"{caller} needs finite numbers, but {name}[{row}, {column}] is {float(X[row, column])}; fill it in, "
            "or leave out the rows that hold one."
        )
