"""What a check file says."""

import types

from fullrank.checks import Draw, Fail, check
from fullrank.checks.properties import NOTHING, properties_of


def pairs(draw: Draw) -> tuple[int, int]:
    return 1, 2


@check(inputs=pairs, says="Second.", slip="swapped", always=[(3, 4)], count=7)
def second(f: object, a: int, b: int) -> None:
    """Holds always."""


@check(inputs=pairs, says="First.")
def first(f: object, a: int, b: int) -> None:
    """Holds always."""


def test_a_property_has_the_name_of_its_function() -> None:
    assert (second.name, second.says, second.slip, second.always, second.count) == (
        "second",
        "Second.",
        "swapped",
        ((3, 4),),
        7,
    )
    assert (first.slip, first.always, first.count) == ("", (), 100)
    assert second.parameters == ("a", "b")


def test_properties_come_in_the_order_they_are_written() -> None:
    module = types.ModuleType("check")
    module.__dict__.update(b=second, helper=pairs, a=first)
    assert properties_of(module) == (second, first)


def test_a_failure_says_nothing_about_values_unless_told() -> None:
    failure = Fail("words", code="shape")
    assert (failure.words, failure.code, failure.got, failure.expected) == ("words", "shape", NOTHING, NOTHING)
    assert repr(NOTHING) == "NOTHING"
