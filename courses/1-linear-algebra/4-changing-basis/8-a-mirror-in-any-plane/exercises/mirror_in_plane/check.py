"""What must hold of mirror_in_plane."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

FLOOR = np.array([[1.0, 1.0], [0.0, 2.0], [0.0, 0.0]])
SLANTED = np.array([[1.0, 1.0], [2.0, 0.0], [2.0, 1.0]])


def spanning(draw, sizes=(2, 3, 3)):
    """Independent columns that span a mirror, not too nearly parallel."""
    n = draw.choice(sizes)
    A = draw.matrix(n, n - 1)
    draw.guard(bool(np.linalg.matrix_rank(A) == n - 1))
    draw.guard(bool(np.linalg.cond(A) < 20))
    return (A,)


def straight_out(A):
    """A vector perpendicular to all columns."""
    if len(A) == 2:
        return np.array([-A[1, 0], A[0, 0]])
    return np.cross(A[:, 0], A[:, 1])


def two_bases(draw):
    """Two bases of the same plane."""
    (A,) = spanning(draw, (3,))
    mix = draw.unimodular(2) * draw.choice((1.0, 2.0, -0.5))
    B = A @ mix
    draw.guard(bool(np.linalg.cond(B) < 40))
    return A, B


def far_away(draw):
    (A,) = spanning(draw)
    return (A * draw.choice((1e-8, 1e8)),)


def whole(draw):
    n = draw.choice((2, 3))
    A = np.array([[draw.integer(-3, 3) for _ in range(n - 1)] for _ in range(n)])
    draw.guard(bool(np.linalg.matrix_rank(A) == n - 1 and np.linalg.cond(A) < 20))
    return (A,)


def mirror_of(mirror_in_plane, A):
    return shape_is(mirror_in_plane(A), (len(A), len(A)), "The matrix")


@check(
    inputs=spanning,
    says="What lies in the mirror stays where it is.",
    always=[(np.array([[1.0], [0.0]]),), (np.array([[1.0], [1.0]]),), (FLOOR,), (SLANTED,)],
)
def the_mirror_stays(mirror_in_plane, A):
    T = mirror_of(mirror_in_plane, A)
    close(T @ A, A, "Your matrix moves a vector that lies in the mirror (your matrix times A, and A).", absolute=1e-8)


@check(
    inputs=spanning,
    says="What stands straight out of the mirror is turned round.",
    always=[(np.array([[1.0], [0.0]]),), (FLOOR,), (SLANTED,)],
)
def straight_out_is_turned_round(mirror_in_plane, A):
    T, n = mirror_of(mirror_in_plane, A), straight_out(A)
    close(T @ n, -n, "A vector straight out of the mirror must be turned round.", absolute=1e-8)


@check(inputs=spanning, says="A mirror keeps lengths and angles: $T^{\\mathsf T}T = I$.", count=60)
def lengths_are_kept(mirror_in_plane, A):
    T = mirror_of(mirror_in_plane, A)
    close(
        T.T @ T,
        np.eye(len(T)),
        "Your matrix does not keep lengths and angles (its transpose times itself, and I).",
        absolute=1e-8,
    )


@check(inputs=two_bases, says="The same pane spanned by other vectors is the same mirror.", count=60)
def another_basis_is_the_same_mirror(mirror_in_plane, A, B):
    first, second = mirror_of(mirror_in_plane, A), mirror_of(mirror_in_plane, B)
    close(first, second, "A and B span the same plane, but the two matrices differ.", absolute=1e-7)


@check(inputs=spanning, says="`A` is left as it was.", count=30)
def arguments_stay(mirror_in_plane, A):
    keeps_arguments(mirror_in_plane, A)


@check(inputs=far_away, says="Long or short vectors span the same mirror.", count=40)
def lengths_of_the_vectors_do_not_matter(mirror_in_plane, A):
    T, n = mirror_of(mirror_in_plane, A), straight_out(A / np.abs(A).max())
    close(T @ n, -n, "A vector straight out of the mirror must be turned round.", absolute=1e-7)


@check(inputs=whole, says="Arrays of whole numbers are taken too.", always=[(np.array([[1], [1]]),)], count=40)
def whole_numbers_work(mirror_in_plane, A):
    T, n = mirror_of(mirror_in_plane, A), straight_out(A)
    close(T @ A, A, "A holds whole numbers here, and a vector of the mirror is moved.", absolute=1e-8)
    close(
        T @ n,
        -n,
        "A holds whole numbers here, and a vector straight out of the mirror is not turned round.",
        absolute=1e-8,
    )
