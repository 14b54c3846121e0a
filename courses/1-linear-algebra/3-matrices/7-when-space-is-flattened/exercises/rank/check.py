"""What must hold of rank."""

import numpy as np

from fullrank.checks import Fail, check, keeps_arguments, must, number_is

SHAPES = ((2, 2), (3, 3), (2, 4), (4, 2), (3, 4), (4, 3), (1, 3), (3, 1), (2, 5))


def made(draw, shapes=SHAPES):
    """A matrix whose rank is known, because it is put together from that many directions."""
    m, n = draw.choice(shapes)
    r = draw.integer(1, min(m, n))
    A = draw.matrix(m, r, low=-2, high=2) @ draw.matrix(r, n, low=-2, high=2)
    stretches = np.linalg.svd(A, compute_uv=False)
    draw.guard(stretches[r - 1] > 1e-3 * stretches[0] > 0)
    return A, r


def plain(draw):
    return made(draw)


def in_tenths(draw):
    """As a machine has it: tenths, thirds and sevenths, so that no pivot cancels exactly."""
    m, n = draw.choice(((2, 2), (3, 3), (3, 4), (4, 3)))
    A, r = made(draw, ((m - 1, n),))
    weights = np.array([draw.choice((0.3, 0.7, 1.1, -0.2)) for _ in range(m - 1)])
    A = A / draw.choice((10, 3, 7))
    return np.vstack([A, weights @ A])[[*range(1, m), 0]], r


def flat_step(draw):
    """The second column is a multiple of the first, and something new comes after it."""
    m = draw.choice((3, 2, 4))
    first = draw.nonzero_vector(m)
    third = draw.nonzero_vector(m)
    A = np.column_stack([first, draw.choice((2, -1, 0)) * first, third])
    draw.guard(np.linalg.cond(A[:, [0, 2]]) < 50)
    return A, 2


def empty_first_column(draw):
    A, r = made(draw, ((2, 2), (3, 2), (2, 3), (3, 3)))
    return np.column_stack([np.zeros(len(A)), A]), r


def scaled(draw):
    A, r = made(draw)
    return A * draw.choice((1e-7, 1e-11, 1e6, 3e9)), r


def whole_numbers(draw):
    A, r = made(draw)
    draw.guard(np.array_equal(A, np.round(A)))
    return A.astype(int), r


def count_of(rank, A):
    got = rank(A)
    number = number_is(got, "The rank")
    if number != round(number):
        raise Fail("The rank must be a whole number.", code="kind", got=got)
    return int(number)


def says(rank, A, expected, words):
    got = count_of(rank, A)
    must(got == expected, words, got=got, expected=expected)


WORDS = "This matrix leaves another number of directions."


@check(
    inputs=plain,
    says="The rank is the number of directions that are left, for a matrix of any shape.",
    always=[
        (np.array([[5.0]]), 1),
        (np.array([[0.0]]), 0),
        (np.zeros((2, 3)), 0),
        (np.eye(3), 3),
        (np.array([[1.0, 2.0], [2.0, 4.0]]), 1),
        (np.array([[0.0, 1.0], [1.0, 0.0]]), 2),
    ],
)
def pivots_are_counted(rank, A, r):
    says(rank, A, r, WORDS)


@check(
    inputs=in_tenths,
    says="What rounding leaves of a pivot does not count as one.",
    always=[(np.array([[0.7, 0.4], [2.1, 1.2]]), 1), (np.array([[0.1, 0.2, 0.3], [0.3, 0.6, 0.9]]), 1)],
)
def crumbs_of_rounding_do_not_count(rank, A, r):
    says(rank, A, r, "One row is a combination of the others, but for rounding.")


@check(
    inputs=flat_step,
    says="A column without a pivot does not end the staircase: the same row waits for the next column.",
    always=[(np.array([[1.0, 2.0, 1.0], [2.0, 4.0, 3.0], [3.0, 6.0, 4.0]]), 2)],
)
def the_staircase_goes_on_after_a_flat_step(rank, A, r):
    says(rank, A, r, "The second column brings nothing new, and the third does.")


@check(
    inputs=empty_first_column,
    says="A first column of zeros is no end either.",
    always=[(np.array([[0.0, 1.0], [0.0, 2.0]]), 1)],
)
def an_empty_first_column_is_passed(rank, A, r):
    says(rank, A, r, WORDS)


@check(inputs=scaled, says="A copy of any size has the same rank.", always=[(1e-12 * np.eye(2), 2)])
def size_does_not_matter(rank, A, r):
    says(rank, A, r, "The matrix is only small or large as a whole.")


@check(inputs=plain, says="Rows and columns have the same rank.", count=60)
def the_transpose_has_the_same_rank(rank, A, r):
    says(rank, A.T.copy(), r, WORDS)


@check(inputs=whole_numbers, says="Whole numbers are taken as well.", always=[(np.array([[2, 1], [1, 1]]), 2)])
def whole_numbers_are_taken(rank, A, r):
    says(rank, A, r, WORDS)


@check(inputs=plain, says="`A` is left as it was.", count=30)
def arguments_stay(rank, A, r):
    keeps_arguments(rank, A)
