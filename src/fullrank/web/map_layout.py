"""Where the concepts stand on the map: a band a course, a column a week, a row a concept in the order of teaching."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fullrank.records import Concept, Course, Week

WIDTH = 1160
_ROW = 27
_TOP = 66  # room above the first row of a band, for the titles of its weeks
_MARK = 7
_LETTER = 6.4  # mean advance of the label face at 14 pixels


@dataclass(frozen=True, slots=True)
class Node:
    """A concept's mark and label."""

    id: str
    title: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A curve from a concept to one that needs it; far edges leave their course and are drawn on demand only."""

    start: str
    end: str
    path: str
    far: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A week: where its title stands."""

    week: Week
    x: float
    width: float
    title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A course: where it begins, how high it is, and what stands in it."""

    course: Course
    height: float
    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def lay_out(courses: Sequence[Course], concepts: Mapping[str, Concept]) -> tuple[Band, ...]:
    """Each course as a drawing of its own, so that a narrow window may scroll one without the others."""
    return tuple(_band(course, concepts) for course in courses)


def _band(course: Course, concepts: Mapping[str, Concept]) -> Band:
    width = WIDTH / max(1, len(course.weeks))
    columns, nodes = [], {}
    for index, week in enumerate(course.weeks):
        x = index * width
        columns.append(Column(week, x, width, _lines(week.title, int(width / 8.2))))
        for row, name in enumerate(week.concepts):
            nodes[name] = Node(name, concepts[name].title, x + 2 * _MARK, _TOP + (row + 0.5) * _ROW)
    rows = max((len(week.concepts) for week in course.weeks), default=0)
    edges = tuple(_edges(nodes, concepts))
    return Band(course, _TOP + rows * _ROW + 12, tuple(columns), tuple(nodes.values()), edges)


def _edges(nodes: Mapping[str, Node], concepts: Mapping[str, Concept]) -> Iterator[Edge]:
    for node in nodes.values():
        for need in concepts[node.id].needs:
            if need in nodes:
                yield Edge(need, node.id, _curve(nodes[need], node), far=False)


def _curve(start: Node, end: Node) -> str:
    if start.x == end.x:
        bulge = min(13.0, 5 + abs(end.y - start.y) / 14)
        x = start.x - _MARK + 1
        return f"M{x:.0f} {start.y:.1f}C{x - bulge:.1f} {start.y:.1f} {x - bulge:.1f} {end.y:.1f} {x:.0f} {end.y:.1f}"
    a = start.x + 13 + _LETTER * len(start.title)
    b = end.x - _MARK
    pull = max(18.0, 0.45 * (b - a))
    return f"M{a:.0f} {start.y:.1f}C{a + pull:.1f} {start.y:.1f} {b - pull:.1f} {end.y:.1f} {b:.0f} {end.y:.1f}"


def _lines(title: str, letters: int) -> tuple[str, ...]:
    """A title in at most two lines of about so many letters."""
    first: list[str] = []
    words = title.split()
    while words and len(" ".join([*first, words[0]])) <= letters:
        first.append(words.pop(0))
    return tuple(line for line in (" ".join(first), " ".join(words)) if line)
