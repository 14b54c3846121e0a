import random
from fractions import Fraction

import numpy as np
import pytest

from fullrank.answers import Matrix, Unreadable, Vector, Vectors
from fullrank.answers.reading import flat


def test_a_vector_is_equal_exactly():
    answer = Vector((1, -2))
    assert answer.accepts((1, -2))
    assert not answer.accepts((-2, 1))
    assert not answer.accepts((1, -2, 0))
    assert not answer.accepts((2, -4))


def test_an_eigenvector_is_any_multiple_but_zero():
    answer = Vector((1, -2), equal="multiple")
    for right in ((1, -2), (-1, 2), (0.5, -1), (1e200, -2e200), (1e-200, -2e-200), (Fraction(1, 3), Fraction(-2, 3))):
        assert answer.accepts(right), right
    for wrong in ((0, 0), (2, 1), (1, -2.001), (1, -2, 0)):
        assert not answer.accepts(wrong), wrong
    assert answer.same((0, 0), (0, 0)), "the slip of the zero vector is known again"


def test_a_complex_multiple_is_a_multiple():
    answer = Vector((1, 1j), equal="multiple")
    assert answer.accepts((1j, -1))
    assert not answer.accepts((1j, 1))


def test_a_unit_vector_has_either_sign():
    answer = Vector((0.6, -0.8), equal="sign")
    assert answer.accepts((-0.6, 0.8))
    assert not answer.accepts((0.6, 0.8))
    assert not answer.accepts((1.2, -1.6))


def test_small_entries_beside_large_ones_still_count():
    assert not Vector((1000, 0.0001)).accepts((1000, 0.0005))
    assert Vector((1.0, 0.0)).accepts((1.0, 1e-16)), "rounding noise does not"


def test_decimals_hold_for_every_entry():
    answer = Vector((0.333, 0.667), decimals=2)
    assert answer.accepts((Fraction(33, 100), Fraction(67, 100)))
    assert not answer.accepts((Fraction(33, 100), Fraction(7, 10)))


def test_a_number_among_vectors_is_a_slip_that_can_be_told():
    assert Vector((3, 4)).same(5, Vector((3, 4)).read("5").value)


def test_matrices_are_equal_by_entries_or_by_columns():
    A = ((1, 2), (3, 4))
    assert Matrix(A).accepts(np.array(A))
    assert not Matrix(A).accepts(((1, 3), (2, 4)))
    assert not Matrix(A).accepts(((1, 2, 3, 4),))
    assert Matrix(A, equal="columns-multiple").accepts(((2, -1), (6, -2)))
    assert not Matrix(A, equal="columns-multiple").accepts(((2, 1), (4, 3)))
    assert not Matrix(A, equal="columns-multiple").accepts(((0, 2), (0, 4)))
    assert Matrix(A, equal="columns-sign").accepts(((-1, 2), (-3, 4)))
    assert not Matrix(A, equal="columns-sign").accepts(((2, 2), (6, 4)))


def test_vectors_come_in_any_order():
    answer = Vectors(((1, 1), (1, -1)), equal="multiple")
    assert answer.accepts(((2, -2), (3, 3)))
    assert not answer.accepts(((2, -2), (-2, 2)))
    assert not answer.accepts(((1, 1),))
    assert not answer.accepts(((1, 1), (1, -1, 0)))


def test_any_basis_of_the_span_is_right():
    answer = Vectors(((1, 0, 0), (0, 1, 0)), spans=True)
    assert answer.accepts(((1, 1, 0), (1, -1, 0)))
    assert answer.accepts(((1e6, 1, 0), (1, 0, 0)))
    assert not answer.accepts(((1, 1, 0), (2, 2, 0))), "dependent"
    assert not answer.accepts(((1, 1, 0), (0, 0, 1)))
    assert not answer.accepts(((1, 0, 0),))
    assert not answer.accepts(((1, 0, 0), (0, 1, 0), (1, 1, 0)))
    assert not answer.accepts(((1, 0, 0), (0, 0, 0)))
    assert answer.same(((0, 0, 0), (1, 0, 0)), ((1, 0, 0), (0, 0, 0)))


def read_back(answer):
    """What the keyboard text of an answer is read as; decimals are exact fractions there, and floats here."""
    kinds = {type(entry) for entry in flat(answer.expected)}

    def alike(value):
        return tuple(map(alike, value)) if isinstance(value, tuple) else float(value) if float in kinds else value

    return alike(answer.read(answer.text(answer.expected)).value)


def test_text_of_random_lists_reads_back():
    rng = random.Random(1)
    draw = (
        lambda: rng.randint(-20, 20),
        lambda: Fraction(rng.randint(-9, 9), rng.randint(1, 9)),
        lambda: rng.gauss(0, 1),
    )
    for _ in range(300):
        one = rng.choice(draw)
        rows, columns = rng.randint(1, 4), rng.randint(1, 4)
        matrix = Matrix(tuple(tuple(one() for _ in range(columns)) for _ in range(rows)))
        assert read_back(matrix) == matrix.expected
        vector = Vector(tuple(one() for _ in range(rows)))
        assert read_back(vector) == vector.expected
        vectors = Vectors(tuple(tuple(one() for _ in range(columns + 1)) for _ in range(rows)))
        assert read_back(vectors) == vectors.expected


def test_a_matrix_is_no_vector():
    with pytest.raises(Unreadable, match="2 rows of 2"):
        Vector((1, 2)).read("1 2; 3 4")
    with pytest.raises(Unreadable, match="different lengths"):
        Vector((1, 2)).read("1 2; 3")


def test_numpy_values_are_kept_plain():
    answer = Matrix(np.array([[1, 2], [3, 4]]))
    assert answer.expected == ((1, 2), (3, 4))
    assert type(answer.expected[0][0]) is int
    assert Vector(np.array([[1], [2]])).expected == (1, 2)


def test_hints_say_the_form_and_the_freedom():
    assert Vector((1, 2), equal="multiple").hint_of_form() == "a vector such as (1, -2); any multiple will do"
    assert "row by row" in Matrix(((1,),)).hint_of_form()
    assert "commas" in Vectors(((1, 2),)).hint_of_form()


def test_what_was_typed_is_shown_as_a_column():
    assert Vector((1, 2)).read("[[1], [1/2]]").tex == r"\begin{bmatrix} 1 \\[5pt] \frac{1}{2} \end{bmatrix}"
    assert Vectors(((1, 2),)).show(((1, 2), (3, 4))).count("bmatrix") == 4
