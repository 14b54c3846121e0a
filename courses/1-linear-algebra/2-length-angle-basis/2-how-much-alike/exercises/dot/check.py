"""What must hold of dot."""

import math

import numpy as np

from fullrank.checks import check, close, keeps_arguments, number_is, refuses


def two(draw):
    size = draw.choice((2, 3, 1, 4, 6))
    return draw.vector(size), draw.vector(size)


def two_whole(draw):
    size = draw.choice((2, 3, 4))
    u, v = ([draw.integer(-9, 9) for _ in range(size)] for _ in range(2))
    return np.array(u, dtype=np.int64), np.array(v, dtype=np.int64)


def opposed(draw):
    """Two vectors of which at least one product is negative."""
    u, v = two(draw)
    draw.guard((u * v).min() < 0)
    return u, v


def three(draw):
    size = draw.choice((2, 3, 4))
    return draw.vector(size), draw.vector(size), draw.vector(size), float(draw.choice((2, -1, 0.5, 3)))


def unequal(draw):
    sizes = draw.different(2, low=1, high=5)
    u, v = (draw.vector(size) for size in sizes)
    return u, v


def is_sum(got, u, v, words):
    close(number_is(got, "The dot product"), math.fsum(float(a) * float(b) for a, b in zip(u, v, strict=True)), words)


@check(
    inputs=two,
    says="The dot product is the sum of the products of matching components.",
    always=[(np.array([2.0, -1.0, 4.0]), np.array([3.0, 5.0, -1.0]))],
)
def products_are_summed(dot, u, v):
    is_sum(dot(u, v), u, v, "This is not the sum of the products of matching components.")


@check(inputs=opposed, says="A product with a minus takes away from the others.")
def negative_products_take_away(dot, u, v):
    is_sum(dot(u, v), u, v, "At least one product is negative here, and it has to count as such.")


@check(inputs=two_whole, says="Whole numbers are as good as floats.", always=[(np.array([1, 2]), np.array([2, -1]))])
def whole_numbers_are_numbers(dot, u, v):
    is_sum(dot(u, v), u, v, "For these whole numbers the dot product is another one.")


@check(inputs=two, says="It does not matter which of the two comes first.")
def the_order_does_not_matter(dot, u, v):
    close(
        number_is(dot(u, v), "The dot product"),
        number_is(dot(v, u), "The dot product the other way round"),
        "u with v and v with u should give the same number.",
    )


@check(inputs=three, says="Sums and multiples pass through: $u \\cdot (v + c\\,w) = u \\cdot v + c\\,(u \\cdot w)$.")
def sums_and_multiples_pass_through(dot, u, v, w, c):
    whole = number_is(dot(u, v + c * w), "The dot product")
    parts = number_is(dot(u, v), "The dot product") + c * number_is(dot(u, w), "The dot product")
    close(whole, parts, "The dot product with v + c w is not the dot product with v plus c times the one with w.")


@check(
    inputs=unequal,
    says="Vectors of different length are refused, with both lengths in the message.",
    slip="lengths-ignored",
    always=[
        (np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0])),
        (np.array([1.0, 2.0]), np.array([1.0, 2.0, 3.0])),
        (np.array([2.0]), np.array([1.0, 2.0, 3.0])),
    ],
)
def different_lengths_are_refused(dot, u, v):
    refuses(dot, u, v, naming=(len(u), len(v)), why=f"The vectors have {len(u)} and {len(v)} components.")


@check(inputs=two, says="`u` and `v` are left as they were.", count=30)
def arguments_stay(dot, u, v):
    keeps_arguments(dot, u, v)
