"""The project's reference exercises beside the library, on the project's own digits: seconds of each, and their ratio.

Run: python bench/project_digits.py [rounds]. Within a round the two take turns, so that both see the same machine; the
least time of each counts. Answers are compared up to the signs of columns.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from course_answers import reference

from fullrank import data, maths


def balanced(each: int) -> np.ndarray[Any, Any]:
    """The first so many training digits of each kind, (10 each, 784) bytes."""
    train = data.load("mnist").train
    return train.rows[np.concatenate([np.flatnonzero(train.labels == digit)[:each] for digit in range(10)])]


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = function()
    return time.perf_counter() - start, answer


def apart(mine: Any, library: Any) -> float:
    """The largest difference, columns turned to fit, as a share of the largest entry."""
    mine, library = (np.asarray(each, dtype=float) for each in (mine, library))
    turn = np.where((mine * library).sum(axis=0) < 0, -1.0, 1.0)
    return float(np.abs(mine * turn - library).max() / np.abs(library).max())


def main(rounds: int) -> None:
    as_bytes = balanced(500)  # (5000, 784)
    X = as_bytes.astype(float)
    large = np.kron(X[np.arange(60) * 83].reshape(60, 28, 28), np.ones((1, 3, 3))).reshape(60, -1)  # (60, 7056)
    W, Z = reference("pca")(X, 50)
    patterns = np.array([X[500 * digit : 500 * (digit + 1)].mean(axis=0) for digit in range(10)]).T  # (784, 10)
    found = maths.pca(X, 50)
    scores = found.project(X)  # (5000, 50)
    jobs: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        "covariance, 5,000 x 784": (lambda: reference("mean_and_covariance")(X)[1], lambda: maths.covariance(X)),
        "pca, 60 of 784, floats": (lambda: reference("pca")(X, 60)[0], lambda: maths.pca(X, 60).directions),
        "pca, 60 of 784, bytes": (lambda: reference("pca")(X, 60)[0], lambda: maths.pca(as_bytes, 60).directions),
        "pca_gram, 60 x 7,056": (lambda: reference("pca_gram")(large, 20)[0], lambda: maths.pca(large, 20).directions),
        "reconstruct, 5,000 from 50": (
            lambda: reference("reconstruct")(Z, W, X.mean(axis=0)),
            lambda: found.reconstruct(scores),
        ),
        "onto 10 patterns": (
            lambda: reference("project_onto_subspace")(X[7], patterns),
            lambda: maths.project(X[7], patterns),
        ),
    }
    print(f"{'job':28} {'reference':>11} {'library':>11} {'ratio':>7}  largest difference")
    for name, (mine, library) in jobs.items():
        times = [(timed(mine), timed(library)) for _ in range(rounds)]
        ours, theirs = min(each[0][0] for each in times), min(each[1][0] for each in times)
        difference = apart(times[-1][0][1], times[-1][1][1])
        print(f"{name:28} {1000 * ours:8.2f} ms {1000 * theirs:8.2f} ms {ours / theirs:7.2f}  {difference:.0e}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
