"""Gradients of a network's loss: reverse mode on plain NumPy code beside the same by hand and by other packages.

    python bench/derivatives.py [--quick]

Results land in results/derivatives-<batch>.json.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import limits
import numpy as np

import fullrank.maths as fr

INPUTS, HIDDEN, CLASSES = 784, 128, 10
SIZES = (INPUTS * HIDDEN, HIDDEN, HIDDEN * CLASSES, CLASSES)
CUTS = tuple(int(n) for n in np.cumsum((0, *SIZES)))


@dataclass(frozen=True)
class Problem:
    """A batch, the weights in one row, and how many gradients to take."""

    X: np.ndarray
    Y: np.ndarray
    weights: np.ndarray
    repeats: int


def problem(batch: int, repeats: int) -> Problem:
    rng = np.random.default_rng(0)
    X, Y = rng.standard_normal((batch, INPUTS)), np.eye(CLASSES)[rng.integers(0, CLASSES, batch)]
    return Problem(X, Y, 0.05 * rng.standard_normal(CUTS[-1]), repeats)


def parts(w: Any) -> tuple[Any, ...]:
    W1, W2 = w[: CUTS[1]].reshape(INPUTS, HIDDEN), w[CUTS[2] : CUTS[3]].reshape(HIDDEN, CLASSES)
    return W1, w[CUTS[1] : CUTS[2]], W2, w[CUTS[3] :]


def loss(np: Any, w: Any, X: Any, Y: Any) -> Any:
    """Softmax cross-entropy of two layers, as written in NumPy and, name for name, in jax.numpy."""
    W1, b1, W2, b2 = parts(w)
    scores = np.maximum(X @ W1 + b1, 0.0) @ W2 + b2  # (batch, classes)
    scores = scores - scores.max(axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(scores), axis=1)) - np.sum(scores * Y, axis=1))


def ours(given: Problem) -> np.ndarray:
    for _ in range(given.repeats):
        g = fr.gradient(lambda w: loss(np, w, given.X, given.Y), given.weights)
    return g


def gradient_by_hand(w: np.ndarray, X: np.ndarray, Y: np.ndarray) -> tuple[float, np.ndarray]:
    W1, b1, W2, b2 = parts(w)
    before = X @ W1 + b1
    hidden = np.maximum(before, 0.0)
    scores = hidden @ W2 + b2
    scores = scores - scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    total = powers.sum(axis=1, keepdims=True)
    value = float(np.mean(np.log(total[:, 0]) - np.sum(scores * Y, axis=1)))
    g = np.empty_like(w)
    gW1, gb1, gW2, gb2 = parts(g)
    back = (powers / total - Y) / len(X)
    gW2[:], gb2[:] = hidden.T @ back, back.sum(axis=0)
    back = (back @ W2.T) * (before > 0)
    gW1[:], gb1[:] = X.T @ back, back.sum(axis=0)
    return value, g


def by_hand(given: Problem) -> np.ndarray:
    for _ in range(given.repeats):
        g = gradient_by_hand(given.weights, given.X, given.Y)[1]
    return g


def with_torch(given: Problem) -> np.ndarray:
    import torch

    torch.set_num_threads(race.THREADS)
    X, Y = torch.from_numpy(given.X), torch.from_numpy(given.Y)
    w = torch.from_numpy(given.weights).requires_grad_()
    for _ in range(given.repeats):
        W1, b1, W2, b2 = parts(w)
        scores = torch.relu(X @ W1 + b1) @ W2 + b2
        value = torch.mean(torch.logsumexp(scores, 1) - torch.sum(scores * Y, 1))
        (g,) = torch.autograd.grad(value, w)
    return g.numpy()


@cache
def jax_gradient(compiled: bool) -> Any:
    """One function for all calls, so that what was compiled is found again."""
    import jax

    jax.config.update("jax_enable_x64", True)
    take = jax.grad(lambda w, X, Y: loss(jax.numpy, w, X, Y))
    return jax.jit(take) if compiled else take


def with_jax(given: Problem, compiled: bool) -> np.ndarray:
    import jax

    take = jax_gradient(compiled)
    X, Y, w = (jax.numpy.asarray(a) for a in (given.X, given.Y, given.weights))
    for _ in range(given.repeats):
        g = take(w, X, Y)
    return np.asarray(g)


def error(given: Problem, g: np.ndarray) -> float:
    """The largest difference from the gradient by hand, which differences confirm in fifty random directions."""
    expected = gradient_by_hand(given.weights, given.X, given.Y)[1]
    rng = np.random.default_rng(1)
    for _ in range(50):
        v = rng.standard_normal(len(expected))
        v *= 1e-5 / np.linalg.norm(v)
        rise = loss(np, given.weights + v, given.X, given.Y) - loss(np, given.weights - v, given.X, given.Y)
        if abs(rise - 2 * expected @ v) > 1e-6 * np.linalg.norm(expected) * 1e-5 + 1e-14:
            return float("nan")
    return float(np.abs(g - expected).max() / np.abs(expected).max())


def contenders(given: Problem) -> list[race.Contender]:
    small = replace(given, repeats=1)
    peers = [
        ("Full Rank, gradient", ours, "reverse mode, plain NumPy code as f", ()),
        ("by hand", by_hand, "NumPy, backpropagation written out", ()),
        ("PyTorch", with_torch, "eager, autograd.grad, float64", ("torch",)),
        ("JAX, compiled", lambda p: with_jax(p, True), "jit(grad(loss)), float64; compiling is in `first`", ("jax",)),
    ]
    if given.repeats <= 50:
        peers.append(("JAX", lambda p: with_jax(p, False), "grad(loss) without jit, float64", ("jax",)))
    return [race.Contender(n, run, s, k, prepare=lambda run=run: run(small)) for n, run, s, k in peers]


def main(quick: bool) -> None:
    rates = limits.limits()
    for batch in (32, 128) if quick else (32, 128, 2000):
        given = problem(batch, 50 if quick else max(50, 20_000 // batch))
        work = (
            f"The gradient of a network's loss, {INPUTS}-{HIDDEN}-{CLASSES}, {CUTS[-1]:,} weights, a batch of {batch}, "
            f"in float64; {given.repeats} times."
        )
        flops = given.repeats * 2 * batch * (2 * INPUTS * HIDDEN + 3 * HIDDEN * CLASSES)
        limit = {
            "words": "its five matrix products at the rate measured here",
            "seconds": flops / rates["products"]["gemm float64"],
        }
        name, title = f"derivatives-{batch}", f"Gradient of a network's loss, batch {batch}"
        rounds = 3 if quick else 5
        race.race(name, title, work, given, contenders(given), error, quality="error", limit=limit, rounds=rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two batches, few repeats")
    main(parser.parse_args().quick)
