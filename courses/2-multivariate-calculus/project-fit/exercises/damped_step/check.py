"""What must hold of damped_step."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

DAMPINGS = (1.0, 0.25, 4.0, 3.0, 0.01, 100.0)


def tangent(draw):
    n = draw.choice((1, 2, 2))
    J, r = draw.matrix(n + 1, n), draw.vector(n + 1)
    s = np.linalg.svd(J, compute_uv=False)
    draw.guard(bool(s[-1] > 0.3 and s[0] < 20 * s[-1] and np.abs(J.T @ r).max() > 0.1))
    return J, r


def damped(draw):
    J, r = tangent(draw)
    return J, r, draw.choice(DAMPINGS)


def one_knob(draw):
    """One parameter, whose column is not of length 1."""
    J = draw.matrix(draw.choice((1, 2)), 1)
    r = draw.vector(len(J))
    draw.guard(abs(float(J[:, 0] @ r)) > 0.1 and abs(np.linalg.norm(J) - 1) > 0.2)
    return J, r, draw.choice(DAMPINGS)


def hardly(draw):
    return *tangent(draw), draw.choice((1e-6, 1e-5))


def heavily(draw):
    return *tangent(draw), draw.choice((1e6, 1e5))


def in_units(draw):
    """A tangent, and one of its parameters in another unit."""
    n = 2
    J, r = draw.matrix(3, n), draw.vector(3)
    s = np.linalg.svd(J, compute_uv=False)
    draw.guard(bool(s[-1] > 0.3 and s[0] < 20 * s[-1] and np.abs(J.T @ r).max() > 0.1))
    return J * np.array([1.0, draw.choice((10.0, 100.0, 0.1))]), r, draw.choice((1.0, 4.0, 0.25))


def doubled(draw):
    """Two parameters that do the same work, or one that does none."""
    column, r = draw.nonzero_vector(2), draw.nonzero_vector(2)
    draw.guard(abs(float(column @ r)) > 0.1)
    return np.column_stack([column, float(draw.choice((0, 1, 2))) * column]), r, draw.choice((1.0, 4.0, 0.25))


def step_of(J, r, damping):
    """By the equations of the bottom."""
    squares = (J**2).sum(axis=0)
    C2 = np.diag(np.where(squares > 0, squares, 1.0))
    return np.linalg.solve(J.T @ J + damping * C2, -J.T @ r)


def step(damped_step, J, r, damping):
    return shape_is(damped_step(J, r, damping), (J.shape[1],), "The step")


@check(
    inputs=one_knob,
    says="With one parameter the step is that of Gauss–Newton, divided by $1 + \\lambda$.",
    count=40,
    always=[(np.array([[2.0]]), np.array([3.0]), 1.0)],
)
def one_parameter(damped_step, J, r, damping):
    got = step(damped_step, J, r, damping)
    close(got, step_of(J, r, damping), "The step is not the one of Gauss–Newton divided by 1 + damping.")


@check(inputs=hardly, says="With hardly any damping it is the step of Gauss–Newton.", count=30)
def hardly_damped_it_is_gauss_newton(damped_step, J, r, damping):
    got = step(damped_step, J, r, damping)
    close(
        got,
        step_of(J, r, damping),
        "With so little damping the step should be nearly that of Gauss–Newton.",
        relative=2e-3,
    )


@check(inputs=heavily, says="With much damping the step is short, and each parameter goes downhill.", count=30)
def heavily_damped_it_is_short(damped_step, J, r, damping):
    got = step(damped_step, J, r, damping)
    close(
        got,
        step_of(J, r, damping),
        "With so much damping the step should be short and lead downhill.",
        relative=1e-4,
        absolute=0,
    )


@check(inputs=damped, says="$(J^{\\mathsf T}J + \\lambda C^2)\\,\\mathbf{d} = -J^{\\mathsf T}\\mathbf{r}$.", count=60)
def as_the_equations_say(damped_step, J, r, damping):
    close(step(damped_step, J, r, damping), step_of(J, r, damping), "The step does not solve the damped equations.")


@check(
    inputs=in_units,
    says="A parameter in a unit ten times smaller takes a step ten times larger, and nothing else changes.",
    count=30,
)
def units_do_not_matter(damped_step, J, r, damping):
    got = step(damped_step, J, r, damping)
    lengths = np.linalg.norm(J, axis=0)
    close(got * lengths, step_of(J, r, damping) * lengths, "The damping does not go by the lengths of the columns.")


@check(inputs=doubled, says="Columns that are alike, or zero, are no trouble.", count=20)
def alike_or_zero_columns(damped_step, J, r, damping):
    got = step(damped_step, J, r, damping)
    close(got, step_of(J, r, damping), "With columns that are alike or zero the step is another.")


@check(inputs=damped, says="`J` and `r` are left as they were.", count=20)
def arguments_stay(damped_step, J, r, damping):
    keeps_arguments(damped_step, J, r, damping)
