"""Every question of the course, found in the practice.py of its lessons."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, ModuleType

from fullrank.curriculum import Curriculum
from fullrank.curriculum.lesson import read_slips
from fullrank.practice.question import Question, QuestionError
from fullrank.records import Concept, Slip


@dataclass(frozen=True)
class QuestionBank:
    """Questions by their ids, `lesson-slug/function_name`; side_trails: the concepts that a lesson says may wait."""

    questions: Mapping[str, Question]
    side_trails: frozenset[str] = frozenset()

    def question(self, question_id: str) -> Question:
        """The question of an id; raises QuestionError if there is none."""
        if question_id not in self.questions:
            raise QuestionError(f"There is no question {question_id!r}; an id is lesson-slug/function_name.")
        return self.questions[question_id]

    def __len__(self) -> int:
        """How many questions there are."""
        return len(self.questions)

    def concepts(self) -> frozenset[str]:
        """The concepts that can be practised."""
        return frozenset(name for one in self.questions.values() for name in one.concepts)

    def for_concept(self, concept: str) -> tuple[Question, ...]:
        """The questions that practise a concept, in the order of the lessons."""
        return tuple(one for one in self.questions.values() if concept in one.concepts)

    def for_lesson(self, lesson: str) -> tuple[Question, ...]:
        """The questions of a lesson, in the order they are written in."""
        return tuple(one for one in self.questions.values() if one.lesson == lesson)


def load(curriculum: Curriculum) -> QuestionBank:
    """The questions of every lesson that has a practice.py."""
    slips = [slip for lesson in curriculum.lessons.values() for slip in lesson.slips]
    found: dict[str, Question] = {}
    for lesson in curriculum.lessons.values():
        if (lesson.folder / "practice.py").is_file():
            here = [*lesson.slips, *(slip for slip in slips if slip.concept not in lesson.concepts)]
            for one in _read(lesson.folder, lesson.id, here, curriculum.concepts):
                strange = [name for name in one.concepts if name not in curriculum.concepts]
                if strange:
                    raise QuestionError(f"{one.id}: practises {strange}, which are no concepts; mend the name.")
                found[one.id] = one
    may_wait = frozenset(name for name, concept in curriculum.concepts.items() if concept.optional)
    return QuestionBank(MappingProxyType(found), may_wait)


def load_folder(folder: Path, concepts: Mapping[str, Concept] | None = None) -> QuestionBank:
    """The questions of one folder with a practice.py and a slips.toml; its name, without the number, is the lesson."""
    slug = folder.name.partition("-")[2] if folder.name[:1].isdigit() else folder.name
    slips = list(read_slips(folder / "slips.toml"))
    return QuestionBank(MappingProxyType({one.id: one for one in _read(folder, slug, slips, concepts or {})}))


def _read(folder: Path, lesson: str, slips: list[Slip], concepts: Mapping[str, Concept]) -> Iterable[Question]:
    module = _module(folder / "practice.py", f"fullrank_practice_{lesson.replace('-', '_')}")
    for one in vars(module).values():
        if isinstance(one, Question):
            definitions = {name: concepts[name].definition for name in one.concepts if name in concepts}
            words = {slip.name: slip for slip in reversed(slips) if slip.concept in one.concepts}
            others = {slip.name: slip for slip in reversed(slips) if slip.name not in words}
            yield replace(
                one, id=f"{lesson}/{one.id}", lesson=lesson, words={**others, **words}, definitions=definitions
            )


def _module(path: Path, name: str) -> ModuleType:
    """A practice.py, run under a name of its own: course folders cannot be imported by accident."""
    specification = importlib.util.spec_from_file_location(name, path)
    if specification is None or specification.loader is None or not path.is_file():
        raise QuestionError(f"{path} cannot be read; a lesson's questions stand in its practice.py.")
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module  # where inspect and dataclasses look a module up
    specification.loader.exec_module(module)
    return module
