"""QR: NumPy's factors up to sign, exactness, and refusals."""

import numpy as np
import pytest
import sympy

from fullrank.derivations import qr


def test_it_agrees_with_numpy_up_to_the_signs_of_the_diagonal(random_matrix, array):
    tried = 0
    for rows, columns in ((1, 1), (2, 1), (2, 2), (3, 2), (3, 3), (4, 2)) * 4:
        A = random_matrix(rows, columns, size=3)
        if np.linalg.matrix_rank(np.array(A, float)) < columns:
            continue
        tried += 1
        Q, R = (array(part).real for part in qr(A).result)
        theirs, upper = np.linalg.qr(np.array(A, float))
        signs = np.sign(np.diag(upper))
        assert np.allclose(Q, theirs * signs) and np.allclose(R, (upper.T * signs).T)
        assert (np.diag(R) > 0).all() and np.allclose(np.tril(R, -1), 0)
    assert tried > 15


def test_the_product_is_the_matrix_exactly(sound):
    work = qr(((1, 1), (2, 0), (2, 1)))
    Q, R = (sympy.Matrix(part) for part in work.result)
    assert (Q * R).tolist() == [[1, 1], [2, 0], [2, 1]]
    assert sound(work) >= 2
    assert qr(((1, 1), (1, 0))).result[1][0][0] == sympy.sqrt(2)


def test_scaling_a_column_scales_a_column_of_the_triangle_only():
    one, five = qr(((3, 1), (4, 2))).result, qr(((15, 1), (20, 2))).result
    assert one[0] == five[0]
    assert five[1][0][0] == 5 * one[1][0][0] and five[1][0][1] == one[1][0][1]


@pytest.mark.parametrize(
    "A", [((2,),), ((-3,),), ((0, 1), (1, 0)), ((1, 2, 0), (0, 1, 1), (1, 0, 1)), ((1,), (1,), (1,))]
)
def test_awkward_matrices_are_worked_soundly(A, sound):
    assert sound(qr(A)) >= 1


@pytest.mark.parametrize(
    ("A", "words"),
    [
        (((1, 2), (2, 4)), "Column 2 of A depends"),
        (((0, 1), (0, 1)), "Column 1 of A depends"),
        (((1, 2, 3), (4, 5, 6)), "Column 3 of A depends"),
        ("12", "A is '12'"),
        (((1,) * 5,), "between 1 and 4"),
    ],
)
def test_dependent_columns_are_refused(A, words):
    with pytest.raises(ValueError, match=words):
        qr(A)
