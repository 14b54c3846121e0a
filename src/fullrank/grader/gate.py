"""The gate of an exercise: right answers pass, wrong ones earn their slip, and the folder holds all that it should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from fullrank.checks import Fail, Property
from fullrank.checks.bank import Bank, BankError, numbers_in
from fullrank.checks.replay import Handle
from fullrank.grader.banks import FRESH_SEEDS, fresh_banks
from fullrank.grader.examples import broken_examples
from fullrank.grader.grading import grade, tried
from fullrank.grader.judge import Run, run_properties
from fullrank.grader.material import Material, MaterialError, Wrong, load, read_task
from fullrank.grader.mistakes import is_telling
from fullrank.grader.showing import show
from fullrank.grader.starters import answer_lines, starter
from fullrank.grader.texts import unset
from fullrank.grader.workers import open_worker
from fullrank.records import Exercise, Verdict
from fullrank.sandbox import Outcome

LEAST_PROPERTIES, LEAST_WRONG, LEAST_RIGHT = 4, 4, 2
MOST_LINES, MOST_NUMBERS, MOST_INPUT_LINES, LEAST_INPUTS, LEAST_TASK_WORDS = 15, 12, 8, 4, 80
HEADINGS = ("## What to write", "## For example", "## What may be given")
JUNK: tuple[object, ...] = (
    None,
    True,
    "ranks",
    7,
    -0.5,
    float("nan"),
    float("inf"),
    10**400,
    1j,
    [],
    (),
    [1, 2],
    (1.0, None),
    ((1, 2), (3, 4)),
    {"a": 1},
    np.zeros(0),
    np.zeros(2),
    np.zeros((2, 2)),
    np.zeros((1, 3)),
    np.full(3, np.nan),
    np.array(2.0),
    np.array([True, False]),
    np.array([1j, 2.0]),
    (2.0, np.zeros(2)),
    (np.zeros(2), np.zeros((2, 2))),
    (np.zeros(2), None),
    ("a", "b"),
    (0.0, np.zeros(3)),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: where, what, and the way out."""

    file: Path
    words: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.file}: {self.words} {self.way_out}"


@dataclass(slots=True)
class Proof:
    """What the gate looked at, and what it found."""

    exercise: str
    faults: list[Fault] = field(default_factory=list)
    properties: int = 0
    inputs: int = 0
    fresh_inputs: int = 0
    wrong: int = 0
    right: int = 0
    junk: int = 0
    examples: int = 0
    milliseconds: Mapping[str, float] = field(default_factory=dict)


def prove(exercise: Exercise) -> list[Fault]:
    """Every fault of an exercise; none means that it may be given to learners."""
    return proof(exercise).faults


def proof(exercise: Exercise, *, seeds: Sequence[int] = FRESH_SEEDS) -> Proof:
    """The faults of an exercise, with counts of all that was looked at; right answers also on a bank for each seed."""
    found = Proof(exercise.id)
    try:
        material = load(exercise)
    except (MaterialError, BankError) as fault:
        found.faults.append(Fault(exercise.folder, str(fault), "Nothing else was looked at."))
        return found
    parts = (
        _folder(exercise, material, found),
        _starter(exercise, found),
        _right(exercise, material, found),
        _fresh(material, found, seeds),
        _wrong(exercise, material, found),
        _junk(material, found),
    )
    for part in parts:
        try:
            found.faults.extend(part)
        except MaterialError as fault:
            found.faults.append(Fault(exercise.folder, str(fault), ""))
    return found


def _folder(exercise: Exercise, material: Material, found: Proof) -> Iterator[Fault]:
    folder = exercise.folder
    found.properties, found.wrong = len(material.properties), len(material.wrong)
    found.right = len(list((folder / "right").glob("*.py")))
    found.inputs = sum(len(inputs) for inputs in material.bank.values())
    counts = (
        ("check.py", "properties", found.properties, LEAST_PROPERTIES),
        ("wrong", "wrong answers", found.wrong, LEAST_WRONG),
        ("right", "further right answers", found.right, LEAST_RIGHT),
    )
    for name, what, count, least in counts:
        if count < least:
            yield Fault(folder / name, f"There are {count} {what}.", f"At least {least} are needed; write more.")
    if not 0 < (lines := answer_lines(material.solution)) <= MOST_LINES:
        yield Fault(
            folder / "solution.py", f"The answer has {lines} lines.", f"Between 1 and {MOST_LINES} are allowed."
        )
    yield from _task(exercise, material, found)
    yield from _bank(material)


def _task(exercise: Exercise, material: Material, found: Proof) -> Iterator[Fault]:
    file = exercise.folder / "task.md"
    try:
        task = read_task(exercise.folder)
    except MaterialError as fault:
        yield Fault(file, str(fault), "")
        return
    if set(task.concepts) != set(exercise.concepts):
        yield Fault(file, f"It names the concepts {task.concepts}.", f"The exercise's record has {exercise.concepts}.")
    for heading in HEADINGS:
        if heading not in task.text:
            yield Fault(file, f"There is no part `{heading}`.", "Write it.")
    if len(task.text.split()) < LEAST_TASK_WORDS:
        yield Fault(
            file, f"It has {len(task.text.split())} words.", f"At least {LEAST_TASK_WORDS}: say what it is for."
        )
    for unset_file, why in unset(material, task):
        yield Fault(unset_file, f"A text cannot be set: {why}", "Mend the formula.")
    found.examples, broken = broken_examples(task.text, material.solution)
    if found.examples == 0:
        yield Fault(file, "There is no example that runs.", "Put one under `## For example`, with `>>>`.")
    for words in broken:
        yield Fault(file, f"An example does not give what it says: {words}", "Mend the example or the solution.")


def _bank(material: Material) -> Iterator[Fault]:
    file = material.folder / "bank.json"
    for wanted in material.properties:
        inputs = material.bank[wanted.name]
        if len(inputs) < min(LEAST_INPUTS, wanted.count):
            yield Fault(file, f"{wanted.name} has {len(inputs)} inputs.", f"At least {LEAST_INPUTS}: draw more widely.")
        if not wanted.says.strip():
            yield Fault(material.folder / "check.py", f"{wanted.name} says nothing.", "Say it in words, in `says`.")


def _starter(exercise: Exercise, found: Proof) -> Iterator[Fault]:
    verdict = grade(exercise, starter(exercise))
    if verdict.status != "wrong" or "not written yet" not in verdict.message:
        yield Fault(
            exercise.folder / "solution.py",
            f"The starter is judged {verdict.status}: {verdict.message}",
            "It must be told that it is not written yet.",
        )


def _right(exercise: Exercise, material: Material, found: Proof) -> Iterator[Fault]:
    found.milliseconds = {}
    for file, source in _right_answers(material):
        verdict = grade(exercise, source)
        found.milliseconds = {**found.milliseconds, file.name: verdict.milliseconds}
        if verdict.status != "right":
            yield Fault(
                file,
                f"It is judged {verdict.status} by {verdict.property}: {verdict.message} On {verdict.input}",
                "It is a right answer: mend it or the property.",
            )
        if trouble := show(exercise, source).trouble:
            yield Fault(file, f"Its pictures cannot be shown: {trouble}", "Mend show.py, or the answer.")


def _fresh(material: Material, found: Proof, seeds: Sequence[int]) -> Iterator[Fault]:
    """The right answers on banks that nobody has seen."""
    for seed, bank in fresh_banks(material, seeds):
        found.fresh_inputs += sum(map(len, bank.values()))
        for file, source in _right_answers(material):
            yield from _on_fresh(material, file, source, bank, seed)


def _on_fresh(material: Material, file: Path, source: str, bank: Bank, seed: int) -> Iterator[Fault]:
    with open_worker(source, file.name) as worker:
        worker.load()
        run = run_properties(material.name, worker, material.properties, bank)
    if run.failed is not None and run.trial is not None:
        why = run.trial.failure.words if run.trial.failure else run.trial.answers[-1].status
        yield Fault(
            file,
            f"With seed {seed}, {run.failed.name} fails on {run.trial.inputs}: {why}",
            "A right answer must pass on every seed: draw inputs that are better behaved, or allow for more rounding.",
        )


def _wrong(exercise: Exercise, material: Material, found: Proof) -> Iterator[Fault]:
    for wrong in material.wrong:
        yield from _one_wrong(exercise, material, wrong)


def _one_wrong(exercise: Exercise, material: Material, wrong: Wrong) -> Iterator[Fault]:
    verdict, run = tried(exercise, wrong.source)
    if verdict.status in ("right", "broken"):
        yield Fault(wrong.file, f"It is judged {verdict.status}.", "A property must catch it.")
        return
    if verdict.property != wrong.caught_by:
        yield Fault(
            wrong.file,
            f"{verdict.property or 'reading the file'} catches it: {verdict.message}",
            f"Its second line names {wrong.caught_by}.",
        )
    if verdict.slip != wrong.slip:
        yield Fault(wrong.file, f"It earns the slip {verdict.slip or '(none)'}.", f"Its first line names {wrong.slip}.")
    if wrong.slip not in material.words:
        yield Fault(
            wrong.file, f"No words are written for {wrong.slip}.", "Put them in slips.toml of the exercise or lesson."
        )
    yield from _shown(wrong.file, verdict, run)


def _shown(file: Path, verdict: Verdict, run: Run | None) -> Iterator[Fault]:
    """What the learner is shown of the input on which an answer goes wrong."""
    stopped = run.stopped_by() if run else None
    differs = is_telling(stopped) if stopped else verdict.got and verdict.got != verdict.expected
    if not (verdict.says and verdict.input and differs):
        yield Fault(
            file,
            f"It is told `{verdict.says}` of `{verdict.input}`: {verdict.got} instead of {verdict.expected}.",
            "What must hold, an input, what came and what was wanted are shown: write `says`, or mend the property.",
        )
    if verdict.input.count("\n") >= MOST_INPUT_LINES:
        yield Fault(file, f"The input shown has more than {MOST_INPUT_LINES} lines.", "Draw smaller inputs.")
    size = sum(1 for _ in numbers_in(run.trial.calls[-1])) if run and run.trial and run.trial.calls else 0
    if size > MOST_NUMBERS and verdict.status != "memory":  # only a large input uses memory up; it is shown cut short
        yield Fault(
            file, f"The counterexample shown has {size} numbers.", f"At most {MOST_NUMBERS}: draw smaller inputs."
        )


def _junk(material: Material, found: Proof) -> Iterator[Fault]:
    """Whatever a learner returns, a property may answer with Fail only."""
    for wanted in material.properties:
        for junk in JUNK:
            found.junk += 1
            words = _stumbles(wanted, material.bank[wanted.name][0], junk)
            if words:
                yield Fault(
                    material.folder / "check.py",
                    f"{wanted.name} stumbles over {junk!r:.60}: {words}",
                    "See to shape and kind first, with shape_is, number_is or parts_of.",
                )


def _stumbles(wanted: Property, inputs: Sequence[Any], junk: object) -> str:
    handle = Handle([Outcome("ok", value=junk)] * 8)
    try:
        with np.errstate(all="ignore"):
            wanted.holds(handle, *inputs)
    except Fail:
        return ""
    except Exception as fault:  # any kind counts: the judge would have to call itself broken
        return repr(fault)
    return ""


def _right_answers(material: Material) -> Iterator[tuple[Path, str]]:
    yield material.folder / "solution.py", material.solution
    for file in sorted((material.folder / "right").glob("*.py")):
        yield file, file.read_text(encoding="utf-8")
