"""The models of NIST's 27 non-linear problems: each as NIST writes it, in TeX, and as a function of plain NumPy.

A function takes x, then the parameters b1, b2, ... one by one: numbers or arrays, real or complex, so that derivatives
can be read off a step in the imaginary direction. (They are Any to the type checker, which cannot tell the one from the
other.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Model:
    """A formula in b1, b2, ... and x (or x1 and x2), the same in TeX, and the function that works it out."""

    formula: str
    tex: str
    function: Callable[..., Any]


def _bennett(x: Any, b1: Any, b2: Any, b3: Any) -> Any:
    return b1 * (b2 + x) ** (-1 / b3)


def _saturation(x: Any, b1: Any, b2: Any) -> Any:
    return b1 * (1 - np.exp(-b2 * x))


def _decay_over_line(x: Any, b1: Any, b2: Any, b3: Any) -> Any:
    return np.exp(-b1 * x) / (b2 + b3 * x)


def _power(x: Any, b1: Any, b2: Any) -> Any:
    return b1 * x**b2


def _enso(x: Any, b1: Any, b2: Any, b3: Any, b4: Any, b5: Any, b6: Any, b7: Any, b8: Any, b9: Any) -> Any:
    def wave(period: Any, cosine: Any, sine: Any) -> Any:
        angle = 2 * np.pi * x / period
        return cosine * np.cos(angle) + sine * np.sin(angle)

    return b1 + wave(12, b2, b3) + wave(b4, b5, b6) + wave(b7, b8, b9)


def _bell(x: Any, b1: Any, b2: Any, b3: Any) -> Any:
    return (b1 / b2) * np.exp(-0.5 * ((x - b3) / b2) ** 2)


def _two_peaks(x: Any, b1: Any, b2: Any, b3: Any, b4: Any, b5: Any, b6: Any, b7: Any, b8: Any) -> Any:
    first = b3 * np.exp(-((x - b4) ** 2) / b5**2)
    second = b6 * np.exp(-((x - b7) ** 2) / b8**2)
    return b1 * np.exp(-b2 * x) + first + second


def _cubic_over_cubic(x: Any, b1: Any, b2: Any, b3: Any, b4: Any, b5: Any, b6: Any, b7: Any) -> Any:
    return (b1 + b2 * x + b3 * x**2 + b4 * x**3) / (1 + b5 * x + b6 * x**2 + b7 * x**3)


def _quadratic_over_quadratic(x: Any, b1: Any, b2: Any, b3: Any, b4: Any, b5: Any) -> Any:
    return (b1 + b2 * x + b3 * x**2) / (1 + b4 * x + b5 * x**2)


def _three_decays(x: Any, b1: Any, b2: Any, b3: Any, b4: Any, b5: Any, b6: Any) -> Any:
    return b1 * np.exp(-b2 * x) + b3 * np.exp(-b4 * x) + b5 * np.exp(-b6 * x)


def _kowalik_osborne(x: Any, b1: Any, b2: Any, b3: Any, b4: Any) -> Any:
    return b1 * (x**2 + x * b2) / (x**2 + x * b3 + b4)


def _meyer(x: Any, b1: Any, b2: Any, b3: Any) -> Any:
    return b1 * np.exp(b2 / (x + b3))


def _osborne(x: Any, b1: Any, b2: Any, b3: Any, b4: Any, b5: Any) -> Any:
    return b1 + b2 * np.exp(-x * b4) + b3 * np.exp(-x * b5)


def _misra_b(x: Any, b1: Any, b2: Any) -> Any:
    return b1 * (1 - (1 + b2 * x / 2) ** (-2))


def _misra_c(x: Any, b1: Any, b2: Any) -> Any:
    return b1 * (1 - (1 + 2 * b2 * x) ** (-0.5))


def _misra_d(x: Any, b1: Any, b2: Any) -> Any:
    return b1 * b2 * x * (1 + b2 * x) ** (-1)


def _nelson(x: Any, b1: Any, b2: Any, b3: Any) -> Any:
    return b1 - b2 * x[..., 0] * np.exp(-b3 * x[..., 1])


def _logistic(x: Any, b1: Any, b2: Any, b3: Any) -> Any:
    return b1 / (1 + np.exp(b2 - b3 * x))


def _richards(x: Any, b1: Any, b2: Any, b3: Any, b4: Any) -> Any:
    return b1 / (1 + np.exp(b2 - b3 * x)) ** (1 / b4)


def _roszman(x: Any, b1: Any, b2: Any, b3: Any, b4: Any) -> Any:
    return b1 - b2 * x - np.arctan(b3 / (x - b4)) / np.pi


SATURATION = Model("b1*(1 - exp(-b2*x))", r"\beta_1 \left(1 - e^{-\beta_2 x}\right)", _saturation)
CHWIRUT = Model("exp(-b1*x) / (b2 + b3*x)", r"\frac{e^{-\beta_1 x}}{\beta_2 + \beta_3 x}", _decay_over_line)
GAUSS = Model(
    "b1*exp(-b2*x) + b3*exp(-(x - b4)**2 / b5**2) + b6*exp(-(x - b7)**2 / b8**2)",
    r"\beta_1 e^{-\beta_2 x} + \beta_3 e^{-(x - \beta_4)^2 / \beta_5^2} + \beta_6 e^{-(x - \beta_7)^2 / \beta_8^2}",
    _two_peaks,
)
CUBICS = Model(
    "(b1 + b2*x + b3*x**2 + b4*x**3) / (1 + b5*x + b6*x**2 + b7*x**3)",
    r"\frac{\beta_1 + \beta_2 x + \beta_3 x^2 + \beta_4 x^3}{1 + \beta_5 x + \beta_6 x^2 + \beta_7 x^3}",
    _cubic_over_cubic,
)
LANCZOS = Model(
    "b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x)",
    r"\beta_1 e^{-\beta_2 x} + \beta_3 e^{-\beta_4 x} + \beta_5 e^{-\beta_6 x}",
    _three_decays,
)

MODELS = {
    "Bennett5": Model("b1 * (b2 + x)**(-1/b3)", r"\beta_1 (\beta_2 + x)^{-1/\beta_3}", _bennett),
    "BoxBOD": SATURATION,
    "Chwirut1": CHWIRUT,
    "Chwirut2": CHWIRUT,
    "DanWood": Model("b1 * x**b2", r"\beta_1 x^{\beta_2}", _power),
    "ENSO": Model(
        "b1 + b2*cos(2*pi*x/12) + b3*sin(2*pi*x/12) + b5*cos(2*pi*x/b4) + b6*sin(2*pi*x/b4)"
        " + b8*cos(2*pi*x/b7) + b9*sin(2*pi*x/b7)",
        r"\beta_1 + \beta_2 \cos\frac{2 \pi x}{12} + \beta_3 \sin\frac{2 \pi x}{12}"
        r" + \beta_5 \cos\frac{2 \pi x}{\beta_4} + \beta_6 \sin\frac{2 \pi x}{\beta_4}"
        r" + \beta_8 \cos\frac{2 \pi x}{\beta_7} + \beta_9 \sin\frac{2 \pi x}{\beta_7}",
        _enso,
    ),
    "Eckerle4": Model(
        "(b1/b2) * exp(-0.5*((x - b3)/b2)**2)",
        r"\frac{\beta_1}{\beta_2} e^{-\frac{1}{2} \left(\frac{x - \beta_3}{\beta_2}\right)^2}",
        _bell,
    ),
    "Gauss1": GAUSS,
    "Gauss2": GAUSS,
    "Gauss3": GAUSS,
    "Hahn1": CUBICS,
    "Kirby2": Model(
        "(b1 + b2*x + b3*x**2) / (1 + b4*x + b5*x**2)",
        r"\frac{\beta_1 + \beta_2 x + \beta_3 x^2}{1 + \beta_4 x + \beta_5 x^2}",
        _quadratic_over_quadratic,
    ),
    "Lanczos1": LANCZOS,
    "Lanczos2": LANCZOS,
    "Lanczos3": LANCZOS,
    "MGH09": Model(
        "b1*(x**2 + x*b2) / (x**2 + x*b3 + b4)",
        r"\frac{\beta_1 (x^2 + \beta_2 x)}{x^2 + \beta_3 x + \beta_4}",
        _kowalik_osborne,
    ),
    "MGH10": Model("b1 * exp(b2/(x + b3))", r"\beta_1 e^{\beta_2 / (x + \beta_3)}", _meyer),
    "MGH17": Model(
        "b1 + b2*exp(-x*b4) + b3*exp(-x*b5)", r"\beta_1 + \beta_2 e^{-\beta_4 x} + \beta_3 e^{-\beta_5 x}", _osborne
    ),
    "Misra1a": SATURATION,
    "Misra1b": Model(
        "b1 * (1 - (1 + b2*x/2)**(-2))",
        r"\beta_1 \left(1 - \left(1 + \frac{\beta_2 x}{2}\right)^{-2}\right)",
        _misra_b,
    ),
    "Misra1c": Model("b1 * (1 - (1 + 2*b2*x)**(-.5))", r"\beta_1 \left(1 - (1 + 2 \beta_2 x)^{-1/2}\right)", _misra_c),
    "Misra1d": Model("b1*b2*x*(1 + b2*x)**(-1)", r"\beta_1 \beta_2 x (1 + \beta_2 x)^{-1}", _misra_d),
    "Nelson": Model("b1 - b2*x1 * exp(-b3*x2)", r"\beta_1 - \beta_2 x_1 e^{-\beta_3 x_2}", _nelson),
    "Rat42": Model("b1 / (1 + exp(b2 - b3*x))", r"\frac{\beta_1}{1 + e^{\beta_2 - \beta_3 x}}", _logistic),
    "Rat43": Model(
        "b1 / (1 + exp(b2 - b3*x))**(1/b4)",
        r"\frac{\beta_1}{\left(1 + e^{\beta_2 - \beta_3 x}\right)^{1/\beta_4}}",
        _richards,
    ),
    "Roszman1": Model(
        "b1 - b2*x - arctan(b3/(x - b4))/pi",
        r"\beta_1 - \beta_2 x - \frac{1}{\pi} \arctan\frac{\beta_3}{x - \beta_4}",
        _roszman,
    ),
    "Thurber": CUBICS,
}
