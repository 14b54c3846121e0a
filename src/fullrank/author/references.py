"""Whether what a lesson names is there: figures and their goals, generators, derivations with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from fullrank import derivations, figures, typeset
from fullrank.curriculum import Curriculum, Fault
from fullrank.practice import QuestionBank
from fullrank.records import Block, Lesson

GENERATORS = 2


def find(curriculum: Curriculum, bank: QuestionBank) -> Iterator[Fault]:
    """Every name in a lesson that nothing answers to, and every concept with too little to practise on."""
    for lesson in curriculum.lessons.values():
        for block in lesson.blocks:
            where = f"{lesson.folder.name}/lesson.md:{block.line}"
            yield from _named(lesson, block, bank, where)
        for concept in lesson.concepts:
            count = len(bank.for_concept(concept))
            if count < GENERATORS:
                yield Fault(f"{lesson.folder.name}/practice.py", f"`{concept}` has {count} generators.", "Write two.")


def _named(lesson: Lesson, block: Block, bank: QuestionBank, where: str) -> Iterator[Fault]:
    if block.kind == "figure":
        yield from _figure(block, where)
    elif block.kind == "derivation":
        yield from _derivation(block, where)
    elif block.kind == "question":
        names = [question.id.rpartition("/")[2] for question in bank.for_lesson(lesson.id)]
        if block.argument not in names:
            yield Fault(where, f"names the generator `{block.argument}`.", f"There is {', '.join(names) or 'none'}.")
    elif block.kind == "recall":
        for concept in (name.strip() for name in block.argument.split(",")):
            if not bank.for_concept(concept):
                yield Fault(where, f"recalls `{concept}`, which has no generator.", "Write one, or recall another.")


def _figure(block: Block, where: str) -> Iterator[Fault]:
    if block.argument not in figures.names():
        yield Fault(where, f"names the figure `{block.argument}`.", f"There is {', '.join(figures.names())}.")
        return
    figure = figures.load(block.argument)
    goal = block.options.get("goal", "")
    if goal and goal not in figure.goals:
        yield Fault(where, f"sets the goal `{goal}` to {figure.name}.", f"It knows {', '.join(figure.goals)}.")
    known = figures.state(figure.name)
    for pair in filter(None, block.options.get("state", "").split(",")):
        name = pair.partition("=")[0].strip()
        if name not in known:
            yield Fault(where, f"sets `{name}` of {figure.name}.", f"Its state is {', '.join(known)}.")


def _derivation(block: Block, where: str) -> Iterator[Fault]:
    options = {name: value for name, value in block.options.items() if name != "blank"}
    try:
        worked = derivations.from_text(block.argument, options)
        for step in worked.steps:
            typeset.formula(step.tex, display=True)
            typeset.markdown(step.action)
            typeset.markdown(step.reason)
    except ValueError as error:
        yield Fault(where, str(error), "Mend the name or its numbers.")
