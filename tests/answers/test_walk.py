import pytest

from fullrank.answers.tokens import tokenise
from fullrank.answers.walk import Walk


def test_a_walk_stops_at_the_end():
    walk = Walk(tokenise("1+"))
    assert [walk.advance().text for _ in range(4)] == ["1", "+", "", ""]


def test_an_operator_is_stepped_over_only_if_it_stands_there():
    walk = Walk(tokenise("+\n1"))
    assert not walk.takes("-")
    assert walk.takes("+")
    assert walk.takes_newline()
    assert not walk.takes_newline()
    assert walk.token.text == "1"


@pytest.mark.parametrize(
    ("text", "words"),
    [(")", "closes nothing"), ("%", "Percentages"), ("", "missing at the end"), ("*", "cannot stand")],
)
def test_every_refusal_has_words(text, words):
    walk = Walk(tokenise(text))
    assert words in walk.unexpected(walk.token).message
