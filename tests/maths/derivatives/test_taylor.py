"""Taylor polynomials against mpmath and SymPy, by the algebra of series, and at centres where there is none."""

import re

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from fullrank.maths import (
    QuadraticApproximation,
    TaylorPolynomial,
    gradient,
    hessian,
    quadratic_approximation,
    taylor_polynomial,
)

from ..functions import M

MPMATH = {
    "exp": mpmath.exp, "exp2": lambda x: 2**x, "expm1": mpmath.expm1, "log": mpmath.log,
    "log2": lambda x: mpmath.log(x, 2),
    "log10": mpmath.log10, "log1p": mpmath.log1p, "sqrt": mpmath.sqrt, "sin": mpmath.sin, "cos": mpmath.cos,
    "tan": mpmath.tan, "arcsin": mpmath.asin, "arccos": mpmath.acos, "arctan": mpmath.atan, "sinh": mpmath.sinh,
    "cosh": mpmath.cosh, "tanh": mpmath.tanh, "arcsinh": mpmath.asinh, "arctanh": mpmath.atanh,
    "square": lambda x: x * x, "reciprocal": lambda x: 1 / x, "cbrt": mpmath.cbrt,
}  # fmt: skip
WRITTEN = {
    "quotient": (lambda x: (1 + x**2) / (2 + np.sin(x)), lambda x: (1 + x**2) / (2 + mpmath.sin(x))),
    "power": (lambda x: (1 + x) ** 2.5, lambda x: (1 + x) ** mpmath.mpf(2.5)),
    "whole power": (lambda x: (x - 0.25) ** 3, lambda x: (x - 0.25) ** 3),
    "negative power": (lambda x: (1 + x) ** -2, lambda x: (1 + x) ** -2),
    "variable exponent": (lambda x: (1 + x) ** x, lambda x: (1 + x) ** x),
    "constant base": (lambda x: 3.0**x, lambda x: mpmath.mpf(3) ** x),
    "exponents side by side": (
        lambda x: np.sum((1 + x) ** np.array([1.0, -1.0, 0.5])), lambda x: 1 + x + 1 / (1 + x) + mpmath.sqrt(1 + x),
    ),
    "chain": (lambda x: np.exp(-(x**2)) * np.cos(3 * x), lambda x: mpmath.exp(-(x**2)) * mpmath.cos(3 * x)),
    "sum of many": (
        lambda x: np.sum(np.sin(np.arange(4) * x)), lambda x: mpmath.sin(x) + mpmath.sin(2 * x) + mpmath.sin(3 * x)
    ),
    "matrices": (
        lambda x: (np.array([[1.0, x], [x, 2.0]]) @ np.array([x, np.sin(x)])).sum(),
        lambda x: x + x * mpmath.sin(x) + x * x + 2 * mpmath.sin(x),
    ),
    "two functions": (lambda x: np.hypot(x, 2.0) + np.logaddexp(x, 1.0),
                      lambda x: mpmath.sqrt(x * x + 4) + mpmath.log(mpmath.exp(x) + mpmath.e)),
    "choices": (lambda x: np.maximum(np.abs(x), 0.1) * np.minimum(x, 5.0) + np.where(x > 0, x, -x),
                lambda x: x * x + x),
    "loop": (lambda x: sum(x**k for k in range(5)), lambda x: sum(x**k for k in range(5))),
    "norm": (lambda x: np.linalg.norm(np.stack([x, 1 + x])), lambda x: mpmath.sqrt(x * x + (1 + x) ** 2)),
    "product": (lambda x: np.prod(x + np.arange(1, 5)), lambda x: (x + 1) * (x + 2) * (x + 3) * (x + 4)),
    "remainders": (lambda x: x % 0.2 + (-x) % 0.4 + np.fmod(-x, 0.2) + 1.0 % x,
                   lambda x: x - 0.2 + 0.4 - x - x + 0.2 + 1 - 3 * x),
    "sizes and signs": (lambda x: np.copysign(x, -1.0) + np.copysign(-2.0, x) * x, lambda x: -x + 2 * x),
    "angles": (lambda x: np.arctan2(x, 1 - x) + np.arctan2(-1.0, x) + np.arctan2(np.exp(x), -2.0),
               lambda x: mpmath.atan(x / (1 - x)) + mpmath.atan(x) - mpmath.pi / 2
               + mpmath.pi - mpmath.atan(mpmath.exp(x) / 2)),
    "a negative cube": (lambda x: np.cbrt(-np.exp(x)), lambda x: -mpmath.exp(x / 3)),
    "errors": (lambda x: special.erf(2 * x) + special.ndtr(x) - special.erfc(x * x),
               lambda x: mpmath.erf(2 * x) + mpmath.ncdf(x) - mpmath.erfc(x * x)),
    "logistic": (lambda x: special.expit(3 * x) + special.expit(-x * x),
                 lambda x: 1 / (1 + mpmath.exp(-3 * x)) + 1 / (1 + mpmath.exp(x * x))),
    "lists": (lambda x: np.sum(x * [1.0, 2.0] + [x, 1.0]), lambda x: 4 * x + 1),
    "constant": (lambda x: 3.0, lambda x: mpmath.mpf(3)),
    "gradient inside": (lambda x: gradient(lambda y: np.sin(y) * y**2, x),
                        lambda x: mpmath.cos(x) * x**2 + 2 * x * mpmath.sin(x)),
}  # fmt: skip


@pytest.mark.parametrize("centre", [0.3, 0.9])
@pytest.mark.parametrize("name", MPMATH)
def test_elementary_functions_have_all_their_coefficients(name, centre):
    with mpmath.workdps(60):
        expected = [float(c) for c in mpmath.taylor(MPMATH[name], mpmath.mpf(centre), 15)]
    found = taylor_polynomial(getattr(np, name), centre, 15)
    np.testing.assert_allclose(found.coefficients, expected, rtol=2e-12, atol=1e-15)


def test_arccosh_too():
    with mpmath.workdps(60):
        expected = [float(c) for c in mpmath.taylor(mpmath.acosh, mpmath.mpf(2.5), 12)]
    np.testing.assert_allclose(taylor_polynomial(np.arccosh, 2.5, 12).coefficients, expected, rtol=1e-12)


@pytest.mark.parametrize("name", WRITTEN)
def test_functions_made_of_others_do_too(name):
    f, g = WRITTEN[name]
    with mpmath.workdps(60):
        expected = [float(c) for c in mpmath.taylor(g, mpmath.mpf(0.3), 8)]
    np.testing.assert_allclose(taylor_polynomial(f, 0.3, 8).coefficients, expected, rtol=1e-11, atol=1e-13)


def test_sympy_writes_the_same_series():
    x = sympy.Symbol("x")
    series = sympy.series(sympy.exp(x) / (1 + x**2), x, 0, 7).removeO()
    expected = [float(series.coeff(x, k)) for k in range(7)]
    found = taylor_polynomial(lambda x: np.exp(x) / (1 + x**2), 0, 6)
    np.testing.assert_allclose(found.coefficients, expected, atol=1e-15)


@given(st.floats(-2, 2), st.integers(0, 10))
@settings(deadline=None, max_examples=40, derandomize=True)
def test_series_follow_the_rules_of_algebra(a, degree):
    def c(f):
        return taylor_polynomial(f, a, degree).coefficients

    product = np.convolve(c(np.sin), c(np.exp))[: degree + 1]
    np.testing.assert_allclose(c(lambda x: np.sin(x) * np.exp(x)), product, atol=1e-13)
    np.testing.assert_allclose(c(lambda x: np.sin(x) ** 2 + np.cos(x) ** 2), np.eye(1, degree + 1)[0], atol=1e-13)
    np.testing.assert_allclose(c(lambda x: np.log(np.exp(x))), [a, 1.0, *np.zeros(9)][: degree + 1], atol=1e-12)
    np.testing.assert_allclose(
        c(lambda x: np.sin(x + 1)), taylor_polynomial(np.sin, a + 1, degree).coefficients, atol=1e-14
    )
    np.testing.assert_allclose(
        taylor_polynomial(lambda x: np.exp(2 * x), a, degree).coefficients,
        taylor_polynomial(np.exp, 2 * a, degree).coefficients * 2.0 ** np.arange(degree + 1),
        rtol=1e-11,
    )


def test_a_polynomial_is_its_own():
    p = taylor_polynomial(lambda x: 3 * x**4 - x + 2, -1.5, 6)
    x = np.linspace(-3, 3, 7)
    np.testing.assert_allclose(p(x), 3 * x**4 - x + 2, rtol=1e-13)
    assert p(0) == pytest.approx(2.0)
    assert p.degree == 6
    assert p(np.ones((2, 3))).shape == (2, 3)


def test_the_error_shrinks_as_the_next_power():
    p = taylor_polynomial(np.cos, 0.5, 5)
    errors = [abs(p(0.5 + h) - np.cos(0.5 + h)) for h in (0.1, 0.05)]
    assert errors[0] / errors[1] == pytest.approx(2**6, rel=0.1)


def test_derivatives_are_coefficients_times_factorials():
    np.testing.assert_allclose(taylor_polynomial(np.exp, 0.0, 12).derivatives(), np.ones(13), rtol=1e-14)
    third = taylor_polynomial(np.tanh, 0.4, 3).derivatives()
    g = gradient(lambda x: gradient(lambda x: gradient(np.tanh, x), x), 0.4)
    assert third[3] == pytest.approx(float(g), rel=1e-13)


@pytest.mark.parametrize(
    ("f", "centre", "degree", "text"),
    [
        (np.exp, 0, 4, "1 + x + x²/2 + x³/6 + x⁴/24"),
        (np.sin, 0, 7, "x - x³/6 + x⁵/120 - x⁷/5040"),
        (lambda x: -2 * x + 3 * x**2, 0, 2, "-2 x + 3 x²"),
        (np.log, 1, 3, "(x - 1) - (x - 1)²/2 + (x - 1)³/3"),
        (lambda x: x**12, 0, 12, "x¹²"),
        (lambda x: 2 * x / 3, -2, 1, "-4/3 + 2(x + 2)/3"),
        (np.sqrt, 2, 1, "1.41421 + 0.353553(x - 2)"),
        (lambda x: 0 * x, 0, 3, "0"),
        (lambda x: -x / 3 - 1, 0, 1, "-1 - x/3"),
    ],
)
def test_it_reads_as_in_the_textbook(f, centre, degree, text):
    assert repr(taylor_polynomial(f, centre, degree)) == f"TaylorPolynomial: {text}"


def test_a_long_polynomial_shows_its_beginning_and_its_end():
    text = repr(taylor_polynomial(np.exp, 0.0, 60))
    assert text.startswith("TaylorPolynomial: 1 + x + x²/2 + ")
    assert re.search(r"x¹⁰\S* \+ … \+ \S* x⁶⁰$", text)
    assert len(text) < 250


def test_the_approximation_of_many_variables_prints_in_a_few_lines():
    lines = repr(quadratic_approximation(lambda x: (x**4).sum(), np.arange(40.0))).splitlines()
    assert [line.split()[0] for line in lines] == ["QuadraticApproximation:", "centre", "value", "gradient", "hessian"]
    assert lines[-1] == "  hessian   (40, 40)"


@pytest.mark.parametrize(
    ("f", "centre", "words"),
    [
        (np.log, 0.0, "f to be finite at the centre 0"),
        (np.sqrt, 0.0, "derivative 1 of f to be finite"),
        (lambda x: x**2.5, 0.0, "to be finite"),
        (np.abs, 0.0, "kink at 0"),
        (lambda x: np.maximum(x, 1.0), 1.0, "kink where both are alike"),
        (lambda x: x % 1, 2.0, "% jumps where nothing remains"),
        (lambda x: np.fmod(x, 1.0), 0.0, "% jumps where nothing remains"),
        (np.cbrt, 0.0, "derivative 1 of f to be finite"),
        (lambda x: np.arctan2(x, 0 * x), 0.0, "to be finite"),
        (lambda x: [x], 0.0, "returned a list"),
        (lambda x: np.stack([x, x]), 0.0, "one number"),
        (np.exp, np.nan, "finite"),
        (np.exp, [0.0, 1.0], "one number"),
    ],
)
def test_where_there_is_no_polynomial_it_says_why(f, centre, words):
    with pytest.raises(ValueError, match=words):
        taylor_polynomial(f, centre, 3)


@pytest.mark.parametrize("degree", [-1, 2.5, True])
def test_degrees_are_whole(degree):
    with pytest.raises(ValueError, match="degree as a whole number"):
        taylor_polynomial(np.exp, 0.0, degree)


@pytest.mark.parametrize("name", ["linalg.inv", "linalg.det", "max", "gammaln"])
def test_what_has_no_series_rule_is_refused(name):
    calls = {
        "linalg.inv": lambda x: np.linalg.inv(np.array([[x, 0.0 * x], [0 * x, x]]).reshape(2, 2) * np.stack([1.0, x])),
        "linalg.det": lambda x: np.linalg.det(np.stack([np.stack([x, x]), np.stack([x, x**2])])),
        "max": lambda x: np.max(np.stack([x, x**2])),
        "gammaln": special.gammaln,
    }
    words = (
        "^taylor_polynomial follows f step by step, but .*has no power series here; .* cosh, exp, .*special erf, erfc"
    )
    with pytest.raises(TypeError, match=words):
        taylor_polynomial(calls[name], 0.7, 3)


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda x: x[0], r"taylor_polynomial follows f .* takes a part, \[0\], of a single number"),
        (sum, "takes a single number apart"),
        (3.0, r"taylor_polynomial needs f as a function, such as .*, but it is a float \(3.0\)"),
    ],
)
def test_what_is_no_function_of_a_number_is_refused(f, words):
    with pytest.raises(TypeError, match=words):
        taylor_polynomial(f, 0.0, 3)


def test_the_quadratic_approximation_needs_a_function_too():
    with pytest.raises(TypeError, match="quadratic_approximation needs f as a function"):
        quadratic_approximation(3.0, [0.0])


def test_the_quadratic_approximation_is_the_polynomial_of_degree_two():
    def f(x):
        return np.exp(x[0]) * np.sin(x[1]) + x @ x

    a = np.array([0.2, -0.4])
    q = quadratic_approximation(f, a)
    assert isinstance(q, QuadraticApproximation)
    assert q.value == pytest.approx(f(a))
    np.testing.assert_allclose(q.gradient, gradient(f, a))
    np.testing.assert_allclose(q.hessian, hessian(f, a))
    for direction in np.eye(2):
        along = taylor_polynomial(lambda t, d=direction: f(a + t * d), 0.0, 2)
        assert q(a + 0.7 * direction) == pytest.approx(along(0.7))
    errors = [abs(q(a + h) - f(a + h)) for h in (0.02, 0.01)]
    assert errors[0] / errors[1] == pytest.approx(8, rel=0.1)
    assert "\n  hessian   [[" in repr(q)


def test_a_quadratic_function_is_its_own_approximation():
    A = M.T @ M
    q = quadratic_approximation(lambda x: x @ A @ x / 2 + x[0], np.ones(4))
    x = np.arange(4.0)
    assert q(x) == pytest.approx(x @ A @ x / 2)
    with pytest.raises(ValueError, match=r"x of shape \(4,\)"):
        q([1.0])
    with pytest.raises(ValueError, match="use taylor_polynomial"):
        quadratic_approximation(np.sin, 1.0)


def test_polynomials_are_records():
    p = TaylorPolynomial(np.array([1.0, 2.0]), 3.0)
    assert p(4.0) == 3.0
