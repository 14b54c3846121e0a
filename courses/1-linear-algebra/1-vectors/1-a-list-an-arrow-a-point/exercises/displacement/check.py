"""What must hold of displacement."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def two_places(draw):
    """Two places of two components that differ."""
    tail, tip = draw.vector(2, low=-5, high=5), draw.vector(2, low=-5, high=5)
    draw.guard(np.any(tail != tip))
    return tail, tip


def from_elsewhere(draw):
    """An arrow whose tail is not the origin, and whose components have both signs."""
    tail, tip = two_places(draw)
    draw.guard(np.any(tail))
    draw.guard(np.min(tip - tail) < 0)
    return tail, tip


def longer(draw):
    """Places of one, three or more components."""
    size = draw.choice((3, 1, 4, 6))
    return draw.vector(size, low=-5, high=5), draw.vector(size, low=-5, high=5)


def carried(draw):
    tail, tip = two_places(draw)
    return tail, tip, draw.nonzero_vector(2, low=-9, high=9)


def whole_numbers(draw):
    """The same as whole numbers, as a count of stock is."""
    size = draw.choice((2, 3))
    return tuple(np.array([draw.integer(0, 9) for _ in range(size)]) for _ in range(2))


def moved(displacement, tail, tip):
    return shape_is(displacement(tail, tip), tail.shape, "The vector")


@check(
    inputs=from_elsewhere,
    says="Added to the tail, the vector leads to the tip.",
    always=[(np.array([1.0, 4.0]), np.array([3.0, 1.0]))],
)
def it_leads_from_tail_to_tip(displacement, tail, tip):
    close(moved(displacement, tail, tip), tip - tail, "From this tail, your vector does not lead to the tip.")


@check(inputs=longer, says="It works for any number of components.")
def any_number_of_components(displacement, tail, tip):
    close(moved(displacement, tail, tip), tip - tail, "From this tail, your vector does not lead to the tip.")


@check(inputs=carried, says="An arrow that is carried elsewhere stays the same vector.")
def carrying_changes_nothing(displacement, tail, tip, by):
    close(
        moved(displacement, tail + by, tip + by),
        tip - tail,
        "This arrow was carried from elsewhere without being turned or stretched, so its components must be as before.",
    )


@check(inputs=whole_numbers, says="Whole numbers, such as counts of stock, are taken as well.")
def whole_numbers_are_taken(displacement, tail, tip):
    close(moved(displacement, tail, tip), tip - tail, "For these whole numbers the vector is another one.")


@check(inputs=two_places, says="`tail` and `tip` are left as they were.", count=30)
def arguments_stay(displacement, tail, tip):
    keeps_arguments(displacement, tail, tip)
