"""What must hold of inverse_and_determinant."""

import numpy as np

from fullrank.checks import check, close, is_near, keeps_arguments, must, number_is, parts_of, shape_is


def in_order(draw, sizes=(2, 2, 3)):
    """A matrix whose largest candidates for a pivot stand in their places already."""
    n = draw.choice(sizes)
    halves = [draw.choice((0.5, -0.5, 0.0)) for _ in range(n * n)]
    L = np.eye(n) + np.tril(np.reshape(halves, (n, n)), -1)
    U = np.triu(draw.matrix(n, n))
    A = L @ U
    draw.guard(np.abs(np.diag(U)).min() > 0 and np.linalg.cond(A) < 200)
    return (A,)


def exchanged(draw):
    (A,) = in_order(draw)
    i = draw.integer(0, len(A) - 1)
    j = (i + draw.integer(1, len(A) - 1)) % len(A)
    A[[i, j]] = A[[j, i]]
    return (A,)


def in_a_circle(draw):
    (A,) = in_order(draw, sizes=(3,))
    return (A[list(draw.choice(((1, 2, 0), (2, 0, 1))))],)


def regular(draw):
    n = draw.choice((1, 2, 2, 3))
    A = draw.matrix(n, n)
    draw.guard(np.linalg.cond(A) < 200)
    return (A,)


def singular(draw):
    n = draw.choice((1, 2, 2, 3))
    A = draw.matrix(n, n)
    i = draw.integer(0, n - 1)
    A[i] = 0 if n == 1 else A[(i + 1) % n] * draw.choice((1, 2, -1, 0))
    return (A,)


def rounded_singular(draw):
    """Singular by construction, in tenths, so that a pivot comes out as rounding instead of zero."""
    n = draw.choice((2, 3, 3))
    A = draw.matrix(n, n, low=1, high=9) * draw.choice((0.1, 1 / 3, 0.7))
    A[n - 1] = sum(draw.choice((1, 3, -2)) * draw.choice((0.1, 1 / 7, 0.3)) * line for line in A[: n - 1])
    draw.guard(np.linalg.matrix_rank(A, tol=1e-6) == n - 1)
    return (A,)


def other_units(draw):
    (A,) = regular(draw)
    return (A * draw.choice((1e-9, 1e-6, 1e8)),)


def whole(draw):
    n = draw.choice((1, 2, 2, 3))
    A = np.array([[draw.integer(-4, 4) for _ in range(n)] for _ in range(n)])
    draw.guard(np.linalg.cond(A) < 200)
    return (A,)


def both(inverse_and_determinant, A):
    return parts_of(inverse_and_determinant(A), 2, "the inverse and the determinant")


def see_inverse(X, A):
    must(X is not None, "This matrix is not singular: it has an inverse.", got=X, expected=np.linalg.inv(A))
    size = np.abs(A).max()
    found = shape_is(X, A.shape, "The inverse")
    close(found * size, np.linalg.inv(A / size), "This matrix does not undo A.")


def see_determinant(d, A):
    size, found = np.abs(A).max() ** len(A), number_is(d, "The determinant")
    expected = np.linalg.det(A / np.abs(A).max())
    words = "This is not the determinant of A."
    must(is_near(found / size, expected, relative=1e-7), words, got=found, expected=expected * size)


def see_singular(inverse_and_determinant, A, words):
    X, d = both(inverse_and_determinant, A)
    must(X is None, words, got=X, expected=None)
    must(number_is(d, "The determinant") == 0, "With None for the inverse goes 0.0.", got=d, expected=0.0)


@check(
    inputs=in_order,
    says="Where no rows change places, the way down through `L` and up through `U` gives the inverse.",
    always=[(np.array([[4.0, 2.0], [2.0, 4.0]]),)],
)
def down_and_up_gives_the_inverse(inverse_and_determinant, A):
    see_inverse(both(inverse_and_determinant, A)[0], A)


@check(
    inputs=in_order,
    says="Where no rows change places, the determinant is the product of the diagonal of `U`.",
    always=[(np.array([[4.0, 2.0], [2.0, 4.0]]),)],
)
def the_diagonal_gives_the_determinant(inverse_and_determinant, A):
    see_determinant(both(inverse_and_determinant, A)[1], A)


@check(
    inputs=exchanged,
    says="Exchanged rows exchange the right sides too: $LUX = P$.",
    always=[(np.array([[0.0, 2.0], [4.0, 2.0]]),)],
)
def exchanges_reach_the_right_side(inverse_and_determinant, A):
    see_inverse(both(inverse_and_determinant, A)[0], A)


@check(
    inputs=exchanged,
    says="An exchange of two rows turns the sign of the determinant.",
    always=[(np.array([[0.0, 2.0], [4.0, 2.0]]),)],
)
def an_exchange_turns_the_sign(inverse_and_determinant, A):
    see_determinant(both(inverse_and_determinant, A)[1], A)


@check(
    inputs=in_a_circle,
    says="Three rows that go round in a circle take two exchanges.",
    always=[(np.eye(3)[[1, 2, 0]],)],
)
def a_circle_takes_two_exchanges(inverse_and_determinant, A):
    X, d = both(inverse_and_determinant, A)
    see_inverse(X, A)
    see_determinant(d, A)


@check(
    inputs=singular,
    says="A singular matrix has no inverse, and its determinant is 0: the answer is `None, 0.0`.",
    always=[(np.array([[1.0, 2.0], [2.0, 4.0]]),), (np.zeros((2, 2)),), (np.zeros((1, 1)),)],
)
def singular_matrices_have_none(inverse_and_determinant, A):
    see_singular(inverse_and_determinant, A, "This matrix is singular, so there is no inverse.")


@check(inputs=rounded_singular, says="A singular matrix is found even where rounding leaves a tiny number as pivot.")
def rounding_hides_no_singular_matrix(inverse_and_determinant, A):
    see_singular(inverse_and_determinant, A, "The rows of this matrix depend on each other, so there is no inverse.")


@check(inputs=other_units, says="In other units both answers are as before, with their units.", count=40)
def units_do_not_matter(inverse_and_determinant, A):
    X, d = both(inverse_and_determinant, A)
    see_inverse(X, A)
    see_determinant(d, A)


@check(inputs=whole, says="Whole numbers of an integer dtype are treated like any others.", count=40)
def whole_numbers_work(inverse_and_determinant, A):
    X, d = both(inverse_and_determinant, A)
    see_inverse(X, A)
    see_determinant(d, A)


@check(inputs=regular, says="`A` is left as it was.", count=30)
def arguments_stay(inverse_and_determinant, A):
    keeps_arguments(inverse_and_determinant, A)
