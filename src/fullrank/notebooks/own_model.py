"""A learner's own points and own curve: looked at before a fit, and what is amiss said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from fullrank.notebooks.columns import Numbers, read_columns
from fullrank.notebooks.errors import NotebookError
from fullrank.notebooks.waiting import Waiting


class ToMend(Waiting):
    """A value that waits for the learner to mend what they wrote; whatever is done with it gives the same again."""

    def __init__(self, words: str) -> None:
        super().__init__("what you wrote", words)

    def __repr__(self) -> str:
        return self._words

    def _repr_html_(self) -> str:
        return f"<p><strong>To mend first.</strong> {escape(self._words)}</p>"


def in_words(fit: Callable[..., Any]) -> Callable[..., Any]:
    """Let a fit end in a sentence, where its points or its model cannot be used or the fitter breaks off.

    >>> in_words(lambda text: xy_columns(text)[1])("x; y\\n0; 1.5\\n1; 1.25")
    array([1.5 , 1.25])
    """

    @wraps(fit)
    def told(*arguments: Any, **named: Any) -> Any:
        try:
            return fit(*arguments, **named)
        except NotebookError as error:
            return ToMend(str(error))
        except np.linalg.LinAlgError as error:
            return ToMend(
                f"The fit broke off ({error}): on its way the model left the finite numbers, or two parameters do the "
                "same work. Start nearer to the points in my_start, or leave out a parameter that another can replace."
            )

    return told


def xy_columns(given: str | Path) -> tuple[Numbers, Numbers]:
    """The first two columns of a file or a text, as read_columns reads them.

    Raises NotebookError where there is only one.
    """
    columns = read_columns(given)
    if len(columns) < 2:
        raise NotebookError(
            f"Only one column came ({', '.join(columns)}), and a fit needs two, x and y; "
            "write both on each line with a comma between them, such as: 1.0, 2.5"
        )
    x, y = list(columns.values())[:2]
    return x, y


def model_at(model: Callable[..., Any], start: Mapping[str, float], x: Numbers) -> Callable[..., Numbers]:
    """A learner's model, held to one number for each x, after a look at it from its start.

    model: a function of x, (m,), and the parameters.  start: name to number.  A model that gives one number for all x
    is taken as constant.  Raises NotebookError where it stops, gives another shape, or is not finite at its start.
    """
    values = _numbers(start)
    if len(x) < len(values):
        raise NotebookError(
            f"Points in my_file: {len(x)}; parameters in my_start: {len(values)} ({', '.join(start)}). "
            "A fit needs as many points as parameters or more: add points, or leave out a parameter."
        )

    def whole(x: Numbers, *b: float) -> Numbers:
        try:
            given = np.asarray(model(x, *b), dtype=float)
        except Exception as error:  # whatever the learner's model does
            raise NotebookError(
                f"my_model stopped ({type(error).__name__}: {error}). It must take x, an array, and then "
                f"{', '.join(start)}, in the order of my_start, and use NumPy's functions, such as np.exp; mend it."
            ) from None
        if given.shape not in ((), np.shape(x)):
            raise NotebookError(
                f"my_model gives an array of shape {given.shape} for {len(x)} values of x, and one number for each "
                "is needed; mend what it returns."
            )
        return np.array(np.broadcast_to(given, np.shape(x)))

    _finite_at_start(whole(x, *values), start, x)
    return whole


def _numbers(start: Mapping[str, Any]) -> list[float]:
    if not start:
        raise NotebookError("my_start is empty, and a fit needs a parameter; name each with its start: {'a': 1.0}")
    numbers = []
    for name, value in start.items():
        try:
            numbers.append(float(value))
        except (TypeError, ValueError):
            raise NotebookError(f"my_start gives {name} as {value!r}, and a number is needed, such as 1.0.") from None
    return numbers


def _finite_at_start(values: Numbers, start: Mapping[str, float], x: Numbers) -> None:
    if len(lost := np.flatnonzero(~np.isfinite(values))):
        place = ", ".join(f"{name} = {float(value):g}" for name, value in start.items())
        raise NotebookError(
            f"my_model has no finite value at {len(lost)} of {len(x)} points with its start ({place}), the first at "
            f"x = {x[lost[0]]:g}. A fit must begin where the model can be computed at each point: choose other "
            "numbers in my_start, or another model."
        )
