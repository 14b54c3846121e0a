"""Standing in for an exercise that is not solved yet, so that a notebook never stops at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

# what arrays and comparisons are asked for in notebooks
ANSWERED = frozenset(
    (
        *("T", "argsort", "astype", "copy", "cumsum", "dot", "flatten", "item", "max", "mean", "min", "ravel"),
        *("reshape", "round", "shape", "size", "sort", "sum", "tolist"),
        *("digits", "library", "library_seconds", "mine", "mine_seconds", "times_faster"),
    )
)


class Waiting:
    """A value that waits for an exercise. Whatever is done with it gives the same waiting again, and no error.

    >>> waiting = Waiting("pagerank", "pagerank is not written yet.")
    >>> (waiting(1, 2)[0] + 3).sum()
    Waiting for pagerank: pagerank is not written yet.
    """

    __array_ufunc__ = None  # NumPy leaves operations with it to the methods below

    def __init__(self, exercise: str, words: str) -> None:
        self._exercise, self._words = exercise, words

    def __getattr__(self, name: str) -> Waiting:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in ANSWERED:  # whoever looks for a table or a database must find none here
            raise AttributeError(f"a Waiting has no {name}; it stands for {self._exercise}, which is not right yet")
        return self

    def __call__(self, *_: object, **__: object) -> Waiting:
        return self

    def __getitem__(self, _: object) -> Waiting:
        return self

    def __iter__(self) -> Iterator[Waiting]:
        return iter((self, self))  # so that `value, vector = …` goes on

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return False

    def __float__(self) -> float:
        return float("nan")

    def __int__(self) -> int:
        return 0

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.array(np.nan, dtype=dtype)

    def __format__(self, _: str) -> str:
        return "…"

    def __repr__(self) -> str:
        return f"Waiting for {self._exercise}: {self._words}"

    def _repr_html_(self) -> str:
        return (
            f"<p><strong>Waiting for <code>{escape(self._exercise)}</code>.</strong> {escape(self._words)} "
            f"Solve it on its page or in <code>my_maths/{escape(self._exercise)}.py</code> and run the cell again that "
            f"fetches it. Or borrow the course's: write <code>lend</code> where that cell says <code>mine</code>.</p>"
        )

    def _same(self, *_: object) -> Waiting:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same
    __matmul__ = __rmatmul__ = __pow__ = __rpow__ = __neg__ = __abs__ = __round__ = _same
    __lt__ = __le__ = __gt__ = __ge__ = __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = _same
    __and__ = __rand__ = __or__ = __ror__ = __invert__ = _same


class _WaitedError(Exception):
    """Leaves a learner's function that has asked for a value which is not there yet."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__(repr(waiting))
        self.waiting = waiting


def first_waiting(*things: Any) -> Waiting | None:
    """The first that waits for an exercise, also inside tuples, lists and mappings; else None."""
    for thing in things:
        if isinstance(thing, Waiting):
            return thing
        parts = thing.values() if isinstance(thing, Mapping) else thing if isinstance(thing, (tuple, list)) else ()
        if (found := first_waiting(*parts)) is not None:
            return found
    return None


def when_ready(*needed: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a function run only once everything it needs is there; until then it gives what waits.

    needed: the learner's functions that it calls. What waits among its own arguments is found as well.
    """

    def made(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def patient(*arguments: Any, **named: Any) -> Any:
            waiting = first_waiting(*needed, *arguments, *named.values())
            return function(*arguments, **named) if waiting is None else waiting

        return patient

    return made


def passes_on(function: Callable[..., Any]) -> Callable[..., Any]:
    """A learner's function that passes on what waits: among its arguments, or from a function among them.

    >>> fit = passes_on(lambda residuals, start: residuals(start) + 1.0)
    >>> fit(lambda b: Waiting("bell", "It is not written yet."), 2.0)
    Waiting for bell: It is not written yet.
    """
    if isinstance(function, Waiting):
        return function

    @when_ready()
    @wraps(function)
    def passing(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*map(_insisting, arguments), **{name: _insisting(each) for name, each in named.items()})
        except _WaitedError as stopped:
            return stopped.waiting

    return passing


def _insisting(thing: Any) -> Any:
    """A function that raises what waits instead of returning it; anything else as it is."""
    if not callable(thing) or isinstance(thing, type):
        return thing

    def insisting(*arguments: Any, **named: Any) -> Any:
        value = thing(*arguments, **named)
        if isinstance(value, Waiting):
            raise _WaitedError(value)
        return value

    return insisting
