"""From what happened to what the learner reads: the exact words for every way a submission can end."""

from __future__ import annotations

import re
from collections.abc import Callable

from fullrank.checks.properties import NOTHING, Fail
from fullrank.grader.judge import Run
from fullrank.grader.material import Material
from fullrank.grader.mistakes import is_telling, recognise, reference_answer
from fullrank.grader.reading import never_returns, parameters
from fullrank.grader.rendering import clean, show_both, show_call
from fullrank.records import Status, Verdict
from fullrank.sandbox import Outcome

_NUDGES = {
    "NotImplementedError": "Take that line out once your own code stands in its place.",
    "ZeroDivisionError": "Ask when the number below the line can be zero, and deal with that case first.",
    "LinAlgError": "The matrix given to that step has no inverse, or the step did not settle.",
    "RecursionError": "The function calls itself and never comes to a case that ends.",
    "ModuleNotFoundError": "NumPy is there, and so are your own exercises in `my_maths`; other packages are not.",
    "PermissionError": "Your function needs only what it is given: no files, no network, no other programs.",
    "IndentationError": "Lines that belong together begin in the same column; four spaces a step is the custom.",
    "SyntaxError": "Python could not read the file, so nothing ran. Is a bracket or colon missing, here or above?",
}
_STATUSES: dict[str, Status] = {
    "error": "error",
    "time": "time",
    "memory": "memory",
    "died": "died",
    "value": "value",
    "protocol": "died",
}


def right(material: Material, run: Run) -> Verdict:
    """Every property held."""
    count = len(material.properties)
    message = f"Right. All {count} properties hold, on {run.checked} inputs."
    return Verdict("right", material.name, message, checked=run.checked)


def not_tried(material: Material, words: str, line: int | None = None) -> Verdict:
    """The submission was read but there is nothing in it that can be tried."""
    return Verdict("wrong", material.name, words, line=line)


def not_loaded(material: Material, outcome: Outcome) -> Verdict:
    """The file itself went wrong, before the function was called."""
    return Verdict(
        _STATUSES[outcome.status],
        material.name,
        _what_happened(outcome, "While your file was read"),
        words=_nudge(outcome),
        line=outcome.line,
    )


def failed(material: Material, run: Run, source: str) -> Verdict:
    """A property did not hold, or a call gave no value."""
    assert run.failed is not None and run.trial is not None, "called only for a run that failed"
    names = parameters(material.solution, material.name)
    shown = show_call(names, run.trial.calls[-1]) if run.trial.calls else ""
    outcome, failure = run.stopped_by(), run.trial.failure
    if outcome is not None:
        slip = recognise(material, run) if is_telling(outcome) else ""
        return Verdict(
            _STATUSES[outcome.status],
            material.name,
            _what_happened(outcome, "On this input"),
            property=run.failed.name,
            says=run.failed.says,
            input=shown,
            slip=slip,
            words=material.words.get(slip, "") or _nudge(outcome),
            line=outcome.line,
            checked=run.checked,
        )
    assert failure is not None, "a trial that failed either stopped or broke the property"
    return _wrong(material, run, failure, shown, source)


def _wrong(material: Material, run: Run, failure: Fail, shown: str, source: str) -> Verdict:
    assert run.failed is not None and run.trial is not None
    nothing = _returned_nothing(material, run, source)
    slip = "" if nothing else recognise(material, run) or run.failed.slip
    got, expected = _values(material, run, failure)
    return Verdict(
        "wrong",
        material.name,
        nothing or clean(failure.words, 600),
        property=run.failed.name,
        says=run.failed.says,
        input=shown,
        got=got,
        expected=expected,
        slip=slip,
        words=material.words.get(slip, ""),
        checked=run.checked,
    )


def _returned_nothing(material: Material, run: Run, source: str) -> str:
    """Words for a function that gave None because it has no `return`, or prints where it should return."""
    assert run.trial is not None
    answers = [answer for answer in run.trial.answers if isinstance(answer, Outcome)]
    if not answers or answers[-1].value is not None or not never_returns(source, material.name):
        return ""
    if any(answer.output.strip() for answer in answers):
        return f"`{material.name}` prints its answer and returns None; write `return` where it says `print`."
    return f"`{material.name}` returned None: it comes to its end without a `return`. Did you forget `return`?"


def _values(material: Material, run: Run, failure: Fail) -> tuple[str, str]:
    """What to show as got and expected; where the property names neither, the whole answer and the solution's."""
    assert run.trial is not None
    if not run.trial.answers:
        return "", ""
    whole = run.trial.answers[-1].value
    got = whole if failure.got is NOTHING else failure.got
    if failure.expected is not NOTHING:
        return show_both(got, failure.expected)
    if got is not whole:
        return show_both(got, _NO_VALUE)[0], ""
    reference = reference_answer(material, run.trial.calls[-1])
    return show_both(got, reference.value) if reference.status == "ok" else (show_both(got, _NO_VALUE)[0], "")


_NO_VALUE = object()


def _what_happened(outcome: Outcome, where: str) -> str:
    said: dict[str, Callable[[Outcome], str]] = {
        "error": _exception,
        "time": lambda it: f"{where} no answer came in time. Is there a loop that never ends?",
        "memory": lambda it: (
            f"{where} the memory allowed was used up. Does something grow in a loop, or is an array too large?"
        ),
        "died": lambda it: f"{where} the program ended without an answer{_because(it)}.",
        "value": lambda it: clean(it.message) or "The function returned something that is not a number or an array.",
        "protocol": lambda it: f"{where} the program sent something that is not an answer, and was stopped.",
    }
    return said[outcome.status](outcome)


def _exception(outcome: Outcome) -> str:
    where = f" on line {outcome.line}" if outcome.line else ""
    name, words = clean(outcome.exception, 60), clean(outcome.message)
    if words.startswith(name):
        words = words[len(name) :].lstrip(": ")
    return f"{name}{where}: {words}" if words else f"{name}{where}."


def _because(outcome: Outcome) -> str:
    words = clean(outcome.message).strip().rstrip(".")
    return f" ({words})" if words else ""


def _nudge(outcome: Outcome) -> str:
    if outcome.status != "error":
        return ""
    if outcome.exception == "NameError" and re.search(r"'np'", outcome.message):
        return "Write `import numpy as np` at the top of the file."
    if outcome.exception == "NameError":
        return "That name has no value where it is used: is it spelt as it was where you set it?"
    return _NUDGES.get(outcome.exception, "")
