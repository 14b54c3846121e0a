"""What must hold of solve_two_equations."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def angle(A):
    """The sine of the angle between the two rows."""
    (p, q), (r, s) = A
    return abs(p * s - q * r) / (np.hypot(p, q) * np.hypot(r, s))


def crossing(draw):
    """Coefficients of two lines that cross at an angle one can see, and the place."""
    A = draw.matrix(2, 2, low=-4, high=4)
    draw.guard(A[0, 0] != 0 and A[1].any())
    draw.guard(angle(A) > 0.1)
    return A, draw.vector(2, low=-5, high=5)


def with_a_zero(draw):
    """The same with a zero in the first place."""
    A, x = crossing(draw)
    A[0, 0] = 0.0
    draw.guard(A[0].any() and angle(A) > 0.1)
    return A, x


def in_other_units(draw):
    return *crossing(draw), draw.choice((1e-6, 1e6, 1e-8, 1e4 / 3))


def alike(draw):
    """Rows in the same direction, and totals that contradict each other or not."""
    row, factor = draw.nonzero_vector(2, low=-4, high=4), draw.choice((2, 3, -1, 0.5, -2))
    total = draw.integer(-9, 9)
    return np.array([row, factor * row]), np.array([total, factor * total + draw.choice((0, 1, -3))], dtype=float)


def alike_but_for_rounding(draw):
    """Rows in the same direction whose products differ by rounding, small or large."""
    row = np.array([draw.integer(1, 9), draw.integer(1, 9)]) / 10
    scale, factor = draw.choice((1, 1e5, 1e9, 1e-3)), draw.choice((3, 7, 1 / 3, 0.7, 1.1))
    A = scale * np.array([row, factor * row])
    draw.guard(A[0, 0] * A[1, 1] != A[0, 1] * A[1, 0])
    return A, np.array([1.0, draw.choice((2.0, 5.0))])


def whole(draw):
    """Whole numbers, as receipts have."""
    A = np.array([[draw.integer(0, 5) for _ in range(2)] for _ in range(2)])
    draw.guard(A[0].any() and A[1].any())
    draw.guard(angle(A) > 0.1)
    return A, np.array([draw.integer(1, 8), draw.integer(1, 8)])


def solved(solve_two_equations, A, x):
    """The answer to equations whose solution is x, compared with it."""
    b = A @ x
    got = solve_two_equations(A, b)
    must(got is not None, "These lines cross, but the answer is None.", got=got, expected=np.asarray(x, dtype=float))
    found = shape_is(got, (2,), "The solution")
    reach = float(np.max(np.abs(x))) or 1.0
    close(found / reach, np.asarray(x) / reach, "Put into the two equations, your numbers do not give the totals.")


@check(
    inputs=crossing,
    says="Lines that cross give the place where they do.",
    always=[(np.array([[1.0, 3.0], [2.0, 1.0]]), np.array([3.0, 5.0]))],
)
def crossing_lines_are_solved(solve_two_equations, A, x):
    solved(solve_two_equations, A, x)


@check(inputs=with_a_zero, says="A coefficient may be 0, the very first one too.")
def zeros_are_taken(solve_two_equations, A, x):
    solved(solve_two_equations, A, x)


@check(inputs=alike, says="Parallel or identical lines give `None`.")
def parallel_lines_give_none(solve_two_equations, A, b):
    got = solve_two_equations(A, b)
    must(
        got is None,
        "The second row is a multiple of the first, so the lines do not cross in one point: the answer must be None.",
        got=got,
        expected=None,
    )


@check(inputs=alike_but_for_rounding, says="Rounding does not turn parallel lines into crossing ones.")
def rounding_is_forgiven(solve_two_equations, A, b):
    got = solve_two_equations(A, b)
    must(
        got is None,
        "But for the last digit the second row is a multiple of the first, so the answer must be None.",
        got=got,
        expected=None,
    )


@check(inputs=in_other_units, says="Small or large units change nothing: lines that cross are solved.")
def units_do_not_matter(solve_two_equations, A, x, unit):
    solved(solve_two_equations, A * unit, x)


@check(inputs=whole, says="Whole numbers are taken as well.", count=40)
def whole_numbers_are_taken(solve_two_equations, A, x):
    solved(solve_two_equations, A, x)


@check(inputs=crossing, says="`A` and `b` are left as they were.", count=30)
def arguments_stay(solve_two_equations, A, x):
    keeps_arguments(solve_two_equations, A, A @ x)
