import pytest

from fullrank.answers import Expression, Unreadable
from fullrank.answers.expressions import text_of_tree

POLYNOMIAL = Expression("lambda^2 - 7*lambda + 10")


@pytest.mark.parametrize(
    "text", ["λ² - 7λ + 10", "(λ-2)(λ-5)", "10 - 7λ + λ^2", "(2-λ)(5-λ)", "p(λ) = λ²-7λ+10", "(λ-3.5)^2 - 9/4"]
)
def test_an_expression_is_right_in_any_form(text):
    assert POLYNOMIAL.accepts(POLYNOMIAL.read(text).value)


@pytest.mark.parametrize(
    "text", ["λ² + 7λ + 10", "λ² - 7λ - 10", "λ² - 7λ + 10.0001", "10", "2(λ-2)(λ-5)", "1/0", "ln(-1)"]
)
def test_another_expression_is_wrong(text):
    assert not POLYNOMIAL.accepts(POLYNOMIAL.read(text).value)


def test_points_without_a_value_are_left_out_unless_only_one_side_has_none():
    answer = Expression("sqrt(x)*sqrt(x)", ("x",))
    assert answer.accepts("x")
    assert Expression("1/x", ("x",)).accepts("x/x^2")
    assert not Expression("x", ("x",)).accepts("0/0")


def test_a_domain_may_be_given_for_each_symbol():
    answer = Expression("x", ("x", "y"), domain={"x": (0, 1), "y": (-1, 0)})
    assert answer.accepts("sqrt(x^2)")
    assert not answer.accepts("y")
    assert not Expression("x", ("x",)).accepts("sqrt(x^2)"), "x may be negative by default"


def test_an_equation_is_right_up_to_a_factor():
    line = Expression("2x + y = 3", ("x", "y"), equation=True)
    for right in ("2x + y = 3", "y = 3 - 2x", "4x + 2y - 6 = 0", "-2x = y - 3"):
        assert line.accepts(line.read(right).value), right
    for wrong in ("2x - y = 3", "x = 3", "0 = 0", "2x + y = 4"):
        assert not line.accepts(line.read(wrong).value), wrong
    with pytest.raises(Unreadable, match="no = sign"):
        line.read("2x + y")
    with pytest.raises(Unreadable, match="cannot stand|not needed"):
        line.read("x = y = 1")


def test_text_and_show_go_both_ways():
    tree = POLYNOMIAL.read("-(λ-2)^2/3 + sin(λ)|λ| + 0.5").value
    assert POLYNOMIAL.same(tree, POLYNOMIAL.text(tree))
    assert POLYNOMIAL.show("lambda^2/2") == r"\frac{\lambda^{2}}{2}"
    assert text_of_tree(Expression("a = 1/2", ("a",), equation=True).tree("a = ½")) == "a = (1/2)"


def test_lists_and_plus_minus_are_refused():
    for text in ("(λ, 1)", "±λ", "λ!", "sin((1, 2))", "2 ± λ"):
        with pytest.raises(Unreadable, match="not read|list|comma|stand"):
            POLYNOMIAL.read(text)


def test_an_authors_own_mistake_shows_at_once():
    with pytest.raises(Unreadable, match="“z” has no meaning"):
        Expression("z + 1", ("x",))
    with pytest.raises(ValueError, match="cannot be a symbol"):
        Expression("1", ("2x",))


def test_the_hint_names_the_symbols():
    assert POLYNOMIAL.hint_of_form() == "an expression in λ; ^ makes a power"
