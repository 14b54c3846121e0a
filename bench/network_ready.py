"""How soon a network trains: from the first import in a fresh process to the first trained batch.

    python bench/network_ready.py [--quick]

Each run is a process of its own, in turn, round after round. Its clock starts at its first line, so that Python's own
start, the same for all, is left out; loading NumPy is in everybody's time. Compilers find their caches filled.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import json
import os
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from textwrap import dedent

PROMISED = 0.5  # seconds
BEGIN = """
import time
begun, spent = time.perf_counter(), time.process_time()
"""
END = """
print(time.perf_counter() - begun, time.process_time() - spent)
"""
TORCH = """
import torch
torch.set_num_threads(THREADS)
from torch.nn import Linear, ReLU
network = torch.nn.Sequential(Linear(784, 128), ReLU(), Linear(128, 64), ReLU(), Linear(64, 10))
optimiser = torch.optim.Adam(network.parameters(), fused=True)
def loss_of(X, y):
    return torch.nn.functional.cross_entropy(network(X), y)
COMPILED
loss_of(torch.ones(128, 784), torch.arange(128) % 10).backward()
optimiser.step()
""".replace("THREADS", str(race.THREADS))
PROGRAMS = {
    "Full Rank": """
        import fullrank as fr
        import numpy as np
        X, y = np.ones((128, 784), np.float32), np.arange(128) % 10
        fr.train(fr.Network([784, 128, 64, 10]), X, y, epochs=1, batch=128)
        """,
    "scikit-learn": """
        import numpy as np
        from sklearn.neural_network import MLPClassifier
        X, y = np.ones((128, 784), np.float32), np.arange(128) % 10
        MLPClassifier((128, 64), batch_size=128).partial_fit(X, y, classes=np.arange(10))
        """,
    "PyTorch": TORCH.replace("COMPILED", ""),
    "PyTorch, compiled": TORCH.replace("COMPILED", "loss_of = torch.compile(loss_of)"),
    "JAX, a step of SGD under jit": """
        import jax
        import jax.numpy as jnp
        import numpy as np
        def loss(layers, x, y):
            for W, b in layers[:-1]:
                x = jax.nn.relu(x @ W + b)
            z = x @ layers[-1][0] + layers[-1][1]
            return (jax.nn.logsumexp(z, axis=1) - jnp.take_along_axis(z, y[:, None], axis=1)[:, 0]).mean()
        @jax.jit
        def step(layers, x, y):
            return jax.tree.map(lambda p, g: p - 0.1 * g, layers, jax.grad(loss)(layers, x, y))
        rng, sizes = np.random.default_rng(0), (784, 128, 64, 10)
        layers = [(0.1 * rng.standard_normal((n, k), np.float32), np.zeros(k, np.float32))
                  for n, k in zip(sizes, sizes[1:])]
        X, y = np.ones((128, 784), np.float32), np.arange(128) % 10
        jax.block_until_ready(step(layers, X, y))
        """,
}


def seconds(program: str) -> tuple[float, float]:
    """Wall and processor seconds of a program in a fresh process."""
    code = BEGIN + dedent(program) + END
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    wall, cpu = done.stdout.split()[-2:]
    return float(wall), float(cpu)


def main(quick: bool) -> None:
    """Measure in turn, print and keep."""
    rounds = 1 if quick else 5
    for program in PROGRAMS.values():
        seconds(program)  # bytecode written, files in memory, compilers' caches filled
    taken = [{name: seconds(program) for name, program in PROGRAMS.items()} for _ in range(rounds)]
    rows = []
    for name in PROGRAMS:
        wall, cpu = (statistics.median(turn[name][i] for turn in taken) for i in (0, 1))
        ratio = statistics.median(turn[name][1] / turn["Full Rank"][1] for turn in taken)
        rows.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {ratio:.1f} |")
    words = "\n".join(
        [
            "784-128-64-10, one batch of 128, in a fresh process: from its first import to the first trained batch, "
            f"NumPy's loading included. The library's promise is {PROMISED} s and nothing to compile; compiling peers "
            "find their caches filled.",
            "",
            "| | wall s | processor s | against ours, processor |",
            "|---|--:|--:|--:|",
            *rows,
            "",
            f"{datetime.now(UTC):%Y-%m-%d}, median of {rounds}, load {os.getloadavg()[0]:.1f} at the end.",
        ]
    )
    result = {"name": "network-ready", "title": "Ready after", "markdown": words}
    print(f"### {result['title']}\n\n{words}")
    if not quick:
        (race.RESULTS / "network-ready.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="one round, not kept")
    main(reader.parse_args().quick)
