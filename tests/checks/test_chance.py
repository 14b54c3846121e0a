"""Drawing by chance: fresh for every seed, the same for the same, and as many as there are."""

from fullrank.checks import check
from fullrank.checks.bank import simplicity, to_plain
from fullrank.checks.chance import fresh_inputs

from .drawn import guarded, narrow, wide


@check(inputs=lambda draw: draw.guard(False), says="")
def impossible(f: object) -> None:
    """Is never asked."""


def test_as_many_as_asked_all_different_and_simplest_first() -> None:
    drawn = fresh_inputs(wide, 50, 1)
    assert len({repr(to_plain(inputs)) for inputs in drawn}) == len(drawn) == 50
    assert drawn == sorted(drawn, key=simplicity)


def test_a_seed_gives_a_draw_of_its_own() -> None:
    one, same, other = (repr(fresh_inputs(wide, 30, seed)) for seed in (1, 1, 2))
    assert one == same != other


def test_a_small_space_is_drawn_whole_with_what_is_always_there() -> None:
    assert fresh_inputs(narrow, 30, 1) == [(1,), (2,), (7,)]


def test_guards_hold_and_one_that_never_does_gives_nothing() -> None:
    drawn = fresh_inputs(guarded, 10, 1)
    assert len(drawn) == 10
    assert all(number % 2 == 0 for (number,) in drawn)
    assert fresh_inputs(impossible, 5, 1) == []
