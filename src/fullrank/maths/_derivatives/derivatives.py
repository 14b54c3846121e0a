"""Derivatives of functions written in plain NumPy, exact to rounding: no formulas, no differences.

Forward mode carries directions from x to f(x), and suits few variables; reverse mode carries a gradient from f(x) back
to x, and suits few results. Both may stand inside f again, to any depth, which gives higher derivatives.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., chapters 3 and 5; Deisenroth, Faisal & Ong, Mathematics for
Machine Learning, section 5.6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array
from fullrank.maths._derivatives.dual import forward_jacobian, push_forward
from fullrank.maths._derivatives.tape import record
from fullrank.maths._derivatives.traced import Traced, plain, tidied

Function = Callable[[Any], Any]
FEW = 16  # variables up to which forward mode is taken without a look at the results


def gradient(f: Function, x: ArrayLike) -> FloatArray:
    """Find the gradient of f at x: the partial derivatives of one number in every entry of x.

    f: takes x's shape, returns one number, written with NumPy's functions.  x: any shape, or a number.
    The gradient has x's shape. Reverse mode: the cost of a few calls of f whatever the size of x, and the memory of all
    arrays that f makes. Arrays that f reads are copied unless they are read-only. At a kink it is the middle: 0 for
    abs(0), equal shares where several entries are largest. Raises TypeError where f uses what has no derivative here,
    ValueError where f does not return one finite number, or where its derivative is not a number.

    >>> gradient(lambda x: x[0] ** 2 * x[1], [3.0, 2.0])
    array([12.,  9.])
    """
    return value_and_gradient(f, x, caller="gradient")[1]


def value_and_gradient(f: Function, x: ArrayLike, *, caller: str = "value_and_gradient") -> tuple[float, FloatArray]:
    """Find f(x) and its gradient in one go; everything else is as with gradient.

    >>> value_and_gradient(lambda x: x @ x, [1.0, 2.0])
    (5.0, array([2., 4.]))
    """
    f, at = function_of(f, "f", caller), point(x, caller)
    y, g = raw_gradient(f, at, caller)
    _check_finite(plain(y), at, caller)
    if np.isnan(plain(g)).any():
        if np.size(at) <= 1000:  # forward mode drops what np.where did not choose
            with np.errstate(all="ignore"):
                g = finished(forward_jacobian(f, at)[1])
        _check_numbers(plain(g), caller)
    value: Any = y if isinstance(y, Traced) else float(y)
    return value, g


def raw_gradient(f: Function, at: Any, caller: str) -> tuple[Any, Any]:
    """f(x) and its gradient as they come, finite or not."""
    with np.errstate(all="ignore"):
        y, back = record(f, at, caller)
        y = one_number(y, caller)
        return y, back(1.0)


def jacobian(f: Function, x: ArrayLike, *, mode: Literal["auto", "forward", "reverse"] = "auto") -> FloatArray:
    """Find the Jacobian of f at x: the partial derivatives of every entry of f(x) in every entry of x.

    f: takes x's shape, returns an array of any shape or a number.  x: any shape, or a number.
    The Jacobian has the shape of f(x) followed by that of x: (m, n) for vectors.
    mode: forward costs about a call of f for each entry of x (many at once), reverse one for each entry of f(x); auto
    takes forward for up to 16 variables, and then whichever has fewer. Errors as with gradient.

    >>> jacobian(lambda x: np.array([x[0] * x[1], np.sin(x[0])]), [0.0, 2.0])
    array([[2., 0.],
           [1., 0.]])
    """
    if mode not in ("auto", "forward", "reverse"):
        raise ValueError(f"jacobian needs mode as 'auto', 'forward' or 'reverse', but it is {mode!r}.")
    f, at = function_of(f, "f", "jacobian"), point(x, "jacobian")
    with np.errstate(all="ignore"):
        y, J = raw_jacobian(f, at, "jacobian", mode)
    _check_finite(array_of_numbers(plain(y), "jacobian"), at, "jacobian")
    _check_numbers(plain(J), "jacobian")
    return finished(J)


def raw_jacobian(f: Function, at: Any, caller: str, mode: str = "auto") -> tuple[Any, Any]:
    """f(x) and its Jacobian as they come, finite or not."""
    if mode == "forward" or (mode == "auto" and np.size(at) <= FEW):
        return forward_jacobian(_numbers_of(f, caller), at, caller)
    y, back = record(_numbers_of(f, caller), at, caller)
    if mode == "auto" and np.size(y) >= np.size(at):
        return forward_jacobian(_numbers_of(f, caller), at, caller)
    seeds = np.eye(np.size(y))
    rows = [back(seed.reshape(np.shape(y))[()]) for seed in seeds]
    J = np.stack(rows) if rows else np.zeros((0, *np.shape(at)))
    return y, np.reshape(J, np.shape(y) + np.shape(at))


def directional_derivative(f: Function, x: ArrayLike, v: ArrayLike) -> Any:
    """Find how fast f changes at x in the direction v: the Jacobian times v, for the cost of about two calls of f.

    f: takes x's shape, returns an array or a number.  v: x's shape, of any length.
    The answer has the shape of f(x). Errors as with gradient.

    >>> directional_derivative(lambda x: x @ x, [1.0, 2.0], [1.0, 1.0])
    6.0
    """
    caller = "directional_derivative"
    f, at, along = function_of(f, "f", caller), point(x, caller), point(v, caller, "v")
    if np.shape(along) != np.shape(at):
        raise ValueError(f"{caller} needs v of x's shape {np.shape(at)}, but it has shape {np.shape(along)}.")
    with np.errstate(all="ignore"):
        y, slope = push_forward(_numbers_of(f, caller), at, along[..., None], caller)
        slope = slope[..., 0]
    _check_finite(array_of_numbers(plain(y), caller), at, caller)
    _check_numbers(plain(slope), caller)
    return slope if isinstance(slope, Traced) or np.ndim(slope) else float(slope)


def hessian(f: Function, x: ArrayLike, *, caller: str = "hessian") -> FloatArray:
    """Find the Hessian of f at x: all second partial derivatives of one number.

    f: takes x's shape, returns one number.  x: any shape, or a number; the Hessian has that shape twice: (n, n) for a
    vector, symmetric. Forward over reverse mode: about n calls of f, many at once. Errors as with gradient.

    >>> hessian(lambda x: x[0] ** 2 * x[1], [3.0, 2.0])
    array([[4., 6.],
           [6., 0.]])
    """
    f, at = function_of(f, "f", caller), point(x, caller)
    y, H = raw_hessian(f, at, caller)
    _check_finite(plain(y), at, caller)
    _check_numbers(plain(H), caller)
    return finished(H)


def raw_hessian(f: Function, at: Any, caller: str) -> tuple[Any, Any]:
    """f(x) and its Hessian as they come, finite or not."""
    seen = []

    def slope(x: Any) -> Any:
        y, g = raw_gradient(f, x, caller)
        seen.append(y)
        return g

    with np.errstate(all="ignore"):
        H = forward_jacobian(slope, at, caller)[1]
        n, shape = np.size(at), np.shape(at)
        H = np.reshape(H, (n, n))
        return plain(seen[0]), np.reshape((H + np.transpose(H)) / 2, shape + shape)


def function_of(given: Any, name: str, caller: str) -> Function:
    """Read a function that the user gives: anything that can be called."""
    if not callable(given):
        shown = f" ({given!r})" if isinstance(given, str | int | float) else ""
        raise TypeError(
            f"{caller} needs {name} as a function, such as lambda x: x**2, but it is {_named(given)}{shown}."
        )
    return given  # type: ignore[no-any-return]


def point(x: Any, caller: str, name: str = "x") -> Any:
    """Read the place to take a derivative at: numbers of any shape, or what another derivative passes on."""
    x = tidied(x)
    if isinstance(x, Traced):
        return x
    array = real_array(x, name, caller)
    return array if array.ndim else array[()]


def finished(derivative: Any) -> FloatArray:
    """A derivative to hand back: an array of its own, a number for no axes, or traced in turn."""
    whole: Any = derivative if isinstance(derivative, Traced) else np.array(derivative, dtype=np.float64)[()]
    return whole  # type: ignore[no-any-return]


def _numbers_of(f: Function, caller: str) -> Function:
    return lambda x: array_of_numbers(f(x), caller)


def array_of_numbers(y: Any, caller: str) -> Any:
    """What f returned, as an array of real numbers, or the words for what is wrong with it."""
    y = tidied(y)
    if isinstance(y, Traced):
        return y
    if isinstance(y, list | tuple) or y is None:
        raise ValueError(
            f"{caller} needs f to return a number or an array, but it returned {_named(y)}; "
            + ("f may lack its return." if y is None else "join the parts with np.array([...]) or np.stack([...]).")
        )
    array = np.asarray(y)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{caller} needs f to return real numbers, but it returned {_named(y)} of {array.dtype}.")
    return array.astype(np.float64)


def _named(y: Any) -> str:
    name = type(y).__name__
    return "None" if y is None else f"{'an' if name[0] in 'aeiou' or name == 'ndarray' else 'a'} {name}"


def one_number(y: Any, caller: str) -> Any:
    """What f returned, as one number."""
    y = array_of_numbers(y, caller)
    if np.ndim(y):
        raise ValueError(
            f"{caller} needs f to return one number, but it returned an array of shape {np.shape(y)}; "
            "add its entries up, or use jacobian."
        )
    return y


def _check_finite(y: Any, x: Any, caller: str) -> None:
    if not np.isfinite(y).all():
        wrong = np.asarray(y)[~np.isfinite(y)][0]
        at = np.array2string(np.asarray(plain(x)), precision=4, threshold=6)
        raise ValueError(
            f"{caller} needs f to be finite at x, but f(x) is {wrong} at x = {at}; "
            "look where f is not defined, such as log of a negative number."
        )


def _check_numbers(derivative: Any, caller: str) -> None:
    if np.isnan(derivative).any():
        raise ValueError(
            f"{caller} has no answer: f is finite at x, but its derivative is not a number there, as where a root of 0 "
            "meets a factor of 0; move x a little, or keep the root away from 0 with np.where inside it."
        )
