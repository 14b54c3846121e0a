"""Displacements against NumPy, and what carrying or turning an arrow does to them."""

import numpy as np
import pytest

from fullrank.derivations import displacement


def test_it_is_what_leads_from_the_tail_to_the_tip(random_matrix, sound):
    for _ in range(20):
        tail, tip = random_matrix(2, 3)
        work = displacement(tail, tip)
        assert np.array_equal(np.add(tail, [int(k) for k in work.result]), tip)
    assert sound(work) >= 4


def test_carrying_the_arrow_changes_nothing_and_exchanging_its_ends_turns_it():
    plain = displacement((1, 4), (3, 1)).result
    assert displacement((1 + 10, 4 - 7), (3 + 10, 1 - 7)).result == plain
    assert displacement((3, 1), (1, 4)).result == tuple(-k for k in plain)
    assert displacement((2, 2, 2), (2, 2, 2)).result == (0, 0, 0)


@pytest.mark.parametrize(
    ("tail", "tip", "words"),
    [((1, 2), (1, 2, 3), "give both the same number"), ((), (), "between 1 and 6"), ((0.1,), (1,), "not exact")],
)
def test_refusals_say_what_to_give(tail, tip, words):
    with pytest.raises(ValueError, match=words):
        displacement(tail, tip)
