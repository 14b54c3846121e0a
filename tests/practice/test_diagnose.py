import math
from fractions import Fraction

import pytest

from fullrank.answers import Choice, Choices, Expression, Matrix, Number, Numbers, Vector, Vectors
from fullrank.practice import Item, mark
from fullrank.practice.diagnose import WORDS, diagnose

OPTIONS = (("a", "x"), ("b", "y"), ("c", "z"))
MATRIX = ((1, 2), (3, 5))
CASES = [
    (Number(6), "-6", "sign"),
    (Number(6), "12", "factor-two"),
    (Number(6), "3", "factor-two"),
    (Number(6), "1/6", "reciprocal"),
    (Number(6), "36", "squared"),
    (Number(9), "3", "rooted"),
    (Number(math.pi / 3), "60", "degrees"),
    (Number(60), "pi/3", "degrees"),
    (Number(Fraction(1, 3)), "0.333", "rounded"),
    (Numbers((2, 5)), "-2, -5", "sign"),
    (Numbers((2, 5)), "2, -5", "one-sign"),
    (Numbers((2, 2, 5)), "2, 5", "multiplicity"),
    (Numbers((2, 5)), "5", "one-missing"),
    (Numbers((2, 5)), "2, 5, 7", "one-extra"),
    (Numbers((4, 9)), "2, 3", "rooted"),
    (Vector((1, 2, 3)), "(1, 2)", "shape"),
    (Vector((1, 2, 3)), "-(1, 2, 3)", "sign"),
    (Vector((1, 2, 3)), "(1, -2, 3)", "one-sign"),
    (Vector((1, 2, 3)), "(2, 4, 6)", "factor-two"),
    (Vector((1, 2, 3)), "(2, 1, 3)", "swapped"),
    (Vector((1, 2, 3)), "(5, 10, 15)", "scaled"),
    (Vector((1, 2), equal="multiple"), "(1, -2)", "one-sign"),
    (Vector((1, 2), equal="multiple"), "(2, 1)", "swapped"),
    (Matrix(MATRIX), "-[1 2; 3 5]", "sign"),
    (Matrix(MATRIX), "1 2; -3 5", "one-sign"),
    (Matrix(MATRIX), "1 3; 2 5", "transposed"),
    (Matrix(MATRIX), "3 5; 1 2", "swapped"),
    (Matrix(MATRIX), "2 1; 5 3", "swapped"),
    (Matrix(MATRIX), "1 2", "shape"),
    (Vectors(((1, 2), (3, 1))), "(1, 2)", "one-missing"),
    (Vectors(((1, 2), (3, 1))), "(1, 2), (3, 1), (0, 1)", "one-extra"),
    (Vectors(((1, 2), (3, 1))), "(1, 2), (-3, 1)", "one-sign"),
    (Vectors(((1, 2), (3, 1))), "(2, 1), (1, 3)", "swapped"),
    (Vectors(((1, 2), (3, 1))), "(1, 2, 0), (3, 1, 0)", "shape"),
    (Expression("lambda^2 - 7*lambda + 10"), "-λ^2 + 7λ - 10", "sign"),
    (Expression("lambda^2 - 7*lambda + 10"), "λ^2 + 7λ + 10", "one-sign"),
    (Expression("lambda^2 - 7*lambda + 10"), "2λ^2 - 14λ + 20", "factor-two"),
    (Expression("sin(-x)/|x - 1|", ("x",)), "sin(x)/|x - 1|", "sign"),
    (Expression("cos(x - 1)", ("x",)), "cos(x + 1)", "one-sign"),
    (Expression("2x + y = 3", ("x", "y"), equation=True), "2x + y = -3", "one-sign"),
    (Choices({"a", "b"}, OPTIONS), '["a"]', "some-missing"),
    (Choices({"a"}, OPTIONS), '["a", "c"]', "some-extra"),
]


@pytest.mark.parametrize(("answer", "typed", "name"), CASES)
def test_a_general_mistake_is_recognised(answer, typed, name):
    marking = mark(Item("?", answer), typed)
    assert (marking.status, marking.slip) == ("diagnosis", name)
    assert marking.words == WORDS[name]


def test_every_diagnosis_but_one_is_tried_above():
    assert WORDS.keys() - {name for _, _, name in CASES} == {"sample-size"}


def test_the_wrong_count_is_recognised_where_the_item_gives_n():
    item = Item("?", Number(Fraction(20, 4)), given={"N": 5})
    assert mark(item, "4").slip == "sample-size"
    assert mark(Item("?", Number(5)), "4").status == "wrong"


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        (Number(6), "7"),
        (Number(0), "1"),
        (Vector((1, 2, 3)), "(4, 4, 9)"),
        (Matrix(MATRIX), "9 9; 9 9"),
        (Numbers((2, 5)), "3, 4"),
        (Expression("lambda^2"), "λ^3"),
        (Choice("a", OPTIONS), "b"),
        (Choices({"a"}, OPTIONS), '["b"]'),
    ],
)
def test_other_wrong_answers_get_no_diagnosis(answer, typed):
    assert mark(Item("?", answer), typed).status == "wrong"


def test_no_diagnosis_gives_the_answer_away():
    assert all(not any(character.isdigit() and character != "1" for character in words) for words in WORDS.values())


def test_a_variant_that_is_right_is_no_diagnosis():
    assert diagnose(Item("?", Vector((1, 2), equal="sign")), (7, 7)) is None


def test_an_n_that_is_no_sample_size_explains_nothing():
    """Many items have an n of their own; only N is how many samples there are."""
    assert diagnose(Item("", Number(6), given={"N": 4}), Fraction(8)).name == "sample-size"
    assert diagnose(Item("", Number(6), given={"n": 4}), Fraction(8)) is None
