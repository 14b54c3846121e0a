import json

import pytest

from fullrank.answers import Choice, Choices, Order, State, Unreadable

OPTIONS = (("a", "One line"), ("b", "Two *lines*"), ("c", "None"))


def test_a_choice_is_read_as_json_or_bare():
    answer = Choice("a", OPTIONS)
    assert answer.read('"a"').value == answer.read("a").value == "a"
    assert answer.accepts("a") and not answer.accepts("b")
    assert answer.show("b") == "Two *lines*"
    assert answer.read(answer.text("c")).value == "c"


@pytest.mark.parametrize("text", ["", "d", '"d"', "1", "null", '["a"]', "{"])
def test_what_is_no_option_is_refused(text):
    with pytest.raises(Unreadable, match="[Cc]hose|Choose"):
        Choice("a", OPTIONS).read(text)


def test_all_true_options_must_be_chosen():
    answer = Choices({"a", "b"}, OPTIONS)
    assert answer.accepts(answer.read('["b", "a"]').value)
    assert not answer.accepts(answer.read('["a"]').value)
    assert not answer.accepts(answer.read("[]").value)
    assert answer.read(answer.text(answer.expected)).value == answer.expected
    with pytest.raises(Unreadable, match="among the options"):
        answer.read('["z"]')


def test_an_order_names_every_step_once():
    answer = Order(("b", "a", "c"), OPTIONS)
    assert answer.accepts(answer.read('["b", "a", "c"]').value)
    assert not answer.accepts(answer.read('["a", "b", "c"]').value)
    assert answer.show(("b", "a", "c")).startswith("1. Two")
    for text in ('["a", "b"]', '["a", "a", "c"]', "[1, 2, 3]", '"a"'):
        with pytest.raises(Unreadable, match="every step"):
            answer.read(text)


def test_authors_mistakes_are_named():
    with pytest.raises(ValueError, match="none of"):
        Choice("z", OPTIONS)
    with pytest.raises(ValueError, match="two different keys"):
        Choice("a", (("a", "x"), ("a", "y")))
    with pytest.raises(ValueError, match="not all among"):
        Choices({"z"}, OPTIONS)
    with pytest.raises(ValueError, match="each of"):
        Order(("a", "b"), OPTIONS)


def spinner() -> State:
    return State("spinner", {"angle": 0, "a": 2}, lambda state: abs(state["angle"] - 45) < 2, {"angle": 45})


def test_a_state_is_right_where_it_reaches_the_goal():
    answer = spinner()
    assert answer.accepts(answer.read(json.dumps({"angle": 46.5})).value)
    assert not answer.accepts(answer.read(json.dumps({"angle": 50})).value)
    assert answer.read('{"angle": 45, "injected": 3}').value == {"angle": 45.0, "a": 2}
    assert answer.accepts(answer.read(answer.text(answer.expected)).value)
    assert not answer.accepts({"a": 1, "angle": float("nan")})


def test_two_states_are_the_same_if_both_are_right_or_equal():
    answer = spinner()
    assert answer.same({"angle": 44}, {"angle": 46})
    assert answer.same({"angle": 10}, {"angle": 10.0})
    assert not answer.same({"angle": 10}, {"angle": 11})


def test_a_state_shows_what_has_moved_without_noise():
    answer = spinner()
    assert answer.show({"angle": 45.0, "a": 2.0}) == r"\mathrm{angle} = 45"
    assert answer.show({"angle": -1.8000000000000003, "a": -2.2e-16}) == r"\mathrm{angle} = -1.8,\; \mathrm{a} = 0"
    assert answer.show({"angle": 1e-9, "a": 2}) == r"\text{as it starts}"


@pytest.mark.parametrize("text", ["", "[]", '{"angle": "x"}', '{"angle": NaN}', '{"angle": 1e10}', '{"angle": true}'])
def test_a_state_holds_bounded_numbers_only(text):
    with pytest.raises(Unreadable, match="state could not be read|Nothing is chosen"):
        spinner().read(text)


def test_a_state_that_needs_no_work_or_is_never_reached_is_refused():
    with pytest.raises(ValueError, match="an answer already"):
        State("dial", {"x": 1}, lambda state: True, {"x": 2})
    with pytest.raises(ValueError, match="does not reach"):
        State("dial", {"x": 1}, lambda state: False, {"x": 2})


def test_long_text_is_refused():
    with pytest.raises(Unreadable, match="2000 are read"):
        Choices({"a"}, OPTIONS).read("[" + " " * 2_000 + "]")
