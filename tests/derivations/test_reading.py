"""Option texts into exact values."""

from fractions import Fraction

import pytest

from fullrank.derivations.reading import read


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        ("matrix", "2 1; 1 1/2", ((2, 1), (1, Fraction(1, 2)))),
        ("matrix", "2, 1\n1, 2", ((2, 1), (1, 2))),
        ("vector", "(1, -2)", (1, -2)),
        ("vector", "1 2", (1, 2)),
        ("vectors", "1 0; 1 1", ((1, 0), (1, 1))),
        ("number", "0.85", Fraction(17, 20)),
        ("edges", "A>B, B -> C; C → A", (("A", "B"), ("B", "C"), ("C", "A"))),
        ("edges", "0>1", (("0", "1"),)),
    ],
)
def test_texts_of_every_kind_are_read(kind, text, meant):
    assert read(kind, text) == meant


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("matrix", "a b", "is not a number"),
        ("edges", "A B", "write it as A>B"),
        ("picture", "1", "no input of kind"),
        ("vector", "1 " * 2000, "at most 2000"),
    ],
)
def test_texts_that_say_nothing_are_refused(kind, text, words):
    with pytest.raises(ValueError, match=words):
        read(kind, text)
