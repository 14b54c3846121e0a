"""What must hold of in_other_basis."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

MIRROR, DIAGONALS = np.array([[1.0, 0.0], [0.0, -1.0]]), np.array([[1.0, -1.0], [1.0, 1.0]])
STRETCH, ASLANT = np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 1.0], [0.0, 1.0]])


def axes(draw, size):
    """Independent axes, some of them long, so that the determinant is seldom 1."""
    return draw.unimodular(size) * np.array([draw.choice((1.0, 2.0, 3.0)) for _ in range(size)])


def move_and_axes(draw):
    size = draw.choice((2, 2, 2, 3))
    return draw.matrix(size, size), axes(draw, size)


def only_axes(draw):
    return (axes(draw, draw.choice((2, 2, 3))),)


def two_moves(draw):
    return draw.matrix(2, 2), draw.matrix(2, 2), axes(draw, 2)


def whole_numbers(draw):
    R, B = np.array([[draw.integer(-3, 3) for _ in range(2)] for _ in range(2)]), axes(draw, 2).astype(int)
    return R, B


def short_axes(draw):
    R, B = move_and_axes(draw)
    return R, B * draw.choice((1e-7, 1e-6, 1e6))


def see(in_other_basis, R, B):
    return shape_is(in_other_basis(R, B), R.shape, "The matrix")


def size_of(*matrices):
    """How large the entries on the way may be: rounding is measured against it."""
    return float(np.prod([max(1.0, np.abs(matrix).max()) for matrix in matrices]))


@check(
    inputs=move_and_axes,
    says="A new axis goes where $R$ says: $TB = BR$.",
    always=[(MIRROR, DIAGONALS), (STRETCH, ASLANT)],
)
def new_axes_land_where_the_move_says(in_other_basis, R, B):
    T = see(in_other_basis, R, B)
    words = "Send the new axes through your matrix: they do not land where R says (your matrix times B, and B times R)."
    close(T @ B, B @ R, words, absolute=1e-9 * size_of(R, B))


@check(
    inputs=only_axes,
    says="A move that leaves everything alone does so on every paper.",
    always=[(DIAGONALS,), (2 * np.eye(2),)],
    count=40,
)
def doing_nothing_stays_nothing(in_other_basis, B):
    T = see(in_other_basis, np.eye(len(B)), B)
    close(T, np.eye(len(B)), "R is the identity here, so the answer should be the identity.", absolute=1e-8)


@check(
    inputs=lambda draw: (draw.matrix(2, 2),),
    says="Where the new axes are the standard ones, the matrix stays as it is.",
    count=40,
)
def the_standard_paper_changes_nothing(in_other_basis, R):
    close(
        see(in_other_basis, R, np.eye(2)), R, "B is the identity here, so the answer should be R itself.", absolute=1e-8
    )


@check(
    inputs=two_moves,
    says="One move after another translates to one translation after another.",
    always=[(STRETCH, MIRROR, ASLANT)],
)
def one_after_another(in_other_basis, R, S, B):
    both = see(in_other_basis, S @ R, B)
    each = see(in_other_basis, S, B) @ see(in_other_basis, R, B)
    close(
        both, each, "The answer for S R is not the answer for S times the answer for R.", absolute=1e-7 * size_of(R, S)
    )


@check(
    inputs=short_axes,
    says="Axes may be very short or very long: the move on the standard paper does not depend on the unit.",
    always=[(MIRROR, DIAGONALS * 1e-7)],
    count=40,
)
def the_unit_does_not_matter(in_other_basis, R, B):
    T = see(in_other_basis, R, B)
    unit = np.abs(B).max()
    close(
        T @ (B / unit),
        (B / unit) @ R,
        "With short or long axes the new axes land elsewhere.",
        absolute=1e-8 * size_of(R),
    )


@check(inputs=move_and_axes, says="`R` and `B` are left as they were.", count=30)
def arguments_stay(in_other_basis, R, B):
    keeps_arguments(in_other_basis, R, B)


@check(
    inputs=whole_numbers,
    says="Arrays of whole numbers are taken too, and the answer may have fractions.",
    always=[(np.array([[2, 0], [0, 1]]), np.array([[1, 1], [-1, 1]]))],
    count=40,
)
def whole_numbers_work(in_other_basis, R, B):
    T = see(in_other_basis, R, B)
    close(
        T @ B, B @ R, "R and B hold whole numbers here, and the new axes land elsewhere.", absolute=1e-9 * size_of(R, B)
    )


@check(
    inputs=lambda draw: (draw.matrix(1, 1), np.array([[draw.choice((1.0, -2.0, 3.0))]])),
    says="On a line nothing changes.",
    count=20,
)
def one_by_one(in_other_basis, R, B):
    close(see(in_other_basis, R, B), R, "For 1 × 1 matrices the answer is R.", absolute=1e-8)
