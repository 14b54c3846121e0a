"""How the records of linear algebra print: whole while small, by shapes when large; equal only to themselves."""

import numpy as np
import pytest

from fullrank.maths import (
    Links,
    Moments,
    diagonalise,
    eigen_2x2,
    gram_schmidt,
    kkt,
    lagrange,
    least_squares,
    lu,
    qr,
    qr_iteration,
    quadratic_approximation,
    row_echelon,
    svd,
    symmetric_eigenpairs,
)

SMALL = np.array([[4.0, 1.0], [2.0, 3.0]])
RECORDS = {
    "LU": lu,
    "QR": qr,
    "RowEchelon": row_echelon,
    "GramSchmidt": gram_schmidt,
    "SingularValues": svd,
    "SymmetricEigenpairs": lambda A: symmetric_eigenpairs(A + A.T),
    "Schur": lambda A: qr_iteration(A).value,
    "Diagonal": diagonalise,
    "LeastSquares": lambda A: least_squares(A, A[:, 0] + 1),
    "Moments": Moments.of,
    "Links": lambda A: Links.read(np.nonzero(np.abs(A) > 1.5)),
    "QuadraticApproximation": lambda A: quadratic_approximation(lambda x: x @ A @ x, A[0]),
    "LagrangePoint": lambda A: lagrange(lambda x: x @ x, lambda x: x.sum() - 1, A[0]).value,
    "KktPoint": lambda A: kkt(lambda x: x @ x, None, lambda x: 1 - x.sum(), A[0]).value,
}
FACTORS = ["LU", "QR", "RowEchelon", "GramSchmidt", "SingularValues", "SymmetricEigenpairs", "Schur", "Diagonal"]


def large(n):
    return np.random.default_rng(1).standard_normal((n, n)) + 5 * np.eye(n)


@pytest.mark.parametrize("name", RECORDS)
def test_a_large_record_prints_its_name_and_shapes_in_a_few_lines(name):
    text = repr(RECORDS[name](large(30)))
    assert text.startswith(name + ": ")
    assert len(text) < 700
    assert len(text.splitlines()) < 16
    if name in FACTORS:
        assert "30" in text.splitlines()[0]
        assert "(30, 30)" in text


@pytest.mark.parametrize("name", RECORDS)
def test_no_record_grows_with_its_matrix(name):
    assert len(repr(RECORDS[name](large(60)))) < len(repr(RECORDS[name](large(20)))) + 90


@pytest.mark.parametrize("name", RECORDS)
def test_records_are_equal_only_to_themselves(name):
    first, second = RECORDS[name](SMALL), RECORDS[name](SMALL)
    assert first == first
    assert first != second
    assert len({first, second}) == 2


def test_a_small_record_prints_its_matrices():
    assert repr(lu([[1, 2], [4, 4]])) == (
        "LU: 2 by 2, sign -1, condition about 12\n"
        "  L      [[1.  , 0.  ],\n"
        "          [0.25, 1.  ]]\n"
        "  U      [[4., 4.],\n"
        "          [0., 1.]]\n"
        "  order  [1, 0]"
    )
    assert repr(eigen_2x2([[1, 1], [0, 1]])) == (
        "Eigenpairs: 2 eigenvalues, directions 'one'\n  values   [1., 1.]\n  vectors  [[1.],\n            [0.]]"
    )


def test_long_rows_of_numbers_show_their_ends():
    assert "\n  s  (9,) 2, 1, 1, …, 1\n" in repr(svd(np.diag([2.0] + [1.0] * 8)))
    assert "  order    (30,) 0, 1, 2, …, 29" in repr(qr(large(30)))


def test_what_is_empty_prints_too():
    assert "rank 0" in repr(gram_schmidt(np.zeros((3, 2))))
    assert "(3, 0)" in repr(gram_schmidt(np.zeros((3, 2))))


def test_the_moments_of_nothing_print_too():
    assert repr(Moments.none(3)) == "Moments: 0 samples of 3 numbers"
    assert repr(Moments.of([[4.0]])).startswith("Moments: 1 sample of 1 number\n  mean      [4.]\n  variance  [0.]\n")


def test_links_say_how_many_pages_lead_nowhere():
    assert repr(Links.read(([0, 0, 1], [1, 2, 0]))).startswith("Links: 3 pages, 3 links, 1 page without any\n")
    assert "2 pages, 1 link, " in repr(Links.read(([0], [1])))
