"""Dense layers: what they compute, forward, and how the loss answers to every weight and bias, backward.

Rows are samples. A layer sends its input A to activation(A W + b); the last layer leaves Z = A W + b to the loss.

A step of a small network takes less than 0.1 ms, much of which Python and NumPy spend on calls, beside the arithmetic.
But every step makes the same calls on the same arrays. So the arrays, their transposes and the calls are got ready
once: forward, backward and the losses give what is then run at each step. Two calls stand for slower ones, A.dot(B, C)
for np.matmul(A, B, out=C), and a product with ones for a sum.

Source: Goodfellow, Bengio & Courville, Deep Learning (2016), sections 6.2, 6.5 and 8.4.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]  # float32 or float64, as the network has it
Call = Callable[[], object]  # one that is ready to be made
ZERO, ONE = np.zeros((), np.float32), np.ones((), np.float32)  # arrays: NumPy need not make them at each step


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


def cross_entropy(Z: Array, T: Array) -> Callable[[float], float]:
    """Mean of log sum exp(z) - t·z; Z becomes scale times its derivative by Z, (softmax(Z) - T) / m.

    Z, T: (k, m), a column for each of m rows; in T, 1 at its label and 0 elsewhere. The loss is -log softmax(z)[label],
    but the logarithm is of the sum of exp, never of a probability, which floats may round to 0.
    """
    m: int = Z.shape[1]
    ones_k, ones_m = np.ones(len(Z), Z.dtype), np.ones(m, Z.dtype)

    def loss(scale: float) -> float:
        nonlocal Z  # changed in place
        Z -= np.maximum.reduce(Z)  # the same probabilities, and exp cannot overflow
        at_labels = float(np.vdot(Z, T))
        np.exp(Z, out=Z)
        total = ones_k.dot(Z)  # (m,), from 1 to k
        Z /= total
        Z -= T
        Z *= scale / m
        return (float(np.log(total).dot(ones_m)) - at_labels) / m

    return loss


def squared(Z: Array, T: Array) -> Callable[[float], float]:
    """Half of the mean over the rows of |z - t|²; Z becomes scale times its derivative by Z, (Z - T) / m.

    Z, T: (k, m), a column for each of m rows.
    """
    m: int = Z.shape[1]

    def loss(scale: float) -> float:
        nonlocal Z  # changed in place
        Z -= T
        value = float(np.vdot(Z, Z)) / (2 * m)
        Z *= scale / m
        return value

    return loss


LOSSES: dict[str, Callable[[Array, Array], Callable[[float], float]]] = {
    "cross-entropy": cross_entropy,
    "squared": squared,
}


class Room(NamedTuple):
    """Memory for the passes of m rows through a network.

    A[0]: (m, inputs) is filled with the rows; A[i]: (m, sizes[i]) what layer i makes of them; D[i]: the loss's
    derivative by A[i], then by Z[i]. A[-1] is the transpose of Z: (outputs, m), what the last layer makes of them; the
    loss's derivative takes its place.  T: (outputs, m) what it should be. In these two the m numbers of which the loss
    takes sums and maxima lie side by side.  ones: (m,), whose product with a matrix sums its columns.
    """

    A: list[Array]
    D: list[Array]
    Z: Array
    T: Array
    ones: Array


def room(sizes: tuple[int, ...], m: int, dtype: np.dtype[Any]) -> Room:
    """Room for m rows."""
    A = [np.empty((m, size), dtype) for size in sizes[:-1]]
    Z, T = np.empty((2, sizes[-1], m), dtype)
    return Room([*A, Z.T], [np.empty_like(a) for a in A], Z, T, np.ones(m, dtype))


def rooms(sizes: tuple[int, ...], rows: int, batch: int, dtype: np.dtype[Any]) -> dict[int, Room]:
    """Room for each number of rows that there is where so many come by batches: the last may be smaller."""
    return {m: room(sizes, m, dtype) for m in {min(batch, rows), rows % batch} - {0}}


def targets(y: Array, batch: int) -> Array:
    """What fill_targets takes of rows that come by batches; made for all of them at once, which costs less.

    Quantities y, (rows, k), stay. Labels y, (rows,), become places: where in its batch's T, (k, m), read row after row,
    each has its 1.
    """
    if y.ndim == 2:
        return y
    rest = len(y) % batch  # rows of the last batch, where it is smaller
    whole = len(y) - rest
    places: Array = np.arange(len(y)) % batch
    places[:whole] += batch * y[:whole]
    places[whole:] += rest * y[whole:]
    return places


def fill_targets(T: Array, given: Array) -> None:
    """Fill T, (k, m), with what targets gave for these m rows: quantities, (m, k), or the places of ones, (m,)."""
    if given.ndim == 2:
        T[...] = given.T
    else:
        T.fill(0)
        T.put(given, ONE)


def forward(layers: list[Layer], activation: Activation, space: Room) -> list[Call]:
    """The calls that fill A[1:] from A[0]: the hidden layers' activations, and the last layer's Z."""
    A, calls = space.A, list[Call]()
    for (W, b), below, Z in zip(layers[:-1], A, A[1:], strict=False):
        calls += [partial(below.dot, W, Z)]  # (m, inputs) (inputs, outputs)
        calls += [partial(np.add, Z, b, Z), partial(activation.apply, Z)]
    W, b = layers[-1]
    return [*calls, partial(W.T.dot, A[-2].T, space.Z), partial(np.add, A[-1], b, A[-1])]


def backward(layers: list[Layer], activation: Activation, space: Room, slopes: list[Layer]) -> list[Call]:
    """The calls that fill slopes, the loss's derivatives by every W and b, layer by layer from the last.

    space: as forward left it, but A[-1] holds the loss's derivative by the last Z.
    """
    A, D, calls = space.A, space.D, list[Call]()
    delta = A[-1]  # the derivative by Z of the layer at hand, (m, outputs)
    for i in reversed(range(len(layers))):
        calls += [partial(A[i].T.dot, delta, slopes[i].W)]  # (inputs, m) (m, outputs)
        calls += [partial(space.ones.dot, delta, slopes[i].b)]  # (m,) (m, outputs): the sum over the rows
        if i > 0:
            calls += [partial(delta.dot, layers[i].W.T, D[i])]  # by the layer's input, which is A of the layer below
            calls += [partial(activation.times_slope, D[i], A[i])]
            delta = D[i]
    return calls


def backpropagation(
    layers: list[Layer], activation: str, loss: str, space: Room, slopes: list[Layer]
) -> Callable[[float], float]:
    """A function that puts the slopes of the mean loss of the rows in space.A[0], with targets space.T, in slopes.

    It takes a scale, by which the slopes come multiplied (they are linear in the last layer's derivative, so that it
    costs nothing), and gives the mean loss.
    """
    there = forward(layers, ACTIVATIONS[activation], space)
    loss_of = LOSSES[loss](space.Z, space.T)  # which puts the loss's derivative by Z in its place
    back = backward(layers, ACTIVATIONS[activation], space, slopes)

    def loss_and_slopes(scale: float) -> float:
        for call in there:
            call()
        value = loss_of(scale)
        for call in back:
            call()
        return value

    return loss_and_slopes
