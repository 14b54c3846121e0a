"""What must hold of standard_errors."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def steep(J):
    s = np.linalg.svd(J, compute_uv=False)
    return bool(s[-1] > 0.3 and s[0] < 20 * s[-1])


def repeated(draw):
    """One quantity measured several times: J is a column of ones."""
    m = draw.integer(2, 5)
    r = np.array([draw.integer(-3, 3) for _ in range(m)], dtype=float)
    draw.guard(bool(r.any()))
    return np.ones((m, 1)), r


def fitted(draw):
    """A tangent of two parameters whose columns overlap."""
    m = draw.choice((3, 3, 4))
    J, r = draw.matrix(m, 2), draw.nonzero_vector(m)
    draw.guard(steep(J) and abs(float(J[:, 0] @ J[:, 1])) > 0.5)
    return J, r


def perpendicular(draw):
    """Columns that do not overlap, not of length 1."""
    a, b = float(draw.choice((2, 3, 1, -2, 4))), float(draw.choice((2, 3, 5, -1)))
    r = draw.nonzero_vector(3)
    return np.array([[a, 0.0], [0.0, b], [0.0, 0.0]]), r


def larger_noise(draw):
    J, r = fitted(draw)
    return J, r, float(draw.choice((2, 3, 10)))


def errors_of(J, r):
    """By the triangle R of J = Q R: the covariance is the square of its inverse."""
    R = np.linalg.qr(J)[1]
    rows = np.linalg.solve(R, np.eye(len(R)))
    return np.sqrt((rows**2).sum(axis=1) * (r @ r) / (len(r) - len(R)))


def errors(standard_errors, J, r):
    return shape_is(standard_errors(J, r), (J.shape[1],), "The standard errors")


@check(
    inputs=repeated,
    says="For a quantity measured $m$ times it is the standard error of the mean, $s/\\sqrt{m}$.",
    count=40,
    always=[(np.ones((2, 1)), np.array([1.0, -1.0])), (np.ones((3, 1)), np.array([-3.0, 0.0, 3.0]))],
)
def of_a_mean(standard_errors, J, r):
    close(errors(standard_errors, J, r), errors_of(J, r), "This is not the standard error of a mean.")


@check(
    inputs=perpendicular,
    says="Where columns do not overlap, each error is $s$ over the length of its column.",
    count=30,
)
def columns_apart(standard_errors, J, r):
    close(errors(standard_errors, J, r), errors_of(J, r), "The errors of parameters that do not overlap are others.")


@check(
    inputs=fitted,
    says="Where columns overlap, the parameters can stand in for each other, and each is less sure.",
    count=60,
    always=[(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, -2.0, 1.0]))],
)
def overlapping_columns(standard_errors, J, r):
    close(
        errors(standard_errors, J, r),
        errors_of(J, r),
        "The columns overlap, and the errors do not take it into account.",
    )


@check(inputs=larger_noise, says="Residuals twice as large make errors twice as large.", count=20)
def grows_with_the_noise(standard_errors, J, r, factor):
    once, more = errors(standard_errors, J, r), errors(standard_errors, J, factor * r)
    close(more, factor * once, f"Residuals {factor:g} times as large should make the errors {factor:g} times as large.")


@check(inputs=fitted, says="`J` and `r` are left as they were.", count=20)
def arguments_stay(standard_errors, J, r):
    keeps_arguments(standard_errors, J, r)
