"""Ten questions open the map: each settles as much as it can, and what is inferred agrees with what a learner knows."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullrank.progress import new_attempt
from fullrank.progress.placement import MOST_QUESTIONS, needed_by_each, needing_each, next_question, outcome
from fullrank.records import Concept

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)


def chain(length):
    names = [f"c{number}" for number in range(length)]
    return {
        name: Concept(name, name.capitalize(), "x", 1, "", (names[i - 1],) if i else (), (), False, "core")
        for i, name in enumerate(names)
    }


def taken(concepts, available, known):
    """The placement of a learner who knows these concepts and answers accordingly."""
    history = []
    while (concept := next_question(history, concepts, available)) is not None:
        verdict = "right" if concept in known else "wrong"
        history.append(new_attempt("placement", "l/q", verdict, now=NOW, origin="x", concepts=[concept]))
        assert len(history) <= MOST_QUESTIONS
    return history, outcome(history, concepts)


def states(found):
    return {concept: placed.state for concept, placed in found.items()}


@pytest.mark.parametrize("known", [0, 1, 13, 31, 62, 63])
def test_a_chain_is_settled_by_halving(known):
    concepts = chain(63)
    history, found = taken(concepts, concepts, set(list(concepts)[:known]))
    assert len(history) <= 6
    assert [placed.state for placed in found.values()] == ["known"] * known + ["unknown"] * (63 - known)


def test_the_first_question_is_in_the_middle(graph):
    concepts = graph(a="", b="a", c="b", d="c", e="d")
    assert next_question([], concepts, concepts) == "c"


def test_only_concepts_with_questions_are_asked(graph, answer):
    concepts = graph(a="", b="a", c="b", d="c", e="d")
    assert next_question([], concepts, {"a", "e"}) == "a"
    history = [answer("a", kind="placement")]
    assert next_question(history, concepts, {"a", "e"}) == "e"
    assert next_question(history, concepts, {"a"}) is None
    assert next_question([], concepts, ()) is None


def test_a_right_answer_shows_what_it_needs_known(graph, answer):
    concepts = graph(a="", b="a", c="b", other="")
    found = outcome([answer("b", kind="placement")], concepts)
    assert states(found) == {"a": "known", "b": "known", "c": "open", "other": "open"}
    assert found["a"].words == "B needs this, and your answer there was right."
    assert found["b"].words == "You answered a question on this right in the placement."


def test_a_wrong_answer_leaves_what_builds_on_it_unknown(graph, answer):
    concepts = graph(a="", b="a", c="b", other="")
    found = outcome([answer("b", "wrong", kind="placement")], concepts)
    assert states(found) == {"a": "open", "b": "unknown", "c": "unknown", "other": "open"}
    assert found["c"].words == "This needs B, and your answer there was not right."


def test_answers_that_point_both_ways_leave_what_is_between_open(graph, answer):
    concepts = graph(a="", b="a", c="b")
    found = outcome([answer("a", "wrong", kind="placement"), answer("c", kind="placement")], concepts)
    assert states(found) == {"a": "unknown", "b": "open", "c": "known"}
    assert "C went well and A did not" in found["b"].words


def test_a_later_answer_goes_before_an_earlier_one(graph, answer):
    concepts = graph(a="", b="a")
    wrong, right = answer("b", "wrong", kind="placement"), answer("b", kind="placement")
    assert states(outcome([right, wrong], concepts)) == {"a": "known", "b": "known"}


def test_a_wrong_answer_counts_against_the_first_concept_only(graph, answer):
    concepts = graph(a="", b="")
    wrong = answer(concepts=("a", "b"), verdict="wrong", kind="placement")
    right = answer(concepts=("a", "b"), kind="placement")
    assert states(outcome([wrong], concepts)) == {"a": "unknown", "b": "open"}
    assert states(outcome([right], concepts)) == {"a": "known", "b": "known"}


def test_practice_is_no_placement(graph, answer):
    concepts = graph(a="", b="a")
    assert states(outcome([answer("b")], concepts)) == {"a": "open", "b": "open"}


def test_concepts_that_no_course_has_are_passed_over(graph, answer):
    assert states(outcome([answer("gone", kind="placement")], graph(a=""))) == {"a": "open"}


@given(st.sets(st.integers(0, 114), max_size=30), st.randoms(use_true_random=False))
def test_what_is_inferred_is_what_a_consistent_learner_knows(all_concepts, seen, rng):
    names, before = list(all_concepts), needed_by_each(all_concepts)
    known = {names[i] for i in seen}.union(*(before[names[i]] for i in seen))
    available = rng.sample(names, 60)
    _, found = taken(all_concepts, available, known)
    assert all((placed.state == "known") == (name in known) for name, placed in found.items() if placed.state != "open")


def test_ten_questions_settle_most_of_the_courses(all_concepts):
    rng, before, settled = random.Random(3), needed_by_each(all_concepts), []
    for _ in range(40):
        weeks = {course: rng.randint(0, 6) for course in ("linear-algebra", "multivariate-calculus", "pca")}
        reached = {name for name, concept in all_concepts.items() if concept.week <= weeks[concept.course]}
        _, found = taken(all_concepts, all_concepts, {name for name in reached if before[name] <= reached})
        settled.append(sum(placed.state != "open" for placed in found.values()) / len(found))
    assert sum(settled) / len(settled) > 0.65
    assert min(settled) > 0.5


def test_needs_are_followed_all_the_way_and_circles_do_not_hang(graph):
    concepts = graph(a="", b="a", c="b missing")
    assert needed_by_each(concepts)["c"] == {"a", "b"}
    assert needing_each(concepts)["a"] == {"b", "c"}
    assert needed_by_each(graph(a="b", b="a"))["a"] <= {"a", "b"}
