"""What must hold of to_new_paper."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

ROUNDED = {"relative": 1e-5, "absolute": 1e-5}  # single precision is good enough


def skewed(draw, size):
    """Axes that are neither at right angles nor symmetric as a table, and well apart."""
    B = draw.matrix(size, size)
    draw.guard(abs(np.linalg.det(B)) > 0.4 and np.linalg.cond(B) < 30)
    gram = B.T @ B
    draw.guard(np.abs(gram - np.diag(np.diag(gram))).max() > 0.2 and np.abs(B - B.T).max() > 0.2)
    return B


def drawing(draw):
    size = draw.choice((2, 2, 2, 3))
    B = skewed(draw, size)
    points = draw.matrix(draw.integer(1, 3), size)
    draw.guard(np.any(points))
    return points, B


def whole_numbers(draw):
    points = np.array([[draw.integer(-3, 3), draw.integer(1, 3)]])
    B = np.array([[draw.integer(1, 3), draw.integer(-2, 2)], [draw.integer(-2, 2), draw.integer(1, 3)]])
    draw.guard(abs(np.linalg.det(B)) > 0.5 and B[0, 1] != B[1, 0])
    return points, B


def three_axes(draw):
    return draw.matrix(2, 3), skewed(draw, 3)


def shape_of(got, points):
    return shape_is(got, points.shape, "The table of new coordinates")


@check(
    inputs=drawing,
    says="The new coordinates are weights: with them the columns of $B$ build each point again.",
    always=[
        (np.array([[1.0, 0.0]]), np.array([[1.0, 1.0], [0.0, 1.0]])),
        (np.array([[0.0, 1.0]]), np.array([[1.0, 1.0], [0.0, 1.0]])),
        (np.array([[4.0, -1.0], [2.0, 1.0]]), np.array([[2.0, -1.0], [1.0, 1.0]])),
    ],
)
def the_axes_build_the_points_again(to_new_paper, points, B):
    got = shape_of(to_new_paper(points, B), points)
    built = np.array([sum(c * axis for c, axis in zip(row, B.T, strict=True)) for row in got])
    close(built, points, "Built from these weights, a point comes out elsewhere.", **ROUNDED)


@check(
    inputs=lambda draw: (skewed(draw, 2),),
    says="The tips of the axes themselves have the coordinates (1, 0) and (0, 1).",
    count=60,
)
def the_axes_are_one_step_each(to_new_paper, B):
    points = B.T.copy()
    close(shape_of(to_new_paper(points, B), points), np.eye(2), "The tip of an axis is one step along it.", **ROUNDED)


@check(
    inputs=drawing,
    says="An axis twice as long halves its coordinate, and touches no other.",
    count=60,
)
def longer_axes_take_fewer_steps(to_new_paper, points, B):
    longer = B * np.array([2.0] + [1.0] * (len(B) - 1))
    before = shape_of(to_new_paper(points, B), points)
    after = shape_of(to_new_paper(points, longer), points)
    before[:, 0] /= 2
    words = "With the first axis made twice as long, the coordinates do not answer as they should."
    close(after, before, words, **ROUNDED)


@check(inputs=three_axes, says="In space there are three axes and three coordinates.", count=60)
def three_axes_work_too(to_new_paper, points, B):
    got = shape_of(to_new_paper(points, B), points)
    close(got @ B.T, points, "Built from these weights, a point comes out elsewhere.", **ROUNDED)


@check(inputs=whole_numbers, says="Whole numbers are taken as well, and halves are kept.", count=40)
def whole_numbers_are_taken(to_new_paper, points, B):
    got = shape_of(to_new_paper(points, B), points)
    close(got @ B.T, points.astype(float), "Built from these weights, a point comes out elsewhere.", **ROUNDED)


@check(inputs=drawing, says="`points` and `B` are left as they were.", count=30)
def arguments_stay(to_new_paper, points, B):
    keeps_arguments(to_new_paper, points, B)
