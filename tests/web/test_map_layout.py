"""Every concept stands on the map once, threads join what needs each other, and nothing overlaps."""

from __future__ import annotations

from fullrank import curriculum
from fullrank.web.map_layout import WIDTH, lay_out


def test_every_concept_stands_once_and_none_upon_another() -> None:
    courses = curriculum.load()
    bands = lay_out(courses.courses, courses.concepts)
    names = [node.id for band in bands for node in band.nodes]
    assert len(names) == len(courses.concepts) > 100
    assert len(set(names)) == len(names)
    for band in bands:
        places = {(node.x, node.y) for node in band.nodes}
        assert len(places) == len(band.nodes)
        assert all(0 < node.x < WIDTH and 0 < node.y < band.height for node in band.nodes)


def test_labels_end_before_the_next_week_begins() -> None:
    courses = curriculum.load()
    for band in lay_out(courses.courses, courses.concepts):
        for node in band.nodes:
            nexts = [column.x for column in band.columns if column.x > node.x]
            assert node.x + 13 + 6.4 * len(node.title) < (nexts[0] if nexts else WIDTH) + 2, node.title


def test_each_need_within_a_course_is_one_thread() -> None:
    courses = curriculum.load()
    for band in lay_out(courses.courses, courses.concepts):
        here = {node.id for node in band.nodes}
        wanted = {(need, name) for name in here for need in courses.concepts[name].needs if need in here}
        assert {(edge.start, edge.end) for edge in band.edges} == wanted
        assert wanted
