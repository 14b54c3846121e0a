"""What must hold of layer."""

from math import tanh

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def said_by(A, W, b):
    """Neuron by neuron and sample by sample, without a matrix product."""
    sums = [[sum(w * a for w, a in zip(row, sample, strict=True)) for row in W] for sample in A]
    return np.array([[tanh(z + shift) for z, shift in zip(line, b, strict=True)] for line in sums])


def inputs_of(draw, N, n_in, n_out):
    A, W, b = draw.matrix(N, n_in, low=-2, high=2), draw.matrix(n_out, n_in, low=-2, high=2), draw.vector(n_out)
    draw.guard(np.abs(said_by(A, W, b)).min() > 1e-3 and np.abs(A @ W.T).max() < 6)
    return A, W, b


def one_neuron(draw):
    return inputs_of(draw, 1, draw.integer(1, 3), 1)


def one_sample(draw):
    return inputs_of(draw, 1, 2, 2)


def many(draw):
    return inputs_of(draw, draw.integer(2, 3), draw.integer(1, 2), draw.integer(1, 2))


def large(draw):
    return inputs_of(draw, draw.integer(1, 5), draw.integer(1, 4), draw.integer(1, 4))


def see(layer, inputs, words):
    expected = said_by(*inputs)
    close(shape_is(layer(*inputs), expected.shape, "The answer"), expected, words)


@check(inputs=one_neuron, says="One neuron says $\\tanh(\\mathbf{w}\\cdot\\mathbf{a} + b)$.", count=80)
def one_neuron_says(layer, A, W, b):
    see(layer, (A, W, b), "One neuron, one sample: this is not what it says.")


@check(inputs=one_sample, says="Row $i$ of $W$ belongs to neuron $i$.", count=60)
def rows_are_neurons(layer, A, W, b):
    see(layer, (A, W, b), "Two neurons, one sample: these are not what they say.")


@check(
    inputs=many, says="Every sample goes through on its own: row $n$ of the answer belongs to row $n$ of $A$.", count=60
)
def rows_are_samples(layer, A, W, b):
    see(layer, (A, W, b), "With several samples, this is not what the neurons say to each.")


@check(inputs=large, says="It works for layers of every size.", count=60)
def size_does_not_matter(layer, A, W, b):
    see(layer, (A, W, b), "This is not what the layer says.")


@check(inputs=many, says="`A`, `W` and `b` are left as they were.", count=20)
def arguments_stay(layer, A, W, b):
    keeps_arguments(layer, A, W, b)
