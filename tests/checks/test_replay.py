"""Trying a property while its function lives elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from fullrank.checks import Draw, Fail, check, keeps_arguments, must, refuses
from fullrank.checks.replay import Ask, Call, Trial, try_property


@dataclass
class Given:
    status: str
    value: object = None
    arguments_changed: bool = False
    exception: str = ""
    message: str = ""


def nothing(draw: Draw) -> tuple[Any, ...]:
    return ()


@check(inputs=nothing, says="f(f(x)) is x.")
def twice_is_nothing(f: Callable[[int], int], x: int) -> None:
    must(f(f(x)) == x, "no")


@check(inputs=nothing, says="f gives something.")
def gives_something(f: Callable[[int], object], x: int) -> None:
    must(f(x) is not None, "nothing came")


@check(inputs=nothing, says="x stays.")
def argument_stays(f: Any, x: int) -> None:
    keeps_arguments(f, x)


@check(inputs=nothing, says="No call at all.")
def never_calls(f: Callable[[int], int], x: int) -> None:
    must(x > 0, "x is not above zero")


def answering(function: Callable[..., object]) -> tuple[Ask, list[list[Call]]]:
    """An ask that computes here, and the list of what it was asked."""
    asked: list[list[Call]] = []

    def ask(calls: Sequence[Call]) -> list[Given]:
        asked.append(list(calls))
        return [Given("ok", function(*call)) for call in calls]

    return ask, asked


def test_all_first_calls_travel_together_and_then_all_second() -> None:
    ask, asked = answering(lambda x: -x)
    trials = try_property(twice_is_nothing, [(1,), (2,), (3,)], ask)
    assert asked == [[(1,), (2,), (3,)], [(-1,), (-2,), (-3,)]]
    assert all(trial.passed for trial in trials)
    assert trials[0].calls == [(1,), (-1,)]


def test_each_input_fails_or_passes_by_itself() -> None:
    ask, _ = answering(lambda x: None if x == 2 else x)
    trials = try_property(gives_something, [(1,), (2,), (3,)], ask)
    assert [trial.passed for trial in trials] == [True, False, True]
    assert trials[1].failure is not None and trials[1].failure.words == "nothing came"


def test_a_call_without_a_value_stops_its_trial_only() -> None:
    def ask(calls: Sequence[Call]) -> list[Given]:
        return [Given("error") if call == (2,) else Given("ok", 1) for call in calls]

    trials = try_property(gives_something, [(1,), (2,)], ask)
    assert (trials[0].passed, trials[1].stopped, trials[1].failure) == (True, True, None)


def test_changed_arguments_are_seen() -> None:
    trials = try_property(argument_stays, [(1,)], lambda calls: [Given("ok", 1, arguments_changed=True)])
    assert trials[0].failure is not None and "changes what it was given" in trials[0].failure.words


def test_a_property_without_calls_asks_nothing() -> None:
    ask, asked = answering(lambda x: x)
    trials = try_property(never_calls, [(1,), (-1,)], ask)
    assert asked == []
    assert [trial.passed for trial in trials] == [True, False]


def test_a_property_that_swallows_errors_does_not_swallow_the_recorder() -> None:
    @check(inputs=nothing, says="")
    def careless(f: Callable[[int], int], x: int) -> None:
        try:
            f(x)
        except Exception as error:
            raise Fail("swallowed") from error

    ask, _ = answering(lambda x: x)
    assert try_property(careless, [(1,)], ask)[0].passed


def test_a_fault_of_the_property_itself_comes_out() -> None:
    @check(inputs=nothing, says="")
    def faulty(f: Callable[[int], int], x: int) -> None:
        raise KeyError("a slip of the author")

    with pytest.raises(KeyError, match="a slip of the author"):
        try_property(faulty, [(1,)], answering(lambda x: x)[0])


def test_trials_are_told_apart_by_identity() -> None:
    assert Trial((1,)) != Trial((1,))


@check(inputs=nothing, says="Unequal lengths are refused.")
def lengths_are_named(f: Any, x: int) -> None:
    refuses(f, x, naming=(3, 2), why="The lengths differ.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Given("error", exception="ValueError", message="u has 3 components, v has 2"), ""),
        (Given("error", exception="ValueError", message="u has 13 components, v has 2"), "must name 3"),
        (Given("error", exception="ValueError", message="cannot multiply 3x2"), ""),
        (Given("error", exception="IndexError", message="3 and 2"), "raised IndexError"),
        (Given("ok", 4), "it gave an answer"),
    ],
)
def test_a_refusal_is_seen_with_its_words(answer: Given, words: str) -> None:
    trial = try_property(lengths_are_named, [(1,)], lambda calls: [answer])[0]
    assert (words in trial.failure.words) if trial.failure else trial.passed and not words


def test_a_call_that_never_ended_is_no_refusal() -> None:
    assert try_property(lengths_are_named, [(1,)], lambda calls: [Given("time")])[0].stopped
