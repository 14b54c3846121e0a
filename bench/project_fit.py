"""The project's functions as a learner writes them, beside the library's and SciPy's, on the project's own data.

Run: python bench/project_fit.py [rounds]. Each round runs every contender once, in turn; ratios are medians.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.optimize
from course_answers import reference

from fullrank import data, maths

levenberg_marquardt, jacobian = reference("levenberg_marquardt"), reference("jacobian")


def by_learner(model: Callable[..., Any], x: Any, y: Any, start: Any) -> Any:
    def left_over(b: Any) -> Any:
        return model(x, *b) - y

    return levenberg_marquardt(left_over, lambda b: jacobian(left_over, b), start)


def by_library(model: Callable[..., Any], x: Any, y: Any, start: Any) -> Any:
    return maths.curve_fit(model, x, y, start).value


def by_scipy(model: Callable[..., Any], x: Any, y: Any, start: Any) -> Any:
    try:
        return scipy.optimize.curve_fit(model, x, y, start)[0]
    except RuntimeError:  # it gave up
        return np.full(len(start), np.nan)


FITTERS = {"learner": by_learner, "library": by_library, "SciPy": by_scipy}


def jobs() -> dict[str, list[tuple[Any, ...]]]:
    """Work by name: for each, the fits that belong to it, as model, x, y, start and the answer known for it."""
    people, edges = data.load("heights"), np.arange(152.0, 202.0, 2.0)
    men = people.height_cm[people.sex == "male"]
    y = np.histogram(men, edges)[0] / (len(men) * 2.0)
    bell = reference("gaussian_bell")
    found = {"the men's bell": [(bell, (edges[1:] + edges[:-1]) / 2, y, np.array([160.0, 6.0]), np.nan)]}
    for which, words in ((0, "far"), (1, "near")):
        found[f"27 certified, {words} start"] = [
            (p.model, p.x, p.y, p.starts[which], p.certified) for p in data.load("nist-strd").values()
        ]
    return found


def digits(found: Any, known: Any) -> float:
    """Digits of the worst parameter that agree with the certified ones."""
    with np.errstate(all="ignore"):
        return float(np.nan_to_num(-np.log10(np.abs(found - known) / np.abs(known)), nan=0.0, posinf=11.0).min())


def main(rounds: int) -> None:
    work, seconds, solved = jobs(), defaultdict(list), {}
    for turn in range(rounds + 1):  # the first warms up and is not counted
        for job, fits in work.items():
            for name, fitter in FITTERS.items():
                begun = time.process_time()
                answers = [fitter(*fit[:4]) for fit in fits]
                if turn:
                    seconds[job, name].append(time.process_time() - begun)
                solved[job, name] = sum(digits(b, fit[4]) >= 4 for b, fit in zip(answers, fits, strict=True))
    print(f"{'':24} {'fitter':8} {'ms':>8} {'times the library':>18} {'to 4 digits':>12}")
    for job, fits in work.items():
        for name in FITTERS:
            ratio = statistics.median(a / b for a, b in zip(seconds[job, name], seconds[job, "library"], strict=True))
            right = f"{solved[job, name]} of {len(fits)}" if len(fits) > 1 else ""
            print(f"{job:24} {name:8} {1000 * statistics.median(seconds[job, name]):8.2f} {ratio:18.1f} {right:>12}")


if __name__ == "__main__":
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
