"""The blocks of a lesson, made ready for its template: prose set, predictions split, derivations worked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fullrank import derivations, figures
from fullrank.derivations.reading import read
from fullrank.records import Block, Derivation, Figure, Lesson
from fullrank.web.pages import set_text

_OPTION = re.compile(r"^- \[([ x])\] (.*(?:\n(?:  |\t).*)*)$", re.MULTILINE)
_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_TAG = re.compile(r'<span class="katex-html".*?</span></span></span>|<annotation.*?</annotation>|<[^>]+>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a lesson: the name of its place on the page, and its words."""

    place: str
    html: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """A question that the reader commits to before the page answers it."""

    name: str
    question: str
    options: tuple[tuple[str, str, bool], ...]
    reveal: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as a lesson places it."""

    figure: Figure
    state: Mapping[str, float | str]
    goal: str
    goal_words: str
    caption: str


def prose(body: str, taken: int) -> tuple[str, tuple[Heading, ...]]:
    """HTML of a piece of prose whose second-level headings carry names, counted on from those taken before."""
    headings: list[Heading] = []

    def name(match: re.Match[str]) -> str:
        words = re.sub(r"[^a-z0-9]+", "-", _TAG.sub("", match[1]).lower()).strip("-")
        headings.append(Heading(f"{taken + len(headings) + 1}-{words[:50]}", match[1]))
        return f'<h2 id="{headings[-1].place}">{match[1]}</h2>'

    return _HEADING.sub(name, set_text(body)), tuple(headings)


def prediction(block: Block, name: str) -> Prediction:
    """The prediction in a block: the question, its options with letters, and the text that follows a choice."""
    found = list(_OPTION.finditer(block.body))
    question = block.body[: found[0].start()] if found else block.body
    reveal = block.body[found[-1].end() :] if found else ""
    options = tuple((chr(97 + i), match[2].strip(), match[1] == "x") for i, match in enumerate(found))
    return Prediction(name, question.strip(), options, reveal.strip())


def picture(block: Block) -> Picture | None:
    """The figure that a block places, None where it is not drawn yet (the gate on courses says so to authors)."""
    if block.argument not in figures.names():
        return None
    figure = figures.load(block.argument)
    goal = block.options.get("goal", "")
    state = {**figures.state(figure.name), **_state(block.options.get("state", ""))}
    return Picture(figure, state, goal, figure.goals.get(goal, ""), block.body)


def still(figure: Figure) -> str:
    """The SVG shown where no script runs, or nothing."""
    path = figure.folder / "still.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _state(text: str) -> dict[str, float | str]:
    found: dict[str, float | str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = pair.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            found[name.strip()] = value.strip()
    return found


@lru_cache(maxsize=500)
def derivation(name: str, options: tuple[tuple[str, str], ...]) -> Derivation:
    """The derivation of a block. Raises ValueError, in words, where its options are not what it takes."""
    given = {key: value for key, value in options if key != "blank"}
    if name in derivations.WORKBENCH:
        return derivations.from_text(name, given)
    done: Derivation = getattr(derivations, name)(*(read(key, text) for key, text in given.items()))
    return done


def neighbours(lesson: Lesson, lessons: Mapping[str, Lesson]) -> tuple[Lesson | None, Lesson | None]:
    """The lessons before and after this one in its course."""
    order = [other for other in lessons.values() if other.course == lesson.course]
    index = [other.id for other in order].index(lesson.id)
    return (order[index - 1] if index else None, order[index + 1] if index + 1 < len(order) else None)
