"""What must hold of backprop_deep. Its answers are held against derivatives that were taken without the chain rule."""

import numpy as np

from fullrank.checks import Fail, check, close, keeps_arguments, parts_of, shape_is

STEP = 1e-30


def slope_by(cost, parts, which):
    """The derivative of cost(*parts) by every entry of one part: the imaginary part that a tiny imaginary step leaves."""
    slopes = np.zeros(parts[which].shape)
    for place in np.ndindex(slopes.shape):
        moved = [np.array(part, dtype=complex) for part in parts]
        moved[which][place] += 1j * STEP
        slopes[place] = cost(*moved).imag / STEP
    return slopes


def cost(X, Y, *layers):
    A = X
    for W, b in zip(layers[:-2:2], layers[1:-2:2], strict=True):
        A = np.tanh(A @ W.T + b)
    return np.sum((A @ layers[-2].T + layers[-1] - Y) ** 2) / len(X)


def expected_of(X, Y, weights, biases):
    flat = [part for layer in zip(weights, biases, strict=True) for part in layer]
    slopes = [slope_by(cost, (X, Y, *flat), which) for which in range(2, 2 + len(flat))]
    return slopes[::2], slopes[1::2]


def network(draw, N, sizes):
    """Samples and a network whose gradients are not small."""
    X, Y = draw.matrix(N, sizes[0], low=-2, high=2), draw.matrix(N, sizes[-1])
    weights = [draw.matrix(k, n, low=-2, high=2) for n, k in zip(sizes[:-1], sizes[1:], strict=True)]
    biases = [draw.vector(k, low=-1, high=1) for k in sizes[1:]]
    A = X
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A = np.tanh(A @ W.T + b)
        draw.guard(0.2 < np.abs(A).max() < 0.97)
    gW, gb = expected_of(X, Y, weights, biases)
    draw.guard(all(np.abs(each).max() > 0.05 for each in (*gW, *gb)))
    return X, Y, weights, biases


def straight(draw):
    return network(draw, 1, draw.choice(([1, 1], [2, 1], [1, 2])))


def two_layers(draw):
    return network(draw, 1, [1, 1, 1])


def three_layers(draw):
    return network(draw, 1, [1, 1, 1, 1])


def samples(draw):
    return network(draw, 2, draw.choice(([1, 1], [1, 1, 1])))


def any_depth(draw):
    return network(draw, draw.integer(1, 3), [draw.integer(1, 3) for _ in range(draw.integer(2, 5))])


def gradients(backprop_deep, X, Y, weights, biases):
    """Both lists, each entry seen to have the shape of what it belongs to."""
    gW, gb = parts_of(backprop_deep(X, Y, weights, biases), 2, "gW and gb")
    for name, given, wanted in (("gW", gW, weights), ("gb", gb, biases)):
        if not isinstance(given, (list, tuple)) or len(given) != len(wanted):
            raise Fail(f"`{name}` must be a list of {len(wanted)} arrays, one for each layer.", code="kind", got=given)
    return tuple(
        [shape_is(part, of.shape, f"`{name}[{k}]`") for k, (part, of) in enumerate(zip(given, wanted, strict=True))]
        for name, given, wanted in (("gW", gW, weights), ("gb", gb, biases))
    )


def see(backprop_deep, X, Y, weights, biases):
    got = gradients(backprop_deep, X, Y, weights, biases)
    for name, mine, true in zip(("gW", "gb"), got, expected_of(X, Y, weights, biases), strict=True):
        for k in reversed(range(len(true))):
            close(
                mine[k],
                true[k],
                f"Layer {k} of {len(true)}, counted from 0: `{name}[{k}]` is not the derivative of the cost.",
                relative=1e-5,
                absolute=1e-7,
            )


@check(inputs=straight, says="A single layer is a straight line: no squashing, no slope.", count=60)
def one_layer(backprop_deep, X, Y, weights, biases):
    see(backprop_deep, X, Y, weights, biases)


@check(inputs=two_layers, says="Two layers give what `backprop` gives.", count=60)
def one_hidden_layer(backprop_deep, X, Y, weights, biases):
    see(backprop_deep, X, Y, weights, biases)


@check(inputs=three_layers, says="Three layers, each with one neuron: every slope is taken where it belongs.", count=60)
def two_hidden_layers(backprop_deep, X, Y, weights, biases):
    see(backprop_deep, X, Y, weights, biases)


@check(inputs=samples, says="The cost is averaged over the samples.", count=40)
def samples_are_averaged(backprop_deep, X, Y, weights, biases):
    see(backprop_deep, X, Y, weights, biases)


@check(inputs=any_depth, says="It works for any depth and any size.", count=50)
def depth_does_not_matter(backprop_deep, X, Y, weights, biases):
    see(backprop_deep, X, Y, weights, biases)


@check(inputs=samples, says="What was given is left as it was.", count=20)
def arguments_stay(backprop_deep, X, Y, weights, biases):
    keeps_arguments(backprop_deep, X, Y, weights, biases)
