"""Newton's method against SciPy and mpmath; doubling digits; affine changes; cycles, flat spots, saddles and cliffs."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from fullrank.maths import Reason, adam, gradient_descent, hessian, line_search, newton, newton_minimise

SEEDS = st.integers(0, 2**32 - 1)
RELAXED = settings(deadline=None, max_examples=20, derandomize=True)

ROOTS = {
    "square root": (lambda x: x**2 - 2, 1.0, mpmath.sqrt(2)),
    "cosine": (lambda x: np.cos(x) - x, 1.0, mpmath.findroot(lambda x: mpmath.cos(x) - x, 1)),
    "cubic": (lambda x: x**3 - 2 * x - 5, 2.0, mpmath.findroot(lambda x: x**3 - 2 * x - 5, 2)),
    "logarithm": (lambda x: np.log(x) + x, 0.5, mpmath.findroot(lambda x: mpmath.log(x) + x, 0.5)),
    "tiny": (lambda x: x - 1e-200, 1.0, 1e-200),
    "huge": (lambda x: x / 1e200 - 1, 1.0, 1e200),
    "at once": (lambda x: x - 3, 3.0, 3.0),
    "steep": (lambda x: np.exp(10 * x) - 1, 0.5, 0.0),
}


@pytest.mark.parametrize("name", ROOTS)
def test_roots_are_right_to_rounding(name):
    f, start, root = ROOTS[name]
    found = newton(f, start)
    assert found.converged
    assert isinstance(found.value, float)
    assert found.value == pytest.approx(float(root), rel=4e-16, abs=1e-15)


def test_the_digits_double():
    found = newton(lambda x: x**2 - 2, 1.5)
    errors = np.abs(found.path - np.sqrt(2))
    assert errors[2] == pytest.approx(errors[1] ** 2 / (2 * np.sqrt(2)), rel=1e-2)
    assert found.steps <= 6


def circle(x):
    return np.array([x[0] ** 2 + x[1] ** 2 - 4, np.exp(x[0]) + x[1] - 1])


def test_systems_agree_with_scipy():
    found = newton(circle, [1.0, -1.5])
    assert found.converged
    np.testing.assert_allclose(found.value, optimize.fsolve(circle, [1.0, -1.5], xtol=1e-14), rtol=1e-12)
    assert found.path.shape == (found.steps, 2)
    assert found.path[0].tolist() == [1.0, -1.5]


def test_a_linear_system_takes_one_step():
    rng = np.random.default_rng(2)
    A, b = rng.standard_normal((6, 6)), rng.standard_normal(6)
    found = newton(lambda x: A @ x - b, np.zeros(6))
    assert found.converged
    assert found.steps <= 3
    np.testing.assert_allclose(found.value, np.linalg.solve(A, b), rtol=1e-11)


@given(SEEDS)
@RELAXED
def test_newton_does_not_see_a_change_of_coordinates(seed):
    rng = np.random.default_rng(seed)
    A, B = np.eye(2) + 0.4 * rng.uniform(-1, 1, (2, 2, 2))
    start = np.array([1.0, -1.5])
    path = newton(circle, start, max_steps=4).path
    mapped = newton(lambda y: B @ circle(A @ y), np.linalg.solve(A, start), max_steps=4).path
    n = min(len(path), len(mapped))
    np.testing.assert_allclose(mapped[:n] @ A.T, path[:n], rtol=1e-6, atol=1e-8)


def test_a_derivative_of_the_callers_is_used():
    found = newton(lambda x: x**2 - 2, 1.0, derivative=lambda x: 2 * x)
    assert found.value == pytest.approx(np.sqrt(2), rel=1e-15)
    slow = newton(lambda x: x**2 - 2, 1.0, derivative=lambda x: 4.0)  # a slope that is wrong, but not too wrong
    assert slow.value == pytest.approx(np.sqrt(2), rel=1e-9)
    assert slow.steps > 10


@pytest.mark.parametrize(
    ("f", "start", "reason"),
    [
        (lambda x: x**2 + 1, 1.0, Reason.SINGULAR),  # the first step leads to the flat spot
        (lambda x: x**2 - 1, 0.0, Reason.SINGULAR),
        (lambda x: 3.0 + 0 * x, 0.0, Reason.SINGULAR),
        (lambda x: 3.0, 0.0, Reason.SINGULAR),
        (lambda x: x**3 - 2 * x + 2, 0.0, Reason.OUT_OF_STEPS),  # 0, 1, 0, 1 ...
        (lambda x: x**2 + 1, 0.7, Reason.OUT_OF_STEPS),  # no root at all
        (np.arctan, 1.5, Reason.DIVERGED),
        (np.cbrt, 1.0, Reason.DIVERGED),
        (lambda x: np.exp(-x), 0.0, Reason.OUT_OF_STEPS),  # falls to zero for ever, a step of 1 at a time
        (lambda x: 1 / x, 1.0, Reason.DIVERGED),
        (lambda x: 1 / (x - 1), 1 + 1e-14, Reason.OUT_OF_STEPS),  # a pole is no root, however small the steps beside it
        (np.log, 3.0, Reason.NOT_FINITE),
        (lambda x: np.array([x[0] + x[1], 2 * x[0] + 2 * x[1] - 1]), [0.0, 0.0], Reason.SINGULAR),
        (lambda x: np.array([x[0], 1.0]), [1.0, 0.0], Reason.SINGULAR),
    ],
)
def test_where_there_is_no_answer_the_reason_says_why(f, start, reason):
    found = newton(f, start)
    assert found.reason is reason
    assert np.isfinite(found.value).all()


def test_a_cycle_is_seen_on_the_path():
    assert newton(lambda x: x**3 - 2 * x + 2, 0.0, max_steps=6).path.tolist() == [0, 1, 0, 1, 0, 1]


def test_double_roots_come_slowly_and_hold_half_the_digits():
    found = newton(lambda x: (x - 1) ** 2, 2.0)
    assert found.converged
    assert found.path[5] - 1 == pytest.approx((found.path[4] - 1) / 2)
    expanded = newton(lambda x: x**3 - 3 * x**2 + 3 * x - 1, 2.0, max_steps=200)  # rounding hides the triple root
    assert expanded.value == pytest.approx(1.0, abs=1e-3)
    assert expanded.reason in (Reason.CONVERGED, Reason.ROUNDING_FLOOR, Reason.SINGULAR)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: newton(lambda x: x[:1], [1.0, 2.0]), "as many equations as unknowns"),
        (lambda: newton(lambda x: np.append(x, 1), [1.0, 2.0]), "by least squares"),
        (lambda: newton(lambda x: x, [[1.0]]), "use ravel"),
        (lambda: newton(lambda x: x, []), "x as a number or"),
        (lambda: newton(np.log, -1.0), "finite at the start"),
        (lambda: newton(np.sqrt, 0.0), "finite at the start"),
        (lambda: newton(lambda x: x, np.nan), "finite"),
        (lambda: newton(lambda x: x, 1.0, tol=-1), "tol"),
        (lambda: newton(lambda x: x, 1.0, max_steps=0), "max_steps"),
        (lambda: newton(lambda x: x, 1.0, derivative=lambda x: [1.0]), "returned a list"),
        (lambda: newton_minimise(np.sum, []), "x is empty"),
        (lambda: newton_minimise(np.log, -1.0), "finite at the start"),
        (lambda: newton_minimise(lambda x: x, [1.0]), "one number"),
        (lambda: newton_minimise(np.sum, [1.0], tol=np.nan), "tol"),
    ],
)
def test_what_cannot_be_solved_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def rosenbrock(x):
    return np.sum((1 - x[:-1]) ** 2 + 100 * (x[1:] - x[:-1] ** 2) ** 2)


def wood(x):
    a, b, c, d = x
    return (100 * (b - a**2) ** 2 + (1 - a) ** 2 + 90 * (d - c**2) ** 2 + (1 - c) ** 2
            + 10.1 * ((b - 1) ** 2 + (d - 1) ** 2) + 19.8 * (b - 1) * (d - 1))  # fmt: skip


def beale(x):
    return np.sum((np.array([1.5, 2.25, 2.625]) - x[0] + x[0] * x[1] ** np.array([1, 2, 3])) ** 2)


MINIMA = {
    "valley": (rosenbrock, [-1.2, 1.0], [1.0, 1.0]),
    "valley in ten variables": (rosenbrock, [0.5, 1.5] * 5, [1.0] * 10),
    "Wood": (wood, [-3.0, -1.0, -3.0, -1.0], [1.0] * 4),
    "Beale": (beale, [1.0, 0.5], [3.0, 0.5]),
    "bowl": (lambda x: np.sum(np.arange(1, 4) * (x - 1) ** 2), [5.0, -3.0, 2.0], [1.0] * 3),
    "far bowl": (lambda x: np.sum((x - 1e6) ** 2) * 1e-6, [0.0, 0.0], [1e6, 1e6]),
    "uneven bowl": (lambda x: 1e12 * (x[0] - 2) ** 2 + 1e-12 * (x[1] - 3) ** 2, [1.0, 1.0], [2.0, 3.0]),
    "number": (lambda x: x - np.log(x), 0.1, 1.0),
}


@pytest.mark.parametrize("name", MINIMA)
def test_minima_are_found_to_rounding(name):
    f, start, lowest = MINIMA[name]
    found = newton_minimise(f, start)
    assert found.converged
    np.testing.assert_allclose(found.value, lowest, rtol=1e-8)
    assert found.path.shape == (found.steps, *np.shape(start))


@given(SEEDS)
@RELAXED
def test_minimising_does_not_see_a_change_of_coordinates(seed):
    """Where the Hessian is positive definite; elsewhere the curvatures' sizes depend on the coordinates."""
    rng = np.random.default_rng(seed)
    A = np.eye(3) + 0.4 * rng.uniform(-1, 1, (3, 3))
    shift = rng.standard_normal(3)

    def convex(x):
        return np.sum(np.cosh(x * np.array([1.0, 2.0, 0.5]))) + np.exp(x[0] - x[1])

    start = rng.standard_normal(3)
    path = newton_minimise(convex, start, max_steps=4).path
    mapped = newton_minimise(
        lambda y: 5 * convex(A @ y + shift) + 7, np.linalg.solve(A, start - shift), max_steps=4
    ).path
    n = min(len(path), len(mapped))
    np.testing.assert_allclose(mapped[:n] @ A.T + shift, path[:n], rtol=1e-6, atol=1e-7)


SADDLES = {
    "straight": (lambda x: x[0] ** 2 - x[1] ** 2 + x[1] ** 4 / 4, [1.0, 0.0]),
    "exactly on it": (lambda x: x[0] ** 2 - x[1] ** 2 + x[1] ** 4 / 4, [0.0, 0.0]),
    "hilltop": (lambda x: np.cos(x[0]) + np.cos(x[1]), [0.0, 0.0]),
    "turned": (lambda x: x[0] * x[1] + (x[0] ** 2 + x[1] ** 2) ** 2, [0.1, 0.1]),
}


@pytest.mark.parametrize("name", SADDLES)
def test_saddle_points_are_left(name):
    f, start = SADDLES[name]
    found = newton_minimise(f, start)
    assert found.converged
    assert np.linalg.eigvalsh(hessian(f, found.value)).min() > 0.1
    assert f(found.value) < f(np.asarray(start))


@pytest.mark.parametrize(
    ("f", "start", "reasons"),
    [
        (lambda x: -x @ x, [1.0, 0.0], {Reason.DIVERGED}),
        (lambda x: x[0] + x[1] ** 2, [1.0, 1.0], {Reason.DIVERGED}),
        (lambda x: np.sum(x**3), [-1.0, 1.0], {Reason.DIVERGED}),
        (lambda x: np.exp(-x), 0.0, {Reason.CONVERGED, Reason.OUT_OF_STEPS}),
        (lambda x: np.log(x), 1.0, {Reason.OUT_OF_STEPS, Reason.NOT_FINITE}),
        (
            lambda x: np.where(x > 1, x, np.nan) + 0 * x,
            2.0,
            {Reason.NOT_FINITE, Reason.STALLED, Reason.ROUNDING_FLOOR, Reason.OUT_OF_STEPS},
        ),
    ],
)
def test_without_a_minimum_the_reason_says_so(f, start, reasons):
    found = newton_minimise(f, start)
    assert found.reason in reasons
    assert np.isfinite(found.value).all()


def test_flat_directions_do_no_harm():
    found = newton_minimise(lambda x: (x[0] + x[1] - 2) ** 2, [5.0, 1.0])
    assert found.converged
    assert found.value.sum() == pytest.approx(2.0)
    assert newton_minimise(lambda x: 3.0, [5.0, 1.0]).converged
    quartic = newton_minimise(lambda x: np.sum(x**4), [1.0, 2.0])
    assert quartic.converged
    assert np.sum(quartic.value**4) < 1e-11


def test_minima_under_large_constants_stop_at_rounding():
    found = newton_minimise(lambda x: 1e9 + np.sum(np.cosh(x - 0.3)), [2.0, -1.0], tol=0.0)
    assert found.reason in (Reason.ROUNDING_FLOOR, Reason.CONVERGED)
    np.testing.assert_allclose(found.value, 0.3, atol=1e-3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: newton(3.0, 1.0), "newton needs f as a function"),
        (lambda: newton(np.sin, 1.0, derivative="2-point"), r"newton needs derivative as a function, .* \('2-point'\)"),
        (lambda: newton_minimise(None, 1.0), "newton_minimise needs f as a function, .* None"),
        (lambda: gradient_descent(3.0, 1.0), "gradient_descent needs f as a function"),
        (lambda: adam(np.sum, [1.0], gradient="2-point"), "adam needs gradient as a function"),
        (lambda: line_search(np.sum, [1.0], [-1.0], gradient=np.ones(1)), "line_search needs gradient as a function"),
        (lambda: newton_minimise(np.fft.fft, [1.0]), "^newton_minimise follows f step by step, but np.fft.fft"),
        (lambda: newton(np.fft.fft, [1.0]), "^newton follows f step by step, but np.fft.fft"),
    ],
)
def test_what_cannot_be_called_or_followed_is_refused_by_name(call, words):
    with pytest.raises(TypeError, match=words):
        call()


def test_a_function_that_writes_into_x_is_refused():
    def writes(x):
        x -= 1.0
        return x

    with pytest.raises(ValueError, match="newton needs f to leave x as it is"):
        newton(writes, [1.0, 2.0], derivative=lambda x: np.eye(2))


@pytest.mark.parametrize("scale", [1e-323, 1e-320, 1e-250, 1.0, 1e200])
def test_curvatures_of_any_size_are_walked_without_noise(scale):
    found = newton_minimise(lambda x: scale * ((x[0] - 1) ** 2 + 2 * x[1] ** 2), [3.0, 1.0], tol=0.0, max_steps=20)
    assert np.isfinite(found.value).all()


def test_a_hessian_whose_entries_vanish_is_walked_without_noise():
    found = newton_minimise(lambda x: -np.sum(np.log(np.abs(x))), [1e150, 1e160], max_steps=20)
    assert not found.converged  # it falls for ever
