"""Training a network: steps down the gradient of the loss of one small batch of rows after another.

Source: Goodfellow, Bengio & Courville, Deep Learning (2016), sections 8.1.3 and 8.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_number, tolerance, whole_number
from fullrank.maths._blas_threads import one_blas_thread
from fullrank.maths._iteration import Reason
from fullrank.maths._networks.layers import Array, backpropagation, fill_targets, rooms, targets
from fullrank.maths._networks.network import Network
from fullrank.maths._networks.rows import gather, read_pair
from fullrank.maths._networks.schedules import Schedule, one_cycle, read_rates
from fullrank.maths._optimisation.update_rules import RULES
from fullrank.maths._plotting import axes_to_draw_on, count_along
from fullrank.maths._progress import progress
from fullrank.maths._samples import check_finite

BATCH = 128
RATES = {"adam": one_cycle(4e-3), "momentum": one_cycle(0.1), "sgd": one_cycle(0.4)}  # see bench/network.py
DIVERGED = 10  # an epoch's loss beyond so many times that of the start is no detour
LARGE_PRODUCT = 1e8  # multiplications in a matrix product that is worth a second thread

Validation = tuple[ArrayLike, ArrayLike]


@final
@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Training:
    """What came of training a network.

    value: the trained network.  path: (epochs,) the mean loss of each epoch's batches, each before its step.
    reason: why it ended.  losses: (steps,) the loss of each batch.  validation: (epochs, 2) loss and score (accuracy,
    or R² where the loss is squared) on the validation rows after each epoch; (0, 2) if there are none.

    >>> X, y = np.array([[-1.0], [1.0]] * 20), np.array([0, 1] * 20)
    >>> outcome = train(Network([1, 2]), X, y, epochs=3, batch=10)
    >>> outcome.path.shape, outcome.losses.shape
    ((3,), (12,))
    """

    value: Network
    path: FloatArray
    reason: Reason
    losses: FloatArray
    validation: FloatArray

    @property
    def converged(self) -> bool:
        """Whether an epoch's mean loss came down to tol."""
        return self.reason is Reason.CONVERGED

    @property
    def epochs(self) -> int:
        """How many epochs were gone through."""
        return len(self.path)

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.losses)

    def __repr__(self) -> str:
        """Show a few lines for people: what came out, how the loss went, and what to do about it."""
        words = self.reason.name.lower().replace("_", " ")
        epochs = "1 epoch" if self.epochs == 1 else f"{self.epochs:,} epochs"
        lines = [f"Training: {words} after {epochs}, {self.steps:,} steps", f"  value       {self.value}"]
        lines += [f"  path        loss {_ends_of(self.path)}"]
        if len(self.validation):
            score = "accuracy" if self.value.loss_name == "cross-entropy" else "R²"
            lines += [f"  validation  {score} {_ends_of(self.validation[:, 1])}"]
        return "\n".join([*lines, f"  advice      {self.reason.advice}"])

    def plot(self, axes: Any = None) -> Any:
        """Draw the loss of each batch, of each epoch, and of the validation rows, on a log axis; return the axes."""
        axes = axes_to_draw_on(axes)
        each = self.epochs / max(self.steps, 1)  # epochs a step
        axes.plot(each * np.arange(1, self.steps + 1), self.losses, color="0.8", linewidth=0.5, label="each batch")
        ends = np.arange(1, self.epochs + 1)
        axes.plot(ends, self.path, marker=".", label="mean of the epoch")
        if len(self.validation):
            axes.plot(ends[: len(self.validation)], self.validation[:, 0], marker=".", label="validation")
        axes.set(xlabel="epoch", ylabel="loss", yscale="log" if (self.losses > 0).all() else "linear")
        count_along(axes)
        axes.legend()
        return axes


def _ends_of(numbers: FloatArray) -> str:
    words = [f"{number:.4g}" for number in numbers]
    return ", ".join(words if len(words) <= 5 else [*words[:2], "…", *words[-2:]])


def train(
    network: Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    epochs: int = 10,
    batch: int | None = None,
    method: str = "adam",
    rate: float | Schedule | None = None,
    weight_decay: float = 0.0,
    tol: float = 0.0,
    validation: Validation | None = None,
    seed: int = 0,
) -> Training:
    """Train a copy of the network on the rows of X: each epoch goes through all of them, in a fresh order, by batches.

    X: (m, inputs), any real dtype, or a memory map, whose rows are read as they are needed; bytes are divided by 255.
    y: (m,) labels 0 to k - 1; for a network with loss="squared" (m, k) quantities, or (m,) for one output.
    epochs: at least 1.  batch: rows a step, at most m; 128, or m if that is less.  method: "adam", "momentum" or "sgd".
    rate: a number, or a function of progress from 0 to 1; one_cycle(4e-3) for adam, (0.1) momentum, (0.4) sgd.
    weight_decay: each step shrinks the weights, not the biases, by the factor 1 - rate weight_decay.
    tol: stop after an epoch whose mean loss is at most this.  validation: (X, y) to judge by after each epoch.
    seed: the order of the rows. The same seeds give the same bits, on one machine.

    About 6 m p operations an epoch, for p parameters. A step that leads out of the finite numbers, or an epoch whose
    loss is beyond 10 times the loss at the start, ends it as DIVERGED, with the parameters of the last good epoch.
    Raises ValueError for what does not fit together.

    >>> rng = np.random.default_rng(0)
    >>> X = rng.standard_normal((500, 2))
    >>> y = (X[:, 0] * X[:, 1] > 0).astype(int)  # no line tells the two apart
    >>> outcome = train(Network([2, 16, 2]), X, y, epochs=50, batch=32, rate=one_cycle(0.02))
    >>> outcome.value.score(X, y) > 0.97
    True
    """
    _check_network(network)
    X, y = read_pair(X, y, network.sizes, network.loss_name, "train", finite=False)  # a lost descent looks for it
    epochs, batch = whole_number(epochs, "epochs", 1, "train"), _read_batch(batch, len(X))
    if not isinstance(method, str) or method not in RULES:
        raise ValueError(f"train needs method as one of {', '.join(RULES)}, but it is {method!r}.")
    tol, decay = tolerance(tol, "train"), _read_decay(weight_decay)
    validation = _read_validation(validation, network)
    rng = np.random.default_rng(whole_number(seed, "seed", 0, "train"))
    rate = RATES[method] if rate is None else rate
    rates = read_rates(rate, epochs * -(-len(X) // batch), "train").reshape(epochs, -1)  # (epochs, steps of each)
    descent = _Descent(network.copy(), X, y, batch, method, decay)
    small = batch * max(n * k for n, k in pairwise(network.sizes)) < LARGE_PRODUCT
    with one_blas_thread(small), np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        return _all_epochs(descent, rates, rng, tol, validation)


def _check_network(given: Any) -> None:
    if not isinstance(given, Network):
        raise TypeError(f"train needs a Network, such as Network([2, 16, 2]), but it got a {type(given).__name__}.")


def _read_decay(given: float) -> float:
    decay = real_number(given, "weight_decay", "train")
    if decay < 0:
        raise ValueError(f"train needs a weight_decay that is not negative, such as 0.01, but it is {decay}.")
    return decay


def _read_batch(given: int | None, rows: int) -> int:
    batch = min(BATCH, rows) if given is None else whole_number(given, "batch", 1, "train")
    if batch > rows:
        raise ValueError(f"train needs a batch of at most {rows}, as many rows as X has, but it is {batch}.")
    return batch


def _read_validation(given: Validation | None, network: Network) -> Validation | None:
    if given is None:
        return None
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise ValueError(f"train needs validation as a pair, (X, y), but it is a {type(given).__name__}.")
    names = ("validation X", "validation y")
    return read_pair(*given, network.sizes, network.loss_name, "train", names)


def _all_epochs(
    descent: _Descent, rates: FloatArray, rng: np.random.Generator, tol: float, validation: Validation | None
) -> Training:
    """Go through the epochs until they are over, the loss is at most tol, or the descent leads nowhere."""
    network = descent.network
    good = network.parameters.copy()
    path, losses, judged, reason = [], [], [], Reason.OUT_OF_STEPS if tol else Reason.DONE
    ticks = progress(range(rates.size), "Training")
    for rates_of_epoch in rates:
        losses.append(descent.epoch(rng.permutation(len(descent.X)), rates_of_epoch, ticks))
        path.append(float(losses[-1].mean()))
        if descent.is_lost(losses[0][0], path[-1]):
            check_finite(descent.X, "train")
            network.parameters[:] = good
            reason = Reason.DIVERGED if np.isfinite(losses[0][0]) else Reason.NOT_FINITE
            break
        good[:] = network.parameters
        if validation is not None:
            judged.append(network.loss_and_score(*validation))
        if path[-1] <= tol:
            reason = Reason.CONVERGED
            break
    return Training(network, np.array(path), reason, np.concatenate(losses), np.array(judged).reshape(-1, 2))


class _Descent:
    """A network on its way down: the arrays that a step works in, made once."""

    def __init__(self, network: Network, X: Array, y: Array, batch: int, method: str, decay: float) -> None:
        self.network, self.X, self.y, self.batch, self.decay = network, X, y, batch, decay
        self.layers, self.gradient = network.layers, np.empty_like(network.parameters)
        self.rule = RULES[method](network.parameters)
        spaces, slopes = rooms(network.sizes, len(X), batch, self.gradient.dtype), network.layers_of(self.gradient)
        settings = network.activation, network.loss_name
        self.ready = {m: (space, backpropagation(self.layers, *settings, space, slopes)) for m, space in spaces.items()}

    def epoch(self, order: NDArray[np.intp], rates: FloatArray, ticks: Iterator[int]) -> FloatArray:
        """Step once for each batch of the rows in this order; the losses, up to the first that is not finite."""
        losses, x, g = np.empty(len(rates)), self.network.parameters, self.gradient
        wanted = targets(self.y[order], self.batch)  # labels are small: in one go
        for i, (rate, _) in enumerate(zip(rates.tolist(), ticks, strict=False)):
            batch = slice(i * self.batch, (i + 1) * self.batch)
            rows = order[batch]
            space, loss_and_slopes = self.ready[len(rows)]
            gather(self.X, rows, space.A[0])
            fill_targets(space.T, wanted[batch])
            losses[i] = loss = loss_and_slopes(rate if self.rule.scaled else 1.0)
            if not isfinite(loss):
                return losses[: i + 1]
            if self.decay:
                for W, _ in self.layers:
                    W *= 1 - rate * self.decay
            self.rule.step(x, g, rate)
        return losses

    def is_lost(self, first: float, mean: float) -> bool:
        """Whether an epoch with this mean loss led out of the finite numbers, or far above the loss at the start."""
        if not np.isfinite(mean) or not np.isfinite(self.network.parameters).all():
            return True
        idle = np.log(self.network.sizes[-1])  # the loss of saying nothing
        if self.network.loss_name == "squared":
            idle = 0.5 * np.square(self.y, dtype=np.float64).sum() / len(self.y)
        return mean > DIVERGED * max(first, float(idle))
