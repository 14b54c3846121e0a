"""Lagrange multipliers against eigenvalues, SciPy and a linear solve; second-order kinds; degenerate sets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from fullrank.maths import Reason, kkt, kkt_residuals, lagrange

SEEDS = st.integers(0, 2**32 - 1)
RELAXED = settings(deadline=None, max_examples=20, derandomize=True)


@pytest.mark.parametrize(
    ("near", "kind", "eigenvalue"),
    [([1.1, 0.1, 0.1], "minimum", 1.0), ([0.1, 1.1, 0.1], "saddle", 2.0), ([0.1, 0.1, 1.1], "maximum", 3.0)],
)
def test_a_quadratic_on_the_sphere_is_stationary_at_its_eigenvectors(near, kind, eigenvalue):
    S = np.diag([1.0, 2.0, 3.0])
    found = lagrange(lambda x: x @ S @ x, lambda x: x @ x - 1, near)
    assert found.converged
    assert found.value.kind == kind
    assert found.value.multipliers == pytest.approx([-eigenvalue])
    assert found.value.residual < 1e-9
    assert found.path.shape == (found.steps, 3)
    np.testing.assert_array_equal(found.path[0], near)


@given(SEEDS, st.integers(1, 3))
@RELAXED
def test_a_convex_quadratic_under_linear_equations_is_one_solve(seed, m):
    rng = np.random.default_rng(seed)
    n = 5
    B, A, b, c = (
        rng.standard_normal((n, n)),
        rng.standard_normal((m, n)),
        rng.standard_normal(m),
        rng.standard_normal(n),
    )
    Q = B @ B.T + np.eye(n)
    found = lagrange(lambda x: x @ Q @ x / 2 + c @ x, lambda x: A @ x - b, rng.standard_normal(n))
    K = np.block([[Q, A.T], [A, np.zeros((m, m))]])
    expected = np.linalg.solve(K, np.concatenate([-c, b]))
    assert found.converged
    assert found.value.kind == "minimum"
    np.testing.assert_allclose(found.value.x, expected[:n], rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(found.value.multipliers, expected[n:], rtol=1e-8, atol=1e-9)


def test_scipy_finds_the_same_point():
    f = lambda x: np.exp(x[0]) + x[1] ** 2 + (x[2] - 1) ** 4 + x[0] * x[1]  # noqa: E731
    h = [lambda x: x[0] + x[1] + x[2] - 1, lambda x: x[0] ** 2 + x[2] ** 2 - 2]
    found = lagrange(f, h, [0.5, -0.5, 1.0])
    theirs = optimize.minimize(
        f, found.value.x + 0.05, constraints=[{"type": "eq", "fun": c} for c in h], tol=1e-12, options={"maxiter": 500}
    )
    assert found.converged
    assert found.value.kind == "minimum"
    np.testing.assert_allclose(found.value.x, theirs.x, atol=1e-5)


def test_a_multiplier_is_the_price_of_its_constraint():
    """f at the minimum changes by -λ as h = 0 becomes h = c."""

    def at(c):
        return lagrange(lambda x: x[0] ** 2 + 2 * x[1] ** 2, lambda x: x[0] * x[1] - 1 - c, [1.0, 1.0])

    lam = at(0.0).value.multipliers[0]
    f = lambda x: x[0] ** 2 + 2 * x[1] ** 2  # noqa: E731
    assert (f(at(1e-4).value.x) - f(at(-1e-4).value.x)) / 2e-4 == pytest.approx(-lam, rel=1e-6)


@given(SEEDS)
@RELAXED
def test_scaling_a_constraint_divides_its_multiplier_and_moves_nothing(seed):
    rng = np.random.default_rng(seed)
    scale = float(np.exp(rng.uniform(-2, 2)))
    A = np.eye(2) + 0.3 * rng.uniform(-1, 1, (2, 2))
    f, h = (lambda x: x[0] + 2 * x[1]), (lambda x: x @ x - 5)
    start = np.array([-0.8, -2.2])
    plain = lagrange(f, h, start).value
    scaled = lagrange(f, lambda x: scale * h(x), start).value
    mapped = lagrange(lambda y: f(A @ y), lambda y: h(A @ y), np.linalg.solve(A, start)).value
    np.testing.assert_allclose(plain.x, [-1, -2], rtol=1e-8)
    np.testing.assert_allclose(scaled.x, plain.x, rtol=1e-8)
    np.testing.assert_allclose(scale * scaled.multipliers, plain.multipliers, rtol=1e-7)
    np.testing.assert_allclose(A @ mapped.x, plain.x, rtol=1e-7)
    np.testing.assert_allclose(mapped.multipliers, plain.multipliers, rtol=1e-7)


def test_as_many_equations_as_unknowns_leave_a_point():
    found = lagrange(lambda x: x[0] * x[1], lambda x: x - np.array([2.0, 3.0]), [0.0, 0.0])
    assert found.value.x == pytest.approx([2.0, 3.0])
    assert found.value.multipliers == pytest.approx([-3.0, -2.0])
    assert found.value.curvatures.shape == (0,)
    assert found.value.kind == "minimum"


def test_without_equations_it_finds_a_stationary_point():
    found = lagrange(lambda x: x[0] ** 2 - x[1] ** 2, [], [1.0, 1.0])
    assert found.converged
    assert found.value.kind == "saddle"
    np.testing.assert_allclose(found.value.x, 0, atol=1e-12)


def test_a_flat_direction_leaves_the_kind_open():
    found = lagrange(lambda x: x[0], lambda x: x[0] - 1, [0.5, 3.0])
    assert found.reason is Reason.SINGULAR
    point = lagrange(lambda x: x[1] ** 4 + x[0], lambda x: x[0] - 1, [1.0, 0.0]).value
    assert point.kind == "undecided"


def test_equations_that_depend_on_each_other_are_singular():
    assert lagrange(lambda x: x @ x, [lambda x: x[0] - 1, lambda x: 2 * x[0] - 2], [3.0, 1.0]).reason is Reason.SINGULAR
    cusp = lagrange(lambda x: x[0], lambda x: x[0] ** 3 - x[1] ** 2, [0.5, 0.5])  # its gradient vanishes at the minimum
    assert not cusp.converged


def test_equations_without_a_solution_do_not_converge():
    found = lagrange(lambda x: x @ x, lambda x: x[0] ** 2 + 1, [1.0, 1.0])
    assert not found.converged
    assert found.value.residual > 0.1


def test_leaving_where_f_is_defined_is_avoided():
    found = lagrange(lambda x: -np.sum(np.log(x)), lambda x: np.sum(x) - 3, [0.1, 0.1, 2.0])
    assert found.converged
    np.testing.assert_allclose(found.value.x, 1.0, rtol=1e-8)


def test_it_prints_what_it_found():
    shown = repr(lagrange(lambda x: x @ x, lambda x: x[0] - 1, [3.0, 2.0]).value)
    assert shown.startswith("LagrangePoint: minimum\n  x            array([1., 0.])")
    assert "multipliers  array([-2.])" in shown


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lagrange(lambda x: x @ x, lambda x: np.ones(3), [1.0, 2.0]), "at most as many equations"),
        (lambda: lagrange(lambda x: x, lambda x: x, 1.0), r"shape \(n,\)"),
        (lambda: lagrange(lambda x: x @ x, lambda x: np.log(-x), [1.0]), "finite at the start"),
        (lambda: lagrange(lambda x: x @ x, lambda x: [x], [1.0]), "returned a list"),
        (lambda: lagrange(lambda x: x, None, [1.0]), "one number"),
        (lambda: lagrange(lambda x: x @ x, None, [1.0], tol=-1), "tol"),
    ],
)
def test_what_cannot_be_solved_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lagrange(3.0, None, [1.0]), r"lagrange needs f as a function, .* a float \(3.0\)"),
        (lambda: lagrange(np.sum, 3.0, [1.0]), r"lagrange needs equalities as a function, .* a float \(3.0\)"),
        (lambda: lagrange(np.sum, [1.0], [1.0]), "lagrange needs each of equalities as a function"),
        (lambda: kkt(np.sum, {"type": "eq"}, None, [1.0]), "kkt needs equalities as a function, .* a dict"),
        (lambda: kkt(np.sum, None, (np.sum, None), [1.0]), "kkt needs each of inequalities as a function, .* None"),
        (lambda: kkt_residuals("f", None, None, [1.0]), r"kkt_residuals needs f as a function, .* a str \('f'\)"),
        (lambda: lagrange(np.sum, np.fft.fft, [1.0]), "complex"),
    ],
)
def test_what_cannot_be_called_is_refused(call, words):
    with pytest.raises((TypeError, ValueError), match=words):
        call()


@pytest.mark.parametrize("solve", [lagrange, lambda f, h, x: kkt_residuals(f, h, None, x, [0.0])])
def test_constraints_cannot_move_the_point(solve):
    def writes(x):
        x -= 1.0
        return x[0]

    with pytest.raises((TypeError, ValueError), match="needs equalities to leave x as it is|in place"):
        solve(lambda x: x @ x, writes, [1.0, 2.0])
