"""The project's reference exercises beside the library, on the project's own digits: seconds of each, and their ratio.

Run: python bench/project_network.py [rounds]. Within a round the two take turns, so that both see the same machine; the
least time of each counts. Weights and batches are the same; the library halves its squared cost, which is made up for.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from course_answers import reference

from fullrank import data, maths

SIZES, BATCH, RATE = (784, 256, 64, 10), 50, 0.02
Weights = list[np.ndarray[Any, Any]]


def start(dtype: Any) -> tuple[Weights, Weights]:
    rng = np.random.default_rng(0)
    pairs = list(pairwise(SIZES))
    weights = [(rng.standard_normal((k, n)) / np.sqrt(n)).astype(dtype) for n, k in pairs]
    return weights, [np.zeros(k, dtype) for _, k in pairs]


def library_network(weights: Weights, biases: Weights) -> maths.Network:
    network = maths.Network(SIZES, activation="tanh", loss="squared", dtype=weights[0].dtype)
    for layer, W, b in zip(network.layers, weights, biases, strict=True):
        layer.W[:], layer.b[:] = W.T, b
    return network


def laid_out(gW: Weights, gb: Weights) -> np.ndarray[Any, Any]:
    """The learner's gradients in the library's order."""
    return np.concatenate([part.ravel() for W, b in zip(gW, gb, strict=True) for part in (W.T, b)])


def trained(X: np.ndarray[Any, Any], Y: np.ndarray[Any, Any]) -> tuple[Weights, Weights]:
    """One round through all digits, as in the notebook."""
    backprop_deep, batches, step = (reference(name) for name in ("backprop_deep", "mini_batches", "momentum_step"))
    weights, biases = start(np.float32)
    vW, vb = [0 * W for W in weights], [0 * b for b in biases]
    for rows in batches(len(X), BATCH, 0):
        gW, gb = backprop_deep(X[rows], Y[rows], weights, biases)
        for k in range(len(weights)):
            weights[k], vW[k] = step(weights[k], vW[k], gW[k], RATE, 0.9)
            biases[k], vb[k] = step(biases[k], vb[k], gb[k], RATE, 0.9)
    return weights, biases


def share_right(network: maths.Network, X: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]) -> float:
    return float((network.predict(X).argmax(axis=1) == labels).mean())


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    answer = function()
    return time.perf_counter() - begun, answer


def raced(name: str, mine: Callable[[], Any], library: Callable[[], Any], rounds: int) -> tuple[Any, Any]:
    """Let both run in turn, print the least times and their ratio, and give the last answers."""
    times, answers = [], (None, None)
    for _ in range(rounds):
        (a, first), (b, second) = timed(mine), timed(library)
        times.append((a, b))
        answers = first, second
    a, b = np.min(times, axis=0)
    print(f"{name:38} reference {1000 * a:9.2f} ms   library {1000 * b:9.2f} ms   {a / b:6.2f} times")
    return answers


def digits() -> tuple[np.ndarray[Any, Any], ...]:
    """Digits as the notebook prepares them, to train on and to test with."""
    mnist = data.load("mnist")
    middle = mnist.train.rows.mean(axis=0).astype(np.float32)
    X, T = ((part.rows.astype(np.float32) - middle) / np.float32(67) for part in (mnist.train, mnist.test))
    return X, np.eye(10, dtype=np.float32)[mnist.train.labels], T, mnist.test.labels


def main(rounds: int) -> None:
    print(f"{race.THREADS} thread; the least times of {rounds} rounds and more")
    X, Y, T, labels = digits()
    backprop_deep, check = reference("backprop_deep"), reference("gradient_check")
    for rows, dtype in ((BATCH, np.float32), (1000, np.float32), (1000, np.float64)):
        weights, biases = start(dtype)
        network, x, y = library_network(weights, biases), X[:rows].astype(dtype), Y[:rows].astype(dtype)
        mine, theirs = raced(
            f"backprop_deep, {rows} digits, {np.dtype(dtype)}",
            lambda w=weights, b=biases, x=x, y=y: laid_out(*backprop_deep(x, y, w, b)),
            lambda n=network, x=x, y=y: 2 * n.gradient(x, y),
            10 * rounds,
        )
        print(f"{'':38} furthest apart: {np.abs(mine - theirs).max() / np.abs(theirs).max():.1e} of the largest")
    at = np.random.default_rng(1).standard_normal(60)
    raced(
        "gradient_check, 60 entries",
        lambda: check(lambda x: np.sum(np.tanh(x) ** 2), lambda x: 2 * np.tanh(x) / np.cosh(x) ** 2, at),
        lambda: maths.gradient_check(lambda x: np.sum(np.tanh(x) ** 2), lambda x: 2 * np.tanh(x) / np.cosh(x) ** 2, at),
        5 * rounds,
    )
    begun = library_network(*start(np.float32))
    mine, theirs = raced(
        "a round through 60,000 digits",
        lambda: trained(X, Y),
        lambda: maths.train(begun, X, Y, epochs=1, batch=BATCH, method="momentum", rate=2 * RATE).value,
        rounds,
    )
    ours = share_right(library_network(*mine), T, labels)
    print(f"{'':38} test digits read rightly: {ours:.2%} and {share_right(theirs, T, labels):.2%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
