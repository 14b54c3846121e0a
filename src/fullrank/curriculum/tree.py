"""The whole curriculum: what the folders of courses/ hold, found by looking; nothing is registered by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fullrank.curriculum.lesson import read_exercises, read_lesson
from fullrank.curriculum.reading import CurriculumError, need, numbered_folders, read_toml
from fullrank.records import Concept, Course, Exercise, Lesson, Milestone, Project, Week


@dataclass(frozen=True, slots=True)
class Curriculum:
    """All courses in order, with every concept, lesson, exercise and project by its id."""

    courses: tuple[Course, ...]
    concepts: Mapping[str, Concept]
    lessons: Mapping[str, Lesson]
    exercises: Mapping[str, Exercise]
    projects: Mapping[str, Project]
    root: Path

    def course(self, name: str) -> Course | None:
        """The course of this id, or None."""
        return next((course for course in self.courses if course.id == name), None)

    @property
    def of_exams(self) -> Mapping[str, Exercise]:
        """The functions that exams ask for; `exercises` has none of them, so that no page or command shows them."""
        return _by_id([exercise for course in self.courses for exercise in course.exam])

    def lesson_of(self, concept: str) -> Lesson | None:
        """The lesson that teaches a concept, or None while it is not written."""
        return next((lesson for lesson in self.lessons.values() if concept in lesson.concepts), None)


def root() -> Path:
    """The folder courses/: packaged in an installed wheel, beside src in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_courses", package.parents[1] / "courses"):
        if (folder / "concepts.json").is_file():
            return folder
    raise CurriculumError(f"No courses are beside {package}; install fullrank again, or run from a whole checkout.")


def load(folder: Path | None = None) -> Curriculum:
    """Read the curriculum. Raises CurriculumError, naming the file, where something cannot be read."""
    folder = folder or root()
    concepts = {concept.id: concept for concept in _concepts(folder / "concepts.json")}
    courses = tuple(_course(number, slug, path, concepts) for number, slug, path in numbered_folders(folder))
    if not courses:
        raise CurriculumError(f"{folder}: holds no course; a course is a folder such as `1-linear-algebra`.")
    lessons = [lesson for course in courses for week in course.weeks for lesson in week.lessons]
    projects = [project for course in courses for project in course.projects]
    exercises = [exercise for lesson in lessons for exercise in lesson.exercises]
    exercises += [found for project in projects for found in read_exercises(project.folder / "exercises", project.id)]
    return Curriculum(
        courses=courses,
        concepts=MappingProxyType(concepts),
        lessons=_by_id(lessons),
        exercises=_by_id(exercises),
        projects=_by_id(projects),
        root=folder,
    )


def _by_id(records: list[Any]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for record in records:
        if record.id in found:
            raise CurriculumError(f"{record.folder} and {found[record.id].folder} share a name; rename one.")
        found[record.id] = record
    return MappingProxyType(found)


def _concepts(path: Path) -> Iterator[Concept]:
    for entry in json.loads(path.read_text(encoding="utf-8")):
        title = entry.get("title") or entry["id"].replace("-", " ").capitalize()
        yield Concept(**{**entry, "title": title, "needs": tuple(entry["needs"]), "slips": tuple(entry["slips"])})


def _course(number: int, slug: str, folder: Path, concepts: Mapping[str, Concept]) -> Course:
    path = folder / "course.toml"
    fields = read_toml(path)
    written = {week: (name, place) for week, name, place in numbered_folders(folder)}
    weeks = tuple(_week(slug, entry, written, concepts, path) for entry in need(fields, "weeks", list, path))
    strange = sorted(set(written) - {week.number for week in weeks})
    if strange:
        raise CurriculumError(f"{folder}: weeks {strange} have folders but no [[weeks]] entry in course.toml; add it.")
    return Course(
        id=slug,
        number=number,
        title=need(fields, "title", str, path),
        summary=need(fields, "summary", str, path),
        weeks=weeks,
        projects=tuple(_project(place, slug) for place in sorted(folder.glob("project-*"))),
        recap=_text(folder / "recap.md"),
        exam=tuple(read_exercises(folder / "exam", slug)),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _week(
    course: str,
    fields: dict[str, Any],
    written: Mapping[int, tuple[str, Path]],
    concepts: Mapping[str, Concept],
    where: Path,
) -> Week:
    number = need(fields, "number", int, where)
    slug, folder = written.get(number, ("", None))
    return Week(
        course=course,
        number=number,
        slug=slug,
        title=need(fields, "title", str, where),
        summary=need(fields, "summary", str, where),
        lessons=tuple(read_lesson(place, course, number) for _, _, place in numbered_folders(folder)) if folder else (),
        concepts=tuple(c.id for c in concepts.values() if (c.course, c.week) == (course, number)),
    )


def _project(folder: Path, course: str) -> Project:
    path = folder / "project.toml"
    fields = read_toml(path)
    milestones = (
        Milestone(
            id=need(entry, "id", str, path),
            title=need(entry, "title", str, path),
            words=need(entry, "words", str, path),
            exercise=entry.get("exercise", ""),
        )
        for entry in need(fields, "milestones", list, path)
    )
    return Project(
        id=folder.name.removeprefix("project-"),
        course=course,
        title=need(fields, "title", str, path),
        summary=need(fields, "summary", str, path),
        folder=folder,
        milestones=tuple(milestones),
        explanation=_text(folder / "explanation.md"),
    )
