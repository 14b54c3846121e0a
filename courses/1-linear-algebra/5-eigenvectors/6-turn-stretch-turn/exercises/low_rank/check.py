"""What must hold of low_rank."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def matrix_and_rank(draw, shapes=((2, 2), (2, 3), (3, 2), (3, 3))):
    """A matrix and a cut between singular values that differ."""
    m, n = draw.choice(shapes)
    A, k = draw.matrix(m, n), draw.integer(1, min(m, n) - 1)
    s = np.linalg.svd(A, compute_uv=False)
    draw.guard(s[k - 1] - s[k] > 0.1 and s[k] > 0.05)
    return A, k


def whole(draw):
    """As many layers as there are."""
    m, n = draw.choice(((2, 2), (1, 2), (2, 1), (2, 3), (3, 2)))
    return draw.matrix(m, n), min(m, n)


def already_low(draw):
    """A matrix of rank 1."""
    m, n = draw.choice(((2, 2), (2, 3), (3, 2)))
    return np.outer(draw.nonzero_vector(m), draw.nonzero_vector(n)), 1


def best(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k]


def approximation(low_rank, A, k):
    return shape_is(low_rank(A, k), A.shape, "The approximation")


@check(
    inputs=already_low,
    says="A matrix that has rank 1 already is its own best approximation of rank 1.",
    always=[(np.array([[1.0, 0.0], [0.0, 0.0]]), 1), (np.array([[0.0, 2.0], [0.0, 0.0]]), 1)],
)
def low_rank_matrices_are_kept(low_rank, A, k):
    close(approximation(low_rank, A, k), A, "This matrix has rank 1, so nothing of it should be lost.", absolute=1e-7)


@check(
    inputs=matrix_and_rank,
    says="The answer has rank $k$ at most: all its columns come from $k$ of them.",
    always=[(np.array([[2.0, 0.0], [0.0, 1.0]]), 1)],
)
def the_rank_is_no_larger(low_rank, A, k):
    B = approximation(low_rank, A, k)
    s = np.linalg.svd(B, compute_uv=False)
    must(
        s[k] <= 1e-6 * max(s[0], 1.0),
        f"The rank of the answer is {int(np.sum(s > 1e-6 * s[0]))}, more than {k}.",
        got=B,
        expected=best(A, k),
    )


@check(
    inputs=matrix_and_rank,
    says="No matrix of rank $k$ is nearer to $A$: the squared error is the sum of the squared singular values dropped.",
    always=[(np.array([[2.0, 0.0], [0.0, 1.0]]), 1)],
)
def none_is_nearer(low_rank, A, k):
    B = approximation(low_rank, A, k)
    error, least = np.linalg.norm(A - B), np.linalg.norm(A - best(A, k))
    must(
        error <= least + 1e-6,
        f"The error of the answer is {error:.4g}; a matrix of rank {k} with error {least:.4g} exists.",
        got=B,
        expected=best(A, k),
    )


@check(inputs=whole, says="With all its layers kept, the matrix comes back unchanged.")
def all_layers_give_the_matrix(low_rank, A, k):
    close(approximation(low_rank, A, k), A, "All layers are kept here, so the answer should be A.", absolute=1e-7)


@check(
    inputs=lambda draw: matrix_and_rank(draw, ((4, 3), (3, 5), (5, 4))),
    says="It works for larger matrices of every shape.",
    count=40,
)
def size_does_not_matter(low_rank, A, k):
    B = approximation(low_rank, A, k)
    close(B, best(A, k), "This is not the best approximation.", absolute=1e-6)


@check(inputs=matrix_and_rank, says="`A` is left as it was.", count=30)
def arguments_stay(low_rank, A, k):
    keeps_arguments(low_rank, A, k)
