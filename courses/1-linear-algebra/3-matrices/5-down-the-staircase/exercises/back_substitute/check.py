"""What must hold of back_substitute."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def triangle(draw, sizes=(2, 2, 3, 3, 4)):
    n = draw.choice(sizes)
    U = np.triu(draw.matrix(n, n))
    for i in range(n):
        U[i, i] = draw.choice((1, 2, -1, 3, -2, 0.5))
    draw.guard(np.linalg.cond(U) < 1e4)
    return U, draw.vector(n, low=-5, high=5)


def diagonal(draw):
    n = draw.integer(1, 3)
    return np.diag([float(draw.choice((1, 2, -1, 4, -2))) for _ in range(n)]), draw.nonzero_vector(n)


def whole(draw):
    n = draw.choice((1, 2, 3))
    U = np.triu([[draw.integer(-3, 3) for _ in range(n)] for _ in range(n)])
    U[np.diag_indices(n)] = [draw.choice((2, 3, -2, 4)) for _ in range(n)]
    return U, np.array([draw.integer(-5, 5) for _ in range(n)])


def two_sides(draw):
    U, c = triangle(draw)
    return U, c, draw.vector(len(c))


@check(inputs=diagonal, says="In a diagonal system each unknown is its right side divided by what stands before it.")
def a_diagonal_is_divided(back_substitute, U, c):
    x = shape_is(back_substitute(U, c), c.shape, "x")
    close(x, c / np.diag(U), "Each unknown should be its right side divided by its own entry.")


@check(
    inputs=triangle,
    says="The answer solves the system: $U\\mathbf{x} = \\mathbf{c}$.",
    always=[(np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([3.0, 1.0]))],
)
def the_answer_solves_the_system(back_substitute, U, c):
    x = shape_is(back_substitute(U, c), c.shape, "x")
    close(x, np.linalg.solve(U, c), "This does not solve U x = c.", absolute=1e-8)


@check(inputs=two_sides, says="Adding two right sides adds the two solutions.", count=40)
def solutions_add_up(back_substitute, U, c, d):
    first = shape_is(back_substitute(U, c), c.shape, "x")
    second = shape_is(back_substitute(U, d), c.shape, "x")
    both = shape_is(back_substitute(U, c + d), c.shape, "x")
    close(both, first + second, "The solution for c + d should be the sum of the two solutions.", absolute=1e-8)


@check(
    inputs=whole,
    says="Whole numbers may have a solution that is not whole.",
    always=[(np.array([[2]]), np.array([1])), (np.array([[2, 1], [0, 2]]), np.array([1, 1]))],
)
def whole_numbers_give_fractions(back_substitute, U, c):
    x = shape_is(back_substitute(U, c), c.shape, "x")
    close(x, np.linalg.solve(U, c), "This does not solve U x = c.", absolute=1e-8)


@check(inputs=triangle, says="`U` and `c` are left as they were.", count=30)
def arguments_stay(back_substitute, U, c):
    keeps_arguments(back_substitute, U, c)
