"""The proof passes a good question and finds every fault that is planted."""

from fractions import Fraction

import pytest

from fullrank.answers import Number, Order, State, Vector
from fullrank.practice import Item, Report, guard, prove, question
from fullrank.records import Derivation, Slip, Step


def proved(generator, draws=100, verify=lambda given, value: value == given["n"], kind="compute", **options):
    """The report on a question made of a generator, whose one slip has words."""
    generator.__doc__ = "One sentence."
    made = question(concepts=["c"], kind=kind, verify=verify, **options)(generator)
    words = {"slip": Slip("c", "slip", "You have slipped.")}
    return prove(type(made)(**{**vars(made), "words": words}), draws)


def good(n, **changes) -> Item:
    """An item without a fault, and what is changed in it."""
    parts = {"prompt": f"Number {n}?", "answer": Number(n), "slips": {"slip": n + 1}, "given": {"n": n}, **changes}
    return Item(**parts)


def faults(change, **options) -> str:
    """The faults of a question whose items are changed."""
    return "\n".join(proved(lambda rng: change(int(rng.integers(1, 500))), **options).faults)


def test_a_good_question_passes_and_is_counted(bank):
    for one in bank.questions.values():
        report = prove(one)
        assert report.faults == ()
        assert report.passed
        assert report.draws == 1_000
        assert report.seconds > 0
    assert prove(bank.question("doubles/double"), 100).slips == {"squared": 100, "unchanged": 100}


def test_a_proof_of_no_draws_does_not_pass(bank):
    assert not prove(bank.question("doubles/double"), 0).passed
    assert not Report("q", 0, (), 0.0, {}, 0, {}, 0.0).passed


def test_the_share_of_draws_thrown_away_is_reported_with_its_reasons():
    def half(rng):
        n = int(rng.integers(1, 500))
        guard(n % 2, "odd numbers only")
        return good(n)

    report = proved(half, 400)
    assert report.passed
    assert 0.4 < report.redrawn < 0.6
    assert report.reasons.keys() == {"odd numbers only"}


def derivation(tex: str) -> Derivation:
    return Derivation("d", "Title", "1", (Step("Do.", tex, "Because."),), 1, "1")


@pytest.mark.parametrize(
    ("words", "change"),
    {
        "verify says that the answer": lambda n: good(n, given={"n": n + 7}),
        "verify says that the slip slip": lambda n: good(n, answer=Number(n), given={"n": n + 1}),
        "has no words": lambda n: good(n, slips={"unspoken": n + 1}),
        "the prompt holds the number": lambda n: good(n, prompt=f"Number 1234567 and {n}?"),
        "the prompt has": lambda n: good(n, prompt="long " * 200),
        "by hand": lambda n: good(Fraction(1, 1_000 + n), prompt=f"{n}"),
        "cannot set": lambda n: good(n, prompt=rf"Number ${n}\nonsense$?"),
        "Mend the formula": lambda n: good(n, derivation=lambda: derivation(r"\frac{1}")),
        "drawing raised ZeroDivisionError": lambda n: good(1 // (n - n)),
        "different prompts": lambda n: good(5),
        "no draw names a slip": lambda n: good(n, slips={}),
    }.items(),
)
def test_a_planted_fault_is_found(words, change):
    assert words in faults(change)


def test_a_slip_that_is_marked_as_another_is_found():
    def change(n):
        return good(n, answer=Vector((n, 1)), slips={"slip": (float("nan"), 1)})

    assert "the slip slip" in faults(change, verify=lambda given, value: tuple(value) == (given["n"], 1))


def test_randomness_of_its_own_is_found():
    drawn = iter(range(10_000))
    assert "draws another item" in "\n".join(proved(lambda rng: good(next(drawn))).faults)


def test_an_answer_whose_text_is_not_right_is_found():
    class Forgetful(Number):
        def text(self, value):
            return "0"

    assert "the answer's own text '0' is marked" in faults(lambda n: good(n, answer=Forgetful(n)))


def test_a_figure_that_is_not_told_in_words_is_found():
    def item(n, told):
        answer = State("dial", {"x": 0}, lambda state: state["x"] == n, {"x": n}, told=told)
        return Item(prompt=f"Turn to {n}.", answer=answer, slips={"slip": {"x": n + 1}}, given={"n": n})

    options = {"kind": "drag", "verify": lambda given, value: value["x"] == given["n"]}
    assert "told=" in faults(lambda n: item(n, ""), **options)
    assert not faults(lambda n: item(n, "Turn the dial."), **options)


def test_the_same_options_in_another_order_are_no_new_prompt():
    def steps(rng):
        options = (("a", "First"), ("b", "Second"), ("c", "Third"))
        shuffled = tuple(options[int(place)] for place in rng.permutation(3))
        return Item("Put these in order.", Order(("a", "b", "c"), shuffled))

    found = proved(steps, verify=lambda given, value: value == ("a", "b", "c"), kind="order")
    assert "1 different prompts" in found.faults[0]
    few = proved(
        steps, verify=lambda given, value: value == ("a", "b", "c"), kind="order", variety=1, few_because="one proof"
    )
    assert few.passed
