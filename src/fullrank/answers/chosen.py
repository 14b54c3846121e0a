"""Answers that are chosen, put in order, or made in a figure; their text is JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

from fullrank.answers.reading import Reading
from fullrank.answers.unreadable import Unreadable

Options: TypeAlias = tuple[tuple[str, str], ...]
_LONGEST = 2_000
_MOST_NAMES = 40


def _json(text: str) -> Any:
    if len(text) > _LONGEST:
        raise Unreadable(f"This is {len(text)} characters long; {_LONGEST} are read.", _LONGEST)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("Nothing is chosen yet.", 0) from None


def _keys(options: Options) -> tuple[str, ...]:
    keys = tuple(key for key, _ in options)
    if len(set(keys)) != len(keys) or len(keys) < 2:
        raise ValueError(f"The options {keys} need at least two different keys.")
    return keys


def _words(options: Options, key: str) -> str:
    return dict(options).get(key, key)


@dataclass(frozen=True)
class Choice:
    """One of several options, each a key and its Markdown."""

    expected: str
    options: Options
    kind: ClassVar[str] = "choice"

    def __post_init__(self) -> None:
        if self.expected not in _keys(self.options):
            raise ValueError(f"The expected option {self.expected!r} is none of {_keys(self.options)}.")

    def read(self, text: str) -> Reading:
        """The key chosen, as JSON or bare."""
        key = text if text in _keys(self.options) else _json(text)
        if not isinstance(key, str) or key not in _keys(self.options):
            raise Unreadable("Choose one of the options.", 0)
        return Reading(key, "")

    def accepts(self, value: Any) -> bool:
        """Whether the right option was chosen."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two keys are the same."""
        return bool(value == other)

    def show(self, value: Any) -> str:
        """The Markdown of an option."""
        return _words(self.options, value)

    def text(self, value: Any) -> str:
        """JSON of a key."""
        return json.dumps(value, ensure_ascii=False)

    def hint_of_form(self) -> str:
        """What to do."""
        return "one of the options"


@dataclass(frozen=True)
class Choices:
    """Every option that is true."""

    expected: frozenset[str]
    options: Options
    kind: ClassVar[str] = "choices"

    def __post_init__(self) -> None:
        object.__setattr__(self, "expected", frozenset(self.expected))
        if not self.expected <= set(_keys(self.options)):
            raise ValueError(f"The expected options {sorted(self.expected)} are not all among {_keys(self.options)}.")

    def read(self, text: str) -> Reading:
        """The keys chosen, as a JSON list."""
        keys = _json(text)
        known = _keys(self.options)
        if not isinstance(keys, list) or not all(isinstance(key, str) and key in known for key in keys):
            raise Unreadable("Choose among the options.", 0)
        return Reading(frozenset(keys), "")

    def accepts(self, value: Any) -> bool:
        """Whether exactly the right options were chosen."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two sets of keys are the same."""
        return frozenset(value) == frozenset(other)

    def show(self, value: Any) -> str:
        """The Markdown of the options, one a line."""
        return "\n".join(f"- {words}" for key, words in self.options if key in value)

    def text(self, value: Any) -> str:
        """JSON of the keys."""
        return json.dumps(sorted(value), ensure_ascii=False)

    def hint_of_form(self) -> str:
        """What to do."""
        return "every option that is true"


@dataclass(frozen=True)
class Order:
    """Steps put in order: the keys of all options, first to last."""

    expected: tuple[str, ...]
    options: Options
    kind: ClassVar[str] = "order"

    def __post_init__(self) -> None:
        object.__setattr__(self, "expected", tuple(self.expected))
        if sorted(self.expected) != sorted(_keys(self.options)):
            raise ValueError(f"The expected order {self.expected} does not name each of {_keys(self.options)} once.")

    def read(self, text: str) -> Reading:
        """The order chosen, as a JSON list of every key."""
        keys = _json(text)
        known = sorted(_keys(self.options))
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys) or sorted(keys) != known:
            raise Unreadable("Put every step in its place.", 0)
        return Reading(tuple(keys), "")

    def accepts(self, value: Any) -> bool:
        """Whether the order is right."""
        return self.same(value, self.expected)

    def same(self, value: Any, other: Any) -> bool:
        """Whether two orders are the same."""
        return tuple(value) == tuple(other)

    def show(self, value: Any) -> str:
        """The Markdown of the steps as a numbered list."""
        return "\n".join(f"{place}. {_words(self.options, key)}" for place, key in enumerate(value, 1))

    def text(self, value: Any) -> str:
        """JSON of the keys."""
        return json.dumps(list(value), ensure_ascii=False)

    def hint_of_form(self) -> str:
        """What to do."""
        return "the steps in order"


@dataclass(frozen=True)
class State:
    """A figure's state as an answer: `reached` says of named numbers whether they are right; `expected` is one that is.

    Two states are the same if both are right, or if their numbers agree to `tolerance`. The names are the figure's own,
    so `told` says in words, as Markdown, what to do with the figure: it is the last of the hints.
    """

    figure: str
    start: Mapping[str, float]
    reached: Callable[[dict[str, float]], bool] = field(compare=False)
    expected: Mapping[str, float]
    tolerance: float = 1e-6
    told: str = field(default="", compare=False)
    kind: ClassVar[str] = "state"

    def __post_init__(self) -> None:
        if not self.reached(dict(self.expected)):
            raise ValueError(f"The expected state {dict(self.expected)} of {self.figure} does not reach the goal.")
        if self.reached(dict(self.start)):
            raise ValueError(f"The state {dict(self.start)} that {self.figure} starts from is an answer already.")

    def read(self, text: str) -> Reading:
        """The named numbers of a state, as a JSON object; names that are not sent keep the value they start from."""
        state = _json(text)
        if not isinstance(state, dict) or len(state) > _MOST_NAMES or not all(map(_is_number, state.values())):
            raise Unreadable("The figure's state could not be read.", 0)
        known = self.start.keys() | self.expected.keys()
        return Reading({**self.start, **{name: float(state[name]) for name in sorted(known & state.keys())}}, "")

    def accepts(self, value: Any) -> bool:
        """Whether the state reaches the goal."""
        try:
            return bool(self.reached(dict(value)))
        except (ArithmeticError, ValueError):
            return False

    def same(self, value: Any, other: Any) -> bool:
        """Whether two states are both right, or agree."""
        if self.accepts(value) and self.accepts(other):
            return True
        left, right = ({**self.start, **dict(state)} for state in (value, other))
        return left.keys() == right.keys() and all(abs(left[name] - right[name]) <= self.tolerance for name in left)

    def show(self, value: Any) -> str:
        """The numbers of a state that are not as they start, as TeX, with two decimals at most."""
        rounded = {name: round(float(number), 2) + 0.0 for name, number in value.items()}
        moved = {
            name: number for name, number in rounded.items() if abs(number - self.start.get(name, math.inf)) > 0.005
        }
        return r",\; ".join(
            rf"\mathrm{{{name.replace('_', '')}}} = {number:.7g}" for name, number in moved.items()
        ) or (r"\text{as it starts}")

    def text(self, value: Any) -> str:
        """JSON of a state."""
        return json.dumps({name: float(number) for name, number in value.items()})

    def hint_of_form(self) -> str:
        """What to do."""
        return "a state of the figure"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and abs(value) < 1e9
