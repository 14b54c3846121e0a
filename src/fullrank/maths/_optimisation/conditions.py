"""The conditions that a minimum under constraints meets, and how far a point is from them.

The Lagrangian is L = f + λ·h + μ·g for the constraints h(x) = 0 and g(x) <= 0. At a regular minimum its gradient in x
vanishes, h = 0 and g <= 0, μ >= 0, and μ_i g_i = 0 for each i: the Karush-Kuhn-Tucker conditions.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 12.3 and 12.5; Deisenroth, Faisal & Ong, Mathematics
for Machine Learning, section 7.2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_array
from fullrank.maths._derivatives.derivatives import (
    array_of_numbers,
    function_of,
    raw_gradient,
    raw_hessian,
    raw_jacobian,
)
from fullrank.maths._optimisation.objective import Function, called

Constraints = Function | Sequence[Function] | None
NONE = np.zeros(0)


@dataclass(frozen=True, slots=True, repr=False)
class KktResiduals:
    """How far a point and its multipliers are from each of the four conditions; the largest entry of each.

    stationarity: of ∇f + Aᵀλ + Bᵀμ.  primal_feasibility: of h and of g where positive.  dual_feasibility: of μ where
    negative.  complementary_slackness: of μ_i g_i.

    >>> kkt_residuals(lambda x: x @ x, None, lambda x: 1 - x[0], [1.0, 0.0], (), [3.0]).stationarity
    1.0
    """

    stationarity: float
    primal_feasibility: float
    dual_feasibility: float
    complementary_slackness: float

    @property
    def largest(self) -> float:
        """The worst of the four."""
        parts = (self.stationarity, self.primal_feasibility, self.dual_feasibility, self.complementary_slackness)
        return float(np.max(parts))

    def __repr__(self) -> str:
        """One condition a line."""
        return (
            f"KktResiduals: {self.largest:.3g} at most\n"
            f"  stationarity             {self.stationarity:.3g}\n"
            f"  primal feasibility       {self.primal_feasibility:.3g}\n"
            f"  dual feasibility         {self.dual_feasibility:.3g}\n"
            f"  complementary slackness  {self.complementary_slackness:.3g}"
        )


class Problem:
    """f with its constraints, each kind read as one function of x: (n,) -> (m,)."""

    def __init__(self, f: Function, equalities: Constraints, inequalities: Constraints, caller: str) -> None:
        """caller: for the complaints."""
        self.f, self.caller = function_of(f, "f", caller), caller
        self.h, self.g = _joined(equalities, "equalities", caller), _joined(inequalities, "inequalities", caller)

    def start(self, x: ArrayLike) -> FloatArray:
        """Read x, (n,), where everything must be finite."""
        at = real_array(x, "x", self.caller)
        if at.ndim != 1 or not at.size:
            raise ValueError(f"{self.caller} needs x of shape (n,), but it has shape {at.shape}.")
        y, slope = raw_gradient(self.f, at, self.caller)
        with np.errstate(all="ignore"):
            parts = (y, slope, self.h(at), self.g(at))
        if not all(np.isfinite(part).all() for part in parts):
            raise ValueError(f"{self.caller} needs f and its constraints to be finite at the start; start elsewhere.")
        return at

    def slope(self, x: FloatArray) -> FloatArray:
        """The gradient of f, (n,)."""
        return np.asarray(raw_gradient(self.f, x, self.caller)[1])

    def curvature(self, x: FloatArray, lam: FloatArray, mu: FloatArray = NONE) -> FloatArray:
        """The Hessian of the Lagrangian in x, (n, n); without μ the inequalities are left out."""

        def lagrangian(z: Any) -> Any:
            total = self.f(z) + np.sum(lam * self.h(z))
            return total + np.sum(mu * self.g(z)) if len(mu) else total

        return np.asarray(raw_hessian(lagrangian, x, self.caller)[1])

    def residuals(self, x: FloatArray, lam: FloatArray, mu: FloatArray) -> KktResiduals:
        """How far x and its multipliers are from each of the four conditions."""
        (h, A), (g, B) = with_slopes(self.h, x, self.caller), with_slopes(self.g, x, self.caller)
        return KktResiduals(
            stationarity=largest(self.slope(x) + A.T @ lam + B.T @ mu),
            primal_feasibility=max(largest(h), largest(np.maximum(g, 0.0))),
            dual_feasibility=largest(np.minimum(mu, 0.0)),
            complementary_slackness=largest(mu * g),
        )


def largest(v: NDArray[Any]) -> float:
    """The largest entry by size; nan if there is one, 0 for none."""
    return float(np.abs(v).max(initial=0.0))


def _joined(constraints: Constraints, name: str, caller: str) -> Callable[[Any], Any]:
    """One function with all constraints' values in a row."""
    several = constraints if isinstance(constraints, list | tuple) else [] if constraints is None else [constraints]
    functions = [function_of(c, name if c is constraints else f"each of {name}", caller) for c in several]

    def values(x: Any) -> Any:
        plain = isinstance(x, np.ndarray)
        parts = (array_of_numbers(called(c, x, caller, name) if plain else c(x), caller) for c in functions)
        return np.concatenate([np.zeros(0), *map(np.ravel, parts)])

    return values


def with_slopes(c: Function, x: FloatArray, caller: str) -> tuple[FloatArray, FloatArray]:
    """Constraints and their Jacobian, (m,) and (m, n)."""
    with np.errstate(all="ignore"):
        y, J = raw_jacobian(c, x, caller)
    return np.asarray(y), np.asarray(J).reshape(len(y), len(x))


def tangent_curvatures(H: FloatArray, A: FloatArray) -> FloatArray:
    """The eigenvalues of H on the directions along which the constraints stay, those with A d = 0; in rising order."""
    if not len(A):
        return np.asarray(np.linalg.eigvalsh(H))
    _, s, Vt = np.linalg.svd(A)
    rank = int((s > s.max(initial=0.0) * 1e-12).sum())
    Z = Vt[rank:].T  # (n, n - rank): a basis of the tangent space
    return np.asarray(np.linalg.eigvalsh(Z.T @ H @ Z)) if Z.shape[1] else NONE


def kkt_residuals(
    f: Function,
    equalities: Constraints,
    inequalities: Constraints,
    x: ArrayLike,
    equality_multipliers: ArrayLike = (),
    inequality_multipliers: ArrayLike = (),
) -> KktResiduals:
    """Measure how far a point and its multipliers are from each of the four Karush-Kuhn-Tucker conditions.

    f: takes (n,), returns one number.  equalities: h with h(x) = 0; inequalities: g with g(x) <= 0; each a function
    that returns a number or an array, a list of such, or None.  multipliers: λ and μ, one for each constraint, where
    the Lagrangian is f + λ·h + μ·g.  Raises ValueError where their numbers do not match.

    >>> kkt_residuals(lambda x: x @ x, None, lambda x: 1 - x[0], [1.0, 0.0], (), [2.0]).largest
    0.0
    """
    problem = Problem(f, equalities, inequalities, "kkt_residuals")
    at = problem.start(x)
    lam = real_array(equality_multipliers, "equality_multipliers", "kkt_residuals")
    mu = real_array(inequality_multipliers, "inequality_multipliers", "kkt_residuals")
    for given, c, kind in ((lam, problem.h, "equality"), (mu, problem.g, "inequality")):
        if given.shape != np.shape(c(at)):
            raise ValueError(
                f"kkt_residuals needs {kind}_multipliers of shape {np.shape(c(at))}, one for each constraint, "
                f"but they have shape {given.shape}."
            )
    return problem.residuals(at, lam, mu)
