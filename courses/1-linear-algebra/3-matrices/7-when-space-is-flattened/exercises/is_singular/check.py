"""What must hold of is_singular."""

import numpy as np

from fullrank.checks import Fail, check, keeps_arguments, must


def whole(draw):
    """An invertible matrix, well away from flat."""
    n = draw.choice((2, 3, 1, 4))
    A = draw.matrix(n, n)
    draw.guard(safely_whole(A))
    return (A,)


def safely_whole(A):
    stretches = np.linalg.svd(A, compute_uv=False)
    return stretches[-1] > 1e-4 * stretches[0] > 0


def flat(draw):
    """A matrix with a row or a column that is a combination of others, entered in tenths or thirds, as a machine has it."""
    n = draw.choice((2, 3, 4))
    A = draw.matrix(n, n) / draw.choice((1, 10, 3, 7))
    k = draw.integer(0, n - 1)
    weights = np.array([draw.choice((0.3, 3.0, -1.0, 0.7, 0.0)) for _ in range(n)])
    weights[k] = 0
    A[k] = weights @ A
    return (A.T.copy() if draw.choice((False, True)) else A,)


def scaled_flat(draw):
    (A,) = flat(draw)
    return (A * draw.choice((1e6, 1e-6, 3e8, 7e-9)),)


def scaled_whole(draw):
    (A,) = whole(draw)
    return (A * draw.choice((1e-6, 1e-9, 1e6, 3e8)),)


def with_zeros(draw):
    """An invertible matrix with zeros in it, also on the diagonal."""
    n = draw.choice((2, 3, 4))
    order = draw.different(n, low=0, high=n - 1)
    A = np.zeros((n, n))
    for i, j in enumerate(order):
        A[i, j] = draw.choice((1, -2, 3))
    if draw.choice((False, True)):
        A[order.index(0)] += draw.choice((1, -1)) * A[order.index(n - 1)]
    draw.guard(safely_whole(A))
    return (A,)


def integers(draw):
    n = draw.choice((2, 3))
    A = np.array([[draw.integer(-5, 5) for _ in range(n)] for _ in range(n)])
    size = abs(round(float(np.linalg.det(A))))
    draw.guard(size == 0 or safely_whole(A))
    return A, size == 0


def flat_or_whole(draw):
    made, answer = draw.choice(((flat, True), (whole, False)))
    (A,) = made(draw)
    return A, answer


def says(is_singular, A, expected, words):
    got = is_singular(A)
    if not isinstance(got, (bool, np.bool_)):
        raise Fail("The answer must be True or False.", code="kind", got=got, expected=expected)
    must(bool(got) == expected, words, got=bool(got), expected=expected)


FLAT = "One row or column is a combination of the others, but for rounding, so the answer must be True."
WHOLE = "No direction is lost, so the answer must be False."


@check(
    inputs=flat,
    says="A matrix with a dependent row or column is singular, whatever rounding has left of its last pivot.",
    always=[
        (np.array([[0.7, 0.4], [2.1, 1.2]]),),
        (np.array([[1.0, 2.0], [2.0, 4.0]]),),
        (np.array([[0.0]]),),
        (np.zeros((2, 2)),),
        (np.array([[1.1, 0.3], [3.3, 0.9]]),),
    ],
)
def a_flat_matrix_is_found(is_singular, A):
    says(is_singular, A, True, FLAT)


@check(
    inputs=whole, says="A matrix that loses no direction is not singular.", always=[(np.array([[5.0]]),), (np.eye(2),)]
)
def a_whole_matrix_is_left_alone(is_singular, A):
    says(is_singular, A, False, WHOLE)


@check(
    inputs=with_zeros,
    says="Zeros inside a matrix do not make it singular, not even on the diagonal: exchange rows.",
    always=[(np.array([[0.0, 1.0], [1.0, 0.0]]),), (np.array([[0.0, 2.0], [3.0, 1.0]]),)],
)
def zeros_inside_do_no_harm(is_singular, A):
    says(is_singular, A, False, WHOLE)


@check(
    inputs=scaled_whole,
    says="A small determinant is not a flat matrix: what counts is the pivot relative to the matrix.",
    always=[(0.1 * np.eye(10),), (1e-6 * np.eye(2),)],
)
def a_small_matrix_is_not_flat(is_singular, A):
    says(
        is_singular,
        A,
        False,
        "No direction is lost; the matrix is only small or large as a whole. The answer must be False.",
    )


@check(inputs=scaled_flat, says="A flat matrix stays flat when it is made a million times larger or smaller.")
def a_large_copy_is_as_flat(is_singular, A):
    says(is_singular, A, True, FLAT)


@check(
    inputs=integers,
    says="Whole numbers are taken as well.",
    always=[
        (np.array([[2, 1], [1, 1]]), False),
        (np.array([[2, 4], [3, 6]]), True),
        (np.array([[3, 2], [2, 1]]), False),
    ],
)
def whole_numbers_are_taken(is_singular, A, singular):
    says(is_singular, A, singular, FLAT if singular else WHOLE)


@check(inputs=flat_or_whole, says="The order of the rows makes no difference.")
def the_order_of_rows_is_irrelevant(is_singular, A, singular):
    says(is_singular, A[::-1].copy(), singular, FLAT if singular else WHOLE)


@check(inputs=whole, says="`A` is left as it was.", count=30)
def arguments_stay(is_singular, A):
    keeps_arguments(is_singular, A)
