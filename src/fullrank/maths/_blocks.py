"""Work that splits: something from every block, added up, whoever runs it.

Each large job of the library is a function of one block, an associative sum, and a small finish. Here the blocks come
from an array in memory, a memory map, an iterable of arrays, or a Dask array, whose tasks run wherever its scheduler
runs them: threads, processes, or a cluster. Dask repeats what a lost worker had done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from importlib import import_module
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


def persisted(tasks: Sequence[Any], doing: str, ticks: Sequence[Any] = ()) -> tuple[Any, ...]:
    """Compute Dask's delayed tasks and leave what comes out where it was made; a bar counts those that are done.

    ticks: tasks to be counted in their place; what comes out of them is forgotten at once.
    """
    dask: Any = import_module("dask")  # optional: only a caller who has Dask comes here
    with _counted(ticks or tasks, doing) as done:
        kept = dask.persist(*tasks, *ticks)
        distributed: Any = sys.modules.get("distributed")  # whoever has a client has loaded it
        futures = distributed.futures_of(kept[-len(ticks or tasks) :]) if distributed else []
        for future in distributed.as_completed(futures) if futures else ():
            done(future.key)
            if ticks:
                future.release()  # or else what a lost worker had long handed on would be computed again
    return tuple(kept[: len(tasks)])


def computed(tasks: Sequence[Any], doing: str) -> tuple[Any, ...]:
    """Compute Dask's delayed tasks and bring what comes out here; a bar counts those that are done."""
    dask: Any = import_module("dask")
    return tuple(dask.compute(*persisted(tasks, doing)))


@contextmanager
def _counted(tasks: Sequence[Any], doing: str) -> Iterator[Callable[..., None]]:
    """A bar over these tasks: what is yielded counts one by its key; Dask's own schedulers count by themselves."""
    waiting = {task.key for task in tasks}
    ticks = progress(tasks, doing, total=len(tasks), unit="blocks")
    next(ticks, None)  # the bar counts a task once it is asked for the next

    def done(key: Any, *_: Any) -> None:
        if key in waiting:
            waiting.remove(key)
            next(ticks, None)

    with import_module("dask.callbacks").Callback(posttask=done):
        yield done


def summed_by_dask(
    array: Any, work: Callable[[Any], Sum], add: Callable[[Sum, Sum], Sum], *, doing: str = "Reading"
) -> Sum:
    """Add up work(block) over the row blocks of a Dask array, on its scheduler, in a tree of FAN_IN.

    Only the sums travel. A block's columns are put together first if the array is cut along them.
    """
    from dask.delayed import delayed  # optional: only a caller who has Dask comes here

    whole_rows = array.rechunk(dict.fromkeys(range(1, array.ndim), -1)) if array.ndim > 1 else array
    blocks = tasks = [delayed(work)(block) for block in whole_rows.to_delayed().ravel()]
    adding = delayed(lambda sums: reduce(add, sums))
    while len(tasks) > 1:
        tasks = [adding(tasks[start : start + FAN_IN]) for start in range(0, len(tasks), FAN_IN)]
    over = delayed(_nothing)
    whole: Sum = persisted(tasks[:1], doing, [over(block) for block in blocks])[0].compute()
    return whole


def _nothing(_: object) -> None:
    """What a bar needs to know of a block's sum: that it is there."""
