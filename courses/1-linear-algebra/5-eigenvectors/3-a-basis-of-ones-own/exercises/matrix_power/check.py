"""What must hold of matrix_power."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def diagonalisable(draw, values=(1, 2, 3, -1, 0, -2)):
    """A matrix with real eigenvalues, well-conditioned eigenvectors."""
    size = draw.choice((2, 2, 2, 3))
    A, _ = draw.with_eigenvalues([draw.choice(values) for _ in range(size)])
    return A


def matrix_and_power(draw):
    return diagonalisable(draw), draw.choice((2, 3, 4, 1, 5))


def high_power(draw):
    """A high power, with eigenvalues that do not run away."""
    return diagonalisable(draw, (1, 0.5, -1, -0.5, 0)), draw.integer(20, 60)


def two_powers(draw):
    return diagonalisable(draw), draw.integer(1, 3), draw.integer(1, 3)


def turning(draw):
    """A turn with a stretch, seen in a plain or a slanted basis: its eigenvalues are complex."""
    a, b = draw.integer(-2, 2), draw.choice((1, -1, 2))
    basis = draw.unimodular(2)
    return basis @ np.array([[a, -b], [b, a]]) @ np.round(np.linalg.inv(basis)), draw.integer(1, 4)


def repeated_product(A, n):
    power = np.eye(len(A))
    for _ in range(n):
        power = power @ A
    return power


def see_power(matrix_power, A, n, words):
    expected = repeated_product(A, n)
    close(shape_is(matrix_power(A, n), A.shape, f"A to the power {n}"), expected, words, absolute=1e-8)


@check(
    inputs=lambda draw: (diagonalisable(draw), 1),
    says="The first power of a matrix is the matrix itself.",
    always=[(np.array([[1.0, 0.0], [0.0, 2.0]]), 1), (np.array([[1.0, 1.0], [0.0, 2.0]]), 1)],
)
def the_first_power_is_the_matrix(matrix_power, A, n):
    see_power(matrix_power, A, n, "A to the power 1 should be A.")


@check(
    inputs=matrix_and_power,
    says="$A^n$ is $A$ multiplied by itself: $A^2 = A A$, $A^3 = A A A$.",
    always=[(np.array([[1.0, 0.0], [0.0, 2.0]]), 2), (np.array([[1.0, 1.0], [0.0, 2.0]]), 2)],
)
def powers_are_repeated_products(matrix_power, A, n):
    see_power(matrix_power, A, n, "This is not what multiplying again and again gives.")


@check(inputs=lambda draw: (diagonalisable(draw), 0), says="$A^0$ is the identity, for every $A$.")
def power_zero_is_the_identity(matrix_power, A, n):
    see_power(matrix_power, A, n, "A to the power 0 should be the identity.")


@check(
    inputs=turning,
    says="For a matrix that turns the plane the eigenvalues are complex, and the power is real all the same.",
    always=[(np.array([[0.0, -1.0], [1.0, 0.0]]), 2), (np.array([[0.0, -1.0], [1.0, 0.0]]), 1)],
)
def turns_work_too(matrix_power, A, n):
    see_power(matrix_power, A, n, "This is not what turning again and again gives.")


@check(inputs=two_powers, says="Taking $m$ steps and then $n$ steps is taking $m + n$ steps: $A^m A^n = A^{m+n}$.")
def steps_add_up(matrix_power, A, m, n):
    first, second = shape_is(matrix_power(A, m), A.shape), shape_is(matrix_power(A, n), A.shape)
    both = shape_is(matrix_power(A, m + n), A.shape)
    size = np.abs(repeated_product(A, m + n)).max()  # of the true power: a huge wrong entry must not hide others
    words = f"A to the power {m + n} should be A to the {m} times A to the {n}."
    close(both, first @ second, words, relative=0, absolute=1e-6 * size + 1e-8)


@check(inputs=high_power, says="High powers are as right as low ones.", count=40)
def high_powers_are_right(matrix_power, A, n):
    see_power(matrix_power, A, n, "This is not what multiplying again and again gives.")


@check(inputs=matrix_and_power, says="`A` is left as it was.", count=30)
def arguments_stay(matrix_power, A, n):
    keeps_arguments(matrix_power, A, n)
