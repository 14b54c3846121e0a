"""Holding NumPy's matrix products to one thread while many small ones run.

A product of some million operations takes about as long as waking the other threads, and on a machine that others
use, or in the workers of a grid search, threads that wait for each other make it several times slower.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

_OPENBLAS = [f"{prefix}openblas_{{}}_num_threads{suffix}" for prefix in ("scipy_", "") for suffix in ("64_", "")]
_NAMES = [(name.format("get"), name.format("set")) for name in _OPENBLAS]
_NAMES += [("MKL_Get_Max_Threads", "MKL_Set_Num_Threads")]
_Control = tuple[Callable[[], int], Callable[[int], object]]
_lock = Lock()
_held: list[int] = []  # how many threads there were before; one entry for each holder now inside


def _libraries() -> Iterator[ctypes.CDLL]:
    """What NumPy has loaded already: its core, through which the BLAS under it is found, or that BLAS itself."""
    found = find_spec("numpy._core._multiarray_umath")
    core = Path(found.origin or "") if found else Path()
    beside = (core.parents[2] / "numpy.libs").glob("*openblas*") if sys.platform == "win32" else iter(())
    for path in (core, *beside):
        try:
            yield ctypes.CDLL(str(path))
        except OSError:
            continue


@cache
def _control() -> _Control | None:
    for library in _libraries():
        for how_many, set_number in _NAMES:
            if hasattr(library, how_many) and hasattr(library, set_number):
                return getattr(library, how_many), getattr(library, set_number)
    return None


@contextmanager
def one_blas_thread(worth_it: bool = True) -> Iterator[bool]:
    """Hold the BLAS that NumPy uses to one thread, and set it back after; gives whether it is held.

    It is held for the whole process, until the last of those who hold it at the same time has left. Where the BLAS is
    not one that can be told (Accelerate on a Mac), nothing happens. worth_it: False to do nothing.

    >>> import numpy as np
    >>> with one_blas_thread():
    ...     products = [np.ones((8, 8)) @ np.ones((8, 8)) for _ in range(100)]
    """
    control = _control() if worth_it else None
    if control is None:
        yield False
        return
    how_many, set_number = control
    with _lock:
        _held.append(how_many())
        set_number(1)
    try:
        yield True
    finally:
        with _lock:
            before = _held.pop(0)
            if _held:
                _held[0] = before  # whoever leaves last sets back what the first found
            else:
                set_number(before)
