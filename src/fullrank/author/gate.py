"""The gate: everything that can be held of the curriculum, with counts of what was looked at.

It says how many of each thing it saw, and a kind of thing of which it saw none is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fullrank import curriculum, figures, grader, practice, typeset
from fullrank.author import references
from fullrank.author.faults import AuthorError
from fullrank.curriculum import Curriculum
from fullrank.records import Exercise

Tell = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """What was looked at, how many of each, and the faults with their way out."""

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether there is no fault."""
        return not self.faults


def check(names: tuple[str, ...] = (), *, draws: int = 100, proofs: bool = True, tell: Tell = lambda _: None) -> Report:
    """Look at the whole curriculum, or only at the lessons and exercises named.

    draws is how often each generator is drawn; without proofs none is, and no exercise is judged. `tell` is given a
    line for each thing that takes a while.
    """
    content = curriculum.load()
    bank = practice.load(content)
    report = Report()
    _refuse_strangers(names, content)
    if not names:
        report.faults += [str(fault) for fault in curriculum.find_faults(content)]
        report.faults += [str(fault) for fault in references.find(content, bank)]
        report.faults += _figures(report)
    if proofs:
        _questions(content, bank, names, draws, report, tell)
        _exercises(content, names, report, tell)
    if not names:
        _count(content, report)
        report.faults += [f"{name}: none was looked at. Find out why." for name, n in report.counts.items() if not n]
    return report


def _refuse_strangers(names: tuple[str, ...], content: Curriculum) -> None:
    there = [*content.lessons, *content.exercises, *content.of_exams]
    strange = [name for name in names if name not in there]
    if strange:
        known = ", ".join(there)
        raise AuthorError(f"There is no lesson or exercise `{', '.join(strange)}`. There is {known}.")


def _figures(report: Report) -> Iterator[str]:
    report.counts["figures"] = len(figures.names())
    for name in figures.names():
        try:
            figure = figures.load(name)
            for words in (figure.sentence, figure.instructions, *figure.goals.values()):
                typeset.markdown(words)
            figures.module(name)
        except (figures.FigureError, ValueError) as error:
            yield str(error)
            continue
        if not (figure.folder / "still.svg").is_file():
            yield f"{figure.folder}: has no still.svg. Draw it with scripts/stills.py."


def _questions(
    content: Curriculum, bank: practice.QuestionBank, names: tuple[str, ...], draws: int, report: Report, tell: Tell
) -> None:
    wanted = [lesson for lesson in content.lessons if not names or lesson in names]
    questions = [question for lesson in wanted for question in bank.for_lesson(lesson)]
    report.counts["generators"] = len(questions)
    report.counts["draws"] = 0
    for question in questions:
        proof = practice.prove(question, draws)
        report.counts["draws"] += proof.draws
        report.faults += proof.faults
        tell(f"question {question.id}: {proof.draws} draws, {proof.prompts} prompts, {len(proof.faults)} faults")


def _exercises(content: Curriculum, names: tuple[str, ...], report: Report, tell: Tell) -> None:
    every = [*content.exercises.values(), *content.of_exams.values()]
    wanted = [e for e in every if not names or e.id in names or e.lesson in names]
    totals = {"exercises": len(wanted), "properties": 0, "inputs": 0, "right answers": 0, "wrong answers": 0}
    for exercise in wanted:
        proof = grader.proof(exercise)
        for name, number in (
            ("properties", proof.properties),
            ("inputs", proof.inputs),
            ("right answers", proof.right),
            ("wrong answers", proof.wrong),
        ):
            totals[name] += number
        report.faults += [str(fault) for fault in proof.faults]
        tell(f"exercise {exercise.id}: {proof.right} right, {proof.wrong} wrong, {len(proof.faults)} faults")
    report.counts |= totals


def _count(content: Curriculum, report: Report) -> None:
    lessons = list(content.lessons.values())
    report.counts |= {
        "courses": len(content.courses),
        "weeks": sum(len(course.weeks) for course in content.courses),
        "weeks written": sum(bool(week.lessons) for course in content.courses for week in course.weeks),
        "lessons": len(lessons),
        "concepts": len(content.concepts),
        "concepts covered": sum(len(lesson.concepts) for lesson in lessons),
        "slips with words": sum(len(lesson.slips) for lesson in lessons),
        "projects": len(content.projects),
        "formulas": typeset.count(),
    }


def exercises_of(content: Curriculum, names: tuple[str, ...]) -> list[Exercise]:
    """The exercises of those names. Raises AuthorError where one is not there."""
    there = {**content.exercises, **content.of_exams}
    missing = [name for name in names if name not in there]
    if missing:
        raise AuthorError(f"There is no exercise `{', '.join(missing)}`. There is {', '.join(there)}.")
    return [there[name] for name in names]
