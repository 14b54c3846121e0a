"""Reverse mode: the transpose of forward mode for every function; long chains; arrays that change meanwhile."""

import gc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths import gradient, hessian, jacobian
from fullrank.maths._derivatives.dual import forward_jacobian, push_forward
from fullrank.maths._derivatives.linear_maps import (
    adding,
    choosing,
    getting,
    permuting,
    reshaping,
    running,
    scaling,
    taking,
    times_left,
    times_right,
)
from fullrank.maths._derivatives.tape import Variable, record

from ..functions import BATCH, SMOOTH, M, P, V, W, differences

RNG = np.random.default_rng(3)
MAPS = {
    "one": (scaling(1, (3, 1)), (3, 1), (3, 4)),
    "minus one": (scaling(-1, (4,)), (4,), (3, 4)),
    "factors": (scaling(M, (1, 4)), (1, 4), (3, 4)),
    "a number": (scaling(2.5, ()), (), (3, 4)),
    "choice": (choosing(M > 0, (4,)), (4,), (3, 4)),
    "reshape": (reshaping((3, 4), (2, 6)), (3, 4), (2, 6)),
    "permute": (permuting((2, 0, 1)), (2, 3, 4), (4, 2, 3)),
    "sum": (adding(1, (2, 3, 4), (0, 2), False), (2, 3, 4), (3,)),
    "weighted sum": (adding(BATCH, (2, 3, 4), (1,), True), (2, 3, 4), (2, 1, 4)),
    "mean of all": (adding(0.25, (3, 4), (0, 1), False), (3, 4), ()),
    "running sum": (running(1), (2, 3), (2, 3)),
    "times right": (times_right(W, (2, 3, 4)), (2, 3, 4), (2, 3, 2)),
    "times right, broadcast": (times_right(np.swapaxes(BATCH, 1, 2), (3, 4)), (3, 4), (2, 3, 3)),
    "times left": (times_left(M, (4, 2)), (4, 2), (3, 2)),
    "times left, broadcast": (times_left(BATCH, (4, 2)), (4, 2), (2, 3, 2)),
    "take": (taking(np.array([[1, 1], [4, 0]]), (2, 2)), (2, 2), (2, 2)),
    "get": (getting((slice(1, None), 0, None), (3, 2)), (3, 2), (2, 1)),
}


@pytest.mark.parametrize("name", MAPS)
def test_each_way_back_is_the_transpose_of_the_way_there(name):
    there, before, after = MAPS[name]
    t, g = RNG.standard_normal((*before, 5)), RNG.standard_normal(after)
    moved = np.broadcast_to(there.forward(t), (*after, 5))
    back = there.backward(g)
    assert np.shape(back) == before
    for k in range(5):
        assert np.sum(moved[..., k] * g) == pytest.approx(np.sum(back * t[..., k]), rel=1e-12)


@pytest.mark.parametrize("name", SMOOTH)
def test_forward_and_reverse_agree(name):
    f, x = SMOOTH[name]
    y, back = record(f, x)
    J = forward_jacobian(f, x)[1]
    seed = RNG.standard_normal(np.shape(y))
    expected = np.tensordot(seed, J, np.ndim(seed))
    scale = 1 + np.abs(J).max(initial=0)
    np.testing.assert_allclose(back(seed), expected, rtol=1e-11, atol=1e-12 * scale)


@pytest.mark.parametrize("name", SMOOTH)
def test_second_derivatives_agree_with_differences_of_the_first(name):
    f, x = SMOOTH[name]

    def number(z):
        y = f(z)
        return np.sum(y * np.cos(np.arange(np.size(y)).reshape(np.shape(y)))) + np.sum(y) ** 2 / 10

    H = hessian(number, x)
    expected = differences(lambda z: gradient(number, z), x)
    np.testing.assert_allclose(H, expected, rtol=1e-6, atol=1e-6 * (1 + np.abs(expected).max()))


@pytest.mark.parametrize(
    "name", ["power", "tanh", "sort", "dots", "take", "slices", "matrix, matrix", "einsum", "product"]
)
def test_reverse_over_forward_and_reverse_agree_with_forward_over_reverse(name):
    f, x = SMOOTH[name]
    weights = np.cos(np.arange(x.size)).reshape(x.shape)

    def number(z):
        return np.sum(np.sin(f(z)))

    expected = np.tensordot(hessian(number, x), weights, x.ndim)
    over_reverse = gradient(lambda z: np.sum(gradient(number, z) * weights), x)
    over_forward = gradient(lambda z: push_forward(number, z, weights[..., None])[1][0], x)
    np.testing.assert_allclose(over_reverse, expected, rtol=1e-10, atol=1e-11)
    np.testing.assert_allclose(over_forward, expected, rtol=1e-10, atol=1e-11)


def test_a_chain_of_a_hundred_thousand_steps_is_only_long():
    steps = 100_000

    slow = 1 - 1e-5

    def slower(x):
        for _ in range(steps):
            x = slow * x
        return x

    assert gradient(slower, 2.0) == pytest.approx(slow**steps, rel=1e-9)
    gc.collect()


def test_a_variable_that_is_used_twice_adds_both_ways_up():
    assert gradient(lambda x: x * x + x, 3.0) == 7.0
    assert gradient(lambda x: sum([x] * 50), 3.0) == 50.0


def test_what_is_made_and_dropped_costs_nothing():
    def f(x):
        np.exp(x * 1000.0)  # infinite, and not used
        return x.sum()

    np.testing.assert_array_equal(gradient(f, V), np.ones(4))


def test_arrays_that_f_changes_later_are_remembered_as_they_were():
    def f(x):
        factors = np.array([1.0, 2.0, 3.0, 4.0])
        y = factors * x
        factors *= 100.0
        return np.sum(y) + np.sum(factors * x)

    expected = 101.0 * np.arange(1, 5)
    np.testing.assert_allclose(gradient(f, V), expected)

    def product(x):
        A = np.eye(4)
        y = A @ x
        A[:] = 7.0
        return y.sum()

    np.testing.assert_allclose(gradient(product, V), np.ones(4))


def test_read_only_arrays_are_not_copied():
    big = np.ones(4)
    big.flags.writeable = False
    tape = []
    x = Variable(V, 1, tape)
    y = x * big
    assert y.value is not None
    ((_, carry),) = tape[1]
    assert any(cell.cell_contents is big for cell in carry.backward.__closure__)


def test_slices_are_added_in_place_and_nothing_else_is_touched():
    def f(x):
        return x[0] * 2 + x[1] * x[2] + x[1:3].sum() + x.sum() + x[0]

    g = gradient(f, V)
    np.testing.assert_allclose(g, [4, 2 + V[2], 2 + V[1], 1])
    for _ in range(2):  # the seeds of a Jacobian's rows are not changed by the row before
        np.testing.assert_array_equal(
            jacobian(lambda x: np.stack([x[0], x[0], x[2]]), V, mode="reverse")[:, 0], [1, 1, 0]
        )
    y, back = record(lambda x: x[1:] * 1.0, V)
    seed = np.ones(3)
    first = back(seed)
    np.testing.assert_array_equal(first, back(seed))
    np.testing.assert_array_equal(seed, np.ones(3))


def test_a_gradient_that_two_steps_share_is_not_changed_for_one():
    def f(x):
        a, b = x * 1.0, x * 2.0
        part = a[0] * 3.0
        return np.sum((a + b) * P) + part  # a and b get one array; then the part of a is added in place

    np.testing.assert_allclose(gradient(f, V), 3 * P + np.array([3.0, 0, 0, 0]))


def test_repeated_entries_add():
    np.testing.assert_allclose(gradient(lambda x: np.sum(x[[0, 0, 0, 1]]), V), [3, 1, 0, 0])
    np.testing.assert_allclose(gradient(lambda x: np.sum(x[np.zeros((2, 3), dtype=int)] ** 2), V), [12 * V[0], 0, 0, 0])


@pytest.mark.parametrize("shape", [(), (1,), (4,), (3, 1), (1, 4), (3, 4), (2, 1, 1), (2, 3, 1)])
def test_broadcasting_is_undone(shape):
    x = RNG.standard_normal(shape)

    def f(z):
        return np.sum(np.sin(z * BATCH) / (2 + z) - BATCH * (BATCH + z))

    g = gradient(f, x)
    assert g.shape == shape
    np.testing.assert_allclose(g, differences(f, x), rtol=1e-8, atol=1e-8)


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
@settings(deadline=None, max_examples=30, derandomize=True)
def test_the_gradient_of_a_trace_of_products_is_the_textbooks(seed, n, m, k):
    """d tr(A X B) / dX = Aᵀ Bᵀ (The Matrix Cookbook, 101)."""
    rng = np.random.default_rng(seed)
    A, X, B = rng.standard_normal((n, m)), rng.standard_normal((m, k)), rng.standard_normal((k, n))
    np.testing.assert_allclose(gradient(lambda Z: np.trace(A @ Z @ B), X), A.T @ B.T, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(gradient(lambda Z: np.sum((Z @ B) ** 2), X), 2 * X @ B @ B.T, rtol=1e-10, atol=1e-12)


def test_ties_share():
    np.testing.assert_allclose(gradient(np.max, [2.0, 1.0, 2.0]), [0.5, 0, 0.5])
    np.testing.assert_allclose(gradient(lambda x: np.min(x, axis=0).sum(), np.ones((2, 3))), np.full((2, 3), 0.5))
    np.testing.assert_allclose(gradient(lambda x: np.sum(np.maximum(x, [0.0, 1.0])), [0.0, 0.0]), [0.5, 0.0])
    np.testing.assert_allclose(gradient(lambda x: np.sum(P * np.abs(x)), [0.0, -1, 1, 0]), [0, -P[1], P[2], 0])
