"""What must hold of power_iteration."""

import numpy as np

from fullrank.checks import alike_up_to_sign, check, close, keeps_arguments, must, number_is, parts_of, shape_is

TOL, STEPS = 1e-9, 500
same_answer = alike_up_to_sign


def settling(draw, tops=(2, 3, 4), others=(1, 0, -1)):
    """A matrix with one eigenvalue that is largest in size, and a start that has a fair part along its eigenvector."""
    size = draw.choice((2, 2, 2, 3))
    values = [draw.choice(tops), *(draw.choice(others) for _ in range(size - 1))]
    A, columns = draw.with_eigenvalues(values)
    x = draw.nonzero_vector(size)
    share = np.linalg.solve(columns, x)[0]
    draw.guard(abs(share) * np.linalg.norm(columns[:, 0]) > 0.2 * np.linalg.norm(x))
    return A, x, TOL, STEPS


def symmetric(draw):
    """A symmetric matrix: here the eigenvalue settles long before the vector."""
    a, b, c = draw.integer(-3, 3), draw.choice((1, 2, -1)), draw.integer(-3, 3)
    A, x = np.array([[a, b], [b, c]], dtype=float), draw.nonzero_vector(2)
    sizes = np.sort(np.abs(np.linalg.eigvalsh(A)))
    draw.guard(0.2 * sizes[1] < sizes[0] < 0.8 * sizes[1])
    v = dominant(A)[1]
    draw.guard(0.2 < abs(v @ x) / np.linalg.norm(x) < 0.99)
    return A, x, draw.choice((1e-9, 1e-8, 1e-6)), STEPS


def restless(draw):
    """A turn, or two eigenvalues of one size: nothing settles, unless the start is an eigenvector already."""
    b = draw.choice((1, 2, -1, 3))
    A = np.array([[0.0, draw.choice((-b, b))], [b, 0.0]])
    x = draw.nonzero_vector(2)
    draw.guard(abs(abs(x[0]) - abs(x[1])) > 0.3)
    return A, x, TOL, draw.choice((50, 20, 51))


def cut_short(draw):
    """An iteration that would settle, but not in so few steps."""
    A, x, tol, _ = settling(draw)
    v = dominant(A)[1]
    draw.guard(abs(v @ x) < 0.9 * np.linalg.norm(x))
    image = A @ x
    draw.guard(abs(x @ image) < 0.99 * np.linalg.norm(x) * np.linalg.norm(image))
    twice = A @ image
    draw.guard(abs(image @ twice) < 0.9999 * np.linalg.norm(image) * np.linalg.norm(twice))
    return A, x, tol, 2


def scaled(draw):
    A, x, tol, steps = settling(draw)
    return A * draw.choice((1e-12, 1e-10, 1e9)), x, tol, steps


def dominant(A):
    values, V = np.linalg.eig(A)
    k = int(np.argmax(np.abs(values)))
    return float(values[k].real), V[:, k].real


def answer(power_iteration, *arguments):
    got = power_iteration(*arguments)
    must(got is not None, "It settles on an eigenvector well within these steps, but the answer is None.", got=got)
    value, v = parts_of(got, 2, "value and v")
    return number_is(value, "`value`"), shape_is(v, arguments[1].shape, "`v`")


def see_dominant(power_iteration, *arguments):
    value, v = answer(power_iteration, *arguments)
    best, direction = dominant(arguments[0])
    close(value, best, "This is not the eigenvalue of largest size.", relative=1e-5, absolute=0)
    must(np.linalg.norm(v) > 0, "`v` is the zero vector.", got=v)
    must(
        abs(v @ direction) > 0.999 * np.linalg.norm(v),
        "`v` does not lie along the eigenvector.",
        got=v,
        expected=direction,
    )


@check(
    inputs=settling,
    says="The value is the eigenvalue of largest size, and `v` is an eigenvector for it.",
    count=60,
    always=[(np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([1.0, 1.0]), TOL, STEPS)],
)
def it_finds_the_largest(power_iteration, A, x, tol, max_steps):
    see_dominant(power_iteration, A, x, tol, max_steps)


@check(inputs=settling, says="`v` has length 1.", count=30)
def v_has_length_one(power_iteration, A, x, tol, max_steps):
    _, v = answer(power_iteration, A, x, tol, max_steps)
    length = np.linalg.norm(v)
    must(abs(length - 1) < 1e-6, f"The length of v is {length:.6g}, not 1.", got=v)


@check(
    inputs=lambda draw: settling(draw, (-2, -3, -4)),
    says="The largest eigenvalue may be negative: `v` then turns right round at every step, and stays on its line.",
    count=40,
    always=[(np.array([[-2.0, 0.0], [0.0, 1.0]]), np.array([1.0, 1.0]), TOL, STEPS)],
)
def a_negative_one_is_found_too(power_iteration, A, x, tol, max_steps):
    see_dominant(power_iteration, A, x, tol, max_steps)


@check(
    inputs=symmetric,
    says="It stops only when `v` is near enough: $\\|Av - \\lambda v\\| \\le$ `tol` $\\cdot\\ \\|Av\\|$.",
    count=50,
)
def it_does_not_stop_too_soon(power_iteration, A, x, tol, max_steps):
    value, v = answer(power_iteration, A, x, tol, max_steps)
    image = A @ v
    off = np.linalg.norm(image - value * v) / max(np.linalg.norm(image), 1e-300)
    must(off <= 10 * tol, f"The distance from A v to value v is {off:.1e} of the length of A v; tol is {tol:g}.")


@check(
    inputs=restless,
    says="If nothing settles, the answer is `None`.",
    always=[(np.array([[0.0, -1.0], [1.0, 0.0]]), np.array([1.0, 0.0]), TOL, 50)],
    count=40,
)
def what_never_settles_gives_none(power_iteration, A, x, tol, max_steps):
    got = power_iteration(A, x, tol, max_steps)
    must(got is None, "No vector settles here, so the answer must be None.", got=got, expected=None)


@check(
    inputs=cut_short,
    says="At most `max_steps` products are tried; if they were too few, the answer is `None`.",
    count=30,
)
def too_few_steps_give_none(power_iteration, A, x, tol, max_steps):
    got = power_iteration(A, x, tol, max_steps)
    must(
        got is None,
        f"{max_steps} steps are too few to come that near, so the answer must be None.",
        got=got,
        expected=None,
    )


@check(
    inputs=scaled, says="Tiny and huge matrices are treated alike: the rule compares with the length of $Av$.", count=30
)
def scale_does_not_matter(power_iteration, A, x, tol, max_steps):
    see_dominant(power_iteration, A, x, tol, max_steps)
    value, v = answer(power_iteration, A, x, tol, max_steps)
    length = np.linalg.norm(A @ v)
    off = np.linalg.norm(A @ v - value * v)
    must(np.isfinite(length) and off <= 10 * tol * length, "It stopped before v was an eigenvector to within tol.")


@check(inputs=settling, says="`A` and `x` are left as they were.", count=15)
def arguments_stay(power_iteration, A, x, tol, max_steps):
    keeps_arguments(power_iteration, A, x, tol, max_steps)
