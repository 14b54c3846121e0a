from fractions import Fraction

import pytest

from fullrank.answers import Choice, Expression, Number, Numbers, Vector
from fullrank.practice import Item, mark
from fullrank.records import Slip

WORDS = {"squared": Slip("doubling", "squared", "You have squared it.")}


def item(answer, **slips) -> Item:
    return Item("?", answer, slips, words=WORDS)


def test_the_right_answer_is_right_and_shown_as_it_was_read():
    marking = mark(item(Number(Fraction(1, 2))), "0.5")
    assert (marking.status, marking.read_as_tex, marking.position) == ("right", "0.5", None)


def test_a_slip_is_named_with_its_words_and_concept():
    marking = mark(item(Number(6), squared=9), "9")
    assert (marking.status, marking.slip, marking.words) == ("slip", "squared", "You have squared it.")
    assert marking.concept == "doubling"


def test_a_slip_comes_before_a_general_mistake():
    assert mark(item(Number(6), squared=-6), "-6").slip == "squared"
    assert mark(item(Number(6)), "-6").slip == "sign"


def test_what_cannot_be_read_costs_nothing_and_points_at_the_character():
    marking = mark(item(Number(6)), "2 + y")
    assert (marking.status, marking.position) == ("invalid", 4)
    assert "“y”" in marking.words


def test_any_other_answer_is_wrong_with_a_neutral_sentence():
    marking = mark(item(Number(6)), "17")
    assert (marking.status, marking.slip) == ("wrong", "")
    assert "17" not in marking.words and "6" not in marking.words


def test_a_rounded_slip_is_still_that_slip_and_a_rounded_answer_is_called_rounded():
    answer = Number(Fraction(2, 3))
    assert mark(item(answer, squared=Fraction(4, 9)), "0.444").slip == "squared"
    assert mark(item(answer), "0.667").slip == "rounded"
    assert mark(item(answer), "0.7").status == "wrong"


@pytest.mark.parametrize(
    ("answer", "text", "said"),
    [
        (Number(108.2, decimals=1), "108", "rounded"),
        (Number(108.2, decimals=1), "108.1", "rounded"),
        (Number(108.2, decimals=1), "109", ""),
        (Number(Fraction(4, 17)), "0.24", "rounded"),
        (Vector((Fraction(2, 7), Fraction(6, 7))), "(0.29, 0.86)", "rounded"),
        (Vector((Fraction(150, 49), Fraction(75, 49))), "(3.06, 1.53)", "rounded"),
    ],
)
def test_what_is_the_answer_but_for_its_last_decimals_is_called_rounded(answer, text, said):
    assert mark(item(answer), text).slip == said


def test_a_whole_number_is_no_rounded_slip():
    assert mark(item(Number(108.2, decimals=1), cosine=-0.312), "0").slip == ""
    assert mark(item(Number(108.2, decimals=1), turned=33.7), "34").slip == ""


@pytest.mark.parametrize(
    ("answer", "slip"),
    [
        (Vector((1, 2), equal="multiple"), (2, -1)),
        (Numbers((2, 5)), (-2, -5)),
        (Expression("lambda^2 - 3*lambda"), "lambda^2 + 3*lambda"),
        (Choice("a", (("a", "x"), ("b", "y"))), "b"),
        (Vector((3, 4)), 5),
    ],
)
def test_slips_of_every_type_are_recognised_from_their_text(answer, slip):
    assert mark(item(answer, squared=slip), answer.text(slip)).slip == "squared"


def test_a_slip_without_words_is_still_told_apart():
    marking = mark(item(Number(6), unspoken=7), "7")
    assert (marking.status, marking.slip, marking.concept) == ("slip", "unspoken", "")
    assert marking.words
