"""What the sandbox costs: a worker made ready, a call, a call in a batch, a call-back, each beside the plain call.

Run by hand: python bench/sandbox.py. All jobs are taken in turn within each round, so that a busy machine slows them
alike; the medians and the smallest values over the rounds are shown, and ratios are taken within a round.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from fullrank.sandbox import Sandbox, Worker

ROUNDS = 40
BATCH = 200
SOURCE = """
import numpy as np

def product(a):
    return a @ a

def slope(f, x):
    total = 0.0
    for _ in range(100):
        total += f(x)
    return total
"""
SMALL, LARGE = np.eye(5), np.eye(500)


def product(a: np.ndarray) -> np.ndarray:
    return a @ a


def seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def start(sandbox: Sandbox) -> tuple[dict[str, float], Worker]:
    began = time.perf_counter()
    worker = sandbox.open(SOURCE)
    opened = time.perf_counter()
    assert worker.load().status == "ok"
    loaded = time.perf_counter()
    return {"open a worker, shut in": opened - began, "... with its source loaded": loaded - began}, worker


def one_round(sandbox: Sandbox) -> dict[str, float]:
    times, worker = start(sandbox)
    calls = [("product", (SMALL,))] * BATCH
    times["plain call, 5 x 5"] = seconds(lambda: [product(SMALL) for _ in range(BATCH)]) / BATCH
    times["call, 5 x 5"] = seconds(lambda: [worker.call("product", SMALL) for _ in range(BATCH)]) / BATCH
    times["call in a batch, 5 x 5"] = seconds(lambda: worker.call_many(calls)) / BATCH
    times["plain call, 500 x 500"] = seconds(lambda: product(LARGE))
    times["call, 500 x 500"] = seconds(lambda: worker.call("product", LARGE))
    times["call-back"] = seconds(lambda: worker.call("slope", lambda x: x * x, 2.0)) / 100
    times["close, until it is gone"] = seconds(worker.close)
    return times


def main() -> None:
    cold = Sandbox()
    print(f"cold start, first worker: {seconds(lambda: cold.open(SOURCE)) * 1e3:.0f} ms")
    cold.close()
    with Sandbox() as sandbox:
        one_round(sandbox)
        rounds = [one_round(sandbox) for _ in range(ROUNDS)]
    print(f"{'':30}{'median':>12}{'smallest':>12}")
    for name in rounds[0]:
        values = [times[name] * 1e6 for times in rounds]
        print(f"{name:30}{statistics.median(values):9.1f} µs{min(values):9.1f} µs")
    for size in ("5 x 5", "500 x 500"):
        ratio = statistics.median(times[f"call, {size}"] / times[f"plain call, {size}"] for times in rounds)
        print(f"a call of {size} takes {ratio:.3g} times as long as a plain one")
    saved = statistics.median(times["call, 5 x 5"] / times["call in a batch, 5 x 5"] for times in rounds)
    print(f"a batch is {saved:.3g} times as fast as single calls")


if __name__ == "__main__":
    main()
