import math
import random
from fractions import Fraction

import pytest

from fullrank.answers import Number, Numbers, Unreadable
from fullrank.answers.scalars import refuse_commas, refuse_zero_groups


@pytest.mark.parametrize("text", ["1/2", "0.5", "2^-1", "sqrt(1/4)", "sin(π/6)", "x = .5", "5e-1"])
def test_every_form_of_the_number_is_right(text):
    assert Number(Fraction(1, 2)).accepts(Number(Fraction(1, 2)).read(text).value)


@pytest.mark.parametrize("text", ["0.50001", "-1/2", "2", "1/2+1e-5"])
def test_another_number_is_wrong(text):
    assert not Number(Fraction(1, 2)).accepts(Number(Fraction(1, 2)).read(text).value)


def test_a_rounded_third_is_right_only_where_decimals_are_asked():
    assert not Number(Fraction(1, 3)).accepts(Fraction(333, 1000))
    assert Number(Fraction(1, 3), decimals=2).accepts(Fraction(33, 100))
    assert Number(Fraction(1, 3), decimals=2).accepts(Fraction(1, 3))
    assert not Number(Fraction(1, 3), decimals=2).accepts(Fraction(3, 10))


@pytest.mark.parametrize("typed", ["90", "90 km/h", "90kmh", "90 kilometres per hour"])
def test_a_speed_may_be_typed_with_its_unit_and_not_with_half_of_it(typed):
    answer = Number(90, unit="km/h")
    assert answer.read(typed).value == 90
    with pytest.raises(Unreadable, match="km"):
        answer.read("90 km")


def test_a_unit_may_be_typed():
    answer = Number(5, unit="m")
    assert answer.read("5 m").value == answer.read("5").value == 5
    assert answer.show(5) == r"5\;\mathrm{m}"


@pytest.mark.parametrize("typed", ["60", "60°", "60 °", "60 deg", "60 degree", "60 degrees"])
def test_degrees_may_be_typed_in_every_usual_way(typed):
    assert Number(60, decimals=1, unit="degrees").read(typed).value == 60


@pytest.mark.parametrize("typed", ["3.2", "3.2%", "3.2 %", "3.2 per cent", "3.2 percent"])
def test_a_percentage_asked_for_may_be_typed_with_its_sign(typed):
    answer = Number(Fraction(16, 5), unit="%")
    assert answer.read(typed).value == Fraction(16, 5)
    assert answer.show(5) == r"5\;\mathrm{\%}"


def test_numbers_come_in_any_order_with_multiplicity():
    answer = Numbers((5, 2, 2))
    assert answer.accepts((2, 5, 2))
    assert not answer.accepts((2, 5))
    assert not answer.accepts((2, 5, 5))
    assert Numbers({5, 2}).expected == (2, 5)


def test_complex_pairs_are_compared_as_pairs():
    answer = Numbers((1 + 2j, 1 - 2j))
    assert answer.accepts(answer.read("1 ± 2i").value)
    assert answer.accepts(answer.read("1 - 2i, 1 + 2i").value)
    assert not answer.accepts(answer.read("1 ± 3i").value)


def test_text_of_random_numbers_reads_back():
    rng = random.Random(0)
    for _ in range(500):
        values = [
            rng.randint(-99, 99),
            Fraction(rng.randint(-99, 99), rng.randint(1, 30)),
            rng.gauss(0, 10.0 ** rng.randint(-8, 8)),
        ]
        for value in values:
            answer = Number(value)
            assert type(value)(answer.read(answer.text(value)).value) == value
        pair = complex(rng.randint(-9, 9), rng.randint(1, 9))
        several = Numbers((*values, pair))
        assert several.accepts(several.read(several.text(several.expected)).value)


def test_show_finds_fractions_and_roots():
    assert Number(Fraction(-1, 2)).show(Fraction(-1, 2)) == r"-\frac{1}{2}"
    assert Number(1).show(math.sqrt(2) / 2) == r"\frac{\sqrt{2}}{2}"
    assert Number(1, decimals=2).show(math.pi) == "3.14"


def test_hints_say_what_to_type():
    assert "decimal places" in Number(1, decimals=2).hint_of_form()
    assert "any order" in Numbers((1, 2)).hint_of_form()


def test_commas_inside_numbers_are_refused_with_the_way_out():
    with pytest.raises(Unreadable, match="thousands"):
        refuse_commas("1,000")
    with pytest.raises(Unreadable, match="point"):
        refuse_commas("0,5")
    with pytest.raises(Unreadable, match="space behind a comma"):
        refuse_zero_groups("1,000")
    refuse_commas("root(3, 8)")
    refuse_zero_groups("1, 000")


def test_the_expected_value_is_kept_plain():
    assert Number(2 + 0j).expected == 2.0
    with pytest.raises(TypeError, match="is no number"):
        Number("2")
