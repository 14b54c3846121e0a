"""What must hold of eliminate."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, parts_of, shape_is


def regular(draw):
    n = draw.choice((2, 2, 3, 3, 4))
    A = draw.matrix(n, n)
    draw.guard(np.linalg.cond(A) < 500)
    return A, draw.vector(n, low=-5, high=5)


def zero_first(draw):
    """A pivot's place holds a zero, at once or on the way, and the matrix is regular."""
    A, b = regular(draw)
    if len(A) > 2 and draw.choice((False, True)):
        A[1, :2] = draw.choice((1, 2, -1)) * A[0, :2]
    else:
        A[0, 0] = 0
    draw.guard(np.linalg.cond(A) < 500)
    return A, b


def singular(draw):
    """A matrix whose last column in some order depends on the others, or with a column of zeros."""
    n = draw.choice((2, 3, 3, 4))
    A = draw.matrix(n, n, low=-2, high=2)
    if draw.choice((True, False)):
        A[:, draw.integer(0, n - 1)] = 0
    else:
        i = draw.integer(0, n - 1)
        A[i] = A[(i + 1) % n] * draw.choice((1, 2, -1, 0))
    draw.guard(np.any(A))
    return A, draw.vector(n)


def nearly_zero(draw):
    """The number that belongs in the first place is tiny beside the others."""
    A = np.array([[1.0, 1.0], [1.0, 2.0]])
    A[0, 0] = draw.choice((1e-17, -1e-18, 1e-16, 1e-20))
    A[1] *= draw.choice((1, 2, -1))
    A[0, 1] = draw.choice((1, -2, 3))
    return A, draw.nonzero_vector(2)


def whole(draw):
    n = draw.choice((2, 3))
    A = np.array([[draw.integer(-4, 4) for _ in range(n)] for _ in range(n)])
    draw.guard(np.linalg.cond(A) < 200)
    return A, np.array([draw.integer(-6, 6) for _ in range(n)])


def result(eliminate, A, b):
    U, c = parts_of(eliminate(A, b), 2, "U and c")
    return shape_is(U, A.shape, "U"), shape_is(c, b.shape, "c")


def leads(U, size):
    """Where each row begins; the number of columns for a row of zeros."""
    return [next((j for j, value in enumerate(line) if abs(value) > 1e-9 * size), len(line)) for line in U]


def staircase(U, A):
    starts = leads(U, np.abs(A).max())
    steps = zip(starts, starts[1:], strict=False)
    must(
        all(before < after or before == after == len(A) for before, after in steps),
        "Each row must begin further right than the row above it, with rows of zeros at the end.",
        got=U,
    )


@check(
    inputs=regular,
    says="$U$ is a staircase: each row begins further right than the one above.",
    always=[(np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([1.0, 2.0]))],
)
def rows_form_a_staircase(eliminate, A, b):
    U, _ = result(eliminate, A, b)
    staircase(U, A)


@check(
    inputs=regular,
    says="$U\\mathbf{x} = \\mathbf{c}$ has the same solution as $A\\mathbf{x} = \\mathbf{b}$.",
    always=[(np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([9.0, 17.0]))],
)
def the_solution_stays(eliminate, A, b):
    U, c = result(eliminate, A, b)
    staircase(U, A)
    x = np.linalg.solve(A, b)
    close(U @ x, c, "What solves A x = b must solve U x = c. Here U x is not c.", absolute=1e-7)


@check(
    inputs=regular,
    says="Only exchanges and subtractions are used, so the product of the pivots is the determinant of $A$ or minus it.",
)
def pivots_are_not_scaled(eliminate, A, b):
    U, _ = result(eliminate, A, b)
    size = abs(np.prod(np.diag(U)))
    close(size, abs(np.linalg.det(A)), "A row was divided, or multiplied. Exchange and subtract only.")


@check(inputs=regular, says="The first pivot is the entry of largest size in the first column.")
def the_first_pivot_is_the_largest(eliminate, A, b):
    U, _ = result(eliminate, A, b)
    words = "The first pivot must have the largest size in its column."
    close(abs(U[0, 0]), np.abs(A[:, 0]).max(), words)


@check(
    inputs=zero_first,
    says="Where a pivot's place holds a zero, another row is brought there.",
    always=[(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([2.0, 3.0]))],
)
def a_zero_is_no_pivot(eliminate, A, b):
    U, c = result(eliminate, A, b)
    staircase(U, A)
    close(U @ np.linalg.solve(A, b), c, "What solves A x = b must solve U x = c. Here U x is not c.", absolute=1e-7)


@check(
    inputs=singular,
    says="In a singular matrix some column has no pivot: the row waits, and the staircase goes on to the right.",
    always=[(np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([1.0, 1.0]))],
)
def a_column_without_pivot_is_passed_over(eliminate, A, b):
    U, c = result(eliminate, A, b)
    staircase(U, A)
    both, rank = np.column_stack([A, b]), np.linalg.matrix_rank
    joined = np.vstack([both, np.column_stack([U, c])])
    words = "The rows of U and c are not made from the rows of A and b by exchanging and subtracting."
    must(rank(joined, tol=1e-8) == rank(both, tol=1e-8) == rank(np.column_stack([U, c]), tol=1e-8), words, got=(U, c))


@check(inputs=nearly_zero, says="A tiny entry is not taken as pivot while a larger one stands below it.", count=40)
def a_tiny_pivot_is_avoided(eliminate, A, b):
    U, c = result(eliminate, A, b)
    must(abs(U[1, 1]) > 0, "A pivot has come out as zero.", got=U)
    last = c[1] / U[1, 1]
    found = np.array([(c[0] - U[0, 1] * last) / U[0, 0], last])
    close(found, np.linalg.solve(A, b), "Substituting back in U and c does not give the solution: digits were lost.")


@check(inputs=whole, says="Whole numbers of an integer dtype are divided like any others.", count=40)
def whole_numbers_are_divided(eliminate, A, b):
    U, c = result(eliminate, A, b)
    staircase(U, A)
    close(U @ np.linalg.solve(A, b), c, "What solves A x = b must solve U x = c. Here U x is not c.", absolute=1e-7)


@check(inputs=regular, says="`A` and `b` are left as they were.", count=30)
def arguments_stay(eliminate, A, b):
    keeps_arguments(eliminate, A, b)
