"""Work that splits: something from every block, added up, whoever runs it.

Each large job of the library is a function of one block, an associative sum, and a small finish. Here the blocks come
from an array in memory, a memory map, an iterable of arrays, or a Dask array, whose tasks run wherever its scheduler
runs them: threads, processes, or a cluster. Dask repeats what a lost worker had done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any, TypeVar

from fullrank.maths._progress import progress

Sum = TypeVar("Sum")
FAN_IN = 8  # sums added by one task


def is_dask(given: object) -> bool:
    """Whether this is a Dask array; asks nothing of Dask itself, which need not be installed."""
    return hasattr(given, "to_delayed") and hasattr(given, "chunks")


def blocks_of_rows(array: Any, rows: int) -> Iterator[Any]:
    """The array in blocks of so many rows, the last one perhaps shorter; views, no copies."""
    return (array[start : start + rows] for start in range(0, len(array), rows))


def summed(
    blocks: Iterable[Any],
    work: Callable[[Any], Sum],
    add: Callable[[Sum, Sum], Sum],
    *,
    doing: str = "Reading",
    total: int | None = None,
) -> Sum:
    """Add up work(block) over all blocks, from first to last; there must be at least one."""
    return reduce(add, (work(block) for block in progress(blocks, doing, total=total, unit="blocks")))


def summed_by_dask(array: Any, work: Callable[[Any], Sum], add: Callable[[Sum, Sum], Sum]) -> Sum:
    """Add up work(block) over the row blocks of a Dask array, on its scheduler, in a tree of FAN_IN.

    Only the sums travel. A block's columns are put together first if the array is cut along them.
    """
    from dask.delayed import delayed  # optional: only a caller who has Dask comes here

    whole_rows = array.rechunk(dict.fromkeys(range(1, array.ndim), -1)) if array.ndim > 1 else array
    tasks = [delayed(work)(block) for block in whole_rows.to_delayed().ravel()]
    adding = delayed(lambda sums: reduce(add, sums))
    while len(tasks) > 1:
        tasks = [adding(tasks[start : start + FAN_IN]) for start in range(0, len(tasks), FAN_IN)]
    return tasks[0].compute()  # type: ignore[no-any-return]
