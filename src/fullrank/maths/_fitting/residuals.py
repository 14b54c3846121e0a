"""The residuals of a fit, weighted, with their derivatives: what every least-squares walk asks of its problem."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy

from fullrank.maths._arguments import FloatArray, all_finite
from fullrank.maths._fitting.model_derivatives import (
    GIVEN,
    MOST_AT_ONCE,
    Derivatives,
    Function,
    alike,
    disagreements,
    values_and_changes,
)

FAR_OFF = 0.01  # a formula for derivatives that is off by more than this, by every difference tried, is wrong
SAME = 1e-13  # how nearly values from a call for many parameters have to be those from a call for one
SLOW = 0.01  # seconds


class Residuals:
    """r(theta) = W (function(theta) - target), and its derivatives.

    function: (p,) -> (m,).  target: (m,), or 0.  weights: (m,) numbers, the diagonal of W; or (m, m), the lower
    triangle L of a covariance L Lᵀ, and then W = L⁻¹; or None.  jacobian: (p,) -> (m, p), or None to have it found.
    names: of the parameters, for words.  model: what the function calls, if that is the same from fit to fit.
    slow: whether one call takes so long that a fit takes seconds.
    """

    __slots__ = (
        "_calls",
        "_derivatives",
        "_function",
        "_jacobian",
        "_model",
        "_plain",
        "_seen",
        "_shape",
        "_target",
        "_weights",
        "caller",
        "names",
        "slow",
    )

    def __init__(
        self,
        function: Function,
        target: FloatArray | float,
        weights: FloatArray | None,
        jacobian: Callable[[FloatArray], Any] | None,
        names: tuple[str, ...],
        caller: str,
        model: Callable[..., Any] | None = None,
    ) -> None:
        self._function, self._target, self._weights, self._jacobian = function, target, weights, jacobian
        self.names, self.caller, self._model, self._calls = names, caller, model, 0
        self._derivatives: Derivatives | None = None
        self._shape: tuple[int, ...] = ()
        self._plain: tuple[FloatArray, FloatArray] | None = None  # the point of the last plain call, and the values
        self._seen: tuple[FloatArray, FloatArray, FloatArray] | None = None  # of the last look
        self.slow = False

    @property
    def evaluations(self) -> int:
        """How often the function was called, for derivatives too."""
        return self._calls + (self._derivatives.calls if self._derivatives else 0)

    @property
    def size(self) -> float:
        """The length of the weighted target, to know rounding by; 0 without one."""
        if not isinstance(self._target, np.ndarray):
            return 0.0
        target = self._weighted(self._target)
        return math.sqrt(target.dot(target))

    @property
    def way(self) -> str:
        """How the derivatives were found."""
        return self._derivatives.way if self._derivatives else GIVEN

    def first(self, theta: FloatArray) -> FloatArray:
        """The residuals at the start, where whatever is wrong with the function is said in words."""
        self._calls += 1
        begun = time.perf_counter()
        theta.flags.writeable = False  # a model that writes into what it is given would bend the fit in silence
        try:
            given = self._function(theta)
        except Exception as error:
            if isinstance(error, ValueError) and "read-only" in str(error):
                raise ValueError(
                    f"{self.caller} needs a model that leaves what it is given as it is, but this one writes into it; "
                    "let it begin with a copy, such as x = x.copy()."
                ) from error
            error.add_note(f"{self.caller} called the model at its start, {self._spoken(theta)}.")
            raise
        finally:
            theta.flags.writeable = True
        self.slow = time.perf_counter() - begun > SLOW
        value = self._read(given, theta)
        self._shape, self._plain = value.shape, (theta, value)
        if self._jacobian is not None:
            self._check_jacobian(theta, value)
        return self._weighted(value - self._target)

    def __call__(self, theta: FloatArray) -> FloatArray:
        """The residuals at theta: (m,); nan where the function has no value."""
        self._calls += 1
        try:
            values = np.array(self._function(theta), float)  # its own, for the model may write into what it returned
            self._plain = theta, values
            return self._weighted(values - self._target)
        except (ArithmeticError, ValueError):  # such as log of a negative number, from the module math
            return np.full(self._shape, np.nan)

    def beside_rows(self, theta: FloatArray) -> FloatArray:
        """The residuals at theta, (m,), where rows were just asked for: without a call, if values came with them."""
        values = self._derivatives.values_at(theta) if self._derivatives else None
        return self(theta) if values is None else self._weighted(values - self._target)

    def rows(self, theta: FloatArray) -> FloatArray:
        """The derivatives of the residuals at theta: (p, m), a row for each parameter."""
        if self._jacobian is not None:
            return self._weighted(np.asarray(self._jacobian(theta), float).T)
        if self._derivatives is None:
            slopes = None if self._seen is None else self._seen[1][1:] / self._seen[2][:, None]  # here or a step before
            self._derivatives = Derivatives(self._function, theta, self._shape[0], slopes, self._model)
        return self._weighted(self._derivatives(theta))

    def look(self, theta: FloatArray) -> tuple[FloatArray, FloatArray] | None:
        """The residuals at theta, below them how they change with each parameter for its size; and the sizes.

        (p + 1, m), (p,): where no parameter is zero, theta is the sizes.

        One call; None where the function does not take all moves at once, or where it is not cheaper than several.
        """
        if self._seen and self._seen[0] is theta:
            return self._weighted(self._seen[1]), self._seen[2]
        if self.slow or len(theta) * self._shape[0] > MOST_AT_ONCE:
            return None
        self._calls += 1
        try:
            found, sizes = values_and_changes(self._function, theta)
            if found.shape != (len(theta) + 1, *self._shape) or found.dtype != np.float64:
                return None
        except Exception:  # whatever a model does when it meets columns of numbers
            return None
        if self._plain and self._plain[0] is theta:
            gap, value = found[0] - self._plain[1], self._plain[1]
            if not gap.dot(gap) <= SAME**2 * value.dot(value):
                return None  # it mixes what should stay apart, such as by a mean over everything
        gaps = found[0]
        gaps -= self._target
        self._seen = theta, found, sizes
        return self._weighted(found), sizes

    def rechecked(self, theta: FloatArray) -> bool:
        """Whether the derivatives can be trusted at theta too; if not, another way to find them has been chosen."""
        return self._derivatives is None or self._derivatives.rechecked(theta)

    def _weighted(self, values: FloatArray) -> FloatArray:
        """W applied to values (m,), or to each row of (p, m)."""
        if self._weights is None:
            return values
        if self._weights.ndim == 1:
            return values * self._weights
        return np.ascontiguousarray(
            scipy.linalg.solve_triangular(self._weights, values.T, lower=True, check_finite=False).T
        )

    def _spoken(self, theta: FloatArray) -> str:
        return ", ".join(f"{name} = {number:.6g}" for name, number in zip(self.names, theta, strict=False))

    def _read(self, given: Any, theta: FloatArray) -> FloatArray:
        value = np.asarray(given)
        if value.dtype.kind not in "biuf":
            kind = "complex numbers" if value.dtype.kind == "c" else f"{value.dtype}"
            raise ValueError(f"{self.caller} needs real numbers from the model, but it returned {kind}.")
        needed = np.shape(self._target)
        if value.ndim != 1 or (needed and value.shape != needed):
            count = f"{needed[0]} numbers, one for each point" if needed else "an array of one axis"
            raise ValueError(
                f"{self.caller} needs {count}, from the model, but it returned shape {value.shape}; "
                "write it with NumPy's functions, so that it takes all of x at once."
            )
        if len(value) < len(theta):
            raise ValueError(
                f"{self.caller} needs at least as many residuals as parameters, but there are {len(value)} for "
                f"{len(theta)}: so many answers fit exactly; hold some parameters fixed."
            )
        if self._weights is not None and self._weights.shape[0] != len(value):
            raise ValueError(
                f"{self.caller} needs weights of shape ({len(value)},), one for each residual, but they have shape "
                f"{self._weights.shape}."
            )
        value = value.astype(float)
        if not all_finite(value):
            bad = int(np.flatnonzero(~np.isfinite(value))[0])
            raise ValueError(
                f"{self.caller} needs a start where the model is finite, but at point {bad} it gives {value[bad]} for "
                f"{self._spoken(theta)}; start elsewhere, or keep the parameters in bounds where it has values."
            )
        return value

    def _check_jacobian(self, theta: FloatArray, value: FloatArray) -> None:
        """Hold the caller's own derivatives against differences: a slip there would lead the walk astray in silence."""
        rows = np.asarray(self._jacobian(theta), float).T if self._jacobian else np.empty(0)
        if rows.shape != (len(theta), len(value)):
            raise ValueError(
                f"{self.caller} needs derivatives of shape ({len(value)}, {len(theta)}), a row for each point and a "
                f"column for each parameter, but they have shape {rows.shape[::-1]}."
            )
        if self.look(theta) and self._seen and alike(rows, self._seen[1][1:] / self._seen[2][:, None]):
            return
        self._calls += len(theta)
        shares = disagreements(rows, self._function, theta, value)
        wrong = next((j for j, share in enumerate(shares) if share > FAR_OFF), None)
        if wrong is not None:
            raise ValueError(
                f"{self.caller} was given derivatives that disagree with differences of the model: the column for "
                f"{self.names[wrong]} is off by {min(shares[wrong], 1e9):.0%} at {self._spoken(theta)}; "
                "mend it, or leave it out to have it found."
            )
