"""What must hold of angle_between."""

import math

import numpy as np

from fullrank.checks import check, is_near, keeps_arguments, must, number_is, refuses

DEGREES = 1e-5  # an arc cosine near 1 loses half of its digits


def expected_angle(u, v):
    """From the half angle between the two unit arrows: no arc cosine, so no digits are lost at the ends."""
    u, v = (np.asarray(x, dtype=float) / np.linalg.norm(x) for x in (u, v))
    return math.degrees(2 * math.atan2(np.linalg.norm(u - v), np.linalg.norm(u + v)))


def two(draw):
    size = draw.choice((2, 3, 4))
    return draw.nonzero_vector(size), draw.nonzero_vector(size)


def wide(draw):
    u, v = two(draw)
    draw.guard(u @ v < 0 and expected_angle(u, v) < 175)
    return u, v


def narrow(draw):
    u, v = two(draw)
    draw.guard(u @ v > 0 and expected_angle(u, v) > 5)
    return u, v


def on_one_line(draw):
    u = draw.nonzero_vector(draw.choice((2, 3, 3, 5)), low=-9, high=9)
    return u, u * draw.choice((1, 2, 3, 7, 0.1, -1, -3, -0.3))


def whole(draw):
    size = draw.choice((2, 3))
    u, v = (np.array([draw.integer(-5, 5) for _ in range(size)], dtype=np.int64) for _ in range(2))
    draw.guard(u.any() and v.any())
    return u, v


def stretched(draw):
    u, v = two(draw)
    draw.guard(5 < expected_angle(u, v) < 175)
    return u, v, float(draw.choice((10, 0.01, 1000))), float(draw.choice((3, 0.5, 100)))


def with_nothing(draw):
    u = draw.nonzero_vector(draw.choice((2, 3)))
    return (u, np.zeros_like(u)) if draw.choice((False, True)) else (np.zeros_like(u), u)


def is_angle(got, u, v, words):
    expected = expected_angle(u, v)
    must(
        is_near(number_is(got, "The angle"), expected, relative=0, absolute=DEGREES), words, got=got, expected=expected
    )


@check(
    inputs=narrow,
    says="The cosine of the angle is the dot product divided by both lengths; the answer is the angle, in degrees.",
    always=[(np.array([2.0, 1.0]), np.array([1.0, 3.0])), (np.array([1.0, 0.0]), np.array([0.0, 2.0]))],
)
def the_angle_in_degrees(angle_between, u, v):
    is_angle(angle_between(u, v), u, v, "These two arrows are at another angle.")


@check(inputs=wide, says="Arrows that point to opposite sides are more than a right angle apart.")
def wide_angles_stay_wide(angle_between, u, v):
    is_angle(angle_between(u, v), u, v, "The dot product is negative here, so the angle is more than 90 degrees.")


@check(
    inputs=on_one_line,
    says="Arrows on one line are 0 or 180 degrees apart, and never NaN.",
    slip="not-clipped",
    always=[
        (np.array([1.0, 1.0, 1.0]), np.array([2.0, 2.0, 2.0])),
        (np.array([1.0, 1.0]), np.array([1.0, 1.0])),
        (np.array([1.0, 2.0]), np.array([-2.0, -4.0])),
    ],
)
def arrows_on_one_line(angle_between, u, v):
    is_angle(angle_between(u, v), u, v, "These two lie on one line.")


@check(inputs=stretched, says="Making an arrow longer or shorter does not change the angle.")
def lengths_do_not_matter(angle_between, u, v, a, b):
    is_angle(
        angle_between(a * u, b * v), u, v, f"With u times {a:g} and v times {b:g} the angle must be the same as before."
    )


@check(inputs=whole, says="Whole numbers are as good as floats.")
def whole_numbers_are_numbers(angle_between, u, v):
    is_angle(angle_between(u, v), u, v, "For these whole numbers the angle is another one.")


@check(
    inputs=with_nothing,
    says="The zero vector points nowhere: there is no angle, and `ValueError` says so.",
    slip="zero-answered",
    count=30,
)
def the_zero_vector_is_refused(angle_between, u, v):
    refuses(angle_between, u, v, why="One of the two is the zero vector.")


@check(inputs=two, says="`u` and `v` are left as they were.", count=30)
def arguments_stay(angle_between, u, v):
    keeps_arguments(angle_between, u, v)
