"""What must hold of scale_and_add."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def pair_and_factors(draw):
    """Two vectors of two or three components, and factors other than 0 and 1."""
    size = draw.choice((2, 2, 3))
    u, v = draw.nonzero_vector(size), draw.nonzero_vector(size)
    return draw.choice((2, 3, -1, -2, 0.5)), u, draw.choice((-1, 2, 3, -0.5)), v


def of_any_length(draw):
    size = draw.choice((1, 4, 6))
    return draw.choice((2, -1, 0.5)), draw.nonzero_vector(size), draw.choice((1, -2)), draw.nonzero_vector(size)


def whole(draw):
    """Vectors of whole numbers and a factor that leaves halves or quarters."""
    size = draw.choice((2, 3))
    u, v = (np.array([draw.integer(-5, 5) for _ in range(size)]) for _ in range(2))
    a, b = draw.choice((0.5, 1.5, -0.5, 0.25)), draw.choice((0, 1, 0.5, -1.5))
    exact = a * u + b * v
    draw.guard(np.any(exact != np.round(exact)))
    return a, u, b, v


def one_is_nothing(draw):
    """One factor, or both, are zero."""
    size = draw.choice((2, 3))
    a, b = draw.choice(((1, 0), (0, 1), (0, 0), (-2, 0)))
    return a, draw.nonzero_vector(size), b, draw.nonzero_vector(size)


def combined(scale_and_add, a, u, b, v):
    return shape_is(scale_and_add(a, u, b, v), u.shape, "The combination")


WORDS = "The combination is another one. Look at one component: it must be a times that of u plus b times that of v."


@check(
    inputs=pair_and_factors,
    says="Every component is $a u_i + b v_i$.",
    always=[(2, np.array([3.0, 1.0]), -1, np.array([1.0, 3.0]))],
)
def every_component_is_combined(scale_and_add, a, u, b, v):
    close(combined(scale_and_add, a, u, b, v), a * u + b * v, WORDS)


@check(inputs=of_any_length, says="It works for any number of components.")
def any_number_of_components(scale_and_add, a, u, b, v):
    close(combined(scale_and_add, a, u, b, v), a * u + b * v, WORDS)


@check(inputs=pair_and_factors, says="`u` and `v` are left as they were.", count=30)
def arguments_stay(scale_and_add, a, u, b, v):
    keeps_arguments(scale_and_add, a, u, b, v)


@check(inputs=whole, says="Halves survive, even where `u` and `v` hold whole numbers.")
def halves_survive(scale_and_add, a, u, b, v):
    close(
        combined(scale_and_add, a, u, b, v),
        a * u + b * v,
        "The vectors hold whole numbers and the factors do not, so the combination has fractions in it.",
    )


@check(inputs=one_is_nothing, says="With the factor 0 a vector drops out.")
def zero_drops_a_vector(scale_and_add, a, u, b, v):
    close(combined(scale_and_add, a, u, b, v), a * u + b * v, "A vector with the factor 0 must leave no trace.")
