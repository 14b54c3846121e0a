"""Trying a submission: every property in turn on its bank, until the first that does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fullrank.checks import Property
from fullrank.checks.bank import Bank
from fullrank.checks.replay import Answer, Call, Trial, try_property
from fullrank.sandbox import Outcome, Worker

FIRST = 10


@dataclass(slots=True)
class Run:
    """What trying came to: the property and trial that failed (or none), and what it cost."""

    name: str
    worker: Worker
    checked: int = 0
    milliseconds: float = 0.0
    failed: Property | None = None
    trial: Trial | None = None
    trials: tuple[Trial, ...] = ()

    def ask(self, calls: Sequence[Call]) -> list[Outcome]:
        """Call the submission so many times in one go."""
        outcomes = self.worker.call_many([(self.name, call) for call in calls])
        self.milliseconds += sum(outcome.milliseconds for outcome in outcomes)
        return outcomes

    def stopped_by(self) -> Outcome | None:
        """The outcome without a value that ended the failed trial, if that is how it ended."""
        if self.trial is None or not self.trial.stopped:
            return None
        outcome = self.trial.answers[-1]
        assert isinstance(outcome, Outcome), "this run asks a worker, so its answers are outcomes"
        return outcome

    def first_answers(self, wanted: Property, inputs: Sequence[tuple[object, ...]]) -> tuple[list[Call], list[Answer]]:
        """The first calls of a property on these inputs, and what the submission answers; none is asked twice."""
        known = [trial for trial in self.trials if trial.answers] if wanted is self.failed else []
        fresh = [Trial(each) for each in inputs[len(self.trials) if wanted is self.failed else 0 :]]
        for trial in fresh:
            trial.go_on(wanted)
        calls = [trial.calls[0] for trial in fresh if trial.calls]
        answers = self.ask(calls) if calls else []
        return [trial.calls[0] for trial in known] + calls, [*(trial.answers[0] for trial in known), *answers]


def run_properties(name: str, worker: Worker, properties: Sequence[Property], bank: Bank) -> Run:
    """Try the properties in order and stop at the first that fails; the simplest inputs go first."""
    run = Run(name, worker)
    for wanted in properties:
        run.trials = ()
        for part in _parts(bank[wanted.name]):
            trials = try_property(wanted, part, run.ask)
            run.trials += tuple(trials)
            failing = next((trial for trial in trials if not trial.passed), None)
            run.checked += len(trials) if failing is None else trials.index(failing) + 1
            if failing is not None:
                run.failed, run.trial = wanted, failing
                return run
    return run


def _parts(inputs: Sequence[tuple[object, ...]]) -> Iterator[Sequence[tuple[object, ...]]]:
    """A few simple inputs first, so that a slow wrong answer is met before a hundred calls are paid for."""
    yield inputs[:FIRST]
    if len(inputs) > FIRST:
        yield inputs[FIRST:]
