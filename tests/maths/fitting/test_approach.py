"""The approach of a fit: its steps solve the damped equations, it ends where it should, and it loses no answer."""

import numpy as np
import pytest

from fullrank.maths import Reason, curve_fit, levenberg_marquardt
from fullrank.maths._fitting.approach import approach, damped_step, learnt
from fullrank.maths._fitting.levenberg_marquardt import Walk
from fullrank.maths._fitting.model_derivatives import alike, values_and_changes
from fullrank.maths._fitting.residuals import Residuals

X = np.linspace(-5, 5, 64)
TRUE = np.array([3.0, 1.0, 0.7, 0.5])
START = np.array([2.0, 0.5, 1.0, 0.0])
RNG = np.random.default_rng(4)


def peak(x, height, centre, width, base):
    return height * np.exp(-(((x - centre) / width) ** 2) / 2) + base


Y = peak(X, *TRUE) + 0.05 * RNG.standard_normal(64)


def residuals_of(function, y=Y, weights=None, names="abcd"):
    return Residuals(function, y, weights, None, tuple(names), "here")


def arrived(function, start, **given):
    residuals = residuals_of(function, **given)
    start = np.array(start, float)
    return approach(residuals, start, residuals.first(start), None, 100)


@pytest.mark.parametrize("theta", [TRUE, START, np.array([0.1, -3.0, 50.0, 1.0])])
def test_one_call_tells_seven_digits_of_every_derivative(theta):
    changes, sizes = values_and_changes(lambda b: peak(X, *b), theta)
    np.testing.assert_array_equal(changes[0], peak(X, *theta))
    columns = theta[:, None] + 1j * 1e-20 * np.eye(4)
    exact = peak(X, *columns[:, :, None]).imag / 1e-20
    np.testing.assert_allclose(changes[1:] / sizes[:, None], exact, atol=3e-7 * np.abs(exact).max(axis=1).max())


@pytest.mark.parametrize("lam", [0.0, 1e-3, 10.0])
def test_damped_steps_solve_the_normal_equations(lam):
    J, r = RNG.standard_normal((12, 4)) * [1, 1e-3, 1e3, 3], RNG.standard_normal(12)
    rows = np.vstack([r, J.T])
    u, lowers = damped_step(rows @ rows.T, lam)
    A = J.T @ J
    np.testing.assert_allclose(u, np.linalg.solve(A + lam * np.diag(np.diag(A)), J.T @ r), rtol=1e-8)
    told = r @ r - ((r - J @ u) ** 2).sum()
    assert lowers == pytest.approx(told, rel=1e-8) if lam == 0 else 0 < lowers < told


def test_equations_without_an_answer_promise_nothing():
    assert np.isnan(damped_step(np.ones((3, 3)) * np.nan, 0.0)[1])
    assert np.isnan(damped_step(np.diag([1.0, 1.0, 0.0]), 0.1)[1])


def test_a_bend_joins_the_normal_equations_where_they_keep_a_least_value():
    J, r = RNG.standard_normal((12, 2)), RNG.standard_normal(12)
    G = np.vstack([r, J.T]) @ np.column_stack([r, J])
    bend = np.array([[1.0, -0.5], [-0.5, 2.0]])
    np.testing.assert_allclose(damped_step(G, 0.0, bend)[0], np.linalg.solve(J.T @ J + bend, J.T @ r), rtol=1e-10)
    np.testing.assert_array_equal(damped_step(G, 0.0, -1e3 * bend)[0], damped_step(G, 0.0)[0])


def test_as_many_steps_as_parameters_tell_how_the_residuals_curve():
    true = np.array([[2.0, 1.0, 0.0], [1.0, -3.0, 0.5], [0.0, 0.5, 1e-3]])
    bend = None
    for moved in np.array([[1.0, 0.2, 0.0], [0.1, 1.0, 0.3], [0.0, 0.4, 1.0]]):
        bend = learnt(bend, moved, true @ moved)
    np.testing.assert_allclose(bend, true, rtol=1e-12, atol=1e-12)


def test_a_step_that_shows_nothing_new_leaves_the_bend_as_it_is():
    bend, moved = np.diag([1.0, 2.0]), np.array([1.0, 1.0])
    assert learnt(bend, moved, bend @ moved) is bend
    assert learnt(None, moved, np.array([1.0, -1.0])) is None  # no curve along the step: any matrix would do
    assert learnt(None, moved, np.array([np.nan, 1.0])) is None


def test_what_the_steps_have_learnt_makes_the_next_one_newtons():
    found = arrived(lambda b: peak(X, *b), START)
    exact = curve_fit(peak, X, Y, START).value
    walk = Walk(residuals_of(lambda b: peak(X, *b)), START, None, 100)
    step, _ = walk.tangent.gauss_newton()
    off, off_bent = (np.abs(found.theta + d - exact).max() for d in (step, walk._bent(walk.bend)))
    assert off_bent < 0.1 * off


def test_it_ends_next_to_the_answer():
    found = arrived(lambda b: peak(X, *b), START)
    fit = curve_fit(peak, X, Y, START)
    assert (np.abs(found.theta - fit.value) < 1e-5 * fit.standard_errors).all()
    assert found.tried <= 10
    np.testing.assert_array_equal(found.path[0], START)
    assert found.r is None  # it comes with the exact derivatives
    assert found.shrinks < 0.1


def test_where_differences_would_have_nothing_to_tell_it_ends_without_a_call():
    calls = []
    found = arrived(lambda b: (calls.append(np.shape(b)), peak(X, *b))[1], START)
    assert calls == [(4,), *[(4, 5, 1)] * (len(calls) - 1)]
    assert len(found.path) == found.tried == len(calls) - 1
    assert 0 < found.before < 1e-4 * np.linalg.norm(peak(X, *found.theta) - Y)


def test_a_fit_takes_its_last_residuals_from_the_exact_derivatives():
    calls = []
    fit = curve_fit(lambda x, *b: (calls.append(np.result_type(*b, x).kind), peak(x, *b))[1], X, Y, START)
    assert calls[-1] == "c"
    assert fit.sum_of_squares == pytest.approx(np.square(peak(X, *fit.value) - Y).sum(), rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_a_step_too_few_or_too_many_before_the_exact_derivatives_changes_no_digit(seed, monkeypatch):
    y = peak(X, *TRUE) + 0.05 * np.random.default_rng(seed).standard_normal(64)
    fits = []
    for foreseen in (0.0, 2e-7, 1e-4):
        monkeypatch.setattr("fullrank.maths._fitting.approach.FORESEEN", foreseen)
        fits.append(curve_fit(peak, X, y, START))
    assert {fit.reason for fit in fits} == {Reason.CONVERGED}
    for fit in fits[1:]:
        assert (np.abs(fit.value - fits[0].value) < 1e-7 * fit.standard_errors).all()
        np.testing.assert_allclose(fit.standard_errors, fits[0].standard_errors, rtol=1e-6)


def test_weights_are_heeded():
    weights = np.linspace(0.1, 2, 64)
    found = arrived(lambda b: peak(X, *b), START, weights=weights)
    fit = curve_fit(peak, X, Y, START, sigma=1 / weights)
    assert (np.abs(found.theta - fit.value) < 1e-5 * fit.standard_errors).all()


REFUSED = {
    "a mean over everything": lambda b: (bell := np.exp(-(((X - b[1]) / b[2]) ** 2))) * b[0] - bell.mean() + b[3],
    "a question": lambda b: b[0] * X + b[1] + b[2] * X**2 if b[3] > 0 else X,
    "an array of parameters": lambda b: np.stack([X**k for k in range(4)], 1) @ np.asarray(b),
    "numbers of another kind": lambda b: (b[0] * X + b[1] * X**2 + b[2] * X**3 + b[3]).astype(np.float32),
    "nothing": lambda b: X.copy(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_does_not_set_out_with_a_model_that_does_not_broadcast(name):
    found = arrived(REFUSED[name], [1.0, 0.3, 0.9, 0.5])
    assert (found.tried, found.path, found.bend) == (0, [], None)


def test_an_array_that_the_model_keeps_is_left_as_it_is():
    x, y, kept = X.copy(), np.linspace(1, 2, 64), np.tile(X, (3, 1))
    curve_fit(lambda x, a, b: x, x, y, [1.0, 2.0])
    curve_fit(lambda x, a, b: kept if np.ndim(a) else kept[0], x, y, [1.0, 2.0])
    np.testing.assert_array_equal(x, X)
    np.testing.assert_array_equal(kept, np.tile(X, (3, 1)))


def test_where_it_leads_astray_the_careful_walk_begins_again():
    """BoxBOD of NIST from its far start: the first steps lead to where the second parameter does nothing."""
    x, y = [1.0, 2, 3, 5, 7, 10], [109.0, 149, 149, 191, 213, 224]
    fit = curve_fit(lambda x, b1, b2: b1 * (1 - np.exp(-b2 * x)), np.array(x), y, [1.0, 1.0])
    assert fit.reason is Reason.CONVERGED
    np.testing.assert_allclose(fit.value, [213.80940889, 0.54723748542], rtol=1e-9)
    assert fit.path[0].tolist() == [1.0, 1.0]


def test_a_bend_that_is_wrong_is_let_go():
    fit = curve_fit(peak, X, Y, START)
    walk = Walk(residuals_of(lambda b: peak(X, *b)), START, None, 100)
    walk.bend, walk.shrinks = -0.999 * walk.rows @ walk.rows.T, 1.0  # a step a thousand times too long
    assert walk.run(100) is Reason.CONVERGED
    assert (np.abs(walk.theta - fit.value) < 1e-8 * fit.standard_errors).all()


def test_its_steps_are_counted():
    short = curve_fit(peak, X, Y, START, max_steps=3)
    assert short.reason is Reason.OUT_OF_STEPS
    assert short.steps == 3


def test_a_wall_is_left_to_the_careful_walk():
    low, high = [0.0, 0.0, 0.9, 0.0], [9.0] * 4
    fit = curve_fit(peak, X, Y, [2.0, 0.5, 1.0, 0.1], bounds=(low, high))
    assert fit.at_bounds == {"width": "lower"}
    assert ((fit.path >= low) & (fit.path <= high)).all()


def test_given_derivatives_are_held_against_one_call():
    calls = []

    def residual(b):
        calls.append(np.shape(b))
        return b[0] * np.exp(-b[1] * X / 5) - np.exp(-0.3 * X)

    def jacobian(b):
        bell = np.exp(-b[1] * X / 5)
        return np.column_stack([bell, -b[0] * X / 5 * bell])

    found = levenberg_marquardt(residual, [2.0, 1.0], jacobian=jacobian)
    np.testing.assert_allclose(found.value, [1.0, 1.5], rtol=1e-9)
    assert calls[:2] == [(2,), (2, 3, 1)]


def test_a_row_of_zeros_is_never_borne_out():
    rows = np.stack([X, 0 * X])
    assert alike(rows[:1], rows[:1] * 1.0001)
    assert not alike(rows[:1], rows[:1] * 1.01)
    assert not alike(rows, rows)
