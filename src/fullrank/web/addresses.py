"""The addresses of things."""

from __future__ import annotations

from fullrank.curriculum import Curriculum
from fullrank.records import Lesson


def lesson_address(lesson: Lesson) -> str:
    """The address of a lesson: /lesson/<course>/<week>/<lesson>."""
    return f"/lesson/{lesson.course}/{lesson.week}/{lesson.id}"


def concept_address(curriculum: Curriculum, name: str) -> str:
    """Where a concept is taught, or the page that says it is not written yet."""
    lesson = curriculum.lesson_of(name)
    return lesson_address(lesson) if lesson else f"/concept/{name}"
