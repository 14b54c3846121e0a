"""Derivatives by their rules: chain, product, linearity, transposes; shapes; what f may not return."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fullrank.maths import directional_derivative, gradient, gradient_check, hessian, jacobian, value_and_gradient

from ..functions import BATCH, SMOOTH, M, P, V

SEEDS = st.integers(0, 2**32 - 1)
RELAXED = settings(deadline=None, max_examples=30, derandomize=True)


def drawn(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


def f(x):
    return np.stack([np.sin(x[0]) * x[1], np.exp(x[1] - x[0]), x @ x])


def g(y):
    return np.stack([y[0] * y[2], np.tanh(y[1])])


@given(SEEDS, st.sampled_from(["auto", "forward", "reverse"]), st.integers(1, 6), st.integers(1, 40))
@RELAXED
def test_the_jacobian_of_a_product_with_a_matrix_is_the_matrix(seed, mode, m, n):
    A, x = drawn(seed, (m, n), n)
    np.testing.assert_allclose(jacobian(lambda x: A @ x, x, mode=mode), A, rtol=1e-13)
    np.testing.assert_allclose(gradient(lambda x: x @ A.T @ A @ x, x), 2 * A.T @ A @ x, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(hessian(lambda x: x @ A.T @ A @ x, x), 2 * A.T @ A, rtol=1e-10, atol=1e-12)


@given(SEEDS)
@RELAXED
def test_the_chain_rule_holds(seed):
    (x,) = drawn(seed, 2)
    np.testing.assert_allclose(
        jacobian(lambda x: g(f(x)), x), jacobian(g, f(x)) @ jacobian(f, x), rtol=1e-10, atol=1e-10
    )


@given(SEEDS, st.floats(-3, 3), st.floats(-3, 3))
@RELAXED
def test_derivatives_are_linear_and_products_follow_their_rule(seed, a, b):
    (x,) = drawn(seed, 2)
    first, second = (lambda x: f(x)[0]), (lambda x: g(f(x))[1])
    D1, D2 = gradient(first, x), gradient(second, x)
    np.testing.assert_allclose(gradient(lambda x: a * first(x) + b * second(x), x), a * D1 + b * D2, atol=1e-12)
    np.testing.assert_allclose(
        gradient(lambda x: first(x) * second(x), x), first(x) * D2 + second(x) * D1, rtol=1e-11, atol=1e-12
    )


@pytest.mark.parametrize("name", SMOOTH)
def test_all_modes_give_one_jacobian_and_directions_are_its_products(name):
    f, x = SMOOTH[name]
    forward, reverse = jacobian(f, x, mode="forward"), jacobian(f, x, mode="reverse")
    scale = 1e-12 * (1 + np.abs(forward).max(initial=0))
    np.testing.assert_allclose(reverse, forward, rtol=1e-11, atol=scale)
    v = np.cos(np.arange(x.size)).reshape(x.shape)
    along = directional_derivative(f, x, v)
    np.testing.assert_allclose(along, np.tensordot(forward, v, x.ndim), rtol=1e-10, atol=10 * scale)


@given(arrays(float, st.integers(1, 5), elements=st.floats(-2, 2)), SEEDS)
@RELAXED
def test_the_hessian_is_symmetric_and_turns_with_its_variables(x, seed):
    n = len(x)
    Q = np.linalg.qr(np.random.default_rng(seed).standard_normal((n, n)))[0]

    def h(x):
        return np.sum(np.sin(np.outer(x, x))) + np.exp(x[0] / 3)

    H = hessian(h, x)
    np.testing.assert_array_equal(H, H.T)
    np.testing.assert_allclose(hessian(lambda y: h(Q @ y), Q.T @ x), Q.T @ H @ Q, rtol=1e-9, atol=1e-9)


def test_the_hessian_is_symmetric_to_the_last_bit():
    A, B = drawn(1, (20, 6), (6, 20))
    H = hessian(lambda x: np.sum(np.tanh(B @ np.exp(A @ x / 9)) ** 2) / (1 + x @ x), np.linspace(-1, 1, 6))
    np.testing.assert_array_equal(H, H.T)


@pytest.mark.parametrize("x", [2.0, 2, np.float32(2.0), [2], [[1, 2], [3, 4]], np.ones((2, 1, 3), dtype=np.float32)])
def test_shapes_are_that_of_f_followed_by_that_of_x(x):
    shape = np.shape(x)
    assert np.shape(gradient(np.sum, x)) == shape
    assert jacobian(lambda x: np.stack([np.sum(x), 2 * np.sum(x)]), x).shape == (2, *shape)
    assert np.shape(hessian(lambda x: np.sum(x**2), x)) == shape + shape
    assert np.shape(jacobian(lambda x: x, x)) == shape + shape


def test_lists_integers_and_strided_arrays_are_read():
    assert gradient(lambda x: x[0] * x[1], [3, 2]).tolist() == [2.0, 3.0]
    assert gradient(np.sum, np.arange(10)[::2]).tolist() == [1.0] * 5
    assert gradient(np.sum, np.zeros(0)).shape == (0,)
    assert jacobian(lambda x: x[:0], [1.0, 2.0]).shape == (0, 2)
    assert jacobian(lambda x: x[:0], [1.0, 2.0], mode="reverse").shape == (0, 2)


@pytest.mark.parametrize("mode", ["auto", "forward", "reverse"])
def test_constants_have_derivative_zero(mode):
    assert jacobian(lambda x: np.eye(2), V, mode=mode).tolist() == np.zeros((2, 2, 4)).tolist()
    assert jacobian(lambda x: 3, V, mode=mode).tolist() == [0.0] * 4
    assert gradient(lambda x: 3, V).tolist() == [0.0] * 4
    assert hessian(lambda x: 3, V).tolist() == np.zeros((4, 4)).tolist()
    assert hessian(np.sum, V).tolist() == np.zeros((4, 4)).tolist()
    assert directional_derivative(lambda x: np.ones(2), V, V).tolist() == [0, 0]


def test_values_come_with_their_gradients():
    value, slope = value_and_gradient(lambda x: x @ x, V)
    assert value == pytest.approx(V @ V)
    assert isinstance(value, float)
    np.testing.assert_allclose(slope, 2 * V)


OWN = {
    "sum": np.sum,  # one number seen at every place
    "weights": lambda x: x @ V,
    "weights, entry by entry": lambda x: np.sum(V * x),
    "parts": lambda x: np.sum(x[1:3]) + x[0] * x[3],
    "constant": lambda x: 3.0,
}


@pytest.mark.parametrize("name", OWN)
def test_a_gradient_is_an_array_of_the_callers_own(name):
    given, weights = V.copy(), V.copy()
    slope = gradient(OWN[name], given)
    before = slope.copy()
    slope[:] = 7.0
    assert (weights == V).all()
    assert (given == weights).all()
    np.testing.assert_array_equal(gradient(OWN[name], given), before)


@pytest.mark.parametrize("f", [lambda x: 3.0, lambda x: 2.0 * x, lambda x: x], ids=["constant", "twice", "itself"])
def test_the_gradient_of_a_number_is_a_number(f):
    assert isinstance(gradient(f, 1.5), float)


def test_many_variables_or_results_take_the_shorter_way():
    n = 200
    A = np.random.default_rng(0).standard_normal((n, n))
    calls = []

    def count(x):
        calls.append(type(x).__name__)
        return np.tanh(A @ x)

    J = jacobian(lambda x: count(x)[:3], np.zeros(n))
    np.testing.assert_allclose(J, A[:3])
    assert calls == ["Variable"]
    np.testing.assert_allclose(jacobian(count, np.zeros(n)), A)


def test_derivatives_stand_inside_others():
    cube = lambda x: x**3  # noqa: E731
    assert gradient(lambda x: gradient(lambda x: gradient(cube, x), x), 2.0) == 6.0
    assert jacobian(lambda a: a * jacobian(lambda x: a * x, 1.0), 3.0) == 6.0
    third = jacobian(lambda x: hessian(lambda x: np.sum(x**3), x), V)
    assert third.shape == (4, 4, 4)
    assert np.einsum("iii->i", third).tolist() == [6.0] * 4
    assert gradient(lambda x: value_and_gradient(lambda y: x * y**2, 3.0)[0], 2.0) == 9.0
    assert gradient(lambda x: directional_derivative(lambda y: y * y, x, 1.0), 2.0) == 2.0
    assert jacobian(lambda x: gradient(lambda y: x[0] * y @ y, x), [2.0, 3.0]).tolist() == [[8, 0], [6, 4]]


def test_where_drops_what_it_does_not_choose():
    """Reverse mode alone would meet 0 times infinity at x = 0."""
    assert gradient(lambda x: np.sum(np.where(x > 0, np.sqrt(x), 0.0)), [0.0, 4.0]).tolist() == [0.0, 0.25]


def test_a_vertical_tangent_is_infinite():
    assert jacobian(np.sqrt, 0.0) == np.inf


WRONG = {
    "a list": (lambda x: [x[0], x[1]], "returned a list; join the parts"),
    "a tuple": (lambda x: (x, x), "returned a tuple"),
    "nothing": (lambda x: None, "may lack its return"),
    "words": (lambda x: "x", "real numbers, but it returned a str"),
    "objects": (lambda x: np.array([{}, []], dtype=object), "of object"),
    "nan": (lambda x: np.sum(np.log(x)), r"finite at x, but f\(x\) is nan"),
    "infinity": (lambda x: np.sum(1 / (x - x)), "finite at x"),
}


@pytest.mark.parametrize("take", [gradient, hessian, jacobian, lambda f, x: directional_derivative(f, x, x)])
@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_number_is_refused_in_words(name, take):
    f, words = WRONG[name]
    with pytest.raises(ValueError, match=words):
        take(f, V)


@pytest.mark.parametrize("take", [gradient, hessian, jacobian, lambda f, x: jacobian(f, x, mode="reverse")])
@pytest.mark.parametrize(
    "f", [lambda x: np.sum(x * 1j), lambda x: np.abs(np.sum(x * 1j)), lambda x: np.exp(1j) ** x[0]]
)
def test_complex_numbers_are_refused_even_on_the_way(f, take):
    with pytest.raises(TypeError, match="complex numbers"):
        take(f, V)


@pytest.mark.parametrize("take", [gradient, hessian, value_and_gradient])
def test_an_array_has_no_gradient(take):
    with pytest.raises(ValueError, match=r"one number, but it returned an array of shape \(4,\)"):
        take(lambda x: x * 2, V)


@pytest.mark.parametrize("take", [gradient, hessian, jacobian])
@pytest.mark.parametrize(
    ("x", "words"), [([1.0, np.nan], "finite"), (["a"], "numbers"), ([1j], "real"), ([[1], [1, 2]], "rows")]
)
def test_a_place_that_is_none_is_refused(take, x, words):
    with pytest.raises(ValueError, match=words):
        take(np.sum, x)


TAKE = {
    "gradient": lambda f: gradient(f, V),
    "value_and_gradient": lambda f: value_and_gradient(f, V),
    "jacobian": lambda f: jacobian(f, V),
    "hessian": lambda f: hessian(f, V),
    "directional_derivative": lambda f: directional_derivative(f, V, V),
}


@pytest.mark.parametrize("given", [3.0, None, "2-point", V, [np.sin]])
@pytest.mark.parametrize("caller", [*TAKE, "gradient_check"])
def test_what_cannot_be_called_is_refused_by_name(caller, given):
    take = TAKE.get(caller, lambda f: gradient_check(f, V, V))
    with pytest.raises(TypeError, match=rf"^{caller} needs f as a function, such as .*, but it is (an? \w+|None)"):
        take(given)


@pytest.mark.parametrize("caller", TAKE)
def test_complaints_name_the_function_that_was_called(caller):
    with pytest.raises(ValueError, match=rf"^{caller} needs f to return a number"):
        TAKE[caller](lambda x: None)
    for f in (np.fft.fft, lambda x: float(x[0]), lambda x: write(np.zeros(4), x), lambda x: np.exp(1j * x)):
        with pytest.raises(TypeError, match=rf"^{caller} follows f step by step, but (np.fft.fft|f|makes)"):
            TAKE[caller](f)


def write(array, x):
    array[0] = x[0]
    return array


def test_the_innermost_of_nested_functions_is_named_once():
    with pytest.raises(TypeError, match="^jacobian follows f step by step, but np.fft.fft has no"):
        gradient(lambda x: np.sum(jacobian(np.fft.fft, x)), V)


def test_functions_that_write_into_x_are_not_checked():
    """Such an f once got a verdict, on differences of another function."""

    def shifts(x):
        x -= 1.0
        return x @ x

    def turns(x):
        x *= -1.0
        return x

    with pytest.raises(ValueError, match=r"gradient_check needs f to leave x as it is.*x = x.copy\(\)"):
        gradient_check(shifts, lambda x: 2 * (x - 1), V)
    with pytest.raises(ValueError, match="gradient_check needs df to leave x as it is"):
        gradient_check(lambda x: x @ x, turns, V)
    assert gradient_check(lambda x: shifts(x.copy()), lambda x: 2 * (x - 1), V).agrees
    assert gradient_check(lambda x: x, np.eye(4), V).agrees


def test_zero_times_infinity_is_said():
    with pytest.raises(ValueError, match="root of 0"):
        gradient(lambda x: np.sqrt(x @ x), np.zeros(2))
    with pytest.raises(ValueError, match="mode as"):
        jacobian(np.sum, V, mode="backward")
    with pytest.raises(ValueError, match="x's shape"):
        directional_derivative(np.sum, V, [1.0])


GIVEN = {
    "a matrix": (lambda x: M @ x, lambda x: M, V),
    "one number": (lambda x: x**3, lambda x: 3 * x**2, 2.0),
    "a value": (lambda x: x @ x, 2 * V, V),
    "complex": (lambda x: np.exp(1j * x), lambda x: np.diag(1j * np.exp(1j * x)), V),
    "large numbers": (lambda x: np.sum(x**2), lambda x: 2 * x, 1e8 * V),
    "a large offset": (lambda x: 1e6 + np.sum(np.sin(x)), np.cos, V),
    "near the edge": (lambda x: np.sum(np.log(x)), lambda x: 1 / x, np.array([1e-3, 1.0])),
    "steep": (lambda x: np.sum(np.exp(5 * x)), lambda x: 5 * np.exp(5 * x), V),
    "a batch": (lambda x: np.sum(x**2), lambda x: 2 * x, BATCH),
    "plain loops": (lambda x: sum(float(v) ** 2 for v in x), lambda x: 2 * x, V),
}


@pytest.mark.parametrize("name", GIVEN)
def test_right_derivatives_are_found_right(name):
    f, df, x = GIVEN[name]
    report = gradient_check(f, df, x)
    assert report.agrees
    assert "agree" in repr(report)
    if name != "plain loops" and name != "complex":
        np.testing.assert_allclose(report.measured, jacobian(f, x), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("f", "df", "x"), [(np.sin, np.cos, 1.0), (np.exp, np.exp, 3.0), (np.log, lambda x: 1 / x, 0.5)]
)
def test_differences_are_good_to_twelve_digits_and_know_it(f, df, x):
    report = gradient_check(f, df, x)
    assert report.measured == pytest.approx(df(x), rel=1e-12)
    assert report.uncertainty < 4e-12 * df(x)
    assert abs(report.measured - df(x)) <= 10 * report.uncertainty


@pytest.mark.parametrize("name", GIVEN)
def test_wrong_derivatives_are_found_wrong(name):
    f, df, x = GIVEN[name]
    wrong = np.array(df(np.asarray(x)[()]) if callable(df) else df)
    place = tuple(0 for _ in wrong.shape)
    wrong[place] = wrong[place] * 1.001 + 0.001
    report = gradient_check(f, wrong, x)
    assert report.wrong[place]
    assert report.wrong.sum() == 1
    assert f"1 of {wrong.size} entr" in repr(report)


@pytest.mark.parametrize(
    ("df", "words"),
    [
        (lambda x: -2 * x, "wrong sign"),
        (lambda x: x, "0.5 times what they should be"),
        (lambda x: 2 * x + np.array([0, 0, 1.0, 0]), "Look at the terms"),
        (lambda x: np.full(4, np.nan), "4 of 4 entries disagree"),
    ],
)
def test_the_report_says_what_is_likely_wrong(df, words):
    assert words in repr(gradient_check(lambda x: x @ x, df, V))


def test_the_report_knows_a_transpose_and_stays_short():
    A = np.arange(16.0).reshape(4, 4)
    shown = repr(gradient_check(lambda x: A @ x, A.T, V))
    assert "transpose" in shown
    assert "and 4 more" in shown
    assert repr(gradient_check(np.sin, np.cos, 1.0)) == "GradientCheck: 1 entry agrees"


@pytest.mark.parametrize(
    ("f", "df", "words"),
    [
        (lambda x: x @ x, lambda x: x[:2], r"shape \(4,\)"),
        (lambda x: np.sum(np.log(-P * x)) + np.nan, lambda x: x, "finite at x"),
        (lambda x: "x", lambda x: x, "needs numbers from f"),
    ],
)
def test_what_cannot_be_checked_is_refused(f, df, words):
    with pytest.raises(ValueError, match=words):
        gradient_check(f, df, V)
