from fractions import Fraction

import pytest

from fullrank.answers import Unreadable
from fullrank.answers.tokens import tokenise


def texts(text: str, *symbols: str, **options) -> list[str]:
    return [token.text for token in tokenise(text, symbols, **options)][:-1]


def test_numbers_carry_their_exact_value():
    assert [token.value for token in tokenise("1.5 1e-3 ½")][:-1] == [Fraction(3, 2), Fraction(1, 1000), Fraction(1, 2)]


def test_a_run_of_letters_is_split_by_what_is_declared_the_longest_first():
    assert texts("xsiny", "x", "y") == ["x", "sin", "y"]
    assert texts("lambdax", "x", "lambda") == ["lambda", "x"]
    assert texts("xy", "x", "y", "xy") == ["xy"]


def test_digits_behind_a_letter_are_a_subscript_and_behind_a_function_its_argument():
    assert texts("x1", "x_1") == texts("x₁", "x_1") == texts("x_{1}", "x_1") == ["x_1"]
    assert texts("sqrt2") == ["sqrt", "2"]
    assert texts("x1.5", "x") == ["x", "1.5"]


def test_labels_are_left_out_where_an_entry_begins():
    assert texts("x = 1, y = 2") == ["1", ",", "2"]
    assert texts("p(λ) = 3") == ["3"]
    assert texts("|v| = 3") == texts("||v|| = 3") == texts("u·v = 3") == ["3"]
    assert texts("x = 1", "x", labels=False) == ["x", "=", "1"]


def test_and_is_a_comma_unless_declared():
    assert texts("2 and 5") == ["2", ",", "5"]


def test_one_function_has_one_name():
    assert texts("log(2)") == ["ln", "(", "2", ")"]
    assert texts("atan(1)") == ["arctan", "(", "1", ")"]
    assert texts("2j", imaginary=True) == ["2", "i"]


def test_white_space_and_places_are_kept():
    tokens = tokenise("1  +\n2")
    assert [(token.text, token.at, token.spaced) for token in tokens] == [
        ("1", 0, False),
        ("+", 3, True),
        ("\n", 4, False),
        ("2", 5, False),
        ("", 6, False),
    ]


def test_a_transpose_stands_behind_brackets_only():
    assert [token.kind for token in tokenise("(1)^T")][3:] == ["transpose", "end"]
    assert texts("(T)^T", "T") == ["(", "T", ")", "^", "T"]
    with pytest.raises(Unreadable, match="“T”"):
        tokenise("2^T")


@pytest.mark.parametrize("text", ["1" * 41, "1e301", "1e99999999999", "9e300"])
def test_numbers_of_unreasonable_length_are_refused(text):
    with pytest.raises(Unreadable, match="too l"):
        tokenise(text)
