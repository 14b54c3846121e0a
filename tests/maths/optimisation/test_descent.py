"""Gradient descent and Adam against the textbook's rates and SciPy; under turns, shifts and scales; honest reasons."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from fullrank.maths import Reason, adam, gradient_descent

SEEDS = st.integers(0, 2**32 - 1)
RELAXED = settings(deadline=None, max_examples=15, derandomize=True)


def rosenbrock(x):
    return np.sum((1 - x[:-1]) ** 2 + 100 * (x[1:] - x[:-1] ** 2) ** 2)


def logistic(x):
    """A convex loss of a classifier with a little regularisation."""
    rng = np.random.default_rng(4)
    X, signs = rng.standard_normal((30, 3)), np.sign(rng.standard_normal(30))
    return np.mean(np.logaddexp(0.0, -signs * (X @ x))) + 0.05 * (x @ x)


def bowl(n, seed, condition=10.0):
    rng = np.random.default_rng(seed)
    Q = np.linalg.qr(rng.standard_normal((n, n)))[0]
    A = Q @ np.diag(np.linspace(1.0, condition, n)) @ Q.T
    lowest = rng.standard_normal(n)
    return (lambda x: (x - lowest) @ A @ (x - lowest) / 2 + 3.0), lowest, rng.standard_normal(n), Q


METHODS = {
    "line search": lambda f, x, **o: gradient_descent(f, x, **o),
    "rate": lambda f, x, **o: gradient_descent(f, x, rate=0.05, **o),
    "momentum": lambda f, x, **o: gradient_descent(f, x, rate=0.05, momentum=0.6, **o),
    "adam": lambda f, x, **o: adam(f, x, rate=0.05, **o),
}


@pytest.mark.parametrize("method", METHODS)
def test_each_finds_scipys_minimum(method):
    start = np.array([2.0, -1.0, 0.5])
    expected = optimize.minimize(logistic, start, tol=1e-10).x
    found = METHODS[method](logistic, start)
    assert found.converged
    np.testing.assert_allclose(found.value, expected, atol=1e-4)
    assert found.path.shape == (found.steps, 3)
    np.testing.assert_array_equal(found.path[0], start)


@pytest.mark.parametrize("method", METHODS)
def test_steps_are_the_textbooks(method):
    """The first two steps, written out."""
    f, x = (lambda x: np.sum(np.array([1.0, 4.0]) * x**2)), np.array([1.0, -2.0])
    g = lambda x: np.array([2.0, 8.0]) * x  # noqa: E731
    path = METHODS[method](f, x, max_steps=3).path
    if method == "rate":
        expected = [x, x - 0.05 * g(x), x - 0.05 * g(x) - 0.05 * g(x - 0.05 * g(x))]
    elif method == "momentum":
        one = x - 0.05 * g(x)
        expected = [x, one, one - 0.05 * g(one) + 0.6 * (one - x)]
    elif method == "adam":
        one = x - 0.05 * np.sign(x)
        m, v = 0.9 * 0.1 * g(x) + 0.1 * g(one), 0.999 * 0.001 * g(x) ** 2 + 0.001 * g(one) ** 2
        expected = [x, one, one - 0.05 * (m / (1 - 0.9**2)) / np.sqrt(v / (1 - 0.999**2))]
    else:
        assert f(path[1]) < f(path[0])
        return
    np.testing.assert_allclose(path, expected, rtol=1e-8)


@given(SEEDS)
@RELAXED
def test_a_quadratic_shrinks_at_the_rate_of_theory(seed):
    f, lowest, start, _ = bowl(4, seed)
    found = gradient_descent(f, start, rate=2 / 11, max_steps=2000)
    errors = np.linalg.norm(found.path - lowest, axis=1)
    late = errors[-10:]
    np.testing.assert_allclose(late[1:] / late[:-1], 9 / 11, rtol=0.02)


@pytest.mark.parametrize("method", ["line search", "rate", "momentum"])
@given(seed=SEEDS)
@RELAXED
def test_turning_and_shifting_the_variables_turns_and_shifts_the_path(method, seed):
    f, _, start, Q = bowl(3, seed)
    shift = np.array([0.5, -0.25, 1.0])
    path = METHODS[method](f, start, max_steps=15).path
    turned = METHODS[method](lambda y: f(Q @ y), Q.T @ start, max_steps=15).path
    moved = METHODS[method](lambda y: f(y - shift), start + shift, max_steps=15).path
    np.testing.assert_allclose(turned @ Q.T, path, atol=1e-9)
    np.testing.assert_allclose(moved - shift, path, atol=1e-9)


@given(SEEDS, st.integers(-20, 20))
@RELAXED
def test_adams_path_does_not_depend_on_the_size_of_f(seed, power):
    f, _, start, _ = bowl(3, seed)
    path = adam(f, start, rate=0.1, epsilon=0.0, max_steps=30, tol=0.0).path
    scaled = adam(lambda x: 2.0**power * f(x), start, rate=0.1, epsilon=0.0, max_steps=30, tol=0.0).path
    np.testing.assert_allclose(scaled, path, rtol=1e-12)
    permuted = adam(lambda x: f(x[::-1]), start[::-1], rate=0.1, epsilon=0.0, max_steps=30, tol=0.0).path
    np.testing.assert_allclose(permuted[:, ::-1], path, rtol=1e-9)


def test_momentum_helps_in_a_long_valley():
    f, _, start, _ = bowl(4, 1, condition=1000.0)
    plain = gradient_descent(f, start, rate=1e-3, max_steps=3000)
    heavy = gradient_descent(f, start, rate=1e-3, momentum=0.95, max_steps=3000)
    assert plain.reason is Reason.OUT_OF_STEPS
    assert heavy.converged


def test_a_curved_valley_takes_thousands_of_steps():
    start = [-1.2, 1.0]
    assert gradient_descent(rosenbrock, start, max_steps=1000).reason is Reason.OUT_OF_STEPS
    assert rosenbrock(gradient_descent(rosenbrock, start, max_steps=1000).value) < 0.1


@pytest.mark.parametrize("momentum", [0.0, 0.9])
@pytest.mark.parametrize("f", [lambda x: x @ x, rosenbrock, lambda x: np.sum(x**4), lambda x: -x @ x])
def test_too_large_a_rate_diverges(f, momentum):
    found = gradient_descent(f, [1.5, -0.5], rate=3.0, momentum=momentum)
    assert found.reason is Reason.DIVERGED
    assert np.isfinite(found.value).all()
    assert np.isfinite(found.path).all()


def test_steps_that_grow_until_f_overflows_diverge_as_well():
    found = gradient_descent(lambda x: np.cosh(x), 1.0, rate=3.0)
    assert found.reason is Reason.DIVERGED
    assert np.isfinite(np.cosh(found.value))


def test_a_rate_on_the_edge_goes_to_and_fro():
    found = gradient_descent(lambda x: x**2, 1.0, rate=1.0, max_steps=50)
    assert found.reason is Reason.OUT_OF_STEPS
    np.testing.assert_allclose(np.abs(found.path), 1.0)


def test_a_function_without_a_bottom_diverges():
    assert gradient_descent(lambda x: -x, 0.0).reason is Reason.DIVERGED


def test_leaving_where_f_is_defined_hands_back_the_last_good_point():
    found = gradient_descent(lambda x: x + np.log(x), 1.0, rate=0.1)
    assert found.reason is Reason.NOT_FINITE
    assert found.value > 0
    found = gradient_descent(lambda x: np.sum(np.sqrt(x)), [1.0, 2.0], rate=0.3)
    assert found.reason is Reason.NOT_FINITE
    assert (found.value > 0).all()
    assert adam(lambda x: np.sqrt(x), 0.3, rate=0.2).reason is Reason.NOT_FINITE


def test_a_line_search_keeps_away_from_where_f_is_not_defined():
    found = gradient_descent(lambda x: -np.log(x) + x, 0.1)
    assert found.converged
    assert found.value == pytest.approx(1.0, abs=1e-5)


def test_a_saddle_point_it_starts_on_holds_it_and_beside_it_does_not():
    saddle = lambda x: x[0] ** 2 - x[1] ** 2 + x[1] ** 4 / 4  # noqa: E731
    assert gradient_descent(saddle, [1.0, 0.0], rate=0.1).value == pytest.approx([0, 0], abs=1e-5)
    assert abs(gradient_descent(saddle, [1.0, 1e-3], rate=0.1).value[1]) == pytest.approx(np.sqrt(2), abs=1e-4)


def test_a_tolerance_below_rounding_is_answered_honestly():
    found = gradient_descent(lambda x: 1e6 + np.sum(np.cosh(x - np.pi / 3)), [1.0, 2.0], tol=0.0)
    assert found.reason is Reason.ROUNDING_FLOOR
    np.testing.assert_allclose(found.value, np.pi / 3, atol=1e-4)


def test_a_wrong_gradient_stalls_the_line_search():
    assert gradient_descent(lambda x: float(x @ x), [1.0, 2.0], gradient=lambda x: -2 * x).reason is Reason.STALLED


def test_a_gradient_of_the_callers_is_used_and_f_may_then_be_anything():
    f = lambda x: float(sum(float(v) ** 2 for v in x))  # noqa: E731
    found = gradient_descent(f, [1, 2], gradient=lambda x: 2 * x, rate=0.25)
    assert found.converged
    np.testing.assert_allclose(found.value, 0, atol=1e-6)


@pytest.mark.parametrize("x", [3.0, 3, [3.0], [[1.0, 2.0]], np.ones((2, 1, 2), dtype=np.float32)])
def test_any_shape_will_do(x):
    found = gradient_descent(lambda x: np.sum((x - 1) ** 2), x)
    assert found.converged
    assert np.shape(found.value) == np.shape(x)
    assert found.path.shape == (found.steps, *np.shape(x))


def test_where_the_gradient_is_zero_no_step_is_taken():
    found = gradient_descent(lambda x: x @ x, [0.0, 0.0])
    assert found.converged
    assert found.steps == 0
    assert found.path.shape == (0, 2)
    assert adam(lambda x: 3.0, [1.0], epsilon=0.0).converged


def test_zero_gradients_of_some_entries_do_no_harm_to_adam():
    found = adam(lambda x: x[0] ** 2, [1.0, 5.0], epsilon=0.0, rate=0.1, max_steps=20)
    assert (found.path[:, 1] == 5.0).all()


REFUSED = [
    (lambda: gradient_descent(np.sum, [1.0], rate=0.0), "rate above 0"),
    (lambda: gradient_descent(np.sum, [1.0], rate=-1.0), "rate above 0"),
    (lambda: gradient_descent(np.sum, [1.0], rate=[1.0]), "rate as one number"),
    (lambda: gradient_descent(np.sum, [1.0], momentum=0.9), "needs a rate"),
    (lambda: gradient_descent(np.sum, [1.0], rate=1.0, momentum=1.0), "momentum from 0"),
    (lambda: gradient_descent(np.sum, [1.0], tol=-1.0), "tol"),
    (lambda: gradient_descent(np.sum, [1.0], max_steps=0), "max_steps"),
    (lambda: gradient_descent(np.sum, []), "x is empty"),
    (lambda: gradient_descent(np.sum, [np.nan]), "finite"),
    (lambda: gradient_descent(lambda x: np.log(-x[0]), [1.0]), "finite at the start"),
    (lambda: gradient_descent(lambda x: np.sqrt(x[0]), [0.0]), "finite at the start"),
    (lambda: gradient_descent(lambda x: x, [1.0, 2.0]), "one number"),
    (lambda: gradient_descent(np.sum, [1.0], gradient=lambda x: 1.0), "gradient of x's shape"),
    (lambda: gradient_descent(spoil, [1.0, 2.0], gradient=lambda x: x), "leave x as it is"),
    (lambda: adam(np.sum, [1.0], rate=0.0), "rate above 0"),
    (lambda: adam(np.sum, [1.0], beta1=1.0), "beta1"),
    (lambda: adam(np.sum, [1.0], beta2=-0.1), "beta2"),
    (lambda: adam(np.sum, [1.0], epsilon=-1.0), "epsilon"),
]


def spoil(x):
    x[0] = 0.0
    return 1.0


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_what_cannot_be_walked_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
