"""A network of dense layers: its parameters in one vector, what it computes, its loss, and the gradient of that.

Source: Goodfellow, Bengio & Courville, Deep Learning (2016), chapter 6; the start: He et al., Delving Deep into
Rectifiers (2015), section 2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from fullrank.maths._arguments import whole_number
from fullrank.maths._networks.layers import (
    ACTIVATIONS,
    LOSSES,
    Array,
    Layer,
    backpropagation,
    fill_targets,
    forward,
    room,
    rooms,
    softmax,
    targets,
)
from fullrank.maths._networks.rows import BLOCK, gather, read_pair, read_rows, slices


@final
class Network:
    """A network of dense layers, x -> activation(x W + b) in each but the last, which hands x W + b to the loss.

    sizes: inputs, hidden units of each layer, outputs.  activation: "relu", "tanh" or "logistic".
    loss: "cross-entropy" for labels 0 to k - 1, of which the k outputs, by softmax, become the probabilities; or
    "squared" for quantities, half of the mean over the rows of |output - y|².
    seed: draws the weights; biases start at 0.  dtype: float32, which trains twice as fast, or float64.
    parameters: (p,) every weight and bias; layers: views of it, W: (inputs, outputs) and b: (outputs,).
    Rows are samples. Bytes (uint8) are taken for pixels and divided by 255. Raises ValueError for other settings.

    >>> network = Network([2, 3, 2], seed=1)
    >>> network
    Network 2-3-2: relu, cross-entropy, 17 parameters in float32
    >>> network.layers[0].W.shape, network.probabilities([[1.0, 2.0]]).shape
    ((2, 3), (1, 2))
    """

    __slots__ = ("activation", "loss_name", "parameters", "sizes")

    def __init__(
        self,
        sizes: Sequence[int],
        *,
        activation: str = "relu",
        loss: str = "cross-entropy",
        seed: int = 0,
        dtype: DTypeLike = np.float32,
    ) -> None:
        if np.ndim(sizes) != 1 or len(sizes) < 2:
            raise ValueError(f"Network needs sizes such as [784, 30, 10], inputs first, but they are {sizes!r}.")
        self.sizes = tuple(whole_number(size, "each of sizes", 1, "Network") for size in sizes)
        self.activation = _one_of(ACTIVATIONS, activation, "activation")
        self.loss_name = _one_of(LOSSES, loss, "loss")
        if loss == "cross-entropy" and self.sizes[-1] < 2:
            raise ValueError(
                "Network needs an output for each class, so at least 2; for quantities take loss='squared'."
            )
        if dtype not in (np.float32, np.float64, "float32", "float64", np.dtype("float32"), np.dtype("float64")):
            raise ValueError(f"Network needs dtype float32 or float64, but it is {dtype!r}.")
        self.parameters: Array = np.zeros(sum((n + 1) * k for n, k in pairwise(self.sizes)), dtype)
        self._draw(np.random.default_rng(whole_number(seed, "seed", 0, "Network")))

    def _draw(self, rng: np.random.Generator) -> None:
        """Draw weights so that signals neither fade nor grow from layer to layer."""
        layers = self.layers
        for W, _ in layers:
            gain = ACTIVATIONS[self.activation].gain if W is not layers[-1].W else 1.0
            W[...] = rng.standard_normal(W.shape) * np.sqrt(gain / len(W))

    def __repr__(self) -> str:
        """The sizes and settings in a line."""
        sizes = "-".join(map(str, self.sizes))
        count = f"{len(self.parameters):,} parameters in {self.parameters.dtype}"
        return f"Network {sizes}: {self.activation}, {self.loss_name}, {count}"

    @property
    def layers(self) -> list[Layer]:
        """W: (inputs, outputs) and b: (outputs,) of each layer, views of parameters: writing to them changes it."""
        return self.layers_of(self.parameters)

    def layers_of(self, vector: Array) -> list[Layer]:
        """Views of a vector that is laid out as the parameters are, such as a gradient: each layer's W, then its b."""
        layers, start = [], 0
        for n, k in pairwise(self.sizes):
            middle, end = start + n * k, start + (n + 1) * k
            layers.append(Layer(vector[start:middle].reshape(n, k), vector[middle:end]))
            start = end
        return layers

    def copy(self) -> Network:
        """A network with parameters of its own, equal to these."""
        other = object.__new__(Network)
        other.sizes, other.activation, other.loss_name = self.sizes, self.activation, self.loss_name
        other.parameters = self.parameters.copy()
        return other

    def activations(self, X: ArrayLike) -> list[Array]:
        """What each layer makes of the rows of X: A[0] is X itself, A[-1] the last layer's Z, before any softmax.

        X: (m, inputs).  A[l]: (m, sizes[l]). 2 m p operations. Raises ValueError for another number of columns.
        """
        X = read_rows(X, self.sizes[0], "activations")
        space = room(self.sizes, len(X), self.parameters.dtype)
        gather(X, slice(None), space.A[0])
        for call in forward(self.layers, ACTIVATIONS[self.activation], space):
            call()
        return space.A

    def probabilities(self, X: ArrayLike) -> Array:
        """The probability of each class for each row of X, (m, k); only for a network with loss="cross-entropy"."""
        if self.loss_name != "cross-entropy":
            raise ValueError(
                "probabilities needs a network with loss='cross-entropy'; this one gives numbers: predict."
            )
        Z = self._outputs(read_rows(X, self.sizes[0], "probabilities"))
        softmax(Z)
        return Z

    def predict(self, X: ArrayLike) -> Array:
        """The most likely label of each row of X, (m,); with loss="squared" the outputs, (m, k), or (m,) if k is 1."""
        Z = self._outputs(read_rows(X, self.sizes[0], "predict"))
        if self.loss_name == "cross-entropy":
            labels: Array = Z.argmax(axis=1)
            return labels
        return Z[:, 0] if self.sizes[-1] == 1 else Z

    def loss(self, X: ArrayLike, y: ArrayLike) -> float:
        """The mean loss over the rows of X: (m, inputs), with labels y: (m,) or quantities y: (m, k)."""
        return self.loss_and_score(X, y, "loss")[0]

    def score(self, X: ArrayLike, y: ArrayLike) -> float:
        """The share of rows that get their label; with loss="squared" R²: 1 is perfect, 0 no better than y's mean."""
        return self.loss_and_score(X, y, "score")[1]

    def loss_and_score(self, X: ArrayLike, y: ArrayLike, caller: str = "loss_and_score") -> tuple[float, float]:
        """Both in one go."""
        X, y = read_pair(X, y, self.sizes, self.loss_name, caller)
        Z = self._outputs(X)
        if self.loss_name == "cross-entropy":
            score = float((Z.argmax(axis=1) == y).mean())
        else:
            spread = float(np.square(y - y.mean(axis=0)).sum())
            score = 1 - float(np.square(Z - y).sum()) / spread if spread else float((y == Z).all())
        total, wanted = 0.0, targets(y, BLOCK)
        for rows in slices(len(y)):  # sums of millions in float32 would lose digits
            part = Z[rows].T
            T = np.empty_like(part)
            fill_targets(T, wanted[rows])
            total += len(wanted[rows]) * LOSSES[self.loss_name](part, T)(1.0)
        return total / len(y), score

    def gradient(self, X: ArrayLike, y: ArrayLike) -> Array:
        """The derivative of loss(X, y) by every parameter, (p,); layers_of tells weights and biases apart.

        About 6 m p operations, by blocks of rows: memory for 1024 rows and 2 p numbers.
        """
        X, y = read_pair(X, y, self.sizes, self.loss_name, "gradient")
        whole, part = np.zeros_like(self.parameters), np.empty_like(self.parameters)
        spaces, wanted = rooms(self.sizes, len(X), BLOCK, whole.dtype), targets(y, BLOCK)
        for rows in slices(len(X)):
            m = rows.stop - rows.start
            space = spaces[m]
            gather(X, rows, space.A[0])
            fill_targets(space.T, wanted[rows])
            backpropagation(self.layers, self.activation, self.loss_name, space, self.layers_of(part))(1.0)
            whole += m / len(X) * part
        return whole

    def _outputs(self, X: Array) -> Array:
        """The last layer's Z of rows that were read, (m, k), by blocks of them."""
        Z = np.empty((len(X), self.sizes[-1]), self.parameters.dtype, order="F")  # as the losses have it
        layers, spaces = self.layers, rooms(self.sizes, len(X), BLOCK, Z.dtype)
        for rows in slices(len(X)):
            space = spaces[rows.stop - rows.start]
            gather(X, rows, space.A[0])
            with np.errstate(over="ignore", invalid="ignore"):
                for call in forward(layers, ACTIVATIONS[self.activation], space):
                    call()
            Z[rows] = space.A[-1]
            if not np.isfinite(space.A[-1]).all():
                worst = int(np.flatnonzero(~np.isfinite(space.A[-1]).all(axis=1))[0])
                raise ValueError(
                    f"The network has no finite output for row {rows.start + worst}; its numbers are too large for "
                    f"{Z.dtype}: bring the columns to a size near 1, as by dividing by their standard deviations."
                )
        return Z


def _one_of(known: dict[str, Any], given: str, name: str) -> str:
    if not isinstance(given, str) or given not in known:
        raise ValueError(f"Network needs {name} as one of {', '.join(known)}, but it is {given!r}.")
    return given
