"""Networks of dense layers on MNIST: an epoch raced against PyTorch, JAX and scikit-learn, then the road to 98 %.

    python bench/network.py [--quick]

The schedule of the accuracy run is chosen on the last 10,000 of the 60,000 training images; the test images are looked
at once, after that.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import limits
import numpy as np

from fullrank import data

SETTINGS = {
    "network-adam-128": ((784, 128, 64, 10), 128, "adam", 1e-3),
    "network-sgd-32": ((784, 128, 64, 10), 32, "sgd", 0.1),
    "network-small-sgd-32": ((784, 30, 10), 32, "sgd", 0.1),
}
METHODS = {"adam": "Adam", "sgd": "SGD"}
SIZES, EPOCHS, BATCH, SEEDS = (784, 128, 64, 10), 5, 128, (0, 1, 2)
PEAKS = (None, 1e-3, 2e-3, 4e-3, 6e-3, 8e-3)  # None: 1e-3 throughout
Answer = list[tuple[Any, Any]]  # W: (inputs, outputs) and b of each layer


@dataclass
class Problem:
    """What every contender gets: pixels as float32 and as bytes, labels, and the same start and order of rows."""

    sizes: tuple[int, ...]
    batch: int
    method: str
    rate: Any
    pixels: np.ndarray  # (n, 784) uint8
    X: np.ndarray  # (n, 784) float32
    y: np.ndarray  # (n,)
    test: tuple[np.ndarray, np.ndarray]
    epochs: int = 1

    def start(self) -> Answer:
        rng = np.random.default_rng(1)
        pairs = list(pairwise(self.sizes))
        return [((2 / n) ** 0.5 * rng.standard_normal((n, k), np.float32), np.zeros(k, np.float32)) for n, k in pairs]

    def order(self) -> np.ndarray:
        return np.random.default_rng(0).permutation(len(self.y))

    def steps(self) -> int:
        return -(-len(self.y) // self.batch)


def test_error(problem: Problem, layers: Answer) -> float:
    """The share of the test images that these weights get wrong: a forward pass in float64, written here."""
    A, y = problem.test
    for W, b in layers[:-1]:
        A = np.maximum(A @ np.asarray(W, float) + b, 0)
    W, b = layers[-1]
    return float(((A @ np.asarray(W, float) + b).argmax(axis=1) != y).mean())


def ours(problem: Problem, X: np.ndarray, seed: int | None = None) -> Answer:
    import fullrank as fr

    network = fr.Network(problem.sizes, seed=seed or 0)
    if seed is None:
        for layer, (W, b) in zip(network.layers, problem.start(), strict=True):
            layer.W[:], layer.b[:] = W, b
    settings = {"epochs": problem.epochs, "batch": problem.batch, "method": problem.method, "rate": problem.rate}
    return fr.train(network, X, problem.y[: len(X)], seed=seed or 0, **settings).value.layers


def products_alone(problem: Problem) -> Answer:
    """Every matrix product of the epoch, three a layer but two in the first, on numbers that stay as they are."""
    rng, start = np.random.default_rng(1), problem.start()
    A = [rng.random((problem.batch, n), np.float32) for n in problem.sizes]
    Z = [np.empty_like(a) for a in A]
    slopes = [np.empty_like(W) for W, _ in start]
    for _ in range(problem.steps() * problem.epochs):
        for i, (W, _) in enumerate(start):
            np.dot(A[i], W, out=Z[i + 1])
        for i in reversed(range(len(start))):
            np.dot(A[i].T, A[i + 1], out=slopes[i])
            if i:
                np.dot(A[i + 1], start[i][0].T, out=Z[i])
    return start


def torch_parts(problem: Problem) -> tuple[Any, Any]:
    import torch

    torch.set_num_threads(race.THREADS)
    parts: list[Any] = []
    for W, b in problem.start():
        linear = torch.nn.Linear(*W.shape)
        linear.weight.data, linear.bias.data = torch.from_numpy(W.T.copy()), torch.from_numpy(b)
        parts += [linear, torch.nn.ReLU()]
    network = torch.nn.Sequential(*parts[:-1])
    rate = 1.0 if callable(problem.rate) else problem.rate
    kind = torch.optim.Adam if problem.method == "adam" else torch.optim.SGD
    return network, kind(network.parameters(), lr=rate, fused=True)


def torch_answer(network: Any) -> Answer:
    return [(part.weight.detach().numpy().T, part.bias.detach().numpy()) for part in network[::2]]


def torch_batches(problem: Problem, how: str) -> Any:
    import torch

    X, y, order = torch.from_numpy(problem.X), torch.from_numpy(problem.y), torch.from_numpy(problem.order())
    if how == "loader":
        rows = torch.utils.data.TensorDataset(X, y)
        yield from torch.utils.data.DataLoader(rows, problem.batch, shuffle=True)
    elif how == "shuffled":
        X, y = X[order], y[order]
        for i in range(0, len(y), problem.batch):
            yield X[i : i + problem.batch], y[i : i + problem.batch]
    else:
        for i in range(0, len(y), problem.batch):
            chosen = order[i : i + problem.batch]
            yield X[chosen], y[chosen]


PREPARED: dict[str, Any] = {}  # what a contender's prepare leaves for its run, in its own process


def with_torch(how: str) -> Callable[[Problem], Answer]:
    def run(problem: Problem) -> Answer:
        import torch

        network, optimiser = PREPARED.pop("torch", None) or torch_parts(problem)
        loss_of = PREPARED.pop("loss", None) or (lambda x, t: torch.nn.functional.cross_entropy(network(x), t))
        step, steps = 0, problem.steps() * problem.epochs
        for _ in range(problem.epochs):
            for x, t in torch_batches(problem, how):
                if callable(problem.rate):
                    optimiser.param_groups[0]["lr"] = problem.rate((step + 0.5) / steps)
                step += 1
                optimiser.zero_grad()
                loss_of(x, t).backward()
                optimiser.step()
        return torch_answer(network)

    return run


def prepare_torch(problem: Problem, compile_it: bool = False) -> None:
    """Import and one step; when compiling, of the network that is raced, whose start is put back after."""
    import torch

    network, optimiser = torch_parts(problem)
    loss = torch.nn.functional.cross_entropy
    loss_of = torch.compile(lambda x, t: loss(network(x), t)) if compile_it else lambda x, t: loss(network(x), t)
    x, t = torch.from_numpy(problem.X[: problem.batch]), torch.from_numpy(problem.y[: problem.batch])
    loss_of(x, t).backward()
    optimiser.step()
    if compile_it:
        for part, (W, b) in zip(network[::2], problem.start(), strict=True):
            part.weight.data.copy_(torch.from_numpy(W.T.copy()))
            part.bias.data.copy_(torch.from_numpy(b))
        kind = torch.optim.Adam if problem.method == "adam" else torch.optim.SGD
        PREPARED["torch"] = network, kind(network.parameters(), lr=problem.rate, fused=True)
        PREPARED["loss"] = loss_of


def prepare_jax(problem: Problem) -> None:
    """Compile an epoch, a scan over its batches, ahead of time."""
    import jax
    import jax.numpy as jnp

    def loss(params: Any, x: Any, t: Any) -> Any:
        for W, b in params[:-1]:
            x = jax.nn.relu(x @ W + b)
        z = x @ params[-1][0] + params[-1][1]
        return (jax.nn.logsumexp(z, axis=1) - jnp.take_along_axis(z, t[:, None], axis=1)[:, 0]).mean()

    def step(state: Any, chosen: Any, X: Any, y: Any) -> Any:
        params, m, v, count = state
        g = jax.grad(loss)(params, X[chosen], y[chosen])
        if problem.method == "sgd":
            return (jax.tree.map(lambda p, g: p - problem.rate * g, params, g), m, v, count), None
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        a, c = 1 - 0.9 ** (count + 1), 1 - 0.999 ** (count + 1)
        params = jax.tree.map(lambda p, m, v: p - problem.rate * (m / a) / (jnp.sqrt(v / c) + 1e-8), params, m, v)
        return (params, m, v, count + 1), None

    def epoch(state: Any, order: Any, X: Any, y: Any) -> Any:
        return jax.lax.scan(lambda state, chosen: step(state, chosen, X, y), state, order)[0]

    params = jax.tree.map(jnp.asarray, problem.start())
    zeros = jax.tree.map(jnp.zeros_like, params)
    order = jnp.asarray(problem.order()[: len(problem.y) // problem.batch * problem.batch].reshape(-1, problem.batch))
    given = ((params, zeros, zeros, 0.0), order, jnp.asarray(problem.X), jnp.asarray(problem.y))
    PREPARED["jax"] = jax.jit(epoch).lower(*given).compile(), given


def with_jax(problem: Problem) -> Answer:
    epoch, given = PREPARED["jax"]
    return [(np.asarray(W), np.asarray(b)) for W, b in epoch(*given)[0]]


def sklearn_model(problem: Problem) -> Any:
    from sklearn.neural_network import MLPClassifier

    settings = {"solver": problem.method, "batch_size": problem.batch, "learning_rate_init": problem.rate}
    return MLPClassifier(problem.sizes[1:-1], **settings, momentum=0.0, nesterovs_momentum=False, random_state=0)


def with_sklearn(problem: Problem) -> Answer:
    model = sklearn_model(problem)
    for _ in range(problem.epochs):
        model.partial_fit(problem.X, problem.y, classes=np.arange(10))
    return list(zip(model.coefs_, model.intercepts_, strict=True))


def contenders(problem: Problem, slow: bool) -> list[race.Contender]:
    few = problem.batch
    fused = "fused optimiser"
    found = [
        race.Contender("Full Rank", lambda p: ours(p, p.X), prepare=lambda: ours(problem, problem.X[:few])),
        race.Contender(
            "Full Rank, bytes", lambda p: ours(p, p.pixels), "uint8", prepare=lambda: ours(problem, problem.X[:few])
        ),
        race.Contender("the matrix products alone", products_alone, "nothing is learned", ("numpy",)),
        *(
            race.Contender(f"PyTorch, {how}", with_torch(how), fused, ("torch",), lambda: prepare_torch(problem))
            for how in ("shuffled", "indexed", "loader")
        ),
        race.Contender("JAX", with_jax, "lax.scan over the epoch", ("jax",), lambda: prepare_jax(problem)),
        race.Contender(
            "scikit-learn",
            with_sklearn,
            "MLPClassifier.partial_fit",
            ("scikit-learn",),
            lambda: sklearn_model(problem).partial_fit(problem.X[:few], problem.y[:few], classes=np.arange(10)),
        ),
    ]
    if slow:
        compiled = race.Contender(
            "PyTorch, compiled", with_torch("shuffled"), f"torch.compile of the loss, {fused}", ("torch",)
        )
        prepare = {"prepare": lambda: prepare_torch(problem, compile_it=True), "rounds": 1}
        found.append(race.Contender(**(vars(compiled) | prepare)))
    return found


def epochs(pixels: np.ndarray, y: np.ndarray, test: Any, rounds: int, slow: bool) -> None:
    """The three races of an epoch."""
    rate_of_products = limits.limits()["products"]["gemm float32"]
    for name, (sizes, batch, method, rate) in SETTINGS.items():
        rows = len(y) // batch * batch  # full batches only, as JAX's scan needs them
        X = pixels[:rows].astype(np.float32) / np.float32(255)
        problem = Problem(sizes, batch, method, rate, pixels[:rows], X, y[:rows], test)
        weights = [n * k for n, k in pairwise(sizes)]
        flops = 2 * rows * (3 * sum(weights) - weights[0])
        words = f"{flops / 1e9:.1f} G operations of products at {rate_of_products / 1e9:.0f} G/s"
        race.race(
            name,
            f"An epoch of {'-'.join(map(str, sizes))}, {METHODS[method]}, batches of {batch}",
            f"{rows:,} images of MNIST as float32, ReLU, softmax cross-entropy; the same start and order for all but "
            "scikit-learn and the loader, which draw their own.",
            problem,
            contenders(problem, slow),
            test_error,
            quality="test error",
            limit={"words": words, "seconds": flops / rate_of_products},
            rounds=rounds,
        )


def choose(pixels: np.ndarray, y: np.ndarray, seeds: tuple[int, ...], held_out: int) -> float | None:
    """The peak of the rate that does best on the images held out of the training set, and the table of the choice."""
    import fullrank as fr

    X, held = pixels[:-held_out], (pixels[-held_out:], y[-held_out:])
    rows, means = [], {}
    for peak in PEAKS:
        rate = fr.one_cycle(peak) if peak else 1e-3
        settings = {"epochs": EPOCHS, "batch": BATCH, "rate": rate}
        scores = [
            fr.train(fr.Network(SIZES, seed=seed), X, y[:-held_out], seed=seed, **settings).value.score(*held)
            for seed in seeds
        ]
        means[peak] = statistics.mean(scores)
        name = f"one_cycle({peak:g})" if peak else "1e-3 throughout"
        rows.append(f"| {name} | {' '.join(f'{100 * s:.2f}' for s in scores)} | {100 * means[peak]:.2f} |")
    head = f"{EPOCHS} epochs on {len(X):,} training images, judged by the {held_out:,} others; seeds {seeds}."
    markdown = "\n".join([head, "", "| rate | accuracy, % | mean |", "|---|--:|--:|", *rows])
    title = "The rate, chosen without the test images"
    result = {"title": title, "markdown": markdown, "made": datetime.now(UTC).strftime("%Y-%m-%d")}
    race.RESULTS.mkdir(exist_ok=True)
    (race.RESULTS / "network-rate.json").write_text(json.dumps(result, indent=1) + "\n")
    print(f"### {title}\n\n{markdown}")
    return max(means, key=lambda peak: means[peak])


def accuracy(pixels: np.ndarray, y: np.ndarray, test: Any, seeds: tuple[int, ...], held_out: int) -> None:
    """Five epochs with the rate that was chosen, by seeds that the choice has not seen, and the peers' five epochs."""
    import fullrank as fr

    peak = choose(pixels, y, tuple(seed + 10 for seed in seeds), held_out)
    X = pixels.astype(np.float32) / np.float32(255)
    rate = fr.one_cycle(peak) if peak else 1e-3
    problem = Problem(SIZES, BATCH, "adam", rate, pixels, X, y, test, EPOCHS)
    constant = Problem(SIZES, BATCH, "adam", 1e-3, pixels, X, y, test, EPOCHS)
    result = race.race(
        "network-accuracy",
        f"Test accuracy after {EPOCHS} epochs of 784-128-64-10",
        f"All {len(y):,} training images as float32, Adam, batches of {BATCH}, from nothing to the trained network. "
        f"The rate, {rate!r}, was chosen before (see the choice of the rate), on training images.",
        problem,
        [
            *(
                race.Contender(f"Full Rank, seed {seed}", lambda p, seed=seed: ours(p, p.X, seed), f"{rate!r}")
                for seed in seeds
            ),
            race.Contender("Full Rank, bytes", lambda p: ours(p, p.pixels, 0), f"uint8, {rate!r}"),
            race.Contender("PyTorch", with_torch("shuffled"), f"{rate!r}", ("torch",), lambda: prepare_torch(problem)),
            race.Contender("scikit-learn", lambda p: with_sklearn(constant), "1e-3 throughout", ("scikit-learn",)),
        ],
        test_error,
        quality="test error",
        rounds=1,
    )
    for row in result["rows"]:
        print(f"{row['name']}: {100 - 100 * row['quality'][0]:.2f} % of the test images in {row['wall'][0]:.2f} s")


def main(quick: bool) -> None:
    """All races."""
    digits = data.load("mnist")
    pixels, y = np.array(digits.train.rows), np.array(digits.train.labels)
    test = np.array(digits.test.rows) / 255, np.array(digits.test.labels)
    if quick:
        limits.limits()
        keep = race.RESULTS
        race.RESULTS = Path(tempfile.mkdtemp())  # a look, not a result
        for file in keep.glob("limits-*.json"):
            (race.RESULTS / file.name).write_text(file.read_text())
        pixels, y = pixels[:12_800], y[:12_800]
    begun = time.perf_counter()
    epochs(pixels, y, test, rounds=1 if quick else 5, slow=not quick)
    accuracy(pixels, y, test, (0,) if quick else SEEDS, held_out=len(y) // 6)
    print(f"{time.perf_counter() - begun:.0f} s in all")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    main(parser.parse_args().quick)
