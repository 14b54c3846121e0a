"""Dense layers: what they compute, forward, and how the loss answers to every weight and bias, backward.

Rows are samples. A layer sends its input A to activation(A W + b); the last layer leaves Z = A W + b to the loss.
Every function writes into arrays that are there already: a step of training is short, and fresh memory is dear. For
the same reason sums and maxima are written as np.add.reduce and np.maximum.reduce, which is what Z.sum and Z.max call.

Source: Goodfellow, Bengio & Courville, Deep Learning (2016), sections 6.2, 6.5 and 8.4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]  # float32 or float64, as the network has it
ZERO = np.zeros((), np.float32)  # an array, which spares NumPy the making of one at each step


class Layer(NamedTuple):
    """The weights and the biases of a layer, or their gradients."""

    W: Array  # (inputs, outputs)
    b: Array  # (outputs,)


class Activation(NamedTuple):
    """A function of each entry, in place, and its slope.

    times_slope(D, A) multiplies D by the slope, which each of these functions tells from its own value A.
    gain: the weights start with variance gain / inputs, so that signals neither fade nor grow from layer to layer.
    """

    apply: Callable[[Array], object]
    times_slope: Callable[[Array, Array], object]
    gain: float


def _relu(Z: Array) -> None:
    np.maximum(Z, ZERO, out=Z)


def _times_relu_slope(D: Array, A: Array) -> None:
    D *= A > 0


def _tanh(Z: Array) -> None:
    np.tanh(Z, out=Z)


def _times_tanh_slope(D: Array, A: Array) -> None:
    D *= 1 - A * A


def _logistic(Z: Array) -> None:
    Z *= 0.5  # 1/(1 + exp(-z)) is (1 + tanh(z/2))/2, which cannot overflow
    np.tanh(Z, out=Z)
    Z *= 0.5
    Z += 0.5


def _times_logistic_slope(D: Array, A: Array) -> None:
    D *= A * (1 - A)


ACTIVATIONS = {
    "relu": Activation(_relu, _times_relu_slope, 2.0),  # half of the signal is cut off: He et al. (2015)
    "tanh": Activation(_tanh, _times_tanh_slope, 1.0),
    "logistic": Activation(_logistic, _times_logistic_slope, 1.0),
}


def softmax(Z: Array) -> None:
    """Turn each row of Z into probabilities, in place."""
    Z -= np.maximum.reduce(Z, axis=1, keepdims=True)  # the same probabilities, and exp cannot overflow
    np.exp(Z, out=Z)
    Z /= np.add.reduce(Z, axis=1, keepdims=True)


def cross_entropy(Z: Array, T: Array, scale: float = 1.0) -> float:
    """Mean of log sum exp(z) - t·z; Z becomes scale times its derivative by Z, (softmax(Z) - T) / m.

    Z, T: (m, k) in column order; a row of T is 1 at the label and 0 elsewhere. That is -log softmax(z)[label], but the
    logarithm is of the sum of exp, never of a probability, which floats may round to 0.
    """
    m, E, T = len(Z), Z.T, T.T  # (k, m), so that the m numbers of max and sum go along them
    E -= np.maximum.reduce(E)
    at_labels = np.vdot(E, T)
    np.exp(E, out=E)
    total = np.add.reduce(E)  # (m,), from 1 to k
    E /= total
    E -= T
    E *= scale / m
    return float(np.add.reduce(np.log(total)) - at_labels) / m


def squared(Z: Array, T: Array, scale: float = 1.0) -> float:
    """Half of the mean over the rows of |z - t|²; Z becomes scale times its derivative by Z, (Z - T) / m.

    Z, T: (m, k).
    """
    Z -= T
    loss = float(np.vdot(Z, Z)) / (2 * len(Z))
    Z *= scale / len(Z)
    return loss


LOSSES: dict[str, Callable[[Array, Any, float], float]] = {"cross-entropy": cross_entropy, "squared": squared}


class Room(NamedTuple):
    """Memory for the passes of m rows through a network.

    A[0]: (m, inputs) is filled with the rows; A[i]: (m, sizes[i]) what layer i makes of them; D[i]: the loss's
    derivative by A[i], then by Z[i]. The last layer's derivative takes the place of its A. T: (m, outputs) what the
    outputs should be. Those two are in column order: the loss goes along their short rows.
    rows: (m,) their numbers, from 0.  ones: (m,), whose product with a matrix sums its columns.
    """

    A: list[Array]
    D: list[Array]
    T: Array
    rows: NDArray[np.intp]
    ones: Array


def room(sizes: tuple[int, ...], m: int, dtype: np.dtype[Any]) -> Room:
    """Room for m rows."""
    A = [np.empty((m, size), dtype) for size in sizes[:-1]]
    Z, T = np.empty((2, sizes[-1], m), dtype).transpose(0, 2, 1)
    return Room([*A, Z], [np.empty_like(a) for a in A], T, np.arange(m), np.ones(m, dtype))


def fill_targets(T: Array, y: Array, rows: NDArray[np.intp]) -> None:
    """Fill T, (m, k), with quantities y, (m, k); for labels y, (m,), with 1 at the label of each row and 0 elsewhere.

    rows: (m,) 0 to m - 1.
    """
    if y.ndim == 2:
        T[...] = y
    else:
        T.fill(0)
        T[rows, y] = 1


def forward(layers: list[Layer], activation: Activation, A: list[Array]) -> None:
    """Fill A[1:] from A[0]: the hidden layers' activations, and the last layer's Z."""
    for (W, b), below, Z in zip(layers, A, A[1:], strict=False):
        np.matmul(below, W, out=Z)  # (m, inputs) (inputs, outputs)
        Z += b
        if Z is not A[-1]:
            activation.apply(Z)


def backward(layers: list[Layer], activation: Activation, space: Room, slopes: list[Layer]) -> None:
    """Fill slopes, the loss's derivatives by every W and b, layer by layer from the last.

    space: as forward left it, but A[-1] holds the loss's derivative by the last Z.
    """
    A, D, ones = space.A, space.D, space.ones
    delta = A[-1]  # the derivative by Z of the layer at hand, (m, outputs)
    for i in reversed(range(len(layers))):
        A[i].T.dot(delta, slopes[i].W)  # (inputs, m) (m, outputs)
        ones.dot(delta, slopes[i].b)  # (m,) (m, outputs): the sum over the rows
        if i > 0:
            delta.dot(layers[i].W.T, D[i])  # by the layer's input, which is A of the layer below
            activation.times_slope(D[i], A[i])
            delta = D[i]


def loss_and_slopes(
    layers: list[Layer], activation: str, loss: str, space: Room, slopes: list[Layer], scale: float = 1.0
) -> float:
    """Backpropagation: the mean loss of the rows in space.A[0], whose targets are in space.T; its slopes in slopes.

    scale: what the slopes come multiplied by; they are linear in the last layer's derivative, so that it costs nothing.
    """
    forward(layers, ACTIVATIONS[activation], space.A)
    value = LOSSES[loss](space.A[-1], space.T, scale)  # A[-1] becomes the loss's derivative by the last Z
    backward(layers, ACTIVATIONS[activation], space, slopes)
    return value
