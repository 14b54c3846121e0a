"""The gate on what lessons say: each fault names its place, what is wrong and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fullrank import typeset
from fullrank.curriculum.tree import Curriculum
from fullrank.records import Block, Concept, Course, Lesson, Project

WORDS = (700, 1_700)
SLIP_WORDS = (25, 80)
EXPLANATION_WORDS = (300, 1_000)
RECAP_WORDS = (600, 2_500)
LEAST_EXAM = 6  # functions, of which an exam draws three
CELL_LINES = 10
CELL_WIDTH = 78
_OPTIONS = {
    "figure": {"state", "goal"},
    "question": {"seed", "role"},
    "recall": set(),
    "exercise": set(),
    "derivation": None,  # options are the arguments of the derivation
    "predict": set(),
    "python": set(),
}
_FORMULA = re.compile(r"\$[^$]*\$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a reader would stumble over: where, what, and the way out."""

    where: str
    what: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.way_out}"


def find_faults(curriculum: Curriculum) -> list[Fault]:
    """Every fault of the curriculum that shows without running anything."""
    faults = list(_graph(curriculum))
    for lesson in curriculum.lessons.values():
        faults += _lesson(lesson, curriculum)
    for course in curriculum.courses:
        faults += _end(course)
    for project in curriculum.projects.values():
        faults += _explanation(project)
    return faults


def count_words(lesson: Lesson) -> int:
    """Words that a reader reads: prose, captions, predictions; a formula counts as one."""
    return sum(_words(block.body) for block in lesson.blocks if block.kind in ("prose", "figure", "predict"))


def _words(text: str) -> int:
    return len(_WORD.findall(_FORMULA.sub(" x ", text)))


def _end(course: Course) -> Iterator[Fault]:
    """What a course that is written to its end must have there."""
    where = f"{course.number}-{course.id}"
    if all(week.lessons for week in course.weeks):
        if not course.recap:
            yield Fault(where, "is written to its end, but has no recap.md.", "Write the page that a learner prints.")
        if len(course.exam) < LEAST_EXAM:
            yield Fault(f"{where}/exam", f"has {len(course.exam)} functions.", f"An exam draws from {LEAST_EXAM}.")
    if course.recap and not RECAP_WORDS[0] <= _words(course.recap) <= RECAP_WORDS[1]:
        least, most = RECAP_WORDS
        yield Fault(f"{where}/recap.md", f"{_words(course.recap)} words.", f"Say it in {least:,} to {most:,} words.")
    yield from _typeset(course.recap, f"{where}/recap.md")


def _explanation(project: Project) -> Iterator[Fault]:
    where = str(project.folder / "explanation.md")
    if project.explanation and not EXPLANATION_WORDS[0] <= _words(project.explanation) <= EXPLANATION_WORDS[1]:
        least, most = EXPLANATION_WORDS
        yield Fault(where, f"{_words(project.explanation)} words.", f"Explain the project in {least} to {most} words.")
    yield from _typeset(project.explanation, where)


def _graph(curriculum: Curriculum) -> Iterator[Fault]:
    where = str(curriculum.root / "concepts.json")
    concepts = curriculum.concepts
    for concept in concepts.values():
        for need in concept.needs:
            if need not in concepts:
                yield Fault(where, f"`{concept.id}` needs `{need}`, which is no concept.", "Mend the name.")
    for name in _in_a_circle(concepts):
        yield Fault(where, f"`{name}` needs itself through others.", "Take one need out of the circle.")
    taught: dict[str, str] = {}
    for lesson in curriculum.lessons.values():
        for name in lesson.concepts:
            if name in taught:
                yield Fault(_place(lesson), f"`{name}` is taught by {taught[name]} too.", "Leave it to one lesson.")
            taught[name] = lesson.id
    for course in curriculum.courses:
        for week in course.weeks:
            for name in week.concepts if week.lessons else ():
                if name not in taught:
                    what = f"week {week.number} is written, but no lesson teaches `{name}`."
                    yield Fault(f"{course.id}", what, "Name it in a lesson's front matter and teach it.")


def _in_a_circle(known: Mapping[str, Concept]) -> Iterator[str]:
    settled: set[str] = set()
    waiting = set(known)
    while ready := {name for name in waiting if all(n in settled or n not in known for n in known[name].needs)}:
        settled |= ready
        waiting -= ready
    return iter(sorted(waiting))


def _place(lesson: Lesson, line: int | None = None) -> str:
    path = Path(lesson.course) / lesson.folder.parent.name / lesson.folder.name / "lesson.md"
    return f"{path}:{line}" if line else str(path)


def _lesson(lesson: Lesson, curriculum: Curriculum) -> Iterator[Fault]:
    yield from _front(lesson, curriculum)
    yield from _shape(lesson, curriculum)
    yield from _slips(lesson, curriculum)
    for block in lesson.blocks:
        yield from _block(lesson, block, curriculum)


def _front(lesson: Lesson, curriculum: Curriculum) -> Iterator[Fault]:
    if not 1 <= len(lesson.concepts) <= 3:
        yield Fault(_place(lesson), f"teaches {len(lesson.concepts)} concepts.", "A lesson teaches one to three.")
    for name in lesson.concepts:
        if name not in curriculum.concepts:
            yield Fault(_place(lesson), f"teaches `{name}`, which is no concept.", "Use an id of concepts.json.")
    words = count_words(lesson)
    if not WORDS[0] <= words <= WORDS[1]:
        yield Fault(_place(lesson), f"has {words} words.", f"A lesson has {WORDS[0]} to {WORDS[1]}.")


def _shape(lesson: Lesson, curriculum: Curriculum) -> Iterator[Fault]:
    kinds = [block.kind for block in lesson.blocks]
    for kind in ("recall", "predict", "figure", "derivation", "question", "python", "exercise"):
        if kind not in kinds and (kind != "recall" or _needs_others(lesson, curriculum)):
            yield Fault(_place(lesson), f"has no {{{kind}}}.", "Add one where the reader needs it.")
    if kinds[:1] == ["figure"] or kinds[:1] == ["derivation"]:
        yield Fault(_place(lesson), f"opens with a {kinds[0]}.", "Open with a problem in words.")
    derivations = [block for block in lesson.blocks if block.kind == "derivation"]
    if derivations and not any("blank" in block.options for block in derivations):
        yield Fault(_place(lesson), "has no faded derivation.", "Repeat one with `:blank: 2`.")
    if "figure" in kinds and "predict" in kinds and kinds.index("figure") < kinds.index("predict"):
        yield Fault(_place(lesson), "shows a figure before the first {predict}.", "Let the reader commit first.")


def _needs_others(lesson: Lesson, curriculum: Curriculum) -> bool:
    """Whether a concept of the lesson needs one from elsewhere; where none does, there is nothing to recall."""
    taught = [curriculum.concepts[name] for name in lesson.concepts if name in curriculum.concepts]
    return any(need not in lesson.concepts for concept in taught for need in concept.needs)


def _slips(lesson: Lesson, curriculum: Curriculum) -> Iterator[Fault]:
    where = _place(lesson).replace("lesson.md", "slips.toml")
    worded = {(slip.concept, slip.name) for slip in lesson.slips}
    for concept in lesson.concepts:
        for name in curriculum.concepts[concept].slips if concept in curriculum.concepts else ():
            if (concept, name) not in worded:
                yield Fault(where, f"`{concept}.{name}` has no words.", "Add a table with `words`.")
    for slip in lesson.slips:
        count = len(_WORD.findall(_FORMULA.sub(" x ", slip.words)))
        if not SLIP_WORDS[0] <= count <= SLIP_WORDS[1]:
            yield Fault(where, f"`{slip.concept}.{slip.name}` has {count} words.", "Say it in 25 to 80.")
        if slip.concept not in _spoken_of(lesson, curriculum):
            yield Fault(where, f"speaks of `{slip.concept}`, taught elsewhere.", "Move it to that lesson.")
        yield from _typeset(slip.words, where)


def _spoken_of(lesson: Lesson, curriculum: Curriculum) -> set[str]:
    """What a lesson teaches and, for its recall, what that needs while no lesson teaches it."""
    taught = [curriculum.concepts[name] for name in lesson.concepts if name in curriculum.concepts]
    needed = {need for concept in taught for need in concept.needs if curriculum.lesson_of(need) is None}
    return needed | set(lesson.concepts)


def _block(lesson: Lesson, block: Block, curriculum: Curriculum) -> Iterator[Fault]:
    where = _place(lesson, block.line)
    allowed = _OPTIONS.get(block.kind, set())
    for option in sorted(set(block.options) - allowed) if allowed is not None else ():
        yield Fault(where, f"{{{block.kind}}} has the option `{option}`.", f"Known: {sorted(allowed or ()) or 'none'}.")
    if block.kind in ("prose", "figure", "predict"):
        yield from _typeset(block.body, where)
    if block.kind == "exercise" and block.argument not in curriculum.exercises:
        yield Fault(where, f"names the exercise `{block.argument}`, which is not there.", "Mend the name or add it.")
    if block.kind == "predict":
        yield from _prediction(block, where)
    if block.kind == "python":
        yield from _cell(block, where)
    for name in _concepts_named(block):
        if name not in curriculum.concepts:
            yield Fault(where, f"recalls `{name}`, which is no concept.", "Use an id of concepts.json.")


def _concepts_named(block: Block) -> list[str]:
    return [name.strip() for name in block.argument.split(",")] if block.kind == "recall" else []


def _prediction(block: Block, where: str) -> Iterator[Fault]:
    right = len(re.findall(r"^- \[x\] ", block.body, re.MULTILINE))
    wrong = len(re.findall(r"^- \[ \] ", block.body, re.MULTILINE))
    if right < 1 or wrong < 1:
        yield Fault(where, f"offers {right} right and {wrong} wrong guesses.", "Give `- [x]` and `- [ ]` lines.")


def _cell(block: Block, where: str) -> Iterator[Fault]:
    lines = [line for line in block.body.split("\n") if line.strip()]
    if len(lines) > CELL_LINES:
        yield Fault(where, f"a cell of {len(lines)} lines.", f"Keep it to {CELL_LINES}; move the rest into maths.")
    if any(len(line) > CELL_WIDTH for line in lines):
        yield Fault(where, f"a cell with lines over {CELL_WIDTH} characters.", "Break them; a page is not wider.")
    if not any(line.lstrip().startswith("assert ") for line in lines):
        yield Fault(where, "a cell that asserts nothing.", "Assert what the text claims.")


def _typeset(text: str, where: str) -> Iterator[Fault]:
    try:
        typeset.markdown(text)
    except typeset.TypesetError as error:
        yield Fault(where, str(error), "Mend the formula.")
