"""Plain values: exact where they can be, with the few arithmetic steps in which exactness could run away bounded."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction
from typing import TypeAlias, TypeGuard

Scalar: TypeAlias = int | Fraction | float | complex
_MOST_BITS = 512
_LARGEST_POWER = 64


def tidy(value: Scalar) -> Scalar:
    """A scalar in its simplest type: a whole fraction is an int, a complex number on the real line a float.

    >>> tidy(Fraction(4, 2))
    2
    """
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    if isinstance(value, complex) and value.imag == 0:
        return value.real
    return value


def plain(value: object) -> Scalar:
    """A number of any library (NumPy, SymPy, Python) as int, Fraction, float or complex.

    Raises TypeError for what is no number.
    """
    if type(value) is int or type(value) is float:  # nearly always, and asked a million times by a proof
        return value
    if isinstance(value, bool) or value is None or isinstance(value, str):
        raise TypeError(f"{value!r} is no number: give an int, a Fraction, a float, or a number of NumPy or SymPy.")
    if isinstance(value, int | Fraction | float | complex):
        return tidy(_builtin(value))
    if hasattr(value, "item"):  # NumPy
        return plain(value.item())
    if getattr(value, "is_Rational", False) and hasattr(value, "p") and hasattr(value, "q"):  # SymPy
        return tidy(Fraction(int(value.p), int(value.q)))
    try:
        return tidy(_unblurred(complex(value)))  # type: ignore[call-overload]
    except TypeError:
        raise TypeError(
            f"{value!r} is no number: give an int, a Fraction, a float, or a number of NumPy or SymPy."
        ) from None


def _builtin(value: int | Fraction | float | complex) -> Scalar:
    """NumPy's float64 is a float of its own class; here only Python's own are used."""
    for kind in (int, Fraction, float):
        if isinstance(value, kind):
            return value if type(value) is kind else kind(value)
    return complex(value)


def _unblurred(value: complex) -> complex:
    """A complex number without an imaginary part that is rounding noise."""
    return complex(value.real, 0.0) if abs(value.imag) < 1e-14 * max(1.0, abs(value.real)) else value


def is_exact(value: Scalar) -> TypeGuard[int | Fraction]:
    """Whether a number is rational and known without rounding."""
    return isinstance(value, int | Fraction)


def is_small(value: Scalar) -> bool:
    """Whether an exact number has few enough digits to go on with exactly."""
    return isinstance(value, int | Fraction) and max(_bits(value.numerator), _bits(value.denominator)) <= _MOST_BITS


def _bits(value: int) -> int:
    return value.bit_length()


def power(base: Scalar, exponent: Scalar) -> Scalar:
    """base to an exponent: exact for small whole exponents, never a huge integer.

    Raises OverflowError, ZeroDivisionError or ValueError where there is no finite value; a negative base to a
    fractional power gives the principal complex value.
    """
    if is_exact(exponent) and is_exact(base):
        if isinstance(exponent, int):
            return _whole_power(base, exponent)
        exact = _exact_root(base, exponent.denominator)
        if exact is not None:
            return _whole_power(exact, exponent.numerator)
    if isinstance(base, complex) or isinstance(exponent, complex) or (base < 0 and not isinstance(exponent, int)):
        return tidy(complex(base) ** complex(exponent))
    return finite(float(base) ** float(exponent))


def _whole_power(base: int | Fraction, exponent: int) -> Scalar:
    if abs(exponent) > 10**15:
        raise OverflowError("the exponent is too large")
    bits = max(_bits(base.numerator), _bits(base.denominator))
    if abs(exponent) <= _LARGEST_POWER and abs(exponent) * bits <= _MOST_BITS:
        return tidy(Fraction(base) ** exponent)
    return finite(float(base) ** exponent)


def finite(value: Scalar) -> Scalar:
    """The value, or OverflowError if it is infinite or no number."""
    if not cmath.isfinite(complex(value)):
        raise OverflowError("the value is not finite")
    return value


def _exact_root(value: int | Fraction, degree: int) -> int | Fraction | None:
    """The square or cube root of a rational, if it is rational."""
    if value < 0 or degree not in (2, 3):
        return None
    over, under = (_whole_root(part, degree) for part in (value.numerator, value.denominator))
    return None if over is None or under is None else Fraction(over, under)


def _whole_root(value: int, degree: int) -> int | None:
    near = math.isqrt(value) if degree == 2 else round(float(value) ** (1 / 3)) if value < 2**52 else -1
    return near if near >= 0 and near**degree == value else None


def root(value: Scalar, degree: int) -> Scalar:
    """The root of a whole degree: real where one exists, exact where it is rational, else the principal complex one."""
    if degree < 1 or degree > _LARGEST_POWER:
        raise ValueError("the degree of a root is a whole number from 1 to 64")
    if isinstance(value, complex):
        return tidy(value ** (1 / degree))
    if value < 0:
        return (
            tidy(-root(-value, degree)) if degree % 2 else tidy(_unblurred_axis(cmath.exp(cmath.log(value) / degree)))
        )
    exact = _exact_root(value, degree) if isinstance(value, int | Fraction) else None
    return tidy(exact) if exact is not None else float(value) ** (1 / degree) if degree != 2 else math.sqrt(value)


def _unblurred_axis(value: complex) -> complex:
    """The square root of a negative number on the imaginary axis exactly."""
    return complex(0.0, value.imag) if abs(value.real) < 1e-15 * abs(value.imag) else value


def close(first: Scalar, second: Scalar, relative: float, decimals: int | None = None) -> bool:
    """Whether two numbers agree to a relative tolerance (absolute where one of them is 0), or to some decimals.

    >>> close(2.34, 2.3449, 0, 2)
    True
    """
    if is_exact(first) and is_exact(second) and first == second:
        return True
    if decimals is not None:
        return abs(complex(first) - complex(second)) <= 0.5 * 10.0**-decimals * (1 + 1e-9)
    one, other = complex(first), complex(second)
    largest = max(abs(one), abs(other))
    reference = largest if min(abs(one), abs(other)) > 0 and largest > 0 else 1.0
    return abs(one - other) <= relative * reference


def text_of(value: Scalar) -> str:
    """Keyboard text that reads back to the same number.

    >>> text_of(Fraction(1, 2))
    '1/2'
    """
    if isinstance(value, complex):
        sign = "-" if value.imag < 0 else "+"
        return f"{value.real!r} {sign} {abs(value.imag)!r}*i" if value.real else f"{value.imag!r}*i"
    return repr(value) if isinstance(value, float) else str(value)
