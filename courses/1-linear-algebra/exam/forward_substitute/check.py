"""What must hold of forward_substitute."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def lower(draw, n, ones=False):
    L = np.zeros((n, n))
    for i in range(n):
        L[i, i] = 1 if ones else draw.choice((1, 2, -1, 4, -2))
        for j in range(i):
            L[i, j] = draw.integer(-3, 3)
    return L


def system(draw, least=1):
    n = draw.integer(least, 3)
    L = lower(draw, n)
    return L, draw.vector(n, low=-6, high=6)


def diagonal(draw):
    n = draw.integer(1, 3)
    return np.diag([float(draw.choice((1, 2, -1, 4))) for _ in range(n)]), draw.vector(n, low=-6, high=6)


def with_ones(draw):
    """Ones on the diagonal, so that only what is known already matters."""
    n = draw.integer(2, 3)
    L, b = lower(draw, n, ones=True), draw.nonzero_vector(n)
    draw.guard(np.any(np.tril(L, -1) @ b != 0))
    return L, b


def whole_numbers(draw):
    L, b = system(draw)
    draw.guard(np.any(solution(L, b) % 1 != 0))
    return L.astype(int), np.round(b).astype(int)


def solution(L, b):
    return np.linalg.solve(np.asarray(L, float), np.asarray(b, float))


def see_solution(forward_substitute, L, b, words):
    close(shape_is(forward_substitute(L, b), (len(b),), "x"), solution(L, b), words)


@check(
    inputs=diagonal,
    says="Each unknown is divided by its entry on the diagonal.",
    always=[(np.array([[2.0]]), np.array([6.0]))],
)
def divided_by_the_diagonal(forward_substitute, L, b):
    see_solution(forward_substitute, L, b, "Every equation here has one unknown: divide by its factor.")


@check(inputs=with_ones, says="What is known already goes to the right side.")
def known_ones_are_taken_off(forward_substitute, L, b):
    see_solution(
        forward_substitute, L, b, "The unknowns found before were not taken off the right side as they should be."
    )


@check(inputs=lambda draw: system(draw, least=2), says="`L @ x` is `b`.")
def the_system_is_solved(forward_substitute, L, b):
    see_solution(forward_substitute, L, b, "This does not solve the system.")


@check(
    inputs=whole_numbers,
    says="Whole numbers may have fractions for an answer.",
    always=[(np.array([[2]]), np.array([3]))],
)
def fractions_survive(forward_substitute, L, b):
    see_solution(forward_substitute, L, b, "The arrays hold whole numbers, and the answer is a fraction.")


@check(inputs=system, says="The arrays are left as they were.", count=30)
def arguments_stay(forward_substitute, L, b):
    keeps_arguments(forward_substitute, L, b)
