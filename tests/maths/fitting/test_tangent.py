"""The tangent problem against direct solves, damped, in a box and along a curve."""

import numpy as np
import pytest
from scipy.optimize import lsq_linear

from fullrank.maths._fitting.levenberg_marquardt import Walk
from fullrank.maths._fitting.residuals import Residuals
from fullrank.maths._fitting.tangent import Tangent

RNG = np.random.default_rng(11)
J = RNG.standard_normal((12, 4)) * [1, 1e-6, 1e6, 3]
R = RNG.standard_normal(12)


def longer(lam, lengths):
    return np.vstack([J, np.sqrt(lam) * np.diag(lengths)])


@pytest.mark.parametrize("lam", [1e-6, 0.1, 100.0])
def test_damped_steps_solve_the_longer_system(lam):
    tangent = Tangent(J.T, R)
    d, lowers = tangent.step(lam)
    expected = np.linalg.solve(J.T @ J + lam * np.diag(tangent.lengths**2), -J.T @ R)
    np.testing.assert_allclose(d, expected, rtol=1e-8)
    assert lowers == pytest.approx(R @ R - ((J @ d + R) ** 2).sum(), rel=1e-10)
    pull = RNG.standard_normal(4)
    bend = np.linalg.solve(J.T @ J + lam * np.diag(tangent.lengths**2), -pull)
    np.testing.assert_allclose(tangent.bend(pull, lam), bend, rtol=1e-7)


def test_the_gauss_newton_step_removes_what_is_removable():
    tangent = Tangent(J.T, R)
    d, _ = tangent.gauss_newton()
    expected = np.linalg.lstsq(J / tangent.lengths, -R, rcond=None)[0] / tangent.lengths
    np.testing.assert_allclose(d, expected, rtol=1e-9)
    assert tangent.beyond == pytest.approx(np.linalg.norm(J @ d + R), rel=1e-10)
    assert np.hypot(tangent.removable, tangent.beyond) == pytest.approx(np.linalg.norm(R), rel=1e-12)


@pytest.mark.parametrize("nearly", [0.0, 1e-15, 1e-11, 1e-6, 1.0])
def test_the_inverse_is_kept_where_no_direction_can_be_lost_and_says_what_the_singular_values_say(nearly):
    A = np.random.default_rng(5).standard_normal((12, 3))
    A[:, 2] = A[:, 0] - A[:, 1] + nearly * A[:, 2]
    tangent = Tangent(A.T, R)
    assert (tangent.inverse is not None) == (nearly >= 1e-6)
    assert tangent.rank == (2 if nearly < 1e-13 else 3)
    assert tangent.whole == (nearly > 1e-13)
    d, lowers = tangent.gauss_newton()
    expected = np.linalg.lstsq(A / tangent.lengths, -R, rcond=1e-13)[0] / tangent.lengths
    np.testing.assert_allclose(A @ d, A @ expected, atol=1e-3)  # a condition of 1e11 leaves so much
    assert lowers == pytest.approx(R @ R - tangent.beyond**2, rel=1e-10)
    if tangent.whole:
        _, s, V = tangent.directions
        by_values = V / (s[:, None] * tangent.lengths)
        np.testing.assert_allclose(tangent.spread().T @ tangent.spread(), by_values.T @ by_values, rtol=1e-3)


def test_derivatives_that_are_no_numbers_leave_nothing_to_remove():
    rows = J.T.copy()
    rows[1, 2] = np.nan
    tangent = Tangent(rows, R)
    assert tangent.inverse is None
    assert np.isnan(tangent.removable)


def test_half_of_a_length_is_forgotten_at_each_point():
    np.testing.assert_allclose(Tangent(J.T, R).lengths, np.linalg.norm(J, axis=0), rtol=1e-12)
    before = np.linalg.norm(J, axis=0) * [10, 1.5, 2, 0.1]
    np.testing.assert_allclose(Tangent(J.T, R, before).lengths, before * [0.5, 1 / 1.5, 0.5, 10], rtol=1e-12)


def test_held_parameters_do_not_move():
    free = np.array([True, False, True, True])
    held, small = Tangent(J.T, R, None, free), Tangent(J[:, free].T, R)
    for d, e in ((held.step(0.3)[0], small.step(0.3)[0]), (held.gauss_newton()[0], small.gauss_newton()[0])):
        assert d[1] == 0
        np.testing.assert_allclose(d[free], e, rtol=1e-9)
    assert held.beyond == pytest.approx(small.beyond, rel=1e-10)


@pytest.mark.parametrize("seed", range(20))
def test_steps_in_a_box_are_nearly_the_best_there(seed):
    rng = np.random.default_rng(seed)
    A, r = rng.standard_normal((10, 4)), rng.standard_normal(10)
    low, high = -rng.uniform(0, 0.3, 4), rng.uniform(0, 0.3, 4)
    tangent = Tangent(A.T, r)
    d, lowers = tangent.step_in_box(0.0, low, high)
    assert ((d >= low) & (d <= high)).all()
    assert lowers == pytest.approx(r @ r - ((A @ d + r) ** 2).sum(), rel=1e-9, abs=1e-12)
    best = 2 * lsq_linear(A, -r, (low, high), tol=1e-12).cost
    clipped = ((A @ np.clip(tangent.gauss_newton()[0], low, high) + r) ** 2).sum()
    assert best * (1 - 1e-9) <= r @ r - lowers <= clipped + 1e-12


def test_one_wall_leaves_the_rest_at_its_best():
    A, r = RNG.standard_normal((10, 3)), RNG.standard_normal(10)
    tangent = Tangent(A.T, r)
    full = tangent.gauss_newton()[0]
    wide = np.full(3, 10.0)
    low, high = -wide, np.r_[full[0] / 2, 10, 10] if full[0] > 0 else wide
    low[0] = full[0] / 2 if full[0] < 0 else -10
    d, _ = tangent.step_in_box(0.0, low, high)
    rest = np.linalg.lstsq(A[:, 1:], -r - A[:, 0] * full[0] / 2, rcond=None)[0]
    np.testing.assert_allclose(d, np.r_[full[0] / 2, rest], rtol=1e-9)


def test_a_step_that_curves_ends_nearer_to_the_answer():
    """In polar coordinates a straight step to the side leaves the circle; half the curve brings it back."""
    polar = lambda b: np.array([b[0] * np.cos(b[1]), b[0] * np.sin(b[1])])  # noqa: E731
    goal = polar(np.array([2.0, 0.4]))
    residuals = Residuals(lambda b: polar(b) - goal, 0.0, None, None, ("radius", "angle"), "here")
    walk = Walk(residuals, np.array([2.0, 0.2]), None)
    walk.damping = 1e-12
    d, _ = walk.tangent.step(walk.damping)
    straight = walk.theta + d
    r = residuals(straight)
    bent, _, cost, good = walk._curved(d, straight, r, float(r @ r))
    assert good
    assert np.linalg.norm(bent - [2.0, 0.4]) < 0.3 * np.linalg.norm(straight - [2.0, 0.4])
    assert cost < 0.1 * float(r @ r)
