import pytest

from fullrank.answers import Number, Vector
from fullrank.practice import Item, Redraw, guard, redraw
from fullrank.practice.item import coincidence


def test_a_guard_lets_pass_or_asks_for_other_numbers():
    guard(1 < 2)
    with pytest.raises(Redraw, match="the trace is zero"):
        guard(0, "the trace is zero")
    with pytest.raises(Redraw, match="again"):
        redraw("again")


def test_coincidences_are_found_in_the_sense_of_the_answer():
    assert coincidence(Item("?", Number(2), {"a": 3, "b": 4})) == ""
    assert coincidence(Item("?", Number(2), {"a": 3, "b": 2.0})) == "the slip b is right"
    assert coincidence(Item("?", Number(2), {"a": 3, "b": 3})) == "the slips a and b are equal"
    assert "is right" in coincidence(Item("?", Vector((1, 2), equal="multiple"), {"a": (-2, -4)}))


def test_a_derivation_is_made_only_when_asked_for():
    made = []
    item = Item("?", Number(2), derivation=lambda: made.append(1))
    assert not made
    item.worked()
    assert made == [1]
    assert Item("?", Number(2)).worked() is None
