"""What must hold of solve."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def regular(draw, sizes=(1, 2, 2, 3, 3, 4)):
    n = draw.choice(sizes)
    A = draw.matrix(n, n)
    draw.guard(np.linalg.cond(A) < 500)
    return A, draw.vector(n, low=-5, high=5)


def zero_in_the_way(draw):
    A, b = regular(draw, (2, 3, 3))
    if len(A) == 3 and draw.choice((False, True)):
        A[1, :2] = draw.choice((1, 2, -1)) * A[0, :2]
    else:
        A[0, 0] = 0
    draw.guard(np.linalg.cond(A) < 500)
    return A, b


def tiny_pivot(draw):
    A = np.array(
        [[draw.choice((1e-17, -1e-18, 1e-20)), float(draw.choice((1, 2, -1)))], [1.0, draw.choice((1.0, -2.0))]]
    )
    return A, draw.nonzero_vector(2)


def singular(draw):
    n = draw.choice((1, 2, 2, 3, 3))
    A = draw.matrix(n, n)
    i = draw.integer(0, n - 1)
    A[i] = 0 if n == 1 else A[(i + 1) % n] * draw.choice((1, 2, -1, 0))
    if draw.choice((False, True)):
        A = A.T.copy()
    return A, draw.vector(n)


def rounded_singular(draw):
    """Singular by construction, but in tenths and thirds, so that a pivot comes out as rounding instead of zero."""
    n = draw.choice((2, 3, 3))
    A = draw.matrix(n, n, low=1, high=9) * draw.choice((0.1, 1 / 3, 0.7))
    A[n - 1] = sum(draw.choice((1, 3, -2)) * draw.choice((0.1, 1 / 7, 0.3)) * line for line in A[: n - 1])
    if draw.choice((False, True)):
        A[[0, n - 1]] = A[[n - 1, 0]]
    draw.guard(np.linalg.matrix_rank(A, tol=1e-6) == n - 1)
    return A, draw.vector(n)


def other_units(draw):
    A, b = regular(draw, (2, 3))
    return A * draw.choice((1e-9, 1e-12, 1e8, 1e-15)), b


def found(solve, A, b):
    x = solve(A, b)
    must(
        x is not None,
        "This matrix is not singular: the system has one solution.",
        got=x,
        expected=np.linalg.solve(A, b),
    )
    return shape_is(x, b.shape, "x")


def see(solve, A, b):
    close(found(solve, A, b), np.linalg.solve(A, b), "This does not solve A x = b.", absolute=1e-8)


@check(
    inputs=regular,
    says="The answer solves the system: $A\\mathbf{x} = \\mathbf{b}$.",
    always=[(np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([9.0, 17.0])), (np.array([[4.0]]), np.array([2.0]))],
)
def the_answer_solves_the_system(solve, A, b):
    see(solve, A, b)


@check(
    inputs=zero_in_the_way,
    says="Where a pivot's place holds a zero, rows are exchanged.",
    always=[(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([2.0, 3.0]))],
)
def a_zero_is_no_pivot(solve, A, b):
    see(solve, A, b)


@check(
    inputs=singular,
    says="For a singular matrix the answer is `None`.",
    always=[(np.array([[2.0, 3.0], [4.0, 6.0]]), np.array([19.0, 40.0])), (np.zeros((2, 2)), np.array([0.0, 1.0]))],
)
def singular_systems_are_refused(solve, A, b):
    must(solve(A, b) is None, "This matrix is singular, so the answer should be None.", expected=None)


@check(
    inputs=rounded_singular,
    says="A singular matrix is found even where rounding leaves a tiny number in a pivot's place.",
)
def rounding_hides_no_singular_system(solve, A, b):
    x = solve(A, b)
    must(x is None, "The rows of this matrix depend on each other, so the answer should be None.", got=x, expected=None)


@check(inputs=other_units, says="In other units the system is as solvable as before.", count=40)
def units_do_not_matter(solve, A, b):
    x, size = found(solve, A, b), np.abs(A).max()
    close(x * size, np.linalg.solve(A / size, b), "This does not solve A x = b.", absolute=1e-8)


@check(inputs=tiny_pivot, says="No digits are lost where a tiny entry stands in a pivot's place.", count=40)
def a_tiny_pivot_is_avoided(solve, A, b):
    see(solve, A, b)


@check(inputs=regular, says="`A` and `b` are left as they were.", count=30)
def arguments_stay(solve, A, b):
    keeps_arguments(solve, A, b)
