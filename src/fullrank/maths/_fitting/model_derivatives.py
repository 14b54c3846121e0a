"""The derivatives of a model by its parameters: exact to rounding wherever the model allows it.

Each way is tried on the model and checked once against a difference in real numbers; the first that agrees is kept:

- complex step: for h so small that h² is lost, f(b + ih) = f(b) + ih f'(b), so the imaginary part is the derivative
  with nothing subtracted; all parameters in one call where the model lets itself broadcast, else one call each;
- dual numbers, which carry their derivatives along: for what complex numbers cannot do, such as abs;
- central differences, good to about ten digits: for whatever else can be called.

Source: Squire & Trapp, Using complex variables to estimate derivatives of real functions, SIAM Review 40 (1998);
Griewank & Walther, Evaluating Derivatives, 2nd ed., chapter 3.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any
from weakref import WeakSet

import numpy as np

from fullrank.maths._arguments import FloatArray
from fullrank.maths._derivatives.derivatives import jacobian

Function = Callable[[Any], Any]  # parameters (p,) -> values (m,)
Told = tuple[FloatArray, FloatArray | None]  # derivatives (p, m), a row each parameter; values (m,) if they come along
Rows = Callable[[Function, FloatArray], Told]

NUDGE = 1e-20  # its square is lost beside 1, and it is far from the smallest float64
HALF = float(np.finfo(float).eps) ** 0.5  # balances them in a one-sided one
THIRD = float(np.finfo(float).eps) ** (1 / 3)  # balances rounding and curvature in a central difference
AGREES = 1e-3  # what a one-sided difference can promise of a model that bends
MOST_AT_ONCE = 20_000  # numbers: past the cache one call for all parameters is no faster than one call each
KEEPS_ALL: WeakSet[FunctionType] = WeakSet()  # models that have been seen to keep the imaginary parts they are given
GIVEN, LAST_RESORT = "a given formula", "central differences"


def _sizes(theta: FloatArray) -> FloatArray:
    """What counts as large for each parameter: its own size, or 1 at zero."""
    sizes: FloatArray = np.abs(theta)
    sizes[sizes == 0] = 1.0
    return sizes


@cache
def _relative_nudges(p: int) -> Any:
    return 1 + 1j * NUDGE * np.eye(p)


def _nudged(theta: FloatArray) -> tuple[Any, FloatArray]:
    """p copies of the parameters in columns (p, p), the j-th with parameter j off the real line; and how far."""
    if 0.0 not in theta.tolist():
        return theta[:, None] * _relative_nudges(len(theta)), NUDGE * theta
    nudges = NUDGE * _sizes(theta)
    return theta[:, None] + np.diag(1j * nudges), nudges


@cache
def _relative_moves(p: int) -> FloatArray:
    return np.hstack([np.ones((p, 1)), 1 + HALF * np.eye(p)])


@cache
def _differences(rows: int) -> FloatArray:
    """The matrix that takes the first row from all others and divides by HALF; exact, and one short call."""
    matrix: FloatArray = np.eye(rows) / HALF  # a power of two
    matrix[1:, 0] = -1 / HALF
    matrix[0, 0] = 1.0
    return matrix


def values_and_changes(function: Function, theta: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The values, and below them how they change with each parameter for its size; and the sizes: (p + 1, m), (p,).

    One call in real numbers, in which each parameter comes as a column of p + 1 numbers, tells seven digits of all
    derivatives. Whether the model is one that lets itself broadcast is for the caller to find out.
    """
    if 0.0 not in theta.tolist():
        sizes, columns = theta, theta[:, None] * _relative_moves(len(theta))  # (p,), (p, p + 1)
    else:
        sizes = _sizes(theta)
        columns = theta[:, None] + HALF * np.hstack([np.zeros((len(theta), 1)), np.diag(sizes)])
    values: FloatArray = function(columns[:, :, None])  # (p + 1, m)
    return _differences(len(values)).dot(values), sizes


def complex_together(function: Function, theta: FloatArray) -> Told:
    """All derivatives from one call, in which each parameter comes as a column of p numbers."""
    columns, nudges = _nudged(theta)
    values = function(columns[:, :, None])  # (p, m): row j is the model with parameter j nudged
    return values.imag / nudges[:, None], values.real[0]


def complex_apart(function: Function, theta: FloatArray) -> Told:
    """All derivatives from p calls, one parameter each."""
    columns, nudges = _nudged(theta)
    return np.array([np.imag(function(columns[:, j])) / nudges[j] for j in range(len(theta))]), None


def dual_numbers(function: Function, theta: FloatArray) -> Told:
    """All derivatives from one call with dual numbers, which take abs and comparisons as they come."""
    return np.ascontiguousarray(jacobian(function, theta, mode="forward").T), None


def central_differences(function: Function, theta: FloatArray) -> Told:
    """All derivatives from 2 p calls in real numbers, each with one parameter moved up or down."""
    rows = []
    for j, size in enumerate(_sizes(theta)):
        up, down = theta.copy(), theta.copy()
        up[j] += THIRD * size
        down[j] -= THIRD * size
        rows.append((np.asarray(function(up), float) - np.asarray(function(down), float)) / (up[j] - down[j]))
    return np.array(rows), None


WAYS: dict[str, tuple[Rows, ...]] = {
    "complex step": (complex_together, complex_apart),
    "dual numbers": (dual_numbers,),
    LAST_RESORT: (central_differences,),
}


def agree(rows: FloatArray, function: Function, theta: FloatArray, value: FloatArray) -> bool:
    """Whether the rows agree with differences of the function: first all in one call, then row by row if need be.

    The one call moves every parameter so far that each changes the values alike; it cannot tell about one that seems
    to change nothing, nor where the least of them drowns in rounding.
    """
    lengths = np.array([math.sqrt(row.dot(row)) for row in rows])
    least = 1e-6 * float((lengths * _sizes(theta)).min())
    if least > 1e-12 * math.sqrt(value.dot(value)):
        step = theta + least / lengths
        gap = function(step) - value - (step - theta).dot(rows)
        if math.sqrt(gap.dot(gap)) <= AGREES * least:
            return True
    return max(disagreements(rows, function, theta, value)) <= AGREES


def alike(rows: FloatArray, slopes: FloatArray) -> bool:
    """Whether each row is what a difference says, (p, m) both; a row of zeros never is."""
    gaps = rows - slopes
    off, own = gaps.dot(gaps.T).diagonal().tolist(), rows.dot(rows.T).diagonal().tolist()
    return all(gap < AGREES**2 * row for gap, row in zip(off, own, strict=True))  # quicker than p small products


def disagreements(rows: FloatArray, function: Function, theta: FloatArray, value: FloatArray) -> list[float]:
    """How far each row is off a one-sided difference, as a share of it; 0 where rounding hides the row.

    Where the first difference disagrees others are tried: the model may bend sharply here, or have a kink.
    """
    shares = []
    for j, size in enumerate(_sizes(theta).tolist()):
        share = _share_off(rows[j], function, theta, value, j, 1e-6 * size)
        for h in (1e-8, 1e-4, -1e-6, -1e-8):
            if share > AGREES:
                share = min(share, _share_off(rows[j], function, theta, value, j, h * size))
        shares.append(share)
    return shares


def _share_off(row: FloatArray, function: Function, theta: FloatArray, value: FloatArray, j: int, h: float) -> float:
    moved = theta.copy()
    moved[j] += h
    difference = np.asarray(function(moved), float) - value
    difference /= moved[j] - theta[j]
    gap = row - difference
    noise = 4e-15 * math.sqrt(value @ value) / abs(h)
    share = (math.sqrt(gap @ gap) - noise) / (math.sqrt(difference @ difference) + noise + 1e-300)
    return math.inf if math.isnan(share) else max(share, 0.0)


class Derivatives:
    """A model's derivatives at any parameters, by the first way that proves right at the first ones.

    points: how many values the function has, m.  slopes: differences at theta or near it, (p, m), known already.
    model: what stays the same from fit to fit, where the function does not.
    way: which one it is, in words.  calls: how often the model was called for them, at most.
    """

    __slots__ = ("_function", "_known", "_model", "_points", "_rows", "_seen", "calls", "way")

    def __init__(
        self,
        function: Function,
        theta: FloatArray,
        points: int,
        slopes: FloatArray | None = None,
        model: Callable[..., Any] | None = None,
    ) -> None:
        self._function, self._points, self._model, self.calls = function, points, model or function, 0
        self._known: tuple[FloatArray, FloatArray, FloatArray | None] | None = None  # last asked where, and told
        self._choose(theta, slopes)

    def __call__(self, theta: FloatArray) -> FloatArray:
        """The derivatives at theta: (p, m), a row for each parameter."""
        if self._known is None or self._known[0] is not theta:  # from the check
            self.calls += self._price(len(theta))
            self._known = theta, *self._rows(self._function, theta)
        return self._known[1]

    def values_at(self, theta: FloatArray) -> FloatArray | None:
        """The function's values (m,), where they came along with the derivatives last asked for, at theta."""
        return self._known[2] if self._known and self._known[0] is theta else None

    def _price(self, p: int) -> int:
        """How many calls of the model a call of the way makes."""
        return 2 * p if self._rows is central_differences else p if self._rows is complex_apart else 1

    def rechecked(self, theta: FloatArray) -> bool:
        """Whether the way stands at theta too, where a parameter did nothing when it was chosen; if not, choose again.

        A model with abs(x - centre) and height 0 hides its kink until the height has moved.
        """
        if self._seen or self.way == LAST_RESORT:
            return True
        if self._right(self._rows, theta):
            return True
        self._choose(theta)
        return False

    def _choose(self, theta: FloatArray, slopes: FloatArray | None = None) -> None:
        self._known = None
        for self.way, candidates in WAYS.items():
            for self._rows in candidates:
                if self._rows is complex_together and len(theta) * self._points > MOST_AT_ONCE:
                    continue
                if self._right(self._rows, theta, slopes):
                    return

    def _right(self, rows: Rows, theta: FloatArray, slopes: FloatArray | None = None) -> bool:
        """Try a way: whether it runs, throws nothing away, gives a row a parameter, and agrees with a difference."""
        try:
            found, along = self._tried(rows, theta)
            self.calls += self._price(len(theta)) + (1 + len(theta) if slopes is None else 0)
            if found.shape != (len(theta), self._points):
                return False
            self._seen = slopes is not None and alike(found, slopes)
            if not self._seen:
                value = np.asarray(self._function(theta), float)
                lengths = [float(row.dot(row)) for row in found]
                if not (math.isfinite(sum(lengths)) and agree(found, self._function, theta, value)):
                    return False
                self._seen = all(lengths)
            self._known = theta, found, along
            if rows is complex_together and type(self._model) is FunctionType:
                KEEPS_ALL.add(self._model)
            return True
        except Exception:  # whatever a model does when it meets numbers of another kind, another way is left
            return False

    def _tried(self, rows: Rows, theta: FloatArray) -> Told:
        """What a way finds; an imaginary part that is thrown away is an error, where the model is new to us.

        To change the warnings' filters takes longer than two steps of a small fit.
        """
        if type(self._model) is FunctionType and self._model in KEEPS_ALL:
            return rows(self._function, theta)
        with warnings.catch_warnings():
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            return rows(self._function, theta)
