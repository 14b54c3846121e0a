"""Line searches: Armijo's and Wolfe's conditions hold for the step found, and what cannot be searched is said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from fullrank.maths import Reason, gradient, line_search

ROSENBROCK = np.array([-1.2, 1.0])


def rosenbrock(x):
    return np.sum((1 - x[:-1]) ** 2 + 100 * (x[1:] - x[:-1] ** 2) ** 2)


FUNCTIONS = {
    "valley": (rosenbrock, ROSENBROCK),
    "bowl": (lambda x: x @ x, np.array([3.0, -1.0])),
    "quartic": (lambda x: np.sum(x**4), np.array([3.0, -1.0])),
    "waves": (lambda x: np.sum(np.sin(3 * x)) + x @ x / 10, np.array([0.3, 2.0])),
    "wall": (lambda x: -np.sum(np.log(1 - x**2)), np.array([0.9, 0.2])),
}


@pytest.mark.parametrize("first", [1e-6, 1.0, 1e4])
@pytest.mark.parametrize("condition", ["armijo", "wolfe"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_step_meets_its_condition(name, condition, first):
    f, x = FUNCTIONS[name]
    g = gradient(f, x)
    found = line_search(f, x, -g, condition=condition, first=first)
    assert found.converged
    t = found.value
    assert f(x - t * g) <= f(x) - 1e-4 * t * g @ g
    if condition == "wolfe":
        assert abs(gradient(f, x - t * g) @ g) <= 0.9 * g @ g
    assert found.path.tolist() == sorted(set(found.path), key=found.path.tolist().index)


@given(st.integers(0, 2**32 - 1), st.sampled_from(["armijo", "wolfe"]))
@settings(deadline=None, max_examples=30, derandomize=True)
def test_shifting_and_scaling_f_moves_nothing(seed, condition):
    rng = np.random.default_rng(seed)
    x, d = rng.standard_normal((2, 3))
    d = -d if gradient(rosenbrock, x) @ d > 0 else d
    t = line_search(rosenbrock, x, d, condition=condition).value
    assert line_search(lambda x: 8 * rosenbrock(x), x, d, condition=condition).value == t
    assert line_search(rosenbrock, x, d / 4, first=4.0, condition=condition).value == 4 * t
    Q = np.linalg.qr(rng.standard_normal((3, 3)))[0]
    assert line_search(lambda y: rosenbrock(Q @ y), Q.T @ x, Q.T @ d, condition=condition).value == t


def test_scipy_finds_such_steps_too():
    g = gradient(rosenbrock, ROSENBROCK)
    t = line_search(rosenbrock, ROSENBROCK, -g / np.linalg.norm(g), condition="wolfe").value
    theirs = optimize.line_search(rosenbrock, lambda x: gradient(rosenbrock, x), ROSENBROCK, -g / np.linalg.norm(g))[0]
    assert 0.1 < t / theirs < 10


def test_a_given_gradient_is_used():
    called = []

    def slope(x):
        called.append(1)
        return 2 * x

    assert line_search(lambda x: float(x @ x), [1.0, 0.0], [-1.0, 0.0], gradient=slope).value == 1.0
    assert called


def test_a_function_that_is_not_defined_there_is_said():
    found = line_search(lambda x: np.where(x >= 1, x, np.nan), 1.0, -1.0)
    assert found.reason is Reason.NOT_FINITE
    assert found.value == 0.0


def test_a_wrong_gradient_stalls():
    found = line_search(lambda x: x, 0.0, 1.0, gradient=lambda x: -1.0, max_steps=20)
    assert found.reason is Reason.STALLED
    assert found.steps == 20
    wolfe = line_search(lambda x: x, 0.0, 1.0, gradient=lambda x: -1.0, max_steps=20, condition="wolfe")
    assert wolfe.reason is Reason.STALLED


def test_a_fall_that_is_a_tiny_share_of_the_promise_is_not_enough():
    assert line_search(lambda x: x, 0.0, -1.0, gradient=lambda x: 1e5).reason is Reason.STALLED
    assert line_search(lambda x: x, 0.0, -1.0, gradient=lambda x: 1e3).value == 1.0


def test_a_fall_below_rounding_is_said():
    assert line_search(lambda x: 1e8 + (x - 1) ** 2, 1 + 1e-9, -1.0).reason is Reason.ROUNDING_FLOOR


def test_a_function_that_falls_for_ever_runs_out_of_steps():
    found = line_search(lambda x: -x, 0.0, 1.0, condition="wolfe", max_steps=30)
    assert found.reason is Reason.OUT_OF_STEPS
    assert found.value > 1e8


@pytest.mark.parametrize("condition", ["armijo", "wolfe"])
@pytest.mark.parametrize(("direction", "first"), [(-1e300, 1.0), (-1e-5, 1e300), (-1e300, 1e300)])
def test_steps_beyond_all_numbers_are_too_long_and_make_no_noise(condition, direction, first):
    found = line_search(
        lambda x: x @ x, [1.0, 2.0], [direction, -1.0], condition=condition, first=first, max_steps=3000
    )
    assert found.converged
    assert 0 < -found.value * direction < 10


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        (([1.0, 0.0], [1.0, 0.0]), {}, "direction in which f falls"),
        (([1.0, 0.0], [0.0, 0.0]), {}, "direction in which f falls"),
        (([1.0, 0.0], [-1.0, 0.0]), {"first": 0.0}, "first step above 0"),
        (([1.0, 0.0], [-1.0]), {}, "x's shape"),
        (([1.0, 0.0], [-1.0, 0.0]), {"condition": "goldstein"}, "condition as"),
        (([1.0, 0.0], [-1.0, 0.0]), {"max_steps": 0}, "max_steps"),
        (([1.0, 0.0], [-1.0, 0.0]), {"gradient": lambda x: x[:1]}, "gradient of x's shape"),
        (([np.inf, 0.0], [-1.0, 0.0]), {}, "finite"),
        (([1e10, 0.0], [-1e300, 0.0]), {}, "whose slope is finite, but it is -inf; divide it"),
    ],
)
def test_what_cannot_be_searched_is_refused(arguments, options, words):
    with pytest.raises(ValueError, match=words):
        line_search(lambda x: x @ x, *arguments, **options)
