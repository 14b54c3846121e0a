"""What must hold of backprop. Its answers are held against derivatives that were taken without the chain rule."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, parts_of, shape_is

NAMES = ("gW1", "gb1", "gW2", "gb2")

STEP = 1e-30


def slope_by(cost, parts, which):
    """The derivative of cost(*parts) by every entry of one part: the imaginary part that a tiny imaginary step leaves."""
    slopes = np.zeros(parts[which].shape)
    for place in np.ndindex(slopes.shape):
        moved = [np.array(part, dtype=complex) for part in parts]
        moved[which][place] += 1j * STEP
        slopes[place] = cost(*moved).imag / STEP
    return slopes


def cost(X, Y, W1, b1, W2, b2):
    return np.sum((np.tanh(X @ W1.T + b1) @ W2.T + b2 - Y) ** 2) / len(X)


def expected_of(inputs):
    return [slope_by(cost, inputs, which) for which in (2, 3, 4, 5)]


def network(draw, N, n_in, hidden, n_out):
    """Samples and a network whose neurons are neither asleep nor saturated, with gradients that are not small."""
    X, Y = draw.matrix(N, n_in, low=-2, high=2), draw.matrix(N, n_out)
    W1, b1 = draw.matrix(hidden, n_in, low=-1, high=1), draw.vector(hidden, low=-1, high=1)
    W2, b2 = draw.matrix(n_out, hidden, low=-2, high=2), draw.vector(n_out, low=-2, high=2)
    inputs = X, Y, W1, b1, W2, b2
    A = np.tanh(X @ W1.T + b1)
    draw.guard(0.2 < np.abs(A).max() < 0.97)
    draw.guard(all(np.abs(each).max() > 0.05 for each in expected_of(inputs)))
    return inputs


def one_of_each(draw):
    return network(draw, 1, 1, 1, 1)


def two_outputs(draw):
    return network(draw, 1, 1, 1, 2)


def two_samples(draw):
    return network(draw, 2, 1, 1, 1)


def small(draw):
    return network(draw, *draw.choice(((1, 2, 1, 1), (1, 1, 2, 1), (2, 1, 1, 1))))


def any_size(draw):
    return network(draw, draw.integer(1, 4), draw.integer(1, 3), draw.integer(1, 4), draw.integer(1, 3))


def gradients(backprop, inputs):
    """The four answers, each seen to have the shape of what it belongs to."""
    parts = parts_of(backprop(*inputs), 4, "gW1, gb1, gW2 and gb2")
    return [shape_is(part, of.shape, f"`{name}`") for part, of, name in zip(parts, inputs[2:], NAMES, strict=True)]


def see(backprop, inputs, names, words):
    got, expected = gradients(backprop, inputs), expected_of(inputs)
    for name, mine, true in zip(NAMES, got, expected, strict=True):
        if name in names:
            close(mine, true, f"{words} `{name}` is not the derivative of the cost.", relative=1e-5, absolute=1e-7)


@check(inputs=small, says="Each answer has the shape of what it belongs to.", count=30)
def shapes_are_those_of_the_parameters(backprop, X, Y, W1, b1, W2, b2):
    gradients(backprop, (X, Y, W1, b1, W2, b2))


@check(
    inputs=one_of_each, says="`gW2` and `gb2` say how the cost answers to the outputs' weights and biases.", count=60
)
def the_last_layer(backprop, X, Y, W1, b1, W2, b2):
    see(backprop, (X, Y, W1, b1, W2, b2), ("gW2", "gb2"), "One sample, one hidden neuron, one output.")


@check(inputs=one_of_each, says="`gW1` and `gb1` say how the cost answers to the hidden layer's.", count=60)
def the_hidden_layer(backprop, X, Y, W1, b1, W2, b2):
    see(backprop, (X, Y, W1, b1, W2, b2), ("gW1", "gb1"), "One sample, one hidden neuron, one output.")


@check(inputs=two_outputs, says="The squared error is added up over the outputs.", count=40)
def outputs_are_added(backprop, X, Y, W1, b1, W2, b2):
    see(backprop, (X, Y, W1, b1, W2, b2), NAMES, "One sample, two outputs.")


@check(inputs=two_samples, says="The cost is averaged over the samples, and so are its derivatives.", count=60)
def samples_are_averaged(backprop, X, Y, W1, b1, W2, b2):
    see(backprop, (X, Y, W1, b1, W2, b2), NAMES, "Two samples.")


@check(inputs=any_size, says="It works for every size.", count=60)
def size_does_not_matter(backprop, X, Y, W1, b1, W2, b2):
    see(backprop, (X, Y, W1, b1, W2, b2), NAMES, "With these sizes,")


@check(inputs=small, says="What was given is left as it was.", count=20)
def arguments_stay(backprop, X, Y, W1, b1, W2, b2):
    keeps_arguments(backprop, X, Y, W1, b1, W2, b2)
