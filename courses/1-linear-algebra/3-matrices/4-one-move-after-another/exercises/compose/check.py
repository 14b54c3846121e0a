"""What must hold of compose."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, refuses, shape_is


def squares(draw):
    """Two moves of the plane that mind their order."""
    first, second = draw.matrix(2, 2), draw.matrix(2, 2)
    draw.guard(not np.allclose(first @ second, second @ first))
    return first, second


def oblong(draw):
    m, n, p = draw.integer(1, 3), draw.integer(1, 2), draw.integer(1, 3)
    draw.guard(not m == n == p)
    return draw.matrix(n, p), draw.matrix(m, n)


def misfits(draw):
    first, second = (
        draw.matrix(draw.integer(1, 3), draw.integer(1, 2)),
        draw.matrix(draw.integer(1, 2), draw.integer(1, 3)),
    )
    draw.guard(second.shape[1] != first.shape[0])
    return first, second


def by_axes(first, second):
    """Each axis through one move and then through the other, sum by sum."""
    m, n, p = second.shape[0], first.shape[0], first.shape[1]
    return np.array([[float(sum(second[i, j] * first[j, k] for j in range(n))) for k in range(p)] for i in range(m)])


def see(compose, first, second, words):
    close(
        shape_is(compose(first, second), (second.shape[0], first.shape[1]), "The matrix"), by_axes(first, second), words
    )


@check(
    inputs=squares,
    says="Column $k$ is where axis $k$ arrives: first moved by `first`, then by `second`.",
    always=[
        (np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[0.0, -1.0], [1.0, 0.0]])),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])),
    ],
)
def axes_go_through_both(compose, first, second):
    see(compose, first, second, "Follow (1, 0) through first and then through second: it arrives somewhere else.")


@check(
    inputs=lambda draw: (draw.matrix(2, 2),),
    says="A move that does nothing changes nothing, before or after.",
    always=[(np.array([[1.0, 2.0], [3.0, 4.0]]),)],
    count=30,
)
def the_identity_changes_nothing(compose, A):
    for first, second, place in ((np.eye(2), A, "first"), (A, np.eye(2), "second")):
        see(compose, first, second, f"With the identity as {place}, the other matrix should come back.")


@check(
    inputs=oblong,
    says="The moves may lead from one number of dimensions to another.",
    always=[(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]])), (np.array([[1.0], [2.0]]), np.array([[3.0, 4.0]]))],
)
def dimensions_may_change(compose, first, second):
    see(compose, first, second, "The axes arrive somewhere else.")


@check(
    inputs=misfits,
    says="If `second` cannot take what `first` gives, a `ValueError` names both sizes.",
    slip="silent-refusal",
    always=[
        (np.array([[1.0], [2.0]]), np.array([[3.0]])),
        (np.array([[1.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])),
    ],
)
def misfits_are_refused(compose, first, second):
    gives, takes = first.shape[0], second.shape[1]
    why = f"The vectors that first gives have size {gives}, and those that second takes have size {takes}."
    refuses(compose, first, second, naming=(gives, takes), why=why)


@check(
    inputs=lambda draw: (draw.matrix(2, 2), draw.matrix(2, 2), draw.vector(2)),
    says="Moving a vector twice is moving it once by the product.",
    count=60,
)
def once_is_as_good_as_twice(compose, first, second, x):
    got = shape_is(compose(first, second), (2, 2), "The matrix")
    close(got @ x, second @ (first @ x), f"Here x = ({x[0]:g}, {x[1]:g}): moved twice, it arrives elsewhere.")


@check(inputs=squares, says="Both matrices are left as they were.", count=30)
def arguments_stay(compose, first, second):
    keeps_arguments(compose, first, second)
