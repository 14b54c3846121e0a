"""What must hold of distance_to_line."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is


def anywhere(draw, least=1, most=3):
    n = draw.integer(least, most)
    return draw.vector(n), draw.vector(n), draw.nonzero_vector(n)


def level(draw):
    """A line along the first axis, through the origin."""
    return np.array([draw.integer(-3, 3), draw.integer(-3, 3)], float), np.zeros(2), np.array([1.0, 0.0])


def slanted(draw):
    """Through the origin, the direction as long as a whole number that is not one."""
    d = draw.choice((np.array([3.0, 4.0]), np.array([2.0, 0.0]), np.array([1.0, 2.0, 2.0])))
    p = draw.vector(len(d))
    draw.guard(p @ d != 0)
    return p, np.zeros(len(d)), d


def on_the_line(draw):
    n = draw.integer(1, 3)
    a, d = draw.vector(n), draw.nonzero_vector(n)
    return a + draw.integer(-2, 2) * d, a, d


def away_from_the_origin(draw):
    p, a, d = anywhere(draw, least=2)
    draw.guard(distance(p, np.zeros(len(p)), d) != distance(p, a, d))
    return p, a, d


def distance(p, a, d):
    """By least squares: the place on the line that is nearest."""
    way = np.asarray(p, float) - a
    t = np.linalg.lstsq(np.asarray(d, float)[:, None], way, rcond=None)[0]
    return float(np.sqrt(((way - t * d) ** 2).sum()))


def see_distance(distance_to_line, p, a, d, words):
    close(number_is(distance_to_line(p, a, d), "The distance"), distance(p, a, d), words, absolute=1e-7)


@check(inputs=level, says="From the first axis a point is as far away as its second component says.")
def from_an_axis(distance_to_line, p, a, d):
    see_distance(distance_to_line, p, a, d, "The line is the first axis.")


@check(inputs=slanted, says="The length of `d` does not matter, only its direction.")
def any_length_of_direction(distance_to_line, p, a, d):
    see_distance(distance_to_line, p, a, d, "The direction is not of length one.")


@check(inputs=away_from_the_origin, says="The line runs through `a`.")
def through_its_point(distance_to_line, p, a, d):
    see_distance(distance_to_line, p, a, d, "The line does not run through the origin.")


@check(inputs=on_the_line, says="A point on the line is no distance away.")
def nothing_on_the_line(distance_to_line, p, a, d):
    found = number_is(distance_to_line(p, a, d), "The distance")
    must(abs(found) < 1e-7, "The point lies on the line.", got=found, expected=0.0)


@check(inputs=anywhere, says="In any number of dimensions it is the shortest distance.")
def the_shortest(distance_to_line, p, a, d):
    see_distance(distance_to_line, p, a, d, "This is not the shortest distance.")


@check(inputs=anywhere, says="The arrays are left as they were.", count=30)
def arguments_stay(distance_to_line, p, a, d):
    keeps_arguments(distance_to_line, p, a, d)
