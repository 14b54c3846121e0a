"""What must hold of after_steps."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def walk(draw, least=0, most=4, size=0):
    k = size or draw.integer(1, 3)
    return draw.matrix(k, k, low=-2, high=2), draw.vector(k), draw.integer(least, most)


def one_step(draw):
    """A matrix that is not symmetric, so that its transpose does something else."""
    k = draw.integer(2, 3)
    A, x = draw.matrix(k, k, low=-2, high=2), draw.nonzero_vector(k)
    draw.guard(not np.allclose(A @ x, A.T @ x) and not np.allclose(A @ x, x))
    return A, x, 1


def no_step(draw):
    A, x, _ = walk(draw)
    return A, x, 0


def several(draw):
    A, x, n = walk(draw, least=2)
    draw.guard(np.any(end(A, x, n) != A @ x))
    return A, x, n


def end(A, x, n):
    """Through the power of the matrix, and not step by step."""
    return np.linalg.matrix_power(np.asarray(A, float), n) @ np.asarray(x, float)


def see_end(after_steps, A, x, n, words):
    close(shape_is(after_steps(A, x, n), x.shape, "The vector"), end(A, x, n), words)


@check(inputs=one_step, says="One step is `A` times `x`.")
def one_step_is_a_product(after_steps, A, x, n):
    see_end(after_steps, A, x, n, "After one step it should be A times x.")


@check(inputs=no_step, says="After no step it stands where it began.", always=[(np.array([[2.0]]), np.array([3.0]), 0)])
def no_step_moves_nothing(after_steps, A, x, n):
    see_end(after_steps, A, x, n, "No step was taken, so nothing has moved.")


@check(
    inputs=several, says="Each step begins where the last one ended.", always=[(np.array([[2.0]]), np.array([1.0]), 3)]
)
def steps_follow_each_other(after_steps, A, x, n):
    see_end(after_steps, A, x, n, "This is not where it stands after so many steps.")


@check(inputs=walk, says="It is right for any number of steps.")
def any_number_of_steps(after_steps, A, x, n):
    see_end(after_steps, A, x, n, "This is not where it stands.")


@check(inputs=walk, says="The arrays are left as they were.", count=30)
def arguments_stay(after_steps, A, x, n):
    keeps_arguments(after_steps, A, x, n)
