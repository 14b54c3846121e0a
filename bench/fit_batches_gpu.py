"""Gpufit's comparison on a GPU: the array API path of curve_fit_batch over PyTorch, by the wall clock.

    python bench/fit_batches_gpu.py [--quick]

Stands alone: nothing but NumPy, SciPy, PyTorch and fullrank. Data and starts as in fit_batches.py, drawn on the device;
the time covers the fits, not the transfer. Gpufit's published figure, 2.7 to 3.0 million fits a second, is for float32,
at most 10 iterations and a tolerance of 1e-4, on its authors' GPU. Without a GPU it runs on the CPU, to show that it
works, and keeps no result.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

import fullrank as fr

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def spots(fits: int, dtype: Any) -> tuple[Any, Any, Any, Any]:
    """x (2, 25), Y (fits, 25), starts (fits, 5) and the truth."""
    torch.manual_seed(1)
    like = {"dtype": dtype, "device": DEVICE}
    rows, columns = torch.meshgrid(torch.arange(5.0, **like), torch.arange(5.0, **like), indexing="ij")
    xy = torch.stack([columns.ravel(), rows.ravel()])
    usual = torch.tensor([500.0, 2.0, 2.0, 1.0, 10.0], **like)
    truth = usual * (0.9 + 0.2 * torch.rand(fits, 5, **like))
    noise = 2 * torch.pi * 500 / 4.292**2 / 10
    Y = fr.gaussian_peak_2d(xy, *truth.T[:, :, None]) + noise * torch.randn(fits, 25, **like)
    return xy, Y, truth * (0.9 + 0.2 * torch.rand(fits, 5, **like)), truth


def own_formula(xy: Any, a: Any, cx: Any, cy: Any, w: Any, b: Any) -> Any:
    return a * torch.exp(-((xy[0] - cx) ** 2 + (xy[1] - cy) ** 2) / (2 * w**2)) + b


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    if DEVICE == "cuda":
        torch.cuda.synchronize()
    begun = time.perf_counter()
    found = work()
    if DEVICE == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - begun, found


def main(quick: bool) -> None:
    fits, rounds = (20_000, 2) if quick or DEVICE == "cpu" else (1_000_000, 5)
    rows = []
    for name, model, dtype in (
        ("own model, float32", fr.gaussian_peak_2d, torch.float32),
        ("own model, float64", fr.gaussian_peak_2d, torch.float64),
        ("your formula, complex step, float32", own_formula, torch.float32),
    ):
        xy, Y, P0, truth = spots(fits, dtype)
        fr.curve_fit_batch(model, xy, Y[:1000], P0[:1000])  # loads the kernels
        measured = [seconds(lambda m=model, x=xy, y=Y, p=P0: fr.curve_fit_batch(m, x, y, p)) for _ in range(rounds)]
        spent, found = statistics.median(t for t, _ in measured), measured[-1][1]
        share = float(found.converged.double().mean())
        near = float(((found.parameters - truth).abs() / truth).median())
        print(f"{name:36} {fits / spent:12,.0f} fits/s, {share:.4f} converged, median error of a parameter {near:.3f}")
        rows.append({"name": name, "fits": fits, "seconds": spent, "converged": share, "median error": near})
    print("Gpufit, as published                 2,700,000 to 3,000,000 fits/s")
    if DEVICE == "cuda":
        made = datetime.now(UTC).strftime("%Y-%m-%d")
        kept = {"device": torch.cuda.get_device_name(), "torch": torch.__version__, "made": made, "rows": rows}
        target = Path(__file__).parent / "results" / "fit-batches-gpu.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(parser.parse_args().quick)
