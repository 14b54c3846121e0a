"""What must hold of triangle_area."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is


def corners(draw):
    return tuple(draw.vector(2) for _ in range(3))


def at_the_origin(draw):
    """One corner at the origin, the others in either order."""
    q, r = draw.vector(2), draw.vector(2)
    draw.guard(abs(q[0] * r[1] - q[1] * r[0]) > 0)
    return np.zeros(2), q, r


def clockwise(draw):
    """Corners that are gone round clockwise."""
    q, r = draw.vector(2), draw.vector(2)
    draw.guard(q[0] * r[1] - q[1] * r[0] < 0)
    return np.zeros(2), q, r


def on_a_line(draw):
    start, along = draw.vector(2), draw.vector(2)
    return start, start + along, start + draw.integer(-2, 2) * along


def elsewhere(draw):
    p, q, r = corners(draw)
    away = draw.nonzero_vector(2)
    draw.guard(abs(area(p, q, r)) > 0)
    return p + away, q + away, r + away


def area(p, q, r):
    """Corner by corner along the boundary, and not by a determinant of two sides."""
    x, y = np.array([p, q, r], dtype=float).T
    return abs(sum(x[k] * y[(k + 1) % 3] - x[(k + 1) % 3] * y[k] for k in range(3))) / 2


def see_area(triangle_area, p, q, r, words):
    close(number_is(triangle_area(p, q, r), "The area"), area(p, q, r), words)


@check(
    inputs=at_the_origin,
    says="With one corner at the origin the area is half of what the two other corners span.",
    always=[(np.zeros(2), np.array([1.0, 0.0]), np.array([0.0, 1.0]))],
)
def half_of_the_parallelogram(triangle_area, p, q, r):
    found = abs(number_is(triangle_area(p, q, r), "The area"))
    close(found, area(p, q, r), "This is not half of the parallelogram that the two sides span.")


@check(
    inputs=clockwise,
    says="An area is never negative, whichever way the corners are gone round.",
    always=[(np.zeros(2), np.array([0.0, 1.0]), np.array([1.0, 0.0]))],
)
def never_negative(triangle_area, p, q, r):
    found = number_is(triangle_area(p, q, r), "The area")
    must(found >= 0, "An area cannot be negative.", got=found, expected=area(p, q, r))


@check(inputs=elsewhere, says="It does not matter where the triangle lies.")
def the_same_anywhere(triangle_area, p, q, r):
    see_area(triangle_area, p, q, r, "The triangle was moved, and its area changed.")


@check(
    inputs=on_a_line, says="Three points on one line enclose nothing.", always=[(np.ones(2), np.ones(2), np.ones(2))]
)
def nothing_on_a_line(triangle_area, p, q, r):
    see_area(triangle_area, p, q, r, "These points lie on one line.")


@check(inputs=corners, says="The area is that of the triangle.")
def every_area(triangle_area, p, q, r):
    see_area(triangle_area, p, q, r, "This is not the area.")


@check(inputs=corners, says="The corners are left as they were.", count=30)
def arguments_stay(triangle_area, p, q, r):
    keeps_arguments(triangle_area, p, q, r)
