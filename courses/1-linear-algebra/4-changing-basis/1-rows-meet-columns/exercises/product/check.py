"""What must hold of product."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, refuses, shape_is


def that_fit(draw, most=3):
    m, n, p = (draw.integer(1, most) for _ in range(3))
    return filled(draw, m, n), filled(draw, n, p)


def filled(draw, rows, columns):
    """A matrix in which not everything is zero: a counterexample of zeros shows nothing."""
    M = draw.matrix(rows, columns)
    draw.guard(np.any(M))
    return M


def column_and_row(draw):
    return filled(draw, draw.integer(2, 4), 1), filled(draw, 1, draw.integer(2, 4))


def row_and_column(draw):
    n = draw.integer(1, 5)
    return draw.matrix(1, n), draw.matrix(n, 1)


def that_do_not_fit(draw):
    m, n, rows, p = (draw.integer(1, 3) for _ in range(4))
    draw.guard(n != rows)
    return filled(draw, m, n), filled(draw, rows, p)


def whole_and_halves(draw):
    """Whole numbers kept as such on one side, halves on the other: the result has halves."""
    m, n, p = (draw.integer(1, 3) for _ in range(3))
    whole = np.array([draw.integer(-3, 3) for _ in range(m * n)]).reshape(m, n)
    return whole, draw.matrix(n, p, low=-4, high=4) / 2


def by_columns(A, B):
    """Each column of the product is a combination of the columns of A: another order of the same sums."""
    return np.array([sum(weight * column for weight, column in zip(b, A.T, strict=True)) for b in B.T]).T.reshape(
        A.shape[0], B.shape[1]
    )


def see(product, A, B, words):
    expected = by_columns(A.astype(float), B.astype(float))
    close(shape_is(product(A, B), expected.shape, "The product"), expected, words)


@check(
    inputs=that_fit,
    says="The entry in row $i$ and column $k$ is row $i$ of $A$ times column $k$ of $B$.",
    always=[
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [0.0, 2.0]])),
        (np.array([[1.0, 2.0, 3.0]]), np.array([[1.0], [0.0], [2.0]])),
        (np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]]), np.array([[2.0], [1.0], [4.0]])),
    ],
)
def each_entry_is_a_row_times_a_column(product, A, B):
    see(product, A, B, "An entry is not the sum of products of its row and its column.")


@check(inputs=row_and_column, says="A row times a column is a matrix with a single entry, their dot product.")
def a_row_times_a_column_is_one_entry(product, A, B):
    see(product, A, B, "A row times a column has one entry: the sum of the products.")


@check(inputs=column_and_row, says="A column times a row is a whole table: every product of one number with another.")
def a_column_times_a_row_is_a_table(product, A, B):
    see(product, A, B, "Each entry is one number of the column times one number of the row.")


@check(
    inputs=that_fit,
    says="Flipped, the factors change places: $(AB)^{\\mathsf T} = B^{\\mathsf T} A^{\\mathsf T}$.",
    count=40,
)
def the_flip_exchanges_the_factors(product, A, B):
    m, p = A.shape[0], B.shape[1]
    one = shape_is(product(A, B), (m, p), "The product")
    other = shape_is(product(B.T.copy(), A.T.copy()), (p, m), "The product of the transposes")
    close(other.T, one, "The product of the flipped matrices, flipped back, is another one.")


@check(
    inputs=whole_and_halves,
    says="Where one matrix holds whole numbers and the other halves, the halves of the result are kept.",
    count=40,
    always=[(np.array([[1, 1]]), np.array([[0.5], [2.0]]))],
)
def halves_are_kept(product, A, B):
    see(product, A, B, "The halves of the result are lost.")


@check(
    inputs=that_do_not_fit,
    says="Where a row of $A$ and a column of $B$ differ in length, a `ValueError` names both shapes.",
    slip="silent-refusal",
    count=60,
)
def what_does_not_fit_is_refused_in_words(product, A, B):
    sizes = sorted({*A.shape, *B.shape})
    refuses(product, A, B, naming=sizes, why=f"Shapes {A.shape} and {B.shape} do not fit.")


@check(inputs=that_fit, says="`A` and `B` are left as they were.", count=30)
def arguments_stay(product, A, B):
    keeps_arguments(product, A, B)
