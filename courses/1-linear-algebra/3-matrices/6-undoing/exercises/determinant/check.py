"""What must hold of determinant."""

import numpy as np

from fullrank.checks import check, is_near, keeps_arguments, must, number_is


def any_matrix(draw):
    n = draw.choice((1, 2, 2, 3, 3, 4))
    return (draw.matrix(n, n),)


def two_by_two(draw):
    return (draw.matrix(2, 2),)


def one_by_one(draw):
    return (draw.matrix(1, 1, low=-9, high=9),)


def triangle(draw):
    n = draw.choice((2, 3, 3, 4))
    return (np.triu(draw.matrix(n, n)),)


def zero_in_the_way(draw):
    (A,) = any_matrix(draw)
    draw.guard(len(A) > 1)
    A[0, 0] = 0
    if len(A) == 3 and draw.choice((False, True)):
        A[0, 0], A[1, :2] = 1, draw.choice((1, 2)) * np.array([1.0, A[0, 1]])
    return (A,)


def singular(draw):
    n = draw.choice((2, 2, 3, 3))
    A = draw.matrix(n, n) * draw.choice((1, 1, 0.1, 1 / 3))
    i = draw.integer(0, n - 1)
    A[i] = A[(i + 1) % n] * draw.choice((1, 0.3, -2, 0))
    return (A,)


def with_factor(draw):
    n = draw.choice((2, 2, 3))
    return draw.matrix(n, n), draw.choice((2, -1, 3, -2, 0.5))


def two_moves(draw):
    n = draw.choice((2, 2, 3))
    return draw.matrix(n, n), draw.matrix(n, n)


def rows_to_exchange(draw):
    n = draw.choice((2, 3, 3, 4))
    i = draw.integer(0, n - 1)
    return draw.matrix(n, n), i, (i + draw.integer(1, n - 1)) % n


def whole(draw):
    n = draw.choice((1, 2, 3))
    return (np.array([[draw.integer(-5, 5) for _ in range(n)] for _ in range(n)]),)


def room(A):
    """What rounding may leave: small beside the product of the lengths of the rows."""
    return 1e-9 * float(np.prod(np.linalg.norm(A, axis=1))) + 1e-12


def see(got, expected, A, words):
    must(is_near(got, expected, relative=1e-7, absolute=room(A)), words, got=got, expected=expected)


@check(
    inputs=two_by_two,
    says="For two rows the determinant is $ad - bc$.",
    always=[(np.array([[1.0, 0.0], [0.0, 1.0]]),), (np.array([[0.0, 1.0], [1.0, 0.0]]),)],
)
def two_rows_follow_the_formula(determinant, A):
    (a, b), (c, d) = A
    see(number_is(determinant(A)), a * d - b * c, A, "This is not ad - bc.")


@check(inputs=one_by_one, says="The determinant of a single number is that number.", count=20)
def one_number_is_its_own(determinant, A):
    see(number_is(determinant(A)), A[0, 0], A, "A single number is its own determinant.")


@check(inputs=triangle, says="With zeros below the diagonal the determinant is the product of the diagonal.")
def a_triangle_gives_its_diagonal(determinant, A):
    see(number_is(determinant(A)), np.prod(np.diag(A)), A, "Here the product of the diagonal is the determinant.")


@check(inputs=rows_to_exchange, says="Exchanging two rows turns the sign.")
def an_exchange_turns_the_sign(determinant, A, i, j):
    B = A.copy()
    B[[i, j]] = B[[j, i]]
    words = f"With rows {i} and {j} exchanged the determinant should change its sign and nothing else."
    see(number_is(determinant(B)), -number_is(determinant(A)), A, words)


@check(inputs=with_factor, says="Multiplying a whole matrix by $k$ multiplies the determinant by $k^n$.")
def a_factor_counts_in_every_row(determinant, A, k):
    words = f"For {k:g} times the matrix the determinant should be {k ** len(A):g} times as large."
    see(number_is(determinant(k * A)), k ** len(A) * number_is(determinant(A)), k * A, words)


@check(inputs=two_moves, says="One move after another multiplies their factors: $\\det(AB) = \\det A \\cdot \\det B$.")
def factors_multiply(determinant, A, B):
    first, second, both = (number_is(determinant(M)) for M in (A, B, A @ B))
    allowed = 1e-9 * float(np.prod(np.linalg.norm(A, axis=1)) * np.linalg.norm(B) ** len(A)) + 1e-12
    must(
        is_near(both, first * second, relative=1e-7, absolute=allowed),
        "The determinant of A @ B should be the product of the two.",
        got=both,
        expected=first * second,
    )


@check(
    inputs=zero_in_the_way,
    says="A zero in a pivot's place is not the end: another row is brought there, and the sign turns.",
    always=[(np.array([[0.0, 2.0], [3.0, 7.0]]),)],
)
def a_zero_is_no_pivot(determinant, A):
    see(number_is(determinant(A)), np.linalg.det(A), A, "This is not the determinant.")


@check(inputs=singular, says="A singular matrix has determinant 0, but for rounding.", always=[(np.zeros((2, 2)),)])
def singular_matrices_have_zero(determinant, A):
    see(number_is(determinant(A)), 0.0, A, "This matrix flattens space: its determinant is 0.")


@check(
    inputs=whole,
    says="Whole numbers of an integer dtype, and a matrix without rows, work as well.",
    always=[(np.zeros((0, 0)),)],
)
def whole_numbers_and_nothing_work(determinant, A):
    see(number_is(determinant(A)), np.linalg.det(A), A, "This is not the determinant.")


@check(inputs=any_matrix, says="`A` is left as it was.", count=30)
def arguments_stay(determinant, A):
    keeps_arguments(determinant, A)
