from fractions import Fraction

import numpy as np
import pytest

from fullrank.answers import Unreadable
from fullrank.answers.shapes import (
    as_entries,
    as_rows,
    as_vectors,
    collection_of,
    entries_of,
    independent,
    parallel,
    rows_of,
    same_span,
    text_of_entries,
)


def test_values_of_every_kind_become_tuples():
    assert entries_of(np.array([[1], [2]])) == (1, 2)
    assert entries_of(3) == (3,)
    assert rows_of(np.array([[1, 2]])) == ((1, 2),)
    assert rows_of((1, 2)) == ((1,), (2,))
    assert rows_of(5) == ((5,),)
    assert collection_of(((1, 2), (3, 4))) == ((1, 2), (3, 4))
    assert collection_of((1, 2)) == ((1, 2),)


def test_what_was_read_becomes_the_shape_asked_for():
    assert as_entries(((1,), (2,))) == (1, 2)
    assert as_rows((1, 2)) == ((1, 2),)
    assert as_rows(((1,), (2,))) == ((1,), (2,))
    assert as_vectors((1, 2)) == ((1, 2),)
    with pytest.raises(Unreadable, match="2 rows of 2"):
        as_entries(((1, 2), (3, 4)))
    with pytest.raises(Unreadable, match="different lengths: 2, 1"):
        as_rows(((1, 2), (3,)))


def test_parallel_means_a_non_zero_multiple():
    assert parallel((1, 2), (-2, -4), 1e-9)
    assert not parallel((1, 2), (2, 1), 1e-9)
    assert not parallel((0, 0), (1, 2), 1e-9)
    assert parallel((0, 0), (0, 0), 1e-9)


def test_spans_are_compared_by_projection():
    assert independent(((1, 0), (1, 1)))
    assert not independent(((1, 1), (2, 2)))
    assert not independent(((1, 0), (0, 1), (1, 1)))
    assert not independent(((0, 0),))
    assert same_span(((1, 0, 0), (0, 1, 0)), ((3, 1, 0), (1, 2, 0)), 1e-6)
    assert not same_span(((1, 0, 0), (0, 1, 0)), ((3, 1, 0), (1, 2, 1)), 1e-6)


def test_text_of_a_vector_has_spaces_behind_its_commas():
    assert text_of_entries((1000, Fraction(1, 2))) == "(1000, 1/2)"
