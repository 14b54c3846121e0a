"""What must hold of matrix_of."""

import numpy as np

from fullrank.checks import check, close, must, shape_is


def linear(A):
    return lambda x: A @ np.asarray(x, dtype=float)


def square(draw):
    n = draw.choice((2, 2, 3))
    A = draw.matrix(n, n)
    draw.guard(not np.array_equal(A, A.T))
    return (A,)


def oblong(draw):
    m, n = draw.integer(1, 3), draw.integer(1, 3)
    draw.guard(m != n)
    return (draw.matrix(m, n),)


def shifted(draw):
    n = draw.integer(1, 3)
    return draw.matrix(n, n), draw.nonzero_vector(n)


def with_vector(draw):
    m, n = draw.integer(1, 3), draw.integer(1, 3)
    return draw.matrix(m, n), draw.nonzero_vector(n)


def wording(A):
    rows = [" + ".join(f"{a:g} x[{j}]" for j, a in enumerate(row)) for row in A]
    return f"move(x) = ({', '.join(rows)})"


def see(matrix_of, A):
    got = matrix_of(linear(A), A.shape[1])
    must(got is not None, f"Here {wording(A)}. It is linear, but the answer is None.", got=got, expected=A)
    close(shape_is(got, A.shape, "The matrix"), A, f"Here {wording(A)}.")


@check(
    inputs=square,
    says="The columns are the images of the axes.",
    always=[(np.array([[1.0, 2.0], [0.0, 3.0]]),), (np.array([[0.0, -1.0], [1.0, 0.0]]),)],
)
def columns_are_the_images(matrix_of, A):
    see(matrix_of, A)


@check(
    inputs=oblong,
    says="The move may lead into another number of dimensions.",
    always=[(np.array([[1.0, 2.0, 3.0]]),), (np.array([[1.0], [2.0]]),)],
)
def dimensions_may_change(matrix_of, A):
    see(matrix_of, A)


@check(
    inputs=shifted,
    says="A function that moves the origin has no matrix: the answer is `None`.",
    always=[(np.eye(2), np.array([1.0, 0.0])), (np.eye(2), np.array([1.0, -1.0]))],
)
def shifts_have_no_matrix(matrix_of, A, b):
    got = matrix_of(lambda x: A @ np.asarray(x, dtype=float) + b, A.shape[1])
    words = f"This function sends the origin to ({', '.join(f'{x:g}' for x in b)}), so no matrix does what it does."
    must(got is None, words, got=got, expected=None)


@check(inputs=with_vector, says="`A @ x` is `move(x)` for every `x`.", count=60)
def it_does_what_the_move_does(matrix_of, A, x):
    got = shape_is(matrix_of(linear(A), A.shape[1]), A.shape, "The matrix")
    close(got @ x, A @ x, f"Here {wording(A)}; your matrix times x is not move(x).")


@check(
    inputs=lambda draw: (draw.integer(1, 4), draw.integer(1, 4)),
    says="The move that forgets everything has the matrix of zeros.",
    count=16,
)
def nothing_gives_zeros(matrix_of, m, n):
    got = matrix_of(lambda x: np.zeros(m), n)
    must(got is not None, "Every vector is sent to zero. That is linear, but the answer is None.", got=got)
    close(shape_is(got, (m, n), "The matrix"), np.zeros((m, n)), "Every vector is sent to zero.")
