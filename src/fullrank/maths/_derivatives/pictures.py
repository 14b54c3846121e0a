"""Pictures of approximations: a polynomial beside its function, and the level lines or curvatures of a quadratic."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray, real_number
from fullrank.maths._plotting import axes_to_draw_on, count_along

if TYPE_CHECKING:
    from fullrank.maths._derivatives.taylor import QuadraticApproximation, TaylorPolynomial

MANY = 401  # points of a smooth curve; one of them is the centre
NEAR = 0.01  # of the height of the picture: what an eye does not see


def polynomial_drawn(polynomial: TaylorPolynomial, axes: Any, reach: float | None) -> Any:
    """The polynomial and its function, with the stretch around the centre where they are hard to tell apart."""
    axes, centre = axes_to_draw_on(axes), polynomial.centre
    far = _reach(reach, "TaylorPolynomial.plot") or _where_the_last_term_leads(polynomial.coefficients)
    x = centre + np.linspace(-far, far, MANY)
    with np.errstate(over="ignore", invalid="ignore"):
        p = np.asarray(polynomial(x))
    y = p if polynomial.f is None else _values(polynomial.f, x)
    low, high = _height(y)
    if polynomial.f is not None:
        axes.plot(x, y, color="0.5", linewidth=3, label="f")
        _mark_where_good(axes, x, np.abs(p - y) <= NEAR * (high - low))  # never so for nan
    axes.plot(x, p, label=f"polynomial of degree {polynomial.degree}")
    axes.plot(centre, polynomial(centre), "ko", label="centre")
    axes.set(xlabel="x", xlim=(x[0], x[-1]), ylim=(low, high))
    axes.legend()
    return axes


def _height(y: FloatArray) -> tuple[float, float]:
    """From where to where a picture shows y: most of it with a margin, as near a pole y has no end."""
    low, high = np.nanpercentile(y, [2.0, 98.0])
    margin = 0.25 * (high - low) or 1.0
    return float(low - margin), float(high + margin)


def _reach(given: float | None, caller: str) -> float | None:
    reach = None if given is None else real_number(given, "reach", caller)
    if reach is not None and reach <= 0:
        raise ValueError(f"{caller} needs a reach above 0, the distance from the centre to draw, but it is {reach}.")
    return reach


def _where_the_last_term_leads(coefficients: FloatArray) -> float:
    """How far from the centre the last term outgrows each of the others; the polynomial is hardly good beyond."""
    powers = np.flatnonzero(coefficients)
    if len(powers) < 2:
        return 1.0
    last, others = powers[-1], powers[:-1]
    return float(np.exp(np.max(np.log(np.abs(coefficients[others] / coefficients[last])) / (last - others))))


def _values(f: Callable[[Any], Any], x: FloatArray) -> FloatArray:
    """f at each x, nan where it has no value."""

    def at(place: float) -> float:
        try:
            return float(f(place))
        except Exception:  # outside of where f is defined, which is no mistake of whoever wants a picture
            return np.nan

    with np.errstate(all="ignore"):
        y = np.array([at(place) for place in x])
    return np.where(np.isfinite(y), y, np.nan)


def _mark_where_good(axes: Any, x: FloatArray, good: NDArray[np.bool_]) -> None:
    """Shade the stretch around the centre in which all points are good."""
    bad, middle = np.flatnonzero(~good), len(x) // 2
    first, last = max(bad[bad <= middle], default=-1) + 1, min(bad[bad >= middle], default=len(x)) - 1
    if first < last:
        words = f"apart by less than {NEAR:.0%} of the height"
        axes.axvspan(x[first], x[last], color="C2", alpha=0.15, label=words)


def quadratic_drawn(quadratic: QuadraticApproximation, axes: Any, reach: float | None) -> Any:
    """Level lines for two variables, otherwise a bar for each curvature."""
    axes, far = axes_to_draw_on(axes), _reach(reach, "QuadraticApproximation.plot")
    return _level_lines(quadratic, axes, far) if len(quadratic.centre) == 2 else _curvatures(quadratic, axes)


def _level_lines(quadratic: QuadraticApproximation, axes: Any, reach: float | None) -> Any:
    (a, b), stationary = quadratic.centre, _stationary(quadratic)
    if reach is None:
        away = 0.0 if stationary is None else float(np.abs(stationary - quadratic.centre).max())
        reach = 1.5 * away if away > 1e-6 * (1 + np.abs(quadratic.centre).max()) else 1.0
    s, t = np.meshgrid(*2 * [np.linspace(-reach, reach, MANY // 4)])
    (p, q), H = quadratic.gradient, quadratic.hessian
    z = quadratic.value + p * s + q * t + H[0, 0] * s * s / 2 + H[0, 1] * s * t + H[1, 1] * t * t / 2
    if z.max() > z.min():
        axes.clabel(axes.contour(a + s, b + t, z, levels=12), fontsize="small")
    axes.plot(a, b, "ko", label="centre")
    if stationary is not None and np.abs(stationary - quadratic.centre).max() <= reach:
        axes.plot(*stationary, "C3*", markersize=12, label=_kind(H))
    axes.set(xlabel="x[0]", ylabel="x[1]", aspect="equal", title="level lines of the approximation")
    axes.legend()
    return axes


def _stationary(quadratic: QuadraticApproximation) -> FloatArray | None:
    """Where the gradient of the approximation vanishes, if that is one point."""
    if np.linalg.cond(quadratic.hessian) > 1e12:
        return None
    return np.asarray(quadratic.centre - np.linalg.solve(quadratic.hessian, quadratic.gradient))


def _kind(H: FloatArray) -> str:
    least, most = np.linalg.eigvalsh(H)
    return "its minimum" if least > 0 else "its maximum" if most < 0 else "its saddle point"


def _curvatures(quadratic: QuadraticApproximation, axes: Any) -> Any:
    kappa = np.linalg.eigvalsh(quadratic.hessian)[::-1]
    axes.axhline(0.0, color="black", linewidth=1)
    axes.bar(np.arange(1, len(kappa) + 1), kappa, color=np.where(kappa < 0, "C3", "C0").tolist())
    axes.set(xlabel="direction", ylabel="curvature, an eigenvalue of the Hessian", xlim=(0.4, len(kappa) + 0.6))
    count_along(axes)
    return axes
