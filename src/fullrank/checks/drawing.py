"""Drawing the inputs of a property by Hypothesis: what an author runs, and nothing that grading needs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from fullrank.checks.bank import Inputs, distinct
from fullrank.checks.inputs import Draw
from fullrank.checks.properties import Property

T = TypeVar("T")

# Drawing a bank leaves nothing in the author's folder but the bank.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "fullrank-hypothesis")


class DrawnByHypothesis(Draw):
    """Choices made by Hypothesis, which looks for corners and repeats itself little."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw

    def integer(self, low: int, high: int) -> int:
        return int(self._draw(st.integers(low, high)))

    def choice(self, options: Sequence[T]) -> T:
        chosen: T = self._draw(st.sampled_from(options))
        return chosen

    def guard(self, condition: bool | np.bool_) -> None:
        if not condition:
            reject()


def draw_inputs(wanted: Property) -> list[Inputs]:
    """Draw the bank of one property: `always` and what Hypothesis gives, without repeats, simplest first.

    The draw is the same on every run with the same Hypothesis.
    """
    return distinct(wanted.always, _hypothesis_inputs(wanted), wanted.count)


def _hypothesis_inputs(wanted: Property) -> list[Inputs]:
    drawn: list[Inputs] = []

    @st.composite
    def strategy(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Inputs:
        return wanted.inputs(DrawnByHypothesis(draw))

    @settings(
        max_examples=wanted.count + wanted.count // 2,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy())
    def collect(inputs: Inputs) -> None:
        drawn.append(inputs)

    collect()
    return drawn
