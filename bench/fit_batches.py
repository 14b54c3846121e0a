"""Batches of non-linear fits, raced against a loop of SciPy's curve_fit, JAX, optimistix and lmfit.

    python bench/fit_batches.py [--quick]

Three jobs. Peaks: Gaussian peaks of 64 points, 4 parameters, noise of its own in each. Gpufit: the 5 x 5 pixels of
Gpufit's published comparison (Przybylski et al., Scientific Reports 7, 15722, 2017), as its example program draws them:
amplitude 500, centre 2, 2, width 1, offset 10, each within 10 %; Gaussian noise of 17.05, its signal-to-noise ratio of
10; starts within 10 % of the truth. Few: 1,000 of the peaks, for lmfit's sake.
All contenders get the same starts. Quality is the worst relative distance from MINPACK at its tightest, over 300 fits.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import limits
import numpy as np
from scipy.optimize import curve_fit

SAMPLE = 300
EVALUATIONS, OPERATIONS = 6, 45  # a fit; and a point: 25 for the products, 20 for the exponential


@dataclass
class Problem:
    """The data, the starts, and what a sample of the fits should come to."""

    model: str
    f: Callable[..., Any]  # NumPy, for curve_fit
    jac: Callable[..., Any]
    x: np.ndarray
    Y: np.ndarray
    P0: np.ndarray
    sample: np.ndarray
    expected: np.ndarray


def peak(x, height, centre, width, background):
    return height * np.exp(-((x - centre) ** 2) / (2 * width**2)) + background


def peak_jac(x, height, centre, width, background):
    u = (x - centre) / width
    bell = np.exp(-0.5 * u * u)
    return np.stack([bell, height * bell * u / width, height * bell * u * u / width, np.ones_like(x)], axis=1)


def spot(xy, amplitude, centre_x, centre_y, width, offset):
    return amplitude * np.exp(-((xy[0] - centre_x) ** 2 + (xy[1] - centre_y) ** 2) / (2 * width**2)) + offset


def spot_jac(xy, amplitude, centre_x, centre_y, width, offset):
    u, v = (xy[0] - centre_x) / width, (xy[1] - centre_y) / width
    bell = np.exp(-0.5 * (u * u + v * v))
    steep = amplitude * bell / width
    return np.stack([bell, steep * u, steep * v, steep * (u * u + v * v), np.ones_like(u)], axis=1)


def finished(model: str, f: Any, jac: Any, x: np.ndarray, truth: np.ndarray, Y: np.ndarray, P0: np.ndarray) -> Problem:
    sample = np.linspace(0, len(Y) - 1, min(SAMPLE, len(Y))).astype(int)
    tight = {"ftol": 1e-15, "xtol": 1e-15, "gtol": 1e-15, "maxfev": 10_000}
    expected = []
    for k in sample:
        p = curve_fit(f, x, Y[k], truth[k], jac=jac, **tight)[0]
        for _ in range(20):  # MINPACK stops at 1e-7 where noise is strong: polish by Gauss-Newton
            p = p + np.linalg.lstsq(jac(x, *p), Y[k] - f(x, *p), rcond=None)[0]
        expected.append(p)
    return Problem(model, f, jac, x, Y, P0, sample, np.array(expected))


def peaks(fits: int) -> Problem:
    rng = np.random.default_rng(20260711)
    x = np.linspace(-5, 5, 64)
    truth = rng.uniform([0.5, -1.5, 0.5, 0.0], [3.0, 1.5, 1.5, 1.0], (fits, 4))
    Y = peak(x, *truth.T[:, :, None]) + rng.uniform(0.01, 0.1, (fits, 1)) * rng.standard_normal((fits, 64))
    P0 = truth * rng.uniform(0.8, 1.2, truth.shape)
    P0[:, 1] += rng.uniform(-0.2, 0.2, fits)
    return finished("gaussian_peak", peak, peak_jac, x, truth, Y, P0)


def spots(fits: int) -> Problem:
    rng = np.random.default_rng(20260711)
    xy = np.stack([axis.ravel() for axis in np.meshgrid(np.arange(5.0), np.arange(5.0))])
    truth = np.array([500.0, 2.0, 2.0, 1.0, 10.0]) * rng.uniform(0.9, 1.1, (fits, 5))
    noise = 2 * np.pi * 500 / 4.292**2 / 10
    Y = spot(xy, *truth.T[:, :, None]) + noise * rng.standard_normal((fits, 25))
    return finished("gaussian_peak_2d", spot, spot_jac, xy, truth, Y, truth * rng.uniform(0.9, 1.1, truth.shape))


def check(problem: Problem, answer: Any) -> float:
    """The worst distance of the sampled fits from what they should be, relative to the value or a tenth of its size."""
    found = np.asarray(answer)[problem.sample]
    found[:, -2] = np.abs(found[:, -2])  # a width counts by its square
    size = np.maximum(np.abs(problem.expected), 0.1 * np.abs(problem.expected).mean(axis=0))
    return float((np.abs(found - problem.expected) / size).max())


def ours(threads: int = 1) -> Callable[[Problem], Any]:
    def work(problem: Problem) -> Any:
        import fullrank as fr

        model = getattr(fr, problem.model)
        return fr.curve_fit_batch(model, problem.x, problem.Y, problem.P0, threads=threads).parameters

    return work


def warm() -> None:
    """Load the compiled kernel, and take it for small runs too."""
    from fullrank.maths._fitting import curve_fit_batch as batches
    from fullrank.maths._kernels import curve_fit_batch

    batches.WORTH_COMPILING = 0
    empty, none = np.zeros((2, 25)), np.empty((0, 0))
    for model, p in ((0, 4), (1, 5)):
        curve_fit_batch.fit_rows(model, empty, empty, none, none, np.ones((2, p)), 1e-8, 1)


def without_numba() -> None:
    os.environ["FULLRANK_NO_COMPILER"] = "1"
    import fullrank as fr

    fr.curve_fit_batch(fr.gaussian_peak, np.arange(8.0), np.eye(8))


def own_formula(problem: Problem) -> Any:
    import fullrank as fr

    return fr.curve_fit_batch(problem.f, problem.x, problem.Y, problem.P0).parameters


def by_scipy(with_jac: bool) -> Callable[[Problem], Any]:
    def work(problem: Problem) -> Any:
        jac = problem.jac if with_jac else None
        found = np.empty_like(problem.P0)
        for k, (y, start) in enumerate(zip(problem.Y, problem.P0, strict=True)):
            try:
                found[k] = curve_fit(problem.f, problem.x, y, start, jac=jac)[0]
            except RuntimeError:
                found[k] = np.nan
        return found

    return work


def by_lmfit(problem: Problem) -> Any:
    import lmfit

    model, names = lmfit.Model(problem.f), ("height", "centre", "width", "background")
    found = [
        model.fit(y, x=problem.x, **dict(zip(names, start.tolist(), strict=True))).params.valuesdict().values()
        for y, start in zip(problem.Y, problem.P0, strict=True)
    ]
    return np.array([list(row) for row in found])


def jax_model(problem: Problem) -> Any:
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp

    x = jnp.asarray(problem.x)
    if problem.model == "gaussian_peak":
        return lambda p: p[0] * jnp.exp(-((x - p[1]) ** 2) / (2 * p[2] ** 2)) + p[3]
    return lambda p: p[0] * jnp.exp(-((x[0] - p[1]) ** 2 + (x[1] - p[2]) ** 2) / (2 * p[3] ** 2)) + p[4]


def jax_fitter(problem: Problem) -> Any:
    """Levenberg-Marquardt in a while_loop, derivatives by jacfwd, vmapped over the fits."""
    import jax
    import jax.numpy as jnp

    f = jax_model(problem)

    def fit(y, p0):
        def residual(p):
            return y - f(p)

        def body(state):
            p, F, damping, step, _ = state
            J, r = jax.jacfwd(f)(p), residual(p)
            A, g = J.T @ J, J.T @ r
            s = jnp.linalg.solve(A + damping * jnp.diag(jnp.diag(A)), g)
            tried = residual(p + s)
            new = tried @ tried
            better = new <= F
            done = better & (F - new <= 1e-14 * F) | (damping > 1e12)
            return (
                jnp.where(better, p + s, p),
                jnp.where(better, new, F),
                jnp.where(better, damping / 10, damping * 10),
                step + 1,
                done,
            )

        start = residual(p0)
        first = (p0, start @ start, 1e-3, 0, False)
        return jax.lax.while_loop(lambda s: (s[3] < 200) & ~s[4], body, first)[0]

    return jax.jit(jax.vmap(fit))


def optimistix_fitter(problem: Problem) -> Any:
    import jax
    import optimistix

    f, solver = jax_model(problem), optimistix.LevenbergMarquardt(rtol=1e-8, atol=1e-8)

    def fit(y, p0):
        return optimistix.least_squares(lambda p, y: y - f(p), solver, p0, args=y, max_steps=200, throw=False).value

    return jax.jit(jax.vmap(fit))


READY: dict[str, Any] = {}


def batched(fitter: Callable[[Problem], Any], problem: Problem, group: int) -> tuple[Any, Any]:
    """prepare, which compiles, and run, for a jitted fitter that takes so many fits a call."""

    def prepare() -> None:
        READY["fit"] = fitter(problem)
        np.asarray(READY["fit"](problem.Y[:group], problem.P0[:group]))

    def work(problem: Problem) -> Any:
        cuts = range(0, len(problem.Y), group)
        return np.concatenate(
            [np.asarray(READY["fit"](problem.Y[k : k + group], problem.P0[k : k + group])) for k in cuts]
        )

    return prepare, work


def contenders(problem: Problem, fits: int) -> list[race.Contender]:
    group = min(1000, fits)
    jax_prepare, jax_run = batched(jax_fitter, problem, group)
    opt_prepare, opt_run = batched(optimistix_fitter, problem, group)
    own = ("fullrank",)
    return [
        race.Contender("Full Rank, compiled", ours(), "own model, tol 1.5e-8", (*own, "numba"), warm),
        race.Contender("Full Rank, NumPy alone", ours(), "own model, tol 1.5e-8", own, without_numba),
        race.Contender("Full Rank, compiled, two threads", ours(2), "see the wall time", (*own, "numba"), warm),
        race.Contender("Full Rank, your formula", own_formula, "complex step, NumPy", own, without_numba, rounds=1),
        race.Contender(
            "JAX, vmap of a while_loop", jax_run, f"float64, jacfwd, groups of {group}", ("jax",), jax_prepare, rounds=2
        ),
        race.Contender(
            "optimistix under vmap", opt_run, f"rtol = atol = 1e-8, groups of {group}", ("optimistix",), opt_prepare, 1
        ),
        race.Contender("curve_fit, a loop", by_scipy(False), "defaults (MINPACK)", ("scipy",), rounds=1),
        race.Contender("curve_fit with jac, a loop", by_scipy(True), "defaults (MINPACK)", ("scipy",), rounds=1),
    ]


def limit(problem: Problem) -> dict[str, Any]:
    rates = limits.limits()
    work = problem.Y.size * EVALUATIONS * OPERATIONS / rates["products"]["gemm float64"]
    reading = problem.Y.nbytes / rates["bandwidth"]["read"]
    words = (
        f"{EVALUATIONS} evaluations a fit of {OPERATIONS} operations a point (an exponential counts as 20) at the rate "
        f"of matrix products, which takes {work:.2g} s, and reading the data once, {reading:.1g} s"
    )
    return {"words": words, "seconds": work + reading}


def rate(result: dict[str, Any], fits: int) -> None:
    for row in result["rows"]:
        if row["cpu"]:
            print(f"{row['name']:36} {fits / np.median(row['cpu']):12,.0f} fits/s of processor time")


def main(quick: bool) -> None:
    """Race all three jobs."""
    warnings.simplefilter("ignore")
    fits, rounds = (5_000, 2) if quick else (100_000, 5)
    quality = "worst distance"
    for name, title, make, what in (
        ("fit-batches-peaks", "Gaussian peaks", peaks, "64 points, 4 parameters"),
        ("fit-batches-gpufit", "The spots of Gpufit's comparison", spots, "5 x 5 pixels, 5 parameters"),
    ):
        problem = make(fits)
        work = f"{fits:,} fits, {what}."
        result = race.race(
            name, title, work, problem, contenders(problem, fits), check,
            quality=quality, limit=limit(problem), rounds=rounds,
        )  # fmt: skip
        rate(result, fits)
    few = 200 if quick else 1000
    problem = peaks(few)
    race.race(
        "fit-batches-few",
        "A few peaks",
        f"{few:,} fits, 64 points, 4 parameters; NumPy, as Numba is not loaded for so few.",
        problem,
        [
            race.Contender("Full Rank", ours(), "own model", ("fullrank",), without_numba),
            race.Contender("curve_fit, a loop", by_scipy(False), "defaults (MINPACK)", ("scipy",)),
            race.Contender("lmfit, a loop", by_lmfit, "Model.fit, leastsq", ("lmfit",), rounds=1),
        ],
        check,
        quality=quality,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(parser.parse_args().quick)
