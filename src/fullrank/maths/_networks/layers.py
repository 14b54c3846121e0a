"""Dense layers: what they compute, forward, and how the loss answers to every weight and bias, backward.

Rows are samples. A layer sends its input A to activation(A W + b); the last layer leaves Z = A W + b to the loss.
A step of a small network takes less than 0.1 ms, of which each call of NumPy takes a microsecond or two beyond its
arithmetic. So every function writes into arrays that are there already, transposes that each step needs are kept, and
two calls stand for slower ones: A.dot(B, C) for np.matmul(A, B, out=C), and the product with ones for a sum.

Source: Goodfellow, Bengio & Courville, Deep Learning (2016), sections 6.2, 6.5 and 8.4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]  # float32 or float64, as the network has it
ZERO, ONE = np.zeros((), np.float32), np.ones((), np.float32)  # arrays, which spares NumPy the making of them each time


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
    D *= A > ZERO


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


class Outputs(NamedTuple):
    """The end of a network and what it should be, where the losses work: a column for each of m rows.

    Z: (k, m) what the last layer gives; the loss puts its derivative there.  T: (k, m) what it should give.
    ones_k: (k,), ones_m: (m,) sum a matrix by a product with them.  scale: () room for what the derivative is scaled by.
    """

    Z: Array
    T: Array
    ones_k: Array
    ones_m: Array
    scale: Array


def outputs(Z: Array) -> Outputs:
    """Room for the loss of these, (k, m), in row order, so that the m numbers of a sum or a maximum lie side by side."""
    (k, m), dtype = Z.shape, Z.dtype
    return Outputs(Z, np.empty_like(Z), np.ones(k, dtype), np.ones(m, dtype), np.empty((), dtype))


def cross_entropy(end: Outputs, scale: float = 1.0) -> float:
    """Mean of log sum exp(z) - t·z; Z becomes scale times its derivative by Z, (softmax(Z) - T) / m.

    A column of T is 1 at the label and 0 elsewhere. That is -log softmax(z)[label], but the logarithm is of the sum of
    exp, never of a probability, which floats may round to 0.
    """
    Z, T, ones_k, ones_m, factor = end
    m = len(ones_m)
    Z -= np.maximum.reduce(Z)
    at_labels = np.vdot(Z, T)
    np.exp(Z, out=Z)
    total = ones_k.dot(Z)  # (m,), from 1 to k
    Z /= total
    Z -= T
    factor[...] = scale / m
    Z *= factor
    return float(np.log(total).dot(ones_m) - at_labels) / m


def squared(end: Outputs, scale: float = 1.0) -> float:
    """Half of the mean over the rows of |z - t|²; Z becomes scale times its derivative by Z, (Z - T) / m."""
    Z, m = end.Z, len(end.ones_m)
    Z -= end.T
    loss = float(np.vdot(Z, Z)) / (2 * m)
    Z *= scale / m
    return loss


LOSSES: dict[str, Callable[[Outputs, float], float]] = {"cross-entropy": cross_entropy, "squared": squared}


class Room(NamedTuple):
    """Memory for the passes of m rows through a network.

    A[0]: (m, inputs) is filled with the rows; A[i]: (m, sizes[i]) what layer i makes of them; A_T[i]: its transpose.
    D[i]: the loss's derivative by A[i], then by Z[i]. The last layer's, A[-1], is the transpose of end.Z, and its
    derivative takes its place.
    """

    A: list[Array]
    A_T: list[Array]
    D: list[Array]
    end: Outputs


def room(sizes: tuple[int, ...], m: int, dtype: np.dtype[Any]) -> Room:
    """Room for m rows."""
    A, Z = [np.empty((m, size), dtype) for size in sizes[:-1]], np.empty((sizes[-1], m), dtype)
    return Room([*A, Z.T], [*(a.T for a in A), Z], [np.empty_like(a) for a in A], outputs(Z))


def rooms(sizes: tuple[int, ...], rows: int, batch: int, dtype: np.dtype[Any]) -> dict[int, Room]:
    """Room for each number of rows that there is, where so many come by batches: the last may be smaller."""
    return {m: room(sizes, m, dtype) for m in {min(batch, rows), rows % batch} - {0}}


def targets(y: Array, batch: int) -> Array:
    """What fill_targets needs, slice by slice, where rows come by batches: quantities, (m, k), as they are; for labels
    y, (m,), the place of each row's 1 in its batch's T, which holds the rows of label 0, then those of label 1, ….
    """
    if y.ndim == 2:
        return y
    rows = np.arange(len(y))
    within = rows % batch
    return y * np.minimum(batch, len(y) - (rows - within)) + within  # the last batch may be smaller


def fill_targets(T: Array, given: Array) -> None:
    """Fill T, (k, m), with the targets given: quantities, (m, k), or places of ones, (m,)."""
    if given.ndim == 2:
        T[...] = given.T
    else:
        T.fill(0)
        T.put(given, ONE)


def forward(layers: list[Layer], activation: Activation, space: Room) -> None:
    """Fill A[1:] from A[0]: the hidden layers' activations, and the last layer's Z."""
    A = space.A
    for i, (W, b) in enumerate(layers[:-1]):
        Z = A[i + 1]
        A[i].dot(W, Z)  # (m, inputs) (inputs, outputs)
        Z += b
        activation.apply(Z)
    W, b = layers[-1]
    W.T.dot(space.A_T[-2], space.end.Z)  # (k, inputs) (inputs, m)
    Z = A[-1]
    Z += b


def backward(layers: list[Layer], activation: Activation, space: Room, slopes: list[Layer]) -> None:
    """Fill slopes, the loss's derivatives by every W and b, layer by layer from the last.

    space: as forward left it, but A[-1] holds the loss's derivative by the last Z.
    """
    A, A_T, D, ones = space.A, space.A_T, space.D, space.end.ones_m
    delta = A[-1]  # the derivative by Z of the layer at hand, (m, outputs)
    for i in reversed(range(len(layers))):
        W, b = slopes[i]
        A_T[i].dot(delta, W)  # (inputs, m) (m, outputs)
        ones.dot(delta, b)  # (m,) (m, outputs): the sum over the rows
        if i > 0:
            delta.dot(layers[i].W.T, D[i])  # by the layer's input, which is A of the layer below
            activation.times_slope(D[i], A[i])
            delta = D[i]


def loss_and_slopes(
    layers: list[Layer], activation: str, loss: str, space: Room, slopes: list[Layer], scale: float = 1.0
) -> float:
    """Backpropagation: the mean loss of the rows in space.A[0], whose targets are in space.end.T; its slopes in slopes.

    scale: what the slopes come multiplied by; they are linear in the last layer's derivative, so that it costs nothing.
    """
    forward(layers, ACTIVATIONS[activation], space)
    value = LOSSES[loss](space.end, scale)  # the last Z becomes the loss's derivative by it
    backward(layers, ACTIVATIONS[activation], space, slopes)
    return value
