"""What must hold of undistort."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def leaning(draw, size):
    """A move that can be undone and is neither symmetric nor its own inverse."""
    A = draw.unimodular(size)
    draw.guard(not np.array_equal(A, A.T))
    draw.guard(not np.array_equal(A @ A, np.eye(size)))
    return A


def cloud(draw):
    size = draw.choice((2, 2, 3))
    return draw.matrix(draw.choice((1, 3, 4)) if size == 2 else 1, size), leaning(draw, size)


def as_many_as_axes(draw):
    X = draw.matrix(2, 2)
    draw.guard(not np.array_equal(X, X.T))
    return X, leaning(draw, 2)


def stretch(draw):
    """A stretch along the axes, by factors that are not whole when undone."""
    size = draw.choice((2, 1, 3))
    factors = [draw.choice((2.0, 0.5, -1.0, 4.0)) for _ in range(size)]
    return draw.matrix(draw.integer(1, 3) if size < 3 else 1, size), np.diag(factors)


def whole(draw):
    """Points and a move that both have an integer dtype."""
    X = draw.matrix(draw.integer(1, 3), 2).round().astype(int)
    A = np.array([[draw.choice((2, 1)), draw.choice((1, 0, -1))], [0, draw.choice((2, 1))]])
    return X, A


def moved(X, A):
    """Every row sent through A, one by one."""
    return np.array([[sum(a * x for a, x in zip(row, point, strict=True)) for row in A] for point in X])


def see(undistort, points, A, X, words):
    close(shape_is(undistort(points, A), X.shape, "The answer"), X, words, absolute=1e-7)


@check(
    inputs=cloud,
    says="Every point comes back to where it was before the move.",
    always=[
        (np.array([[1.0, 2.0]]), np.array([[1.0, 1.0], [0.0, 1.0]])),
        (np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([[0.0, -1.0], [1.0, 0.0]])),
    ],
)
def points_come_back(undistort, X, A):
    see(undistort, moved(X, A), A, X, "Moved by A again, these points do not land on the points given.")


@check(
    inputs=as_many_as_axes,
    says="Points are rows, also when there are as many of them as axes.",
    always=[(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 1.0], [0.0, 1.0]]))],
)
def rows_are_points(undistort, X, A):
    see(
        undistort,
        moved(X, A),
        A,
        X,
        "With as many points as axes nothing warns you: row i of the answer belongs to row i of the points.",
    )


@check(inputs=stretch, says="What was stretched is shrunk again, and what was shrunk is stretched.")
def stretches_are_undone(undistort, X, A):
    see(undistort, moved(X, A), A, X, "Moved by A again, these points do not land on the points given.")


@check(
    inputs=whole,
    says="Whole numbers may have been somewhere between whole numbers before.",
    always=[(np.array([[1, 0]]), np.array([[2, 0], [0, 2]]))],
)
def whole_numbers_are_no_trap(undistort, points, A):
    got = shape_is(undistort(points, A), points.shape, "The answer")
    close(moved(got, A), points, "Moved by A again, these points do not land on the points given.", absolute=1e-7)


@check(inputs=cloud, says="`points` and `A` are left as they were.", count=30)
def arguments_stay(undistort, points, A):
    keeps_arguments(undistort, points, A)
