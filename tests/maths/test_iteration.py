"""What an iteration hands back."""

import numpy as np
import pytest

from fullrank.maths import Iterated, Reason


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
