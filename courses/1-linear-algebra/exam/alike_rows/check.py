"""What must hold of alike_rows."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def table(draw, least=1):
    m, n = draw.integer(least, 3), draw.integer(1, 3)
    return (np.array([draw.nonzero_vector(n) for _ in range(m)]),)


def of_length_one(draw):
    """Rows along axes, so that their dot products are cosines already."""
    n = draw.integer(1, 3)
    return (
        np.array([draw.choice((1.0, -1.0)) * np.eye(n)[draw.integer(0, n - 1)] for _ in range(draw.integer(1, 3))]),
    )


def wide(draw):
    """More columns than rows."""
    m, more = draw.integer(1, 2), draw.integer(1, 2)
    return (np.array([draw.nonzero_vector(m + more) for _ in range(m)]),)


def with_a_zero_row(draw):
    (X,) = table(draw)
    X[draw.integer(0, len(X) - 1)] = 0
    return (X,)


def cosines(X):
    """Entry by entry, from the definition."""
    C = np.zeros((len(X), len(X)))
    for i, u in enumerate(X):
        for j, v in enumerate(X):
            if u.any() and v.any():
                C[i, j] = float(np.dot(u, v)) / (float(np.dot(u, u)) ** 0.5 * float(np.dot(v, v)) ** 0.5)
    return C


def see_cosines(alike_rows, X, words):
    close(shape_is(alike_rows(X), (len(X), len(X)), "The matrix of cosines"), cosines(X), words)


@check(inputs=wide, says="There is a row and a column for every row of `X`.", always=[(np.array([[1.0, 0.0]]),)])
def a_row_for_every_row(alike_rows, X):
    shape_is(alike_rows(X), (len(X), len(X)), "The matrix of cosines")


@check(inputs=of_length_one, says="For rows of length one the cosines are the dot products.")
def dot_products_of_units(alike_rows, X):
    see_cosines(alike_rows, X, "All rows have length one, so these should be their dot products.")


@check(inputs=table, says="Every row has the cosine 1 with itself.", always=[(np.array([[2.0]]),)])
def one_with_itself(alike_rows, X):
    C = shape_is(alike_rows(X), (len(X), len(X)), "The matrix of cosines")
    must(
        np.allclose(np.diag(C), 1),
        "A row and itself enclose no angle, so the diagonal holds 1.",
        got=C,
        expected=cosines(X),
    )


@check(inputs=with_a_zero_row, says="A row of zeros has the cosine 0 with every row.", always=[(np.zeros((1, 2)),)])
def nothing_with_zeros(alike_rows, X):
    see_cosines(alike_rows, X, "A row of zeros has no direction: its cosines are 0.")


@check(inputs=lambda draw: table(draw, least=2), says="Every entry is the cosine of the angle between two rows.")
def every_cosine(alike_rows, X):
    see_cosines(alike_rows, X, "These are not the cosines.")


@check(inputs=table, says="`X` is left as it was.", count=30)
def arguments_stay(alike_rows, X):
    keeps_arguments(alike_rows, X)
