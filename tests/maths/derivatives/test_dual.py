"""Forward mode against differences and mpmath, for every row of the table; nested; and what it refuses."""

import math

import mpmath
import numpy as np
import pytest
from scipy import special

from fullrank.maths import jacobian
from fullrank.maths._derivatives.dual import SIDE_BY_SIDE, Dual, forward_jacobian, push_forward
from fullrank.maths._derivatives.traced import TABLE

from ..functions import SMOOTH, UFUNCS, V, differences

MPMATH = {
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "arcsinh": "asinh",
    "arccosh": "acosh",
    "arctanh": "atanh",
}


@pytest.mark.parametrize("name", SMOOTH)
def test_every_function_agrees_with_differences(name):
    f, x = SMOOTH[name]
    y, J = forward_jacobian(f, x)
    np.testing.assert_allclose(y, f(x), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(J, differences(f, x), rtol=1e-7, atol=1e-8)


def test_no_row_of_the_table_goes_untested(monkeypatch):
    used = set()

    def watched(key, rule):
        def call(*arguments, **options):
            used.add(key)
            return rule(*arguments, **options)

        return call

    for f, x in SMOOTH.values():
        forward_jacobian(f, x)  # rows of scipy.special are entered when first met
    for key, rule in list(TABLE.items()):
        monkeypatch.setitem(TABLE, key, watched(key, rule))
    for f, x in SMOOTH.values():
        forward_jacobian(lambda z, f=f: forward_jacobian(f, z)[1], x)
    for name in ("take_rows", "add_rows", "get", "put", "psi"):  # used where one derivative stands inside another
        used |= {key for key in TABLE if getattr(key, "__name__", "") == name}
    assert len(TABLE) > 150
    assert {str(key) for key in set(TABLE) - used} == set()


@pytest.mark.parametrize("name", ["exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", *MPMATH])
def test_derivatives_are_right_to_rounding(name):
    for x in UFUNCS[name]:
        with mpmath.workdps(40):
            expected = float(mpmath.diff(getattr(mpmath, MPMATH.get(name, name)), mpmath.mpf(float(x))))
        assert float(jacobian(getattr(np, name), x)) == pytest.approx(expected, rel=1e-15 * 8)


def test_dual_numbers_are_numbers_with_a_square_of_zero():
    x = Dual(np.float64(3.0), 1, np.array([1.0]))
    y = (x + 2) * x / 4 - 1
    assert y.value == 2.75
    assert y.derivatives == pytest.approx([2.0])  # (2 x + 2) / 4


def test_many_variables_are_done_in_parts():
    n = 2 * SIDE_BY_SIDE + 3
    calls = []

    def f(x):
        calls.append(1)
        return np.cumsum(x) ** 2

    x = np.linspace(0, 1, n)
    J = forward_jacobian(f, x)[1]
    assert len(calls) == 3
    np.testing.assert_allclose(J, 2 * np.cumsum(x)[:, None] * np.tri(n), atol=1e-12)


def test_constants_have_no_derivative():
    y, slope = push_forward(lambda x: np.ones(3), V, np.eye(4))
    assert y.tolist() == [1, 1, 1]
    assert slope.shape == (3, 4)
    assert not slope.any()


def test_a_function_may_take_the_derivative_of_another():
    """d/dx of x d/dy (x + y) at y = 1 is 1: the inner change is not mixed up with the outer one."""

    def outer(x):
        return x * push_forward(lambda y: x + y, np.float64(1.0), np.ones(1))[1][0]

    assert push_forward(outer, np.float64(1.0), np.ones(1))[1] == pytest.approx([1.0])


def test_kinks_take_the_middle():
    assert jacobian(np.abs, 0.0) == 0.0
    assert jacobian(lambda x: np.maximum(x, 0.0), 0.0) == 0.5
    assert jacobian(lambda x: np.minimum(x, 0.0), 0.0) == 0.5
    assert jacobian(np.linalg.norm, np.zeros(3)).tolist() == [0.0, 0.0, 0.0]
    assert jacobian(np.max, np.array([1.0, 2.0, 2.0])).tolist() == [0.0, 0.5, 0.5]


@pytest.mark.parametrize(
    ("f", "slope"), [(lambda x: x**2, 0.0), (lambda x: x**1, 1.0), (lambda x: x**0, 0.0), (lambda x: x**3.0, 0.0)]
)
def test_powers_have_their_derivatives_at_zero(f, slope):
    assert jacobian(f, 0.0) == slope
    assert jacobian(lambda x: f(x[0]) * x[1], [0.0, 1.0])[0] == slope


def test_a_power_of_zero_does_not_depend_on_its_exponent():
    assert jacobian(lambda p: np.array([0.0, 2.0]) ** p, 3.0) == pytest.approx([0.0, 8 * np.log(2)])


def test_in_place_changes_act_as_in_numpy():
    def f(x):
        y = x * 2.0
        z = y
        y += x  # z is the same array
        return z * y

    np.testing.assert_allclose(jacobian(f, V), np.diag(18 * V))

    def total(x):
        s = 0.0
        for v in x:
            s += v**2
        return s

    np.testing.assert_allclose(jacobian(total, V), 2 * V)


def part_in_place(x):
    y = x * 2.0
    part = y[:2]
    y += 1.0
    return part.sum()


REFUSED = {
    "a function without a row": (lambda x: np.fft.fft(x), "np.fft.fft has no derivative"),
    "interpolation": (lambda x: np.interp(0.5, x, x), "np.interp has no derivative"),
    "unique": (lambda x: np.unique(x), "np.unique has no derivative"),
    "a method of a function": (lambda x: np.add.reduceat(x, [0, 2]), "np.add.reduceat has no derivative"),
    "an option": (lambda x: np.sum(x, where=x > 0), "not with where="),
    "an option of a function": (lambda x: np.exp(x, where=x > 0), "not with where="),
    "an output": (lambda x: np.exp(x, out=np.zeros(4)), "with out= writes"),
    "float": (lambda x: float(x[0]), "lose its derivative; use NumPy"),
    "math": (lambda x: math.sin(x[0]), "lose its derivative; use NumPy"),
    "int": (lambda x: int(x[0]), "lose its derivative"),
    "an array of arrays": (lambda x: np.array([x, x]), "join arrays with np.stack"),
    "asarray": (lambda x: np.asarray(x) * 2, "plain one"),
    "float of one": (lambda x: np.asarray(x[0], dtype=float), "plain one"),
    "writing into a plain array": (lambda x: write(np.zeros(4), x), "lose its derivative"),
    "a mixed array": (lambda x: np.sqrt(np.array([x[3], 2.0])), "mixes traced numbers"),
    "writing into x": (lambda x: write(x, x), "build a new one"),
    "adding to x": (lambda x: x.__iadd__(1.0), "write x = x"),
    "adding to a part of x": (lambda x: x[1:].__iadd__(1.0), "write x = x"),
    "adding behind a part's back": (part_in_place, "write x = x"),
    "adding to a plain array": (lambda x: np.zeros(4).__iadd__(x), "with out= writes"),
    "float32": (lambda x: x.astype(np.float32), "float64"),
    "order of columns": (lambda x: np.reshape(x, (2, 2), order="F"), "order='F'"),
    "a norm": (lambda x: np.linalg.norm(x, 3), "ord=3"),
    "a norm of a matrix": (lambda x: np.linalg.norm(x.reshape(2, 2), 2), "ord=2"),
    "a padding": (lambda x: np.pad(x, 1, mode="mean"), "mode='mean'"),
    "einsum with dots": (lambda x: np.einsum("...i->...", x), "without"),
    "a function of SciPy": (lambda x: special.logsumexp(x), "plain one"),
    "kron of vectors": (lambda x: np.kron(x, x), "reshape vectors"),
}


def write(array, x):
    array[0] = x[0]
    return array


@pytest.mark.parametrize("mode", ["forward", "reverse"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_followed_is_refused_in_words(name, mode):
    f, words = REFUSED[name]
    with pytest.raises(TypeError, match=words):
        jacobian(f, V, mode=mode)


def test_a_function_that_only_has_the_name_of_a_known_one_is_refused():
    with pytest.raises(TypeError, match="erf has no derivative"):
        jacobian(numba_like_erf, V)


def numba_like_erf(x):
    class Erf:
        __name__ = "erf"

    return x.__array_ufunc__(Erf(), "__call__", x)


def test_arrays_have_no_made_up_methods():
    with pytest.raises(AttributeError, match=r"write np\.sine"):
        jacobian(lambda x: x.sine(), V)


def test_they_know_their_shape():
    seen = []

    def f(x):
        seen.append((x.shape, x.ndim, x.size, len(x), x.dtype, x.real is x, bool(x[0, 0]), x.astype(float) is x))
        return x.mean()

    jacobian(f, np.ones((2, 3)))
    assert seen == [((2, 3), 2, 6, 2, np.dtype(float), True, True, True)]
    with pytest.raises(TypeError, match="single number"):
        jacobian(lambda x: len(x), 1.0)
    assert repr(Dual(np.float64(1.0), 1, np.ones(1))).startswith("Dual(")
