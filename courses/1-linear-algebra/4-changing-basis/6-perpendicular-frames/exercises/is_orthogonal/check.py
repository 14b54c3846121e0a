"""What must hold of is_orthogonal."""

import numpy as np

from fullrank.checks import Fail, check, keeps_arguments, must

TRIPLES = ((3, 4, 5), (5, 12, 13), (8, 15, 17))
SPACE = np.array([[1.0, 2.0, 2.0], [2.0, -2.0, 1.0], [2.0, 1.0, -2.0]]) / 3


def orthogonal(draw):
    """A turn or a mirror of the plane, or a frame of space with its columns exchanged and negated."""
    if draw.choice((True, True, False)):
        a, b, c = draw.choice(TRIPLES)
        turn = np.array([[a, -b], [b, a]]) / c
        return turn * draw.choice(((1, 1), (1, -1), (-1, 1), (-1, -1)))
    columns = draw.choice(((0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)))
    return SPACE[:, list(columns)] * draw.choice(((1, 1, 1), (-1, 1, 1), (1, -1, -1)))


def any_angle(draw):
    """A turn about an angle whose sine has no end, and products of such turns: rounded in the last places."""
    angle = draw.integer(1, 359)
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    turn = np.array([[c, -s], [s, c]])
    return (np.linalg.matrix_power(turn, draw.choice((1, 2, 25, 400))),)


def slanted(draw):
    """Columns of length one at another angle."""
    a, b, c = draw.choice(TRIPLES)
    return (np.array([[1.0, draw.choice((a, -a)) / c], [0.0, b / c]]),)


def wrong_lengths(draw):
    """Perpendicular columns, some of another length."""
    Q = orthogonal(draw)
    lengths = np.array([draw.choice((2.0, 0.5, 1.0, 3.0)) for _ in range(len(Q))])
    draw.guard(bool(np.any(lengths != 1)))
    return (Q * lengths,)


def area_kept(draw):
    """Determinant 1 or -1, and no frame."""
    M = draw.unimodular(2)
    draw.guard(bool(np.abs(M.T @ M - np.eye(2)).max() > 0.5))
    return (M,)


def nearly(draw):
    """A frame that is out by a millionth or so, in a length or in the angle."""
    Q = orthogonal(draw)
    if draw.choice((True, False)):
        return (Q * (1 + draw.choice((1e-6, -1e-6, 1e-5))),)
    Q[:, 1] += draw.choice((1e-6, -1e-6, 1e-5)) * Q[:, 0]
    return (Q,)


def not_square(draw):
    """Part of a frame: orthonormal columns or rows, and not square."""
    Q = orthogonal(draw)
    keep = draw.integer(1, len(Q) - 1)
    return (Q[:, :keep].copy() if draw.choice((True, False)) else Q[:keep].copy(),)


def truth(got):
    if isinstance(got, np.bool_):
        got = bool(got)
    if not isinstance(got, bool):
        raise Fail("The answer must be True or False.", code="kind", got=got)
    return got


def says_yes(is_orthogonal, Q, words):
    must(truth(is_orthogonal(Q)), words, got=False, expected=True)


def says_no(is_orthogonal, Q, words):
    must(not truth(is_orthogonal(Q)), words, got=True, expected=False)


@check(
    inputs=lambda draw: (orthogonal(draw),),
    says="A square matrix with perpendicular columns of length one is orthogonal, whether it turns or mirrors.",
    always=[(np.eye(2),), (np.array([[0.0, 1.0], [1.0, 0.0]]),), (np.array([[-1.0]]),)],
)
def a_stiff_frame_is_known(is_orthogonal, Q):
    says_yes(is_orthogonal, Q, "These columns are perpendicular and of length one, so the answer must be True.")


@check(inputs=any_angle, says="Rounding in the last places is forgiven.", count=60)
def rounding_is_forgiven(is_orthogonal, Q):
    says_yes(is_orthogonal, Q, "This is a turn, rounded only in its last places, so the answer must be True.")


@check(inputs=area_kept, says="Determinant 1 or -1 is not enough.", always=[(np.array([[1.0, 1.0], [0.0, 1.0]]),)])
def keeping_areas_is_not_enough(is_orthogonal, Q):
    says_no(is_orthogonal, Q, "This matrix keeps areas, but it bends a right angle, so the answer must be False.")


@check(
    inputs=wrong_lengths,
    says="Perpendicular columns are not enough: each must have length one.",
    always=[(np.array([[2.0, 0.0], [0.0, 3.0]]),), (np.array([[2.0]]),), (np.zeros((2, 2)),)],
)
def every_length_must_be_one(is_orthogonal, Q):
    says_no(is_orthogonal, Q, "A column has another length than one, so the answer must be False.")


@check(inputs=slanted, says="Columns of length one are not enough: they must be perpendicular.", count=40)
def every_angle_must_be_right(is_orthogonal, Q):
    says_no(is_orthogonal, Q, "The columns are not perpendicular, so the answer must be False.")


@check(
    inputs=not_square,
    says="A matrix that is not square is not orthogonal.",
    always=[(np.array([[1.0], [0.0]]),), (np.array([[1.0, 0.0]]),)],
    count=40,
)
def only_square_matrices(is_orthogonal, Q):
    says_no(is_orthogonal, Q, "This matrix is not square, so the answer must be False.")


@check(inputs=nearly, says="Out by a millionth is out.", count=60)
def a_millionth_is_too_much(is_orthogonal, Q):
    says_no(is_orthogonal, Q, "The dot products of these columns are out by a millionth, so the answer must be False.")


@check(
    inputs=lambda draw: (np.array([[draw.integer(-1, 2) for _ in range(2)] for _ in range(2)]),),
    always=[(np.array([[0, -1], [1, 0]]),), (np.array([[1, 1], [0, 1]]),), (np.array([[0, 1], [1, 0]]),)],
    says="Arrays of whole numbers are taken too.",
    count=30,
)
def whole_numbers_work(is_orthogonal, Q):
    expected = bool(np.array_equal(Q.T @ Q, np.eye(2)))
    got = truth(is_orthogonal(Q))
    must(
        got == expected, f"For this matrix of whole numbers the answer must be {expected}.", got=got, expected=expected
    )


@check(inputs=lambda draw: (orthogonal(draw),), says="`Q` is left as it was.", count=30)
def arguments_stay(is_orthogonal, Q):
    keeps_arguments(is_orthogonal, Q)
