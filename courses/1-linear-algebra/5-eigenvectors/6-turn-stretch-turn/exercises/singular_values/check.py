"""What must hold of singular_values."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def square(draw):
    """A square matrix whose singular values are well away from zero."""
    size = draw.choice((2, 2, 3, 1))
    return (well_conditioned(draw, size, size),)


def well_conditioned(draw, m, n):
    A = draw.matrix(m, n)
    draw.guard(np.linalg.cond(A) < 100)
    return A


def any_shape(draw):
    m, n = draw.choice(((2, 1), (3, 2), (2, 2), (3, 1), (4, 2)))
    return (well_conditioned(draw, m, n),)


def wide(draw):
    m, n = draw.choice(((1, 2), (2, 3), (1, 3), (2, 4)))
    return (well_conditioned(draw, m, n),)


def dependent(draw):
    """A matrix of rank 1, the rest of whose singular values are zero."""
    m, n = draw.choice(((2, 2), (3, 2), (2, 3), (3, 3)))
    return (np.outer(draw.nonzero_vector(m), draw.nonzero_vector(n)) * draw.choice((1, 1 / 3, 0.7)),)


def stretches(A):
    return np.linalg.svd(A, compute_uv=False)


def values_of(singular_values, A):
    return shape_is(singular_values(A), (min(A.shape),), "The answer")


def see_all(singular_values, A, words):
    close(np.sort(values_of(singular_values, A)), np.sort(stretches(A)), words, absolute=1e-7)


@check(
    inputs=square,
    says="The squares of the singular values add up to the squares of all entries: stretching accounts for everything.",
    always=[(np.array([[2.0]]),), (np.array([[1.0, 1.0], [0.0, 1.0]]),)],
)
def squares_add_up(singular_values, A):
    values = values_of(singular_values, A)
    got, expected = float(np.sum(values**2)), float(np.sum(A**2))
    words = f"The squares of the values add up to {got:.6g}; those of the entries of A to {expected:.6g}."
    must(abs(got - expected) <= 1e-6 * max(expected, 1e-6), words)


@check(
    inputs=square,
    says="Each value is the length of an arm of the ellipse that the unit circle becomes.",
    always=[(np.array([[1.0, 1.0], [0.0, 1.0]]),)],
)
def values_are_the_stretches(singular_values, A):
    see_all(singular_values, A, "These are not the factors by which A stretches.")


@check(inputs=square, says="The largest value stands first.")
def the_largest_comes_first(singular_values, A):
    values = values_of(singular_values, A)
    must(
        np.all(np.diff(values) <= 1e-7),
        "The values do not go down from the largest.",
        got=values,
        expected=stretches(A),
    )


@check(inputs=any_shape, says="A tall matrix has as many singular values as columns.")
def tall_matrices_work(singular_values, A):
    see_all(singular_values, A, "These are not the factors by which A stretches.")


@check(inputs=wide, says="A wide matrix has as many singular values as rows.", always=[(np.array([[3.0, 4.0]]),)])
def wide_matrices_work(singular_values, A):
    see_all(singular_values, A, "These are not the factors by which A stretches.")


@check(inputs=dependent, says="Where columns depend on each other a singular value is 0, and never NaN.")
def flat_matrices_work(singular_values, A):
    see_all(singular_values, A, "These are not the factors by which A stretches.")


@check(inputs=square, says="`A` is left as it was.", count=30)
def arguments_stay(singular_values, A):
    keeps_arguments(singular_values, A)
