"""Single non-linear fits: one Gaussian peak for the speed, NIST's certified sets for the digits.

    python bench/fits.py [--quick]

Digits: 27 sets of data (NIST Statistical Reference Datasets) from two starts each, every fitter at its defaults; what
counts is the worst parameter's digits that agree with the certified value, at most 11. Speed: one peak of 64 points
and 4 parameters, fitted again and again, each fit from its data to parameters and their covariance.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import limits
import numpy as np
from scipy.optimize import curve_fit, least_squares

import fullrank.maths as fr

sys.path.append(str(Path(__file__).parents[1] / "tests" / "maths"))
from nist import SETS, Certified, certified, digits

REPEATS = 1000  # some tenths of a second a round: shorter ones see the machine more than the fits
START = np.array([2.0, 0.4, 1.0, 0.2])
EVALUATIONS, OPERATIONS = 30, 25  # of the model in a fit by MINPACK; and for a point, the exponential counted as 20


# --- digits ----------------------------------------------------------------------------------------------------------

Fitter = Callable[[Certified, np.ndarray], np.ndarray]


def by_fullrank(entry: Certified, start: np.ndarray) -> np.ndarray:
    return fr.curve_fit(entry.model, entry.x, entry.y, start).value


def by_curve_fit(entry: Certified, start: np.ndarray) -> np.ndarray:
    return curve_fit(entry.model, entry.x, entry.y, start)[0]


def by_least_squares(method: str) -> Fitter:
    def fit(entry: Certified, start: np.ndarray) -> np.ndarray:
        return least_squares(lambda b: entry.model(entry.x, *b) - entry.y, start, method=method).x

    return fit


def by_lmfit(entry: Certified, start: np.ndarray) -> np.ndarray:
    import lmfit

    names = [f"b{k + 1}" for k in range(len(start))]
    parameters = lmfit.Parameters()
    for name, value in zip(names, start, strict=True):
        parameters.add(name, value=value)
    found = lmfit.minimize(lambda p: entry.model(entry.x, *(p[n].value for n in names)) - entry.y, parameters)
    return np.array([found.params[n].value for n in names])


def by_iminuit(entry: Certified, start: np.ndarray) -> np.ndarray:
    from iminuit import Minuit
    from iminuit.cost import LeastSquares

    minuit = Minuit(LeastSquares(entry.x, entry.y, 1.0, entry.model), *start)
    minuit.migrad()
    return np.array(minuit.values)


def by_optimistix() -> Fitter:
    import jax
    import optimistix

    jax.config.update("jax_enable_x64", True)
    solver = optimistix.LevenbergMarquardt(rtol=1e-8, atol=1e-8)

    def fit(entry: Certified, start: np.ndarray) -> np.ndarray:
        x, y = jax.numpy.asarray(entry.x), jax.numpy.asarray(entry.y)
        model = IN_JAX[entry.name]
        found = optimistix.least_squares(
            lambda b, _: model(x, *b) - y, solver, jax.numpy.asarray(start), max_steps=2000, throw=False
        )
        return np.asarray(found.value)

    return fit


IN_JAX: dict[str, Any] = {}


def models_in_jax() -> None:
    """The same formulas, with JAX's functions in place of NumPy's."""
    import jax.numpy as jnp
    import nist

    nist.MATHS = {name: getattr(jnp, name) for name in nist.MATHS}
    entries = json.loads((Path(nist.__file__).parent / "nist-strd.json").read_text(encoding="utf-8"))
    IN_JAX.update({entry["name"]: certified(entry).model for entry in entries})


def scored(fitter: Fitter, names: list[str]) -> dict[str, Any]:
    """The digits of every set from both starts, and the processor seconds of all."""
    begun, found = time.process_time(), {}
    for name in names:
        for start in (0, 1):
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                try:
                    values = fitter(SETS[name], SETS[name].starts[start])
                    found[f"{name} {start + 1}"] = min(abs(digits(values, SETS[name].values)), 11.0)
                except Exception:  # a fitter that gives up has no digit right
                    found[f"{name} {start + 1}"] = 0.0
    return {"digits": found, "seconds": time.process_time() - begun}


def line(name: str, score: dict[str, Any]) -> str:
    found = np.array(list(score["digits"].values()))
    failed = ", ".join(case for case, kept in score["digits"].items() if kept < 4) or "none"
    counts = " | ".join(str(int((found >= least).sum())) for least in (4, 6, 8))
    return f"| {name} | {counts} | {np.median(found):.1f} | {found.min():.1f} | {score['seconds']:.2f} | {failed} |"


def count_digits(quick: bool) -> None:
    names = [name for k, name in enumerate(SETS) if not quick or k % 3 == 0]
    fitters: dict[str, Fitter] = {
        "fullrank curve_fit": by_fullrank,
        "scipy curve_fit": by_curve_fit,
        "scipy least_squares, trf": by_least_squares("trf"),
        "scipy least_squares, lm": by_least_squares("lm"),
        "lmfit minimize": by_lmfit,
        "iminuit migrad": by_iminuit,
    }
    models_in_jax()
    fitters["optimistix LevenbergMarquardt, rtol = atol = 1e-8"] = by_optimistix()
    scores = {}
    for name, fitter in fitters.items():
        scores[name] = scored(fitter, names)
        print(line(name, scores[name]), flush=True)
    runs = 2 * len(names)
    packages = {package: race._version(package) for package in ("scipy", "lmfit", "iminuit", "optimistix", "jax")}
    made = datetime.now(UTC).strftime("%Y-%m-%d")
    markdown = [
        "### Digits on NIST's certified fits",
        "",
        f"{len(names)} sets from two starts each, all fitters at their defaults but for what stands in the name; the "
        "digits of the worst parameter. Failed: fewer than four.",
        "",
        f"| | ≥ 4 of {runs} | ≥ 6 | ≥ 8 | median | least | processor s, compiling included | failed |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
        *(line(name, score) for name, score in scores.items()),
        "",
        f"{made}; {', '.join(f'{package} {number}' for package, number in packages.items())}.",
    ]
    result = {"name": "fits-nist", "title": "Digits on NIST's certified fits", "made": made, "scores": scores}
    race.RESULTS.mkdir(exist_ok=True)
    written = json.dumps({**result, "markdown": "\n".join(markdown)}, indent=1)
    (race.RESULTS / "fits-nist.json").write_text(written + "\n")
    print("\n".join(markdown))


# --- one peak --------------------------------------------------------------------------------------------------------


def peak(x, height, centre, width, base):
    return height * np.exp(-(((x - centre) / width) ** 2) / 2) + base


def slopes(x, height, centre, width, base):
    u = (x - centre) / width
    bell = np.exp(-u * u / 2)
    return np.stack([bell, height * bell * u / width, height * bell * u * u / width, np.ones_like(x)], axis=1)


def again(fit: Callable[[np.ndarray, np.ndarray], Any]) -> Callable[[Any], np.ndarray]:
    """Fit all the problem's peaks, one by one, and keep the parameters."""

    def run(problem: dict[str, Any]) -> np.ndarray:
        return np.array([fit(problem["x"], y) for y in problem["Y"]])

    return run


def with_report(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    fit = fr.curve_fit(peak, x, y, START)
    fit.covariance, fit.correlation, fit.confidence_intervals()
    return fit.value


def unpacked(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    parameters, _ = fr.curve_fit(peak, x, y, START)
    return parameters


def unpacked_slopes(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    parameters, _ = fr.curve_fit(peak, x, y, START, jac=slopes)
    return parameters


def iminuit_peak(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    from iminuit import Minuit
    from iminuit.cost import LeastSquares

    minuit = Minuit(LeastSquares(x, y, 1.0, peak), *START)
    minuit.migrad()
    return np.array(minuit.values)


class LmfitPeak:
    """lmfit's Model, which is built once."""

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        import lmfit

        self.model = getattr(self, "model", None) or lmfit.Model(peak)
        start = dict(zip(("height", "centre", "width", "base"), START, strict=True))
        return np.array(list(self.model.fit(y, x=x, **start).best_values.values()))


class OptimistixPeak:
    """optimistix under jit, compiled at the first call."""

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        if not hasattr(self, "fit"):
            import jax
            import jax.numpy as jnp
            import optimistix

            jax.config.update("jax_enable_x64", True)
            solver = optimistix.LevenbergMarquardt(rtol=1e-8, atol=1e-8)

            def residual(b: Any, data: Any) -> Any:
                x, y = data
                return b[0] * jnp.exp(-(((x - b[1]) / b[2]) ** 2) / 2) + b[3] - y

            def fit(x: Any, y: Any) -> Any:
                return optimistix.least_squares(residual, solver, jnp.asarray(START), (x, y), max_steps=200).value

            self.fit = jax.jit(fit)
        return np.asarray(self.fit(x, y))


class JaxPeak:
    """A Levenberg-Marquardt of twenty lines under jit, compiled at the first call."""

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        if not hasattr(self, "fit"):
            import jax
            import jax.numpy as jnp

            jax.config.update("jax_enable_x64", True)

            def fit(x: Any, y: Any) -> Any:
                def residual(b: Any) -> Any:
                    return b[0] * jnp.exp(-(((x - b[1]) / b[2]) ** 2) / 2) + b[3] - y

                def step(state: Any) -> Any:
                    b, lam, cost, k, _ = state
                    r, J = residual(b), jax.jacfwd(residual)(b)
                    A, g = J.T @ J, J.T @ r
                    d = jnp.linalg.solve(A + lam * jnp.diag(jnp.diag(A)), -g)
                    new = jnp.sum(residual(b + d) ** 2)
                    better = new < cost
                    small = jnp.max(jnp.abs(d)) < 1e-8
                    lam = jnp.where(better, lam / 10, lam * 4)
                    return jnp.where(better, b + d, b), lam, jnp.where(better, new, cost), k + 1, small

                start = jnp.asarray(START)
                begun = (start, 1e-3, jnp.sum(residual(start) ** 2), 0, False)
                return jax.lax.while_loop(lambda s: (s[3] < 100) & ~s[4], step, begun)[0]

            self.fit = jax.jit(fit)
        return np.asarray(self.fit(x, y))


def time_one_peak(quick: bool) -> None:
    rng = np.random.default_rng(20260711)
    x = np.linspace(-5, 5, 64)
    repeats = REPEATS // 4 if quick else REPEATS
    truth = rng.uniform([1.5, -0.5, 0.6, 0.0], [3.0, 1.0, 1.3, 0.5], (repeats, 4))
    Y = peak(x, *truth.T[:, :, None]) + 0.05 * rng.standard_normal((repeats, 64))
    tight = {"ftol": 1e-15, "xtol": 1e-15, "gtol": 1e-15, "maxfev": 10_000}
    expected = np.array([curve_fit(peak, x, y, b, jac=slopes, **tight)[0] for y, b in zip(Y, truth, strict=True)])
    problem = {"x": x, "Y": Y, "first": Y[:1]}

    def contender(name: str, fit: Any, settings: str, *packages: str, rounds: int | None = 5) -> race.Contender:
        return race.Contender(
            name, again(fit), settings, packages, prepare=lambda: fit(x, Y[0]), rounds=rounds, limit=120.0
        )

    def residuals(method: str) -> Any:
        return lambda x, y: least_squares(lambda b: peak(x, *b) - y, START, method=method).x

    contenders = [
        contender("fullrank curve_fit", unpacked, "defaults, parameters and covariance", rounds=None),
        contender("fullrank curve_fit, all of its report", with_report, "defaults"),
        contender("fullrank curve_fit + jac", unpacked_slopes, "the formula of the derivatives given"),
        contender("scipy curve_fit", lambda x, y: curve_fit(peak, x, y, START)[0], "defaults", rounds=None),
        contender("scipy curve_fit + jac", lambda x, y: curve_fit(peak, x, y, START, jac=slopes)[0], "formula given"),
        contender("scipy least_squares, lm", residuals("lm"), "defaults, no covariance"),
        contender("scipy least_squares, trf", residuals("trf"), "defaults, no covariance"),
        contender("lmfit Model", LmfitPeak(), "defaults", "lmfit"),
        contender("iminuit migrad", iminuit_peak, "defaults", "iminuit"),
        contender("optimistix under jit", OptimistixPeak(), "rtol = atol = 1e-8, no covariance", "optimistix", "jax"),
        contender("JAX, LM of twenty lines under jit", JaxPeak(), "step below 1e-8, no covariance", "jax"),
    ]
    rate = limits.limits()["products"]["gemm float64"]
    seconds = repeats * EVALUATIONS * len(x) * OPERATIONS / rate
    race.race(
        "fits-one-peak",
        "One Gaussian peak, fitted again and again",
        f"{repeats} peaks of 64 points, 4 parameters, one call each; NumPy models but for JAX's",
        problem,
        contenders,
        lambda problem, found: float((np.abs(found - expected) / (1e-3 + np.abs(expected))).max()),
        quality="worst relative distance from MINPACK at its tightest",
        limit={
            "words": "the arithmetic of the model alone, 30 evaluations a fit, at the rate of dgemm",
            "seconds": seconds,
        },
        rounds=2 if quick else 31,  # of the first and of SciPy: they are close
    )


def main(quick: bool) -> None:
    """Time one peak, then count digits: a process that has run JAX is not to be forked."""
    time_one_peak(quick)
    count_digits(quick)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(parser.parse_args().quick)
