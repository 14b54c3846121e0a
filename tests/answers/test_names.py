import pytest

from fullrank.answers.names import CONSTANTS, FUNCTIONS, canonical, spoken


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("x", "x"),
        ("x1", "x_1"),
        ("x_1", "x_1"),
        ("x_{12}", "x_12"),
        ("λ", "lambda"),
        ("λ1", "lambda_1"),
        ("x_i", "x_i"),
    ],
)
def test_a_symbol_has_one_spelling(typed, kept):
    assert canonical(typed) == kept


@pytest.mark.parametrize("typed", ["", "2x", "x y", "x+1", "_"])
def test_what_cannot_be_a_symbol_is_refused(typed):
    with pytest.raises(ValueError, match="cannot be a symbol"):
        canonical(typed)


def test_symbols_are_spoken_as_they_are_written():
    assert spoken(["lambda_1", "x"]) == "λ1, x"


def test_functions_and_constants_do_not_overlap():
    assert not FUNCTIONS.keys() & CONSTANTS
    assert set(FUNCTIONS.values()) <= FUNCTIONS.keys()
