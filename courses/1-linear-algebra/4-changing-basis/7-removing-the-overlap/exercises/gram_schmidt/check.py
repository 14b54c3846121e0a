"""What must hold of gram_schmidt."""

import numpy as np

from fullrank.checks import Words, check, close, keeps_arguments, must, shape_is

SLANTED = np.array([[3.0, 1.0], [4.0, 0.0]])
SPACE = np.array([[1.0, 1.0, 3.0], [2.0, 0.0, -1.0], [2.0, 1.0, 0.0]])


def expected_frame(A):
    """The frame with positive overlaps, each overlap removed twice; and how many columns are not zero."""
    E = np.array(A, dtype=float)
    for j in range(E.shape[1]):
        length = np.linalg.norm(E[:, j])
        for k in [*range(j), *range(j)]:
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        left = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / left if left > 1e-9 * length else 0
    return E


def well_apart(A, least=0.05):
    """Whether every column either leaves a good share of itself or nothing at all."""
    E = expected_frame(A)
    for j in range(A.shape[1]):
        length = np.linalg.norm(A[:, j])
        left = abs(E[:, j] @ A[:, j])
        if length > 0 and E[:, j].any() and left < least * length:
            return False
    return True


def independent(draw):
    rows = draw.choice((2, 2, 3, 3, 4))
    columns = draw.integer(1, min(rows, 3))
    A = draw.matrix(rows, columns)
    draw.guard(bool(np.linalg.matrix_rank(A) == columns))
    draw.guard(well_apart(A))
    return (A,)


def three_in_space(draw):
    rows = draw.choice((3, 3, 4))
    A = draw.matrix(rows, 3)
    draw.guard(bool(np.linalg.matrix_rank(A) == 3))
    draw.guard(well_apart(A))
    return (A,)


def with_dependent(draw):
    """A column that the columns before it make, anywhere but first; or a zero column."""
    rows = draw.choice((2, 3, 3))
    A = draw.matrix(rows, 2)
    draw.guard(bool(np.linalg.matrix_rank(A) == 2))
    draw.guard(well_apart(A))
    kind = draw.choice(("sum", "multiple", "zero"))
    weights = {"sum": (draw.choice((1, 2, -1)), draw.choice((1, -2, 3))), "multiple": (2, 0), "zero": (0, 0)}[kind]
    made = A @ weights
    place = 2 if kind == "sum" else draw.choice((1, 2))
    return (np.insert(A, place, made, axis=1),)


def wide(draw):
    rows = draw.choice((2, 1, 3))
    A = draw.matrix(rows, rows + 1)
    draw.guard(well_apart(A))
    return (A,)


def thirds(draw):
    """Dependent but for rounding: long columns, so that what rounding leaves is far from tiny."""
    (A,) = with_dependent(draw)
    A = A[:, :3]
    A[:, 2] = (A[:, 0] + 2 * A[:, 1]) / 3
    draw.guard(bool(np.linalg.norm(A[:, 2]) > 0.1))
    draw.guard(well_apart(A[:, :2]))
    return (A * draw.choice((1e8, 1e6 / 7)),)


def short_columns(draw):
    (A,) = independent(draw)
    sizes = np.array([draw.choice((1e-15, 1e-12, 1.0, 1e6)) for _ in range(A.shape[1])])
    draw.guard(bool(sizes.min() < 1e-9))
    return (A * sizes,)


def nearly_dependent(draw):
    """Columns that are one long vector and a millionth of another, different for each."""
    rows = draw.choice((3, 4))
    base = np.array([draw.choice((1.0, 2.0, -1.0)) for _ in range(rows)])
    places = draw.different(3, low=0, high=rows - 1)
    A = np.column_stack([base] * 3)
    for j, place in enumerate(places):
        A[place, j] += draw.choice((1e-6, -1e-6, 2e-6))
    left = np.abs(np.sum(expected_frame(A) * A, axis=0)) / np.linalg.norm(A, axis=0)
    draw.guard(bool(left.min() > 2e-7))
    return (A,)


def frame_of(gram_schmidt, A):
    return shape_is(gram_schmidt(A), A.shape, "The frame")


def stiff(E, words, absolute=1e-8):
    """The dot products of the columns that are not zero, against the identity."""
    used = E[:, np.any(E != 0, axis=0)]
    table = used.T @ used
    close(table, np.eye(used.shape[1]), words, relative=0, absolute=absolute)


def same_columns(E, A):
    expected = expected_frame(A)
    for j in range(A.shape[1]):
        mine, theirs = E[:, j], expected[:, j]
        if not theirs.any():
            must(
                not np.any(mine),
                f"Column {j + 1} depends on the columns before it, so it must become a column of zeros.",
                got=E,
                expected=expected,
            )
            continue
        must(
            bool(np.any(mine)),
            f"Column {j + 1} brings something new, so it must not become zero.",
            got=E,
            expected=expected,
        )
        near = min(np.abs(mine - theirs).max(), np.abs(mine + theirs).max()) < 1e-6
        must(near, f"Column {j + 1} points elsewhere (either sign would be right).", got=E, expected=expected)


@check(
    inputs=independent,
    says="The columns have length one.",
    always=[(np.array([[3.0], [4.0]]),), (SLANTED,), (np.array([[2.0]]),)],
)
def every_length_is_one(gram_schmidt, A):
    E = frame_of(gram_schmidt, A)
    lengths = np.linalg.norm(E, axis=0)
    must(
        bool(np.all(np.abs(lengths - 1) < 1e-8)),
        "These columns are independent, so each column of the answer must have length 1.",
        got=Words("lengths " + ", ".join(f"{length:.6g}" for length in lengths)),
        expected=Words("lengths 1"),
    )


@check(inputs=three_in_space, says="The columns are perpendicular, each to all before it.", always=[(SPACE,)])
def columns_are_perpendicular(gram_schmidt, A):
    stiff(frame_of(gram_schmidt, A), "The table of dot products of your columns is not the identity.")


@check(
    inputs=independent,
    says="The first $k$ columns span what the first $k$ columns of `A` span: the order is kept.",
    always=[(SLANTED,), (SLANTED[:, ::-1].copy(),)],
)
def the_order_is_kept(gram_schmidt, A):
    same_columns(frame_of(gram_schmidt, A), A)


@check(
    inputs=with_dependent,
    says="A column that depends on the columns before it becomes zero, and the columns after it are not harmed.",
    always=[(np.array([[1.0, 2.0], [1.0, 2.0]]),), (np.array([[0.0, 3.0], [0.0, 4.0]]),)],
)
def a_dependent_column_becomes_zero(gram_schmidt, A):
    same_columns(frame_of(gram_schmidt, A), A)


@check(inputs=wide, says="There may be more columns than rows; then some must become zero.", count=60)
def more_columns_than_rows(gram_schmidt, A):
    same_columns(frame_of(gram_schmidt, A), A)


@check(
    inputs=thirds,
    says="Whether a column is dependent is judged against its own length: what rounding leaves of a long one is not small.",
    count=60,
)
def long_columns_are_judged_by_their_length(gram_schmidt, A):
    same_columns(frame_of(gram_schmidt, A), A)


@check(inputs=short_columns, says="A very short column is a column like any other.", count=60)
def short_columns_are_not_zero(gram_schmidt, A):
    same_columns(frame_of(gram_schmidt, A), A)


@check(inputs=lambda draw: (independent(draw)[0],), says="`A` is left as it was.", count=30)
def arguments_stay(gram_schmidt, A):
    keeps_arguments(gram_schmidt, A)


@check(
    inputs=nearly_dependent,
    says="Nearly dependent columns give a stiff frame too.",
    always=[(np.array([[1.0, 1.0, 1.0], [1e-6, 0.0, 0.0], [0.0, 1e-6, 0.0], [0.0, 0.0, 1e-6]]),)],
    count=60,
)
def nearly_dependent_columns_stay_stiff(gram_schmidt, A):
    E = frame_of(gram_schmidt, A)
    must(bool(np.all(np.any(E != 0, axis=0))), "A millionth of each column is left, so none is zero.", got=E)
    stiff(
        E,
        "The columns are nearly dependent, and your frame is not stiff: the table of dot products is not the identity.",
    )


def whole_matrix(draw):
    A = np.array([[draw.integer(-3, 3) for _ in range(2)] for _ in range(draw.choice((2, 3)))])
    draw.guard(well_apart(A.astype(float)))
    return (A,)


@check(
    inputs=whole_matrix,
    says="Arrays of whole numbers are taken too.",
    always=[(np.array([[3, 1], [4, 0]]),)],
    count=40,
)
def whole_numbers_work(gram_schmidt, A):
    same_columns(frame_of(gram_schmidt, A), A.astype(float))
