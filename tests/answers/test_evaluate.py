import math
from fractions import Fraction

import pytest

from fullrank.answers import Unreadable, parse
from fullrank.answers.evaluate import apply, evaluate, plus_minus, sample, scalar_operation


def value(text: str, **options):
    return evaluate(parse(text, **options))


def test_arithmetic_stays_exact_while_numbers_are_small():
    assert value("1/3 + 1/6") == Fraction(1, 2)
    assert type(value("(1/3)*3")) is int
    assert type(value("2^500 * 2^500")) is float


def test_lists_are_scaled_and_added():
    assert value("2(1, 2) - (0, 1)", table=True) == ((2, 3),) or value("2(1, 2) - (0, 1)", table=True) == (2, 3)
    assert value("[1 2; 3 4]^T", table=True) == ((1, 3), (2, 4))
    with pytest.raises(Unreadable, match="calculation with lists"):
        value("(1, 2) + (1, 2, 3)", table=True)
    with pytest.raises(Unreadable, match="multiplied or divided by a number"):
        value("(1, 2)^2", table=True)
    with pytest.raises(Unreadable, match="taken of a number"):
        value("sqrt((1, 2))", table=True)
    with pytest.raises(Unreadable, match="can be transposed"):
        value("(5)^T", table=True)


@pytest.mark.parametrize("text", ["1/0", "1e300*1e300", "exp(1000)", "0^-1", "ln(0)", "root(0, 2)", "tan(1e300)^1e300"])
def test_what_has_no_value_says_so(text):
    with pytest.raises(Unreadable, match="zero|large|no value"):
        value(text)


def test_plus_minus_is_found_anywhere():
    assert plus_minus(parse("(1 ± 2)/3"))
    assert plus_minus(parse("sqrt(±4)"))
    assert not plus_minus(parse("1 + 2/|3|"))
    assert evaluate(parse("1 ± 2"), -1) == -1


def test_a_sample_is_complex_and_never_raises():
    node = parse("sqrt(x) + ln(x)", ("x",))
    assert sample(node, {"x": complex(-1)}) == pytest.approx(1j + 1j * math.pi)
    assert math.isnan(sample(parse("1/x", ("x",)), {"x": 0j}).real)
    assert math.isnan(sample(parse("exp(exp(x))", ("x",)), {"x": 50 + 0j}).real)
    assert sample(parse("x^3 - |x|!/2", ("x",)), {"x": 2 + 0j}) == pytest.approx(7)


def test_functions_are_exact_where_everybody_knows_the_value():
    assert apply("cos", 0) == 1 and type(apply("cos", 0)) is int
    assert apply("sqrt", Fraction(9, 4)) == Fraction(3, 2)
    assert apply("arcsin", 2).imag != 0
    assert scalar_operation("/", 1, 3) == Fraction(1, 3)
