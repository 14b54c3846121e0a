"""Trying a property on many inputs while the function lives in another process.

A property is run with a handle instead of the function. At a call that has no answer yet it is put aside; the calls of
all inputs travel together; then each runs again from the start with the answers known. So a property must be pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from fullrank.checks.properties import Fail, Property

Call = tuple[Any, ...]


class Answer(Protocol):
    """What came back from one call."""

    @property
    def status(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def arguments_changed(self) -> bool: ...


Ask = Callable[[Sequence[Call]], Sequence[Answer]]


class _Unanswered(BaseException):
    """The property has come to a call whose answer is not known; no property may catch it."""


class _Stopped(BaseException):
    """The property has come to a call that gave no value."""


class Handle:
    """Stands for the learner's function inside a property."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = answers
        self.calls: list[Call] = []

    def __call__(self, *arguments: object) -> Any:
        return self.answer(*arguments).value

    def answer(self, *arguments: object) -> Answer:
        """The whole answer, which also says whether the arguments were changed."""
        answer = self.attempt(*arguments)
        if answer.status != "ok":
            raise _Stopped
        return answer

    def attempt(self, *arguments: object) -> Answer:
        """As `answer`, also for a call that raised an exception: its status is then "error"."""
        self.calls.append(arguments)
        if len(self.calls) > len(self._answers):
            raise _Unanswered
        answer = self._answers[len(self.calls) - 1]
        if answer.status not in ("ok", "error"):
            raise _Stopped
        return answer


@dataclass(slots=True, eq=False)
class Trial:
    """One property on one input: the calls it made, their answers, and how it ended."""

    inputs: tuple[Any, ...]
    calls: list[Call] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    failure: Fail | None = None
    stopped: bool = False
    done: bool = False

    @property
    def passed(self) -> bool:
        """Whether the property was seen to hold."""
        return self.done and self.failure is None and not self.stopped

    def go_on(self, wanted: Property) -> None:
        """Run the property as far as the answers reach."""
        handle = Handle(self.answers)
        self.done = True
        try:
            with np.errstate(all="ignore"):
                wanted.holds(handle, *self.inputs)
        except _Unanswered:
            self.done = False
        except _Stopped:
            self.stopped = True
        except Fail as failure:
            self.failure = failure
        self.calls = handle.calls


def try_property(wanted: Property, bank: Sequence[tuple[Any, ...]], ask: Ask) -> list[Trial]:
    """Try a property on every input; the k-th calls of all inputs that are still open are asked in one go."""
    trials = [Trial(inputs) for inputs in bank]
    waiting = trials
    while waiting:
        for trial in waiting:
            trial.go_on(wanted)
        waiting = [trial for trial in waiting if not trial.done]
        if waiting:
            answers = ask([trial.calls[-1] for trial in waiting])
            for trial, answer in zip(waiting, answers, strict=True):
                trial.answers.append(answer)
    return trials
