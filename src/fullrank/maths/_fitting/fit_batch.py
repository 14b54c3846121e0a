"""What a batch of fits came to, and all that can be read off it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import numpy as np
from array_api_compat import array_namespace, device
from numpy.typing import NDArray

from fullrank.maths._fitting.batch_steps import CONVERGED, REASONS, solve_damped
from fullrank.maths._iteration import Reason
from fullrank.maths._plotting import axes_to_draw_on

Array = Any
LOST = 1e13  # a parameter whose variance correlation makes so many times larger is not known at all


@final
@dataclass(frozen=True, repr=False, eq=False)
class FitBatch:
    """Many fits of one model, one a row; the arrays are of the kind that the data were, NumPy or another.

    parameters: (fits, p); nan where a fit could not begin.  sums_of_squares: (fits,), of the residuals divided by
    sigma if it was given.  codes: (fits,), a number for the reason of each
    fit, which reason(k) and counts tell in words; 0 is CONVERGED.
    steps: (fits,).  triangles: (fits, p (p + 1) / 2), the lower half of JᵀJ, row by row.  points: (fits,), those that
    count.  names: of the parameters.  Standard errors and covariances are worked out when asked for.

    >>> from fullrank.maths import curve_fit_batch
    >>> line = lambda x, slope: slope * x
    >>> many = curve_fit_batch(line, np.array([1.0, 2.0]), np.array([[2.0, 4.0], [3.0, 6.0]]), [1.0])
    >>> many.parameters.round(6).ravel()
    array([2., 3.])
    """

    parameters: Array
    sums_of_squares: Array
    codes: Array
    steps: Array
    triangles: Array
    points: Array
    names: tuple[str, ...]
    absolute_sigma: bool = False
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None

    def __len__(self) -> int:
        return int(self.parameters.shape[0])

    @property
    def converged(self) -> Array:
        """Which fits met the stop test, (fits,) booleans."""
        return self.codes == CONVERGED

    @cached_property
    def counts(self) -> dict[Reason, int]:
        """How many fits ended for each reason, the most frequent first."""
        xp = array_namespace(self.codes)
        tally = {reason: int(xp.sum(xp.astype(self.codes == i, xp.int64))) for i, reason in enumerate(REASONS)}
        return dict(sorted(((r, n) for r, n in tally.items() if n), key=lambda pair: -pair[1]))

    def reason(self, k: int) -> Reason:
        """Why fit k ended."""
        return REASONS[int(self.codes[self._place(k)])]

    def column(self, name: str) -> Array:
        """One parameter of all fits, (fits,), by its name."""
        if name not in self.names:
            raise ValueError(f"FitBatch has the parameters {', '.join(self.names)}, but not {name!r}.")
        return self.parameters[:, self.names.index(name)]

    @cached_property
    def standard_errors(self) -> Array:
        """How far off each parameter may be, one standard deviation, (fits, p).

        inf for what the data say nothing about; nan at a bound, where the formula does not hold.
        """
        C = self._covariances(slice(None))  # (p, p, fits)
        xp = array_namespace(C)
        return xp.stack([xp.sqrt(C[j, j, :]) for j in range(len(self.names))], axis=1)

    def covariance(self, k: int) -> Array:
        """The covariance of the parameters of fit k, (p, p)."""
        k = self._place(k)
        return self._covariances(slice(k, k + 1))[:, :, 0]

    def _place(self, k: int) -> int:
        if isinstance(k, bool) or not isinstance(k, int | np.integer) or not -len(self) <= k < len(self):
            raise ValueError(f"FitBatch needs the number of a fit, 0 to {len(self) - 1}, but it is {k!r}.")
        return int(k) % len(self)

    def _covariances(self, rows: slice) -> Array:
        P, A = self.parameters[rows, :].T, self.triangles[rows, :].T
        xp = array_namespace(P)
        held = xp.isnan(P)
        if self.bounds is not None:
            low, high = (xp.asarray(bound[:, None], dtype=P.dtype, device=device(P)) for bound in self.bounds)
            held = held | (low >= P) | (high <= P)
        free = xp.sum(xp.astype(~held, P.dtype), axis=0)
        F = self.sums_of_squares[rows]
        left = xp.astype(self.points[rows], F.dtype) - free
        variance = (
            xp.ones_like(F) if self.absolute_sigma else xp.where(left > 0, F / xp.where(left > 0, left, 1.0), xp.inf)
        )
        with np.errstate(all="ignore"):
            return inverses(xp, A, held) * variance

    def __repr__(self) -> str:
        """Show for people how the fits ended, and what to do about those that did not converge."""
        xp = array_namespace(self.parameters)
        lines = [f"FitBatch: {len(self):,} fits of {len(self.names)} parameters"]
        for reason, count in self.counts.items():
            words = reason.name.lower().replace("_", " ")
            lines.append(f"  {words:15} {count:>10,}  {100 * count / len(self):5.1f} %")
        mean = float(xp.mean(xp.astype(self.steps, xp.float64))) if len(self) else 0.0
        lines.append(f"  steps a fit     {mean:>10.1f}  at most {int(xp.max(self.steps)) if len(self) else 0}")
        lines += [f"  {name:15} {self._middle(name)}" for name in self.names] if bool(xp.any(self.converged)) else []
        lines += [f"  {r.name.lower().replace('_', ' ')}: {r.advice}" for r in self.counts if r is not Reason.CONVERGED]
        return "\n".join(lines)

    def _middle(self, name: str) -> str:
        """The median of a parameter over the fits that converged, and the range of the middle 90 %."""
        xp = array_namespace(self.parameters)
        values = xp.sort(self.column(name)[self.converged])
        last = values.shape[0] - 1
        low, middle, high = (float(values[round(share * last)]) for share in (0.05, 0.5, 0.95))
        return f"{middle:>10.4g}  90 % in {low:.4g} to {high:.4g}"

    def plot(self, axes: Any = None, *, of: str = "steps") -> Any:
        """Draw how the steps, or a parameter of the fits that converged, are spread; returns the axes.

        of: "steps", or the name of a parameter.
        """
        axes = axes_to_draw_on(axes)
        values = self.steps if of == "steps" else self.column(of)[self.converged]
        values = np.asarray(values.cpu() if hasattr(values, "cpu") else values)
        each = np.arange(-0.5, values.max(initial=0) + 1)  # a bar for each number of steps
        axes.hist(values, bins=each if of == "steps" else min(100, 1 + int(len(values) ** 0.5)))
        axes.set(xlabel=of, ylabel="fits")
        return axes


def inverses(xp: Any, A: Array, held: Array) -> Array:
    """The inverse of every JᵀJ, (p, p, n), from triangles (p (p + 1) / 2, n), without the parameters that are held.

    What cannot be known has an infinite variance and nan for covariances; what is held, (p, n) booleans, has nan.
    """
    p = held.shape[0]
    pairs = [(i, j) for i in range(p) for j in range(i + 1)]
    diagonal = xp.stack([A[i * (i + 3) // 2, :] for i in range(p)])
    flat = (diagonal == 0) & ~held
    sizes = xp.where(flat | held, xp.ones_like(diagonal), xp.sqrt(diagonal))
    alone = flat | held
    scaled = []
    for place, (i, j) in enumerate(pairs):
        apart = alone[i, :] | alone[j, :]
        whole = xp.ones_like(A[0, :]) if i == j else xp.zeros_like(A[0, :])
        scaled.append(xp.where(apart, whole, A[place, :] / (sizes[i, :] * sizes[j, :])))
    C, none = xp.stack(scaled), xp.zeros_like(diagonal)
    columns = []
    for j in range(p):
        unit = xp.stack([xp.ones_like(A[0, :]) if i == j else xp.zeros_like(A[0, :]) for i in range(p)])
        columns.append(solve_damped(xp, C, unit, none)[0])  # (p, n)
    lost = flat | (xp.stack([columns[j][j, :] for j in range(p)]) > LOST)
    rows = []
    for i in range(p):
        row = []
        for j in range(p):
            entry = columns[j][i, :] / (sizes[i, :] * sizes[j, :])
            unknown = xp.full_like(entry, xp.inf if i == j else xp.nan)
            entry = xp.where(lost[i, :] | lost[j, :], unknown, entry)
            row.append(xp.where(held[i, :] | held[j, :], xp.full_like(entry, xp.nan), entry))
        rows.append(xp.stack(row))
    return xp.stack(rows)
