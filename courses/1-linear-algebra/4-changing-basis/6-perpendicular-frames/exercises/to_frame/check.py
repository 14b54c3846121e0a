"""What must hold of to_frame."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

TURNS = (
    np.array([[0.6, -0.8], [0.8, 0.6]]),
    np.array([[0.0, -1.0], [1.0, 0.0]]),
    np.array([[0.8, -0.6], [0.6, 0.8]]),
)
IN_SPACE = (
    np.array([[1.0, -2.0, 2.0], [2.0, 2.0, 1.0], [-2.0, 1.0, 2.0]]) / 3,
    np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
)
MIRRORS = (np.array([[1.0, 0.0], [0.0, -1.0]]), np.array([[0.6, 0.8], [0.8, -0.6]]), np.array([[-1.0]]))


def drawing(draw, n, m=0):
    return np.array([draw.nonzero_vector(n) for _ in range(m or draw.integer(1, 3))])


def one_corner(draw):
    return drawing(draw, 2, 1), draw.choice(TURNS)


def several(draw):
    """More or fewer corners than coordinates, so that rows and columns cannot be taken for each other."""
    return drawing(draw, 2, draw.choice((1, 3))), draw.choice(TURNS)


def square(draw):
    """As many corners as coordinates, where the shapes give no warning."""
    points, Q = drawing(draw, 2, 2), draw.choice(TURNS)
    draw.guard(not np.allclose(points @ Q, (Q.T @ points)) and not np.allclose(points @ Q, points @ Q.T))
    return points, Q


def in_space(draw):
    return drawing(draw, 3, 1), draw.choice(IN_SPACE)


def mirrored(draw):
    Q = draw.choice(MIRRORS)
    return drawing(draw, len(Q), 1), Q


def anything(draw):
    Q = draw.choice((*TURNS, *MIRRORS, *IN_SPACE))
    return drawing(draw, len(Q), draw.integer(1, 2)), Q


def coordinates(points, Q):
    """By solving, corner by corner."""
    return np.array([np.linalg.solve(Q, np.asarray(p, float)) for p in points])


def see_coordinates(to_frame, points, Q, words):
    close(shape_is(to_frame(points, Q), points.shape, "The coordinates"), coordinates(points, Q), words)


@check(inputs=one_corner, says="A coordinate is the dot product with an axis: the columns of `Q` are the axes.")
def a_corner_goes_over(to_frame, points, Q):
    see_coordinates(to_frame, points, Q, "These are not the coordinates in the frame.")


@check(inputs=several, says="Every row is a corner, and comes back as a row.")
def rows_are_corners(to_frame, points, Q):
    see_coordinates(to_frame, points, Q, "These are not the coordinates of the corners, row by row.")


@check(inputs=square, says="It is the rows that are corners, even where there are as many corners as coordinates.")
def rows_even_in_a_square(to_frame, points, Q):
    see_coordinates(
        to_frame, points, Q, "There are as many corners as coordinates, and they were taken for each other."
    )


@check(inputs=in_space, says="It works in space as well.")
def in_three_dimensions(to_frame, points, Q):
    see_coordinates(to_frame, points, Q, "These are not the coordinates in space.")


@check(inputs=mirrored, says="A frame may be a mirror.")
def mirrors_too(to_frame, points, Q):
    see_coordinates(to_frame, points, Q, "This frame has determinant -1, and the coordinates are not right.")


@check(inputs=anything, says="Lengths stay: a corner is as far from the origin as before.")
def lengths_stay(to_frame, points, Q):
    found = shape_is(to_frame(points, Q), points.shape, "The coordinates")
    close((found**2).sum(axis=1), (points**2).sum(axis=1), "A stiff frame keeps lengths, and these have changed.")


@check(inputs=anything, says="Both arguments are left as they were.", count=30)
def arguments_stay(to_frame, points, Q):
    keeps_arguments(to_frame, points, Q)
