"""NIST's reference problems for non-linear least squares, with answers certified to eleven digits.

Source: National Institute of Standards and Technology, Statistical Reference Datasets, Nonlinear Regression.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.data._files import shipped
from fullrank.data._strd_models import MODELS

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FitProblem:
    """A model, data to fit it to by least squares, and the answer that NIST certifies; arrays are read-only.

    name: as NIST has it.  difficulty: "lower", "average" or "higher".  kind: "observed" or "generated" data.
    formula: in b1, b2, ... and x (x1 and x2 for Nelson).  tex: the same in TeX.  reference: whose data they are.
    x: (n,), for Nelson (n, 2).  y: (n,); for Nelson it is the logarithm of what was measured, as response says.
    starts: (2, p), NIST's far start and its near one.  certified: (p,).  standard_deviations: (p,), of the parameters.
    residual_sum_of_squares, residual_standard_deviation: at the certified parameters before they were rounded.
    """

    name: str
    difficulty: str
    kind: str
    reference: str
    formula: str
    tex: str
    response: str
    x: Numbers = field(repr=False)
    y: Numbers = field(repr=False)
    starts: Numbers = field(repr=False)
    certified: Numbers = field(repr=False)
    standard_deviations: Numbers = field(repr=False)
    residual_sum_of_squares: float
    residual_standard_deviation: float

    @property
    def degrees_of_freedom(self) -> int:
        """Observations less parameters. (NIST prints 9 for Rat43, but used 11, which is what this gives.)"""
        return len(self.y) - len(self.certified)

    @property
    def model(self) -> Callable[..., Any]:
        """A function of x and the parameters b1, b2, ... one by one; complex parameters give a complex answer."""
        return MODELS[self.name].function


def read_strd(file: str, sha256: str, _source: str) -> Mapping[str, FitProblem]:
    """Read all 27 problems by name, in NIST's order of names."""
    return MappingProxyType({entry["name"]: _problem(entry) for entry in json.loads(shipped(file, sha256))})


def _problem(entry: dict[str, Any]) -> FitProblem:
    model = MODELS[entry["name"]]
    arrays = {name: np.array(given, np.float64) for name, given in entry.items() if isinstance(given, list)}
    response = "y"
    if entry["name"] == "Nelson":
        response, arrays["y"] = "log(y)", np.log(arrays["y"])
    for array in arrays.values():
        array.setflags(write=False)
    return FitProblem(**{**entry, **arrays}, formula=model.formula, tex=model.tex, response=response)
