"""Rows of the table of operations for functions of scipy.special, which is loaded only where f itself uses it.

Source: NIST Digital Library of Mathematical Functions, sections 4.4, 5.9, 5.15, 7.2 and 10.6.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from fullrank.maths._derivatives.rules import Partial, elementwise
from fullrank.maths._derivatives.traced import BY_NAME


def _special() -> Any:
    return sys.modules["scipy.special"]


def _density(x: Any) -> Any:
    """The normal density."""
    return np.exp(-x * x / 2) / np.sqrt(2 * np.pi)


PARTIALS: dict[str, tuple[Partial, ...]] = {
    "erf": (lambda y, x: 2 / np.sqrt(np.pi) * np.exp(-x * x),),
    "erfc": (lambda y, x: -2 / np.sqrt(np.pi) * np.exp(-x * x),),
    "expit": (lambda y, x: y * _special().expit(-x),),
    "logit": (lambda y, x: 1 / (x * (1 - x)),),
    "log_expit": (lambda y, x: _special().expit(-x),),
    "ndtr": (lambda y, x: _density(x),),
    "log_ndtr": (lambda y, x: np.exp(-x * x / 2 - y) / np.sqrt(2 * np.pi),),
    "gammaln": (lambda y, x: _special().psi(x),),
    "psi": (lambda y, x: _special().zeta(2.0, x),),
    "xlogy": (lambda y, a, b: np.log(b), lambda y, a, b: a / b),
    "j0": (lambda y, x: -_special().j1(x),),
    "j1": (lambda y, x: _special().j0(x) - y / x,),
    "i0": (lambda y, x: _special().i1(x),),
    "i1": (lambda y, x: _special().i0(x) - y / x,),
}


def _enter(function: Any) -> None:
    """Enter the row when a function of scipy.special is first met, and not for others of such a name."""
    name = function.__name__
    if function is getattr(sys.modules.get("scipy.special"), name, None):
        elementwise(function, *PARTIALS[name])


BY_NAME.update(dict.fromkeys(PARTIALS, _enter))
