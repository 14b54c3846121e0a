"""Finding the compiled twins of the slow loops, which live in `_kernels` and need Numba.

Without Numba every job runs on NumPy and SciPy, slower, and says so once.
"""

from __future__ import annotations

import importlib
import os
import warnings
from functools import cache
from types import ModuleType


class Slower(UserWarning):
    """The job runs, but an optional package would make it faster."""


@cache
def _has_numba() -> bool:
    if os.environ.get("FULLRANK_NO_COMPILER"):
        return False
    try:
        importlib.import_module("numba")
    except ImportError:
        return False
    return True


@cache
def _say_once() -> None:
    warnings.warn(
        "Numba is not installed, so this runs on NumPy and SciPy alone, a few times slower; "
        "pip install 'fullrank[fast]' brings it.",
        Slower,
        stacklevel=4,
    )


def compiled(kernels: str, *, worth_it: bool = True) -> ModuleType | None:
    """Load `_kernels/<kernels>.py`, or give None where the twins are not worth their start or Numba is missing.

    worth_it: whether the job is large enough to gain; a small one loads nothing and says nothing.
    FULLRANK_NO_COMPILER=1 in the environment does without.
    """
    if not worth_it:
        return None
    if not _has_numba():
        if not os.environ.get("FULLRANK_NO_COMPILER"):
            _say_once()
        return None
    return importlib.import_module(f"fullrank.maths._kernels.{kernels}")
