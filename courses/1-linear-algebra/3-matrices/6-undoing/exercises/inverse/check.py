"""What must hold of inverse."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def regular(draw, sizes=(2, 2, 2, 3, 3)):
    n = draw.choice(sizes)
    A = draw.matrix(n, n)
    draw.guard(np.linalg.cond(A) < 300)
    return (A,)


def diagonal(draw):
    n = draw.choice((2, 2, 3))
    return (np.diag([float(draw.choice((1, 2, -1, 4, 0.5))) for _ in range(n)]),)


def zero_in_the_way(draw):
    (A,) = regular(draw)
    A[0, 0] = 0
    if len(A) == 3 and draw.choice((False, True)):
        A[0, 0], A[1, :2] = 1, draw.choice((1, 2)) * np.array([1.0, A[0, 1]])
    draw.guard(np.linalg.cond(A) < 300)
    return (A,)


def singular(draw):
    n = draw.choice((1, 2, 2, 3))
    A = draw.matrix(n, n)
    i = draw.integer(0, n - 1)
    A[i] = 0 if n == 1 else A[(i + 1) % n] * draw.choice((1, 2, -1, 0))
    if draw.choice((False, True)):
        A = A.T.copy()
    return (A,)


def rounded_singular(draw):
    """Singular by construction, in tenths, so that a pivot comes out as rounding instead of zero."""
    n = draw.choice((2, 3, 3))
    A = draw.matrix(n, n, low=1, high=9) * draw.choice((0.1, 1 / 3, 0.7))
    A[n - 1] = sum(draw.choice((1, 3, -2)) * draw.choice((0.1, 1 / 7, 0.3)) * line for line in A[: n - 1])
    draw.guard(np.linalg.matrix_rank(A, tol=1e-6) == n - 1)
    return (A,)


def other_units(draw):
    (A,) = regular(draw)
    return (A * draw.choice((1e-9, 1e-6, 1e8)),)


def whole(draw):
    n = draw.choice((1, 2, 2, 3))
    A = np.array([[draw.integer(-4, 4) for _ in range(n)] for _ in range(n)])
    draw.guard(np.linalg.cond(A) < 200)
    return (A,)


def found(inverse, A):
    X = inverse(A)
    must(X is not None, "This matrix is not singular: it has an inverse.", got=X, expected=np.linalg.inv(A))
    return shape_is(X, A.shape, "The inverse")


def undoes(inverse, A):
    X, size = found(inverse, A), np.abs(A).max()
    close(
        X * size, np.linalg.inv(A / size), "This matrix does not undo A: multiplied by A it does not give the identity."
    )


@check(inputs=diagonal, says="A stretch along the axes is undone by one over each factor.")
def stretches_are_undone(inverse, A):
    undoes(inverse, A)


@check(
    inputs=regular,
    says="The answer undoes $A$, from either side: $AX = XA = I$.",
    always=[(np.array([[1.0, 1.0], [0.0, 1.0]]),), (np.array([[2.0, 1.0], [5.0, 3.0]]),)],
)
def the_answer_undoes(inverse, A):
    undoes(inverse, A)


@check(
    inputs=zero_in_the_way,
    says="Where a pivot's place holds a zero, rows are exchanged in both halves.",
    always=[(np.array([[0.0, 1.0], [1.0, 0.0]]),), (np.array([[0.0, 2.0], [1.0, 0.0]]),)],
)
def a_zero_is_no_pivot(inverse, A):
    undoes(inverse, A)


@check(
    inputs=singular,
    says="A singular matrix has no inverse: the answer is `None`.",
    always=[(np.array([[1.0, 2.0], [2.0, 4.0]]),), (np.zeros((2, 2)),), (np.zeros((1, 1)),)],
)
def singular_matrices_have_none(inverse, A):
    X = inverse(A)
    must(X is None, "This matrix is singular, so the answer should be None.", got=X, expected=None)


@check(inputs=rounded_singular, says="A singular matrix is found even where rounding leaves a tiny number as pivot.")
def rounding_hides_no_singular_matrix(inverse, A):
    X = inverse(A)
    must(X is None, "The rows of this matrix depend on each other, so the answer should be None.", got=X, expected=None)


@check(inputs=other_units, says="In other units a matrix has an inverse as before.", count=40)
def units_do_not_matter(inverse, A):
    undoes(inverse, A)


@check(inputs=whole, says="Whole numbers of an integer dtype are treated like any others.", count=40)
def whole_numbers_work(inverse, A):
    undoes(inverse, A)


@check(inputs=regular, says="`A` is left as it was.", count=30)
def arguments_stay(inverse, A):
    keeps_arguments(inverse, A)
