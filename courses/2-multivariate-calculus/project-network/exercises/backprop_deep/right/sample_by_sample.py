import numpy as np


def backprop_deep(X, Y, weights, biases):
    gW = [np.zeros(W.shape) for W in weights]
    gb = [np.zeros(b.shape) for b in biases]
    last = len(weights) - 1
    for x, y in zip(X, Y, strict=True):
        said = [x]
        for k, (W, b) in enumerate(zip(weights, biases, strict=True)):
            z = W @ said[-1] + b
            said.append(z if k == last else np.tanh(z))
        d = 2 * (said[-1] - y) / len(X)
        for k in range(last, -1, -1):
            gW[k] += np.outer(d, said[k])
            gb[k] += d
            d = (weights[k].T @ d) * (1 - said[k] ** 2)
    return gW, gb
