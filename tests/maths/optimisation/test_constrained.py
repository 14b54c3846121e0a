"""Minima under inequalities against SciPy, trial of all binding sets and known answers; infeasible sets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from fullrank.maths import Reason, gradient, jacobian, kkt, kkt_residuals, lagrange
from fullrank.maths._optimisation.conditions import Problem
from fullrank.maths._optimisation.constrained import _Rounds

SEEDS = st.integers(0, 2**32 - 1)
RELAXED = settings(deadline=None, max_examples=15, derandomize=True)


def rosenbrock(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def hs71(x):
    return x[0] * x[3] * np.sum(x[:3]) + x[2]


PROBLEMS = {
    "in the disc": (rosenbrock, None, lambda x: x @ x - 1, [0.0, 0.5]),
    "from outside": (rosenbrock, None, lambda x: x @ x - 1, [5.0, -4.0]),
    "nothing binds": (rosenbrock, None, lambda x: x @ x - 10, [0.0, 0.5]),
    "a corner": (lambda x: -x[0] - 2 * x[1], None, lambda x: np.stack([x[0] - 1, x[1] - 1, -x[0], -x[1]]), [0.2, 0.3]),
    "both kinds": (lambda x: -x[0] * x[1], lambda x: x[0] + x[1] - 1, [lambda x: -x, lambda x: 0.7 - x[1]], [0.1, 1.1]),
    "Hock and Schittkowski 71": (
        hs71, lambda x: x @ x - 40, [lambda x: 25 - np.prod(x), lambda x: 1 - x, lambda x: x - 5], [1, 5, 5, 1],
    ),
    "a bowl with a rim": (lambda x: -x[0] ** 2, None, [lambda x: x[0] - 1, lambda x: -x[0] - 2], [0.1]),
    "the farthest point": (lambda x: -x @ x, None, lambda x: np.stack([x[0] ** 2 / 4 + x[1] ** 2 - 1]), [0.5, 0.3]),
    "least squares on the simplex": (
        lambda x: np.sum((x - np.array([0.9, 0.6, -0.4])) ** 2), lambda x: np.sum(x) - 1, lambda x: -x, [0.3, 0.3, 0.4],
    ),
    "logarithms": (lambda x: -np.sum(np.log(1 + x)), lambda x: np.sum(x) - 2, lambda x: -x, [0.5, 0.5, 1.0]),
    "no constraints": (rosenbrock, None, None, [-1.2, 1.0]),
    "equations alone": (lambda x: x @ x, lambda x: x[0] + x[1] - 2, None, [3.0, 0.0]),
    "large numbers": (lambda x: 1e6 * (x[0] - 2) ** 2, None, lambda x: 1e-3 * (x[0] - 1), [0.0]),
    "a constraint that only touches": (lambda x: (x[0] - 1) ** 2, None, lambda x: x[0] - 1, [0.0]),
}  # fmt: skip


def lagrangian_slope(f, h, g, point):
    """∇f + Aᵀλ + Bᵀμ, put together here from derivatives that are tested elsewhere."""

    def joined(c, x):
        several = [] if c is None else [c] if callable(c) else c
        return np.concatenate([np.zeros((0, len(x))), *(jacobian(c, x).reshape(-1, len(x)) for c in several)])

    x = point.x
    return gradient(f, x) + joined(h, x).T @ point.equality_multipliers + joined(g, x).T @ point.inequality_multipliers


def values(c, x):
    several = [] if c is None else [c] if callable(c) else c
    return np.concatenate([np.zeros(0), *(np.ravel(c(x)) for c in several)])


@pytest.mark.parametrize("name", PROBLEMS)
def test_all_four_conditions_hold(name):
    f, h, g, start = PROBLEMS[name]
    found = kkt(f, h, g, start)
    assert found.converged
    point = found.value
    scale = 1 + np.abs(gradient(f, point.x)).max()
    assert np.abs(lagrangian_slope(f, h, g, point)).max() <= 1e-8 * scale
    assert np.abs(values(h, point.x)).max(initial=0) <= 1e-8 * scale
    assert values(g, point.x).max(initial=-1) <= 1e-8 * scale
    assert point.inequality_multipliers.min(initial=0) >= 0
    assert np.abs(point.inequality_multipliers * values(g, point.x)).max(initial=0) <= 1e-8 * scale
    assert (point.inequality_multipliers[~point.binding] == 0).all()
    measured = kkt_residuals(f, h, g, point.x, point.equality_multipliers, point.inequality_multipliers)
    assert measured == point.residuals
    assert found.path.shape == (found.steps, len(start))


@pytest.mark.parametrize("name", sorted(PROBLEMS.keys() - {"large numbers"}))  # where SLSQP does not move at all
def test_scipy_finds_nothing_lower_nearby(name):
    f, h, g, start = PROBLEMS[name]
    x = kkt(f, h, g, start).value.x
    constraints = [{"type": "eq", "fun": lambda x: values(h, x)}] if h else []
    constraints += [{"type": "ineq", "fun": lambda x: -values(g, x)}] if g else []
    theirs = optimize.minimize(f, x + 1e-3, constraints=constraints, method="SLSQP", options={"ftol": 1e-14})
    np.testing.assert_allclose(x, theirs.x, atol=2e-3 if name == "a constraint that only touches" else 2e-5)


def test_known_answers_come_out():
    point = kkt(*PROBLEMS["Hock and Schittkowski 71"]).value
    np.testing.assert_allclose(point.x, [1.0, 4.74299963, 3.82114998, 1.37940829], rtol=1e-8)
    assert hs71(point.x) == pytest.approx(17.0140173, rel=1e-8)
    assert np.flatnonzero(point.binding).tolist() == [0, 1]
    simplex = kkt(*PROBLEMS["least squares on the simplex"]).value
    np.testing.assert_allclose(simplex.x, [0.65, 0.35, 0.0], atol=1e-9)  # shift all, then cut off at 0
    assert simplex.binding.tolist() == [False, False, True]


def test_the_residuals_of_a_solution_are_exact():
    assert kkt(*PROBLEMS["Hock and Schittkowski 71"]).value.residuals.largest < 1e-12
    assert kkt(*PROBLEMS["in the disc"]).value.residuals.largest < 1e-12


@given(SEEDS)
@RELAXED
def test_convex_quadratic_programmes_agree_with_all_active_sets(seed):
    """For a convex problem every set of binding constraints can be tried in turn; one of them is right."""
    rng = np.random.default_rng(seed)
    B, A = rng.standard_normal((2, 2)), rng.standard_normal((3, 2))
    Q, c, b = B @ B.T + 0.5 * np.eye(2), rng.standard_normal(2), rng.uniform(0.1, 1.0, 3)
    found = kkt(lambda x: x @ Q @ x / 2 + c @ x, None, lambda x: A @ x - b, rng.standard_normal(2))
    assert found.converged
    best = np.inf
    for chosen in ([], [0], [1], [2], [0, 1], [0, 2], [1, 2]):
        K = np.block([[Q, A[chosen].T], [A[chosen], np.zeros((len(chosen), len(chosen)))]])
        x = np.linalg.solve(K, np.concatenate([-c, b[chosen]]))[:2]
        if (A @ x <= b + 1e-9).all():
            best = min(best, x @ Q @ x / 2 + c @ x)
    x = found.value.x
    assert x @ Q @ x / 2 + c @ x == pytest.approx(best, abs=1e-7)


@given(SEEDS)
@settings(RELAXED, max_examples=6)
def test_the_answer_moves_with_the_problem(seed):
    rng = np.random.default_rng(seed)
    shift, scale = rng.standard_normal(2), float(np.exp(rng.uniform(-1, 1)))
    Q = np.linalg.qr(rng.standard_normal((2, 2)))[0]
    f, g = (lambda x: (x[0] - 2) ** 2 + 2 * (x[1] - 1) ** 2), (lambda x: np.stack([x @ x - 1, x[0] - 2]))
    plain = kkt(f, None, g, [0.1, 0.2]).value
    moved = kkt(
        lambda y: f(Q @ y - shift), None, lambda y: g(Q @ y - shift), Q.T @ (np.array([0.1, 0.2]) + shift)
    ).value
    np.testing.assert_allclose(Q @ moved.x - shift, plain.x, atol=1e-7)
    np.testing.assert_allclose(moved.inequality_multipliers, plain.inequality_multipliers, atol=1e-6)
    scaled = kkt(lambda x: scale * f(x), None, g, [0.1, 0.2]).value
    np.testing.assert_allclose(scaled.x, plain.x, atol=1e-7)
    np.testing.assert_allclose(scaled.inequality_multipliers, scale * plain.inequality_multipliers, atol=1e-6)


def test_a_multiplier_is_the_price_of_its_constraint():
    def at(c):
        return kkt(rosenbrock, None, lambda x: x @ x - 1 - c, [0.0, 0.5]).value

    gain = (rosenbrock(at(1e-4).x) - rosenbrock(at(-1e-4).x)) / 2e-4
    assert gain == pytest.approx(-at(0.0).inequality_multipliers[0], rel=1e-5)


def test_equations_alone_agree_with_lagrange():
    f, h, start = (lambda x: x[0] + x[1] ** 2), (lambda x: x @ x - 2), [-2.0, -0.5]
    np.testing.assert_allclose(kkt(f, h, None, start).value.x, lagrange(f, h, start).value.x, atol=1e-8)


def test_no_point_at_all_is_said_and_shown():
    found = kkt(lambda x: x[0], None, [lambda x: 1 - x[0], lambda x: x[0] + 1], [0.1])
    assert found.reason is Reason.INFEASIBLE
    assert found.value.residuals.primal_feasibility > 0.5


def test_a_minimum_without_multipliers_is_not_called_one():
    found = kkt(lambda x: x[0], None, lambda x: x[0] ** 2, [1.0])  # only x = 0 is left, where g has no slope
    assert not found.converged
    assert found.value.x == pytest.approx([0.0], abs=1e-3)


def test_a_function_that_falls_for_ever_diverges():
    found = kkt(lambda x: -x[0], None, lambda x: -x[0], [1.0])
    assert found.reason is Reason.DIVERGED
    assert np.isfinite(found.value.x).all()


def test_a_maximum_is_not_taken_for_a_minimum():
    """All four conditions hold at both ends of the diagonal; only the curvature tells them apart."""
    for x, lam, expected in (([1.0, 1.0], -0.5, False), ([-1.0, -1.0], 0.5, True)):
        rounds = _Rounds(Problem(lambda x: x[0] + x[1], lambda x: x @ x - 2, None, "kkt"), np.array(x))
        rounds.lam = np.array([lam])
        assert rounds.problem.residuals(rounds.x, rounds.lam, rounds.mu).largest == 0.0
        assert rounds.finish(1e-8) is expected


def test_an_inequality_that_would_pull_is_not_taken_as_binding():
    rounds = _Rounds(Problem(lambda x: x @ x, None, lambda x: x[0] - 1, "kkt"), np.array([1.0, 0.0]))
    rounds.mu = np.array([0.1])
    assert not rounds.finish(1e-8)
    assert kkt(lambda x: x @ x, None, lambda x: x[0] - 1, [1.0, 0.0]).value.x == pytest.approx([0.0, 0.0])


def test_it_prints_what_it_found():
    shown = repr(kkt(lambda x: x @ x, None, lambda x: 1 - x[0], [3.0, 2.0]).value)
    assert "inequality multipliers  array([2.])" in shown
    assert shown.startswith("KktPoint: 1 of 1 inequalities binding\n")
    assert "binding inequalities    g[0]\n" in shown
    assert "complementary slackness" in shown
    assert "binding inequalities    none" in repr(kkt(lambda x: x @ x, None, None, [3.0]).value)


def test_residuals_name_the_condition_that_fails():
    f, g = (lambda x: x @ x), (lambda x: 1 - x[0])
    assert kkt_residuals(f, None, g, [1.0, 0.0], (), [2.0]).largest == 0.0
    assert kkt_residuals(f, None, g, [1.0, 0.0], (), [0.0]).stationarity == 2.0
    assert kkt_residuals(f, None, g, [0.5, 0.0], (), [1.0]).primal_feasibility == 0.5
    assert kkt_residuals(f, None, g, [-1.0, 0.0], (), [-2.0]).dual_feasibility == 2.0
    assert kkt_residuals(f, None, g, [2.0, 0.0], (), [4.0]).complementary_slackness == 4.0
    assert kkt_residuals(f, lambda x: x[0] - 3, None, [1.0, 0.0], [-2.0]).primal_feasibility == 2.0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: kkt(lambda x: x @ x, None, None, 1.0), r"shape \(n,\)"),
        (lambda: kkt(lambda x: x, None, None, [1.0, 2.0]), "one number"),
        (lambda: kkt(lambda x: x @ x, None, lambda x: np.log(-x), [1.0]), "finite at the start"),
        (lambda: kkt(lambda x: x @ x, None, lambda x: (x, x), [1.0]), "returned a tuple"),
        (lambda: kkt(lambda x: x @ x, None, None, [1.0], tol=-1), "tol"),
        (lambda: kkt(lambda x: x @ x, None, None, [1.0], max_steps=0), "max_steps"),
        (lambda: kkt_residuals(lambda x: x @ x, None, lambda x: x, [1.0, 2.0], (), [1.0]), "one for each constraint"),
        (lambda: kkt_residuals(lambda x: x @ x, lambda x: x[0], None, [1.0, 2.0]), "equality_multipliers of shape"),
    ],
)
def test_what_cannot_be_solved_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
