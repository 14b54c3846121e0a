"""What an iteration hands back."""

import inspect

import numpy as np
import pytest

from fullrank import maths
from fullrank.maths import Iterated, Network, Reason

S, X = np.array([[2.0, 1.0], [1.0, 3.0]]), np.linspace(0.0, 3.0, 8)
LINKS, ROWS, LABELS = ([0, 0, 1], [1, 2, 2]), np.array([[-1.0], [1.0]] * 4), np.array([0, 1] * 4)
CURVE = 2 * np.exp(-X)


def square(x):
    return x @ x


def misfit(b):
    return b[0] * np.exp(-b[1] * X) - CURVE


# What goes by steps, each on a small problem.
ITERATIVE = {
    "power_iteration": lambda: maths.power_iteration(S, [1.0, 0.0]),
    "inverse_iteration": lambda: maths.inverse_iteration(S, [1.0, 0.0]),
    "qr_iteration": lambda: maths.qr_iteration(np.diag([1.0, 2.0, 3.0]) + 0.5),
    "svd": lambda: maths.svd(S),
    "symmetric_eigenpairs": lambda: maths.symmetric_eigenpairs(S),
    "pagerank": lambda: maths.pagerank(maths.link_matrix(3, np.transpose(LINKS))),
    "pagerank_sparse": lambda: maths.pagerank_sparse(LINKS),
    "gauss_newton": lambda: maths.gauss_newton(misfit, [1.5, 0.8]),
    "levenberg_marquardt": lambda: maths.levenberg_marquardt(misfit, [1.5, 0.8]),
    "curve_fit": lambda: maths.curve_fit(lambda x, a, b: a * np.exp(-b * x), X, CURVE, [1.5, 0.8]),
    "gradient_descent": lambda: maths.gradient_descent(square, [1.0, 2.0], rate=0.1),
    "adam": lambda: maths.adam(square, [1.0, 2.0]),
    "line_search": lambda: maths.line_search(square, [1.0, 0.0], [-8.0, 0.0]),
    "newton": lambda: maths.newton(lambda x: x**2 - 2, 1.0),
    "newton_minimise": lambda: maths.newton_minimise(lambda x: x[0] ** 4 + square(x), [1.0, 2.0]),
    "lagrange": lambda: maths.lagrange(square, lambda x: x[0] + x[1] - 2, [3.0, 0.0]),
    "kkt": lambda: maths.kkt(square, None, lambda x: 1 - x[0], [3.0, 1.0]),
    "train": lambda: maths.train(Network([1, 2]), ROWS, LABELS, epochs=2, tol=10.0),
}


def test_every_reason_carries_advice():
    assert len(Reason) >= 8
    assert all(len(reason.advice.split()) >= 10 and reason.advice.endswith(".") for reason in Reason)


def test_only_one_reason_means_converged():
    assert [reason for reason in Reason if Iterated(0.0, np.zeros(3), reason).converged] == [Reason.CONVERGED]


def test_steps_counts_the_path():
    assert Iterated(0.0, np.zeros(3), Reason.CONVERGED).steps == 3


def test_a_long_path_shows_its_two_ends():
    shown = repr(Iterated(2.0, np.array([9.0, 8, 7, 6, 5]), Reason.OUT_OF_STEPS))
    assert "out of steps after 5 steps" in shown
    assert "path    9, 8, …, 6, 5" in shown
    assert Reason.OUT_OF_STEPS.advice in shown


def test_a_path_of_points_shows_points():
    shown = repr(Iterated(np.zeros(2), np.array([[1.0, 2.0]]), Reason.CONVERGED))
    assert "after 1 step\n" in shown
    assert "[1., 2.]" in shown


def test_long_values_and_points_show_their_ends():
    many = np.arange(400.0)
    lines = repr(Iterated((2.0, many), np.array([many, -many]), Reason.CONVERGED)).splitlines()
    assert lines[1].endswith("397., 398., 399.], shape=(400,)))")
    assert lines[2] == "  path    [  0.,   1., ..., 398., 399.], [  -0.,   -1., ..., -398., -399.]"


def test_points_that_are_matrices_stay_in_one_line():
    shown = repr(Iterated(np.eye(2), np.array([np.eye(2), np.eye(2)]), Reason.CONVERGED))
    assert "\n  path    [[1., 0.], [0., 1.]], [[1., 0.], [0., 1.]]\n" in shown


def test_no_steps_show_no_path():
    assert "path" not in repr(Iterated(1.0, np.zeros(0), Reason.CONVERGED))


@pytest.mark.parametrize(
    ("path", "scale"),
    [
        (np.array([1.0, 0.1, 0.01]), "log"),
        (np.array([1.0, 2.0, 1.5]), "linear"),
        (np.array([1.0, -0.1, 0.01]), "linear"),
        (np.ones((4, 3)), "linear"),
        (np.ones((4, 2, 2)), "linear"),
    ],
)
def test_the_path_is_drawn_on_the_axis_that_suits_it(path, scale):
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    assert Iterated(0.0, path, Reason.CONVERGED).plot(axes) is axes
    assert axes.get_yscale() == scale
    np.testing.assert_array_equal(axes.lines[0].get_ydata(), path if path.ndim == 1 else path.reshape(4, -1)[:, 0])


def test_points_of_a_plane_are_joined_in_their_order():
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    walk = np.array([[0.0, 1.0], [2.0, 3.0], [1.0, 1.0]])
    Iterated(walk[-1], walk, Reason.CONVERGED).plot(axes)
    np.testing.assert_array_equal(axes.lines[0].get_xydata(), walk)


def test_two_outcomes_are_equal_only_if_they_are_one():
    outcome = Iterated(np.zeros(2), np.zeros(3), Reason.CONVERGED)
    assert outcome == outcome
    assert outcome != Iterated(np.zeros(2), np.zeros(3), Reason.CONVERGED)


@pytest.mark.parametrize("name", ITERATIVE)
def test_every_iteration_tells_value_path_and_reason_and_can_be_seen(name):
    outcome = ITERATIVE[name]()
    assert outcome.reason is Reason.CONVERGED
    assert outcome.converged
    assert outcome.value is not None
    assert isinstance(outcome.path, np.ndarray)
    assert outcome.steps >= len(outcome.path) > 0
    assert "converged after " in repr(outcome)
    assert callable(outcome.plot)


def test_no_function_that_takes_a_limit_of_steps_is_left_out():
    limits = {"max_steps", "epochs"}
    functions = {name: thing for name, thing in vars(maths).items() if inspect.isfunction(thing)}
    by_steps = {name for name, thing in functions.items() if limits & set(inspect.signature(thing).parameters)}
    assert by_steps - set(ITERATIVE) == {"curve_fit_batch"}  # many fits at once: a reason and steps each, no path
