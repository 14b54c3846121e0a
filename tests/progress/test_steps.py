"""The map's states, the way out when stuck, and where the button leads."""

from datetime import timedelta

import pytest

from fullrank.progress.mastery import mastery
from fullrank.progress.steps import Next, map_states, next_step, ready, stuck


@pytest.fixture
def concepts(graph):
    return graph(vector="", basis="vector", determinant="vector", inverse="basis determinant")


def test_the_map_says_of_each_concept_what_the_rule_says(sequence, concepts, start):
    made = sequence("RRR", "vector") + sequence("RR", "basis") + sequence("W") + sequence("R", "gone")
    found = map_states(made, concepts, start)
    assert {name: state.level for name, state in found.items()} == {
        "vector": "mastered",
        "basis": "nearly",
        "determinant": "started",
        "inverse": "new",
    }
    assert found["basis"].reason == mastery(made, "basis").reason


def test_a_concept_is_ready_when_all_it_needs_is_mastered(sequence, concepts, start):
    made = sequence("RRR", "vector") + sequence("RRR", "basis")
    found = map_states(made, concepts, start)
    assert [name for name in concepts if ready(concepts[name], found)] == ["vector", "basis", "determinant"]
    found = map_states(made + sequence("RRR"), concepts, start + timedelta(days=30))
    assert found["basis"].level == "fading"
    assert ready(concepts["inverse"], found)


def test_a_concept_without_questions_bars_nothing(concepts, start):
    found = map_states([], concepts, start, available={"determinant", "inverse"})
    assert [name for name in concepts if found[name].ready] == ["vector", "basis", "determinant"]


def test_what_was_placed_counts_as_known_until_two_wrong_answers_in_a_row(answer, sequence, concepts, start):
    made = [answer("basis", kind="placement")]
    found = map_states(made, concepts, start)
    assert [name for name in concepts if found[name].placed] == ["vector", "basis"]
    assert found["vector"].level == "new"
    assert found["vector"].reason == "Basis needs this, and your answer there was right."
    assert ready(concepts["determinant"], found)
    assert map_states(made + sequence("W", "vector"), concepts, start)["vector"].placed
    assert not map_states(made + sequence("WW", "vector"), concepts, start)["vector"].placed


def test_three_wrong_in_a_row_lead_to_the_weakest_need(sequence, concepts):
    made = sequence("RR", "basis") + sequence("R", "determinant") + sequence("WWW", "inverse")
    found = stuck(made, concepts)
    assert (found.concept, found.go_to, found.slip) == ("inverse", "determinant", "")
    assert found.words == (
        "Your last three answers on Inverse were not right. It builds on Determinant: your only answer so far was "
        "right, unaided. Two more are needed. Go there first."
    )


@pytest.mark.parametrize(
    ("slips", "recurred", "said"),
    [
        (("lost-sign",) * 3, "lost-sign", "the same slip each time: lost sign."),
        (("lost-sign", "", "lost-sign"), "lost-sign", "the same slip twice: lost sign."),
        (("lost-sign", "", "transposed"), "", "not right. It builds on"),
    ],
)
def test_the_slip_that_recurred_is_named(answer, concepts, slips, recurred, said):
    found = stuck([answer("inverse", "wrong", slip=slip) for slip in slips], concepts)
    assert found.slip == recurred
    assert said in found.words


def test_where_all_needs_hold_the_way_leads_to_the_lesson(sequence, concepts):
    made = sequence("RRR", "vector") + sequence("WWW")
    assert stuck(made, concepts).go_to == "determinant"
    assert "What it needs is in place: read its lesson once more" in stuck(made, concepts).words


def test_the_way_out_leads_to_what_is_there(sequence, concepts):
    assert stuck(sequence("WWW", "inverse"), concepts, available={"determinant"}).go_to == "determinant"
    assert stuck(sequence("WWW", "inverse"), concepts, available=()).go_to == "inverse"


@pytest.mark.parametrize("letters", ["", "WW", "WWR", "WRWW", "WWWR"])
def test_without_three_wrong_in_a_row_nobody_is_stuck(sequence, concepts, letters):
    assert stuck(sequence(letters), concepts) is None


def test_work_on_something_else_ends_being_stuck(sequence, concepts):
    assert stuck(sequence("WWW") + sequence("W", "vector"), concepts) is None


def test_a_placement_makes_nobody_stuck(sequence, concepts):
    assert stuck(sequence("WWW", kind="placement"), concepts) is None


def test_the_beginning_is_the_first_concept_that_is_ready(concepts, start):
    assert next_step([], concepts, concepts, start) == Next("vector", "start", "Start Vector: what vector is.")


def test_the_button_continues_with_what_was_not_finished(sequence, concepts, start):
    made = sequence("RR", "vector")
    found = next_step(made, concepts, concepts, start)
    assert (found.concept, found.kind) == ("vector", "continue")
    assert found.words == f"Continue with Vector. {mastery(made, 'vector').reason}"


def test_after_mastery_the_next_one_ready_is_started(sequence, concepts, start):
    assert next_step(sequence("RRR", "vector"), concepts, concepts, start).concept == "basis"
    assert (
        next_step(sequence("RRR", "vector"), concepts, {"vector", "inverse", "determinant"}, start).concept
        == "determinant"
    )


def test_reviews_that_are_due_come_before_something_new(sequence, concepts, start):
    made = sequence("RRR", "vector") + sequence("RRR", "basis")
    later = start + timedelta(days=30)
    found = next_step(made, concepts, concepts, later)
    assert (found.kind, found.words) == (
        "review",
        f"2 reviews are due, beginning with {concepts[found.concept].title}.",
    )
    assert next_step(made, concepts, {"vector"}, later) == Next(
        "vector", "review", "One review is due, beginning with Vector."
    )


def test_having_been_asked_in_the_placement_is_not_having_begun(answer, concepts, start):
    made = [answer("inverse", "wrong", kind="placement")]
    assert next_step(made, concepts, concepts, start).concept == "vector"


def test_what_was_placed_is_not_started_again(answer, concepts, start):
    made = [answer("basis", kind="placement")]
    assert next_step(made, concepts, concepts, start).concept == "determinant"


def test_optional_concepts_come_after_the_others_of_their_course(all_concepts, sequence, start):
    course = [name for name, concept in all_concepts.items() if concept.course == "linear-algebra"]
    early = [name for name in course if all_concepts[name].week <= 3 and not all_concepts[name].optional]
    core = [name for name in course if not all_concepts[name].optional]
    for done, then in ((early, "transpose"), (core, "four-subspaces-rank")):
        made = [attempt for name in done for attempt in sequence("RRR", name)]
        assert next_step(made, all_concepts, all_concepts, start).concept == then


def test_when_everything_is_mastered_there_is_nothing_left(sequence, concepts, start):
    made = [attempt for name in concepts for attempt in sequence("RRR", name)]
    found = next_step(made, concepts, concepts, start)
    assert (found.concept, found.kind) == ("", "done")
    assert next_step([], concepts, (), start).kind == "done"
