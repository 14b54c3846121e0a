from dataclasses import replace

from fullrank.answers import Choice, Number, State
from fullrank.practice import Item, hints


def test_the_ladder_goes_from_a_nudge_to_the_whole_solution(bank):
    question = replace(bank.question("doubles/double"), definitions={"doubling": "Twice means two of them."})
    item = question.draw(1)
    ladder = hints(question, item)
    assert [hint.kind for hint in ladder] == ["nudge", "principle", "step", "solution"]
    assert (ladder[1].concept, ladder[1].lesson) == ("doubling", "doubles")
    assert ladder[2].step is not None and ladder[2].step.action == "Add it to itself."
    assert ladder[2].given == item.worked().given_tex
    assert ladder[3].derivation is not None
    assert item.answer.show(item.answer.expected) in ladder[3].words


def test_rungs_that_an_item_does_not_have_are_left_out(bank):
    question = bank.question("doubles/choose")
    assert [hint.kind for hint in hints(question, Item("?", Number(1)))] == ["solution"]


def test_a_chosen_answer_is_told_in_its_own_words(bank):
    answer = Choice("b", (("a", "No"), ("b", "Yes, *always*")))
    assert hints(bank.question("doubles/choose"), Item("?", answer))[-1].words == "The answer:\n\nYes, *always*"


def test_what_to_do_with_a_figure_is_told_in_words(bank):
    answer = State("dial", {"x": 0}, lambda state: state["x"] > 1, {"x": 2}, told="Turn the dial to $2$.")
    assert hints(bank.question("doubles/choose"), Item("?", answer))[-1].words == "Turn the dial to $2$."


def test_the_first_step_of_a_check_is_no_hint(bank):
    question = bank.question("doubles/double")
    item = replace(question.draw(1), checks_answer=True)
    assert "step" not in [hint.kind for hint in hints(question, item)]
    assert hints(question, item)[-1].derivation is not None
