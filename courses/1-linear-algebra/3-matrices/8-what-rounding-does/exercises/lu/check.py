"""What must hold of lu."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, parts_of, shape_is


def square(draw):
    n = draw.choice((2, 3, 3, 1))
    A = draw.matrix(n, n)
    draw.guard(np.linalg.cond(A) < 1e3)
    return (A,)


def needs_an_exchange(draw):
    """The first entry is zero, or tiny, and the matrix is not singular."""
    n = draw.choice((2, 3))
    A = draw.matrix(n, n)
    A[0, 0] = draw.choice((0.0, 1e-20, -1e-17))
    draw.guard(np.linalg.cond(A) < 1e3)
    return (A,)


def exchanges_late(draw):
    """Rows are exchanged after the first column: the second pivot is zero unless they are."""
    A = draw.matrix(3, 3)
    A[0, 0] = draw.choice((4.0, -5.0))
    A[1] = A[1, 0] / A[0, 0] * A[0]
    A[1, 2] += draw.choice((1, -2))
    draw.guard(abs(A[1, 0]) > 0 and np.linalg.cond(A) < 1e3)
    return (A,)


def singular(draw):
    n = draw.choice((2, 3))
    A = draw.matrix(n, n)
    A[:, draw.integer(0, n - 1)] = 0
    return (A,)


def whole_numbers(draw):
    n = draw.choice((2, 3))
    A = np.array([[draw.integer(-5, 5) for _ in range(n)] for _ in range(n)])
    return (A,)


def factors(lu, A):
    P, L, U = parts_of(lu(A), 3, "P, L and U")
    return tuple(shape_is(part, A.shape, name) for part, name in ((P, "P"), (L, "L"), (U, "U")))


def multiply_back(lu, A, words):
    P, L, U = factors(lu, A)
    close(L @ U, P @ A, words)


@check(
    inputs=square,
    says="`U` is upper triangular: zeros below its diagonal.",
    always=[(np.array([[2.0]]),), (np.array([[1.0, 2.0], [3.0, 4.0]]),)],
)
def u_is_upper(lu, A):
    _, _, U = factors(lu, A)
    close(np.tril(U, -1), np.zeros(A.shape), "There is something below the diagonal of U.")


@check(inputs=square, says="`L` is lower triangular with ones on its diagonal.")
def l_is_lower_with_ones(lu, A):
    _, L, _ = factors(lu, A)
    close(np.triu(L), np.eye(len(A)), "L must have ones on its diagonal and zeros above it.")


@check(inputs=square, says="`P` is the identity with its rows exchanged.")
def p_is_a_permutation(lu, A):
    P, _, _ = factors(lu, A)
    ones = np.ones(len(A))
    fits = np.all((P == 0) | (P == 1)) and np.all(P.sum(axis=0) == ones) and np.all(P.sum(axis=1) == ones)
    must(fits, "P must hold a single 1 in each row and in each column, and zeros elsewhere.", got=P)


@check(
    inputs=square,
    says="The product of `L` and `U` is `A` with its rows in the order of `P`: $PA = LU$.",
    always=[(np.array([[2.0, 1.0], [1.0, 3.0]]),), (np.array([[1.0, 2.0], [3.0, 4.0]]),)],
)
def the_factors_multiply_back(lu, A):
    multiply_back(lu, A, "L U is not P A.")


@check(
    inputs=needs_an_exchange,
    says="A pivot that is zero or tiny is exchanged for the largest in its column.",
    always=[(np.array([[0.0, 2.0], [4.0, 2.0]]),), (np.array([[1e-20, 1.0], [1.0, 1.0]]),)],
)
def a_tiny_pivot_does_no_harm(lu, A):
    multiply_back(lu, A, "L U is not P A for a matrix with a zero or tiny entry in the corner.")


@check(
    inputs=exchanges_late,
    says="When rows are exchanged later, the multipliers kept earlier move with them.",
    always=[(np.array([[2.0, 1.0, 3.0], [4.0, 2.0, 1.0], [1.0, 3.0, 2.0]]),)],
)
def late_exchanges_move_the_multipliers(lu, A):
    multiply_back(lu, A, "L U is not P A once rows are exchanged after the first column.")


@check(inputs=square, says="No multiplier is larger than 1 in size, because each pivot is the largest.")
def no_multiplier_is_above_one(lu, A):
    _, L, _ = factors(lu, A)
    must(
        np.abs(L).max() <= 1 + 1e-9,
        "An entry of L is larger than 1, so a pivot was not the largest in its column.",
        got=L,
    )


@check(
    inputs=singular,
    says="A column of zeros is passed over: singular matrices have factors too.",
    always=[(np.zeros((2, 2)),)],
)
def singular_matrices_have_factors(lu, A):
    multiply_back(lu, A, "L U is not P A for a singular matrix.")


@check(inputs=whole_numbers, says="Whole numbers are taken as well.", always=[(np.array([[3, 1], [2, 5]]),)])
def whole_numbers_are_taken(lu, A):
    multiply_back(lu, A, "L U is not P A for a matrix of whole numbers.")


@check(inputs=square, says="`A` is left as it was.", count=30)
def arguments_stay(lu, A):
    keeps_arguments(lu, A)
