"""Every row that takes an axis, weights or plain lists, against NumPy itself; derivatives by differences."""

import numpy as np
import pandas as pd
import pytest

from fullrank.maths import gradient, hessian, jacobian, newton_minimise, value_and_gradient
from fullrank.maths._derivatives.dual import forward_jacobian
from fullrank.maths._derivatives.tape import record

from ..functions import differences

RNG = np.random.default_rng(5)
X = RNG.uniform(0.3, 2.0, (2, 3, 2))
AXES = (0, 1, 2, -1, -2, -3)
SUMMED = ("sum", "mean", "prod", "max", "min", "var", "std", "median", "average", "ptp")
ALONG = ("cumsum", "cumprod", "sort", "diff", "flip")


def agrees_with_numpy(f, x):
    y, J = forward_jacobian(f, x)
    expected = np.asarray(f(x))
    assert np.shape(y) == expected.shape
    np.testing.assert_allclose(y, expected, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(J, differences(f, x), rtol=1e-7, atol=1e-8)
    seed = np.cos(np.arange(expected.size)).reshape(expected.shape)
    back = record(f, x)[1](seed[()])
    np.testing.assert_allclose(back, np.tensordot(seed, J, seed.ndim), rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [None, *AXES, (0, 1), (2, 0), (-1, 0)])
@pytest.mark.parametrize("name", SUMMED)
def test_sums_over_axes(name, axis, keepdims):
    agrees_with_numpy(lambda x: getattr(np, name)(x, axis=axis, keepdims=keepdims), X)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("name", ALONG)
def test_functions_along_an_axis(name, axis):
    agrees_with_numpy(lambda x: getattr(np, name)(x, axis=axis), X)


@pytest.mark.parametrize("axis", AXES)
def test_averages_with_weights(axis):
    w = np.arange(1.0, X.shape[axis] + 1)
    agrees_with_numpy(lambda x: np.average(x, axis=axis, weights=w), X)
    agrees_with_numpy(lambda x: np.average(x, axis, w.tolist(), keepdims=True), X)
    agrees_with_numpy(lambda x: np.average(x, axis=axis, weights=X), X)
    agrees_with_numpy(lambda w: np.average(X, axis=axis, weights=w), w)


def test_averages_with_weights_for_all_or_for_several_axes():
    agrees_with_numpy(lambda x: np.average(x, weights=X**2), X)
    agrees_with_numpy(lambda x: np.average(x, axis=(2, 0), weights=X[:, 0].T), X)
    found = value_and_gradient(lambda x: np.average(x, axis=0, weights=[1.0, 3.0])[0], [[1.0, 2.0], [3.0, 4.0]])
    assert found[0] == 2.5
    assert found[1].tolist() == [[0.25, 0], [0.75, 0]]
    with pytest.raises(ValueError, match=r"weights of shape \(2, 3, 2\) or \(2,\), but they have shape \(3,\)"):
        jacobian(lambda x: np.average(x, axis=0, weights=[1, 2, 3]), X)


@pytest.mark.parametrize("axis", AXES)
def test_trapezoids_with_places(axis):
    places = np.cumsum(np.arange(1.0, X.shape[axis] + 1))
    agrees_with_numpy(lambda y: np.trapezoid(y, axis=axis, dx=0.5), X)
    agrees_with_numpy(lambda y: np.trapezoid(y, places.tolist(), axis=axis), X)
    agrees_with_numpy(lambda y: np.trapezoid(y, x=X**2, axis=axis), X)
    agrees_with_numpy(lambda x: np.trapezoid(X, x, axis=axis), X)
    agrees_with_numpy(lambda x: np.trapezoid(X, x, axis=axis), places)


@pytest.mark.parametrize("axis", [None, *AXES])
@pytest.mark.parametrize("name", ["add", "multiply", "maximum", "minimum", "logaddexp"])
def test_reductions_of_ufuncs(name, axis):
    agrees_with_numpy(lambda x: getattr(np, name).reduce(x, axis=axis), X)
    agrees_with_numpy(lambda x: getattr(np, name).reduce(x, axis, None, None, True), X)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("name", ["add", "multiply"])
def test_running_ufuncs(name, axis):
    agrees_with_numpy(lambda x: getattr(np, name).accumulate(x, axis), X)


@pytest.mark.parametrize("second", AXES)
@pytest.mark.parametrize("axis", AXES)
def test_pairs_of_axes(axis, second):
    if (axis - second) % 3:
        agrees_with_numpy(lambda x: np.trace(x, 1, axis, second) * x.trace(axis1=axis, axis2=second), X)
        agrees_with_numpy(lambda x: np.diagonal(x, 0, axis, second), X)
        agrees_with_numpy(lambda x: np.rot90(x, 1, (axis, second)), X)
        agrees_with_numpy(lambda x: np.linalg.norm(x, axis=(axis, second), keepdims=True), X)


@pytest.mark.parametrize("axis", AXES)
def test_parts_and_joins_along_an_axis(axis):
    for f in (
        lambda x: np.append(x, X.tolist(), axis=axis),
        lambda x: np.concatenate([x, X.tolist()], axis=axis),
        lambda x: np.stack([x, X], axis=axis),
        lambda x: np.repeat(x, 2, axis=axis),
        lambda x: np.take(x, [[0, 1], [1, 1]], axis=axis),
        lambda x: np.delete(x, 1, axis=axis),
        lambda x: np.roll(x, 1, axis=axis),
        lambda x: np.rollaxis(x, axis),
        lambda x: np.expand_dims(x, axis),
        lambda x: np.linalg.norm(x, 1, axis=axis),
        lambda x: np.linalg.norm(x, np.inf, axis, True),
    ):
        agrees_with_numpy(f, X)


L = [0.4, 1.3]
TWO = [  # functions of two arrays, either of which may be a list
    "add", "subtract", "multiply", "divide", "power", "float_power", "arctan2", "hypot", "logaddexp", "logaddexp2",
    "maximum", "minimum", "fmax", "fmin", "remainder", "fmod", "copysign",
]  # fmt: skip


@pytest.mark.parametrize("name", TWO)
def test_lists_are_operands_as_good_as_arrays(name):
    f, other = getattr(np, name), [[0.33], [0.77], [1.55]]
    agrees_with_numpy(lambda x: f(x, L), X)
    agrees_with_numpy(lambda x: f(tuple(L), x), X)
    agrees_with_numpy(lambda x: f(x, other), X)
    agrees_with_numpy(
        lambda x: np.asarray(f(x, pd.Series(L))) if isinstance(x, np.ndarray) else f(x, pd.Series(L)), X[0, 0]
    )
    agrees_with_numpy(lambda x: f(x, np.array([2, 3], dtype=np.int8)), X)


@pytest.mark.parametrize("name", TWO)
def test_lists_with_traced_numbers_lose_no_derivative(name):
    """x + [x[0], 2.0] once left out the derivative of x[0] without a word."""
    f, x = getattr(np, name), np.array([0.7, 1.9])

    def mixed(x):
        return f(x, [x[1] ** 2, 0.3]) if not isinstance(x, np.ndarray) else f(x, np.array([x[1] ** 2, 0.3]))

    agrees_with_numpy(mixed, x)
    np.testing.assert_allclose(
        jacobian(lambda x: f(x, [[x[1] ** 2], [0.3]]), x), jacobian(lambda x: f(x, np.stack([x[1:] ** 2, [0.3]])), x)
    )


PRODUCTS = {
    "@": lambda x: x @ L,
    "@ on the left": lambda x: [1.0, 2.0, 3.0] @ x,
    "dot": lambda x: np.dot([1.0, 2.0, 3.0], x),
    "inner": lambda x: np.inner(x, L),
    "outer": lambda x: np.outer(L, x),
    "vdot": lambda x: np.vdot(x, [L, L, L]),
    "tensordot": lambda x: np.tensordot(x, L, 1),
    "kron": lambda x: np.kron(x[0], [L]),
    "einsum": lambda x: np.einsum("ijk,k->ij", x, L),
    "solve": lambda x: np.linalg.solve([[2.0, 1.0], [1.0, 3.0]], x[0, :2]),
    "where": lambda x: np.where([True, False], x, L) + np.where(x > 1, L, x),
    "clip": lambda x: np.clip(x, [0.5, 0.6], [1.0, 1.1]),
    "bounds of a list": lambda x: np.clip([0.1, 3.0], x - 0.1, x + 0.1),
    "join": lambda x: np.concatenate([x[0, 0], [x[1, 1, 1], 2.0]]) if not isinstance(x, np.ndarray) else
    np.concatenate([x[0, 0], np.array([x[1, 1, 1], 2.0])]),
    "polynomial": lambda x: np.polyval(x[0, 0], [1.0, 2.0]),
    "column of a table": lambda x: np.sum(pd.Series(L) * x[0, 0] - x[1, 1] / pd.Series(L)),
    "at least": lambda x: sum(np.atleast_2d(x[0, 0], L)),
    "padding by default": lambda x: np.pad(x, 1, "edge"),
}  # fmt: skip


@pytest.mark.parametrize("name", PRODUCTS)
def test_lists_stand_where_arrays_do(name):
    x = X[0] if name in ("@ on the left", "dot") else X
    x = X[:, :2] if name in ("solve",) else x
    x = X[0, :, :][None] if name == "vdot" else x
    agrees_with_numpy(PRODUCTS[name], x)


def test_hessians_and_newton_take_lists_too():
    assert hessian(lambda x: np.sum(x**2 * [1.0, 3.0]), [1.0, 2.0]).tolist() == [[2, 0], [0, 6]]
    found = newton_minimise(lambda x: np.sum((x - [1.0, 3.0]) ** 2), [0.0, 0.0])
    np.testing.assert_allclose(found.value, [1.0, 3.0])


@pytest.mark.parametrize("shape", [(2,), (2, 2), (3, 2, 2), (1, 2, 1)])
@pytest.mark.parametrize("batch", [(), (3,)])
def test_equations_are_solved_in_batches_as_numpy_does(batch, shape):
    A = RNG.standard_normal((*batch, 2, 2)) + 3 * np.eye(2)
    b = RNG.standard_normal(shape)
    agrees_with_numpy(lambda A: np.linalg.solve(A, b), A)
    agrees_with_numpy(lambda b: np.linalg.solve(A, b), b)


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("letters", ["ij,ij->i", "ij,ij->ij", "ij,kj->ik", "ij,ji"])
def test_einsum_stretches_axes_of_length_one(letters, place):
    given = [RNG.standard_normal((3, 1)), RNG.standard_normal((3, 3))]
    agrees_with_numpy(
        lambda x: np.einsum(letters, *(x if i == place else a for i, a in enumerate(given))), given[place]
    )


def test_options_are_read_by_numpys_order_of_them():
    agrees_with_numpy(lambda x: np.sum(x, 0, None, None, True), X)
    agrees_with_numpy(lambda x: x.max(1, None, True), X)
    agrees_with_numpy(lambda x: np.std(a=x, axis=0, dtype=None, ddof=1), X)
    with pytest.raises(TypeError, match="np.sum has a derivative here, but not with dtype="):
        jacobian(lambda x: np.sum(x, 0, float), X)
    with pytest.raises(TypeError, match="np.add.reduce has a derivative here, but not with initial="):
        jacobian(lambda x: np.add.reduce(x, initial=2.0), X)


@pytest.mark.parametrize("order", ["F", "A", "K"])
def test_orders_that_may_be_by_columns_are_refused(order):
    """np.ravel(x, "F") once gave the derivatives of another order without a word."""
    for f in (lambda x: np.ravel(x.T, order), lambda x: np.reshape(x, (-1,), order), lambda x: x.ravel(order=order)):
        with pytest.raises(TypeError, match=f"order='{order}'"):
            gradient(f, X)


def test_a_single_number_has_no_parts():
    with pytest.raises(TypeError, match=r"gradient follows f .* takes a part, \[0\], of a single number"):
        gradient(lambda x: x[0], 1.0)
    with pytest.raises(ValueError, match="a matrix for ord='fro'"):
        gradient(lambda x: np.linalg.norm(x, "fro"), L)
