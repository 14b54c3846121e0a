"""Taylor polynomials: the polynomial that a function looks like near a point.

The coefficients come from doing f's arithmetic on power series, not from differences, so each is right to rounding.

Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., chapter 13; Deisenroth, Faisal & Ong, Mathematics for
Machine Learning, sections 5.1.1 and 5.8.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array, real_number, whole_number
from fullrank.maths._derivatives.derivatives import function_of, one_number, value_and_gradient
from fullrank.maths._derivatives.derivatives import hessian as hessian_of
from fullrank.maths._derivatives.pictures import polynomial_drawn, quadratic_drawn
from fullrank.maths._derivatives.series import Series
from fullrank.maths._derivatives.traced import LEVELS, followed
from fullrank.maths._shown import shown

MOST_TERMS = 12  # that are printed
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class TaylorPolynomial:
    """The sum of coefficients[k] (x - centre)^k.  coefficients: (degree + 1,), number k the k-th derivative / k!.

    f: the function that it approximates, for the picture; None for one that was made by hand.

    >>> TaylorPolynomial(np.array([1.0, 0.0, -0.5]), 0.0)
    TaylorPolynomial: 1 - x²/2
    """

    coefficients: FloatArray
    centre: float
    f: Callable[[Any], Any] | None = None

    @property
    def degree(self) -> int:
        """The highest power that was asked for."""
        return len(self.coefficients) - 1

    def __call__(self, x: ArrayLike) -> Any:
        """The polynomial at x, a number or an array of any shape."""
        away = real_array(x, "x", "TaylorPolynomial") - self.centre
        y = np.zeros_like(away)
        for coefficient in self.coefficients[::-1]:
            y = y * away + coefficient
        return y[()]

    def derivatives(self) -> FloatArray:
        """The derivatives of f at the centre, from the 0th on, (degree + 1,): coefficient k times k!."""
        factorials = np.cumprod(np.maximum(np.arange(self.degree + 1.0), 1.0))
        return np.asarray(self.coefficients * factorials)

    def __repr__(self) -> str:
        """As the textbook writes it, without the powers whose coefficient is zero."""
        base = "x" if self.centre == 0 else f"(x {'-' if self.centre > 0 else '+'} {abs(self.centre):.6g})"
        terms = [_term(float(c), base, k) for k, c in enumerate(self.coefficients) if c]
        text = "".join(terms if len(terms) <= MOST_TERMS else [*terms[: MOST_TERMS - 1], " + …", terms[-1]]) or " + 0"
        return "TaylorPolynomial: " + (text[3:] if text.startswith(" + ") else "-" + text[3:])

    def plot(self, axes: Any = None, *, reach: float | None = None) -> Any:
        """Draw the polynomial beside f, and the stretch where they are hard to tell apart; return the axes.

        reach: how far to draw on both sides of the centre; by default to where the last term outgrows the others.
        """
        return polynomial_drawn(self, axes, reach)


def _term(c: float, base: str, k: int) -> str:
    """One power with its sign and coefficient, a fraction where it is one."""
    power = "" if k == 0 else base if k == 1 else base + str(k).translate(SMALL)
    top, bottom = _as_fraction(abs(c))
    shown = top if top != "1" or not power else ""
    between = " " if shown and power.startswith("x") else ""
    return (" + " if c > 0 else " - ") + shown + between + power + (f"/{bottom}" if bottom != "1" else "")


def _as_fraction(c: float) -> tuple[str, str]:
    """The number as numerator and denominator, where few digits do, else in six digits over 1."""
    near = Fraction(c).limit_denominator(1000)
    if c and 1 / c < 1e10 and abs(1 / c - round(1 / c)) <= 1e-14 / c:
        near = Fraction(1, max(round(1 / c), 1))
    if near and abs(float(near) - c) <= 8e-16 * c:
        return str(near.numerator), str(near.denominator)
    return f"{c:.6g}", "1"


def taylor_polynomial(f: Callable[[Any], Any], a: float, degree: int) -> TaylorPolynomial:
    """Find the Taylor polynomial of f around a.

    f: takes a number, returns a number, written with NumPy's functions.  a: the centre.  degree: from 0 on.
    Every coefficient is right to rounding; about degree² operations for each function in f. How far the polynomial
    holds it does not say: that takes a bound on the next derivative. Raises ValueError where f or a derivative of it
    is not finite at a, TypeError where f uses what has no power series here.

    >>> taylor_polynomial(np.exp, 0.0, 3)
    TaylorPolynomial: 1 + x + x²/2 + x³/6
    """
    caller = "taylor_polynomial"
    f, centre = function_of(f, "f", caller), real_number(a, "a", caller)
    degree = whole_number(degree, "degree", 0, caller)
    level = next(LEVELS)
    with np.errstate(all="ignore"):
        y = one_number(followed(f, Series(np.float64(centre), level, np.eye(1, max(degree, 1))[0]), caller), caller)
    c = np.zeros(degree + 1)
    if isinstance(y, Series) and y.level == level:
        c[:] = y.coefficients(y)[: degree + 1]
    else:
        c[0] = y
    if not np.isfinite(c).all():
        k = int(np.flatnonzero(~np.isfinite(c))[0])
        what = "f" if k == 0 else f"derivative {k} of f"
        raise ValueError(
            f"taylor_polynomial needs {what} to be finite at the centre {centre:.6g}; take another centre."
        )
    return TaylorPolynomial(c, centre, f)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class QuadraticApproximation:
    """value + gradient·(x - centre) + ½ (x - centre)ᵀ hessian (x - centre).

    value: a number.  gradient, centre: (n,).  hessian: (n, n), symmetric.

    >>> quadratic_approximation(lambda x: x[0] ** 2 * x[1], [1.0, 2.0]).gradient
    array([4., 1.])
    """

    value: float
    gradient: FloatArray
    hessian: FloatArray
    centre: FloatArray

    def __call__(self, x: ArrayLike) -> float:
        """The approximation at x, of shape (n,)."""
        at = real_array(x, "x", "QuadraticApproximation")
        if at.shape != self.centre.shape:
            raise ValueError(f"the approximation needs x of shape {self.centre.shape}, but it has shape {at.shape}.")
        away = at - self.centre
        return float(self.value + self.gradient @ away + away @ self.hessian @ away / 2)

    def __repr__(self) -> str:
        """Show its parts, those of many variables by their ends and shapes."""
        facts = "value + gradient·d + ½ dᵀ hessian d, where d = x - centre"
        return shown(self, facts, centre=self.centre, value=self.value, gradient=self.gradient, hessian=self.hessian)

    def plot(self, axes: Any = None, *, reach: float | None = None) -> Any:
        """Draw its level lines if there are two variables, else a bar for each curvature; return the axes.

        reach: how far to draw around the centre; by default beyond the stationary point.
        """
        return quadratic_drawn(self, axes, reach)


def quadratic_approximation(f: Callable[[Any], Any], a: ArrayLike) -> QuadraticApproximation:
    """Find the Taylor polynomial of degree 2 of a function of several variables.

    f: takes shape (n,), returns a number, written with NumPy's functions.  a: (n,), the centre.
    About n calls of f. Errors as with hessian.

    >>> quadratic_approximation(lambda x: x[0] ** 2 * x[1], [1.0, 2.0])([1.0, 3.0])
    3.0
    """
    caller = "quadratic_approximation"
    f, centre = function_of(f, "f", caller), real_array(a, "a", caller)
    if centre.ndim != 1:
        raise ValueError(
            f"{caller} needs a of shape (n,), but it has shape {centre.shape}; "
            "for a function of one number use taylor_polynomial."
        )
    value, slope = value_and_gradient(f, centre, caller=caller)
    return QuadraticApproximation(value, slope, hessian_of(f, centre, caller=caller), centre)
