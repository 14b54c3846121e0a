import numpy as np
import pytest

from fullrank.practice import Item, Number, QuestionError, Redraw, question
from fullrank.practice.question import MOST_REDRAWS


def always(given, value):
    return True


def test_a_seed_draws_the_same_item_for_ever(bank):
    one = bank.question("doubles/double")
    assert one.draw(5).prompt == one.draw(5).prompt
    assert len({one.draw(seed).prompt for seed in range(20)}) > 10


def test_two_questions_with_one_seed_draw_different_numbers(bank):
    def drawn(name):
        @question(concepts=["c"], kind="compute", verify=always)
        def one(rng):
            """Draw."""
            return Item(str(rng.integers(10**9)), Number(1))

        return type(one)(**{**vars(one), "id": name}).draw(1).prompt

    assert drawn("a") != drawn("b")
    assert drawn("lesson/a") == drawn("a"), "the lesson may be renamed"


def test_an_item_knows_its_question_seed_version_and_words(bank):
    one = bank.question("doubles/double")
    item = one.draw(3)
    assert (item.question, item.seed, item.version) == (one.id, 3, one.version)
    assert item.words["squared"].concept == "doubling"


def test_slips_that_coincide_are_drawn_again():
    @question(concepts=["c"], kind="compute", verify=always)
    def square_or_double(rng):
        """Draw."""
        n = int(rng.integers(0, 4))
        return Item(str(n), Number(2 * n), {"squared": n * n})

    items = [square_or_double.attempt(seed) for seed in range(50)]
    assert {item.prompt for item, _ in items} == {"1", "3"}
    assert any("the slip squared is right" in reasons for _, reasons in items)


def test_a_generator_that_never_succeeds_is_named():
    @question(concepts=["c"], kind="compute", verify=always)
    def impossible(rng):
        """Draw."""
        raise Redraw("nothing fits")

    with pytest.raises(QuestionError, match=f"impossible: {MOST_REDRAWS} draws .* because nothing fits"):
        impossible.draw(0)


def test_the_version_changes_with_the_source():
    @question(concepts=["c"], kind="compute", verify=always)
    def one(rng):
        """Draw."""
        return Item("1", Number(1))

    first = one.version

    @question(concepts=["c"], kind="compute", verify=always)
    def one(rng):
        """Draw."""
        return Item("2", Number(1))

    assert len(first) == 12
    assert one.version != first


def test_mistakes_in_the_decorator_are_named():
    with pytest.raises(QuestionError, match="known are compute"):
        question(concepts=["c"], kind="guess", verify=always)
    with pytest.raises(QuestionError, match="few_because"):
        question(concepts=["c"], kind="choose", verify=always, variety=3)
    with pytest.raises(QuestionError, match="list of concept ids"):
        question(concepts="c", kind="choose", verify=always)
    with pytest.raises(QuestionError, match="docstring"):
        question(concepts=["c"], kind="choose", verify=always)(lambda rng: Item("", Number(1)))


def test_generators_get_a_numpy_generator():
    @question(concepts=["c"], kind="compute", verify=always)
    def one(rng):
        """Draw."""
        assert isinstance(rng, np.random.Generator)
        return Item("1", Number(1))

    assert one.draw(0).prompt == "1"
