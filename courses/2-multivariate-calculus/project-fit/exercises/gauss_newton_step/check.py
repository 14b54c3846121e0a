"""What must hold of gauss_newton_step."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def tangent(draw):
    """A well conditioned J with more rows than columns, and residuals that are not all removable."""
    n = draw.choice((1, 2, 2))
    J, r = draw.matrix(n + 1, n), draw.vector(n + 1)
    draw.guard(steep(J) and np.abs(J.T @ r).max() > 0.1)
    return J, r


def square(draw):
    J, r = draw.matrix(2, 2), draw.nonzero_vector(2)
    draw.guard(steep(J))
    return J, r


def one_knob(draw):
    J, r = draw.matrix(draw.choice((2, 3)), 1), None
    r = draw.vector(len(J))
    draw.guard(abs(float(J[:, 0] @ r)) > 0.1)
    return J, r


def doubled(draw):
    """Two parameters that do the same work, or one that does none."""
    column, r = draw.nonzero_vector(3), draw.nonzero_vector(3)
    factor = float(draw.choice((1, 0, 2, -1)))
    J = np.column_stack([column, factor * column] if draw.choice((True, False)) else [factor * column, column])
    draw.guard(abs(float(column @ r)) > 0.1)
    return J, r


def steep(J):
    s = np.linalg.svd(J, compute_uv=False)
    return bool(s[-1] > 0.3 and s[0] < 20 * s[-1])


def shortest(J, r):
    """By the singular values, with those of rounding taken for zero."""
    U, s, Vt = np.linalg.svd(J, full_matrices=False)
    kept = s > 1e-9 * s[0]
    return -Vt[kept].T @ ((U[:, kept].T @ r) / s[kept])


def see_step(gauss_newton_step, J, r, words):
    got = shape_is(gauss_newton_step(J, r), (J.shape[1],), "The step")
    close(got, shortest(J, r), words)


@check(
    inputs=one_knob,
    says="With one parameter the step is minus the part of the residuals that its column can explain.",
    count=30,
    always=[(np.array([[1.0], [1.0]]), np.array([1.0, 3.0])), (np.array([[2.0], [0.0]]), np.array([1.0, 3.0]))],
)
def one_parameter(gauss_newton_step, J, r):
    see_step(gauss_newton_step, J, r, "Another step makes the residuals smaller.")


@check(
    inputs=square,
    says="Where the residuals can be taken away wholly, $\\mathbf{r} + J\\mathbf{d} = \\mathbf{0}$.",
    count=40,
)
def removes_what_can_be_removed(gauss_newton_step, J, r):
    see_step(gauss_newton_step, J, r, "A step exists that takes all residuals away, and this is another.")


@check(inputs=tangent, says="No other step makes $\\lVert\\mathbf{r} + J\\mathbf{d}\\rVert$ smaller.", count=60)
def no_step_is_better(gauss_newton_step, J, r):
    see_step(gauss_newton_step, J, r, "Another step makes the residuals smaller.")


@check(
    inputs=doubled,
    says="Where many steps are equally good, it is the shortest.",
    count=40,
    always=[(np.array([[1.0, 1.0], [1.0, 1.0], [0.0, 0.0]]), np.array([1.0, 1.0, 1.0]))],
)
def the_shortest_of_many(gauss_newton_step, J, r):
    see_step(gauss_newton_step, J, r, "Two columns do the same work, and this is not the shortest of the best steps.")


@check(inputs=tangent, says="`J` and `r` are left as they were.", count=20)
def arguments_stay(gauss_newton_step, J, r):
    keeps_arguments(gauss_newton_step, J, r)
