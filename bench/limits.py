"""What this machine can do at best: bandwidth, random reads, and the arithmetic of matrix products.

    python bench/limits.py

Writes results/limits-<threads>.json, which the races read to print the physical limit beside each row.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def best_of(times: int, work: Callable[[], object]) -> float:
    """The least seconds of several runs: a limit is what the machine can do when nobody else holds it up."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def bandwidth() -> dict[str, float]:
    """Bytes a second: copy and triad over arrays far larger than any cache, counted as STREAM counts them."""
    n = 40_000_000
    a, b, c = np.zeros(n), np.ones(n), np.ones(n)

    def triad() -> None:
        np.multiply(c, 3.0, out=a)
        np.add(a, b, out=a)

    copy = best_of(5, lambda: np.copyto(a, b))
    return {
        "copy": 2 * a.nbytes / copy,
        "triad": 5 * a.nbytes / best_of(5, triad),
        "read": a.nbytes / best_of(5, b.sum),
    }


def gathers() -> dict[str, float]:
    """Numbers a second, read from random places among so many float64."""
    rng = np.random.default_rng(1)
    rates = {}
    for size in (100_000, 1_000_000, 5_000_000):
        x, places = np.ones(size), rng.integers(0, size, 10_000_000, dtype=np.int32)
        out = np.empty(len(places))
        rates[str(size)] = len(places) / best_of(3, lambda x=x, p=places, o=out: np.take(x, p, out=o, mode="clip"))
    return rates


def links() -> dict[str, float]:
    """Links a second at best: read in order, 4 bytes each, and for each a number out of the nearest cache, added up."""
    from numba import njit

    @njit
    def added(columns: np.ndarray, z: np.ndarray) -> float:
        a = b = c = d = 0.0  # four sums, so that none waits for the one before
        for e in range(np.uint64(0), np.uint64(len(columns)), np.uint64(4)):
            a += z[columns[e]]
            b += z[columns[e + np.uint64(1)]]
            c += z[columns[e + np.uint64(2)]]
            d += z[columns[e + np.uint64(3)]]
        return a + b + c + d

    rng = np.random.default_rng(1)
    columns, z = rng.integers(0, 2000, 16_000_000, dtype=np.uint32), rng.random(2000).astype(np.float32)
    added(columns[:8], z)
    return {"near": len(columns) / best_of(7, lambda: added(columns, z))}


def side_by_side() -> dict[str, float]:
    """By one thread, and by two at once: two threads cannot save more time than these rates gain.

    Whole numbers: additions and shifts that do not wait for each other.  Copies: bytes, from and to memory.
    """
    from numba import njit

    @njit(nogil=True)
    def shifted(steps: int) -> int:
        a, b, c, d = np.uint64(1), np.uint64(2), np.uint64(3), np.uint64(4)
        one = np.uint64(1)
        for _ in range(steps):
            a, b, c, d = (a << one) ^ b, b + a, (c >> one) ^ d, d + c
        return a + b + c + d

    steps, rates = 40_000_000, {}
    shifted(1)
    pairs = [(np.zeros(8_000_000), np.ones(8_000_000)) for _ in range(2)]
    works = {
        "whole numbers": (lambda k: shifted(steps), 8 * steps),
        "copies": (lambda k: np.copyto(*pairs[k]), 2 * pairs[0][0].nbytes),
    }
    with ThreadPoolExecutor(2) as pool:
        for what, (work, amount) in works.items():
            rates[f"{what}, one thread"] = amount / best_of(7, lambda work=work: work(0))
            rates[f"{what}, two"] = 2 * amount / best_of(7, lambda work=work: list(pool.map(work, range(2))))
    return rates


def products() -> dict[str, float]:
    """Floating-point operations a second of square products and of XᵀX, whose symmetric half is counted."""
    rng = np.random.default_rng(1)
    rates = {}
    for kind in ("float32", "float64"):
        A = rng.standard_normal((2000, 2000)).astype(kind)
        X = rng.standard_normal((20_000, 784)).astype(kind)
        rates[f"gemm {kind}"] = 2 * 2000**3 / best_of(3, lambda A=A: A @ A)
        rates[f"syrk {kind}"] = 20_000 * 784 * 785 / best_of(3, lambda X=X: X.T @ X)
    return rates


MEASURED: tuple[Callable[[], dict[str, float]], ...] = (bandwidth, gathers, links, side_by_side, products)


def main() -> None:
    """Measure, print and keep."""
    found = {"threads": race.THREADS} | {work.__name__: work() for work in MEASURED}
    race.RESULTS.mkdir(exist_ok=True)
    (race.RESULTS / f"limits-{race.THREADS}.json").write_text(json.dumps(found, indent=1) + "\n")
    for group, rates in found.items():
        if isinstance(rates, dict):
            for what, rate in rates.items():
                print(f"{group:12} {what:26} {rate / 1e9:8.2f} G/s")


def limits(needed: str = "products", threads: int = race.THREADS) -> dict[str, dict[str, float]]:
    """What was measured before by main, for the races that print a limit."""
    file = race.RESULTS / f"limits-{threads}.json"
    if not file.exists():
        raise SystemExit(f"{file.name} is missing: run `python bench/limits.py` first.")
    found = json.loads(file.read_text())
    if needed not in found:
        raise SystemExit(f"{file.name} was written before {needed} were measured: run `python bench/limits.py` again.")
    return found


if __name__ == "__main__":
    main()
