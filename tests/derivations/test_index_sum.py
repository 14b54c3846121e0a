"""Index expressions written out, against einsum."""

from fractions import Fraction

import numpy as np
import pytest

from fullrank.derivations.index_sum import index_sum


def test_every_entry_agrees_with_einsum() -> None:
    rng = np.random.default_rng(2)
    for _ in range(60):
        m, n, p = rng.integers(1, 5, 3)
        A, B = rng.integers(-9, 10, (m, n)), rng.integers(-9, 10, (n, p))
        C = np.einsum("ij,jk->ik", A, B)
        for i in range(m):
            for k in range(p):
                assert index_sum(A.tolist(), B.tolist(), i + 1, k + 1).result == C[i, k]


def test_the_sum_over_both_letters_is_the_trace_either_way_round(sound) -> None:
    rng = np.random.default_rng(3)
    for _ in range(60):
        m, n = rng.integers(1, 6, 2)
        A, B = rng.integers(-9, 10, (m, n)), rng.integers(-9, 10, (n, m))
        found = index_sum(A.tolist(), B.tolist())
        assert found.result == np.trace(A @ B) == index_sum(B.tolist(), A.tolist()).result
        assert len(found.steps) == m + 3
    assert sound(index_sum(((1, 2), (3, "1/2")), ((5, -6), (7, 8)))) >= 3


def test_scaling_and_one_by_one() -> None:
    A, B = ((1, 2), (3, 4)), ((5, 6), (7, 8))
    twice = tuple(tuple(2 * x for x in row) for row in A)
    assert index_sum(twice, B, 2, 1).result == 2 * index_sum(A, B, 2, 1).result
    assert index_sum(((3,),), ((-2,),), 1, 1).result == index_sum(((3,),), ((-2,),)).result == Fraction(-6)


REFUSED = [
    ((((1, 2, 3),), ((1,), (2,))), "one letter has one range"),
    ((((1, 2),), ((1, 1), (2, 2))), "as many columns as A has rows"),
    ((((1, 2),), ((1,), (2,)), 1), "Only one of i and k"),
    ((((1, 2),), ((1,), (2,)), 2, 1), "i is 2"),
]


@pytest.mark.parametrize(("given", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_letters_without_one_range_are_refused(given: tuple[object, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        index_sum(*given)


def test_the_other_side_of_the_first_matrix() -> None:
    A, B = ((1, 2), (3, 4), (5, 6)), ((1, 0), (2, 1), (0, 3))
    found = index_sum(A, B, 2, 1, flipped=True)
    assert found.result == 2 * 1 + 4 * 2 + 6 * 0
    assert r"a_{j2}\,b_{j1}" in found.steps[1].tex
    with pytest.raises(ValueError, match="as many rows as A has"):
        index_sum(((1, 2),), B, 1, 1, flipped=True)
    with pytest.raises(ValueError, match="give both"):
        index_sum(((1, 2), (3, 4)), ((1, 2), (3, 4)), flipped=True)
