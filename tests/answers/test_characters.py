import pytest

from fullrank.answers import Unreadable
from fullrank.answers.characters import fold


def folded(text: str) -> str:
    return "".join(character for character, _ in fold(text))


def test_signs_that_look_alike_mean_the_same():
    assert folded("−×·÷⁄⟨⟩∣") == "-**//<>|"
    assert folded("５＋２") == "5+2"
    assert folded("𝑥𝟓") == "x5"
    assert folded("1\u2009\u00a02") == "1  2"


def test_places_are_those_of_the_text_typed():
    assert fold("\u200b1\u20602") == [("1", 1), ("2", 3)]


@pytest.mark.parametrize("text", ["1\u0301", "\x00", "\u202e", "\ud800", "$", "°", "١", "é", "\U0001f600"])
def test_everything_else_is_refused_where_it_stands(text):
    with pytest.raises(Unreadable, match="is not part of the mathematics") as caught:
        fold(text)
    assert caught.value.position == len(text) - 1


def test_a_hidden_character_is_called_by_its_name():
    with pytest.raises(Unreadable, match="right-to-left override"):
        fold("\u202e")
