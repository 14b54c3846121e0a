"""What must hold of jacobian."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is

SIX_DIGITS = 2e-6


class Mapping:
    """A function with a formula; the name of its class is what a learner sees of it."""

    def __init__(self, formula):
        self.formula = formula

    def __call__(self, x):
        with np.errstate(all="ignore"):
            return self.formula(np.asarray(x))


def named(formula, words):
    return type(f"function: f(x) is {words}", (Mapping,), {})(formula)


def linear(A):
    return named(lambda x: A @ x, f"A @ x with A = {A.tolist()}")


def growing(A):
    return named(lambda x: A @ np.exp(x), f"A @ np.exp(x) with A = {A.tolist()}")


def growing_by(A, size):
    return named(lambda x: A @ np.exp(x / size), f"A @ np.exp(x / {size:g}) with A = {A.tolist()}")


def table(draw, m, n):
    """A matrix of whole numbers in which no column and no row is all zero."""
    A = np.array([draw.integer(-2, 3) for _ in range(m * n)], dtype=float).reshape(m, n)
    draw.guard(bool(A.any(axis=0).all() and A.any(axis=1).all()))
    return A


def oblong(draw):
    """More outputs than inputs or fewer, and a function that is straight."""
    m, n = draw.choice(((2, 1), (1, 2), (3, 2), (2, 3)))
    return table(draw, m, n), np.array([draw.integer(1, 3) * draw.choice((1, -1)) for _ in range(n)], dtype=float)


def straight(draw):
    n = draw.choice((1, 2, 2))
    return table(draw, draw.choice((1, 2)), n), draw.vector(n)


def bent(draw):
    """A function that bends, so that a step to one side, or a large one, is off."""
    n = draw.choice((1, 2))
    return table(draw, draw.choice((1, 2)), n), draw.vector(n, low=-1, high=2)


def sizes(draw):
    """Entries of all sizes, and a function that is at home at that size."""
    size = draw.choice((1e6, 1e-6, 1e4, 1e-4, 1e5, 1e-5))
    n = draw.choice((1, 2))
    return table(draw, draw.choice((1, 2)), n), size, np.array([draw.integer(1, 3) for _ in range(n)]) * size


def whole(draw):
    """An array of whole numbers, whose kind has no room for a small step."""
    A = table(draw, draw.choice((1, 2)), 2)
    return A, np.array([draw.integer(-2, 2), draw.integer(-2, 2)], dtype=np.int64)


def derivatives(jacobian, f, A, x):
    return shape_is(jacobian(f, x), A.shape, "The Jacobian")


@check(
    inputs=oblong,
    says="Row $i$ belongs to output $i$ and column $k$ to entry $k$ of `x`: the shape is `(m, n)`.",
    count=40,
    always=[(np.array([[1.0], [2.0]]), np.array([1.0]))],
)
def rows_are_outputs(jacobian, A, x):
    got = derivatives(jacobian, linear(A), A, x)
    close(got, A, "The Jacobian of a straight map is its matrix.", relative=SIX_DIGITS)


@check(
    inputs=straight, says="The Jacobian of $A\\mathbf{x}$ is $A$, wherever you are, also where entries are 0.", count=40
)
def of_a_straight_map_it_is_the_matrix(jacobian, A, x):
    got = derivatives(jacobian, linear(A), A, x)
    close(got, A, "The Jacobian of a straight map is its matrix.", relative=SIX_DIGITS)


@check(
    inputs=bent,
    says="Where the function bends, the slopes are right to six digits.",
    count=40,
    always=[(np.array([[1.0]]), np.array([1.0]))],
)
def right_where_it_bends(jacobian, A, x):
    got = derivatives(jacobian, growing(A), A, x)
    expected = A * np.exp(x)
    must(
        bool(np.all(np.abs(got - expected) <= SIX_DIGITS * np.abs(expected).max())),
        "The function bends, and one of the slopes is not right to six digits.",
        got=got,
        expected=expected,
    )


@check(
    inputs=sizes,
    says="Entries of a million and of a millionth are stepped from by a share of themselves.",
    count=40,
    always=[(np.array([[1.0]]), 1e6, np.array([1e6])), (np.array([[1.0]]), 1e-6, np.array([1e-6]))],
)
def steps_fit_the_entry(jacobian, A, size, x):
    got = derivatives(jacobian, growing_by(A, size), A, x)
    expected = A * np.exp(x / size) / size
    close(got, expected, "The step does not suit entries of this size.", relative=SIX_DIGITS, absolute=0)


@check(inputs=whole, says="`x` may be an array of whole numbers.", count=20)
def whole_numbers_too(jacobian, A, x):
    got = derivatives(jacobian, growing(A), A, x)
    close(got, A * np.exp(x), "At a point of whole numbers the slopes are not right.", relative=SIX_DIGITS)


@check(inputs=straight, says="`x` is left as it was.", count=20)
def arguments_stay(jacobian, A, x):
    keeps_arguments(jacobian, linear(A), x)
