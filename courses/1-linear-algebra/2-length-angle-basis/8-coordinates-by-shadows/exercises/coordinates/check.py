"""What must hold of coordinates."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

FRAMES = {
    2: ([[2, -1], [1, 2]], [[3, 1], [-1, 3]], [[0, 1], [1, 0]], [[1, -1], [1, 1]]),
    3: ([[1, 1, -1], [1, -1, 1], [0, 1, 2]], [[1, 2, 2], [2, 1, -2], [2, -2, 1]], [[0, 0, 1], [1, 0, 0], [0, 1, 0]]),
    4: (
        [[1, 1, 1, 1], [1, -1, 1, 1], [1, 0, -2, 1], [1, 0, 0, -3]],
        [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]],
    ),
}


def basis(draw):
    """Perpendicular columns of whole numbers, some of them stretched or turned back."""
    size = draw.choice((2, 3, 4))
    B = np.array(draw.choice(FRAMES[size]), dtype=float)
    return B * np.array([draw.choice((1, 2, -1, 3)) for _ in range(size)], dtype=float)


def known(draw):
    """A vector that is built with known weights, the basis and the weights."""
    B = basis(draw)
    c = draw.vector(B.shape[1])
    return B @ c, B, c


def some_columns(draw):
    B = basis(draw)
    return draw.nonzero_vector(B.shape[0]), B[:, : draw.integer(1, B.shape[1] - 1)]


def basis_and_stretch(draw):
    v, B, _ = known(draw)
    draw.guard(bool(np.any(v)))
    return v, B, draw.integer(0, B.shape[1] - 1), float(draw.choice((2, 4, -2)))


def whole(draw):
    B = basis(draw).astype(int)
    v = np.array([draw.integer(-5, 5) for _ in range(B.shape[0])])
    draw.guard(bool(np.any((v @ B) % (B * B).sum(axis=0))))
    return v, B


@check(
    inputs=known,
    says="The coordinates are the weights that build `v` from the columns of `B`.",
    always=[(np.array([6.0, -2.0]), np.array([[2.0, -2.0], [1.0, 4.0]]), np.array([2.0, -1.0]))],
)
def coordinates_build_the_vector(coordinates, v, B, c):
    got = shape_is(coordinates(v, B), (B.shape[1],), "The coordinates")
    close(got, c, "With these numbers as weights, the columns of B do not give v back.")


@check(inputs=basis_and_stretch, says="If one column is made longer, its coordinate gets smaller by the same factor.")
def longer_steps_count_less(coordinates, v, B, j, factor):
    before = shape_is(coordinates(v, B), (B.shape[1],), "The coordinates")
    stretched = B.copy()
    stretched[:, j] *= factor
    after = shape_is(coordinates(v, stretched), (B.shape[1],), "The coordinates")
    before[j] /= factor
    close(
        after,
        before,
        f"Column {j} (counted from 0) was multiplied by {factor:g}, so its coordinate must be divided by that.",
    )


@check(
    inputs=some_columns, says="With fewer columns than components, what is left of `v` is perpendicular to all of them."
)
def what_is_left_is_perpendicular(coordinates, v, B):
    c = shape_is(coordinates(v, B), (B.shape[1],), "The coordinates")
    close(
        (v - B @ c) @ B,
        np.zeros(B.shape[1]),
        "What is left of v after the shadows are taken away still leans to a column.",
    )


@check(
    inputs=lambda draw: (basis(draw),),
    says="A basis vector has the coordinate 1 for itself and 0 for the others.",
    count=40,
)
def each_column_is_one_of_itself(coordinates, B):
    for j in range(B.shape[1]):
        expected = np.zeros(B.shape[1])
        expected[j] = 1.0
        got = shape_is(coordinates(B[:, j].copy(), B), (B.shape[1],), "The coordinates")
        close(got, expected, f"The vector is column {j} of B, so its coordinates are known.")


@check(inputs=whole, says="Whole numbers may have coordinates that are fractions.")
def whole_numbers_have_fractions(coordinates, v, B):
    got = shape_is(coordinates(v, B), (B.shape[1],), "The coordinates")
    expected = np.linalg.solve(B.astype(float), v.astype(float))
    close(got, expected, "The numbers given are whole, and somewhere a fraction was cut off.")


@check(inputs=lambda draw: known(draw)[:2], says="`v` and `B` are left as they were.", count=30)
def arguments_stay(coordinates, v, B):
    keeps_arguments(coordinates, v, B)
