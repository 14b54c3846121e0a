"""Reading what pca is asked for: how many directions, of how many samples, in what form they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from fullrank.maths._arguments import whole_number

EPS = float(np.finfo(float).eps)


def comes_in_blocks(X: Any) -> bool:
    """Whether X is an iterable of blocks of rows, rather than a table or a list of rows."""
    if hasattr(X, "__array__") or hasattr(X, "columns") or hasattr(X, "tocsr") or isinstance(X, str | bytes):
        return False
    if isinstance(X, list | tuple):
        return bool(X) and getattr(X[0], "ndim", 1) == 2
    return isinstance(X, Iterable)


def wanted(k: float | None) -> float | None:
    """k: None, a whole number from 1, or a share of the variance strictly between 0 and 1."""
    if k is None or (isinstance(k, float) and 0 < k < 1):
        return k
    if isinstance(k, float):
        raise ValueError(
            f"pca needs k as a whole number of directions or a share of the variance between 0 and 1, but it is {k!r}."
        )
    return whole_number(k, "k", 1, "pca")


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
    if total <= 0:
        raise ValueError(
            "pca needs samples that differ, but their variance is zero: all rows of X are the same, or so near that "
            "the squares of their distances are; then multiply X by 1e100."
        )
    if not np.isfinite(total):
        raise ValueError("pca cannot square numbers as large as those in X; divide X by 1e100 first.")
