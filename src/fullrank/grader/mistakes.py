"""Recognising a known mistake: which wrong version of the exercise gives the learner's answers, on the same inputs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from fullrank.checks import Property
from fullrank.checks.replay import Answer, Call
from fullrank.grader.judge import Run
from fullrank.grader.material import Alike, Material, Wrong
from fullrank.grader.workers import open_worker
from fullrank.sandbox import Outcome

ENOUGH = 0.9
SETTLED = ("ok", "error", "value")
WIDE, NARROW = 40, 10  # inputs of the failed property, and of each other one
CALL_BACKS = 200  # of the solution to functions among its arguments, each a way to another process and back

_known: dict[tuple[str, str, str], list[Outcome]] = {}
_lock = threading.Lock()


def is_telling(outcome: Outcome) -> bool:
    """Whether an end without a value may come from a mistake in the idea: shapes that clash, or an array too large."""
    return outcome.status == "memory" or (outcome.status == "error" and outcome.exception == "ValueError")


def recognise(material: Material, run: Run) -> str:
    """The slip of the wrong version that agrees best, or an empty string if none agrees well enough.

    The inputs of the failed property come first. If several versions agree there, or none does (some inputs leave room
    for chance), a few inputs of every other property decide.
    """
    if run.failed is None:
        return ""
    first = _agreements(material, run, (run.failed,), material.wrong)
    near = [wrong for wrong in material.wrong if first[wrong.file] >= ENOUGH]
    best = [wrong for wrong in near if first[wrong.file] == max(first[each.file] for each in near)]
    if len({wrong.slip for wrong in best}) == 1:
        return best[0].slip
    others = tuple(wanted for wanted in material.properties if wanted is not run.failed)
    elsewhere = _agreements(material, run, others, best or material.wrong)
    top = max(best or material.wrong, key=lambda wrong: (elsewhere[wrong.file], wrong.caught_by == run.failed.name))
    return top.slip if best or elsewhere[top.file] >= ENOUGH else ""


def _agreements(
    material: Material, run: Run, properties: Sequence[Property], versions: Sequence[Wrong]
) -> dict[Path, float]:
    """How far each version agrees with the submission on inputs of some properties, where that says something."""
    calls: list[Call] = []
    answers: list[Answer] = []
    for wanted in properties:
        more = run.first_answers(wanted, material.bank[wanted.name][: WIDE if wanted is run.failed else NARROW])
        calls.extend(more[0])
        answers.extend(more[1])
    asked = " ".join(wanted.name for wanted in properties)
    reference = _answers(material, "solution", material.solution, asked, calls)
    rows = _affordable(reference, run if run.failed in properties else None)
    calls, answers, reference = [calls[i] for i in rows], [answers[i] for i in rows], [reference[i] for i in rows]
    asked = f"{asked} {rows}"
    return {
        wrong.file: _agreement(
            answers, _answers(material, wrong.file.name, wrong.source, asked, calls), reference, material.alike
        )
        for wrong in versions
    }


def _affordable(reference: Sequence[Outcome], run: Run | None) -> list[int]:
    """The calls to compare on: every so many, where each makes the function call back and forth; the failed one too."""
    step = 1 + sum(outcome.call_backs for outcome in reference) // CALL_BACKS
    failed = [row for row, trial in enumerate(run.trials[: len(reference)]) if trial is run.trial] if run else []
    return sorted({*range(0, len(reference), step), *failed})


def reference_answer(material: Material, call: Call) -> Outcome:
    """What the solution gives for one call."""
    return _ask(material, material.solution, (call,))[0]


def _agreement(learner: Sequence[Answer], theirs: Sequence[Answer], reference: Sequence[Answer], alike: Alike) -> float:
    """The share of inputs with the same answer, among those where one of the two differs from the solution."""
    rows = list(zip(learner, theirs, reference, strict=False))
    telling = [row for row in rows if not (_same(row[0], row[2], alike) and _same(row[1], row[2], alike))]
    return round(sum(_same(mine, other, alike) for mine, other, _ in telling) / max(len(telling), 1), 3)


def _same(one: Answer, other: Answer, alike: Alike) -> bool:
    if one.status != "ok" or other.status != "ok":
        return one.status == other.status and _exception(one) == _exception(other)
    return one.arguments_changed == other.arguments_changed and alike(one.value, other.value)


def _exception(answer: Answer) -> str:
    """The kind of exception that a call raised; its words may hold numbers, and differ from one spelling to another."""
    return answer.exception if isinstance(answer, Outcome) else ""


def _answers(material: Material, label: str, source: str, asked: str, calls: Sequence[Call]) -> list[Outcome]:
    """What a version answers to these calls, asked once for these properties and this many inputs.

    Time, memory and a death may come from a busy machine, so they are not kept.
    """
    key = (f"{material.name} {material.version} {hash(source)}", label, f"{asked} {len(calls)}")
    with _lock:
        known = _known.get(key)
    if known is None:
        known = _ask(material, source, calls)
        if all(outcome.status in SETTLED for outcome in known):
            with _lock:
                _known[key] = known
    return known


def _ask(material: Material, source: str, calls: Sequence[Call]) -> list[Outcome]:
    with open_worker(source, f"{material.name}.py") as worker:
        loaded = worker.load()
        if loaded.status != "ok":
            return [loaded for _ in calls]
        return worker.call_many([(material.name, call) for call in calls])
