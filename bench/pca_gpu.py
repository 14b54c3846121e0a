"""PCA of PyTorch tensors on a GPU: ours, scikit-learn's array API path, and torch.pca_lowrank, by the wall clock.

    python bench/pca_gpu.py [--quick]

Stands alone: nothing but NumPy, SciPy, PyTorch, scikit-learn and fullrank. Without a GPU it runs on the CPU, to show
that it works, and keeps no result.
"""

from __future__ import annotations

import os

os.environ["SCIPY_ARRAY_API"] = "1"  # before SciPy is loaded: scikit-learn's array API path asks for it

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
import torch
from sklearn.decomposition import PCA

from fullrank.maths import pca

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
K = 50


def samples(N: int, D: int) -> Any:
    """Standard normal numbers, turned, with variances that fall by 6 % a direction, around a mean."""
    torch.manual_seed(1)
    turn = torch.linalg.qr(torch.randn(D, D, device=DEVICE))[0] * (0.97 ** torch.arange(D, device=DEVICE))[:, None]
    X = torch.empty(N, D, device=DEVICE)
    mean = torch.randn(D, device=DEVICE)
    for start in range(0, N, 100_000):
        X[start : start + 100_000] = torch.randn(X[start : start + 100_000].shape, device=DEVICE) @ turn + mean
    return X


def truth(X: Any) -> Any:
    """The first K directions, (D, K), from two passes in float64."""
    mean = sum(block.double().sum(0) for block in X.split(50_000)) / len(X)
    if X.shape[0] >= X.shape[1]:
        S = sum((block - mean).T @ (block - mean) for block in (b.double() for b in X.split(50_000)))
        return torch.linalg.eigh(S)[1].flip(1)[:, :K]
    C = X.double() - mean
    return torch.linalg.qr(C.T @ torch.linalg.eigh(C @ C.T)[1].flip(1)[:, :K])[0]


def angle(found: Any, true: Any) -> float:
    Q = torch.linalg.qr(found.double())[0]
    return float(torch.linalg.matrix_norm(true - Q @ (Q.T @ true), 2))


def by_sklearn(solver: str) -> Callable[[Any], Any]:
    def work(X: Any) -> Any:
        with sklearn.config_context(array_api_dispatch=True):
            return PCA(K, svd_solver=solver, random_state=0, power_iteration_normalizer="QR").fit(X).components_.T

    return work


CONTENDERS: dict[str, Callable[[Any], Any]] = {
    "Full Rank": lambda X: pca(X, K).directions,
    "Full Rank, double": lambda X: pca(X, K, precision="double").directions,
    "scikit-learn, covariance_eigh": by_sklearn("covariance_eigh"),
    "scikit-learn, full": by_sklearn("full"),
    "scikit-learn, randomized": by_sklearn("randomized"),
    "torch.pca_lowrank, q=k+10, niter=4": lambda X: torch.pca_lowrank(X, q=K + 10, niter=4)[2][:, :K],
}


def seconds(work: Callable[[Any], Any], X: Any) -> tuple[float, Any]:
    if DEVICE == "cuda":
        torch.cuda.synchronize()
    begun = time.perf_counter()
    found = work(X)
    if DEVICE == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - begun, found


def race(N: int, D: int, rounds: int) -> list[str]:
    X = samples(N, D)
    true = truth(X)
    lines = [f"{N:,} samples of {D:,} float32 on the device, {K} components:", "",
             "| | s | best s | GiB on the device | angle |", "|---|--:|--:|--:|--:|"]  # fmt: skip
    for name, work in CONTENDERS.items():
        if "covariance" in name and D > 10_000:  # hours, and D² memory
            continue
        try:
            work(X[: 2 * K + 20])  # loads what is loaded at the first call
            if DEVICE == "cuda":
                torch.cuda.reset_peak_memory_stats()
            before = torch.cuda.memory_allocated() if DEVICE == "cuda" else 0
            times, found = zip(*(seconds(work, X) for _ in range(rounds)), strict=True)
            extra = (torch.cuda.max_memory_allocated() - before) / 2**30 if DEVICE == "cuda" else float("nan")
            lines.append(
                f"| {name} | {statistics.median(times):.4g} | {min(times):.4g} | {extra:.2f} "
                f"| {angle(torch.as_tensor(found[0], device=DEVICE), true):.1e} |"
            )
        except Exception as error:  # a peer that breaks is a row of the table
            lines.append(f"| {name} | | | | {type(error).__name__}: {str(error)[:120]} |")
        print(lines[-1], flush=True)
    return [*lines, ""]


def main(quick: bool) -> None:
    where = torch.cuda.get_device_name() if DEVICE == "cuda" else "CPU"
    shapes = (
        [(5_000, 300), (300, 2_000)]
        if quick or DEVICE == "cpu"
        else [(70_000, 784), (1_000_000, 500), (1_000, 100_000)]
    )
    lines = [line for N, D in shapes for line in race(N, D, 2 if quick else 7)]
    versions = f"PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}"
    words = f"{where}; wall seconds, median and best; samples and answer are on the device; {versions}."
    result = {"name": "pca-gpu", "title": f"PCA on {where}", "markdown": "\n".join([words, "", *lines]),
              "made": datetime.now(UTC).strftime("%Y-%m-%d")}  # fmt: skip
    print(f"### {result['title']}\n\n{result['markdown']}")
    if DEVICE == "cuda" and not quick:
        folder = Path(__file__).parent / "results"
        folder.mkdir(exist_ok=True)
        (folder / "pca-gpu.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(reader.parse_args().quick)
