"""What must hold of apply."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, refuses, shape_is


def any_size(draw):
    rows, columns = draw.integer(1, 3), draw.integer(1, 3)
    return draw.matrix(rows, columns), draw.vector(columns)


def square(draw):
    size = draw.choice((2, 2, 3))
    A, x = draw.matrix(size, size), draw.nonzero_vector(size)
    draw.guard(not np.array_equal(A, A.T))
    return A, x


def whole_and_half(draw):
    """A matrix of integer dtype and weights that are not whole."""
    rows, columns = draw.integer(1, 3), draw.integer(1, 3)
    x = np.array([draw.choice((0.5, -0.5, 1.5)) for _ in range(columns)])
    return draw.matrix(rows, columns).round().astype(int), x


def misfits(draw):
    """Sizes that do not fit, among them those that NumPy would repeat."""
    rows, columns, entries = draw.integer(1, 3), draw.integer(1, 3), draw.integer(1, 3)
    draw.guard(columns != entries)
    return draw.matrix(rows, columns), draw.vector(entries)


def axis(draw):
    rows, columns = draw.integer(1, 3), draw.integer(1, 3)
    return draw.matrix(rows, columns), draw.integer(0, columns - 1)


def sums(draw):
    A, x = square(draw)
    return A, x, draw.vector(len(x)), draw.choice((2.0, -1.0, 3.0))


def by_rows(A, x):
    return np.array([float(sum(a * b for a, b in zip(row, x, strict=True))) for row in A])


def counted(number, one, many=None):
    return f"{number} {one if number == 1 else many or one + 's'}"


def see(apply, A, x, words):
    close(shape_is(apply(A, x), (A.shape[0],), "The product"), by_rows(A, x), words)


@check(
    inputs=square,
    says="Each entry of $A\\mathbf{x}$ is the dot product of a row with $\\mathbf{x}$.",
    always=[
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 0.0])),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 1.0])),
    ],
)
def it_agrees_with_the_rows(apply, A, x):
    see(apply, A, x, "By rows another vector comes out.")


@check(
    inputs=axis,
    says="The vector with a single 1 picks out a column.",
    always=[(np.array([[1.0, 2.0], [3.0, 4.0]]), 1)],
)
def an_axis_gives_a_column(apply, A, j):
    x = np.eye(A.shape[1])[j]
    got = shape_is(apply(A, x), (A.shape[0],), "The product")
    close(got, A[:, j], f"x is 1 at place {j} and 0 elsewhere, so the answer should be column {j}.")


@check(
    inputs=any_size,
    says="`A` may be wide or tall: the answer has one entry for each row.",
    always=[(np.array([[1.0, 2.0, 3.0]]), np.array([1.0, 1.0, 1.0])), (np.array([[1.0], [2.0]]), np.array([3.0]))],
)
def any_size_will_do(apply, A, x):
    see(apply, A, x, "By rows another vector comes out.")


@check(inputs=any_size, says="`A` and `x` are left as they were.", count=30)
def arguments_stay(apply, A, x):
    keeps_arguments(apply, A, x)


@check(
    inputs=whole_and_half,
    says="A matrix of whole numbers may meet weights that are not whole.",
    always=[(np.array([[1, 2], [3, 4]]), np.array([0.5, 0.5]))],
)
def nothing_is_cut_off(apply, A, x):
    see(apply, A, x, "A holds whole numbers and x does not; nothing may be cut off behind the point.")


@check(
    inputs=misfits,
    says="If `A` has not one column for each entry of `x`, a `ValueError` names both numbers.",
    slip="silent-refusal",
    always=[(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0])), (np.array([[1.0], [2.0]]), np.array([3.0, 4.0]))],
)
def misfits_are_refused(apply, A, x):
    columns, entries = A.shape[1], len(x)
    why = (
        f"A has {counted(columns, 'column')} and x has {counted(entries, 'entry', 'entries')}, so there is no product."
    )
    refuses(apply, A, x, naming=(columns, entries), why=why)


@check(
    inputs=sums,
    says="$A(\\mathbf{x} + k\\mathbf{y}) = A\\mathbf{x} + k A\\mathbf{y}$: the product is linear.",
    count=60,
)
def sums_and_multiples_come_through(apply, A, x, y, k):
    rows = (A.shape[0],)
    one, two = shape_is(apply(A, x), rows, "The product"), shape_is(apply(A, y), rows, "The product")
    close(shape_is(apply(A, x + k * y), rows, "The product"), one + k * two, f"Here k is {k:g}.")
