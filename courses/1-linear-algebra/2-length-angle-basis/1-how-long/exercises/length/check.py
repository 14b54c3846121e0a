"""What must hold of length."""

import math

import numpy as np

from fullrank.checks import check, close, is_near, keeps_arguments, must, number_is


def plain(draw):
    return (draw.vector(draw.choice((2, 3, 4, 1, 5))),)


def mixed_signs(draw):
    v = draw.vector(draw.choice((2, 3, 4)), low=-4, high=4)
    draw.guard(v.min() < 0 < v.max())
    return (v,)


def whole(draw):
    """Whole numbers: small ones, and some whose squares leave the range of int64."""
    v = np.array([draw.integer(-6, 6) for _ in range(draw.choice((2, 3, 4)))], dtype=np.int64)
    return (v * draw.choice((1, 10**9, 4 * 10**9)),)


def stretched(draw):
    v = draw.nonzero_vector(draw.choice((2, 3)))
    return v, float(draw.choice((-2, 3, 0.5, 0, -1)))


def far_out(draw):
    v = draw.nonzero_vector(draw.choice((2, 3)))
    return (v * draw.choice((1e200, 1e180, 1e160)),)


def close_in(draw):
    v = draw.nonzero_vector(draw.choice((2, 3)))
    return (v * draw.choice((1e-200, 1e-180, 1e-170)),)


def is_length(got, v, words):
    """Equal to the exact length but for rounding, whatever its size."""
    expected = math.hypot(*(float(x) for x in v))
    number = number_is(got, "The length")
    must(is_near(number, expected, relative=1e-9, absolute=0), words, got=got, expected=expected)


@check(
    inputs=plain,
    says="The length is the root of the sum of the squared components, however many there are.",
    always=[(np.array([3.0, 4.0]),), (np.array([2.0, -1.0, 4.0, -2.0]),)],
)
def root_of_the_sum_of_squares(length, v):
    is_length(length(v), v, "This is not the root of the sum of the squares.")


@check(inputs=mixed_signs, says="The sign of a component makes no difference to the length.")
def signs_make_no_difference(length, v):
    is_length(length(np.abs(v)), v, "Without its minus signs the vector should have this length.")
    is_length(length(v), v, "With its minus signs the vector should be as long as without them.")


@check(
    inputs=lambda draw: (np.zeros(draw.choice((2, 3, 1, 4))),),
    says="The zero vector has length 0.",
    count=4,
)
def nothing_has_length_zero(length, v):
    close(number_is(length(v), "The length of the zero vector"), 0.0, "The zero vector has length 0.")


@check(inputs=stretched, says="A vector stretched by $c$ is $|c|$ times as long.")
def stretching_stretches_the_length(length, v, c):
    before = number_is(length(v), "The length")
    is_length(length(c * v), c * v, f"Stretched by {c:g}, the length {before:g} should become this.")


@check(
    inputs=whole,
    says="Whole numbers are treated like any others, large ones included.",
    always=[(np.array([4 * 10**9, 3 * 10**9], dtype=np.int64),)],
)
def whole_numbers_are_numbers(length, v):
    is_length(length(v), v, "For this vector of whole numbers the length is another one.")


@check(
    inputs=far_out,
    says="Very large components: the squares are too large for the computer, the length is not.",
    slip="squares-too-large",
    always=[(np.array([3e200, 4e200]),)],
)
def large_components_do_not_overflow(length, v):
    got = length(v)
    plain = got.item() if isinstance(got, np.generic) else got
    must(
        not (isinstance(plain, float) and math.isinf(plain)),
        "Infinity came back: a square on the way was larger than any float, though the length is not.",
        got=got,
        expected=math.hypot(*v),
    )
    is_length(got, v, "For these very large components the length is another one.")


@check(
    inputs=close_in,
    says="Very small components: the squares vanish, the length does not.",
    slip="squares-vanish",
    always=[(np.array([3e-200, 4e-200]),)],
)
def small_components_do_not_vanish(length, v):
    is_length(length(v), v, "For these very small components the length is small, and it is not lost.")


@check(inputs=plain, says="`v` is left as it was.", count=30)
def arguments_stay(length, v):
    keeps_arguments(length, v)
